//! What the built-in types are made of: for each the declarations of its members and what
//! distinguishes it. `boot` makes the types of this.
//!
//! To add members to a type, add their [`ClassDef`] to the type's line in [`spec`].

mod docs;

use crate::native::ClassDef;
use crate::object::{Header, ShapeId, Type, TypeFlags, dealloc_native};
// By their paths, so that lines below can be added without touching this one.
use crate::objects as o;
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
            T::object => (&[o::object::Object::DEF], BASE),
            T::type_ => (&[Type::DEF, Type::ATTRIBUTES], TypeFlags { type_subclass: true, ..BASE }),
            T::none_type => (&[o::singletons::Singleton::NONE], FINAL),
            T::not_implemented_type => (&[o::singletons::Singleton::NOT_IMPLEMENTED], FINAL),
            T::ellipsis_type => (&[o::singletons::Singleton::ELLIPSIS], FINAL),
            T::int => {
                (&[o::int::Int::SLOTS, o::int::Int::DEF], TypeFlags { int_subclass: true, ..BASE })
            }
            T::bool_ => (&[o::bool::Bool::DEF], TypeFlags { int_subclass: true, ..FINAL }),
            T::float => (&[o::float::FloatObj::SLOTS, o::float::FloatObj::DEF], BASE),
            T::complex => (&[o::complex::Complex::DEF], BASE),
            T::str => (
                &[
                    o::str::Str::SLOTS,
                    o::str::Str::SEARCH,
                    o::str::Str::CASE,
                    o::str::Str::SPLIT,
                    o::str::Str::LAYOUT,
                    o::str::Str::TRANSLATE,
                    o::str::Str::CONVERT,
                    o::str::Str::FORMAT,
                ],
                TypeFlags { str_subclass: true, ..BASE },
            ),
            T::bytes => (
                &[
                    o::bytes::Bytes::SLOTS,
                    o::bytes::Bytes::SEARCH,
                    o::bytes::Bytes::CASE,
                    o::bytes::Bytes::SPLIT,
                    o::bytes::Bytes::LAYOUT,
                    o::bytes::Bytes::CONVERT,
                ],
                TypeFlags { bytes_subclass: true, ..BASE },
            ),
            T::tuple => (
                &[o::tuple::Tuple::OPERATORS, o::tuple::Tuple::METHODS],
                TypeFlags { tuple_subclass: true, ..BASE },
            ),
            T::list => (
                &[o::list::List::OPERATORS, o::list::List::METHODS],
                TypeFlags { list_subclass: true, ..BASE },
            ),
            T::dict => (
                &[o::dict::Dict::OPERATORS, o::dict::Dict::METHODS],
                TypeFlags { dict_subclass: true, ..BASE },
            ),
            T::set => (
                &[
                    o::set::Set::COMMON_OPERATORS,
                    o::set::Set::OPERATORS,
                    o::set::Set::COMMON_METHODS,
                    o::set::Set::METHODS,
                ],
                BASE,
            ),
            T::frozenset => (
                &[
                    o::set::FrozenSet::COMMON_OPERATORS,
                    o::set::FrozenSet::OPERATORS,
                    o::set::FrozenSet::COMMON_METHODS,
                ],
                BASE,
            ),
            T::range => (&[o::range::Range::DEF], FINAL),
            T::slice => (&[o::slice::Slice::DEF], FINAL),
            T::function => (&[o::function::Function::DEF], WITH_DICT),
            T::code => (&[o::code::Code::DEF], FINAL),
            T::cell => (&[o::cell::CellObj::DEF], FINAL),
            T::module => (&[o::module::Module::DEF], BASE_WITH_DICT),
            T::method => (&[o::method::Method::DEF], FINAL),
            T::builtin => (&[o::builtin::Builtin::DEF], FINAL),
            T::method_descriptor => (&[o::builtin::MethodDescriptor::DEF], FINAL),
            T::classmethod_descriptor => (&[o::builtin::ClassMethodDescriptor::DEF], FINAL),
            T::wrapper_descriptor => (&[o::wrapper::WrapperDescriptor::DEF], FINAL),
            T::method_wrapper => (&[o::wrapper::MethodWrapper::DEF], FINAL),
            T::getset_descriptor => (&[o::descriptor::GetSet::DEF], FINAL),
            T::member_descriptor => (&[o::descriptor::Member::DEF], FINAL),
            T::mappingproxy => (&[o::descriptor::MappingProxy::DEF], FINAL),
            T::property => (&[o::property::Property::DEF], BASE),
            T::staticmethod => (
                &[o::property::StaticMethod::DEF, o::property::StaticMethod::ATTRIBUTES],
                BASE_WITH_DICT,
            ),
            T::classmethod => (
                &[o::property::ClassMethod::DEF, o::property::ClassMethod::ATTRIBUTES],
                BASE_WITH_DICT,
            ),
            T::super_ => (&[o::super_object::Super::DEF], BASE),
            T::generator => (&[o::generator::Generator::DEF], FINAL),
            T::coroutine => (&[o::generator::Generator::COROUTINE], FINAL),
            T::coroutine_wrapper => (&[o::coroutine::CoroutineWrapper::DEF], FINAL),
            T::async_generator => (&[o::generator::Generator::ASYNC], FINAL),
            T::async_generator_asend => (&[o::async_generator::Send::DEF], FINAL),
            T::async_generator_athrow => (&[o::async_generator::Throw::DEF], FINAL),
            T::async_generator_wrapped_value => (&[], FINAL),
            T::anext_awaitable => (&[o::anext::AnextAwaitable::DEF], FINAL),
            T::frame => (&[o::frame::FrameObj::DEF], FINAL),
            T::traceback => (&[o::traceback::Traceback::DEF], FINAL),
            T::simple_namespace => (&[o::namespace::Namespace::DEF], BASE_WITH_DICT),
            T::generic_alias => (&[o::generic::GenericAlias::DEF], BASE),
            T::generic_alias_iterator => (&[o::generic::AliasIter::DEF], FINAL),
            T::union_type => (&[o::generic::Union::DEF], FINAL),
            T::list_iterator => (&[o::list::ListIter::DEF], FINAL),
            T::list_reverseiterator => (&[o::list::ListReverseIter::DEF], FINAL),
            T::tuple_iterator => (&[o::tuple::TupleIter::DEF], FINAL),
            T::str_iterator => (&[o::str::StrIter::DEF], FINAL),
            T::str_ascii_iterator => (&[o::str::StrIter::DEF], FINAL),
            T::bytes_iterator => (&[o::bytes::BytesIter::DEF], FINAL),
            T::range_iterator => (&[o::range::RangeIter::DEF], FINAL),
            T::longrange_iterator => (&[o::range::LongRangeIter::DEF], FINAL),
            T::dict_keys => (
                &[
                    o::dict::views::DictView::VIEW,
                    o::dict::views::DictView::SET_OPERATIONS,
                    o::dict::views::DictView::KEYS,
                ],
                FINAL,
            ),
            T::dict_values => {
                (&[o::dict::views::DictView::VIEW, o::dict::views::DictView::VALUES], FINAL)
            }
            T::dict_items => (
                &[
                    o::dict::views::DictView::VIEW,
                    o::dict::views::DictView::SET_OPERATIONS,
                    o::dict::views::DictView::ITEMS,
                ],
                FINAL,
            ),
            T::dict_keyiterator => {
                (&[o::dict::views::DictIter::ITERATOR, o::dict::views::DictIter::FORWARDS], FINAL)
            }
            T::dict_valueiterator => {
                (&[o::dict::views::DictIter::ITERATOR, o::dict::views::DictIter::FORWARDS], FINAL)
            }
            T::dict_itemiterator => {
                (&[o::dict::views::DictIter::ITERATOR, o::dict::views::DictIter::FORWARDS], FINAL)
            }
            T::dict_reversekeyiterator => {
                (&[o::dict::views::DictIter::ITERATOR, o::dict::views::DictIter::BACKWARDS], FINAL)
            }
            T::dict_reversevalueiterator => {
                (&[o::dict::views::DictIter::ITERATOR, o::dict::views::DictIter::BACKWARDS], FINAL)
            }
            T::dict_reverseitemiterator => {
                (&[o::dict::views::DictIter::ITERATOR, o::dict::views::DictIter::BACKWARDS], FINAL)
            }
            T::set_iterator => (&[o::set::SetIter::DEF], FINAL),
            T::callable_iterator => (&[o::iterators::CallableIter::DEF], FINAL),
            T::sequence_iterator => (&[o::iterators::SequenceIter::DEF], FINAL),
            T::enumerate => (&[o::iterators::Enumerate::DEF], BASE),
            T::zip => (&[o::iterators::Zip::DEF], BASE),
            T::map => (&[o::iterators::Map::DEF], BASE),
            T::filter => (&[o::iterators::Filter::DEF], BASE),
            T::reversed => (&[o::iterators::Reversed::DEF], BASE),
            T::base_exception => (
                &[o::exception::Exception::BASE],
                TypeFlags { exception_subclass: true, ..BASE_WITH_DICT },
            ),
        }
    }
}

/// The declarations of an exception class beyond what it inherits.
pub(crate) fn exception_spec(name: &str) -> Spec {
    let flags = TypeFlags { exception_subclass: true, ..BASE_WITH_DICT };
    Spec { defs: o::exception::members(name), flags, doc: docs::of_exception(name) }
}
