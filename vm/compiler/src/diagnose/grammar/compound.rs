//! Statements with blocks, but for definitions and `match`.

use super::STATEMENTS;
use super::definition::{CLASS_DEF, FUNCTION_DEF};
use super::expression::{EXPRESSION, EXPRESSIONS, NAMED_EXPRESSION, STAR_EXPRESSIONS};
use super::pattern::MATCH_STMT;
use super::simple::SIMPLE_STMTS;
use super::target::{INVALID_FOR_TARGET, STAR_TARGET, STAR_TARGETS};
use crate::diagnose::notation::{Action::*, Item::*, Targets, group, rules};
use crate::diagnose::token::Kind::*;

rules! {
    COMPOUND_STMT (Never) =
        [Ahead(&group!([T(Def)], [T(AtSign)], [T(Async)])), R(&FUNCTION_DEF)],
        [Ahead(&T(If)), R(&IF_STMT)],
        [Ahead(&group!([T(Class)], [T(AtSign)])), R(&CLASS_DEF)],
        [Ahead(&group!([T(With)], [T(Async)])), R(&WITH_STMT)],
        [Ahead(&group!([T(For)], [T(Async)])), R(&FOR_STMT)],
        [Ahead(&T(Try)), R(&TRY_STMT)],
        [Ahead(&T(While)), R(&WHILE_STMT)],
        [R(&MATCH_STMT)];

    BLOCK (Always) =
        [T(Newline), T(Indent), R(&STATEMENTS), T(Dedent)],
        [R(&SIMPLE_STMTS)],
        [Errors(&INVALID_BLOCK)];

    INVALID_BLOCK (Never) = [T(Newline), NotAhead(&T(Indent))] => BlockMissing;

    IF_STMT (Never) =
        [Errors(&INVALID_IF)],
        [T(If), R(&NAMED_EXPRESSION), T(Colon), R(&BLOCK), R(&ELIF_STMT)],
        [T(If), R(&NAMED_EXPRESSION), T(Colon), R(&BLOCK), Opt(&R(&ELSE_BLOCK))];

    INVALID_IF (Never) =
        [T(If), R(&NAMED_EXPRESSION), T(Newline)] => Last("expected ':'"),
        [T(If), R(&NAMED_EXPRESSION), T(Colon), T(Newline), NotAhead(&T(Indent))]
            => Block(0, "'if' statement");

    ELIF_STMT (Apart) =
        [Errors(&INVALID_ELIF)],
        [T(Elif), R(&NAMED_EXPRESSION), T(Colon), R(&BLOCK), R(&ELIF_STMT)],
        [T(Elif), R(&NAMED_EXPRESSION), T(Colon), R(&BLOCK), Opt(&R(&ELSE_BLOCK))];

    INVALID_ELIF (Never) =
        [T(Elif), R(&NAMED_EXPRESSION), T(Newline)] => Last("expected ':'"),
        [T(Elif), R(&NAMED_EXPRESSION), T(Colon), T(Newline), NotAhead(&T(Indent))]
            => Block(0, "'elif' statement");

    ELSE_BLOCK (Never) = [Errors(&INVALID_ELSE)], [T(Else), Forced(Colon), R(&BLOCK)];

    INVALID_ELSE (Never) =
        [T(Else), T(Colon), T(Newline), NotAhead(&T(Indent))] => Block(0, "'else' statement");

    WHILE_STMT (Never) =
        [Errors(&INVALID_WHILE)],
        [T(While), R(&NAMED_EXPRESSION), T(Colon), R(&BLOCK), Opt(&R(&ELSE_BLOCK))];

    INVALID_WHILE (Never) =
        [T(While), R(&NAMED_EXPRESSION), T(Newline)] => Last("expected ':'"),
        [T(While), R(&NAMED_EXPRESSION), T(Colon), T(Newline), NotAhead(&T(Indent))]
            => Block(0, "'while' statement");

    FOR_STMT (Never) =
        [Errors(&INVALID_FOR)],
        [
            T(For), R(&STAR_TARGETS), T(In), Cut, R(&STAR_EXPRESSIONS), T(Colon),
            Opt(&T(TypeComment)), R(&BLOCK), Opt(&R(&ELSE_BLOCK)),
        ],
        [
            T(Async), T(For), R(&STAR_TARGETS), T(In), Cut, R(&STAR_EXPRESSIONS), T(Colon),
            Opt(&T(TypeComment)), R(&BLOCK), Opt(&R(&ELSE_BLOCK)),
        ],
        [Errors(&INVALID_FOR_TARGET)];

    INVALID_FOR (Never) =
        [Opt(&T(Async)), T(For), R(&STAR_TARGETS), T(In), R(&STAR_EXPRESSIONS), T(Newline)]
            => Last("expected ':'"),
        [
            Opt(&T(Async)), T(For), R(&STAR_TARGETS), T(In), R(&STAR_EXPRESSIONS), T(Colon),
            T(Newline), NotAhead(&T(Indent)),
        ] => Block(1, "'for' statement");

    WITH_STMT (Never) =
        [Errors(&INVALID_WITH_INDENT)],
        [
            T(With), T(LPar), Sep(Comma, &R(&WITH_ITEM)), Opt(&T(Comma)), T(RPar), T(Colon),
            R(&BLOCK),
        ],
        [T(With), Sep(Comma, &R(&WITH_ITEM)), T(Colon), Opt(&T(TypeComment)), R(&BLOCK)],
        [
            T(Async), T(With), T(LPar), Sep(Comma, &R(&WITH_ITEM)), Opt(&T(Comma)), T(RPar),
            T(Colon), R(&BLOCK),
        ],
        [
            T(Async), T(With), Sep(Comma, &R(&WITH_ITEM)), T(Colon), Opt(&T(TypeComment)),
            R(&BLOCK),
        ],
        [Errors(&INVALID_WITH)];

    WITH_ITEM (Apart) =
        [
            R(&EXPRESSION), T(As), R(&STAR_TARGET),
            Ahead(&group!([T(Comma)], [T(RPar)], [T(Colon)])),
        ],
        [Errors(&INVALID_WITH_ITEM)],
        [R(&EXPRESSION)];

    INVALID_WITH_ITEM (Never) =
        [
            R(&EXPRESSION), T(As), R(&EXPRESSION),
            Ahead(&group!([T(Comma)], [T(RPar)], [T(Colon)])),
        ] => Target(2, Targets::Star);

    /// What stands between `with` and the colon.
    WITH_HEAD (Never) =
        [Sep(Comma, &group!([R(&EXPRESSION), Opt(&group!([T(As), R(&STAR_TARGET)]))]))];

    WITH_HEAD_IN_PARENTHESES (Never) =
        [
            T(LPar),
            Sep(Comma, &group!([R(&EXPRESSIONS), Opt(&group!([T(As), R(&STAR_TARGET)]))])),
            Opt(&T(Comma)),
            T(RPar),
        ];

    INVALID_WITH (Never) =
        [Opt(&T(Async)), T(With), R(&WITH_HEAD), T(Newline)] => Last("expected ':'"),
        [Opt(&T(Async)), T(With), R(&WITH_HEAD_IN_PARENTHESES), T(Newline)]
            => Last("expected ':'");

    INVALID_WITH_INDENT (Never) =
        [
            Opt(&T(Async)), T(With), R(&WITH_HEAD), T(Colon), T(Newline), NotAhead(&T(Indent)),
        ] => Block(1, "'with' statement"),
        [
            Opt(&T(Async)), T(With), R(&WITH_HEAD_IN_PARENTHESES), T(Colon), T(Newline),
            NotAhead(&T(Indent)),
        ] => Block(1, "'with' statement");

    TRY_STMT (Never) =
        [Errors(&INVALID_TRY)],
        [T(Try), Forced(Colon), R(&BLOCK), R(&FINALLY_BLOCK)],
        [
            T(Try), Forced(Colon), R(&BLOCK), Many1(&R(&EXCEPT_BLOCK)), Opt(&R(&ELSE_BLOCK)),
            Opt(&R(&FINALLY_BLOCK)),
        ],
        [
            T(Try), Forced(Colon), R(&BLOCK), Many1(&R(&EXCEPT_STAR_BLOCK)),
            Opt(&R(&ELSE_BLOCK)), Opt(&R(&FINALLY_BLOCK)),
        ];

    INVALID_TRY (Never) =
        [T(Try), T(Colon), T(Newline), NotAhead(&T(Indent))] => Block(0, "'try' statement"),
        [T(Try), T(Colon), R(&BLOCK), NotAhead(&group!([T(Except)], [T(Finally)]))]
            => Last("expected 'except' or 'finally' block"),
        [
            T(Try), T(Colon), Many(&R(&BLOCK)), Many1(&R(&EXCEPT_BLOCK)), T(Except), T(Star),
            R(&EXPRESSION), Opt(&group!([T(As), T(Name)])), T(Colon),
        ] => Range(4, 5, "cannot have both 'except' and 'except*' on the same 'try'"),
        [
            T(Try), T(Colon), Many(&R(&BLOCK)), Many1(&R(&EXCEPT_STAR_BLOCK)), T(Except),
            Opt(&group!([R(&EXPRESSION), Opt(&group!([T(As), T(Name)]))])), T(Colon),
        ] => At(4, "cannot have both 'except' and 'except*' on the same 'try'");

    EXCEPT_BLOCK (Apart) =
        [Errors(&INVALID_EXCEPT_INDENT)],
        [T(Except), R(&EXPRESSION), Opt(&group!([T(As), T(Name)])), T(Colon), R(&BLOCK)],
        [T(Except), T(Colon), R(&BLOCK)],
        [Errors(&INVALID_EXCEPT)];

    EXCEPT_STAR_BLOCK (Apart) =
        [Errors(&INVALID_EXCEPT_STAR_INDENT)],
        [
            T(Except), T(Star), R(&EXPRESSION), Opt(&group!([T(As), T(Name)])), T(Colon),
            R(&BLOCK),
        ],
        [Errors(&INVALID_EXCEPT)];

    INVALID_EXCEPT (Never) =
        [
            T(Except), Opt(&T(Star)), R(&EXPRESSION), T(Comma), R(&EXPRESSIONS),
            Opt(&group!([T(As), T(Name)])), T(Colon),
        ] => Onward(2, "multiple exception types must be parenthesized"),
        [
            T(Except), Opt(&T(Star)), R(&EXPRESSION), Opt(&group!([T(As), T(Name)])),
            T(Newline),
        ] => Last("expected ':'"),
        [T(Except), T(Newline)] => Last("expected ':'"),
        [T(Except), T(Star), group!([T(Newline)], [T(Colon)])]
            => Last("expected one or more exception types");

    INVALID_EXCEPT_INDENT (Never) =
        [
            T(Except), R(&EXPRESSION), Opt(&group!([T(As), T(Name)])), T(Colon), T(Newline),
            NotAhead(&T(Indent)),
        ] => Block(0, "'except' statement"),
        [T(Except), T(Colon), T(Newline), NotAhead(&T(Indent))]
            => Block(0, "'except' statement");

    INVALID_EXCEPT_STAR_INDENT (Never) =
        [
            T(Except), T(Star), R(&EXPRESSION), Opt(&group!([T(As), T(Name)])), T(Colon),
            T(Newline), NotAhead(&T(Indent)),
        ] => Block(0, "'except*' statement");

    FINALLY_BLOCK (Never) =
        [Errors(&INVALID_FINALLY)],
        [T(Finally), Forced(Colon), R(&BLOCK)];

    INVALID_FINALLY (Never) =
        [T(Finally), T(Colon), T(Newline), NotAhead(&T(Indent))]
            => Block(0, "'finally' statement");
}
