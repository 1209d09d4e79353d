//! `'...' % (a, b)` as an f-string.

use apython_bytecode::{Const, Text};

use super::constant;
use crate::location::Location;
use crate::tree::{Expr, ExprKind};

/// Digits a width or a precision may have, and one more.
const MAX_DIGITS: usize = 3;

/// The pieces of the f-string, which takes the items out of the tuple; `None` (and the tuple as it
/// was) if the format says more than an f-string can.
pub(super) fn pieces(format: &Text, items: &mut Vec<Expr>) -> Option<Vec<Expr>> {
    if items.iter().any(|item| matches!(item.kind, ExprKind::Starred { .. })) {
        return None;
    }
    let units = units(format.as_bytes())?;
    let fields = units.iter().filter(|unit| matches!(unit, Unit::Field { .. })).count();
    if fields != items.len() {
        return None;
    }
    let mut items = std::mem::take(items).into_iter();
    let mut values = Vec::with_capacity(units.len());
    for unit in units {
        match unit {
            Unit::Literal(text) => {
                let text = Text::from_bytes(&text, false).ok()?;
                values.push(Expr { at: Location::NONE, kind: constant(Const::Str(text)) });
            }
            Unit::Field { conversion, spec } => {
                let value = items.next()?;
                let at = value.at;
                let spec = spec.map(|spec| {
                    Box::new(Expr { at, kind: constant(Const::Str(Text::new(&spec))) })
                });
                let kind = ExprKind::FormattedValue { value: Box::new(value), conversion, spec };
                values.push(Expr { at, kind });
            }
        }
    }
    Some(values)
}

enum Unit {
    Literal(Vec<u8>),
    Field { conversion: i32, spec: Option<String> },
}

fn units(format: &[u8]) -> Option<Vec<Unit>> {
    let mut units = Vec::new();
    let mut rest = format;
    loop {
        let literal = literal(&mut rest);
        if !literal.is_empty() {
            units.push(Unit::Literal(literal));
        }
        if rest.is_empty() {
            return Some(units);
        }
        rest = &rest[1..];
        units.push(field(&mut rest)?);
    }
}

/// Text up to a `%` that is not doubled.
fn literal(rest: &mut &[u8]) -> Vec<u8> {
    let mut text = Vec::new();
    loop {
        match **rest {
            [b'%', b'%', ..] => {
                text.push(b'%');
                *rest = &rest[2..];
            }
            [b'%', ..] | [] => return text,
            [byte, ..] => {
                text.push(byte);
                *rest = &rest[1..];
            }
        }
    }
}

/// What follows a `%`: flags, width, precision, and one of `s`, `r`, `a`.
fn field(rest: &mut &[u8]) -> Option<Unit> {
    let mut left = false;
    let mut next = || -> Option<u8> {
        let (&first, others) = rest.split_first()?;
        *rest = others;
        Some(first)
    };
    let mut byte = next()?;
    while matches!(byte, b'-' | b'+' | b' ' | b'#' | b'0') {
        left |= byte == b'-';
        byte = next()?;
    }
    let width = number(&mut byte, &mut next)?;
    let mut precision = None;
    if byte == b'.' {
        byte = next()?;
        precision = Some(number(&mut byte, &mut next)?.unwrap_or(0));
    }
    if !matches!(byte, b's' | b'r' | b'a') {
        return None;
    }
    let mut spec = String::new();
    if let Some(width) = width {
        if !left && width > 0 {
            spec.push('>');
        }
        spec.push_str(&width.to_string());
    }
    if let Some(precision) = precision {
        spec.push_str(&format!(".{precision}"));
    }
    let spec = (!spec.is_empty()).then_some(spec);
    Some(Unit::Field { conversion: i32::from(byte), spec })
}

/// Digits from `byte` on, which is then what follows them. The outer `None`: too many.
fn number(byte: &mut u8, next: &mut impl FnMut() -> Option<u8>) -> Option<Option<u32>> {
    if !byte.is_ascii_digit() {
        return Some(None);
    }
    let mut value = 0;
    let mut digits = 0;
    while byte.is_ascii_digit() {
        value = value * 10 + u32::from(*byte - b'0');
        *byte = next()?;
        digits += 1;
        if digits >= MAX_DIGITS {
            return None;
        }
    }
    Some(Some(value))
}
