//! Namespaces: of the frame that calls, of modules and of objects.

use crate::error::PyResult;
use crate::exec::Frame;
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

fn frame(vm: &Vm) -> PyResult<&Frame> {
    vm.exec.running_frames().next().ok_or_else(|| vm.system_error("no frame is running"))
}

/// The names and values of the running frame, as `locals()` gives them.
fn frame_locals(vm: &Vm) -> PyResult {
    let frame = frame(vm)?;
    if let Some(namespace) = frame.namespace() {
        return Ok(namespace);
    }
    let locals = Ref::new(vm, Dict::default());
    for (name, value) in frame.bound_locals() {
        locals.set_interned(&name, value);
    }
    Ok(locals.into_value())
}

/// Return the dictionary containing the current scope's global variables.
///
/// NOTE: Updates to this dictionary *will* affect name lookups in the current
/// global scope and vice-versa.
#[pyfunction("globals()")]
pub(crate) fn globals(vm: &Vm) -> PyResult {
    Ok(frame(vm)?.function().globals.to_value())
}

/// Return a dictionary containing the current scope's local variables.
///
/// NOTE: Whether or not updates to this dictionary will affect name lookups in
/// the local scope and vice-versa is *implementation dependent* and not
/// covered by any backwards compatibility guarantees.
#[pyfunction("locals()")]
pub(crate) fn locals(vm: &Vm) -> PyResult {
    frame_locals(vm)
}

/// vars([object]) -> dictionary
///
/// Without arguments, equivalent to locals().
/// With an argument, equivalent to object.__dict__.
#[pyfunction("vars(object=..., /)", no_text)]
pub(crate) fn vars(vm: &Vm, object: Option<&Value>) -> PyResult {
    let Some(object) = object else { return frame_locals(vm) };
    match ops::get_attr_opt(vm, object, &vm.names.__dict__)? {
        Some(dict) => Ok(dict),
        None => Err(vm.type_error("vars() argument must have __dict__ attribute")),
    }
}

/// dir([object]) -> list of strings
///
/// If called without an argument, return the names in the current scope.
/// Else, return an alphabetized list of names comprising (some of) the attributes
/// of the given object, and of attributes reachable from it.
/// If the object supplies a method named __dir__, it will be used; otherwise
/// the default dir() logic is used and returns:
///   for a module object: the module's attributes.
///   for a class object:  its attributes, and recursively the attributes
///     of its bases.
///   for any other object: its attributes, its class's attributes, and
///     recursively the attributes of its class's base classes.
#[pyfunction("dir(object=..., /)", no_text)]
pub(crate) fn dir(vm: &Vm, object: Option<&Value>) -> PyResult {
    match object {
        Some(object) => ops::dir(vm, object),
        None => {
            let names = vm.new_list(ops::collect(vm, &frame_locals(vm)?)?);
            let list = names.downcast::<crate::objects::list::List>().expect("just made");
            list.sort_in_place(vm, None, false)?;
            Ok(names)
        }
    }
}
