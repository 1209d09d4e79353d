//! Complex arithmetic with CPython's roundings.

use super::arith::{div, mul};
use super::*;
use crate::native::tests::raised_text;
use crate::vm::VmConfig;
use apython_text::float::{NumBuf, repr_complex};

const fn c(re: f64, im: f64) -> Complex {
    Complex { re, im }
}

fn shown(x: Complex) -> String {
    let mut text = NumBuf::new();
    repr_complex(x.re, x.im, &mut text);
    String::from_utf8(text.to_vec()).expect("ASCII")
}

#[test]
fn quotients_and_products() {
    let check = |x: Option<Complex>, expected: &str| {
        assert_eq!(x.map(shown).as_deref().unwrap_or("division by zero"), expected);
    };
    check(div(c(1.0, 2.0), c(3.0, 4.0)), "(0.44+0.08j)");
    check(div(c(1.0, 2.0), c(3.0, 0.0)), "(0.3333333333333333+0.6666666666666666j)");
    check(div(c(1.0, 2.0), c(0.0, 0.0)), "division by zero");
    check(div(c(1.0, 2.0), c(f64::NAN, 0.0)), "(nan+nanj)");
    check(Some(mul(c(1e308, 1e308), c(1e308, 1e308))), "(nan+infj)");
}

#[test]
fn powers() {
    let vm = Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() });
    let check = |a: Complex, b: Complex, expected: &str| {
        let got = match pow(&vm, a, b) {
            Ok(value) => shown(expect(&value)),
            Err(raised) => raised_text(&vm, raised),
        };
        assert_eq!(got, expected, "{a:?} ** {b:?}");
    };
    check(c(1.0, 2.0), c(2.0, 0.0), "(-3+4j)");
    check(c(1.0, 2.0), c(-3.0, 0.0), "(-0.08800000000000001+0.016j)");
    check(c(1.0, 2.0), c(0.5, 0.0), "(1.272019649514069+0.7861513777574233j)");
    check(c(1.0, 2.0), c(1.0, 1.0), "(-0.24720004426291722+0.6964504870825432j)");
    check(c(-3.0, 0.0), c(0.0, 5.0), "(1.0605744436991292e-07-1.0706460281981056e-07j)");
    check(c(0.0, 0.0), c(0.0, 0.0), "(1+0j)");
    check(c(0.0, 0.0), c(-1.0, 0.0), "ZeroDivisionError: 0.0 to a negative or complex power");
    check(c(0.0, 0.0), c(0.0, 1.0), "ZeroDivisionError: 0.0 to a negative or complex power");
    check(
        c(-2.0, -4.0),
        c(f64::NEG_INFINITY, 1.0),
        "ZeroDivisionError: 0.0 to a negative or complex power",
    );
    check(c(1e300, 1.0), c(3.5, 0.0), "OverflowError: complex exponentiation");
}

#[test]
fn text() {
    let vm = Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() });
    let check = |text: &str, expected: &str| {
        let class = vm.types.complex.to_value();
        let got = match crate::ops::call_values(&vm, &class, &[vm.new_str(text)]) {
            Ok(value) => shown(expect(&value)),
            Err(raised) => raised_text(&vm, raised),
        };
        assert_eq!(got, expected, "{text:?}");
    };
    check(" (1_0-2j) ", "(10-2j)");
    check("x", "ValueError: complex() arg is a malformed string");
    check("1_0x", "ValueError: complex() arg is a malformed string");
}
