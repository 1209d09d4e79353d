# Messages of the types of native objects.
"""Messages of operations that fail: operators, slot wrappers, native functions, attributes."""
import types
def f(a, b=2): pass
class C:
    def m(self): pass
class Slots: __slots__ = ("p",)
class It:
    def __iter__(self): return 3
class Bad:
    def __len__(self): return -1
    def __bool__(self): return 3
    def __index__(self): return "x"
    def __hash__(self): return "x"
    def __repr__(self): return 3
    def __str__(self): return 3
    def __format__(self, s): return 3
    def __float__(self): return "x"
    def __length_hint__(self): return "x"
class Seq:
    def __getitem__(self, i): return [1,2,3][i]
ONE, TEXT, NONE, LIST, PAIR = 1, "a", None, [1], (1, 2)

CASES = {
    '1 + "a"': lambda: 1 + "a",
    '"a" + 1': lambda: "a" + 1,
    '[1] + 2': lambda: [1] + 2,
    '(1,) + [2]': lambda: (1,) + [2],
    '[1] * "a"': lambda: [1] * "a",
    '"a" * 2.0': lambda: "a" * 2.0,
    '1 - None': lambda: 1 - None,
    '{} | 3': lambda: {} | 3,
    '3 @ 4': lambda: 3 @ 4,
    '2 ** "a"': lambda: 2 ** "a",
    'pow(2, "a")': lambda: pow(2, "a"),
    'pow(2, "a", 3)': lambda: pow(2, "a", 3),
    'pow(2.0, 3, 4)': lambda: pow(2.0, 3, 4),
    'print >> 3': lambda: print >> 3,
    '1 << 1.5': lambda: 1 << 1.5,
    'divmod(1, "a")': lambda: divmod(1, "a"),
    'divmod("a", 1)': lambda: divmod("a", 1),
    '-"a"': lambda: -"a",
    '+[]': lambda: +[],
    '~1.5': lambda: ~1.5,
    'abs("x")': lambda: abs("x"),
    '1 < "a"': lambda: 1 < "a",
    '[] < {}': lambda: [] < {},
    'None >= None': lambda: None >= None,
    'ONE()': lambda: ONE(),
    'TEXT()': lambda: TEXT(),
    'C.m()': lambda: C.m(),
    'C().m(1)': lambda: C().m(1),
    'f()': lambda: f(),
    'f(1, 2, 3)': lambda: f(1, 2, 3),
    'f(1, a=2)': lambda: f(1, a=2),
    'f(z=1)': lambda: f(z=1),
    'len(3)': lambda: len(3),
    'len(Bad())': lambda: len(Bad()),
    'bool(Bad())': lambda: bool(Bad()),
    'hash([])': lambda: hash([]),
    'hash({})': lambda: hash({}),
    'hash(Bad())': lambda: hash(Bad()),
    '{[]: 1}': lambda: {[]: 1},
    '{1, {}}': lambda: {1, {}},
    'iter(3)': lambda: iter(3),
    'iter(It())': lambda: iter(It()),
    'next(3)': lambda: next(3),
    'next(iter([]))': lambda: next(iter([])),
    '[x for x in 3]': lambda: [x for x in 3],
    '3 in 4': lambda: 3 in 4,
    '3 in It()': lambda: 3 in It(),
    'ONE[2]': lambda: ONE[2],
    'NONE[1]': lambda: NONE[1],
    'int[3]': lambda: int[3],
    'C[3]': lambda: C[3],
    'type[int]': lambda: type[int],
    '[][0]': lambda: [][0],
    'LIST["a"]': lambda: LIST["a"],
    'PAIR["a"]': lambda: PAIR["a"],
    'TEXT["a"]': lambda: TEXT["a"],
    '{}["a"]': lambda: {}["a"],
    '[1][1 << 100]': lambda: [1][1 << 100],
    'None.foo': lambda: None.foo,
    'C.foo': lambda: C.foo,
    'C().foo': lambda: C().foo,
    '(1).foo': lambda: (1).foo,
    'f.foo': lambda: f.foo,
    'len.foo': lambda: len.foo,
    '"".foo': lambda: "".foo,
    'Slots().p': lambda: Slots().p,
    'Slots().q': lambda: Slots().q,
    'types.foo': lambda: types.foo,
    'int.__add__()': lambda: int.__add__(),
    'int.__add__(1)': lambda: int.__add__(1),
    'int.__add__(1, 2, 3)': lambda: int.__add__(1, 2, 3),
    'int.__add__("a", 1)': lambda: int.__add__("a", 1),
    'int.__add__(1, x=2)': lambda: int.__add__(1, x=2),
    '(1).__add__()': lambda: (1).__add__(),
    '(1).__add__(1, 2)': lambda: (1).__add__(1, 2),
    '(1).__pow__()': lambda: (1).__pow__(),
    '(1).__pow__(1, 2, 3)': lambda: (1).__pow__(1, 2, 3),
    'int.__repr__()': lambda: int.__repr__(),
    'int.__repr__(1, 2)': lambda: int.__repr__(1, 2),
    'str.__len__(1)': lambda: str.__len__(1),
    'list.append()': lambda: list.append(),
    'list.append(1)': lambda: list.append(1),
    'list.append([], 1, 2)': lambda: list.append([], 1, 2),
    'list.append([])': lambda: list.append([]),
    '[].append()': lambda: [].append(),
    '[].append(x=1)': lambda: [].append(x=1),
    'dict.fromkeys()': lambda: dict.fromkeys(),
    'dict.__dict__["fromkeys"]()': lambda: dict.__dict__["fromkeys"](),
    'dict.__dict__["fromkeys"](3)': lambda: dict.__dict__["fromkeys"](3),
    'dict.__dict__["fromkeys"](int)': lambda: dict.__dict__["fromkeys"](int),
    'int.real.__get__("a")': lambda: int.real.__get__("a"),
    'int.real.__get__(None, None)': lambda: int.real.__get__(None, None),
    'int.__add__.__get__("a")': lambda: int.__add__.__get__("a"),
    'list.append.__get__(3)': lambda: list.append.__get__(3),
    '(1).real.__class__': lambda: (1).real.__class__,
    'object.__new__()': lambda: object.__new__(),
    'object.__new__(3)': lambda: object.__new__(3),
    'int.__new__(str)': lambda: int.__new__(str),
    'object.__new__(int)': lambda: object.__new__(int),
    'object.__new__(C, 3)': lambda: object.__new__(C, 3),
    'C(3)': lambda: C(3),
    'object(3)': lambda: object(3),
    'int.__new__(bool)': lambda: int.__new__(bool),
    'type(1, 2)': lambda: type(1, 2),
    'type(1, 2, 3)': lambda: type(1, 2, 3),
    'type()': lambda: type(),
    'type.__call__()': lambda: type.__call__(),
    'types.NoneType(3)': lambda: types.NoneType(3),
    'types.EllipsisType(1)': lambda: types.EllipsisType(1),
    'type(len)()': lambda: type(len)(),
    'types.FunctionType()': lambda: types.FunctionType(),
    'types.FunctionType(1, {})': lambda: types.FunctionType(1, {}),
    'types.FunctionType(f.__code__, 1)': lambda: types.FunctionType(f.__code__, 1),
    'types.FunctionType(f.__code__, {}, 1)': lambda: types.FunctionType(f.__code__, {}, 1),
    'types.FunctionType(f.__code__, {}, "a", 1)': lambda: types.FunctionType(f.__code__, {}, "a", 1),
    'types.FunctionType(f.__code__, {}, "a", (), (1,))': lambda: types.FunctionType(f.__code__, {}, "a", (), (1,)),
    'types.FunctionType(f.__code__, {}, foo=1)': lambda: types.FunctionType(f.__code__, {}, foo=1),
    'types.MethodType()': lambda: types.MethodType(),
    'types.MethodType(1, 2)': lambda: types.MethodType(1, 2),
    'types.MethodType(f, None)': lambda: types.MethodType(f, None),
    'types.CellType(1, 2)': lambda: types.CellType(1, 2),
    'types.CellType().cell_contents': lambda: types.CellType().cell_contents,
    'types.ModuleType()': lambda: types.ModuleType(),
    'types.ModuleType(3)': lambda: types.ModuleType(3),
    'types.ModuleType("a").foo': lambda: types.ModuleType("a").foo,
    'types.SimpleNamespace(1)': lambda: types.SimpleNamespace(1),
    'types.SimpleNamespace().foo': lambda: types.SimpleNamespace().foo,
    'types.MappingProxyType()': lambda: types.MappingProxyType(),
    'types.MappingProxyType([])': lambda: types.MappingProxyType([]),
    'types.MappingProxyType({})[1]': lambda: types.MappingProxyType({})[1],
    'types.MappingProxyType(3)': lambda: types.MappingProxyType(3),
    'hash(types.CellType())': lambda: hash(types.CellType()),
    'hash(types.SimpleNamespace())': lambda: hash(types.SimpleNamespace()),
    'hash(types.MappingProxyType({}))': lambda: hash(types.MappingProxyType({})),
    'isinstance(1, 2)': lambda: isinstance(1, 2),
    'isinstance(1, (int, 2))': lambda: isinstance(1, (int, 2)),
    'isinstance("", ("a", int))': lambda: isinstance("", ("a", int)),
    'issubclass(1, int)': lambda: issubclass(1, int),
    'issubclass(int, 1)': lambda: issubclass(int, 1),
    'issubclass(int, (str, 1))': lambda: issubclass(int, (str, 1)),
    'issubclass(int, list[int])': lambda: issubclass(int, list[int]),
    'isinstance(1, list[int])': lambda: isinstance(1, list[int]),
    'list[int][str]': lambda: list[int][str],
    'list[int] | 3': lambda: list[int] | 3,
    '(int | str)[int]': lambda: (int | str)[int],
    'types.GenericAlias(1)': lambda: types.GenericAlias(1),
    'getattr(1, 2)': lambda: getattr(1, 2),
    'setattr(1, "a", 2)': lambda: setattr(1, "a", 2),
    'setattr(C(), 1, 2)': lambda: setattr(C(), 1, 2),
    'delattr(C(), "x")': lambda: delattr(C(), "x"),
    'int("x")': lambda: int("x"),
    '[1,2,3][Bad()]': lambda: [1,2,3][Bad()],
    'range(Bad())': lambda: range(Bad()),
    'repr(Bad())': lambda: repr(Bad()),
    'str(Bad())': lambda: str(Bad()),
    'f"{Bad()}"': lambda: f"{Bad()}",
    'format(Bad())': lambda: format(Bad()),
    'format(1, 2)': lambda: format(1, 2),
    'float(Bad())': lambda: float(Bad()),
    'int.foo': lambda: int.foo,
    'int.__dict__["x"]': lambda: int.__dict__["x"],
    '(3).__class__.__name__.foo': lambda: (3).__class__.__name__.foo,
    'f.__code__.co_foo': lambda: f.__code__.co_foo,
    'f.__code__.replace(1)': lambda: f.__code__.replace(1),
    'f.__code__.replace(foo=1)': lambda: f.__code__.replace(foo=1),
    'f.__code__.replace(co_argcount=-1)': lambda: f.__code__.replace(co_argcount=-1),
    'f.__code__.replace(co_name=3)': lambda: f.__code__.replace(co_name=3),
    'f.__code__.replace(co_varnames=("a",))': lambda: f.__code__.replace(co_varnames=("a",)),
    'f.__code__.replace(co_nlocals=7)': lambda: f.__code__.replace(co_nlocals=7),
    'types.CodeType(1)': lambda: types.CodeType(1),
    'f.__code__.replace(co_names=(1,))': lambda: f.__code__.replace(co_names=(1,)),
    'f.__code__.replace(co_argcount="")': lambda: f.__code__.replace(co_argcount=""),
    'f.__code__.replace(co_consts=3)': lambda: f.__code__.replace(co_consts=3),
    'object.__setattr__(int, "x", 1)': lambda: object.__setattr__(int, "x", 1),
    'object.__setattr__(C(), 1, 1)': lambda: object.__setattr__(C(), 1, 1),
    'object.__getattribute__(1, 2)': lambda: object.__getattribute__(1, 2),
    'object.__delattr__(int, "x")': lambda: object.__delattr__(int, "x"),
    'int.x': lambda: int.x,
    '[].__setitem__(1)': lambda: [].__setitem__(1),
    '[].__setitem__(1, 2)': lambda: [].__setitem__(1, 2),
    '[].__delitem__()': lambda: [].__delitem__(),
    '[].__delitem__(1)': lambda: [].__delitem__(1),
    '[].__mul__("a")': lambda: [].__mul__("a"),
    '[].__mul__()': lambda: [].__mul__(),
    '[].__rmul__(1.5)': lambda: [].__rmul__(1.5),
    '"".__mod__()': lambda: "".__mod__(),
    '(1).__eq__()': lambda: (1).__eq__(),
    '(1).__eq__(1, 2)': lambda: (1).__eq__(1, 2),
    'iter([]).__next__()': lambda: iter([]).__next__(),
    'iter([]).__next__(1)': lambda: iter([]).__next__(1),
    'f.__get__()': lambda: f.__get__(),
    'f.__get__(None)': lambda: f.__get__(None),
    'f.__get__(None, None)': lambda: f.__get__(None, None),
    'f.__get__(1, 2, 3)': lambda: f.__get__(1, 2, 3),
    'C.__init__()': lambda: C.__init__(),
    'C().__init__(1)': lambda: C().__init__(1),
    'object.__init__(1, 2)': lambda: object.__init__(1, 2),
    '[] .sort(1)': lambda: [] .sort(1),
    '"a".join(1)': lambda: "a".join(1),
    'max()': lambda: max(),
    'max(1)': lambda: max(1),
    'sum("a")': lambda: sum("a"),
    'sum(1)': lambda: sum(1),
    'sorted(1)': lambda: sorted(1),
    'int(1, 2)': lambda: int(1, 2),
    'round("a")': lambda: round("a"),
    'chr(-1)': lambda: chr(-1),
    'ord("ab")': lambda: ord("ab"),
    'hash(1, 2)': lambda: hash(1, 2),
    'len()': lambda: len(),
    'len(1, 2)': lambda: len(1, 2),
    'len(x=1)': lambda: len(x=1),
    'isinstance()': lambda: isinstance(),
    'list(Seq())': lambda: list(Seq()),
    '3 in Seq()': lambda: 3 in Seq(),
    '[*Seq()]': lambda: [*Seq()],
    '(lambda **k: k)(**{1: 2})': lambda: (lambda **k: k)(**{1: 2}),
    '(lambda *a: a)(*3)': lambda: (lambda *a: a)(*3),
    '(lambda **k: k)(**3)': lambda: (lambda **k: k)(**3),
    'f(**{"a": 1, "z": 2})': lambda: f(**{"a": 1, "z": 2}),
    'f(1, **{"b": 2}, **{"b": 3})': lambda: f(1, **{"b": 2}, **{"b": 3}),
    'list[int].foo': lambda: list[int].foo,
    '[] .foo': lambda: [] .foo,
    'super().foo': lambda: super().foo,
    'type.__call__(int)': lambda: type.__call__(int),
    'type.__call__(3)': lambda: type.__call__(3),
    'int.__call__(3)': lambda: int.__call__(3),
    'type.mro()': lambda: type.mro(),
    'type("X", (int, str), {})': lambda: type("X", (int, str), {}),
    'type("X", (C, C), {})': lambda: type("X", (C, C), {}),
    'type("X", (bool,), {})': lambda: type("X", (bool,), {}),
    'type("X", 3, {})': lambda: type("X", 3, {}),
    'type("X", (3,), {})': lambda: type("X", (3,), {}),
    'type(3, (), {})': lambda: type(3, (), {}),
    'type("X", (), {"__slots__": 3})': lambda: type("X", (), {"__slots__": 3}),
    'type("X", (), {"__slots__": ("1",)})': lambda: type("X", (), {"__slots__": ("1",)}),
}
for case, run in CASES.items():
    try:
        print(case, "->", run())
    except BaseException as error:
        print(case, "->", type(error).__name__, error)


