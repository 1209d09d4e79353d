//! Descriptors of native classes and of `__slots__`, and read-only views of class dicts.

use crate::native::GetSetDef;
use crate::object::{Ref, Type};
use crate::value::Value;

/// A computed attribute.
pub struct GetSet {
    pub def: &'static GetSetDef,
    pub class: Ref<Type>,
}

super::native_object!(GetSet, GETSET_DESCRIPTOR, getset_descriptor);

/// An attribute declared in `__slots__`.
pub struct Member {
    /// An interned str.
    pub name: Value,
    pub class: Ref<Type>,
    /// The slot of the instance.
    pub slot: u16,
}

super::native_object!(Member, MEMBER_DESCRIPTOR, member_descriptor);

/// A read-only view of a mapping.
pub struct MappingProxy {
    pub mapping: Value,
}

super::native_object!(MappingProxy, MAPPINGPROXY, mappingproxy);
