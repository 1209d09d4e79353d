//! Doubles: signs of quotients, powers, exact comparison with integers.

use super::*;
use crate::native::tests::raised_text;
use crate::object::CompareOp;
use crate::objects::complex::Complex;
use crate::objects::str::to_string_lossy;
use crate::vm::{OwnedVm, VmConfig};
use rug::Integer;

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

fn shown<T: crate::native::IntoPyResult>(vm: &Vm, result: PyResult<T>) -> String {
    match result.and_then(|value| value.into_py_result(vm)) {
        Ok(value) => match (value.as_float(), value.downcast::<Complex>()) {
            (Some(x), _) => to_string_lossy(&repr(vm, x)),
            (_, Some(x)) => format!("{}+{}j", x.re, x.im),
            _ => format!("{value:?}"),
        },
        Err(raised) => raised_text(vm, raised),
    }
}

#[test]
fn quotients() {
    let vm = vm();
    let check = |a: f64, b: f64, quotient: &str, remainder: &str| {
        assert_eq!(shown(&vm, floor_div(&vm, a, b)), quotient, "{a} // {b}");
        assert_eq!(shown(&vm, modulo(&vm, a, b)), remainder, "{a} % {b}");
        let both = divmod(&vm, a, b).expect("no zero");
        let both = (shown(&vm, Ok(both.0)), shown(&vm, Ok(both.1)));
        assert_eq!(both, (quotient.to_owned(), remainder.to_owned()));
    };
    check(7.0, 2.0, "3.0", "1.0");
    check(-7.0, 2.0, "-4.0", "1.0");
    check(7.0, -2.0, "-4.0", "-1.0");
    check(-0.0, 2.0, "-0.0", "0.0");
    check(4.0, -2.0, "-2.0", "-0.0");
    check(-1.0, f64::INFINITY, "-1.0", "inf");
    check(1.0, f64::INFINITY, "0.0", "1.0");
    check(f64::INFINITY, 2.0, "nan", "nan");
    check(1.0, 0.1, "9.0", "0.09999999999999995");
}

#[test]
fn division_by_zero() {
    let vm = vm();
    let check = |result: PyResult<f64>, expected: &str| {
        assert_eq!(shown(&vm, result), format!("ZeroDivisionError: {expected}"));
    };
    check(true_div(&vm, 1.0, 0.0), "float division by zero");
    check(floor_div(&vm, 1.0, -0.0), "float floor division by zero");
    check(modulo(&vm, f64::NAN, 0.0), "float modulo");
    check(divmod(&vm, 1.0, 0.0).map(|(quotient, _)| quotient), "float divmod()");
}

#[test]
fn powers() {
    let vm = vm();
    let (inf, nan) = (f64::INFINITY, f64::NAN);
    let check = |base: f64, exponent: f64, expected: &str| {
        assert_eq!(shown(&vm, pow(&vm, base, exponent)), expected, "{base} ** {exponent}");
    };
    let range = "OverflowError: Numerical result out of range";
    let zero = "ZeroDivisionError: 0.0 cannot be raised to a negative power";
    check(2.0, 10.0, "1024.0");
    check(nan, 0.0, "1.0");
    check(1.0, nan, "1.0");
    check(-1.0, inf, "1.0");
    check(-2.0, -inf, "0.0");
    check(0.0, -inf, "inf");
    check(-inf, 3.0, "-inf");
    check(-inf, -3.0, "-0.0");
    check(-inf, 0.5, "inf");
    check(-0.0, 3.0, "-0.0");
    check(-0.0, 2.0, "0.0");
    check(0.0, -1.0, zero);
    check(-0.0, -0.5, zero);
    check(2.0, 5000.0, range);
    check(-2.0, 5001.0, range);
    check(2.0, -5000.0, "0.0");
    check(-8.0, 1.0 / 3.0, "1.0000000000000002+1.7320508075688772j");
}

#[test]
fn order_among_integers() {
    let check = |x: f64, y: &Integer, expected: &str| {
        let vm = vm();
        let y = Value::from_integer(&vm, y.clone());
        for op in CompareOp::ALL {
            let holds = expected.split(' ').any(|which| which == op.symbol());
            assert_eq!(compare::compare_value(x, &y, op), Some(holds), "{x} {} {y:?}", op.symbol());
        }
    };
    let (less, equal, greater) = ("< <= !=", "== <= >=", "> >= !=");
    let power = |bits: u32| Integer::from(1) << bits;
    check(2f64.powi(53), &(power(53) + 1), less);
    check(2f64.powi(53), &power(53), equal);
    check(2f64.powi(63), &(power(63) - 1), greater);
    check(-(2f64.powi(63)), &-power(63), equal);
    check(-(2f64.powi(63)), &(-power(63) - 1), greater);
    check(2f64.powi(63), &power(63), equal);
    check(0.5, &Integer::from(0), greater);
    check(-0.5, &Integer::from(0), less);
    check(1e300, &power(200), greater);
    check(f64::INFINITY, &power(5000), greater);
    check(f64::NEG_INFINITY, &-power(5000), less);
    check(f64::NAN, &power(5000), "!=");
    check(f64::NAN, &Integer::from(1), "!=");
}

#[test]
fn to_integers() {
    let vm = vm();
    let check = |x: f64, expected: &str| assert_eq!(shown(&vm, to_int(&vm, x)), expected);
    check(-1.9, "-1");
    check(f64::NAN, "ValueError: cannot convert float NaN to integer");
    check(-f64::INFINITY, "OverflowError: cannot convert float infinity to integer");
    let large = to_int(&vm, 1e30).expect("finite");
    let expected: Integer = "1000000000000000019884624838656".parse().expect("digits");
    assert_eq!(large.as_int_view().map(|x| x.to_integer()), Some(expected));
}
