//! Attributes and namespaces: `getattr`, `vars`, `locals`, ...

use crate::error::{PyResult, Raised};
use crate::exec::Frame;
use crate::native::{Args, check_no_keywords, check_positional};
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Get a named attribute from an object.
///
/// getattr(x, 'y') is equivalent to x.y
/// When a default argument is given, it is returned when the attribute doesn't
/// exist; without it, an exception is raised in that case.
#[pyfunction("getattr(object, name, default=<unrepresentable>, /)", raw)]
pub(super) fn getattr(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "getattr", args)?;
    match args.values() {
        [object, name] => ops::get_attr(vm, object, &ops::attribute_name(vm, name)?),
        [object, name, default] => {
            let name = ops::attribute_name(vm, name)?;
            let found = ops::get_attr_opt(vm, object, &name)?;
            Ok(found.unwrap_or_else(|| default.clone()))
        }
        values => Err(check_positional(vm, "getattr", values.len(), 2, 3)
            .expect_err("there are too few or too many")),
    }
}

/// Return whether the object has an attribute with the given name.
///
/// This is done by calling getattr(obj, name) and catching AttributeError.
#[pyfunction("hasattr(obj, name, /)")]
pub(super) fn hasattr(vm: &Vm, obj: &Value, name: &Value) -> PyResult<bool> {
    let name = ops::attribute_name(vm, name)?;
    ops::get_attr_opt(vm, obj, &name).map(|found| found.is_some())
}

/// Sets the named attribute on the given object to the specified value.
///
/// setattr(x, 'y', v) is equivalent to ``x.y = v``
#[pyfunction("setattr(obj, name, value, /)")]
pub(super) fn setattr(vm: &Vm, obj: &Value, name: &Value, value: &Value) -> PyResult<()> {
    ops::set_attr(vm, obj, &ops::attribute_name(vm, name)?, value)
}

/// Deletes the named attribute from the given object.
///
/// delattr(x, 'y') is equivalent to ``del x.y``
#[pyfunction("delattr(obj, name, /)")]
pub(super) fn delattr(vm: &Vm, obj: &Value, name: &Value) -> PyResult<()> {
    ops::del_attr(vm, obj, &ops::attribute_name(vm, name)?)
}

/// The frame that called a native function.
fn caller(vm: &Vm) -> PyResult<&Frame> {
    vm.exec.running_frames().next().ok_or_else(|| no_frame(vm))
}

#[cold]
fn no_frame(vm: &Vm) -> Raised {
    vm.system_error("frame does not exist")
}

/// Return a dictionary containing the current scope's local variables.
///
/// NOTE: Whether or not updates to this dictionary will affect name lookups in
/// the local scope and vice-versa is *implementation dependent* and not
/// covered by any backwards compatibility guarantees.
#[pyfunction("locals()")]
pub(super) fn locals(vm: &Vm) -> PyResult {
    vm.exec.object_of(vm, caller(vm)?).locals(vm)
}

/// Return the dictionary containing the current scope's global variables.
///
/// NOTE: Updates to this dictionary *will* affect name lookups in the current
/// global scope and vice-versa.
#[pyfunction("globals()")]
pub(super) fn globals(vm: &Vm) -> Value {
    match caller(vm) {
        Ok(frame) => frame.function().globals.to_value(),
        Err(raised) => {
            drop(vm.take_exception(raised));
            Value::NONE
        }
    }
}

/// Show vars.
///
/// Without arguments, equivalent to locals().
/// With an argument, equivalent to object.__dict__.
#[pyfunction("vars(object=<unrepresentable>, /)")]
pub(super) fn vars(vm: &Vm, object: Option<&Value>) -> PyResult {
    let Some(object) = object else { return locals(vm) };
    let dict = ops::get_attr_opt(vm, object, &vm.names.__dict__)?;
    dict.ok_or_else(|| vm.type_error("vars() argument must have __dict__ attribute"))
}

/// Show attributes of an object.
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
#[pyfunction("dir(arg=<unrepresentable>, /)")]
pub(super) fn dir(vm: &Vm, arg: Option<&Value>) -> PyResult {
    if let Some(object) = arg {
        return ops::dir(vm, object);
    }
    let locals = locals(vm)?;
    let names = match locals.downcast_exact::<Dict>() {
        Some(dict) => dict.to_pairs().into_iter().map(|(name, _)| name).collect(),
        None => {
            let keys = ops::call_method(vm, &locals, &vm.names.keys, &[])?;
            ops::collect(vm, &keys)?
        }
    };
    let names = vm.new_list(names);
    debug_assert!(names.downcast_exact::<List>().is_some());
    ops::call_method(vm, &names, &vm.intern("sort"), &[])?;
    Ok(names)
}
