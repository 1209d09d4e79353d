//! Which two instructions become one: see `handlers/fused`.

use super::super::dispatch::{op_at, set_op};
use super::super::instr::flags::{FIRST_TEMP, SECOND_TEMP};
use super::super::instr::{Instr, Op};
use super::super::state::State;

/// The fused instructions of a first one, by what the second does with its result: addition,
/// subtraction and multiplication, each with the result as the first and as the second operand.
fn fused_of(first: Op) -> Option<[Op; 6]> {
    use Op as O;
    Some(match first {
        O::add_float_rr => [
            O::add_add_float_tr,
            O::add_add_float_rt,
            O::add_sub_float_tr,
            O::add_sub_float_rt,
            O::add_mul_float_tr,
            O::add_mul_float_rt,
        ],
        O::sub_float_rr => [
            O::sub_add_float_tr,
            O::sub_add_float_rt,
            O::sub_sub_float_tr,
            O::sub_sub_float_rt,
            O::sub_mul_float_tr,
            O::sub_mul_float_rt,
        ],
        O::mul_float_rr => [
            O::mul_add_float_tr,
            O::mul_add_float_rt,
            O::mul_sub_float_tr,
            O::mul_sub_float_rt,
            O::mul_mul_float_tr,
            O::mul_mul_float_rt,
        ],
        O::mul_float_kr => [
            O::times_add_float_tr,
            O::times_add_float_rt,
            O::times_sub_float_tr,
            O::times_sub_float_rt,
            O::times_mul_float_tr,
            O::times_mul_float_rt,
        ],
        O::load_attr_slot => [
            O::attr_add_float_tr,
            O::attr_add_float_rt,
            O::attr_sub_float_tr,
            O::attr_sub_float_rt,
            O::attr_mul_float_tr,
            O::attr_mul_float_rt,
        ],
        O::get_item_list_int => [
            O::item_add_float_tr,
            O::item_add_float_rt,
            O::item_sub_float_tr,
            O::item_sub_float_rt,
            O::item_mul_float_tr,
            O::item_mul_float_rt,
        ],
        _ => return None,
    })
}

/// Where the second instruction has the first one's result.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// As its first operand.
    First,
    /// As its second.
    Second,
}

/// Two instructions as one, if there is such a one.
fn fused(first: Op, second: Op, form: Form) -> Option<Op> {
    use Form::{First as T, Second as R};
    use Op as O;
    let operation = match second {
        O::add_float_rr => 0,
        O::sub_float_rr => 2,
        O::mul_float_rr => 4,
        _ => 6,
    };
    if operation < 6
        && let Some(fused) = fused_of(first)
    {
        return Some(fused[operation + usize::from(form == R)]);
    }
    Some(match (first, second, form) {
        (O::sub_float_kr, O::mul_float_rr, T) => O::from_mul_float_tr,
        (O::sub_float_kr, O::mul_float_rr, R) => O::from_mul_float_rt,
        (O::add_float_rr, O::if_lt_float_rk, T) => O::add_if_lt_float_rk,
        (O::add_float_rr, O::if_le_float_rk, T) => O::add_if_le_float_rk,
        (O::add_float_rr, O::if_gt_float_rk, T) => O::add_if_gt_float_rk,
        (O::add_float_rr, O::if_ge_float_rk, T) => O::add_if_ge_float_rk,
        (O::add_float_rr, O::unless_lt_float_rk, T) => O::add_unless_lt_float_rk,
        (O::add_float_rr, O::unless_le_float_rk, T) => O::add_unless_le_float_rk,
        (O::add_float_rr, O::unless_gt_float_rk, T) => O::add_unless_gt_float_rk,
        (O::add_float_rr, O::unless_ge_float_rk, T) => O::add_unless_ge_float_rk,
        (O::add_int_rr, O::get_item_list_int, R) => O::add_item_rr,
        (O::add_int_rk, O::get_item_list_int, R) => O::add_item_rk,
        (O::sub_int_rr, O::get_item_list_int, R) => O::sub_item_rr,
        (O::sub_int_rk, O::get_item_list_int, R) => O::sub_item_rk,
        (O::and_int_rk, O::get_item_list_int, R) => O::and_item_rk,
        (O::get_item_list_int, O::add_int_rr, T) => O::item_add_int_tr,
        (O::get_item_list_int, O::add_int_rr, R) => O::item_add_int_rt,
        (O::get_item_list_int, O::add_int_rk, T) => O::item_add_int_tk,
        (O::get_item_list_int, O::sub_int_rr, T) => O::item_sub_int_tr,
        (O::get_item_list_int, O::sub_int_rr, R) => O::item_sub_int_rt,
        (O::get_item_list_int, O::sub_int_rk, T) => O::item_sub_int_tk,
        (O::get_item_list_int, O::jump_if_true, T) => O::item_jump_if_true,
        (O::get_item_list_int, O::jump_if_false, T) => O::item_jump_if_false,
        (O::mul_int_rr, O::add_int_rr, T) => O::mul_add_int_tr,
        (O::mul_int_rr, O::add_int_rr, R) => O::mul_add_int_rt,
        (O::add_int_rr, O::add_int_rr, T) => O::add_add_int_tr,
        (O::add_int_rr, O::add_int_rk, T) => O::add_add_int_tk,
        (O::sub_int_rr, O::add_int_rr, T) => O::sub_add_int_tr,
        (O::add_int_rr, O::mod_int_rr, T) => O::add_mod_int_tr,
        (O::add_int_rr, O::mod_int_rk, T) => O::add_mod_int_tk,
        (O::mul_int_rr, O::mod_int_rr, T) => O::mul_mod_int_tr,
        (O::mul_int_rr, O::mod_int_rk, T) => O::mul_mod_int_tk,
        (O::mod_int_rk, O::if_eq_int_rk, T) => O::mod_if_eq_rk,
        (O::mod_int_rk, O::if_ne_int_rk, T) => O::mod_if_ne_rk,
        (O::and_int_rk, O::if_eq_int_rk, T) => O::and_if_eq_rk,
        (O::and_int_rk, O::if_ne_int_rk, T) => O::and_if_ne_rk,
        (O::load_global_cached, O::if_eq_int_rr, R) => O::global_if_eq_int,
        (O::load_global_cached, O::if_ne_int_rr, R) => O::global_if_ne_int,
        _ => return None,
    })
}

