//! Making Python classes and modules of native declarations.

use crate::object::{Ref, Type};
use crate::objects::module::Module;
use crate::vm::Vm;
use std::any::TypeId;
use std::cell::RefCell;
use std::collections::HashMap;

/// The classes of native objects that aren't built in, by payload.
#[derive(Default)]
pub struct NativeClasses {
    classes: RefCell<HashMap<TypeId, Box<Ref<Type>>>>,
}

impl NativeClasses {
    /// The class of `T`, which has been registered.
    pub fn get<T: 'static>(&self) -> &Ref<Type> {
        let classes = self.classes.borrow();
        let class: *const Ref<Type> = &raw const **classes
            .get(&TypeId::of::<T>())
            .unwrap_or_else(|| panic!("no class for {}", std::any::type_name::<T>()));
        // SAFETY: classes are boxed and never removed.
        unsafe { &*class }
    }
    pub fn insert<T: 'static>(&self, class: Ref<Type>) {
        self.classes.borrow_mut().insert(TypeId::of::<T>(), Box::new(class));
    }
}

/// A class with payload `T`.
pub fn new_native_class<T: crate::object::NativeObject>(_vm: &Vm) -> Ref<Type> {
    todo!()
}

/// A module as declared.
pub fn new_native_module(_vm: &Vm, _def: &super::ModuleDef) -> crate::error::PyResult<Ref<Module>> {
    todo!()
}
