//! Tests of what can be checked without running Python code.

use crate::testing::{Module, big, float, int, text};
use apython_core::Value;

const INF: f64 = f64::INFINITY;

#[test]
fn results_and_errors() {
    let math = Module::new(&super::MODULE);
    let check = |name: &str, args: &[Value], expected: &str| math.check(name, args, expected);
    let vm = math.vm();
    check("sqrt", &[int(2)], "1.4142135623730951");
    check("sqrt", &[float(-1.0)], "ValueError: math domain error");
    check("sqrt", &[text(vm, "a")], "TypeError: must be real number, not str");
    check("sqrt", &[], "TypeError: math.sqrt() takes exactly one argument (0 given)");
    check("exp", &[float(710.0)], "OverflowError: math range error");
    check("exp", &[float(-INF)], "0.0");
    check("atanh", &[float(1.0)], "ValueError: math domain error");
    check("log", &[big(vm, 10, 400)], "921.0340371976182");
    check("log2", &[big(vm, 2, 5000)], "5000.0");
    check("log10", &[big(vm, 10, 400)], "400.0");
    check("log", &[float(8.0), int(2)], "3.0");
    check("log", &[float(8.0), int(1)], "ZeroDivisionError: float division by zero");
    check("log", &[int(0)], "ValueError: math domain error");
    check("pow", &[float(0.0), int(-1)], "ValueError: math domain error");
    check("pow", &[float(1e300), int(2)], "OverflowError: math range error");
    check("gamma", &[float(0.5)], "1.7724538509055159");
    check("gamma", &[float(-170.5)], "-3.312739521538607e-308");
    check("gamma", &[int(172)], "OverflowError: math range error");
    check("lgamma", &[float(-0.5)], "1.265512123484645");
    check("floor", &[float(-1.5)], "-2");
    check("ceil", &[float(1e300)], &format!("{}", rug::Integer::from_f64(1e300).expect("finite")));
    check("floor", &[float(f64::NAN)], "ValueError: cannot convert float NaN to integer");
    check("frexp", &[float(5e-324)], "(0.5, -1073)");
    check("ldexp", &[int(1), int(5000)], "OverflowError: math range error");
    check("modf", &[float(-2.25)], "(-0.25, -2.0)");
    check("nextafter", &[float(0.0), float(1.0)], "5e-324");
    check("ulp", &[float(f64::MAX)], "1.99584030953472e+292");
    check("fmod", &[float(INF), int(1)], "ValueError: math domain error");
    check("remainder", &[float(5.5), int(2)], "-0.5");
}

#[test]
fn sums_and_distances() {
    let math = Module::new(&super::MODULE);
    let vm = math.vm();
    let list = |values: &[f64]| vm.new_list(values.iter().map(|&x| float(x)).collect());
    let check = |name: &str, args: &[Value], expected: &str| math.check(name, args, expected);
    check("fsum", &[list(&[0.1; 10])], "1.0");
    check("fsum", &[list(&[1e308, 1e308, -1e308])], "OverflowError: intermediate overflow in fsum");
    check("fsum", &[list(&[INF, -INF])], "ValueError: -inf + inf in fsum");
    check("fsum", &[list(&[1e16, 1.0, 1e-16])], "1.0000000000000002e+16");
    check("hypot", &[int(3), int(4)], "5.0");
    check("hypot", &[float(5e-324), float(5e-324)], "5e-324");
    check("hypot", &[float(1e200), float(1e200), float(1e200)], "1.7320508075688773e+200");
    check("dist", &[list(&[0.1, 0.2]), list(&[0.3, 0.4])], "0.282842712474619");
    check("sumprod", &[list(&[0.1, 0.2]), list(&[10.0, 3.0])], "1.6");
    check("sumprod", &[list(&[1.0]), list(&[])], "ValueError: Inputs are not the same length");
    check("prod", &[list(&[1.5, 2.0])], "3.0");
}

#[test]
fn integers() {
    let math = Module::new(&super::MODULE);
    let vm = math.vm();
    let check = |name: &str, args: &[Value], expected: &str| math.check(name, args, expected);
    check("gcd", &[int(-12), int(18)], "6");
    check("gcd", &[big(vm, 6, 60), big(vm, 4, 50)], "1152921504606846976");
    check("lcm", &[int(4), int(6), int(10)], "60");
    check("isqrt", &[int((1 << 46) - 1)], "8388607");
    check("isqrt", &[big(vm, 10, 60)], "1000000000000000000000000000000");
    check("isqrt", &[int(-1)], "ValueError: isqrt() argument must be nonnegative");
    check("factorial", &[int(33)], "8683317618811886495518194401280000000");
    check("factorial", &[int(34)], "295232799039604140847618609643520000000");
    check("factorial", &[int(-1)], "ValueError: factorial() not defined for negative values");
    check("comb", &[int(100), int(50)], "100891344545564193334812497256");
    check("comb", &[big(vm, 2, 70), int(2)], "696898287454081973172400900209902591410176");
    check("perm", &[int(20), int(10)], "670442572800");
    check("perm", &[int(5), int(-1)], "ValueError: k must be a non-negative integer");
    check(
        "perm",
        &[big(vm, 2, 70), int(3)],
        "1645504557321206042150787792832626013143700279640699730388844544",
    );
}
