//! Calls.

use super::attr::{MethodLookup, get_method};
use crate::error::{PyResult, Raised};
use crate::native::{Args, NativeKind};
use crate::object::Type;
use crate::objects::builtin::{Builtin, MethodDescriptor};
use crate::objects::class::instantiate;
use crate::objects::class::special::{self, SpecialMethod};
use crate::objects::function::Function;
use crate::objects::method::Method;
use crate::objects::str::to_string_lossy;
use crate::objects::wrapper::WrapperDescriptor;
use crate::value::{RawValue, Value};
use crate::vm::Vm;

/// `callable(*args, **kwargs)`.
pub fn call(vm: &Vm, callable: &Value, args: Args<'_>) -> PyResult {
    vm.check_native_stack_in(" while calling a Python object")?;
    if let Some(builtin) = callable.downcast_exact::<Builtin>() {
        return call_builtin(vm, builtin, args);
    }
    if callable.downcast_exact::<Function>().is_some() {
        return call_function(vm, callable, args);
    }
    if let Some(method) = callable.downcast_exact::<Method>() {
        return call_with_receiver(vm, &method.function, &method.receiver, args);
    }
    if callable.downcast_exact::<Type>().is_some() {
        return instantiate::call(vm, callable, args);
    }
    match callable.type_of(vm).slots().call {
        Some(slot) => slot(vm, callable, args),
        None => Err(not_callable(vm, callable)),
    }
}

#[cold]
fn not_callable(vm: &Vm, callable: &Value) -> Raised {
    let class = callable.type_name(vm);
    vm.type_error(format!("'{class}' object is not callable"))
}

/// `callable(object)`
pub fn is_callable(vm: &Vm, value: &Value) -> bool {
    value.type_of(vm).slots().call.is_some()
}

/// Calls a native function, with what it is bound to before the arguments.
#[inline]
pub(crate) fn call_builtin(vm: &Vm, builtin: &Builtin, args: Args<'_>) -> PyResult {
    let call = builtin.def.call;
    match builtin.def.kind {
        NativeKind::Function | NativeKind::StaticMethod => call(vm, args),
        NativeKind::Method | NativeKind::ClassMethod => {
            with_receiver(&builtin.receiver, args, |args| call(vm, args))
        }
    }
}

/// Calls a function written in Python.
#[inline]
pub(crate) fn call_function(vm: &Vm, callable: &Value, args: Args<'_>) -> PyResult {
    let function = callable.to_ref::<Function>().expect("a function");
    crate::exec::call_function(vm, &function, args)
}

/// `callable(receiver, *args, **kwargs)`.
#[inline]
pub fn call_with_receiver(vm: &Vm, callable: &Value, receiver: &Value, args: Args<'_>) -> PyResult {
    with_receiver(receiver, args, |args| call(vm, callable, args))
}

/// Up to so many values are put together on the native stack.
const ON_STACK: usize = 8;

/// Runs `f` with the receiver before the arguments.
#[inline]
fn with_receiver<R>(receiver: &Value, args: Args<'_>, f: impl FnOnce(Args<'_>) -> R) -> R {
    let values = args.values();
    let len = values.len() + 1;
    if len <= ON_STACK {
        let mut buffer = [RawValue::NONE; ON_STACK];
        fill(&mut buffer[..len], receiver, values);
        f(Args::new(borrow_all(&buffer[..len]), args.keyword_names()))
    } else {
        let mut buffer = vec![RawValue::NONE; len];
        fill(&mut buffer, receiver, values);
        f(Args::new(borrow_all(&buffer), args.keyword_names()))
    }
}

#[inline(always)]
fn fill(buffer: &mut [RawValue], receiver: &Value, values: &[Value]) {
    buffer[0] = receiver.raw();
    for (place, value) in buffer[1..].iter_mut().zip(values) {
        *place = value.raw();
    }
}

/// The copies as borrowed values: `with_receiver` keeps their owners borrowed meanwhile.
#[inline(always)]
fn borrow_all(raw: &[RawValue]) -> &[Value] {
    // SAFETY: `Value` is transparent over `RawValue`. Nothing is dropped through a shared
    // slice, and the values these are copies of stay borrowed as long as the slice is used.
    unsafe { std::slice::from_raw_parts(raw.as_ptr().cast::<Value>(), raw.len()) }
}

/// `callable(*args)`.
#[inline]
pub fn call_values(vm: &Vm, callable: &Value, args: &[Value]) -> PyResult {
    call(vm, callable, Args::from_positional(args))
}

/// `object.name(*args)`; the name is interned.
pub fn call_method(vm: &Vm, object: &Value, name: &Value, args: &[Value]) -> PyResult {
    let args = Args::from_positional(args);
    match get_method(vm, object, name)? {
        MethodLookup::Function(function) => call_unbound(vm, &function, object, args),
        MethodLookup::Bound(method) => call(vm, &method, args),
    }
}

/// As [`call_method`]; `None` if the object has no such attribute.
pub fn call_method_opt(
    vm: &Vm,
    object: &Value,
    name: &Value,
    args: &[Value],
) -> PyResult<Option<Value>> {
    match super::get_attr_opt(vm, object, name)? {
        Some(method) => call_values(vm, &method, args).map(Some),
        None => Ok(None),
    }
}

/// Calls the special method `name`, which is looked up on the object's type; `None` if there
/// is none.
pub fn call_special(
    vm: &Vm,
    object: &Value,
    name: &Value,
    args: &[Value],
) -> PyResult<Option<Value>> {
    let args = Args::from_positional(args);
    Ok(Some(match special::find(vm, object, name)? {
        None => return Ok(None),
        Some(SpecialMethod::Function(function)) => call_unbound(vm, &function, object, args)?,
        Some(SpecialMethod::Bound(method)) => call(vm, &method, args)?,
    }))
}

/// Calls what a class has for its instances (`special::takes_receiver`) with one of them.
#[inline]
pub(crate) fn call_unbound(
    vm: &Vm,
    function: &Value,
    receiver: &Value,
    args: Args<'_>,
) -> PyResult {
    if let Some(method) = function.downcast_exact::<MethodDescriptor>() {
        vm.check_native_stack_in(" while calling a Python object")?;
        return with_receiver(receiver, args, |args| (method.def.call)(vm, args));
    }
    if let Some(wrapper) = function.downcast_exact::<WrapperDescriptor>() {
        vm.check_native_stack_in(" while calling a Python object")?;
        return wrapper.call(vm, receiver, args);
    }
    call_with_receiver(vm, function, receiver, args)
}

/// What error messages call a function: `f()`, or `module.f()` unless it is a built-in one.
pub fn function_str(vm: &Vm, function: &Value) -> PyResult<String> {
    let Some(qualname) = super::get_attr_opt(vm, function, &vm.names.__qualname__)? else {
        return super::str(vm, function).map(|text| to_string_lossy(&text));
    };
    let qualname = to_string_lossy(&super::str(vm, &qualname)?);
    let module = super::get_attr_opt(vm, function, &vm.names.__module__)?;
    Ok(match module.filter(|module| !module.is_none() && !module.str_eq("builtins")) {
        Some(module) => format!("{}.{qualname}()", to_string_lossy(&super::str(vm, &module)?)),
        None => format!("{qualname}()"),
    })
}
