//! `__slots__`: what a class says of the attributes of its instances.

use super::bases::{has_dict, has_weakrefs, is_variable_size};
use crate::error::PyResult;
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// What instances of a new class get that those of its base don't have.
#[derive(Default)]
pub(super) struct Additions {
    pub dict: bool,
    pub weakrefs: bool,
    /// Mangled, sorted, interned.
    pub names: Vec<Value>,
}

/// Reads `__slots__` in the namespace of class `name`.
pub(super) fn additions(
    vm: &Vm,
    name: &Value,
    namespace: &Ref<Dict>,
    base: &Ref<Type>,
    bases: &[Value],
) -> PyResult<Additions> {
    let may_add_dict = !has_dict(base);
    let may_add_weakrefs = !has_weakrefs(vm, base) && !is_variable_size(base);
    let Some(slots) = namespace.get_interned(&vm.names.__slots__) else {
        return Ok(Additions { dict: may_add_dict, weakrefs: may_add_weakrefs, names: Vec::new() });
    };
    let slots = if slots.is_str() { vec![slots] } else { ops::collect(vm, &slots)? };
    if !slots.is_empty() && is_variable_size(base) {
        let base = base.name();
        let message = format!("nonempty __slots__ not supported for subtype of '{base}'");
        return Err(vm.type_error(message));
    }
    let mut added = read_slots(vm, &slots, may_add_dict, may_add_weakrefs)?;
    for slot in &mut added.names {
        *slot = mangle(vm, name, slot);
        check_conflict(vm, namespace, slot)?;
    }
    added.names.sort_by(|a, b| {
        let view = |value: &Value| value.as_str_view().map(|view| view.chars().collect::<Vec<_>>());
        view(a).cmp(&view(b))
    });
    add_from_bases(vm, &mut added, base, bases, may_add_dict, may_add_weakrefs);
    Ok(added)
}

fn read_slots(
    vm: &Vm,
    slots: &[Value],
    may_add_dict: bool,
    may_add_weakrefs: bool,
) -> PyResult<Additions> {
    let mut added = Additions::default();
    for slot in slots {
        let Some(view) = slot.as_str_view() else {
            let found = slot.type_name(vm);
            let message = format!("__slots__ items must be strings, not '{found}'");
            return Err(vm.type_error(message));
        };
        if !apython_text::case::is_identifier(view) {
            return Err(vm.type_error("__slots__ must be identifiers"));
        }
        let (flag, may_add) = if view.eq_str("__dict__") {
            (&mut added.dict, may_add_dict)
        } else if view.eq_str("__weakref__") {
            (&mut added.weakrefs, may_add_weakrefs)
        } else {
            added.names.push(slot.clone());
            continue;
        };
        if !may_add || *flag {
            let slot = to_string_lossy(slot);
            return Err(vm.type_error(format!("{slot} slot disallowed: we already got one")));
        }
        *flag = true;
    }
    Ok(added)
}

fn check_conflict(vm: &Vm, namespace: &Ref<Dict>, slot: &Value) -> PyResult<()> {
    // The compiler puts these into the namespace; they don't become class variables.
    let names = &vm.names;
    let made = [&names.__qualname__, &names.__classcell__, &names.__classdictcell__];
    if namespace.get_interned(slot).is_none() || made.iter().any(|name| name.is(slot)) {
        return Ok(());
    }
    let slot = to_string_lossy(&ops::repr(vm, slot)?);
    Err(vm.value_error(format!("{slot} in __slots__ conflicts with class variable")))
}

/// Bases beside the best one may bring a dict or weak references.
fn add_from_bases(
    vm: &Vm,
    added: &mut Additions,
    base: &Ref<Type>,
    bases: &[Value],
    may_add_dict: bool,
    may_add_weakrefs: bool,
) {
    if bases.len() < 2 {
        return;
    }
    let others = bases.iter().filter_map(|base| base.to_ref::<Type>());
    for other in others.filter(|other| !other.is(base)) {
        added.dict |= may_add_dict && has_dict(&other);
        added.weakrefs |= may_add_weakrefs && has_weakrefs(vm, &other);
    }
}

/// A name as it is within class `class_name`: `__x` becomes `_Class__x`. Interned.
fn mangle(vm: &Vm, class_name: &Value, name: &Value) -> Value {
    let text = to_string_lossy(name);
    let class_name = to_string_lossy(class_name);
    let class_name = class_name.trim_start_matches('_');
    let is_private = text.starts_with("__") && !text.ends_with("__") && !text.contains('.');
    if is_private && !class_name.is_empty() {
        return vm.intern(&format!("_{class_name}{text}"));
    }
    vm.intern_value(name)
}
