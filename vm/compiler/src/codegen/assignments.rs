//! Assignments, augmented ones, and targets that are unpacked.

use apython_bytecode::Opcode;

use super::{Generator, Result};
use crate::location::Location;
use crate::tree::{Ctx, Expr, ExprKind, Operator};

impl Generator<'_> {
    pub(super) fn assignment(&mut self, targets: &[Expr], value: &Expr, at: Location) -> Result {
        self.expr(value)?;
        for (index, target) in targets.iter().enumerate() {
            if index + 1 < targets.len() {
                self.emit_arg(Opcode::COPY, 1, at);
            }
            self.expr(target)?;
        }
        Ok(())
    }

    /// Elements of a tuple or list that is assigned to.
    pub(super) fn unpack_into(&mut self, targets: &[Expr], at: Location) -> Result {
        let is_starred = |target: &Expr| matches!(target.kind, ExprKind::Starred { .. });
        let star = targets.iter().position(is_starred);
        match star {
            None => self.emit_arg(Opcode::UNPACK_SEQUENCE, targets.len() as u32, at),
            Some(before) => {
                let after = targets.len() - before - 1;
                let Some(arg) = unpack_ex_arg(before, after) else {
                    return self.error("too many expressions in star-unpacking assignment", at);
                };
                self.emit_arg(Opcode::UNPACK_EX, arg, at);
                if targets[before + 1..].iter().any(is_starred) {
                    return self.error("multiple starred expressions in assignment", at);
                }
            }
        }
        for target in targets {
            match &target.kind {
                ExprKind::Starred { value, .. } => self.expr(value)?,
                _ => self.expr(target)?,
            }
        }
        Ok(())
    }

    pub(super) fn augmented_assignment(
        &mut self,
        target: &Expr,
        op: Operator,
        value: &Expr,
        at: Location,
    ) -> Result {
        match &target.kind {
            ExprKind::Name { name, .. } => {
                self.load(*name, target.at)?;
                self.augment(op, value, at)?;
                self.store(*name, target.at)
            }
            ExprKind::Attribute { value: object, attr, .. } => {
                self.expr(object)?;
                self.emit_arg(Opcode::COPY, 1, target.at);
                let attr_at = self.attribute_location(target.at, target.at, *attr);
                self.load_attr(*attr, false, attr_at);
                self.augment(op, value, at)?;
                self.emit_arg(Opcode::SWAP, 2, attr_at);
                self.emit_name(Opcode::STORE_ATTR, *attr, attr_at);
                Ok(())
            }
            ExprKind::Subscript { value: object, slice, .. } => {
                self.expr(object)?;
                self.augmented_subscript(slice, op, value, target.at, at)
            }
            _ => self.error("illegal target for augmented assignment", target.at),
        }
    }

    fn augmented_subscript(
        &mut self,
        index: &Expr,
        op: Operator,
        value: &Expr,
        target_at: Location,
        at: Location,
    ) -> Result {
        let bounds = two_bounds(index);
        match bounds {
            Some((lower, upper)) => self.slice_bounds(lower, upper, index.at)?,
            None => self.expr(index)?,
        }
        let kept = if bounds.is_some() { 3 } else { 2 };
        for _ in 0..kept {
            self.emit_arg(Opcode::COPY, kept, target_at);
        }
        let load = if bounds.is_some() { Opcode::BINARY_SLICE } else { Opcode::BINARY_SUBSCR };
        self.emit(load, target_at);
        self.augment(op, value, at)?;
        for depth in (2..=kept + 1).rev() {
            self.emit_arg(Opcode::SWAP, depth, target_at);
        }
        let store = if bounds.is_some() { Opcode::STORE_SLICE } else { Opcode::STORE_SUBSCR };
        self.emit(store, target_at);
        Ok(())
    }

    fn augment(&mut self, op: Operator, value: &Expr, at: Location) -> Result {
        self.expr(value)?;
        self.binary(op, true, at);
        Ok(())
    }

    pub(super) fn subscript(
        &mut self,
        object: &Expr,
        index: &Expr,
        ctx: Ctx,
        at: Location,
    ) -> Result {
        if ctx == Ctx::Load {
            self.check_subscripter(object);
            self.check_index(object, index);
        }
        self.expr(object)?;
        if ctx != Ctx::Del
            && let Some((lower, upper)) = two_bounds(index)
        {
            self.slice_bounds(lower, upper, index.at)?;
            let load = ctx == Ctx::Load;
            self.emit(if load { Opcode::BINARY_SLICE } else { Opcode::STORE_SLICE }, at);
            return Ok(());
        }
        self.expr(index)?;
        let op = match ctx {
            Ctx::Load => Opcode::BINARY_SUBSCR,
            Ctx::Store => Opcode::STORE_SUBSCR,
            Ctx::Del => Opcode::DELETE_SUBSCR,
        };
        self.emit(op, at);
        Ok(())
    }

    /// The bounds of a slice; None for what is left out.
    pub(super) fn slice_bounds(
        &mut self,
        lower: Option<&Expr>,
        upper: Option<&Expr>,
        at: Location,
    ) -> Result {
        for bound in [lower, upper] {
            match bound {
                Some(bound) => self.expr(bound)?,
                None => self.load_const(apython_bytecode::Const::None, at),
            }
        }
        Ok(())
    }
}

/// The operand of `UNPACK_EX`, if it can be written.
pub(super) fn unpack_ex_arg(before: usize, after: usize) -> Option<u32> {
    let fits = before < 1 << 8 && after < (i32::MAX >> 8) as usize;
    fits.then_some(before as u32 | (after as u32) << 8)
}

/// The bounds of a slice without a step.
fn two_bounds(index: &Expr) -> Option<(Option<&Expr>, Option<&Expr>)> {
    match &index.kind {
        ExprKind::Slice { lower, upper, step: None } => Some((lower.as_deref(), upper.as_deref())),
        _ => None,
    }
}
