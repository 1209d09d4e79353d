//! Expansions of `impl` blocks, and what is refused.

use proc_macro2::TokenStream;
use quote::quote;

use super::expand;
use crate::expansion::{errors, runtime, source};

fn expanded(block: &str) -> String {
    source(expand(&runtime(), TokenStream::new(), block.parse().expect("tokens")))
}

#[test]
fn methods() {
    let block = r#"
impl List {
    /// Remove all items.
    #[pymethod("clear(self)")]
    #[inline]
    pub fn clear(&self, vm: &Vm) {}
    fn plain(&self) {}
}
"#;
    let expected = r#"
impl List {
    /// Remove all items.
    #[inline]
    pub fn clear(&self, vm: &Vm) {}
    fn plain(&self) {}
}
#[allow(clippy::all)]
impl List {
    ///Declares `clear`.
    pub const CLEAR_DEF: &'static native::NativeDef = {
        static __DEF: native::NativeDef = {
            static __SIGNATURE: native::Signature = native::Signature {
                name: "clear",
                params: &[
                    native::Param {
                        name: "self",
                        kind: native::ParamKind::PositionalOnly,
                        default: native::Default::Required,
                    },
                ],
                text: ::core::option::Option::Some("($self, /)"),
                is_method: true,
            };
            native::NativeDef {
                name: "clear",
                signature: &__SIGNATURE,
                doc: ::core::option::Option::Some("Remove all items."),
                call: |vm, args| {
                    let [p0] = __SIGNATURE.bind(vm, args)?;
                    let ::core::option::Option::Some(p0) = p0 else {
                        ::core::unreachable!()
                    };
                    let p0 = native::receiver::<List>(vm, p0, "clear")?;
                    native::IntoPyResult::into_py_result(
                        <List>::clear(p0, vm),
                        vm,
                    )
                },
                kind: native::NativeKind::Method,
                float: ::core::option::Option::None,
            }
        };
        &__DEF
    };
    /// Declares the native members of the class.
    pub const DEF: &'static native::ClassDef = &native::ClassDef {
        methods: &[Self::CLEAR_DEF],
        getsets: &[],
        attributes: &[],
        set_slots: |_| {},
    };
}
"#;
    assert_eq!(expanded(block).trim(), expected.trim());
}

#[test]
fn other_members() {
    let block = r#"
impl Point {
    #[pysetter("x")]
    fn set_x(&self, vm: &Vm, value: Option<&Value>) -> PyResult<()> {}
    /// The abscissa.
    #[pygetter("x")]
    fn x(vm: &Vm, this: &Value) -> f64 {}
    #[pyattr("__hash__")]
    fn hash(vm: &Vm) {}
    #[cfg(unix)]
    #[pyslot(str, number.add)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {}
}
"#;
    let all = expanded(block);
    let (_, constants) = all.split_once("#[allow(clippy::all)]\n").expect("a second block");
    let expected = r#"
impl Point {
    /// Declares the native members of the class.
    pub const DEF: &'static native::ClassDef = &native::ClassDef {
        methods: &[],
        getsets: &[
            native::GetSetDef {
                name: "x",
                doc: ::core::option::Option::Some("The abscissa."),
                get: |vm, this| {
                    native::IntoPyResult::into_py_result(
                        <Point>::x(vm, this),
                        vm,
                    )
                },
                set: ::core::option::Option::Some(|vm, this, value| {
                    let this = native::receiver::<Point>(vm, this, "x")?;
                    <Point>::set_x(this, vm, value)
                }),
                is_member: false,
            },
        ],
        attributes: &[
            (
                "__hash__",
                |vm| native::IntoPyResult::into_py_result(
                    <Point>::hash(vm),
                    vm,
                ),
            ),
        ],
        set_slots: |slots| {
            #[cfg(unix)]
            {
                slots.str = ::core::option::Option::Some(<Point>::repr);
            }
            #[cfg(unix)]
            {
                slots.number.add = ::core::option::Option::Some(<Point>::repr);
            }
        },
    };
}
"#;
    assert_eq!(constants.trim(), expected.trim());
}

#[track_caller]
fn check_errors(body: &str, expected: &[&str]) {
    let block = format!("impl List {{ {body} }}");
    let tokens = expand(&runtime(), TokenStream::new(), block.parse().expect("tokens"));
    assert_eq!(errors(tokens.clone()), expected);
    // The markers are gone all the same, or each would be an error again.
    assert!(!tokens.to_string().contains("# [py"), "{tokens}");
}

