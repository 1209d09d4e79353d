//! Reads marshalled objects.
//!
//! No recursion: containers that are under way stand on an explicit stack, so hostile nesting
//! costs nothing but the limit's error. Nothing is allocated on the word of a size field alone:
//! strings are checked against what is left, and containers grow as their elements arrive.
//!
//! The table of references gives every flagged object the number CPython gives it. What CPython
//! reserves a number for (code, frozenset), and what would contain itself, cannot be referred to
//! before it is complete.

use super::error::{MarshalError, MarshalErrorKind as Kind};
use super::pending::{Frame, Object, Pending, SequenceKind};
use super::{FLAG_REF, MAX_DEPTH, code};
use crate::code::{BigInt, Const};
use crate::text::Text;

/// Reads one object from the start of `bytes`; what follows it is ignored, as
/// `marshal.loads` does.
pub fn load(bytes: &[u8]) -> Result<Const, MarshalError> {
    Reader::new(bytes).read_object()
}

/// A position in marshalled data.
pub struct Reader<'a> {
    bytes: &'a [u8],
    position: usize,
    references: Vec<Reference>,
    flags: Vec<bool>,
}

/// What a number of the table of references stands for.
enum Reference {
    Done(Object),
    /// CPython's placeholder: a code object or frozenset that isn't complete.
    Reserved,
    /// A container that isn't complete, which CPython would hand out.
    Open,
}

/// The outcome of reading a type code and what belongs to it.
enum Head {
    /// A complete object; `None` is the end mark.
    Leaf(Option<Object>),
    Container(Frame),
}

