//! Random code in both forms, under every strategy, against a model of CPython's stack machine:
//! what the symbolic stack forwards, swaps and puts off must not be seen.

use super::{function, outcome, vm, with_handlers};
use crate::exec::{CodeForm, DispatchKind, call_function};
use crate::native::Args;
use crate::value::Value;
use apython_bytecode::tables::ExceptionEntry;
use apython_bytecode::{CodeObject, Opcode};

const LOCALS: usize = 3;
/// The arguments.
const A: Number = Number::Int(3);
const B: Number = Number::Float(-1.25);
/// `BINARY_OP`'s numbers of `+`, `-` and `*`.
const ADD: u32 = 0;
const SUBTRACT: u32 = 10;
const MULTIPLY: u32 = 5;
/// Products beyond this are not made: so texts and rounding are those of small numbers.
const LARGEST: f64 = 1e6;
/// `COMPARE_OP`'s operand for `<`.
const LESS: u32 = 2;
const DEEPEST: usize = 8;
/// Constants of `source`, with their numbers.
const CONSTANTS: [(usize, Number); 2] = [(1, Number::Int(1)), (2, Number::Float(2.5))];

/// A number as Python has it: floats stay floats.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Number {
    Int(i64),
    Float(f64),
}

impl Number {
    fn float(self) -> f64 {
        match self {
            Number::Int(x) => x as f64,
            Number::Float(x) => x,
        }
    }
    fn binary(self, operator: u32, other: Number) -> Number {
        if let (Number::Int(x), Number::Int(y)) = (self, other) {
            return Number::Int(match operator {
                ADD => x + y,
                SUBTRACT => x - y,
                _ => x * y,
            });
        }
        let (x, y) = (self.float(), other.float());
        Number::Float(match operator {
            ADD => x + y,
            SUBTRACT => x - y,
            _ => x * y,
        })
    }
    fn negative(self) -> Number {
        match self {
            Number::Int(x) => Number::Int(-x),
            Number::Float(x) => Number::Float(-x),
        }
    }
    fn repr(self) -> String {
        match self {
            Number::Int(x) => x.to_string(),
            Number::Float(x) => format!("{x:?}"),
        }
    }
}

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
    stack: Vec<Number>,
    locals: [Number; LOCALS],
    /// So many entries of the stack are left alone: a handler wants them.
    floor: usize,
    handlers: Vec<ExceptionEntry>,
}

impl Model {
    fn emit(&mut self, opcode: Opcode, arg: usize) {
        self.code.push((opcode, arg as u32));
    }

    /// The code unit of the next instruction.
    fn unit(&self) -> u32 {
        self.code.iter().map(|(opcode, _)| 1 + opcode.cache_entries() as u32).sum()
    }

    fn step(&mut self, numbers: &mut Numbers) {
        let full = self.stack.len() >= DEEPEST;
        let depth = self.stack.len() - self.floor;
        match numbers.below(14) {
            0..3 if !full => {
                let local = numbers.below(LOCALS);
                self.emit(Opcode::LOAD_FAST, local);
                self.stack.push(self.locals[local]);
            }
            3 if !full => {
                let (index, value) = CONSTANTS[numbers.below(2)];
                self.emit(Opcode::LOAD_CONST, index);
                self.stack.push(value);
            }
            4..6 if depth > 0 => {
                let local = numbers.below(LOCALS);
                self.emit(Opcode::STORE_FAST, local);
                self.locals[local] = self.stack.pop().expect("not empty");
            }
            6 if depth > 1 => {
                let with = 2 + numbers.below(depth - 1);
                self.emit(Opcode::SWAP, with);
                let top = self.stack.len() - 1;
                self.stack.swap(top + 1 - with, top);
            }
            7 if depth > 0 && !full => {
                let from = 1 + numbers.below(depth);
                self.emit(Opcode::COPY, from);
                self.stack.push(self.stack[self.stack.len() - from]);
            }
            8 if depth > 0 => {
                self.emit(Opcode::POP_TOP, 0);
                self.stack.pop();
            }
            9 if depth > 0 => {
                self.emit(Opcode::UNARY_NEGATIVE, 0);
                let top = self.stack.pop().expect("not empty");
                self.stack.push(top.negative());
            }
            10 if depth > 1 => {
                self.emit(Opcode::BUILD_TUPLE, 2);
                self.emit(Opcode::UNPACK_SEQUENCE, 2);
                // The first item is on top.
                let top = self.stack.len() - 1;
                self.stack.swap(top - 1, top);
            }
            11.. if depth > 1 => {
                let (b, a) = (self.stack.pop().expect("two"), self.stack.pop().expect("two"));
                let mut operator = [ADD, SUBTRACT, MULTIPLY][numbers.below(3)];
                if (a.float() * b.float()).abs() > LARGEST {
                    operator = SUBTRACT;
                }
                self.code.push((Opcode::BINARY_OP, operator));
                self.stack.push(a.binary(operator, b));
            }
            _ => {}
        }
    }

