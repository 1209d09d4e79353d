//! tuple: the payload and what native code does with it. What syntax does is in `operators`,
//! what programs call by name in `methods`.
//!
//! The items follow the payload in the same allocation and never change once the tuple has
//! been handed out.

mod iter;
mod methods;
mod operators;
mod recycled;

use crate::object::{Header, NativeObject, Obj, Ref, ShapeId, Type, try_allocate_bytes};
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use std::ptr::NonNull;

pub use iter::TupleIter;
pub(crate) use operators::part;
pub use recycled::{LatestTuple, RecycledTuple};

#[repr(C)]
pub struct Tuple {
    len: usize,
    /// How many values that aren't items follow them (see `new_with_hidden`).
    hidden: usize,
}

impl NativeObject for Tuple {
    const SHAPE: ShapeId = ShapeId::TUPLE;
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.tuple
    }
    fn trailing_bytes(&self) -> usize {
        (self.len + self.hidden) * size_of::<Value>()
    }
}

impl Tuple {
    /// What the tuple keeps beside its items.
    pub fn hidden(&self) -> &[Value] {
        let address = self.items().as_ptr_range().end.expose_provenance();
        // SAFETY: as many values follow the items.
        unsafe {
            std::slice::from_raw_parts(std::ptr::with_exposed_provenance(address), self.hidden)
        }
    }
    #[inline(always)]
    pub fn items(&self) -> &[Value] {
        let address = (&raw const *self).expose_provenance() + size_of::<Tuple>();
        // SAFETY: `len` values follow the payload.
        unsafe { std::slice::from_raw_parts(std::ptr::with_exposed_provenance(address), self.len) }
    }
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }
}

impl Tuple {
    /// A new tuple whose items aren't there yet, if memory for it has been freed before: without
    /// a call.
    #[inline(always)]
    pub(crate) fn try_allocate(vm: &Vm, len: usize) -> Option<NonNull<Obj<Tuple>>> {
        // There is one tuple without items, and large ones are no matter of single instructions.
        if len == 0 || len > MAX_QUICK {
            return None;
        }
        let bytes = size_of::<Obj<Tuple>>() + len * size_of::<Value>();
        let tuple = try_allocate_bytes(bytes)?.cast::<Obj<Tuple>>();
        let header = Header::new(vm.types.tuple.pointer(), ShapeId::TUPLE);
        // SAFETY: the memory is large enough and nobody else's.
        unsafe { tuple.write(Obj { header, payload: Tuple { len, hidden: 0 } }) };
        Some(tuple)
    }
    #[inline(always)]
    pub(crate) fn first_item(tuple: NonNull<Obj<Tuple>>) -> *mut Value {
        first_item(tuple)
    }
}

/// How many items a tuple has at most that is made without a call.
const MAX_QUICK: usize = 8;

impl Drop for Tuple {
    fn drop(&mut self) {
        let address = (&raw const *self).expose_provenance() + size_of::<Tuple>();
        let items: *mut Value = std::ptr::with_exposed_provenance_mut(address);
        // The last one first, as CPython does: finalizers show the order.
        for i in (0..self.len + self.hidden).rev() {
            // SAFETY: the items are dropped once, with their tuple.
            unsafe { items.add(i).drop_in_place() };
        }
    }
}

/// A tuple of the class `class` (tuple or a subclass) with the items that `fill` moves to the
/// address it is given.
///
/// # Safety
/// - `fill` initialises all `len` items.
unsafe fn allocate(class: &Ref<Type>, len: usize, fill: impl FnOnce(*mut Value)) -> Value {
    let payload = Tuple { len, hidden: 0 };
    // SAFETY: `fill` initialises what trails.
    unsafe {
        let tuple = Ref::new_with_trailing(class, payload, len * size_of::<Value>());
        fill(first_item(tuple.pointer()));
        tuple.into_value()
    }
}

#[inline(always)]
fn first_item(tuple: NonNull<Obj<Tuple>>) -> *mut Value {
    // SAFETY: the items begin right after the object.
    unsafe { tuple.as_ptr().add(1).cast() }
}

