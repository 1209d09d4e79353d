//! The beginning of a VM: the type of types, the built-in types, what they need to have names,
//! and then the dicts of all types.
//!
//! The order matters. Types are made first, without names, because a name is a str and a str
//! needs its type. Then come strings and names, then the VM around them; with a VM, the dicts
//! can be filled, in one go from static tables.

#[cfg(test)]
mod tests;

use crate::error::PyResult;
use crate::names::Names;
use crate::native::{self, ClassDef};
use crate::object::{Ref, ShapeId, ShapeKind, Shapes, Slots, Type, TypeParts};
use crate::objects::dict::Dict;
use crate::objects::exception::{Exception, ExceptionTypes, for_each_exception_type};
use crate::objects::spec::{BuiltinType, Layout, Spec, exception_spec};
use crate::objects::str::intern::Interned;
use crate::objects::tuple;
use crate::objects::wrapper::inherit_slots;
use crate::types::{Types, for_each_builtin_type};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use std::any::TypeId;

/// What a VM is put together from.
pub(crate) struct Foundation {
    pub types: Types,
    pub exceptions: ExceptionTypes,
    pub names: Names,
    pub interned: Interned,
    pub shapes: Shapes,
    pub empty_str: Value,
    pub empty_tuple: Value,
    pub latin1_chars: Box<[Value]>,
}

/// Makes everything that can be made without a VM.
pub(crate) fn lay_foundation() -> Foundation {
    let types = make_types();
    let shapes = Shapes::new(ShapeId::FIRST_DYNAMIC);
    let exceptions = make_exceptions(&types, &shapes);
    let interned = Interned::with_capacity(4096);
    let intern = |text: &str| interned.intern_view(&types.str, StrView::Latin1(text.as_bytes()));
    let names = Names::new(intern);
    let latin1_chars: Box<[Value]> = (0..=255u8)
        .map(|byte| interned.intern_view(&types.str, StrView::Latin1(&[byte])))
        .collect();
    let empty_str = interned.intern_view(&types.str, StrView::Latin1(&[]));
    let empty_tuple = tuple::allocate_empty(&types.tuple);
    name_types(&types, &exceptions, &intern, &empty_tuple);
    Foundation { types, exceptions, names, interned, shapes, empty_str, empty_tuple, latin1_chars }
}

/// The slots a native type gets: its own, then those of its base. A type right under `object`
/// without a `new` of its own can't be instantiated.
pub(crate) fn slots_of(defs: &[&ClassDef], base: &Ref<Type>) -> Slots {
    let mut slots = Slots::default();
    for def in defs {
        (def.set_slots)(&mut slots);
    }
    let new = slots.new;
    inherit_slots(&mut slots, base.slots());
    if base.base().is_none() {
        slots.new = new;
    }
    slots
}

fn parts(spec: &Spec, slots: Slots, base: Option<Ref<Type>>, layout: &Layout) -> TypeParts {
    TypeParts {
        name: Value::UNBOUND,
        qualname: Value::UNBOUND,
        base,
        bases: Value::UNBOUND,
        slots,
        flags: spec.flags,
        layout: layout.layout,
        dealloc: layout.dealloc,
        root_shape: layout.shape,
    }
}

/// Enters a new type below its base, which is complete.
pub(crate) fn derive(class: &Ref<Type>, base: &Ref<Type>) {
    let mut mro = vec![class.clone()];
    mro.extend(base.mro().iter().cloned());
    class.set_mro(mro);
    base.add_subclass(class);
}

fn make_types() -> Types {
    // `type` exists before `object`, its base, since `object` is an instance of it.
    let spec = BuiltinType::type_.spec();
    let type_ = Ref::new_type_of_types(Type::new(parts(
        &spec,
        Slots::default(),
        None,
        &BuiltinType::type_.layout(),
    )));
    let mut made: Vec<Ref<Type>> = Vec::with_capacity(BuiltinType::ALL.len());
    for &number in BuiltinType::ALL {
        let (layout, spec) = (number.layout(), number.spec());
        let class = if number == BuiltinType::object {
            let mut slots = Slots::default();
            spec.defs.iter().for_each(|def| (def.set_slots)(&mut slots));
            let object = Ref::new_in(&type_, Type::new(parts(&spec, slots, None, &layout)));
            object.set_mro(vec![object.clone()]);
            object
        } else {
            let base = made[layout.base as usize].clone();
            let slots = slots_of(spec.defs, &base);
            let class = if number == BuiltinType::type_ {
                type_.set_bases(Some(base.clone()), Value::UNBOUND);
                type_.set_slots(slots);
                type_.clone()
            } else {
                let parts = parts(&spec, slots, Some(base.clone()), &layout);
                Ref::new_in(&type_, Type::new(parts))
            };
            derive(&class, &base);
            class
        };
        made.push(class);
    }
    for class in &made {
        class.set_dict(Ref::new_in(&made[BuiltinType::dict as usize], Dict::default()));
    }
    types_from(made)
}

macro_rules! define_types_from {
    ($($field:ident $constant:ident $name:literal $payload:path => $base:ident;)*) => {
        fn types_from(made: Vec<Ref<Type>>) -> Types {
            let mut made = made.into_iter();
            Types { $($field: made.next().expect("one of each"),)* }
        }
        impl Types {
            /// All of them, in the order of [`BuiltinType`].
            pub(crate) fn all(&self) -> [&Ref<Type>; BuiltinType::ALL.len()] {
                [$(&self.$field,)*]
            }
        }
    };
}
for_each_builtin_type!(define_types_from);

