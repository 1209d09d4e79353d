//! `time`: clocks, sleeping, and the C library's calendar.

mod calendar;
mod clocks;
mod sleep;
mod struct_time;
#[cfg(test)]
mod tests;
mod zone;

use apython_core::native::{Args, check_no_keywords};
use apython_core::objects::module::Module;
use apython_core::{PyResult, Raised, Value, Vm};
use apython_derive::{py_module, pyattr};

#[pyattr("CLOCK_REALTIME")]
fn clock_realtime(_vm: &Vm) -> i32 {
    libc::CLOCK_REALTIME
}

#[pyattr("CLOCK_MONOTONIC")]
fn clock_monotonic(_vm: &Vm) -> i32 {
    libc::CLOCK_MONOTONIC
}

#[pyattr("CLOCK_MONOTONIC_RAW")]
fn clock_monotonic_raw(_vm: &Vm) -> i32 {
    libc::CLOCK_MONOTONIC_RAW
}

#[pyattr("CLOCK_PROCESS_CPUTIME_ID")]
fn clock_process_cputime_id(_vm: &Vm) -> i32 {
    libc::CLOCK_PROCESS_CPUTIME_ID
}

#[pyattr("CLOCK_THREAD_CPUTIME_ID")]
fn clock_thread_cputime_id(_vm: &Vm) -> i32 {
    libc::CLOCK_THREAD_CPUTIME_ID
}

#[pyattr("CLOCK_BOOTTIME")]
fn clock_boottime(_vm: &Vm) -> i32 {
    libc::CLOCK_BOOTTIME
}

#[pyattr("CLOCK_TAI")]
fn clock_tai(_vm: &Vm) -> i32 {
    libc::CLOCK_TAI
}

#[pyattr("_STRUCT_TM_ITEMS")]
fn struct_tm_items(_vm: &Vm) -> i32 {
    11
}

py_module! {
    name: "time",
    doc: "This module provides various functions to manipulate time values.

There are two standard representations of time.  One is the number
of seconds since the Epoch, in UTC (a.k.a. GMT).  It may be an integer
or a floating point number (to represent fractions of seconds).
The Epoch is system-defined; on Unix, it is generally January 1st, 1970.
The actual value can be retrieved by calling gmtime(0).

The other representation is a tuple of 9 integers giving local time.
The tuple items are:
  year (including century, e.g. 1998)
  month (1-12)
  day (1-31)
  hours (0-23)
  minutes (0-59)
  seconds (0-59)
  weekday (0-6, Monday is 0)
  Julian day (day in the year, 1-366)
  DST (Daylight Savings Time) flag (-1, 0 or 1)
If the DST flag is 0, the time is given in the regular time zone;
if it is 1, the time is given in the DST time zone;
if it is -1, mktime() should guess based on the date and time.
",
    functions: [
        clocks::time, clocks::time_ns, clocks::clock_gettime, clocks::clock_gettime_ns,
        clocks::clock_settime, clocks::clock_settime_ns, clocks::clock_getres,
        clocks::pthread_getcpuclockid, sleep::sleep, calendar::gmtime, calendar::localtime,
        calendar::asctime, calendar::ctime, calendar::mktime, calendar::strftime,
        calendar::strptime, zone::tzset, clocks::monotonic, clocks::monotonic_ns,
        clocks::process_time, clocks::process_time_ns, clocks::thread_time,
        clocks::thread_time_ns, clocks::perf_counter, clocks::perf_counter_ns,
        clocks::get_clock_info,
    ],
    attributes: [
        clock_realtime, clock_monotonic, clock_monotonic_raw, clock_process_cputime_id,
        clock_thread_cputime_id, clock_tai, clock_boottime, struct_tm_items,
    ],
    exec: fill,
}

fn fill(vm: &Vm, module: &Value) -> PyResult<()> {
    let dict = &module.downcast::<Module>().expect("exec gets its module").dict;
    dict.set_str(vm, "struct_time", struct_time::class(vm)?.into_value());
    zone::set_constants(vm, dict)
}

/// The arguments of a function that takes so many by position, in the words of functions that
/// parse them as a tuple.
fn tuple_arguments<'a>(
    vm: &Vm,
    name: &str,
    args: Args<'a>,
    min: usize,
    max: usize,
) -> PyResult<&'a [Value]> {
    check_no_keywords(vm, name, args)?;
    let given = args.positional().len();
    if (min..=max).contains(&given) {
        return Ok(args.positional());
    }
    let (how, limit) = match given < min {
        _ if min == max => ("exactly", min),
        true => ("at least", min),
        false => ("at most", max),
    };
    let plural = if limit == 1 { "" } else { "s" };
    Err(vm.type_error(format!("{name}() takes {how} {limit} argument{plural} ({given} given)")))
}

/// OSError for what the C library reports of its last call.
#[cold]
fn last_os_error(vm: &Vm) -> Raised {
    os_error(vm, std::io::Error::last_os_error().raw_os_error().unwrap_or(libc::EINVAL))
}

#[cold]
fn os_error(vm: &Vm, number: i32) -> Raised {
    // SAFETY: the C library's messages are terminated and live until the next call.
    let message = unsafe { std::ffi::CStr::from_ptr(libc::strerror(number)) };
    let message = vm.new_str(&message.to_string_lossy());
    let args = vec![Value::from_small_int(i64::from(number)), message];
    vm.raise_args(&vm.exceptions.os_error, args)
}
