//! The generic arithmetic instructions, and the choice of specialised ones.

use super::super::binding::enter_in_place;
use super::super::dispatch::{Outcome, make_generic};
use super::super::frames::Entered;
use super::super::instr::Op;
use super::super::instr::flags::{FIRST_CONST, INPLACE, SECOND_CONST, may_specialise, operator};
use super::super::state::{FrameKind, State};
use super::{Source, attempt, outcome, release, source, specialise, write};
use crate::error::PyResult;
use crate::object::{BinaryOp, Ref};
use crate::objects::class::operator_names;
use crate::objects::function::Function;
use crate::objects::int;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// Where the operands of an instruction stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Registers,
    ConstantSecond,
    ConstantFirst,
}

impl Form {
    /// `None` of two constants, which compilers have folded: no specialised instruction takes
    /// them.
    fn of(flags: u16) -> Option<Form> {
        match (flags & FIRST_CONST != 0, flags & SECOND_CONST != 0) {
            (false, false) => Some(Form::Registers),
            (false, true) => Some(Form::ConstantSecond),
            (true, false) => Some(Form::ConstantFirst),
            (true, true) => None,
        }
    }
}

fn binary_op(flags: u16) -> BinaryOp {
    BinaryOp::ALL[operator(flags) as usize]
}

pub(crate) unsafe fn binary(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if may_specialise(i.d)
            && let Some(form) = Form::of(i.d)
        {
            let x = source(&s, i.b, i.d, Source::First);
            let y = source(&s, i.c, i.d, Source::Second);
            if let Some(op) = specialised(binary_op(i.d), x, y, form) {
                specialise(&s, op);
            } else if method_of(&s, x, y).is_some() {
                specialise(&s, Op::binary_method);
                return super::again(s);
            }
        }
        binary_same(s)
    }
}

/// The method of a Python class that is asked first by the instruction, if it is a function.
unsafe fn method_of(s: &State, x: &Value, y: &Value) -> Option<Value> {
    // SAFETY: a frame is running.
    let (vm, flags) = unsafe { (s.vm(), s.instr().d) };
    let op = binary_op(flags);
    let (left, right) = (x.header()?.type_ref(), y.type_of(vm));
    if flags & INPLACE != 0 || !left.is_heap_type() || !left.has_python_operator(op) {
        return None;
    }
    if !left.is(right) && right.is_subtype_of(left) {
        return None;
    }
    let method = left.lookup(vm, operator_names(vm, op)[0])?;
    method.downcast_exact::<Function>().is_some().then_some(method)
}

/// Calls the method of the first operand's Python class in place.
pub(crate) unsafe fn binary_method(s: State) -> Outcome {
    // SAFETY: verified operands; the arguments are written above the running frame.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.b, i.d, Source::First);
        let y = source(&s, i.c, i.d, Source::Second);
        let Some(method) = method_of(&s, x, y) else {
            make_generic(s.vm, s.pc);
            return super::again(s);
        };
        let method = Ref::<Function>::from_value_unchecked(method);
        let base = s.vm().exec.free_registers();
        *base = x.clone().into_raw();
        *base.add(1) = y.clone().into_raw();
        match enter_in_place(s.vm(), method, base, 2, &[], FrameKind::Operator) {
            Ok(Entered { state }) => Outcome::Goto(state),
            Err(raised) => super::raise(raised),
        }
    }
}

/// The method that a `binary_method` called has returned.
pub(crate) unsafe fn returned(caller: &State, result: Value) -> Outcome {
    // SAFETY: the caller stands at that instruction, its operands in their registers.
    unsafe {
        if !result.is_not_implemented() {
            return finish_at(caller, Ok(result));
        }
        let i = caller.instr();
        let x = source(caller, i.b, i.d, Source::First);
        let y = source(caller, i.c, i.d, Source::Second);
        finish_at(caller, ops::binary_after_left(caller.vm(), binary_op(i.d), x, y))
    }
}

/// As [`finish`], in a frame that has become the running one.
unsafe fn finish_at(caller: &State, result: PyResult) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        match finish(caller, result) {
            Outcome::Next => Outcome::Goto(State { pc: caller.pc.add(1), ..*caller }),
            other => other,
        }
    }
}

