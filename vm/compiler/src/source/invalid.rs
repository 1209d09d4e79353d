//! Bytes that are no UTF-8 in a source that declares nothing else. CPython's tokenizer takes them
//! as they are: in comments they do not matter, in strings they cannot be decoded.

use apython_bytecode::Text;
use ruff_python_ast::token::TokenKind;
use ruff_python_parser as ruff;
use ruff_text_size::{Ranged, TextRange};

use super::encodings;
use crate::error::CompileError;
use crate::location::Location;

/// The error of the first such byte that matters; `text` is the source with U+FFFD for each.
pub fn undecodable(bytes: &[u8], text: &str, first: usize) -> Option<CompileError> {
    let parsed = ruff::parse_unchecked(text, ruff::ParseOptions::from(ruff::Mode::Module));
    for token in parsed.tokens().iter() {
        let range = token.range();
        if token.kind() == TokenKind::Comment || range.end().to_usize() <= first {
            continue;
        }
        let replaced = text[range].find(char::REPLACEMENT_CHARACTER);
        if let Some(at) = replaced {
            return Some(error(bytes, text, range, at));
        }
    }
    None
}

/// The position in the message counts from the beginning of the string's content, or of the name.
fn error(bytes: &[u8], text: &str, token: TextRange, at: usize) -> CompileError {
    let quotes = text[token].find(['"', '\'']).map_or(0, |quote| quote_end(&text[token], quote));
    let position = at.saturating_sub(quotes);
    // As many were replaced before it as there are U+FFFD.
    let before = text[..token.start().to_usize() + at].matches(char::REPLACEMENT_CHARACTER).count();
    let mut chunks =
        bytes.utf8_chunks().map(|chunk| chunk.invalid()).filter(|bytes| !bytes.is_empty());
    let wrong = chunks.nth(before).unwrap_or_default();
    // What follows is the closing quote, or another character, which cuts a sequence short.
    let mut content = wrong.to_vec();
    let rest = &text[token][at + char::REPLACEMENT_CHARACTER.len_utf8()..];
    if !rest.starts_with(['"', '\'']) {
        content.push(b' ');
    }
    let reason =
        Text::from_bytes(&content, false).err().map_or("invalid continuation byte", |e| e.reason);
    let mut shown = vec![0; position];
    shown.extend_from_slice(wrong);
    let detail = encodings::undecodable("utf-8", &shown, position, shown.len(), reason);
    let error = CompileError::at(format!("(unicode error) {detail}"), locate(text, token));
    let mut error = error.complete(text);
    if let Some(place) = &mut error.place {
        if !text[token].contains(['"', '\'']) {
            // The tokenizer is still in the name: all that it knows is how far it has read, in bytes.
            place.offset = column_in_bytes(bytes, text, token.end().to_usize());
            place.end_offset = Some(-1);
        }
        if let Some(line) = place.text.as_mut().filter(|line| !line.ends_with('\n')) {
            line.push('\n');
        }
    }
    error
}

/// The column of a place in the text, in bytes of the source, where as many bytes as one or more
/// stand for each U+FFFD.
fn column_in_bytes(bytes: &[u8], text: &str, offset: usize) -> i32 {
    let line = text[..offset].rfind('\n').map_or(0, |at| at + 1);
    let replaced = |part: &str| part.matches(char::REPLACEMENT_CHARACTER).count();
    let invalid = bytes.utf8_chunks().map(|chunk| chunk.invalid().len()).filter(|&len| len > 0);
    let here = replaced(&text[line..offset]);
    let invalid: usize = invalid.skip(replaced(&text[..line])).take(here).sum();
    (offset - line - here * char::REPLACEMENT_CHARACTER.len_utf8() + invalid) as i32
}

fn quote_end(token: &str, quote: usize) -> usize {
    let rest = &token.as_bytes()[quote..];
    let is_triple = rest.len() >= 3 && rest[1] == rest[0] && rest[2] == rest[0];
    quote + if is_triple { 3 } else { 1 }
}

fn locate(text: &str, range: TextRange) -> Location {
    let place = |offset: usize| {
        let before = &text.as_bytes()[..offset];
        let line = memchr::memchr_iter(b'\n', before).count() as i32 + 1;
        let column = offset - memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        (line, column as i32)
    };
    let (line, column) = place(range.start().to_usize());
    let (end_line, end_column) = place(range.end().to_usize());
    Location { line, end_line, column, end_column }
}
