//! Comparisons fused with the jump they decide.
//!
//! A jump that closes a loop is a safe point. For floats "unless <" isn't "if >=": NaN.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::{FIRST_CONST, FIRST_TEMP, SECOND_CONST, SECOND_TEMP, SENSE};
use super::super::slow;
use super::super::state::State;
use super::{exact, guard};
use crate::objects::str::Str;

/// Jumps backwards by the distance in `c`, looking after signals on the way.
#[inline(always)]
pub(crate) unsafe fn jump_loop<D: Dispatch>(mut s: State, distance: isize) -> D::Flow {
    // SAFETY: jumps of translated code stay in it.
    unsafe {
        s.pc = s.pc.offset(distance);
        if s.vm().exec.interrupt.load(std::sync::atomic::Ordering::Relaxed) {
            return slow!(D, s, slow::jumps::safe_point);
        }
        D::resume(s)
    }
}

macro_rules! jump_by {
    ($D:ident, $s:ident, $i:ident, once) => {
        $D::jump($s, $i.c as i16 as isize)
    };
    ($D:ident, $s:ident, $i:ident, looping) => {
        jump_loop::<$D>($s, $i.c as i16 as isize)
    };
}

macro_rules! second {
    ($s:ident, $i:ident, rr) => {
        $s.reg($i.b)
    };
    ($s:ident, $i:ident, rk) => {
        $s.constant($i.b)
    };
}

macro_rules! int_jumps {
    ($($name:ident $form:ident $jump:ident $op:tt;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                let (x, y) = (s.reg(i.a), second!(s, i, $form));
                int_jumps!(@guard D, s, x, y, $form);
                if x.scaled_int() $op y.scaled_int() {
                    jump_by!(D, s, i, $jump)
                } else {
                    D::next(s)
                }
            }
        })*
    };
    (@guard $D:ident, $s:ident, $x:ident, $y:ident, rr) => {
        guard!($D, $s, $x.are_small_ints($y));
    };
    (@guard $D:ident, $s:ident, $x:ident, $y:ident, rk) => { guard!($D, $s, $x.is_small_int()); };
}

int_jumps! {
    if_lt_int_rr rr once <;
    if_le_int_rr rr once <=;
    if_gt_int_rr rr once >;
    if_ge_int_rr rr once >=;
    if_eq_int_rr rr once ==;
    if_ne_int_rr rr once !=;
    if_lt_int_rk rk once <;
    if_le_int_rk rk once <=;
    if_gt_int_rk rk once >;
    if_ge_int_rk rk once >=;
    if_eq_int_rk rk once ==;
    if_ne_int_rk rk once !=;
    if_lt_int_loop_rr rr looping <;
    if_le_int_loop_rr rr looping <=;
    if_gt_int_loop_rr rr looping >;
    if_ge_int_loop_rr rr looping >=;
    if_eq_int_loop_rr rr looping ==;
    if_ne_int_loop_rr rr looping !=;
    if_lt_int_loop_rk rk looping <;
    if_le_int_loop_rk rk looping <=;
    if_gt_int_loop_rk rk looping >;
    if_ge_int_loop_rk rk looping >=;
    if_eq_int_loop_rk rk looping ==;
    if_ne_int_loop_rk rk looping !=;
}

macro_rules! float_jumps {
    ($($name:ident $form:ident $sense:literal $op:tt;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe {
                let i = s.instr();
                let x = s.reg(i.a);
                guard!(D, s, x.is_float());
                float_jumps!(@second D, s, i, y, $form);
                if (x.as_f64_unchecked() $op y) == $sense {
                    D::jump(s, i.c as i16 as isize)
                } else {
                    D::next(s)
                }
            }
        })*
    };
    (@second $D:ident, $s:ident, $i:ident, $y:ident, rr) => {
        let $y = $s.reg($i.b);
        guard!($D, $s, $y.is_float());
        let $y = $y.as_f64_unchecked();
    };
    (@second $D:ident, $s:ident, $i:ident, $y:ident, rk) => {
        let $y = $s.float_constant($i.b);
    };
}

float_jumps! {
    if_lt_float_rr rr true <;
    if_le_float_rr rr true <=;
    if_gt_float_rr rr true >;
    if_ge_float_rr rr true >=;
    if_eq_float_rr rr true ==;
    if_ne_float_rr rr true !=;
    if_lt_float_rk rk true <;
    if_le_float_rk rk true <=;
    if_gt_float_rk rk true >;
    if_ge_float_rk rk true >=;
    if_eq_float_rk rk true ==;
    if_ne_float_rk rk true !=;
    unless_lt_float_rr rr false <;
    unless_le_float_rr rr false <=;
    unless_gt_float_rr rr false >;
    unless_ge_float_rr rr false >=;
    unless_lt_float_rk rk false <;
    unless_le_float_rk rk false <=;
    unless_gt_float_rk rk false >;
    unless_ge_float_rk rk false >=;
}

#[inline(always)]
pub(crate) unsafe fn jump_is<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let x = if i.d & FIRST_CONST != 0 { s.constant(i.a) } else { s.reg(i.a) };
        let y = if i.d & SECOND_CONST != 0 { s.constant(i.b) } else { s.reg(i.b) };
        // What a temporary owns has to be released.
        let counted = x.is_heap() || y.is_heap();
        if i.d & (FIRST_TEMP | SECOND_TEMP) != 0 && counted {
            return slow!(D, s, slow::compare::jump_is);
        }
        if (x == y) == (i.d & SENSE != 0) {
            return D::jump(s, i.c as i16 as isize);
        }
        D::next(s)
    }
}

/// Comparisons of strings that are the same object, or of which both are the only one with
/// their characters.
macro_rules! str_jumps {
    ($($name:ident $form:ident $jumps_if_equal:literal;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands; the shape is compared before the payload is read.
            unsafe {
                let i = s.instr();
                let (x, y) = (s.reg(i.a), second!(s, i, $form));
                let (Some(a), Some(b)) = (exact::<Str>(x), exact::<Str>(y)) else {
                    return D::deopt(s);
                };
                let releases = i.d & (FIRST_TEMP | SECOND_TEMP) != 0;
                if releases || (x != y && !(a.is_interned() && b.is_interned())) {
                    return slow!(D, s, slow::compare::jump_compare_same);
                }
                if (x == y) == $jumps_if_equal {
                    return D::jump(s, i.c as i16 as isize);
                }
                D::next(s)
            }
        })*
    };
}

str_jumps! {
    if_eq_str_rr rr true;
    if_ne_str_rr rr false;
    if_eq_str_rk rk true;
    if_ne_str_rk rk false;
}
