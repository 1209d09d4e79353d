//! The iterators of built-in functions: enumerate, zip, map, filter, reversed, and those that
//! `iter` makes of callables and of old-style sequences.

use crate::value::Value;
use std::cell::{Cell, RefCell};

/// `iter(callable, sentinel)`; unbound parts once exhausted.
pub struct CallableIter {
    pub callable: RefCell<Value>,
    pub sentinel: RefCell<Value>,
}
super::native_object!(CallableIter, CALLABLE_ITERATOR, callable_iterator);

/// An iterator over an object with `__getitem__`; unbound once exhausted.
pub struct SequenceIter {
    pub sequence: RefCell<Value>,
    pub position: Cell<i64>,
}
super::native_object!(SequenceIter, SEQUENCE_ITERATOR, sequence_iterator);

pub struct Enumerate {
    pub iterator: Value,
    /// The next number, an int.
    pub count: RefCell<Value>,
}
super::native_object!(Enumerate, ENUMERATE, enumerate);

pub struct Zip {
    pub iterators: Box<[Value]>,
    pub strict: bool,
    pub exhausted: Cell<bool>,
}
super::native_object!(Zip, ZIP, zip);

pub struct Map {
    pub function: Value,
    pub iterators: Box<[Value]>,
}
super::native_object!(Map, MAP, map);

pub struct Filter {
    pub function: Value,
    pub iterator: Value,
}
super::native_object!(Filter, FILTER, filter);

/// `reversed` of a sequence with `__len__` and `__getitem__`; unbound once exhausted.
pub struct Reversed {
    pub sequence: RefCell<Value>,
    /// The next index.
    pub position: Cell<i64>,
}
super::native_object!(Reversed, REVERSED, reversed);
