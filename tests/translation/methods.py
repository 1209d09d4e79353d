# Methods of instances and of built-in objects, attributes by slots, super().
class Counter:
    def __init__(self, n):
        self.n = n

    def step(self, by):
        self.n += by
        return self

    @property
    def double(self):
        return self.n * 2


class Louder(Counter):
    def step(self, by):
        return super().step(by * 2)


def methods(items):
    counter = Louder(1)
    items.append(counter.step(2).double)
    return items


methods([])
methods([])
