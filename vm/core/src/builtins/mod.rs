//! The module `builtins`: functions here; types and exceptions are put in by `boot`.

mod attributes;
mod iteration;
mod numbers;
mod print;
mod scopes;
mod unsupported;

use crate::error::PyResult;
use crate::native::{ModuleDef, fill_native_module};
use crate::objects::module::Module;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::py_module;

py_module! {
    name: "builtins",
    functions: [
        attributes::build_class, attributes::import, attributes::callable, attributes::delattr,
        attributes::getattr, attributes::hasattr, attributes::hash, attributes::id,
        attributes::isinstance, attributes::issubclass, attributes::setattr,
        iteration::all, iteration::any, iteration::iter, iteration::len, iteration::next,
        iteration::sorted,
        numbers::abs, numbers::bin, numbers::chr, numbers::divmod, numbers::hex, numbers::max,
        numbers::min, numbers::oct, numbers::ord, numbers::pow, numbers::round, numbers::sum,
        print::ascii, print::format, print::input, print::print, print::repr,
        scopes::dir, scopes::globals, scopes::locals, scopes::vars,
        unsupported::aiter, unsupported::anext, unsupported::breakpoint, unsupported::compile,
        unsupported::eval, unsupported::exec,
    ],
    attributes: [],
}

/// Puts the functions into the module's namespace.
pub(crate) fn fill(vm: &Vm) -> PyResult<()> {
    let module: &'static ModuleDef = &MODULE;
    let name = vm.intern("builtins");
    if let Some(object) = vm.modules.get_interned(&name)
        && let Some(object) = object.to_ref::<Module>()
    {
        fill_native_module(vm, &object, module)?;
    }
    vm.builtins.set_str(vm, "__debug__", Value::TRUE);
    let len: Option<Value> = vm.builtins.get_str(vm, "len");
    if let Some(len) = len {
        vm.exec.set_len_function(&len);
        // The calls specialised for it compare its address, so it must not be reused.
        std::mem::forget(len);
    }
    Ok(())
}
