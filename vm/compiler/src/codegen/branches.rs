//! Jumps on conditions, comparisons, `and` and `or`, conditional expressions.

use apython_bytecode::Opcode;

use super::{Generator, Result};
use crate::depth::nested;
use crate::location::Location;
use crate::sequence::{Label, Op};
use crate::tree::{CmpOp, Expr, ExprKind, UnaryOp};

impl Generator<'_> {
    /// Jumps to `next` if the truth of `test` is `condition`.
    pub(super) fn jump_if(&mut self, test: &Expr, next: Label, condition: bool) -> Result {
        match &test.kind {
            ExprKind::UnaryOp { op: UnaryOp::Not, operand } => {
                nested(self, |this| this.jump_if(operand, next, !condition))
            }
            ExprKind::BoolOp { is_or, values } => {
                nested(self, |this| this.jump_if_any(*is_or, values, next, condition))
            }
            ExprKind::IfExp { test, body, orelse } => nested(self, |this| {
                let end = this.new_label();
                let other = this.new_label();
                this.jump_if(test, other, false)?;
                this.jump_if(body, next, condition)?;
                this.jump(Op::Jump, end, Location::NONE);
                this.place(other);
                this.jump_if(orelse, next, condition)?;
                this.place(end);
                Ok(())
            }),
            ExprKind::Compare { left, ops, comparators } if ops.len() > 1 => {
                self.check_compare(left, ops, comparators, test.at);
                nested(self, |this| {
                    this.jump_if_chain(left, ops, comparators, test.at, next, condition)
                })
            }
            _ => {
                self.expr(test)?;
                self.jump(jump_op(condition), next, test.at);
                Ok(())
            }
        }
    }

    fn jump_if_any(
        &mut self,
        is_or: bool,
        values: &[Expr],
        next: Label,
        condition: bool,
    ) -> Result {
        let Some((last, before)) = values.split_last() else { return Ok(()) };
        // Where the outcome is known early: `next`, or behind the whole.
        let known = if is_or == condition { next } else { self.new_label() };
        for value in before {
            self.jump_if(value, known, is_or)?;
        }
        self.jump_if(last, next, condition)?;
        if known != next {
            self.place(known);
        }
        Ok(())
    }

    fn jump_if_chain(
        &mut self,
        left: &Expr,
        ops: &[CmpOp],
        comparators: &[Expr],
        at: Location,
        next: Label,
        condition: bool,
    ) -> Result {
        let cleanup = self.new_label();
        self.expr(left)?;
        let last = ops.len() - 1;
        for (&op, comparator) in ops[..last].iter().zip(comparators) {
            self.expr(comparator)?;
            self.emit_arg(Opcode::SWAP, 2, at);
            self.emit_arg(Opcode::COPY, 2, at);
            self.comparison(op, at);
            self.jump(Opcode::POP_JUMP_IF_FALSE, cleanup, at);
        }
        self.expr(&comparators[last])?;
        self.comparison(ops[last], at);
        self.jump(jump_op(condition), next, at);
        let end = self.new_label();
        self.jump(Op::Jump, end, Location::NONE);
        self.place(cleanup);
        self.emit(Opcode::POP_TOP, at);
        if !condition {
            self.jump(Op::Jump, next, Location::NONE);
        }
        self.place(end);
        Ok(())
    }

    pub(super) fn compare(
        &mut self,
        left: &Expr,
        ops: &[CmpOp],
        comparators: &[Expr],
        at: Location,
    ) -> Result {
        self.check_compare(left, ops, comparators, at);
        self.expr(left)?;
        let last = ops.len() - 1;
        if last == 0 {
            self.expr(&comparators[0])?;
            self.comparison(ops[0], at);
            return Ok(());
        }
        let cleanup = self.new_label();
        for (&op, comparator) in ops[..last].iter().zip(comparators) {
            self.expr(comparator)?;
            self.emit_arg(Opcode::SWAP, 2, at);
            self.emit_arg(Opcode::COPY, 2, at);
            self.comparison(op, at);
            self.emit_arg(Opcode::COPY, 1, at);
            self.jump(Opcode::POP_JUMP_IF_FALSE, cleanup, at);
            self.emit(Opcode::POP_TOP, at);
        }
        self.expr(&comparators[last])?;
        self.comparison(ops[last], at);
        let end = self.new_label();
        self.jump(Op::Jump, end, Location::NONE);
        self.place(cleanup);
        self.emit_arg(Opcode::SWAP, 2, at);
        self.emit(Opcode::POP_TOP, at);
        self.place(end);
        Ok(())
    }

    pub(super) fn bool_op(&mut self, is_or: bool, values: &[Expr], at: Location) -> Result {
        let Some((last, before)) = values.split_last() else { return Ok(()) };
        let end = self.new_label();
        for value in before {
            self.expr(value)?;
            self.emit_arg(Opcode::COPY, 1, at);
            self.jump(jump_op(is_or), end, at);
            self.emit(Opcode::POP_TOP, at);
        }
        self.expr(last)?;
        self.place(end);
        Ok(())
    }

    pub(super) fn if_expr(&mut self, test: &Expr, body: &Expr, orelse: &Expr) -> Result {
        let end = self.new_label();
        let next = self.new_label();
        self.jump_if(test, next, false)?;
        self.expr(body)?;
        self.jump(Op::Jump, end, Location::NONE);
        self.place(next);
        self.expr(orelse)?;
        self.place(end);
        Ok(())
    }
}

fn jump_op(condition: bool) -> Opcode {
    if condition { Opcode::POP_JUMP_IF_TRUE } else { Opcode::POP_JUMP_IF_FALSE }
}
