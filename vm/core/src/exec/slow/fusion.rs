//! Which two instructions become one: see `handlers/fused`.

use super::super::dispatch::{op_at, set_op};
use super::super::instr::Op;
use super::super::instr::flags::{FIRST_TEMP, SECOND_TEMP};
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
    }
}

/// Fuses the instruction at this distance with the next.
unsafe fn fuse_pair(s: &State, distance: isize) {
    // SAFETY: both are instructions of the running frame's code.
    unsafe {
        let (first, second) = (s.pc.offset(distance), s.pc.offset(distance + 1));
        let operation = match op_at(s.vm(), second) {
            Op::add_float_rr => 0,
            Op::sub_float_rr => 2,
            Op::mul_float_rr => 4,
            _ => return,
        };
        let op = op_at(s.vm(), first);
        let Some(fused) = fused_of(op) else { return };
        // What the first would have to release, it does alone.
        let flags = if op == Op::load_attr_slot { (*first).c } else { (*first).d };
        if flags & FIRST_TEMP != 0 && matches!(op, Op::load_attr_slot | Op::get_item_list_int) {
            return;
        }
        let (result, flags) = ((*first).a, (*second).d);
        let form = if flags & FIRST_TEMP != 0 && (*second).b == result {
            0
        } else if flags & SECOND_TEMP != 0 && (*second).c == result {
            1
        } else {
            return;
        };
        set_op(s.vm(), first, fused[operation + form]);
    }
}
