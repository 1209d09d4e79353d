//! `_operator` and `operator`: the language's operators as functions, and callables that get
//! attributes, get items and call methods.
//!
//! `operator` is `_operator` under another name, with what CPython's Python part of it adds:
//! `__all__` and each function under the name of its special method too.

mod functions;
mod getters;
mod sequences;
#[cfg(test)]
mod tests;

use apython_core::native::{ModuleDef, new_native_module};
use apython_core::objects::module::Module;
use apython_core::{PyResult, Value, Vm};
use apython_derive::py_module;

/// `_operator`.
pub mod native {
    use super::{functions, getters, py_module, sequences};

    py_module! {
        name: "_operator",
        doc: "Operator interface.\n\nThis module exports a set of functions implemented in C corresponding\nto the intrinsic operators of Python.  For example, operator.add(x, y)\nis equivalent to the expression x+y.  The function names are those\nused for special methods; variants without leading and trailing\n'__' are also provided for convenience.",
        functions: [
            functions::truth, sequences::contains, sequences::index_of, sequences::count_of,
            functions::is_, functions::is_not, functions::index, functions::add, functions::sub,
            functions::mul, functions::matmul, functions::floordiv, functions::truediv,
            functions::modulo, functions::neg, functions::pos, functions::abs, functions::inv,
            functions::invert, functions::lshift, functions::rshift, functions::not_,
            functions::and_, functions::xor, functions::or_, functions::iadd, functions::isub,
            functions::imul, functions::imatmul, functions::ifloordiv, functions::itruediv,
            functions::imod, functions::ilshift, functions::irshift, functions::iand,
            functions::ixor, functions::ior, sequences::concat, sequences::iconcat,
            sequences::getitem, sequences::setitem, sequences::delitem, functions::pow,
            functions::ipow, functions::eq, functions::ne, functions::lt, functions::le,
            functions::gt, functions::ge, sequences::compare_digest, sequences::length_hint,
            functions::call,
        ],
        exec: getters::add_classes,
    }
}

/// `operator`.
pub static MODULE: ModuleDef = ModuleDef {
    name: "operator",
    doc: native::MODULE.doc,
    functions: &[],
    attributes: &[],
    exec: Some(fill),
};

/// What `from operator import *` imports.
#[rustfmt::skip]
const ALL: &[&str] = &[
    "abs", "add", "and_", "attrgetter", "call", "concat", "contains", "countOf", "delitem", "eq",
    "floordiv", "ge", "getitem", "gt", "iadd", "iand", "iconcat", "ifloordiv", "ilshift",
    "imatmul", "imod", "imul", "index", "indexOf", "inv", "invert", "ior", "ipow", "irshift",
    "is_", "is_not", "isub", "itemgetter", "itruediv", "ixor", "le", "length_hint", "lshift",
    "lt", "matmul", "methodcaller", "mod", "mul", "ne", "neg", "not_", "or_", "pos", "pow",
    "rshift", "setitem", "sub", "truediv", "truth", "xor",
];

/// Those of them that aren't named like a special method.
#[rustfmt::skip]
const NO_SPECIAL_METHOD: &[&str] = &[
    "attrgetter", "countOf", "indexOf", "is_", "is_not", "itemgetter", "length_hint",
    "methodcaller", "truth",
];

fn fill(vm: &Vm, module: &Value) -> PyResult<()> {
    let source = source_module(vm)?;
    let source = source.downcast::<Module>().expect("a module");
    let dict = &module.downcast::<Module>().expect("exec gets its module").dict;
    let get = |name: &str| source.dict.get_str(vm, name).expect("_operator has it");
    for name in ALL {
        dict.set_str(vm, name, get(name));
    }
    for name in ALL.iter().filter(|name| !NO_SPECIAL_METHOD.contains(name)) {
        let stem = name.trim_end_matches('_');
        dict.set_str(vm, &format!("__{stem}__"), get(name));
    }
    let all = ALL.iter().map(|name| vm.intern(name)).collect();
    dict.set_str(vm, "__all__", vm.new_list(all));
    Ok(())
}

/// `_operator`, as imported or made now.
fn source_module(vm: &Vm) -> PyResult {
    let name = native::MODULE.name;
    let imported = vm.modules.get_str(vm, name);
    if let Some(module) = imported.filter(|module| module.downcast::<Module>().is_some()) {
        return Ok(module);
    }
    let module = new_native_module(vm, &native::MODULE)?.into_value();
    vm.modules.set_str(vm, name, module.clone());
    Ok(module)
}
