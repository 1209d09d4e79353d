"""n points in space, turned, scaled and moved eight times by composed affine
transformations; the answer is how far the corners of the points' bounding box lie from
the origin and the length of the path through them.

Homogeneous transformations as in Foley and van Dam's Computer Graphics; the
rotations are by an angle of the 3-4-5 triangle, so that no sine is needed. Plain
objects without slots: attributes, methods, a property.
"""

from math import sqrt

from lcg import floats

STEPS = 8


class Point:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def distance_to(self, other):
        dx = self.x - other.x
        dy = self.y - other.y
        dz = self.z - other.z
        return sqrt(dx * dx + dy * dy + dz * dz)

    @property
    def norm(self):
        return sqrt(self.x * self.x + self.y * self.y + self.z * self.z)


class Transform:
    """A 3 by 3 matrix, by rows, and a shift."""

    def __init__(self, rows, shift):
        self.rows = rows
        self.shift = shift

    def apply(self, point):
        (a, b, c), (d, e, f), (g, h, i) = self.rows
        x, y, z = point.x, point.y, point.z
        dx, dy, dz = self.shift
        return Point(
            a * x + b * y + c * z + dx,
            d * x + e * y + f * z + dy,
            g * x + h * y + i * z + dz,
        )

    def then(self, after):
        """The transformation that does this one first."""
        columns = list(zip(*self.rows))
        rows = tuple(tuple(product(row, column) for column in columns) for row in after.rows)
        moved = after.apply(Point(*self.shift))
        return Transform(rows, (moved.x, moved.y, moved.z))


def product(u, v):
    return u[0] * v[0] + u[1] * v[1] + u[2] * v[2]


class BoundingBox:
    def __init__(self, point):
        self.low = Point(point.x, point.y, point.z)
        self.high = Point(point.x, point.y, point.z)

    def include(self, point):
        low = self.low
        high = self.high
        low.x = min(low.x, point.x)
        low.y = min(low.y, point.y)
        low.z = min(low.z, point.z)
        high.x = max(high.x, point.x)
        high.y = max(high.y, point.y)
        high.z = max(high.z, point.z)


ABOUT_X = Transform(((1.0, 0.0, 0.0), (0.0, 0.8, -0.6), (0.0, 0.6, 0.8)), (0.0, 0.0, 0.0))
ABOUT_Z = Transform(((0.8, -0.6, 0.0), (0.6, 0.8, 0.0), (0.0, 0.0, 1.0)), (0.0, 0.0, 0.0))
GROW = Transform(((1.1, 0.0, 0.0), (0.0, 1.1, 0.0), (0.0, 0.0, 1.1)), (0.5, -0.25, 0.125))


def run(n):
    numbers = floats(5, 3 * n)
    points = [Point(next(numbers), next(numbers), next(numbers)) for _ in range(n)]
    step = ABOUT_X.then(ABOUT_Z).then(GROW)
    for _ in range(STEPS):
        points = [step.apply(point) for point in points]
    box = BoundingBox(points[0])
    length = 0.0
    for before, point in zip(points, points[1:]):
        box.include(point)
        length += before.distance_to(point)
    return box.low.norm, box.high.norm, length


if __name__ == "__main__":
    import harness

    harness.main(run)
