//! Two instructions in one: the second takes what the first makes out of the temporary at once.
//! It never goes through memory, which is what a chain of operations waits for, and is neither
//! checked nor dispatched on again.
//!
//! The second instruction stands behind the first as it is: its operands are read there, and
//! where the fused one can't go on after its first half, that is done alone. Which instructions
//! are fused, and when, is in `slow/fusion`.

mod floats;
mod integers;
mod sequences;

pub(crate) use floats::*;
pub(crate) use integers::*;
pub(crate) use sequences::*;
