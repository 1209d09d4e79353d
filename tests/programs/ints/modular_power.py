# pow() with two and three arguments, including modular inverses.
def attempt(*arguments):
    try:
        print(arguments, "->", repr(pow(*arguments)))
    except (ValueError, TypeError, ZeroDivisionError) as error:
        print(arguments, "->", type(error).__name__, error)


for base in (0, 1, 2, 3, -2, -7, 10, 2**64 + 3):
    for exponent in (0, 1, 2, 10, 65, 2**40 + 1):
        for modulus in (1, 2, 7, -7, 97, 2**61 - 1, -(2**64)):
            attempt(base, exponent, modulus)

# Negative exponents ask for an inverse.
for base in range(0, 10):
    attempt(base, -1, 10)
attempt(3, -1, 7)
attempt(3, -5, 7)
attempt(-3, -1, 7)
attempt(3, -1, -7)
attempt(2**100, -1, 2**61 - 1)
attempt(38, -1, 97)
attempt(0, -1, 1)
attempt(5, -1, 1)

attempt(2, 3, 0)
attempt(2, 3, 5.0)
attempt(2.0, 3, 5)
attempt(2, 3.0, 5)
attempt(2, 3, "5")
attempt("2", 3, 5)
attempt(2, 3, None)
attempt(2, "3")
attempt(2)
attempt(True, True, True)

print(pow(base=2, exp=10), pow(base=2, exp=10, mod=1000), pow(3, exp=4, mod=5))

# Fermat's little theorem on a few primes.
for prime in (101, 65537, 2**31 - 1, 2**61 - 1, 2**127 - 1):
    print(prime, pow(2, prime - 1, prime), pow(3, prime - 2, prime) * 3 % prime)

# RSA with small textbook primes.
p, q, e = 61, 53, 17
n, d = p * q, pow(e, -1, (p - 1) * (q - 1))
print(d, [pow(pow(m, e, n), d, n) for m in (0, 1, 65, 123, 3232)])
