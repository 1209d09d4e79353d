//! Classes, functions, and the type parameters of both.

use super::argument::ARGUMENTS;
use super::compound::BLOCK;
use super::expression::{EXPRESSION, NAMED_EXPRESSION};
use super::parameter::PARAMS;
use crate::diagnose::machine::{Failure, Parser, Value as Found};
use crate::diagnose::node::Syntax;
use crate::diagnose::notation::{Action::*, Item::*, group, rules};
use crate::diagnose::report;
use crate::diagnose::token::Kind::*;

rules! {
    DECORATORS (Apart) = [Many1(&group!([T(AtSign), R(&NAMED_EXPRESSION), T(Newline)]))];

    CLASS_DEF (Never) = [R(&DECORATORS), R(&CLASS_DEF_RAW)], [R(&CLASS_DEF_RAW)];

    CLASS_DEF_RAW (Never) =
        [Errors(&INVALID_CLASS_DEF)],
        [
            T(Class), T(Name), Opt(&R(&TYPE_PARAMS)),
            Opt(&group!([T(LPar), Opt(&R(&ARGUMENTS)), T(RPar)])), T(Colon), R(&BLOCK),
        ];

    INVALID_CLASS_DEF (Never) =
        [
            T(Class), T(Name), Opt(&R(&TYPE_PARAMS)),
            Opt(&group!([T(LPar), Opt(&R(&ARGUMENTS)), T(RPar)])), T(Newline),
        ] => Last("expected ':'"),
        [
            T(Class), T(Name), Opt(&R(&TYPE_PARAMS)),
            Opt(&group!([T(LPar), Opt(&R(&ARGUMENTS)), T(RPar)])), T(Colon), T(Newline),
            NotAhead(&T(Indent)),
        ] => Block(0, "class definition");

    FUNCTION_DEF (Never) = [R(&DECORATORS), R(&FUNCTION_DEF_RAW)], [R(&FUNCTION_DEF_RAW)];

    FUNCTION_DEF_RAW (Never) =
        [Errors(&INVALID_DEF)],
        [
            T(Def), T(Name), Opt(&R(&TYPE_PARAMS)), Forced(LPar), Opt(&R(&PARAMS)), T(RPar),
            Opt(&group!([T(Arrow), R(&EXPRESSION)])), Forced(Colon), Opt(&R(&TYPE_COMMENT)),
            R(&BLOCK),
        ],
        [
            T(Async), T(Def), T(Name), Opt(&R(&TYPE_PARAMS)), Forced(LPar), Opt(&R(&PARAMS)),
            T(RPar), Opt(&group!([T(Arrow), R(&EXPRESSION)])), Forced(Colon),
            Opt(&R(&TYPE_COMMENT)), R(&BLOCK),
        ];

    INVALID_DEF (Never) =
        [
            Opt(&T(Async)), T(Def), T(Name), Opt(&R(&TYPE_PARAMS)), T(LPar), Opt(&R(&PARAMS)),
            T(RPar), Opt(&group!([T(Arrow), R(&EXPRESSION)])), T(Colon), T(Newline),
            NotAhead(&T(Indent)),
        ] => Block(1, "function definition");

    /// There are none, but looking for one reads the token behind the line's end.
    TYPE_COMMENT (Never) = [T(Newline), T(TypeComment)], [T(TypeComment)];

    TYPE_PARAMS (Never) =
        [T(LSqb), Sep(Comma, &R(&TYPE_PARAM)), Opt(&T(Comma)), T(RSqb)];

    TYPE_PARAM (Always) =
        [T(Name), Opt(&group!([T(Colon), R(&EXPRESSION)]))],
        [T(Star), T(Name), T(Colon), R(&EXPRESSION)] => Run(bound_of_tuple),
        [T(Star), T(Name)],
        [T(DoubleStar), T(Name), T(Colon), R(&EXPRESSION)] => Run(bound_of_parameters),
        [T(DoubleStar), T(Name)];
}

fn bound_of_tuple(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    Err(bound(parser, values, "TypeVarTuple"))
}

fn bound_of_parameters(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    Err(bound(parser, values, "ParamSpec"))
}

/// A type parameter that is not a plain one has a bound behind a colon.
fn bound(parser: &mut Parser, values: &[Found], class: &str) -> Failure {
    let what = if parser.is(values[3], Syntax::Tuple) { "constraints" } else { "bound" };
    let colon = parser.span(values[2]);
    report::starting_from(parser, colon, &format!("cannot use {what} with {class}"))
}
