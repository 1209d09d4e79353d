//! `type.__new__`: making classes.

use super::bases::{best_base, calculate_metaclass, has_dict, has_weakrefs};
use super::slots_declaration::{Additions, additions};
use super::{hooks, mro, slot_table, special};
use crate::error::{PyResult, Raised};
use crate::native::{Args, GetSetDef};
use crate::object::{
    ClassFacts, Ref, ShapeKind, Slots, Type, TypeFlags, TypeParts, dealloc_native,
};
use crate::objects::cell::CellObj;
use crate::objects::descriptor::{GetSet, Member};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::instance::{self, Instance};
use crate::objects::property::{ClassMethod, StaticMethod};
use crate::objects::str::{Str, to_string_lossy};
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::any::TypeId;

/// What a class is to be made of.
struct Parts {
    metaclass: Ref<Type>,
    name: Value,
    base: Ref<Type>,
    /// A tuple.
    bases: Value,
    namespace: Ref<Dict>,
    additions: Additions,
}

/// `type.__new__(metaclass, name, bases, namespace, **kwargs)`: the slot.
pub(crate) fn new(vm: &Vm, metaclass: &Ref<Type>, args: Args<'_>) -> PyResult {
    let (name, bases, namespace) = arguments(vm, args)?;
    let mut metaclass = metaclass.clone();
    let bases_items = bases.as_tuple_items().expect("checked");
    if !bases_items.is_empty() {
        refuse_entries(vm, bases_items)?;
        let winner = calculate_metaclass(vm, &metaclass, bases_items)?;
        if !winner.is(&metaclass) {
            if let Some(new) = winner.slots().new.filter(|&new| !is_type_new(vm, new)) {
                return new(vm, &winner, args);
            }
            metaclass = winner;
        }
    }
    let base = best_base(vm, bases_items)?;
    let bases = match bases_items {
        [] => vm.new_tuple(vec![base.to_value()]),
        _ => bases.clone(),
    };
    let namespace = copy_namespace(vm, namespace)?;
    let bases_items = bases.as_tuple_items().expect("a tuple");
    let additions = additions(vm, name, &namespace, &base, bases_items)?;
    if name.as_str_view().is_some_and(|view| view.chars().any(|c| c == 0)) {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let name = name.clone();
    let class = make(vm, Parts { metaclass, name, base, bases, namespace, additions })?;
    tell_attributes(vm, &class)?;
    tell_base(vm, &class, args)?;
    Ok(class.into_value())
}

pub(crate) fn is_type_new(vm: &Vm, new: crate::object::NewFn) -> bool {
    vm.types.type_.slots().new.is_some_and(|slot| std::ptr::fn_addr_eq(slot, new))
}

/// Name, bases and namespace.
fn arguments<'a>(vm: &Vm, args: Args<'a>) -> PyResult<(&'a Value, &'a Value, &'a Value)> {
    let [name, bases, namespace] = args.positional() else {
        let given = args.positional().len();
        let message = format!("type.__new__() takes exactly 3 arguments ({given} given)");
        return Err(vm.type_error(message));
    };
    let wrong = |number: u32, wanted: &str, found: &Value| {
        let found = found.type_name(vm);
        let message = format!("type.__new__() argument {number} must be {wanted}, not {found}");
        Err(vm.type_error(message))
    };
    if !name.is_str() {
        return wrong(1, "str", name);
    }
    if bases.downcast::<Tuple>().is_none() {
        return wrong(2, "tuple", bases);
    }
    if namespace.downcast::<Dict>().is_none() {
        return wrong(3, "dict", namespace);
    }
    Ok((name, bases, namespace))
}

/// Bases that stand for others are for `__build_class__` to resolve.
fn refuse_entries(vm: &Vm, bases: &[Value]) -> PyResult<()> {
    for base in bases {
        if base.downcast::<Type>().is_none()
            && ops::get_attr_opt(vm, base, &vm.names.__mro_entries__)?.is_some()
        {
            return Err(
                vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
            );
        }
    }
    Ok(())
}

/// The class's dict: the namespace's entries, with interned names.
fn copy_namespace(vm: &Vm, namespace: &Value) -> PyResult<Ref<Dict>> {
    let source = namespace.to_ref::<Dict>().expect("checked");
    let dict = Ref::new(vm, Dict::with_capacity(source.len() + 4));
    for (key, value) in source.to_pairs() {
        if key.downcast_exact::<Str>().is_some() {
            dict.set_interned(&vm.intern_value(&key), value);
        } else {
            dict.insert(vm, &key, value)?;
        }
    }
    Ok(dict)
}

