"""An n by n picture of lit spheres over a chequered floor, seen by casting one ray a
pixel and one shadow ray a hit; the answer is the sum of the picture's brightness.

Ray casting after Appel (AFIPS 1968) with Lambert's shading. Vectors are small
immutable objects with operators: allocation, method calls and float attributes.
"""

from math import floor, sqrt

NEAR = 1e-6
AMBIENT = 0.1


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def normalized(self):
        return self * (1.0 / sqrt(self.dot(self)))


class Sphere:
    def __init__(self, center, radius, albedo):
        self.center = center
        self.radius = radius
        self.albedo = albedo

    def distance(self, origin, direction):
        """How far along the (unit) ray the surface is; None for a miss."""
        to_center = self.center - origin
        along = to_center.dot(direction)
        beside = to_center.dot(to_center) - along * along
        reach = self.radius * self.radius - beside
        if reach < 0.0:
            return None
        half = sqrt(reach)
        if along - half > NEAR:
            return along - half
        return along + half if along + half > NEAR else None

    def normal(self, point):
        return (point - self.center).normalized()

    def albedo_at(self, point):
        return self.albedo


class Floor:
    def __init__(self, height):
        self.height = height

    def distance(self, origin, direction):
        if direction.y > -NEAR:
            return None
        distance = (self.height - origin.y) / direction.y
        return distance if distance > NEAR else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def albedo_at(self, point):
        return 0.9 if (floor(point.x) + floor(point.z)) % 2 == 0 else 0.3


class Scene:
    def __init__(self, objects, light):
        self.objects = objects
        self.light = light

    def nearest(self, origin, direction):
        """The first object that the ray meets and its distance; (None, None) for a miss."""
        best = None
        best_distance = None
        for thing in self.objects:
            distance = thing.distance(origin, direction)
            if distance is not None and (best is None or distance < best_distance):
                best = thing
                best_distance = distance
        return best, best_distance

    def brightness(self, origin, direction):
        thing, distance = self.nearest(origin, direction)
        if thing is None:
            return 0.5 * (1.0 + direction.y)
        point = origin + direction * distance
        to_light = (self.light - point).normalized()
        diffuse = max(0.0, thing.normal(point).dot(to_light))
        if diffuse > 0.0:
            shadowed, _ = self.nearest(point, to_light)
            if shadowed is not None:
                diffuse = 0.0
        return thing.albedo_at(point) * (AMBIENT + (1.0 - AMBIENT) * diffuse)


def make_scene():
    objects = [Floor(-1.0)]
    for i in range(5):
        center = Vector(i - 2.0, 0.4 * (i % 2) - 0.5, 4.0 + 0.5 * i)
        objects.append(Sphere(center, 0.6, 0.5 + 0.1 * i))
    return Scene(objects, Vector(-5.0, 8.0, -3.0))


def run(n):
    scene = make_scene()
    eye = Vector(0.0, 0.0, 0.0)
    total = 0.0
    for row in range(n):
        y = 1.0 - (2.0 * row + 1.0) / n
        for column in range(n):
            x = (2.0 * column + 1.0) / n - 1.0
            total += scene.brightness(eye, Vector(x, y, 1.5).normalized())
    return total


if __name__ == "__main__":
    import harness

    harness.main(run)
