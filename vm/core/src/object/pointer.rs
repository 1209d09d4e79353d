//! Counted pointers to objects, and how objects come to be.

use super::heap::{self, PREFIX_BYTES, free_object};
use super::{Header, Obj, ShapeId, Type};
use crate::value::Value;
use crate::vm::Vm;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// What a native type keeps in its instances.
pub trait NativeObject: Sized + 'static {
    /// The shape of direct instances, for types with a constant one.
    const SHAPE: ShapeId = ShapeId::NONE;

    /// The type of direct instances.
    fn class(vm: &Vm) -> &Ref<Type>;

    /// Bytes that follow the payload in the same allocation.
    fn trailing_bytes(&self) -> usize {
        0
    }
}

/// The payload of which nothing is known.
pub struct Untyped;

/// A pointer that owns a reference to an `Obj<T>`.
#[repr(transparent)]
pub struct Ref<T> {
    pointer: NonNull<Obj<T>>,
    _owns: PhantomData<Obj<T>>,
}

impl<T> Ref<T> {
    /// Takes over a reference.
    ///
    /// # Safety
    /// - `pointer` is a live object, and the caller gives up one reference to it.
    #[inline(always)]
    pub unsafe fn from_pointer_steal(pointer: NonNull<Obj<T>>) -> Ref<T> {
        Ref { pointer, _owns: PhantomData }
    }
    /// # Safety
    /// - The value is a heap value whose type has `T`'s layout.
    #[inline(always)]
    pub unsafe fn from_value_unchecked(value: Value) -> Ref<T> {
        let header = value.into_raw().as_header_unchecked();
        // SAFETY: the caller's duty; the value's reference moves over.
        unsafe { Ref::from_pointer_steal(NonNull::new_unchecked(header.cast())) }
    }
    #[inline(always)]
    pub fn obj(&self) -> &Obj<T> {
        // SAFETY: the reference keeps the object alive.
        unsafe { self.pointer.as_ref() }
    }
    #[inline(always)]
    pub fn pointer(&self) -> NonNull<Obj<T>> {
        self.pointer
    }
    #[inline(always)]
    pub fn header(&self) -> &Header {
        &self.obj().header
    }
    #[inline(always)]
    pub fn into_value(self) -> Value {
        let header = self.pointer.cast();
        std::mem::forget(self);
        // SAFETY: this pointer's reference moves over.
        unsafe { Value::from_header_steal(header) }
    }
    #[inline(always)]
    pub fn to_value(&self) -> Value {
        self.clone().into_value()
    }
    /// The same object.
    #[inline(always)]
    pub fn is(&self, other: &Ref<T>) -> bool {
        self.pointer == other.pointer
    }
    /// The value is this object.
    #[inline(always)]
    pub fn is_value(&self, value: &Value) -> bool {
        value.is_heap() && value.as_header_unchecked() == self.pointer.as_ptr().cast()
    }
}

impl<T: NativeObject> Ref<T> {
    /// A new direct instance of `T`'s type.
    #[inline]
    pub fn new(vm: &Vm, payload: T) -> Ref<T> {
        Ref::new_in(T::class(vm), payload)
    }

    /// A new instance of `class`, which has `T`'s layout.
    #[inline]
    pub fn new_in(class: &Ref<Type>, payload: T) -> Ref<T> {
        debug_assert_eq!(payload.trailing_bytes(), 0);
        // SAFETY: nothing trails.
        unsafe { Ref::new_with_trailing(class, payload, 0) }
    }

    /// A new instance with `trailing` bytes, not initialised, after the payload.
    ///
    /// # Safety
    /// - `trailing == payload.trailing_bytes()`, and the caller initialises those bytes.
    #[inline]
    pub unsafe fn new_with_trailing(class: &Ref<Type>, payload: T, trailing: usize) -> Ref<T> {
        debug_assert!(class.layout() == std::any::TypeId::of::<T>());
        let bytes = size_of::<Obj<T>>() + trailing;
        let block = if class.is_heap_type() {
            allocate_for_heap_type(class, bytes)
        } else {
            heap::allocate(bytes)
        };
        let object = block.cast::<Obj<T>>();
        // SAFETY: the block is large enough and nobody else's.
        unsafe {
            object.write(Obj { header: Header::new(class.pointer, class.root_shape()), payload });
            Ref::from_pointer_steal(object)
        }
    }
}

impl Ref<Type> {
    /// `type`, which is an instance of itself.
    pub(crate) fn new_type_of_types(payload: Type) -> Ref<Type> {
        let object = heap::allocate(size_of::<Obj<Type>>()).cast::<Obj<Type>>();
        let header = Header::new(object, payload.root_shape());
        // SAFETY: the block is large enough and nobody else's.
        unsafe {
            object.write(Obj { header, payload });
            Ref::from_pointer_steal(object)
        }
    }
}

/// Memory for an instance of a heap type, with the prefix its attributes need, and a
/// reference to the type taken.
fn allocate_for_heap_type(class: &Ref<Type>, bytes: usize) -> NonNull<u8> {
    std::mem::forget(class.clone());
    if !class.has_prefix() {
        return heap::allocate(bytes);
    }
    let block = heap::allocate(bytes + PREFIX_BYTES);
    // SAFETY: the prefix is inside the block; both its values are absent.
    unsafe {
        block.cast::<Value>().write(Value::UNBOUND);
        block.cast::<Value>().add(1).write(Value::UNBOUND);
        block.byte_add(PREFIX_BYTES)
    }
}

/// Drops the payload of an object and frees it: what types of native objects use.
///
/// # Safety
/// - `header` heads an `Obj<T>` that nothing uses any more.
pub(crate) unsafe fn dealloc_native<T: NativeObject>(header: NonNull<Header>) {
    // SAFETY: the caller's duty.
    unsafe {
        let object = header.cast::<Obj<T>>();
        let bytes = size_of::<Obj<T>>() + object.as_ref().payload.trailing_bytes();
        std::ptr::drop_in_place(&raw mut (*object.as_ptr()).payload);
        free_object(header, bytes);
    }
}

impl Header {
    /// The prefix of an instance of a heap type with a native base: the attribute dict, and
    /// the list of what `__slots__` hold. Unbound if absent.
    pub fn prefix(&self) -> Option<&[std::cell::UnsafeCell<Value>; 2]> {
        if !self.type_ref().has_prefix() {
            return None;
        }
        let address = std::ptr::from_ref(self).addr() - PREFIX_BYTES;
        // SAFETY: types with a prefix allocate it before the header; the block's address was
        // exposed when the object became a value.
        Some(unsafe { &*std::ptr::with_exposed_provenance(address) })
    }
}

impl<T> Deref for Ref<T> {
    type Target = T;
    #[inline(always)]
    fn deref(&self) -> &T {
        &self.obj().payload
    }
}

impl<T> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        self.header().retain();
        Ref { pointer: self.pointer, _owns: PhantomData }
    }
}

impl<T> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: this pointer owns one reference.
        unsafe { Header::release(self.pointer.as_ptr().cast()) }
    }
}

impl<T> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(pointer: Ref<T>) -> Value {
        pointer.into_value()
    }
}
