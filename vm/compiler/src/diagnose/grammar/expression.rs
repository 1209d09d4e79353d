//! Expressions, from lists of them down to names and literals.

use super::argument::ARGUMENTS;
use super::literal::{
    DICT, DICTCOMP, GENEXP, GROUP, LIST, LISTCOMP, SET, SETCOMP, SLICES, STRINGS, TUPLE,
};
use super::parameter::LAMBDA_PARAMS;
use crate::diagnose::action;
use crate::diagnose::machine::{Failure, Parser, Value as Found};
use crate::diagnose::node::Syntax;
use crate::diagnose::notation::{Action::*, Item::*, group, rules};
use crate::diagnose::report;
use crate::diagnose::token::Kind::*;
use crate::error::ErrorKind;

rules! {
    EXPRESSIONS (Apart) =
        [
            R(&EXPRESSION), Many1(&group!([T(Comma), R(&EXPRESSION)] => Value(1))),
            Opt(&T(Comma)),
        ] => Node(Syntax::Tuple, &[0, 1]),
        [R(&EXPRESSION), T(Comma)] => Node(Syntax::Tuple, &[0]),
        [R(&EXPRESSION)];

    STAR_EXPRESSIONS (Apart) =
        [
            R(&STAR_EXPRESSION), Many1(&group!([T(Comma), R(&STAR_EXPRESSION)] => Value(1))),
            Opt(&T(Comma)),
        ] => Node(Syntax::Tuple, &[0, 1]),
        [R(&STAR_EXPRESSION), T(Comma)] => Node(Syntax::Tuple, &[0]),
        [R(&STAR_EXPRESSION)];

    STAR_EXPRESSION (Always) =
        [T(Star), R(&BITWISE_OR)] => Node(Syntax::Starred, &[1]),
        [R(&EXPRESSION)];

    STAR_NAMED_EXPRESSIONS (Apart) =
        [Sep(Comma, &R(&STAR_NAMED_EXPRESSION)), Opt(&T(Comma))] => Value(0);

    STAR_NAMED_EXPRESSION (Apart) =
        [T(Star), R(&BITWISE_OR)] => Node(Syntax::Starred, &[1]),
        [R(&NAMED_EXPRESSION)];

    ASSIGNMENT_EXPRESSION (Apart) =
        [T(Name), T(ColonEqual), Cut, R(&EXPRESSION)] => Node(Syntax::NamedExpr, &[]);

    NAMED_EXPRESSION (Apart) =
        [R(&ASSIGNMENT_EXPRESSION)],
        [Errors(&INVALID_NAMED_EXPRESSION)],
        [R(&EXPRESSION), NotAhead(&T(ColonEqual))] => Value(0);

    INVALID_NAMED_EXPRESSION (Always) =
        [R(&EXPRESSION), T(ColonEqual), R(&EXPRESSION)]
            => Named(0, "cannot use assignment expressions with ", ""),
        [
            T(Name), T(Equal), R(&BITWISE_OR),
            NotAhead(&group!([T(Equal)], [T(ColonEqual)])),
        ] => Range(0, 2, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
        [
            NotAhead(&group!(
                [R(&LIST)], [R(&TUPLE)], [R(&GENEXP)], [T(TrueLiteral)], [T(NoneLiteral)],
                [T(FalseLiteral)],
            )),
            R(&BITWISE_OR), T(Equal), R(&BITWISE_OR),
            NotAhead(&group!([T(Equal)], [T(ColonEqual)])),
        ] => Named(1, "cannot assign to ", " here. Maybe you meant '==' instead of '='?");

    YIELD_EXPR (Apart) =
        [T(Yield), T(From), R(&EXPRESSION)] => Node(Syntax::Yield, &[]),
        [T(Yield), Opt(&R(&STAR_EXPRESSIONS))] => Node(Syntax::Yield, &[]);

    EXPRESSION (Always) =
        [Errors(&INVALID_EXPRESSION)],
        [Errors(&INVALID_LEGACY_EXPRESSION)],
        [R(&DISJUNCTION), T(If), R(&DISJUNCTION), T(Else), R(&EXPRESSION)]
            => Node(Syntax::Conditional, &[]),
        [R(&DISJUNCTION)],
        [R(&LAMBDEF)];

    EXPRESSION_WITHOUT_INVALID (WithoutErrors) =
        [R(&DISJUNCTION), T(If), R(&DISJUNCTION), T(Else), R(&EXPRESSION)]
            => Node(Syntax::Conditional, &[]),
        [R(&DISJUNCTION)],
        [R(&LAMBDEF)];

    /// A name before a string looks like a wrong prefix, and a soft keyword like a statement:
    /// no comma is missing there.
    INVALID_EXPRESSION (Never) =
        [
            NotAhead(&group!([T(Name), T(String)], [SoftKeyword])), R(&DISJUNCTION),
            R(&EXPRESSION_WITHOUT_INVALID),
        ] => Run(missing_comma),
        [
            R(&DISJUNCTION), T(If), R(&DISJUNCTION),
            NotAhead(&group!([T(Else)], [T(Colon)])),
        ] => Range(0, 2, "expected 'else' after 'if' expression"),
        [T(Lambda), Opt(&R(&LAMBDA_PARAMS)), T(Colon), Ahead(&T(FStringMiddle))]
            => Range(0, 2, "f-string: lambda expressions are not allowed without parentheses");

    INVALID_LEGACY_EXPRESSION (Never) =
        [T(Name), NotAhead(&T(LPar)), R(&STAR_EXPRESSIONS)] => Run(legacy_statement);

    LAMBDEF (Apart) =
        [T(Lambda), Opt(&R(&LAMBDA_PARAMS)), T(Colon), R(&EXPRESSION)]
            => Node(Syntax::Lambda, &[]);

    DISJUNCTION (Always) =
        [R(&CONJUNCTION), Many1(&group!([T(Or), R(&CONJUNCTION)]))]
            => Node(Syntax::Operation, &[]),
        [R(&CONJUNCTION)];

    CONJUNCTION (Always) =
        [R(&INVERSION), Many1(&group!([T(And), R(&INVERSION)]))]
            => Node(Syntax::Operation, &[]),
        [R(&INVERSION)];

    INVERSION (Always) =
        [T(Not), R(&INVERSION)] => Node(Syntax::Operation, &[]),
        [R(&COMPARISON)];

    /// Whether `in` comes first decides what `for` makes of a comparison.
    COMPARISON (Apart) =
        [R(&BITWISE_OR), Ahead(&T(In)), Many1(&R(&COMPARE_PAIR))]
            => Node(Syntax::Membership, &[0]),
        [R(&BITWISE_OR), Many1(&R(&COMPARE_PAIR))] => Node(Syntax::Compare, &[]),
        [R(&BITWISE_OR)];

    COMPARE_PAIR (Never) =
        [T(EqEqual), R(&BITWISE_OR)],
        [group!([T(NotEqual)] => Run(check_not_equal)), R(&BITWISE_OR)],
        [T(LessEqual), R(&BITWISE_OR)],
        [T(Less), R(&BITWISE_OR)],
        [T(GreaterEqual), R(&BITWISE_OR)],
        [T(Greater), R(&BITWISE_OR)],
        [T(Not), T(In), R(&BITWISE_OR)],
        [T(In), R(&BITWISE_OR)],
        [T(Is), T(Not), R(&BITWISE_OR)],
        [T(Is), R(&BITWISE_OR)];

    BITWISE_OR (LeftRecursive) =
        [R(&BITWISE_OR), T(VBar), R(&BITWISE_XOR)] => Node(Syntax::Operation, &[]),
        [R(&BITWISE_XOR)];
    BITWISE_XOR (LeftRecursive) =
        [R(&BITWISE_XOR), T(Circumflex), R(&BITWISE_AND)] => Node(Syntax::Operation, &[]),
        [R(&BITWISE_AND)];
    BITWISE_AND (LeftRecursive) =
        [R(&BITWISE_AND), T(Amper), R(&SHIFT_EXPR)] => Node(Syntax::Operation, &[]),
        [R(&SHIFT_EXPR)];
    SHIFT_EXPR (LeftRecursive) =
        [R(&SHIFT_EXPR), T(LeftShift), R(&SUM)] => Node(Syntax::Operation, &[]),
        [R(&SHIFT_EXPR), T(RightShift), R(&SUM)] => Node(Syntax::Operation, &[]),
        [R(&SUM)];
    SUM (LeftRecursive) =
        [R(&SUM), T(Plus), R(&TERM)] => Node(Syntax::Operation, &[]),
        [R(&SUM), T(Minus), R(&TERM)] => Node(Syntax::Operation, &[]),
        [R(&TERM)];
    TERM (LeftRecursive) =
        [R(&TERM), T(Star), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&TERM), T(Slash), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&TERM), T(DoubleSlash), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&TERM), T(Percent), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&TERM), T(AtSign), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&FACTOR)];

    FACTOR (Always) =
        [T(Plus), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [T(Minus), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [T(Tilde), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&POWER)];

    POWER (Apart) =
        [R(&AWAIT_PRIMARY), T(DoubleStar), R(&FACTOR)] => Node(Syntax::Operation, &[]),
        [R(&AWAIT_PRIMARY)];

    AWAIT_PRIMARY (Always) =
        [T(Await), R(&PRIMARY)] => Node(Syntax::Await, &[]),
        [R(&PRIMARY)];

    PRIMARY (LeftRecursive) =
        [R(&PRIMARY), T(Dot), T(Name)] => Node(Syntax::Attribute, &[]),
        [R(&PRIMARY), R(&GENEXP)] => Node(Syntax::Call, &[]),
        [R(&PRIMARY), T(LPar), Opt(&R(&ARGUMENTS)), T(RPar)] => Node(Syntax::Call, &[]),
        [R(&PRIMARY), T(LSqb), R(&SLICES), T(RSqb)] => Node(Syntax::Subscript, &[]),
        [R(&ATOM)];

    ATOM (Apart) =
        [T(Name)],
        [T(TrueLiteral)],
        [T(FalseLiteral)],
        [T(NoneLiteral)],
        [Ahead(&group!([T(String)], [T(FStringStart)])), R(&STRINGS)] => Value(1),
        [T(Number)],
        [Ahead(&T(LPar)), group!([R(&TUPLE)], [R(&GROUP)], [R(&GENEXP)])] => Value(1),
        [Ahead(&T(LSqb)), group!([R(&LIST)], [R(&LISTCOMP)])] => Value(1),
        [Ahead(&T(LBrace)), group!([R(&DICT)], [R(&SET)], [R(&DICTCOMP)], [R(&SETCOMP)])]
            => Value(1),
        [T(Ellipsis)];
}

