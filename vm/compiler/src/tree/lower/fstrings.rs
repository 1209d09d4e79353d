//! f-strings, with the pieces CPython 3.12 makes of them.

use apython_bytecode::{Const, Text};
use ruff_python_ast as ast;
use ruff_python_ast::str_prefix::FStringPrefix;
use ruff_python_ast::token::{Token, TokenKind};
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::escapes::{decode_text, invalid_escape};
use super::strings::refusal;
use super::{Lower, Lowered, Refusal};
use crate::depth::nested;
use crate::error::{CompileError, ErrorKind};
use crate::location::Location;
use crate::tree::{Expr, ExprKind};

/// Text between two replacement fields, gathered from literals side by side.
#[derive(Default)]
struct Pending {
    bytes: Vec<u8>,
    at: Option<Location>,
}

impl Pending {
    fn extend(&mut self, at: Location) {
        self.at = Some(self.at.map_or(at, |first| first.to(at)));
    }
}

/// One f-string among the literals of an expression.
struct Whole<'a> {
    flags: ast::FStringFlags,
    /// The closing quotes, which warnings point to.
    closing: TextRange,
    elements: &'a [ast::InterpolatedStringElement],
}

/// Fields in specifications of fields in ...: so many CPython's tokenizer follows.
const MAX_FIELDS: u32 = 3;

impl Whole<'_> {
    fn is_raw(&self) -> bool {
        matches!(self.flags.prefix(), FStringPrefix::Raw { .. })
    }
}

