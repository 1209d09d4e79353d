//! `str(object, encoding, errors)`: anything as text, or bytes decoded.

use super::{Str, codec, new_in};
use crate::error::PyResult;
use crate::native::{ArgContext, Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

static SIGNATURE: Signature = Signature::of_class(
    "str",
    &[
        Param::optional("object", ParamKind::PositionalOrKeyword),
        Param::optional("encoding", ParamKind::PositionalOrKeyword),
        Param::optional("errors", ParamKind::PositionalOrKeyword),
    ],
);

/// `str.__new__`.
pub(super) fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    if let [object] = args.values()
        && !args.has_keywords()
        && class.is(&vm.types.str)
    {
        return ops::str(vm, object);
    }
    let [object, encoding, errors] = SIGNATURE.bind_new(vm, args)?;
    let context = |param, index| ArgContext { function: "str", param, index };
    let encoding = codec::name_arg(vm, encoding, context("encoding", 2))?;
    let errors = codec::name_arg(vm, errors, context("errors", 3))?;
    let text = match object {
        None => vm.empty_str.clone(),
        Some(object) if encoding.is_none() && errors.is_none() => ops::str(vm, object)?,
        Some(object) => decode(vm, object, encoding.as_deref(), errors.as_deref())?,
    };
    if class.is(&vm.types.str) {
        return Ok(text);
    }
    Ok(new_in(class, text.as_str_view().expect("the text of an object is a str")))
}

fn decode(vm: &Vm, object: &Value, encoding: Option<&str>, errors: Option<&str>) -> PyResult {
    if let Some(bytes) = object.as_bytes_slice() {
        return codec::decode(vm, bytes, encoding, errors);
    }
    if object.downcast::<Str>().is_some() {
        return Err(vm.type_error("decoding str is not supported"));
    }
    let found = object.type_name(vm);
    Err(vm.type_error(format!("decoding to str: need a bytes-like object, {found} found")))
}
