//! Random code in both forms, under every strategy, against a model of CPython's stack machine:
//! what the symbolic stack forwards, swaps and puts off must not be seen.

use super::{function, outcome, source, vm};
use crate::exec::{CodeForm, DispatchKind, call_function};
use crate::native::Args;
use crate::value::Value;
use apython_bytecode::Opcode;

const LOCALS: usize = 3;
/// `BINARY_OP`'s numbers of `+` and `-`.
const ADD: u32 = 0;
const SUBTRACT: u32 = 10;
/// `COMPARE_OP`'s operand for `<`.
const LESS: u32 = 2;
const DEEPEST: usize = 8;
/// Constant 1 of `source`.
const ONE: (u32, i64) = (1, 1);

/// Small numbers in an arbitrary order, from a seed (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 11) % limit as u64) as usize
    }
}

/// A stack machine that works on numbers while it writes down what it does.
struct Model {
    code: Vec<(Opcode, u32)>,
    stack: Vec<i64>,
    locals: [i64; LOCALS],
}

impl Model {
    fn emit(&mut self, opcode: Opcode, arg: usize) {
        self.code.push((opcode, arg as u32));
    }

    fn step(&mut self, numbers: &mut Numbers) {
        let depth = self.stack.len();
        match numbers.below(14) {
            0..3 if depth < DEEPEST => {
                let local = numbers.below(LOCALS);
                self.emit(Opcode::LOAD_FAST, local);
                self.stack.push(self.locals[local]);
            }
            3 if depth < DEEPEST => {
                self.emit(Opcode::LOAD_CONST, ONE.0 as usize);
                self.stack.push(ONE.1);
            }
            4..6 if depth > 0 => {
                let local = numbers.below(LOCALS);
                self.emit(Opcode::STORE_FAST, local);
                self.locals[local] = self.stack.pop().expect("not empty");
            }
            6 if depth > 1 => {
                let with = 2 + numbers.below(depth - 1);
                self.emit(Opcode::SWAP, with);
                self.stack.swap(depth - with, depth - 1);
            }
            7 if depth > 0 && depth < DEEPEST => {
                let from = 1 + numbers.below(depth);
                self.emit(Opcode::COPY, from);
                self.stack.push(self.stack[depth - from]);
            }
            8 if depth > 0 => {
                self.emit(Opcode::POP_TOP, 0);
                self.stack.pop();
            }
            9 if depth > 0 => {
                self.emit(Opcode::UNARY_NEGATIVE, 0);
                let top = self.stack.pop().expect("not empty");
                self.stack.push(-top);
            }
            10 if depth > 1 => {
                self.emit(Opcode::BUILD_TUPLE, 2);
                self.emit(Opcode::UNPACK_SEQUENCE, 2);
                // The first item is on top.
                self.stack.swap(depth - 2, depth - 1);
            }
            11.. if depth > 1 => {
                let operator = if numbers.below(2) == 0 { ADD } else { SUBTRACT };
                self.code.push((Opcode::BINARY_OP, operator));
                let (b, a) = (self.stack.pop().expect("two"), self.stack.pop().expect("two"));
                self.stack.push(if operator == ADD { a + b } else { a - b });
            }
            _ => {}
        }
    }

    /// `if a < b:` around what `inner` does with the locals, the stack being left as it is.
    fn branch(&mut self, numbers: &mut Numbers) {
        let (a, b) = (numbers.below(LOCALS), numbers.below(LOCALS));
        self.emit(Opcode::LOAD_FAST, a);
        self.emit(Opcode::LOAD_FAST, b);
        self.code.push((Opcode::COMPARE_OP, LESS));
        // LOAD_FAST, UNARY_NEGATIVE, STORE_FAST: three code units to jump over.
        self.emit(Opcode::POP_JUMP_IF_FALSE, 3);
        let local = numbers.below(LOCALS);
        let other = numbers.below(LOCALS);
        self.emit(Opcode::LOAD_FAST, local);
        self.emit(Opcode::UNARY_NEGATIVE, 0);
        self.emit(Opcode::STORE_FAST, other);
        if self.locals[a] < self.locals[b] {
            self.locals[other] = -self.locals[local];
        }
    }
}

/// Some code with the result it must have: everything on the stack, and the locals.
fn program(seed: u64, steps: usize) -> (Vec<(Opcode, u32)>, String) {
    let mut numbers = Numbers(seed);
    let mut model = Model {
        // The third local isn't a parameter: it begins as one of them.
        code: vec![(Opcode::RESUME, 0), (Opcode::LOAD_FAST, 1), (Opcode::STORE_FAST, 2)],
        stack: Vec::new(),
        locals: [3, 5, 5],
    };
    for _ in 0..steps {
        if numbers.below(12) == 0 { model.branch(&mut numbers) } else { model.step(&mut numbers) }
    }
    for local in 0..LOCALS {
        model.emit(Opcode::LOAD_FAST, local);
        model.stack.push(model.locals[local]);
    }
    let count = model.stack.len();
    model.emit(Opcode::BUILD_TUPLE, count);
    model.emit(Opcode::RETURN_VALUE, 0);
    let numbers: Vec<String> = model.stack.iter().map(i64::to_string).collect();
    (model.code, format!("({})", numbers.join(", ")))
}

#[test]
fn forms_and_strategies_agree_with_a_stack_machine() {
    let vm = vm();
    let arguments = [Value::from_small_int(3), Value::from_small_int(5)];
    let programs = if cfg!(miri) { 4 } else { 2000 };
    for seed in 1..=programs {
        let (code, expected) = program(seed * 0x9e37_79b9, 30);
        for form in [CodeForm::Register, CodeForm::Stack] {
            vm.exec.form.set(form);
            for dispatch in DispatchKind::ALL {
                if !dispatch.is_available() {
                    continue;
                }
                vm.exec.dispatch.set(dispatch);
                let function = function(&vm, source(&code));
                // The second call runs what the first one specialised.
                for _ in 0..2 {
                    let args = Args::from_positional(&arguments);
                    let found = outcome(&vm, call_function(&vm, &function, args));
                    assert_eq!(found, expected, "seed {seed}, {form:?}, {dispatch:?}: {code:?}");
                }
            }
        }
    }
}