/// Two expressions side by side, in brackets. `print x` and the like have their own message.
fn missing_comma(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let last = parser.tokens[parser.mark as usize - 1];
    if legacy_name(parser, values[1]).is_some() || last.level == 0 {
        return Ok(None);
    }
    let (first, second) = (parser.span(values[1]), parser.span(values[2]));
    let message = "invalid syntax. Perhaps you forgot a comma?";
    Err(report::at_span(parser, action::between(first, second), message))
}

/// `print x`, `exec x`
fn legacy_statement(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let Some(name) = legacy_name(parser, values[0]) else { return Ok(None) };
    let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    let (first, last) = (parser.span(values[0]), parser.span(values[2]));
    Err(report::at_span(parser, action::between(first, last), &message))
}

/// Whether the expression is the name of what was a statement in Python 2.
fn legacy_name(parser: &Parser, value: Found) -> Option<&'static str> {
    let Found::Token(at) = value else { return None };
    match parser.token_text(parser.tokens[at as usize]) {
        b"print" => Some("print"),
        b"exec" => Some("exec"),
        _ => None,
    }
}

/// `<>` is an operator only with `barry_as_FLUFL`, and `!=` only without (PEP 401).
fn check_not_equal(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let Found::Token(at) = values[0] else { return Ok(None) };
    let old = parser.token_text(parser.tokens[at as usize]) == b"<>";
    match (parser.barry_as_flufl, old) {
        (true, false) => {
            let message = "with Barry as BDFL, use '<>' instead of '!='";
            Err(report::at_last(parser, ErrorKind::Syntax, message))
        }
        (false, true) => Ok(None),
        _ => Ok(Some(values[0])),
    }
}
