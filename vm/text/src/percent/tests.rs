//! `%` formatting of str and bytes against python3.12.

use super::*;
use crate::OwnedStr;
use crate::float::{NumBuf, repr_complex};
use crate::int::{Int, parse_int, to_f64};
use crate::reference::{Rng, compare, plain};
use crate::repr::push_repr;

/// The arguments that tests use: one of each kind.
#[derive(Clone)]
enum Arg {
    Int(Int),
    Float(f64),
    Str(OwnedStr),
    Complex,
    /// The mapping itself: its repr.
    Dict(OwnedStr),
}

impl Arg {
    fn parse(text: &str) -> Arg {
        if let Ok(value) = parse_int(OwnedStr::from(text).as_view(), 10, 0) {
            return Arg::Int(value);
        }
        match text.strip_prefix('\'') {
            Some(inner) => Arg::Str(OwnedStr::from(inner.trim_end_matches('\''))),
            None => text.parse().map_or(Arg::Complex, Arg::Float),
        }
    }

    fn type_name(&self) -> &'static str {
        match self {
            Arg::Int(_) => "int",
            Arg::Float(_) => "float",
            Arg::Str(_) => "str",
            Arg::Complex => "complex",
            Arg::Dict(_) => "dict",
        }
    }

    fn text(&self, repr: bool) -> OwnedStr {
        let mut out = StrBuf::new();
        let context = crate::format::FormatContext::new("");
        match self {
            Arg::Int(value) => {
                crate::format::format_int(value.borrow(), StrView::EMPTY, &context, &mut out)
                    .unwrap()
            }
            Arg::Float(value) => {
                crate::format::format_float(*value, StrView::EMPTY, &context, &mut out).unwrap()
            }
            Arg::Str(text) if repr => push_repr(text.as_view(), &mut out),
            Arg::Str(text) | Arg::Dict(text) => out.push_view(text.as_view()),
            Arg::Complex => {
                let mut text = NumBuf::new();
                repr_complex(1.0, 2.0, &mut text);
                out.push_latin1(&text);
            }
        }
        out.finish()
    }
}

/// Arguments as CPython has them: a tuple's elements in turn, or one value once. A key makes
/// its value the one value.
struct Host {
    tuple: Option<Vec<Arg>>,
    next: usize,
    mapping: Vec<Arg>,
    one: Option<Arg>,
}

impl Host {
    fn of_tuple(args: Vec<Arg>) -> Host {
        Host { tuple: Some(args), next: 0, mapping: Vec::new(), one: None }
    }

    fn of_mapping(values: Vec<Arg>) -> Host {
        let [a, b] = [&values[0], &values[1]].map(|value| value.text(true));
        let mut repr = StrBuf::new();
        repr.push_str("{'k': ");
        repr.push_view(a.as_view());
        repr.push_str(", 'k(2)': ");
        repr.push_view(b.as_view());
        repr.push_str("}");
        Host { tuple: None, next: 0, mapping: values, one: Some(Arg::Dict(repr.finish())) }
    }

    fn take(&mut self) -> TextResult<Arg> {
        if let Some(args) = &self.tuple {
            let arg = args.get(self.next).cloned().ok_or_else(not_enough_arguments)?;
            self.next += 1;
            return Ok(arg);
        }
        self.one.take().ok_or_else(not_enough_arguments)
    }
}

impl PercentHost for Host {
    type Error = TextError;

    fn require_mapping(&mut self) -> TextResult<()> {
        if self.tuple.is_none() { Ok(()) } else { Err(mapping_required()) }
    }

    fn select(&mut self, key: StrView<'_>) -> TextResult<()> {
        let index = ["k", "k(2)"].iter().position(|k| key.eq_str(k));
        let index = index.ok_or_else(|| TextError::new(crate::ErrorKind::Key, ""))?;
        self.one = Some(self.mapping[index].clone());
        Ok(())
    }

    fn star(&mut self) -> TextResult<Star> {
        Ok(match self.take()? {
            Arg::Int(value) => value.borrow().to_i64().map_or(Star::TooLarge, Star::Int),
            _ => Star::NotAnInt,
        })
    }

    fn write(&mut self, directive: &Directive, out: &mut StrBuf) -> TextResult<()> {
        let arg = self.take()?;
        match (directive.conversion(), &arg) {
            (Conversion::Str, _) => write_text(directive, arg.text(false).as_view(), out),
            (Conversion::Repr, _) => write_text(directive, arg.text(true).as_view(), out),
            (Conversion::Ascii, _) => {
                let mut ascii = StrBuf::new();
                for cp in arg.text(true).as_view().chars() {
                    match cp {
                        0..0x80 => ascii.push(cp),
                        _ => crate::repr::push_backslash_escape(cp, &mut ascii),
                    }
                }
                write_text(directive, ascii.as_view(), out)
            }
            (Conversion::Decimal | Conversion::Radix, Arg::Int(value)) => {
                write_int(directive, value.borrow(), out)
            }
            (Conversion::Decimal, Arg::Float(value)) => {
                write_int(directive, crate::float::to_integer(*value).borrow(), out)
            }
            (Conversion::Decimal | Conversion::Radix, _) => {
                Err(directive.number_required(arg.type_name()))
            }
            (Conversion::Float, Arg::Float(value)) => write_float(directive, *value, out),
            (Conversion::Float, Arg::Int(value)) => {
                let value = to_f64(value.borrow())
                    .ok_or_else(|| TextError::overflow("int too large to convert to float"))?;
                write_float(directive, value, out)
            }
            (Conversion::Float, _) => Err(float_required(Flavor::Str, arg.type_name())),
            (Conversion::Char, Arg::Int(value)) => {
                let cp = value.borrow().to_i64().and_then(|cp| u32::try_from(cp).ok());
                let cp = cp.filter(|&cp| cp <= 0x10_FFFF);
                let cp = cp.ok_or_else(|| char_out_of_range(Flavor::Str))?;
                write_char(directive, cp, out)
            }
            (Conversion::Char, Arg::Str(text)) if text.len() == 1 => {
                write_char(directive, text.as_view().at(0), out)
            }
            (Conversion::Char, _) => Err(char_required(Flavor::Str)),
            _ => Err(directive.unsupported()),
        }
    }
}

