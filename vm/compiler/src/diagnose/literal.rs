//! Literals of strings, which may not decode, and what numbers are.

use apython_text::StrBuf;
use apython_text::codecs::{self, DecodeErrors, Encoding};

use super::machine::{Failure, Parser, Value};
use super::node::Syntax;
use super::report;
use super::token::{Kind, Token};
use crate::error::ErrorKind;
use crate::tree::escapes::{self, Invalid};

/// A string token: text or bytes.
pub fn string(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    let Value::Token(at) = values[0] else { return Ok(None) };
    let token = parser.tokens[at as usize];
    let text = parser.token_text(token).to_vec();
    let quote = text.iter().position(|byte| matches!(byte, b'\'' | b'"')).unwrap_or(0);
    let (prefix, quoted) = text.split_at(quote);
    let is_bytes = prefix.iter().any(|byte| byte.eq_ignore_ascii_case(&b'b'));
    let is_raw = prefix.iter().any(|byte| byte.eq_ignore_ascii_case(&b'r'));
    let triple = quoted.len() >= 6 && quoted[1] == quoted[0] && quoted[2] == quoted[0];
    let size = if triple { 3 } else { 1 };
    let body = &quoted[size..quoted.len() - size];
    if is_bytes && !body.is_ascii() {
        let message = "bytes can only contain ASCII literal characters";
        return Err(report::at_span(parser, token.span, message));
    }
    if !is_raw && is_bytes {
        decode_bytes(parser, body, token.span.line)?;
    } else if !is_raw {
        decode_text(parser, body, false, token.span.line)?;
    }
    let syntax = if is_bytes { Syntax::Bytes } else { Syntax::Text };
    Ok(Some(parser.add_node(syntax, token.span, &[])))
}

/// An f-string: its texts, which are tokens, and its fields. Of a field whose text is shown, the
/// children are the braces or what else is around that text.
pub fn fstring(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    let [Value::Token(start), parts, Value::Token(end)] = *values else { return Ok(None) };
    let start = parser.tokens[start as usize];
    let end = parser.tokens[end as usize];
    let prefix = parser.token_text(start);
    if !prefix.iter().any(|byte| byte.eq_ignore_ascii_case(&b'r')) {
        for part in parser.children(parts).to_vec() {
            let text = match (part, parser.children(part)) {
                (Value::Token(at), _) => parser.token_text(parser.tokens[at as usize]),
                (_, &[Value::Token(open), Value::Token(close)]) => {
                    let start = parser.tokens[open as usize].end;
                    let end = shown_end(&parser.tokens[open as usize..=close as usize]);
                    &parser.tokenizer.source()[start..end]
                }
                _ => continue,
            };
            let text = text.to_vec();
            decode_text(parser, &text, true, end.span.line)?;
        }
    }
    let span = super::action::between(start.span, end.span);
    Ok(Some(parser.add_node(Syntax::FString, span, &[])))
}

/// Where the text of a field ends that is shown: at its last token, or at the first `!` outside
/// of brackets, be it that of `!=`.
fn shown_end(tokens: &[Token]) -> usize {
    let level = tokens.first().map_or(0, |token| token.level);
    let is_mark = |token: &&Token| token.kind == Kind::NotEqual && token.level == level;
    tokens.iter().find(is_mark).or(tokens.last()).map_or(0, |token| token.start)
}

/// The text of a format specification.
pub fn format_text(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    let Value::Token(at) = values[0] else { return Ok(None) };
    let token = parser.tokens[at as usize];
    let text = parser.token_text(token).to_vec();
    match undecodable(&text) {
        // CPython 3.12.1 lets the error of the decoder through as it is.
        Some(reason) => Err(report::plain(parser, ErrorKind::Unicode, &reason)),
        None => {
            warn_of_text(parser, &text, true, token.span.line);
            Ok(Some(values[0]))
        }
    }
}

/// Adjacent strings.
pub fn concatenation(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    let parts = parser.children(values[0]).to_vec();
    let is_bytes = |parser: &Parser, part| parser.is(part, Syntax::Bytes);
    let bytes = parts.iter().filter(|&&part| is_bytes(parser, part)).count();
    if bytes != 0 && bytes != parts.len() {
        let message = "cannot mix bytes and nonbytes literals";
        return Err(report::at_last(parser, ErrorKind::Syntax, message));
    }
    let formatted = parts.iter().copied().find(|&part| parser.is(part, Syntax::FString));
    let (Some(&first), Some(&last)) = (parts.first(), parts.last()) else { return Ok(None) };
    let span = super::action::between(parser.span(first), parser.span(last));
    let syntax = match formatted {
        Some(_) => Syntax::FString,
        None if bytes != 0 => Syntax::Bytes,
        None => Syntax::Text,
    };
    Ok(Some(parser.add_node(syntax, span, &[])))
}

fn decode_text(
    parser: &mut Parser,
    body: &[u8],
    in_fstring: bool,
    line: i32,
) -> Result<(), Failure> {
    match undecodable(body) {
        Some(reason) => Err(report::undecodable(parser, "unicode error", &reason)),
        None => {
            warn_of_text(parser, body, in_fstring, line);
            Ok(())
        }
    }
}

