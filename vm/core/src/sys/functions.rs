//! The functions of `sys`.

use super::info::MIN_MAX_STR_DIGITS;
use crate::error::PyResult;
use crate::native::{Args, check_positional};
use crate::objects::exception::Exception;
use crate::objects::int::text::{max_str_digits, set_max_str_digits};
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Exit the interpreter by raising SystemExit(status).
///
/// If the status is omitted or None, it defaults to zero (i.e., success).
/// If the status is an integer, it will be used as the system exit status.
/// If it is another kind of object, it will be printed and the system
/// exit status will be one (i.e., failure).
#[pyfunction("exit(status=None, /)")]
pub(super) fn exit(vm: &Vm, status: Option<&Value>) -> PyResult {
    let class = &vm.exceptions.system_exit;
    let Some(status) = status else { return Err(vm.raise_args(class, vec![])) };
    if status.type_of(vm).is_subtype_of(class) {
        return Err(vm.raise(status.clone()));
    }
    let args = match status.as_tuple_items() {
        Some(items) => items.to_vec(),
        None => vec![status.clone()],
    };
    Err(vm.raise_args(class, args))
}

/// Return the current exception.
///
/// Return the most recent exception caught by an except clause
/// in the current stack frame or in an older stack frame, or None
/// if no such clause exists.
#[pyfunction("exception()")]
pub(super) fn exception(vm: &Vm) -> Value {
    vm.handled_exception()
}

/// Return current exception information: (type, value, traceback).
///
/// Return information about the most recent exception caught by an except
/// clause in the current stack frame or in an older stack frame.
#[pyfunction("exc_info()")]
pub(super) fn exc_info(vm: &Vm) -> Value {
    let exception = vm.handled_exception();
    let Some(payload) = exception.downcast::<Exception>() else {
        return vm.new_tuple(vec![Value::NONE; 3]);
    };
    let traceback = payload.traceback.borrow().clone();
    let class = exception.type_of(vm).to_value();
    vm.new_tuple(vec![class, exception.clone(), traceback])
}

/// Return the reference count of object.
///
/// The count returned is generally one higher than you might expect,
/// because it includes the (temporary) reference as an argument to
/// getrefcount().
#[pyfunction("getrefcount(object, /)")]
pub(super) fn getrefcount(_vm: &Vm, object: &Value) -> u32 {
    object.header().map_or(u32::MAX, crate::object::Header::refcount)
}

/// getsizeof(object [, default]) -> int
///
/// Return the size of object in bytes.
#[pyfunction("getsizeof(object, default=<unrepresentable>)", no_text)]
pub(super) fn getsizeof(vm: &Vm, object: &Value, default: Option<&Value>) -> PyResult {
    match size_of(vm, object) {
        Ok(size) => Ok(Value::from_int(vm, size)),
        Err(raised) => match default {
            Some(default) if vm.pending_is(&raised, &vm.exceptions.type_error) => {
                drop(vm.take_exception(raised));
                Ok(default.clone())
            }
            _ => Err(raised),
        },
    }
}

fn size_of(vm: &Vm, object: &Value) -> PyResult<i64> {
    let Some(size) = ops::call_special(vm, object, &vm.intern("__sizeof__"), &[])? else {
        let class = object.type_name(vm);
        return Err(vm.type_error(format!("Type {class} doesn't define __sizeof__")));
    };
    let size = ops::index_i64(vm, &size)?;
    if size < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    // What CPython's collector keeps before each object that can hold others.
    let types = &vm.types;
    let class = object.type_of(vm);
    let collected = class.is_heap_type()
        || [&types.list, &types.tuple, &types.dict, &types.set, &types.frozenset]
            .iter()
            .any(|base| class.is_subtype_of(base))
        || [&types.function, &types.method, &types.module].iter().any(|base| class.is(base));
    Ok(if collected { size + 16 } else { size })
}

/// ``Intern'' the given string.
///
/// This enters the string in the (global) table of interned strings whose
/// purpose is to speed up dictionary lookups. Return the string itself or
/// the previously interned string object with the same value.
#[pyfunction("intern(string, /)")]
pub(super) fn intern(vm: &Vm, string: &Value) -> PyResult {
    if string.downcast_exact::<Str>().is_some() {
        return Ok(vm.intern_value(string));
    }
    let found = string.type_name(vm);
    if string.is_str() {
        return Err(vm.type_error(format!("can't intern {found}")));
    }
    let found = if string.is_none() { "None".to_owned() } else { found };
    Err(vm.type_error(format!("intern() argument must be str, not {found}")))
}

