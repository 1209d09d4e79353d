//! Writes marshalled objects, byte for byte as CPython does.
//!
//! What the bytes depend on beside the value is which objects are shared (`identity`)
//! and which carry a reference flag: CPython sets it on what it holds more than once at that
//! moment. [`Flags`] says where that knowledge comes from.
//!
//! No recursion, but for sets in sets: what is still to be written stands on an explicit stack.

mod numbers;

use std::collections::HashMap;
use std::fmt;

use self::numbers::{digits, general_17};
use super::identity::{Id, Identities, Strings};
use super::{FLAG_REF, MAX_DEPTH, code};
use crate::code::{CodeObject, Const, LocalKind};
use crate::text::Text;

/// The current version of the format.
pub const VERSION: u32 = 4;

/// Sets may be nested this deep in each other: ordering their elements recurses. (CPython takes
/// twice as long with each level.)
const MAX_NESTED_SETS: usize = 100;

/// Which objects carry a reference flag.
#[derive(Clone, Copy, Debug)]
pub enum Flags<'a> {
    /// Those that did in the file the object was read from: [`super::Reader::flags`].
    Recorded(&'a [bool]),
    /// Those that would have it had CPython just compiled the code: what is referred to more
    /// than once, what CPython shares always (interned strings, small integers, empty tuples),
    /// and what it holds while it writes (the root, its file name, the bytes of `co_code`).
    Predicted,
}

/// Why an object cannot be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DumpError {
    TooDeep,
    /// A size that doesn't fit the format's 31 bits.
    TooLarge,
}

impl DumpError {
    /// The name of the Python exception, and its message.
    pub fn exception(&self) -> (&'static str, String) {
        ("ValueError", self.to_string())
    }
}

impl fmt::Display for DumpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DumpError::TooDeep => "object too deeply nested to marshal",
            DumpError::TooLarge => "unmarshallable object",
        })
    }
}

impl std::error::Error for DumpError {}

/// Marshals an object in the given version, 0 to 4: `marshal.dumps`.
pub fn dump(value: &Const, version: u32, flags: Flags<'_>) -> Result<Vec<u8>, DumpError> {
    write(Root::Value(value), version, flags)
}

/// Marshals a code object in the current version.
pub fn dump_code(code: &CodeObject, flags: Flags<'_>) -> Result<Vec<u8>, DumpError> {
    write(Root::Code(code), VERSION, flags)
}

#[derive(Clone, Copy)]
enum Root<'a> {
    Value(&'a Const),
    Code(&'a CodeObject),
}

impl<'a> Root<'a> {
    fn job(self) -> Job<'a> {
        match self {
            Root::Value(value) => Job::Value(value, 1, Holder::Somebody),
            Root::Code(code) => Job::Code(code, 1),
        }
    }
}

fn write(root: Root<'_>, version: u32, flags: Flags<'_>) -> Result<Vec<u8>, DumpError> {
    match flags {
        Flags::Recorded(flags) => {
            let ids = Identities::new(Strings::ByAddress);
            let mut writer = Writer::new(version, ids, Policy::Recorded(flags));
            writer.run(root.job())?;
            Ok(writer.out)
        }
        Flags::Predicted => {
            let ids = Identities::new(Strings::ByValue);
            let mut writer = Writer::new(version, ids, Policy::Count(HashMap::new()));
            writer.run(root.job())?;
            let Policy::Count(counts) = writer.policy else { return Ok(writer.out) };
            let mut writer = Writer::new(version, writer.ids, Policy::Shared(counts));
            writer.run(root.job())?;
            Ok(writer.out)
        }
    }
}

/// How a flag is decided.
enum Policy<'a> {
    /// By the next of these.
    Recorded(&'a [bool]),
    /// Everything gets one, so that all uses come by; they are counted.
    Count(HashMap<Id, usize>),
    /// By the counts.
    Shared(HashMap<Id, usize>),
}

