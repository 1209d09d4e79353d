//! Warnings of expressions that cannot be meant.

use apython_bytecode::Const;

use super::Generator;
use crate::location::Location;
use crate::tree::{CmpOp, CompKind, Expr, ExprKind};

impl Generator<'_> {
    /// `is` with a literal.
    pub(super) fn check_compare(
        &mut self,
        left: &Expr,
        ops: &[CmpOp],
        comparators: &[Expr],
        at: Location,
    ) {
        let mut left = left;
        for (op, right) in ops.iter().zip(comparators) {
            let literal = [left, right].into_iter().find(|side| is_literal(side));
            if let Some(literal) = literal
                && matches!(op, CmpOp::Is | CmpOp::IsNot)
            {
                let kind = type_of(literal).unwrap_or_default();
                let (written, meant) =
                    if *op == CmpOp::Is { ("is", "==") } else { ("is not", "!=") };
                let message =
                    format!("\"{written}\" with '{kind}' literal. Did you mean \"{meant}\"?");
                return self.warn(message, at);
            }
            left = right;
        }
    }

    /// A call of something that cannot be called.
    pub(super) fn check_caller(&mut self, func: &Expr) {
        let callable = !matches!(
            func.kind,
            ExprKind::Constant { .. }
                | ExprKind::Tuple { .. }
                | ExprKind::List { .. }
                | ExprKind::Dict { .. }
                | ExprKind::Set(_)
                | ExprKind::Comp(_)
                | ExprKind::JoinedStr(_)
                | ExprKind::FormattedValue { .. }
        );
        if !callable && let Some(kind) = type_of(func) {
            let message = format!("'{kind}' object is not callable; perhaps you missed a comma?");
            self.warn(message, func.at);
        }
    }

    /// A subscript of something that has none.
    pub(super) fn check_subscripter(&mut self, object: &Expr) {
        let wrong = match &object.kind {
            ExprKind::Constant { value, .. } => {
                !matches!(value, Const::Str(_) | Const::Bytes(_) | Const::Tuple(_))
            }
            ExprKind::Set(_) | ExprKind::Lambda(_) => true,
            ExprKind::Comp(comp) => matches!(comp.kind, CompKind::Set | CompKind::Generator),
            _ => false,
        };
        if wrong && let Some(kind) = type_of(object) {
            let message =
                format!("'{kind}' object is not subscriptable; perhaps you missed a comma?");
            self.warn(message, object.at);
        }
    }

    /// A sequence indexed by what is no integer.
    pub(super) fn check_index(&mut self, object: &Expr, index: &Expr) {
        let Some(index_type) = type_of(index) else { return };
        if matches!(index_type, "int" | "bool") {
            return;
        }
        let is_sequence = match &object.kind {
            ExprKind::Constant { value, .. } => {
                matches!(value, Const::Str(_) | Const::Bytes(_) | Const::Tuple(_))
            }
            ExprKind::Comp(comp) => comp.kind == CompKind::List,
            ExprKind::Tuple { .. }
            | ExprKind::List { .. }
            | ExprKind::JoinedStr(_)
            | ExprKind::FormattedValue { .. } => true,
            _ => false,
        };
        if is_sequence && let Some(kind) = type_of(object) {
            let message = format!(
                "{kind} indices must be integers or slices, not {index_type}; \
                 perhaps you missed a comma?"
            );
            self.warn(message, object.at);
        }
    }
}

/// A constant other than the named ones.
fn is_literal(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Constant { value, .. } => {
            !matches!(value, Const::None | Const::True | Const::False | Const::Ellipsis)
        }
        _ => false,
    }
}

/// The name of the type that an expression certainly has.
fn type_of(expr: &Expr) -> Option<&'static str> {
    Some(match &expr.kind {
        ExprKind::Tuple { .. } => "tuple",
        ExprKind::List { .. } => "list",
        ExprKind::Dict { .. } => "dict",
        ExprKind::Set(_) => "set",
        ExprKind::Comp(comp) => match comp.kind {
            CompKind::List => "list",
            CompKind::Set => "set",
            CompKind::Dict => "dict",
            CompKind::Generator => "generator",
        },
        ExprKind::Lambda(_) => "function",
        ExprKind::JoinedStr(_) | ExprKind::FormattedValue { .. } => "str",
        ExprKind::Constant { value, .. } => value.type_name(),
        _ => return None,
    })
}
