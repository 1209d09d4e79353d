//! `for a, b in ...` and `for a, b, c, ... in ...` over lists of tuples, zipped and
//! enumerated lists and tuples: the tuples that CPython makes and takes apart are never made.
//!
//! First all that the step needs is looked at; what isn't as expected, an end too, is left to
//! the slow path, nothing having changed. Then the iterators move and the targets are written.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::Instr;
use super::super::slow;
use super::super::state::State;
use super::loops::{interrupted, next_char, peek};
use super::{exact, guard, payload, release_shared, retain};
use crate::object::ShapeId;
use crate::objects::iterators::{Enumerate, Zip};
use crate::objects::list::{List, ListIter};
use crate::objects::tuple::{Tuple, TupleIter};
use crate::value::{RawValue, Value};
use std::cell::Cell;

/// An iterator over a list or a tuple that isn't at its end.
struct Next {
    position: &'static Cell<usize>,
    items: *const RawValue,
    len: usize,
}

impl Next {
    #[inline(always)]
    unsafe fn of(iterator: RawValue) -> Option<Next> {
        // SAFETY: a live value; the shape is compared before the payload is read.
        unsafe {
            let shape = (*iterator.as_header()?).shape();
            let next = if shape == ShapeId::LIST_ITERATOR {
                Next::of_list(payload(iterator))?
            } else if shape == ShapeId::TUPLE_ITERATOR {
                Next::of_tuple(payload(iterator))?
            } else {
                return None;
            };
            if next.position.get() < next.len { Some(next) } else { None }
        }
    }
    #[inline(always)]
    fn of_list(iterator: &'static ListIter) -> Option<Next> {
        let list = peek::<List>(&iterator.list)?;
        let items = list.items_pointer().cast_const().cast();
        Some(Next { position: &iterator.position, items, len: list.len() })
    }
    #[inline(always)]
    fn of_tuple(iterator: &'static TupleIter) -> Option<Next> {
        let items = peek::<Tuple>(&iterator.tuple)?.items();
        Some(Next { position: &iterator.position, items: items.as_ptr().cast(), len: items.len() })
    }
    /// The next item, borrowed.
    #[inline(always)]
    unsafe fn item(&self) -> RawValue {
        // SAFETY: the position is in range.
        unsafe { *self.items.add(self.position.get()) }
    }
    /// Moves the iterator on: the item, owned.
    #[inline(always)]
    unsafe fn take(self) -> RawValue {
        // SAFETY: the container owns the item.
        unsafe {
            let item = self.item();
            self.position.set(self.position.get() + 1);
            retain(item);
            item
        }
    }
}

/// The items of a tuple of this length.
#[inline(always)]
unsafe fn items(tuple: RawValue, len: usize) -> Option<*const RawValue> {
    // SAFETY: a live value.
    let items = unsafe { exact::<Tuple>(tuple) }?.items();
    if items.len() == len { Some(items.as_ptr().cast()) } else { None }
}

macro_rules! loop_handlers {
    ($($name:ident $loops:literal $step:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands.
            unsafe { $step::<D>(s, $loops) }
        })*
    };
}

loop_handlers! {
    for_pair_list false pair_of_list;
    for_pair_list_loop true pair_of_list;
    for_pair_zip false pair_of_zip;
    for_pair_zip_loop true pair_of_zip;
    for_pair_enumerate false pair_of_enumerate;
    for_pair_enumerate_loop true pair_of_enumerate;
    for_unpack_list false values_of_list;
    for_unpack_list_loop true values_of_list;
    for_unpack_zip false values_of_zip;
    for_unpack_zip_loop true values_of_zip;
}

#[inline(always)]
unsafe fn step_pair_slowly<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: the state is handed on.
    unsafe {
        if loops {
            return slow!(D, s, slow::loops::for_pair_loop_same);
        }
        slow!(D, s, slow::loops::for_pair_same)
    }
}

/// Writes both targets, which get references of their own, and goes on in the body.
#[inline(always)]
unsafe fn write_pair<D: Dispatch>(
    mut s: State,
    first: RawValue,
    second: RawValue,
    loops: bool,
) -> D::Flow {
    // SAFETY: verified operands; the first target's old value isn't a last reference.
    unsafe {
        let i = s.instr();
        s.set_reg(i.a, first);
        let old = s.replace(i.d, second.into_value_steal());
        if loops {
            s.pc = s.pc.offset(i.c as i16 as isize - 1);
        }
        if old.is_heap() {
            return D::drop_then_next(s, old);
        }
        std::mem::forget(old);
        D::next(s)
    }
}

/// Releases the old value of the first target, unless that would free it.
#[inline(always)]
unsafe fn first_is_free(s: &State) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let old = s.reg(s.instr().a);
        !old.is_heap() || release_shared(old)
    }
}

#[inline(always)]
unsafe fn pair_of_list<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let iterator = s.reg(s.instr().b);
        guard!(D, s, exact::<ListIter>(iterator).is_some());
        if let Some(next) = Next::of(iterator)
            && let Some(items) = items(next.item(), 2)
            && !interrupted(&s, loops)
            && first_is_free(&s)
        {
            next.position.set(next.position.get() + 1);
            let (first, second) = (*items, *items.add(1));
            retain(first);
            retain(second);
            return write_pair::<D>(s, first, second, loops);
        }
        step_pair_slowly::<D>(s, loops)
    }
}

