//! Algorithms on text and numbers, as Python 3.12 defines them: number <-> text, the format
//! mini-language, `%` formatting, searching, case mapping, `repr`, codecs, hashes.
//!
//! This crate knows no objects of the virtual machine. Text comes in as a [`StrView`] (a
//! borrowed Python string in one of three element widths) and goes out through a [`StrBuf`].
//! Where Python would raise, functions return an error that names the exception's class and
//! carries CPython's exact message.

#![forbid(unsafe_code)]

pub mod case;
pub mod codecs;
pub mod error;
pub mod float;
pub mod format;
pub mod hash;
pub mod int;
pub mod pad;
pub mod percent;
#[cfg(test)]
mod reference;
pub mod repr;
pub mod search;
pub mod str_format;
pub mod unicode;
pub mod view;

pub use error::{ErrorKind, TextError, TextResult};
pub use view::{Kind, OwnedStr, StrBuf, StrView, SurrogateError};
