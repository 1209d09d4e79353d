//! property, staticmethod and classmethod.

mod methods;
mod wrappers;

use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::value::Value;
use std::cell::{Cell, RefCell};

/// Each part is None where it is absent.
pub struct Property {
    pub getter: RefCell<Value>,
    pub setter: RefCell<Value>,
    pub deleter: RefCell<Value>,
    pub doc: RefCell<Value>,
    /// The name it was bound to in a class; unbound before.
    pub name: RefCell<Value>,
    /// `doc` is the getter's.
    pub doc_of_getter: Cell<bool>,
}

super::native_object!(Property, PROPERTY, property);

pub struct StaticMethod {
    pub callable: RefCell<Value>,
    pub dict: RefCell<Option<Ref<Dict>>>,
}

super::native_object!(StaticMethod, STATICMETHOD, staticmethod);

pub struct ClassMethod {
    pub callable: RefCell<Value>,
    pub dict: RefCell<Option<Ref<Dict>>>,
}

super::native_object!(ClassMethod, CLASSMETHOD, classmethod);
