//! Numbers.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{BinaryOp, CompareOp};
use crate::objects::int::{self, IntView};
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Return the absolute value of the argument.
#[pyfunction("abs(x, /)", raw)]
pub(crate) fn abs(vm: &Vm, args: Args<'_>) -> PyResult {
    if let [value] = args.positional()
        && !args.has_keywords()
    {
        if let Some(x) = value.as_f64() {
            return Ok(Value::from_f64(x.abs()));
        }
        return ops::absolute(vm, value);
    }
    let [value] = ABS_DEF.signature.bind::<1>(vm, args)?;
    ops::absolute(vm, value.expect("required"))
}

fn in_radix(vm: &Vm, number: &Value, bits: u32) -> PyResult {
    let number = ops::index(vm, number)?;
    Ok(int::text::repr_radix(vm, int::expect_view(&number), bits))
}

/// Return the binary representation of an integer.
///
///    >>> bin(2796202)
///    '0b1010101010101010101010'
#[pyfunction("bin(number, /)")]
pub(crate) fn bin(vm: &Vm, number: &Value) -> PyResult {
    in_radix(vm, number, 1)
}

/// Return the octal representation of an integer.
///
///    >>> oct(342391)
///    '0o1234567'
#[pyfunction("oct(number, /)")]
pub(crate) fn oct(vm: &Vm, number: &Value) -> PyResult {
    in_radix(vm, number, 3)
}

/// Return the hexadecimal representation of an integer.
///
///    >>> hex(12648430)
///    '0xc0ffee'
#[pyfunction("hex(number, /)")]
pub(crate) fn hex(vm: &Vm, number: &Value) -> PyResult {
    in_radix(vm, number, 4)
}

/// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
#[pyfunction("chr(i, /)")]
pub(crate) fn chr(vm: &Vm, code_point: &Value) -> PyResult {
    let index = ops::index(vm, code_point)?;
    match int::expect_view(&index) {
        IntView::Small(x @ 0..=0x10_ffff) => Ok(vm.new_char(x as u32)),
        IntView::Small(x) if i32::try_from(x).is_ok() => {
            Err(vm.value_error("chr() arg not in range(0x110000)"))
        }
        view => Err(vm.overflow_error(if matches!(view, IntView::Small(_)) {
            let end = if view.is_negative() { "less than minimum" } else { "greater than maximum" };
            format!("signed integer is {end}")
        } else {
            "Python int too large to convert to C long".to_owned()
        })),
    }
}

/// Return the Unicode code point for a one-character string.
#[pyfunction("ord(c, /)")]
pub(crate) fn ord(vm: &Vm, character: &Value) -> PyResult {
    let len = match (character.as_str_view(), character.as_bytes_slice()) {
        (Some(view), _) => match view.get(0) {
            Some(code_point) if view.len() == 1 => {
                return Ok(Value::from_small_int(i64::from(code_point)));
            }
            _ => view.len(),
        },
        (_, Some(&[byte])) => return Ok(Value::from_small_int(i64::from(byte))),
        (_, Some(bytes)) => bytes.len(),
        _ => {
            let class = character.type_name(vm);
            return Err(
                vm.type_error(format!("ord() expected string of length 1, but {class} found"))
            );
        }
    };
    let message = format!("ord() expected a character, but string of length {len} found");
    Err(vm.type_error(message))
}

/// Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.
#[pyfunction("divmod(x, y, /)")]
pub(crate) fn divmod(vm: &Vm, x: &Value, y: &Value) -> PyResult {
    ops::divmod(vm, x, y)
}

/// Equivalent to base**exp with 2 arguments or base**exp % mod with 3 arguments.
///
/// Some types, such as ints, are able to use a more efficient algorithm when
/// invoked using the three argument form.
#[pyfunction("pow(base, exp, mod=None)")]
pub(crate) fn pow(vm: &Vm, base: &Value, exponent: &Value, modulus: Option<&Value>) -> PyResult {
    match modulus {
        None => ops::binary(vm, BinaryOp::Power, base, exponent),
        Some(modulus) => ops::power_mod(vm, base, exponent, modulus),
    }
}

/// Round a number to a given precision in decimal digits.
///
/// The return value is an integer if ndigits is omitted or None.  Otherwise
/// the return value has the same type as the number.  ndigits may be negative.
#[pyfunction("round(number, ndigits=None)")]
pub(crate) fn round(vm: &Vm, number: &Value, digits: Option<&Value>) -> PyResult {
    let Some(method) = ops::lookup_special(vm, number, &vm.names.__round__)? else {
        let class = number.type_name(vm);
        return Err(vm.type_error(format!("type {class} doesn't define __round__ method")));
    };
    match digits {
        None => ops::call(vm, &method, Args::empty()),
        Some(digits) => ops::call_values(vm, &method, std::slice::from_ref(digits)),
    }
}

/// The `key` and `default` of min and max.
fn extreme_options<'a>(
    vm: &Vm,
    args: Args<'a>,
    function: &str,
) -> PyResult<(Option<&'a Value>, Option<&'a Value>)> {
    let (mut key, mut default) = (None, None);
    for (name, value) in args.keywords() {
        match to_string_lossy(name).as_str() {
            "key" => key = Some(value).filter(|key| !key.is_none()),
            "default" => default = Some(value),
            other => {
                return Err(vm.type_error(format!(
                    "'{other}' is an invalid keyword argument for {function}()"
                )));
            }
        }
    }
    Ok((key, default))
}

