//! Comparisons of built-in values that can be decided on the spot: without running Python,
//! without raising and without deep recursion.
//!
//! `None` means "ask `ops`", never "unequal". Only direct instances of built-in types are
//! decided here: a subclass may define its own comparison.

use crate::object::ShapeId;
use crate::objects::int::Int;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::value::Value;
use apython_text::hash::TupleHasher;
use std::cmp::Ordering;

/// How deep nested tuples are followed.
const MAX_DEPTH: u32 = 4;
/// Integers up to here are doubles without loss.
const EXACT_IN_DOUBLE: i64 = 1 << 53;

/// Whether `a is b or a == b`.
#[inline]
pub(crate) fn equal(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) || same_items(a, b) { Some(true) } else { equal_other(a, b, MAX_DEPTH) }
}

/// Whether both are tuples of the very same items.
#[inline(always)]
fn same_items(a: &Value, b: &Value) -> bool {
    let (Some(a), Some(b)) = (a.downcast_exact::<Tuple>(), b.downcast_exact::<Tuple>()) else {
        return false;
    };
    let (a, b) = (a.items(), b.items());
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.raw() == b.raw())
}

/// As [`equal`], for values that aren't the same.
#[inline(never)]
fn equal_other(a: &Value, b: &Value, depth: u32) -> Option<bool> {
    match (a.header(), b.header()) {
        (None, None) => Some(compare_numbers(a, b) == Some(Some(Ordering::Equal))),
        (Some(x), Some(y)) if x.shape() == y.shape() => match x.shape() {
            ShapeId::STR => {
                let (a, b) = (a.downcast_exact::<Str>()?, b.downcast_exact::<Str>()?);
                Some(!(a.is_interned() && b.is_interned()) && a.view() == b.view())
            }
            ShapeId::INT => match (a.downcast_exact::<Int>()?, b.downcast_exact::<Int>()?) {
                (Int::Wide(a), Int::Wide(b)) => Some(a == b),
                (Int::Big(a), Int::Big(b)) => Some(a == b),
                _ => Some(false),
            },
            ShapeId::TUPLE => {
                let (a, b) = (a.downcast_exact::<Tuple>()?, b.downcast_exact::<Tuple>()?);
                equal_items(a.items(), b.items(), depth)
            }
            _ => None,
        },
        _ => None,
    }
}

fn equal_items(a: &[Value], b: &[Value], depth: u32) -> Option<bool> {
    if a.len() != b.len() {
        return Some(false);
    }
    let depth = depth.checked_sub(1)?;
    for (a, b) in a.iter().zip(b) {
        if !a.is(b) && !equal_other(a, b, depth)? {
            return Some(false);
        }
    }
    Some(true)
}

/// The order of two numbers that aren't on the heap: the inner `None` if one is a NaN, the
/// outer one if they aren't numbers.
#[inline]
fn compare_numbers(a: &Value, b: &Value) -> Option<Option<Ordering>> {
    if let (Some(a), Some(b)) = (a.as_small_int(), b.as_small_int()) {
        return Some(Some(a.cmp(&b)));
    }
    Some(as_double(a)?.partial_cmp(&as_double(b)?))
}

/// The number as a double, if none of it is lost.
#[inline]
fn as_double(value: &Value) -> Option<f64> {
    if let Some(x) = value.as_f64() {
        return Some(x);
    }
    let x = match value.as_small_int() {
        Some(x) => x,
        None => i64::from(value.as_bool()?),
    };
    (-EXACT_IN_DOUBLE..=EXACT_IN_DOUBLE).contains(&x).then_some(x as f64)
}

/// Whether `a < b`.
#[inline]
pub(crate) fn less(a: &Value, b: &Value) -> Option<bool> {
    match compare(a, b, MAX_DEPTH)? {
        Some(ordering) => Some(ordering.is_lt()),
        None => Some(false),
    }
}

/// The order of two values; the inner `None` if they are unordered floats.
#[inline]
fn compare(a: &Value, b: &Value, depth: u32) -> Option<Option<Ordering>> {
    match (a.header(), b.header()) {
        (None, None) => compare_numbers(a, b),
        (Some(x), Some(y)) if x.shape() == y.shape() => match x.shape() {
            ShapeId::STR => {
                let (a, b) = (a.downcast_exact::<Str>()?, b.downcast_exact::<Str>()?);
                Some(Some(a.view().cmp(&b.view())))
            }
            ShapeId::TUPLE => {
                let (a, b) = (a.downcast_exact::<Tuple>()?, b.downcast_exact::<Tuple>()?);
                compare_items(a.items(), b.items(), depth)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Tuples are ordered as their first items that differ.
fn compare_items(a: &[Value], b: &[Value], depth: u32) -> Option<Option<Ordering>> {
    let depth = depth.checked_sub(1)?;
    for (x, y) in a.iter().zip(b) {
        if !x.is(y) && !equal_other(x, y, depth)? {
            return compare(x, y, depth);
        }
    }
    Some(Some(a.len().cmp(&b.len())))
}

/// `hash(value)`, for what is most often a key.
#[inline(always)]
pub(crate) fn hash(value: &Value) -> Option<i64> {
    if let Some(string) = value.downcast_exact::<Str>() {
        return Some(string.hash());
    }
    if let Some(x) = value.as_small_int() {
        return Some(apython_text::hash::hash_i64(x));
    }
    hash_tuple(value.downcast_exact::<Tuple>()?.items())
}

/// The hash of a tuple of strings and small integers.
#[inline(never)]
fn hash_tuple(items: &[Value]) -> Option<i64> {
    let mut hasher = TupleHasher::new();
    for item in items {
        hasher.add(match item.as_small_int() {
            Some(x) => apython_text::hash::hash_i64(x),
            None => item.downcast_exact::<Str>()?.hash(),
        });
    }
    Some(hasher.finish())
}

#[cfg(test)]
mod tests;
