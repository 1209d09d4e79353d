//! The slots of Python classes: native functions that look the special method up on the type
//! and call it. After CPython's `slot_*` functions in `typeobject.c`, of which they keep
//! semantics and messages; what a caller of the slot checks there (`repr` returns a str, ...)
//! is left to the caller (`ops`) here, too.

pub(super) mod attributes;
pub(super) mod basic;
pub(super) mod container;
pub(super) mod number;
