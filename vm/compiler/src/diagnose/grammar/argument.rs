//! Arguments of calls and of class definitions.

use super::expression::{ASSIGNMENT_EXPRESSION, EXPRESSION};
use super::literal::FOR_IF_CLAUSES;
use crate::diagnose::action;
use crate::diagnose::machine::{Failure, Parser, Value as Found};
use crate::diagnose::node::Syntax;
use crate::diagnose::notation::{Action::*, Item::*, group, rules};
use crate::diagnose::report;
use crate::diagnose::token::Kind::*;
use crate::error::ErrorKind;

rules! {
    ARGUMENTS (Always) =
        [R(&ARGS), Opt(&T(Comma)), Ahead(&T(RPar))] => Value(0),
        [Errors(&INVALID_ARGUMENTS)];

    ARGS (Apart) =
        [
            Sep(Comma, &group!(
                [R(&STARRED_EXPRESSION)],
                [
                    group!(
                        [R(&ASSIGNMENT_EXPRESSION)],
                        [R(&EXPRESSION), NotAhead(&T(ColonEqual))] => Value(0),
                    ),
                    NotAhead(&T(Equal)),
                ] => Value(0),
            )),
            Opt(&group!([T(Comma), R(&KWARGS)] => Value(1))),
        ] => Node(Syntax::Arguments, &[0, 1]),
        [R(&KWARGS)] => Node(Syntax::Arguments, &[0]);

    KWARGS (Apart) =
        [
            Sep(Comma, &R(&KWARG_OR_STARRED)), T(Comma),
            Sep(Comma, &R(&KWARG_OR_DOUBLE_STARRED)),
        ] => Node(Syntax::Sequence, &[0, 2]),
        [Sep(Comma, &R(&KWARG_OR_STARRED))],
        [Sep(Comma, &R(&KWARG_OR_DOUBLE_STARRED))];

    STARRED_EXPRESSION (Apart) =
        [Errors(&INVALID_STARRED)],
        [T(Star), R(&EXPRESSION)] => Node(Syntax::Starred, &[1]);

    INVALID_STARRED (Never) =
        [T(Star), R(&EXPRESSION), T(Equal), R(&EXPRESSION)]
            => Range(0, 3, "cannot assign to iterable argument unpacking");

    KWARG_OR_STARRED (Apart) =
        [Errors(&INVALID_KWARG)],
        [T(Name), T(Equal), R(&EXPRESSION)] => Node(Syntax::Keyword, &[]),
        [R(&STARRED_EXPRESSION)];

    KWARG_OR_DOUBLE_STARRED (Apart) =
        [Errors(&INVALID_KWARG)],
        [T(Name), T(Equal), R(&EXPRESSION)] => Node(Syntax::Keyword, &[]),
        [T(DoubleStar), R(&EXPRESSION)] => Node(Syntax::KeywordUnpacking, &[]);

    INVALID_ARGUMENTS (Never) =
        [
            group!(
                [
                    Sep(Comma, &group!(
                        [R(&STARRED_EXPRESSION)],
                        [
                            group!(
                                [R(&ASSIGNMENT_EXPRESSION)],
                                [R(&EXPRESSION), NotAhead(&T(ColonEqual))],
                            ),
                            NotAhead(&T(Equal)),
                        ],
                    )),
                    T(Comma),
                    R(&KWARGS),
                ],
                [R(&KWARGS)],
            ),
            T(Comma),
            T(Star),
        ] => At(2, "iterable argument unpacking follows keyword argument unpacking"),
        [
            R(&EXPRESSION), R(&FOR_IF_CLAUSES), T(Comma),
            Opt(&group!([R(&ARGS)], [R(&EXPRESSION), R(&FOR_IF_CLAUSES)])),
        ] => Range(0, 1, "Generator expression must be parenthesized"),
        [T(Name), T(Equal), R(&EXPRESSION), R(&FOR_IF_CLAUSES)]
            => Range(0, 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
        [
            Opt(&group!([R(&ARGS), T(Comma)])), T(Name), T(Equal),
            Ahead(&group!([T(Comma)], [T(RPar)])),
        ] => Range(1, 2, "expected argument value expression"),
        [R(&ARGS), R(&FOR_IF_CLAUSES)] => Run(bare_generator),
        [R(&ARGS), T(Comma), R(&EXPRESSION), R(&FOR_IF_CLAUSES)]
            => Range(2, 3, "Generator expression must be parenthesized"),
        [R(&ARGS), T(Comma), R(&ARGS)] => Run(positional_behind_keyword);

    INVALID_KWARG (Apart) =
        [group!([T(TrueLiteral)], [T(FalseLiteral)], [T(NoneLiteral)]), T(Equal)]
            => Run(assigned_constant),
        [T(Name), T(Equal), R(&EXPRESSION), R(&FOR_IF_CLAUSES)]
            => Range(0, 1, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
        [NotAhead(&group!([T(Name), T(Equal)])), R(&EXPRESSION), T(Equal)]
            => Range(
                1, 2, "expression cannot contain assignment, perhaps you meant \"==\"?",
            ),
        [T(DoubleStar), R(&EXPRESSION), T(Equal), R(&EXPRESSION)]
            => Range(0, 3, "cannot assign to keyword argument unpacking");
}

/// `f(None=1)`
fn assigned_constant(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let message = format!("cannot assign to {}", parser.expression_name(values[0]));
    let (first, last) = (parser.span(values[0]), parser.span(values[1]));
    Err(report::at_span(parser, action::between(first, last), &message))
}

/// `f(a, b for b in c)`; what is alone before the clauses is no error here.
fn bare_generator(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let positional = parser.children(values[0]).iter().copied().filter(|&argument| {
        !parser.is(argument, Syntax::Keyword) && !parser.is(argument, Syntax::KeywordUnpacking)
    });
    let positional: Vec<Found> = positional.collect();
    let [_, .., last] = positional[..] else { return Ok(None) };
    let span = action::between(parser.span(last), parser.span(values[1]));
    Err(report::at_span(parser, span, "Generator expression must be parenthesized"))
}

fn positional_behind_keyword(
    parser: &mut Parser,
    values: &[Found],
) -> Result<Option<Found>, Failure> {
    let arguments = parser.children(values[0]);
    let unpacking = arguments.iter().any(|&a| parser.is(a, Syntax::KeywordUnpacking));
    let message = match unpacking {
        true => "positional argument follows keyword argument unpacking",
        false => "positional argument follows keyword argument",
    };
    Err(report::at_last(parser, ErrorKind::Syntax, message))
}
