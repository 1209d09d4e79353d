//! Instances of Python classes: attributes in slots that the shape names, or in a dict.
//!
//! This file has the payload; `attributes` says where the attributes of any object are kept.
//!
//! Invariants
//! 1. The first slots, as many as the class reserves, belong to `__slots__`; they are unbound
//!    while unassigned. Shapes don't name them.
//! 2. Under a shape that names `n` attributes, the `n` slots after those hold bound values, and
//!    `dict` is absent. The slots beyond are unbound.
//! 3. Under the type's dict shape, `dict` holds the attributes (absent stands for empty), and
//!    the slots after those of `__slots__` are unbound.
//! 4. The capacity is the object's own: two instances of a class may differ in it. Who adds an
//!    attribute compares its slot with it.

mod attributes;
mod capacity;

pub(crate) use attributes::{attribute_pairs, change_class};
pub use attributes::{
    dict_or_none, instance_dict, load_attribute, load_member, remove_attribute, remove_member,
    set_instance_dict, store_attribute, store_member,
};
pub(crate) use capacity::{capacity_of, names_stored_by};

use crate::object::{NativeObject, Ref, Type};
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::UnsafeCell;

/// The payload; the slots follow it in the same allocation.
#[repr(C)]
pub struct Instance {
    dict: UnsafeCell<Option<Ref<Dict>>>,
    capacity: u16,
}

/// From the header of an instance to its first slot, in bytes.
pub const SLOTS_OFFSET: usize = 32;
const _: () = assert!(size_of::<crate::object::Obj<Instance>>() == SLOTS_OFFSET);

impl NativeObject for Instance {
    /// The classes of instances are made at run time; there is no class of all of them but
    /// `object`.
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.object
    }
    fn trailing_bytes(&self) -> usize {
        self.capacity as usize * size_of::<Value>()
    }
}

impl Instance {
    /// A new instance without attributes. The class's flag `slotted` is set.
    #[inline]
    #[expect(clippy::new_ret_no_self, reason = "an instance is only met as a value")]
    pub fn new(class: &Ref<Type>) -> Value {
        let capacity = class.instance_capacity();
        let payload = Instance { dict: UnsafeCell::new(None), capacity };
        // SAFETY: the slots are initialised right here.
        unsafe {
            let trailing = capacity as usize * size_of::<Value>();
            let instance = Ref::new_with_trailing(class, payload, trailing);
            let slots = instance.pointer().add(1).cast::<Value>();
            for slot in 0..capacity as usize {
                slots.add(slot).write(Value::UNBOUND);
            }
            instance.into_value()
        }
    }
    #[inline(always)]
    pub fn capacity(&self) -> u16 {
        self.capacity
    }
    /// The address of the first slot.
    #[inline(always)]
    pub fn slots_pointer(&self) -> *mut Value {
        let address = (&raw const *self).expose_provenance() + size_of::<Instance>();
        std::ptr::with_exposed_provenance_mut(address)
    }
    /// The value of a slot, unbound if it isn't assigned.
    #[inline]
    pub fn slot(&self, slot: u16) -> Value {
        assert!(slot < self.capacity);
        // SAFETY: all slots are initialised.
        unsafe { (*self.slots_pointer().add(slot as usize)).clone() }
    }
    /// Stores into a slot; what was there is for the caller to drop.
    #[inline]
    pub fn replace_slot(&self, slot: u16, value: Value) -> Value {
        assert!(slot < self.capacity);
        // SAFETY: all slots are initialised.
        unsafe { self.slots_pointer().add(slot as usize).replace(value) }
    }
    /// The dict, if the attributes live in one.
    pub fn dict(&self) -> Option<Ref<Dict>> {
        // SAFETY: no borrow of it is kept.
        unsafe { (*self.dict.get()).clone() }
    }
    /// Puts a dict there; the old one is for the caller to drop.
    pub fn replace_dict(&self, dict: Option<Ref<Dict>>) -> Option<Ref<Dict>> {
        // SAFETY: no borrow of it is kept.
        unsafe { self.dict.get().replace(dict) }
    }
}

impl Drop for Instance {
    fn drop(&mut self) {
        for slot in 0..self.capacity as usize {
            // SAFETY: the slots are initialised, and dropped once, with their instance.
            unsafe { self.slots_pointer().add(slot).drop_in_place() };
        }
    }
}
