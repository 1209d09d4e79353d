//! Tests of both tables; that they agree with CPython over its library is tested in
//! `tests/library.rs`.

use super::*;

fn entry(start: u32, end: u32, target: u32, depth: u32, lasti: bool) -> ExceptionEntry {
    ExceptionEntry { start, end, target, depth, lasti }
}

fn check_exceptions(entries: &[ExceptionEntry], table: &[u8]) {
    assert_eq!(encode_exception_table(entries), table);
    assert_eq!(parse_exception_table(table).as_deref(), Ok(entries));
}

#[test]
fn exception_tables_round_trip() {
    check_exceptions(&[], &[]);
    check_exceptions(&[entry(3, 5, 9, 1, true)], &[0x83, 2, 9, 3]);
    check_exceptions(
        &[entry(64, 164, 4096, 0, false), entry(200, 201, 5, 40, true)],
        &[0xc1, 0, 0x41, 36, 0x41, 0x40, 0, 0, 0xc3, 8, 1, 5, 0x41, 17],
    );
    let high = (1 << 30) - 1;
    check_exceptions(
        &[entry(high, high + 1, 0, 0, false)],
        &[0xff, 0x7f, 0x7f, 0x7f, 0x3f, 1, 0, 0],
    );
}

#[test]
fn bad_exception_tables_are_refused() {
    let check = |table: &[u8], offset, kind| {
        assert_eq!(parse_exception_table(table), Err(TableError { offset, kind }), "{table:x?}");
    };
    check(&[3, 2, 9, 3], 0, TableErrorKind::BadMark);
    check(&[0x83, 0x82, 9, 3], 1, TableErrorKind::BadMark);
    check(&[0x83, 2, 9], 3, TableErrorKind::Truncated);
    check(&[0xc3], 1, TableErrorKind::Truncated);
    check(&[0xc1, 0x40, 0x40, 0x40, 0x40, 0], 5, TableErrorKind::NumberOutOfRange);
}

#[test]
fn handlers_are_found_by_offset() {
    let entries = [entry(2, 4, 10, 0, false), entry(4, 6, 11, 0, false), entry(8, 9, 12, 0, false)];
    let target = |offset| find_handler(&entries, offset).map(|entry| entry.target);
    assert_eq!(
        (0..10).map(target).collect::<Vec<_>>(),
        [None, None, Some(10), Some(10), Some(11), Some(11), None, None, Some(12), None]
    );
}

fn position(line: u32, end_line: u32, columns: Option<(u32, u32)>) -> Position {
    Position {
        line: Some(line),
        end_line: Some(end_line),
        column: columns.map(|(start, _)| start),
        end_column: columns.map(|(_, end)| end),
    }
}

fn check_lines(rows: &[(Position, u32)], table: &[u8]) {
    let mut writer = LineTableWriter::new(1);
    for &(position, units) in rows {
        writer.push(position, units);
    }
    assert_eq!(writer.finish(), table);
    let parsed = LineTable::parse(table, 1).expect("what the writer wrote");
    let units = rows.iter().map(|row| row.1).sum();
    let expected = rows.iter().flat_map(|&(position, units)| vec![position; units as usize]);
    assert!(parsed.positions(units).eq(expected));
}

#[test]
fn line_tables_round_trip_in_every_form() {
    check_lines(&[], &[]);
    check_lines(&[(position(1, 1, Some((0, 0))), 1)], &[0x80, 0]);
    check_lines(&[(position(1, 1, Some((79, 94))), 8)], &[0xcf, 0x7f]);
    check_lines(&[(position(1, 1, Some((80, 81))), 1)], &[0xd0, 80, 81]);
    check_lines(&[(position(3, 3, Some((1, 127))), 2)], &[0xe1, 1, 127]);
    check_lines(&[(position(4, 4, Some((1, 2))), 1)], &[0xf0, 6, 0, 2, 3]);
    check_lines(&[(position(0, 0, Some((1, 2))), 1)], &[0xf0, 3, 0, 2, 3]);
    check_lines(&[(position(1, 1, Some((128, 200))), 1)], &[0xf0, 0, 0, 0x41, 2, 0x49, 3]);
    check_lines(&[(position(1, 3, None), 1)], &[0xf0, 0, 2, 0, 0]);
    check_lines(&[(position(101, 101, None), 3)], &[0xea, 0x48, 3]);
    // An end before the line, as CPython writes it.
    check_lines(
        &[(position(3, 1, Some((1, 2))), 1)],
        &[0xf0, 4, 0x7e, 0x7f, 0x7f, 0x7f, 0x7f, 3, 2, 3],
    );
    check_lines(&[(Position::default(), 20)], &[0xff, 0xff, 0xfb]);
    check_lines(
        &[(position(1, 1, Some((0, 1))), 3), (position(1, 1, Some((0, 1))), 2)],
        &[0x84, 1],
    );
}

#[test]
fn bad_line_tables_are_refused() {
    let check = |table: &[u8], offset, kind| {
        assert_eq!(LineTable::parse(table, 1), Err(TableError { offset, kind }), "{table:x?}");
    };
    check(&[0x00], 0, TableErrorKind::BadMark);
    check(&[0x80], 1, TableErrorKind::Truncated);
    check(&[0xe8], 1, TableErrorKind::Truncated);
    check(&[0xe8, 5], 2, TableErrorKind::NumberOutOfRange);
    check(&[0xe8, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0], 7, TableErrorKind::NumberOutOfRange);
}

#[test]
fn ranges_of_lines_join_entries() {
    let mut writer = LineTableWriter::new(5);
    writer.push(position(5, 5, Some((0, 1))), 2);
    writer.push(position(5, 5, Some((1, 2))), 2);
    writer.push(Position::default(), 1);
    writer.push(position(6, 6, None), 9);
    let table = LineTable::parse(&writer.finish(), 5).expect("what the writer wrote");
    let range = |start, end, line| LineRange { start, end, line };
    assert_eq!(
        table.lines().collect::<Vec<_>>(),
        [range(0, 4, Some(5)), range(4, 5, None), range(5, 14, Some(6))]
    );
    assert_eq!((table.line_of(3), table.line_of(4), table.line_of(14)), (Some(5), None, None));
}
