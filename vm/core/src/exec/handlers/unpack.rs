//! Taking pairs apart.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::FIRST_TEMP;
use super::super::slow;
use super::super::state::State;
use super::{exact, release_shared, retain, write};
use crate::objects::tuple::Tuple;
use crate::value::RawValue;

/// `a, d = b`: at once for a tuple that something else owns too.
#[inline(always)]
pub(crate) unsafe fn unpack_pair<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let i = s.instr();
        let pair = s.reg(i.b);
        let Some(tuple) = exact::<Tuple>(pair) else {
            return slow!(D, s, slow::build::unpack_pair);
        };
        let items = tuple.items();
        let is_temp = i.c & FIRST_TEMP != 0;
        let old = s.reg(i.a);
        if items.len() != 2
            || is_temp && (*pair.as_header_unchecked()).refcount() == 1
            || old.is_heap() && !release_shared(old)
        {
            return slow!(D, s, slow::build::unpack_pair);
        }
        let (first, second) = (items.get_unchecked(0).raw(), items.get_unchecked(1).raw());
        retain(first);
        retain(second);
        if is_temp {
            release_shared(pair);
            s.set_reg(i.b, RawValue::FREE);
        }
        s.set_reg(i.a, first);
        write::<D>(s, i.d, second)
    }
}
