//! `super()`.

use crate::object::{Ref, Type};
use crate::value::Value;
use std::cell::RefCell;

#[derive(Default)]
pub struct Super {
    pub parts: RefCell<Option<SuperParts>>,
}

/// Where the search begins, and for whom.
#[derive(Clone)]
pub struct SuperParts {
    pub after: Ref<Type>,
    /// Unbound for an unbound super object.
    pub receiver: Value,
    /// The class whose resolution order is searched.
    pub start: Option<Ref<Type>>,
}

super::native_object!(Super, SUPER, super_);
