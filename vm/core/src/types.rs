//! The built-in types: one list, from which come the constant shapes, the table of types and
//! the order in which they are made.

use crate::object::{Ref, ShapeId, Type};

/// Calls `$callback` with `field CONSTANT "python name" payload => base-field;` for every
/// built-in type. A base stands before the types that derive from it.
macro_rules! for_each_builtin_type {
    ($callback:ident) => {
        $callback! {
            object OBJECT "object" crate::objects::object::Object => object;
            type_ TYPE "type" crate::object::Type => object;
            none_type NONE_TYPE "NoneType" crate::objects::singletons::Singleton => object;
            not_implemented_type NOT_IMPLEMENTED_TYPE "NotImplementedType" crate::objects::singletons::Singleton => object;
            ellipsis_type ELLIPSIS_TYPE "ellipsis" crate::objects::singletons::Singleton => object;
            int INT "int" crate::objects::int::Int => object;
            bool_ BOOL "bool" crate::objects::int::Int => int;
            float FLOAT "float" crate::objects::float::FloatObj => object;
            complex COMPLEX "complex" crate::objects::complex::Complex => object;
            str STR "str" crate::objects::str::Str => object;
            bytes BYTES "bytes" crate::objects::bytes::Bytes => object;
            tuple TUPLE "tuple" crate::objects::tuple::Tuple => object;
            list LIST "list" crate::objects::list::List => object;
            dict DICT "dict" crate::objects::dict::Dict => object;
            set SET "set" crate::objects::set::Set => object;
            frozenset FROZENSET "frozenset" crate::objects::set::FrozenSet => object;
            range RANGE "range" crate::objects::range::Range => object;
            slice SLICE "slice" crate::objects::slice::Slice => object;
            function FUNCTION "function" crate::objects::function::Function => object;
            code CODE "code" crate::objects::code::Code => object;
            cell CELL "cell" crate::objects::cell::CellObj => object;
            module MODULE "module" crate::objects::module::Module => object;
            method METHOD "method" crate::objects::method::Method => object;
            builtin BUILTIN "builtin_function_or_method" crate::objects::builtin::Builtin => object;
            method_descriptor METHOD_DESCRIPTOR "method_descriptor" crate::objects::builtin::MethodDescriptor => object;
            classmethod_descriptor CLASSMETHOD_DESCRIPTOR "classmethod_descriptor" crate::objects::builtin::ClassMethodDescriptor => object;
            wrapper_descriptor WRAPPER_DESCRIPTOR "wrapper_descriptor" crate::objects::wrapper::WrapperDescriptor => object;
            method_wrapper METHOD_WRAPPER "method-wrapper" crate::objects::wrapper::MethodWrapper => object;
            getset_descriptor GETSET_DESCRIPTOR "getset_descriptor" crate::objects::descriptor::GetSet => object;
            member_descriptor MEMBER_DESCRIPTOR "member_descriptor" crate::objects::descriptor::Member => object;
            mappingproxy MAPPINGPROXY "mappingproxy" crate::objects::descriptor::MappingProxy => object;
            property PROPERTY "property" crate::objects::property::Property => object;
            staticmethod STATICMETHOD "staticmethod" crate::objects::property::StaticMethod => object;
            classmethod CLASSMETHOD "classmethod" crate::objects::property::ClassMethod => object;
            super_ SUPER "super" crate::objects::super_object::Super => object;
            generator GENERATOR "generator" crate::objects::generator::Generator => object;
            coroutine COROUTINE "coroutine" crate::objects::generator::Generator => object;
            coroutine_wrapper COROUTINE_WRAPPER "coroutine_wrapper" crate::objects::coroutine::CoroutineWrapper => object;
            async_generator ASYNC_GENERATOR "async_generator" crate::objects::generator::Generator => object;
            async_generator_asend ASYNC_GENERATOR_ASEND "async_generator_asend" crate::objects::async_generator::Send => object;
            async_generator_athrow ASYNC_GENERATOR_ATHROW "async_generator_athrow" crate::objects::async_generator::Throw => object;
            async_generator_wrapped_value ASYNC_GENERATOR_WRAPPED_VALUE "async_generator_wrapped_value" crate::objects::async_generator::Wrapped => object;
            anext_awaitable ANEXT_AWAITABLE "anext_awaitable" crate::objects::anext::AnextAwaitable => object;
            frame FRAME "frame" crate::objects::frame::FrameObj => object;
            traceback TRACEBACK "traceback" crate::objects::traceback::Traceback => object;
            simple_namespace SIMPLE_NAMESPACE "types.SimpleNamespace" crate::objects::namespace::Namespace => object;
            generic_alias GENERIC_ALIAS "types.GenericAlias" crate::objects::generic::GenericAlias => object;
            generic_alias_iterator GENERIC_ALIAS_ITERATOR "generic_alias_iterator" crate::objects::generic::AliasIter => object;
            union_type UNION_TYPE "types.UnionType" crate::objects::generic::Union => object;
            list_iterator LIST_ITERATOR "list_iterator" crate::objects::list::ListIter => object;
            list_reverseiterator LIST_REVERSEITERATOR "list_reverseiterator" crate::objects::list::ListReverseIter => object;
            tuple_iterator TUPLE_ITERATOR "tuple_iterator" crate::objects::tuple::TupleIter => object;
            str_iterator STR_ITERATOR "str_iterator" crate::objects::str::StrIter => object;
            str_ascii_iterator STR_ASCII_ITERATOR "str_ascii_iterator" crate::objects::str::StrIter => object;
            bytes_iterator BYTES_ITERATOR "bytes_iterator" crate::objects::bytes::BytesIter => object;
            range_iterator RANGE_ITERATOR "range_iterator" crate::objects::range::RangeIter => object;
            longrange_iterator LONGRANGE_ITERATOR "longrange_iterator" crate::objects::range::LongRangeIter => object;
            dict_keys DICT_KEYS "dict_keys" crate::objects::dict::views::DictView => object;
            dict_values DICT_VALUES "dict_values" crate::objects::dict::views::DictView => object;
            dict_items DICT_ITEMS "dict_items" crate::objects::dict::views::DictView => object;
            dict_keyiterator DICT_KEYITERATOR "dict_keyiterator" crate::objects::dict::views::DictIter => object;
            dict_valueiterator DICT_VALUEITERATOR "dict_valueiterator" crate::objects::dict::views::DictIter => object;
            dict_itemiterator DICT_ITEMITERATOR "dict_itemiterator" crate::objects::dict::views::DictIter => object;
            dict_reversekeyiterator DICT_REVERSEKEYITERATOR "dict_reversekeyiterator" crate::objects::dict::views::DictIter => object;
            dict_reversevalueiterator DICT_REVERSEVALUEITERATOR "dict_reversevalueiterator" crate::objects::dict::views::DictIter => object;
            dict_reverseitemiterator DICT_REVERSEITEMITERATOR "dict_reverseitemiterator" crate::objects::dict::views::DictIter => object;
            set_iterator SET_ITERATOR "set_iterator" crate::objects::set::SetIter => object;
            callable_iterator CALLABLE_ITERATOR "callable_iterator" crate::objects::iterators::CallableIter => object;
            sequence_iterator SEQUENCE_ITERATOR "iterator" crate::objects::iterators::SequenceIter => object;
            enumerate ENUMERATE "enumerate" crate::objects::iterators::Enumerate => object;
            zip ZIP "zip" crate::objects::iterators::Zip => object;
            map MAP "map" crate::objects::iterators::Map => object;
            filter FILTER "filter" crate::objects::iterators::Filter => object;
            reversed REVERSED "reversed" crate::objects::iterators::Reversed => object;
            base_exception BASE_EXCEPTION "BaseException" crate::objects::exception::Exception => object;
        }
    };
}
pub(crate) use for_each_builtin_type;

macro_rules! define_types {
    ($($field:ident $constant:ident $name:literal $payload:path => $base:ident;)*) => {
        /// The built-in types.
        pub struct Types {
            $(pub $field: Ref<Type>,)*
        }

        #[repr(u32)]
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number {
            _None,
            $($constant,)*
            First,
        }

        impl ShapeId {
            $(pub const $constant: ShapeId = ShapeId(Number::$constant as u32);)*
            /// The first number that isn't a built-in type's.
            pub const FIRST_DYNAMIC: u32 = Number::First as u32;
        }
    };
}
for_each_builtin_type!(define_types);
