//! Where attributes are found, as the execution loop's inline caches remember it.
//!
//! An answer holds for all objects of the shape it was asked for until the class or one of its
//! bases is modified, which empties the caches: asking notes the name on the class (see
//! `Type::note_cached`).

use super::slot_table::reads_generically;
use super::{lookup, special};
use crate::object::{Ref, ShapeId, ShapeKind, Type};
use crate::objects::builtin::MethodDescriptor;
use crate::objects::descriptor::Member;
use crate::objects::function::Function;
use crate::objects::property::{ClassMethod, Property, StaticMethod};
use crate::value::Value;
use crate::vm::Vm;

/// How `object.name` is found.
#[derive(Debug)]
pub enum AttributeLocation {
    /// In this slot of the instance. The slot may be unbound, if it is one of `__slots__`: then
    /// the attribute is missing.
    InstanceSlot(u16),
    /// This value, whatever the instance.
    ClassValue(Value),
    /// This function of the class, a Python one or a `method_descriptor`: called with the
    /// instance first, it does what the bound method does.
    Method(Value),
    /// This function of the class's: called with the class of the instance first, it does what
    /// the bound class method does.
    ClassMethod(Value),
    /// What this getter of a property returns for the instance.
    Property(Value),
    /// By the class's slot.
    Other,
}

/// How `object.name = value` is done.
#[derive(Debug)]
pub enum StoreLocation {
    /// In this slot of the instance, which the shape has already or which is one of
    /// `__slots__`.
    Slot(u16),
    /// In this slot, which is unbound until then; the object then has the new shape. The slot
    /// must be below the instance's own capacity.
    Transition { slot: u16, new_shape: ShapeId },
    /// By the class's slot.
    Other,
}

/// How `object.name` is found for objects of this class and shape; the name is interned.
pub fn attribute_location(
    vm: &Vm,
    class: &Ref<Type>,
    shape: ShapeId,
    name: &Value,
) -> AttributeLocation {
    let location = find(vm, class, shape, name);
    match location {
        AttributeLocation::Other => location,
        _ if !may_cache(class, name) => AttributeLocation::Other,
        _ => location,
    }
}

/// Classes that can't change need no note.
fn may_cache(class: &Type, name: &Value) -> bool {
    !class.is_heap_type() || class.note_cached(name)
}

fn find(vm: &Vm, class: &Ref<Type>, shape: ShapeId, name: &Value) -> AttributeLocation {
    if !reads_generically(vm, class) {
        return AttributeLocation::Other;
    }
    let attribute = class.lookup(vm, name);
    if let Some(attribute) = &attribute {
        let slots = attribute.type_of(vm).slots();
        if slots.descr_set.is_some() {
            return data_descriptor(vm, class, attribute);
        }
    }
    if class.flags().has_dict {
        // The instance's own attribute comes first, and only shapes of slots say whether there
        // is one.
        let Some(shape) = vm.shapes.get(shape).filter(|shape| shape.kind == ShapeKind::Slots)
        else {
            return AttributeLocation::Other;
        };
        if let Some(slot) = shape.slot(name) {
            return AttributeLocation::InstanceSlot(slot);
        }
    }
    attribute.map_or(AttributeLocation::Other, |attribute| class_attribute_of(vm, class, attribute))
}

fn data_descriptor(vm: &Vm, class: &Ref<Type>, attribute: &Value) -> AttributeLocation {
    if let Some(member) = attribute.downcast_exact::<Member>() {
        if class.flags().slotted && class.is_subtype_of(&member.class) {
            return AttributeLocation::InstanceSlot(member.slot);
        }
    } else if let Some(property) = attribute.downcast_exact::<Property>() {
        // A getter that raises AttributeError leads on to `__getattr__`.
        let getter = property.getter.borrow().clone();
        let generic = class.slots().getattr.is_some_and(|slot| lookup::is_generic_get(vm, slot));
        if generic && !getter.is_none() {
            return AttributeLocation::Property(getter);
        }
    }
    AttributeLocation::Other
}