impl Lower<'_> {
    pub(super) fn fstring(&mut self, node: &ast::ExprFString) -> Lowered<Expr> {
        let at = self.lines.locate(node.range);
        let mut values = Vec::new();
        let mut pending = Pending::default();
        for part in node.value.as_slice() {
            match part {
                ast::FStringPart::Literal(literal) => {
                    self.string_part(literal, &mut pending.bytes)?;
                    pending.extend(self.lines.locate(literal.range));
                }
                ast::FStringPart::FString(fstring) => {
                    let quotes = ast::StringFlags::closer_len(fstring.flags);
                    let whole = Whole {
                        flags: fstring.flags,
                        closing: TextRange::new(fstring.range.end() - quotes, fstring.range.end()),
                        elements: &fstring.elements,
                    };
                    self.elements(&whole, &mut pending, &mut values)?;
                }
            }
        }
        self.flush(&mut pending, &mut values)?;
        Ok(Expr { at, kind: ExprKind::JoinedStr(values) })
    }

    fn elements(
        &mut self,
        whole: &Whole<'_>,
        pending: &mut Pending,
        values: &mut Vec<Expr>,
    ) -> Lowered<()> {
        for element in whole.elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    let warn_at = self.lines.locate(whole.closing);
                    if !whole.is_raw() {
                        self.warn_of_braces(literal.range);
                    }
                    self.literal(literal.range, whole.is_raw(), true, warn_at, &mut pending.bytes)?;
                    pending.extend(self.lines.locate(literal.range));
                }
                ast::InterpolatedStringElement::Interpolation(field) => {
                    self.debug_text(field, whole, pending)?;
                    self.flush(pending, values)?;
                    values.push(nested(self, |this| this.field(field, whole, 1))?);
                }
            }
        }
        Ok(())
    }

    /// The text gathered so far as a constant, if there is any.
    fn flush(&mut self, pending: &mut Pending, values: &mut Vec<Expr>) -> Lowered<()> {
        let Pending { bytes, at } = std::mem::take(pending);
        if let Some(at) = at
            && !bytes.is_empty()
        {
            let text = self.finished(&bytes, TextRange::default())?;
            values.push(self.constant(at, Const::Str(text)));
        }
        Ok(())
    }

    /// Adds what a piece of an f-string's text stands for.
    fn literal(
        &mut self,
        range: TextRange,
        is_raw: bool,
        braces: bool,
        warn_at: Location,
        out: &mut Vec<u8>,
    ) -> Lowered<()> {
        let raw = self.text(range);
        if is_raw || memchr::memchr(b'\\', raw.as_bytes()).is_none() {
            push_braces(raw, braces, out);
            return Ok(());
        }
        let mut start = 0;
        while start < raw.len() {
            let end = start + if braces { text_token(&raw[start..]) } else { raw.len() };
            let decoded = decode_text(&raw[start..end], braces, out);
            let invalid = decoded.map_err(|error| refusal(range, error))?;
            self.warn_of_escape(invalid.filter(|invalid| !invalid.is_of_brace()), warn_at);
            start = end;
        }
        Ok(())
    }

    /// A backslash before a brace is an escape that means nothing, of which the tokenizer warns:
    /// at each, with the place of the brace.
    fn warn_of_braces(&mut self, range: TextRange) {
        let source = self.source.as_bytes();
        let (mut at, end) = (range.start().to_usize(), range.end().to_usize());
        while let Some(found) = memchr::memchr(b'\\', &source[at..end]) {
            at += found + 1;
            if let Some(&brace @ (b'{' | b'}')) = source.get(at) {
                let place = TextSize::new(at as u32);
                let place = self.range(place, place);
                self.warn_of_escape(Some(invalid_escape(brace)), place);
            } else {
                at = (at + 1).min(end);
            }
        }
    }

    /// `{x=}`: the text of the field, without comments, is a piece by itself. CPython 3.12 takes
    /// it for text of the f-string, with escapes.
    fn debug_text(
        &mut self,
        field: &ast::InterpolatedElement,
        whole: &Whole<'_>,
        pending: &mut Pending,
    ) -> Lowered<()> {
        let Some(debug) = &field.debug_text else { return Ok(()) };
        let start = field.range.start() + TextSize::new(1);
        let range = TextRange::at(start, TextSize::of(debug.as_str()));
        let text = self.text(TextRange::new(start, self.shown_end(range)));
        let at = self.lines.locate(range);
        pending.extend(at);
        if whole.is_raw() || memchr::memchr(b'\\', text.as_bytes()).is_none() {
            push_without_comments(text, &mut pending.bytes);
            return Ok(());
        }
        let mut shown = Vec::with_capacity(text.len());
        push_without_comments(text, &mut shown);
        let shown = String::from_utf8_lossy(&shown);
        let decoded = decode_text(&shown, false, &mut pending.bytes);
        let invalid = decoded.map_err(|error| refusal(range, error))?;
        let warn_at = self.lines.locate(whole.closing);
        self.warn_of_escape(invalid.filter(|invalid| !invalid.is_of_brace()), warn_at);
        Ok(())
    }

    /// CPython 3.12.1 takes the first `!` outside of brackets for the mark of a conversion, that
    /// of `!=` too, and shows what is before.
    fn shown_end(&self, range: TextRange) -> TextSize {
        let first = self.tokens.partition_point(|token| token.start() < range.start());
        let mut depth = 0;
        let ends = |token: &&Token| {
            match token.kind() {
                TokenKind::Lpar | TokenKind::Lsqb | TokenKind::Lbrace => depth += 1,
                TokenKind::Rpar | TokenKind::Rsqb | TokenKind::Rbrace => depth -= 1,
                kind => return kind == TokenKind::NotEqual && depth == 0,
            }
            false
        };
        let mut inside =
            self.tokens[first..].iter().take_while(|token| token.start() < range.end());
        inside.find(ends).map_or(range.end(), |token| token.start())
    }

    /// A replacement field, at a level of fields in specifications from 1 on.
    fn field(
        &mut self,
        field: &ast::InterpolatedElement,
        whole: &Whole<'_>,
        level: u32,
    ) -> Lowered<Expr> {
        if level > MAX_FIELDS {
            return Err(Refusal::At(field.start()));
        }
        let at = self.lines.locate(field.range);
        let value = self.boxed(&field.expression)?;
        let spec = match &field.format_spec {
            Some(spec) => Some(Box::new(self.format_spec(spec, whole, level)?)),
            None => None,
        };
        let conversion = match field.conversion {
            // `{x=}` alone shows the representation.
            ast::ConversionFlag::None if field.debug_text.is_some() && spec.is_none() => {
                i32::from(b'r')
            }
            flag => flag as i32,
        };
        Ok(Expr { at, kind: ExprKind::FormattedValue { value, conversion, spec } })
    }

    /// A format specification is a list of the tokens it is made of: no texts are merged, and
    /// where the tokenizer comes back to text that is empty, there is an empty constant.
    fn format_spec(
        &mut self,
        spec: &ast::InterpolatedStringFormatSpec,
        whole: &Whole<'_>,
        level: u32,
    ) -> Lowered<Expr> {
        let spec_end = self.spec_end(spec, whole)?;
        // From the colon on.
        let start = spec.range.start() - TextSize::new(1);
        let at = self.range(start, spec_end);
        let mut values = Vec::new();
        // Whether the tokenizer looks for text here.
        let mut in_text = true;
        for element in &*spec.elements {
            match element {
                ast::InterpolatedStringElement::Literal(literal) => {
                    let range = literal.range;
                    let range = TextRange::new(range.start(), range.end().min(spec_end));
                    if !range.is_empty() {
                        in_text = self.spec_text(range, whole.is_raw(), &mut values)?;
                    }
                }
                ast::InterpolatedStringElement::Interpolation(field) => {
                    if field.debug_text.is_some() {
                        return Err(debug_in_spec());
                    }
                    if in_text && self.text(field.range).starts_with("{{") {
                        values.push(self.empty(field.start()));
                    }
                    values.push(nested(self, |this| this.field(field, whole, level + 1))?);
                    in_text = true;
                }
            }
        }
        if in_text && !values.is_empty() {
            values.push(self.empty(spec_end));
        }
        Ok(Expr { at, kind: ExprKind::JoinedStr(values) })
    }

    /// Where a specification ends. Where no quotes are tripled, CPython 3.12.1 ends it at a
    /// newline, which only blanks may follow. (ruff has seen a blank instead of it.)
    fn spec_end(
        &self,
        spec: &ast::InterpolatedStringFormatSpec,
        whole: &Whole<'_>,
    ) -> Lowered<TextSize> {
        let end = spec.range.end();
        if ast::StringFlags::is_triple_quoted(whole.flags) {
            return Ok(end);
        }
        for literal in spec.elements.literals() {
            let text = self.text(literal.range);
            let is_newline = |at: &usize| !text[..*at].ends_with('\\');
            let Some(at) = memchr::memchr_iter(b'\n', text.as_bytes()).find(is_newline) else {
                continue;
            };
            let newline = literal.start() + TextSize::new(at as u32);
            let is_last = literal.end() == end && text[at..].trim().is_empty();
            return if is_last { Ok(newline) } else { Err(Refusal::At(newline)) };
        }
        Ok(end)
    }

    /// The constants of a specification's text, which ends a token behind each `\N{...}`.
    /// Whether the last one ended so.
    fn spec_text(
        &mut self,
        range: TextRange,
        is_raw: bool,
        values: &mut Vec<Expr>,
    ) -> Lowered<bool> {
        let text = self.text(range);
        let mut start = 0;
        while start < text.len() {
            let (length, named) =
                if is_raw { (text.len() - start, false) } else { token(&text[start..]) };
            let piece = TextRange::at(
                range.start() + TextSize::new(start as u32),
                TextSize::new(length as u32),
            );
            let at = self.lines.locate(piece);
            let mut bytes = Vec::with_capacity(length);
            if !is_raw {
                self.warn_of_braces(piece);
            }
            // CPython 3.12 knows no raw specifications.
            self.literal(piece, false, false, at, &mut bytes)?;
            let value = self.finished(&bytes, piece)?;
            values.push(self.constant(at, Const::Str(value)));
            start += length;
            if named && start == text.len() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn empty(&mut self, offset: TextSize) -> Expr {
        let at = self.range(offset, offset);
        self.constant(at, Const::Str(Text::new("")))
    }
}

/// The length of the first token of an f-string's text, which two braces end, or those of a name.
fn text_token(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr3(b'\\', b'{', b'}', &bytes[at..]) {
        at += found;
        match bytes[at..] {
            [b'\\', b'N', b'{', ..] => {
                let rest = memchr::memchr(b'}', &bytes[at..]);
                return rest.map_or(text.len(), |length| at + length + 1);
            }
            [b'\\', b'{' | b'}', ..] => at += 1,
            [b'\\', ..] => at = (at + 2).min(text.len()),
            _ => return (at + 2).min(text.len()),
        }
    }
    text.len()
}

/// The first token of a specification's text: its length, and whether `\N{...}` ended it.
fn token(text: &str) -> (usize, bool) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', &bytes[at..]) {
        at += found + 2;
        if bytes.get(at - 1) == Some(&b'N') && bytes.get(at) == Some(&b'{') {
            let Some(end) = memchr::memchr(b'}', &bytes[at..]) else { break };
            return (at + end + 1, true);
        }
        if at >= bytes.len() {
            break;
        }
    }
    (text.len(), false)
}

