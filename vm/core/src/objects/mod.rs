//! The built-in objects, one folder or file for each type, each laid out alike: `mod` has the
//! payload and what native code does with it, `methods` what Python programs call, `iter` its
//! iterators.

pub mod anext;
pub mod async_generator;
pub mod bool;
pub mod builtin;
pub mod bytes;
pub mod cell;
pub mod class;
pub mod code;
pub mod complex;
pub(crate) mod construct;
pub mod coroutine;
pub mod descriptor;
pub mod dict;
pub mod exception;
pub mod float;
pub mod frame;
pub mod function;
pub mod generator;
pub mod generic;
pub mod instance;
pub mod int;
pub mod iterators;
pub mod list;
pub mod method;
pub mod module;
pub mod namespace;
pub mod object;
pub mod property;
pub(crate) mod quick;
pub mod range;
pub mod repr_guard;
pub(crate) mod sequence;
pub mod set;
pub mod singletons;
pub mod slice;
pub(crate) mod spec;
pub mod str;
pub mod super_object;
pub mod table;
pub mod traceback;
pub mod tuple;
pub mod wrapper;

/// Implements `NativeObject` for the payload of a built-in type.
macro_rules! native_object {
    ($payload:ty, $shape:ident, $field:ident) => {
        impl $crate::object::NativeObject for $payload {
            const SHAPE: $crate::object::ShapeId = $crate::object::ShapeId::$shape;
            fn class(vm: &$crate::vm::Vm) -> &$crate::object::Ref<$crate::object::Type> {
                &vm.types.$field
            }
        }
    };
}
pub(crate) use native_object;

/// The payload of a slot's receiver.
///
/// # Panics
///
/// If it is an instance of another class: slots are called for instances of theirs.
#[inline]
pub(crate) fn payload<T: crate::object::NativeObject>(value: &crate::value::Value) -> &T {
    value.downcast::<T>().expect("a slot's receiver is an instance of its class")
}