impl<'a> Reader<'a> {
    pub fn new(bytes: &'a [u8]) -> Reader<'a> {
        Reader { bytes, position: 0, references: Vec::new(), flags: Vec::new() }
    }

    /// The number of bytes read so far.
    pub fn position(&self) -> usize {
        self.position
    }

    /// For every object of the last `read_object` that could carry a reference flag, in order,
    /// whether it did. The flag tells whether CPython held the object more than once when it
    /// wrote the file, which nothing else does.
    pub fn flags(&self) -> &[bool] {
        &self.flags
    }

    /// Reads one object. Each call begins with no references, as each `marshal.load` does.
    pub fn read_object(&mut self) -> Result<Const, MarshalError> {
        self.references.clear();
        self.flags.clear();
        match self.read_tree()? {
            Some(object) => Ok(object.value),
            None => Err(self.error(Kind::NullIn("object"))),
        }
    }

    fn read_tree(&mut self) -> Result<Option<Object>, MarshalError> {
        let mut stack: Vec<Frame> = Vec::new();
        loop {
            let mut finished = match self.read_head(stack.len())? {
                Head::Leaf(object) => Some(object),
                Head::Container(frame) => {
                    stack.push(frame);
                    None
                }
            };
            loop {
                if let Some(object) = finished.take() {
                    match stack.last_mut() {
                        Some(frame) => frame.accept(object, self)?,
                        None => return Ok(object),
                    }
                }
                match stack.pop_if(|frame| frame.is_complete()) {
                    Some(frame) => finished = Some(Some(self.close(frame)?)),
                    None => break,
                }
            }
        }
    }

    fn close(&mut self, frame: Frame) -> Result<Object, MarshalError> {
        let slot = frame.slot;
        let object = frame.finish().map_err(|kind| self.error(kind))?;
        if object.height > MAX_DEPTH {
            return Err(self.error(Kind::RecursionLimit));
        }
        if let Some(slot) = slot {
            self.references[slot] = Reference::Done(object.clone());
        }
        Ok(object)
    }

    fn read_head(&mut self, depth: usize) -> Result<Head, MarshalError> {
        let Some(&byte) = self.bytes.get(self.position) else {
            return Err(self.error(Kind::NoObject));
        };
        self.position += 1;
        if depth >= MAX_DEPTH {
            return Err(self.error(Kind::RecursionLimit));
        }
        let flagged = byte & FLAG_REF != 0;
        let type_code = byte & !FLAG_REF;
        let singleton = match type_code {
            code::NULL => return Ok(Head::Leaf(None)),
            code::REF => return Ok(Head::Leaf(Some(self.read_reference()?))),
            code::NONE => Some(Const::None),
            code::FALSE => Some(Const::False),
            code::TRUE => Some(Const::True),
            code::ELLIPSIS => Some(Const::Ellipsis),
            code::STOP_ITERATION => Some(Const::StopIteration),
            _ => None,
        };
        if let Some(value) = singleton {
            return Ok(Head::Leaf(Some(Object::leaf(value))));
        }
        self.flags.push(flagged);
        match self.read_container(type_code)? {
            Some(pending) => Ok(Head::Container(self.open(pending, flagged))),
            None => {
                let object = Object::leaf(self.read_leaf(type_code)?);
                if flagged {
                    self.references.push(Reference::Done(object.clone()));
                }
                Ok(Head::Leaf(Some(object)))
            }
        }
    }

    fn open(&mut self, pending: Pending, flagged: bool) -> Frame {
        let slot = flagged.then_some(self.references.len());
        if flagged {
            self.references.push(if pending.is_reserved() {
                Reference::Reserved
            } else {
                Reference::Open
            });
        }
        Frame::new(pending, slot)
    }

    fn read_reference(&mut self) -> Result<Object, MarshalError> {
        let number = self.read_i32()?;
        let target = usize::try_from(number).ok().and_then(|index| self.references.get(index));
        match target {
            Some(Reference::Done(object)) => Ok(object.clone()),
            Some(Reference::Open) => Err(self.error(Kind::Recursive)),
            Some(Reference::Reserved) | None => Err(self.error(Kind::InvalidReference)),
        }
    }

    /// The beginning of a container; `None` if the type code is of something else.
    fn read_container(&mut self, type_code: u8) -> Result<Option<Pending>, MarshalError> {
        let (kind, size) = match type_code {
            code::SMALL_TUPLE => (SequenceKind::Tuple, usize::from(self.read_u8()?)),
            code::TUPLE => (SequenceKind::Tuple, self.read_size("tuple")?),
            code::LIST => (SequenceKind::List, self.read_size("list")?),
            code::SET => (SequenceKind::Set, self.read_size("set")?),
            code::FROZENSET => (SequenceKind::FrozenSet, self.read_size("set")?),
            code::DICT => return Ok(Some(Pending::dict())),
            code::CODE => {
                let mut numbers = [0; 5];
                for number in &mut numbers {
                    *number = self.read_i32()?;
                }
                return Ok(Some(Pending::code(numbers)));
            }
            _ => return Ok(None),
        };
        // Every element takes a byte at least.
        let capacity = size.min(self.bytes.len() - self.position);
        Ok(Some(Pending::sequence(kind, size, capacity)))
    }

    fn read_leaf(&mut self, type_code: u8) -> Result<Const, MarshalError> {
        Ok(match type_code {
            code::INT => Const::Int(i64::from(self.read_i32()?)),
            code::INT64 => Const::Int(i64::from_le_bytes(self.read_array()?)),
            code::LONG => self.read_long()?,
            code::FLOAT => Const::Float(self.read_float_text()?),
            code::BINARY_FLOAT => Const::Float(f64::from_le_bytes(self.read_array()?)),
            code::COMPLEX => {
                let real = self.read_float_text()?;
                Const::Complex(real, self.read_float_text()?)
            }
            code::BINARY_COMPLEX => {
                let real = f64::from_le_bytes(self.read_array()?);
                Const::Complex(real, f64::from_le_bytes(self.read_array()?))
            }
            code::BYTES => {
                let size = self.read_size("bytes object")?;
                Const::Bytes(self.read_bytes(size)?.into())
            }
            _ => Const::Str(self.read_text(type_code)?),
        })
    }

    fn read_text(&mut self, type_code: u8) -> Result<Text, MarshalError> {
        let (size, latin1, interned) = match type_code {
            code::SHORT_ASCII => (usize::from(self.read_u8()?), true, false),
            code::SHORT_ASCII_INTERNED => (usize::from(self.read_u8()?), true, true),
            code::ASCII => (self.read_size("string")?, true, false),
            code::ASCII_INTERNED => (self.read_size("string")?, true, true),
            code::UNICODE => (self.read_size("string")?, false, false),
            code::INTERNED => (self.read_size("string")?, false, true),
            _ => return Err(self.error(Kind::UnknownTypeCode(type_code))),
        };
        let bytes = self.read_bytes(size)?;
        if latin1 {
            // CPython doesn't check that these are ASCII.
            return Ok(Text::from_latin1(bytes, interned));
        }
        Text::from_bytes(bytes, interned)
            .map_err(|error| self.error(Kind::NotText(error, bytes[error.start])))
    }

    /// An integer of any size: a signed count of digits, then digits of 15 bits.
    fn read_long(&mut self) -> Result<Const, MarshalError> {
        let count = self.read_i32()?;
        if count == i32::MIN {
            return Err(self.error(Kind::SizeOutOfRange("long")));
        }
        let negative = count < 0;
        let count = count.unsigned_abs() as usize;
        let mut digits = Vec::with_capacity(count.min((self.bytes.len() - self.position) / 2));
        for _ in 0..count {
            let digit = u16::from_le_bytes(self.read_array()?);
            if digit > 0x7fff {
                return Err(self.error(Kind::DigitOutOfRange));
            }
            digits.push(digit);
        }
        if digits.last() == Some(&0) {
            return Err(self.error(Kind::UnnormalizedLong));
        }
        Ok(BigInt { negative, digits }.into_const())
    }

    /// A float as text, as versions 0 and 1 have it.
    fn read_float_text(&mut self) -> Result<f64, MarshalError> {
        let size = usize::from(self.read_u8()?);
        let bytes = self.read_bytes(size)?;
        // CPython parses a C string.
        let text = bytes.split(|&byte| byte == 0).next().unwrap_or_default();
        let parsed = std::str::from_utf8(text).ok().and_then(|text| text.parse().ok());
        parsed
            .ok_or_else(|| self.error(Kind::NotAFloat(String::from_utf8_lossy(text).into_owned())))
    }

    fn read_size(&mut self, what: &'static str) -> Result<usize, MarshalError> {
        let size = self.read_i32()?;
        usize::try_from(size).map_err(|_| self.error(Kind::SizeOutOfRange(what)))
    }

    pub(super) fn read_i32(&mut self) -> Result<i32, MarshalError> {
        Ok(i32::from_le_bytes(self.read_array()?))
    }

    fn read_u8(&mut self) -> Result<u8, MarshalError> {
        let byte = self.bytes.get(self.position).copied();
        let byte = byte.ok_or_else(|| self.error(Kind::NoByte))?;
        self.position += 1;
        Ok(byte)
    }

    fn read_array<const N: usize>(&mut self) -> Result<[u8; N], MarshalError> {
        let bytes = self.bytes[self.position..].first_chunk().copied();
        let bytes = bytes.ok_or_else(|| self.error(Kind::TooShort))?;
        self.position += N;
        Ok(bytes)
    }

    fn read_bytes(&mut self, size: usize) -> Result<&'a [u8], MarshalError> {
        let bytes = self.bytes[self.position..].get(..size);
        let bytes = bytes.ok_or_else(|| self.error(Kind::TooShort))?;
        self.position += size;
        Ok(bytes)
    }

    pub(super) fn error(&self, kind: Kind) -> MarshalError {
        MarshalError { offset: self.position, kind }
    }
}

#[cfg(test)]
mod tests;
