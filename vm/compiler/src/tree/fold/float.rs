//! Floats and complex numbers.

use apython_bytecode::Const;

use crate::tree::Operator;

pub(super) fn binary(op: Operator, left: f64, right: f64) -> Option<Const> {
    Some(Const::Float(match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult => left * right,
        Operator::Div if right != 0.0 => left / right,
        Operator::FloorDiv if right != 0.0 => div_mod(left, right).0,
        Operator::Mod if right != 0.0 => div_mod(left, right).1,
        Operator::Pow => return power(left, right),
        _ => return None,
    }))
}

/// `divmod(left, right)`, the remainder with the divisor's sign.
fn div_mod(left: f64, right: f64) -> (f64, f64) {
    let mut remainder = left % right;
    let mut quotient = (left - remainder) / right;
    if remainder != 0.0 {
        if (right < 0.0) != (remainder < 0.0) {
            remainder += right;
            quotient -= 1.0;
        }
    } else {
        remainder = 0f64.copysign(right);
    }
    if quotient == 0.0 {
        return (0f64.copysign(left / right), remainder);
    }
    let floor = quotient.floor();
    (if quotient - floor > 0.5 { floor + 1.0 } else { floor }, remainder)
}

/// `left ** right`; `None` where Python raises.
pub(super) fn power(left: f64, right: f64) -> Option<Const> {
    if left == 0.0 && right < 0.0 && right.is_finite() {
        return None;
    }
    if left < 0.0 && left.is_finite() && right.is_finite() && right.fract() != 0.0 {
        return complex_power((left, 0.0), (right, 0.0));
    }
    let value = left.powf(right);
    let overflows = value.is_infinite() && left.is_finite() && right.is_finite();
    (!overflows).then_some(Const::Float(value))
}

type Pair = (f64, f64);

pub(super) fn complex_binary(op: Operator, a: Pair, b: Pair) -> Option<Const> {
    let (real, imag) = match op {
        Operator::Add => (a.0 + b.0, a.1 + b.1),
        Operator::Sub => (a.0 - b.0, a.1 - b.1),
        Operator::Mult => product(a, b),
        Operator::Div => quotient(a, b)?,
        Operator::Pow => return complex_power(a, b),
        _ => return None,
    };
    Some(Const::Complex(real, imag))
}

fn product(a: Pair, b: Pair) -> Pair {
    (a.0 * b.0 - a.1 * b.1, a.0 * b.1 + a.1 * b.0)
}

/// Smith's algorithm, in CPython's order of operations. `None` by zero.
fn quotient(a: Pair, b: Pair) -> Option<Pair> {
    let (abs_real, abs_imag) = (b.0.abs(), b.1.abs());
    if abs_real >= abs_imag {
        if abs_real == 0.0 {
            return None;
        }
        let ratio = b.1 / b.0;
        let denominator = b.0 + b.1 * ratio;
        Some(((a.0 + a.1 * ratio) / denominator, (a.1 - a.0 * ratio) / denominator))
    } else if abs_imag >= abs_real {
        let ratio = b.0 / b.1;
        let denominator = b.0 * ratio + b.1;
        Some(((a.0 * ratio + a.1) / denominator, (a.1 * ratio - a.0) / denominator))
    } else {
        Some((f64::NAN, f64::NAN))
    }
}

fn complex_power(base: Pair, exponent: Pair) -> Option<Const> {
    let (real, imag) = match small_exponent(exponent) {
        Some(exponent) => integer_power(base, exponent)?,
        None => general_power(base, exponent)?,
    };
    let overflows = real.is_infinite() || imag.is_infinite();
    (!overflows).then_some(Const::Complex(real, imag))
}

/// Whole exponents up to 100 are multiplied out.
fn small_exponent(exponent: Pair) -> Option<i32> {
    let whole = exponent.1 == 0.0 && exponent.0 == exponent.0.floor() && exponent.0.abs() <= 100.0;
    whole.then_some(exponent.0 as i32)
}

fn integer_power(base: Pair, exponent: i32) -> Option<Pair> {
    if exponent > 0 {
        return Some(unsigned_power(base, exponent));
    }
    quotient((1.0, 0.0), unsigned_power(base, -exponent))
}

fn unsigned_power(base: Pair, exponent: i32) -> Pair {
    let (mut result, mut square) = ((1.0, 0.0), base);
    let mut mask = 1;
    while mask > 0 && exponent >= mask {
        if exponent & mask != 0 {
            result = product(result, square);
        }
        mask <<= 1;
        square = product(square, square);
    }
    result
}

/// By polar coordinates. `None` for zero to a power that is negative or not real.
fn general_power(base: Pair, exponent: Pair) -> Option<Pair> {
    if exponent == (0.0, 0.0) {
        return Some((1.0, 0.0));
    }
    if base == (0.0, 0.0) {
        return (exponent.1 == 0.0 && exponent.0 >= 0.0).then_some((0.0, 0.0));
    }
    let magnitude = base.0.hypot(base.1);
    let mut length = magnitude.powf(exponent.0);
    let angle = base.1.atan2(base.0);
    let mut phase = angle * exponent.0;
    if exponent.1 != 0.0 {
        length /= (angle * exponent.1).exp();
        phase += exponent.1 * magnitude.ln();
    }
    // C's cosine of infinity is an error of its domain.
    if phase.is_infinite() {
        return None;
    }
    Some((length * phase.cos(), length * phase.sin()))
}
