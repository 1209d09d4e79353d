"""The best value of a knapsack of capacity n with 60 things to choose from, and the
number of things in it.

Dynamic programming over capacities (Bellman, 1957) with one row, and one row of flags
for each thing to find the choice again.
"""

from lcg import integers

THINGS = 60


def solve(weights, values, capacity):
    """The best total value, and the indices of the things that make it up."""
    best = [0] * (capacity + 1)
    taken = []
    for weight, value in zip(weights, values):
        took = [False] * (capacity + 1)
        for room in range(capacity, weight - 1, -1):
            candidate = best[room - weight] + value
            if candidate > best[room]:
                best[room] = candidate
                took[room] = True
        taken.append(took)
    chosen = []
    room = capacity
    for i in reversed(range(len(weights))):
        if taken[i][room]:
            chosen.append(i)
            room -= weights[i]
    return best[capacity], chosen


def run(n):
    weights = [5 + w for w in integers(43, THINGS, n // 8)]
    values = [w + v for w, v in zip(weights, integers(47, THINGS, n // 8))]
    value, chosen = solve(weights, values, n)
    return value, len(chosen)


if __name__ == "__main__":
    import harness

    harness.main(run)
