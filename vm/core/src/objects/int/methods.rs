//! The slots and methods of int. Most ints have no object, so all of them take values.

use super::bytes::ByteOrder;
use super::{Int, IntView, bytes, construct, expect_view, text, to_exact};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;
use rug::Integer;
use rug::ops::Pow;

/// A slot of two ints: NotImplemented where one of the operands isn't an int.
macro_rules! binary_slot {
    ($vm:ident, $a:ident, $b:ident => $result:expr) => {
        match ($a.as_int_view(), $b.as_int_view()) {
            (Some($a), Some($b)) => $result,
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    };
}

#[pymethods(SLOTS)]
impl Int {
    #[pyslot(new)]
    fn make(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new(vm, class, args)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        text::repr(vm, expect_view(this))
    }
    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        Ok(super::hash(expect_view(this)))
    }
    #[pyslot(compare)]
    fn compare(_vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
        binary_slot!(vm, a, b => Ok(Value::from_bool(op.holds(super::compare(a, b)))))
    }
    #[pyslot(bool)]
    fn bool(_vm: &Vm, this: &Value) -> PyResult<bool> {
        Ok(!expect_view(this).is_zero())
    }
    #[pyslot(int, index, positive)]
    fn int(vm: &Vm, this: &Value) -> PyResult {
        Ok(to_exact(vm, this))
    }
    #[pyslot(float)]
    fn float(vm: &Vm, this: &Value) -> PyResult {
        Ok(Value::from_f64(expect_view(this).to_f64(vm)?))
    }
    #[pyslot(negative)]
    fn negative(vm: &Vm, this: &Value) -> PyResult {
        Ok(super::negative(vm, expect_view(this)))
    }
    #[pyslot(absolute)]
    fn absolute(vm: &Vm, this: &Value) -> PyResult {
        Ok(super::absolute(vm, expect_view(this)))
    }
    #[pyslot(invert)]
    fn invert(vm: &Vm, this: &Value) -> PyResult {
        Ok(super::invert(vm, expect_view(this)))
    }
    #[pyslot(binary.add)]
    fn add(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(super::add(vm, a, b)))
    }
    #[pyslot(binary.sub)]
    fn sub(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(super::sub(vm, a, b)))
    }
    #[pyslot(binary.mul)]
    fn mul(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => super::mul(vm, a, b))
    }
    #[pyslot(binary.truediv)]
    fn truediv(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(Value::from_f64(super::true_div(vm, a, b)?)))
    }
    #[pyslot(binary.floordiv)]
    fn floordiv(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => super::floor_div(vm, a, b))
    }
    #[pyslot(binary.mod_)]
    fn modulo(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => super::modulo(vm, a, b))
    }
    #[pyslot(binary.pow)]
    fn pow(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => super::pow(vm, a, b))
    }
    #[pyslot(power_mod)]
    fn power_mod(vm: &Vm, a: &Value, b: &Value, modulus: &Value) -> PyResult {
        match modulus.as_int_view() {
            Some(modulus) => binary_slot!(vm, a, b => super::pow_mod(vm, a, b, modulus)),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    #[pyslot(binary.lshift)]
    fn lshift(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => super::lshift(vm, a, b))
    }
    #[pyslot(binary.rshift)]
    fn rshift(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => super::rshift(vm, a, b))
    }
    #[pyslot(binary.and)]
    fn and(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(super::and(vm, a, b)))
    }
    #[pyslot(binary.or)]
    fn or(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(super::or(vm, a, b)))
    }
    #[pyslot(binary.xor)]
    fn xor(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        binary_slot!(vm, a, b => Ok(super::xor(vm, a, b)))
    }
}

