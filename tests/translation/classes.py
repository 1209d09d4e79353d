# The body of a class, decorators, annotations.
def same(f):
    return f


class Point:
    x: int = 0
    names = ("a", "b")

    @same
    def norm(self, p: float = 2.0) -> float:
        return self.x**p


Point().norm()
