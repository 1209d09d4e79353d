//! The generic comparisons, and the choice of specialised jumps.

use super::super::dispatch::Outcome;
use super::super::instr::Op;
use super::super::instr::flags::{FIRST_CONST, SECOND_CONST, SENSE, may_specialise, operator};
use super::super::state::State;
use super::{Source, attempt, jump, release, source, specialise, write};
use crate::object::CompareOp;
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;

fn compare_op(flags: u16) -> CompareOp {
    CompareOp::ALL[operator(flags) as usize]
}

pub(crate) unsafe fn compare(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.b, i.d, Source::First);
        let y = source(&s, i.c, i.d, Source::Second);
        let result = attempt!(ops::compare(s.vm(), x, y, compare_op(i.d)));
        release(&s, i.b, i.d, Source::First);
        release(&s, i.c, i.d, Source::Second);
        write(&s, i.a, result);
        Outcome::Next
    }
}

pub(crate) unsafe fn is_op(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.b, i.d, Source::First);
        let is = x.is(source(&s, i.c, i.d, Source::Second));
        release(&s, i.b, i.d, Source::First);
        release(&s, i.c, i.d, Source::Second);
        write(&s, i.a, Value::from_bool(is != (i.d & SENSE != 0)));
        Outcome::Next
    }
}

pub(crate) unsafe fn contains_op(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let item = source(&s, i.b, i.d, Source::First);
        let container = source(&s, i.c, i.d, Source::Second);
        let contains = attempt!(ops::contains(s.vm(), container, item));
        release(&s, i.b, i.d, Source::First);
        release(&s, i.c, i.d, Source::Second);
        write(&s, i.a, Value::from_bool(contains != (i.d & SENSE != 0)));
        Outcome::Next
    }
}

/// Jumps by identity; the sense says whether to jump if they are the same.
pub(crate) unsafe fn jump_is(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.a, i.d, Source::First);
        let is = x.is(source(&s, i.b, i.d, Source::Second));
        release(&s, i.a, i.d, Source::First);
        release(&s, i.b, i.d, Source::Second);
        if is == (i.d & SENSE != 0) { jump(s, i.c as i16 as isize) } else { Outcome::Next }
    }
}

pub(crate) unsafe fn jump_compare(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { jump_by_comparison(s, false) }
}

pub(crate) unsafe fn jump_compare_loop(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { jump_by_comparison(s, true) }
}

/// Compares without changing what the instruction is.
pub(crate) unsafe fn jump_compare_same(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { jump_by_result(s, false) }
}

unsafe fn jump_by_comparison(s: State, loops: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.a, i.d, Source::First);
        let y = source(&s, i.b, i.d, Source::Second);
        if may_specialise(i.d)
            && let Some(op) = specialised(compare_op(i.d), x, y, i.d, loops)
        {
            specialise(&s, op);
        }
        jump_by_result(s, loops)
    }
}

unsafe fn jump_by_result(mut s: State, loops: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.a, i.d, Source::First);
        let y = source(&s, i.b, i.d, Source::Second);
        let op = compare_op(i.d);
        let holds = match x.as_small_int().zip(y.as_small_int()) {
            Some((x, y)) => op.holds(x.cmp(&y)),
            None => match x.as_f64().zip(y.as_f64()) {
                Some((x, y)) => op.holds_partial(x.partial_cmp(&y)),
                None => {
                    let result = attempt!(ops::compare(s.vm(), x, y, op));
                    match result.as_bool() {
                        Some(holds) => holds,
                        None => attempt!(ops::is_true(s.vm(), &result)),
                    }
                }
            },
        };
        release(&s, i.a, i.d, Source::First);
        release(&s, i.b, i.d, Source::Second);
        if holds != (i.d & SENSE != 0) {
            return Outcome::Next;
        }
        if loops {
            s.pc = s.pc.offset(i.c as i16 as isize);
            return super::jumps::safe_point(s);
        }
        jump(s, i.c as i16 as isize)
    }
}

/// The comparison that says the opposite; only of ints, where there is no NaN.
fn opposite(op: CompareOp) -> CompareOp {
    match op {
        CompareOp::Lt => CompareOp::Ge,
        CompareOp::Le => CompareOp::Gt,
        CompareOp::Eq => CompareOp::Ne,
        CompareOp::Ne => CompareOp::Eq,
        CompareOp::Gt => CompareOp::Le,
        CompareOp::Ge => CompareOp::Lt,
    }
}

