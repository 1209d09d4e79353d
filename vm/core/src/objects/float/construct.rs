//! `float(x)`: doubles out of text, numbers and whatever says it is one.

use super::FloatObj;
use crate::error::{PyResult, Raised};
use crate::native::{Args, check_no_keywords_in, check_positional};
use crate::object::{Ref, Type};
use crate::objects::int::expect_view;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::float::{parse_float, parse_float_bytes};

/// `float.__new__`.
pub fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    check_no_keywords_in(vm, class, &vm.types.float, args)?;
    let given = args.positional();
    check_positional(vm, "float", given.len(), 0, 1)?;
    let x = match given.first() {
        Some(x) => from_object(vm, x)?,
        None => 0.0,
    };
    let exact = vm.types.float.is(class);
    Ok(if exact { Value::from_f64(x) } else { Ref::new_in(class, FloatObj(x)).into_value() })
}

/// `float(x)`.
#[inline]
pub fn from_object(vm: &Vm, x: &Value) -> PyResult<f64> {
    if let Some(x) = x.as_f64() {
        return Ok(x);
    }
    if let Some(x) = x.as_small_int() {
        return Ok(x as f64);
    }
    if x.type_of(vm).is(&vm.types.str) {
        return parse(vm, x);
    }
    match from_number(vm, x)? {
        Some(x) => Ok(x),
        None if x.is_str() || x.as_bytes_slice().is_some() => parse(vm, x),
        None => Err(vm.type_error(format!(
            "float() argument must be a string or a real number, not '{}'",
            x.type_name(vm)
        ))),
    }
}

/// By `__float__` or `__index__`; `None` for values that have neither.
pub fn from_number(vm: &Vm, x: &Value) -> PyResult<Option<f64>> {
    let slots = x.type_of(vm).slots();
    let (float, index) = (slots.float, slots.index);
    if let Some(float) = float {
        let result = float(vm, x)?;
        return ops::float_result(vm, x, &result).map(Some);
    }
    if index.is_some() {
        return Ok(Some(expect_view(&ops::index(vm, x)?).to_f64(vm)?));
    }
    Ok(x.as_float())
}

fn parse(vm: &Vm, text: &Value) -> PyResult<f64> {
    let parsed = match text.as_str_view() {
        Some(view) => parse_float(view),
        None => parse_float_bytes(text.as_bytes_slice().expect("text is a str or bytes")),
    };
    match parsed {
        Ok(x) => Ok(x),
        Err(_) => Err(not_a_number(vm, text)?),
    }
}

#[cold]
fn not_a_number(vm: &Vm, text: &Value) -> PyResult<Raised> {
    let repr = to_string_lossy(&ops::repr(vm, text)?);
    Ok(vm.value_error(format!("could not convert string to float: {repr}")))
}
