//! float. Doubles stand in the value itself; only instances of subclasses are on the heap.
//!
//! `arith` has the operators on doubles, which the execution loop calls too; `compare` and
//! `construct` what their names say; `methods` the slots and methods of the class.

pub mod arith;
pub mod compare;
pub mod construct;
mod methods;

#[cfg(test)]
mod tests;

pub use arith::{divmod, floor_div, modulo, pow, true_div};

use crate::error::{PyResult, Raised};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use apython_text::float::{FloatBuf, repr_f64};

pub struct FloatObj(pub f64);

super::native_object!(FloatObj, FLOAT, float);

impl Value {
    /// The double, if this is a float or an instance of a subclass.
    #[inline]
    pub fn as_float(&self) -> Option<f64> {
        self.as_f64().or_else(|| Some(self.downcast::<FloatObj>()?.0))
    }
}

/// The double of a value that is known to be a float.
#[inline]
fn expect(value: &Value) -> f64 {
    value.as_float().expect("a slot gets instances of its type")
}

/// `int(x)`: towards zero.
#[inline]
pub fn to_int(vm: &Vm, x: f64) -> PyResult {
    // Both limits are exact doubles; the upper one is excluded.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) {
        return Ok(Value::from_int(vm, x as i64));
    }
    to_int_large(vm, x)
}

#[cold]
fn to_int_large(vm: &Vm, x: f64) -> PyResult {
    if x.is_nan() {
        return Err(vm.value_error("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(vm.overflow_error("cannot convert float infinity to integer"));
    }
    Ok(Value::from_text_int(vm, apython_text::float::to_integer(x)))
}

/// The double that a float or an int stands for in arithmetic; `None` for other values.
/// OverflowError for an int that is too large.
#[inline]
pub fn operand(vm: &Vm, value: &Value) -> PyResult<Option<f64>> {
    if let Some(x) = value.as_f64() {
        return Ok(Some(x));
    }
    if let Some(x) = value.as_small_int() {
        return Ok(Some(x as f64));
    }
    if let Some(x) = value.as_int_view() {
        return Ok(Some(x.to_f64(vm)?));
    }
    Ok(value.as_float())
}

/// `repr(x)`: a str.
#[inline]
pub fn repr(vm: &Vm, x: f64) -> Value {
    vm.new_str_narrowest(StrView::Latin1(repr_f64(x, &mut FloatBuf::new()).as_bytes()))
}

/// OverflowError as the C library reports it.
#[cold]
fn out_of_range(vm: &Vm) -> Raised {
    let args = vec![Value::from_small_int(34), vm.new_str("Numerical result out of range")];
    vm.raise_args(&vm.exceptions.overflow_error, args)
}
