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
        if ends_indented(source) {
            return Err(NotOne::Refused(TextSize::of(source)));
        }
        let last_line = source.rsplit('\n').next().unwrap_or_default();
        let has_newline = source[first.end().to_usize()..].contains('\n');
        let is_indented = last_line.starts_with([' ', '\t']) && !dont_imply_dedent;
        return if has_newline || is_indented {
            Ok(())
        } else {
            Err(NotOne::Refused(TextSize::of(source)))
        };
    }
    // A newline between two statements is only there if no semicolon is.
    let mut end = first.end();
    for statement in others {
        let between = &source[TextRange::new(end, statement.start())];
        if is_compound(statement) || !between.contains(';') || has_newline(between) {
            let line_end = end + TextSize::new(line_rest(source, end));
            let at = locate(TextRange::at(line_end, TextSize::new(1)));
            let message = "multiple statements found while compiling a single statement";
            let at = Location { end_line: at.line, end_column: at.column + 1, ..at };
            return Err(NotOne::Multiple(CompileError::at(message, at)));
        }
        end = statement.end();
    }
    Ok(())
}

/// Whether the last line is nothing but an indentation. In a module, where CPython adds a newline
/// at the end, it would be a blank line.
pub(super) fn ends_indented(source: &str) -> bool {
    let last_line = source.rsplit('\n').next().unwrap_or_default();
    !last_line.is_empty() && last_line.bytes().all(|byte| matches!(byte, b' ' | b'\t'))
}

/// The length of the line from an offset on.
fn line_rest(source: &str, from: TextSize) -> u32 {
    let rest = &source[from.to_usize()..];
    rest.find('\n').unwrap_or(rest.len()) as u32
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
