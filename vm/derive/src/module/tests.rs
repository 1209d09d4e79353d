//! Expansions of modules, and what is refused.

use quote::quote;

use super::{expand_inline, expand_list};
use crate::expansion::{errors, runtime, source};

#[test]
fn inline() {
    let module = r#"
/// Mathematics.
pub mod math {
    #[pyfunction("f", raw)]
    #[cfg(unix)]
    fn f(vm: &Vm, args: Args<'_>) -> PyResult {}
    #[pyattr("e")]
    fn e(vm: &Vm) -> f64 {}
    #[pyexec]
    fn exec(vm: &Vm, module: &Value) -> PyResult<()> {}
}
"#;
    let all = source(expand_inline(&runtime(), quote!("math"), module.parse().unwrap()));
    let expected = r#"
    ///Declares the module `math`.
    #[allow(clippy::all)]
    pub static MODULE: native::ModuleDef = native::ModuleDef {
        name: "math",
        doc: ::core::option::Option::Some("Mathematics."),
        functions: &[#[cfg(unix)] &F_DEF],
        attributes: &[E_ATTR],
        exec: ::core::option::Option::Some(exec),
    };
}
"#;
    assert!(all.ends_with(expected.trim_start_matches('\n')), "{all}");
    assert!(all.contains("pub static F_DEF") && all.contains("pub const E_ATTR"), "{all}");
    assert!(!all.contains("#[py"), "{all}");
}

#[test]
fn list() {
    let list = quote! {
        name: "math",
        doc: "Mathematics.",
        functions: [sqrt, #[cfg(unix)] self::trig::sin],
        attributes: [e],
        exec: sub::exec,
    };
    let expected = r#"
///Declares the module `math`.
#[allow(clippy::all)]
pub static MODULE: native::ModuleDef = native::ModuleDef {
    name: "math",
    doc: ::core::option::Option::Some("Mathematics."),
    functions: &[&SQRT_DEF, #[cfg(unix)] &self::trig::SIN_DEF],
    attributes: &[E_ATTR],
    exec: ::core::option::Option::Some(sub::exec),
};
"#;
    assert_eq!(source(expand_list(&runtime(), list)).trim(), expected.trim());
    let least = source(expand_list(&runtime(), quote!(name: "m")));
    assert!(least.contains("functions: &[],\n    attributes: &[],"), "{least}");
}

#[track_caller]
fn check_errors(module: &str, expected: &[&str]) {
    let tokens = expand_inline(&runtime(), quote!("math"), module.parse().unwrap());
    assert_eq!(errors(tokens), expected);
}

#[test]
fn refused() {
    let inline = "expected an inline module; use `py_module!` inside the file of this one";
    check_errors("mod math;", &[inline]);
    let two = r#"
mod math {
    #[pyexec]
    fn a(vm: &Vm, module: &Value) {}
    #[pyexec]
    fn b(vm: &Vm, module: &Value) {}
    #[pymethod("c(self)")]
    fn c(&self, vm: &Vm) {}
}
"#;
    let expected =
        ["a module has one #[pyexec]", "this belongs in an impl block with #[pymethods]"];
    check_errors(two, &expected);

    let list = |tokens| errors(expand_list(&runtime(), tokens));
    let field = "expected `name`, `doc`, `functions`, `attributes` or `exec`, found `nam`";
    assert_eq!(list(quote!(nam: "m")), [field]);
    assert_eq!(list(quote!(name: "m", name: "n")), ["`name` is given twice"]);
    assert_eq!(list(quote!(doc: "d")), ["expected `name: \"...\"` among the fields"]);
}
