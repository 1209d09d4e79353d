//! Expressions.

use super::build::Builder;
use super::{ScopeKind, SymbolFlags};
use crate::depth::nested;
use crate::error::CompileError;
use crate::location::Location;
use crate::names::Name;
use crate::tree::{CompKind, Ctx, Expr, ExprKind, Lambda};

type Done = Result<(), CompileError>;

impl Builder<'_> {
    pub(super) fn exprs(&mut self, exprs: &[Expr]) -> Done {
        exprs.iter().try_for_each(|expr| self.expr(expr))
    }

    pub(super) fn optional(&mut self, expr: Option<&Expr>) -> Done {
        expr.map_or(Ok(()), |expr| self.expr(expr))
    }

    pub(super) fn expr(&mut self, expr: &Expr) -> Done {
        match &expr.kind {
            ExprKind::Constant { .. } => Ok(()),
            ExprKind::Name { name, ctx } => self.name(*name, *ctx, expr.at),
            _ => nested(self, |this| this.expr_inner(expr)),
        }
    }

    fn expr_inner(&mut self, expr: &Expr) -> Done {
        match &expr.kind {
            ExprKind::NamedExpr { target, value } => {
                self.refuse_in_type_scope("named expression", expr.at)?;
                self.named_expression(target, value, expr.at)
            }
            ExprKind::BoolOp { values: parts, .. }
            | ExprKind::JoinedStr(parts)
            | ExprKind::Set(parts)
            | ExprKind::List { elts: parts, .. }
            | ExprKind::Tuple { elts: parts, .. } => self.exprs(parts),
            ExprKind::BinOp { left, right, .. } => {
                self.expr(left)?;
                self.expr(right)
            }
            ExprKind::UnaryOp { operand, .. } => self.expr(operand),
            ExprKind::Lambda(lambda) => self.lambda(lambda, expr.at),
            ExprKind::IfExp { test, body, orelse } => {
                self.expr(test)?;
                self.expr(body)?;
                self.expr(orelse)
            }
            ExprKind::Dict { keys, values } => {
                keys.iter().flatten().try_for_each(|key| self.expr(key))?;
                self.exprs(values)
            }
            ExprKind::Comp(comp) => self.comprehension(comp, expr.at),
            ExprKind::Yield(value) => self.yield_expression(value.as_deref(), expr.at),
            ExprKind::YieldFrom(value) => self.yield_expression(Some(value), expr.at),
            ExprKind::Await(value) => {
                self.refuse_in_type_scope("await expression", expr.at)?;
                self.expr(value)?;
                self.current().is_coroutine = true;
                Ok(())
            }
            ExprKind::Compare { left, comparators, .. } => {
                self.expr(left)?;
                self.exprs(comparators)
            }
            ExprKind::Call(call) => {
                self.expr(&call.func)?;
                self.exprs(&call.args)?;
                self.keywords(&call.keywords)
            }
            ExprKind::FormattedValue { value, spec, .. } => {
                self.expr(value)?;
                self.optional(spec.as_deref())
            }
            ExprKind::Attribute { value, .. } | ExprKind::Starred { value, .. } => self.expr(value),
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value)?;
                self.expr(slice)
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref())?;
                self.optional(upper.as_deref())?;
                self.optional(step.as_deref())
            }
            ExprKind::Constant { .. } | ExprKind::Name { .. } => self.expr(expr),
        }
    }

    fn name(&mut self, name: Name, ctx: Ctx, at: Location) -> Done {
        let is_load = ctx == Ctx::Load;
        self.define(name, if is_load { SymbolFlags::USE } else { SymbolFlags::LOCAL }, at)?;
        // `super` needs `__class__`.
        if is_load && name == self.known.super_ && self.kind().is_function_like() {
            self.define(self.known.class, SymbolFlags::USE, at)?;
        }
        Ok(())
    }

    fn lambda(&mut self, lambda: &Lambda, at: Location) -> Done {
        if self.current().can_see_class_scope {
            let message = "Cannot use lambda in annotation scope within class scope";
            return Err(CompileError::at(message, at));
        }
        self.defaults(&lambda.args)?;
        self.enter(self.known.lambda, ScopeKind::Function, Some(lambda.id), at);
        self.parameters(&lambda.args)?;
        self.expr(&lambda.body)?;
        self.leave();
        Ok(())
    }

    fn yield_expression(&mut self, value: Option<&Expr>, at: Location) -> Done {
        self.refuse_in_type_scope("yield expression", at)?;
        self.optional(value)?;
        let scope = self.current();
        scope.is_generator = true;
        let message = match scope.comprehension {
            None => return Ok(()),
            Some(CompKind::List) => "'yield' inside list comprehension",
            Some(CompKind::Set) => "'yield' inside set comprehension",
            Some(CompKind::Dict) => "'yield' inside dict comprehension",
            Some(CompKind::Generator) => "'yield' inside generator expression",
        };
        Err(CompileError::at(message, at))
    }

    /// What suspends or binds has no place in annotations and type scopes.
    fn refuse_in_type_scope(&mut self, what: &str, at: Location) -> Done {
        let place = match self.kind() {
            ScopeKind::Annotation => "within an annotation",
            ScopeKind::TypeVarBound => "within a TypeVar bound",
            ScopeKind::TypeAlias => "within a type alias",
            ScopeKind::TypeParam => "within the definition of a generic",
            ScopeKind::Module | ScopeKind::Class | ScopeKind::Function => return Ok(()),
        };
        Err(CompileError::at(format!("{what} cannot be used {place}"), at))
    }
}
