//! The list of instructions: that it is in order, and that the reference made from it is up to
//! date.

use super::{Op, flags};
use std::fmt::Write;

const REFERENCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/instructions.md");

fn reference() -> String {
    let mut out = String::from(
        "# Instructions of the register code\n\n\
         Made from `vm/core/src/exec/instr/list.rs` by its test; `make docs` rewrites it.\n\n\
         Operands, for a, b, c and d: `L` a register (often a local, written with its old value\n\
         dropped), `T` a temporary, `R` any register, `K` a constant, `J` a jump distance, `W` a\n\
         32-bit number or distance in c and d, `#` a number, `F` operand flags, `C` an inline\n\
         cache, `_` nothing.\n\n\
         | instruction | operands | does | specialises |\n|---|---|---|---|\n",
    );
    for &op in Op::ALL {
        let generic = if op.generic() == op { "" } else { op.generic().name() };
        let semantics = op.semantics().replace('|', "\\|").replace('*', "\\*");
        let _ =
            writeln!(out, "| `{}` | `{}` | {semantics} | {generic} |", op.name(), op.operands());
    }
    out
}

#[test]
fn reference_is_up_to_date() {
    if std::env::var_os("UPDATE_GOLDENS").is_some() {
        std::fs::write(REFERENCE, reference()).expect("the reference can be written");
    }
    let found = std::fs::read_to_string(REFERENCE).expect("docs/instructions.md can be read");
    assert!(found == reference(), "docs/instructions.md is stale: run `make docs`");
}

#[test]
fn numbers_are_positions() {
    for (number, &op) in Op::ALL.iter().enumerate() {
        assert_eq!(op as usize, number, "{op:?}");
    }
}

#[test]
fn specialised_instructions_read_their_generic_ones_operands() {
    for &op in Op::ALL {
        let generic = op.generic();
        assert_eq!(generic.generic(), generic, "{op:?}: one step leads to the generic one");
        for (special, general) in op.operands().bytes().zip(generic.operands().bytes()) {
            let narrower = matches!((special, general), (b'K', b'R') | (b'T', b'L'));
            assert!(
                special == general || narrower,
                "{op:?} and {generic:?} disagree on an operand"
            );
        }
    }
}

#[test]
fn flags_count_deopts_up_to_their_limit() {
    let mut word = flags::FIRST_TEMP | flags::SENSE;
    let low = word;
    for _ in 0..flags::MAX_DEOPTS {
        assert!(flags::may_specialise(word));
        word = flags::count_deopt(word);
    }
    assert!(!flags::may_specialise(word));
    assert_eq!(flags::count_deopt(word), word, "the counter stays at its limit");
    assert_eq!(word & ((1 << flags::COUNTER_SHIFT) - 1), low, "the other flags are kept");
}
