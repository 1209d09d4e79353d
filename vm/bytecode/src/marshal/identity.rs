//! Which constants are one object, for the references of the format.
//!
//! CPython's compiler keeps one object for all equal constants of a module, tuples and tables
//! included; the reader keeps what a file says in `Rc` identity, except where a code object's
//! field is a plain vector. So: immutable values and such fields are one object when they are
//! equal (to the bit, and in type), code objects and mutable containers when they are one `Rc`.

use std::collections::HashMap;
use std::rc::Rc;

use super::MAX_DEPTH;
use super::writer::DumpError;
use crate::code::{BigInt, Const};
use crate::text::Text;

/// An object's number.
pub(super) type Id = u32;

/// Where the objects come from, and so how equal strings are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strings {
    /// Each `Rc` is an object, as the reader makes them.
    ByAddress,
    /// Equal ones are one object.
    ByValue,
}

/// What makes an object that object.
#[derive(PartialEq, Eq, Hash)]
enum Shape<'a> {
    Singleton(u8),
    Int(i64),
    BigInt(&'a BigInt),
    Float(u64),
    Complex(u64, u64),
    Text { bytes: &'a [u8], interned: bool },
    StaticName(&'a [u8]),
    Bytes(&'a [u8]),
    Tuple(Vec<Id>),
    Address(usize),
}

pub(super) struct Identities<'a> {
    strings: Strings,
    shapes: HashMap<Shape<'a>, Id>,
    /// Tuples that have a number already: looked into once, however often they are referred to.
    tuples: HashMap<usize, Id>,
    next: Id,
}

impl<'a> Identities<'a> {
    pub(super) fn new(strings: Strings) -> Identities<'a> {
        Identities { strings, shapes: HashMap::new(), tuples: HashMap::new(), next: 0 }
    }

    /// The number of an object that is like no other.
    pub(super) fn unique(&mut self) -> Id {
        self.next += 1;
        self.next
    }

    fn number(&mut self, shape: Shape<'a>) -> Id {
        let next = &mut self.next;
        *self.shapes.entry(shape).or_insert_with(|| {
            *next += 1;
            *next
        })
    }

    pub(super) fn text(&mut self, text: &'a Text) -> Id {
        match self.strings {
            Strings::ByAddress => self.number(Shape::Address(text.address())),
            Strings::ByValue => {
                let (bytes, interned) = (text.as_bytes(), text.is_interned());
                self.number(Shape::Text { bytes, interned })
            }
        }
    }

    /// The name of a code object, which isn't one with an equal constant: either a string that is
    /// part of CPython, or one that each code object has for itself, unless it is interned.
    pub(super) fn name(&mut self, text: &'a Text, is_static: bool) -> Id {
        if text.is_interned() || self.strings == Strings::ByAddress {
            self.text(text)
        } else if is_static {
            self.number(Shape::StaticName(text.as_bytes()))
        } else {
            self.number(Shape::Address(text.address()))
        }
    }

    pub(super) fn bytes(&mut self, bytes: &'a [u8]) -> Id {
        self.number(Shape::Bytes(bytes))
    }

    /// A tuple of strings.
    pub(super) fn texts(&mut self, texts: &'a [Text]) -> Id {
        let ids = texts.iter().map(|text| self.text(text)).collect();
        self.number(Shape::Tuple(ids))
    }

    /// A tuple. `depth` is how deep it stands.
    pub(super) fn tuple(&mut self, items: &'a [Const], depth: usize) -> Result<Id, DumpError> {
        let mut open = vec![Open { items, address: None, ids: Vec::new() }];
        loop {
            let Some(top) = open.last_mut() else { return Err(DumpError::TooDeep) };
            match top.items.get(top.ids.len()) {
                Some(Const::Tuple(items)) => {
                    let address = address(items);
                    if let Some(&id) = self.tuples.get(&address) {
                        top.ids.push(id);
                    } else if depth + open.len() > MAX_DEPTH {
                        return Err(DumpError::TooDeep);
                    } else {
                        open.push(Open { items, address: Some(address), ids: Vec::new() });
                    }
                }
                Some(item) => {
                    let id = self.leaf(item);
                    top.ids.push(id);
                }
                None => {
                    let ids = std::mem::take(&mut top.ids);
                    let id = self.number(Shape::Tuple(ids));
                    let address = open.pop().and_then(|tuple| tuple.address);
                    self.tuples.extend(address.map(|address| (address, id)));
                    match open.last_mut() {
                        Some(outer) => outer.ids.push(id),
                        None => return Ok(id),
                    }
                }
            }
        }
    }

    pub(super) fn value(&mut self, value: &'a Const, depth: usize) -> Result<Id, DumpError> {
        let Const::Tuple(items) = value else { return Ok(self.leaf(value)) };
        let address = address(items);
        if let Some(&id) = self.tuples.get(&address) {
            return Ok(id);
        }
        let id = self.tuple(items, depth)?;
        self.tuples.insert(address, id);
        Ok(id)
    }

    /// What isn't a tuple.
    fn leaf(&mut self, value: &'a Const) -> Id {
        let shape = match value {
            Const::None => Shape::Singleton(0),
            Const::True => Shape::Singleton(1),
            Const::False => Shape::Singleton(2),
            Const::Ellipsis => Shape::Singleton(3),
            Const::StopIteration => Shape::Singleton(4),
            Const::Int(value) => Shape::Int(*value),
            Const::BigInt(value) => Shape::BigInt(value),
            // To CPython's compiler no NaN equals another.
            Const::Float(value) if value.is_nan() && self.strings == Strings::ByValue => {
                return self.unique();
            }
            Const::Float(value) => Shape::Float(value.to_bits()),
            Const::Complex(real, imag) => Shape::Complex(real.to_bits(), imag.to_bits()),
            Const::Str(text) => return self.text(text),
            Const::Bytes(bytes) => Shape::Bytes(bytes),
            Const::Tuple(items)
            | Const::List(items)
            | Const::Set(items)
            | Const::FrozenSet(items) => Shape::Address(address(items)),
            Const::Dict(entries) => Shape::Address(address(entries)),
            Const::Code(code) => Shape::Address(Rc::as_ptr(code).cast::<u8>() as usize),
        };
        self.number(shape)
    }
}

/// A tuple of which some elements have numbers.
struct Open<'a> {
    items: &'a [Const],
    address: Option<usize>,
    ids: Vec<Id>,
}

fn address<T>(items: &Rc<[T]>) -> usize {
    Rc::as_ptr(items).cast::<u8>() as usize
}
