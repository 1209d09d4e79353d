//! Annotations: whether a body has any, those of functions, those of variables.

use apython_bytecode::{CodeFlags, Const, Opcode, Text};

use super::draft::UnitKind;
use super::unparse::unparse;
use super::{Generator, Result};
use crate::location::Location;
use crate::names::Name;
use crate::tree::{Arg, Arguments, Ctx, Expr, ExprKind, Stmt, StmtKind};

/// Whether variables are annotated in these statements, those of nested blocks included.
pub(super) fn are_in(body: &[Stmt]) -> bool {
    body.iter().any(|stmt| match &stmt.kind {
        StmtKind::AnnAssign { .. } => true,
        StmtKind::For(node) => are_in(&node.body) || are_in(&node.orelse),
        StmtKind::While { body, orelse, .. } | StmtKind::If { body, orelse, .. } => {
            are_in(body) || are_in(orelse)
        }
        StmtKind::With { body, .. } => are_in(body),
        StmtKind::Try(node) => {
            node.handlers.iter().any(|handler| are_in(&handler.body))
                || are_in(&node.body)
                || are_in(&node.finalbody)
                || are_in(&node.orelse)
        }
        StmtKind::Match { cases, .. } => cases.iter().any(|case| are_in(&case.body)),
        _ => false,
    })
}

impl<'a> Generator<'a> {
    /// The annotations of a function as a tuple of names and values; false if there are none.
    pub(super) fn signature_annotations(
        &mut self,
        args: &Arguments,
        returns: Option<&Expr>,
        at: Location,
    ) -> Result<bool> {
        let positional = args.args.iter().chain(&args.posonlyargs).chain(args.vararg.as_deref());
        let params = positional.chain(&args.kwonlyargs).chain(args.kwarg.as_deref());
        let mut count = 0;
        for Arg { name, annotation, .. } in params {
            if let Some(annotation) = annotation {
                self.signature_annotation(*name, annotation, at)?;
                count += 2;
            }
        }
        if let Some(annotation) = returns {
            self.signature_annotation(self.known.returns, annotation, at)?;
            count += 2;
        }
        if count > 0 {
            self.emit_arg(Opcode::BUILD_TUPLE, count, at);
        }
        Ok(count > 0)
    }

    fn signature_annotation(&mut self, name: Name, annotation: &Expr, at: Location) -> Result {
        let mangled = self.mangled(name);
        self.load_text(mangled, at);
        if self.annotations_are_text() {
            self.annotation_text(annotation);
            return Ok(());
        }
        match &annotation.kind {
            // `*args: *Ts` is annotated with the one value of the unpacked `Ts`.
            ExprKind::Starred { value, .. } => {
                self.expr(value)?;
                self.emit_arg(Opcode::UNPACK_SEQUENCE, 1, at);
                Ok(())
            }
            _ => self.expr(annotation),
        }
    }

    fn annotations_are_text(&self) -> bool {
        self.future.contains(CodeFlags::FUTURE_ANNOTATIONS)
    }

    fn annotation_text(&mut self, annotation: &Expr) {
        let text = unparse(annotation, self.names);
        self.load_const(Const::Str(Text::new(&text)), annotation.at);
    }

    /// Whether annotations of variables are evaluated and kept here.
    fn keeps_annotations(&self) -> bool {
        matches!(self.unit.kind, UnitKind::Module | UnitKind::Class)
    }

    pub(super) fn annotated_assignment(
        &mut self,
        target: &Expr,
        annotation: &Expr,
        value: Option<&Expr>,
        simple: bool,
        at: Location,
    ) -> Result {
        if let Some(value) = value {
            self.expr(value)?;
            self.expr(target)?;
        }
        match &target.kind {
            ExprKind::Name { name, .. } => {
                self.check_assignable(*name, Ctx::Store, at)?;
                if simple && self.keeps_annotations() {
                    self.keep_annotation(*name, annotation, at)?;
                }
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.check_assignable(*attr, Ctx::Store, at)?;
                if value.is_none() {
                    self.evaluate(object)?;
                }
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                if value.is_none() {
                    self.evaluate(object)?;
                    self.evaluate_subscript(slice)?;
                }
            }
            _ => return self.error("illegal target for annotation", target.at),
        }
        if !simple && !self.annotations_are_text() && self.keeps_annotations() {
            self.evaluate(annotation)?;
        }
        Ok(())
    }

    fn keep_annotation(&mut self, name: Name, annotation: &Expr, at: Location) -> Result {
        if self.annotations_are_text() {
            self.annotation_text(annotation);
        } else {
            self.expr(annotation)?;
        }
        self.emit_name(Opcode::LOAD_NAME, self.known.annotations, at);
        let mangled = self.mangled(name);
        self.load_text(mangled, at);
        self.emit(Opcode::STORE_SUBSCR, at);
        Ok(())
    }

    /// Evaluates for the errors only.
    fn evaluate(&mut self, value: &Expr) -> Result {
        self.expr(value)?;
        self.emit(Opcode::POP_TOP, value.at);
        Ok(())
    }

    fn evaluate_subscript(&mut self, index: &Expr) -> Result {
        match &index.kind {
            ExprKind::Slice { lower, upper, step } => {
                for part in [lower, upper, step].into_iter().flatten() {
                    self.evaluate(part)?;
                }
                Ok(())
            }
            ExprKind::Tuple { elts, .. } => {
                elts.iter().try_for_each(|element| self.evaluate_subscript(element))
            }
            _ => self.evaluate(index),
        }
    }
}
