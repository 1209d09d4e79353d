//! Constant folding, as CPython's `ast_opt.c` does it: on nodes whose children are folded.
//!
//! What would raise an exception, or grow beyond a limit, is left as it is.

mod binary;
mod float;
mod format;
mod int;
mod sequence;

use apython_bytecode::Const;

use super::{CmpOp, Ctx, Expr, ExprKind, Operator, Stmt, StmtKind, UnaryOp};

/// A binary operation.
pub(super) fn binary(mut expr: Expr) -> Expr {
    let ExprKind::BinOp { left, op, right } = &mut expr.kind else { return expr };
    let ExprKind::Constant { value: left, .. } = &left.kind else { return expr };
    match &mut right.kind {
        ExprKind::Tuple { elts, .. } => {
            if let (Operator::Mod, Const::Str(text)) = (*op, left)
                && let Some(values) = format::pieces(text, elts)
            {
                expr.kind = ExprKind::JoinedStr(values);
            }
        }
        ExprKind::Constant { value: right, .. } => {
            if let Some(value) = binary::apply(*op, left, right) {
                expr.kind = constant(value);
            }
        }
        _ => {}
    }
    expr
}

/// A unary operation. `not a in b` is `a not in b`, with the place of the comparison.
pub(super) fn unary(mut expr: Expr) -> Expr {
    let ExprKind::UnaryOp { op, operand } = &mut expr.kind else { return expr };
    match &mut operand.kind {
        ExprKind::Constant { value, .. } => {
            if let Some(value) = unary_value(*op, value) {
                expr.kind = constant(value);
            }
        }
        ExprKind::Compare { ops, .. } if *op == UnaryOp::Not => {
            if let [only] = &mut ops[..]
                && let Some(inverse) = inverse(*only)
            {
                *only = inverse;
                return std::mem::replace(operand, nothing());
            }
        }
        _ => {}
    }
    expr
}

/// The opposite of a comparison that cannot be overridden to mean something else.
fn inverse(op: CmpOp) -> Option<CmpOp> {
    Some(match op {
        CmpOp::Is => CmpOp::IsNot,
        CmpOp::IsNot => CmpOp::Is,
        CmpOp::In => CmpOp::NotIn,
        CmpOp::NotIn => CmpOp::In,
        _ => return None,
    })
}

fn unary_value(op: UnaryOp, value: &Const) -> Option<Const> {
    if op == UnaryOp::Not {
        return truth(value).map(|truth| bool_const(!truth));
    }
    match (op, value) {
        (UnaryOp::UAdd, Const::Float(_) | Const::Complex(..)) => Some(value.clone()),
        (UnaryOp::USub, Const::Float(value)) => Some(Const::Float(-value)),
        (UnaryOp::USub, Const::Complex(real, imag)) => Some(Const::Complex(-real, -imag)),
        (UnaryOp::Invert, Const::Float(_) | Const::Complex(..)) => None,
        _ => int::unary(op, value),
    }
}

/// `a[b]`.
pub(super) fn subscript(mut expr: Expr) -> Expr {
    if let ExprKind::Subscript { value, slice, ctx: Ctx::Load } = &expr.kind
        && let ExprKind::Constant { value, .. } = &value.kind
        && let ExprKind::Constant { value: index, .. } = &slice.kind
        && let Some(item) = sequence::item(value, index)
    {
        expr.kind = constant(item);
    }
    expr
}

/// A tuple of constants.
pub(super) fn tuple(mut expr: Expr) -> Expr {
    if let ExprKind::Tuple { elts, ctx: Ctx::Load } = &expr.kind
        && let Some(values) = constants(elts)
    {
        expr.kind = constant(Const::Tuple(values.into()));
    }
    expr
}

/// What is only iterated over, or looked for something in: a list is as good as a tuple, a set of
/// constants as good as a frozen one.
pub(super) fn iterable(expr: &mut Expr) {
    match &mut expr.kind {
        ExprKind::List { elts, ctx } => {
            if elts.iter().any(|elt| matches!(elt.kind, ExprKind::Starred { .. })) {
                return;
            }
            let kind = ExprKind::Tuple { elts: std::mem::take(elts), ctx: *ctx };
            *expr = tuple(Expr { at: expr.at, kind });
        }
        ExprKind::Set(elts) => {
            if let Some(values) = constants(elts) {
                expr.kind = constant(sequence::frozen_set(values));
            }
        }
        _ => {}
    }
}

/// A first statement that has become a string by folding is no docstring.
pub(super) fn guard_docstring(body: &mut [Stmt]) {
    if let Some(Stmt { kind: StmtKind::Expr(value), .. }) = body.first_mut()
        && let ExprKind::Constant { value: Const::Str(_), .. } = &value.kind
    {
        let inner = std::mem::replace(&mut **value, nothing());
        **value = Expr { at: inner.at, kind: ExprKind::JoinedStr(vec![inner]) };
    }
}

/// The values, if all are constants.
fn constants(elts: &[Expr]) -> Option<Vec<Const>> {
    let value = |elt: &Expr| match &elt.kind {
        ExprKind::Constant { value, .. } => Some(value.clone()),
        _ => None,
    };
    if elts.iter().any(|elt| !matches!(elt.kind, ExprKind::Constant { .. })) {
        return None;
    }
    elts.iter().map(value).collect()
}

fn constant(value: Const) -> ExprKind {
    ExprKind::Constant { value, kind_u: false }
}

/// What is left where a node was taken out.
fn nothing() -> Expr {
    Expr { at: crate::location::Location::NONE, kind: constant(Const::None) }
}

/// `bool(value)`.
fn truth(value: &Const) -> Option<bool> {
    Some(match value {
        Const::None | Const::False => false,
        Const::True | Const::Ellipsis | Const::BigInt(_) => true,
        Const::Int(value) => *value != 0,
        Const::Float(value) => *value != 0.0,
        Const::Complex(real, imag) => *real != 0.0 || *imag != 0.0,
        Const::Str(text) => !text.is_empty(),
        Const::Bytes(bytes) => !bytes.is_empty(),
        Const::Tuple(items) | Const::FrozenSet(items) => !items.is_empty(),
        _ => return None,
    })
}

fn bool_const(value: bool) -> Const {
    if value { Const::True } else { Const::False }
}

#[cfg(test)]
mod tests;
