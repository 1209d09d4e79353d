//! Integers against python3.12.

use super::*;
use crate::float::{FloatBuf, NumBuf, repr_f64};
use crate::reference::{Rng, compare};
use crate::{OwnedStr, StrView};

fn decimal(value: IntRef<'_>) -> String {
    let mut out = NumBuf::new();
    push_decimal(value, &mut out);
    String::from_utf8(out.to_vec()).unwrap()
}

fn random_digits(rng: &mut Rng, count: usize) -> String {
    let mut text = String::from(if rng.one_in(2) { "-" } else { "" });
    text.push(char::from(b'1' + rng.below(9) as u8));
    text.extend((1..count).map(|_| char::from(b'0' + rng.below(10) as u8)));
    text
}

/// Numbers of all sizes, many near powers of two.
fn random_integers(seed: u64, count: usize) -> Vec<String> {
    let mut rng = Rng(seed);
    (0..count)
        .map(|_| match rng.below(3) {
            0 => {
                let digits = 1 + rng.below(25);
                random_digits(&mut rng, digits)
            }
            1 => {
                let digits = 1 + rng.below(400);
                random_digits(&mut rng, digits)
            }
            _ => {
                let power = Integer::from(1) << rng.below(1100) as u32;
                let near = power + (rng.below(5) as i64 - 2);
                (if rng.one_in(2) { near } else { -near }).to_string()
            }
        })
        .collect()
}

#[test]
fn parse_cases() {
    let check = |text: &str, base, expected: Result<&str, ParseIntError>| {
        let got = parse_int(OwnedStr::from(text).as_view(), base, 4300);
        let got = got.map(|value| decimal(value.borrow()));
        assert_eq!(got, expected.map(String::from), "{text:?} base {base}");
    };
    check(" 12 ", 10, Ok("12"));
    check("\u{a0}-\u{661}\u{662}_3\u{2003}", 10, Ok("-123"));
    check("\x1c12", 10, Err(ParseIntError::Invalid));
    check(
        "170141183460469231731687303715884105728",
        10,
        Ok("170141183460469231731687303715884105728"),
    );
    check("0x_ff", 0, Ok("255"));
    check("0x__ff", 0, Err(ParseIntError::Invalid));
    check("010", 0, Err(ParseIntError::Invalid));
    check("00_0", 0, Ok("0"));
    check(&"7".repeat(4301), 10, Err(ParseIntError::TooManyDigits(4301)));
    check(&format!("{}z", "7".repeat(4301)), 10, Err(ParseIntError::TooManyDigits(4301)));
    check(&format!("{}\u{e9}", "7".repeat(4301)), 10, Err(ParseIntError::TooManyDigits(4301)));
}

#[test]
fn parse_random() {
    let mut rng = Rng(11);
    let pieces = [
        "0",
        "1",
        "7",
        "9",
        "12",
        "ff",
        "Z",
        "_",
        "__",
        "-",
        "+",
        " ",
        "0x",
        "0X",
        "0b",
        "0o",
        "\t",
        "\u{0b}",
        "\u{1c}",
        "\u{a0}",
        "\u{661}",
        "\u{ff11}",
        "\u{e9}",
        "?",
        "10000000000000000000",
        "123456789012345678901234567890",
        ".",
        "e",
    ];
    let bases = ["0", "2", "3", "8", "10", "10", "10", "16", "36"];
    let lines: Vec<String> = (0..20_000)
        .map(|_| {
            let text: String = (0..1 + rng.below(5)).map(|_| rng.pick(&pieces)).collect();
            format!("{} {text}", rng.pick(&bases))
        })
        .collect();
    let script = "import sys
for line in sys.stdin.read().split('\\n')[:-1]:
    base, _, text = line.partition(' ')
    try: print(int(text, int(base)))
    except ValueError: print('error')";
    compare(script, &lines, |line| {
        let (base, text) = line.split_once(' ').unwrap();
        let text = OwnedStr::from(text);
        let value = parse_int(text.as_view(), base.parse().unwrap(), 4300);
        value.map_or("error".into(), |value| decimal(value.borrow()))
    });
}

