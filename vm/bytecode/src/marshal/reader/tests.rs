//! Tests of the reader. The expected messages are what `marshal.loads` of CPython 3.12 raises.

use super::*;

fn check(data: &[u8], expected: &str) {
    let found = load(data).expect_err("bad data was accepted");
    let (exception, message) = found.exception();
    assert_eq!(format!("{exception}: {message}"), expected, "{}", data.escape_ascii());
    assert!(found.to_string().contains(" at byte "), "{found}");
}

fn check_value(data: &[u8], expected: Const) {
    assert_eq!(load(data).as_ref(), Ok(&expected), "{}", data.escape_ascii());
}

#[test]
fn reads_every_type_code() {
    check_value(b"N", Const::None);
    check_value(b"\xce", Const::None);
    check_value(b"T", Const::True);
    check_value(b"F", Const::False);
    check_value(b".", Const::Ellipsis);
    check_value(b"S", Const::StopIteration);
    check_value(b"i\xff\xff\xff\xff", Const::Int(-1));
    check_value(b"I\0\0\0\0\0\0\0\x80", Const::Int(i64::MIN));
    check_value(b"l\0\0\0\0", Const::Int(0));
    check_value(b"l\xfe\xff\xff\xff\x01\0\x01\0", Const::Int(-32769));
    check_value(b"l\xfb\xff\xff\xff\0\0\0\0\0\0\0\0\x08\0", Const::Int(i64::MIN));
    let big = BigInt { negative: false, digits: vec![0, 0, 0, 0, 8] };
    check_value(b"l\x05\0\0\0\0\0\0\0\0\0\0\0\x08\0", Const::BigInt(big.into()));
    check_value(b"g\0\0\0\0\0\0\xf8?", Const::Float(1.5));
    check_value(b"f\x041.5\0", Const::Float(1.5));
    check_value(b"y\0\0\0\0\0\0\xf8?\0\0\0\0\0\0\0\xc0", Const::Complex(1.5, -2.0));
    check_value(b"x\x031.5\x02-2", Const::Complex(1.5, -2.0));
    check_value(b"s\x02\0\0\0a\xff", Const::Bytes(b"a\xff".as_slice().into()));
    for data in [
        b"z\x02ab".as_slice(),
        b"Z\x02ab",
        b"a\x02\0\0\0ab",
        b"A\x02\0\0\0ab",
        b"u\x02\0\0\0ab",
        b"t\x02\0\0\0ab",
    ] {
        check_value(data, Const::Str("ab".into()));
        let Ok(Const::Str(text)) = load(data) else { unreachable!() };
        assert_eq!(text.is_interned(), b"ZAt".contains(&data[0]));
    }
    check_value(b")\x02NT", Const::Tuple([Const::None, Const::True].into()));
    check_value(b"(\x02\0\0\0NT", Const::Tuple([Const::None, Const::True].into()));
    check_value(b"[\x01\0\0\0N", Const::List([Const::None].into()));
    check_value(b"<\x01\0\0\0N", Const::Set([Const::None].into()));
    check_value(b">\0\0\0\0", Const::FrozenSet([].into()));
    check_value(b"{NT0", Const::Dict([(Const::None, Const::True)].into()));
    check_value(b"{N0", Const::Dict([].into()));
}

#[test]
fn references_are_shared_objects() {
    let Ok(Const::Tuple(items)) = load(b")\x03\xfa\x01ar\0\0\0\0r\0\0\0\0") else {
        panic!("a tuple expected");
    };
    let [Const::Str(first), Const::Str(second), Const::Str(third)] = &*items else {
        panic!("three strings expected, found {items:?}");
    };
    assert!(first.same_object(second) && second.same_object(third));
    // The flagged tuple has number 0, its element number 1.
    check_value(
        b"\xa9\x02\xfa\x01ar\x01\0\0\0",
        Const::Tuple([Const::Str("a".into()), Const::Str("a".into())].into()),
    );
}

#[test]
fn flags_are_recorded_in_order() {
    let mut reader = Reader::new(b"\xa9\x04N\xfa\x01ar\x01\0\0\0i\0\0\0\0tail");
    reader.read_object().expect("valid data");
    assert_eq!(reader.flags(), [true, true, false]);
    assert_eq!(reader.position(), 16);
}

