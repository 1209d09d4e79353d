//! Integers, booleans among them, of any size.

use std::cmp::Ordering;

use apython_bytecode::Const;
use apython_text::int::{Int, IntRef, true_divide};
use rug::Integer;
use rug::ops::{DivRounding, Pow, RemRounding};

use crate::tree::lower::int_const;
use crate::tree::{Operator, UnaryOp};

/// Bits a product, a power or a left shift may have.
const MAX_BITS: u64 = 128;

/// An integer's value, `None` for other constants.
pub(super) fn value(of: &Const) -> Option<Int> {
    Some(match of {
        Const::False => Int::Small(0),
        Const::True => Int::Small(1),
        Const::Int(value) => Int::Small(*value),
        Const::BigInt(big) => {
            let mut value = Integer::new();
            for &digit in big.digits.iter().rev() {
                value <<= 15;
                value += digit;
            }
            Int::from(if big.negative { -value } else { value })
        }
        _ => return None,
    })
}

pub(super) fn unary(op: UnaryOp, of: &Const) -> Option<Const> {
    let value = value(of)?;
    if let Int::Small(small) = value {
        let small = i128::from(small);
        return Some(int_const(Int::from(match op {
            UnaryOp::Invert => !small,
            UnaryOp::USub => -small,
            UnaryOp::UAdd | UnaryOp::Not => small,
        })));
    }
    let big = value.borrow().to_integer();
    Some(int_const(Int::from(match op {
        UnaryOp::Invert => !big,
        UnaryOp::USub => -big,
        UnaryOp::UAdd | UnaryOp::Not => big,
    })))
}

pub(super) fn binary(op: Operator, left: &Int, right: &Int) -> Option<Const> {
    if let (Int::Small(left), Int::Small(right)) = (left, right)
        && let Some(value) = small(op, *left, *right)
    {
        return Some(Const::Int(value));
    }
    if op == Operator::Div {
        return true_divide(left.borrow(), right.borrow()).ok().map(Const::Float);
    }
    let (left, right) = (left.borrow().to_integer(), right.borrow().to_integer());
    let value = match op {
        Operator::Add => left + right,
        Operator::Sub => left - right,
        Operator::Mult if both_zero_or_small(&left, &right) => left * right,
        Operator::FloorDiv if !right.is_zero() => left.div_floor(right),
        Operator::Mod if !right.is_zero() => left.rem_floor(right),
        Operator::Pow => return power(left, &right),
        Operator::LShift => shift_left(left, &right)?,
        Operator::RShift => shift_right(left, &right)?,
        Operator::BitOr => left | right,
        Operator::BitXor => left ^ right,
        Operator::BitAnd => left & right,
        _ => return None,
    };
    Some(int_const(Int::from(value)))
}

/// The common cases, where nothing overflows.
fn small(op: Operator, left: i64, right: i64) -> Option<i64> {
    match op {
        Operator::Add => left.checked_add(right),
        Operator::Sub => left.checked_sub(right),
        // Two words have less bits than the limit.
        Operator::Mult => left.checked_mul(right),
        Operator::BitOr => Some(left | right),
        Operator::BitXor => Some(left ^ right),
        Operator::BitAnd => Some(left & right),
        _ => None,
    }
}

fn both_zero_or_small(left: &Integer, right: &Integer) -> bool {
    left.is_zero() || right.is_zero() || bits(left) + bits(right) <= MAX_BITS
}

fn bits(value: &Integer) -> u64 {
    u64::from(value.significant_bits())
}

/// With a negative exponent a power is a float.
fn power(base: Integer, exponent: &Integer) -> Option<Const> {
    if exponent.cmp0() == Ordering::Less {
        let to_float = |value: &Integer| apython_text::int::to_f64(IntRef::Big(value));
        return super::float::power(to_float(&base)?, to_float(exponent)?);
    }
    if !base.is_zero() && !exponent.is_zero() {
        let exponent = exponent.to_u64()?;
        if bits(&base) > MAX_BITS / exponent {
            return None;
        }
    }
    if base.is_zero() && !exponent.is_zero() {
        return Some(Const::Int(0));
    }
    let exponent = exponent.to_u32()?;
    Some(int_const(Int::from(base.pow(exponent))))
}

fn shift_left(value: Integer, by: &Integer) -> Option<Integer> {
    if by.cmp0() == Ordering::Less {
        return None;
    }
    if value.is_zero() {
        return Some(value);
    }
    let by = by.to_u64()?;
    if by > MAX_BITS || (by > 0 && bits(&value) > MAX_BITS - by) {
        return None;
    }
    Some(value << by as u32)
}

fn shift_right(value: Integer, by: &Integer) -> Option<Integer> {
    if by.cmp0() == Ordering::Less {
        return None;
    }
    // Beyond all bits only the sign is left.
    let by = by.to_u32().unwrap_or(u32::MAX).min(value.significant_bits() + 1);
    Some(value >> by)
}
