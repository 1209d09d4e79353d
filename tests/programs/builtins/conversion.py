# Constructors as conversions between all built-in types.
SAMPLES = [0, 1, -3, True, 2**70, 0.0, 2.75, "", "12", "abc", b"", b"12", (), (1, 2), [], [3, 4], {}, {"k": 1}, set(), {5}, frozenset([6]), range(3), None, "3.5", "1,2", [("a", 1)], iter([7, 8]), (x for x in "gh"), map(str, [1]), slice(1), ...]
for target in (bool, int, float, str, bytes, list, tuple, set, frozenset, dict, enumerate, range, sorted, ascii, type):
    for sample in SAMPLES:
        if hasattr(sample, "__next__"):
            continue
        if target in (set, frozenset) and isinstance(sample, (str, list)):
            sample = sample[:1]
        try:
            result = target(sample)
            if target is enumerate:
                result = list(result)
            print(target.__name__, repr(sample), "->", result if target is not bytes or not isinstance(sample, int) or sample < 9 else "long")
        except Exception as e:
            print(target.__name__, repr(sample), type(e).__name__, e)
print(list(map(int, "123")), list(map(float, ["1", "2.5"])), list(map(bool, [0, 1, ""])), tuple(map(str, (1, 2))), set(map(len, ["a", "bb"])) == {1, 2}, dict(map(lambda k: (k, k * 2), "ab")), [int(c, 16) for c in "afAF"], [float(x) for x in ("1e3", "-0", "inf")])
print(int(True), float(True), str(True), int(2.999), int(-2.999), float("1_0"), int("0b11", 0), int("z", 36), bool("False"), list("\u00e9\U0001f600"), tuple(b"ab"), list({"x": 1, "y": 2}), list(range(2, 0, -1)), bytes([65, 66]), str([1, "a"]), str({"k": (1,)}))
print(chr(ord("x") + 1), [chr(i) for i in range(97, 103)], ord("\u20ac"), hex(255)[2:], int(hex(255), 16), f"{int('1010', 2):o}", int(oct(64), 8), int.from_bytes(b"\x01\x00", "big"), (1000).to_bytes(2, "little"), float.fromhex("0x1.8p1"), "".join(map(chr, [72, 105])), list(map(ord, "Hi")))
for function, arguments in ((chr, (2**21,)), (ord, ("ab",)), (int, ("1.5",)), (int, ("",)), (float, ("x",)), (list, (5,)), (dict, ([1, 2],)), (set, ([[]],)), (bytes, (["a"],)), (tuple, (None,)), (dict, ("ab",)), (dict, (["ab", "cd"],)), (str, (b"\xff", "utf-8")), (int, (None,)), (float, ([],))):
    try:
        print(function.__name__, function(*arguments))
    except Exception as e:
        print(function.__name__, type(e).__name__, e)
