//! Displays, comprehensions, slices, strings.

use super::argument::STARRED_EXPRESSION;
use super::expression::{
    ASSIGNMENT_EXPRESSION, BITWISE_OR, DISJUNCTION, EXPRESSION, NAMED_EXPRESSION, STAR_EXPRESSIONS,
    STAR_NAMED_EXPRESSION, STAR_NAMED_EXPRESSIONS, YIELD_EXPR,
};
use super::target::{INVALID_FOR_TARGET, STAR_TARGETS};
use crate::diagnose::action;
use crate::diagnose::literal;
use crate::diagnose::machine::{Failure, Parser, Value as Found};
use crate::diagnose::node::Syntax;
use crate::diagnose::notation::{Action::*, Item::*, group, rules};
use crate::diagnose::report;
use crate::diagnose::token::Kind::*;
use crate::diagnose::token::Span;

rules! {
    GROUP (Apart) =
        [T(LPar), group!([R(&YIELD_EXPR)], [R(&NAMED_EXPRESSION)]), T(RPar)] => Value(1),
        [Errors(&INVALID_GROUP)];

    INVALID_GROUP (Never) =
        [T(LPar), R(&STARRED_EXPRESSION), T(RPar)]
            => At(1, "cannot use starred expression here"),
        [T(LPar), T(DoubleStar), R(&EXPRESSION), T(RPar)]
            => At(1, "cannot use double starred expression here");

    TUPLE (Apart) =
        [
            T(LPar),
            Opt(&group!(
                [R(&STAR_NAMED_EXPRESSION), T(Comma), Opt(&R(&STAR_NAMED_EXPRESSIONS))]
                    => Node(Syntax::Sequence, &[0, 2]),
            )),
            T(RPar),
        ] => Node(Syntax::Tuple, &[1]);

    LIST (Apart) =
        [T(LSqb), Opt(&R(&STAR_NAMED_EXPRESSIONS)), T(RSqb)] => Node(Syntax::List, &[1]);

    SET (Apart) = [T(LBrace), R(&STAR_NAMED_EXPRESSIONS), T(RBrace)] => Node(Syntax::Set, &[]);

    /// The second is tried in both passes.
    DICT (Apart) =
        [T(LBrace), Opt(&R(&KEY_VALUES)), T(RBrace)] => Node(Syntax::Dict, &[]),
        [T(LBrace), R(&INVALID_KEY_VALUES), T(RBrace)];

    KEY_VALUES (Never) = [Sep(Comma, &R(&STARRED_KEY_VALUE)), Opt(&T(Comma))];

    STARRED_KEY_VALUE (Apart) = [T(DoubleStar), R(&BITWISE_OR)], [R(&KEY_VALUE)];

    KEY_VALUE (Apart) = [R(&EXPRESSION), T(Colon), R(&EXPRESSION)];

    INVALID_KEY_VALUES (Never) =
        [Sep(Comma, &R(&STARRED_KEY_VALUE)), T(Comma), R(&INVALID_KEY_VALUE)],
        [R(&EXPRESSION), T(Colon), T(Star), R(&BITWISE_OR)]
            => Onward(2, "cannot use a starred expression in a dictionary value"),
        [R(&EXPRESSION), T(Colon), Ahead(&group!([T(RBrace)], [T(Comma)]))]
            => At(1, "expression expected after dictionary key and ':'");

    INVALID_KEY_VALUE (Never) =
        [R(&EXPRESSION), NotAhead(&T(Colon))] => Run(missing_colon),
        [R(&EXPRESSION), T(Colon), T(Star), R(&BITWISE_OR)]
            => Onward(2, "cannot use a starred expression in a dictionary value"),
        [R(&EXPRESSION), T(Colon), Ahead(&group!([T(RBrace)], [T(Comma)]))]
            => At(1, "expression expected after dictionary key and ':'");

    FOR_IF_CLAUSES (Apart) = [Many1(&R(&FOR_IF_CLAUSE))];

    FOR_IF_CLAUSE (Apart) =
        [
            T(Async), T(For), R(&STAR_TARGETS), T(In), Cut, R(&DISJUNCTION),
            Many(&group!([T(If), R(&DISJUNCTION)] => Value(1))),
        ] => Run(for_clause),
        [
            T(For), R(&STAR_TARGETS), T(In), Cut, R(&DISJUNCTION),
            Many(&group!([T(If), R(&DISJUNCTION)] => Value(1))),
        ] => Run(for_clause),
        [Errors(&INVALID_FOR_TARGET)];

    LISTCOMP (Apart) =
        [T(LSqb), R(&NAMED_EXPRESSION), R(&FOR_IF_CLAUSES), T(RSqb)]
            => Node(Syntax::ListComp, &[]),
        [Errors(&INVALID_COMPREHENSION)];

    SETCOMP (Apart) =
        [T(LBrace), R(&NAMED_EXPRESSION), R(&FOR_IF_CLAUSES), T(RBrace)]
            => Node(Syntax::SetComp, &[]),
        [Errors(&INVALID_COMPREHENSION)];

    GENEXP (Apart) =
        [
            T(LPar),
            group!(
                [R(&ASSIGNMENT_EXPRESSION)],
                [R(&EXPRESSION), NotAhead(&T(ColonEqual))] => Value(0),
            ),
            R(&FOR_IF_CLAUSES),
            T(RPar),
        ] => Node(Syntax::Generator, &[]),
        [Errors(&INVALID_COMPREHENSION)];

    DICTCOMP (Apart) =
        [T(LBrace), R(&KEY_VALUE), R(&FOR_IF_CLAUSES), T(RBrace)] => Node(Syntax::DictComp, &[]),
        [Errors(&INVALID_DICT_COMPREHENSION)];

    INVALID_COMPREHENSION (Apart) =
        [
            group!([T(LSqb)], [T(LPar)], [T(LBrace)]), R(&STARRED_EXPRESSION),
            R(&FOR_IF_CLAUSES),
        ] => At(1, "iterable unpacking cannot be used in comprehension"),
        [
            group!([T(LSqb)], [T(LBrace)]), R(&STAR_NAMED_EXPRESSION), T(Comma),
            R(&STAR_NAMED_EXPRESSIONS), R(&FOR_IF_CLAUSES),
        ] => Range(1, 3, "did you forget parentheses around the comprehension target?"),
        [
            group!([T(LSqb)], [T(LBrace)]), R(&STAR_NAMED_EXPRESSION), T(Comma),
            R(&FOR_IF_CLAUSES),
        ] => Range(1, 2, "did you forget parentheses around the comprehension target?");

    INVALID_DICT_COMPREHENSION (Never) =
        [T(LBrace), T(DoubleStar), R(&BITWISE_OR), R(&FOR_IF_CLAUSES), T(RBrace)]
            => At(1, "dict unpacking cannot be used in dict comprehension");

    SLICES (Apart) =
        [R(&SLICE), NotAhead(&T(Comma))] => Value(0),
        [
            Sep(Comma, &group!([R(&SLICE)], [R(&STARRED_EXPRESSION)])), Opt(&T(Comma)),
        ];

    SLICE (Apart) =
        [
            Opt(&R(&EXPRESSION)), T(Colon), Opt(&R(&EXPRESSION)),
            Opt(&group!([T(Colon), Opt(&R(&EXPRESSION))])),
        ],
        [R(&NAMED_EXPRESSION)];

    STRINGS (Always) =
        [Many1(&group!([R(&FSTRING)], [T(String)] => Run(literal::string)))]
            => Run(literal::concatenation);

    FSTRING (Never) =
        [T(FStringStart), Many(&R(&FSTRING_PART)), T(FStringEnd)] => Run(literal::fstring);

    FSTRING_PART (Never) = [R(&FIELD)], [T(FStringMiddle)];

    FIELD (Never) =
        [
            T(LBrace), group!([R(&YIELD_EXPR)], [R(&STAR_EXPRESSIONS)]), Opt(&T(Equal)),
            Opt(&group!([T(Exclamation), T(Name)] => Run(literal::check_conversion))),
            Opt(&group!([T(Colon), Many(&R(&FORMAT_PART))] => Value(0))), T(RBrace),
        ] => Run(literal::check_field),
        [Errors(&INVALID_FIELD)];

    FORMAT_PART (Never) = [T(FStringMiddle)] => Run(literal::format_text), [R(&FIELD)];

    INVALID_FIELD (Never) =
        [T(LBrace), T(Equal)] => At(1, "f-string: valid expression required before '='"),
        [T(LBrace), T(Exclamation)] => At(1, "f-string: valid expression required before '!'"),
        [T(LBrace), T(Colon)] => At(1, "f-string: valid expression required before ':'"),
        [T(LBrace), T(RBrace)] => At(1, "f-string: valid expression required before '}'"),
        [T(LBrace), NotAhead(&R(&FIELD_VALUE))]
            => Next("f-string: expecting a valid expression after '{'"),
        [
            T(LBrace), R(&FIELD_VALUE),
            NotAhead(&group!([T(Equal)], [T(Exclamation)], [T(Colon)], [T(RBrace)])),
        ] => Next("f-string: expecting '=', or '!', or ':', or '}'"),
        [
            T(LBrace), R(&FIELD_VALUE), T(Equal),
            NotAhead(&group!([T(Exclamation)], [T(Colon)], [T(RBrace)])),
        ] => Next("f-string: expecting '!', or ':', or '}'"),
        [T(LBrace), R(&FIELD_VALUE), Opt(&T(Equal)), R(&INVALID_CONVERSION)],
        [
            T(LBrace), R(&FIELD_VALUE), Opt(&T(Equal)),
            Opt(&group!([T(Exclamation), T(Name)])),
            NotAhead(&group!([T(Colon)], [T(RBrace)])),
        ] => Next("f-string: expecting ':' or '}'"),
        [
            T(LBrace), R(&FIELD_VALUE), Opt(&T(Equal)),
            Opt(&group!([T(Exclamation), T(Name)])), T(Colon), Many(&R(&FORMAT_PART)),
            NotAhead(&T(RBrace)),
        ] => Next("f-string: expecting '}', or format specs"),
        [
            T(LBrace), R(&FIELD_VALUE), Opt(&T(Equal)),
            Opt(&group!([T(Exclamation), T(Name)])), NotAhead(&T(RBrace)),
        ] => Next("f-string: expecting '}'");

    FIELD_VALUE (Apart) = [R(&YIELD_EXPR)], [R(&STAR_EXPRESSIONS)];

    INVALID_CONVERSION (Never) =
        [T(Exclamation), Ahead(&group!([T(Colon)], [T(RBrace)]))]
            => Next("f-string: missing conversion character"),
        [T(Exclamation), NotAhead(&T(Name))] => Next("f-string: invalid conversion character");
}

/// A clause ends with its last expression, without the parentheses around that.
fn for_clause(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let [first, .., iterated, conditions] = *values else { return Ok(None) };
    let last = parser.children(conditions).last().copied().unwrap_or(iterated);
    let span = action::between(parser.span(first), parser.span(last));
    Ok(Some(parser.add_node(Syntax::Other, span, &[])))
}

/// The colon is missed at the last character of the key.
fn missing_colon(parser: &mut Parser, values: &[Found]) -> Result<Option<Found>, Failure> {
    let key = parser.span(values[0]);
    let place = Span { column: key.end_column - 1, end_column: -1, ..key };
    Err(report::at_span(parser, place, "':' expected after dictionary key"))
}
