# An LRU cache as a linked list and a dict, with a decorator, statistics and eviction hooks.
class Link:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self


class LRU:
    def __init__(self, capacity, on_evict=None):
        if capacity < 1:
            raise ValueError("capacity must be positive")
        self.capacity, self.on_evict = capacity, on_evict
        self.table, self.root = {}, Link()
        self.hits = self.misses = self.evictions = 0

    def _unlink(self, link):
        link.before.after, link.after.before = link.after, link.before

    def _to_front(self, link):
        root = self.root
        link.before, link.after = root, root.after
        root.after.before = link
        root.after = link

    def __getitem__(self, key):
        try:
            link = self.table[key]
        except KeyError:
            self.misses += 1
            raise
        self.hits += 1
        self._unlink(link)
        self._to_front(link)
        return link.value

    def __setitem__(self, key, value):
        if key in self.table:
            link = self.table[key]
            link.value = value
            self._unlink(link)
        else:
            if len(self.table) == self.capacity:
                last = self.root.before
                self._unlink(last)
                del self.table[last.key]
                self.evictions += 1
                if self.on_evict:
                    self.on_evict(last.key, last.value)
            link = self.table[key] = Link(key, value)
        self._to_front(link)

    def __delitem__(self, key):
        self._unlink(self.table.pop(key))

    def __contains__(self, key):
        return key in self.table

    def __len__(self):
        return len(self.table)

    def __iter__(self):
        link = self.root.after
        while link is not self.root:
            yield link.key
            link = link.after

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __repr__(self):
        return f"LRU({', '.join(f'{k!r}: {self.table[k].value!r}' for k in self)})"


def cached(capacity):
    def decorate(f):
        cache = LRU(capacity)

        def wrapper(*args):
            try:
                return cache[args]
            except KeyError:
                cache[args] = result = f(*args)
                return result

        wrapper.cache = cache
        return wrapper

    return decorate


evicted = []
cache = LRU(3, lambda k, v: evicted.append((k, v)))
for n, letter in enumerate("abcab"):
    cache[letter] = n
print(cache, len(cache), list(cache), "c" in cache, cache["c"], cache, cache.get("zz", "none"))
cache["d"] = 9
print(cache, evicted, cache.hits, cache.misses, cache.evictions)
del cache["d"]
cache["e"] = 5
print(cache, "d" in cache)
for action in (lambda: cache["missing"], lambda: LRU(0), lambda: cache.__delitem__("q")):
    try:
        action()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)


@cached(50)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


@cached(4)
def square(n):
    return n * n


print(fib(100), fib.cache.hits, fib.cache.misses, fib.cache.evictions, [square(n) for n in (1, 2, 3, 1, 4, 5, 1, 2)], square.cache, square.cache.hits, square.cache.misses)
seed = 12345
for _ in range(2000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    square((seed >> 16) % 7)
print(square.cache.hits, square.cache.misses, square.cache.evictions, sorted(square.cache))
