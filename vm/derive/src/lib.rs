//! Attribute macros that declare native code on plain Rust functions.
//!
//! The signature is written once, in Python's notation; from it come argument binding,
//! conversion, defaults and `__text_signature__`. The README shows every form.
//!
//! This file holds only the entry points, which a proc-macro crate must have at its root. The
//! logic below it works on `proc_macro2` streams and is tested without a compiler: `signature`
//! reads and prints Python's notation, `function` declares one function, `class` an `impl`
//! block and `module` a module. None of it knows values or objects: generated code goes through
//! the `native` module of `apython-core` alone.

#![forbid(unsafe_code)]

mod attribute;
mod class;
mod docs;
#[cfg(test)]
mod expansion;
mod function;
mod module;
mod runtime;
mod signature;

use proc_macro::TokenStream;

use crate::runtime::Runtime;

/// Declares a native function: `#[pyfunction("sorted(iterable, /, *, key=None, reverse=False)")]`.
///
/// Leaves the function as it is and puts `pub static NAME_DEF: NativeDef` beside it, `NAME` being
/// the Rust name in upper case.
#[proc_macro_attribute]
pub fn pyfunction(arguments: TokenStream, item: TokenStream) -> TokenStream {
    function::expand_function(&Runtime::of_expansion(), arguments.into(), item.into()).into()
}

/// Declares a module attribute that is computed when the module is made: `#[pyattr("pi")]`.
///
/// Leaves the function as it is and puts `pub const NAME_ATTR: (&str, fn(&Vm) -> PyResult)`
/// beside it.
#[proc_macro_attribute]
pub fn pyattr(arguments: TokenStream, item: TokenStream) -> TokenStream {
    function::expand_attribute(&Runtime::of_expansion(), arguments.into(), item.into()).into()
}

/// Declares the methods, properties, attributes and slots of a class on an `impl` block.
///
/// Emits the block without the markers, `pub const NAME_DEF: &NativeDef` for each method, and
/// `pub const DEF: &ClassDef` with all of them; `#[pymethods(OTHER)]` names the latter `OTHER`.
#[proc_macro_attribute]
pub fn pymethods(arguments: TokenStream, item: TokenStream) -> TokenStream {
    class::expand(&Runtime::of_expansion(), arguments.into(), item.into()).into()
}

/// Declares a native module on an inline `mod`: collects what is marked in it into
/// `pub static MODULE: ModuleDef`.
#[proc_macro_attribute]
pub fn pymodule(arguments: TokenStream, item: TokenStream) -> TokenStream {
    module::expand_inline(&Runtime::of_expansion(), arguments.into(), item.into()).into()
}

/// Declares a native module out of paths, for modules that live in files of their own:
/// `py_module! { name: "math", functions: [sqrt, trig::sin], attributes: [pi], exec: exec }`.
#[proc_macro]
pub fn py_module(input: TokenStream) -> TokenStream {
    module::expand_list(&Runtime::of_expansion(), input.into()).into()
}
