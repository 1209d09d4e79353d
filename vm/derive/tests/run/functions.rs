//! `#[pyfunction]` in all its forms.

use apython_derive::pyfunction;

use crate::native::{
    Args, Default, Kwargs, NativeDef, NativeKind, Param, ParamKind, PyResult, Value, Vm,
};
use crate::{call, call_with, int, text};

/// Return a new list.
///
/// A custom key function can be supplied.
#[pyfunction("sorted(iterable, /, *, key=None, reverse=False)")]
fn sorted(_vm: &Vm, iterable: &Value, key: Option<&Value>, reverse: bool) -> String {
    format!("{iterable:?} {key:?} {reverse}")
}

#[pyfunction("defaults(a=-3, b=1.5, c='x\\n', d=2, e=None, f=..., g=7, h=None)")]
#[allow(clippy::too_many_arguments)]
fn defaults(
    _vm: &Vm,
    a: i64,
    b: f64,
    c: &str,
    d: f64,
    e: &Value,
    f: Option<&Value>,
    g: Value,
    h: Option<String>,
) -> String {
    format!("{a} {b} {c:?} {d} {e:?} {f:?} {g:?} {h:?}")
}

#[pyfunction("everything(first, /, *rest, flag=False, **others)")]
fn everything(
    _vm: &Vm,
    first: i64,
    rest: &[Value],
    flag: bool,
    others: Kwargs<'_>,
) -> PyResult<String> {
    Ok(format!("{first} {rest:?} {flag} {others:?}"))
}

#[pyfunction("total(*args)")]
fn total(_vm: &Vm, args: &[Value]) -> usize {
    args.len()
}

#[pyfunction("only_keywords(**vm)")]
fn only_keywords(_vm: &Vm, vm: Kwargs<'_>) -> usize {
    vm.len()
}

#[pyfunction("nothing()")]
fn nothing(_vm: &Vm) {}

/// A raw identifier's declaration has the plain name.
#[pyfunction("type(object, /)")]
fn r#type(_vm: &Vm, object: i64) -> i64 {
    -object
}

/// Prints.
#[pyfunction("print", raw)]
fn print(_vm: &Vm, args: Args<'_>) -> PyResult {
    Ok(int(args.positional.len() as i64))
}

#[pyfunction("len(obj, /)", raw)]
fn len(_vm: &Vm, args: Args<'_>) -> PyResult {
    Ok(args.positional[0].clone())
}

#[pyfunction("getattr(object, name, default=<unrepresentable>, /)", no_text)]
fn getattr(_vm: &Vm, object: &Value, name: &str, default: Option<&Value>) -> String {
    format!("{object:?} {name} {default:?}")
}

#[pyfunction("vm(args)")]
fn vm(_: &Vm, args: i64) -> i64 {
    args
}

#[pyfunction("p0(args, /)")]
fn p0<'a>(_: &'a Vm, args: &'a str) -> &'a str {
    args
}

#[track_caller]
fn check(def: &NativeDef, positional: &[Value], keywords: &[(&str, Value)], expected: &str) {
    let found = match call_with(def, positional, keywords) {
        Ok(Value::Str(found)) => found,
        Ok(other) => format!("{other:?}"),
        Err(error) => error.0,
    };
    assert_eq!(found, expected);
}

#[test]
fn conversions_and_defaults() {
    let none = Value::None;
    let t = Value::Bool(true);
    check(&SORTED_DEF, &[int(1)], &[], "Int(1) None false");
    check(&SORTED_DEF, &[int(1)], &[("reverse", t.clone())], "Int(1) None true");
    check(&SORTED_DEF, &[int(1)], &[("key", none.clone())], "Int(1) None false");
    check(&SORTED_DEF, &[int(1)], &[("key", int(2))], "Int(1) Some(Int(2)) false");
    check(&SORTED_DEF, &[], &[], "sorted() missing 'iterable'");
    let reverse = "sorted() argument 'reverse' must be bool, not Int(5)";
    check(&SORTED_DEF, &[int(1)], &[("reverse", int(5))], reverse);

    check(&DEFAULTS_DEF, &[], &[], r#"-3 1.5 "x\n" 2 None None Int(7) None"#);
    let unset = r#"-3 1.5 "x\n" 2 None Some(None) None Some("h")"#;
    let given = [("f", none.clone()), ("g", none.clone()), ("h", text("h"))];
    check(&DEFAULTS_DEF, &[], &given, unset);
    let wrong = "defaults() argument 'a' must be int, not Str(\"s\")";
    check(&DEFAULTS_DEF, &[text("s")], &[], wrong);

    check(&GETATTR_DEF, &[int(1), text("n")], &[], "Int(1) n None");
    check(&GETATTR_DEF, &[int(1), text("n"), none], &[], "Int(1) n Some(None)");
    check(&GETATTR_DEF, &[int(1), int(2)], &[], "getattr() argument 2 must be str, not Int(2)");
    check(&P0_DEF, &[int(1)], &[], "p0() argument must be str, not Int(1)");
    check(&VM_DEF, &[text("")], &[], "vm() argument 'args' must be int, not Str(\"\")");
}

#[test]
fn variable_parameters() {
    let args = [int(1), int(2), int(3)];
    let keywords = [("x", int(4)), ("flag", Value::Bool(true))];
    let expected = r#"1 [Int(2), Int(3)] true [("x", Int(4))]"#;
    check(&EVERYTHING_DEF, &args, &keywords, expected);
    check(&EVERYTHING_DEF, &args[..1], &[], "1 [] false []");
    check(&TOTAL_DEF, &args, &[], "Int(3)");
    check(&ONLY_KEYWORDS_DEF, &[], &keywords, "Int(2)");
    check(&NOTHING_DEF, &[], &[], "None");
    check(&TYPE_DEF, &[int(1)], &[], "Int(-1)");
    assert_eq!(call(&VM_DEF, &[int(9)]), Ok(int(9)));
    check(&P0_DEF, &[text("s")], &[], "s");
}

#[test]
fn raw_functions() {
    assert_eq!(call(&PRINT_DEF, &[int(1), int(2)]), Ok(int(2)));
    assert_eq!(call(&LEN_DEF, &[int(4)]), Ok(int(4)));
    assert_eq!(PRINT_DEF.signature.text, None);
    assert!(PRINT_DEF.signature.params.is_empty());
    assert_eq!(LEN_DEF.signature.text, Some("($module, obj, /)"));
    assert_eq!(PRINT_DEF.doc, Some("Prints."));
}

#[test]
fn declarations() {
    let doc = "Return a new list.\n\nA custom key function can be supplied.";
    assert_eq!(SORTED_DEF.name, "sorted");
    assert_eq!(SORTED_DEF.doc, Some(doc));
    assert_eq!(SORTED_DEF.kind, NativeKind::Function);
    assert!(!SORTED_DEF.signature.is_method);
    let text = "($module, iterable, /, *, key=None, reverse=False)";
    assert_eq!(SORTED_DEF.signature.text, Some(text));
    let expected = [
        Param { name: "iterable", kind: ParamKind::PositionalOnly, default: Default::Required },
        Param { name: "key", kind: ParamKind::KeywordOnly, default: Default::None },
        Param { name: "reverse", kind: ParamKind::KeywordOnly, default: Default::False },
    ];
    assert_eq!(SORTED_DEF.signature.params, expected);
    assert_eq!(GETATTR_DEF.signature.text, None);
    assert_eq!(GETATTR_DEF.signature.params.len(), 3);
    assert_eq!(NOTHING_DEF.doc, None);
}