fn push_braces(raw: &str, braces: bool, out: &mut Vec<u8>) {
    if !braces {
        out.extend_from_slice(raw.as_bytes());
        return;
    }
    let mut rest = raw.as_bytes();
    while let Some(at) = memchr::memchr2(b'{', b'}', rest) {
        out.extend_from_slice(&rest[..=at]);
        let doubled = rest.get(at + 1) == Some(&rest[at]);
        rest = &rest[at + 1 + usize::from(doubled)..];
    }
    out.extend_from_slice(rest);
}

/// CPython leaves out comments, from `#` up to the end of the line, wherever no string is open.
fn push_without_comments(text: &str, out: &mut Vec<u8>) {
    let bytes = text.as_bytes();
    if memchr::memchr(b'#', bytes).is_none() {
        out.extend_from_slice(bytes);
        return;
    }
    let mut quote = None;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'\'' | b'"' if quote.is_none() => quote = Some(byte),
            _ if quote == Some(byte) => quote = None,
            b'#' if quote.is_none() => {
                at += memchr::memchr(b'\n', &bytes[at..]).unwrap_or(bytes.len() - at);
                continue;
            }
            _ => {}
        }
        out.push(byte);
        at += 1;
    }
}

/// What CPython 3.12.1 makes of `f"{x:{y=}}"`: its parser forgets the value of a constant.
#[cold]
fn debug_in_spec() -> Refusal {
    CompileError::plain(ErrorKind::Value, "field 'value' is required for Constant").into()
}
