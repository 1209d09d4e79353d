# A matrix class: arithmetic, determinant, inverse, powers, with exact fractions of its own.
def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


class Fraction:
    __slots__ = ("n", "d")

    def __init__(self, n, d=1):
        if d == 0:
            raise ZeroDivisionError(f"Fraction({n}, 0)")
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    def _other(self, other):
        return other if isinstance(other, Fraction) else Fraction(other)

    def __add__(self, other):
        o = self._other(other)
        return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)

    __radd__ = __add__

    def __neg__(self):
        return Fraction(-self.n, self.d)

    def __sub__(self, other):
        return self + -self._other(other)

    def __rsub__(self, other):
        return self._other(other) - self

    def __mul__(self, other):
        o = self._other(other)
        return Fraction(self.n * o.n, self.d * o.d)

    __rmul__ = __mul__

    def __truediv__(self, other):
        o = self._other(other)
        return Fraction(self.n * o.d, self.d * o.n)

    def __eq__(self, other):
        o = self._other(other)
        return (self.n, self.d) == (o.n, o.d)

    def __bool__(self):
        return self.n != 0

    def __repr__(self):
        return f"{self.n}" if self.d == 1 else f"{self.n}/{self.d}"


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]
        if len({len(row) for row in self.rows}) != 1:
            raise ValueError("rows differ in length")

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def shape(self):
        return len(self.rows), len(self.rows[0])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __getitem__(self, key):
        r, c = key
        return self.rows[r][c]

    def __setitem__(self, key, value):
        r, c = key
        self.rows[r][c] = value

    def __eq__(self, other):
        return self.rows == other.rows

    def __add__(self, other):
        return Matrix([[a + b for a, b in zip(p, q)] for p, q in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return self + other * -1

    def __mul__(self, k):
        return Matrix([[x * k for x in row] for row in self.rows])

    __rmul__ = __mul__

    def __matmul__(self, other):
        if self.shape[1] != other.shape[0]:
            raise ValueError(f"cannot multiply {self.shape} by {other.shape}")
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __pow__(self, n):
        result, base = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ base
            base, n = base @ base, n >> 1
        return result

    def determinant(self):
        m, sign = [[Fraction(x) if isinstance(x, int) else x for x in row] for row in self.rows], 1
        result = Fraction(1)
        for i in range(len(m)):
            pivot = next((r for r in range(i, len(m)) if m[r][i]), None)
            if pivot is None:
                return Fraction(0)
            if pivot != i:
                m[i], m[pivot], sign = m[pivot], m[i], -sign
            result *= m[i][i]
            for r in range(i + 1, len(m)):
                factor = m[r][i] / m[i][i]
                m[r] = [a - factor * b for a, b in zip(m[r], m[i])]
        return result * sign

    def inverse(self):
        n = len(self.rows)
        m = [[Fraction(x) for x in row] + [Fraction(int(i == j)) for j in range(n)] for i, row in enumerate(self.rows)]
        for i in range(n):
            pivot = next((r for r in range(i, n) if m[r][i]), None)
            if pivot is None:
                raise ZeroDivisionError("matrix is singular")
            m[i], m[pivot] = m[pivot], m[i]
            m[i] = [x / m[i][i] for x in m[i]]
            for r in range(n):
                if r != i and m[r][i]:
                    m[r] = [a - m[r][i] * b for a, b in zip(m[r], m[i])]
        return Matrix([row[n:] for row in m])

    def __repr__(self):
        return "[" + "; ".join(" ".join(map(str, row)) for row in self.rows) + "]"


a, b = Matrix([[2, 1, 1], [1, 3, 2], [1, 0, 0]]), Matrix([[1, 2], [3, 4], [5, 6]])
print(a @ b, b.T, a.determinant(), a.inverse(), a @ a.inverse() == Matrix.identity(3), a + a == 2 * a, a - a, a**5, Matrix([[1, 1], [1, 0]]) ** 90, sep="\n")
hilbert = Matrix([[Fraction(1, i + j + 1) for j in range(5)] for i in range(5)])
print(hilbert, hilbert.determinant(), Matrix([[i * j % 7 for j in range(1, 7)] for i in range(1, 7)]).determinant(), sep="\n")
a[0, 0] = Fraction(1, 2)
print(a, a[0, 0], a.shape, b.shape)
for action in (lambda: b @ b, lambda: Matrix([[1], [1, 2]]), lambda: Matrix([[1, 2], [2, 4]]).inverse(), lambda: a[5, 5], lambda: Fraction(1, 0), lambda: Fraction(1) / 0):
    try:
        print(action())
    except (ValueError, ZeroDivisionError, IndexError) as error:
        print(type(error).__name__, error)
