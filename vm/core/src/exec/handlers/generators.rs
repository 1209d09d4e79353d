//! Yielding.

use super::super::dispatch::{Dispatch, slow};
use super::super::slow;
use super::super::state::{FrameKind, State};
use super::arithmetic::add;
use super::write;
use crate::builtins::sum::add_float;
use crate::value::RawValue;

/// Adds a plain number to the sum in a window, whose first register holds the total and whose
/// second what rounding has lost of it (None if the total is no plain number); false if it takes
/// more.
#[inline(always)]
unsafe fn add_to_sum(window: *mut RawValue, value: RawValue) -> bool {
    // SAFETY: the window of a `call_sum_generator`.
    unsafe {
        let (total, lost) = (*window, *window.add(1));
        if total.are_small_ints(value) {
            let Some(sum) = add(total, value) else { return false };
            *window = sum;
            return true;
        }
        if total.is_float() && value.is_float() && lost.is_float() {
            let (mut sum, mut lost) = (total.as_f64_unchecked(), lost.as_f64_unchecked());
            add_float(&mut sum, &mut lost, value.as_f64_unchecked());
            *window = RawValue::from_f64_computed(sum);
            *window.add(1) = RawValue::from_f64_computed(lost);
            return true;
        }
        if value.is_bool() && total.is_small_int() {
            let Some(sum) = add(total, RawValue::from_small_int(i64::from(value.is_true()))) else {
                return false;
            };
            *window = sum;
            return true;
        }
        false
    }
}

/// Hands a value to whoever resumed the generator. If that adds values up, the generator isn't
/// even suspended.
#[inline(always)]
pub(crate) unsafe fn yield_value<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; a generator's frame is running above the one that resumed it.
    unsafe {
        let frame = s.frame();
        if (*frame).kind.get() != FrameKind::SumGenerator {
            return slow!(D, s, slow::generators::yield_value);
        }
        let i = s.instr();
        let caller = frame.sub(1);
        let window = (*caller).base.add(usize::from((*(*caller).pc).b));
        if !add_to_sum(window, s.reg(i.b)) {
            return slow!(D, s, slow::generators::yield_value);
        }
        s.set_reg(i.b, RawValue::FREE);
        write::<D>(s, i.a, RawValue::NONE)
    }
}