#[test]
fn refused_methods() {
    let receiver = "expected the receiver first, as in \"append(self, object, /)\"";
    check_errors(r#"#[pymethod("f()")] fn f(&self, vm: &Vm) {}"#, &[receiver]);
    check_errors(r#"#[pymethod("f(*args)")] fn f(&self, vm: &Vm) {}"#, &[receiver]);
    check_errors(r#"#[pyclassmethod("f(a=1)")] fn f(vm: &Vm, a: &Value) {}"#, &[receiver]);
    let form = "expected a receiver: `(&self, vm: &Vm, ...)` or `(vm: &Vm, this: &Value, ...)`";
    check_errors(r#"#[pymethod("f(self)")] fn f(vm: &Vm) {}"#, &[form]);
    check_errors(r#"#[pymethod("f(self)")] fn f(&mut self, vm: &Vm) {}"#, &["expected `&self`"]);
    let missing = "expected `vm: &Vm` among the parameters";
    check_errors(r#"#[pymethod("f(self)")] fn f(&self) {}"#, &[missing]);
    let only = "only a method can take `&self`";
    check_errors(r#"#[pyclassmethod("f(cls)")] fn f(&self, vm: &Vm) {}"#, &[only]);
    let count = "`f` has 1 parameter in Python's signature but 0 in Rust";
    check_errors(r#"#[pymethod("f(self, a)")] fn f(&self, vm: &Vm) {}"#, &[count]);
    let raw = "a raw function is `fn(vm: &Vm, args: Args<'_>) -> PyResult`; `f` takes 2 parameters";
    check_errors(r#"#[pymethod("f(self)", raw)] fn f(&self, args: Args<'_>) {}"#, &[raw]);
    let twice = "`f` is declared twice";
    let methods = r#"
        #[pymethod("f(self)")] fn f(&self, vm: &Vm) {}
        #[pymethod("f(self)")] fn g(&self, vm: &Vm) {}
    "#;
    check_errors(methods, &[twice]);
    let module = "this belongs in a module; in a class, use #[pymethod], #[pyclassmethod] or \
                  #[pystaticmethod]";
    check_errors(r#"#[pyfunction("f()")] fn f(vm: &Vm) {}"#, &[module]);
    // All mistakes at once.
    let both = r#"
        #[pymethod("f(self)")] fn f(&self) {}
        #[pymethod("g()")] fn g(&self, vm: &Vm) {}
    "#;
    check_errors(both, &[missing, receiver]);
}

#[test]
fn refused_members() {
    let getter = "`x` has a setter but no getter";
    check_errors(
        r#"#[pysetter("x")] fn x(vm: &Vm, this: &Value, v: Option<&Value>) -> PyResult<()> {}"#,
        &[getter],
    );
    let getter = "expected 2 parameters, as in `fn(vm: &Vm, this: &Value) -> T`";
    check_errors(r#"#[pygetter("x")] fn x(&self, vm: &Vm, y: i64) {}"#, &[getter]);
    let two = r#"
        #[pygetter("x")] fn x(&self, vm: &Vm) {}
        #[pygetter("x")] fn y(&self, vm: &Vm) {}
    "#;
    check_errors(two, &["`x` has two getters"]);
    let option = r#"#[pygetter("x", field)] fn x(&self, vm: &Vm) {}"#;
    check_errors(option, &["expected `member`"]);
    let slot = "a slot takes the slot's own signature, without `self`";
    check_errors("#[pyslot(repr)] fn repr(&self, vm: &Vm) {}", &[slot]);
    check_errors("#[pyslot()] fn repr(vm: &Vm) {}", &["expected a slot's name"]);
    let filled = "#[pyslot(repr, str)] fn a(vm: &Vm) {} #[pyslot(str)] fn b(vm: &Vm) {}";
    check_errors(filled, &["the slot `str` is filled twice"]);
}

#[test]
fn refused_blocks() {
    let check = |block: TokenStream, expected: &str| {
        assert_eq!(errors(expand(&runtime(), TokenStream::new(), block)), [expected]);
    };
    check(quote!(impl Display for List {}), "expected an inherent `impl` block");
    check(
        quote!(
            impl<T> List<T> {}
        ),
        "a native class can't be generic",
    );
}

#[test]
fn named_constant() {
    let source = source(expand(&runtime(), quote!(SEARCH), quote!(impl List {})));
    assert!(source.contains("pub const SEARCH: &'static native::ClassDef"), "{source}");
}
