//! Python's marshal format, version 4: what `.pyc` files are made of.
//!
//! [`reader`] and [`writer`] share the type codes and limits that stand here. Errors are those
//! of CPython, word for word where a Python program can see them.

pub mod error;
mod identity;
mod pending;
pub mod reader;
pub mod writer;

pub use error::{MarshalError, MarshalErrorKind};
pub use reader::{Reader, load};
pub use writer::{DumpError, Flags, VERSION, dump, dump_code};

/// Objects may be nested this deep, as in CPython.
pub const MAX_DEPTH: usize = 2000;

/// Set on a type code: the object gets the next number in the table of references.
pub(crate) const FLAG_REF: u8 = 0x80;

/// Type codes.
pub(crate) mod code {
    pub(crate) const NULL: u8 = b'0';
    pub(crate) const NONE: u8 = b'N';
    pub(crate) const FALSE: u8 = b'F';
    pub(crate) const TRUE: u8 = b'T';
    pub(crate) const STOP_ITERATION: u8 = b'S';
    pub(crate) const ELLIPSIS: u8 = b'.';
    pub(crate) const INT: u8 = b'i';
    pub(crate) const INT64: u8 = b'I';
    pub(crate) const LONG: u8 = b'l';
    pub(crate) const FLOAT: u8 = b'f';
    pub(crate) const BINARY_FLOAT: u8 = b'g';
    pub(crate) const COMPLEX: u8 = b'x';
    pub(crate) const BINARY_COMPLEX: u8 = b'y';
    pub(crate) const BYTES: u8 = b's';
    pub(crate) const UNICODE: u8 = b'u';
    pub(crate) const INTERNED: u8 = b't';
    pub(crate) const ASCII: u8 = b'a';
    pub(crate) const ASCII_INTERNED: u8 = b'A';
    pub(crate) const SHORT_ASCII: u8 = b'z';
    pub(crate) const SHORT_ASCII_INTERNED: u8 = b'Z';
    pub(crate) const TUPLE: u8 = b'(';
    pub(crate) const SMALL_TUPLE: u8 = b')';
    pub(crate) const LIST: u8 = b'[';
    pub(crate) const DICT: u8 = b'{';
    pub(crate) const SET: u8 = b'<';
    pub(crate) const FROZENSET: u8 = b'>';
    pub(crate) const CODE: u8 = b'c';
    pub(crate) const REF: u8 = b'r';
}
