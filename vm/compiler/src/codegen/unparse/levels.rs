//! Operators as text, and how tightly they bind.

use crate::tree::{CmpOp, Operator, UnaryOp};

/// How tightly an operator binds. What binds less than its place asks for gets parentheses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Tuple,
    /// Conditional expressions and lambdas.
    Test,
    Or,
    And,
    Not,
    Compare,
    /// `|`, the loosest of the arithmetic operators.
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Arith,
    Term,
    Factor,
    Power,
    Await,
    Atom,
}

impl Level {
    const ALL: [Level; 16] = [
        Level::Tuple,
        Level::Test,
        Level::Or,
        Level::And,
        Level::Not,
        Level::Compare,
        Level::BitOr,
        Level::BitXor,
        Level::BitAnd,
        Level::Shift,
        Level::Arith,
        Level::Term,
        Level::Factor,
        Level::Power,
        Level::Await,
        Level::Atom,
    ];

    /// The level that binds just more tightly.
    pub(super) fn next(self) -> Level {
        Level::ALL.get(self as usize + 1).copied().unwrap_or(Level::Atom)
    }
}

pub(super) fn unary_op(op: UnaryOp) -> (Level, &'static str) {
    match op {
        UnaryOp::Invert => (Level::Factor, "~"),
        UnaryOp::Not => (Level::Not, "not "),
        UnaryOp::UAdd => (Level::Factor, "+"),
        UnaryOp::USub => (Level::Factor, "-"),
    }
}

pub(super) fn binary_op(op: Operator) -> (Level, &'static str) {
    match op {
        Operator::Add => (Level::Arith, " + "),
        Operator::Sub => (Level::Arith, " - "),
        Operator::Mult => (Level::Term, " * "),
        Operator::MatMult => (Level::Term, " @ "),
        Operator::Div => (Level::Term, " / "),
        Operator::Mod => (Level::Term, " % "),
        Operator::FloorDiv => (Level::Term, " // "),
        Operator::LShift => (Level::Shift, " << "),
        Operator::RShift => (Level::Shift, " >> "),
        Operator::BitOr => (Level::BitOr, " | "),
        Operator::BitXor => (Level::BitXor, " ^ "),
        Operator::BitAnd => (Level::BitAnd, " & "),
        Operator::Pow => (Level::Power, " ** "),
    }
}

pub(super) fn compare_op(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => " == ",
        CmpOp::NotEq => " != ",
        CmpOp::Lt => " < ",
        CmpOp::LtE => " <= ",
        CmpOp::Gt => " > ",
        CmpOp::GtE => " >= ",
        CmpOp::Is => " is ",
        CmpOp::IsNot => " is not ",
        CmpOp::In => " in ",
        CmpOp::NotIn => " not in ",
    }
}
