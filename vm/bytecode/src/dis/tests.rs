//! Tests of reprs; that listings equal those of `dis` is tested in `tests/dis.rs`.

use std::rc::Rc;

use super::*;
use crate::code::BigInt;
use crate::text::Text;

fn check(value: Const, expected: &str) {
    assert_eq!(repr(&value), expected);
}

fn text(bytes: &[u8]) -> Const {
    Const::Str(Text::from_bytes(bytes, false).expect("text"))
}

#[test]
fn floats() {
    for (value, expected) in [
        (0.0, "0.0"),
        (-0.0, "-0.0"),
        (1.0, "1.0"),
        (0.1, "0.1"),
        (1e15, "1000000000000000.0"),
        (1e16, "1e+16"),
        (123456789012345680.0, "1.2345678901234568e+17"),
        (0.0001, "0.0001"),
        (0.00001, "1e-05"),
        (1.5e-7, "1.5e-07"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
        (637_637_799_964_508.0 + 0.25, "637637799964508.2"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "nan"),
    ] {
        check(Const::Float(value), expected);
    }
    check(Const::Complex(0.0, 1.0), "1j");
    check(Const::Complex(-0.0, 1.0), "(-0+1j)");
    check(Const::Complex(1.5, -2.0), "(1.5-2j)");
    check(Const::Complex(f64::NAN, f64::INFINITY), "(nan+infj)");
    check(Const::Complex(1e20, -0.0), "(1e+20-0j)");
}

#[test]
fn integers() {
    let big = |negative, digits: &[u16]| {
        Const::BigInt(BigInt { negative, digits: digits.to_vec() }.into())
    };
    check(Const::Int(-42), "-42");
    check(big(false, &[0, 0, 0, 0, 0, 1]), "37778931862957161709568");
    check(big(true, &[0x7fff; 6]), "-1237940039285380274899124223");
    check(big(false, &[0, 0, 0, 0, 0, 0, 0, 0, 1]), "1329227995784915872903807060280344576");
    let long = vec![0x7fff; 1000];
    check(big(true, &long), &format!("-0x{}", "f".repeat(3750)));
}

#[test]
fn strings_and_bytes() {
    check(text(b"plain"), "'plain'");
    check(text(b"it's"), "\"it's\"");
    check(text(b"it's \"it\""), "'it\\'s \"it\"'");
    check(text(b"a\\b\n\r\t\0\x7f"), "'a\\\\b\\n\\r\\t\\x00\\x7f'");
    check(
        text("é\u{a0}\u{2028}\u{e000}😀\u{e0001}".as_bytes()),
        "'é\\xa0\\u2028\\ue000😀\\U000e0001'",
    );
    check(text(b"\xed\xa0\x80"), "'\\ud800'");
    check(Const::Bytes(b"a'\x80\n\\".as_slice().into()), "b\"a'\\x80\\n\\\\\"");
}

#[test]
fn containers() {
    let one = || Const::Int(1);
    let two = || Const::Int(2);
    check(Const::Tuple([].into()), "()");
    check(Const::Tuple([one()].into()), "(1,)");
    check(Const::Tuple([one(), Const::None].into()), "(1, None)");
    check(Const::List([one(), Const::Ellipsis].into()), "[1, Ellipsis]");
    check(Const::Dict([(one(), two()), (two(), one())].into()), "{1: 2, 2: 1}");
    check(Const::Set([].into()), "set()");
    check(Const::Set([one()].into()), "{1}");
    check(Const::FrozenSet([].into()), "frozenset()");
    check(Const::FrozenSet([one(), two()].into()), "frozenset({1, 2})");
}

#[test]
fn shared_values_are_cut() {
    let mut value = Const::Tuple([Const::None].into());
    for _ in 0..64 {
        let items: Rc<[Const]> = [value.clone(), value].into();
        value = Const::Tuple(items);
    }
    assert!(repr(&value).ends_with("..."));
}
