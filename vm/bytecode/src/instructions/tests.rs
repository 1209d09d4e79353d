//! Tests of decoding.

use super::DecodeErrorKind::*;
use super::*;

/// Opcode, operand, start, offset, next offset and target of each instruction.
type Row = (Opcode, u32, u32, u32, u32, Option<u32>);

fn check(code: &[u8], expected: &[Row], error: Option<(u32, DecodeErrorKind)>) {
    let mut rows = Vec::new();
    let mut found = None;
    for result in Instructions::new(code) {
        match result {
            Ok(i) => rows.push((i.opcode, i.arg, i.start, i.offset, i.next_offset, i.target())),
            Err(error) => found = Some((error.offset, error.kind)),
        }
    }
    assert_eq!((rows.as_slice(), found), (expected, error));
}

#[test]
fn folds_prefixes_and_skips_caches() {
    use Opcode::*;
    check(&[], &[], None);
    check(&[9, 7, 83, 0], &[(NOP, 0, 0, 0, 1, None), (RETURN_VALUE, 0, 1, 1, 2, None)], None);
    check(
        &[144, 1, 144, 2, 100, 3, 122, 5, 0, 0, 83, 0],
        &[
            (LOAD_CONST, 0x10203, 0, 2, 3, None),
            (BINARY_OP, 5, 3, 3, 5, None),
            (RETURN_VALUE, 0, 5, 5, 6, None),
        ],
        None,
    );
}

#[test]
fn targets_count_from_the_instructions_end() {
    use Opcode::*;
    check(
        &[93, 2, 0, 0, 140, 3, 140, 9, 110, 0],
        &[
            (FOR_ITER, 2, 0, 0, 2, Some(4)),
            (JUMP_BACKWARD, 3, 2, 2, 3, Some(0)),
            (JUMP_BACKWARD, 9, 3, 3, 4, None),
            (JUMP_FORWARD, 0, 4, 4, 5, Some(5)),
        ],
        None,
    );
}

#[test]
fn errors_name_what_and_where() {
    check(&[9, 0, 200, 0, 9, 0], &[(Opcode::NOP, 0, 0, 0, 1, None)], Some((1, UnknownOpcode(200))));
    check(&[6, 0], &[], Some((0, Refused("BINARY_OP_ADD_FLOAT"))));
    check(&[240, 0], &[], Some((0, Refused("INSTRUMENTED_RESUME"))));
    check(&[122, 0], &[], Some((0, Truncated)));
    check(&[144, 1], &[], Some((1, Truncated)));
    check(&[144, 1, 144, 1, 144, 1, 144, 1, 100, 0], &[], Some((3, TooManyPrefixes)));
}
