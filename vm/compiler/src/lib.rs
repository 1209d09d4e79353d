//! Compiles Python 3.12 source to code objects, byte for byte as CPython 3.12 does.
//!
//! The pipeline, one module each: [`source`] decodes the file, ruff's parser gives its tree,
//! [`tree`] turns that into the tree of Python's `ast` module with constants folded, [`symbols`]
//! decides what each name is, `codegen` emits instructions, `flow` optimises their graph,
//! `assemble` makes the code object. What the parser refuses goes to `diagnose`, which finds
//! the message and the position that CPython gives.
//!
//! The crate knows no objects of a virtual machine. No input makes it panic or overflow the
//! native stack.

#![forbid(unsafe_code)]

/// The reference interpreter, for tests.
#[cfg(test)]
#[path = "../../bytecode/tests/support/mod.rs"]
mod support;

mod assemble;
mod codegen;
mod constants;
mod depth;
pub mod diagnose;
mod error;
mod flow;
mod location;
mod names;
mod options;
mod pipeline;
mod sequence;
mod unit;

pub mod source;
pub mod symbols;
pub mod tree;

pub use constants::{ConstCache, Constants};
pub use error::{CompileError, ErrorKind, Warning, WarningCategory};
pub use location::Location;
pub use names::{Name, Names};
pub use options::{Mode, Options};
pub use pipeline::{Outcome, compile};
pub use source::Input;
