//! Clocks.

use super::struct_time::{NO_CONTEXT, c_int};
use super::{last_os_error, os_error, tuple_arguments};
use crate::time::sleep::nanoseconds_of_seconds;
use apython_core::native::{Args, FromArg};
use apython_core::object::Ref;
use apython_core::objects::dict::Dict;
use apython_core::objects::namespace::Namespace;
use apython_core::{PyResult, Value, Vm};
use apython_derive::pyfunction;
use libc::clockid_t;

const NANOSECONDS: i64 = 1_000_000_000;

pub(super) fn to_nanoseconds(time: &libc::timespec) -> i64 {
    time.tv_sec * NANOSECONDS + time.tv_nsec
}

pub(super) fn to_timespec(nanoseconds: i64) -> libc::timespec {
    libc::timespec {
        tv_sec: nanoseconds.div_euclid(NANOSECONDS),
        tv_nsec: nanoseconds.rem_euclid(NANOSECONDS),
    }
}

/// Nanoseconds as seconds: exactly, if they are whole ones.
fn to_seconds(nanoseconds: i64) -> f64 {
    if nanoseconds % NANOSECONDS == 0 {
        (nanoseconds / NANOSECONDS) as f64
    } else {
        nanoseconds as f64 / 1e9
    }
}

#[inline]
pub(super) fn read(vm: &Vm, clock: clockid_t) -> PyResult<i64> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: points to a value of this function.
    if unsafe { libc::clock_gettime(clock, &mut time) } != 0 {
        return Err(last_os_error(vm));
    }
    Ok(to_nanoseconds(&time))
}

fn resolution(vm: &Vm, clock: clockid_t) -> PyResult<f64> {
    let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: points to a value of this function.
    if unsafe { libc::clock_getres(clock, &mut time) } != 0 {
        return Err(last_os_error(vm));
    }
    Ok(to_seconds(to_nanoseconds(&time)))
}

