//! Fused instructions whose first half makes a small integer or a truth value.

use super::super::super::dispatch::Dispatch;
use super::super::super::instr::Instr;
use super::super::super::state::State;
use super::super::arithmetic::{
    add, add_int_rk, add_int_rr, and_int_rk, mod_int_rk, modulo, mul, mul_int_rr, sub, sub_int_rk,
    sub_int_rr,
};
use super::super::calls::len_of;
use super::super::globals::{cached_entry, load_deref, load_global_cached};
use super::super::items::{get_item_list_int, list_item, tuple_item};
use super::super::{payload, retain, write};
use crate::objects::cell::CellObj;
use crate::value::RawValue;

/// The first half: the small integer it makes, if it does.
macro_rules! first {
    ($s:ident, $i:ident, rr $operation:ident) => {{
        let (x, y) = ($s.reg($i.b), $s.reg($i.c));
        if x.are_small_ints(y) { $operation(x, y) } else { None }
    }};
    ($s:ident, $i:ident, rk $operation:ident) => {{
        let x = $s.reg($i.b);
        if x.is_small_int() { $operation(x, $s.constant($i.c)) } else { None }
    }};
    ($s:ident, $i:ident, item) => {
        list_item($s.reg($i.b), $s.reg($i.c)).filter(|item| item.is_small_int())
    };
}

#[inline(always)]
fn and(x: RawValue, y: RawValue) -> Option<RawValue> {
    Some(x.small_and(y))
}

/// Fused instructions that index a list by what the first half makes.
macro_rules! indexes {
    ($($name:ident $alone:ident ($($first:tt)*);)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                let i = s.instr();
                let second: &Instr = &*s.pc.add(1);
                if let Some(t) = first!(s, i, $($first)*)
                    && let Some(item) = list_item(s.reg(second.b), t)
                {
                    s.pc = s.pc.add(1);
                    retain(item);
                    return write::<D>(s, second.a, item);
                }
                $alone::<D>(s)
            }
        })*
    };
}

indexes! {
    add_item_rr add_int_rr (rr add);
    add_item_rk add_int_rk (rk add);
    sub_item_rr sub_int_rr (rr sub);
    sub_item_rk sub_int_rk (rk sub);
    and_item_rk and_int_rk (rk and);
}

/// Fused instructions that index a list or a tuple that a cell holds: it isn't even counted.
macro_rules! cell_items {
    ($($name:ident $item:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions; the register holds a cell.
            unsafe {
                let second: &Instr = &*s.pc.add(1);
                let cell: &CellObj = payload(s.reg(s.instr().b));
                if let Some(item) = $item(cell.raw(), s.reg(second.c)) {
                    s.pc = s.pc.add(1);
                    retain(item);
                    return write::<D>(s, second.a, item);
                }
                load_deref::<D>(s)
            }
        })*
    };
}

cell_items! {
    deref_item_list list_item;
    deref_item_tuple tuple_item;
}

/// The other operand of the second half, and its result.
macro_rules! second {
    (tr, $s:ident, $second:ident, $t:ident, $operation:ident) => {{
        let r = $s.reg($second.c);
        if r.is_small_int() { $operation($t, r) } else { None }
    }};
    (rt, $s:ident, $second:ident, $t:ident, $operation:ident) => {{
        let r = $s.reg($second.b);
        if r.is_small_int() { $operation(r, $t) } else { None }
    }};
    (tk, $s:ident, $second:ident, $t:ident, $operation:ident) => {
        $operation($t, $s.constant($second.c))
    };
}

/// Fused instructions that go on calculating.
macro_rules! calculations {
    ($($name:ident $alone:ident ($($first:tt)*) $operation:ident $form:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                let i = s.instr();
                let second: &Instr = &*s.pc.add(1);
                if let Some(t) = first!(s, i, $($first)*)
                    && let Some(result) = second!($form, s, second, t, $operation)
                {
                    s.pc = s.pc.add(1);
                    return write::<D>(s, second.a, result);
                }
                $alone::<D>(s)
            }
        })*
    };
}

