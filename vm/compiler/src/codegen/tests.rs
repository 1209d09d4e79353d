//! Small programs: their instructions, qualified names, errors and warnings, as CPython 3.12.1
//! gives them. (Whole modules are compared with CPython by `apylab compile-check`.)

use apython_bytecode::{CodeObject, Const};

use crate::{CompileError, Input, Mode, Options, compile};

fn code(source: &str) -> CodeObject {
    compile(Input::Text(source), &Options::new("<test>", Mode::Exec)).result.expect(source)
}

fn error(source: &str) -> CompileError {
    let result = compile(Input::Text(source), &Options::new("<test>", Mode::Exec)).result;
    result.expect_err(source)
}

fn inner_codes(code: &CodeObject) -> impl Iterator<Item = &CodeObject> {
    code.consts.iter().filter_map(|value| match value {
        Const::Code(code) => Some(&**code),
        _ => None,
    })
}

/// The first code object in the first ... in the program, as text.
fn innermost(source: &str) -> String {
    let whole = code(source);
    let mut code = &whole;
    while let Some(inner) = inner_codes(code).next() {
        code = inner;
    }
    let instructions = code.instructions().map(|instr| instr.expect(source));
    let text = instructions.map(|instr| match instr.opcode.has_arg() {
        true => format!("{} {}", instr.opcode.name(), instr.arg),
        false => instr.opcode.name().to_owned(),
    });
    text.collect::<Vec<_>>().join("; ")
}

fn qualnames(code: &CodeObject, out: &mut Vec<String>) {
    for inner in inner_codes(code) {
        out.push(inner.qualname.to_string());
        qualnames(inner, out);
    }
}

