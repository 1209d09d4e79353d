//! What ruff's parser accepts and CPython 3.12's refuses, as far as tokens show it.

use ruff_python_ast::token::{TokenKind, Tokens};
use ruff_python_ast::{self as ast};
use ruff_text_size::{Ranged, TextRange, TextSize};

use crate::error::CompileError;
use crate::location::Location;

/// Brackets, indentations and f-strings that may be open at a time.
const MAX_BRACKETS: u32 = 200;
const MAX_INDENTATIONS: u32 = 99;
const MAX_FSTRINGS: u32 = 149;

/// Where something is nested deeper than CPython's tokenizer can follow.
pub(super) fn too_deep(tokens: &Tokens) -> Option<TextSize> {
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
        if brackets > MAX_BRACKETS || indentations > MAX_INDENTATIONS || fstrings > MAX_FSTRINGS {
            return Some(token.start());
        }
    }
    None
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

/// Why a module is not one statement at a prompt.
pub(super) enum NotOne {
    /// CPython finds the error where it parses.
    Refused(TextSize),
    Multiple(CompileError),
}

/// Whether a module is one statement at a prompt: a compound one with the end of its line, or
/// simple ones on a line.
pub(super) fn is_one_statement(
    body: &[ast::Stmt],
    tokens: &Tokens,
    source: &str,
    dont_imply_dedent: bool,
    locate: impl FnOnce(TextRange) -> Location,
) -> Result<(), NotOne> {
    let Some((first, others)) = body.split_first() else {
        return Err(NotOne::Refused(TextSize::of(source)));
    };
    if is_compound(first) {
        if let Some(second) = others.first() {
            return Err(NotOne::Refused(second.start()));
        }
        return if is_terminated(first, tokens, source, dont_imply_dedent) {
            Ok(())
        } else {
            Err(NotOne::Refused(TextSize::of(source)))
        };
    }
    let mut end = first.end();
    for statement in others {
        // A newline between two statements is only there if no semicolon is.
        let between = &source[TextRange::new(end, statement.start())];
        if is_compound(statement) || !between.contains(';') || has_newline(between) {
            return Err(multiple(source, end, locate));
        }
        end = statement.end();
    }
    let rest = &source[end.to_usize()..];
    let mut lines = rest.split('\n').skip_while(|line| line.ends_with('\\')).skip(1);
    if lines.any(|line| !matches!(line.trim_start().chars().next(), None | Some('#'))) {
        return Err(multiple(source, end, locate));
    }
    Ok(())
}

/// Whether a compound statement has the newline that ends it, if need be one that CPython's
/// tokenizer makes up at the end of the source.
fn is_terminated(
    statement: &ast::Stmt,
    tokens: &Tokens,
    source: &str,
    dont_imply_dedent: bool,
) -> bool {
    let mut last_tokens = tokens.iter().rev().map(|token| token.kind());
    let last = last_tokens.find(|kind| !kind.is_trivia() && *kind != TokenKind::EndOfFile);
    let is_indented = last == Some(TokenKind::Dedent);
    match source[statement.end().to_usize()..].rsplit_once('\n') {
        None => is_indented && !dont_imply_dedent,
        Some((_, "")) => true,
        Some((_, last_line)) => !is_indented && last_line.trim_start().starts_with('#'),
    }
}

/// The error stands at the end of the line, comment included.
fn multiple(source: &str, end: TextSize, locate: impl FnOnce(TextRange) -> Location) -> NotOne {
    let rest = source[end.to_usize()..].split('\n').next().unwrap_or_default();
    let line_end = end + TextSize::of(rest);
    let comment = rest.find('#').map_or(line_end, |at| end + TextSize::new(at as u32));
    let at = locate(TextRange::new(comment, line_end));
    let message = "multiple statements found while compiling a single statement";
    let at = Location { end_column: at.end_column + 1, ..at };
    NotOne::Multiple(CompileError::at(message, at))
}

/// Whether the last line is nothing but an indentation. In a module, where CPython adds a newline
/// at the end, it would be a blank line.
pub(super) fn ends_indented(source: &str) -> bool {
    let Some((before, last_line)) = source.rsplit_once('\n') else { return false };
    let is_blank = last_line.bytes().all(|byte| matches!(byte, b' ' | b'\t'));
    is_blank && !last_line.is_empty() && !before.ends_with('\\')
}

/// A newline that a backslash does not hide.
fn has_newline(between: &str) -> bool {
    let mut lines = between.split('\n').peekable();
    while let Some(line) = lines.next() {
        if lines.peek().is_some() && !line.ends_with('\\') {
            return true;
        }
    }
    false
}

fn is_compound(statement: &ast::Stmt) -> bool {
    matches!(
        statement,
        ast::Stmt::FunctionDef(_)
            | ast::Stmt::ClassDef(_)
            | ast::Stmt::If(_)
            | ast::Stmt::For(_)
            | ast::Stmt::While(_)
            | ast::Stmt::With(_)
            | ast::Stmt::Match(_)
            | ast::Stmt::Try(_)
    )
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
