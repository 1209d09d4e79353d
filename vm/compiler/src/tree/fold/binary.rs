//! Binary operations of constants, with the limits of CPython's optimiser.

use apython_bytecode::Const;
use apython_text::int::{Int, to_f64};

use super::{float, int, sequence};
use crate::tree::Operator;

/// The value, or `None` where the operation is left as it is.
pub(super) fn apply(op: Operator, left: &Const, right: &Const) -> Option<Const> {
    use Operator::{Add, BitAnd, BitOr, BitXor, Mult};
    // Booleans stay booleans.
    if let (Some(left), Some(right)) = (boolean(left), boolean(right)) {
        match op {
            BitAnd => return Some(super::bool_const(left & right)),
            BitOr => return Some(super::bool_const(left | right)),
            BitXor => return Some(super::bool_const(left ^ right)),
            _ => {}
        }
    }
    match (int::value(left), int::value(right)) {
        (Some(left), Some(right)) => int::binary(op, &left, &right),
        (Some(count), None) if op == Mult && !is_float(right) => sequence::repeat(right, &count),
        (None, Some(count)) if op == Mult && !is_float(left) => sequence::repeat(left, &count),
        (left_int, right_int) => match op {
            Add if left_int.is_none() && right_int.is_none() && !is_float(left) => {
                sequence::concatenate(left, right)
            }
            _ => floats(op, number(left, left_int)?, number(right, right_int)?),
        },
    }
}

fn boolean(value: &Const) -> Option<bool> {
    match value {
        Const::True => Some(true),
        Const::False => Some(false),
        _ => None,
    }
}

fn is_float(value: &Const) -> bool {
    matches!(value, Const::Float(_) | Const::Complex(..))
}

/// A number beyond the integers, or an integer as one.
enum Number {
    Float(f64),
    Complex(f64, f64),
}

fn number(value: &Const, int: Option<Int>) -> Option<Number> {
    Some(match (value, int) {
        (Const::Float(value), _) => Number::Float(*value),
        (Const::Complex(real, imag), _) => Number::Complex(*real, *imag),
        (_, Some(int)) => Number::Float(to_f64(int.borrow())?),
        _ => return None,
    })
}

fn floats(op: Operator, left: Number, right: Number) -> Option<Const> {
    let pair = |number| match number {
        Number::Float(value) => (value, 0.0),
        Number::Complex(real, imag) => (real, imag),
    };
    match (left, right) {
        (Number::Float(left), Number::Float(right)) => float::binary(op, left, right),
        (left, right) => float::complex_binary(op, pair(left), pair(right)),
    }
}