/// Return the current value of the recursion limit.
///
/// The recursion limit is the maximum depth of the Python interpreter
/// stack.  This limit prevents infinite recursion from causing an overflow
/// of the C stack and crashing Python.
#[pyfunction("getrecursionlimit()")]
pub(super) fn getrecursionlimit(vm: &Vm) -> usize {
    vm.exec.recursion_limit()
}

/// Set the maximum depth of the Python interpreter stack to n.
///
/// This limit prevents infinite recursion from causing an overflow of the C
/// stack and crashing Python.  The highest possible limit is platform-
/// dependent.
#[pyfunction("setrecursionlimit(limit, /)")]
pub(super) fn setrecursionlimit(vm: &Vm, limit: i32) -> PyResult<()> {
    let Some(limit) = usize::try_from(limit).ok().filter(|&limit| limit >= 1) else {
        return Err(vm.value_error("recursion limit must be greater or equal than 1"));
    };
    let depth = vm.exec.depth();
    if depth >= limit {
        return Err(vm.recursion_error(format!(
            "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit \
             is too low"
        )));
    }
    vm.exec.set_recursion_limit(limit);
    Ok(())
}

/// Return the maximum string digits limit for non-binary int<->str conversions.
#[pyfunction("get_int_max_str_digits()")]
pub(super) fn get_int_max_str_digits(_vm: &Vm) -> usize {
    max_str_digits()
}

/// Set the maximum string digits limit for non-binary int<->str conversions.
#[pyfunction("set_int_max_str_digits(maxdigits)")]
pub(super) fn set_int_max_str_digits(vm: &Vm, maxdigits: i32) -> PyResult<()> {
    if maxdigits != 0 && i64::from(maxdigits) < MIN_MAX_STR_DIGITS {
        let message = format!("maxdigits must be 0 or larger than {MIN_MAX_STR_DIGITS}");
        return Err(vm.value_error(message));
    }
    set_max_str_digits(maxdigits as usize);
    Ok(())
}

/// Return the current default encoding used by the Unicode implementation.
#[pyfunction("getdefaultencoding()")]
pub(super) fn getdefaultencoding(vm: &Vm) -> Value {
    vm.intern("utf-8")
}

/// Return the encoding used to convert Unicode filenames to OS filenames.
#[pyfunction("getfilesystemencoding()")]
pub(super) fn getfilesystemencoding(vm: &Vm) -> Value {
    vm.intern("utf-8")
}

/// Return the error mode used Unicode to OS filename conversion.
#[pyfunction("getfilesystemencodeerrors()")]
pub(super) fn getfilesystemencodeerrors(vm: &Vm) -> Value {
    vm.intern("surrogateescape")
}

/// Return True if Python is exiting.
#[pyfunction("is_finalizing()")]
pub(super) fn is_finalizing(vm: &Vm) -> bool {
    vm.sys_state.finalizing.get()
}

/// Return the current thread switch interval; see sys.setswitchinterval().
#[pyfunction("getswitchinterval()")]
pub(super) fn getswitchinterval(vm: &Vm) -> f64 {
    vm.sys_state.switch_interval.get() as f64 * 1e-6
}

/// Set the ideal thread switching delay inside the Python interpreter.
///
/// The actual frequency of switching threads can be lower if the
/// interpreter executes long sequences of uninterruptible code
/// (this is implementation-specific and workload-dependent).
///
/// The parameter must represent the desired switching delay in seconds
/// A typical value is 0.005 (5 milliseconds).
#[pyfunction("setswitchinterval(interval, /)")]
pub(super) fn setswitchinterval(vm: &Vm, interval: f64) -> PyResult<()> {
    if interval <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    vm.sys_state.switch_interval.set((interval * 1e6) as u64);
    Ok(())
}

/// Return the global debug tracing function set with sys.settrace.
///
/// See the debugger chapter in the library manual.
#[pyfunction("gettrace()")]
pub(super) fn gettrace(_vm: &Vm) {}

/// Return the profiling function set with sys.setprofile.
///
/// See the profiler chapter in the library manual.
#[pyfunction("getprofile()")]
pub(super) fn getprofile(_vm: &Vm) {}

fn refuse_tracing(vm: &Vm, name: &str, args: Args<'_>) -> PyResult {
    let values = args.values();
    check_positional(vm, name, values.len(), 1, 1)?;
    if values[0].is_none() {
        return Ok(Value::NONE);
    }
    Err(vm.not_implemented_error(format!("sys.{name}() is not supported yet")))
}

