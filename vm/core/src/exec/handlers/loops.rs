//! `for` loops over the common iterators. A `loop` form stands at the end of the body and
//! jumps back to its start; the plain form stands before the body and jumps over it.

use super::super::dispatch::{Dispatch, slow};
use super::super::slow;
use super::super::state::State;
use super::{exact, guard, has_shape, payload, retain};
use crate::object::ShapeId;
use crate::objects::list::{List, ListIter};
use crate::objects::range::RangeIter;
use crate::objects::str::{Str, StrIter};
use crate::objects::tuple::{Tuple, TupleIter};
use crate::value::{RawValue, Value};
use apython_text::StrView;

/// Writes the loop's variable and goes on in the body.
#[inline(always)]
unsafe fn write_then_body<D: Dispatch>(s: State, value: RawValue, loops: bool) -> D::Flow {
    // SAFETY: verified operands; the reference is handed over.
    unsafe {
        let i = s.instr();
        let old: Value = s.replace(i.a, value.into_value_steal());
        if !loops {
            if old.is_heap() {
                return D::drop_then_next(s, old);
            }
            std::mem::forget(old);
            return D::next(s);
        }
        let mut s = s;
        s.pc = s.pc.offset(i.wide() as isize);
        if old.is_heap() {
            // `drop_then_next` goes on behind the instruction it is given.
            s.pc = s.pc.sub(1);
            return D::drop_then_next(s, old);
        }
        std::mem::forget(old);
        D::resume(s)
    }
}

/// Whether the loop has to look after something before it goes on.
#[inline(always)]
pub(super) unsafe fn interrupted(s: &State, loops: bool) -> bool {
    // SAFETY: the VM outlives the run loop.
    loops && unsafe { s.vm() }.exec.interrupt.load(std::sync::atomic::Ordering::Relaxed)
}

/// The bits of an owning pointer, without touching its count.
#[inline(always)]
pub(super) fn peek<T>(cell: &std::cell::Cell<Option<crate::object::Ref<T>>>) -> Option<&T> {
    // SAFETY: the borrow ends before anything changes the cell.
    unsafe { (*cell.as_ptr()).as_deref() }
}

/// Steps the iterator by its own slow path.
#[inline(always)]
unsafe fn next_slowly<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: the state is handed on.
    unsafe {
        if loops {
            return slow!(D, s, slow::loops::next_loop);
        }
        slow!(D, s, slow::loops::next)
    }
}

macro_rules! for_loops {
    ($($name:ident $loops:literal $advance:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe { $advance::<D>(s, $loops) }
        })*
    };
}

for_loops! {
    for_range false range;
    for_list false list;
    for_tuple false tuple;
    for_str false string;
    for_str_loop true string;
    for_range_loop true range;
    for_list_loop true list;
    for_tuple_loop true tuple;
}

#[inline(always)]
unsafe fn range<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let Some(iterator) = exact::<RangeIter>(s.reg(s.instr().b)) else { return D::deopt(s) };
        let remaining = iterator.small_remaining.get();
        if remaining == 0 || interrupted(&s, loops) {
            return next_slowly::<D>(s, loops);
        }
        iterator.small_remaining.set(remaining - 1);
        let next = iterator.next.get();
        iterator.next.set(next.wrapping_add(iterator.step));
        write_then_body::<D>(s, RawValue::from_small_int(next), loops)
    }
}

#[inline(always)]
unsafe fn list<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let iterator = s.reg(s.instr().b);
        guard!(D, s, has_shape(iterator, ShapeId::LIST_ITERATOR));
        let iterator = payload::<ListIter>(iterator);
        let position = iterator.position.get();
        let item = match peek::<List>(&iterator.list) {
            Some(list) if position < list.len() && !interrupted(&s, loops) => {
                (*list.items_pointer().add(position)).raw()
            }
            _ => {
                return next_slowly::<D>(s, loops);
            }
        };
        iterator.position.set(position + 1);
        retain(item);
        write_then_body::<D>(s, item, loops)
    }
}

#[inline(always)]
unsafe fn tuple<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let iterator = s.reg(s.instr().b);
        guard!(D, s, has_shape(iterator, ShapeId::TUPLE_ITERATOR));
        let iterator = payload::<TupleIter>(iterator);
        let position = iterator.position.get();
        let item = match peek::<Tuple>(&iterator.tuple) {
            Some(tuple) if position < tuple.len() && !interrupted(&s, loops) => {
                tuple.items().as_ptr().add(position)
            }
            _ => {
                return next_slowly::<D>(s, loops);
            }
        };
        let item = (*item).raw();
        iterator.position.set(position + 1);
        retain(item);
        write_then_body::<D>(s, item, loops)
    }
}

/// The next character of what iterates over a str of Latin-1 characters, which exist already.
#[inline(always)]
pub(super) unsafe fn next_char(s: &State, iterator: RawValue) -> Option<RawValue> {
    // SAFETY: a live value; the class is compared before the payload is read.
    unsafe {
        let header = iterator.as_header()?;
        let types = &s.vm().types;
        let class = (*header).type_ref();
        if !class.is(&types.str_ascii_iterator) && !class.is(&types.str_iterator) {
            return None;
        }
        let iterator = payload::<StrIter>(iterator);
        let position = iterator.position.get();
        let StrView::Latin1(bytes) = peek::<Str>(&iterator.string)?.view() else { return None };
        if position >= bytes.len() {
            return None;
        }
        iterator.position.set(position + 1);
        Some(s.vm().latin1_chars.get_unchecked(usize::from(bytes[position])).raw())
    }
}

#[inline(always)]
unsafe fn string<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands. The slow path takes any iterator.
    unsafe {
        if !interrupted(&s, loops)
            && let Some(item) = next_char(&s, s.reg(s.instr().b))
        {
            retain(item);
            return write_then_body::<D>(s, item, loops);
        }
        next_slowly::<D>(s, loops)
    }
}
