//! Integers at the borders between their forms, and what raises.

use super::*;
use crate::native::tests::raised_text;
use crate::object::BinaryOp;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::{SMALL_INT_MAX, SMALL_INT_MIN};
use crate::vm::{OwnedVm, VmConfig};

fn vm() -> OwnedVm {
    Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() })
}

/// `-123`, `2^64`, `-2^64+1`.
fn int(vm: &Vm, text: &str) -> Value {
    let Some((head, power)) = text.split_once('^') else {
        return Value::from_integer(vm, text.parse().expect("an integer"));
    };
    let (bits, offset) = match power.find(['+', '-']) {
        Some(at) => (&power[..at], power[at..].parse::<i64>().expect("an offset")),
        None => (power, 0),
    };
    let power = Integer::from(1) << bits.parse::<u32>().expect("an exponent");
    Value::from_integer(vm, if head.starts_with('-') { -power } else { power } + offset)
}

/// Whether an integer is in the one form that its size calls for.
fn is_in_its_form(value: &Value) -> bool {
    let small = i128::from(SMALL_INT_MIN)..=i128::from(SMALL_INT_MAX);
    match value.downcast::<Int>() {
        Some(Int::Wide(x)) => !small.contains(x),
        Some(Int::Big(x)) => x.to_i128().is_none(),
        None => true,
    }
}

fn shown(vm: &Vm, result: crate::error::PyResult) -> String {
    match result {
        Ok(value) => match value.as_int_view() {
            Some(x) => to_string_lossy(&text::repr(vm, x).expect("within the limit")),
            None => format!("{value:?}"),
        },
        Err(raised) => raised_text(vm, raised),
    }
}

#[test]
fn operators() {
    let vm = vm();
    let check = |op: &str, a: &str, b: &str, expected: &str| {
        let which = BinaryOp::ALL.into_iter().find(|which| which.symbol() == op);
        let result = ops::binary(&vm, which.expect("an operator"), &int(&vm, a), &int(&vm, b));
        if let Ok(value) = &result {
            assert!(is_in_its_form(value), "{a} {op} {b}");
        }
        let expected = match expected.contains('^') {
            true => shown(&vm, Ok(int(&vm, expected))),
            false => expected.to_owned(),
        };
        assert_eq!(shown(&vm, result), expected, "{a} {op} {b}");
    };
    check("+", "2^47-1", "1", "2^47");
    check("+", "2^63-1", "1", "2^63");
    check("+", "2^127-1", "1", "2^127");
    check("+", "2^127", "-1", "2^127-1");
    check("-", "-2^127", "1", "-2^127-1");
    check("-", "2^200", "2^200", "0");
    check("*", "2^64-1", "2^64-1", "340282366920938463426481119284349108225");
    check("*", "-2^63", "-2^64", "2^127");
    check("*", "2^100", "0", "0");
    check("//", "-2^63", "-1", "2^63");
    check("//", "-2^127", "-1", "2^127");
    check("//", "-7", "2", "-4");
    check("//", "7", "-2", "-4");
    check("//", "-2^130", "2^130+1", "-1");
    check("%", "-7", "2", "1");
    check("%", "7", "-2", "-1");
    check("%", "-2^63", "-1", "0");
    check("%", "-2^127", "-1", "0");
    check("%", "-2^130", "2^64", "0");
    check("%", "2^64-1", "-2^63", "-1");
    check("/", "2^54+1", "1", "1.8014398509481984e16");
    check("/", "-1", "2^1100", "-0.0");
    check("&", "-1", "2^64-1", "2^64-1");
    check("&", "2^128-1", "2^64-1", "2^64-1");
    check(
        "&",
        "-2^130",
        "2^200-1",
        "1606938044258990275540600962873478848668349495353065762455552",
    );
    check("|", "-2^128", "1", "-2^128+1");
    check("^", "2^128", "-1", "-2^128-1");
    check("<<", "1", "46", "2^46");
    check("<<", "1", "127", "2^127");
    check("<<", "-1", "64", "-2^64");
    check("<<", "0", "2^100", "0");
    check(">>", "-2^64", "64", "-1");
    check(">>", "2^200", "200", "1");
    check(">>", "-1", "2^100", "-1");
    check("**", "-3", "3", "-27");
    check("**", "2", "127", "2^127");
    check("**", "10", "19", "10000000000000000000");
    check("**", "-1", "2^100+1", "-1");
    check("**", "2", "-1", "0.5");
}

