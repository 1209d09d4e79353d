//! What can be assigned to or deleted.

use super::argument::ARGUMENTS;
use super::expression::{ATOM, STAR_EXPRESSIONS};
use super::literal::{GENEXP, SLICES};
use crate::diagnose::node::Syntax;
use crate::diagnose::notation::{Action::*, Item::*, Targets, group, rules};
use crate::diagnose::token::Kind::*;

rules! {
    STAR_TARGETS (Apart) =
        [R(&STAR_TARGET), NotAhead(&T(Comma))] => Value(0),
        [R(&STAR_TARGET), Many(&group!([T(Comma), R(&STAR_TARGET)])), Opt(&T(Comma))];

    STAR_TARGET (Always) =
        [T(Star), group!([NotAhead(&T(Star)), R(&STAR_TARGET)])],
        [R(&TARGET_WITH_STAR_ATOM)];

    TARGET_WITH_STAR_ATOM (Always) =
        [R(&T_PRIMARY), T(Dot), T(Name), NotAhead(&R(&T_LOOKAHEAD))],
        [R(&T_PRIMARY), T(LSqb), R(&SLICES), T(RSqb), NotAhead(&R(&T_LOOKAHEAD))],
        [R(&STAR_ATOM)];

    STAR_ATOM (Never) =
        [T(Name)],
        [T(LPar), R(&TARGET_WITH_STAR_ATOM), T(RPar)],
        [T(LPar), Opt(&R(&STAR_TARGETS_IN_TUPLE)), T(RPar)],
        [T(LSqb), Opt(&group!([Sep(Comma, &R(&STAR_TARGET)), Opt(&T(Comma))])), T(RSqb)];

    STAR_TARGETS_IN_TUPLE (Never) =
        [R(&STAR_TARGET), Many1(&group!([T(Comma), R(&STAR_TARGET)])), Opt(&T(Comma))],
        [R(&STAR_TARGET), T(Comma)];

    SINGLE_TARGET (Apart) =
        [R(&SINGLE_SUBSCRIPT_ATTRIBUTE_TARGET)],
        [T(Name)],
        [T(LPar), R(&SINGLE_TARGET), T(RPar)];

    SINGLE_SUBSCRIPT_ATTRIBUTE_TARGET (Apart) =
        [R(&T_PRIMARY), T(Dot), T(Name), NotAhead(&R(&T_LOOKAHEAD))],
        [R(&T_PRIMARY), T(LSqb), R(&SLICES), T(RSqb), NotAhead(&R(&T_LOOKAHEAD))];

    /// A primary that goes on.
    T_PRIMARY (LeftRecursive) =
        [R(&T_PRIMARY), T(Dot), T(Name), Ahead(&R(&T_LOOKAHEAD))]
            => Node(Syntax::Attribute, &[]),
        [R(&T_PRIMARY), T(LSqb), R(&SLICES), T(RSqb), Ahead(&R(&T_LOOKAHEAD))]
            => Node(Syntax::Subscript, &[]),
        [R(&T_PRIMARY), R(&GENEXP), Ahead(&R(&T_LOOKAHEAD))] => Node(Syntax::Call, &[]),
        [
            R(&T_PRIMARY), T(LPar), Opt(&R(&ARGUMENTS)), T(RPar), Ahead(&R(&T_LOOKAHEAD)),
        ] => Node(Syntax::Call, &[]),
        [R(&ATOM), Ahead(&R(&T_LOOKAHEAD))] => Value(0);

    T_LOOKAHEAD (Never) = [T(LPar)], [T(LSqb)], [T(Dot)];

    DEL_TARGETS (Apart) = [Sep(Comma, &R(&DEL_TARGET)), Opt(&T(Comma))];

    DEL_TARGET (Always) =
        [R(&T_PRIMARY), T(Dot), T(Name), NotAhead(&R(&T_LOOKAHEAD))],
        [R(&T_PRIMARY), T(LSqb), R(&SLICES), T(RSqb), NotAhead(&R(&T_LOOKAHEAD))],
        [R(&DEL_ATOM)];

    DEL_ATOM (Never) =
        [T(Name)],
        [T(LPar), R(&DEL_TARGET), T(RPar)],
        [T(LPar), Opt(&R(&DEL_TARGETS)), T(RPar)],
        [T(LSqb), Opt(&R(&DEL_TARGETS)), T(RSqb)];

    INVALID_FOR_TARGET (Apart) =
        [Opt(&T(Async)), T(For), R(&STAR_EXPRESSIONS)] => Target(2, Targets::For);
}
