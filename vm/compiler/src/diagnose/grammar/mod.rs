//! The grammar of Python 3.12, and what it says of wrong source.
//!
//! Comments beside the rules say why they are as they are where that isn't the language itself.

mod argument;
mod compound;
mod definition;
mod expression;
mod literal;
mod parameter;
mod pattern;
mod simple;
mod target;

use super::notation::{Action::*, Item::*, rules};
use super::token::Kind::*;
use compound::COMPOUND_STMT;
use expression::EXPRESSIONS;
use simple::SIMPLE_STMTS;

rules! {
    /// A module.
    FILE (Never) = [Opt(&R(&STATEMENTS)), T(EndMarker)];
    /// One statement.
    INTERACTIVE (Never) = [R(&STATEMENT_NEWLINE)];
    /// An expression.
    EVAL (Never) = [R(&EXPRESSIONS), Many(&T(Newline)), T(EndMarker)];

    STATEMENTS (Never) = [Many1(&R(&STATEMENT))];

    STATEMENT (Never) = [R(&COMPOUND_STMT)], [R(&SIMPLE_STMTS)];

    STATEMENT_NEWLINE (Never) =
        [R(&COMPOUND_STMT), T(Newline)],
        [R(&SIMPLE_STMTS)],
        [T(Newline)],
        [T(EndMarker)] => Refuse;
}
