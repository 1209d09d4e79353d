//! Operands of `CALL_INTRINSIC_1` and `CALL_INTRINSIC_2`, by their names in
//! [`apython_bytecode::opcode::INTRINSICS_1`] and [`apython_bytecode::opcode::INTRINSICS_2`].

use apython_bytecode::opcode::{INTRINSICS_1, INTRINSICS_2};

pub(super) const PRINT: u32 = number(&INTRINSICS_1, "INTRINSIC_PRINT");
pub(super) const IMPORT_STAR: u32 = number(&INTRINSICS_1, "INTRINSIC_IMPORT_STAR");
pub(super) const STOPITERATION_ERROR: u32 = number(&INTRINSICS_1, "INTRINSIC_STOPITERATION_ERROR");
pub(super) const ASYNC_GEN_WRAP: u32 = number(&INTRINSICS_1, "INTRINSIC_ASYNC_GEN_WRAP");
pub(super) const UNARY_POSITIVE: u32 = number(&INTRINSICS_1, "INTRINSIC_UNARY_POSITIVE");
pub(super) const LIST_TO_TUPLE: u32 = number(&INTRINSICS_1, "INTRINSIC_LIST_TO_TUPLE");
pub(super) const TYPEVAR: u32 = number(&INTRINSICS_1, "INTRINSIC_TYPEVAR");
pub(super) const PARAMSPEC: u32 = number(&INTRINSICS_1, "INTRINSIC_PARAMSPEC");
pub(super) const TYPEVARTUPLE: u32 = number(&INTRINSICS_1, "INTRINSIC_TYPEVARTUPLE");
pub(super) const SUBSCRIPT_GENERIC: u32 = number(&INTRINSICS_1, "INTRINSIC_SUBSCRIPT_GENERIC");
pub(super) const TYPEALIAS: u32 = number(&INTRINSICS_1, "INTRINSIC_TYPEALIAS");

pub(super) const PREP_RERAISE_STAR: u32 = number(&INTRINSICS_2, "INTRINSIC_PREP_RERAISE_STAR");
pub(super) const TYPEVAR_WITH_BOUND: u32 = number(&INTRINSICS_2, "INTRINSIC_TYPEVAR_WITH_BOUND");
pub(super) const TYPEVAR_WITH_CONSTRAINTS: u32 =
    number(&INTRINSICS_2, "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS");
pub(super) const SET_FUNCTION_TYPE_PARAMS: u32 =
    number(&INTRINSICS_2, "INTRINSIC_SET_FUNCTION_TYPE_PARAMS");

/// Where `name` stands in a table; checked when the crate is compiled.
const fn number(table: &[&str], name: &str) -> u32 {
    let mut at = 0;
    while !same(table[at].as_bytes(), name.as_bytes()) {
        at += 1;
    }
    at as u32
}

const fn same(a: &[u8], b: &[u8]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let mut at = 0;
    while at < a.len() {
        if a[at] != b[at] {
            return false;
        }
        at += 1;
    }
    true
}