    /// `try:` around some steps, which end in an exception: its handler finds the stack as it
    /// was, and the locals as the steps left them.
    fn attempt(&mut self, numbers: &mut Numbers) {
        let outer = std::mem::replace(&mut self.floor, self.stack.len());
        let start = self.unit();
        for _ in 0..numbers.below(8) {
            self.step(numbers);
        }
        self.emit(Opcode::LOAD_CONST, 0);
        self.emit(Opcode::LOAD_ATTR, 0);
        self.emit(Opcode::RAISE_VARARGS, 1);
        let target = self.unit();
        let depth = self.floor as u32;
        self.handlers.push(ExceptionEntry { start, end: target, target, depth, lasti: false });
        self.emit(Opcode::PUSH_EXC_INFO, 0);
        self.emit(Opcode::POP_TOP, 0);
        self.emit(Opcode::POP_EXCEPT, 0);
        self.stack.truncate(self.floor);
        self.floor = outer;
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
        if self.locals[a].float() < self.locals[b].float() {
            self.locals[other] = self.locals[local].negative();
        }
    }
}

/// Some code with the result it must have: everything on the stack, and the locals.
fn program(seed: u64, steps: usize) -> (CodeObject, String) {
    let mut numbers = Numbers(seed);
    let mut model = Model {
        // The third local isn't a parameter: it begins as one of them.
        code: vec![(Opcode::RESUME, 0), (Opcode::LOAD_FAST, 1), (Opcode::STORE_FAST, 2)],
        stack: Vec::new(),
        locals: [A, B, B],
        floor: 0,
        handlers: Vec::new(),
    };
    for _ in 0..steps {
        match numbers.below(24) {
            0..2 => model.branch(&mut numbers),
            2 => model.attempt(&mut numbers),
            _ => model.step(&mut numbers),
        }
    }
    for local in 0..LOCALS {
        model.emit(Opcode::LOAD_FAST, local);
        model.stack.push(model.locals[local]);
    }
    let count = model.stack.len();
    model.emit(Opcode::BUILD_TUPLE, count);
    model.emit(Opcode::RETURN_VALUE, 0);
    let numbers: Vec<String> = model.stack.iter().map(|number| number.repr()).collect();
    let code = with_handlers(&model.code, &model.handlers);
    (code, format!("({})", numbers.join(", ")))
}

#[test]
fn forms_and_strategies_agree_with_a_stack_machine() {
    let vm = vm();
    let arguments = [Value::from_small_int(3), Value::from_f64(-1.25)];
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
                let function = function(&vm, code.clone());
                // Later calls run what earlier ones specialised and fused.
                for _ in 0..4 {
                    let args = Args::from_positional(&arguments);
                    let found = outcome(&vm, call_function(&vm, &function, args));
                    assert_eq!(found, expected, "seed {seed}, {form:?}, {dispatch:?}");
                }
            }
        }
    }
}
