//! The slots and methods of complex.

use super::{Complex, arith, construct, expect, operand};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::float::compare;
use crate::objects::int::text::context;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::float::{NumBuf, repr_complex};
use apython_text::{StrBuf, StrView};

/// A slot of two numbers: NotImplemented where one of the operands is none.
macro_rules! binary_slot {
    ($vm:ident, $a:ident, $b:ident => $result:expr) => {
        match (operand($vm, $a)?, operand($vm, $b)?) {
            (Some($a), Some($b)) => $result,
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    };
}

#[pymethods]
impl Complex {
    #[pyslot(new)]
    fn make(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new(vm, class, args)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let (x, mut text) = (expect(this), NumBuf::new());
        repr_complex(x.re, x.im, &mut text);
        Ok(vm.new_str_narrowest(StrView::Latin1(&text)))
    }
    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        let x = expect(this);
        Ok(apython_text::hash::hash_complex(compare::hash(x.re, this), compare::hash(x.im, this)))
    }
    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let x = expect(this);
        let equal = match other.downcast::<Complex>() {
            Some(y) => Some(x == *y),
            None => {
                let real = compare::compare_value(x.re, other, CompareOp::Eq);
                real.map(|equal| equal && x.im == 0.0)
            }
        };
        Ok(match (op, equal) {
            (CompareOp::Eq, Some(equal)) => Value::from_bool(equal),
            (CompareOp::Ne, Some(equal)) => Value::from_bool(!equal),
            _ => Value::NOT_IMPLEMENTED,
        })
    }
    #[pyslot(bool)]
    fn bool(_vm: &Vm, this: &Value) -> PyResult<bool> {
        let x = expect(this);
        Ok(x.re != 0.0 || x.im != 0.0)
    }
    #[pyslot(negative)]
    fn negative(vm: &Vm, this: &Value) -> PyResult {
        let x = expect(this);
        Ok(Complex { re: -x.re, im: -x.im }.to_value(vm))
    }
    #[pyslot(positive)]
    fn positive(vm: &Vm, this: &Value) -> PyResult {
        Ok(exact(vm, this))
    }
    #[pyslot(absolute)]
    fn absolute(vm: &Vm, this: &Value) -> PyResult {
        let x = expect(this);
        let size = arith::magnitude(x);
        if size.is_infinite() && x.re.is_finite() && x.im.is_finite() {
            return Err(vm.overflow_error("absolute value too large"));
        }
        Ok(Value::from_f64(size))
    }
    #[pyslot(binary.add)]
    fn add(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(arith::add(a, b).to_value(vm)))
    }
    #[pyslot(binary.sub)]
    fn sub(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(arith::sub(a, b).to_value(vm)))
    }
    #[pyslot(binary.mul)]
    fn mul(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(arith::mul(a, b).to_value(vm)))
    }
    #[pyslot(binary.truediv)]
    fn truediv(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => match arith::div(a, b) {
            Some(quotient) => Ok(quotient.to_value(vm)),
            None => Err(vm.zero_division_error("complex division by zero")),
        })
    }
    #[pyslot(binary.pow)]
    fn pow(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => arith::pow(vm, a, b))
    }
    #[pyslot(power_mod)]
    fn power_mod(vm: &Vm, a: &Value, b: &Value, _modulus: &Value) -> PyResult {
        binary_slot!(vm, a, b => {
            let _operands = (a, b);
            Err(vm.value_error("complex modulo"))
        })
    }
    /// Return the complex conjugate of its argument. (3-4j).conjugate() == 3+4j.
    #[pymethod("conjugate(self)")]
    fn conjugate(&self, vm: &Vm) -> Value {
        Complex { re: self.re, im: -self.im }.to_value(vm)
    }
    /// Convert this value to exact type complex.
    #[pymethod("__complex__(self)")]
    fn complex(vm: &Vm, this: &Value) -> Value {
        exact(vm, this)
    }
    #[pymethod("__getnewargs__(self)")]
    fn getnewargs(&self, _vm: &Vm) -> (f64, f64) {
        (self.re, self.im)
    }
    /// Convert to a string according to format_spec.
    #[pymethod("__format__(self, format_spec, /)")]
    fn format(vm: &Vm, this: &Value, spec: StrView<'_>) -> PyResult {
        if spec.is_empty() {
            return ops::str(vm, this);
        }
        let (x, mut out, type_name) = (expect(this), StrBuf::new(), this.type_name(vm));
        apython_text::format::format_complex(x.re, x.im, spec, &context(&type_name), &mut out)
            .map_err(|error| vm.text_error(error))?;
        Ok(vm.new_str_owned(&out.finish()))
    }
    /// the real part of a complex number
    #[pygetter("real", member)]
    fn real(&self, _vm: &Vm) -> f64 {
        self.re
    }
    /// the imaginary part of a complex number
    #[pygetter("imag", member)]
    fn imag(&self, _vm: &Vm) -> f64 {
        self.im
    }
}

/// The number as an instance of complex itself.
fn exact(vm: &Vm, value: &Value) -> Value {
    match value.downcast_exact::<Complex>() {
        Some(_) => value.clone(),
        None => expect(value).to_value(vm),
    }
}
