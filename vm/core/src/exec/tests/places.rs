//! From instructions back to the bytecode: code units, handlers, unwinding.

use super::{function, outcome, source, vm, with_handlers};
use crate::exec::frames::translation_of;
use crate::exec::instr::Op;
use crate::exec::translation::Translation;
use crate::exec::{CodeForm, call_function};
use crate::native::Args;
use crate::value::Value;
use apython_bytecode::Opcode::*;
use apython_bytecode::tables::ExceptionEntry;
use apython_bytecode::{CodeObject, Opcode};

/// The instructions of a translation with the code units they came from.
fn units(translation: &Translation) -> Vec<(Op, u32)> {
    let first = translation.first_instr();
    (0..translation.instrs.len())
        .map(|index| {
            // SAFETY: within the instructions.
            let pc = unsafe { first.add(index) };
            assert_eq!(translation.index_of(pc), index);
            (translation.ops[index].get(), translation.code_unit_at(pc))
        })
        .collect()
}

#[test]
fn instructions_know_their_code_units() {
    let vm = vm();
    let check = |instructions: &[(Opcode, u32)], form, expected: &[(Op, u32)]| {
        vm.exec.form.set(form);
        let function = function(&vm, source(instructions));
        let translation = translation_of(&vm, &function).expect("a translation");
        assert_eq!(units(translation), expected);
    };
    // c = a + b; return c.x: BINARY_OP has a cache of one unit.
    let attribute = [
        (RESUME, 0),
        (LOAD_FAST, 0),
        (LOAD_FAST, 1),
        (BINARY_OP, 0),
        (STORE_FAST, 2),
        (LOAD_FAST, 2),
        (LOAD_ATTR, 0),
        (RETURN_VALUE, 0),
    ];
    check(
        &attribute,
        CodeForm::Register,
        &[(Op::binary, 3), (Op::load_attr, 7), (Op::return_value_temp, 17)],
    );
    check(
        &attribute,
        CodeForm::Stack,
        &[
            (Op::copy, 1),
            (Op::copy, 2),
            (Op::binary, 3),
            (Op::take, 5),
            (Op::copy, 6),
            (Op::load_attr, 7),
            (Op::return_value_temp, 17),
        ],
    );
    // A fused comparison raises where the comparison stands.
    let jump = [
        (RESUME, 0),
        (LOAD_FAST, 0),
        (LOAD_FAST, 1),
        (COMPARE_OP, 2),
        (POP_JUMP_IF_FALSE, 1),
        (RETURN_CONST, 1),
        (RETURN_CONST, 0),
    ];
    check(
        &jump,
        CodeForm::Register,
        &[(Op::jump_compare, 3), (Op::return_const, 6), (Op::return_const, 7)],
    );
}

const fn entry(start: u32, end: u32, target: u32, depth: u32, lasti: bool) -> ExceptionEntry {
    ExceptionEntry { start, end, target, depth, lasti }
}

/// `a.real` in one range, `b.real` in another, whose handler raises again: the first one's
/// handler catches both, and returns where it was raised and what.
fn nested() -> CodeObject {
    let instructions = [
        (RESUME, 0),        // 0
        (LOAD_FAST, 0),     // 1
        (LOAD_ATTR, 0),     // 2 to 11
        (POP_TOP, 0),       // 12
        (LOAD_FAST, 1),     // 13
        (LOAD_ATTR, 0),     // 14 to 23
        (POP_TOP, 0),       // 24
        (RETURN_CONST, 0),  // 25
        (PUSH_EXC_INFO, 0), // 26: the inner handler
        (RERAISE, 0),       // 27
        (PUSH_EXC_INFO, 0), // 28: the outer handler
        (SWAP, 2),          // 29
        (POP_EXCEPT, 0),    // 30
        (BUILD_TUPLE, 2),   // 31
        (RETURN_VALUE, 0),  // 32
    ];
    let code = with_handlers(
        &instructions,
        &[entry(1, 13, 28, 0, true), entry(13, 25, 26, 0, false), entry(26, 28, 28, 0, true)],
    );
    CodeObject { names: vec!["real".into()], ..code }
}

#[test]
fn handlers_cover_what_their_ranges_became() {
    let vm = vm();
    for form in [CodeForm::Register, CodeForm::Stack] {
        vm.exec.form.set(form);
        let function = function(&vm, nested());
        let translation = translation_of(&vm, &function).expect("a translation");
        let first = translation.first_instr();
        for (index, (op, unit)) in units(translation).into_iter().enumerate() {
            // SAFETY: within the instructions.
            let handler = translation.handler_at(unsafe { first.add(index) });
            let expected = match unit {
                1..=12 | 26..=27 => Some(28),
                13..=24 => Some(26),
                _ => None,
            };
            let target = handler.map(|handler| units(translation)[handler.target as usize].1);
            assert_eq!(target, expected, "{form:?}: {op:?} of unit {unit}");
        }
    }
}

#[test]
fn unwinding_takes_the_exception_and_its_place_to_the_handler() {
    let vm = vm();
    let (number, text) = (Value::from_small_int(7), vm.new_str("text"));
    let check = |a: &Value, b: &Value, form, expected: &str| {
        vm.exec.form.set(form);
        let function = function(&vm, nested());
        let args = [a.clone(), b.clone()];
        let found = outcome(&vm, call_function(&vm, &function, Args::from_positional(&args)));
        assert_eq!(found, expected, "{form:?}");
    };
    for form in [CodeForm::Register, CodeForm::Stack] {
        check(&number, &number, form, "None");
        let error = "AttributeError(\"'str' object has no attribute 'real'\")";
        check(&text, &number, form, &format!("(2, {error})"));
        // Raised again, by an instruction that doesn't say where it was raised first.
        check(&number, &text, form, &format!("(27, {error})"));
    }
}

/// Without a handler the exception leaves, and temporaries give up what they hold.
#[test]
fn unwinding_releases_what_the_frame_holds() {
    let vm = vm();
    for form in [CodeForm::Register, CodeForm::Stack] {
        vm.exec.form.set(form);
        let instructions = [
            (RESUME, 0),
            (LOAD_FAST, 0),
            (LOAD_FAST, 0),
            (BUILD_TUPLE, 2),
            (LOAD_FAST, 0),
            (STORE_FAST, 2),
            (LOAD_FAST, 1),
            (LOAD_ATTR, 0),
            (BUILD_TUPLE, 2),
            (RETURN_VALUE, 0),
        ];
        let function = function(&vm, source(&instructions));
        let list = vm.new_list(Vec::new());
        let before = list.header().expect("an object").refcount();
        let args = [list.clone(), Value::NONE];
        let result = call_function(&vm, &function, Args::from_positional(&args));
        let expected = "AttributeError: 'NoneType' object has no attribute 'x'";
        let raised = result.expect_err("an exception");
        // The traceback's frame holds the locals.
        let exception = vm.take_exception(raised);
        assert_eq!(outcome(&vm, Err(vm.raise(exception))), expected);
        drop(args);
        let after = list.header().expect("an object").refcount();
        assert_eq!(after, before, "{form:?}");
    }
}