#[test]
fn instructions() {
    for (source, expected) in [
        (
            "def f(a): return a.b(1, k=2)",
            "RESUME 0; LOAD_FAST 0; LOAD_ATTR 1; LOAD_CONST 1; LOAD_CONST 2; KW_NAMES 3; CALL 2; RETURN_VALUE",
        ),
        (
            "import os\ndef f(): os.b()",
            "RESUME 0; LOAD_GLOBAL 1; LOAD_ATTR 2; CALL 0; POP_TOP; RETURN_CONST 0",
        ),
        (
            "def f(a): return [x for x in a]",
            "RESUME 0; LOAD_FAST 0; GET_ITER; LOAD_FAST_AND_CLEAR 1; SWAP 2; BUILD_LIST 0; SWAP 2; FOR_ITER 4; STORE_FAST 1; LOAD_FAST 1; LIST_APPEND 2; JUMP_BACKWARD 6; END_FOR; SWAP 2; STORE_FAST 1; RETURN_VALUE; SWAP 2; POP_TOP; SWAP 2; STORE_FAST 1; RERAISE 0",
        ),
        (
            "class C:\n  x = [y for y in z if w]",
            "RESUME 0; LOAD_NAME 0; STORE_NAME 1; LOAD_CONST 0; STORE_NAME 2; LOAD_NAME 3; GET_ITER; LOAD_FAST_AND_CLEAR 0; LOAD_FAST_AND_CLEAR 1; LOAD_FAST_AND_CLEAR 2; SWAP 4; BUILD_LIST 0; SWAP 2; FOR_ITER 11; STORE_FAST 1; LOAD_GLOBAL 8; POP_JUMP_IF_TRUE 1; JUMP_BACKWARD 10; LOAD_FAST 1; LIST_APPEND 2; JUMP_BACKWARD 13; END_FOR; SWAP 4; STORE_FAST 2; STORE_FAST 1; STORE_FAST 0; STORE_NAME 5; RETURN_CONST 1; SWAP 2; POP_TOP; SWAP 4; STORE_FAST 2; STORE_FAST 1; STORE_FAST 0; RERAISE 0",
        ),
        (
            "def f(a): return a[1:], a[1:2:3]",
            "RESUME 0; LOAD_FAST 0; LOAD_CONST 1; LOAD_CONST 0; BINARY_SLICE; LOAD_FAST 0; LOAD_CONST 1; LOAD_CONST 2; LOAD_CONST 3; BUILD_SLICE 3; BINARY_SUBSCR; BUILD_TUPLE 2; RETURN_VALUE",
        ),
        (
            "def f(a): a.b += 1",
            "RESUME 0; LOAD_FAST 0; COPY 1; LOAD_ATTR 0; LOAD_CONST 1; BINARY_OP 13; SWAP 2; STORE_ATTR 0; RETURN_CONST 0",
        ),
        (
            "def f(a): return 0 < a < 2",
            "RESUME 0; LOAD_CONST 1; LOAD_FAST 0; SWAP 2; COPY 2; COMPARE_OP 2; COPY 1; POP_JUMP_IF_FALSE 5; POP_TOP; LOAD_CONST 2; COMPARE_OP 2; RETURN_VALUE; SWAP 2; POP_TOP; RETURN_VALUE",
        ),
        (
            "class A:\n  def f(self): return super().g(1)",
            "COPY_FREE_VARS 1; RESUME 0; LOAD_GLOBAL 0; LOAD_DEREF 1; LOAD_FAST 0; LOAD_SUPER_ATTR 5; LOAD_CONST 1; CALL 1; RETURN_VALUE",
        ),
        (
            "class A:\n  def f(self): return super().g",
            "COPY_FREE_VARS 1; RESUME 0; LOAD_GLOBAL 0; LOAD_DEREF 1; LOAD_FAST 0; LOAD_SUPER_ATTR 4; RETURN_VALUE",
        ),
        (
            "def f(*a, **k): return f(*a, 1, **k)",
            "RESUME 0; LOAD_GLOBAL 1; BUILD_LIST 0; LOAD_FAST 0; LIST_EXTEND 1; LOAD_CONST 1; LIST_APPEND 1; CALL_INTRINSIC_1 6; BUILD_MAP 0; LOAD_FAST 1; DICT_MERGE 1; CALL_FUNCTION_EX 1; RETURN_VALUE",
        ),
        (
            "def f(): return {1, 2, 3}, [1, 2, 3], {1: 2, 'a': 3}",
            "RESUME 0; BUILD_SET 0; LOAD_CONST 1; SET_UPDATE 1; BUILD_LIST 0; LOAD_CONST 2; LIST_EXTEND 1; LOAD_CONST 3; LOAD_CONST 4; LOAD_CONST 5; BUILD_CONST_KEY_MAP 2; BUILD_TUPLE 3; RETURN_VALUE",
        ),
        (
            "def f(x):\n  with x: return 1",
            "RESUME 0; LOAD_FAST 0; BEFORE_WITH; POP_TOP; LOAD_CONST 0; LOAD_CONST 0; LOAD_CONST 0; CALL 2; POP_TOP; RETURN_CONST 1; PUSH_EXC_INFO; WITH_EXCEPT_START; POP_JUMP_IF_TRUE 1; RERAISE 2; POP_TOP; POP_EXCEPT; POP_TOP; POP_TOP; RETURN_CONST 0; COPY 3; POP_EXCEPT; RERAISE 1",
        ),
        (
            "def f(x):\n  match x:\n    case [a, *_]: return a",
            "RESUME 0; LOAD_FAST 0; MATCH_SEQUENCE; POP_JUMP_IF_FALSE 13; GET_LEN; LOAD_CONST 1; COMPARE_OP 92; POP_JUMP_IF_FALSE 8; COPY 1; LOAD_CONST 2; BINARY_SUBSCR; STORE_FAST 1; POP_TOP; LOAD_FAST 1; RETURN_VALUE; POP_TOP; RETURN_CONST 0",
        ),
        (
            "def f(x): return f'{x!r:>{x}}'",
            "RESUME 0; LOAD_FAST 0; LOAD_CONST 1; LOAD_FAST 0; FORMAT_VALUE 0; LOAD_CONST 2; BUILD_STRING 3; FORMAT_VALUE 6; RETURN_VALUE",
        ),
        (
            "async def f(x): return await x",
            "RETURN_GENERATOR; POP_TOP; RESUME 0; LOAD_FAST 0; GET_AWAITABLE 0; LOAD_CONST 0; SEND 3; YIELD_VALUE 2; RESUME 3; JUMP_BACKWARD_NO_INTERRUPT 5; END_SEND; RETURN_VALUE; CLEANUP_THROW; JUMP_BACKWARD 4; CALL_INTRINSIC_1 3; RERAISE 1",
        ),
        ("def f[T](x: T = 1): pass", "RESUME 0; RETURN_CONST 0"),
        ("type X[T] = T", "COPY_FREE_VARS 1; RESUME 0; LOAD_DEREF 0; RETURN_VALUE"),
    ] {
        assert_eq!(innermost(source), expected, "{source}");
    }
}