def st(fn):
    try: fn()
    except BaseException as e: print(fn.__name__, type(e).__name__, e)
    else: print(fn.__name__, "ok")
@st
def set_int(): int.x = 3
@st
def set_builtin(): len.x = 3
@st
def set_slot(): Slots().z = 3
@st
def del_slot():
    s = Slots(); del s.p
@st
def set_item(): (1,)[0] = 2
@st
def del_item(): del (1,)[0]
@st
def set_none(): None[0] = 1
@st
def del_int():  del (5)[0]
@st
def f_closure(): f.__closure__ = 1
@st
def f_globals(): f.__globals__ = 1
@st
def f_code(): f.__code__ = 1
@st
def f_code2():
    x = 1
    f.__code__ = (lambda: x).__code__
@st
def f_defaults(): f.__defaults__ = 1
@st
def f_kwdefaults(): f.__kwdefaults__ = 1
@st
def f_name(): f.__name__ = 1
@st
def f_qualname(): del f.__qualname__
@st
def f_annotations(): f.__annotations__ = 1
@st
def f_dict(): f.__dict__ = 1
@st
def f_type_params(): f.__type_params__ = 1
@st
def f_deldoc():
    del f.__doc__; print(f.__doc__)
@st
def len_name(): len.__name__ = 1
@st
def method_set(): C().m.x = 1
@st
def method_func(): C().m.__func__ = 1
@st
def iadd():
    x = 1; x += "a"
@st
def imul():
    x = {}; x *= [1]
@st
def imul2():
    x = 3; x *= [1]; print(x)
@st
def ipow():
    x = 3; x **= "a"
@st
def imat():
    x = 3; x @= 1
@st
def ilist():
    x = [1]; x += 3
@st
def proxy_ior():
    x = types.MappingProxyType({}); x |= {}
@st
def unpack():
    a, b = 3
@st
def unpack2():
    a, b = [1]
@st
def unpack3():
    a, b = 1, 2, 3
@st
def unpack4():
    a, *b, c = [1]
@st
def with_():
    with 3: pass
@st
def raise_(): raise 3
@st
def raise2(): raise int
@st
def raise3(): raise
@st
def raise4(): raise ValueError from 3
@st
def except_():
    try: 1/0
    except 3: pass
@st
def await_name(): undefined_name
@st
def unbound():
    print(xx); xx = 1
@st
def delname():
    del xx2
    xx2 = 1
@st
def assert_(): assert 0, "msg"
@st
def import__(): import nonexistent_mod
