//! The table of interned strings.
//!
//! Every name in a code object is interned, and so is every attribute name before it is
//! looked up: names are then compared and hashed by address. Interned strings live as long
//! as the VM.

use super::{Str, allocate_unshared};
use crate::object::{Ref, Type};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::{OwnedStr, StrView};
use hashbrown::HashTable;
use std::cell::RefCell;

#[derive(Default)]
pub struct Interned {
    table: RefCell<HashTable<Value>>,
}

fn payload(value: &Value) -> &Str {
    value.downcast_exact::<Str>().expect("only strs are interned")
}

impl Interned {
    pub(crate) fn with_capacity(strings: usize) -> Interned {
        Interned { table: RefCell::new(HashTable::with_capacity(strings)) }
    }

    /// The interned str with these characters, made if need be. `view` is in its narrowest
    /// form.
    pub(crate) fn intern_view(&self, class: &Ref<Type>, view: StrView<'_>) -> Value {
        let hash = apython_text::hash::hash_bytes(crate::vm::hash_key(), view.raw_bytes()) as u64;
        let found = self.table.borrow().find(hash, |other| payload(other).view() == view).cloned();
        found.unwrap_or_else(|| {
            let made = allocate_unshared(class, view);
            payload(&made).hash.set(hash as i64);
            self.add(made)
        })
    }

    /// Interns a str object: itself, or the equal one that was first.
    pub(crate) fn intern_value(&self, value: &Value) -> Value {
        let string = payload(value);
        if string.is_interned() {
            return value.clone();
        }
        let hash = string.hash() as u64;
        let view = string.view();
        let found = self.table.borrow().find(hash, |other| payload(other).view() == view).cloned();
        found.unwrap_or_else(|| self.add(value.clone()))
    }

    fn add(&self, value: Value) -> Value {
        let string = payload(&value);
        string.interned.set(true);
        let rehash = |other: &Value| payload(other).hash() as u64;
        self.table.borrow_mut().insert_unique(string.hash() as u64, value.clone(), rehash);
        value
    }
}

impl Vm {
    /// The interned str with these characters.
    pub fn intern(&self, text: &str) -> Value {
        let class = &self.types.str;
        if text.is_ascii() {
            return self.interned.intern_view(class, StrView::Latin1(text.as_bytes()));
        }
        self.interned.intern_view(class, OwnedStr::from(text).as_view())
    }
    /// The interned str equal to this one, which may be an instance of a subclass of str.
    pub fn intern_value(&self, value: &Value) -> Value {
        match value.downcast_exact::<Str>() {
            Some(_) => self.interned.intern_value(value),
            None => {
                let view = value.as_str_view().expect("only strs are interned");
                self.interned.intern_view(&self.types.str, view.canonical().as_view())
            }
        }
    }
}
