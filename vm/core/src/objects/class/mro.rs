//! Method resolution orders: the C3 linearisation, `mro()` of metaclasses, and what follows
//! from a new one.

use super::bases::solid_base;
use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type};
use crate::objects::builtin::MethodDescriptor;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// The bases of a class, which are all classes.
pub(crate) fn bases_of(class: &Type) -> Vec<Ref<Type>> {
    let bases = class.bases();
    let items = bases.as_tuple_items().unwrap_or(&[]);
    items.iter().filter_map(|base| base.to_ref::<Type>()).collect()
}

/// The order of a class whose metaclass doesn't interfere: `type.mro(class)`.
pub(crate) fn linearize(vm: &Vm, class: &Ref<Type>) -> PyResult<Vec<Ref<Type>>> {
    let bases = bases_of(class);
    if let [base] = bases.as_slice() {
        return Ok(std::iter::once(class.clone()).chain(base.mro().iter().cloned()).collect());
    }
    for (i, base) in bases.iter().enumerate() {
        if bases[i + 1..].iter().any(|other| other.is(base)) {
            return Err(vm.type_error(format!("duplicate base class {}", class_name(vm, base))));
        }
    }
    let mut lists: Vec<Vec<Ref<Type>>> = bases.iter().map(|base| base.mro().to_vec()).collect();
    lists.push(bases);
    let mut merged = vec![class.clone()];
    merge(vm, &mut lists, &mut merged)?;
    Ok(merged)
}

/// Appends the merged lists: again and again the first class that stands in no list's tail.
fn merge(vm: &Vm, lists: &mut [Vec<Ref<Type>>], merged: &mut Vec<Ref<Type>>) -> PyResult<()> {
    let mut starts = vec![0; lists.len()];
    loop {
        let in_a_tail = |class: &Ref<Type>| {
            let tails = lists.iter().zip(&starts);
            tails.into_iter().any(|(list, &start)| {
                list.get(start + 1..).is_some_and(|tail| tail.iter().any(|other| other.is(class)))
            })
        };
        let heads = || lists.iter().zip(&starts).filter_map(|(list, &start)| list.get(start));
        let Some(next) = heads().find(|class| !in_a_tail(class)).cloned() else {
            return match heads().next() {
                None => Ok(()),
                Some(_) => Err(inconsistent(vm, heads())),
            };
        };
        for (list, start) in lists.iter().zip(&mut starts) {
            if list.get(*start).is_some_and(|class| class.is(&next)) {
                *start += 1;
            }
        }
        merged.push(next);
    }
}

fn class_name(vm: &Vm, class: &Ref<Type>) -> String {
    match ops::get_attr_opt(vm, &class.to_value(), &vm.names.__name__) {
        Ok(Some(name)) if name.is_str() => to_string_lossy(&name),
        Ok(_) => "?".to_owned(),
        Err(raised) => {
            drop(vm.take_exception(raised));
            "?".to_owned()
        }
    }
}

#[cold]
fn inconsistent<'a>(vm: &Vm, heads: impl Iterator<Item = &'a Ref<Type>>) -> Raised {
    let mut stuck: Vec<&Ref<Type>> = Vec::new();
    for class in heads {
        if !stuck.iter().any(|other| other.is(class)) {
            stuck.push(class);
        }
    }
    let names: Vec<String> = stuck.into_iter().map(|class| class_name(vm, class)).collect();
    vm.type_error(format!(
        "Cannot create a consistent method resolution\norder (MRO) for bases {}",
        names.join(", ")
    ))
}

/// The order that the metaclass gives a class.
fn order_by_metaclass(vm: &Vm, class: &Ref<Type>) -> PyResult<Vec<Ref<Type>>> {
    let metaclass = class.header().type_ref();
    let name = &vm.names.mro;
    let method = metaclass.lookup(vm, name);
    let native = method.as_ref().is_none_or(|method| {
        let method = method.downcast_exact::<MethodDescriptor>();
        method.is_some_and(|method| method.class.is(&vm.types.type_))
    });
    if native {
        return linearize(vm, class);
    }
    let this = class.to_value();
    let result = super::special::call(vm, &this, name, &[])?;
    let classes = ops::collect(vm, &result)?;
    check_order(vm, class, &classes)
}

fn check_order(vm: &Vm, class: &Ref<Type>, classes: &[Value]) -> PyResult<Vec<Ref<Type>>> {
    if classes.is_empty() {
        return Err(vm.type_error("type MRO must not be empty"));
    }
    let solid = solid_base(vm, class);
    let mut order = Vec::with_capacity(classes.len());
    for value in classes {
        let Some(base) = value.to_ref::<Type>() else {
            let found = value.type_name(vm);
            return Err(vm.type_error(format!("mro() returned a non-class ('{found}')")));
        };
        if !is_base_of(&solid_base(vm, &base), &solid) {
            let message = format!("mro() returned base with unsuitable layout ('{}')", base.name());
            return Err(vm.type_error(message));
        }
        order.push(base);
    }
    Ok(order)
}

/// Whether `base` is `class` or one of its `__base__`s: what there is to ask of a class that has
/// no order yet.
fn is_base_of(base: &Ref<Type>, class: &Ref<Type>) -> bool {
    let mut class = Some(class.clone());
    while let Some(current) = class {
        if current.is(base) {
            return true;
        }
        class = current.base();
    }
    false
}

/// Gives a class its order, by its bases and its metaclass.
pub(crate) fn set_order(vm: &Vm, class: &Ref<Type>) -> PyResult<()> {
    let order = order_by_metaclass(vm, class)?;
    let bases = bases_of(class);
    let inherited = |other: &Ref<Type>| {
        other.is(class) || bases.iter().any(|base| base.mro().iter().any(|of| of.is(other)))
    };
    let foreign = bases.iter().any(|base| base.facts().foreign_mro) || !order.iter().all(inherited);
    class.set_mro(order);
    class.update_facts(|facts| facts.foreign_mro = foreign);
    Ok(())
}
