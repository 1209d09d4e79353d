"""Pi, estimated from n points thrown at a square: the share that falls into the
circle.

The Monte Carlo kernel of SciMark 2, with the random numbers from an object of ours:
Park and Miller's minimal standard generator (Communications of the ACM 31, 1988).
"""


class Random:
    """state = state * 16807 mod 2**31 - 1"""

    MULTIPLIER = 16807
    MODULUS = 2147483647

    def __init__(self, seed):
        self.state = seed

    def next_float(self):
        """A float above 0.0 and below 1.0."""
        self.state = self.state * self.MULTIPLIER % self.MODULUS
        return self.state / self.MODULUS


def run(n):
    random = Random(113)
    inside = 0
    for _ in range(n):
        x = random.next_float()
        y = random.next_float()
        if x * x + y * y <= 1.0:
            inside += 1
    return 4.0 * inside / n


if __name__ == "__main__":
    import harness

    harness.main(run)
