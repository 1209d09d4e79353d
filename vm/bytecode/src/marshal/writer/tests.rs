//! Tests of the writer. The expected bytes are what `marshal.dumps` of CPython 3.12 gives; that
//! whole files come out as CPython writes them is tested in `tests/library.rs`.

use super::super::load;
use super::*;

fn check(value: &Const, version: u32, expected: &[u8]) {
    let found = dump(value, version, Flags::Predicted).expect("an object that can be written");
    assert_eq!(found.escape_ascii().to_string(), expected.escape_ascii().to_string());
}

#[test]
fn versions_differ_as_in_cpython() {
    let check_all = |value: Const, expected: [&[u8]; 5]| {
        for (version, expected) in expected.into_iter().enumerate() {
            check(&value, version as u32, expected);
        }
    };
    let old: &[u8] = b"f\x170.10000000000000001";
    let old = [&old[..1], &[19], &old[2..]].concat();
    check_all(
        Const::Float(0.1),
        [
            &old,
            &old,
            b"g\x9a\x99\x99\x99\x99\x99\xb9?",
            b"\xe7\x9a\x99\x99\x99\x99\x99\xb9?",
            b"\xe7\x9a\x99\x99\x99\x99\x99\xb9?",
        ],
    );
    check_all(
        Const::Str(Text::interned("a")),
        [b"u\x01\0\0\0a", b"u\x01\0\0\0a", b"u\x01\0\0\0a", b"\xf4\x01\0\0\0a", b"\xda\x01a"],
    );
    check_all(
        Const::Tuple([Const::Int(1)].into()),
        [
            b"(\x01\0\0\0i\x01\0\0\0",
            b"(\x01\0\0\0i\x01\0\0\0",
            b"(\x01\0\0\0i\x01\0\0\0",
            b"\xa8\x01\0\0\0\xe9\x01\0\0\0",
            b"\xa9\x01\xe9\x01\0\0\0",
        ],
    );
}

#[test]
fn floats_as_text() {
    for (value, expected) in [
        (1.5, "1.5"),
        (1e300, "1.0000000000000001e+300"),
        (f64::INFINITY, "inf"),
        (f64::NEG_INFINITY, "-inf"),
        (f64::NAN, "nan"),
        (-0.0, "-0"),
        (0.0, "0"),
        (1e-7, "9.9999999999999995e-08"),
        (1e-4, "0.0001"),
        (1e16, "10000000000000000"),
        (1e17, "1e+17"),
        (123456.0, "123456"),
        (5e-324, "4.9406564584124654e-324"),
    ] {
        assert_eq!(general_17(value), expected);
    }
}

#[test]
fn values_in_the_current_version() {
    check(&Const::None, 4, b"N");
    check(&Const::StopIteration, 4, b"S");
    check(&Const::Int(-1), 4, b"\xe9\xff\xff\xff\xff");
    check(&Const::Int(1 << 40), 4, b"\xec\x03\0\0\0\0\0\0\0\0\x04");
    check(&Const::Int(i64::MIN), 4, b"\xec\xfb\xff\xff\xff\0\0\0\0\0\0\0\0\x08\0");
    check(&Const::Int(1 << 31), 4, b"\xec\x03\0\0\0\0\0\0\0\x02\0");
    check(&Const::Complex(1.5, -2.0), 4, b"\xf9\0\0\0\0\0\0\xf8?\0\0\0\0\0\0\0\xc0");
    check(&Const::Str("\u{e9}t\u{e9}".into()), 4, b"\xf5\x05\0\0\0\xc3\xa9t\xc3\xa9");
    check(&Const::Dict([(Const::Int(1), Const::None)].into()), 4, b"\xfb\xe9\x01\0\0\0N0");
    let shared = Const::Str("shared value".into());
    check(
        &Const::List([shared.clone(), shared].into()),
        4,
        b"\xdb\x02\0\0\0\xfa\x0cshared valuer\x01\0\0\0",
    );
}

#[test]
fn long_strings_and_tuples_have_long_sizes() {
    let long = "x".repeat(300);
    check(
        &Const::Str(Text::interned(&long)),
        4,
        format!("\u{41}\x2c\x01\0\0{long}")
            .as_bytes()
            .iter()
            .enumerate()
            .map(|(at, &byte)| if at == 0 { byte | 0x80 } else { byte })
            .collect::<Vec<_>>()
            .as_slice(),
    );
    let items = vec![Const::None; 256];
    let expected = [b"\xa8\0\x01\0\0".as_slice(), &[b'N'; 256]].concat();
    check(&Const::Tuple(items.into()), 4, &expected);
}

#[test]
fn sets_are_ordered_by_marshalled_form() {
    let items = [
        Const::Float(2.5),
        Const::Str(Text::interned("ccc")),
        Const::Tuple([Const::Int(1)].into()),
        Const::Str(Text::interned("bb")),
        Const::Int(1),
        Const::Int(1000),
    ];
    check(
        &Const::Set(items.into()),
        4,
        b"\xbc\x06\0\0\0\xa9\x01\xe9\x01\0\0\0\xe7\0\0\0\0\0\0\x04@\xe9\xe8\x03\0\0\xda\x02bb\
          \xda\x03cccr\x02\0\0\0",
    );
}

#[test]
fn recorded_flags_are_written_again() {
    let check = |data: &[u8]| {
        let mut reader = super::super::Reader::new(data);
        let value = reader.read_object().expect("valid data");
        let written = dump(&value, 4, Flags::Recorded(reader.flags()));
        assert_eq!(written.as_deref(), Ok(data), "{}", data.escape_ascii());
    };
    check(b"\xa9\x02i\x01\0\0\0\xe9\x01\0\0\0");
    check(b")\x03\xda\x01ar\0\0\0\0z\x01a");
    check(b")\x02\xa9\x01Nr\0\0\0\0");
    check(b"\xbe\x02\0\0\0i\x02\0\0\0i\x01\0\0\0");
}

#[test]
fn nesting_is_limited() {
    let nested =
        |levels: usize| (0..levels).fold(Const::None, |inner, _| Const::Tuple([inner].into()));
    assert!(dump(&nested(1999), 4, Flags::Predicted).is_ok());
    let error = dump(&nested(2000), 4, Flags::Predicted).expect_err("nested too deep");
    let expected = ("ValueError", "object too deeply nested to marshal".to_owned());
    assert_eq!(error.exception(), expected);
    assert!(load(&dump(&nested(1999), 4, Flags::Predicted).unwrap_or_default()).is_ok());
}

#[test]
fn nested_sets_take_no_exponential_time() {
    let nested = |levels: usize| {
        let inner = Const::FrozenSet([Const::Int(1)].into());
        (0..levels).fold(inner, |inner, _| Const::FrozenSet([Const::None, inner].into()))
    };
    assert!(dump(&nested(90), 4, Flags::Predicted).is_ok());
    assert_eq!(dump(&nested(200), 4, Flags::Predicted), Err(DumpError::TooDeep));
}