fn make(vm: &Vm, parts: Parts) -> PyResult<Ref<Type>> {
    let qualname = take_qualname(vm, &parts)?;
    let class = allocate(vm, &parts, qualname);
    prepare_dict(vm, &parts.namespace)?;
    add_descriptors(vm, &class, &parts.additions);
    set_cells(vm, &class)?;
    let dict = class.dict();
    if dict.get_interned(&vm.names.__doc__).is_none() {
        dict.set_interned(&vm.names.__doc__, Value::NONE);
    }
    mro::set_order(vm, &class)?;
    if dict.get_interned(&vm.names.__eq__).is_some()
        && dict.get_interned(&vm.names.__hash__).is_none()
    {
        dict.set_interned(&vm.names.__hash__, Value::NONE);
    }
    let bases = mro::bases_of(&class);
    size_instances(&class, &bases);
    bases.iter().for_each(|base| base.add_subclass(&class));
    slot_table::fill(vm, &class);
    Ok(class)
}

/// The type object, with its dict but as yet without order and slots.
fn allocate(vm: &Vm, parts: &Parts, qualname: Value) -> Ref<Type> {
    let Parts { base, additions, .. } = parts;
    let base_flags = *base.flags();
    let slotted = base.is(&vm.types.object) || base_flags.slotted;
    let own_slots = additions.names.len() as u16;
    let reserved_slots = base.facts().reserved_slots + own_slots;
    let needs_prefix = additions.dict || reserved_slots > 0;
    let flags = TypeFlags {
        heap_type: true,
        basetype: true,
        prefix: !slotted && (base_flags.prefix || needs_prefix),
        slotted,
        has_dict: base_flags.has_dict || additions.dict,
        abstract_: false,
        ..base_flags
    };
    let (layout, dealloc) = if slotted {
        let dealloc: unsafe fn(_) = dealloc_native::<Instance>;
        (TypeId::of::<Instance>(), dealloc)
    } else {
        (base.layout(), base.dealloc_fn())
    };
    let class = Ref::new_in(
        &parts.metaclass,
        Type::new(TypeParts {
            name: parts.name.clone(),
            qualname,
            base: Some(base.clone()),
            bases: parts.bases.clone(),
            slots: Slots::default(),
            flags,
            layout,
            dealloc,
            root_shape: crate::object::ShapeId::NONE,
        }),
    );
    class.update_facts(|facts| {
        *facts = ClassFacts {
            reserved_slots,
            own_slots,
            adds_dict: additions.dict,
            adds_weakrefs: additions.weakrefs,
            weakrefs: additions.weakrefs || has_weakrefs(vm, base),
            ..ClassFacts::default()
        };
    });
    class.set_slot_names(additions.names.clone());
    class.set_dict(parts.namespace.clone());
    give_shapes(vm, &class);
    class
}

fn give_shapes(vm: &Vm, class: &Ref<Type>) {
    let add = |kind| vm.shapes.add_root_after(class.pointer(), kind, class.facts().reserved_slots);
    if class.flags().slotted {
        class.set_shapes(add(ShapeKind::Slots), add(ShapeKind::Dict));
    } else {
        let shape = add(ShapeKind::Native);
        class.set_shapes(shape, shape);
    }
}

/// Decides how many slots instances get. `__slots__` without a dict need no more than theirs.
fn size_instances(class: &Ref<Type>, bases: &[Ref<Type>]) {
    let reserved = class.facts().reserved_slots;
    if !class.flags().slotted {
        return;
    }
    if !has_dict(class) {
        class.set_instance_capacity(reserved);
        return;
    }
    let names = instance::names_stored_by(class, bases);
    class.set_instance_capacity(instance::capacity_of(reserved, &names));
    class.set_stored_names(names);
}

/// `__qualname__`, which doesn't stay in the dict.
fn take_qualname(vm: &Vm, parts: &Parts) -> PyResult {
    let name = &vm.names.__qualname__;
    let Some(qualname) = parts.namespace.get_interned(name) else {
        return Ok(parts.name.clone());
    };
    if !qualname.is_str() {
        let found = qualname.type_name(vm);
        return Err(vm.type_error(format!("type __qualname__ must be a str, not {found}")));
    }
    parts.namespace.remove_interned(name);
    Ok(qualname)
}

/// `__module__`, and the methods that are static or class methods without saying so.
fn prepare_dict(vm: &Vm, dict: &Ref<Dict>) -> PyResult<()> {
    let names = &vm.names;
    if dict.get_interned(&names.__module__).is_none()
        && let Some(globals) = hooks::frame_globals(vm)
        && let Some(module) = globals.get_interned(&names.__name__)
    {
        dict.set_interned(&names.__module__, module);
    }
    let function = |name: &Value| {
        dict.get_interned(name).filter(|value| value.downcast_exact::<Function>().is_some())
    };
    if let Some(function) = function(&names.__new__) {
        let method = StaticMethod::of(vm, function)?;
        dict.set_interned(&names.__new__, method);
    }
    for name in [&names.__init_subclass__, &names.__class_getitem__] {
        if let Some(function) = function(name) {
            dict.set_interned(name, ClassMethod::of(vm, function)?);
        }
    }
    Ok(())
}