/// Does a binary instruction without changing what it is.
pub(crate) unsafe fn binary_same(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.b, i.d, Source::First);
        let y = source(&s, i.c, i.d, Source::Second);
        let op = binary_op(i.d);
        let result = if i.d & INPLACE != 0 {
            ops::inplace(s.vm(), op, x, y)
        } else {
            ops::binary(s.vm(), op, x, y)
        };
        finish(&s, result)
    }
}

unsafe fn finish(s: &State, result: PyResult) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let result = attempt!(result);
        release(s, i.b, i.d, Source::First);
        release(s, i.c, i.d, Source::Second);
        write(s, i.a, result);
        Outcome::Next
    }
}

/// The instruction for these operands, if there is a special one.
fn specialised(op: BinaryOp, x: &Value, y: &Value, form: Form) -> Option<Op> {
    use BinaryOp as B;
    use Form::{ConstantFirst as KR, ConstantSecond as RK, Registers as RR};
    if x.is_small_int() && y.is_small_int() {
        return Some(match (op, form) {
            (B::Add, RR) => Op::add_int_rr,
            (B::Add, RK) => Op::add_int_rk,
            (B::Add, KR) => Op::add_int_kr,
            (B::Subtract, RR) => Op::sub_int_rr,
            (B::Subtract, RK) => Op::sub_int_rk,
            (B::Subtract, KR) => Op::sub_int_kr,
            (B::Multiply, RR) => Op::mul_int_rr,
            (B::Multiply, RK) => Op::mul_int_rk,
            (B::Multiply, KR) => Op::mul_int_kr,
            (B::TrueDivide, RR) => Op::div_int_rr,
            (B::TrueDivide, RK) => Op::div_int_rk,
            (B::FloorDivide, RR) => Op::floordiv_int_rr,
            (B::FloorDivide, RK) => Op::floordiv_int_rk,
            (B::Remainder, RR) => Op::mod_int_rr,
            (B::Remainder, RK) => Op::mod_int_rk,
            (B::And, RR) => Op::and_int_rr,
            (B::And, RK) => Op::and_int_rk,
            (B::Or, RR) => Op::or_int_rr,
            (B::Or, RK) => Op::or_int_rk,
            (B::Xor, RR) => Op::xor_int_rr,
            (B::Xor, RK) => Op::xor_int_rk,
            (B::Lshift, RR) => Op::lshift_int_rr,
            (B::Lshift, RK) => Op::lshift_int_rk,
            (B::Lshift, KR) => Op::lshift_int_kr,
            (B::Rshift, RR) => Op::rshift_int_rr,
            (B::Rshift, RK) => Op::rshift_int_rk,
            _ => return wide(op),
        });
    }
    let float_x = x.is_float() || (form == KR && x.is_small_int());
    let float_y = y.is_float() || (form == RK && y.is_small_int());
    if float_x && float_y {
        return Some(match (op, form) {
            (B::Add, RR) => Op::add_float_rr,
            (B::Add, RK) => Op::add_float_rk,
            (B::Add, KR) => Op::add_float_kr,
            (B::Subtract, RR) => Op::sub_float_rr,
            (B::Subtract, RK) => Op::sub_float_rk,
            (B::Subtract, KR) => Op::sub_float_kr,
            (B::Multiply, RR) => Op::mul_float_rr,
            (B::Multiply, RK) => Op::mul_float_rk,
            (B::Multiply, KR) => Op::mul_float_kr,
            (B::TrueDivide, RR) => Op::div_float_rr,
            (B::TrueDivide, RK) => Op::div_float_rk,
            (B::TrueDivide, KR) => Op::div_float_kr,
            (B::Power, RR) => Op::pow_float_rr,
            (B::Power, RK) => Op::pow_float_rk,
            _ => return None,
        });
    }
    let mixed = (x.is_float() && y.is_small_int()) || (x.is_small_int() && y.is_float());
    if mixed {
        // A constant is the float: an int one has been taken for a float above.
        return match (op, form) {
            (B::Add, RR) => Some(Op::add_mixed_rr),
            (B::Add, RK) => Some(Op::add_mixed_rk),
            (B::Add, KR) => Some(Op::add_mixed_kr),
            (B::Subtract, RR) => Some(Op::sub_mixed_rr),
            (B::Subtract, RK) => Some(Op::sub_mixed_rk),
            (B::Subtract, KR) => Some(Op::sub_mixed_kr),
            (B::Multiply, RR) => Some(Op::mul_mixed_rr),
            (B::Multiply, RK) => Some(Op::mul_mixed_rk),
            (B::Multiply, KR) => Some(Op::mul_mixed_kr),
            (B::TrueDivide, RR) => Some(Op::div_mixed_rr),
            (B::TrueDivide, RK) => Some(Op::div_mixed_rk),
            (B::TrueDivide, KR) => Some(Op::div_mixed_kr),
            _ => None,
        };
    }
    if as_i128(x).is_some() && as_i128(y).is_some() { wide(op) } else { None }
}

