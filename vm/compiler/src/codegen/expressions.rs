//! Expressions: which method compiles which, and those that need no file of their own.

use apython_bytecode::{Const, Opcode};

use super::draft::UnitKind;
use super::{Generator, Result, intrinsics};
use crate::depth::nested;
use crate::location::Location;
use crate::names::Name;
use crate::tree::{Ctx, Expr, ExprKind, UnaryOp};

/// Of displays and calls: more than so many values are not put on the stack all at once
/// (`STACK_USE_GUIDELINE`).
pub(super) const STACK_USE_GUIDELINE: usize = 30;

impl Generator<'_> {
    pub(super) fn exprs(&mut self, values: &[Expr]) -> Result {
        values.iter().try_for_each(|value| self.expr(value))
    }

    /// Loads an expression; stores to or deletes a target.
    pub(super) fn expr(&mut self, expr: &Expr) -> Result {
        match &expr.kind {
            ExprKind::Name { name, ctx } => self.variable(*name, *ctx, expr.at),
            ExprKind::Constant { value, .. } => {
                self.load_const(value.clone(), expr.at);
                Ok(())
            }
            _ => nested(self, |this| this.compound(expr)),
        }
    }

    fn compound(&mut self, expr: &Expr) -> Result {
        let at = expr.at;
        match &expr.kind {
            ExprKind::Name { .. } | ExprKind::Constant { .. } => self.expr(expr),
            ExprKind::Attribute { value, attr, ctx } => self.attribute(value, *attr, *ctx, at),
            ExprKind::Call(call) => self.call(call, at),
            ExprKind::Subscript { value, slice, ctx } => self.subscript(value, slice, *ctx, at),
            ExprKind::BinOp { left, op, right } => {
                self.expr(left)?;
                self.expr(right)?;
                self.binary(*op, false, at);
                Ok(())
            }
            ExprKind::BoolOp { is_or, values } => self.bool_op(*is_or, values, at),
            ExprKind::NamedExpr { target, value } => {
                self.expr(value)?;
                self.emit_arg(Opcode::COPY, 1, at);
                self.expr(target)
            }
            ExprKind::UnaryOp { op, operand } => self.unary(*op, operand, at),
            ExprKind::Lambda(lambda) => self.lambda(lambda, at),
            ExprKind::IfExp { test, body, orelse } => self.if_expr(test, body, orelse),
            ExprKind::Dict { keys, values } => self.dict(keys, values, at),
            ExprKind::Set(elements) => self.set(elements, at),
            ExprKind::List { elts, ctx } => self.list(elts, *ctx, at),
            ExprKind::Tuple { elts, ctx } => self.tuple(elts, *ctx, at),
            ExprKind::Comp(comp) => self.comprehension(comp, at),
            ExprKind::Await(value) => self.await_expr(value, at),
            ExprKind::Yield(value) => self.yield_expr(value.as_deref(), at),
            ExprKind::YieldFrom(value) => self.yield_from_expr(value, at),
            ExprKind::Compare { left, ops, comparators } => {
                self.compare(left, ops, comparators, at)
            }
            ExprKind::JoinedStr(values) => self.joined_str(values, at),
            ExprKind::FormattedValue { value, conversion, spec } => {
                self.formatted_value(value, *conversion, spec.as_deref(), at)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.slice_bounds(lower.as_deref(), upper.as_deref(), at)?;
                if let Some(step) = step {
                    self.expr(step)?;
                }
                self.emit_arg(Opcode::BUILD_SLICE, if step.is_some() { 3 } else { 2 }, at);
                Ok(())
            }
            ExprKind::Starred { ctx: Ctx::Store, .. } => {
                self.error("starred assignment target must be in a list or tuple", at)
            }
            ExprKind::Starred { .. } => self.error("can't use starred expression here", at),
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: &Expr, at: Location) -> Result {
        self.expr(operand)?;
        match op {
            UnaryOp::UAdd => {
                self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::UNARY_POSITIVE, at);
            }
            UnaryOp::Invert => self.emit(Opcode::UNARY_INVERT, at),
            UnaryOp::Not => self.emit(Opcode::UNARY_NOT, at),
            UnaryOp::USub => self.emit(Opcode::UNARY_NEGATIVE, at),
        }
        Ok(())
    }

    fn attribute(&mut self, object: &Expr, attr: Name, ctx: Ctx, at: Location) -> Result {
        if ctx == Ctx::Load
            && let Some(call) = self.super_call(object, attr)
        {
            return self.super_attribute(call, attr, false, object.at, at);
        }
        self.expr(object)?;
        let at = self.attribute_location(at, at, attr);
        match ctx {
            Ctx::Load => self.load_attr(attr, false, at),
            Ctx::Store => {
                self.check_assignable(attr, ctx, at)?;
                self.emit_name(Opcode::STORE_ATTR, attr, at);
            }
            Ctx::Del => self.emit_name(Opcode::DELETE_ATTR, attr, at),
        }
        Ok(())
    }

    /// `at`, but from the attribute's name on if the attribute, which is at `attribute`, ends on
    /// another line: the line that a traceback shows is that of the name.
    pub(super) fn attribute_location(
        &self,
        at: Location,
        attribute: Location,
        attr: Name,
    ) -> Location {
        if at.line == attribute.end_line {
            return at;
        }
        let length = self.names.text(attr).chars().count() as i32;
        let mut at = Location { line: attribute.end_line, ..at };
        if length <= attribute.end_column {
            at.column = attribute.end_column - length;
        } else {
            at.column = -1;
            at.end_column = -1;
        }
        at.end_line = at.end_line.max(at.line);
        if at.line == at.end_line {
            at.end_column = at.end_column.max(at.column);
        }
        at
    }

    fn yield_expr(&mut self, value: Option<&Expr>, at: Location) -> Result {
        if !self.unit.is_function_like() {
            return self.error("'yield' outside function", at);
        }
        match value {
            Some(value) => self.expr(value)?,
            None => self.load_const(Const::None, at),
        }
        self.yield_value(at);
        Ok(())
    }

    fn yield_from_expr(&mut self, value: &Expr, at: Location) -> Result {
        if !self.unit.is_function_like() {
            return self.error("'yield' outside function", at);
        }
        if self.unit.kind == UnitKind::AsyncFunction {
            return self.error("'yield from' inside async function", at);
        }
        self.expr(value)?;
        self.emit(Opcode::GET_YIELD_FROM_ITER, at);
        self.load_const(Const::None, at);
        self.yield_from(false, at);
        Ok(())
    }

    fn await_expr(&mut self, value: &Expr, at: Location) -> Result {
        if !self.awaits_at_top() {
            if !self.unit.is_function_like() {
                return self.error("'await' outside function", at);
            }
            if !matches!(self.unit.kind, UnitKind::AsyncFunction | UnitKind::Comprehension) {
                return self.error("'await' outside async function", at);
            }
        }
        self.expr(value)?;
        self.await_top(0, at);
        Ok(())
    }

    fn joined_str(&mut self, values: &[Expr], at: Location) -> Result {
        if values.len() <= STACK_USE_GUIDELINE {
            self.exprs(values)?;
            if values.len() != 1 {
                self.emit_arg(Opcode::BUILD_STRING, values.len() as u32, at);
            }
            return Ok(());
        }
        self.load_text(self.known.empty, at);
        self.load_attr(self.known.join, true, at);
        self.emit_arg(Opcode::BUILD_LIST, 0, at);
        for value in values {
            self.expr(value)?;
            self.emit_arg(Opcode::LIST_APPEND, 1, at);
        }
        self.emit_arg(Opcode::CALL, 1, at);
        Ok(())
    }

    fn formatted_value(
        &mut self,
        value: &Expr,
        conversion: i32,
        spec: Option<&Expr>,
        at: Location,
    ) -> Result {
        self.expr(value)?;
        let mut arg = match u8::try_from(conversion) {
            Ok(b's') => 1,
            Ok(b'r') => 2,
            Ok(b'a') => 3,
            _ => 0,
        };
        if let Some(spec) = spec {
            self.expr(spec)?;
            arg |= 4;
        }
        self.emit_arg(Opcode::FORMAT_VALUE, arg, at);
        Ok(())
    }
}
