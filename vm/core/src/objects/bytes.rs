//! bytes.

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::Cell;

pub struct Bytes {
    data: Box<[u8]>,
    hash: Cell<i64>,
}

super::native_object!(Bytes, BYTES, bytes);

impl Bytes {
    pub fn new(data: Box<[u8]>) -> Bytes {
        Bytes { data, hash: Cell::new(-1) }
    }
    pub fn as_slice(&self) -> &[u8] {
        &self.data
    }
    pub fn hash(&self) -> i64 {
        if self.hash.get() == -1 {
            self.hash.set(apython_text::hash::hash_bytes(crate::vm::hash_key(), &self.data));
        }
        self.hash.get()
    }
}

impl Vm {
    pub fn new_bytes(&self, data: &[u8]) -> Value {
        Ref::new(self, Bytes::new(data.into())).into_value()
    }
}

impl Value {
    /// The bytes, if this is a bytes object or an instance of a subclass.
    pub fn as_bytes_slice(&self) -> Option<&[u8]> {
        Some(self.downcast::<Bytes>()?.as_slice())
    }
}

/// An iterator over bytes.
pub struct BytesIter {
    pub bytes: Cell<Option<Ref<Bytes>>>,
    pub position: Cell<usize>,
}

super::native_object!(BytesIter, BYTES_ITERATOR, bytes_iterator);
