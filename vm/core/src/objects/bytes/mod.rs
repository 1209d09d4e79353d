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
use crate::object::{NativeObject, Ref, ShapeId, Type};
use crate::objects::construct::out_of_memory;
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
    let payload = Bytes { hash: Cell::new(NO_HASH), len: data.len() };
    // SAFETY: the bytes after the payload are copied in right here.
    unsafe {
        let object = Ref::new_with_trailing(class, payload, data.len());
        let first = object.pointer().as_ptr().add(1).cast::<u8>();
        first.copy_from_nonoverlapping(data.as_ptr(), data.len());
        object.into_value()
    }
}

/// A bytes object of what a program may have made very large: MemoryError, instead of the end
/// of the process, where so much cannot be allocated.
pub(crate) fn new_large(vm: &Vm, data: &[u8]) -> PyResult {
    const SMALL_BYTES: usize = 1 << 28;
    if data.len() > SMALL_BYTES
        && Vec::<u8>::new().try_reserve_exact(data.len() + size_of::<Bytes>() + 64).is_err()
    {
        return Err(out_of_memory(vm));
    }
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
