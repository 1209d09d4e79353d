//! The local time zone, as the C library knows it.

use super::calendar::local;
use super::struct_time::zone_name;
use apython_core::object::Ref;
use apython_core::objects::dict::Dict;
use apython_core::objects::module::Module;
use apython_core::{PyResult, Value, Vm};
use apython_derive::pyfunction;

unsafe extern "C" {
    #[link_name = "tzset"]
    fn c_tzset();
}

/// Seconds of a year of 365 days and 6 hours.
const YEAR: i64 = (365 * 24 + 6) * 3600;
/// No zone is further from UTC than this.
const MAX_OFFSET: i64 = 48 * 3600;
/// Zone names are cut to this length, in bytes.
const MAX_NAME: usize = 9;

/// The zone's name and its seconds west of UTC, at some moment.
fn zone_at(vm: &Vm, moment: i64) -> PyResult<(String, i64)> {
    let tm = local(vm, moment)?;
    let mut name = zone_name(&tm);
    while name.len() > MAX_NAME {
        name.pop();
    }
    if tm.tm_gmtoff.abs() > MAX_OFFSET {
        return Err(vm.runtime_error("invalid GMT offset"));
    }
    Ok((name, -tm.tm_gmtoff))
}

/// Puts `timezone`, `altzone`, `daylight` and `tzname` into the module.
pub(super) fn set_constants(vm: &Vm, dict: &Ref<Dict>) -> PyResult<()> {
    // SAFETY: nothing reads the environment meanwhile: there is one thread.
    unsafe { c_tzset() };
    // SAFETY: no place for the result is given.
    let now = unsafe { libc::time(std::ptr::null_mut()) };
    let winter = now / YEAR * YEAR;
    let mut standard = zone_at(vm, winter)?;
    let mut other = zone_at(vm, winter + YEAR / 2)?;
    // South of the equator January is in summer.
    if standard.1 < other.1 {
        std::mem::swap(&mut standard, &mut other);
    }
    dict.set_str(vm, "timezone", Value::from_int(vm, standard.1));
    dict.set_str(vm, "altzone", Value::from_int(vm, other.1));
    dict.set_str(vm, "daylight", Value::from_small_int(i64::from(standard.1 != other.1)));
    let names = vm.new_pair(vm.new_str(&standard.0), vm.new_str(&other.0));
    dict.set_str(vm, "tzname", names);
    Ok(())
}

/// tzset()
///
/// Initialize, or reinitialize, the local timezone to the value stored in
/// os.environ['TZ']. The TZ environment variable should be specified in
/// standard Unix timezone format as documented in the tzset man page
/// (eg. 'US/Eastern', 'Europe/Amsterdam'). Unknown timezones will silently
/// fall back to UTC. If the TZ environment variable is not set, the local
/// timezone is set to the systems best guess of wallclock time.
/// Changing the TZ environment variable without calling tzset *may* change
/// the local timezone used by methods such as localtime, but this behaviour
/// should not be relied on.
#[pyfunction("tzset()", no_text)]
fn tzset(vm: &Vm) -> PyResult<()> {
    let module = vm.modules.get_str(vm, "time");
    match module.as_ref().and_then(|module| module.downcast::<Module>()) {
        Some(module) => set_constants(vm, &module.dict),
        None => Ok(()),
    }
}
