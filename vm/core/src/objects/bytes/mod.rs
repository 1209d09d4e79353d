//! bytes: the payload and what native code does with it.
//!
//! The bytes follow the payload in the same allocation and never change. `slots` and `methods`
//! are what the class has, `construct` makes bytes of anything that can be.

mod construct;
mod iter;
mod methods;
mod slots;
#[cfg(test)]
mod tests;

use crate::error::PyResult;
use crate::object::{NativeObject, Obj, Ref, ShapeId, Type};
use crate::objects::construct::out_of_memory;
use crate::objects::str::{copy_bytes, fill_repeated};
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

pub(crate) use construct::from_dunder;
pub use iter::BytesIter;

/// No hash has been computed. (A hash is never -1, as in CPython.)
const NO_HASH: i64 = -1;

#[repr(C)]
pub struct Bytes {
    hash: Cell<i64>,
    len: usize,
}

impl NativeObject for Bytes {
    const SHAPE: ShapeId = ShapeId::BYTES;
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.bytes
    }
    fn trailing_bytes(&self) -> usize {
        self.len
    }
}

impl Bytes {
    #[inline(always)]
    pub fn as_slice(&self) -> &[u8] {
        let address = (&raw const *self).expose_provenance() + size_of::<Bytes>();
        // SAFETY: `len` bytes follow the payload.
        unsafe { std::slice::from_raw_parts(std::ptr::with_exposed_provenance(address), self.len) }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
    /// The hash, computed once.
    pub fn hash(&self) -> i64 {
        if self.hash.get() == NO_HASH {
            let key = crate::vm::hash_key();
            self.hash.set(apython_text::hash::hash_bytes(key, self.as_slice()));
        }
        self.hash.get()
    }
}

/// A bytes object of the class `class` (bytes or a subclass) with these bytes.
pub fn new_in(class: &Ref<Type>, data: &[u8]) -> Value {
    // SAFETY: as many bytes are written.
    unsafe { allocate_with(class, data.len(), |place| copy_bytes(data, place)) }
}

/// Allocates a bytes object of `len` bytes. `fill` gets the address of the first one.
///
/// # Safety
/// - `fill` writes all of them.
unsafe fn allocate_with(class: &Ref<Type>, len: usize, fill: impl FnOnce(*mut u8)) -> Value {
    let payload = Bytes { hash: Cell::new(NO_HASH), len };
    // SAFETY: the caller's duty.
    unsafe {
        let object = Ref::new_with_trailing(class, payload, len);
        fill(object.pointer().as_ptr().add(1).cast());
        object.into_value()
    }
}

/// A bytes object of these pieces with a separator between them.
fn new_joined<'a>(
    vm: &Vm,
    separator: &[u8],
    pieces: impl Iterator<Item = &'a [u8]> + Clone,
) -> PyResult {
    let mut len = Some(0usize);
    for (i, piece) in pieces.clone().enumerate() {
        let before = if i > 0 { separator.len() } else { 0 };
        len = len.and_then(|len| len.checked_add(before)?.checked_add(piece.len()));
    }
    let len = check_size(vm, len)?;
    // SAFETY: the bytes counted are written.
    Ok(unsafe {
        allocate_with(&vm.types.bytes, len, |mut place| {
            for (i, piece) in pieces.enumerate() {
                if i > 0 {
                    copy_bytes(separator, place);
                    place = place.add(separator.len());
                }
                copy_bytes(piece, place);
                place = place.add(piece.len());
            }
        })
    })
}

/// A bytes object of `len` bytes that are a piece over and over.
fn new_repeated(vm: &Vm, piece: &[u8], len: usize) -> PyResult {
    let len = check_size(vm, Some(len))?;
    // SAFETY: the first piece is written, and what is there is copied until all is full.
    Ok(unsafe { allocate_with(&vm.types.bytes, len, |place| fill_repeated(piece, place, len)) })
}

/// The largest size that CPython has room to count, with what it puts around the bytes.
const MOST_BYTES: usize = isize::MAX as usize - 33;

/// Refuses what cannot be allocated: OverflowError where it cannot even be counted, MemoryError,
/// instead of the end of the process, where there is not so much memory.
fn check_size(vm: &Vm, len: Option<usize>) -> PyResult<usize> {
    const SMALL_BYTES: usize = 1 << 28;
    match len {
        Some(len) if len <= SMALL_BYTES => Ok(len),
        Some(len) if len <= MOST_BYTES => {
            let bytes = len.saturating_add(size_of::<Obj<Bytes>>() + 64);
            match Vec::<u8>::new().try_reserve_exact(bytes) {
                Ok(()) => Ok(len),
                Err(_) => Err(out_of_memory(vm)),
            }
        }
        _ => Err(vm.overflow_error("byte string is too large")),
    }
}

/// A bytes object of what a program may have made very large.
pub(crate) fn new_large(vm: &Vm, data: &[u8]) -> PyResult {
    check_size(vm, Some(data.len()))?;
    Ok(vm.new_bytes(data))
}

impl Vm {
    pub fn new_bytes(&self, data: &[u8]) -> Value {
        new_in(&self.types.bytes, data)
    }
}

impl Value {
    /// The bytes, if this is a bytes object or an instance of a subclass.
    #[inline]
    pub fn as_bytes_slice(&self) -> Option<&[u8]> {
        Some(self.downcast::<Bytes>()?.as_slice())
    }
}
