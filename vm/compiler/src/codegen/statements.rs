//! Statements: which method compiles which, and those that need no file of their own.

use apython_bytecode::{Const, Opcode};

use super::{Generator, Result, intrinsics};
use crate::depth::nested;
use crate::location::Location;
use crate::sequence::Op;
use crate::tree::{Expr, ExprKind, Stmt, StmtKind};

impl<'a> Generator<'a> {
    pub(super) fn statements(&mut self, body: &'a [Stmt]) -> Result {
        body.iter().try_for_each(|stmt| nested(self, |this| this.statement(stmt)))
    }

    fn statement(&mut self, stmt: &'a Stmt) -> Result {
        let at = stmt.at;
        match &stmt.kind {
            StmtKind::FunctionDef(node) => self.function(node, at),
            StmtKind::ClassDef(node) => self.class(node, at),
            StmtKind::Return(value) => self.return_statement(value.as_deref(), at),
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => self.assignment(targets, value, at),
            StmtKind::TypeAlias(node) => self.type_alias(node, at),
            StmtKind::AugAssign { target, op, value } => {
                self.augmented_assignment(target, *op, value, at)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated_assignment(target, annotation, value.as_deref(), *simple, at)
            }
            StmtKind::For(node) if node.is_async => self.async_for_loop(node, at),
            StmtKind::For(node) => self.for_loop(node, at),
            StmtKind::While { test, body, orelse } => self.while_loop(test, body, orelse, at),
            StmtKind::If { test, body, orelse } => self.if_statement(test, body, orelse),
            StmtKind::With { items, body, is_async: true } => self.async_with(items, body, at),
            StmtKind::With { items, body, is_async: false } => self.with(items, body, at),
            StmtKind::Match { subject, cases } => self.match_statement(subject, cases),
            StmtKind::Raise { exc, cause } => self.raise(exc.as_deref(), cause.as_deref(), at),
            StmtKind::Try(node) => self.try_statement(node, at),
            StmtKind::Assert { test, msg } => self.assert(test, msg.as_deref(), at),
            StmtKind::Import(names) => self.import(names, at),
            StmtKind::ImportFrom { module, names, level } => {
                self.import_from(*module, names, *level, at)
            }
            StmtKind::Global(_) | StmtKind::Nonlocal(_) => Ok(()),
            StmtKind::Expr(value) => self.expression_statement(value, at),
            StmtKind::Pass => {
                self.emit(Opcode::NOP, at);
                Ok(())
            }
            StmtKind::Break => self.break_loop(at),
            StmtKind::Continue => self.continue_loop(at),
        }
    }

    fn expression_statement(&mut self, value: &Expr, at: Location) -> Result {
        if self.interactive && self.enclosing.is_empty() {
            self.expr(value)?;
            self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::PRINT, at);
            self.emit(Opcode::POP_TOP, Location::NONE);
            return Ok(());
        }
        if matches!(value.kind, ExprKind::Constant { .. }) {
            self.emit(Opcode::NOP, at);
            return Ok(());
        }
        self.expr(value)?;
        self.emit(Opcode::POP_TOP, Location::NONE);
        Ok(())
    }

    fn return_statement(&mut self, value: Option<&Expr>, at: Location) -> Result {
        if !self.unit.is_function_like() {
            return self.error("'return' outside function", at);
        }
        if value.is_some() && self.unit.is_async_generator() {
            return self.error("'return' with value in async generator", at);
        }
        // A constant is loaded last, so that nothing has to be kept while blocks are left.
        let constant = value.and_then(|value| match &value.kind {
            ExprKind::Constant { value, .. } => Some(value),
            _ => None,
        });
        let keeps_top = value.is_some() && constant.is_none();
        let mut exit_at = at;
        match value {
            Some(value) if keeps_top => self.expr(value)?,
            Some(value) => {
                exit_at = value.at;
                self.emit(Opcode::NOP, exit_at);
            }
            None => {}
        }
        if value.is_none_or(|value| value.at.line != at.line) {
            exit_at = at;
            self.emit(Opcode::NOP, exit_at);
        }
        self.unwind(&mut exit_at, keeps_top, false)?;
        if !keeps_top {
            self.load_const(constant.cloned().unwrap_or(Const::None), exit_at);
        }
        self.emit(Opcode::RETURN_VALUE, exit_at);
        Ok(())
    }

    fn break_loop(&mut self, at: Location) -> Result {
        let mut exit_at = at;
        self.emit(Opcode::NOP, exit_at);
        let Some(block) = self.unwind(&mut exit_at, false, true)? else {
            return self.error("'break' outside loop", at);
        };
        self.unwind_block(&mut exit_at, block, false)?;
        if let Some((_, end)) = block.loop_labels() {
            self.jump(Op::Jump, end, exit_at);
        }
        Ok(())
    }

    fn continue_loop(&mut self, at: Location) -> Result {
        let mut exit_at = at;
        self.emit(Opcode::NOP, exit_at);
        let Some(block) = self.unwind(&mut exit_at, false, true)? else {
            return self.error("'continue' not properly in loop", at);
        };
        if let Some((start, _)) = block.loop_labels() {
            self.jump(Op::Jump, start, exit_at);
        }
        Ok(())
    }

    fn raise(&mut self, exc: Option<&Expr>, cause: Option<&Expr>, at: Location) -> Result {
        let mut count = 0;
        // A cause without an exception does not parse.
        for value in [exc, cause].into_iter().flatten() {
            self.expr(value)?;
            count += 1;
        }
        self.emit_arg(Opcode::RAISE_VARARGS, count, at);
        Ok(())
    }

    fn assert(&mut self, test: &Expr, message: Option<&Expr>, at: Location) -> Result {
        let always_true = match &test.kind {
            ExprKind::Tuple { elts, .. } => !elts.is_empty(),
            ExprKind::Constant { value: Const::Tuple(items), .. } => !items.is_empty(),
            _ => false,
        };
        if always_true {
            let message = "assertion is always true, perhaps remove parentheses?";
            self.warn(message.to_owned(), at);
        }
        if self.optimize > 0 {
            return Ok(());
        }
        let end = self.new_label();
        self.jump_if(test, end, true)?;
        self.emit(Opcode::LOAD_ASSERTION_ERROR, at);
        if let Some(message) = message {
            self.expr(message)?;
            self.emit_arg(Opcode::CALL, 0, at);
        }
        self.emit_arg(Opcode::RAISE_VARARGS, 1, at);
        self.place(end);
        Ok(())
    }
}
