//! Taking pairs apart.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::FIRST_TEMP;
use super::super::slow;
use super::super::state::State;
use super::{has_shape, payload, retain};
use crate::object::ShapeId;
use crate::objects::tuple::Tuple;

/// `a, d = b`: at once for a tuple that something else owns and registers that own nothing.
#[inline(always)]
pub(crate) unsafe fn unpack_pair<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let i = s.instr();
        let pair = s.reg(i.b);
        if i.c & FIRST_TEMP == 0
            && has_shape(pair, ShapeId::TUPLE)
            && !s.reg(i.a).is_heap()
            && !s.reg(i.d).is_heap()
        {
            let items = payload::<Tuple>(pair).items();
            if items.len() == 2 {
                let (first, second) = (items.get_unchecked(0).raw(), items.get_unchecked(1).raw());
                retain(first);
                retain(second);
                s.set_reg(i.a, first);
                s.set_reg(i.d, second);
                return D::next(s);
            }
        }
        slow!(D, s, slow::build::unpack_pair)
    }
}
