//! Classes, attributes and identity.

use crate::error::PyResult;
use crate::native::Args;
use crate::objects::class::build_class_args;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// __build_class__(func, name, /, *bases, [metaclass], **kwds) -> class
///
/// Internal helper function used by the class statement.
#[pyfunction("__build_class__", raw)]
pub(crate) fn build_class(vm: &Vm, args: Args<'_>) -> PyResult {
    build_class_args(vm, args)
}

/// Import a module.
///
/// Because this function is meant for use by the Python
/// interpreter and not for general use, it is better to use
/// importlib.import_module() to programmatically import a module.
///
/// The globals argument is only used to determine the context;
/// they are not modified.  The locals argument is unused.  The fromlist
/// should be a list of names to emulate ``from name import ...``, or an
/// empty list to emulate ``import name``.
/// When importing a module from a package, note that __import__('A.B', ...)
/// returns package A when fromlist is empty, but its submodule B when
/// fromlist is not empty.  The level argument is used to determine whether to
/// perform absolute or relative imports: 0 is absolute, while a positive number
/// is the number of parent directories to search relative to the current module.
#[pyfunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)")]
pub(crate) fn import(
    vm: &Vm,
    name: &Value,
    globals: Option<&Value>,
    _locals: Option<&Value>,
    fromlist: Option<&Value>,
    level: i64,
) -> PyResult {
    crate::import::import_name(vm, name, globals, fromlist, level)
}

/// Return whether the object is callable (i.e., some kind of function).
///
/// Note that classes are callable, as are instances of classes with a
/// __call__() method.
#[pyfunction("callable(obj, /)")]
pub(crate) fn callable(vm: &Vm, object: &Value) -> bool {
    ops::is_callable(vm, object)
}

/// Deletes the named attribute from the given object.
///
/// delattr(x, 'y') is equivalent to ``del x.y``
#[pyfunction("delattr(obj, name, /)")]
pub(crate) fn delattr(vm: &Vm, object: &Value, name: &Value) -> PyResult<()> {
    ops::del_attr(vm, object, &attribute_name(vm, name)?)
}

fn attribute_name(vm: &Vm, name: &Value) -> PyResult {
    if !name.is_str() {
        return Err(
            vm.type_error(format!("attribute name must be string, not '{}'", name.type_name(vm)))
        );
    }
    Ok(vm.intern_value(name))
}

/// getattr(object, name[, default]) -> value
///
/// Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.
/// When a default argument is given, it is returned when the attribute doesn't
/// exist; without it, an exception is raised in that case.
#[pyfunction("getattr(object, name, default=..., /)", no_text)]
pub(crate) fn getattr(vm: &Vm, object: &Value, name: &Value, default: Option<&Value>) -> PyResult {
    let name = attribute_name(vm, name)?;
    match default {
        None => ops::get_attr(vm, object, &name),
        Some(default) => {
            Ok(ops::get_attr_opt(vm, object, &name)?.unwrap_or_else(|| default.clone()))
        }
    }
}

/// Return whether the object has an attribute with the given name.
///
/// This is done by calling getattr(obj, name) and catching AttributeError.
#[pyfunction("hasattr(obj, name, /)")]
pub(crate) fn hasattr(vm: &Vm, object: &Value, name: &Value) -> PyResult<bool> {
    let name = attribute_name(vm, name)?;
    Ok(ops::get_attr_opt(vm, object, &name)?.is_some())
}

/// Sets the named attribute on the given object to the specified value.
///
/// setattr(x, 'y', v) is equivalent to ``x.y = v``
#[pyfunction("setattr(obj, name, value, /)")]
pub(crate) fn setattr(vm: &Vm, object: &Value, name: &Value, value: &Value) -> PyResult<()> {
    ops::set_attr(vm, object, &attribute_name(vm, name)?, value)
}

/// Return the hash value for the given object.
///
/// Two objects that compare equal must also have the same hash value, but the
/// reverse is not necessarily true.
#[pyfunction("hash(obj, /)")]
pub(crate) fn hash(vm: &Vm, object: &Value) -> PyResult<i64> {
    ops::hash(vm, object)
}

/// Return the identity of an object.
///
/// This is guaranteed to be unique among simultaneously existing objects.
/// (CPython uses the object's memory address.)
#[pyfunction("id(obj, /)")]
pub(crate) fn id(vm: &Vm, object: &Value) -> Value {
    Value::from_i128(vm, i128::from(object.identity()))
}

/// Return whether an object is an instance of a class or of a subclass thereof.
///
/// A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to
/// check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)
/// or ...`` etc.
#[pyfunction("isinstance(obj, class_or_tuple, /)")]
pub(crate) fn isinstance(vm: &Vm, object: &Value, class: &Value) -> PyResult<bool> {
    ops::is_instance(vm, object, class)
}

/// Return whether 'cls' is derived from another class or is the same class.
///
/// A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to
/// check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)
/// or ...``.
#[pyfunction("issubclass(cls, class_or_tuple, /)")]
pub(crate) fn issubclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    ops::is_subclass(vm, class, of)
}
