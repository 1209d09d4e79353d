//! Which strings are interned, and what follows from that for sharing.
//!
//! CPython interns strings that look like names when it makes a code object of them. A string is
//! put in the place of an equal one that way, and a frozen set in which that happens is made
//! anew: code objects that would have shared it each have their own. Nothing but the bytes that
//! marshal writes tells the difference.

use std::sync::OnceLock;

use apython_bytecode::{Const, Text};
use rustc_hash::FxHashSet;

use super::{ConstCache, Key};
use crate::names::Names;

/// What a CPython process has interned before it compiles anything. Made by `interned.py`.
pub(super) const TABLE: &str = include_str!("interned.txt");

/// Whether a string becomes interned as a constant. `*` is, since `import *` has interned it
/// in every process, and there is only one string of that character.
pub(super) fn is_interned(text: &Text) -> bool {
    let is_name_char = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    text.as_bytes().iter().all(is_name_char) || text == "*"
}

impl ConstCache {
    /// The constants of a code object as they are once it is made.
    pub(crate) fn finish(&mut self, mut consts: Vec<Const>, names: &Names) -> Vec<Const> {
        for value in &mut consts {
            if let Some(changed) = with_interned_letters(value, names) {
                *value = changed;
            }
        }
        if !consts.iter().any(|value| is_made_anew(value, names)) {
            return consts;
        }
        // Equal lists of constants are one, with the sets in it.
        let key = Key(Const::Tuple(consts.as_slice().into()));
        let known = self.with_own_sets.entry(key).or_insert_with(|| {
            for value in &mut consts {
                if is_made_anew(value, names)
                    && let Const::FrozenSet(items) = value
                {
                    *items = items.iter().cloned().collect();
                }
            }
            consts
        });
        known.clone()
    }
}

/// There is only one string of each Latin-1 character: where it is an identifier too, it is
/// interned. `None`: nothing to change.
fn with_interned_letters(value: &Const, names: &Names) -> Option<Const> {
    match value {
        Const::Str(text) if is_letter(text) && !text.is_interned() => {
            names.find(text.to_str()?)?;
            Some(Const::Str(text.to_interned()))
        }
        Const::Tuple(items) => letters_in(items, names).map(|items| Const::Tuple(items.into())),
        Const::FrozenSet(items) => {
            letters_in(items, names).map(|items| Const::FrozenSet(items.into()))
        }
        _ => None,
    }
}

fn letters_in(items: &[Const], names: &Names) -> Option<Vec<Const>> {
    let at = items.iter().position(|item| with_interned_letters(item, names).is_some())?;
    let rest = items[at..].iter();
    let changed = rest.map(|item| with_interned_letters(item, names).unwrap_or(item.clone()));
    Some(items[..at].iter().cloned().chain(changed).collect())
}

/// One character from U+0080 to U+00FF.
fn is_letter(text: &Text) -> bool {
    matches!(text.as_bytes(), [0xc2 | 0xc3, _])
}

/// Whether it is a frozen set with a string in whose place another one is put: one that was
/// interned before, by the process or as an identifier of the source.
fn is_made_anew(value: &Const, names: &Names) -> bool {
    let Const::FrozenSet(items) = value else { return false };
    let is_replaced = |item: &Const| {
        let Const::Str(text) = item else { return false };
        let Some(name) = text.to_str().filter(|_| text.is_interned()) else { return false };
        match names.find(name).map(|identifier| names.text(identifier)) {
            // The constant came of the identifier, and is its object.
            Some(identifier) if identifier.same_object(text) => false,
            Some(_) if name.len() > 1 => true,
            _ => is_in_table(name),
        }
    };
    items.iter().any(is_replaced)
}

fn is_in_table(name: &str) -> bool {
    static KNOWN: OnceLock<FxHashSet<&'static str>> = OnceLock::new();
    KNOWN.get_or_init(|| TABLE.lines().collect()).contains(name)
}
