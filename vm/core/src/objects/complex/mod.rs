//! complex: pairs of doubles, their arithmetic (`arith`), construction and methods.

mod arith;
mod construct;
mod methods;

#[cfg(test)]
mod tests;

pub use arith::pow;

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::float;
use crate::value::Value;
use crate::vm::Vm;

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    pub re: f64,
    pub im: f64,
}

super::native_object!(Complex, COMPLEX, complex);

impl Complex {
    pub fn from_real(re: f64) -> Complex {
        Complex { re, im: 0.0 }
    }
    pub fn to_value(self, vm: &Vm) -> Value {
        Ref::new(vm, self).into_value()
    }
}

/// The complex number that a number stands for in arithmetic; `None` for other values.
fn operand(vm: &Vm, value: &Value) -> PyResult<Option<Complex>> {
    if let Some(&x) = value.downcast::<Complex>() {
        return Ok(Some(x));
    }
    Ok(float::operand(vm, value)?.map(Complex::from_real))
}

/// The number of a value that is known to be a complex one.
fn expect(value: &Value) -> Complex {
    *value.downcast::<Complex>().expect("a slot gets instances of its type")
}