static DICT: GetSetDef = GetSetDef {
    name: "__dict__",
    doc: Some("dictionary for instance variables"),
    get: super::assign::get_dict,
    set: Some(super::assign::set_dict),
    is_member: false,
};

static WEAKREF: GetSetDef = GetSetDef {
    name: "__weakref__",
    doc: Some("list of weak references to the object"),
    get: |_, _| Ok(Value::NONE),
    set: None,
    is_member: false,
};

/// Descriptors of `__slots__`, `__dict__` and `__weakref__`; what the program has put there
/// itself stays.
fn add_descriptors(vm: &Vm, class: &Ref<Type>, additions: &Additions) {
    let dict = class.dict();
    let first_slot = class.facts().reserved_slots - class.facts().own_slots;
    for (name, slot) in additions.names.iter().zip(first_slot..) {
        if dict.get_interned(name).is_none() {
            let class = class.clone();
            let member = Member { name: name.clone(), class, slot, native: None };
            dict.set_interned(name, Ref::new(vm, member).into_value());
        }
    }
    for (adds, def) in [(additions.dict, &DICT), (additions.weakrefs, &WEAKREF)] {
        let name = vm.intern(def.name);
        if adds && dict.get_interned(&name).is_none() {
            let getset = GetSet { def, class: class.clone() };
            dict.set_interned(&name, Ref::new(vm, getset).into_value());
        }
    }
}

/// Fills the `__class__` cell of the methods, and that of annotation scopes.
fn set_cells(vm: &Vm, class: &Ref<Type>) -> PyResult<()> {
    let dict = class.dict();
    let name = &vm.names.__classcell__;
    if let Some(value) = dict.get_interned(name) {
        let Some(cell) = value.downcast_exact::<CellObj>() else {
            let found = ops::repr(vm, &value.type_of(vm).to_value())?;
            let found = to_string_lossy(&found);
            let message = format!("__classcell__ must be a nonlocal cell, not {found}");
            return Err(vm.type_error(message));
        };
        drop(cell.replace(class.to_value()));
        dict.remove_interned(name);
    }
    let name = &vm.names.__classdictcell__;
    if let Some(value) = dict.get_interned(name) {
        let Some(cell) = value.downcast_exact::<CellObj>() else {
            let found = ops::repr(vm, &value.type_of(vm).to_value())?;
            let found = to_string_lossy(&found);
            let message = format!("__classdictcell__ must be a nonlocal cell, not {found}");
            return Err(vm.type_error(message));
        };
        drop(cell.replace(dict.to_value()));
        dict.remove_interned(name);
    }
    Ok(())
}

/// Calls `__set_name__` of the attributes that have one.
fn tell_attributes(vm: &Vm, class: &Ref<Type>) -> PyResult<()> {
    for (key, value) in class.dict().to_pairs() {
        let Some(method) = special::find(vm, &value, &vm.names.__set_name__)? else {
            continue;
        };
        let result = method.call(vm, &value, &[class.to_value(), key.clone()]);
        if let Err(raised) = result {
            return Err(note_set_name(vm, raised, &key, &value, class));
        }
    }
    Ok(())
}

#[cold]
fn note_set_name(vm: &Vm, raised: Raised, key: &Value, value: &Value, class: &Type) -> Raised {
    let exception = vm.take_exception(raised);
    let noted = ops::repr(vm, key).and_then(|key| {
        let note = format!(
            "Error calling __set_name__ on '{}' instance {} in '{}'",
            value.type_name(vm),
            to_string_lossy(&key),
            class.name(),
        );
        ops::call_method(vm, &exception, &vm.names.add_note, &[vm.new_str(&note)])
    });
    match noted {
        Ok(_) => vm.raise_as_is(exception),
        Err(raised) => raised,
    }
}

/// Calls `__init_subclass__` of the next class in the resolution order that has one.
fn tell_base(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult<()> {
    let name = &vm.names.__init_subclass__;
    let mro = class.mro();
    let found = mro.iter().skip(1).find_map(|base| Some((base, base.dict().get_interned(name)?)));
    let Some((owner, method)) = found else {
        return Ok(());
    };
    if owner.is(&vm.types.object) && !args.has_keywords() {
        return Ok(());
    }
    let class = class.to_value();
    let method = match method.type_of(vm).slots().descr_get {
        Some(get) => get(vm, &method, None, &class)?,
        None => method,
    };
    ops::call(vm, &method, Args::new(args.keyword_values(), args.keyword_names())).map(drop)
}