/// What min and max share: the first value that compares so with all others.
fn extreme(vm: &Vm, args: Args<'_>, function: &str, op: CompareOp) -> PyResult {
    let given = args.positional();
    if let [x, y] = given
        && !args.has_keywords()
        && let (Some(a), Some(b)) = (x.as_small_int(), y.as_small_int())
    {
        return Ok(if op.holds(b.cmp(&a)) { y.clone() } else { x.clone() });
    }
    let (key, default) = extreme_options(vm, args, function)?;
    let iterable = match given {
        [] => {
            let message = format!("{function} expected at least 1 argument, got 0");
            return Err(vm.type_error(message));
        }
        [iterable] => Some(iterable),
        _ if default.is_some() => {
            return Err(vm.type_error(format!(
                "Cannot specify a default for {function}() with multiple positional arguments"
            )));
        }
        _ => None,
    };
    let mut best: Option<(Value, Value)> = None;
    let mut consider = |value: Value| -> PyResult<bool> {
        let rank = match key {
            Some(key) => ops::call_values(vm, key, std::slice::from_ref(&value))?,
            None => value.clone(),
        };
        let better = match &best {
            None => true,
            Some((_, best)) => {
                let result = ops::compare(vm, &rank, best, op)?;
                ops::is_true(vm, &result)?
            }
        };
        if better {
            best = Some((value, rank));
        }
        Ok(true)
    };
    match iterable {
        Some(iterable) => ops::for_each(vm, iterable, consider)?,
        None => {
            for value in given {
                consider(value.clone())?;
            }
        }
    }
    match (best, default) {
        (Some((value, _)), _) => Ok(value),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(format!("{function}() iterable argument is empty"))),
    }
}

/// max(iterable, *[, default=obj, key=func]) -> value
/// max(arg1, arg2, *args, *[, key=func]) -> value
///
/// With a single iterable argument, return its biggest item. The
/// default keyword-only argument specifies an object to return if
/// the provided iterable is empty.
/// With two or more arguments, return the largest argument.
#[pyfunction("max", raw)]
pub(crate) fn max(vm: &Vm, args: Args<'_>) -> PyResult {
    extreme(vm, args, "max", CompareOp::Gt)
}

/// min(iterable, *[, default=obj, key=func]) -> value
/// min(arg1, arg2, *args, *[, key=func]) -> value
///
/// With a single iterable argument, return its smallest item. The
/// default keyword-only argument specifies an object to return if
/// the provided iterable is empty.
/// With two or more arguments, return the smallest argument.
#[pyfunction("min", raw)]
pub(crate) fn min(vm: &Vm, args: Args<'_>) -> PyResult {
    extreme(vm, args, "min", CompareOp::Lt)
}

/// A sum in progress: exact machine integers, then compensated doubles, then objects.
enum Sum {
    Int(i64),
    /// The sum and what rounding has lost of it (Neumaier's variant of Kahan summation).
    Float(f64, f64),
    Object(Value),
}

impl Sum {
    fn into_value(self, vm: &Vm) -> Value {
        match self {
            Sum::Int(x) => Value::from_int(vm, x),
            Sum::Float(sum, lost) => {
                // A compensation that is no number would spoil an infinite sum.
                let corrected = if lost != 0.0 && lost.is_finite() { sum + lost } else { sum };
                Value::from_f64(corrected)
            }
            Sum::Object(value) => value,
        }
    }

    fn add(self, vm: &Vm, item: &Value) -> PyResult<Sum> {
        match self {
            Sum::Int(sum) => {
                if let Some(x) = item.as_small_int().or(item.as_bool().map(i64::from))
                    && let Some(sum) = sum.checked_add(x)
                {
                    return Ok(Sum::Int(sum));
                }
                if let Some(x) = item.as_f64() {
                    return Ok(Sum::Float(sum as f64 + x, 0.0));
                }
            }
            Sum::Float(sum, lost) => {
                if let Some(x) = item.as_f64() {
                    let total = sum + x;
                    let lost = if sum.abs() >= x.abs() {
                        lost + ((sum - total) + x)
                    } else {
                        lost + ((x - total) + sum)
                    };
                    return Ok(Sum::Float(total, lost));
                }
                if let Some(x) = item.as_small_int().or(item.as_bool().map(i64::from)) {
                    return Ok(Sum::Float(sum + x as f64, lost));
                }
            }
            Sum::Object(_) => {}
        }
        let so_far = self.into_value(vm);
        Ok(Sum::Object(ops::binary(vm, BinaryOp::Add, &so_far, item)?))
    }
}

/// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
///
/// When the iterable is empty, return the start value.
/// This function is intended specifically for use with numeric values and may
/// reject non-numeric types.
#[pyfunction("sum(iterable, /, start=0)")]
pub(crate) fn sum(vm: &Vm, iterable: &Value, start: &Value) -> PyResult {
    for (refused, instead) in [
        (start.is_str(), "strings [use ''.join(seq) instead]"),
        (start.as_bytes_slice().is_some(), "bytes [use b''.join(seq) instead]"),
    ] {
        if refused {
            return Err(vm.type_error(format!("sum() can't sum {instead}")));
        }
    }
    let mut sum = Some(match (start.as_small_int(), start.as_f64()) {
        (Some(x), _) => Sum::Int(x),
        (_, Some(x)) => Sum::Float(x, 0.0),
        _ => Sum::Object(start.clone()),
    });
    ops::for_each(vm, iterable, |item| {
        let so_far = sum.take().expect("a sum is put back after each item");
        sum = Some(so_far.add(vm, &item)?);
        Ok(true)
    })?;
    Ok(sum.expect("a sum is put back after each item").into_value(vm))
}
