//! Fused instructions whose first half makes a float.

use super::super::super::dispatch::Dispatch;
use super::super::super::instr::Instr;
use super::super::super::state::State;
use super::super::arithmetic::{
    add_float_rr, mul_float_kr, mul_float_rr, sub_float_kr, sub_float_rr,
};
use super::super::attributes::{cache, cached_slot, load_attr_slot};
use super::super::items::{get_item_list_int, list_item};
use crate::value::RawValue;

/// The first half: the float it makes, if it does.
macro_rules! first {
    ($s:ident, $i:ident, float $op:tt) => {{
        let (x, y) = ($s.reg($i.b), $s.reg($i.c));
        if x.is_float() && y.is_float() {
            Some(x.as_f64_unchecked() $op y.as_f64_unchecked())
        } else {
            None
        }
    }};
    ($s:ident, $i:ident, from $op:tt) => {{
        let (x, y) = ($s.float_constant($i.b), $s.reg($i.c));
        if y.is_float() { Some(x $op y.as_f64_unchecked()) } else { None }
    }};
    ($s:ident, $i:ident, attribute) => {
        cached_slot($s.reg($i.b), cache(&$s, $i.d)).filter(is_float).map(float)
    };
    ($s:ident, $i:ident, item) => {
        list_item($s.reg($i.b), $s.reg($i.c)).filter(is_float).map(float)
    };
}

#[inline(always)]
fn is_float(value: &RawValue) -> bool {
    value.is_float()
}

#[inline(always)]
fn float(value: RawValue) -> f64 {
    value.as_f64_unchecked()
}

/// The other operand of the second half.
macro_rules! other {
    (tr, $second:ident) => {
        $second.c
    };
    (rt, $second:ident) => {
        $second.b
    };
}

macro_rules! second {
    (tr, $t:ident, $op:tt, $r:ident) => {
        $t $op $r
    };
    (rt, $t:ident, $op:tt, $r:ident) => {
        $r $op $t
    };
}

macro_rules! fused {
    ($($name:ident $alone:ident ($($first:tt)*) $op:tt $form:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                let i = s.instr();
                let second: &Instr = &*s.pc.add(1);
                let other = s.reg(other!($form, second));
                if other.is_float()
                    && let Some(t) = first!(s, i, $($first)*)
                {
                    let r = other.as_f64_unchecked();
                    s.pc = s.pc.add(1);
                    return D::write_float_then_next(s, second.a, second!($form, t, $op, r));
                }
                $alone::<D>(s)
            }
        })*
    };
}

fused! {
    add_add_float_tr add_float_rr (float +) + tr;
    add_add_float_rt add_float_rr (float +) + rt;
    add_sub_float_tr add_float_rr (float +) - tr;
    add_sub_float_rt add_float_rr (float +) - rt;
    add_mul_float_tr add_float_rr (float +) * tr;
    add_mul_float_rt add_float_rr (float +) * rt;
    sub_add_float_tr sub_float_rr (float -) + tr;
    sub_add_float_rt sub_float_rr (float -) + rt;
    sub_sub_float_tr sub_float_rr (float -) - tr;
    sub_sub_float_rt sub_float_rr (float -) - rt;
    sub_mul_float_tr sub_float_rr (float -) * tr;
    sub_mul_float_rt sub_float_rr (float -) * rt;
    mul_add_float_tr mul_float_rr (float *) + tr;
    mul_add_float_rt mul_float_rr (float *) + rt;
    mul_sub_float_tr mul_float_rr (float *) - tr;
    mul_sub_float_rt mul_float_rr (float *) - rt;
    mul_mul_float_tr mul_float_rr (float *) * tr;
    mul_mul_float_rt mul_float_rr (float *) * rt;
    times_add_float_tr mul_float_kr (from *) + tr;
    times_add_float_rt mul_float_kr (from *) + rt;
    times_sub_float_tr mul_float_kr (from *) - tr;
    times_sub_float_rt mul_float_kr (from *) - rt;
    times_mul_float_tr mul_float_kr (from *) * tr;
    times_mul_float_rt mul_float_kr (from *) * rt;
    from_mul_float_tr sub_float_kr (from -) * tr;
    from_mul_float_rt sub_float_kr (from -) * rt;
    attr_add_float_tr load_attr_slot (attribute) + tr;
    attr_add_float_rt load_attr_slot (attribute) + rt;
    attr_sub_float_tr load_attr_slot (attribute) - tr;
    attr_sub_float_rt load_attr_slot (attribute) - rt;
    attr_mul_float_tr load_attr_slot (attribute) * tr;
    attr_mul_float_rt load_attr_slot (attribute) * rt;
    item_add_float_tr get_item_list_int (item) + tr;
    item_add_float_rt get_item_list_int (item) + rt;
    item_sub_float_tr get_item_list_int (item) - tr;
    item_sub_float_rt get_item_list_int (item) - rt;
    item_mul_float_tr get_item_list_int (item) * tr;
    item_mul_float_rt get_item_list_int (item) * rt;
}

/// Fused instructions that compare a sum with a constant and jump.
macro_rules! sum_jumps {
    ($($name:ident $sense:literal $op:tt;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                let i = s.instr();
                let second: &Instr = &*s.pc.add(1);
                if let Some(t) = first!(s, i, float +) {
                    s.pc = s.pc.add(1);
                    if (t $op s.float_constant(second.b)) == $sense {
                        return D::jump(s, second.c as i16 as isize);
                    }
                    return D::next(s);
                }
                add_float_rr::<D>(s)
            }
        })*
    };
}

sum_jumps! {
    add_if_lt_float_rk true <;
    add_if_le_float_rk true <=;
    add_if_gt_float_rk true >;
    add_if_ge_float_rk true >=;
    add_unless_lt_float_rk false <;
    add_unless_le_float_rk false <=;
    add_unless_gt_float_rk false >;
    add_unless_ge_float_rk false >=;
}