fn specialised(op: CompareOp, x: &Value, y: &Value, flags: u16, loops: bool) -> Option<Op> {
    use CompareOp as C;
    if flags & FIRST_CONST != 0 {
        return None;
    }
    let constant = flags & SECOND_CONST != 0;
    let sense = flags & SENSE != 0;
    if x.is_small_int() && y.is_small_int() {
        let op = if sense { op } else { opposite(op) };
        return Some(match (op, constant, loops) {
            (C::Lt, false, false) => Op::if_lt_int_rr,
            (C::Le, false, false) => Op::if_le_int_rr,
            (C::Gt, false, false) => Op::if_gt_int_rr,
            (C::Ge, false, false) => Op::if_ge_int_rr,
            (C::Eq, false, false) => Op::if_eq_int_rr,
            (C::Ne, false, false) => Op::if_ne_int_rr,
            (C::Lt, true, false) => Op::if_lt_int_rk,
            (C::Le, true, false) => Op::if_le_int_rk,
            (C::Gt, true, false) => Op::if_gt_int_rk,
            (C::Ge, true, false) => Op::if_ge_int_rk,
            (C::Eq, true, false) => Op::if_eq_int_rk,
            (C::Ne, true, false) => Op::if_ne_int_rk,
            (C::Lt, false, true) => Op::if_lt_int_loop_rr,
            (C::Le, false, true) => Op::if_le_int_loop_rr,
            (C::Gt, false, true) => Op::if_gt_int_loop_rr,
            (C::Ge, false, true) => Op::if_ge_int_loop_rr,
            (C::Eq, false, true) => Op::if_eq_int_loop_rr,
            (C::Ne, false, true) => Op::if_ne_int_loop_rr,
            (C::Lt, true, true) => Op::if_lt_int_loop_rk,
            (C::Le, true, true) => Op::if_le_int_loop_rk,
            (C::Gt, true, true) => Op::if_gt_int_loop_rk,
            (C::Ge, true, true) => Op::if_ge_int_loop_rk,
            (C::Eq, true, true) => Op::if_eq_int_loop_rk,
            (C::Ne, true, true) => Op::if_ne_int_loop_rk,
        });
    }
    if x.downcast_exact::<Str>().is_some() && y.downcast_exact::<Str>().is_some() && !loops {
        return match (op, sense, constant) {
            (C::Eq, true, false) | (C::Ne, false, false) => Some(Op::if_eq_str_rr),
            (C::Eq, true, true) | (C::Ne, false, true) => Some(Op::if_eq_str_rk),
            (C::Ne, true, false) | (C::Eq, false, false) => Some(Op::if_ne_str_rr),
            (C::Ne, true, true) | (C::Eq, false, true) => Some(Op::if_ne_str_rk),
            _ => None,
        };
    }
    let float_y = y.is_float() || (constant && y.is_small_int());
    if !x.is_float() || !float_y || loops {
        return None;
    }
    Some(match (op, constant, sense) {
        (C::Lt, false, true) => Op::if_lt_float_rr,
        (C::Le, false, true) => Op::if_le_float_rr,
        (C::Gt, false, true) => Op::if_gt_float_rr,
        (C::Ge, false, true) => Op::if_ge_float_rr,
        (C::Eq, false, true) | (C::Ne, false, false) => Op::if_eq_float_rr,
        (C::Ne, false, true) | (C::Eq, false, false) => Op::if_ne_float_rr,
        (C::Lt, true, true) => Op::if_lt_float_rk,
        (C::Le, true, true) => Op::if_le_float_rk,
        (C::Gt, true, true) => Op::if_gt_float_rk,
        (C::Ge, true, true) => Op::if_ge_float_rk,
        (C::Eq, true, true) | (C::Ne, true, false) => Op::if_eq_float_rk,
        (C::Ne, true, true) | (C::Eq, true, false) => Op::if_ne_float_rk,
        (C::Lt, false, false) => Op::unless_lt_float_rr,
        (C::Le, false, false) => Op::unless_le_float_rr,
        (C::Gt, false, false) => Op::unless_gt_float_rr,
        (C::Ge, false, false) => Op::unless_ge_float_rr,
        (C::Lt, true, false) => Op::unless_lt_float_rk,
        (C::Le, true, false) => Op::unless_le_float_rk,
        (C::Gt, true, false) => Op::unless_gt_float_rk,
        (C::Ge, true, false) => Op::unless_ge_float_rk,
    })
}
