//! Strings, bytes, tuples and frozen sets.

use std::hash::{Hash, Hasher};
use std::rc::Rc;

use apython_bytecode::{Const, Text};
use apython_text::int::Int;
use rustc_hash::{FxHashMap, FxHasher};
use smallvec::SmallVec;

use super::int;

/// Characters a repeated string may have.
const MAX_TEXT: usize = 4096;
/// Items a repeated tuple may have, and with those of its items.
const MAX_ITEMS: usize = 256;
const MAX_TOTAL_ITEMS: i64 = 1024;

pub(super) fn concatenate(left: &Const, right: &Const) -> Option<Const> {
    Some(match (left, right) {
        (Const::Str(left), Const::Str(right)) => {
            Const::Str(text([left.as_bytes(), right.as_bytes()].concat())?)
        }
        (Const::Bytes(left), Const::Bytes(right)) => {
            Const::Bytes([&left[..], right].concat().into())
        }
        // Python gives the other one itself if one is empty, which is equal.
        (Const::Tuple(left), Const::Tuple(right)) => {
            Const::Tuple([&left[..], right].concat().into())
        }
        _ => return None,
    })
}

pub(super) fn repeat(value: &Const, count: &Int) -> Option<Const> {
    match value {
        Const::Str(repeated) => {
            let count = allowed(repeated.chars().count(), count, MAX_TEXT)?;
            Some(Const::Str(text(repeated.as_bytes().repeat(count))?))
        }
        Const::Bytes(bytes) => {
            let count = allowed(bytes.len(), count, MAX_TEXT)?;
            Some(Const::Bytes(bytes.repeat(count).into()))
        }
        Const::Tuple(items) => {
            let count = allowed(items.len(), count, MAX_ITEMS)?;
            if count > 0 && remaining(value, MAX_TOTAL_ITEMS / count as i64) < 0 {
                return None;
            }
            let repeated = std::iter::repeat_n(items.iter(), count).flatten();
            Some(Const::Tuple(repeated.cloned().collect()))
        }
        _ => None,
    }
}

/// How often something of that size may be repeated; nothing can be repeated as often as a word
/// can say, and stays nothing.
fn allowed(size: usize, count: &Int, limit: usize) -> Option<usize> {
    let Int::Small(count) = count else { return None };
    if size == 0 {
        return Some(0);
    }
    usize::try_from(*count).ok().filter(|&count| count <= limit / size)
}

/// What is left of a budget of items.
fn remaining(value: &Const, limit: i64) -> i64 {
    let (Const::Tuple(items) | Const::FrozenSet(items)) = value else { return limit };
    let mut limit = limit - items.len() as i64;
    for item in items.iter() {
        if limit < 0 {
            break;
        }
        limit = remaining(item, limit);
    }
    limit
}

/// `value[index]`.
pub(super) fn item(value: &Const, index: &Const) -> Option<Const> {
    let Int::Small(index) = int::value(index)? else { return None };
    let position = |length: usize| {
        let index = if index < 0 { index.checked_add(length as i64)? } else { index };
        usize::try_from(index).ok().filter(|&index| index < length)
    };
    Some(match value {
        Const::Tuple(items) => items[position(items.len())?].clone(),
        Const::Bytes(bytes) => Const::Int(i64::from(bytes[position(bytes.len())?])),
        Const::Str(text) => Const::Str(character(text, position(text.chars().count())?)?),
        _ => return None,
    })
}

/// One character of a string, by its number.
fn character(text: &Text, index: usize) -> Option<Text> {
    let bytes = text.as_bytes();
    let is_start = |byte: &u8| byte & 0xc0 != 0x80;
    let mut starts = (0..bytes.len()).filter(|&at| is_start(&bytes[at])).skip(index);
    let start = starts.next()?;
    let end = starts.next().unwrap_or(bytes.len());
    Text::from_bytes(&bytes[start..end], false).ok()
}

/// Joining strings cannot join surrogates: they stay apart.
fn text(bytes: Vec<u8>) -> Option<Text> {
    Text::from_bytes(&bytes, false).ok()
}

/// A frozen set of constants, the first of equal ones.
pub(super) fn frozen_set(values: Vec<Const>) -> Const {
    let mut distinct: Vec<Const> = Vec::with_capacity(values.len());
    // Of equal hashes, the places among the distinct ones.
    let mut places: FxHashMap<u64, SmallVec<[usize; 1]>> = FxHashMap::default();
    for value in values {
        let mut state = FxHasher::default();
        hash(&value, &mut state);
        let places = places.entry(state.finish()).or_default();
        if !places.iter().any(|&place| equal(&distinct[place], &value)) {
            places.push(distinct.len());
            distinct.push(value);
        }
    }
    Const::FrozenSet(Rc::from(distinct))
}

/// Equal constants have equal hashes.
fn hash(value: &Const, state: &mut FxHasher) {
    match (value, parts(value)) {
        // Without the sign of zero.
        (_, Some((real, imag))) => [real + 0.0, imag + 0.0].map(f64::to_bits).hash(state),
        (Const::Int(value), None) => value.hash(state),
        (Const::BigInt(value), None) => value.hash(state),
        (Const::Str(text), None) => text.hash(state),
        (Const::Bytes(bytes), None) => bytes.hash(state),
        (Const::Tuple(items), None) => items.iter().for_each(|item| hash(item, state)),
        _ => {}
    }
}

/// `==`, which calls `1`, `1.0` and `True` equal.
fn equal(a: &Const, b: &Const) -> bool {
    if let (Const::Tuple(a), Const::Tuple(b)) = (a, b) {
        return a.len() == b.len() && a.iter().zip(b.iter()).all(|(a, b)| equal(a, b));
    }
    if let (Some(a), Some(b)) = (int::value(a), int::value(b)) {
        return a == b;
    }
    match (parts(a), parts(b)) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// A number as a complex one, where that is exact.
fn parts(value: &Const) -> Option<(f64, f64)> {
    match value {
        Const::Float(value) => Some((*value, 0.0)),
        Const::Complex(real, imag) => Some((*real, *imag)),
        other => match int::value(other)? {
            Int::Small(value) if value.unsigned_abs() <= 1 << 53 => Some((value as f64, 0.0)),
            _ => None,
        },
    }
}