/// The instruction for integers of up to 128 bits.
fn wide(op: BinaryOp) -> Option<Op> {
    use BinaryOp as B;
    Some(match op {
        B::Add => Op::add_wide,
        B::Subtract => Op::sub_wide,
        B::Multiply => Op::mul_wide,
        B::And => Op::and_wide,
        B::Or => Op::or_wide,
        B::Xor => Op::xor_wide,
        B::Lshift => Op::lshift_wide,
        B::Rshift => Op::rshift_wide,
        B::Remainder | B::FloorDivide => Op::wide_int,
        _ => return None,
    })
}

/// An int of at most 128 bits, exactly of class int.
#[inline]
fn as_i128(value: &Value) -> Option<i128> {
    if let Some(x) = value.as_small_int() {
        return Some(i128::from(x));
    }
    match value.downcast_exact::<int::Int>()? {
        &int::Int::Wide(x) => Some(x),
        int::Int::Big(_) => None,
    }
}

pub(crate) unsafe fn wide_int(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.b, i.d, Source::First);
        let y = source(&s, i.c, i.d, Source::Second);
        if let (Some(x), Some(y)) = (as_i128(x), as_i128(y))
            && let Some(result) = wide_result(binary_op(i.d), x, y)
        {
            return finish(&s, Ok(Value::from_i128(s.vm(), result)));
        }
        if as_i128(x).is_none() || as_i128(y).is_none() {
            // Not integers of this size any more.
            make_generic(s.vm, s.pc);
        }
        binary_same(s)
    }
}

/// The result of a division by what is positive.
#[inline]
fn wide_result(op: BinaryOp, x: i128, y: i128) -> Option<i128> {
    match op {
        BinaryOp::Remainder if y > 0 => Some(match (u64::try_from(x), u64::try_from(y)) {
            (Ok(x), Ok(y)) => i128::from(x % y),
            _ => x.rem_euclid(y),
        }),
        BinaryOp::FloorDivide if y > 0 => Some(match (u64::try_from(x), u64::try_from(y)) {
            (Ok(x), Ok(y)) => i128::from(x / y),
            _ => x.div_euclid(y),
        }),
        _ => None,
    }
}

/// `**` of floats without the search for slots.
pub(crate) unsafe fn pow_float(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = source(&s, i.b, i.d, Source::First);
        let y = source(&s, i.c, i.d, Source::Second);
        let y = y.as_f64().or_else(|| y.as_small_int().map(|y| y as f64));
        if let (Some(x), Some(y)) = (x.as_f64(), y)
            && x > 0.0
            && x.is_finite()
            && y.is_finite()
        {
            let power = libc_pow(x, y);
            if power.is_finite() {
                return finish(&s, Ok(Value::from_f64(power)));
            }
        } else if x.as_f64().is_none() {
            make_generic(s.vm, s.pc);
        }
        binary_same(s)
    }
}

/// The C library's `pow`: what CPython calls, to the last bit.
pub(in super::super) fn libc_pow(x: f64, y: f64) -> f64 {
    unsafe extern "C" {
        safe fn pow(x: f64, y: f64) -> f64;
    }
    pow(x, y)
}

unsafe fn unary(s: State, operation: fn(&Vm, &Value) -> PyResult) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let result = attempt!(operation(s.vm(), source(&s, i.b, i.c, Source::First)));
        release(&s, i.b, i.c, Source::First);
        write(&s, i.a, result);
        outcome(Ok(()))
    }
}

pub(crate) unsafe fn negative(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { unary(s, ops::negative) }
}
pub(crate) unsafe fn positive(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { unary(s, ops::positive) }
}
pub(crate) unsafe fn invert(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { unary(s, ops::invert) }
}
pub(crate) unsafe fn not(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { unary(s, |vm, value| Ok(Value::from_bool(!ops::is_true(vm, value)?))) }
}
