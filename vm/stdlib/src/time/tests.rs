//! Tests of what can be checked without running Python code. Local times are avoided: the
//! machine's zone is anyone's.

use crate::testing::{Module, float, int, text};
use apython_core::{Value, ops};

#[test]
fn moments_and_texts() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let check = |name: &str, args: &[Value], expected: &str| module.check(name, args, expected);
    let epoch = "time.struct_time(tm_year=1970, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, \
                 tm_sec=0, tm_wday=3, tm_yday=1, tm_isdst=0)";
    check("gmtime", &[int(0)], epoch);
    let range = "OverflowError: timestamp out of range for platform time_t";
    check("gmtime", &[float(1e20)], range);
    check("gmtime", &[float(f64::NAN)], "ValueError: Invalid value NaN (not a number)");
    check("gmtime", &[int(0), int(1)], "TypeError: gmtime() takes at most 1 argument (2 given)");
    check("mktime", &[int(5)], "TypeError: Tuple or struct_time argument required");
    check("sleep", &[int(-1)], "ValueError: sleep length must be non-negative");
    check("sleep", &[], "TypeError: time.sleep() takes exactly one argument (0 given)");
    check("get_clock_info", &[text(vm, "x")], "ValueError: unknown clock");
    let moment = module.call("gmtime", &[float(951_782_400.5)]).expect("a time");
    let shown = |name: &str, args: &[Value]| {
        let result = module.call(name, args);
        module.shown(result.map(|text| apython_core::objects::str::to_string_lossy(&text)))
    };
    assert_eq!(shown("asctime", std::slice::from_ref(&moment)), "Tue Feb 29 00:00:00 2000");
    assert_eq!(shown("strftime", &[text(vm, "%Y-%j é %Z"), moment.clone()]), "2000-060 é GMT");
    assert_eq!(shown("strftime", &[text(vm, ""), moment.clone()]), "");
    let attribute = |name: &str| {
        let value = ops::get_attr(vm, &moment, &vm.intern(name)).expect("a field");
        apython_core::objects::str::to_string_lossy(&ops::str(vm, &value).expect("text"))
    };
    assert_eq!(attribute("tm_year"), "2000");
    assert_eq!(attribute("tm_zone"), "GMT");
    assert_eq!(attribute("tm_gmtoff"), "0");
    assert_eq!(attribute("n_fields"), "11");
}

#[test]
fn times_made_by_programs() {
    let module = Module::new(&super::MODULE);
    let vm = module.vm();
    let check = |args: &[Value], expected: &str| module.check("struct_time", args, expected);
    let numbers = |count: i64| vm.new_list((1..=count).map(int).collect());
    let nine = "time.struct_time(tm_year=1, tm_mon=2, tm_mday=3, tm_hour=4, tm_min=5, tm_sec=6, \
                tm_wday=7, tm_yday=8, tm_isdst=9)";
    check(&[numbers(9)], nine);
    check(&[numbers(11)], nine);
    check(
        &[numbers(12)],
        "TypeError: time.struct_time() takes an at most 11-sequence (12-sequence given)",
    );
    check(
        &[numbers(2)],
        "TypeError: time.struct_time() takes an at least 9-sequence (2-sequence given)",
    );
    check(&[int(1)], "TypeError: constructor requires a sequence");
    check(
        &[numbers(9), int(1)],
        "TypeError: time.struct_time() takes a dict as second arg, if any",
    );
    check(&[], "TypeError: structseq() missing required argument 'sequence' (pos 1)");
}

#[test]
fn clocks_go_forward() {
    let module = Module::new(&super::MODULE);
    let read = |name: &str| module.call(name, &[]).expect("a time").as_i64().expect("an int");
    for clock in ["time_ns", "monotonic_ns", "perf_counter_ns", "process_time_ns"] {
        let before = read(clock);
        module.call("sleep", &[float(0.001)]).expect("slept");
        assert!(read(clock) >= before, "{clock}");
    }
}