/// Something to be written.
enum Job<'a> {
    /// An object and how deep it stands.
    Value(&'a Const, usize, Holder),
    /// The root, or what a code object has been found to be new.
    Code(&'a CodeObject, usize),
    Text(&'a Text, Holder),
    Name(&'a Text),
    Bytes(&'a [u8]),
    /// Bytes that CPython makes anew for each code object, unless they are empty.
    OwnBytes(Vec<u8>, Holder),
    Consts(&'a [Const], usize),
    Texts(&'a [Text]),
    Number(u32),
    DictEnd,
}

/// Whether CPython holds an object besides the places that refer to it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Nobody,
    Somebody,
}

struct Writer<'a, 'f> {
    out: Vec<u8>,
    version: u32,
    ids: Identities<'a>,
    references: HashMap<Id, u32>,
    policy: Policy<'f>,
    jobs: Vec<Job<'a>>,
    /// The elements of sets, by address, in the order to write them in.
    ordered: HashMap<usize, Vec<&'a Const>>,
    sets_open: usize,
}

impl<'a, 'f> Writer<'a, 'f> {
    fn new(version: u32, ids: Identities<'a>, policy: Policy<'f>) -> Writer<'a, 'f> {
        Writer {
            out: Vec::new(),
            version,
            ids,
            references: HashMap::new(),
            policy,
            jobs: Vec::new(),
            ordered: HashMap::new(),
            sets_open: 0,
        }
    }

    fn run(&mut self, root: Job<'a>) -> Result<(), DumpError> {
        self.jobs.push(root);
        while let Some(job) = self.jobs.pop() {
            match job {
                Job::Value(value, depth, holder) => self.value(value, depth, holder)?,
                Job::Code(code, depth) => {
                    let id = self.ids.unique();
                    if let Some(flag) = self.begin(id, Holder::Somebody) {
                        self.code(code, depth, flag)?;
                    }
                }
                Job::Text(text, holder) => self.text(text, holder)?,
                Job::Name(text) => self.name(text)?,
                Job::Bytes(bytes) => {
                    let id = self.ids.bytes(bytes);
                    self.bytes(bytes, id, Holder::Nobody)?;
                }
                Job::OwnBytes(bytes, holder) => {
                    let id = if bytes.is_empty() { self.ids.bytes(&[]) } else { self.ids.unique() };
                    self.bytes(&bytes, id, holder)?;
                }
                Job::Consts(items, depth) => {
                    let id = self.ids.tuple(items, depth)?;
                    self.tuple(items, id, depth, Holder::Nobody)?;
                }
                Job::Texts(texts) => self.texts(texts)?,
                Job::Number(number) => self.out.extend(number.to_le_bytes()),
                Job::DictEnd => self.out.push(code::NULL),
            }
        }
        Ok(())
    }

    /// Writes a reference if the object has been written, and else gives the flag it gets.
    fn begin(&mut self, id: Id, holder: Holder) -> Option<u8> {
        if self.version < 3 {
            return Some(0);
        }
        if let Some(&number) = self.references.get(&id) {
            if let Policy::Count(counts) = &mut self.policy {
                *counts.entry(id).or_default() += 1;
            }
            self.out.push(code::REF);
            self.out.extend(number.to_le_bytes());
            return None;
        }
        let flagged = match &mut self.policy {
            Policy::Recorded(flags) => match flags.split_first() {
                Some((&flag, rest)) => {
                    *flags = rest;
                    flag
                }
                None => false,
            },
            Policy::Count(_) => true,
            Policy::Shared(counts) => holder == Holder::Somebody || counts.contains_key(&id),
        };
        if !flagged {
            return Some(0);
        }
        let number = self.references.len() as u32;
        self.references.insert(id, number);
        Some(FLAG_REF)
    }

    fn value(&mut self, value: &'a Const, depth: usize, holder: Holder) -> Result<(), DumpError> {
        if depth > MAX_DEPTH {
            return Err(DumpError::TooDeep);
        }
        let singleton = match value {
            Const::None => code::NONE,
            Const::True => code::TRUE,
            Const::False => code::FALSE,
            Const::Ellipsis => code::ELLIPSIS,
            Const::StopIteration => code::STOP_ITERATION,
            Const::Str(text) => return self.text(text, holder),
            Const::Bytes(bytes) => {
                let id = self.ids.bytes(bytes);
                // The objects of one byte are shared.
                let holder = if bytes.len() == 1 { Holder::Somebody } else { holder };
                return self.bytes(bytes, id, holder);
            }
            _ => return self.object(value, depth, holder),
        };
        self.out.push(singleton);
        Ok(())
    }

    fn object(&mut self, value: &'a Const, depth: usize, holder: Holder) -> Result<(), DumpError> {
        let id = self.ids.value(value, depth)?;
        if let Const::Tuple(items) = value {
            return self.tuple(items, id, depth, holder);
        }
        let small = matches!(value, Const::Int(-5..=256));
        let holder = if small { Holder::Somebody } else { holder };
        let Some(flag) = self.begin(id, holder) else { return Ok(()) };
        match value {
            Const::Int(value) => self.int(*value, flag),
            Const::BigInt(value) => self.long(&value.digits, value.negative, flag)?,
            Const::Float(value) => {
                self.out
                    .push(if self.version > 1 { code::BINARY_FLOAT } else { code::FLOAT } | flag);
                self.float(*value);
            }
            Const::Complex(real, imag) => {
                let wide = self.version > 1;
                self.out.push(if wide { code::BINARY_COMPLEX } else { code::COMPLEX } | flag);
                self.float(*real);
                self.float(*imag);
            }
            Const::List(items) => self.elements(code::LIST | flag, items, depth)?,
            Const::Set(items) => self.set(code::SET | flag, items, depth)?,
            Const::FrozenSet(items) => self.set(code::FROZENSET | flag, items, depth)?,
            Const::Dict(entries) => {
                self.out.push(code::DICT | flag);
                self.jobs.push(Job::DictEnd);
                for (key, value) in entries.iter().rev() {
                    self.jobs.push(Job::Value(value, depth + 1, Holder::Nobody));
                    self.jobs.push(Job::Value(key, depth + 1, Holder::Nobody));
                }
            }
            Const::Code(code) => self.code(code, depth, flag)?,
            // Written by `value` and `tuple`.
            _ => {}
        }
        Ok(())
    }

    fn code(&mut self, code: &'a CodeObject, depth: usize, flag: u8) -> Result<(), DumpError> {
        self.out.push(code::CODE | flag);
        let numbers = [code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize];
        for number in numbers.into_iter().chain([code.flags.0]) {
            self.out.extend(number.to_le_bytes());
        }
        let kinds: Vec<u8> = code.localspluskinds.iter().map(|&LocalKind(kind)| kind).collect();
        // A class body has its qualified name among its constants.
        let qualname = &code.qualname;
        let is_qualname =
            |item: &Const| matches!(item, Const::Str(text) if text.same_object(qualname));
        let in_consts = code.consts.iter().any(is_qualname);
        self.jobs.extend([
            Job::Bytes(&code.exceptiontable),
            Job::Bytes(&code.linetable),
            Job::Number(code.firstlineno),
            if in_consts { Job::Text(qualname, Holder::Nobody) } else { Job::Name(qualname) },
            Job::Name(&code.name),
            Job::Text(&code.filename, Holder::Somebody),
            Job::OwnBytes(kinds, Holder::Nobody),
            Job::Texts(&code.localsplusnames),
            Job::Texts(&code.names),
            Job::Consts(&code.consts, depth + 1),
            Job::OwnBytes(code.code.to_vec(), Holder::Somebody),
        ]);
        Ok(())
    }

    fn elements(&mut self, head: u8, items: &'a [Const], depth: usize) -> Result<(), DumpError> {
        self.out.push(head);
        self.size(items.len())?;
        self.jobs
            .extend(items.iter().rev().map(|item| Job::Value(item, depth + 1, Holder::Nobody)));
        Ok(())
    }

    fn tuple(
        &mut self,
        items: &'a [Const],
        id: Id,
        depth: usize,
        holder: Holder,
    ) -> Result<(), DumpError> {
        let holder = if items.is_empty() { Holder::Somebody } else { holder };
        let Some(flag) = self.begin(id, holder) else { return Ok(()) };
        self.tuple_head(items.len(), flag)?;
        self.jobs
            .extend(items.iter().rev().map(|item| Job::Value(item, depth + 1, Holder::Nobody)));
        Ok(())
    }

    fn texts(&mut self, texts: &'a [Text]) -> Result<(), DumpError> {
        let id = self.ids.texts(texts);
        let holder = if texts.is_empty() { Holder::Somebody } else { Holder::Nobody };
        let Some(flag) = self.begin(id, holder) else { return Ok(()) };
        self.tuple_head(texts.len(), flag)?;
        self.jobs.extend(texts.iter().rev().map(|text| Job::Text(text, Holder::Nobody)));
        Ok(())
    }

    fn tuple_head(&mut self, size: usize, flag: u8) -> Result<(), DumpError> {
        match u8::try_from(size) {
            Ok(size) if self.version >= 4 => self.out.extend([code::SMALL_TUPLE | flag, size]),
            _ => {
                self.out.push(code::TUPLE | flag);
                self.size(size)?;
            }
        }
        Ok(())
    }

    /// Elements of sets come in the order of their own marshalled forms, so that the bytes don't
    /// depend on hashes. While it writes them, CPython holds them in a list.
    fn set(&mut self, head: u8, items: &'a [Const], depth: usize) -> Result<(), DumpError> {
        self.out.push(head);
        self.size(items.len())?;
        let mut ordered: Vec<&Const> = items.iter().collect();
        let mut holder = Holder::Somebody;
        match self.policy {
            // As CPython wrote them.
            Policy::Recorded(_) => holder = Holder::Nobody,
            Policy::Count(_) => {}
            Policy::Shared(_) => ordered = self.ordered(items)?,
        }
        let jobs = ordered.into_iter().rev().map(|item| Job::Value(item, depth + 1, holder));
        self.jobs.extend(jobs);
        Ok(())
    }

    fn ordered(&mut self, items: &'a [Const]) -> Result<Vec<&'a Const>, DumpError> {
        let address = items.as_ptr() as usize;
        if let Some(ordered) = self.ordered.get(&address) {
            return Ok(ordered.clone());
        }
        if self.sets_open == MAX_NESTED_SETS {
            return Err(DumpError::TooDeep);
        }
        self.sets_open += 1;
        let mut keyed = Vec::with_capacity(items.len());
        for item in items {
            keyed.push((self.apart(item)?, item));
        }
        self.sets_open -= 1;
        keyed.sort_by(|a, b| a.0.cmp(&b.0));
        let ordered: Vec<&Const> = keyed.into_iter().map(|(_, item)| item).collect();
        self.ordered.insert(address, ordered.clone());
        Ok(ordered)
    }

    /// The marshalled form of an object by itself.
    fn apart(&mut self, item: &'a Const) -> Result<Vec<u8>, DumpError> {
        let out = std::mem::take(&mut self.out);
        let references = std::mem::take(&mut self.references);
        let jobs = std::mem::take(&mut self.jobs);
        let result = self.run(Job::Value(item, 1, Holder::Nobody));
        self.references = references;
        self.jobs = jobs;
        let form = std::mem::replace(&mut self.out, out);
        result.map(|()| form)
    }

    fn text(&mut self, text: &'a Text, holder: Holder) -> Result<(), DumpError> {
        // The empty string and those of one Latin-1 character are shared, as interned ones are.
        let mut chars = text.chars();
        let short = chars.next().is_none_or(|first| first < 256) && chars.next().is_none();
        let holder = if short || text.is_interned() { Holder::Somebody } else { holder };
        let id = self.ids.text(text);
        self.text_as(text, id, holder)
    }

    /// The name or qualified name of a code object.
    fn name(&mut self, text: &'a Text) -> Result<(), DumpError> {
        let is_static = STATIC_NAMES.iter().any(|name| text == name);
        let shared = is_static || text.is_interned();
        let id = self.ids.name(text, is_static);
        self.text_as(text, id, if shared { Holder::Somebody } else { Holder::Nobody })
    }

    fn text_as(&mut self, text: &'a Text, id: Id, holder: Holder) -> Result<(), DumpError> {
        let Some(flag) = self.begin(id, holder) else { return Ok(()) };
        let bytes = text.as_bytes();
        let interned = text.is_interned();
        let kind = match (self.version, text.is_ascii(), interned) {
            (4.., true, true) if bytes.len() < 256 => code::SHORT_ASCII_INTERNED,
            (4.., true, false) if bytes.len() < 256 => code::SHORT_ASCII,
            (4.., true, true) => code::ASCII_INTERNED,
            (4.., true, false) => code::ASCII,
            (3.., _, true) => code::INTERNED,
            _ => code::UNICODE,
        };
        self.out.push(kind | flag);
        match kind {
            code::SHORT_ASCII | code::SHORT_ASCII_INTERNED => self.out.push(bytes.len() as u8),
            _ => self.size(bytes.len())?,
        }
        self.out.extend(bytes);
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8], id: Id, holder: Holder) -> Result<(), DumpError> {
        // The empty object is shared.
        let holder = if bytes.is_empty() { Holder::Somebody } else { holder };
        let Some(flag) = self.begin(id, holder) else { return Ok(()) };
        self.out.push(code::BYTES | flag);
        self.size(bytes.len())?;
        self.out.extend(bytes);
        Ok(())
    }

    fn int(&mut self, value: i64, flag: u8) {
        if let Ok(small) = i32::try_from(value) {
            self.out.push(code::INT | flag);
            self.out.extend(small.to_le_bytes());
            return;
        }
        let digits = digits(value.unsigned_abs());
        self.long_digits(&digits, digits.len() as i32, value < 0, flag);
    }

    fn long(&mut self, digits: &[u16], negative: bool, flag: u8) -> Result<(), DumpError> {
        let count = i32::try_from(digits.len()).map_err(|_| DumpError::TooLarge)?;
        self.long_digits(digits, count, negative, flag);
        Ok(())
    }

    fn long_digits(&mut self, digits: &[u16], count: i32, negative: bool, flag: u8) {
        self.out.push(code::LONG | flag);
        self.out.extend(if negative { -count } else { count }.to_le_bytes());
        self.out.extend(digits.iter().flat_map(|digit| digit.to_le_bytes()));
    }

    fn float(&mut self, value: f64) {
        if self.version > 1 {
            self.out.extend(value.to_le_bytes());
        } else {
            let text = general_17(value);
            self.out.push(text.len() as u8);
            self.out.extend(text.as_bytes());
        }
    }

    fn size(&mut self, size: usize) -> Result<(), DumpError> {
        let size = i32::try_from(size).map_err(|_| DumpError::TooLarge)?;
        self.out.extend(size.to_le_bytes());
        Ok(())
    }
}

/// Names that are part of CPython itself, and so never only held by the code that has them.
const STATIC_NAMES: [&str; 8] = [
    "<module>",
    "<lambda>",
    "<genexpr>",
    "<listcomp>",
    "<setcomp>",
    "<dictcomp>",
    "<string>",
    "<unknown>",
];

#[cfg(test)]
mod tests;
