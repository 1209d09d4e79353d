//! Errors that the caller turns into Python exceptions.

use crate::view::{OwnedStr, StrView};
use std::fmt;

/// The class of the exception.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    Value,
    Overflow,
    Type,
    ZeroDivision,
    Key,
    Memory,
}

impl ErrorKind {
    /// The name of the exception's class.
    pub fn class_name(self) -> &'static str {
        match self {
            ErrorKind::Value => "ValueError",
            ErrorKind::Overflow => "OverflowError",
            ErrorKind::Type => "TypeError",
            ErrorKind::ZeroDivision => "ZeroDivisionError",
            ErrorKind::Key => "KeyError",
            ErrorKind::Memory => "MemoryError",
        }
    }
}

/// A Python exception to raise: its class and CPython's message. The message is a Python
/// string since it may quote text that UTF-8 cannot express.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextError {
    pub kind: ErrorKind,
    pub message: OwnedStr,
}

impl TextError {
    #[cold]
    pub fn new(kind: ErrorKind, message: impl Into<OwnedStr>) -> TextError {
        TextError { kind, message: message.into() }
    }

    #[cold]
    pub fn value(message: impl Into<OwnedStr>) -> TextError {
        TextError::new(ErrorKind::Value, message)
    }

    #[cold]
    pub fn overflow(message: impl Into<OwnedStr>) -> TextError {
        TextError::new(ErrorKind::Overflow, message)
    }

    #[cold]
    pub fn type_error(message: impl Into<OwnedStr>) -> TextError {
        TextError::new(ErrorKind::Type, message)
    }

    /// Too little memory; CPython says nothing more either.
    #[cold]
    pub fn memory() -> TextError {
        TextError::new(ErrorKind::Memory, "")
    }

    pub fn message(&self) -> StrView<'_> {
        self.message.as_view()
    }
}

impl fmt::Display for TextError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.kind.class_name(), self.message().to_utf8_lossy())
    }
}

impl std::error::Error for TextError {}

pub type TextResult<T> = Result<T, TextError>;
