//! Errors as CPython's parser raises them: their place, and the line they show.

use super::machine::{Failure, Parser, Value};
use super::notation::Targets;
use super::token::{Kind, Span, Token};
use super::tokenizer::Done;
use crate::error::{CompileError, ErrorKind, Place};

/// More decimal digits than this are not converted to an integer (`sys.set_int_max_str_digits`).
const MAX_DIGITS: usize = 4300;

/// Where an error ends.
enum End {
    /// A line and the byte from 0; -1 is no column.
    At(i32, i32),
    /// Where the tokenizer has come to.
    Tokenizer,
}

/// At the token that was read last.
pub fn at_last(parser: &mut Parser, kind: ErrorKind, message: &str) -> Failure {
    let error = match parser.tokens.last() {
        Some(&token) => at_token(parser, token, kind, message),
        None => build(parser, kind, message, (0, 0), End::At(0, -2)),
    };
    raise(parser, error)
}

/// At the token at the mark.
pub fn at_next(parser: &mut Parser, message: &str) -> Failure {
    if parser.fill().is_err() {
        return Failure;
    }
    let token = parser.tokens[parser.mark as usize];
    let error = at_token(parser, token, ErrorKind::Syntax, message);
    raise(parser, error)
}

pub fn at_span(parser: &mut Parser, span: Span, message: &str) -> Failure {
    let end = End::At(span.end_line, span.end_column);
    let start = (span.line, span.column + 1);
    let error = build(parser, ErrorKind::Syntax, message, start, end);
    raise(parser, error)
}

/// From the start of the span to where the tokenizer is.
pub fn starting_from(parser: &mut Parser, span: Span, message: &str) -> Failure {
    let start = (span.line, span.column + 1);
    let error = build(parser, ErrorKind::Syntax, message, start, End::Tokenizer);
    raise(parser, error)
}

pub fn invalid_target(parser: &mut Parser, target: Value, targets: Targets) -> Failure {
    let verb = if targets == Targets::Delete { "delete" } else { "assign to" };
    let message = format!("cannot {verb} {}", parser.expression_name(target));
    let span = parser.span(target);
    at_span(parser, span, &message)
}

/// A token is missing that had to follow.
pub fn forced(parser: &mut Parser, kind: Kind) -> Failure {
    let span = parser.tokens[parser.mark as usize].span;
    at_span(parser, span, &format!("expected '{}'", kind.text()))
}

/// What the literal of a string cannot be decoded for, such as "unicode error".
pub fn undecodable(parser: &mut Parser, class: &str, reason: &str) -> Failure {
    at_last(parser, ErrorKind::Syntax, &format!("({class}) {reason}"))
}

/// An error that isn't a SyntaxError, and has no place.
pub fn plain(parser: &mut Parser, kind: ErrorKind, message: &str) -> Failure {
    raise(parser, CompileError::plain(kind, message))
}

/// Refuses decimal integers that are too long to convert.
pub fn check_number(parser: &mut Parser, token: Token) -> Result<(), Failure> {
    let text = parser.token_text(token);
    if text.len() <= MAX_DIGITS {
        return Ok(());
    }
    let digits = text.iter().filter(|byte| **byte != b'_').count();
    let decimal = text.iter().all(|byte| byte.is_ascii_digit() || *byte == b'_');
    if !decimal || digits <= MAX_DIGITS || text.iter().all(|byte| matches!(byte, b'0' | b'_')) {
        return Ok(());
    }
    let message = format!(
        "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has \
         {digits} digits; use sys.set_int_max_str_digits() to increase the limit - Consider \
         hexadecimal for huge integer literals to avoid decimal conversion limits."
    );
    let end = End::At(token.span.end_line, -1);
    let error = build(parser, ErrorKind::Syntax, &message, (token.span.line, 0), end);
    Err(raise(parser, error))
}