const ARGS: [&str; 17] = [
    "0",
    "1",
    "-1",
    "42",
    "255",
    "65",
    "1234",
    "123456789012345678901234567890",
    "7",
    "-3",
    "1.5",
    "-0.0",
    "1e22",
    "12345.678",
    "'text'",
    "'日'",
    "(1+2j)",
];

fn random_directive(rng: &mut Rng) -> String {
    let mut text = String::from("%");
    let mut maybe = |n: usize, choices: &[&str]| {
        if rng.one_in(n) {
            text.push_str(rng.pick(choices));
        }
    };
    maybe(6, &["(k)", "(k(2))", "(no)", "(k", "()"]);
    maybe(2, &["-", "+", " ", "#", "0", "-0", "+#", "0 #", "0#", "+0"]);
    maybe(2, &["1", "5", "12", "20", "*", "*", "9999999999999999999"]);
    maybe(3, &[".", ".0", ".2", ".5", ".*", ".12", ".30", ".9999999999", ".2147483646"]);
    maybe(8, &["l", "h", "L", "ll"]);
    let letters = [
        "d", "i", "u", "o", "x", "X", "e", "E", "f", "F", "g", "G", "c", "r", "s", "a", "%", "d",
        "f", "s", "b", "y", "é", "\u{7f}", "",
    ];
    let letter = rng.pick(&letters);
    // Two billion digits are an error for integers alone.
    if text.contains(".2147483646") && !["d", "x"].contains(&letter) {
        return "%d".to_string();
    }
    text + letter
}

#[test]
fn random_formats() {
    let mut rng = Rng(81);
    let lines: Vec<String> = (0..60_000)
        .map(|_| {
            let mut format = String::new();
            for _ in 0..1 + rng.below(3) {
                format += rng.pick(&["", "", "x", "é", "日 ", "100"]);
                format += &random_directive(&mut rng);
            }
            let args: Vec<&str> = (0..rng.below(5)).map(|_| rng.pick(&ARGS)).collect();
            let mapping = if rng.one_in(4) { "map" } else { "tuple" };
            format!("{format}\t{mapping}\t{}", args.join("\t"))
        })
        .collect();
    let script = "
for line in lines():
    f, kind, *args = line.split('\\t')
    args = tuple(eval(a) for a in args if a)
    if kind == 'map': args = dict(zip(('k', 'k(2)'), args + (1, 2)))
    try: print(plain(f % args))
    except KeyError: print('KeyError: ')
    except Exception as e: print(f'{type(e).__name__}: {plain(str(e))}')";
    compare(script, &lines, |line| {
        let mut fields = line.split('\t');
        let format = OwnedStr::from(fields.next().unwrap());
        let mapping = fields.next() == Some("map");
        let mut args: Vec<Arg> = fields.filter(|arg| !arg.is_empty()).map(Arg::parse).collect();
        let mut host = if mapping {
            args.extend([Arg::parse("1"), Arg::parse("2")]);
            args.truncate(2);
            Host::of_mapping(args)
        } else {
            Host::of_tuple(args)
        };
        let mut out = StrBuf::new();
        let result =
            percent_format(format.as_view(), Flavor::Str, &mut host, &mut out).and_then(|()| {
                let left_over = host.tuple.is_some_and(|args| host.next < args.len());
                if left_over { Err(not_all_converted(Flavor::Str)) } else { Ok(()) }
            });
        match result {
            Ok(()) => plain(out.as_view()),
            Err(error) => format!("{}: {}", error.kind.class_name(), plain(error.message())),
        }
    });
}

#[test]
fn bytes() {
    let check = |format: &[u8], args: &[&str], expected: &str| {
        let mut host = Host::of_tuple(args.iter().map(|arg| Arg::parse(arg)).collect());
        let mut out = StrBuf::new();
        let format_view = StrView::Latin1(format);
        let shown = match percent_format(format_view, Flavor::Bytes, &mut host, &mut out) {
            Ok(()) => plain(out.as_view()),
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected, "{format:?}");
    };
    check(b"\xff%5d|%-4x|%%|%r", &["42", "255", "'\u{65e5}'"], "<ff>   42|ff  |%|'\\u65e5'");
    check(b"%b", &["'x'"], "x");
    check(b"%5%", &["1"], "ValueError: unsupported format character '%' (0x25) at index 2");
    check(b"%.9999999999d", &["1"], "ValueError: prec too big");
    check(b"%\xe9", &["1"], "OverflowError: character argument not in range(0x110000)");
    assert_eq!(
        float_required(Flavor::Bytes, "str").to_string(),
        "TypeError: float argument required, not str"
    );
}
