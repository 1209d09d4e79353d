//! The header of every object, its reference count, and what happens when that reaches zero.

use super::{Ref, ShapeId, Type};
use std::any::TypeId;
use std::cell::Cell;
use std::ptr::NonNull;

/// The first 16 bytes of every object.
#[repr(C)]
pub struct Header {
    refcount: Cell<u32>,
    shape: Cell<ShapeId>,
    /// Owned if the type is a heap type, else the type lives as long as the VM.
    class: Cell<NonNull<Obj<Type>>>,
}

/// An object: its header and what its type keeps.
#[repr(C)]
pub struct Obj<T> {
    pub header: Header,
    pub payload: T,
}

const _: () = assert!(size_of::<Header>() == 16);

/// From this count on an object is never freed: far from any count that is made.
const IMMORTAL: u32 = 1 << 31;
/// Above this, references to an immortal object that are given up are counted again.
const IMMORTAL_HIGH: u32 = 7 << 29;
/// Where the count of an immortal object begins. Who doesn't count references to it may give
/// up ones it hasn't counted, so there is as much room below as above.
const IMMORTAL_START: u32 = 3 << 30;

/// How deep deallocation may nest on the native stack before it is put off.
const MAX_DEALLOC_DEPTH: u32 = 64;

/// How deep deallocation is nested, and the objects whose turn comes when it isn't any more.
struct Deallocation {
    depth: Cell<u32>,
    /// A vector, made when it is first needed; it needs no destructor, so that reaching this is
    /// no more than an address.
    deferred: Cell<*mut Vec<NonNull<Header>>>,
}

thread_local! {
    static DEALLOCATION: Deallocation =
        const { Deallocation { depth: Cell::new(0), deferred: Cell::new(std::ptr::null_mut()) } };
}

impl Deallocation {
    #[cold]
    fn defer(&self, header: NonNull<Header>) {
        if self.deferred.get().is_null() {
            self.deferred.set(Box::into_raw(Box::default()));
        }
        // SAFETY: just made, and no borrow of it is kept.
        unsafe { (*self.deferred.get()).push(header) };
    }

    #[cold]
    unsafe fn free_deferred(&self) {
        // SAFETY: the vector exists; it is borrowed for each removal only.
        unsafe {
            while let Some(next) = (*self.deferred.get()).pop() {
                Header::finalize_and_free(next);
            }
        }
    }
}

impl Header {
    /// A header with one reference.
    #[inline(always)]
    pub(crate) fn new(class: NonNull<Obj<Type>>, shape: ShapeId) -> Header {
        Header { refcount: Cell::new(1), shape: Cell::new(shape), class: Cell::new(class) }
    }
    #[inline(always)]
    pub fn shape(&self) -> ShapeId {
        self.shape.get()
    }
    /// Changes the shape.
    ///
    /// # Safety
    /// - The slots of the object hold what the new shape says.
    /// - The new shape belongs to the object's type.
    #[inline(always)]
    pub unsafe fn set_shape(&self, shape: ShapeId) {
        self.shape.set(shape);
    }
    #[inline(always)]
    pub fn type_ref(&self) -> &Ref<Type> {
        // SAFETY: `Ref` is transparent over this pointer, and the type outlives its instances.
        unsafe { &*self.class.as_ptr().cast::<Ref<Type>>() }
    }
    /// Replaces the type pointer; ownership of the old and the new type is the caller's care.
    ///
    /// # Safety
    /// - Both types have the same layout, and the shape is set to one of the new type.
    pub unsafe fn set_class(&self, class: NonNull<Obj<Type>>) {
        self.class.set(class);
    }
    #[inline(always)]
    pub fn refcount(&self) -> u32 {
        self.refcount.get()
    }
    /// Counts one more reference.
    #[inline(always)]
    pub fn retain(&self) {
        self.refcount.set(self.refcount.get().wrapping_add(1));
    }
    /// Makes the object live as long as the VM: hot code then need not count its references,
    /// which others go on counting above this.
    pub fn make_immortal(&self) {
        if !self.is_immortal() {
            self.refcount.set(IMMORTAL_START);
        }
    }
    /// Whether a reference that is given up need not be counted: the object is immortal, and its
    /// count hasn't drifted far up.
    #[inline(always)]
    pub fn skips_release(&self) -> bool {
        (IMMORTAL..IMMORTAL_HIGH).contains(&self.refcount.get())
    }
    #[inline(always)]
    pub fn is_immortal(&self) -> bool {
        self.refcount.get() >= IMMORTAL
    }
    /// Gives one reference up, and the object with it if it was the last.
    ///
    /// # Safety
    /// - The caller owns the reference it gives up; `this` may dangle afterwards.
    #[inline(always)]
    pub unsafe fn release(this: *mut Header) {
        // SAFETY: the object lives as long as there are references.
        unsafe {
            let count = (*this).refcount.get() - 1;
            (*this).refcount.set(count);
            if count == 0 {
                Header::dealloc(this);
            }
        }
    }
    /// Counts down without looking for zero.
    #[inline(always)]
    pub(crate) fn forget_reference(&self) {
        self.refcount.set(self.refcount.get() - 1);
    }
    /// Whether the payload is a `T`.
    #[inline(always)]
    pub fn has_layout<T: super::NativeObject>(&self) -> bool {
        (T::SHAPE.is_some_type() && self.shape() == T::SHAPE)
            || self.type_ref().layout() == TypeId::of::<T>()
    }

    /// Frees an object whose count has just become zero.
    ///
    /// # Safety
    /// - The count is zero, and nothing else will use the object.
    #[inline(never)]
    pub unsafe fn dealloc(this: *mut Header) {
        // SAFETY: the object's memory is valid until it is freed here.
        unsafe {
            let header = NonNull::new_unchecked(this);
            DEALLOCATION.with(|deallocation| {
                let depth = deallocation.depth.get();
                if depth >= MAX_DEALLOC_DEPTH {
                    deallocation.defer(header);
                    return;
                }
                deallocation.depth.set(depth + 1);
                Header::finalize_and_free(header);
                if depth == 0 && !deallocation.deferred.get().is_null() {
                    deallocation.free_deferred();
                }
                deallocation.depth.set(depth);
            });
        }
    }

    /// # Safety
    /// - As for [`Header::dealloc`].
    unsafe fn finalize_and_free(header: NonNull<Header>) {
        // SAFETY: the caller's duty; the type outlives its instances.
        unsafe {
            let class = header.as_ref().type_ref();
            if let Some(finalize) = class.slots().finalize {
                header.as_ref().refcount.set(1);
                let value = crate::value::Value::from_header_steal(header);
                crate::vm::with_current(|vm| finalize(vm, &value));
                let resurrected = header.as_ref().refcount() > 1;
                std::mem::forget(value);
                header.as_ref().forget_reference();
                if resurrected {
                    return;
                }
            }
            class.dealloc_fn()(header);
        }
    }
}
