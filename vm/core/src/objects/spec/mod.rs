//! What the built-in types are made of: for each the declarations of its members and what
//! distinguishes it. `boot` makes the types of this.
//!
//! To add members to a type, add their [`ClassDef`] to the type's line in [`spec`].

mod docs;

use crate::native::ClassDef;
use crate::object::{Header, ShapeId, Type, TypeFlags, dealloc_native};
use crate::objects::bool::Bool;
use crate::objects::complex::Complex;
use crate::objects::descriptor::{GetSet, MappingProxy, Member};
use crate::objects::dict::Dict;
use crate::objects::dict::views::{DictIter, DictView};
use crate::objects::float::FloatObj;
use crate::objects::int::Int;
use crate::objects::iterators::{
    CallableIter, Enumerate, Filter, Map, Reversed, SequenceIter, Zip,
};
use crate::objects::list::{List, ListIter, ListReverseIter};
use crate::objects::object::Object;
use crate::objects::property::{ClassMethod, Property, StaticMethod};
use crate::objects::range::{LongRangeIter, Range, RangeIter};
use crate::objects::set::{FrozenSet, Set, SetIter};
use crate::objects::slice::Slice;
use crate::objects::super_object::Super;
use crate::objects::tuple::{Tuple, TupleIter};
use crate::objects::wrapper::{MethodWrapper, WrapperDescriptor};
use crate::types::for_each_builtin_type;
use std::any::TypeId;
use std::ptr::NonNull;

/// What is known of a built-in type before it is made.
pub(crate) struct Layout {
    /// The name, with its module before it where that isn't `builtins`.
    pub name: &'static str,
    pub base: BuiltinType,
    pub shape: ShapeId,
    pub layout: TypeId,
    pub dealloc: unsafe fn(NonNull<Header>),
}

macro_rules! define_builtin {
    ($($field:ident $constant:ident $name:literal $payload:path => $base:ident;)*) => {
        /// The built-in types, by the name of their field in `Types`.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(non_camel_case_types)]
        pub(crate) enum BuiltinType {
            $($field,)*
        }

        impl BuiltinType {
            pub(crate) const ALL: &[BuiltinType] = &[$(BuiltinType::$field,)*];

            pub(crate) fn layout(self) -> Layout {
                match self {
                    $(BuiltinType::$field => Layout {
                        name: $name,
                        base: BuiltinType::$base,
                        shape: ShapeId::$constant,
                        layout: TypeId::of::<$payload>(),
                        dealloc: dealloc_native::<$payload>,
                    },)*
                }
            }
        }
    };
}
for_each_builtin_type!(define_builtin);

/// The members of a native type and what distinguishes it.
pub(crate) struct Spec {
    pub defs: &'static [&'static ClassDef],
    pub flags: TypeFlags,
    pub doc: Option<&'static str>,
}

const NO_FLAGS: TypeFlags = TypeFlags {
    heap_type: false,
    basetype: false,
    prefix: false,
    slotted: false,
    has_dict: false,
    abstract_: false,
    int_subclass: false,
    list_subclass: false,
    tuple_subclass: false,
    bytes_subclass: false,
    str_subclass: false,
    dict_subclass: false,
    exception_subclass: false,
    type_subclass: false,
};

/// A type that nothing can be derived from.
const FINAL: TypeFlags = NO_FLAGS;
/// A type that can be a base class.
const BASE: TypeFlags = TypeFlags { basetype: true, ..NO_FLAGS };
/// Instances have a `__dict__`, which the payload holds.
const WITH_DICT: TypeFlags = TypeFlags { has_dict: true, ..NO_FLAGS };
/// Both.
const BASE_WITH_DICT: TypeFlags = TypeFlags { has_dict: true, ..BASE };