calculations! {
    item_add_int_tr get_item_list_int (item) add tr;
    item_add_int_rt get_item_list_int (item) add rt;
    item_add_int_tk get_item_list_int (item) add tk;
    item_sub_int_tr get_item_list_int (item) sub tr;
    item_sub_int_rt get_item_list_int (item) sub rt;
    item_sub_int_tk get_item_list_int (item) sub tk;
    mul_add_int_tr mul_int_rr (rr mul) add tr;
    mul_add_int_rt mul_int_rr (rr mul) add rt;
    add_add_int_tr add_int_rr (rr add) add tr;
    add_add_int_tk add_int_rr (rr add) add tk;
    sub_add_int_tr sub_int_rr (rr sub) add tr;
    add_mod_int_tr add_int_rr (rr add) modulo tr;
    add_mod_int_tk add_int_rr (rr add) modulo tk;
    mul_mod_int_tr mul_int_rr (rr mul) modulo tr;
    mul_mod_int_tk mul_int_rr (rr mul) modulo tk;
}

/// Fused instructions that compare with a constant and jump.
macro_rules! comparisons {
    ($($name:ident $alone:ident ($($first:tt)*) $op:tt;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                let i = s.instr();
                let second: &Instr = &*s.pc.add(1);
                if let Some(t) = first!(s, i, $($first)*) {
                    s.pc = s.pc.add(1);
                    if t $op s.constant(second.b) {
                        return D::jump(s, second.c as i16 as isize);
                    }
                    return D::next(s);
                }
                $alone::<D>(s)
            }
        })*
    };
}

comparisons! {
    mod_if_eq_rk mod_int_rk (rk modulo) ==;
    mod_if_ne_rk mod_int_rk (rk modulo) !=;
    and_if_eq_rk and_int_rk (rk and) ==;
    and_if_ne_rk and_int_rk (rk and) !=;
}

/// Jumps by a truth value in a list.
macro_rules! item_jumps {
    ($($name:ident $jumps_if:literal;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions.
            unsafe {
                let i = s.instr();
                let second: &Instr = &*s.pc.add(1);
                if let Some(item) = list_item(s.reg(i.b), s.reg(i.c))
                    && let Some(truth) = item.as_bool()
                {
                    s.pc = s.pc.add(1);
                    if truth == $jumps_if {
                        return D::jump(s, second.wide() as isize);
                    }
                    return D::next(s);
                }
                get_item_list_int::<D>(s)
            }
        })*
    };
}

item_jumps! {
    item_jump_if_true true;
    item_jump_if_false false;
}

/// Compares a register with a global that is a small integer, and jumps.
macro_rules! global_comparisons {
    ($($name:ident $op:tt;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(mut s: State) -> D::Flow {
            // SAFETY: verified operands, of both instructions; see `globals`.
            unsafe {
                let entry = cached_entry(&s, s.instr().d);
                let second: &Instr = &*s.pc.add(1);
                let other = s.reg(second.a);
                if !entry.is_null() && other.are_small_ints(*entry) {
                    let jumps = other $op *entry;
                    s.pc = s.pc.add(1);
                    if jumps {
                        return D::jump(s, second.c as i16 as isize);
                    }
                    return D::next(s);
                }
                load_global_cached::<D>(s)
            }
        })*
    };
}

global_comparisons! {
    global_if_eq_int ==;
    global_if_ne_int !=;
}

/// `len` of a variable: the function and its argument aren't even loaded.
#[inline(always)]
pub(crate) unsafe fn global_len<D: Dispatch>(mut s: State) -> D::Flow {
    // SAFETY: verified operands, of all three instructions; see `globals`.
    unsafe {
        let entry = cached_entry(&s, s.instr().d);
        let (copy, call): (&Instr, &Instr) = (&*s.pc.add(1), &*s.pc.add(2));
        if !entry.is_null()
            && *entry == s.vm().exec.len_function.get()
            && let Some(len) = len_of(s.reg(copy.b))
        {
            s.pc = s.pc.add(2);
            return write::<D>(s, call.a, RawValue::from_small_int(len as i64));
        }
        load_global_cached::<D>(s)
    }
}
