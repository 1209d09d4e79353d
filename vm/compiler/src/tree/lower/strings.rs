//! String and bytes literals, which may be several side by side.

use apython_bytecode::{Const, Text};
use ruff_python_ast as ast;
use ruff_python_ast::str_prefix::{ByteStringPrefix, StringLiteralPrefix};
use ruff_text_size::{TextRange, TextSize};

use super::escapes::{Invalid, Malformed, decode_bytes, decode_text};
use super::{Lower, Lowered, Refusal};
use crate::error::{Warning, WarningCategory};
use crate::location::Location;
use crate::tree::{Expr, ExprKind};

impl Lower<'_> {
    pub(super) fn string(&mut self, node: &ast::ExprStringLiteral) -> Lowered<Expr> {
        let at = self.lines.locate(node.range);
        let parts = node.value.as_slice();
        let value = match parts {
            [part] if is_verbatim(self.text(part.content_range()), part) => {
                Text::new(self.text(part.content_range()))
            }
            _ => {
                let mut bytes = Vec::new();
                for part in parts {
                    self.string_part(part, &mut bytes)?;
                }
                self.finished(&bytes, node.range)?
            }
        };
        // Of both spellings, CPython remembers the small one.
        let kind_u = self.text(node.range).starts_with('u');
        Ok(Expr { at, kind: ExprKind::Constant { value: Const::Str(value), kind_u } })
    }

    /// Adds what a literal stands for, as UTF-8 with surrogates.
    pub(super) fn string_part(
        &mut self,
        part: &ast::StringLiteral,
        out: &mut Vec<u8>,
    ) -> Lowered<()> {
        let range = part.content_range();
        let raw = self.text(range);
        if is_verbatim(raw, part) {
            out.extend_from_slice(raw.as_bytes());
            return Ok(());
        }
        let invalid = decode_text(raw, false, out).map_err(|error| refusal(range, error))?;
        let at = self.lines.locate(part.range);
        self.warn_of_escape(invalid, at);
        Ok(())
    }

    /// A string constant from UTF-8 with surrogates.
    pub(super) fn finished(&self, bytes: &[u8], range: TextRange) -> Lowered<Text> {
        // Two halves of a pair side by side stay two characters, as in Python.
        Text::from_bytes(bytes, false).map_err(|_| Refusal::At(range.start()))
    }

    pub(super) fn bytes(&mut self, node: &ast::ExprBytesLiteral) -> Lowered<Expr> {
        let at = self.lines.locate(node.range);
        let mut value = Vec::new();
        for part in node.value.as_slice() {
            let range = part.content_range();
            let raw = self.text(range).as_bytes();
            let is_raw = matches!(part.flags.prefix(), ByteStringPrefix::Raw { .. });
            if is_raw || memchr::memchr(b'\\', raw).is_none() {
                value.extend_from_slice(raw);
                continue;
            }
            let invalid = decode_bytes(raw, &mut value).map_err(|error| refusal(range, error))?;
            let part_at = self.lines.locate(part.range);
            self.warn_of_escape(invalid, part_at);
        }
        Ok(self.constant(at, Const::Bytes(value.into())))
    }

    pub(super) fn warn_of_escape(&mut self, invalid: Option<Invalid>, at: Location) {
        if let Some(Invalid { message }) = invalid {
            self.warnings.push(Warning { category: WarningCategory::Syntax, message, at });
        }
    }
}

/// Whether a literal is what its text says.
fn is_verbatim(raw: &str, part: &ast::StringLiteral) -> bool {
    matches!(part.flags.prefix(), StringLiteralPrefix::Raw { .. })
        || memchr::memchr(b'\\', raw.as_bytes()).is_none()
}

pub(super) fn refusal(range: TextRange, Malformed(offset): Malformed) -> Refusal {
    Refusal::At(range.start() + TextSize::new(offset as u32))
}