#[test]
fn errors() {
    let vm = vm();
    let check = |op: BinaryOp, a: &str, b: &str, expected: &str| {
        let result = ops::binary(&vm, op, &int(&vm, a), &int(&vm, b));
        assert_eq!(shown(&vm, result), expected);
    };
    use BinaryOp::*;
    check(FloorDivide, "1", "0", "ZeroDivisionError: integer division or modulo by zero");
    check(Remainder, "2^200", "0", "ZeroDivisionError: integer modulo by zero");
    check(TrueDivide, "1", "0", "ZeroDivisionError: division by zero");
    let large = "OverflowError: integer division result too large for a float";
    check(TrueDivide, "2^2000", "3", large);
    check(Power, "0", "-1", "ZeroDivisionError: 0.0 cannot be raised to a negative power");
    check(Power, "2^2000", "-1", "OverflowError: int too large to convert to float");
    check(Power, "3", "2^70", "MemoryError: ");
    check(Power, "2^64", "2^40", "MemoryError: ");
    check(Lshift, "1", "-1", "ValueError: negative shift count");
    check(Rshift, "0", "-2^70", "ValueError: negative shift count");
    check(Lshift, "1", "2^65", "MemoryError: ");
    check(Lshift, "1", "2^66", "OverflowError: too many digits in integer");
}

#[test]
fn powers_with_modulus() {
    let vm = vm();
    let check = |base: &str, exponent: &str, modulus: &str, expected: &str| {
        let [base, exponent, modulus] = [base, exponent, modulus].map(|text| int(&vm, text));
        let (base, exponent) = (expect_view(&base), expect_view(&exponent));
        assert_eq!(shown(&vm, pow_mod(&vm, base, exponent, expect_view(&modulus))), expected);
    };
    check("3", "2^70", "1000000007", "892517638");
    check("-3", "5", "2^63-25", "9223372036854775540");
    check("2", "1", "-7", "-5");
    check("2", "-1", "7", "4");
    check("3", "-2", "-7", "-3");
    check("0", "0", "1", "0");
    check("2", "-1", "4", "ValueError: base is not invertible for the given modulus");
    check("2", "1", "0", "ValueError: pow() 3rd argument cannot be 0");
    check("2^200", "2^64+1", "2^130-5", "116145628525693630150500650793193348343");
}

#[test]
fn order() {
    let vm = vm();
    let ascending =
        ["-2^200", "-2^127-1", "-2^127", "-2^64", "-1", "0", "2^47", "2^63", "2^127", "2^200"];
    let values = ascending.map(|text| int(&vm, text));
    for (i, a) in values.iter().enumerate() {
        for (j, b) in values.iter().enumerate() {
            assert_eq!(compare(expect_view(a), expect_view(b)), i.cmp(&j));
        }
    }
}

#[test]
fn digits_limit() {
    let vm = vm();
    let long = int(&vm, "2^20000");
    let repr = || text::repr(&vm, expect_view(&long));
    assert_eq!(
        shown(&vm, repr()),
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion; \
         use sys.set_int_max_str_digits() to increase the limit"
    );
    text::set_max_str_digits(0);
    let digits = repr().expect("there is no limit");
    assert_eq!(digits.as_str_view().map(|text| text.len()), Some(6021));
    text::set_max_str_digits(text::DEFAULT_MAX_STR_DIGITS);
    let digits = vm.new_str(&"1".repeat(5000));
    assert_eq!(
        shown(&vm, construct::from_object(&vm, &digits)),
        "ValueError: Exceeds the limit (4300 digits) for integer string conversion: \
         value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit"
    );
}

#[test]
fn bytes_and_back() {
    use super::bytes::{ByteOrder, from_bytes, to_bytes};
    let vm = vm();
    let check = |x: &str, length: usize, signed: bool, expected: &str| {
        let x = int(&vm, x);
        for order in [ByteOrder::Big, ByteOrder::Little] {
            let made = match to_bytes(&vm, expect_view(&x), length, order, signed) {
                Ok(made) => made,
                Err(raised) => {
                    assert_eq!(shown(&vm, Err(raised)), expected);
                    continue;
                }
            };
            let bytes = made.as_bytes_slice().expect("bytes");
            let hex: String = match order {
                ByteOrder::Big => bytes.iter().map(|byte| format!("{byte:02x}")).collect(),
                ByteOrder::Little => bytes.iter().rev().map(|byte| format!("{byte:02x}")).collect(),
            };
            assert_eq!(hex, expected);
            let back = from_bytes(&vm, bytes, order, signed).expect("short");
            if length > 0 {
                assert!(compare(expect_view(&back), expect_view(&x)).is_eq(), "{expected}");
            }
        }
    };
    check("0", 0, false, "");
    check("-1", 0, true, "");
    check("255", 1, false, "ff");
    check("256", 1, false, "OverflowError: int too big to convert");
    check("-1", 1, false, "OverflowError: can't convert negative int to unsigned");
    check("128", 1, true, "OverflowError: int too big to convert");
    check("-128", 1, true, "80");
    check("-129", 1, true, "OverflowError: int too big to convert");
    check("-2^127", 16, true, "80000000000000000000000000000000");
    check("-2^135", 17, true, "8000000000000000000000000000000000");
    check("-2^135-1", 17, true, "OverflowError: int too big to convert");
    check("2^128", 17, false, "0100000000000000000000000000000000");
    check("-2^64", 12, true, "ffffffff0000000000000000");
}
