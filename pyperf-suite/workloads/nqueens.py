"""The number of ways to put n queens on an n by n board so that none attacks another.

Backtracking by rows with one flag for each column and diagonal (Wirth, Program
Development by Stepwise Refinement, Communications of the ACM 14, 1971); the first row
is tried up to the middle only, the other half being its mirror image.
"""


def place(row, n, columns, rising, falling):
    """Count the ways to fill the rows from `row` on; a true flag is a line attacked."""
    if row == n:
        return 1
    count = 0
    for column in range(n):
        up = row + column
        down = row - column + n
        if not (columns[column] or rising[up] or falling[down]):
            columns[column] = rising[up] = falling[down] = True
            count += place(row + 1, n, columns, rising, falling)
            columns[column] = rising[up] = falling[down] = False
    return count


def run(n):
    columns = [False] * n
    rising = [False] * (2 * n)
    falling = [False] * (2 * n)
    count = 0
    for column in range((n + 1) // 2):
        down = n - column
        columns[column] = rising[column] = falling[down] = True
        ways = place(1, n, columns, rising, falling)
        columns[column] = rising[column] = falling[down] = False
        is_middle = 2 * column + 1 == n
        count += ways if is_middle else 2 * ways
    return count


if __name__ == "__main__":
    import harness

    harness.main(run)
