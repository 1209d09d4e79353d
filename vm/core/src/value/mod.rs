//! Values: the only place that knows how a Python value is laid out in bits.
//!
//! [`Value`] owns one reference: `Clone` counts up, `Drop` counts down. [`RawValue`] is the
//! same bits without ownership, `Copy`, for the execution loop. Everything outside this
//! module goes through methods, so that the representation can be chosen at build time.
//!
//! One value stands for "nothing here": [`Value::UNBOUND`]. It marks unassigned registers,
//! slots and entries and never reaches a Python program.

#[cfg(not(feature = "value-nanbox"))]
compile_error!("choose exactly one value representation: the feature value-nanbox");

mod nanbox;
#[cfg(test)]
mod tests;

pub use nanbox::{RawValue, SMALL_INT_MAX, SMALL_INT_MIN, Value};

use crate::object::{Header, NativeObject, Obj, Ref, Type};
use crate::vm::Vm;

impl Value {
    /// The header of the object this value points to, if it points to one.
    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        // SAFETY: a value owns a reference, so a heap value points to a live object.
        self.is_heap().then(|| unsafe { &*self.raw().as_header_unchecked() })
    }

    /// The payload, if this is an instance of `T`'s type or of a subclass of it.
    #[inline(always)]
    pub fn downcast<T: NativeObject>(&self) -> Option<&T> {
        let header = self.header()?;
        // SAFETY: the layout was just compared.
        header.has_layout::<T>().then(|| unsafe { self.downcast_unchecked() })
    }

    /// The payload, if this is an instance of exactly `T`'s type: one comparison for
    /// built-in types.
    #[inline(always)]
    pub fn downcast_exact<T: NativeObject>(&self) -> Option<&T> {
        let header = self.header()?;
        // SAFETY: a built-in type's own shape implies its layout.
        (header.shape() == T::SHAPE && T::SHAPE.is_some_type())
            .then(|| unsafe { self.downcast_unchecked() })
    }

    /// The payload.
    ///
    /// # Safety
    /// - The value is a heap value whose type has `T`'s layout.
    #[inline(always)]
    pub unsafe fn downcast_unchecked<T: NativeObject>(&self) -> &T {
        debug_assert!(self.header().is_some_and(|header| header.has_layout::<T>()));
        // SAFETY: the caller's duty.
        unsafe { &(*self.raw().as_header_unchecked().cast::<Obj<T>>()).payload }
    }

    /// An owning typed pointer, if this is an instance of `T`'s type or a subclass.
    #[inline]
    pub fn to_ref<T: NativeObject>(&self) -> Option<Ref<T>> {
        self.downcast::<T>()?;
        // SAFETY: the layout was compared by `downcast`.
        Some(unsafe { Ref::from_value_unchecked(self.clone()) })
    }

    /// The value's type.
    #[inline]
    pub fn type_of<'a>(&'a self, vm: &'a Vm) -> &'a Ref<Type> {
        match self.header() {
            Some(header) => header.type_ref(),
            None => self.immediate_type(vm),
        }
    }

    /// The type of a value that isn't on the heap.
    pub fn immediate_type<'a>(&self, vm: &'a Vm) -> &'a Ref<Type> {
        let types = &vm.types;
        if self.is_float() {
            &types.float
        } else if self.is_small_int() {
            &types.int
        } else if self.is_bool() {
            &types.bool_
        } else if self.is_none() {
            &types.none_type
        } else if self.is_not_implemented() {
            &types.not_implemented_type
        } else {
            debug_assert!(self.is_ellipsis(), "the unbound value has no type");
            &types.ellipsis_type
        }
    }

    /// The same object, as the `is` operator sees it.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.raw() == other.raw()
    }

    /// The type's name, as error messages show it.
    pub fn type_name(&self, vm: &Vm) -> String {
        self.type_of(vm).name()
    }

    /// `Some` unless this is the unbound value.
    #[inline]
    pub fn bound(self) -> Option<Value> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// A reference, unless this is the unbound value.
    #[inline]
    pub fn as_bound(&self) -> Option<&Value> {
        if self.is_unbound() { None } else { Some(self) }
    }
}