/// Why the tokenizer stopped, where it has not said so itself.
pub fn tokenizer_error(parser: &Parser) -> CompileError {
    let tokenizer = &parser.tokenizer;
    let (kind, message, column) = match tokenizer.done {
        Done::EndOfFile => return unclosed(parser).unwrap_or_else(|| unexpected_end(parser)),
        Done::Dedent => {
            let message = "unindent does not match any outer indentation level";
            let token = parser.tokens[parser.tokens.len() - 1];
            return at_token(parser, token, ErrorKind::Indentation, message);
        }
        Done::TabSpace => (ErrorKind::Tab, "inconsistent use of tabs and spaces in indentation", 0),
        Done::TooDeep => (ErrorKind::Indentation, "too many levels of indentation", 0),
        Done::LineContinuation => {
            let column = tokenizer.cursor() as i32 - tokenizer.buf as i32 - 1;
            let message = "unexpected character after line continuation character";
            (ErrorKind::Syntax, message, column.max(0))
        }
        _ => (ErrorKind::Syntax, "unknown parsing error", 0),
    };
    let line = tokenizer.line;
    build(parser, kind, message, (line, column + 1), End::At(line, -1))
}

fn unexpected_end(parser: &Parser) -> CompileError {
    let token = parser.tokens[parser.tokens.len() - 1];
    at_token(parser, token, ErrorKind::Syntax, "unexpected EOF while parsing")
}

/// The innermost bracket that is open.
pub fn unclosed(parser: &Parser) -> Option<CompileError> {
    let open = parser.tokenizer.open.last()?;
    let message = format!("'{}' was never closed", char::from(open.bracket));
    let start = (open.line, open.column + 1);
    Some(build(parser, ErrorKind::Syntax, &message, start, End::At(open.line, -1)))
}

fn raise(parser: &mut Parser, error: CompileError) -> Failure {
    parser.error = Some(error);
    Failure
}

fn at_token(parser: &Parser, token: Token, kind: ErrorKind, message: &str) -> CompileError {
    let tokenizer = &parser.tokenizer;
    let span = token.span;
    let column = match span.column {
        -1 if tokenizer.cursor() == tokenizer.buf => 0,
        -1 => tokenizer.cursor() as i32 - tokenizer.line_start as i32,
        column => column + 1,
    };
    // An end without a column stays -1.
    let end = if span.end_column == -1 { -2 } else { span.end_column };
    build(parser, kind, message, (span.line, column), End::At(span.end_line, end))
}

/// `start` is a line and a byte from 1.
fn build(
    parser: &Parser,
    kind: ErrorKind,
    message: &str,
    (line, offset): (i32, i32),
    end: End,
) -> CompileError {
    let tokenizer = &parser.tokenizer;
    let (end_line, end_offset) = match end {
        End::At(line, column) => (line, column + 1),
        End::Tokenizer => (tokenizer.line, tokenizer.cursor() as i32 - tokenizer.line_start as i32),
    };
    let text = line_of(parser, line);
    let column = |bytes| if parser.byte_columns { bytes } else { characters(text, bytes) };
    let place = Place {
        line,
        offset: column(offset),
        end_line: Some(end_line),
        end_offset: Some(column(end_offset)),
        text: Some(String::from_utf8_lossy(text).into_owned()),
    };
    CompileError { kind, message: message.to_owned(), place: Some(place) }
}

/// How many characters the first bytes of the line are. What lies behind the line counts as
/// one, and what isn't positive stays as it is.
fn characters(text: &[u8], bytes: i32) -> i32 {
    let Ok(bytes) = usize::try_from(bytes) else { return bytes };
    let read = &text[..bytes.min(text.len())];
    let behind = i32::from(bytes > text.len());
    String::from_utf8_lossy(read).chars().count() as i32 + behind
}

/// The line as CPython finds it in its buffers: what the buffer holds if the tokenizer is in that
/// line, which includes the newline and may start lines before; else the line, without.
fn line_of(parser: &Parser, line: i32) -> &[u8] {
    let tokenizer = &parser.tokenizer;
    let source = tokenizer.source();
    if tokenizer.line <= line && tokenizer.inp > tokenizer.buf {
        return &source[tokenizer.buf..tokenizer.inp];
    }
    let mut start = 0;
    for _ in 1..line {
        match source[start..].iter().position(|&byte| byte == b'\n') {
            Some(at) if start + at < tokenizer.inp => start += at + 1,
            _ => break,
        }
    }
    let rest = &source[start..];
    &rest[..rest.iter().position(|&byte| byte == b'\n').unwrap_or(rest.len())]
}
