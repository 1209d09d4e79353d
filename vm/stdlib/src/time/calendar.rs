//! Moments as calendars and clocks show them, and as text.

use super::struct_time::{BrokenDown, check, from_tm, to_tm, zeroed};
use super::{last_os_error, tuple_arguments};
use apython_core::import::import_name;
use apython_core::native::{Args, check_no_keywords, check_positional};
use apython_core::objects::int::IntView;
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::pyfunction;
use apython_text::StrView;

unsafe extern "C" {
    fn wcsftime(
        buffer: *mut libc::wchar_t,
        size: usize,
        format: *const libc::wchar_t,
        tm: *const libc::tm,
    ) -> usize;
}

#[cold]
fn timestamp_out_of_range(vm: &Vm) -> Raised {
    vm.overflow_error("timestamp out of range for platform time_t")
}

#[cold]
pub(super) fn not_a_timestamp(vm: &Vm) -> Raised {
    vm.value_error("Invalid value NaN (not a number)")
}

/// Seconds since the epoch, rounded down.
fn timestamp(vm: &Vm, value: &Value) -> PyResult<i64> {
    if let Some(x) = value.as_float() {
        if x.is_nan() {
            return Err(not_a_timestamp(vm));
        }
        let x = x.floor();
        // 2 ** 63 is the first double that doesn't fit.
        let fits = (i64::MIN as f64..i64::MAX as f64).contains(&x);
        return if fits { Ok(x as i64) } else { Err(timestamp_out_of_range(vm)) };
    }
    let index = ops::index(vm, value)?;
    match index.as_int_view() {
        Some(IntView::Small(x)) => Ok(x),
        _ => Err(timestamp_out_of_range(vm)),
    }
}

fn now() -> i64 {
    // SAFETY: no place for the result is given.
    unsafe { libc::time(std::ptr::null_mut()) }
}

/// The moment that a function's only argument says, or now.
fn moment(vm: &Vm, name: &str, args: Args<'_>) -> PyResult<i64> {
    match tuple_arguments(vm, name, args, 0, 1)? {
        [moment] if !moment.is_none() => timestamp(vm, moment),
        _ => Ok(now()),
    }
}

pub(super) fn local(vm: &Vm, moment: i64) -> PyResult<libc::tm> {
    let mut tm = zeroed();
    // SAFETY: both point to values of this function.
    let done = unsafe { libc::localtime_r(&moment, &mut tm) };
    if done.is_null() { Err(last_os_error(vm)) } else { Ok(tm) }
}

/// gmtime([seconds]) -> (tm_year, tm_mon, tm_mday, tm_hour, tm_min,
///                        tm_sec, tm_wday, tm_yday, tm_isdst)
///
/// Convert seconds since the Epoch to a time tuple expressing UTC (a.k.a.
/// GMT).  When 'seconds' is not passed in, convert the current time instead.
///
/// If the platform supports the tm_gmtoff and tm_zone, they are available as
/// attributes only.
#[pyfunction("gmtime", raw)]
fn gmtime(vm: &Vm, args: Args<'_>) -> PyResult {
    let moment = moment(vm, "gmtime", args)?;
    let mut tm = zeroed();
    // SAFETY: both point to values of this function.
    let done = unsafe { libc::gmtime_r(&moment, &mut tm) };
    if done.is_null() { Err(last_os_error(vm)) } else { Ok(from_tm(vm, &tm)) }
}

/// localtime([seconds]) -> (tm_year,tm_mon,tm_mday,tm_hour,tm_min,
///                           tm_sec,tm_wday,tm_yday,tm_isdst)
///
/// Convert seconds since the Epoch to a time tuple expressing local time.
/// When 'seconds' is not passed in, convert the current time instead.
#[pyfunction("localtime", raw)]
fn localtime(vm: &Vm, args: Args<'_>) -> PyResult {
    Ok(from_tm(vm, &local(vm, moment(vm, "localtime", args)?)?))
}

/// mktime(tuple) -> floating point number
///
/// Convert a time tuple in local time to seconds since the Epoch.
/// Note that mktime(gmtime(0)) will not generally return zero for most
/// time zones; instead the returned value will either be equal to that
/// of the timezone or altzone attributes on the time module.
#[pyfunction("mktime(tuple, /)", no_text)]
fn mktime(vm: &Vm, tuple: &Value) -> PyResult<f64> {
    let mut broken_down = to_tm(vm, tuple, "mktime")?;
    let tm = &mut broken_down.tm;
    // Tells the last second before the epoch from a failure.
    tm.tm_wday = -1;
    // SAFETY: the zone's name lives as long as `tm`.
    let moment = unsafe { libc::mktime(tm) };
    if moment == -1 && tm.tm_wday == -1 {
        return Err(vm.overflow_error("mktime argument out of range"));
    }
    Ok(moment as f64)
}

const WEEKDAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
#[rustfmt::skip]
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Thu Jan  1 00:00:00 1970`
fn show(tm: &libc::tm) -> String {
    format!(
        "{} {}{:3} {:02}:{:02}:{:02} {}",
        WEEKDAYS[tm.tm_wday as usize % 7],
        MONTHS[tm.tm_mon as usize % 12],
        tm.tm_mday,
        tm.tm_hour,
        tm.tm_min,
        tm.tm_sec,
        i64::from(tm.tm_year) + 1900
    )
}

/// asctime([tuple]) -> string
///
/// Convert a time tuple to a string, e.g. 'Sat Jun 06 16:26:11 1998'.
/// When the time tuple is not present, current time as returned by localtime()
/// is used.
#[pyfunction("asctime", raw)]
fn asctime(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "asctime", args)?;
    check_positional(vm, "asctime", args.positional().len(), 0, 1)?;
    let mut broken_down = match args.positional() {
        [tuple] => to_tm(vm, tuple, "asctime")?,
        _ => return Ok(vm.new_str(&show(&local(vm, now())?))),
    };
    check(vm, &mut broken_down.tm)?;
    Ok(vm.new_str(&show(&broken_down.tm)))
}

/// ctime(seconds) -> string
///
/// Convert a time in seconds since the Epoch to a string in local time.
/// This is equivalent to asctime(localtime(seconds)). When the time tuple is
/// not present, current time as returned by localtime() is used.
#[pyfunction("ctime", raw)]
fn ctime(vm: &Vm, args: Args<'_>) -> PyResult {
    Ok(vm.new_str(&show(&local(vm, moment(vm, "ctime", args)?)?)))
}

/// strftime(format[, tuple]) -> string
///
/// Convert a time tuple to a string according to a format specification.
/// See the library reference manual for formatting codes. When the time tuple
/// is not present, current time as returned by localtime() is used.
///
/// Commonly used format codes:
///
/// %Y  Year with century as a decimal number.
/// %m  Month as a decimal number [01,12].
/// %d  Day of the month as a decimal number [01,31].
/// %H  Hour (24-hour clock) as a decimal number [00,23].
/// %M  Minute as a decimal number [00,59].
/// %S  Second as a decimal number [00,61].
/// %z  Time zone offset from UTC.
/// %a  Locale's abbreviated weekday name.
/// %A  Locale's full weekday name.
/// %b  Locale's abbreviated month name.
/// %B  Locale's full month name.
/// %c  Locale's appropriate date and time representation.
/// %I  Hour (12-hour clock) as a decimal number [01,12].
/// %p  Locale's equivalent of either AM or PM.
///
/// Other codes may be available on your platform.  See documentation for
/// the C library strftime function.
#[pyfunction("strftime", raw)]
fn strftime(vm: &Vm, args: Args<'_>) -> PyResult {
    let arguments = tuple_arguments(vm, "strftime", args, 1, 2)?;
    let Some(format) = arguments[0].as_str_view() else {
        let found = if arguments[0].is_none() { "None".into() } else { arguments[0].type_name(vm) };
        return Err(vm.type_error(format!("strftime() argument 1 must be str, not {found}")));
    };
    let mut broken_down = match arguments.get(1) {
        None => local_now(vm)?,
        Some(tuple) => {
            let mut broken_down = to_tm(vm, tuple, "strftime")?;
            check(vm, &mut broken_down.tm)?;
            broken_down
        }
    };
    let tm = &mut broken_down.tm;
    tm.tm_isdst = tm.tm_isdst.clamp(-1, 1);
    let mut wide: Vec<libc::wchar_t> = format.chars().map(|c| c as libc::wchar_t).collect();
    if wide.contains(&0) {
        return Err(vm.value_error("embedded null character"));
    }
    wide.push(0);
    let text = formatted(&wide, tm);
    let text: Vec<u32> = text.into_iter().map(|c| c as u32).collect();
    Ok(vm.new_str_view(StrView::Ucs4(&text)))
}

fn local_now(vm: &Vm) -> PyResult<BrokenDown> {
    Ok(BrokenDown::without_zone(local(vm, now())?))
}

/// What the C library makes of a terminated format, as many characters as that takes.
fn formatted(format: &[libc::wchar_t], tm: &libc::tm) -> Vec<libc::wchar_t> {
    let mut buffer = vec![0; 1024];
    loop {
        // SAFETY: the buffer is as long as it is said to be, the format is terminated, and the
        // zone's name lives.
        let len = unsafe { wcsftime(buffer.as_mut_ptr(), buffer.len(), format.as_ptr(), tm) };
        // A result that doesn't fit and an empty one look alike; so much longer than its format
        // none is.
        if len > 0 || buffer.len() >= 256 * (format.len() - 1) {
            buffer.truncate(len);
            return buffer;
        }
        buffer.resize(buffer.len() * 2, 0);
    }
}

/// strptime(string, format) -> struct_time
///
/// Parse a string to a time tuple according to a format specification.
/// See the library reference manual for formatting codes (same as
/// strftime()).
///
/// Commonly used format codes:
///
/// %Y  Year with century as a decimal number.
/// %m  Month as a decimal number [01,12].
/// %d  Day of the month as a decimal number [01,31].
/// %H  Hour (24-hour clock) as a decimal number [00,23].
/// %M  Minute as a decimal number [00,59].
/// %S  Second as a decimal number [00,61].
/// %z  Time zone offset from UTC.
/// %a  Locale's abbreviated weekday name.
/// %A  Locale's full weekday name.
/// %b  Locale's abbreviated month name.
/// %B  Locale's full month name.
/// %c  Locale's appropriate date and time representation.
/// %I  Hour (12-hour clock) as a decimal number [01,12].
/// %p  Locale's equivalent of either AM or PM.
///
/// Other codes may be available on your platform.  See documentation for
/// the C library strftime function.
#[pyfunction("strptime", raw)]
fn strptime(vm: &Vm, args: Args<'_>) -> PyResult {
    check_no_keywords(vm, "strptime", args)?;
    let module = import_name(vm, &vm.intern("_strptime"), None, None, 0)?;
    let parse = ops::get_attr(vm, &module, &vm.intern("_strptime_time"))?;
    ops::call(vm, &parse, args)
}
