//! Big numbers, sizes that no memory holds, and structures nested very deeply.

use super::Setting;

#[test]
fn huge_integers() {
    Setting::new().check(
        "
import sys

sys.set_int_max_str_digits(0)
big = 3**60_000
text = str(big)
print(len(text), text[:30], text[-30:], int(text) == big, hash(big), big.bit_length())
print(big % 10**9, big // 3**59_990, pow(7, big, 10**9 + 7), (big * big) % (2**61 - 1), big - (big // 97) * 97 == big % 97)
print((big >> 90_000) & 0xFFFF, (big << 100_000) % 65_537, big & 0xFFFF, (big | 1) == big, big ^ big, ~big == -big - 1, -big // 1_000_003 % 1000)
print(sum(int(d) for d in str(2**20_000)), len(hex(big)), int(hex(big), 16) == big, float(big >> 94_000), big == 3**60_000, big < big + 1)
q, r = divmod(10**20_000, 7**7_000)
print(q % 10**12, r % 10**12, q * 7**7_000 + r == 10**20_000)
n = 1
for i in range(1, 2001):
    n *= i
print(len(str(n)), n % 2003, str(n)[:20])
a, b = 0, 1
for _ in range(20_000):
    a, b = b, a + b
print(a % 10**18, a.bit_length())
",
    );
}

#[test]
fn sizes_beyond_memory() {
    Setting::new().check(
        "
attempts = {
    'list': lambda: [0] * 2**61,
    'tuple': lambda: (0,) * 2**61,
    'str': lambda: 'ab' * 2**62,
    'bytes': lambda: b'ab' * 2**62,
    'bytes()': lambda: bytes(2**63 - 1),
    'str index': lambda: 'a' * 2**63,
    'list index': lambda: [1] * 2**64,
    'range': lambda: len(range(2**64)),
    'center': lambda: 'a'.center(2**63),
    'zfill': lambda: 'a'.zfill(2**62),
    'format': lambda: format(1, '99999999999999999999'),
    'percent': lambda: '%99999999999999999999d' % 1,
    'shift': lambda: 1 << 2**70,
    'to_bytes': lambda: (1).to_bytes(2**62, 'big'),
    'pow': lambda: 2.0**5000,
    'chr': lambda: chr(2**40),
    'repeat': lambda: 'x' * -(2**70),
    'expandtabs': lambda: 'a\\tb'.expandtabs(2**31),
    'in place': lambda: [1, 2, 3].__imul__(2**62),
    'join': lambda: len(','.join(['a' * 1000] * 1000)),
}
for name, attempt in attempts.items():
    try:
        print(name, attempt())
    except Exception as e:
        print(name, type(e).__name__, e)
",
    );
}

#[test]
fn deep_structures_are_freed() {
    Setting::new().check(
        "
class Node:
    def __init__(self, next):
        self.next = next


class Slots:
    __slots__ = ('next',)

    def __init__(self, next):
        self.next = next


class Sub(list):
    pass


def nest(wrap, depth=300_000):
    value = None
    for _ in range(depth):
        value = wrap(value)
    return value


wraps = {
    'list': lambda v: [v],
    'tuple': lambda v: (v,),
    'dict value': lambda v: {'k': v},
    'instance': Node,
    'slots': Slots,
    'list subclass': lambda v: Sub([v]),
    'mixed': lambda v: [({'k': v},)],
    'bound method': lambda v: [v].append,
    'closure': lambda v: [lambda: v],
    'generator': lambda v: [x for x in [[v]]],
    'iterator': lambda v: [iter([v])],
    'exception': lambda v: [ValueError(v)],
    'default': lambda v: [lambda x=v: x],
}
for name, wrap in wraps.items():
    value = nest(wrap)
    del value
    print(name, 'freed')
kept = nest(lambda v: [v])
while kept:
    kept = kept[0]
print('walked')
a = nest(lambda v: [v])
b = [a, a]
a = None
b[0] = None
b.clear()
print('shared')
cycle = nest(Node)
last = cycle
while last.next is not None:
    last = last.next
last.next = cycle
del cycle, last
print('cyclic')
held = nest(lambda v: (v,))
print('left to the end')
",
    );
}

#[test]
fn deep_structures_are_shown_and_compared() {
    Setting::new().check(
        "
def nest(wrap, depth):
    value = 0
    for _ in range(depth):
        value = wrap(value)
    return value


for wrap in (lambda v: [v], lambda v: (v,), lambda v: {'k': v}):
    small, same = nest(wrap, 150), nest(wrap, 150)
    print(len(repr(small)), small == same, repr(small)[:12], len(str(small)), len(f'{small}'))
    deep, other = nest(wrap, 200_000), nest(wrap, 200_000)
    for f in (lambda: repr(deep), lambda: str(deep), lambda: deep == other, lambda: '%s' % (deep,), lambda: deep != other):
        try:
            f()
            print('no error')
        except RecursionError:
            print('RecursionError')
    del deep, other
chain = ValueError('first')
for n in range(2000):
    new = ValueError(n)
    new.__context__ = chain
    chain = new
print(len(repr(chain)), chain.__context__.__context__)
del chain, new
print('end')
",
    );
}

#[test]
fn many_objects() {
    Setting::new().check(
        "
items = [(i, str(i), [i], {i: i}) for i in range(100_000)]
print(len(items), sum(t[0] for t in items), items[-1])
table = {f'key{i}': i for i in range(100_000)}
print(len(table), table['key77777'], sum(table.values()))
for i in range(0, 100_000, 2):
    del table[f'key{i}']
print(len(table), 'key1' in table, 'key2' in table)
text = ''.join(map(str, range(100_000)))
print(len(text), text.count('99'), text.find('123123'))
numbers = set(range(200_000)) - set(range(0, 200_000, 3))
print(len(numbers), sum(numbers))
wide = type('Wide', (), {f'a{i}': i for i in range(2000)})
print(wide.a1999, len([n for n in vars(wide) if n[0] == 'a']))
def many(*args, **kwargs):
    return len(args), len(kwargs)
print(many(*range(50_000), **{f'k{i}': i for i in range(5000)}))
",
    );
}