/// A tuple of a subclass of tuple, with values that are not among its items: the attributes of
/// a `time.struct_time` that it doesn't have as a tuple.
pub fn new_with_hidden(class: &Ref<Type>, items: &[Value], hidden: &[Value]) -> Value {
    let payload = Tuple { len: items.len(), hidden: hidden.len() };
    // SAFETY: each value is initialised.
    unsafe {
        let trailing = (items.len() + hidden.len()) * size_of::<Value>();
        let tuple = Ref::new_with_trailing(class, payload, trailing);
        let first = first_item(tuple.pointer());
        for (i, value) in items.iter().chain(hidden).enumerate() {
            first.add(i).write(value.clone());
        }
        tuple.into_value()
    }
}

/// A tuple of a subclass of tuple.
pub fn new_in(class: &Ref<Type>, items: &[Value]) -> Value {
    // SAFETY: each item is initialised.
    unsafe {
        allocate(class, items.len(), |first| {
            for (i, item) in items.iter().enumerate() {
                first.add(i).write(item.clone());
            }
        })
    }
}

impl Vm {
    pub fn new_tuple(&self, items: Vec<Value>) -> Value {
        if items.is_empty() {
            return self.empty_tuple.clone();
        }
        let mut items = std::mem::ManuallyDrop::new(items);
        // SAFETY: the items move from the vector, which only frees its memory.
        unsafe {
            let tuple = allocate(&self.types.tuple, items.len(), |first| {
                first.copy_from_nonoverlapping(items.as_ptr(), items.len());
            });
            items.set_len(0);
            std::mem::ManuallyDrop::drop(&mut items);
            tuple
        }
    }
    pub fn new_tuple_from_slice(&self, items: &[Value]) -> Value {
        if items.is_empty() { self.empty_tuple.clone() } else { new_in(&self.types.tuple, items) }
    }
    /// A tuple of two items.
    #[inline]
    pub fn new_pair(&self, first: Value, second: Value) -> Value {
        // SAFETY: both items are initialised.
        unsafe {
            allocate(&self.types.tuple, 2, |items| {
                items.write(first);
                items.add(1).write(second);
            })
        }
    }
    /// A tuple of `len` items, made one after the other; `item` must not run Python.
    #[inline]
    pub fn new_tuple_from_fn(&self, len: usize, item: impl Fn(usize) -> Value) -> Value {
        if len == 0 {
            return self.empty_tuple.clone();
        }
        let payload = Tuple { len, hidden: 0 };
        let trailing = len * size_of::<Value>();
        // SAFETY: the items are initialised right here; should `item` panic, the tuple is
        // forgotten with those it has.
        unsafe {
            let tuple = Ref::new_with_trailing(&self.types.tuple, payload, trailing);
            let tuple = std::mem::ManuallyDrop::new(tuple);
            let first = first_item(tuple.pointer());
            for i in 0..len {
                first.add(i).write(item(i));
            }
            std::mem::ManuallyDrop::into_inner(tuple).into_value()
        }
    }
    /// A tuple of `len` items moved from `source`.
    ///
    /// # Safety
    /// - `source` points to `len` values that the caller gives up.
    pub(crate) unsafe fn new_tuple_steal(&self, source: *const Value, len: usize) -> Value {
        if len == 0 {
            return self.empty_tuple.clone();
        }
        // SAFETY: the caller's duty.
        unsafe {
            allocate(&self.types.tuple, len, |first| {
                // Few most often: a loop is done before memcpy has begun.
                for k in 0..len {
                    first
                        .add(k)
                        .cast::<RawValue>()
                        .write_volatile(source.add(k).cast::<RawValue>().read());
                }
            })
        }
    }
}

/// The tuple without items: for the VM's own copy of it.
pub(crate) fn allocate_empty(class: &Ref<Type>) -> Value {
    // SAFETY: there is nothing to initialise.
    unsafe { allocate(class, 0, |_| ()) }
}

impl Value {
    /// The items, if this is a tuple or an instance of a subclass.
    #[inline]
    pub fn as_tuple_items(&self) -> Option<&[Value]> {
        Some(self.downcast::<Tuple>()?.items())
    }
}

/// The items of a slot's receiver.
#[inline(always)]
fn items_of(value: &Value) -> &[Value] {
    value.as_tuple_items().expect("a slot gets instances of its type")
}