macro_rules! clocks {
    ($($(#[$doc:meta])* $name:ident $signature:literal, $(#[$ns_doc:meta])* $ns:ident $ns_signature:literal: $clock:ident;)*) => {$(
        $(#[$doc])*
        #[pyfunction($signature, no_text)]
        pub(super) fn $name(vm: &Vm) -> PyResult<f64> {
            read(vm, libc::$clock).map(to_seconds)
        }
        $(#[$ns_doc])*
        #[pyfunction($ns_signature, no_text)]
        fn $ns(vm: &Vm) -> PyResult<i64> {
            read(vm, libc::$clock)
        }
    )*};
}

clocks! {
/// time() -> floating point number
///
/// Return the current time in seconds since the Epoch.
/// Fractions of a second may be present if the system clock provides them.
    time "time()",
/// time_ns() -> int
///
/// Return the current time in nanoseconds since the Epoch.
    time_ns "time_ns()": CLOCK_REALTIME;
/// monotonic() -> float
///
/// Monotonic clock, cannot go backward.
    monotonic "monotonic()",
/// monotonic_ns() -> int
///
/// Monotonic clock, cannot go backward, as nanoseconds.
    monotonic_ns "monotonic_ns()": CLOCK_MONOTONIC;
/// perf_counter() -> float
///
/// Performance counter for benchmarking.
    perf_counter "perf_counter()",
/// perf_counter_ns() -> int
///
/// Performance counter for benchmarking as nanoseconds.
    perf_counter_ns "perf_counter_ns()": CLOCK_MONOTONIC;
/// process_time() -> float
///
/// Process time for profiling: sum of the kernel and user-space CPU time.
    process_time "process_time()",
/// process_time() -> int
///
/// Process time for profiling as nanoseconds:
/// sum of the kernel and user-space CPU time.
    process_time_ns "process_time_ns()": CLOCK_PROCESS_CPUTIME_ID;
/// thread_time() -> float
///
/// Thread time for profiling: sum of the kernel and user-space CPU time.
    thread_time "thread_time()",
/// thread_time() -> int
///
/// Thread time for profiling as nanoseconds:
/// sum of the kernel and user-space CPU time.
    thread_time_ns "thread_time_ns()": CLOCK_THREAD_CPUTIME_ID;
}

/// The clock that a function's only argument names.
fn clock_argument(vm: &Vm, name: &str, args: Args<'_>) -> PyResult<clockid_t> {
    c_int(vm, &tuple_arguments(vm, name, args, 1, 1)?[0])
}

/// clock_gettime(clk_id) -> float
///
/// Return the time of the specified clock clk_id.
#[pyfunction("clock_gettime", raw)]
fn clock_gettime(vm: &Vm, args: Args<'_>) -> PyResult {
    let clock = clock_argument(vm, "clock_gettime", args)?;
    Ok(Value::from_f64(to_seconds(read(vm, clock)?)))
}

/// clock_gettime_ns(clk_id) -> int
///
/// Return the time of the specified clock clk_id as nanoseconds.
#[pyfunction("clock_gettime_ns", raw)]
fn clock_gettime_ns(vm: &Vm, args: Args<'_>) -> PyResult {
    let clock = clock_argument(vm, "clock_gettime_ns", args)?;
    Ok(Value::from_int(vm, read(vm, clock)?))
}

/// clock_getres(clk_id) -> floating point number
///
/// Return the resolution (precision) of the specified clock clk_id.
#[pyfunction("clock_getres", raw)]
fn clock_getres(vm: &Vm, args: Args<'_>) -> PyResult {
    let clock = clock_argument(vm, "clock_getres", args)?;
    Ok(Value::from_f64(resolution(vm, clock)?))
}

fn set(vm: &Vm, clock: clockid_t, nanoseconds: i64) -> PyResult {
    // SAFETY: points to a value of this function.
    if unsafe { libc::clock_settime(clock, &to_timespec(nanoseconds)) } != 0 {
        return Err(last_os_error(vm));
    }
    Ok(Value::NONE)
}

/// clock_settime(clk_id, time)
///
/// Set the time of the specified clock clk_id.
#[pyfunction("clock_settime", raw)]
fn clock_settime(vm: &Vm, args: Args<'_>) -> PyResult {
    let arguments = tuple_arguments(vm, "clock_settime", args, 2, 2)?;
    let clock = c_int(vm, &arguments[0])?;
    set(vm, clock, nanoseconds_of_seconds(vm, &arguments[1], f64::floor)?)
}

/// clock_settime_ns(clk_id, time)
///
/// Set the time of the specified clock clk_id with nanoseconds.
#[pyfunction("clock_settime_ns", raw)]
fn clock_settime_ns(vm: &Vm, args: Args<'_>) -> PyResult {
    let arguments = tuple_arguments(vm, "clock_settime_ns", args, 2, 2)?;
    let clock = c_int(vm, &arguments[0])?;
    if !arguments[1].is_int() {
        let found = arguments[1].type_name(vm);
        return Err(vm.type_error(format!("expect int, got {found}")));
    }
    let nanoseconds = arguments[1].as_i64().ok_or_else(|| super::sleep::too_large(vm))?;
    set(vm, clock, nanoseconds)
}

/// pthread_getcpuclockid(thread_id) -> int
///
/// Return the clk_id of a thread's CPU time clock.
#[pyfunction("pthread_getcpuclockid", raw)]
fn pthread_getcpuclockid(vm: &Vm, args: Args<'_>) -> PyResult {
    let thread = &tuple_arguments(vm, "pthread_getcpuclockid", args, 1, 1)?[0];
    if !thread.is_int() {
        let found = thread.type_name(vm);
        let message = format!("pthread_getcpuclockid() argument 1 must be int, not {found}");
        return Err(vm.type_error(message));
    }
    // The C library trusts the caller; the process has but this thread.
    // SAFETY: always succeeds.
    let own = unsafe { libc::pthread_self() };
    if u64::from_arg(vm, thread, NO_CONTEXT)? != own {
        return Err(os_error(vm, libc::ESRCH));
    }
    let mut clock: clockid_t = 0;
    // SAFETY: the thread is this one, and the pointer to a value of this function.
    match unsafe { libc::pthread_getcpuclockid(own, &mut clock) } {
        0 => Ok(Value::from_small_int(i64::from(clock))),
        error => Err(os_error(vm, error)),
    }
}

/// get_clock_info(name: str) -> dict
///
/// Get information of the specified clock.
#[pyfunction("get_clock_info", raw)]
fn get_clock_info(vm: &Vm, args: Args<'_>) -> PyResult {
    let name = &tuple_arguments(vm, "get_clock_info", args, 1, 1)?[0];
    let Some(text) = name.as_str_view() else {
        let found = if name.is_none() { "None".to_owned() } else { name.type_name(vm) };
        return Err(vm.type_error(format!("get_clock_info() argument 1 must be str, not {found}")));
    };
    if text.chars().any(|c| c == 0) {
        return Err(vm.value_error("embedded null character"));
    }
    let (clock, clock_name, adjustable) = match text.to_utf8_lossy().as_ref() {
        "time" => (libc::CLOCK_REALTIME, "CLOCK_REALTIME", true),
        "monotonic" | "perf_counter" => (libc::CLOCK_MONOTONIC, "CLOCK_MONOTONIC", false),
        "process_time" => (libc::CLOCK_PROCESS_CPUTIME_ID, "CLOCK_PROCESS_CPUTIME_ID", false),
        "thread_time" => (libc::CLOCK_THREAD_CPUTIME_ID, "CLOCK_THREAD_CPUTIME_ID", false),
        _ => return Err(vm.value_error("unknown clock")),
    };
    let dict = Ref::new(vm, Dict::default());
    let implementation = vm.new_str(&format!("clock_gettime({clock_name})"));
    dict.set_str(vm, "implementation", implementation);
    // Only the time of day can be put back.
    dict.set_str(vm, "monotonic", Value::from_bool(!adjustable));
    dict.set_str(vm, "adjustable", Value::from_bool(adjustable));
    dict.set_str(vm, "resolution", Value::from_f64(resolution(vm, clock)?));
    Ok(Ref::new(vm, Namespace { dict }).into_value())
}
