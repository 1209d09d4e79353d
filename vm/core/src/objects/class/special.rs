//! Special methods: looked up on the type of their receiver, past its own attributes.

use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{NativeObject, Ref};
use crate::objects::builtin::MethodDescriptor;
use crate::objects::function::Function;
use crate::objects::wrapper::WrapperDescriptor;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// A special method, ready to be called.
pub(crate) enum SpecialMethod {
    /// Takes the receiver as its first argument.
    Function(Value),
    Bound(Value),
}

/// Whether an attribute of a class takes the instance as its first argument when it is called
/// through one, so that no bound method needs to be made.
#[inline]
pub(crate) fn takes_receiver(attribute: &Value) -> bool {
    fn exactly<T: NativeObject>(value: &Value) -> bool {
        value.downcast_exact::<T>().is_some()
    }
    exactly::<Function>(attribute)
        || exactly::<MethodDescriptor>(attribute)
        || exactly::<WrapperDescriptor>(attribute)
}

/// The special method `name` of the receiver, if its type has one.
#[inline]
pub(crate) fn find(vm: &Vm, receiver: &Value, name: &Value) -> PyResult<Option<SpecialMethod>> {
    match receiver.type_of(vm).lookup(vm, name) {
        None => Ok(None),
        Some(attribute) => from_attribute(vm, attribute, receiver).map(Some),
    }
}

/// The special method that an attribute of the receiver's type is.
#[inline]
pub(crate) fn from_attribute(
    vm: &Vm,
    attribute: Value,
    receiver: &Value,
) -> PyResult<SpecialMethod> {
    if takes_receiver(&attribute) {
        return Ok(SpecialMethod::Function(attribute));
    }
    bind(vm, attribute, receiver)
}

#[cold]
fn bind(vm: &Vm, attribute: Value, receiver: &Value) -> PyResult<SpecialMethod> {
    Ok(SpecialMethod::Bound(match attribute.type_of(vm).slots().descr_get {
        Some(get) => {
            let owner = receiver.type_of(vm).to_value();
            get(vm, &attribute, Some(receiver), &owner)?
        }
        None => attribute,
    }))
}

impl SpecialMethod {
    /// Calls it with the receiver and these arguments.
    #[inline]
    pub(crate) fn call(&self, vm: &Vm, receiver: &Value, args: &[Value]) -> PyResult {
        self.call_args(vm, receiver, Args::from_positional(args))
    }
    #[inline]
    pub(crate) fn call_args(&self, vm: &Vm, receiver: &Value, args: Args<'_>) -> PyResult {
        match self {
            SpecialMethod::Function(function) => ops::call_unbound(vm, function, receiver, args),
            SpecialMethod::Bound(method) => ops::call(vm, method, args),
        }
    }
    /// The method as an object, bound to its receiver.
    pub(crate) fn into_bound(self, vm: &Vm, receiver: &Value) -> PyResult {
        match self {
            SpecialMethod::Bound(method) => Ok(method),
            SpecialMethod::Function(function) => {
                let owner = receiver.type_of(vm).to_value();
                match function.type_of(vm).slots().descr_get {
                    Some(get) => get(vm, &function, Some(receiver), &owner),
                    None => Ok(function),
                }
            }
        }
    }
}

/// Calls the special method `name`; `None` if the receiver's type has no such method.
#[inline]
pub(crate) fn call_opt(
    vm: &Vm,
    receiver: &Value,
    name: &Value,
    args: &[Value],
) -> PyResult<Option<Value>> {
    match find(vm, receiver, name)? {
        None => Ok(None),
        Some(method) => method.call(vm, receiver, args).map(Some),
    }
}

/// As [`call_opt`]; AttributeError if there is no such method.
#[inline]
pub(crate) fn call(vm: &Vm, receiver: &Value, name: &Value, args: &[Value]) -> PyResult {
    match find(vm, receiver, name)? {
        Some(method) => method.call(vm, receiver, args),
        None => Err(missing(vm, name)),
    }
}

/// A special method that a slot is for has gone.
#[cold]
pub(crate) fn missing(vm: &Vm, name: &Value) -> Raised {
    vm.raise_args(&vm.exceptions.attribute_error, vec![name.clone()])
}

/// The function behind a special method that is a slot wrapper of a native class `receiver` is
/// an instance of: the class whose slot it calls. Saves the detour through the wrapper.
#[inline]
pub(crate) fn native_owner<'a>(
    vm: &Vm,
    attribute: &'a Value,
    receiver: &Value,
    name: &Value,
) -> Option<&'a Ref<crate::object::Type>> {
    let wrapper = attribute.downcast_exact::<WrapperDescriptor>()?;
    let applies =
        name.str_eq(wrapper.def.name) && receiver.type_of(vm).is_subtype_of(&wrapper.class);
    applies.then_some(&wrapper.class)
}
