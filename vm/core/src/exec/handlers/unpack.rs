//! Taking pairs and other sequences apart.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::FIRST_TEMP;
use super::super::slow;
use super::super::state::State;
use super::unpacking_loops::Targets;
use super::{exact, release_shared, retain, write};
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::value::{RawValue, Value};

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

/// The items of what is exactly a list or a tuple. The borrow must end before anything that can
/// run Python.
#[inline(always)]
unsafe fn items_of(container: RawValue) -> Option<&'static [Value]> {
    // SAFETY: a live value; the shape is compared before the payload is read.
    unsafe {
        match exact::<Tuple>(container) {
            Some(tuple) => Some(tuple.items()),
            None => Some(exact::<List>(container)?.borrow()),
        }
    }
}

/// Copies so many items to registers from `a` on, the last one first. (With a constant count
/// there is no loop.)
#[inline(always)]
unsafe fn spread(s: &State, items: &[Value], count: usize) {
    // SAFETY: verified operands; there are as many items.
    unsafe {
        let mut target = s.base.add(usize::from(s.instr().a) + count);
        for k in 0..count {
            let item = items.get_unchecked(k).raw();
            retain(item);
            target = target.sub(1);
            target.write(item);
        }
    }
}

/// `a+c-1, ..., a = b`: at once for a list or tuple that something else owns too.
#[inline(always)]
pub(crate) unsafe fn unpack_sequence<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let container = s.reg(i.b);
        let Some(items) = items_of(container) else {
            return slow!(D, s, slow::build::unpack_sequence);
        };
        let count = usize::from(i.c);
        if items.len() != count || !release_shared(container) {
            return slow!(D, s, slow::build::unpack_sequence);
        }
        s.set_reg(i.b, RawValue::FREE);
        if count == 3 {
            spread(&s, items, 3);
        } else {
            spread(&s, items, count);
        }
        D::next(s)
    }
}

/// The targets that follow = `b`: at once for a list or tuple that something else owns too, or
/// that stays where it is.
#[inline(always)]
pub(crate) unsafe fn unpack_values<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let container = s.reg(i.b);
        let Some(items) = items_of(container) else {
            return slow!(D, s, slow::build::unpack_values);
        };
        let count = usize::from(i.a);
        let is_temp = i.c & FIRST_TEMP != 0;
        if items.len() != count || is_temp && !release_shared(container) {
            return slow!(D, s, slow::build::unpack_values);
        }
        if is_temp {
            s.set_reg(i.b, RawValue::FREE);
        }
        if count == 3 {
            return write_targets::<D>(s, items, 3);
        }
        write_targets::<D>(s, items, count)
    }
}

/// Copies so many items to the targets that follow. (With a constant count there is no loop.)
#[inline(always)]
unsafe fn write_targets<D: Dispatch>(s: State, items: &[Value], count: usize) -> D::Flow {
    // SAFETY: verified operands; there are as many items.
    unsafe {
        // A target that holds the container itself puts it aside: nothing is freed before all
        // items have been read.
        let mut targets = Targets::of(&s, false);
        for k in 0..count {
            let item = items.get_unchecked(k).raw();
            retain(item);
            targets.write(&s, item);
        }
        targets.finish::<D>(s)
    }
}
