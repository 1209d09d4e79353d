//! Arithmetic on integers of up to 128 bits, without a call.
//!
//! A result that needs an object takes over one that would be freed: that of an operand in a
//! temporary, or the one it displaces. Nothing else can see such an object, for the register
//! has its only reference.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::{FIRST_CONST, FIRST_TEMP, SECOND_CONST, SECOND_TEMP};
use super::super::slow;
use super::super::state::State;
use super::{exact, release_shared, write};
use crate::object::{Header, Obj, ShapeId, free_exact, try_allocate};
use crate::objects::int::Int;
use crate::value::RawValue;
use std::ptr::NonNull;

/// An integer of at most 128 bits, exactly of class int.
#[inline(always)]
unsafe fn as_i128(value: RawValue) -> Option<i128> {
    if value.is_small_int() {
        return Some(i128::from(value.as_small_int_unchecked()));
    }
    // SAFETY: a live value.
    match unsafe { exact::<Int>(value) }? {
        &Int::Wide(x) => Some(x),
        Int::Big(_) => None,
    }
}

/// The object of an integer that only one register refers to.
#[inline(always)]
unsafe fn sole_object(value: RawValue) -> Option<*mut Header> {
    let header = value.as_header()?;
    // SAFETY: a live value.
    unsafe {
        let reusable = (*header).shape() == ShapeId::INT
            && (*header).refcount() == 1
            && matches!((*header.cast::<Obj<Int>>()).payload, Int::Wide(_));
        if reusable { Some(header) } else { None }
    }
}

/// Releases an operand in a temporary, unless the result goes there.
#[inline(always)]
unsafe fn release_operand(s: &State, register: u16, is_temp: bool) {
    // SAFETY: verified operands; the operand is an integer of at most 128 bits.
    unsafe {
        let value = s.reg(register);
        if !is_temp || register == s.instr().a || !value.is_heap() {
            return;
        }
        s.set_reg(register, RawValue::FREE);
        if !release_shared(value) {
            free_exact::<Obj<Int>>(NonNull::new_unchecked(value.as_header_unchecked()).cast());
        }
    }
}

/// Takes the object out of an operand in a temporary, if the result may have it.
#[inline(always)]
unsafe fn take_object(s: &State, register: u16, is_temp: bool) -> Option<*mut Header> {
    // SAFETY: verified operands.
    unsafe {
        if !is_temp {
            return None;
        }
        let header = sole_object(s.reg(register))?;
        s.set_reg(register, RawValue::FREE);
        Some(header)
    }
}

/// Writes the result and releases the operands.
#[inline(always)]
unsafe fn finish<D: Dispatch>(s: State, result: i128) -> D::Flow {
    // SAFETY: verified operands, integers of at most 128 bits.
    unsafe {
        let i = s.instr();
        let (x_is_temp, y_is_temp) = (i.d & FIRST_TEMP != 0, i.d & SECOND_TEMP != 0);
        let old = s.reg(i.a);
        if let Ok(small) = i64::try_from(result)
            && let Some(small) = RawValue::try_from_int(small)
        {
            release_operand(&s, i.b, x_is_temp);
            release_operand(&s, i.c, y_is_temp);
            return write::<D>(s, i.a, small);
        }
        let reused = sole_object(old);
        let header = match reused {
            Some(header) => header,
            None => match take_object(&s, i.b, x_is_temp) {
                Some(header) => header,
                None => match take_object(&s, i.c, y_is_temp) {
                    Some(header) => header,
                    None => match try_allocate::<Obj<Int>>() {
                        Some(object) => {
                            let class = &s.vm().types.int;
                            let header = Header::new(class.pointer(), ShapeId::INT);
                            object.cast::<Header>().write(header);
                            object.cast().as_ptr()
                        }
                        None => return slow!(D, s, slow::arithmetic::binary_same),
                    },
                },
            },
        };
        (&raw mut (*header.cast::<Obj<Int>>()).payload).write(Int::Wide(result));
        release_operand(&s, i.b, x_is_temp);
        release_operand(&s, i.c, y_is_temp);
        s.set_reg(i.a, RawValue::from_header(NonNull::new_unchecked(header)));
        if reused.is_none() && old.is_heap() {
            return D::drop_then_next(s, old.into_value_steal());
        }
        D::next(s)
    }
}

macro_rules! wide_ops {
    ($($name:ident |$x:ident, $y:ident| $result:expr;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                let x = if i.d & FIRST_CONST != 0 { s.constant(i.b) } else { s.reg(i.b) };
                let y = if i.d & SECOND_CONST != 0 { s.constant(i.c) } else { s.reg(i.c) };
                let (Some($x), Some($y)) = (as_i128(x), as_i128(y)) else {
                    return D::deopt(s);
                };
                let result: Option<i128> = $result;
                match result {
                    Some(result) => finish::<D>(s, result),
                    None => slow!(D, s, slow::arithmetic::binary_same),
                }
            }
        })*
    };
}

wide_ops! {
    add_wide |x, y| x.checked_add(y);
    sub_wide |x, y| x.checked_sub(y);
    mul_wide |x, y| multiply(x, y);
    and_wide |x, y| Some(x & y);
    or_wide |x, y| Some(x | y);
    xor_wide |x, y| Some(x ^ y);
    lshift_wide |x, y| shift_left(x, y);
    rshift_wide |x, y| shift_right(x, y);
}

/// The product of two 64-bit integers; larger ones are rare enough to be left to the slow path.
#[inline(always)]
fn multiply(x: i128, y: i128) -> Option<i128> {
    if let (Ok(x), Ok(y)) = (u64::try_from(x), u64::try_from(y)) {
        return i128::try_from(u128::from(x) * u128::from(y)).ok();
    }
    match (i64::try_from(x), i64::try_from(y)) {
        (Ok(x), Ok(y)) => Some(i128::from(x) * i128::from(y)),
        _ => None,
    }
}

#[inline(always)]
fn shift_left(x: i128, count: i128) -> Option<i128> {
    let count = u32::try_from(count).ok().filter(|&count| count < 127)?;
    let shifted = x << count;
    if shifted >> count == x { Some(shifted) } else { None }
}

#[inline(always)]
fn shift_right(x: i128, count: i128) -> Option<i128> {
    Some(x >> u32::try_from(count).ok()?.min(127))
}
