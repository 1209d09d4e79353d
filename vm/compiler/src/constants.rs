//! Constants of a compilation: equal ones become one object, as CPython's compiler merges them.
//!
//! Equal means: of one type and one value, to the bit of floats; of tuples and frozen sets, that
//! this holds of their elements (`_PyCode_ConstantKey`). No NaN equals another. Code objects are
//! equal when all is that Python compares, which leaves out qualified name and file name.

mod interning;

use std::borrow::Borrow;
use std::hash::{Hash, Hasher};
use std::rc::Rc;

use apython_bytecode::{CodeObject, Const};
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};

/// The constants of a compilation, all its code objects together.
#[derive(Debug, Default)]
pub struct ConstCache {
    numbers: FxHashMap<Key<Const>, u32>,
    /// Lists of constants with sets that they share with no other list.
    with_own_sets: FxHashMap<Key<Const>, Vec<Const>>,
}

/// The constants of one code object, in the order of their first use.
#[derive(Debug, Default)]
pub struct Constants {
    list: Vec<Const>,
    /// From a constant's number in the cache to its place in the list.
    places: FxHashMap<u32, u32>,
}

impl ConstCache {
    pub fn new() -> ConstCache {
        ConstCache::default()
    }

    /// The constant that stands for all that equal `value`. Strings that look like identifiers
    /// come back interned, wherever they stand.
    pub fn merge(&mut self, value: Const) -> Const {
        self.number(value).0
    }

    /// The constant and its number.
    fn number(&mut self, value: Const) -> (Const, u32) {
        let key = Key(value);
        if let Some((known, &number)) = self.numbers.get_key_value(&key) {
            return (known.0.clone(), number);
        }
        let value = match key.0 {
            Const::Str(text) if interning::is_interned(&text) => Const::Str(text.to_interned()),
            Const::Tuple(items) => Const::Tuple(self.merge_all(items)),
            Const::FrozenSet(items) => Const::FrozenSet(self.merge_all(items)),
            other => other,
        };
        let number = self.numbers.len() as u32;
        self.numbers.insert(Key(value.clone()), number);
        (value, number)
    }

    fn merge_all(&mut self, items: Rc<[Const]>) -> Rc<[Const]> {
        items.iter().map(|item| self.merge(item.clone())).collect()
    }
}

impl Constants {
    pub fn new() -> Constants {
        Constants::default()
    }

    /// The index of the constant, which is added unless an equal one is there.
    pub fn add(&mut self, value: Const, cache: &mut ConstCache) -> u32 {
        let (value, number) = cache.number(value);
        *self.places.entry(number).or_insert_with(|| {
            self.list.push(value);
            self.list.len() as u32 - 1
        })
    }

    pub fn into_vec(self) -> Vec<Const> {
        self.list
    }
}

/// A constant that hashes and compares as said above.
#[derive(Debug)]
struct Key<C>(C);

impl<C: Borrow<Const>> PartialEq for Key<C> {
    fn eq(&self, other: &Key<C>) -> bool {
        same(self.0.borrow(), other.0.borrow())
    }
}

/// NaN breaks reflexivity; all that comes of it is that the map never finds one.
impl<C: Borrow<Const>> Eq for Key<C> {}

impl<C: Borrow<Const>> Hash for Key<C> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        hash(self.0.borrow(), state);
    }
}

/// Whether two constants are one.
pub(crate) fn same(a: &Const, b: &Const) -> bool {
    match (a, b) {
        (Const::Int(a), Const::Int(b)) => a == b,
        (Const::BigInt(a), Const::BigInt(b)) => a == b,
        (Const::Float(a), Const::Float(b)) => same_float(*a, *b),
        (Const::Complex(real_a, imag_a), Const::Complex(real_b, imag_b)) => {
            same_float(*real_a, *real_b) && same_float(*imag_a, *imag_b)
        }
        (Const::Str(a), Const::Str(b)) => a == b,
        (Const::Bytes(a), Const::Bytes(b)) => a == b,
        (Const::Tuple(a), Const::Tuple(b)) => same_lists(a, b),
        (Const::FrozenSet(a), Const::FrozenSet(b)) => same_sets(a, b),
        (Const::Code(a), Const::Code(b)) => Rc::ptr_eq(a, b) || same_code(a, b),
        // A compiler makes none of these.
        (Const::List(a), Const::List(b)) | (Const::Set(a), Const::Set(b)) => Rc::ptr_eq(a, b),
        (Const::Dict(a), Const::Dict(b)) => Rc::ptr_eq(a, b),
        _ => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

fn same_float(a: f64, b: f64) -> bool {
    a.to_bits() == b.to_bits() && !a.is_nan()
}

fn same_lists(a: &[Const], b: &[Const]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
}

/// Both have no element twice, so that one inclusion is enough.
fn same_sets(a: &Rc<[Const]>, b: &Rc<[Const]>) -> bool {
    const FEW: usize = 8;
    if Rc::ptr_eq(a, b) || a.len() != b.len() {
        return a.len() == b.len();
    }
    if a.len() <= FEW {
        return a.iter().all(|a| b.iter().any(|b| same(a, b)));
    }
    let in_b: FxHashSet<Key<&Const>> = b.iter().map(Key).collect();
    a.iter().all(|a| in_b.contains(&Key(a)))
}

fn same_code(a: &CodeObject, b: &CodeObject) -> bool {
    let numbers = |code: &CodeObject| {
        (code.argcount, code.posonlyargcount, code.kwonlyargcount, code.flags, code.firstlineno)
    };
    numbers(a) == numbers(b)
        && a.name == b.name
        && a.code == b.code
        && a.linetable == b.linetable
        && a.exceptiontable == b.exceptiontable
        && a.names == b.names
        && a.localsplusnames == b.localsplusnames
        && same_lists(&a.consts, &b.consts)
}

fn hash<H: Hasher>(value: &Const, state: &mut H) {
    std::mem::discriminant(value).hash(state);
    match value {
        Const::Int(value) => value.hash(state),
        Const::BigInt(value) => value.hash(state),
        Const::Float(value) => value.to_bits().hash(state),
        Const::Complex(real, imag) => (real.to_bits(), imag.to_bits()).hash(state),
        Const::Str(text) => text.hash(state),
        Const::Bytes(bytes) => bytes.hash(state),
        Const::Tuple(items) => {
            state.write_usize(items.len());
            items.iter().for_each(|item| hash(item, state));
        }
        // In any order.
        Const::FrozenSet(items) => {
            let sum = items.iter().fold(0u64, |sum, item| sum.wrapping_add(hash_alone(item)));
            state.write_u64(sum);
        }
        // Many may stand on one line.
        Const::Code(code) => (code.firstlineno, &code.name, &code.linetable).hash(state),
        Const::None
        | Const::True
        | Const::False
        | Const::Ellipsis
        | Const::StopIteration
        | Const::List(_)
        | Const::Set(_)
        | Const::Dict(_) => {}
    }
}

fn hash_alone(value: &Const) -> u64 {
    let mut state = FxHasher::default();
    hash(value, &mut state);
    state.finish()
}

#[cfg(test)]
mod tests;
