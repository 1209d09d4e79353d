//! `complex(real, imag)`.

use super::Complex;
use crate::error::PyResult;
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::float;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
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
    if let Some(text) = real.and_then(Value::as_str_view) {
        if imag.is_some() {
            return Err(vm.type_error("complex() can't take second arg if first is a string"));
        }
        let (re, im) = parse_complex(text)
            .map_err(|_| vm.value_error("complex() arg is a malformed string"))?;
        return Ok(Complex { re, im });
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
    Ok(Some(made))
}
