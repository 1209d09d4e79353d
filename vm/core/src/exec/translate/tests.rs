//! The symbolic stack, on code that says just what it takes. Whole functions are in the
//! goldens of `tests/translation`.

use super::super::dump::disassemble;
use super::super::tests::{function, source, vm, with_handlers};
use super::translate;
use crate::exec::CodeForm;
use crate::vm::{OwnedVm, Vm};
use apython_bytecode::Opcode::*;
use apython_bytecode::tables::ExceptionEntry;
use apython_bytecode::{CodeObject, Opcode};

/// The register code, an instruction a string: neither numbered nor padded.
fn listing(vm: &Vm, code: CodeObject) -> Vec<String> {
    let function = function(vm, code);
    let code = function.code.borrow().clone();
    let translation = translate(vm, &code, &function).expect("a translation");
    let text = disassemble(vm, &code, &translation);
    let mut lines = Vec::new();
    for line in text.lines().skip(1).filter(|line| !line.starts_with("  handler")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        // The line's number stands there only where it changes.
        let numbers = words.iter().take_while(|word| word.parse::<u32>().is_ok()).count();
        lines.push(words[numbers..].join(" "));
    }
    lines
}

/// Instructions between RESUME and a return of `None`.
fn check(vm: &OwnedVm, instructions: &[(Opcode, u32)], expected: &[&str]) {
    let code = [&[(RESUME, 0)], instructions, &[(RETURN_CONST, 0)]].concat();
    let mut found = listing(vm, source(&code));
    assert_eq!(found.pop().as_deref(), Some("return_const (None)"));
    assert_eq!(found, expected, "{instructions:?}");
}

const ADD: u32 = 0;
const MULTIPLY: u32 = 5;
const SUBTRACT: u32 = 10;

#[test]
fn operands_are_forwarded() {
    let vm = vm();
    check(&vm, &[(LOAD_FAST, 0), (POP_TOP, 0)], &[]);
    check(&vm, &[(LOAD_CONST, 1), (STORE_FAST, 2)], &["load_const_local c (1)"]);
    check(&vm, &[(LOAD_FAST, 0), (STORE_FAST, 2)], &["copy_local c a"]);
    check(
        &vm,
        &[(LOAD_FAST, 0), (LOAD_CONST, 2), (BINARY_OP, ADD), (STORE_FAST, 2)],
        &["binary c a (2.5) [+]"],
    );
    check(
        &vm,
        &[
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (BINARY_OP, MULTIPLY),
            (LOAD_FAST, 0),
            (BINARY_OP, SUBTRACT),
            (STORE_FAST, 1),
        ],
        &["binary t0 a b [*]", "binary b t0 a [-]"],
    );
    check(
        &vm,
        &[(LOAD_FAST, 0), (UNARY_NEGATIVE, 0), (POP_TOP, 0)],
        &["negative t0 a", "drop_temp t0"],
    );
}

#[test]
fn pending_locals_are_copied_before_they_change() {
    let vm = vm();
    check(
        &vm,
        &[(LOAD_FAST, 0), (LOAD_CONST, 1), (STORE_FAST, 0), (STORE_FAST, 2)],
        &["copy t0 a", "load_const_local a (1)", "take c t0"],
    );
    // Both uses, and only those of the local that changes.
    check(
        &vm,
        &[
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (LOAD_FAST, 0),
            (LOAD_CONST, 1),
            (STORE_FAST, 0),
            (BUILD_TUPLE, 3),
            (STORE_FAST, 2),
        ],
        &["copy t0 a", "copy t2 a", "load_const_local a (1)", "copy t1 b", "build_tuple c t0 #3"],
    );
    // A result that is written to the local itself saves the uses that are left, not those
    // that it consumes.
    check(
        &vm,
        &[
            (LOAD_FAST, 0),
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (BINARY_OP, ADD),
            (STORE_FAST, 0),
            (POP_TOP, 0),
        ],
        &["copy t0 a", "binary a a b [+]", "drop_temp t0"],
    );
    check(
        &vm,
        &[(LOAD_FAST, 0), (DELETE_FAST, 0), (STORE_FAST, 2)],
        &["copy t0 a", "delete_local a", "take c t0"],
    );
}

