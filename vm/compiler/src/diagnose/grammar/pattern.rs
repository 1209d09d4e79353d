//! `match` and its patterns.

use super::compound::BLOCK;
use super::expression::{
    EXPRESSION, NAMED_EXPRESSION, STAR_NAMED_EXPRESSION, STAR_NAMED_EXPRESSIONS,
};
use super::literal::STRINGS;
use crate::diagnose::literal;
use crate::diagnose::notation::{Action::*, Item::*, group, rules};
use crate::diagnose::token::Kind::*;

rules! {
    MATCH_STMT (Never) =
        [
            Soft("match"), R(&SUBJECT), T(Colon), T(Newline), T(Indent), Many1(&R(&CASE_BLOCK)),
            T(Dedent),
        ],
        [Errors(&INVALID_MATCH)];

    INVALID_MATCH (Never) =
        [Soft("match"), R(&SUBJECT), T(Newline)] => Last("expected ':'"),
        [Soft("match"), R(&SUBJECT), T(Colon), T(Newline), NotAhead(&T(Indent))]
            => Block(0, "'match' statement");

    SUBJECT (Apart) =
        [R(&STAR_NAMED_EXPRESSION), T(Comma), Opt(&R(&STAR_NAMED_EXPRESSIONS))],
        [R(&NAMED_EXPRESSION)];

    CASE_BLOCK (Never) =
        [Errors(&INVALID_CASE)],
        [Soft("case"), R(&PATTERNS), Opt(&R(&GUARD)), T(Colon), R(&BLOCK)];

    INVALID_CASE (Never) =
        [Soft("case"), R(&PATTERNS), Opt(&R(&GUARD)), T(Newline)] => Last("expected ':'"),
        [
            Soft("case"), R(&PATTERNS), Opt(&R(&GUARD)), T(Colon), T(Newline),
            NotAhead(&T(Indent)),
        ] => Block(0, "'case' statement");

    GUARD (Never) = [T(If), R(&NAMED_EXPRESSION)];

    PATTERNS (Apart) = [R(&OPEN_SEQUENCE)], [R(&PATTERN)];

    PATTERN (Apart) = [R(&AS_PATTERN)], [R(&OR_PATTERN)];

    AS_PATTERN (Never) =
        [R(&OR_PATTERN), T(As), R(&CAPTURE_TARGET)],
        [Errors(&INVALID_AS_PATTERN)];

    INVALID_AS_PATTERN (Never) =
        [R(&OR_PATTERN), T(As), Soft("_")] => At(2, "cannot use '_' as a target"),
        [R(&OR_PATTERN), T(As), NotAhead(&T(Name)), R(&EXPRESSION)]
            => At(3, "invalid pattern target");

    OR_PATTERN (Apart) = [Sep(VBar, &R(&CLOSED_PATTERN))];

    CLOSED_PATTERN (Always) =
        [R(&LITERAL_PATTERN)],
        [R(&CAPTURE_TARGET)],
        [Soft("_")],
        [R(&ATTRIBUTE), NotAhead(&group!([T(Dot)], [T(LPar)], [T(Equal)]))],
        [T(LPar), R(&PATTERN), T(RPar)],
        [T(LSqb), Opt(&R(&MAYBE_SEQUENCE)), T(RSqb)],
        [T(LPar), Opt(&R(&OPEN_SEQUENCE)), T(RPar)],
        [R(&MAPPING_PATTERN)],
        [R(&CLASS_PATTERN)];

    LITERAL_PATTERN (Never) =
        [R(&SIGNED_NUMBER), NotAhead(&group!([T(Plus)], [T(Minus)]))],
        [R(&COMPLEX_NUMBER)],
        [R(&STRINGS)],
        [T(NoneLiteral)],
        [T(TrueLiteral)],
        [T(FalseLiteral)];

    SIGNED_NUMBER (Never) = [T(Number)], [T(Minus), T(Number)];

    COMPLEX_NUMBER (Never) =
        [
            R(&SIGNED_REAL), T(Plus), group!([T(Number)] => Run(literal::imaginary)),
        ],
        [
            R(&SIGNED_REAL), T(Minus), group!([T(Number)] => Run(literal::imaginary)),
        ];

    SIGNED_REAL (Never) =
        [group!([T(Number)] => Run(literal::real))],
        [T(Minus), group!([T(Number)] => Run(literal::real))];

    CAPTURE_TARGET (Never) =
        [
            NotAhead(&Soft("_")), T(Name),
            NotAhead(&group!([T(Dot)], [T(LPar)], [T(Equal)])),
        ] => Value(1);

    /// A name with at least one attribute.
    ATTRIBUTE (LeftRecursive) = [R(&NAME_OR_ATTRIBUTE), T(Dot), T(Name)];
    NAME_OR_ATTRIBUTE (Never) = [R(&ATTRIBUTE)], [T(Name)];

    OPEN_SEQUENCE (Apart) = [R(&MAYBE_STAR_PATTERN), T(Comma), Opt(&R(&MAYBE_SEQUENCE))];

    MAYBE_SEQUENCE (Apart) = [Sep(Comma, &R(&MAYBE_STAR_PATTERN)), Opt(&T(Comma))];

    MAYBE_STAR_PATTERN (Apart) =
        [T(Star), R(&CAPTURE_TARGET)],
        [T(Star), Soft("_")],
        [R(&PATTERN)];

    MAPPING_PATTERN (Never) =
        [T(LBrace), T(RBrace)],
        [T(LBrace), R(&DOUBLE_STAR_PATTERN), Opt(&T(Comma)), T(RBrace)],
        [
            T(LBrace), Sep(Comma, &R(&KEY_VALUE_PATTERN)), T(Comma), R(&DOUBLE_STAR_PATTERN),
            Opt(&T(Comma)), T(RBrace),
        ],
        [T(LBrace), Sep(Comma, &R(&KEY_VALUE_PATTERN)), Opt(&T(Comma)), T(RBrace)];

    KEY_VALUE_PATTERN (Apart) =
        [group!([R(&LITERAL_PATTERN)], [R(&ATTRIBUTE)]), T(Colon), R(&PATTERN)];

    DOUBLE_STAR_PATTERN (Never) = [T(DoubleStar), R(&CAPTURE_TARGET)];

    CLASS_PATTERN (Never) =
        [R(&NAME_OR_ATTRIBUTE), T(LPar), T(RPar)],
        [
            R(&NAME_OR_ATTRIBUTE), T(LPar), Sep(Comma, &R(&PATTERN)), Opt(&T(Comma)), T(RPar),
        ],
        [
            R(&NAME_OR_ATTRIBUTE), T(LPar), Sep(Comma, &R(&KEYWORD_PATTERN)), Opt(&T(Comma)),
            T(RPar),
        ],
        [
            R(&NAME_OR_ATTRIBUTE), T(LPar), Sep(Comma, &R(&PATTERN)), T(Comma),
            Sep(Comma, &R(&KEYWORD_PATTERN)), Opt(&T(Comma)), T(RPar),
        ],
        [Errors(&INVALID_CLASS_PATTERN)];

    KEYWORD_PATTERN (Apart) = [T(Name), T(Equal), R(&PATTERN)];

    INVALID_CLASS_PATTERN (Never) =
        [
            R(&NAME_OR_ATTRIBUTE), T(LPar),
            Opt(&group!([Sep(Comma, &R(&PATTERN)), T(Comma)])),
            Sep(Comma, &R(&KEYWORD_PATTERN)), T(Comma), SepUntilError(Comma, &R(&PATTERN)),
        ] => At(5, "positional patterns follow keyword patterns");
}
