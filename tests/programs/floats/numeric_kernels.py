# Small numeric kernels whose last digits tell whether arithmetic is IEEE exact.
def mandelbrot(width, height, limit):
    rows = []
    for j in range(height):
        row = []
        for i in range(width):
            cr, ci = -2.0 + 3.0 * i / width, -1.2 + 2.4 * j / height
            zr = zi = 0.0
            n = 0
            while n < limit and zr * zr + zi * zi <= 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            row.append(" .:-=+*#%@"[n * 9 // limit])
        rows.append("".join(row))
    return rows


def simpson(f, a, b, n):
    h = (b - a) / n
    total = f(a) + f(b)
    for i in range(1, n):
        total += f(a + i * h) * (4 if i % 2 else 2)
    return total * h / 3


def runge_kutta(f, y, t, end, steps):
    h = (end - t) / steps
    for _ in range(steps):
        k1 = f(t, y)
        k2 = f(t + h / 2, y + h * k1 / 2)
        k3 = f(t + h / 2, y + h * k2 / 2)
        k4 = f(t + h, y + h * k3)
        y += h * (k1 + 2 * k2 + 2 * k3 + k4) / 6
        t += h
    return y


def solve(matrix, vector):
    n = len(vector)
    rows = [row[:] + [v] for row, v in zip(matrix, vector)]
    for column in range(n):
        pivot = max(range(column, n), key=lambda r: abs(rows[r][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        for r in range(column + 1, n):
            factor = rows[r][column] / rows[column][column]
            for c in range(column, n + 1):
                rows[r][c] -= factor * rows[column][c]
    x = [0.0] * n
    for r in range(n - 1, -1, -1):
        x[r] = (rows[r][n] - sum(rows[r][c] * x[c] for c in range(r + 1, n))) / rows[r][r]
    return x


print("\n".join(mandelbrot(60, 21, 40)))
print(simpson(lambda x: x**0.5, 0.0, 2.0, 200), simpson(lambda x: 1 / (1 + x * x), 0, 1, 100) * 4)
print(runge_kutta(lambda t, y: -2.0 * t * y, 1.0, 0.0, 2.0, 50), runge_kutta(lambda t, y: y, 1.0, 0, 1, 20))
print(solve([[2.0, 1.0, -1.0], [-3.0, -1.0, 2.0], [-2.0, 1.0, 2.0]], [8.0, -11.0, -3.0]))
print(solve([[1 / (i + j + 1) for j in range(6)] for i in range(6)], [1.0] * 6))
seed, samples = 42, []
for _ in range(1000):
    seed = (seed * 1103515245 + 12345) % 2**31
    samples.append(seed / 2**31)
mean = sum(samples) / len(samples)
variance = sum((x - mean) ** 2 for x in samples) / (len(samples) - 1)
print(mean, variance, variance**0.5, min(samples), max(samples))
