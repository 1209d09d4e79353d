//! Descriptors of native classes and of `__slots__`, and read-only views of class dicts.

mod mapping_proxy;
mod methods;

use crate::error::{PyResult, Raised};
use crate::native::GetSetDef;
use crate::object::{Ref, Type};
use crate::value::Value;
use crate::vm::Vm;

/// A computed attribute.
pub struct GetSet {
    pub def: &'static GetSetDef,
    pub class: Ref<Type>,
}

super::native_object!(GetSet, GETSET_DESCRIPTOR, getset_descriptor);

/// An attribute declared in `__slots__`, or one that CPython keeps in a field of its objects.
pub struct Member {
    /// An interned str.
    pub name: Value,
    pub class: Ref<Type>,
    /// The slot of the instance, for `__slots__`.
    pub slot: u16,
    /// For an attribute of a native class.
    pub native: Option<&'static GetSetDef>,
}

super::native_object!(Member, MEMBER_DESCRIPTOR, member_descriptor);

impl GetSet {
    /// The attribute of `this`, which is an instance of the class.
    #[inline]
    pub fn get(&self, vm: &Vm, this: &Value) -> PyResult {
        (self.def.get)(vm, this)
    }
    /// Sets the attribute of `this`, an instance of the class, or deletes it.
    pub fn set(&self, vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        match self.def.set {
            Some(set) => set(vm, this, value),
            None => Err(vm.raise_args(
                &vm.exceptions.attribute_error,
                vec![vm.new_str(&format!(
                    "attribute '{}' of '{}' objects is not writable",
                    self.def.name,
                    self.class.name()
                ))],
            )),
        }
    }
}

/// A read-only view of a mapping.
pub struct MappingProxy {
    pub mapping: Value,
}

super::native_object!(MappingProxy, MAPPINGPROXY, mappingproxy);

/// Refuses a receiver that isn't an instance of the descriptor's class, as reading an attribute
/// does.
#[inline]
pub fn check_applies(vm: &Vm, name: &str, class: &Ref<Type>, receiver: &Value) -> PyResult<()> {
    if receiver.type_of(vm).is_subtype_of(class) {
        return Ok(());
    }
    Err(does_not_apply(vm, name, class, receiver))
}

#[cold]
fn does_not_apply(vm: &Vm, name: &str, class: &Type, receiver: &Value) -> Raised {
    let (class, found) = (class.name(), receiver.type_name(vm));
    vm.type_error(format!(
        "descriptor '{name}' for '{class}' objects doesn't apply to a '{found}' object"
    ))
}

/// As [`check_applies`], with the words of setting an attribute and calling a slot.
#[inline]
pub fn check_requires(vm: &Vm, name: &str, class: &Ref<Type>, receiver: &Value) -> PyResult<()> {
    if receiver.type_of(vm).is_subtype_of(class) {
        return Ok(());
    }
    Err(requires(vm, name, class, receiver))
}

#[cold]
fn requires(vm: &Vm, name: &str, class: &Type, receiver: &Value) -> Raised {
    let (class, found) = (class.name(), receiver.type_name(vm));
    vm.type_error(format!(
        "descriptor '{name}' requires a '{class}' object but received a '{found}'"
    ))
}

/// `__qualname__` of what stands in a class's dict.
pub fn qualified_name(vm: &Vm, class: &Type, name: &str) -> Value {
    let class = crate::objects::str::to_string_lossy(&class.qualname_value());
    vm.new_str(&format!("{class}.{name}"))
}
