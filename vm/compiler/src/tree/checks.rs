//! What ruff's parser accepts and CPython 3.12's refuses, as far as tokens show it.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::{self as ast};
use ruff_text_size::{Ranged, TextRange, TextSize};

/// Brackets, indentations and f-strings that may always be open at a time: CPython's tokenizer
/// follows 200, 99 and 149, its parser fewer brackets where there are operators between.
const BRACKETS: u32 = 50;
const INDENTATIONS: u32 = 50;
const FSTRINGS: u32 = 30;

/// Whether something is nested so deep that CPython's parser may not follow.
pub(super) fn may_be_too_deep(tokens: &Tokens) -> bool {
    let (mut brackets, mut indentations, mut fstrings) = (0u32, 0u32, 0u32);
    for token in tokens.iter() {
        match token.kind() {
            TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => brackets += 1,
            TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => {
                brackets = brackets.saturating_sub(1);
                continue;
            }
            TokenKind::Indent => indentations += 1,
            TokenKind::Dedent => {
                indentations = indentations.saturating_sub(1);
                continue;
            }
            TokenKind::FStringStart => fstrings += 1,
            TokenKind::FStringEnd => {
                fstrings = fstrings.saturating_sub(1);
                continue;
            }
            _ => continue,
        }
        if brackets > BRACKETS || indentations > INDENTATIONS || fstrings > FSTRINGS {
            return true;
        }
    }
    false
}

/// Whether `eval` takes an expression: no star, nothing that needs parentheses and has none.
pub(super) fn is_eval_expression(expr: &ast::Expr, tokens: &Tokens) -> bool {
    let first = tokens.iter().find(|token| !token.kind().is_trivia());
    let is_bare = first.is_some_and(|token| token.start() == expr.start());
    match expr {
        ast::Expr::Starred(_) => false,
        ast::Expr::Tuple(tuple) if !tuple.parenthesized => {
            !tuple.elts.iter().any(ast::Expr::is_starred_expr)
        }
        ast::Expr::Named(_) | ast::Expr::Yield(_) | ast::Expr::YieldFrom(_) => !is_bare,
        _ => true,
    }
}

/// Whether the last line is nothing but an indentation. In a module, where CPython adds a newline
/// at the end, it would be a blank line.
pub(super) fn ends_indented(source: &str) -> bool {
    let Some((before, last_line)) = source.rsplit_once('\n') else { return false };
    let is_blank = last_line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    is_blank && !last_line.is_empty() && !before.ends_with('\\')
}

/// Whether an expression is a `yield` without parentheses of its own, in a place where CPython
/// wants them. `inside` is where the expression around begins, behind its own parenthesis.
pub(super) fn is_bare_yield(expr: &ast::Expr, inside: TextSize, source: &str) -> bool {
    if !matches!(expr, ast::Expr::Yield(_) | ast::Expr::YieldFrom(_)) {
        return false;
    }
    let before = &source[TextRange::new(inside, expr.start())];
    !before.trim_end_matches(|c: char| c.is_whitespace() || c == '\\').ends_with('(')
}

/// Whether what follows a number is one of the keywords that may.
pub(super) fn may_follow_number(rest: &str) -> bool {
    let keywords = ["and", "else", "for", "if", "in", "is", "or", "not"];
    keywords.into_iter().any(|keyword| rest.starts_with(keyword))
}

/// Whether lines are indented with tabs and with blanks.
pub(super) fn mixes_tabs(source: &str) -> bool {
    if memchr::memchr(b'\t', source.as_bytes()).is_none() {
        return false;
    }
    let has = |line: &str, blank| {
        let mut blanks = line.bytes().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\x0c'));
        blanks.any(|byte| byte == blank)
    };
    source.lines().any(|line| has(line, b'\t')) && source.lines().any(|line| has(line, b' '))
}
