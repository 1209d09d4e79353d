//! The methods of str, by what they are about.

mod ascii;
mod case;
mod convert;
mod layout;
mod search;
mod split;
mod translate;

use super::build::new_large;
use super::slots::{substring, text_of, unchanged};
use super::{Str, build, codec, formatting};
use crate::error::{PyResult, Raised};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::{OwnedStr, StrView, TextResult};

/// The str of what an algorithm made; `None` stands for the str itself.
fn made(vm: &Vm, this: &Value, text: TextResult<Option<OwnedStr>>) -> PyResult {
    match text {
        Ok(Some(text)) => new_large(vm, text.as_view()),
        Ok(None) => Ok(unchanged(vm, this)),
        Err(error) => Err(vm.text_error(error)),
    }
}

/// The characters of an argument: "must be str, not int".
fn str_arg<'a>(vm: &Vm, value: &'a Value) -> PyResult<StrView<'a>> {
    value.as_str_view().ok_or_else(|| must_be_str(vm, value))
}

#[cold]
fn must_be_str(vm: &Vm, value: &Value) -> Raised {
    let found = value.type_name(vm);
    vm.type_error(format!("must be str, not {found}"))
}
