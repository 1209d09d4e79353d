//! Assigning `__dict__` and `__class__` of objects and `__bases__` of classes.

use super::bases::{adds_to_layout, best_base};
use super::{mro, slot_table};
use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::instance;
use crate::value::Value;
use crate::vm::Vm;

/// `object.__dict__` of an object whose class adds one.
pub(super) fn get_dict(vm: &Vm, object: &Value) -> PyResult {
    match instance::instance_dict(vm, object) {
        Some(dict) => Ok(dict.into_value()),
        None => Err(no_dict(vm)),
    }
}

#[cold]
fn no_dict(vm: &Vm) -> Raised {
    vm.raise_message(&vm.exceptions.attribute_error, "This object has no __dict__")
}

/// Replaces `object.__dict__`, or empties it.
pub(super) fn set_dict(vm: &Vm, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let dict = match value {
        None => None,
        Some(value) => match value.to_ref::<Dict>() {
            Some(dict) => Some(dict),
            None => {
                let found = value.type_name(vm);
                let message = format!("__dict__ must be set to a dictionary, not a '{found}'");
                return Err(vm.type_error(message));
            }
        },
    };
    if instance::set_instance_dict(vm, object, dict) { Ok(()) } else { Err(no_dict(vm)) }
}

/// `object.__class__ = value`
pub(crate) fn set_class(vm: &Vm, object: &Value, value: Option<&Value>) -> PyResult<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete __class__ attribute"));
    };
    let Some(class) = value.to_ref::<Type>() else {
        let found = value.type_name(vm);
        let message = format!("__class__ must be set to a class, not '{found}' object");
        return Err(vm.type_error(message));
    };
    let old = object.type_of(vm).clone();
    let modules = class.is_subtype_of(&vm.types.module) && old.is_subtype_of(&vm.types.module);
    let mutable = class.is_heap_type() && old.is_heap_type();
    if !(modules || mutable) {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    }
    check_compatible(vm, &old, &class, "__class__")?;
    instance::change_class(vm, object, &class);
    Ok(())
}

/// Whether a class adds the same to the layout of its base as another one does: what is in
/// `__slots__`, a dict, weak references.
fn same_additions(a: &Type, b: &Type) -> bool {
    let (facts_a, facts_b) = (a.facts(), b.facts());
    let (names_a, names_b) = (a.slot_names(), b.slot_names());
    // What native classes add can't be compared.
    a.is_heap_type()
        && b.is_heap_type()
        && facts_a.adds_dict == facts_b.adds_dict
        && facts_a.adds_weakrefs == facts_b.adds_weakrefs
        && names_a.len() == names_b.len()
        && names_a.iter().zip(&names_b).all(|(a, b)| a.is(b))
}

/// Whether instances of a class are laid out as those of its base.
fn adds_nothing(vm: &Vm, class: &Ref<Type>, base: &Type) -> bool {
    let facts = class.facts();
    !facts.adds_dict && !facts.adds_weakrefs && !adds_to_layout(vm, class, base)
}

/// The class that decides how instances are laid out, dict and weak references counted.
fn layout_class(vm: &Vm, class: &Ref<Type>) -> Ref<Type> {
    let mut class = class.clone();
    while let Some(base) = class.base()
        && adds_nothing(vm, &class, &base)
    {
        class = base;
    }
    class
}

/// Whether CPython's cycle collector looks after instances of a class, which decides there how
/// they are freed.
fn is_collected(vm: &Vm, class: &Ref<Type>) -> bool {
    let types = &vm.types;
    let simple =
        [&types.object, &types.int, &types.float, &types.complex, &types.str, &types.bytes];
    class.is_heap_type() || !simple.iter().any(|other| other.is(class))
}

/// Whether objects of one class can become objects of the other.
fn check_compatible(vm: &Vm, old: &Ref<Type>, new: &Ref<Type>, attribute: &str) -> PyResult<()> {
    let differs = |what: &str| {
        let (new, old) = (new.name(), old.name());
        Err(vm.type_error(format!("{attribute} assignment: '{new}' {what} differs from '{old}'")))
    };
    if is_collected(vm, old) != is_collected(vm, new) {
        return differs("deallocator");
    }
    let same_kind = old.layout() == new.layout()
        && old.flags().slotted == new.flags().slotted
        && old.flags().prefix == new.flags().prefix;
    let (old_layout, new_layout) = (layout_class(vm, old), layout_class(vm, new));
    if old_layout.is(&new_layout) && same_kind {
        return Ok(());
    }
    let same_base = match (old_layout.base(), new_layout.base()) {
        (Some(old), Some(new)) => old.is(&new),
        (None, None) => true,
        _ => false,
    };
    if !same_kind || !same_base || !same_additions(&old_layout, &new_layout) {
        return differs("object layout");
    }
    Ok(())
}

/// `class.__bases__ = value`
pub(super) fn set_bases(vm: &Vm, class: &Ref<Type>, value: &Value) -> PyResult<()> {
    let bases = check_bases(vm, class, value)?;
    let base = best_base(vm, value.as_tuple_items().expect("checked"))?;
    let old_base = class.base().unwrap_or_else(|| vm.types.object.clone());
    check_compatible(vm, &old_base, &base, "__bases__")?;

    let (old_bases, old_orders) = (class.bases(), orders_below(class));
    class.set_bases(Some(base), value.clone());
    if let Err(raised) = old_orders.iter().try_for_each(|(class, _)| mro::set_order(vm, class)) {
        class.set_bases(Some(old_base), old_bases);
        for (class, order) in old_orders {
            class.set_mro(order);
        }
        class.modified(vm, None);
        return Err(raised);
    }
    for base in old_bases.as_tuple_items().unwrap_or(&[]).iter().filter_map(Value::to_ref::<Type>) {
        base.remove_subclass(class.pointer());
    }
    bases.iter().for_each(|base| base.add_subclass(class));
    class.modified(vm, None);
    slot_table::update_all(vm, class);
    Ok(())
}

fn check_bases(vm: &Vm, class: &Ref<Type>, value: &Value) -> PyResult<Vec<Ref<Type>>> {
    let name = class.name();
    let Some(items) = value.as_tuple_items() else {
        let found = value.type_name(vm);
        let message = format!("can only assign tuple to {name}.__bases__, not {found}");
        return Err(vm.type_error(message));
    };
    if items.is_empty() {
        let message = format!("can only assign non-empty tuple to {name}.__bases__, not ()");
        return Err(vm.type_error(message));
    }
    let mut bases = Vec::with_capacity(items.len());
    for item in items {
        let Some(base) = item.to_ref::<Type>() else {
            let found = item.type_name(vm);
            let message = format!("{name}.__bases__ must be tuple of classes, not '{found}'");
            return Err(vm.type_error(message));
        };
        if base.is_subtype_of(class) {
            return Err(vm.type_error("a __bases__ item causes an inheritance cycle"));
        }
        bases.push(base);
    }
    Ok(bases)
}

/// A class and all that derive from it, bases before what derives from them, each with its
/// present order.
fn orders_below(class: &Ref<Type>) -> Vec<(Ref<Type>, Vec<Ref<Type>>)> {
    fn visit(class: &Ref<Type>, found: &mut Vec<(Ref<Type>, Vec<Ref<Type>>)>) {
        for subclass in class.subclasses() {
            if !found.iter().any(|(other, _)| other.is(&subclass)) {
                visit(&subclass, found);
            }
        }
        found.push((class.clone(), class.mro().to_vec()));
    }
    let mut found = Vec::new();
    visit(class, &mut found);
    found.reverse();
    found
}
