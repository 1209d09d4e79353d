//! Slices of sequences, without slice objects where nobody can see them.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{attempt, release_window, write};
use crate::error::PyResult;
use crate::objects::list::List;
use crate::objects::slice::{self, quick_bounds};
use crate::objects::{str as text, tuple};
use crate::ops;
use crate::value::Value;

/// `b[b+1 : b+2]`.
pub(crate) unsafe fn get_slice(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe { get_part(s, 3) }
}

/// `b[b+1 : b+2 : b+3]`.
pub(crate) unsafe fn get_slice_step(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe { get_part(s, 4) }
}

/// A part of the container that begins a window of so many registers, which end in the bounds.
unsafe fn get_part(s: State, registers: usize) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let part = match part_of(&s, registers) {
            Some(part) => attempt!(part),
            None => {
                let (start, stop) = (s.take(i.b + 1), s.take(i.b + 2));
                let step = if registers == 4 { s.take(i.b + 3) } else { Value::NONE };
                let slice = s.vm().new_slice(start, stop, step);
                attempt!(ops::get_item(s.vm(), s.value(i.b), &slice))
            }
        };
        release_window(&s, i.b, registers);
        write(&s, i.a, part);
        Outcome::Next
    }
}

/// The part, if the container is exactly a list, tuple or str and the bounds are small.
unsafe fn part_of(s: &State, registers: usize) -> Option<PyResult> {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let first = s.instr().b;
        let step = if registers == 4 { s.value(first + 3) } else { &Value::NONE };
        let bounds = quick_bounds(s.value(first + 1), s.value(first + 2), step)?;
        let container = s.value(first);
        if let Some(list) = container.downcast_exact::<List>() {
            return Some(Ok(list.part(vm, bounds)));
        }
        if container.downcast_exact::<text::Str>().is_some() {
            return Some(text::part(vm, container, bounds));
        }
        container.downcast_exact::<tuple::Tuple>()?;
        Some(Ok(tuple::part(vm, container, bounds)))
    }
}

/// `(a+1)[a+2 : a+3] = a`.
pub(crate) unsafe fn set_slice(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if exchange(&s) {
            release_window(&s, i.a, 4);
            return Outcome::Next;
        }
        let (start, stop) = (s.take(i.a + 2), s.take(i.a + 3));
        let slice = s.vm().new_slice(start, stop, Value::NONE);
        attempt!(ops::set_item(s.vm(), s.value(i.a + 1), &slice, s.value(i.a)));
        release_window(&s, i.a, 2);
        Outcome::Next
    }
}

/// Assigns to a part of a list a list of the same length that nothing else owns: the two
/// exchange their items, and the old ones go with the list that is released.
unsafe fn exchange(s: &State) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let first = s.instr().a;
        let value = s.value(first);
        let (Some(from), Some(to)) =
            (value.downcast_exact::<List>(), s.value(first + 1).downcast_exact::<List>())
        else {
            return false;
        };
        let Some(bounds) = quick_bounds(s.value(first + 2), s.value(first + 3), &Value::NONE)
        else {
            return false;
        };
        let (start, _, _, count) = slice::adjust(bounds, to.len());
        if from.len() != count || value.header().is_none_or(|header| header.refcount() != 1) {
            return false;
        }
        to.exchange(start as usize, from);
        true
    }
}