fn make_exception(types: &Types, shapes: &Shapes, name: &str, base: &Ref<Type>) -> Ref<Type> {
    let spec = exception_spec(name);
    let layout = Layout {
        name: "",
        base: BuiltinType::base_exception,
        shape: ShapeId::NONE,
        layout: TypeId::of::<Exception>(),
        dealloc: BuiltinType::base_exception.layout().dealloc,
    };
    let slots = slots_of(spec.defs, base);
    let parts = parts(&spec, slots, Some(base.clone()), &layout);
    let class = Ref::new_in(&types.type_, Type::new(parts));
    let shape = shapes.add_root(class.pointer(), ShapeKind::Native);
    class.set_shapes(shape, shape);
    class.set_dict(Ref::new_in(&types.dict, Dict::default()));
    derive(&class, base);
    class
}

/// `ExceptionGroup` derives from `BaseExceptionGroup` and from `Exception`.
fn add_second_base(types: &Types, exceptions: &ExceptionTypes) {
    let group = &exceptions.exception_group;
    group.set_mro(vec![
        group.clone(),
        exceptions.base_exception_group.clone(),
        exceptions.exception.clone(),
        exceptions.base_exception.clone(),
        types.object.clone(),
    ]);
    exceptions.exception.add_subclass(group);
}

macro_rules! define_make_exceptions {
    ($($field:ident $name:literal $base:ident;)*) => {
        #[allow(non_camel_case_types, clippy::enum_variant_names)]
        enum ExceptionNumber {
            base_exception,
            $($field,)*
        }

        fn make_exceptions(types: &Types, shapes: &Shapes) -> ExceptionTypes {
            let mut made = vec![types.base_exception.clone()];
            $(
                debug_assert!(made.len() == ExceptionNumber::$field as usize);
                let base = &made[ExceptionNumber::$base as usize];
                let class = make_exception(types, shapes, $name, base);
                made.push(class);
            )*
            let mut made = made.into_iter();
            let mut next = || made.next().expect("one of each");
            let exceptions = ExceptionTypes { base_exception: next(), $($field: next(),)* };
            add_second_base(types, &exceptions);
            exceptions
        }

        impl ExceptionTypes {
            /// All but `BaseException`, with their names.
            pub(crate) fn all(&self) -> Vec<(&'static str, &Ref<Type>)> {
                vec![$(($name, &self.$field),)*]
            }
        }
    };
}
for_each_exception_type!(define_make_exceptions);

fn name_types(
    types: &Types,
    exceptions: &ExceptionTypes,
    intern: &dyn Fn(&str) -> Value,
    empty_tuple: &Value,
) {
    let set = |class: &Ref<Type>, name: &str| {
        class.set_name(intern(name));
        class.set_qualname(intern(native::split_module(name).1));
        let base = class.base();
        let bases = match &base {
            Some(base) => tuple::new_in(&types.tuple, &[base.to_value()]),
            None => empty_tuple.clone(),
        };
        class.set_bases(base, bases);
    };
    for (&number, class) in BuiltinType::ALL.iter().zip(types.all()) {
        set(class, number.layout().name);
    }
    for (name, class) in exceptions.all() {
        set(class, name);
    }
    let bases = [&exceptions.base_exception_group, &exceptions.exception].map(Ref::to_value);
    let bases = tuple::new_in(&types.tuple, &bases);
    exceptions.exception_group.set_bases(Some(exceptions.base_exception_group.clone()), bases);
}

/// Fills the dicts of the built-in types and exceptions.
pub(crate) fn fill_types(vm: &Vm) -> PyResult<()> {
    for (&number, class) in BuiltinType::ALL.iter().zip(vm.types.all()) {
        let spec = number.spec();
        native::fill_class(vm, class, spec.defs, spec.doc)?;
    }
    for (name, class) in vm.exceptions.all() {
        let spec = exception_spec(name);
        native::fill_class(vm, class, spec.defs, spec.doc)?;
    }
    Ok(())
}

/// Puts the types, the exceptions and the constants into the namespace of `builtins`.
pub(crate) fn fill_builtins(vm: &Vm) {
    let dict = &vm.builtins;
    let set = |class: &Ref<Type>| dict.set_interned(&class.name_value(), class.to_value());
    for (name, constant) in [
        ("None", Value::NONE),
        ("Ellipsis", Value::ELLIPSIS),
        ("NotImplemented", Value::NOT_IMPLEMENTED),
        ("False", Value::FALSE),
        ("True", Value::TRUE),
    ] {
        dict.set_str(vm, name, constant);
    }
    let types = BuiltinType::ALL.iter().zip(vm.types.all());
    types.filter(|(number, _)| number.is_public()).for_each(|(_, class)| set(class));
    dict.set_str(vm, "__debug__", Value::from_bool(vm.config.optimize == 0));
    vm.exceptions.all().into_iter().for_each(|(_, class)| set(class));
    for alias in ["EnvironmentError", "IOError"] {
        dict.set_str(vm, alias, vm.exceptions.os_error.to_value());
    }
}
