"""The n-th Fibonacci number by the doubly recursive definition: calls, comparisons,
additions and little else.

Long the measure of a language's calls (Gabriel's Lisp benchmarks had Tak beside it).
"""


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def run(n):
    return fib(n)


if __name__ == "__main__":
    import harness

    harness.main(run)