#[pymethods]
impl Int {
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
    /// Returns self, the complex conjugate of any int.
    #[pymethod("conjugate(self)", no_text)]
    fn conjugate(vm: &Vm, this: &Value) -> Value {
        to_exact(vm, this)
    }
    /// Number of bits necessary to represent self in binary.
    ///
    /// >>> bin(37)
    /// '0b100101'
    /// >>> (37).bit_length()
    /// 6
    #[pymethod("bit_length(self)")]
    fn bit_length(_vm: &Vm, this: &Value) -> u64 {
        expect_view(this).bit_length()
    }
    /// Number of ones in the binary representation of the absolute value of self.
    ///
    /// Also known as the population count.
    ///
    /// >>> bin(13)
    /// '0b1101'
    /// >>> (13).bit_count()
    /// 3
    #[pymethod("bit_count(self)")]
    fn bit_count(_vm: &Vm, this: &Value) -> u64 {
        super::bits::count_ones(expect_view(this))
    }
    /// Return an array of bytes representing an integer.
    ///
    ///   length
    ///     Length of bytes object to use.  An OverflowError is raised if the
    ///     integer is not representable with the given number of bytes.  Default
    ///     is length 1.
    ///   byteorder
    ///     The byte order used to represent the integer.  If byteorder is 'big',
    ///     the most significant byte is at the beginning of the byte array.  If
    ///     byteorder is 'little', the most significant byte is at the end of the
    ///     byte array.  To request the native byte order of the host system, use
    ///     `sys.byteorder' as the byte order value.  Default is to use 'big'.
    ///   signed
    ///     Determines whether two's complement is used to represent the integer.
    ///     If signed is False and a negative integer is given, an OverflowError
    ///     is raised.
    #[pymethod("to_bytes(self, length=1, byteorder='big', *, signed=False)")]
    fn to_bytes(
        vm: &Vm,
        this: &Value,
        length: isize,
        byteorder: Option<StrView<'_>>,
        signed: bool,
    ) -> PyResult {
        let order = ByteOrder::parse(vm, byteorder)?;
        let Ok(length) = usize::try_from(length) else {
            return Err(vm.value_error("length argument must be non-negative"));
        };
        bytes::to_bytes(vm, expect_view(this), length, order, signed)
    }
    /// Return the integer represented by the given array of bytes.
    ///
    ///   bytes
    ///     Holds the array of bytes to convert.  The argument must either
    ///     support the buffer protocol or be an iterable object producing bytes.
    ///     Bytes and bytearray are examples of built-in objects that support the
    ///     buffer protocol.
    ///   byteorder
    ///     The byte order used to represent the integer.  If byteorder is 'big',
    ///     the most significant byte is at the beginning of the byte array.  If
    ///     byteorder is 'little', the most significant byte is at the end of the
    ///     byte array.  To request the native byte order of the host system, use
    ///     `sys.byteorder' as the byte order value.  Default is to use 'big'.
    ///   signed
    ///     Indicates whether two's complement is used to represent the integer.
    #[pyclassmethod("from_bytes(cls, bytes, byteorder='big', *, signed=False)")]
    fn from_bytes(
        vm: &Vm,
        cls: &Value,
        bytes: &Value,
        byteorder: Option<StrView<'_>>,
        signed: bool,
    ) -> PyResult {
        let order = ByteOrder::parse(vm, byteorder)?;
        let value = match bytes.as_bytes_slice() {
            Some(bytes) => bytes::from_bytes(vm, bytes, order, signed)?,
            None => bytes::from_bytes(vm, &bytes::collect(vm, bytes)?, order, signed)?,
        };
        if vm.types.int.is_value(cls) { Ok(value) } else { ops::call_values(vm, cls, &[value]) }
    }
    /// Return a pair of integers, whose ratio is equal to the original int.
    ///
    /// The ratio is in lowest terms and has a positive denominator.
    ///
    /// >>> (10).as_integer_ratio()
    /// (10, 1)
    /// >>> (-10).as_integer_ratio()
    /// (-10, 1)
    /// >>> (0).as_integer_ratio()
    /// (0, 1)
    #[pymethod("as_integer_ratio(self)")]
    fn as_integer_ratio(vm: &Vm, this: &Value) -> (Value, i64) {
        (to_exact(vm, this), 1)
    }
    /// Truncating an Integral returns itself.
    #[pymethod("__trunc__(self)", no_text)]
    fn trunc(vm: &Vm, this: &Value) -> Value {
        to_exact(vm, this)
    }
    /// Flooring an Integral returns itself.
    #[pymethod("__floor__(self)", no_text)]
    fn floor(vm: &Vm, this: &Value) -> Value {
        to_exact(vm, this)
    }
    /// Ceiling of an Integral returns itself.
    #[pymethod("__ceil__(self)", no_text)]
    fn ceil(vm: &Vm, this: &Value) -> Value {
        to_exact(vm, this)
    }
    /// Rounding an Integral returns itself.
    ///
    /// Rounding with an ndigits argument also returns an integer.
    #[pymethod("__round__(self, ndigits=<unrepresentable>, /)")]
    fn round(vm: &Vm, this: &Value, ndigits: Option<&Value>) -> PyResult {
        let Some(ndigits) = ndigits else { return Ok(to_exact(vm, this)) };
        let ndigits = ops::index(vm, ndigits)?;
        let ndigits = expect_view(&ndigits);
        if !ndigits.is_negative() {
            return Ok(to_exact(vm, this));
        }
        let zeros = ndigits.to_i128().map_or(u128::MAX, i128::unsigned_abs);
        Ok(round_half_even(vm, expect_view(this), zeros))
    }
    #[pymethod("__getnewargs__(self)")]
    fn getnewargs(vm: &Vm, this: &Value) -> Value {
        vm.new_tuple(vec![to_exact(vm, this)])
    }
    /// Convert to a string according to format_spec.
    #[pymethod("__format__(self, format_spec, /)")]
    fn format(vm: &Vm, this: &Value, spec: StrView<'_>) -> PyResult {
        if spec.is_empty() {
            return ops::str(vm, this);
        }
        text::format(vm, expect_view(this).to_text_ref(), spec, &this.type_name(vm))
    }
    /// Returns size in memory, in bytes.
    #[pymethod("__sizeof__(self)")]
    fn sizeof(_vm: &Vm, this: &Value) -> u64 {
        // What CPython's digits of 30 bits take.
        24 + 4 * expect_view(this).bit_length().div_ceil(30).max(1)
    }
    /// Returns True. Exists for duck type compatibility with float.is_integer.
    #[pymethod("is_integer(self)")]
    fn is_integer(_vm: &Vm, _this: &Value) -> bool {
        true
    }
    /// the real part of a complex number
    #[pygetter("real")]
    fn real(vm: &Vm, this: &Value) -> Value {
        to_exact(vm, this)
    }
    /// the imaginary part of a complex number
    #[pygetter("imag")]
    fn imag(_vm: &Vm, _this: &Value) -> i64 {
        0
    }
    /// the numerator of a rational number in lowest terms
    #[pygetter("numerator")]
    fn numerator(vm: &Vm, this: &Value) -> Value {
        to_exact(vm, this)
    }
    /// the denominator of a rational number in lowest terms
    #[pygetter("denominator")]
    fn denominator(_vm: &Vm, _this: &Value) -> i64 {
        1
    }
}

fn divmod(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    binary_slot!(vm, a, b => {
        let (quotient, remainder) = super::divmod(vm, a, b)?;
        Ok(vm.new_tuple(vec![quotient, remainder]))
    })
}

/// The multiple of `10 ** zeros` that is nearest to `x`, of two the even one.
fn round_half_even(vm: &Vm, x: IntView<'_>, zeros: u128) -> Value {
    // A unit of more than twice the number's size: 3 bits are less than a digit.
    if zeros > u128::from(x.bit_length() / 3 + 1) {
        return Value::from_small_int(0);
    }
    let unit = Integer::from(10).pow(zeros as u32);
    let half = Integer::from(&unit >> 1);
    // The unit is even, so the half is exact.
    let (mut quotient, remainder) =
        <(Integer, Integer)>::from(x.to_integer().div_rem_floor_ref(&unit));
    let order = remainder.cmp(&half);
    if order.is_gt() || (order.is_eq() && quotient.is_odd()) {
        quotient += 1;
    }
    Value::from_integer(vm, quotient * unit)
}
