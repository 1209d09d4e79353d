//! `complex(real, imag)`.

use super::Complex;
use crate::error::{PyResult, Raised};
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::float;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use apython_text::float::parse_complex;

static SIGNATURE: Signature = Signature::of_class(
    "complex",
    &[
        Param::optional("real", ParamKind::PositionalOrKeyword),
        Param::optional("imag", ParamKind::PositionalOrKeyword),
    ],
);

/// `complex.__new__`.
pub(super) fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    let [real, imag] = SIGNATURE.bind_new(vm, args)?;
    let exact = vm.types.complex.is(class);
    if let (Some(real), None) = (real, imag)
        && exact
        && real.downcast_exact::<Complex>().is_some()
    {
        return Ok(real.clone());
    }
    Ok(Ref::new_in(class, of_arguments(vm, real, imag)?).into_value())
}

fn of_arguments(vm: &Vm, real: Option<&Value>, imag: Option<&Value>) -> PyResult<Complex> {
    if let Some(real) = real
        && let Some(text) = real.as_str_view()
    {
        if imag.is_some() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        return match parse_complex(text) {
            Ok((re, im)) => Ok(Complex { re, im }),
            Err(_) => Err(malformed(vm, real, text)?),
        };
    }
    if imag.is_some_and(Value::is_str) {
        return Err(vm.type_error("complex() second arg can't be a string"));
    }
    let converted = match real {
        Some(real) => by_method(vm, real)?,
        None => Some(Value::from_small_int(0)),
    };
    let real = converted.as_ref().or(real).expect("one or the other");
    // Both are looked at before either is converted.
    if !is_number(vm, real) {
        return Err(vm.type_error(format!(
            "complex() first argument must be a string or a number, not '{}'",
            real.type_name(vm)
        )));
    }
    if let Some(imag) = imag
        && !is_number(vm, imag)
    {
        return Err(vm.type_error(format!(
            "complex() second argument must be a number, not '{}'",
            imag.type_name(vm)
        )));
    }
    combine(vm, real, imag)
}

/// ValueError, which quotes the text where underscores stand in the wrong places.
#[cold]
fn malformed(vm: &Vm, object: &Value, text: StrView<'_>) -> PyResult<Raised> {
    const UNDERSCORE: u32 = '_' as u32;
    let is_digit = |cp: u32| apython_text::unicode::decimal_digit_value(cp).is_some();
    let (mut previous, mut misplaced, mut any) = (0, false, false);
    for cp in text.chars() {
        any |= cp == UNDERSCORE;
        misplaced |= cp == UNDERSCORE && !is_digit(previous);
        misplaced |= previous == UNDERSCORE && cp != UNDERSCORE && !is_digit(cp);
        previous = cp;
    }
    if misplaced || previous == UNDERSCORE || (any && text.chars().any(|cp| cp == 0)) {
        let repr = to_string_lossy(&ops::repr(vm, object)?);
        return Ok(vm.value_error(format!("could not convert string to complex: {repr}")));
    }
    Ok(vm.value_error("complex() arg is a malformed string"))
}

/// `real + imag * 1j`, without the roundings that this could add.
fn combine(vm: &Vm, real: &Value, imag: Option<&Value>) -> PyResult<Complex> {
    let part = |value: &Value| -> PyResult<(Complex, bool)> {
        match value.downcast::<Complex>() {
            Some(&x) => Ok((x, true)),
            None => {
                let x = float::construct::from_number(vm, value)?.unwrap_or(0.0);
                Ok((Complex::from_real(x), false))
            }
        }
    };
    let (a, a_is_complex) = part(real)?;
    let Some(imag) = imag else { return Ok(a) };
    let (b, b_is_complex) = part(imag)?;
    Ok(Complex {
        re: if b_is_complex { a.re - b.im } else { a.re },
        im: if a_is_complex { b.re + a.im } else { b.re },
    })
}

fn is_number(vm: &Vm, value: &Value) -> bool {
    let slots = value.type_of(vm).slots();
    slots.float.is_some() || slots.index.is_some() || value.downcast::<Complex>().is_some()
}

/// What the value's `__complex__` gives, if it has one.
fn by_method(vm: &Vm, value: &Value) -> PyResult<Option<Value>> {
    if value.is_float() || value.is_small_int() || value.downcast_exact::<Complex>().is_some() {
        return Ok(None);
    }
    let Some(method) = ops::lookup_special(vm, value, &vm.names.__complex__)? else {
        return Ok(None);
    };
    let made = ops::call_values(vm, &method, &[])?;
    if made.downcast::<Complex>().is_none() {
        return Err(vm.type_error(format!(
            "__complex__ returned non-complex (type {})",
            made.type_name(vm)
        )));
    }
    if made.downcast_exact::<Complex>().is_none() {
        ops::warn_of_subclass(vm, "__complex__", &made, "complex")?;
    }
    Ok(Some(made))
}
