//! Format specifications against python3.12, messages of errors included.

use super::*;
use crate::int::parse_int;
use crate::reference::{Rng, compare, plain};
use crate::{OwnedStr, StrView, TextResult};

fn random_spec(rng: &mut Rng) -> String {
    if rng.one_in(8) {
        let soup = [
            "<",
            ">",
            "=",
            "^",
            "+",
            "-",
            " ",
            "z",
            "#",
            "0",
            "7",
            "12",
            ",",
            "_",
            ".",
            "d",
            "s",
            "f",
            "x",
            "é",
            "\u{663}",
            "\u{1f40d}",
            "99999999999999999999",
            "\u{7f}",
            "q",
        ];
        return (0..1 + rng.below(6)).map(|_| rng.pick(&soup)).collect();
    }
    let mut spec = String::new();
    let mut maybe = |n: usize, choices: &[&str]| {
        if rng.one_in(n) {
            spec.push_str(rng.pick(choices));
        }
    };
    maybe(2, &["<", ">", "=", "^", "*<", "0>", "x=", "é^", "日<", "🐍>", "0=", " ^", "_>"]);
    maybe(3, &["+", "-", " "]);
    maybe(10, &["z"]);
    maybe(5, &["#"]);
    maybe(4, &["0"]);
    maybe(2, &["1", "5", "12", "13", "14", "20", "41"]);
    maybe(3, &[",", "_", ",", "_", ",_", "_,", ",,"]);
    maybe(3, &[".0", ".1", ".2", ".3", ".17", ".30", "."]);
    maybe(2, &["d", "b", "o", "x", "X", "c", "n", "e", "E", "f", "F", "g", "G", "%", "s", "y"]);
    spec
}

const SCRIPT: &str = "
for line in lines():
    value, spec = line.split('\\t')
    try: print(plain(format(eval(value), spec)))
    except (ValueError, OverflowError) as e: print(f'{type(e).__name__}: {plain(str(e))}')
";

fn show(result: TextResult<()>, out: StrBuf) -> String {
    match result {
        Ok(()) => plain(out.as_view()),
        Err(error) => format!("{}: {}", error.kind.class_name(), plain(error.message())),
    }
}

fn check_random(
    seed: u64,
    count: usize,
    values: &[&str],
    format: impl Fn(&str, StrView<'_>, &mut StrBuf) -> TextResult<()>,
) {
    let mut rng = Rng(seed);
    let lines: Vec<String> =
        (0..count).map(|_| format!("{}\t{}", rng.pick(values), random_spec(&mut rng))).collect();
    compare(SCRIPT, &lines, |line| {
        let (value, spec) = line.split_once('\t').unwrap();
        let mut out = StrBuf::new();
        let result = format(value, OwnedStr::from(spec).as_view(), &mut out);
        show(result, out)
    });
}

#[test]
fn integers() {
    let values = [
        "0",
        "1",
        "-1",
        "42",
        "65",
        "233",
        "128013",
        "-1234567",
        "1114112",
        "9223372036854775807",
        "-9223372036854775808",
        "123456789012345678901234567890",
        "-340282366920938463463374607431768211456",
        "100000000000000000000000000000000000000000000000000000000000",
    ];
    check_random(31, 40_000, &values, |value, spec, out| {
        let value = parse_int(StrView::ascii(value), 10, 0).unwrap();
        format_int(value.borrow(), spec, &FormatContext::new("int"), out)
    });
}

#[test]
fn floats() {
    let values = [
        "0.0",
        "-0.0",
        "1.0",
        "-1.5",
        "0.1",
        "123456.789",
        "-1234567.0",
        "1e16",
        "1e-5",
        "1e300",
        "5e-324",
        "float('inf')",
        "float('-inf')",
        "float('nan')",
        "0.05",
        "-0.004",
        "99999.5",
        "1234567890123456.0",
        "0.5",
        "2.5",
        "1e22",
        "314159265.358979",
    ];
    check_random(32, 60_000, &values, |value, spec, out| {
        let value = value.trim_start_matches("float('").trim_end_matches("')");
        format_float(value.parse().unwrap(), spec, &FormatContext::new("float"), out)
    });
}

#[test]
fn complex_numbers() {
    let values = [
        "complex(0.0, 1.0)",
        "complex(-0.0, 1.0)",
        "complex(1.5, -2.0)",
        "complex(1e20, 0.0)",
        "complex(0.0, -0.0)",
        "complex(12345.678, 1234567.0)",
        "complex(3.0, 1e-7)",
    ];
    check_random(33, 20_000, &values, |value, spec, out| {
        let inner = value.trim_start_matches("complex(").trim_end_matches(')');
        let (real, imag) = inner.split_once(", ").unwrap();
        let context = FormatContext::new("complex");
        format_complex(real.parse().unwrap(), imag.parse().unwrap(), spec, &context, out)
    });
}

#[test]
fn strings() {
    let values = ["''", "'a'", "'hello world'", "'é'", "'日本語'", "'🐍 snake'"];
    check_random(34, 30_000, &values, |value, spec, out| {
        let value = OwnedStr::from(value.trim_matches('\''));
        format_str(value.as_view(), spec, &FormatContext::new("str"), out)
    });
}

#[test]
fn limits() {
    let check = |value: &str, spec: &str, expected: &str| {
        let value = parse_int(StrView::ascii(value), 10, 0).unwrap();
        let mut out = StrBuf::new();
        let context = FormatContext::new("int");
        let error = format_int(value.borrow(), StrView::ascii(spec), &context, &mut out);
        assert_eq!(error.unwrap_err().to_string(), expected, "{spec}");
    };
    let long = "7".repeat(4301);
    let limit = "ValueError: Exceeds the limit (4300 digits) for integer string conversion; \
                 use sys.set_int_max_str_digits() to increase the limit";
    check(&long, "d", limit);
    check(&long, "", limit);
    check(&long, ",", limit);
    check(&long, "f", "OverflowError: int too large to convert to float");
    check("1", "9223372036854775807", "MemoryError: ");
    check("1", "9223372036854775808", "ValueError: Too many decimal digits in format string");
    check("1", ".2147483648f", "ValueError: precision too big");
    check(&long, "c", "OverflowError: Python int too large to convert to C long");
}

#[test]
fn locale_of_n() {
    let indian = NumericLocale {
        decimal_point: ",".into(),
        thousands_separator: "\u{2009}".into(),
        grouping: vec![3, 2].into(),
    };
    let once = NumericLocale { grouping: vec![3, NumericLocale::NO_MORE].into(), ..indian.clone() };
    let none = NumericLocale { grouping: vec![].into(), ..indian.clone() };
    let check = |locale: &NumericLocale, spec: &str, expected: &str| {
        let context = FormatContext { locale, ..FormatContext::new("float") };
        let mut out = StrBuf::new();
        format_float(12345678.5, StrView::ascii(spec), &context, &mut out).unwrap();
        assert_eq!(out.as_view().to_utf8().unwrap(), expected, "{spec}");
    };
    check(&indian, ".10n", "1\u{2009}23\u{2009}45\u{2009}678,5");
    check(&once, ".10n", "12345\u{2009}678,5");
    check(&none, ".10n", "12345678,5");
    check(&indian, "016.10n", "0\u{2009}01\u{2009}23\u{2009}45\u{2009}678,5");
    check(&indian, ",.1f", "12,345,678.5");
}