/// settrace(function)
///
/// Set the global debug tracing function.  It will be called on each
/// function call.  See the debugger chapter in the library manual.
#[pyfunction("settrace", raw)]
pub(super) fn settrace(vm: &Vm, args: Args<'_>) -> PyResult {
    refuse_tracing(vm, "settrace", args)
}

/// setprofile(function)
///
/// Set the profiling function.  It will be called on each function call
/// and return.  See the profiler chapter in the library manual.
#[pyfunction("setprofile", raw)]
pub(super) fn setprofile(vm: &Vm, args: Args<'_>) -> PyResult {
    refuse_tracing(vm, "setprofile", args)
}

/// audit(event, *args)
///
/// Passes the event to any hooks that are attached.
#[pyfunction("audit", raw)]
pub(super) fn audit(vm: &Vm, args: Args<'_>) -> PyResult {
    match args.positional().first() {
        None => Err(vm.type_error("audit() missing 1 required positional argument: 'event'")),
        Some(event) if !event.is_str() => {
            let found = event.type_name(vm);
            let message = format!("expected str for argument 'event', not {found}");
            Err(vm.type_error(message))
        }
        Some(_) => Ok(Value::NONE),
    }
}

/// Return the number of memory blocks currently allocated.
#[pyfunction("getallocatedblocks()")]
pub(super) fn getallocatedblocks(_vm: &Vm) -> i64 {
    0
}

/// Clear the internal type lookup cache.
#[pyfunction("_clear_type_cache()")]
pub(super) fn clear_type_cache(vm: &Vm) {
    vm.method_cache.clear();
}

/// The name of the module of the frame `depth` above the caller's.
#[pyfunction("_getframemodulename(depth=0)")]
pub(super) fn getframemodulename(vm: &Vm, depth: i32) -> Value {
    let depth = usize::try_from(depth).unwrap_or(0);
    match vm.exec.running_frames().nth(depth) {
        Some(frame) => frame.function().module.borrow().clone(),
        None => Value::NONE,
    }
}

/// Return a frame object from the call stack.
///
/// If optional integer depth is given, return the frame object that many
/// calls below the top of the stack.  If that is deeper than the call
/// stack, ValueError is raised.  The default for depth is zero, returning
/// the frame at the top of the call stack.
///
/// This function should be used for internal and specialized purposes
/// only.
#[pyfunction("_getframe(depth=0, /)")]
pub(super) fn getframe(vm: &Vm, depth: i32) -> PyResult {
    let depth = usize::try_from(depth).unwrap_or(0);
    match vm.exec.running_frames().nth(depth) {
        Some(frame) => Ok(vm.exec.object_of(vm, frame).into_value()),
        None => Err(vm.value_error("call stack is not deep enough")),
    }
}

/// Print an object to sys.stdout and also save it in builtins._
#[pyfunction("displayhook(object, /)")]
pub(super) fn displayhook(vm: &Vm, object: &Value) -> PyResult<()> {
    if object.is_none() {
        return Ok(());
    }
    let underscore = vm.intern("_");
    vm.builtins.set_interned(&underscore, Value::NONE);
    let Some(stdout) = vm.sys.get_interned(&vm.names.stdout) else {
        return Err(vm.runtime_error("lost sys.stdout"));
    };
    if !stdout.is_none() {
        let text = ops::repr(vm, object)?;
        crate::io::standard::write_str(vm, &stdout, &text)?;
        let newline = vm.latin1_chars[b'\n' as usize].clone();
        crate::io::standard::write_str(vm, &stdout, &newline)?;
    }
    vm.builtins.set_interned(&underscore, object.clone());
    Ok(())
}

/// Handle an exception by displaying it with a traceback on sys.stderr.
#[pyfunction("excepthook(exctype, value, traceback, /)")]
pub(super) fn excepthook(
    vm: &Vm,
    _exctype: &Value,
    value: &Value,
    traceback: &Value,
) -> PyResult<()> {
    use crate::objects::exception::report;
    match value.downcast::<Exception>() {
        Some(payload) => {
            if !traceback.is_none() && payload.traceback.borrow().is_none() {
                payload.traceback.replace(traceback.clone());
            }
            report::display(vm, value);
        }
        None => {
            let found = value.type_name(vm);
            report::write_stderr(
                vm,
                &format!(
                    "TypeError: print_exception(): Exception expected for value, {found} found\n"
                ),
            );
        }
    }
    Ok(())
}