/// Warns of the first escape in text that means nothing. In an f-string, if that is one of a
/// brace, the tokenizer has.
fn warn_of_text(parser: &mut Parser, body: &[u8], in_fstring: bool, line: i32) {
    if body.contains(&b'\\') {
        let text = String::from_utf8_lossy(body);
        let decoded = escapes::decode_text(&text, false, &mut Vec::new());
        let invalid = decoded.ok().flatten();
        warn(parser, invalid.filter(|invalid| !in_fstring || !invalid.is_of_brace()), line);
    }
}

/// The second pass says nothing again.
fn warn(parser: &mut Parser, invalid: Option<Invalid>, line: i32) {
    if let Some(Invalid { message }) = invalid
        && !parser.find_errors
    {
        parser.tokenizer.warn(line, message);
    }
}

/// What is wrong with the escapes in text. CPython first writes what isn't ASCII as escapes too,
/// and counts positions in that.
fn undecodable(body: &[u8]) -> Option<String> {
    if !body.contains(&b'\\') {
        return None;
    }
    let text = String::from_utf8_lossy(body);
    let mut escaped = String::with_capacity(body.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                escaped.push('\\');
                match chars.next_if(char::is_ascii) {
                    Some(next) => escaped.push(next),
                    None => escaped.push_str("u005c"),
                }
            }
            c if c.is_ascii() => escaped.push(c),
            c => escaped += &format!("\\U{:08x}", u32::from(c)),
        }
    }
    let input = escaped.as_bytes();
    let mut out = StrBuf::new();
    let strict = &mut DecodeErrors::Strict;
    let decoded = codecs::decode(Encoding::UnicodeEscape, input, true, strict, &mut out);
    decoded.err().map(|fault| fault.decode_message(input))
}

/// Checks the escapes in bytes: `\x` needs two digits.
fn decode_bytes(parser: &mut Parser, body: &[u8], line: i32) -> Result<(), Failure> {
    let mut at = 0;
    while let Some(found) = body[at..].iter().position(|&byte| byte == b'\\') {
        let escape = &body[at + found..];
        if escape.get(1) == Some(&b'x') {
            let digits = escape[2..].iter().take(2).take_while(|b| b.is_ascii_hexdigit()).count();
            if digits < 2 {
                let reason = format!("invalid \\x escape at position {}", at + found);
                return Err(report::undecodable(parser, "value error", &reason));
            }
        }
        at += found + escape.len().min(2);
    }
    let decoded = escapes::decode_bytes(body, &mut Vec::new());
    warn(parser, decoded.ok().flatten(), line);
    Ok(())
}

/// The conversion of a replacement field must follow the `!` at once, and be known.
pub fn check_conversion(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    let (mark, name) = (parser.span(values[0]), parser.span(values[1]));
    if mark.line != name.line || mark.end_column != name.column {
        let message = "f-string: conversion type must come right after the exclamanation mark";
        return Err(report::at_span(parser, super::action::between(mark, name), message));
    }
    Ok(Some(values[1]))
}

/// A replacement field: `{`, expression, `=`, conversion, format, `}`.
pub fn check_field(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    let span = super::action::between(parser.span(values[0]), parser.span(values[5]));
    if let Value::Token(at) = values[3] {
        let token = parser.tokens[at as usize];
        let text = parser.token_text(token);
        if !matches!(text, b"s" | b"r" | b"a") {
            let shown = String::from_utf8_lossy(text).into_owned();
            let message = format!(
                "f-string: invalid conversion character '{shown}': expected 's', 'r', or 'a'"
            );
            return Err(report::at_span(parser, token.span, &message));
        }
    }
    let shown = match (values[3], values[4], values[5]) {
        (Value::Token(name), ..) => name - 1,
        (_, Value::Token(last), _) | (.., Value::Token(last)) => last,
        _ => return Ok(None),
    };
    if values[2] == Value::Nothing {
        return Ok(Some(parser.add_node(Syntax::FString, span, &[])));
    }
    if !parser.tokens[shown as usize].shows_text {
        // Of fields inside format specifications, 3.12.1 does not have the text.
        let message = "field 'value' is required for Constant";
        return Err(report::plain(parser, ErrorKind::Value, message));
    }
    let around = [values[0], Value::Token(shown)];
    Ok(Some(parser.add_node(Syntax::FString, span, &around)))
}

/// The real part of a complex number in a pattern.
pub fn real(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    match imaginary_token(parser, values[0]) {
        Some((token, true)) => {
            let message = "real number required in complex literal";
            Err(report::at_span(parser, token.span, message))
        }
        _ => Ok(Some(values[0])),
    }
}

/// The imaginary part of one.
pub fn imaginary(parser: &mut Parser, values: &[Value]) -> Result<Option<Value>, Failure> {
    match imaginary_token(parser, values[0]) {
        Some((token, false)) => {
            let message = "imaginary number required in complex literal";
            Err(report::at_span(parser, token.span, message))
        }
        _ => Ok(Some(values[0])),
    }
}

fn imaginary_token(parser: &Parser, value: Value) -> Option<(Token, bool)> {
    let Value::Token(at) = value else { return None };
    let token = parser.tokens[at as usize];
    Some((token, matches!(parser.token_text(token).last(), Some(b'j' | b'J'))))
}
