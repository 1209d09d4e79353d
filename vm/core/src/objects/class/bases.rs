//! The bases of a new class: which metaclass they call for, and which of them decides how
//! instances are laid out.

use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type};
use crate::value::Value;
use crate::vm::Vm;

/// The most derived of `metaclass` and the metaclasses of the bases.
pub(crate) fn calculate_metaclass(
    vm: &Vm,
    metaclass: &Ref<Type>,
    bases: &[Value],
) -> PyResult<Ref<Type>> {
    let mut winner = metaclass.clone();
    for base in bases {
        let candidate = base.type_of(vm);
        if winner.is_subtype_of(candidate) {
            continue;
        }
        if !candidate.is_subtype_of(&winner) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) \
                 subclass of the metaclasses of all its bases",
            ));
        }
        winner = candidate.clone();
    }
    Ok(winner)
}

/// The base whose instances' layout the class extends: its `__base__`.
pub(crate) fn best_base(vm: &Vm, bases: &[Value]) -> PyResult<Ref<Type>> {
    let mut best: Option<(Ref<Type>, Ref<Type>)> = None;
    for base in bases {
        let Some(base) = base.to_ref::<Type>() else {
            return Err(vm.type_error("bases must be types"));
        };
        if !base.flags().basetype {
            let message = format!("type '{}' is not an acceptable base type", base.name());
            return Err(vm.type_error(message));
        }
        let candidate = solid_base(vm, &base);
        match &best {
            None => best = Some((base, candidate)),
            Some((_, winner)) if winner.is_subtype_of(&candidate) => {}
            Some((_, winner)) if candidate.is_subtype_of(winner) => best = Some((base, candidate)),
            Some(_) => return Err(layout_conflict(vm)),
        }
    }
    Ok(best.map_or_else(|| vm.types.object.clone(), |(base, _)| base))
}

#[cold]
fn layout_conflict(vm: &Vm) -> Raised {
    vm.type_error("multiple bases have instance lay-out conflict")
}

/// The nearest class, from `class` along its `__base__`s, that adds to the layout of instances
/// (dict and weak references don't count).
pub(crate) fn solid_base(vm: &Vm, class: &Ref<Type>) -> Ref<Type> {
    let mut class = class.clone();
    while let Some(base) = class.base() {
        if adds_to_layout(vm, &class, &base) {
            break;
        }
        class = base;
    }
    class
}

/// Whether instances of a class have more than those of its base, dict and weak references
/// apart.
pub(super) fn adds_to_layout(vm: &Vm, class: &Ref<Type>, base: &Type) -> bool {
    if class.is_heap_type() {
        return class.facts().own_slots > 0;
    }
    class.layout() != base.layout() || declares_fields(vm, class)
}

/// Whether a native exception class has attributes of its own, for which its instances have
/// room that those of its base don't have. (All have the same payload.)
fn declares_fields(vm: &Vm, class: &Ref<Type>) -> bool {
    let types = &vm.exceptions;
    [
        &types.base_exception_group,
        &types.stop_iteration,
        &types.system_exit,
        &types.attribute_error,
        &types.import_error,
        &types.name_error,
        &types.os_error,
        &types.syntax_error,
        &types.unicode_decode_error,
        &types.unicode_encode_error,
        &types.unicode_translate_error,
    ]
    .iter()
    .any(|other| other.is(class))
}

/// Whether instances of a class have a `__dict__`.
pub(crate) fn has_dict(class: &Type) -> bool {
    let flags = class.flags();
    // Those of `type` are the classes, whose dict has a place of its own.
    flags.has_dict || flags.type_subclass
}

/// Whether instances of a class have a `__weakref__`.
pub(crate) fn has_weakrefs(vm: &Vm, class: &Ref<Type>) -> bool {
    if class.is_heap_type() {
        return class.facts().weakrefs;
    }
    let types = &vm.types;
    [&types.type_, &types.set, &types.frozenset, &types.module, &types.function]
        .iter()
        .any(|other| other.is(class))
}

/// Whether instances of a class vary in size in CPython, which leaves no room for `__slots__`.
pub(crate) fn is_variable_size(class: &Type) -> bool {
    let flags = class.flags();
    flags.int_subclass || flags.tuple_subclass || flags.bytes_subclass || flags.type_subclass
}
