//! The slots and methods of float. Most floats have no object, so all of them take values.

use super::{FloatObj, arith, compare, construct, expect, operand};
use crate::error::PyResult;
use crate::native::{ArgContext, Args, FromArg};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::int::text::context;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::float::{
    HexError, NumBuf, from_hex, integer_ratio, round_half_even, round_half_even_digits, to_hex,
};
use apython_text::{StrBuf, StrView};
use std::borrow::Cow;

/// A slot of two real numbers: NotImplemented where one of the operands is none.
macro_rules! binary_slot {
    ($vm:ident, $a:ident, $b:ident => $result:expr) => {
        match (operand($vm, $a)?, operand($vm, $b)?) {
            (Some($a), Some($b)) => Ok(Value::from_f64($result)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    };
}

#[pymethods(SLOTS)]
impl FloatObj {
    #[pyslot(new)]
    fn make(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new(vm, class, args)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        Ok(super::repr(vm, expect(this)))
    }
    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        Ok(compare::hash(expect(this), this))
    }
    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        Ok(match compare::compare_value(expect(this), other, op) {
            Some(truth) => Value::from_bool(truth),
            None => Value::NOT_IMPLEMENTED,
        })
    }
    #[pyslot(bool)]
    fn bool(_vm: &Vm, this: &Value) -> PyResult<bool> {
        Ok(expect(this) != 0.0)
    }
    #[pyslot(int)]
    fn int(vm: &Vm, this: &Value) -> PyResult {
        super::to_int(vm, expect(this))
    }
    #[pyslot(float, positive)]
    fn float(_vm: &Vm, this: &Value) -> PyResult {
        Ok(Value::from_f64(expect(this)))
    }
    #[pyslot(negative)]
    fn negative(_vm: &Vm, this: &Value) -> PyResult {
        Ok(Value::from_f64(-expect(this)))
    }
    #[pyslot(absolute)]
    fn absolute(_vm: &Vm, this: &Value) -> PyResult {
        Ok(Value::from_f64(expect(this).abs()))
    }
    #[pyslot(binary.add)]
    fn add(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => a + b)
    }
    #[pyslot(binary.sub)]
    fn sub(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => a - b)
    }
    #[pyslot(binary.mul)]
    fn mul(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => a * b)
    }
    #[pyslot(binary.truediv)]
    fn truediv(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => arith::true_div(vm, a, b)?)
    }
    #[pyslot(binary.floordiv)]
    fn floordiv(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => arith::floor_div(vm, a, b)?)
    }
    #[pyslot(binary.mod_)]
    fn modulo(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => arith::modulo(vm, a, b)?)
    }
    #[pyslot(binary.pow)]
    fn pow(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        match (operand(vm, a)?, operand(vm, b)?) {
            (Some(a), Some(b)) => arith::pow(vm, a, b),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    #[pyslot(power_mod)]
    fn power_mod(vm: &Vm, _a: &Value, _b: &Value, _modulus: &Value) -> PyResult {
        Err(vm.type_error("pow() 3rd argument not allowed unless all arguments are integers"))
    }
}

#[pymethods]
impl FloatObj {
    /// Return divmod(self, value).
    #[pymethod("__divmod__(self, value, /)")]
    fn divmod(vm: &Vm, this: &Value, value: &Value) -> PyResult {
        divmod(vm, this, value)
    }
    /// Return divmod(value, self).
    #[pymethod("__rdivmod__(self, value, /)")]
    fn rdivmod(vm: &Vm, this: &Value, value: &Value) -> PyResult {
        divmod(vm, value, this)
    }
    /// Return self, the complex conjugate of any float.
    #[pymethod("conjugate(self)")]
    fn conjugate(_vm: &Vm, this: &Value) -> f64 {
        expect(this)
    }
    /// Return the Integral closest to x between 0 and x.
    #[pymethod("__trunc__(self)")]
    fn trunc(vm: &Vm, this: &Value) -> PyResult {
        super::to_int(vm, expect(this))
    }
    /// Return the floor as an Integral.
    #[pymethod("__floor__(self)")]
    fn floor(vm: &Vm, this: &Value) -> PyResult {
        super::to_int(vm, expect(this).floor())
    }
    /// Return the ceiling as an Integral.
    #[pymethod("__ceil__(self)")]
    fn ceil(vm: &Vm, this: &Value) -> PyResult {
        super::to_int(vm, expect(this).ceil())
    }
    /// Return the Integral closest to x, rounding half toward even.
    ///
    /// When an argument is passed, work like built-in round(x, ndigits).
    #[pymethod("__round__(self, ndigits=None, /)")]
    fn round(vm: &Vm, this: &Value, ndigits: Option<&Value>) -> PyResult {
        let x = expect(this);
        let Some(ndigits) = ndigits else { return super::to_int(vm, round_half_even(x)) };
        match round_half_even_digits(x, ops::index_clamped(vm, ndigits)?) {
            Some(rounded) => Ok(Value::from_f64(rounded)),
            None => Err(vm.overflow_error("rounded value too large to represent")),
        }
    }
    /// Return a pair of integers, whose ratio is exactly equal to the original float.
    ///
    /// The ratio is in lowest terms and has a positive denominator.  Raise
    /// OverflowError on infinities and a ValueError on NaNs.
    ///
    /// >>> (10.0).as_integer_ratio()
    /// (10, 1)
    /// >>> (0.0).as_integer_ratio()
    /// (0, 1)
    /// >>> (-.25).as_integer_ratio()
    /// (-1, 4)
    #[pymethod("as_integer_ratio(self)")]
    fn as_integer_ratio(vm: &Vm, this: &Value) -> PyResult<(Value, Value)> {
        let x = expect(this);
        if x.is_infinite() {
            return Err(vm.overflow_error("cannot convert Infinity to integer ratio"));
        }
        if x.is_nan() {
            return Err(vm.value_error("cannot convert NaN to integer ratio"));
        }
        let (numerator, denominator) = integer_ratio(x);
        Ok((Value::from_text_int(vm, numerator), Value::from_text_int(vm, denominator)))
    }
    /// Create a floating-point number from a hexadecimal string.
    ///
    /// >>> float.fromhex('0x1.ffffp10')
    /// 2047.984375
    /// >>> float.fromhex('-0x1p-1074')
    /// -5e-324
    #[pyclassmethod("fromhex(cls, string, /)")]
    fn fromhex(vm: &Vm, cls: &Value, string: &Value) -> PyResult {
        if !string.is_str() {
            return Err(vm.type_error("bad argument type for built-in operation"));
        }
        // Refuses surrogates.
        let context = ArgContext { function: "fromhex", param: "", index: 0 };
        let text = Cow::<str>::from_arg(vm, string, context)?;
        let text = apython_text::OwnedStr::from(&*text);
        let x = from_hex(text.as_view()).map_err(|error| match error {
            HexError::TooLarge => vm.overflow_error(error.message()),
            HexError::Invalid | HexError::TooLong => vm.value_error(error.message()),
        })?;
        let x = Value::from_f64(x);
        if vm.types.float.is_value(cls) { Ok(x) } else { ops::call_values(vm, cls, &[x]) }
    }
    /// Return a hexadecimal representation of a floating-point number.
    ///
    /// >>> (-0.1).hex()
    /// '-0x1.999999999999ap-4'
    /// >>> 3.14159.hex()
    /// '0x1.921f9f01b866ep+1'
    #[pymethod("hex(self)")]
    fn hex(vm: &Vm, this: &Value) -> Value {
        let mut text = NumBuf::new();
        to_hex(expect(this), &mut text);
        vm.new_str_narrowest(StrView::Latin1(&text))
    }
    /// Return True if the float is an integer.
    #[pymethod("is_integer(self)")]
    fn is_integer(_vm: &Vm, this: &Value) -> bool {
        let x = expect(this);
        x.is_finite() && x.trunc() == x
    }
    #[pymethod("__getnewargs__(self)")]
    fn getnewargs(vm: &Vm, this: &Value) -> Value {
        vm.new_tuple(vec![Value::from_f64(expect(this))])
    }
    /// You probably don't want to use this function.
    ///
    ///   typestr
    ///     Must be 'double' or 'float'.
    ///
    /// It exists mainly to be used in Python's test suite.
    ///
    /// This function returns whichever of 'unknown', 'IEEE, big-endian' or 'IEEE,
    /// little-endian' best describes the format of floating point numbers used by the
    /// C type named by typestr.
    #[pyclassmethod("__getformat__(cls, typestr, /)")]
    fn getformat(vm: &Vm, _cls: &Value, typestr: StrView<'_>) -> PyResult<&'static str> {
        if typestr.eq_str("double") || typestr.eq_str("float") {
            return Ok("IEEE, little-endian");
        }
        Err(vm.value_error("__getformat__() argument 1 must be 'double' or 'float'"))
    }
    /// Formats the float according to format_spec.
    #[pymethod("__format__(self, format_spec, /)")]
    fn format(vm: &Vm, this: &Value, spec: StrView<'_>) -> PyResult {
        if spec.is_empty() {
            return ops::str(vm, this);
        }
        let (mut out, type_name) = (StrBuf::new(), this.type_name(vm));
        apython_text::format::format_float(expect(this), spec, &context(&type_name), &mut out)
            .map_err(|error| vm.text_error(error))?;
        Ok(vm.new_str_owned(&out.finish()))
    }
    /// the real part of a complex number
    #[pygetter("real")]
    fn real(_vm: &Vm, this: &Value) -> f64 {
        expect(this)
    }
    /// the imaginary part of a complex number
    #[pygetter("imag")]
    fn imag(_vm: &Vm, _this: &Value) -> f64 {
        0.0
    }
}

fn divmod(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    match (operand(vm, a)?, operand(vm, b)?) {
        (Some(a), Some(b)) => {
            let (quotient, remainder) = arith::divmod(vm, a, b)?;
            Ok(vm.new_tuple(vec![Value::from_f64(quotient), Value::from_f64(remainder)]))
        }
        _ => Ok(Value::NOT_IMPLEMENTED),
    }
}
