//! `struct_time`, and its way to and from the C library's form.

use crate::struct_sequence::{self, StructSequence, struct_sequence_def};
use apython_core::native::{ArgContext, ClassDef, FromArg};
use apython_core::object::{NativeObject, Ref, Type};
use apython_core::objects::tuple::{Tuple, new_with_hidden};
use apython_core::{PyResult, Value, Vm};
use std::ffi::{CStr, CString};

static DEF: ClassDef = struct_sequence_def!(STRUCT_TIME {
    0 "tm_year" "year, for example, 1993";
    1 "tm_mon" "month of year, range [1, 12]";
    2 "tm_mday" "day of month, range [1, 31]";
    3 "tm_hour" "hours, range [0, 23]";
    4 "tm_min" "minutes, range [0, 59]";
    5 "tm_sec" "seconds, range [0, 61])";
    6 "tm_wday" "day of week, range [0, 6], Monday is 0";
    7 "tm_yday" "day of year, range [1, 366]";
    8 "tm_isdst" "1 if summer time is in effect, 0 if not, and -1 if unknown";
    9 "tm_zone" "abbreviation of timezone name";
    10 "tm_gmtoff" "offset from UTC in seconds";
});

static STRUCT_TIME: StructSequence = StructSequence {
    name: "time.struct_time",
    doc: "The time value as returned by gmtime(), localtime(), and strptime(), and
 accepted by asctime(), mktime() and strftime().  May be considered as a
 sequence of 9 integers.

 Note that several fields' values are not the same as those defined by
 the C language standard for struct tm.  For example, the value of the
 field tm_year is the actual year, not year - 1900.  See individual
 fields' descriptions for details.",
    def: &DEF,
    items: 9,
};

/// What the class is registered under: its instances are tuples.
struct StructTime;

impl NativeObject for StructTime {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<StructTime>()
    }
}

/// Makes the class, once.
pub(super) fn class(vm: &Vm) -> PyResult<Ref<Type>> {
    let class = struct_sequence::new_class(vm, &STRUCT_TIME)?;
    vm.native_classes.insert::<StructTime>(class);
    Ok(StructTime::class(vm).clone())
}

/// Broken-down time in the C library's form, with the name of the zone that it points to.
pub(super) struct BrokenDown {
    pub(super) tm: libc::tm,
    _zone: Option<CString>,
}

impl BrokenDown {
    /// Of a time that the C library has made.
    pub(super) fn without_zone(tm: libc::tm) -> BrokenDown {
        BrokenDown { tm, _zone: None }
    }
}

pub(super) fn zeroed() -> libc::tm {
    // SAFETY: all zeros are a valid `tm`, whose zone name is null.
    unsafe { std::mem::zeroed() }
}

/// A `struct_time`.
pub(super) fn from_tm(vm: &Vm, tm: &libc::tm) -> Value {
    let int = |x: i64| Value::from_int(vm, x);
    let items = [
        int(i64::from(tm.tm_year) + 1900),
        int(i64::from(tm.tm_mon) + 1),
        int(tm.tm_mday.into()),
        int(tm.tm_hour.into()),
        int(tm.tm_min.into()),
        int(tm.tm_sec.into()),
        // Here a week begins with Monday, there with Sunday.
        int((i64::from(tm.tm_wday) + 6) % 7),
        int(i64::from(tm.tm_yday) + 1),
        int(tm.tm_isdst.into()),
    ];
    let hidden = [vm.new_str(&zone_name(tm)), int(tm.tm_gmtoff)];
    new_with_hidden(StructTime::class(vm), &items, &hidden)
}

pub(super) fn zone_name(tm: &libc::tm) -> String {
    if tm.tm_zone.is_null() {
        return String::new();
    }
    // SAFETY: the C library's zone names are terminated and are never freed.
    unsafe { CStr::from_ptr(tm.tm_zone) }.to_string_lossy().into_owned()
}

/// The broken-down time of a tuple; `function` is whose argument it is.
pub(super) fn to_tm(vm: &Vm, value: &Value, function: &str) -> PyResult<BrokenDown> {
    let Some(tuple) = value.downcast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    if tuple.len() != STRUCT_TIME.items {
        return Err(vm.type_error(format!("{function}(): illegal time tuple argument")));
    }
    let mut fields = [0i32; 9];
    for (field, item) in fields.iter_mut().zip(tuple.items()) {
        *field = c_int(vm, item)?;
    }
    let [year, month, day, hour, minute, second, weekday, day_of_year, is_dst] = fields;
    let mut tm = zeroed();
    tm.tm_year = year.checked_sub(1900).ok_or_else(|| vm.overflow_error("year out of range"))?;
    tm.tm_mon = month.wrapping_sub(1);
    tm.tm_mday = day;
    tm.tm_hour = hour;
    tm.tm_min = minute;
    tm.tm_sec = second;
    tm.tm_wday = weekday.wrapping_add(1) % 7;
    tm.tm_yday = day_of_year.wrapping_sub(1);
    tm.tm_isdst = is_dst;
    let mut zone = None;
    if value.type_of(vm).is(StructTime::class(vm))
        && let [name, offset] = tuple.hidden()
    {
        if !name.is_none() {
            let text = name
                .as_str_view()
                .ok_or_else(|| vm.type_error("bad argument type for built-in operation"))?;
            let text = text.to_utf8_lossy().into_owned();
            let text = CString::new(text.split('\0').next().unwrap_or_default());
            let name = zone.insert(text.expect("no null character is left"));
            tm.tm_zone = name.as_ptr();
        }
        if !offset.is_none() {
            tm.tm_gmtoff = i64::from_arg(vm, offset, NO_CONTEXT)?;
        }
    }
    Ok(BrokenDown { tm, _zone: zone })
}

pub(super) const NO_CONTEXT: ArgContext = ArgContext { function: "", param: "", index: 0 };

/// A C `int`.
pub(super) fn c_int(vm: &Vm, value: &Value) -> PyResult<i32> {
    let x = i64::from_arg(vm, value, NO_CONTEXT)?;
    i32::try_from(x).map_err(|_| {
        let bound = if x < 0 { "less than minimum" } else { "greater than maximum" };
        vm.overflow_error(format!("signed integer is {bound}"))
    })
}

/// Refuses what no calendar has, and puts 1 where a month or day may be 0.
pub(super) fn check(vm: &Vm, tm: &mut libc::tm) -> PyResult<()> {
    let out_of_range = |what: &str| Err(vm.value_error(format!("{what} out of range")));
    match tm.tm_mon {
        -1 => tm.tm_mon = 0,
        0..=11 => (),
        _ => return out_of_range("month"),
    }
    match tm.tm_mday {
        0 => tm.tm_mday = 1,
        1..=31 => (),
        _ => return out_of_range("day of month"),
    }
    if !(0..=23).contains(&tm.tm_hour) {
        return out_of_range("hour");
    }
    if !(0..=59).contains(&tm.tm_min) {
        return out_of_range("minute");
    }
    if !(0..=61).contains(&tm.tm_sec) {
        return out_of_range("seconds");
    }
    if tm.tm_wday < 0 {
        return out_of_range("day of week");
    }
    match tm.tm_yday {
        -1 => tm.tm_yday = 0,
        0..=365 => (),
        _ => return out_of_range("day of year"),
    }
    Ok(())
}
