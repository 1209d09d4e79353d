//! The methods of bytes, by what they are about. Bytes are searched, split and padded as
//! Latin-1 text is.

mod case;
mod convert;
mod layout;
mod search;
mod split;

use super::Bytes;
use super::slots::{bytes_arg, bytes_of, bytes_required, subsequence, unchanged};
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::{OwnedStr, StrView, TextResult};

/// The bytes as the algorithms on text take them.
#[inline]
fn text_of(this: &Value) -> StrView<'_> {
    StrView::Latin1(bytes_of(this))
}

/// The bytes of what an algorithm made; `None` stands for the object itself.
fn made(vm: &Vm, this: &Value, text: TextResult<Option<OwnedStr>>) -> PyResult {
    match text {
        Ok(Some(OwnedStr::Latin1(bytes))) => super::new_large(vm, &bytes),
        Ok(Some(_)) => unreachable!("what is made of bytes is bytes"),
        Ok(None) => Ok(unchanged(vm, this)),
        Err(error) => Err(vm.text_error(error)),
    }
}
