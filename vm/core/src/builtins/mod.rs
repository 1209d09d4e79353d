//! The functions of the module `builtins`.
//!
//! Each file has one family of them; `install` puts them into the module's namespace, where
//! `boot` has put the types, the exceptions and the constants already.

mod attributes;
mod classes;
mod dynamic;
mod numbers;
mod printing;
mod reduce;
mod sequences;
mod site;
pub(crate) mod sum;

mod texts;
mod unsupported;

use crate::error::PyResult;
use crate::native::fill_native_module;
use crate::object::{Ref, Type};
use crate::objects::module::Module;
use crate::vm::Vm;
use apython_derive::py_module;

py_module! {
    name: "builtins",
    functions: [
        classes::build_class,
        classes::import,
        numbers::abs,
        reduce::all,
        reduce::any,
        texts::ascii,
        numbers::bin,
        classes::breakpoint,
        classes::callable,
        texts::chr,
        dynamic::compile,
        attributes::delattr,
        attributes::dir,
        numbers::divmod,
        dynamic::eval,
        dynamic::exec,
        texts::format,
        attributes::getattr,
        attributes::globals,
        attributes::hasattr,
        numbers::hash,
        numbers::hex,
        numbers::id,
        printing::input,
        classes::isinstance,
        classes::issubclass,
        sequences::iter,
        sequences::aiter,
        sequences::len,
        attributes::locals,
        reduce::max,
        reduce::min,
        sequences::next,
        sequences::anext,
        numbers::oct,
        texts::ord,
        numbers::pow,
        printing::print,
        texts::repr,
        numbers::round,
        attributes::setattr,
        sequences::sorted,
        sum::sum,
        attributes::vars,
        crate::io::open,
    ],
}

/// Completes the namespace of `builtins`.
pub(crate) fn install(vm: &Vm) -> PyResult<()> {
    let module = vm.modules.get_str(vm, "builtins").and_then(|module| module.to_ref::<Module>());
    fill_native_module(vm, &module.expect("made at the start"), &MODULE)?;
    unsupported::install_types(vm);
    site::install(vm)?;
    let function = |name| vm.builtins.get_str(vm, name).expect("just put there");
    let (len, sum, sorted) = (function("len"), function("sum"), function("sorted"));
    vm.exec.set_functions(&len, &sum, &sorted);
    let method = |class: &Ref<Type>, name| {
        class.dict().get_str(vm, name).expect("a method of a built-in type")
    };
    let (append, pop) = (method(&vm.types.list, "append"), method(&vm.types.list, "pop"));
    let (dict_get, join) = (method(&vm.types.dict, "get"), method(&vm.types.str, "join"));
    vm.exec.set_methods(&append, &pop, &dict_get, &join);
    // Compared by address as long as the VM lives, whatever a program does to the name.
    std::mem::forget((len, sum, sorted));
    Ok(())
}
