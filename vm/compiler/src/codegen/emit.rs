//! Emitting single instructions, and the short runs of them that many constructs share.

use std::rc::Rc;

use apython_bytecode::opcode::{BinaryOp, CompareOp};
use apython_bytecode::{Const, Opcode};

use super::{Generator, Result, intrinsics};
use crate::error::{CompileError, Warning, WarningCategory};
use crate::location::Location;
use crate::names::Name;
use crate::sequence::{Label, Op};
use crate::tree::{CmpOp, Operator};

impl Generator<'_> {
    pub(super) fn emit(&mut self, op: impl Into<Op>, at: Location) {
        self.unit.sequence.push(op, 0, at);
    }

    pub(super) fn emit_arg(&mut self, op: impl Into<Op>, arg: u32, at: Location) {
        self.unit.sequence.push(op, arg, at);
    }

    pub(super) fn jump(&mut self, op: impl Into<Op>, target: Label, at: Location) {
        self.unit.sequence.jump(op, target, at);
    }

    pub(super) fn new_label(&mut self) -> Label {
        self.unit.sequence.new_label()
    }

    /// The label stands before what is emitted next.
    pub(super) fn place(&mut self, label: Label) {
        self.unit.sequence.place(label);
    }

    /// Begins a basic block where nothing jumps to. The flow passes look at blocks, so these
    /// stand wherever CPython has a label.
    pub(super) fn start_block(&mut self) {
        let label = self.new_label();
        self.place(label);
    }

    /// The number of a constant in the current code object.
    pub(super) fn const_index(&mut self, value: Const) -> u32 {
        self.unit.consts.add(value, &mut self.cache)
    }

    pub(super) fn load_const(&mut self, value: Const, at: Location) {
        let index = self.const_index(value);
        self.emit_arg(Opcode::LOAD_CONST, index, at);
    }

    pub(super) fn load_int(&mut self, value: usize, at: Location) {
        self.load_const(Const::Int(value as i64), at);
    }

    /// A name's text as a constant.
    pub(super) fn load_text(&mut self, name: Name, at: Location) {
        let text = self.text_const(name);
        self.load_const(text, at);
    }

    pub(super) fn text_const(&self, name: Name) -> Const {
        Const::Str(self.names.text(name).clone())
    }

    /// The texts of names as a tuple.
    pub(super) fn texts_const(&self, names: impl Iterator<Item = Name>) -> Const {
        Const::Tuple(names.map(|name| self.text_const(name)).collect::<Rc<[Const]>>())
    }

    /// An instruction whose operand is the number of a name, which is mangled.
    pub(super) fn emit_name(&mut self, op: Opcode, name: Name, at: Location) {
        let index = self.name_index(name);
        self.emit_arg(op, index, at);
    }

    /// `LOAD_ATTR`; `method`: for a call, with the object itself below.
    pub(super) fn load_attr(&mut self, name: Name, method: bool, at: Location) {
        let index = self.name_index(name);
        self.emit_arg(Opcode::LOAD_ATTR, index << 1 | u32::from(method), at);
    }

    pub(super) fn name_index(&mut self, name: Name) -> u32 {
        let mangled = self.mangled(name);
        self.unit.names.add(mangled)
    }

    pub(super) fn binary(&mut self, op: Operator, inplace: bool, at: Location) {
        let plain = match op {
            Operator::Add => BinaryOp::Add,
            Operator::Sub => BinaryOp::Subtract,
            Operator::Mult => BinaryOp::Multiply,
            Operator::MatMult => BinaryOp::MatrixMultiply,
            Operator::Div => BinaryOp::TrueDivide,
            Operator::Mod => BinaryOp::Remainder,
            Operator::Pow => BinaryOp::Power,
            Operator::LShift => BinaryOp::LeftShift,
            Operator::RShift => BinaryOp::RightShift,
            Operator::BitOr => BinaryOp::Or,
            Operator::BitXor => BinaryOp::Xor,
            Operator::BitAnd => BinaryOp::And,
            Operator::FloorDiv => BinaryOp::FloorDivide,
        };
        let shift = if inplace { BinaryOp::InplaceAdd as u32 } else { 0 };
        self.emit_arg(Opcode::BINARY_OP, plain as u32 + shift, at);
    }

    pub(super) fn comparison(&mut self, op: CmpOp, at: Location) {
        // The low bits say which outcomes make it true: 2 less, 4 greater, 8 equal, 1 unordered.
        let (compare, outcomes) = match op {
            CmpOp::Is => return self.emit_arg(Opcode::IS_OP, 0, at),
            CmpOp::IsNot => return self.emit_arg(Opcode::IS_OP, 1, at),
            CmpOp::In => return self.emit_arg(Opcode::CONTAINS_OP, 0, at),
            CmpOp::NotIn => return self.emit_arg(Opcode::CONTAINS_OP, 1, at),
            CmpOp::Lt => (CompareOp::Lt, 2),
            CmpOp::LtE => (CompareOp::Le, 2 | 8),
            CmpOp::Eq => (CompareOp::Eq, 8),
            CmpOp::NotEq => (CompareOp::Ne, 1 | 2 | 4),
            CmpOp::Gt => (CompareOp::Gt, 4),
            CmpOp::GtE => (CompareOp::Ge, 4 | 8),
        };
        self.emit_arg(Opcode::COMPARE_OP, (compare as u32) << 4 | outcomes, at);
    }

    /// Waits for what is on the stack below a None: `yield from`, or an `await`.
    pub(super) fn yield_from(&mut self, awaits: bool, at: Location) {
        let send = self.new_label();
        let fail = self.new_label();
        let exit = self.new_label();
        self.place(send);
        self.jump(Opcode::SEND, exit, at);
        // A throw or close that ends the inner generator with StopIteration.
        self.jump(Op::SetupFinally, fail, at);
        self.emit_arg(Opcode::YIELD_VALUE, 0, at);
        self.emit(Op::PopBlock, Location::NONE);
        self.emit_arg(Opcode::RESUME, if awaits { 3 } else { 2 }, at);
        self.jump(Op::JumpNoInterrupt, send, at);
        self.place(fail);
        self.emit(Opcode::CLEANUP_THROW, at);
        self.place(exit);
        self.emit(Opcode::END_SEND, at);
    }

    /// Awaits the top of the stack; `source` is what `GET_AWAITABLE` names in errors.
    pub(super) fn await_top(&mut self, source: u32, at: Location) {
        self.emit_arg(Opcode::GET_AWAITABLE, source, at);
        self.load_const(Const::None, at);
        self.yield_from(true, at);
    }

    pub(super) fn yield_value(&mut self, at: Location) {
        if self.unit.is_async_generator() {
            self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::ASYNC_GEN_WRAP, at);
        }
        self.emit_arg(Opcode::YIELD_VALUE, 0, at);
        self.emit_arg(Opcode::RESUME, 1, at);
    }

    /// The end of every handler: the exception before is current again, this one goes on.
    pub(super) fn pop_except_and_reraise(&mut self, at: Location) {
        self.emit_arg(Opcode::COPY, 3, at);
        self.emit(Opcode::POP_EXCEPT, at);
        self.emit_arg(Opcode::RERAISE, 1, at);
    }

    pub(super) fn error<T>(&self, message: impl Into<String>, at: Location) -> Result<T> {
        Err(Box::new(CompileError::at(message, at)))
    }

    pub(super) fn warn(&mut self, message: String, at: Location) {
        self.warnings.push(Warning { category: WarningCategory::Syntax, message, at });
    }
}
