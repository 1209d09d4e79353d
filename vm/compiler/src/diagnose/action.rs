//! What becomes of alternatives that matched.

use super::machine::{Failure, Parser, Value};
use super::node::Syntax;
use super::notation::{Action, Alternative};
use super::report;
use super::token::Span;
use crate::error::ErrorKind;

/// The value of an alternative that matched from the token at `start` to the mark; `None` where
/// its rule does not match after all.
pub fn apply(
    parser: &mut Parser,
    alternative: &'static Alternative,
    start: u32,
    values: &[Value],
) -> Result<Option<Value>, Failure> {
    match alternative.action {
        Action::Default if values.len() == 1 => Ok(Some(values[0])),
        Action::Default => Ok(Some(node(parser, Syntax::Other, start, &[], values))),
        Action::Value(at) => Ok(Some(values[at])),
        Action::Node(syntax, parts) => Ok(Some(node(parser, syntax, start, parts, values))),
        Action::Run(run) => run(parser, values),
        Action::Refuse => Ok(None),
        Action::Last(message) => Err(report::at_last(parser, ErrorKind::Syntax, message)),
        Action::Next(message) => Err(report::at_next(parser, message)),
        Action::At(at, message) => {
            let span = parser.span(values[at]);
            Err(report::at_span(parser, span, message))
        }
        Action::Range(from, to, message) => {
            let (first, last) = (parser.span(values[from]), parser.span(values[to]));
            Err(report::at_span(parser, between(first, last), message))
        }
        Action::Onward(at, message) => {
            let span = parser.span(values[at]);
            Err(report::starting_from(parser, span, message))
        }
        Action::Named(at, before, after) => {
            let name = parser.expression_name(values[at]);
            let span = parser.span(values[at]);
            Err(report::at_span(parser, span, &format!("{before}{name}{after}")))
        }
        Action::Target(at, targets) => match parser.invalid_target(values[at], targets) {
            Some(target) => Err(report::invalid_target(parser, target, targets)),
            None => Ok(None),
        },
        Action::Block(at, what) => {
            let line = parser.span(values[at]).line;
            let message = format!("expected an indented block after {what} on line {line}");
            Err(report::at_last(parser, ErrorKind::Indentation, &message))
        }
        Action::BlockMissing => {
            let message = "expected an indented block";
            Err(report::at_last(parser, ErrorKind::Indentation, message))
        }
    }
}

/// From the start of the first to the end of the last.
pub fn between(first: Span, last: Span) -> Span {
    Span { end_line: last.end_line, end_column: last.end_column, ..first }
}

/// A node over the tokens from `start` to the mark; line ends and the like are not part of it.
fn node(
    parser: &mut Parser,
    syntax: Syntax,
    start: u32,
    parts: &[usize],
    values: &[Value],
) -> Value {
    let first = parser.tokens[start as usize].span;
    let read = &parser.tokens[..parser.mark as usize];
    let last = read.iter().rev().find(|token| !token.kind.is_layout()).map_or(first, |t| t.span);
    let mut children = smallvec::SmallVec::<[Value; 8]>::new();
    for &part in parts {
        match values[part] {
            Value::Nothing => {}
            value if parser.is(value, Syntax::Sequence) => {
                children.extend_from_slice(parser.children(value));
            }
            value => children.push(value),
        }
    }
    parser.add_node(syntax, between(first, last), &children)
}