#[test]
fn names_behind_a_generic_class_are_mangled_with_its_name() {
    let names = |source| code(source).names.iter().map(|name| name.to_string()).collect::<Vec<_>>();
    assert_eq!(names("class A: pass\n__b\n"), ["A", "__b"]);
    assert_eq!(names("class A[T]: pass\n__b\n"), ["A", "_A__b"]);
}

#[test]
fn qualified_names() {
    for (source, expected) in [
        ("def f():\n  def g(): pass", "f; f.<locals>.g"),
        ("def f():\n  global g\n  def g(): pass", "f; g"),
        ("class C:\n  def f(): return lambda: 1", "C; C.f; C.f.<locals>.<lambda>"),
        ("def f(): return (x for x in y)", "f; f.<locals>.<genexpr>"),
        (
            "class C[T]:\n  def f[U](): pass",
            "<generic parameters of C>; C; C.<generic parameters of f>; C.f",
        ),
        ("def f():\n  class C: pass", "f; f.<locals>.C"),
        (
            "def f[T: (lambda: 1)](): pass",
            "<generic parameters of f>; T; <generic parameters of f>.<lambda>; f",
        ),
        ("type X[T] = T", "<generic parameters of X>; X"),
    ] {
        let mut names = Vec::new();
        qualnames(&code(source), &mut names);
        assert_eq!(names.join("; "), expected, "{source}");
    }
}

#[test]
fn errors() {
    for (source, message, line, offset) in [
        ("return", "'return' outside function", 1, 1),
        ("class C: return 1", "'return' outside function", 1, 10),
        ("yield 1", "'yield' outside function", 1, 1),
        ("await x", "'await' outside function", 1, 1),
        (
            "class B:\n  def f[T](a: (lambda: 1)): pass",
            "Cannot use lambda in annotation scope within class scope",
            2,
            16,
        ),
        ("def f(): await x", "'await' outside async function", 1, 10),
        ("async def f(): yield from x", "'yield from' inside async function", 1, 16),
        ("async def f():\n  yield 1\n  return 2", "'return' with value in async generator", 3, 3),
        ("break", "'break' outside loop", 1, 1),
        ("continue", "'continue' not properly in loop", 1, 1),
        ("for x in y:\n  def f(): break", "'break' outside loop", 2, 12),
        ("def f():\n  async for x in y: pass", "'async for' outside async function", 2, 3),
        ("def f():\n  async with x: pass", "'async with' outside async function", 2, 3),
        (
            "def f(): return [x async for x in y]",
            "asynchronous comprehension outside of an asynchronous function",
            1,
            17,
        ),
        ("try: pass\nexcept: pass\nexcept X: pass", "default 'except:' must be last", 2, 1),
        (
            "for x in y:\n  try: pass\n  except* X: break",
            "'break', 'continue' and 'return' cannot appear in an except* block",
            3,
            14,
        ),
        ("__debug__ = 1", "cannot assign to __debug__", 1, 1),
        ("del __debug__", "cannot delete __debug__", 1, 5),
        ("x.__debug__ = 1", "cannot assign to __debug__", 1, 1),
        ("def f(*, __debug__): pass", "cannot assign to __debug__", 1, 10),
        ("f(__debug__=1)", "cannot assign to __debug__", 1, 3),
        (
            "match x:\n  case a: pass\n  case b: pass",
            "name capture 'a' makes remaining patterns unreachable",
            2,
            8,
        ),
        (
            "match x:\n  case 1 | _: pass\n  case 2: pass",
            "wildcard makes remaining patterns unreachable",
            2,
            12,
        ),
        (
            "match x:\n  case (a, b) | (b, c): pass",
            "alternative patterns bind different names",
            2,
            8,
        ),
        ("match x:\n  case (a, a): pass", "multiple assignments to name 'a' in pattern", 2, 12),
        ("match x:\n  case [*a, *b]: pass", "multiple starred names in sequence pattern", 2, 8),
        (
            "match x:\n  case {1: a, 1.0: b}: pass",
            "mapping pattern checks duplicate key (1.0)",
            2,
            8,
        ),
        (
            "match x:\n  case A(a=1, a=2): pass",
            "attribute name repeated in class pattern: a",
            2,
            17,
        ),
        ("a, *b, *c = x", "multiple starred expressions in assignment", 1, 1),
        ("*a = x", "starred assignment target must be in a list or tuple", 1, 1),
        ("x = *a", "can't use starred expression here", 1, 5),
        ("f(a=1, a=2)", "keyword argument repeated: a", 1, 8),
        (
            "x = 1\nfrom __future__ import annotations",
            "from __future__ imports must occur at the beginning of the file",
            2,
            1,
        ),
    ] {
        let error = error(source);
        let place = error.place.map(|place| (place.line, place.offset));
        assert_eq!((&*error.message, place), (message, Some((line, offset))), "{source}");
    }
}

