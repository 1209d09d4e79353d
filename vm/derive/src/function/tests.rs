//! Expansions of free functions, and what is refused.

use quote::quote;

use super::convert::{Slot, conversion};
use super::{expand_attribute, expand_function};
use crate::expansion::{errors, runtime, source, split};
use crate::runtime::{Runtime, local};
use crate::signature;

/// Without the function itself, which is repeated as it is.
fn expanded(function: &str) -> String {
    let (arguments, item) = split(function);
    let unchanged = source(item.clone());
    let all = source(expand_function(&runtime(), arguments, item));
    all.strip_prefix(&unchanged).expect("the function comes first, unchanged").to_owned()
}

#[track_caller]
fn check(function: &str, expected: &str) {
    assert_eq!(expanded(function).trim(), expected.trim());
}

#[test]
fn wrapped() {
    check(
        r#"
#[pyfunction("round(number, ndigits=None)")]
/// Round a number.
///
///     >>> round(2.5)
fn round(vm: &Vm, number: &Value, ndigits: Option<i64>) -> PyResult {}
"#,
        r#"
///Declares `round`.
#[allow(clippy::all)]
pub static ROUND_DEF: native::NativeDef = {
    static __SIGNATURE: native::Signature = native::Signature {
        name: "round",
        params: &[
            native::Param {
                name: "number",
                kind: native::ParamKind::PositionalOrKeyword,
                default: native::Default::Required,
            },
            native::Param {
                name: "ndigits",
                kind: native::ParamKind::PositionalOrKeyword,
                default: native::Default::None,
            },
        ],
        text: ::core::option::Option::Some("($module, /, number, ndigits=None)"),
        is_method: false,
    };
    native::NativeDef {
        name: "round",
        signature: &__SIGNATURE,
        doc: ::core::option::Option::Some("Round a number.\n\n    >>> round(2.5)"),
        call: |vm, args| {
            let [p0, p1] = __SIGNATURE.bind(vm, args)?;
            let ::core::option::Option::Some(value) = p0 else { ::core::unreachable!() };
            let p0 = native::FromArg::from_arg(
                vm,
                value,
                native::ArgContext {
                    function: "round",
                    param: "number",
                    index: 1usize,
                },
            )?;
            let p1 = match p1 {
                ::core::option::Option::Some(value) if !value.is_none() => {
                    ::core::option::Option::Some(
                        native::FromArg::from_arg_or_none(
                            vm,
                            value,
                            native::ArgContext {
                                function: "round",
                                param: "ndigits",
                                index: 2usize,
                            },
                        )?,
                    )
                }
                _ => ::core::option::Option::None,
            };
            native::IntoPyResult::into_py_result(round(vm, p0, p1), vm)
        },
        kind: native::NativeKind::Function,
        float: ::core::option::Option::None,
    }
};
"#,
    );
}

