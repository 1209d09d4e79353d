# Wrong calls of builtins: arity, keywords, types.
CALLS = [
    lambda: len(), lambda: len(1, 2), lambda: len(5), lambda: len(x=1), lambda: abs(), lambda: abs(1, 2), lambda: ord(), lambda: ord("ab"), lambda: chr(), lambda: chr("a"),
    lambda: hash(), lambda: id(), lambda: id(1, 2), lambda: repr(), lambda: isinstance(1), lambda: isinstance(1, 2), lambda: isinstance(1, (int, 5)), lambda: isinstance("x", (5, int)), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: issubclass(int),
    lambda: getattr(1), lambda: getattr(1, 2), lambda: getattr(1, "x"), lambda: getattr(1, "x", 2, 3), lambda: setattr(1, "x"), lambda: setattr(1, "x", 2), lambda: delattr(1, "x"), lambda: hasattr(1), lambda: hasattr(1, 2),
    lambda: iter(), lambda: iter(5), lambda: iter(5, 6), lambda: iter(1, 2, 3), lambda: next(), lambda: next(5), lambda: next([]), lambda: next(iter([])), lambda: callable(), lambda: vars(5), lambda: dir(1, 2),
    lambda: max(), lambda: max(5), lambda: max([]), lambda: max(1, "a"), lambda: max(1, 2, default=3), lambda: max([], key=5), lambda: max([1, 2], key=5), lambda: min([], default=7), lambda: min(x=1), lambda: max([1], foo=1), lambda: max([None, 1]),
    lambda: sum(), lambda: sum(5), lambda: sum(["a"]), lambda: sum([1], "a"), lambda: sum("ab", ""), lambda: sum([b"a"], b""), lambda: sum([[1]], []), lambda: sum([1], [2]), lambda: sum([1], start=5), lambda: sum(1, 2, 3),
    lambda: sorted(), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: sorted([1, 2], key=5), lambda: sorted([1], foo=1), lambda: sorted([1, "a"]), lambda: reversed(), lambda: reversed(5), lambda: reversed({1}), lambda: reversed([1], 2),
    lambda: enumerate(), lambda: enumerate(5), lambda: enumerate([], "a"), lambda: enumerate([], 1, 2), lambda: enumerate(foo=1), lambda: zip(5), lambda: zip([1], 5), lambda: zip([], foo=1), lambda: list(zip([1], [1, 2], strict=True)), lambda: map(), lambda: map(abs), lambda: map(abs, 5), lambda: map(foo=1),
    lambda: list(map(5, [1])), lambda: filter(), lambda: filter(abs), lambda: filter(None, 5), lambda: list(filter(5, [1])), lambda: any(), lambda: any(5), lambda: all(5), lambda: all([], []),
    lambda: divmod(1), lambda: divmod("a", 2), lambda: pow(1), lambda: pow("a", 2), lambda: pow(2, 2, "a"), lambda: round(), lambda: round("a"), lambda: round(1, "a"), lambda: hex(1.5), lambda: oct("a"), lambda: bin(None),
    lambda: int("a"), lambda: int([], 5), lambda: int(1, 2, 3), lambda: float("a"), lambda: float([]), lambda: str(1, 2, 3), lambda: bool(1, 2), lambda: list(1, 2), lambda: tuple(5), lambda: set(5), lambda: dict(5), lambda: dict(1, 2), lambda: bytes("a"),
    lambda: print(foo=1), lambda: print(1, sep=5), lambda: print(1, end=5), lambda: print(file=5), lambda: input(1, 2), lambda: format(), lambda: format(1, 2), lambda: format(1, "q"), lambda: type(), lambda: type(1, 2), lambda: type("A", 1, {}), lambda: type("A", (), 1), lambda: type(1, (), {}),
    lambda: object(1), lambda: object.foo, lambda: object().foo, lambda: super(1), lambda: super(int, "a"), lambda: property(1, 2, 3, 4, 5), lambda: staticmethod(), lambda: classmethod(1, 2), lambda: range(), lambda: slice(), lambda: range("a"),
    lambda: [].append(), lambda: [].append(1, 2), lambda: [].append(x=1), lambda: "".join(), lambda: "".split(1, 2, 3), lambda: {}.get(), lambda: {}.get(1, 2, 3), lambda: {}.get(key=1), lambda: {}.update(1, 2), lambda: (1).bit_length(1), lambda: "a".encode(1, 2, 3), lambda: "".format_map(), lambda: "".center(), lambda: [].sort(1), lambda: [].insert(0),
    lambda: list.append(), lambda: list.append(1), lambda: list.append(1, 2), lambda: str.upper(1), lambda: str.join(1, 2), lambda: dict.get(1, 2), lambda: int.bit_length("a"), lambda: list.sort(()), lambda: object.__init__(), lambda: object.__new__(), lambda: object.__new__(1), lambda: int.__new__(str), lambda: int.__new__(), lambda: str.__new__(int),
]
for number, call in enumerate(CALLS):
    try:
        result = call()
        print(number, "returned", type(result).__name__, result if type(result) in (int, str, list) else "")
    except Exception as error:
        print(number, type(error).__name__, error)