#[test]
fn swaps_and_copies_move_nothing_until_they_must() {
    let vm = vm();
    check(
        &vm,
        &[(LOAD_FAST, 0), (LOAD_FAST, 1), (SWAP, 2), (BINARY_OP, SUBTRACT), (STORE_FAST, 2)],
        &["binary c b a [-]"],
    );
    check(
        &vm,
        &[(LOAD_FAST, 0), (COPY, 1), (BINARY_OP, MULTIPLY), (STORE_FAST, 2)],
        &["binary c a a [*]"],
    );
    let two = [(LOAD_FAST, 0), (UNARY_NEGATIVE, 0), (LOAD_FAST, 1), (UNARY_INVERT, 0), (SWAP, 2)];
    check(
        &vm,
        &[&two[..], &[(BINARY_OP, SUBTRACT), (STORE_FAST, 2)]].concat(),
        &["negative t0 a", "invert t1 b", "binary c t1 t0 [-]"],
    );
    // A window has its values in order.
    check(
        &vm,
        &[&two[..], &[(BUILD_TUPLE, 2), (STORE_FAST, 2)]].concat(),
        &["negative t0 a", "invert t1 b", "swap_temps t0 t1", "build_tuple c t0 #2"],
    );
    // A use of the local that is about to change isn't saved where the value is that changes it.
    let swapped = [
        (LOAD_CONST, 1),
        (STORE_FAST, 2),
        (LOAD_FAST, 1),
        (UNARY_NEGATIVE, 0),
        (LOAD_FAST, 2),
        (SWAP, 2),
        (STORE_FAST, 2),
    ];
    check(
        &vm,
        &[&swapped[..], &[(LOAD_FAST, 0), (STORE_ATTR, 0)]].concat(),
        &["load_const_local c (1)", "negative t0 b", "copy t1 c", "take c t0", "store_attr a t1 x"],
    );
    // Parallel assignment of locals: one of them has to wait in a temporary.
    check(
        &vm,
        &[(LOAD_FAST, 1), (LOAD_FAST, 0), (STORE_FAST, 1), (STORE_FAST, 0)],
        &["copy t0 b", "copy_local b a", "take a t0"],
    );
}

#[test]
fn calls_have_their_values_in_a_row() {
    let vm = vm();
    check(
        &vm,
        &[
            (PUSH_NULL, 0),
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (LOAD_CONST, 1),
            (CALL, 2),
            (STORE_FAST, 2),
        ],
        &["copy t1 a", "copy t2 b", "load_const t3 (1)", "call c t0 #2"],
    );
    // What is below a window stays pending.
    check(
        &vm,
        &[
            (LOAD_FAST, 1),
            (PUSH_NULL, 0),
            (LOAD_FAST, 0),
            (CALL, 0),
            (BINARY_OP, ADD),
            (STORE_FAST, 2),
        ],
        &["copy t2 a", "call t1 t1 #0", "binary c b t1 [+]"],
    );
}

#[test]
fn jumps_find_the_stack_in_place() {
    let vm = vm();
    // if a < b: c = a
    check(
        &vm,
        &[
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (COMPARE_OP, 2),
            (POP_JUMP_IF_FALSE, 2),
            (LOAD_FAST, 0),
            (STORE_FAST, 2),
        ],
        &["jump_compare a b -> 2 [unless <]", "copy_local c a"],
    );
    // What is pending below the operands is put in place, for both ways.
    check(
        &vm,
        &[
            (LOAD_FAST, 1),
            (LOAD_FAST, 0),
            (POP_JUMP_IF_NONE, 2),
            (LOAD_CONST, 1),
            (STORE_FAST, 1),
            (STORE_FAST, 2),
        ],
        &["copy t0 b", "jump_if_none a -> 3", "load_const_local b (1)", "take c t0"],
    );
}

/// In a range with a handler, what the handler keeps of the stack is in place already where
/// the range begins.
#[test]
fn handlers_find_the_stack_in_place() {
    let vm = vm();
    let instructions = [
        (RESUME, 0),        // 0
        (LOAD_FAST, 0),     // 1
        (LOAD_FAST, 1),     // 2
        (LOAD_ATTR, 0),     // 3 to 12
        (BINARY_OP, ADD),   // 13, 14
        (RETURN_VALUE, 0),  // 15
        (PUSH_EXC_INFO, 0), // 16
        (POP_TOP, 0),       // 17
        (POP_EXCEPT, 0),    // 18
        (RETURN_VALUE, 0),  // 19
    ];
    let entry = ExceptionEntry { start: 2, end: 13, target: 16, depth: 1, lasti: false };
    assert_eq!(
        listing(&vm, with_handlers(&instructions, &[entry])),
        [
            "copy t0 a",
            "load_attr t1 b x",
            "binary t0 t0 t1 [+]",
            "return_value_temp t0",
            "push_exc_info t1 t2",
            "drop_temp t2",
            "pop_except t1",
            "return_value_temp t0",
        ]
    );
    // Without the handler it is forwarded.
    let code = [
        (RESUME, 0),
        (LOAD_FAST, 0),
        (LOAD_FAST, 1),
        (LOAD_ATTR, 0),
        (BINARY_OP, ADD),
        (RETURN_VALUE, 0),
    ];
    let found = listing(&vm, source(&code));
    assert_eq!(found, ["load_attr t1 b x", "binary t0 a t1 [+]", "return_value_temp t0"]);
}

/// In the stack form every load and store is an instruction.
#[test]
fn the_stack_form_forwards_nothing() {
    let vm = vm();
    vm.exec.form.set(CodeForm::Stack);
    check(
        &vm,
        &[(LOAD_FAST, 0), (LOAD_CONST, 2), (BINARY_OP, ADD), (STORE_FAST, 2)],
        &["copy t0 a", "load_const t1 (2.5)", "binary t0 t0 t1 [+]", "take c t0"],
    );
    check(
        &vm,
        &[
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (COMPARE_OP, 2),
            (POP_JUMP_IF_FALSE, 2),
            (LOAD_FAST, 0),
            (STORE_FAST, 2),
        ],
        &[
            "copy t0 a",
            "copy t1 b",
            "compare t0 t0 t1 [<]",
            "jump_if_false t0 -> 6",
            "copy t0 a",
            "take c t0",
        ],
    );
}
