//! None, Ellipsis and NotImplemented. They are values without objects.

/// Has no instances on the heap.
pub enum Singleton {}

impl crate::object::NativeObject for Singleton {
    fn class(vm: &crate::vm::Vm) -> &crate::object::Ref<crate::object::Type> {
        &vm.types.none_type
    }
}
