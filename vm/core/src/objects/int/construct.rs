//! `int(x, base)`: integers out of text, numbers and whatever says it is one.

use super::text::max_str_digits;
use super::{Int, IntView, to_exact};
use crate::error::{PyResult, Raised};
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::float;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use apython_text::int::{Int as TextInt, ParseIntError, parse_int, parse_int_bytes};

static SIGNATURE: Signature = Signature::of_class(
    "int",
    &[
        Param::optional("x", ParamKind::PositionalOnly),
        Param::optional("base", ParamKind::PositionalOrKeyword),
    ],
);

/// `int.__new__`.
pub fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    let [x, base] = SIGNATURE.bind_new(vm, args)?;
    let value = match (x, base) {
        (None, None) => Value::from_small_int(0),
        (None, Some(_)) => return Err(vm.type_error("int() missing string argument")),
        (Some(x), None) => from_object(vm, x)?,
        (Some(x), Some(base)) => from_text_in_base(vm, x, base)?,
    };
    Ok(in_class(vm, class, value))
}

/// The int as an instance of `class`, which is int or derives from it.
pub fn in_class(vm: &Vm, class: &Ref<Type>, value: Value) -> Value {
    if vm.types.int.is(class) {
        return value;
    }
    let payload = match super::expect_view(&value) {
        IntView::Small(x) => Int::Wide(i128::from(x)),
        IntView::Wide(x) => Int::Wide(x),
        IntView::Big(x) => Int::Big(x.clone()),
    };
    Ref::new_in(class, payload).into_value()
}

/// `int(x)`: an int that is no instance of a subclass.
pub fn from_object(vm: &Vm, x: &Value) -> PyResult {
    if x.is_small_int() || x.downcast_exact::<Int>().is_some() {
        return Ok(x.clone());
    }
    if let Some(x) = x.as_f64() {
        return float::to_int(vm, x);
    }
    if x.type_of(vm).is(&vm.types.str) {
        return parse(vm, x, 10);
    }
    from_protocols(vm, x)
}

/// By `__int__`, `__index__` or `__trunc__`, or out of text.
fn from_protocols(vm: &Vm, x: &Value) -> PyResult {
    let slots = x.type_of(vm).slots();
    let (int, index) = (slots.int, slots.index);
    if let Some(int) = int {
        let result = int(vm, x)?;
        if !result.is_int() {
            return Err(
                vm.type_error(format!("__int__ returned non-int (type {})", result.type_name(vm)))
            );
        }
        if !result.type_of(vm).is(&vm.types.int) {
            ops::warn_of_subclass(vm, "__int__", &result, "int")?;
        }
        return Ok(to_exact(vm, &result));
    }
    if index.is_some() {
        return Ok(to_exact(vm, &ops::index(vm, x)?));
    }
    if let Some(trunc) = ops::lookup_special(vm, x, &vm.names.__trunc__)? {
        vm.warn_deprecated("The delegation of int() to __trunc__ is deprecated.")?;
        return from_truncated(vm, &ops::call_values(vm, &trunc, &[])?);
    }
    if x.is_str() || x.as_bytes_slice().is_some() {
        return parse(vm, x, 10);
    }
    Err(vm.type_error(format!(
        "int() argument must be a string, a bytes-like object or a real number, not '{}'",
        x.type_name(vm)
    )))
}

fn from_truncated(vm: &Vm, x: &Value) -> PyResult {
    if !x.is_int() && x.type_of(vm).slots().index.is_none() {
        return Err(
            vm.type_error(format!("__trunc__ returned non-Integral (type {})", x.type_name(vm)))
        );
    }
    Ok(to_exact(vm, &ops::index(vm, x)?))
}

fn from_text_in_base(vm: &Vm, text: &Value, base: &Value) -> PyResult {
    let base = match ops::index_clamped(vm, base)? {
        base @ (0 | 2..=36) => base as u32,
        _ => return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0")),
    };
    if text.is_str() || text.as_bytes_slice().is_some() {
        return parse(vm, text, base);
    }
    Err(vm.type_error("int() can't convert non-string with explicit base"))
}

/// The integer that a str or bytes object says.
fn parse(vm: &Vm, text: &Value, base: u32) -> PyResult {
    let parsed = match text.as_str_view() {
        Some(view) => parse_int(view, base, max_str_digits()),
        None => {
            let bytes = text.as_bytes_slice().expect("text is a str or bytes");
            parse_int_bytes(bytes, base, max_str_digits())
        }
    };
    match parsed {
        Ok(TextInt::Small(x)) => Ok(Value::from_int(vm, x)),
        Ok(x) => Ok(Value::from_text_int(vm, x)),
        Err(ParseIntError::TooManyDigits(digits)) => Err(too_many_digits(vm, digits)),
        Err(ParseIntError::Invalid) => Err(invalid_literal(vm, text, base)?),
    }
}

#[cold]
fn too_many_digits(vm: &Vm, digits: usize) -> Raised {
    vm.value_error(format!(
        "Exceeds the limit ({} digits) for integer string conversion: value has {digits} digits; \
         use sys.set_int_max_str_digits() to increase the limit",
        max_str_digits()
    ))
}

/// ValueError that quotes the beginning of the text.
#[cold]
fn invalid_literal(vm: &Vm, text: &Value, base: u32) -> PyResult<Raised> {
    const QUOTED: usize = 200;
    // Bytes of any class are quoted as plain ones.
    let bytes = text.as_bytes_slice().map(|bytes| vm.new_bytes(bytes));
    let repr = ops::repr(vm, bytes.as_ref().unwrap_or(text))?;
    let repr = repr.as_str_view().unwrap_or(StrView::EMPTY);
    let quoted = repr.slice(0, repr.len().min(QUOTED));
    Ok(vm.value_error(format!(
        "invalid literal for int() with base {base}: {}",
        quoted.to_utf8_lossy()
    )))
}
