//! Parameters of functions, and of lambdas: the same without annotations, up to a colon.

use super::expression::{EXPRESSION, STAR_EXPRESSION};
use crate::diagnose::notation::{Action::*, Item::*, group, rules};
use crate::diagnose::token::Kind::*;

rules! {
    PARAMS (Apart) = [Errors(&INVALID_PARAMETERS)], [R(&PARAMETERS)];

    PARAMETERS (Never) =
        [
            R(&SLASH_NO_DEFAULT), Many(&R(&NO_DEFAULT)), Many(&R(&WITH_DEFAULT)),
            Opt(&R(&STAR_ETC)),
        ],
        [R(&SLASH_WITH_DEFAULT), Many(&R(&WITH_DEFAULT)), Opt(&R(&STAR_ETC))],
        [Many1(&R(&NO_DEFAULT)), Many(&R(&WITH_DEFAULT)), Opt(&R(&STAR_ETC))],
        [Many1(&R(&WITH_DEFAULT)), Opt(&R(&STAR_ETC))],
        [R(&STAR_ETC)];

    SLASH_NO_DEFAULT (Apart) =
        [Many1(&R(&NO_DEFAULT)), T(Slash), T(Comma)],
        [Many1(&R(&NO_DEFAULT)), T(Slash), Ahead(&T(RPar))];

    SLASH_WITH_DEFAULT (Apart) =
        [Many(&R(&NO_DEFAULT)), Many1(&R(&WITH_DEFAULT)), T(Slash), T(Comma)],
        [Many(&R(&NO_DEFAULT)), Many1(&R(&WITH_DEFAULT)), T(Slash), Ahead(&T(RPar))];

    STAR_ETC (Never) =
        [Errors(&INVALID_STAR_ETC)],
        [T(Star), R(&NO_DEFAULT), Many(&R(&MAYBE_DEFAULT)), Opt(&R(&KWDS))],
        [
            T(Star), R(&NO_DEFAULT_STAR_ANNOTATION), Many(&R(&MAYBE_DEFAULT)),
            Opt(&R(&KWDS)),
        ],
        [T(Star), T(Comma), Many1(&R(&MAYBE_DEFAULT)), Opt(&R(&KWDS))],
        [R(&KWDS)];

    KWDS (Never) = [Errors(&INVALID_KWDS)], [T(DoubleStar), R(&NO_DEFAULT)];

    /// A parameter with what follows it: a comma, or the end that is ahead.
    NO_DEFAULT (Apart) =
        [R(&PARAM), T(Comma), Opt(&T(TypeComment))] => Value(0),
        [R(&PARAM), Opt(&T(TypeComment)), Ahead(&T(RPar))] => Value(0);
    NO_DEFAULT_STAR_ANNOTATION (Apart) =
        [R(&STARRED_PARAM), T(Comma), Opt(&T(TypeComment))],
        [R(&STARRED_PARAM), Opt(&T(TypeComment)), Ahead(&T(RPar))];
    WITH_DEFAULT (Apart) =
        [R(&PARAM), R(&DEFAULT), T(Comma), Opt(&T(TypeComment))],
        [R(&PARAM), R(&DEFAULT), Opt(&T(TypeComment)), Ahead(&T(RPar))];
    MAYBE_DEFAULT (Apart) =
        [R(&PARAM), Opt(&R(&DEFAULT)), T(Comma), Opt(&T(TypeComment))],
        [R(&PARAM), Opt(&R(&DEFAULT)), Opt(&T(TypeComment)), Ahead(&T(RPar))];

    PARAM (Apart) = [T(Name), Opt(&group!([T(Colon), R(&EXPRESSION)]))];
    STARRED_PARAM (Never) = [T(Name), T(Colon), R(&STAR_EXPRESSION)];
    DEFAULT (Apart) = [T(Equal), R(&EXPRESSION)], [Errors(&INVALID_DEFAULT)];

    INVALID_DEFAULT (Never) =
        [T(Equal), Ahead(&group!([T(RPar)], [T(Comma)]))]
            => At(0, "expected default value expression");

    INVALID_PARAMETERS (Never) =
        [T(Slash), T(Comma)] => At(0, "at least one argument must precede /"),
        [
            group!([R(&SLASH_NO_DEFAULT)], [R(&SLASH_WITH_DEFAULT)]), Many(&R(&MAYBE_DEFAULT)),
            T(Slash),
        ] => At(2, "/ may appear only once"),
        [
            Opt(&R(&SLASH_NO_DEFAULT)), Many(&R(&NO_DEFAULT)), R(&INVALID_HELPER),
            R(&NO_DEFAULT),
        ] => At(3, "parameter without a default follows parameter with a default"),
        [
            Many(&R(&NO_DEFAULT)), T(LPar), Many1(&R(&NO_DEFAULT)), Opt(&T(Comma)), T(RPar),
        ] => Range(1, 4, "Function parameters cannot be parenthesized"),
        [
            Opt(&group!([R(&SLASH_NO_DEFAULT)], [R(&SLASH_WITH_DEFAULT)])),
            Many(&R(&MAYBE_DEFAULT)), T(Star), group!([T(Comma)], [R(&NO_DEFAULT)]),
            Many(&R(&MAYBE_DEFAULT)), T(Slash),
        ] => At(5, "/ must be ahead of *"),
        [Many1(&R(&MAYBE_DEFAULT)), T(Slash), T(Star)]
            => At(2, "expected comma between / and *");

    INVALID_HELPER (Never) = [R(&SLASH_WITH_DEFAULT)], [Many1(&R(&WITH_DEFAULT))];

    INVALID_STAR_ETC (Never) =
        [
            T(Star),
            group!([T(RPar)], [T(Comma), group!([T(RPar)], [T(DoubleStar)])]),
        ] => At(0, "named arguments must follow bare *"),
        [T(Star), T(Comma), T(TypeComment)] => Last("bare * has associated type comment"),
        [T(Star), R(&PARAM), T(Equal)]
            => At(2, "var-positional argument cannot have default value"),
        [
            T(Star), group!([R(&NO_DEFAULT)], [T(Comma)]), Many(&R(&MAYBE_DEFAULT)),
            T(Star), group!([R(&NO_DEFAULT)], [T(Comma)]),
        ] => At(3, "* argument may appear only once");

    INVALID_KWDS (Never) =
        [T(DoubleStar), R(&PARAM), T(Equal)]
            => At(2, "var-keyword argument cannot have default value"),
        [T(DoubleStar), R(&PARAM), T(Comma), R(&PARAM)]
            => At(3, "arguments cannot follow var-keyword argument"),
        [
            T(DoubleStar), R(&PARAM), T(Comma),
            group!([T(Star)], [T(DoubleStar)], [T(Slash)]),
        ] => At(3, "arguments cannot follow var-keyword argument");
}

