//! Objects on the heap: header, counted pointers, allocation, types and shapes.
//!
//! Invariants
//! 1. A heap value points to the [`Header`] of a live `Obj<T>`; its type says what `T` is.
//! 2. `header.shape` determines the type and, for instances of Python classes, which
//!    attribute stands in which slot. Built-in types have constant shapes, so "is exactly a
//!    list" is one comparison with an immediate.
//! 3. Counts are not atomic: a heap belongs to one thread.

mod header;
mod heap;
mod pointer;
mod shape;
mod slots;
#[cfg(test)]
mod tests;
mod type_object;

pub use header::{Header, Obj};
pub(crate) use heap::{free_exact, try_allocate, try_allocate_bytes};
pub(crate) use pointer::dealloc_native;
pub use pointer::{NativeObject, Ref, Untyped};
pub use shape::{Shape, ShapeId, ShapeKind, Shapes};
pub use slots::*;
pub use type_object::{ClassFacts, Type, TypeFlags, TypeParts};