impl BuiltinType {
    /// The type's own declarations and flags.
    pub(crate) fn spec(self) -> Spec {
        let (defs, flags): (&'static [&'static ClassDef], TypeFlags) = self.members();
        let (_, doc) = docs::of_type(self);
        Spec { defs, flags, doc }
    }

    /// `__text_signature__` of the class.
    pub(crate) fn text_signature(self) -> Option<&'static str> {
        docs::of_type(self).0
    }

    /// Whether `builtins` has it.
    pub(crate) fn is_public(self) -> bool {
        use BuiltinType as T;
        matches!(
            self,
            T::object
                | T::type_
                | T::int
                | T::bool_
                | T::float
                | T::complex
                | T::str
                | T::bytes
                | T::tuple
                | T::list
                | T::dict
                | T::set
                | T::frozenset
                | T::range
                | T::slice
                | T::property
                | T::staticmethod
                | T::classmethod
                | T::super_
                | T::enumerate
                | T::zip
                | T::map
                | T::filter
                | T::reversed
                | T::base_exception
        )
    }

    fn members(self) -> (&'static [&'static ClassDef], TypeFlags) {
        use BuiltinType as T;
        match self {
            T::object => (&[Object::DEF], BASE),
            T::type_ => (&[Type::DEF, Type::ATTRIBUTES], TypeFlags { type_subclass: true, ..BASE }),
            T::none_type => (&[], FINAL),
            T::not_implemented_type => (&[], FINAL),
            T::ellipsis_type => (&[], FINAL),
            T::int => (&[Int::SLOTS, Int::DEF], TypeFlags { int_subclass: true, ..BASE }),
            T::bool_ => (&[Bool::DEF], TypeFlags { int_subclass: true, ..FINAL }),
            T::float => (&[FloatObj::SLOTS, FloatObj::DEF], BASE),
            T::complex => (&[Complex::DEF], BASE),
            T::str => (&[], TypeFlags { str_subclass: true, ..BASE }),
            T::bytes => (&[], TypeFlags { bytes_subclass: true, ..BASE }),
            T::tuple => (&[], TypeFlags { tuple_subclass: true, ..BASE }),
            T::list => (&[], TypeFlags { list_subclass: true, ..BASE }),
            T::dict => (&[], TypeFlags { dict_subclass: true, ..BASE }),
            T::set => (&[], BASE),
            T::frozenset => (&[], BASE),
            T::range => (&[Range::DEF], FINAL),
            T::slice => (&[Slice::DEF], FINAL),
            T::tuple => {
                (&[Tuple::OPERATORS, Tuple::METHODS], TypeFlags { tuple_subclass: true, ..BASE })
            }
            T::list => {
                (&[List::OPERATORS, List::METHODS], TypeFlags { list_subclass: true, ..BASE })
            }
            T::dict => {
                (&[Dict::OPERATORS, Dict::METHODS], TypeFlags { dict_subclass: true, ..BASE })
            }
            T::set => {
                (&[Set::COMMON_OPERATORS, Set::OPERATORS, Set::COMMON_METHODS, Set::METHODS], BASE)
            }
            T::frozenset => (
                &[FrozenSet::COMMON_OPERATORS, FrozenSet::OPERATORS, FrozenSet::COMMON_METHODS],
                BASE,
            ),
            T::range => (&[], FINAL),
            T::slice => (&[], FINAL),
            T::function => (&[], WITH_DICT),
            T::code => (&[], FINAL),
            T::cell => (&[], FINAL),
            T::module => (&[], BASE_WITH_DICT),
            T::method => (&[], FINAL),
            T::builtin => (&[], FINAL),
            T::method_descriptor => (&[], FINAL),
            T::classmethod_descriptor => (&[], FINAL),
            T::wrapper_descriptor => (&[WrapperDescriptor::DEF], FINAL),
            T::method_wrapper => (&[MethodWrapper::DEF], FINAL),
            T::getset_descriptor => (&[GetSet::DEF], FINAL),
            T::member_descriptor => (&[Member::DEF], FINAL),
            T::mappingproxy => (&[MappingProxy::DEF], FINAL),
            T::property => (&[Property::DEF], BASE),
            T::staticmethod => (&[StaticMethod::DEF, StaticMethod::ATTRIBUTES], BASE_WITH_DICT),
            T::classmethod => (&[ClassMethod::DEF, ClassMethod::ATTRIBUTES], BASE_WITH_DICT),
            T::super_ => (&[Super::DEF], BASE),
            T::generator => (&[], FINAL),
            T::frame => (&[], FINAL),
            T::traceback => (&[], FINAL),
            T::simple_namespace => (&[], BASE_WITH_DICT),
            T::list_iterator => (&[ListIter::DEF], FINAL),
            T::list_reverseiterator => (&[ListReverseIter::DEF], FINAL),
            T::tuple_iterator => (&[TupleIter::DEF], FINAL),
            T::str_iterator => (&[], FINAL),
            T::str_ascii_iterator => (&[], FINAL),
            T::bytes_iterator => (&[], FINAL),
            T::range_iterator => (&[RangeIter::DEF], FINAL),
            T::longrange_iterator => (&[LongRangeIter::DEF], FINAL),
            T::dict_keys => (&[], FINAL),
            T::dict_values => (&[], FINAL),
            T::dict_items => (&[], FINAL),
            T::dict_keyiterator => (&[], FINAL),
            T::dict_valueiterator => (&[], FINAL),
            T::dict_itemiterator => (&[], FINAL),
            T::dict_reversekeyiterator => (&[], FINAL),
            T::dict_reversevalueiterator => (&[], FINAL),
            T::dict_reverseitemiterator => (&[], FINAL),
            T::set_iterator => (&[], FINAL),
            T::callable_iterator => (&[], FINAL),
            T::sequence_iterator => (&[], FINAL),
            T::enumerate => (&[], BASE),
            T::zip => (&[], BASE),
            T::map => (&[], BASE),
            T::filter => (&[], BASE),
            T::reversed => (&[], BASE),
            T::range_iterator => (&[], FINAL),
            T::longrange_iterator => (&[], FINAL),
            T::dict_keys => (&[DictView::VIEW, DictView::SET_OPERATIONS, DictView::KEYS], FINAL),
            T::dict_values => (&[DictView::VIEW, DictView::VALUES], FINAL),
            T::dict_items => (&[DictView::VIEW, DictView::SET_OPERATIONS, DictView::ITEMS], FINAL),
            T::dict_keyiterator => (&[DictIter::ITERATOR, DictIter::FORWARDS], FINAL),
            T::dict_valueiterator => (&[DictIter::ITERATOR, DictIter::FORWARDS], FINAL),
            T::dict_itemiterator => (&[DictIter::ITERATOR, DictIter::FORWARDS], FINAL),
            T::dict_reversekeyiterator => (&[DictIter::ITERATOR, DictIter::BACKWARDS], FINAL),
            T::dict_reversevalueiterator => (&[DictIter::ITERATOR, DictIter::BACKWARDS], FINAL),
            T::dict_reverseitemiterator => (&[DictIter::ITERATOR, DictIter::BACKWARDS], FINAL),
            T::set_iterator => (&[SetIter::DEF], FINAL),
            T::callable_iterator => (&[CallableIter::DEF], FINAL),
            T::sequence_iterator => (&[SequenceIter::DEF], FINAL),
            T::enumerate => (&[Enumerate::DEF], BASE),
            T::zip => (&[Zip::DEF], BASE),
            T::map => (&[Map::DEF], BASE),
            T::filter => (&[Filter::DEF], BASE),
            T::reversed => (&[Reversed::DEF], BASE),
            T::base_exception => (&[], TypeFlags { exception_subclass: true, ..BASE_WITH_DICT }),
        }
    }
}

/// The declarations of an exception class beyond what it inherits.
pub(crate) fn exception_spec(name: &str) -> Spec {
    let flags = TypeFlags { exception_subclass: true, ..BASE_WITH_DICT };
    Spec { defs: exception_members(name), flags, doc: docs::of_exception(name) }
}

/// By the class's name.
fn exception_members(_name: &str) -> &'static [&'static ClassDef] {
    &[]
}
