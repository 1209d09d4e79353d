//! Decodes instructions: folds `EXTENDED_ARG` prefixes into the operand and steps over inline
//! caches.
//!
//! Offsets count code units (two bytes) from the start of the code; Python's byte offsets are
//! twice that.

use std::fmt;

use crate::opcode::{Operand, refused_name};
use crate::{CodeObject, Opcode};

/// One instruction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instr {
    /// Where it begins: its first `EXTENDED_ARG`, or `offset`. Jumps come here.
    pub start: u32,
    /// The unit of the opcode itself: what `f_lasti` and the tables refer to.
    pub offset: u32,
    pub opcode: Opcode,
    /// The whole operand; 0 for opcodes without one.
    pub arg: u32,
    /// Where the next instruction begins, after the inline caches.
    pub next_offset: u32,
}

impl Instr {
    /// Where the jump goes, if the instruction is one and the target isn't before the code.
    pub fn target(&self) -> Option<u32> {
        match self.opcode.operand() {
            Operand::JumpForward => self.next_offset.checked_add(self.arg),
            Operand::JumpBackward => self.next_offset.checked_sub(self.arg),
            _ => None,
        }
    }

    /// The change of the stack's depth.
    pub fn stack_effect(&self) -> i32 {
        self.opcode.stack_effect(self.arg, None)
    }
}

/// Why code cannot be decoded, and at which code unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeError {
    pub offset: u32,
    pub kind: DecodeErrorKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecodeErrorKind {
    UnknownOpcode(u8),
    /// A specialised or instrumented instruction.
    Refused(&'static str),
    /// The code ends within an instruction: its opcode, operand or caches are missing.
    Truncated,
    /// More `EXTENDED_ARG` than an operand of 32 bits can take.
    TooManyPrefixes,
}

impl fmt::Display for DecodeErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DecodeErrorKind::UnknownOpcode(number) => write!(f, "unknown opcode {number}"),
            DecodeErrorKind::Refused(name) => {
                write!(f, "{name} is an instruction of a running interpreter")
            }
            DecodeErrorKind::Truncated => f.write_str("the code ends within an instruction"),
            DecodeErrorKind::TooManyPrefixes => f.write_str("more than three EXTENDED_ARG"),
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at code unit {}", self.kind, self.offset)
    }
}

impl std::error::Error for DecodeError {}

/// The instructions of a code object in order. Ends after the first error.
#[derive(Clone, Debug)]
pub struct Instructions<'a> {
    code: &'a [u8],
    at: u32,
}

impl CodeObject {
    pub fn instructions(&self) -> Instructions<'_> {
        Instructions::new(&self.code)
    }
}

impl<'a> Instructions<'a> {
    /// Decodes `code`, of which a last odd byte is ignored.
    pub fn new(code: &'a [u8]) -> Instructions<'a> {
        Instructions { code, at: 0 }
    }

    fn unit(&self, at: u32) -> Option<(u8, u8)> {
        let pair = self.code.chunks_exact(2).nth(at as usize)?;
        Some((pair[0], pair[1]))
    }

    fn units(&self) -> u32 {
        u32::try_from(self.code.len() / 2).unwrap_or(u32::MAX)
    }

    fn decode(&mut self) -> Result<Option<Instr>, DecodeErrorKind> {
        let start = self.at;
        let mut arg = 0u32;
        for prefixes in 0.. {
            let Some((number, byte)) = self.unit(self.at) else {
                return if prefixes == 0 { Ok(None) } else { Err(DecodeErrorKind::Truncated) };
            };
            let opcode = Opcode::from_u8(number).ok_or_else(|| match refused_name(number) {
                Some(name) => DecodeErrorKind::Refused(name),
                None => DecodeErrorKind::UnknownOpcode(number),
            })?;
            let offset = self.at;
            arg = arg << 8 | u32::from(byte);
            if opcode == Opcode::EXTENDED_ARG {
                if prefixes == 3 {
                    return Err(DecodeErrorKind::TooManyPrefixes);
                }
                self.at += 1;
                continue;
            }
            let next_offset = offset + 1 + opcode.cache_entries() as u32;
            if next_offset > self.units() {
                return Err(DecodeErrorKind::Truncated);
            }
            self.at = next_offset;
            let arg = if opcode.has_arg() { arg } else { 0 };
            return Ok(Some(Instr { start, offset, opcode, arg, next_offset }));
        }
        Ok(None)
    }
}

impl Iterator for Instructions<'_> {
    type Item = Result<Instr, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let result = self.decode();
        result.transpose().map(|result| {
            result.map_err(|kind| {
                let offset = self.at;
                self.code = &[];
                DecodeError { offset, kind }
            })
        })
    }
}

#[cfg(test)]
mod tests;
