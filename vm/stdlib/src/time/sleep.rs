//! Sleeping.

use super::calendar::not_a_timestamp;
use super::clocks::{read, to_timespec};
use super::os_error;
use apython_core::objects::int::IntView;
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::pyfunction;

#[cold]
pub(super) fn too_large(vm: &Vm) -> Raised {
    vm.overflow_error("timestamp too large to convert to C _PyTime_t")
}

/// A number of seconds in nanoseconds; `round` says which way.
pub(super) fn nanoseconds_of_seconds(
    vm: &Vm,
    value: &Value,
    round: fn(f64) -> f64,
) -> PyResult<i64> {
    if let Some(seconds) = value.as_float() {
        if seconds.is_nan() {
            return Err(not_a_timestamp(vm));
        }
        let nanoseconds = round(seconds * 1e9);
        if !(i64::MIN as f64..i64::MAX as f64).contains(&nanoseconds) {
            let message = "timestamp out of range for platform time_t";
            return Err(vm.overflow_error(message));
        }
        return Ok(nanoseconds as i64);
    }
    match ops::index(vm, value)?.as_int_view() {
        Some(IntView::Small(seconds)) => {
            seconds.checked_mul(1_000_000_000).ok_or_else(|| too_large(vm))
        }
        _ => Err(too_large(vm)),
    }
}

/// sleep(seconds)
///
/// Delay execution for a given number of seconds.  The argument may be
/// a floating point number for subsecond precision.
#[pyfunction("sleep(seconds, /)", no_text)]
fn sleep(vm: &Vm, seconds: &Value) -> PyResult<()> {
    // Away from zero, so that no sleep is shorter than asked for.
    let away = |x: f64| if x >= 0.0 { x.ceil() } else { x.floor() };
    let duration = nanoseconds_of_seconds(vm, seconds, away)?;
    if duration < 0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    let now = read(vm, libc::CLOCK_MONOTONIC)?;
    let deadline = to_timespec(now.checked_add(duration).ok_or_else(|| too_large(vm))?);
    loop {
        // SAFETY: the deadline is a value of this function, and nothing is returned.
        let status = unsafe {
            let rest = std::ptr::null_mut();
            libc::clock_nanosleep(libc::CLOCK_MONOTONIC, libc::TIMER_ABSTIME, &deadline, rest)
        };
        match status {
            0 => return Ok(()),
            // A signal; unless its handler raises, the sleep goes on.
            libc::EINTR => vm.run_pending_calls()?,
            error => return Err(os_error(vm, error)),
        }
    }
}