#[test]
fn raw() {
    check(
        r#"
#[pyfunction("print", raw)]
#[cfg(unix)]
#[inline]
pub fn print_values(vm: &Vm, args: Args<'_>) -> PyResult {}
"#,
        r#"
#[cfg(unix)]
///Declares `print`.
#[allow(clippy::all)]
pub static PRINT_VALUES_DEF: native::NativeDef = {
    static __SIGNATURE: native::Signature = native::Signature {
        name: "print",
        params: &[],
        text: ::core::option::Option::None,
        is_method: false,
    };
    native::NativeDef {
        name: "print",
        signature: &__SIGNATURE,
        doc: ::core::option::Option::None,
        call: print_values,
        kind: native::NativeKind::Function,
        float: ::core::option::Option::None,
    }
};
"#,
    );
}

#[test]
fn attribute() {
    let (arguments, item) = split(r#"#[pyattr("pi")] fn pi(machine: &crate::Vm) -> f64 {}"#);
    let expected = r#"
fn pi(machine: &crate::Vm) -> f64 {}
///Declares the attribute `pi`.
#[allow(clippy::all)]
pub const PI_ATTR: (&'static str, fn(&crate::Vm) -> native::PyResult) = (
    "pi",
    |vm| native::IntoPyResult::into_py_result(pi(vm), vm),
);
"#;
    assert_eq!(source(expand_attribute(&runtime(), arguments, item)).trim(), expected.trim());
}

/// How one parameter is converted, in short.
#[track_caller]
fn check_conversion(python: &str, rust: &str, expected: &str) {
    let (_, signature) = signature::parse(&format!("f({python})")).unwrap();
    let (ident, vm) = (local("x"), local("vm"));
    let param = &signature.unwrap().params[0];
    let slot = Slot { function: "f", param, number: 1, ident: &ident, vm: &vm };
    let statements = conversion(&runtime(), &slot, &syn::parse_str(rust).unwrap()).unwrap();
    let body = source(quote!(fn f() { #statements }));
    let words: String = body.split_whitespace().collect::<Vec<_>>().join(" ");
    // The call of `from_arg` is the same in each, but for the name.
    let start = words.find("native::FromArg").expect("a conversion");
    let end = start + words[start..].find(")?").expect("its end") + 2;
    let found = format!("{}CONVERTED{}", &words[..start], &words[end..]);
    let found = found.strip_prefix("fn f() { ").unwrap().strip_suffix(" }").unwrap();
    // Blocks and commas that only the line width brings.
    let found =
        found.replace("::core::option::Option::", "").replace("{ CONVERTED }", "CONVERTED,");
    let found = found.replace("{ Some( CONVERTED, ) }", "Some(CONVERTED),");
    assert_eq!(found, expected);
}

#[test]
fn conversions() {
    let required = "let Some(value) = x else { ::core::unreachable!() }; let x = CONVERTED;";
    check_conversion("x", "&Value", required);
    check_conversion("x", "i64", required);
    check_conversion("x, /", "Index<'_>", required);
    let literal = |literal: &str| {
        format!("let x = match x {{ Some(value) => CONVERTED, None => {literal}, }};")
    };
    check_conversion("x=-1", "i64", &literal("-1"));
    check_conversion("x=5", "usize", &literal("5"));
    check_conversion("x=5", "f64", &literal("5.0"));
    check_conversion("x=1e-09", "f64", &literal("0.000000001"));
    check_conversion("x=True", "bool", &literal("true"));
    check_conversion("x='a'", "&str", &literal("\"a\""));
    check_conversion("x='a'", "String", &literal("::std::string::String::from(\"a\")"));
    let option = |guard: &str| {
        format!("let x = match x {{ Some(value){guard} => Some(CONVERTED), _ => None, }};")
    };
    check_conversion("x=None", "Option<&Value>", &option(" if !value.is_none()"));
    check_conversion("x", "Option<i64>", &option(" if !value.is_none()"));
    check_conversion("x=...", "Option<&Value>", &option(""));
    check_conversion("x=sys.maxsize", "Option<i64>", &option(""));
    let made = |object: &str| {
        format!(
            "let made; let value = match x {{ Some(value) => value, None => {{ made = \
             native::IntoPyResult::into_py_result({object}, vm)?; &made }} }}; let x = CONVERTED;"
        )
    };
    check_conversion("x=None", "&Value", &made("()"));
    check_conversion("x=0", "&Value", &made("0i64"));
    check_conversion("x=0.5", "Value", &made("0.5f64"));
    check_conversion("x='s'", "Encoding", &made("\"s\""));
}

#[track_caller]
fn check_error(function: &str, expected: &str) {
    let (arguments, item) = split(function);
    assert_eq!(errors(expand_function(&runtime(), arguments, item)), [expected]);
}

#[test]
fn refused() {
    let signature = "expected `)`\n    f(a\n       ^";
    check_error(r#"#[pyfunction("f(a")] fn f(vm: &Vm) {}"#, signature);
    let count = "`f` has 2 parameters in Python's signature but 1 in Rust";
    check_error(r#"#[pyfunction("f(a, b)")] fn f(vm: &Vm, a: i64) {}"#, count);
    let count = "`f` has 1 parameter in Python's signature but 2 in Rust";
    check_error(r#"#[pyfunction("f(a)")] fn f(vm: &Vm, a: i64, b: i64) {}"#, count);
    check_error(r#"#[pyfunction("f(a)")] fn f(a: i64) {}"#, "expected `vm: &Vm` here");
    check_error(r#"#[pyfunction("f()")] fn f() {}"#, "expected `vm: &Vm` among the parameters");
    check_error(r#"#[pyfunction("f()")] fn f(&self, vm: &Vm) {}"#, "expected `vm: &Vm` here");
    let bare = "expected a signature, as in \"f(object, /)\"; only a `raw` function may do without";
    check_error(r#"#[pyfunction("f")] fn f(vm: &Vm) {}"#, bare);
    let raw = "a raw function is `fn(vm: &Vm, args: Args<'_>) -> PyResult`; `f` takes 1 parameter";
    check_error(r#"#[pyfunction("f()", raw)] fn f(vm: &Vm) {}"#, raw);
    let option = "expected `raw`, `no_text` or `float`, found `row`";
    check_error(r#"#[pyfunction("f()", row)] fn f(vm: &Vm) {}"#, option);
    check_error(r#"#[pyfunction(f)] fn f(vm: &Vm) {}"#, "expected string literal");
    let kind = |kind: &str| format!("a native function can't be {kind}");
    check_error(r#"#[pyfunction("f()")] fn f<T>(vm: &Vm) {}"#, &kind("generic"));
    check_error(r#"#[pyfunction("f()")] async fn f(vm: &Vm) {}"#, &kind("async"));
    check_error(r#"#[pyfunction("f()")] unsafe fn f(vm: &Vm) {}"#, &kind("unsafe"));
}

#[test]
fn refused_defaults() {
    let check = |python: &str, rust: &str, expected: &str| {
        let function = format!("#[pyfunction(\"f({python})\")] fn f(vm: &Vm, x: {rust}) {{}}");
        check_error(&function, expected);
    };
    check("x=None", "i64", "`x` defaults to None: make it `Option<i64>`");
    check("x=None", "&str", "`x` defaults to None: make it `Option<&str>`");
    check("x=...", "&Value", "`x` may be absent: make it `Option<&Value>`");
    check("x=os.SEEK_SET", "i64", "`x` may be absent: make it `Option<i64>`");
    check("x=1", "bool", "the default of `x` is an integer, not bool");
    check("x=1.5", "i64", "the default of `x` is a float, not i64");
    check("x='a'", "f64", "the default of `x` is a string, not f64");
    check("x=True", "&str", "the default of `x` is a bool, not str");
}

#[test]
fn refused_attributes() {
    let (arguments, item) = split(r#"#[pyattr("pi")] fn pi(vm: &Vm, x: i64) {}"#);
    let expected = "an attribute is `fn(vm: &Vm) -> T`, found 2 parameters";
    assert_eq!(errors(expand_attribute(&runtime(), arguments, item)), [expected]);
}

#[test]
fn roots() {
    let check = |package, krate, expected: &str| {
        let root = Runtime::of_crate(package, krate);
        assert_eq!(quote!(#root).to_string().replace(' ', ""), expected);
    };
    check(Some("apython-core"), Some("apython_core"), "crate::native");
    check(Some("apython-core"), None, "crate::native");
    // An integration test of that package.
    check(Some("apython-core"), Some("calls"), "::apython_core::native");
    check(Some("apython-stdlib"), Some("apython_stdlib"), "::apython_core::native");
    check(None, None, "::apython_core::native");
}
