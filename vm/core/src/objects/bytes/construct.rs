//! `bytes(source, encoding, errors)`: bytes of a size, of integers, of encoded text.

use super::{Bytes, new_in, new_large, new_repeated};
use crate::error::{PyResult, Raised};
use crate::native::{ArgContext, Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::str::codec;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

static SIGNATURE: Signature = Signature::of_class(
    "bytes",
    &[
        Param::optional("source", ParamKind::PositionalOrKeyword),
        Param::optional("encoding", ParamKind::PositionalOrKeyword),
        Param::optional("errors", ParamKind::PositionalOrKeyword),
    ],
);

/// `bytes.__new__`.
pub(super) fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    let [source, encoding, errors] = SIGNATURE.bind_new(vm, args)?;
    let context = |param, index| ArgContext { function: "bytes", param, index };
    let encoding = codec::name_arg(vm, encoding, context("encoding", 2))?;
    let errors = codec::name_arg(vm, errors, context("errors", 3))?;
    let bytes = match (source, encoding, errors) {
        (None, None, None) => vm.new_bytes(&[]),
        (Some(text), Some(encoding), errors) if text.is_str() => {
            codec::encode(vm, text, Some(&encoding), errors.as_deref())?
        }
        (_, Some(_), _) => return Err(vm.type_error("encoding without a string argument")),
        (Some(text), None, errors) if text.is_str() => {
            let made = if errors.is_none() { from_dunder(vm, text)? } else { None };
            made.ok_or_else(|| vm.type_error("string argument without an encoding"))?
        }
        (_, None, Some(_)) => return Err(vm.type_error("errors without a string argument")),
        (Some(source), None, None) => from_object(vm, source)?,
    };
    if class.is(&vm.types.bytes) {
        return Ok(bytes);
    }
    Ok(new_in(class, bytes.as_bytes_slice().expect("bytes were made")))
}

/// What an object's own `__bytes__` makes, if it has one.
pub(crate) fn from_dunder(vm: &Vm, object: &Value) -> PyResult<Option<Value>> {
    let Some(made) = ops::call_special(vm, object, &vm.names.__bytes__, &[])? else {
        return Ok(None);
    };
    if made.downcast::<Bytes>().is_some() {
        return Ok(Some(made));
    }
    let found = made.type_name(vm);
    Err(vm.type_error(format!("__bytes__ returned non-bytes (type {found})")))
}

/// `bytes(source)`, of anything but a str.
fn from_object(vm: &Vm, source: &Value) -> PyResult {
    if source.downcast_exact::<Bytes>().is_some() {
        return Ok(source.clone());
    }
    if let Some(made) = from_dunder(vm, source)? {
        return Ok(made);
    }
    if source.is_int() || source.type_of(vm).slots().index.is_some() {
        match size(vm, source) {
            Ok(size) => return zeros(vm, size),
            Err(raised) => drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?),
        }
    }
    from_iterable(vm, source)
}

fn size(vm: &Vm, source: &Value) -> PyResult<i64> {
    let size = ops::index(vm, source)?;
    size.as_i64().ok_or_else(|| {
        let class = source.type_name(vm);
        vm.overflow_error(format!("cannot fit '{class}' into an index-sized integer"))
    })
}

fn zeros(vm: &Vm, size: i64) -> PyResult {
    let Ok(size) = usize::try_from(size) else { return Err(vm.value_error("negative count")) };
    new_repeated(vm, &[0], size)
}

fn from_iterable(vm: &Vm, source: &Value) -> PyResult {
    if let Some(bytes) = source.as_bytes_slice() {
        return Ok(vm.new_bytes(bytes));
    }
    // Lists and tuples can be walked without an iterator, all others need one.
    let walks_by_itself =
        source.type_of(vm).is(&vm.types.list) || source.type_of(vm).is(&vm.types.tuple);
    let iterable = match walks_by_itself {
        true => source.clone(),
        false => ops::iter(vm, source).or_else(|raised| {
            drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
            Err(not_convertible(vm, source))
        })?,
    };
    let mut bytes = Vec::new();
    ops::for_each(vm, &iterable, |item| {
        match ops::index_clamped(vm, &item)? {
            byte @ 0..=255 => bytes.push(byte as u8),
            _ => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
        Ok(true)
    })?;
    new_large(vm, &bytes)
}

#[cold]
fn not_convertible(vm: &Vm, source: &Value) -> Raised {
    let found = source.type_name(vm);
    vm.type_error(format!("cannot convert '{found}' object to bytes"))
}
