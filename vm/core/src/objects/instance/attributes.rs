//! Where an object keeps its own attributes, and reading and changing them there: slots of an
//! instance, the dict of a native object, or the dict before the header of an instance of a
//! class with a native base.
//!
//! Nothing here looks at classes: descriptors are `class::lookup`'s business. Names are
//! interned strings. No function runs Python, except by dropping what it displaces, which it
//! does last.

use super::Instance;
use crate::object::{Ref, Shape, ShapeKind, Type};
use crate::objects::descriptor::Member;
use crate::objects::dict::Dict;
use crate::objects::exception::Exception;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::module::Module;
use crate::objects::namespace::Namespace;
use crate::objects::property::{ClassMethod, StaticMethod};
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{RefCell, UnsafeCell};

/// Where an object that isn't an `Instance` has its dict.
enum DictPlace<'a> {
    Prefix(&'a UnsafeCell<Value>),
    Cell(&'a RefCell<Option<Ref<Dict>>>),
    Fixed(&'a Ref<Dict>),
}

impl<'a> DictPlace<'a> {
    fn of(object: &'a Value) -> Option<DictPlace<'a>> {
        let header = object.header()?;
        let flags = header.type_ref().flags();
        if !flags.has_dict {
            return None;
        }
        // A native payload's own dict comes first: its subclasses have that one as well.
        if let Some(function) = object.downcast::<Function>() {
            Some(DictPlace::Cell(&function.dict))
        } else if let Some(exception) = object.downcast::<Exception>() {
            Some(DictPlace::Cell(&exception.dict))
        } else if let Some(module) = object.downcast::<Module>() {
            Some(DictPlace::Fixed(&module.dict))
        } else if let Some(method) = object.downcast::<StaticMethod>() {
            Some(DictPlace::Cell(&method.dict))
        } else if let Some(method) = object.downcast::<ClassMethod>() {
            Some(DictPlace::Cell(&method.dict))
        } else if let Some(namespace) = object.downcast::<Namespace>() {
            Some(DictPlace::Fixed(&namespace.dict))
        } else {
            header.prefix().map(|[dict, _]| DictPlace::Prefix(dict))
        }
    }
    fn get(&self) -> Option<Ref<Dict>> {
        match self {
            // SAFETY: no borrow of it is kept; only dicts are put there.
            DictPlace::Prefix(cell) => unsafe { (*cell.get()).to_ref::<Dict>() },
            DictPlace::Cell(cell) => cell.borrow().clone(),
            DictPlace::Fixed(dict) => Some((*dict).clone()),
        }
    }
    fn get_or_make(&self, vm: &Vm) -> Ref<Dict> {
        self.get().unwrap_or_else(|| {
            let dict = Ref::new(vm, Dict::default());
            drop(self.replace(Some(dict.clone())));
            dict
        })
    }
    /// Puts a dict there; returns the old one.
    fn replace(&self, dict: Option<Ref<Dict>>) -> Option<Value> {
        match self {
            DictPlace::Prefix(cell) => {
                let dict = dict.map_or(Value::UNBOUND, Ref::into_value);
                // SAFETY: no borrow of it is kept.
                unsafe { cell.get().replace(dict) }.bound()
            }
            DictPlace::Cell(cell) => cell.replace(dict).map(Ref::into_value),
            DictPlace::Fixed(_) => dict.map(Ref::into_value),
        }
    }
}

/// The payload of an instance of a Python class without a native base.
#[inline(always)]
fn as_instance(object: &Value) -> Option<&Instance> {
    let header = object.header()?;
    // SAFETY: the flag says that this is the layout.
    header.type_ref().flags().slotted.then(|| unsafe { object.downcast_unchecked() })
}

#[inline(always)]
fn shape_of<'a>(vm: &'a Vm, object: &Value) -> &'a Shape {
    let header = object.header().expect("an instance is on the heap");
    vm.shapes.get(header.shape()).expect("an instance has a dynamic shape")
}

/// The object's own attribute `name`.
#[inline]
pub fn load_attribute(vm: &Vm, object: &Value, name: &Value) -> Option<Value> {
    let Some(instance) = as_instance(object) else {
        return DictPlace::of(object)?.get()?.get_interned(name);
    };
    let shape = shape_of(vm, object);
    match shape.kind {
        ShapeKind::Dict => instance.dict()?.get_interned(name),
        _ => Some(instance.slot(shape.slot(name)?)),
    }
}

/// Sets the object's own attribute `name`; false if the object can't have any.
pub fn store_attribute(vm: &Vm, object: &Value, name: &Value, value: Value) -> bool {
    let Some(instance) = as_instance(object) else {
        let Some(place) = DictPlace::of(object) else {
            return false;
        };
        place.get_or_make(vm).set_interned(name, value);
        return true;
    };
    if !object.type_of(vm).flags().has_dict {
        return false;
    }
    let shape = shape_of(vm, object);
    if shape.kind == ShapeKind::Slots {
        if let Some(slot) = shape.slot(name) {
            drop(instance.replace_slot(slot, value));
            return true;
        }
        if add_in_slot(vm, object, instance, shape, name, &value) {
            return true;
        }
        outgrow(object);
    }
    move_to_dict(vm, object, instance).set_interned(name, value);
    true
}

/// Adds an attribute in the next slot, if there is room.
fn add_in_slot(
    vm: &Vm,
    object: &Value,
    instance: &Instance,
    shape: &Shape,
    name: &Value,
    value: &Value,
) -> bool {
    let slot = shape.end();
    if slot >= instance.capacity() {
        return false;
    }
    let header = object.header().expect("an instance is on the heap");
    let Some(next) = vm.shapes.with_attribute(header.shape(), name) else {
        return false;
    };
    instance.replace_slot(slot, value.clone());
    // SAFETY: the slot that the new shape has more was just filled.
    unsafe { header.set_shape(next) };
    true
}

/// The most slots that instances get because others had too few.
const MAX_GROWN_CAPACITY: u16 = 64;

/// Makes the next instances of the object's class larger.
#[cold]
fn outgrow(object: &Value) {
    let class = object.header().expect("an instance is on the heap").type_ref();
    let capacity = class.instance_capacity();
    let grown = capacity.saturating_mul(2).min(MAX_GROWN_CAPACITY + class.facts().reserved_slots);
    if grown > capacity {
        class.set_instance_capacity(grown);
    }
}

/// Moves the attributes of an instance to a dict, if they aren't in one; returns it.
#[cold]
fn move_to_dict(vm: &Vm, object: &Value, instance: &Instance) -> Ref<Dict> {
    if let Some(dict) = instance.dict() {
        return dict;
    }
    let shape = shape_of(vm, object);
    let dict = Ref::new(vm, Dict::with_capacity(shape.names().len()));
    for (name, slot) in shape.names().iter().zip(shape.first_slot()..) {
        dict.set_interned(name, instance.replace_slot(slot, Value::UNBOUND));
    }
    instance.replace_dict(Some(dict.clone()));
    let header = object.header().expect("an instance is on the heap");
    // SAFETY: the attributes are in the dict, and their slots are unbound.
    unsafe { header.set_shape(header.type_ref().dict_shape()) };
    dict
}

/// Removes the object's own attribute `name` and returns it.
pub fn remove_attribute(vm: &Vm, object: &Value, name: &Value) -> Option<Value> {
    let Some(instance) = as_instance(object) else {
        return DictPlace::of(object)?.get()?.remove_interned(name);
    };
    let shape = shape_of(vm, object);
    if shape.kind == ShapeKind::Dict {
        return instance.dict()?.remove_interned(name);
    }
    let removed = shape.slot(name)?;
    let mut kept = shape.names().iter().filter(|other| !other.is(name));
    let root = object.type_of(vm).root_shape();
    let next = kept.try_fold(root, |shape, name| vm.shapes.with_attribute(shape, name));
    let Some(next) = next else {
        return move_to_dict(vm, object, instance).remove_interned(name);
    };
    let value = instance.replace_slot(removed, Value::UNBOUND);
    for slot in removed + 1..shape.end() {
        let moved = instance.replace_slot(slot, Value::UNBOUND);
        instance.replace_slot(slot - 1, moved);
    }
    // SAFETY: the attributes stand in the order in which the new shape was reached.
    unsafe { object.header().expect("an instance is on the heap").set_shape(next) };
    Some(value)
}

/// The object's `__dict__`, made if need be, if it can have one. The attributes of an instance
/// move there.
pub fn instance_dict(vm: &Vm, object: &Value) -> Option<Ref<Dict>> {
    match as_instance(object) {
        None => Some(DictPlace::of(object)?.get_or_make(vm)),
        Some(_) if !object.type_of(vm).flags().has_dict => None,
        Some(instance) => Some(move_to_dict(vm, object, instance)),
    }
}

/// The object's `__dict__` if it has been made.
pub fn dict_or_none(object: &Value) -> Option<Ref<Dict>> {
    match as_instance(object) {
        Some(instance) => instance.dict(),
        None => DictPlace::of(object)?.get(),
    }
}

/// The object's own attributes, in the order of `__dict__`, without making that.
pub(crate) fn attribute_pairs(vm: &Vm, object: &Value) -> Vec<(Value, Value)> {
    if let Some(dict) = dict_or_none(object) {
        return dict.to_pairs();
    }
    let Some(instance) = as_instance(object) else {
        return Vec::new();
    };
    let shape = shape_of(vm, object);
    let slots = shape.names().iter().zip(shape.first_slot()..);
    slots.map(|(name, slot)| (name.clone(), instance.slot(slot))).collect()
}

/// Replaces the object's `__dict__`; `None` stands for an empty one. False if the object has
/// none that could be replaced.
pub fn set_instance_dict(vm: &Vm, object: &Value, dict: Option<Ref<Dict>>) -> bool {
    let Some(instance) = as_instance(object) else {
        return match DictPlace::of(object) {
            None | Some(DictPlace::Fixed(_)) => false,
            Some(place) => {
                drop(place.replace(dict));
                true
            }
        };
    };
    if !object.type_of(vm).flags().has_dict {
        return false;
    }
    let old = move_to_dict(vm, object, instance);
    let replaced = instance.replace_dict(dict);
    drop((old, replaced));
    true
}

/// Makes an instance one of another class, whose layout is compatible: the same native layout,
/// or the same `__slots__`.
pub(crate) fn change_class(vm: &Vm, object: &Value, class: &Ref<Type>) {
    let header = object.header().expect("only heap objects change their class");
    let old = header.type_ref().clone();
    let shape = match as_instance(object) {
        None => class.root_shape(),
        Some(instance) => shape_in_class(vm, object, instance, class),
    };
    // An instance of a class made at run time owns its class.
    if class.is_heap_type() {
        std::mem::forget(class.clone());
    }
    // SAFETY: the layouts agree, and so does the shape with the slots.
    unsafe {
        header.set_class(class.pointer());
        header.set_shape(shape);
        if old.is_heap_type() {
            drop(Ref::from_pointer_steal(old.pointer()));
        }
    }
}

/// The shape with which the attributes of an instance stay where they are under another class;
/// they move to a dict if that is impossible.
fn shape_in_class(
    vm: &Vm,
    object: &Value,
    instance: &Instance,
    class: &Ref<Type>,
) -> crate::object::ShapeId {
    let shape = shape_of(vm, object);
    if shape.kind == ShapeKind::Slots {
        let mut names = shape.names().iter();
        let root = class.root_shape();
        let next = names.try_fold(root, |shape, name| vm.shapes.with_attribute(shape, name));
        if let Some(next) = next {
            return next;
        }
        move_to_dict(vm, object, instance);
    }
    class.dict_shape()
}

/// What `__slots__` hold of an instance of a class with a native base.
fn prefix_slots(object: &Value) -> Option<&UnsafeCell<Value>> {
    let [_, slots] = object.header()?.prefix()?;
    Some(slots)
}

/// The value of a `__slots__` member of an object whose class derives from the member's;
/// `None` if it is unassigned.
#[inline]
pub fn load_member(object: &Value, member: &Member) -> Option<Value> {
    if let Some(instance) = as_instance(object) {
        return instance.slot(member.slot).bound();
    }
    // SAFETY: no borrow of it is kept.
    let slots = unsafe { (*prefix_slots(object)?.get()).to_ref::<List>() }?;
    slots.get(member.slot as usize)?.bound()
}

/// Assigns a `__slots__` member.
pub fn store_member(vm: &Vm, object: &Value, member: &Member, value: Value) {
    drop(replace_member(vm, object, member, value));
}

/// Unassigns a `__slots__` member; returns what it held.
pub fn remove_member(vm: &Vm, object: &Value, member: &Member) -> Option<Value> {
    replace_member(vm, object, member, Value::UNBOUND).bound()
}

fn replace_member(vm: &Vm, object: &Value, member: &Member, value: Value) -> Value {
    if let Some(instance) = as_instance(object) {
        return instance.replace_slot(member.slot, value);
    }
    let Some(cell) = prefix_slots(object) else {
        return Value::UNBOUND;
    };
    // SAFETY: no borrow of it is kept.
    let slots = unsafe { (*cell.get()).to_ref::<List>() }.unwrap_or_else(|| {
        let count = object.type_of(vm).facts().reserved_slots;
        let slots = Ref::new(vm, List::from_vec(vec![Value::UNBOUND; count as usize]));
        // SAFETY: as above.
        drop(unsafe { cell.get().replace(slots.to_value()) });
        slots
    });
    slots.replace(member.slot as usize, value).unwrap_or(Value::UNBOUND)
}
