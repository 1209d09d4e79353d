//! Memory for objects: free lists by size class over the global allocator.
//!
//! A class is 16 bytes wide. Freed blocks go to the front of their list and are handed out
//! again, warm in the cache; fresh ones are cut from chunks. Larger objects go to the global
//! allocator. Under Miri everything does, so that it sees each object.

use super::{Header, Obj, Type};
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::cell::Cell;
use std::ptr::NonNull;

const CLASS_BYTES: usize = 16;
const CLASSES: usize = 33;
const CHUNK_BYTES: usize = 64 * 1024;
/// What stands before the header of an instance of a heap type with a native base: two values,
/// the attribute dict and the list of what `__slots__` hold, unbound if absent.
pub(crate) const PREFIX_BYTES: usize = 16;

struct Heap {
    free: [Cell<*mut u8>; CLASSES],
    chunk: Cell<*mut u8>,
    chunk_left: Cell<usize>,
}

thread_local! {
    static HEAP: Heap = const {
        Heap {
            free: [const { Cell::new(std::ptr::null_mut()) }; CLASSES],
            chunk: Cell::new(std::ptr::null_mut()),
            chunk_left: Cell::new(0),
        }
    };
}

/// This thread's heap.
///
/// The closure captures nothing: where the access isn't inlined into a handler, no address on
/// its stack is handed out, and it still ends in a tail call.
#[inline(always)]
fn heap() -> &'static Heap {
    // SAFETY: it has no destructor, so it lives as long as the thread, and the reference cannot
    // leave the thread.
    HEAP.with(|heap| unsafe { &*std::ptr::from_ref(heap) })
}

fn layout(bytes: usize) -> Layout {
    Layout::from_size_align(bytes, 16).expect("an object's size is far below the limit")
}

/// `bytes` bytes, 16-byte aligned.
#[inline(always)]
pub(crate) fn allocate(bytes: usize) -> NonNull<u8> {
    let class = bytes.div_ceil(CLASS_BYTES);
    if class < CLASSES && !cfg!(miri) {
        return match take_free(class) {
            Some(block) => block,
            None => allocate_fresh(class),
        };
    }
    allocate_large(bytes)
}

/// Memory for a `T` that has been freed before, if there is some: without a call.
#[inline(always)]
pub(crate) fn try_allocate<T>() -> Option<NonNull<T>> {
    let class = const { size_of::<T>().div_ceil(CLASS_BYTES) };
    const { assert!(size_of::<T>().div_ceil(CLASS_BYTES) < CLASSES) };
    if cfg!(miri) {
        return None;
    }
    take_free(class).map(NonNull::cast)
}

/// As [`try_allocate`], for a size that is only known now, of at most 32 classes.
#[inline(always)]
pub(crate) fn try_allocate_bytes(bytes: usize) -> Option<NonNull<u8>> {
    let class = bytes.div_ceil(CLASS_BYTES);
    debug_assert!(class < CLASSES);
    if cfg!(miri) { None } else { take_free(class) }
}

/// The first free block of a size class.
#[inline(always)]
fn take_free(class: usize) -> Option<NonNull<u8>> {
    let heap = heap();
    let block = NonNull::new(heap.free[class].get())?;
    // SAFETY: a free block's first word links to the next one.
    heap.free[class].set(unsafe { *block.as_ptr().cast::<*mut u8>() });
    Some(block)
}

/// Gives the memory of a `T` back.
///
/// # Safety
/// - As for [`free`], with the size of `T`.
#[inline(always)]
pub(crate) unsafe fn free_exact<T>(block: NonNull<T>) {
    // SAFETY: the caller's duty.
    unsafe { free(block.cast(), size_of::<T>()) }
}

#[cold]
#[inline(never)]
fn allocate_fresh(class: usize) -> NonNull<u8> {
    let bytes = class * CLASS_BYTES;
    let heap = heap();
    if heap.chunk_left.get() < bytes {
        heap.chunk.set(allocate_large(CHUNK_BYTES).as_ptr());
        heap.chunk_left.set(CHUNK_BYTES);
    }
    let block = heap.chunk.get();
    // SAFETY: at least `bytes` bytes are left in the chunk.
    heap.chunk.set(unsafe { block.add(bytes) });
    heap.chunk_left.set(heap.chunk_left.get() - bytes);
    // SAFETY: a chunk isn't null.
    unsafe { NonNull::new_unchecked(block) }
}

#[cold]
#[inline(never)]
fn allocate_large(bytes: usize) -> NonNull<u8> {
    let layout = layout(bytes);
    // SAFETY: no object has a size of zero.
    let block = unsafe { alloc(layout) };
    NonNull::new(block).unwrap_or_else(|| handle_alloc_error(layout))
}

/// Gives memory back.
///
/// # Safety
/// - `block` came from [`allocate`] with the same `bytes`, and nothing uses it any more.
#[inline(always)]
pub(crate) unsafe fn free(block: NonNull<u8>, bytes: usize) {
    let class = bytes.div_ceil(CLASS_BYTES);
    // SAFETY: the caller's duty.
    unsafe {
        if class < CLASSES && !cfg!(miri) {
            let heap = heap();
            *block.as_ptr().cast::<*mut u8>() = heap.free[class].get();
            heap.free[class].set(block.as_ptr());
        } else {
            dealloc(block.as_ptr(), layout(bytes));
        }
    }
}

/// Frees the memory of an object whose payload is gone: `bytes` from its header on, and what
/// a heap type's instance has before and beside it.
///
/// # Safety
/// - `header` heads an object of `bytes` bytes that nothing uses any more.
#[inline(always)]
pub(crate) unsafe fn free_object(header: NonNull<Header>, bytes: usize) {
    // SAFETY: the caller's duty.
    unsafe {
        let class = NonNull::from(header.as_ref().type_ref().obj());
        if (*class.as_ptr()).payload.is_heap_type() {
            free_heap_type_instance(header, bytes, class);
        } else {
            free(header.cast(), bytes);
        }
    }
}

/// # Safety
/// - As for [`free_object`]; `class` is the object's type, and the object owns it.
#[inline(never)]
unsafe fn free_heap_type_instance(
    header: NonNull<Header>,
    bytes: usize,
    class: NonNull<Obj<Type>>,
) {
    // SAFETY: instances of types with a prefix were allocated with it; the type is released
    // last.
    unsafe {
        if (*class.as_ptr()).payload.has_prefix() {
            let block = header.byte_sub(PREFIX_BYTES).cast::<u8>();
            drop(block.cast::<crate::value::Value>().read());
            drop(block.cast::<crate::value::Value>().add(1).read());
            free(block, bytes + PREFIX_BYTES);
        } else {
            free(header.cast(), bytes);
        }
        Header::release(class.as_ptr().cast());
    }
}
