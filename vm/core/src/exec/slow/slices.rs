//! Slices of sequences, without slice objects where nobody can see them.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{attempt, release_window, write};
use crate::error::PyResult;
use crate::objects::list::List;
use crate::objects::slice::{self, quick_bounds};
use crate::objects::{str as text, tuple};
use crate::ops;
use crate::value::{RawValue, Value};

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
        if let Some(part) = part_of_list(&s, registers) {
            release_window(&s, i.b, registers);
            write(&s, i.a, part);
            return Outcome::Next;
        }
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

/// The part of what is exactly a list, if the bounds are small and the step is one, either way:
/// without the division that other steps take.
#[inline(always)]
unsafe fn part_of_list(s: &State, registers: usize) -> Option<Value> {
    // SAFETY: verified operands.
    unsafe {
        let first = s.instr().b;
        let list = s.value(first).downcast_exact::<List>()?;
        let forward = match registers {
            4 if s.reg(first + 3).as_small_int() == Some(-1) => false,
            4 if s.reg(first + 3).as_small_int() != Some(1) => return None,
            _ => true,
        };
        let len = list.len() as i64;
        let start = quick_bound(s.reg(first + 1), if forward { 0 } else { len - 1 })?;
        let stop = quick_bound(s.reg(first + 2), if forward { len } else { i64::MIN })?;
        Some(if forward {
            let (start, stop) = (clamp_bound(start, 0, len), clamp_bound(stop, 0, len));
            list.copy_of(s.vm(), start as usize, (stop - start).max(0) as usize)
        } else {
            let (start, stop) = (clamp_bound(start, -1, len - 1), clamp_bound(stop, -1, len - 1));
            list.reversed_copy_of(s.vm(), (stop + 1) as usize, (start - stop).max(0) as usize)
        })
    }
}

/// A bound as it is written; `default` for None.
#[inline(always)]
fn quick_bound(bound: RawValue, default: i64) -> Option<i64> {
    if bound.is_none() { Some(default) } else { bound.as_small_int() }
}

/// The place that a bound stands for: negative ones count from the end, which is one beyond
/// `highest`, or `highest + 1` beyond `lowest`.
#[inline(always)]
fn clamp_bound(bound: i64, lowest: i64, highest: i64) -> i64 {
    if bound >= 0 {
        return bound.min(highest);
    }
    bound.saturating_add(highest - lowest).max(lowest)
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