#[inline(always)]
unsafe fn pair_of_zip<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let Some(zip) = exact::<Zip>(s.reg(s.instr().b)) else { return D::deopt(s) };
        if let [first, second] = &*zip.iterators
            && !zip.strict
            && let Some(first) = Next::of(first.raw())
            && let Some(second) = Next::of(second.raw())
            // One iterator under both moves twice.
            && !std::ptr::eq(first.position, second.position)
            && !interrupted(&s, loops)
            && first_is_free(&s)
        {
            return write_pair::<D>(s, first.take(), second.take(), loops);
        }
        step_pair_slowly::<D>(s, loops)
    }
}

#[inline(always)]
unsafe fn pair_of_enumerate<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let Some(enumerate) = exact::<Enumerate>(s.reg(s.instr().b)) else { return D::deopt(s) };
        let count = enumerate.count.get();
        if let Some(number) = RawValue::try_from_int(count)
            && let Some(next) = Next::of(enumerate.iterator.raw())
            && !interrupted(&s, loops)
            && first_is_free(&s)
        {
            enumerate.count.set(count + 1);
            return write_pair::<D>(s, number, next.take(), loops);
        }
        if let Some(number) = RawValue::try_from_int(count)
            && !s.reg(s.instr().a).is_heap()
            && !interrupted(&s, loops)
            && let Some(item) = next_char(&s, enumerate.iterator.raw())
        {
            enumerate.count.set(count + 1);
            retain(item);
            return write_pair::<D>(s, number, item, loops);
        }
        step_pair_slowly::<D>(s, loops)
    }
}

#[inline(always)]
unsafe fn step_values_slowly<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: the state is handed on.
    unsafe {
        if loops {
            return slow!(D, s, slow::loops::for_unpack_loop_same);
        }
        slow!(D, s, slow::loops::for_unpack_same)
    }
}

/// Writes targets one after the other. The old values that nothing else owns are put aside and
/// dropped at the end.
pub(super) struct Targets {
    next: *const Instr,
    count: usize,
    displaced: usize,
}

impl Targets {
    #[inline(always)]
    pub(super) unsafe fn of(s: &State, loops: bool) -> Targets {
        // SAFETY: the targets follow the head of the loop.
        let next =
            unsafe { if loops { s.pc.offset(s.instr().wide() as isize) } else { s.pc.add(1) } };
        Targets { next, count: 0, displaced: 0 }
    }
    #[inline(always)]
    pub(super) unsafe fn write(&mut self, s: &State, value: RawValue) {
        // SAFETY: verified operands: there are as many targets as values, four an instruction,
        // one after the other from the first operand on.
        unsafe {
            let operands = (&raw const (*self.next.add(self.count / 4)).a).cast::<u16>();
            let target = *operands.add(self.count % 4);
            self.count += 1;
            let old = s.reg(target);
            s.set_reg(target, value);
            if old.is_heap() && !release_shared(old) {
                s.vm().exec.displaced.get_unchecked(self.displaced).set(old);
                self.displaced += 1;
            }
        }
    }
    /// Goes on behind the targets.
    #[inline(always)]
    pub(super) unsafe fn finish<D: Dispatch>(self, mut s: State) -> D::Flow {
        // SAFETY: verified operands.
        unsafe {
            s.pc = self.next.add(self.count.div_ceil(4));
            if self.displaced > 0 {
                return slow!(D, s, slow::loops::drop_displaced);
            }
            D::resume(s)
        }
    }
}

#[inline(always)]
unsafe fn values_of_list<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let count = usize::from(i.a);
        guard!(D, s, exact::<ListIter>(s.reg(i.b)).is_some());
        if let Some(next) = Next::of(s.reg(i.b))
            && let Some(items) = items(next.item(), count)
            && !interrupted(&s, loops)
        {
            next.position.set(next.position.get() + 1);
            // The tuple stays in the list: nothing runs before the items are retained.
            let mut targets = Targets::of(&s, loops);
            for k in 0..count {
                let item = *items.add(k);
                retain(item);
                targets.write(&s, item);
            }
            return targets.finish::<D>(s);
        }
        step_values_slowly::<D>(s, loops)
    }
}

#[inline(always)]
unsafe fn values_of_zip<D: Dispatch>(s: State, loops: bool) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let count = usize::from(i.a);
        let Some(zip) = exact::<Zip>(s.reg(i.b)) else { return D::deopt(s) };
        let iterators = &*zip.iterators;
        if iterators.len() != count || zip.strict || interrupted(&s, loops) {
            return step_values_slowly::<D>(s, loops);
        }
        // Not in this frame: an array in it would cost the tail call.
        let items = &s.vm().exec.unpacked;
        let mut stepped = 0;
        while stepped < count {
            let Some(next) = Next::of(iterators.get_unchecked(stepped).raw()) else {
                // Those before it are moved back, and all are moved by the slow path.
                step_back(&iterators[..stepped]);
                return step_values_slowly::<D>(s, loops);
            };
            items.get_unchecked(stepped).set(next.item());
            next.position.set(next.position.get() + 1);
            stepped += 1;
        }
        let mut targets = Targets::of(&s, loops);
        for k in 0..count {
            // Containers own the items: nothing has run since they were read.
            let item = items.get_unchecked(k).get();
            retain(item);
            targets.write(&s, item);
        }
        targets.finish::<D>(s)
    }
}

/// Moves iterators back that were just moved on.
#[inline(always)]
unsafe fn step_back(iterators: &[Value]) {
    for iterator in iterators {
        // SAFETY: it was one over a list or a tuple, and nothing has run since.
        let position = unsafe {
            if (*iterator.as_header_unchecked()).shape() == ShapeId::LIST_ITERATOR {
                &payload::<ListIter>(iterator.raw()).position
            } else {
                &payload::<TupleIter>(iterator.raw()).position
            }
        };
        position.set(position.get() - 1);
    }
}
