//! Tests of the list of opcodes that need no Python.

use super::*;

#[test]
fn numbers_names_and_lookup_agree() {
    for number in 0..=u8::MAX {
        match Opcode::from_u8(number) {
            Some(opcode) => {
                assert_eq!(opcode as u8, number);
                assert_eq!(refused_name(number), None, "{}", opcode.name());
            }
            None => {
                let unused = matches!(number, 169..=170 | 177..=236 | 255);
                assert_ne!(refused_name(number).is_some(), unused, "{number}");
            }
        }
    }
    assert!(Opcode::ALL.is_sorted());
}

#[test]
fn tables_of_operands() {
    assert_eq!(BinaryOp::from_arg(0).map(BinaryOp::name), Some("NB_ADD"));
    assert_eq!(BinaryOp::from_arg(25).map(BinaryOp::symbol), Some("^="));
    assert_eq!(BinaryOp::from_arg(26), None);
    assert_eq!(BinaryOp::InplacePower.plain(), BinaryOp::Power);
    assert_eq!(compare_op_name(0x20), Some("=="));
    assert_eq!(compare_op_name(0x5f), Some(">="));
    assert_eq!(compare_op_name(0x60), None);
}

#[test]
fn stack_effects_do_not_overflow() {
    for &opcode in Opcode::ALL {
        opcode.stack_effect(u32::MAX, None);
    }
    assert_eq!(Opcode::BUILD_MAP.stack_effect(u32::MAX, None), i32::MIN);
}