/// An attribute of the class that no instance has an attribute of its own before.
fn class_attribute_of(vm: &Vm, class: &Ref<Type>, attribute: Value) -> AttributeLocation {
    if attribute.downcast_exact::<Function>().is_some() {
        return AttributeLocation::Method(attribute);
    }
    if let Some(method) = attribute.downcast_exact::<MethodDescriptor>() {
        return if class.is_subtype_of(&method.class) {
            AttributeLocation::Method(attribute)
        } else {
            AttributeLocation::Other
        };
    }
    if let Some(method) = attribute.downcast_exact::<StaticMethod>() {
        return AttributeLocation::ClassValue(method.callable.borrow().clone());
    }
    if let Some(function) = function_of_classmethod(&attribute) {
        return AttributeLocation::ClassMethod(function);
    }
    match attribute.type_of(vm).slots().descr_get {
        None => AttributeLocation::ClassValue(attribute),
        Some(_) => AttributeLocation::Other,
    }
}

/// How `object.name = value` is done for objects of this class and shape; the name is interned.
pub fn store_location(vm: &Vm, class: &Ref<Type>, shape: ShapeId, name: &Value) -> StoreLocation {
    let location = find_store(vm, class, shape, name);
    match location {
        StoreLocation::Other => location,
        _ if !may_cache(class, name) => StoreLocation::Other,
        _ => location,
    }
}

fn find_store(vm: &Vm, class: &Ref<Type>, shape: ShapeId, name: &Value) -> StoreLocation {
    let generic = class.slots().setattr.is_some_and(|slot| lookup::is_generic_set(vm, slot));
    if !generic || !class.flags().slotted {
        return StoreLocation::Other;
    }
    if let Some(attribute) = class.lookup(vm, name)
        && attribute.type_of(vm).slots().descr_set.is_some()
    {
        return match attribute.downcast_exact::<Member>() {
            Some(member) if class.is_subtype_of(&member.class) => StoreLocation::Slot(member.slot),
            _ => StoreLocation::Other,
        };
    }
    let Some(old) = vm.shapes.get(shape).filter(|shape| shape.kind == ShapeKind::Slots) else {
        return StoreLocation::Other;
    };
    if let Some(slot) = old.slot(name) {
        return StoreLocation::Slot(slot);
    }
    if !class.flags().has_dict || old.end() >= class.instance_capacity() {
        return StoreLocation::Other;
    }
    match vm.shapes.with_attribute(shape, name) {
        Some(new_shape) => StoreLocation::Transition { slot: old.end(), new_shape },
        None => StoreLocation::Other,
    }
}

/// The Python function that a class method passes the class to.
fn function_of_classmethod(attribute: &Value) -> Option<Value> {
    let method = attribute.downcast_exact::<ClassMethod>()?;
    let function = method.callable.borrow().clone();
    function.downcast_exact::<Function>()?;
    Some(function)
}

/// How `class.name` is found.
#[derive(Debug)]
pub enum ClassAttribute {
    /// This value: a plain one, a function, what a static method holds.
    Value(Value),
    /// This function, called with the class first, does what the bound class method does.
    ClassMethod(Value),
}

/// How `class.name` is found, if that stays so until the class or a base is modified and its
/// metaclass has nothing to do with it. For caches that compare the class itself.
pub fn class_attribute(vm: &Vm, class: &Ref<Type>, name: &Value) -> Option<ClassAttribute> {
    let metaclass = class.header().type_ref();
    let reads = metaclass.slots().getattr?;
    let generic = vm.types.type_.slots().getattr?;
    if !std::ptr::fn_addr_eq(reads, generic) {
        return None;
    }
    if let Some(attribute) = metaclass.lookup(vm, name)
        && attribute.type_of(vm).slots().descr_set.is_some()
    {
        return None;
    }
    let attribute = class.lookup(vm, name)?;
    let found = if special::takes_receiver(&attribute) {
        ClassAttribute::Value(attribute)
    } else if let Some(method) = attribute.downcast_exact::<StaticMethod>() {
        ClassAttribute::Value(method.callable.borrow().clone())
    } else if let Some(function) = function_of_classmethod(&attribute) {
        ClassAttribute::ClassMethod(function)
    } else if attribute.type_of(vm).slots().descr_get.is_none() {
        ClassAttribute::Value(attribute)
    } else {
        return None;
    };
    (may_cache(metaclass, name) && may_cache(class, name)).then_some(found)
}
