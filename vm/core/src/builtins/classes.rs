//! Classes and modules: `isinstance`, `__build_class__`, `__import__`, ...

use crate::error::PyResult;
use crate::native::{ArgContext, Args, FromArg, check_no_keywords, check_positional};
use crate::objects::class::build_class_args;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// __build_class__(func, name, /, *bases, [metaclass], **kwds) -> class
///
/// Internal helper function used by the class statement.
#[pyfunction("__build_class__", raw)]
pub(super) fn build_class(vm: &Vm, args: Args<'_>) -> PyResult {
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
#[pyfunction("__import__(name, globals=None, locals=None, fromlist=(), level=0)", raw)]
pub(super) fn import(vm: &Vm, args: Args<'_>) -> PyResult {
    // Globals that are absent and None are different errors.
    let [name, globals, _locals, fromlist, level] = IMPORT_DEF.signature.bind::<5>(vm, args)?;
    let context = ArgContext { function: "__import__", param: "level", index: 5 };
    let level = level.map_or(Ok(0), |level| i32::from_arg(vm, level, context))?;
    crate::import::import_name(vm, name.expect("required"), globals, fromlist, level)
}

/// Return whether the object is callable (i.e., some kind of function).
///
/// Note that classes are callable, as are instances of classes with a
/// __call__() method.
#[pyfunction("callable(obj, /)")]
pub(super) fn callable(vm: &Vm, obj: &Value) -> bool {
    ops::is_callable(vm, obj)
}

/// Return whether an object is an instance of a class or of a subclass thereof.
///
/// A tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to
/// check against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)
/// or ...`` etc.
#[pyfunction("isinstance(obj, class_or_tuple, /)", raw)]
pub(super) fn isinstance(vm: &Vm, args: Args<'_>) -> PyResult {
    if let ([object, class], false) = (args.values(), args.has_keywords()) {
        return ops::is_instance(vm, object, class).map(Value::from_bool);
    }
    Err(wrong_arguments(vm, "isinstance", args))
}

#[cold]
fn wrong_arguments(vm: &Vm, name: &str, args: Args<'_>) -> crate::error::Raised {
    let given = args.positional().len();
    match check_no_keywords(vm, name, args).and_then(|()| check_positional(vm, name, given, 2, 2)) {
        Err(raised) => raised,
        Ok(()) => unreachable!("the arguments are wrong"),
    }
}

/// Return whether 'cls' is derived from another class or is the same class.
///
/// A tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to
/// check against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)
/// or ...``.
#[pyfunction("issubclass(cls, class_or_tuple, /)")]
pub(super) fn issubclass(vm: &Vm, cls: &Value, class_or_tuple: &Value) -> PyResult<bool> {
    ops::is_subclass(vm, cls, class_or_tuple)
}

/// breakpoint(*args, **kws)
///
/// Call sys.breakpointhook(*args, **kws).  sys.breakpointhook() must accept
/// whatever arguments are passed.
///
/// By default, this drops you into the pdb debugger.
#[pyfunction("breakpoint", raw)]
pub(super) fn breakpoint(vm: &Vm, args: Args<'_>) -> PyResult {
    match vm.sys.get_str(vm, "breakpointhook") {
        Some(hook) => ops::call(vm, &hook, args),
        None => Err(vm.runtime_error("lost sys.breakpointhook")),
    }
}