/// Two instructions that only follow each other as one, if there is such a one.
fn sequence(first: Op, second: Op) -> Option<Op> {
    use Op as O;
    Some(match (first, second) {
        (O::load_global_cached, O::copy) => O::global_then_copy,
        (O::load_global_cached, O::sub_int_rk) => O::global_then_sub_int_rk,
        (O::copy, O::call_python_cached) => O::copy_then_call,
        (O::sub_int_rk, O::call_python_cached) => O::sub_then_call,
        _ => return None,
    })
}

/// The first instruction alone, if it only follows the second as one: when the second becomes
/// another instruction, that has to be looked at again.
fn alone(op: Op) -> Option<Op> {
    use Op as O;
    Some(match op {
        O::global_then_copy | O::global_then_sub_int_rk => O::load_global_cached,
        O::copy_then_call => O::copy,
        O::sub_then_call => O::sub_int_rk,
        _ => return None,
    })
}

/// The sources of a second instruction and their flags.
fn sources(op: Op, instr: &Instr) -> (u16, u16, u16) {
    let letters = op.operands().as_bytes();
    if letters[0] == b'L' {
        (instr.b, instr.c, instr.d)
    } else if letters[1] == b'F' {
        (instr.a, instr.a, instr.b & FIRST_TEMP)
    } else {
        (instr.a, instr.b, instr.d)
    }
}

/// Fuses the instruction with its neighbours, as far as they have been specialised.
pub(super) unsafe fn fuse(s: &State) {
    // SAFETY: a frame is running, and its code neither begins nor ends at the neighbours that
    // are looked at.
    unsafe {
        let translation = &*(*s.frame()).translation;
        let index = translation.index_of(s.pc);
        if index > 0 {
            fuse_pair(s, -1);
        }
        if index + 1 < translation.instrs.len() {
            fuse_pair(s, 0);
        }
        if index > 1 {
            fuse_len(s);
        }
    }
}

/// Fuses the instruction at this distance with the next.
unsafe fn fuse_pair(s: &State, distance: isize) {
    // SAFETY: both are instructions of the running frame's code.
    unsafe {
        let (first, second) = (s.pc.offset(distance), s.pc.offset(distance + 1));
        let (mut op, second_op) = (op_at(s.vm(), first), op_at(s.vm(), second));
        if let Some(alone) = alone(op) {
            set_op(s.vm(), first, alone);
            op = alone;
        }
        // What the first would have to release, it does alone.
        let releases = match op {
            Op::load_attr_slot => (*first).c & FIRST_TEMP != 0,
            Op::get_item_list_int => (*first).d & FIRST_TEMP != 0,
            _ => false,
        };
        let (x, y, flags) = sources(second_op, &*second);
        let form = if flags & FIRST_TEMP != 0 && x == (*first).a {
            Form::First
        } else if flags & SECOND_TEMP != 0 && y == (*first).a {
            Form::Second
        } else {
            let locals = (*(*s.frame()).translation).locals;
            if usize::from((*first).a) >= locals
                && let Some(fused) = sequence(op, second_op)
            {
                set_op(s.vm(), first, fused);
            }
            return;
        };
        // Only a cell's contents are indexed without ever being counted.
        if op == Op::load_deref {
            match (second_op, form) {
                (Op::get_item_list_int, Form::First) => set_op(s.vm(), first, Op::deref_item_list),
                (Op::get_item_tuple_int, Form::First) => {
                    set_op(s.vm(), first, Op::deref_item_tuple);
                }
                _ => {}
            }
            return;
        }
        // A container in a temporary would have to be released, too.
        if releases || second_op == Op::get_item_list_int && flags & FIRST_TEMP != 0 {
            return;
        }
        if let Some(fused) = fused(op, second_op, form) {
            set_op(s.vm(), first, fused);
        }
    }
}

/// Fuses a call of `len` with what loads the function and its argument.
unsafe fn fuse_len(s: &State) {
    // SAFETY: there are two instructions before this one.
    unsafe {
        let (global, copy) = (s.pc.sub(2), s.pc.sub(1));
        let window = s.instr().b;
        let loads = op_at(s.vm(), global);
        if op_at(s.vm(), s.pc) == Op::call_len
            && op_at(s.vm(), copy).generic() == Op::copy
            && (loads == Op::load_global_cached || alone(loads) == Some(Op::load_global_cached))
            && (*global).a == window + 1
            && (*copy).a == window + 2
        {
            set_op(s.vm(), global, Op::global_len);
        }
    }
}