#[test]
fn blocks_nest_twenty_deep() {
    let nested = |depth: usize| {
        let heads = (0..depth).map(|level| format!("{}while x:\n", " ".repeat(level)));
        format!("{}{}pass\n", heads.collect::<String>(), " ".repeat(depth))
    };
    code(&nested(20));
    assert_eq!(error(&nested(21)).message, "too many statically nested blocks");
}

#[test]
fn warnings() {
    for (source, expected) in [
        ("x is 1", "\"is\" with 'int' literal. Did you mean \"==\"?"),
        ("x is not 'a'", "\"is not\" with 'str' literal. Did you mean \"!=\"?"),
        ("1 is x", "\"is\" with 'int' literal. Did you mean \"==\"?"),
        ("x is None", ""),
        ("x is -1", "\"is\" with 'int' literal. Did you mean \"==\"?"),
        ("if x is () is y: pass", "\"is\" with 'tuple' literal. Did you mean \"==\"?"),
        ("(1)()", "'int' object is not callable; perhaps you missed a comma?"),
        ("f'{x}'()", "'str' object is not callable; perhaps you missed a comma?"),
        ("[1]()", "'list' object is not callable; perhaps you missed a comma?"),
        ("(x for x in y)()", "'generator' object is not callable; perhaps you missed a comma?"),
        ("f()()", ""),
        ("1[2]", "'int' object is not subscriptable; perhaps you missed a comma?"),
        ("None[1]", "'NoneType' object is not subscriptable; perhaps you missed a comma?"),
        ("{1}[1]", "'set' object is not subscriptable; perhaps you missed a comma?"),
        ("(lambda: 1)[1]", "'function' object is not subscriptable; perhaps you missed a comma?"),
        (
            "'a'['b']",
            "str indices must be integers or slices, not str; perhaps you missed a comma?",
        ),
        (
            "[1][1.5]",
            "list indices must be integers or slices, not float; perhaps you missed a comma?",
        ),
        (
            "(1,)[None]",
            "tuple indices must be integers or slices, not NoneType; perhaps you missed a comma?",
        ),
        ("[1][True]", ""),
        ("[1][1:2]", ""),
        ("'a'[x]", ""),
        ("assert (1, 'a')", "assertion is always true, perhaps remove parentheses?"),
        ("assert ()", ""),
        ("assert (x, 'a')", "assertion is always true, perhaps remove parentheses?"),
    ] {
        let outcome = compile(Input::Text(source), &Options::new("<test>", Mode::Exec));
        let messages: Vec<&str> = outcome.warnings.iter().map(|w| &*w.message).collect();
        assert_eq!(messages.join("; "), expected, "{source}");
    }
}
