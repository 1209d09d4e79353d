"""The number of primes up to n.

The sieve of Eratosthenes over a list of booleans, crossing off in a loop.
"""


def run(n):
    is_prime = [True] * (n + 1)
    count = 0
    for p in range(2, n + 1):
        if is_prime[p]:
            count += 1
            for multiple in range(p * p, n + 1, p):
                is_prime[multiple] = False
    return count


if __name__ == "__main__":
    import harness

    harness.main(run)
