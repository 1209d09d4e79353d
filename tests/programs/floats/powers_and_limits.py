# Exactness of ** and of conversions at the limits.
import sys

info = sys.float_info
print(info.max, info.min, info.epsilon, info.dig, info.mant_dig, info.max_exp, info.min_exp, info.max_10_exp, info.min_10_exp, info.radix, info.rounds)
print(info.max * 2, info.min / 2**52, info.min / 2**53, info.max + 1 == info.max, 1 + info.epsilon > 1, 1 + info.epsilon / 2 > 1)

for base in (2, 2.0, 10, 10.0, 0.1, 1.5, -2.0, 3.0):
    for exponent in (-10, -3, -1, 0, 1, 2, 5, 10, 30, 0.5, 2.5, -0.5):
        if base < 0 and exponent != int(exponent):
            continue
        print(base, exponent, base**exponent)

print(4**0.5, 2**0.5, 27 ** (1 / 3), 1e-300**2, 0.0**0, 0**0.0, 0.0**0.0, (-1.0) ** 10**20, 1.0**1e308)
print(2.0**-1074, 2.0**-1075, 2.0**1023, pow(2.0, 3), pow(2, -2), pow(0.0, 3), pow(-0.0, 3), pow(-0.0, 2))
inf = float("inf")
print(inf**0, inf**-1, (-inf) ** 3, (-inf) ** 2, (-inf) ** -3, 0.5**inf, 2.0**inf, 2.0**-inf, (-1.0) ** inf, 1.0 ** float("nan"))

# Accumulated error is the same everywhere.
total = 0.0
for n in range(1, 2001):
    total += 1.0 / (n * n)
print(total)
x = 2.0
for _ in range(6):
    x = x - (x * x - 2.0) / (2.0 * x)
    print(x)
x = 0.4
for _ in range(60):
    x = 3.9 * x * (1.0 - x)
print(x)
a, b = 1.0, 1.0
for _ in range(1600):
    a, b = b, a + b
print(a, b)
print(sum([0.1] * 10), sum([1e16, 1.0, -1e16]), sum([0.1, 0.2, 0.3, 0.4]), sum([1e308, 1e308, -1e308]))
print(sum([1, 2.5, True]), sum([0.1] * 3, 0.0), sum([0.5], 10), sum([2**70, 0.5]), sum([inf, -inf]), sum([-0.0]), sum([-0.0], -0.0))
print(0.1 * 3, 0.1 + 0.1 + 0.1, 1 - 0.9, 1e16 + 1, 1e16 + 2.0, 0.1 * 0.1, 1.1 * 1.1, 4.35 * 100)
