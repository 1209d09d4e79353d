//! Statements on one line.

use super::definition::TYPE_PARAMS;
use super::expression::{
    EXPRESSION, STAR_EXPRESSIONS, STAR_NAMED_EXPRESSION, STAR_NAMED_EXPRESSIONS, YIELD_EXPR,
};
use super::literal::{LIST, TUPLE};
use super::target::{DEL_TARGETS, SINGLE_SUBSCRIPT_ATTRIBUTE_TARGET, SINGLE_TARGET, STAR_TARGETS};
use crate::diagnose::notation::{Action::*, Item::*, Targets, group, rules};
use crate::diagnose::token::Kind::*;

rules! {
    SIMPLE_STMTS (Apart) =
        [R(&SIMPLE_STMT), NotAhead(&T(Semi)), T(Newline)],
        [Sep(Semi, &R(&SIMPLE_STMT)), Opt(&T(Semi)), T(Newline)];

    /// An assignment comes first, as every target is also an expression.
    SIMPLE_STMT (Always) =
        [R(&ASSIGNMENT)],
        [Ahead(&Soft("type")), R(&TYPE_ALIAS)],
        [R(&STAR_EXPRESSIONS)],
        [Ahead(&T(Return)), R(&RETURN_STMT)],
        [Ahead(&group!([T(Import)], [T(From)])), R(&IMPORT_STMT)],
        [Ahead(&T(Raise)), R(&RAISE_STMT)],
        [T(Pass)],
        [Ahead(&T(Del)), R(&DEL_STMT)],
        [Ahead(&T(Yield)), R(&YIELD_EXPR)],
        [Ahead(&T(Assert)), R(&ASSERT_STMT)],
        [T(Break)],
        [T(Continue)],
        [Ahead(&T(Global)), T(Global), Sep(Comma, &T(Name))],
        [Ahead(&T(Nonlocal)), T(Nonlocal), Sep(Comma, &T(Name))];

    ASSIGNMENT (Never) =
        [T(Name), T(Colon), R(&EXPRESSION), Opt(&group!([T(Equal), R(&ASSIGNED)]))],
        [
            group!([T(LPar), R(&SINGLE_TARGET), T(RPar)], [R(&SINGLE_SUBSCRIPT_ATTRIBUTE_TARGET)]),
            T(Colon),
            R(&EXPRESSION),
            Opt(&group!([T(Equal), R(&ASSIGNED)])),
        ],
        [
            Many1(&group!([R(&STAR_TARGETS), T(Equal)])),
            group!([R(&YIELD_EXPR)], [R(&STAR_EXPRESSIONS)]),
            NotAhead(&T(Equal)),
            Opt(&T(TypeComment)),
        ],
        [
            R(&SINGLE_TARGET),
            R(&AUGMENTING),
            Cut,
            group!([R(&YIELD_EXPR)], [R(&STAR_EXPRESSIONS)]),
        ],
        [Errors(&INVALID_ASSIGNMENT)];

    /// The right side of an assignment.
    ASSIGNED (Never) = [R(&YIELD_EXPR)], [R(&STAR_EXPRESSIONS)];

    AUGMENTING (Never) =
        [T(PlusEqual)], [T(MinEqual)], [T(StarEqual)], [T(AtEqual)], [T(SlashEqual)],
        [T(PercentEqual)], [T(AmperEqual)], [T(VBarEqual)], [T(CircumflexEqual)],
        [T(LeftShiftEqual)], [T(RightShiftEqual)], [T(DoubleStarEqual)], [T(DoubleSlashEqual)];

    INVALID_ASSIGNMENT (Never) =
        [R(&INVALID_ANNOTATED), T(Colon), R(&EXPRESSION)]
            => Named(0, "only single target (not ", ") can be annotated"),
        [
            R(&STAR_NAMED_EXPRESSION),
            T(Comma),
            Many(&R(&STAR_NAMED_EXPRESSIONS)),
            T(Colon),
            R(&EXPRESSION),
        ] => At(0, "only single target (not tuple) can be annotated"),
        [R(&EXPRESSION), T(Colon), R(&EXPRESSION)] => At(0, "illegal target for annotation"),
        [Many(&group!([R(&STAR_TARGETS), T(Equal)])), R(&STAR_EXPRESSIONS), T(Equal)]
            => Target(1, Targets::Star),
        [Many(&group!([R(&STAR_TARGETS), T(Equal)])), R(&YIELD_EXPR), T(Equal)]
            => At(1, "assignment to yield expression not possible"),
        [
            R(&STAR_EXPRESSIONS),
            R(&AUGMENTING),
            group!([R(&YIELD_EXPR)], [R(&STAR_EXPRESSIONS)]),
        ] => Named(0, "'", "' is an illegal expression for augmented assignment");

    INVALID_ANNOTATED (Never) =
        [R(&LIST)],
        [R(&TUPLE)],
        [T(LPar), R(&INVALID_ANNOTATED), T(RPar)] => Value(1);

    TYPE_ALIAS (Never) =
        [Soft("type"), T(Name), Opt(&R(&TYPE_PARAMS)), T(Equal), R(&EXPRESSION)];

    RETURN_STMT (Never) = [T(Return), Opt(&R(&STAR_EXPRESSIONS))];

    RAISE_STMT (Never) =
        [T(Raise), R(&EXPRESSION), Opt(&group!([T(From), R(&EXPRESSION)]))],
        [T(Raise)];

    DEL_STMT (Never) =
        [T(Del), R(&DEL_TARGETS), Ahead(&group!([T(Semi)], [T(Newline)]))],
        [Errors(&INVALID_DEL)];

    INVALID_DEL (Never) = [T(Del), R(&STAR_EXPRESSIONS)] => Target(1, Targets::Delete);

    ASSERT_STMT (Never) =
        [T(Assert), R(&EXPRESSION), Opt(&group!([T(Comma), R(&EXPRESSION)]))];

    IMPORT_STMT (Never) =
        [Errors(&INVALID_IMPORT)],
        [T(Import), Sep(Comma, &R(&DOTTED_AS_NAME))],
        [R(&IMPORT_FROM)];

    INVALID_IMPORT (Never) =
        [T(Import), Sep(Comma, &R(&DOTTED_NAME)), T(From), R(&DOTTED_NAME)]
            => Onward(0, "Did you mean to use 'from ... import ...' instead?");

    /// Three periods are one token.
    IMPORT_FROM (Never) =
        [
            T(From),
            Many(&group!([T(Dot)], [T(Ellipsis)])),
            R(&DOTTED_NAME),
            T(Import),
            R(&IMPORTED),
        ],
        [T(From), Many1(&group!([T(Dot)], [T(Ellipsis)])), T(Import), R(&IMPORTED)];

    IMPORTED (Never) =
        [T(LPar), R(&IMPORTED_NAMES), Opt(&T(Comma)), T(RPar)],
        [R(&IMPORTED_NAMES), NotAhead(&T(Comma))],
        [T(Star)],
        [Errors(&INVALID_IMPORTED)];

    INVALID_IMPORTED (Never) =
        [R(&IMPORTED_NAMES), T(Comma), T(Newline)]
            => Last("trailing comma not allowed without surrounding parentheses");

    IMPORTED_NAMES (Never) =
        [Sep(Comma, &group!([T(Name), Opt(&group!([T(As), T(Name)]))]))];

    DOTTED_AS_NAME (Never) = [R(&DOTTED_NAME), Opt(&group!([T(As), T(Name)]))];

    DOTTED_NAME (LeftRecursive) = [R(&DOTTED_NAME), T(Dot), T(Name)], [T(Name)];
}
