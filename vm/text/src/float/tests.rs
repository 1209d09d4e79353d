//! Floats against python3.12.

use super::*;
use crate::OwnedStr;
use crate::int::{Int, push_decimal};
use crate::reference::{Rng, compare};

const EDGES: [f64; 40] = [
    0.0,
    -0.0,
    1.0,
    -1.5,
    0.1,
    0.5,
    1.5,
    2.5,
    0.25,
    0.125,
    1e-4,
    1e-5,
    9.9999e-5,
    0.00012,
    1e15,
    1e16,
    9999999999999998.0,
    1e17,
    123456789.125,
    1e21,
    1e22,
    1e23,
    5e-324,
    2.225073858507201e-308,
    2.2250738585072014e-308,
    f64::MAX,
    -f64::MAX,
    9007199254740993.0,
    0.3,
    2.675,
    1.005,
    999999.5,
    9.5,
    99.5,
    0.05,
    1e100,
    1e-100,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

/// Floats of all kinds: any bits, few digits, ties, integers.
fn random_float(rng: &mut Rng) -> f64 {
    match rng.below(6) {
        0 => EDGES[rng.below(EDGES.len())],
        1 | 2 => f64::from_bits(rng.next()),
        3 => {
            (rng.below(200_001) as f64 - 100_000.0)
                / [1.0, 2.0, 8.0, 10.0, 100.0, 64.0][rng.below(6)]
        }
        4 => (rng.next() >> rng.below(64)) as f64 / (1u64 << rng.below(20)) as f64,
        _ => format!("{}e{}", rng.below(1000), rng.below(40) as i32 - 20).parse().unwrap(),
    }
}

/// The bits in hexadecimal, which the script unpacks.
fn bits(x: f64) -> String {
    format!("{:016x}", x.to_bits())
}

fn from_bits(text: &str) -> f64 {
    f64::from_bits(u64::from_str_radix(text, 16).unwrap())
}

const UNPACK: &str = "
def unpack(s): return struct.unpack('>d', bytes.fromhex(s))[0]
";

fn text(out: NumBuf) -> String {
    String::from_utf8(out.to_vec()).unwrap()
}

#[test]
fn repr() {
    let mut rng = Rng(21);
    let mut lines: Vec<String> = EDGES.map(bits).to_vec();
    lines.extend((0..60_000).map(|_| bits(random_float(&mut rng))));
    lines.extend((0..2047).map(|e| bits(f64::from_bits(e << 52))));
    let script = format!("{UNPACK}for line in sys.stdin: print(repr(unpack(line)))");
    compare(&script, &lines, |line| repr_f64(from_bits(line), &mut FloatBuf::new()).to_string());
}

#[test]
fn repr_of_complex() {
    let mut rng = Rng(22);
    let lines: Vec<String> = (0..3000)
        .map(|_| format!("{} {}", bits(random_float(&mut rng)), bits(random_float(&mut rng))))
        .collect();
    let script =
        format!("{UNPACK}for line in sys.stdin: print(complex(*map(unpack, line.split())))");
    compare(&script, &lines, |line| {
        let (real, imag) = line.split_once(' ').unwrap();
        let mut out = NumBuf::new();
        repr_complex(from_bits(real), from_bits(imag), &mut out);
        text(out)
    });
}

#[test]
fn styles() {
    let mut rng = Rng(23);
    let precisions = [0, 1, 2, 3, 6, 9, 15, 16, 17, 18, 22, 23, 25, 40, 120, 400, 1200];
    let lines: Vec<String> = (0..40_000)
        .map(|_| {
            let precision = precisions[rng.below(precisions.len())];
            let flag = rng.pick(&["", "#", "z", "z#"]);
            let letter = rng.pick(&["e", "f", "g", "E", "F", "G"]);
            format!("{} {flag}.{precision}{letter}", bits(random_float(&mut rng)))
        })
        .collect();
    let script = format!(
        "{UNPACK}for line in sys.stdin:
    x, spec = line.split()
    print(format(unpack(x), spec))"
    );
    compare(&script, &lines, |line| {
        let (x, spec) = line.split_once(' ').unwrap();
        let (flags, rest) = spec.split_once('.').unwrap();
        let (precision, letter) = rest.split_at(rest.len() - 1);
        let precision = precision.parse().unwrap();
        let style = match letter.to_ascii_lowercase().as_str() {
            "e" => FloatStyle::Exponent(precision),
            "f" => FloatStyle::Fixed(precision),
            _ => FloatStyle::General(precision),
        };
        let format = FloatFormat {
            upper: letter.chars().all(char::is_uppercase),
            alternate: flags.contains('#'),
            no_negative_zero: flags.contains('z'),
            ..FloatFormat::new(style)
        };
        let mut out = NumBuf::new();
        format_float(from_bits(x), &format, &mut out);
        text(out)
    });
}

#[test]
fn huge_precision() {
    let mut out = NumBuf::new();
    format_float(0.5, &FloatFormat::new(FloatStyle::Fixed(70_000)), &mut out);
    assert_eq!(text(out), format!("0.5{}", "0".repeat(69_999)));
    let mut out = NumBuf::new();
    format_float(5e-324, &FloatFormat::new(FloatStyle::Exponent(70_000)), &mut out);
    assert!(
        text(out).starts_with("4.940656458412465441765687928682213723650598026143247644255856")
    );
}

#[test]
fn rounding() {
    let mut rng = Rng(24);
    let digits = [
        "0", "1", "2", "3", "5", "10", "16", "22", "23", "50", "308", "322", "324", "400", "-1",
        "-2", "-3", "-17", "-18", "-19", "-30", "-200", "-307", "-308", "-309", "-400",
    ];
    let lines: Vec<String> = (0..60_000)
        .map(|_| format!("{} {}", bits(random_float(&mut rng)), rng.pick(&digits)))
        .collect();
    let script = format!(
        "{UNPACK}for line in sys.stdin:
    x, n = line.split()
    try: print(round(unpack(x), int(n)))
    except OverflowError: print('too large')"
    );
    compare(&script, &lines, |line| {
        let (x, digits) = line.split_once(' ').unwrap();
        match round_half_even_digits(from_bits(x), digits.parse().unwrap()) {
            Some(x) => repr_f64(x, &mut FloatBuf::new()).to_string(),
            None => "too large".to_string(),
        }
    });
}

const NUMBER_PIECES: [&str; 36] = [
    "0",
    "1",
    "23",
    "9999999999999999999999",
    "4503599627370497",
    ".",
    "e",
    "E",
    "e-",
    "e+3",
    "e400",
    "e-400",
    "-",
    "+",
    "_",
    "1_0",
    "__",
    " ",
    "\t",
    "\u{1c}",
    "\u{a0}",
    "\u{661}",
    "\u{ff10}",
    "inf",
    "INFinity",
    "nan",
    "NaN",
    "x",
    "0x1p3",
    "j",
    "J",
    "(",
    ")",
    ".5",
    "1.",
    "\u{e9}",
];

fn number_lines(seed: u64) -> Vec<String> {
    let mut rng = Rng(seed);
    (0..30_000).map(|_| (0..1 + rng.below(6)).map(|_| rng.pick(&NUMBER_PIECES)).collect()).collect()
}

#[test]
fn parsing() {
    let mut lines = number_lines(25);
    let mut rng = Rng(26);
    lines.extend((0..5000).map(|_| format!("{:e}", random_float(&mut rng))));
    let script = "for line in lines():
    try: print(repr(float(line)))
    except ValueError: print('error')";
    compare(script, &lines, |line| match parse_float(OwnedStr::from(line).as_view()) {
        Ok(x) => repr_f64(x, &mut FloatBuf::new()).to_string(),
        Err(NotANumber) => "error".to_string(),
    });
    let nan = parse_float_bytes(b"-nan").unwrap();
    assert!(nan.is_nan() && nan.is_sign_negative());
}

#[test]
fn parsing_complex() {
    let script = "for line in lines():
    try: z = complex(line); print(z.real, z.imag)
    except ValueError: print('error')";
    compare(script, &number_lines(27), |line| {
        match parse_complex(OwnedStr::from(line).as_view()) {
            Ok((real, imag)) => {
                let (mut a, mut b) = (FloatBuf::new(), FloatBuf::new());
                format!("{} {}", repr_f64(real, &mut a), repr_f64(imag, &mut b))
            }
            Err(NotANumber) => "error".to_string(),
        }
    });
}

#[test]
fn hexadecimal() {
    let mut rng = Rng(28);
    let lines: Vec<String> = (0..5000).map(|_| bits(random_float(&mut rng))).collect();
    let script = format!("{UNPACK}for line in sys.stdin: print(unpack(line).hex())");
    compare(&script, &lines, |line| {
        let mut out = NumBuf::new();
        let x = from_bits(line);
        to_hex(x, &mut out);
        let back = from_hex(OwnedStr::from(text(out.clone())).as_view()).unwrap();
        assert!(back.to_bits() == x.to_bits() || x.is_nan(), "{line}");
        text(out)
    });
}

#[test]
fn from_hexadecimal() {
    let mut rng = Rng(29);
    let pieces = [
        "0x",
        "0X",
        "1",
        "f",
        "8",
        "0",
        ".",
        "p",
        "p-",
        "P+",
        "1074",
        "1023",
        "1022",
        "1075",
        "-",
        "+",
        " ",
        "inf",
        "nan",
        "7fffffffffffffff",
        "fffffffffffff",
        "00000000000000000000",
        "80000000000001",
        "99999999999999999999",
        "\u{e9}",
        "g",
        "Infinity",
    ];
    let lines: Vec<String> = (0..40_000)
        .map(|_| {
            if rng.one_in(2) {
                return (0..1 + rng.below(6)).map(|_| rng.pick(&pieces)).collect();
            }
            let (mantissa, more) = (rng.next(), rng.next() >> rng.below(64));
            format!("0x{mantissa:x}.{more:x}p{}", rng.below(2400) as i32 - 1300)
        })
        .collect();
    let script = "for line in lines():
    try: print(float.fromhex(line))
    except (ValueError, OverflowError) as e: print(e)";
    compare(script, &lines, |line| match from_hex(OwnedStr::from(line).as_view()) {
        Ok(x) => repr_f64(x, &mut FloatBuf::new()).to_string(),
        Err(error) => error.message().to_string(),
    });
}

#[test]
fn exact_values() {
    let mut rng = Rng(30);
    let lines: Vec<String> =
        (0..5000).map(|_| random_float(&mut rng)).filter(|x| x.is_finite()).map(bits).collect();
    let script = format!(
        "{UNPACK}sys.set_int_max_str_digits(0)
for line in sys.stdin:
    x = unpack(line)
    print(*x.as_integer_ratio(), int(x), round(x))"
    );
    compare(&script, &lines, |line| {
        let x = from_bits(line);
        let show = |value: Int| {
            let mut out = NumBuf::new();
            push_decimal(value.borrow(), &mut out);
            text(out)
        };
        let (numerator, denominator) = integer_ratio(x);
        let (whole, rounded) = (to_integer(x), to_integer(round_half_even(x)));
        [numerator, denominator, whole, rounded].map(show).join(" ")
    });
}