#[test]
fn texts_and_floats() {
    let lines = random_integers(12, 5000);
    let script = "import sys
sys.set_int_max_str_digits(0)
def f(n):
    try: return float(n)
    except OverflowError: return None
for line in sys.stdin:
    n = int(line)
    print(n, hex(n), f'{n:o}', bin(n), f(n))";
    compare(script, &lines, |text| {
        let value = parse_int_bytes(text.as_bytes(), 10, 0).unwrap();
        let narrowest = match &value {
            Int::Small(_) => true,
            Int::Wide(wide) => i64::try_from(*wide).is_err(),
            Int::Big(big) => big.to_i128().is_none(),
        };
        assert!(narrowest, "{text}");
        let radix = |bits, prefix| {
            let mut out = NumBuf::new();
            push_radix(value.borrow(), bits, prefix, &mut out);
            String::from_utf8(out.to_vec()).unwrap()
        };
        let float = to_f64(value.borrow());
        assert_eq!(float, to_f64(IntRef::Big(&value.borrow().to_integer())), "{text}");
        let float = float.map_or("None".into(), |x| repr_f64(x, &mut FloatBuf::new()).to_string());
        let (hex, oct, bin) = (radix(4, true), radix(3, false), radix(1, true));
        format!("{} {hex} {oct} {bin} {float}", decimal(value.borrow()))
    });
}

#[test]
fn quotients() {
    let (mut rng, numbers) = (Rng(13), random_integers(14, 3000));
    let mut lines = vec!["0 5".into(), "0 -5".into(), "3 0".into(), "9007199254740993 2".into()];
    lines.extend((0..8000).map(|_| {
        let (a, b) = (rng.below(numbers.len()), rng.below(numbers.len()));
        format!("{} {}", numbers[a], numbers[b])
    }));
    lines.extend((0..8000).map(|_| {
        let shift = rng.below(64);
        format!("{} {}", rng.next() as i64 >> shift, rng.next() as i64 >> rng.below(64))
    }));
    let script = "import sys
for line in sys.stdin:
    a, b = map(int, line.split())
    try: print(a / b)
    except ArithmeticError as e: print(e)";
    compare(script, &lines, |line| {
        let (a, b) = line.split_once(' ').unwrap();
        let parse = |text: &str| parse_int_bytes(text.as_bytes(), 10, 0).unwrap();
        match true_divide(parse(a).borrow(), parse(b).borrow()) {
            Ok(x) => repr_f64(x, &mut FloatBuf::new()).to_string(),
            Err(error) => error.message().to_string(),
        }
    });
}

#[test]
fn digit_limits() {
    let check = |text: &str, limit, expected| {
        let value = parse_int(StrView::ascii(text), 10, 0).unwrap();
        assert_eq!(exceeds_decimal_digits(value.borrow(), limit), expected, "{text} {limit}");
    };
    check("0", 1, false);
    check("-99", 2, false);
    check("-100", 2, true);
    for digits in [50, 640, 641, 4300, 5000] {
        let (least, most) = (format!("1{}", "0".repeat(digits - 1)), "9".repeat(digits));
        for limit in [digits - 1, digits] {
            check(&least, limit, limit < digits);
            check(&most, limit, limit < digits);
            check(&format!("-{least}"), limit, limit < digits);
        }
    }
}

#[test]
fn square_roots() {
    let check = |text: &str, expected: Option<&str>| {
        let value = parse_int(StrView::ascii(text), 10, 0).unwrap();
        let root = int_sqrt(value.borrow()).map(|root| decimal(root.borrow()));
        assert_eq!(root.as_deref(), expected, "{text}");
    };
    check("-1", None);
    check("0", Some("0"));
    check("9223372036854775807", Some("3037000499"));
    check("85070591730234615847396907784232501249", Some("9223372036854775807"));
    check(&format!("1{}", "0".repeat(80)), Some(&format!("1{}", "0".repeat(40))));
}
