//! Finds the error that CPython gives for source that does not parse: its class, message and
//! place.
//!
//! CPython parses once without and, if that fails, once with rules that only find errors; which
//! message it gives depends on the order in which it tries things and on how far its tokenizer
//! has come. So this is a tokenizer and a grammar of their own beside the parser that compiling
//! uses, faithful rather than fast. It makes no tree.

mod action;
mod grammar;
mod literal;
mod machine;
mod node;
mod notation;
mod report;
mod run;
#[cfg(test)]
mod tests;
mod token;
mod tokenizer;

use machine::Parser;
use notation::Rule;
use token::{Kind, Token};
use tokenizer::{Done, Stop};

use crate::error::{CompileError, ErrorKind, Place, Warning};
use crate::options::{Mode, Options};

/// CPython's error for source that the parser refuses at the byte `near`. Should this grammar
/// find nothing wrong, it is a plain "invalid syntax" there. Adds what CPython warns of before it
/// comes to the error.
pub fn explain(
    source: &str,
    options: &Options<'_>,
    near: usize,
    warnings: &mut Vec<Warning>,
) -> CompileError {
    refuses(source, options, warnings).unwrap_or_else(|| invalid_syntax(source, near))
}

/// CPython's error if its parser refuses the source.
pub fn refuses(
    source: &str,
    options: &Options<'_>,
    warnings: &mut Vec<Warning>,
) -> Option<CompileError> {
    if source.contains('\0') {
        let message = "source code string cannot contain null bytes";
        return Some(CompileError::plain(ErrorKind::Syntax, message));
    }
    let mut parser = Parser::new(source, options);
    run(&mut parser, options);
    warnings.append(&mut parser.tokenizer.warnings);
    parser.error
}

/// Parses; leaves the error in the parser.
fn run(parser: &mut Parser, options: &Options<'_>) {
    let rule = start_rule(options.mode);
    if matches!(parser.parse(rule), Ok(true)) {
        if options.mode == Mode::Single && has_more(parser) {
            let message = "multiple statements found while compiling a single statement";
            report::at_last(parser, ErrorKind::Syntax, message);
        }
        return;
    }
    if options.allow_incomplete_input && parser.tokenizer.at_end() {
        report::at_last(parser, ErrorKind::Incomplete, "incomplete input");
        return;
    }
    if parser.error.as_ref().is_some_and(|error| !is_syntax_error(error)) {
        return;
    }
    if parser.error.is_none() {
        let last = parser.tokens.last().copied();
        parser.restart_with_errors();
        // Whether it finds an error or not, it does not match either.
        let _ = parser.parse(rule);
        if parser.error.is_none() {
            if let Some(last) = last {
                generic_error(parser, last);
            }
            return;
        }
    }
    // An error of the parser's own: one of the tokenizer behind it goes first.
    let is_syntax_error = parser.error.as_ref().is_some_and(is_syntax_error);
    if parser.tokenizer.done == Done::Not && is_syntax_error {
        check_rest(parser);
    }
}

fn start_rule(mode: Mode) -> &'static Rule {
    match mode {
        Mode::Exec => &grammar::FILE,
        Mode::Eval => &grammar::EVAL,
        Mode::Single => &grammar::INTERACTIVE,
    }
}

fn is_syntax_error(error: &CompileError) -> bool {
    matches!(error.kind, ErrorKind::Syntax | ErrorKind::Indentation | ErrorKind::Tab)
}

/// Where no rule says what is wrong: the last token that the first pass came to is.
fn generic_error(parser: &mut Parser, last: Token) {
    let unexpected = match last.kind {
        Kind::Indent => "unexpected indent",
        Kind::Dedent => "unexpected unindent",
        _ => {
            report::at_span(parser, last.span, "invalid syntax");
            return check_rest(parser);
        }
    };
    report::at_last(parser, ErrorKind::Indentation, unexpected);
}

/// Reads the rest of the source. An error of the tokenizer replaces the parser's, unless an
/// f-string is open; so does a bracket that isn't closed and is on an earlier line.
fn check_rest(parser: &mut Parser) {
    let error_line = parser.tokens.last().map_or(0, |token| token.span.line);
    loop {
        match parser.tokenizer.token() {
            Ok(token) if token.kind == Kind::EndMarker => return,
            Ok(_) => {}
            Err(stop) => {
                let found = match stop {
                    Stop::Raised(error) => Some(error),
                    Stop::Done => parser
                        .tokenizer
                        .open
                        .last()
                        .is_some_and(|open| error_line > open.line)
                        .then(|| report::unclosed(parser))
                        .flatten(),
                };
                if found.is_some() && !parser.tokenizer.in_fstring() {
                    parser.error = found;
                }
                return;
            }
        }
    }
}

/// Whether more than blanks and comments follows a single statement.
fn has_more(parser: &Parser) -> bool {
    let rest = &parser.tokenizer.source()[parser.tokenizer.cursor()..];
    let mut lines = rest.split(|&byte| byte == b'\n');
    lines.any(|line| {
        let first = line.iter().find(|byte| !matches!(byte, b' ' | b'\t' | b'\x0C'));
        first.is_some_and(|&byte| byte != b'#')
    })
}

fn invalid_syntax(source: &str, near: usize) -> CompileError {
    let before = source.get(..near).unwrap_or(source);
    let line = before.matches('\n').count();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let offset = before[start..].chars().count() as i32 + 1;
    let place = Place {
        line: line as i32 + 1,
        offset,
        end_line: Some(line as i32 + 1),
        end_offset: Some(offset),
        text: source.split_inclusive('\n').nth(line).map(str::to_owned),
    };
    let message = "invalid syntax".to_owned();
    CompileError { kind: ErrorKind::Syntax, message, place: Some(place) }
}