#[test]
fn errors_are_those_of_cpython() {
    check(b"", "EOFError: EOF read where object expected");
    check(b"i\0", "EOFError: marshal data too short");
    check(b"g12", "EOFError: marshal data too short");
    check(b"z", "EOFError: EOF read where not expected");
    check(b"z\x05a", "EOFError: marshal data too short");
    check(b"(\0\0\0", "EOFError: marshal data too short");
    check(b"(\x01\0\0\0", "EOFError: EOF read where object expected");
    check(b"(\xff\xff\xff\x7f", "EOFError: EOF read where object expected");
    check(b"(\xff\xff\xff\xff", "ValueError: bad marshal data (tuple size out of range)");
    check(b"[\xff\xff\xff\xff", "ValueError: bad marshal data (list size out of range)");
    check(b">\xff\xff\xff\xff", "ValueError: bad marshal data (set size out of range)");
    check(b"u\xff\xff\xff\xff", "ValueError: bad marshal data (string size out of range)");
    check(b"s\xff\xff\xff\xff", "ValueError: bad marshal data (bytes object size out of range)");
    check(b"l\0\0\0\x80", "ValueError: bad marshal data (long size out of range)");
    check(b"l\x01\0\0\0\0\0", "ValueError: bad marshal data (unnormalized long data)");
    check(b"l\x01\0\0\0\xff\xff", "ValueError: bad marshal data (digit out of range in long)");
    check(b"?", "ValueError: bad marshal data (unknown type code)");
    check(b"0", "TypeError: NULL object in marshal data for object");
    check(b")\x010", "TypeError: NULL object in marshal data for tuple");
    check(b"[\x01\0\0\x000", "TypeError: NULL object in marshal data for list");
    check(b"<\x01\0\0\x000", "TypeError: NULL object in marshal data for set");
    check(b"r\0\0\0\0", "ValueError: bad marshal data (invalid reference)");
    check(b"\xbe\x01\0\0\0r\0\0\0\0", "ValueError: bad marshal data (invalid reference)");
    check(b"\xa9\x01r\0\0\0\0", "ValueError: bad marshal data (recursive reference)");
    check(b">\x01\0\0\0[\0\0\0\0", "TypeError: unhashable type: 'list'");
    check(b">\x01\0\0\0)\x01{0", "TypeError: unhashable type: 'dict'");
    check(b"{<\0\0\0\0N0", "TypeError: unhashable type: 'set'");
    check(b"f\x03 1.", "ValueError: could not convert string to float: ' 1.'");
    check(
        b"u\x01\0\0\0\xff",
        "UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0: \
         invalid start byte",
    );
    check(
        b"u\x03\0\0\0a\xe2\x82",
        "UnicodeDecodeError: 'utf-8' codec can't decode bytes in position 1-2: \
         unexpected end of data",
    );
    check(b"c\0\0\0", "EOFError: marshal data too short");
    let head = [b"c".as_slice(), &[0; 20]].concat();
    let with = |tail: &[u8]| [head.as_slice(), tail].concat();
    check(&with(b"N0"), "TypeError: NULL object in marshal data for code object");
    check(
        &with(b"NNNNNNNN\0\0\0\0NN"),
        "SystemError: Objects/codeobject.c:354: bad argument to internal function",
    );
}

#[test]
fn nesting_is_limited() {
    let nested = |depth: usize| [b")\x01".repeat(depth).as_slice(), b"N"].concat();
    assert!(load(&nested(1999)).is_ok());
    check(&nested(2000), "ValueError: recursion limit exceeded");
    // References can nest deeper than the data does.
    let mut data = b"(\x00\x01\0\0\xa9\0".to_vec();
    data.extend(
        (0..255u32).flat_map(|number| [b"\xa9\x01r".as_slice(), &number.to_le_bytes()].concat()),
    );
    assert!(load(&data).is_ok());
    let mut data = b"(\x00\x10\0\0\xa9\0".to_vec();
    data.extend(
        (0..4095u32).flat_map(|number| [b"\xa9\x01r".as_slice(), &number.to_le_bytes()].concat()),
    );
    check(&data, "ValueError: recursion limit exceeded");
}
