//! Containers under way in the reader: what is there, what is missing, and what becomes of them.

use super::error::{MarshalError, MarshalErrorKind as Kind};
use super::reader::Reader;
use crate::code::{CodeFlags, CodeObject, Const, LocalKind};
use crate::text::Text;

/// A finished object.
#[derive(Clone)]
pub(super) struct Object {
    pub(super) value: Const,
    /// How deep objects are nested in it, itself included. References make structures deeper
    /// than the data's own nesting; the depth is bounded all the same, for dropping recurses.
    pub(super) height: usize,
    /// The type that keeps it from being a key, if one does.
    unhashable: Option<&'static str>,
}

impl Object {
    pub(super) fn leaf(value: Const) -> Object {
        Object { value, height: 1, unhashable: None }
    }
}

/// A container on the reader's stack.
pub(super) struct Frame {
    pending: Pending,
    /// Its number in the table of references.
    pub(super) slot: Option<usize>,
    height: usize,
    unhashable: Option<&'static str>,
}

pub(super) enum Pending {
    Sequence { kind: SequenceKind, size: usize, items: Vec<Const> },
    Dict { key: Option<Object>, entries: Vec<(Const, Const)>, closed: bool },
    Code(Box<PartialCode>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SequenceKind {
    Tuple,
    List,
    Set,
    FrozenSet,
}

/// The parts of a code object in the order of the format: five numbers, eight objects, the
/// first line, two more objects.
pub(super) struct PartialCode {
    numbers: [i32; 5],
    firstlineno: i32,
    objects: Vec<Const>,
}

/// How many objects precede the first line's number.
const OBJECTS_BEFORE_LINE: usize = 8;
const OBJECTS: usize = 10;

impl Pending {
    pub(super) fn sequence(kind: SequenceKind, size: usize, capacity: usize) -> Pending {
        Pending::Sequence { kind, size, items: Vec::with_capacity(capacity) }
    }

    pub(super) fn dict() -> Pending {
        Pending::Dict { key: None, entries: Vec::new(), closed: false }
    }

    pub(super) fn code(numbers: [i32; 5]) -> Pending {
        let objects = Vec::with_capacity(OBJECTS);
        Pending::Code(Box::new(PartialCode { numbers, firstlineno: 0, objects }))
    }

    /// Whether CPython makes the object only after its parts, so nothing can refer to it before.
    pub(super) fn is_reserved(&self) -> bool {
        match self {
            Pending::Sequence { kind, .. } => *kind == SequenceKind::FrozenSet,
            Pending::Dict { .. } => false,
            Pending::Code(_) => true,
        }
    }
}

impl Frame {
    pub(super) fn new(pending: Pending, slot: Option<usize>) -> Frame {
        Frame { pending, slot, height: 0, unhashable: None }
    }

    pub(super) fn is_complete(&self) -> bool {
        match &self.pending {
            Pending::Sequence { size, items, .. } => items.len() == *size,
            Pending::Dict { closed, .. } => *closed,
            Pending::Code(partial) => partial.objects.len() == OBJECTS,
        }
    }

    /// Takes the next object of the container; `None` is the end mark.
    pub(super) fn accept(
        &mut self,
        object: Option<Object>,
        reader: &mut Reader<'_>,
    ) -> Result<(), MarshalError> {
        if let Some(object) = &object {
            self.height = self.height.max(object.height);
        }
        match &mut self.pending {
            Pending::Sequence { kind, items, .. } => {
                let object = object.ok_or_else(|| reader.error(Kind::NullIn(kind.name())))?;
                self.unhashable = self.unhashable.or(object.unhashable);
                if kind.is_hashing() {
                    require_hashable(&object, reader)?;
                }
                items.push(object.value);
            }
            Pending::Dict { key, entries, closed } => match (key.take(), object) {
                // A missing value ends a dict as a missing key does.
                (_, None) => *closed = true,
                (None, Some(object)) => *key = Some(object),
                (Some(key), Some(object)) => {
                    require_hashable(&key, reader)?;
                    entries.push((key.value, object.value));
                }
            },
            Pending::Code(partial) => {
                let object = object.ok_or_else(|| reader.error(Kind::NullIn("code object")))?;
                self.unhashable = self.unhashable.or(object.unhashable);
                partial.objects.push(object.value);
                if partial.objects.len() == OBJECTS_BEFORE_LINE {
                    partial.firstlineno = reader.read_i32()?;
                }
            }
        }
        Ok(())
    }

    pub(super) fn finish(self) -> Result<Object, Kind> {
        let (value, unhashable) = match self.pending {
            Pending::Sequence { kind, items, .. } => match kind {
                SequenceKind::Tuple => (Const::Tuple(items.into()), self.unhashable),
                SequenceKind::List => (Const::List(items.into()), Some("list")),
                SequenceKind::Set => (Const::Set(items.into()), Some("set")),
                SequenceKind::FrozenSet => (Const::FrozenSet(items.into()), None),
            },
            Pending::Dict { entries, .. } => (Const::Dict(entries.into()), Some("dict")),
            Pending::Code(partial) => (Const::Code(partial.finish()?.into()), self.unhashable),
        };
        Ok(Object { value, height: self.height + 1, unhashable })
    }
}

impl SequenceKind {
    fn name(self) -> &'static str {
        match self {
            SequenceKind::Tuple => "tuple",
            SequenceKind::List => "list",
            SequenceKind::Set | SequenceKind::FrozenSet => "set",
        }
    }

    fn is_hashing(self) -> bool {
        matches!(self, SequenceKind::Set | SequenceKind::FrozenSet)
    }
}

fn require_hashable(object: &Object, reader: &Reader<'_>) -> Result<(), MarshalError> {
    match object.unhashable {
        Some(what) => Err(reader.error(Kind::Unhashable(what))),
        None => Ok(()),
    }
}

impl PartialCode {
    /// The checks of CPython's `_PyCode_Validate`, in its order.
    fn finish(self) -> Result<CodeObject, Kind> {
        let [argcount, posonlyargcount, kwonlyargcount, stacksize, flags] = self.numbers;
        if argcount < posonlyargcount {
            return Err(Kind::BadCodeFields("more positional-only than positional parameters"));
        }
        let mut objects = self.objects.into_iter();
        let mut next = || objects.next().unwrap_or(Const::None);
        let code = bytes(next(), "instructions that are not bytes")?;
        let consts = tuple(next(), "constants that are no tuple")?;
        let names = tuple(next(), "names that are no tuple")?;
        let localsplusnames = tuple(next(), "names of locals that are no tuple")?;
        let kinds = bytes(next(), "kinds of locals that are not bytes")?;
        let filename = text(next(), "a file name that is no string")?;
        let name = text(next(), "a name that is no string")?;
        let qualname = text(next(), "a qualified name that is no string")?;
        let linetable = bytes(next(), "a line table that is not bytes")?;
        let exceptiontable = bytes(next(), "an exception table that is not bytes")?;
        if localsplusnames.len() != kinds.len() {
            return Err(Kind::BadCodeFields("as many kinds of locals as names expected"));
        }
        let code = CodeObject {
            argcount: unsigned(argcount)?,
            posonlyargcount: unsigned(posonlyargcount)?,
            kwonlyargcount: unsigned(kwonlyargcount)?,
            stacksize: unsigned(stacksize)?,
            flags: CodeFlags(unsigned(flags)?),
            code: code.as_ref().into(),
            consts: consts.to_vec(),
            names: Vec::new(),
            localsplusnames: Vec::new(),
            localspluskinds: kinds.iter().map(|&kind| LocalKind(kind)).collect(),
            filename,
            name,
            qualname,
            firstlineno: unsigned(self.firstlineno)?,
            linetable: linetable.as_ref().into(),
            exceptiontable: exceptiontable.as_ref().into(),
        };
        if !code.code.len().is_multiple_of(2) {
            return Err(Kind::OddCodeLength);
        }
        if (code.nlocals() as u64) < code.parameter_slots() {
            return Err(Kind::TooFewNames);
        }
        Ok(CodeObject { names: texts(&names)?, localsplusnames: texts(&localsplusnames)?, ..code })
    }
}

fn unsigned(number: i32) -> Result<u32, Kind> {
    u32::try_from(number).map_err(|_| Kind::BadCodeFields("a negative number"))
}

fn bytes(value: Const, what: &'static str) -> Result<std::rc::Rc<[u8]>, Kind> {
    match value {
        Const::Bytes(bytes) => Ok(bytes),
        _ => Err(Kind::BadCodeFields(what)),
    }
}

fn tuple(value: Const, what: &'static str) -> Result<std::rc::Rc<[Const]>, Kind> {
    match value {
        Const::Tuple(items) => Ok(items),
        _ => Err(Kind::BadCodeFields(what)),
    }
}

fn text(value: Const, what: &'static str) -> Result<Text, Kind> {
    match value {
        Const::Str(text) => Ok(text),
        _ => Err(Kind::BadCodeFields(what)),
    }
}

fn texts(items: &[Const]) -> Result<Vec<Text>, Kind> {
    let text = |item: &Const| match item {
        Const::Str(text) => Ok(text.clone()),
        other => Err(Kind::NameNotText(other.type_name())),
    };
    items.iter().map(text).collect()
}