rules! {
    LAMBDA_PARAMS (Apart) = [Errors(&INVALID_LAMBDA_PARAMETERS)], [R(&LAMBDA_PARAMETERS)];

    LAMBDA_PARAMETERS (Never) =
        [
            R(&LAMBDA_SLASH_NO_DEFAULT), Many(&R(&LAMBDA_NO_DEFAULT)),
            Many(&R(&LAMBDA_WITH_DEFAULT)), Opt(&R(&LAMBDA_STAR_ETC)),
        ],
        [
            R(&LAMBDA_SLASH_WITH_DEFAULT), Many(&R(&LAMBDA_WITH_DEFAULT)),
            Opt(&R(&LAMBDA_STAR_ETC)),
        ],
        [
            Many1(&R(&LAMBDA_NO_DEFAULT)), Many(&R(&LAMBDA_WITH_DEFAULT)),
            Opt(&R(&LAMBDA_STAR_ETC)),
        ],
        [Many1(&R(&LAMBDA_WITH_DEFAULT)), Opt(&R(&LAMBDA_STAR_ETC))],
        [R(&LAMBDA_STAR_ETC)];

    LAMBDA_SLASH_NO_DEFAULT (Apart) =
        [Many1(&R(&LAMBDA_NO_DEFAULT)), T(Slash), T(Comma)],
        [Many1(&R(&LAMBDA_NO_DEFAULT)), T(Slash), Ahead(&T(Colon))];

    LAMBDA_SLASH_WITH_DEFAULT (Apart) =
        [Many(&R(&LAMBDA_NO_DEFAULT)), Many1(&R(&LAMBDA_WITH_DEFAULT)), T(Slash), T(Comma)],
        [
            Many(&R(&LAMBDA_NO_DEFAULT)), Many1(&R(&LAMBDA_WITH_DEFAULT)), T(Slash),
            Ahead(&T(Colon)),
        ];

    LAMBDA_STAR_ETC (Never) =
        [Errors(&INVALID_LAMBDA_STAR_ETC)],
        [
            T(Star), R(&LAMBDA_NO_DEFAULT), Many(&R(&LAMBDA_MAYBE_DEFAULT)),
            Opt(&R(&LAMBDA_KWDS)),
        ],
        [T(Star), T(Comma), Many1(&R(&LAMBDA_MAYBE_DEFAULT)), Opt(&R(&LAMBDA_KWDS))],
        [R(&LAMBDA_KWDS)];

    LAMBDA_KWDS (Never) =
        [Errors(&INVALID_LAMBDA_KWDS)],
        [T(DoubleStar), R(&LAMBDA_NO_DEFAULT)];

    LAMBDA_NO_DEFAULT (Apart) =
        [T(Name), T(Comma)] => Value(0),
        [T(Name), Ahead(&T(Colon))] => Value(0);
    LAMBDA_WITH_DEFAULT (Apart) =
        [T(Name), R(&DEFAULT), T(Comma)],
        [T(Name), R(&DEFAULT), Ahead(&T(Colon))];
    LAMBDA_MAYBE_DEFAULT (Apart) =
        [T(Name), Opt(&R(&DEFAULT)), T(Comma)],
        [T(Name), Opt(&R(&DEFAULT)), Ahead(&T(Colon))];

    INVALID_LAMBDA_PARAMETERS (Never) =
        [T(Slash), T(Comma)] => At(0, "at least one argument must precede /"),
        [
            group!([R(&LAMBDA_SLASH_NO_DEFAULT)], [R(&LAMBDA_SLASH_WITH_DEFAULT)]),
            Many(&R(&LAMBDA_MAYBE_DEFAULT)), T(Slash),
        ] => At(2, "/ may appear only once"),
        [
            Opt(&R(&LAMBDA_SLASH_NO_DEFAULT)), Many(&R(&LAMBDA_NO_DEFAULT)),
            R(&INVALID_LAMBDA_HELPER), R(&LAMBDA_NO_DEFAULT),
        ] => At(3, "parameter without a default follows parameter with a default"),
        [
            Many(&R(&LAMBDA_NO_DEFAULT)), T(LPar), Sep(Comma, &T(Name)), Opt(&T(Comma)), T(RPar),
        ] => Range(1, 4, "Lambda expression parameters cannot be parenthesized"),
        [
            Opt(&group!([R(&LAMBDA_SLASH_NO_DEFAULT)], [R(&LAMBDA_SLASH_WITH_DEFAULT)])),
            Many(&R(&LAMBDA_MAYBE_DEFAULT)), T(Star),
            group!([T(Comma)], [R(&LAMBDA_NO_DEFAULT)]), Many(&R(&LAMBDA_MAYBE_DEFAULT)),
            T(Slash),
        ] => At(5, "/ must be ahead of *"),
        [Many1(&R(&LAMBDA_MAYBE_DEFAULT)), T(Slash), T(Star)]
            => At(2, "expected comma between / and *");

    INVALID_LAMBDA_HELPER (Never) =
        [R(&LAMBDA_SLASH_WITH_DEFAULT)],
        [Many1(&R(&LAMBDA_WITH_DEFAULT))];

    INVALID_LAMBDA_STAR_ETC (Never) =
        [
            T(Star),
            group!([T(Colon)], [T(Comma), group!([T(Colon)], [T(DoubleStar)])]),
        ] => Last("named arguments must follow bare *"),
        [T(Star), T(Name), T(Equal)]
            => At(2, "var-positional argument cannot have default value"),
        [
            T(Star), group!([R(&LAMBDA_NO_DEFAULT)], [T(Comma)]),
            Many(&R(&LAMBDA_MAYBE_DEFAULT)), T(Star),
            group!([R(&LAMBDA_NO_DEFAULT)], [T(Comma)]),
        ] => At(3, "* argument may appear only once");

    INVALID_LAMBDA_KWDS (Never) =
        [T(DoubleStar), T(Name), T(Equal)]
            => At(2, "var-keyword argument cannot have default value"),
        [T(DoubleStar), T(Name), T(Comma), T(Name)]
            => At(3, "arguments cannot follow var-keyword argument"),
        [
            T(DoubleStar), T(Name), T(Comma),
            group!([T(Star)], [T(DoubleStar)], [T(Slash)]),
        ] => At(3, "arguments cannot follow var-keyword argument");
}
