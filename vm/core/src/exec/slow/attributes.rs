//! Attributes: the generic instructions, and filling their caches.

use super::super::dispatch::Outcome;
use super::super::handlers::cache;
use super::super::instr::Op;
use super::super::instr::flags::{FIRST_TEMP, SECOND_TEMP};
use super::super::state::State;
use super::super::translation::Cache;
use super::{Source, attempt, release, release_window, source, specialise, write};
use crate::error::PyResult;
use crate::object::ShapeId;
use crate::objects::class::{AttributeLocation, StoreLocation, attribute_location, store_location};
use crate::objects::module::Module;
use crate::ops;
use crate::value::{RawValue, Value};

/// After this many misses a cache isn't filled again.
const MAX_MISSES: u16 = 200;

/// Whether a cache may be filled (again).
fn may_fill(cache: &Cache) -> bool {
    let misses = cache.misses.get();
    cache.misses.set(misses.saturating_add(1));
    misses < MAX_MISSES
}

/// The bits of a value that something else keeps alive as long as the cache holds it: the
/// class's dict, whose changes flush it.
fn borrowed_bits(value: &Value) -> u64 {
    // SAFETY: a raw value is 64 bits.
    unsafe { std::mem::transmute::<RawValue, u64>(value.raw()) }
}

fn shape_of(object: &Value) -> ShapeId {
    object.header().map_or(ShapeId::NONE, |header| header.shape())
}

pub(crate) unsafe fn load_attr(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { load_attr_miss(s) }
}

/// Loads an attribute the long way and fills the cache.
pub(crate) unsafe fn load_attr_miss(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let object = source(&s, i.b, i.c, Source::First);
        let name = cache.name.get();
        if may_fill(cache) {
            fill_load(&s, cache, object, name.borrow());
        }
        let value = attempt!(ops::get_attr(s.vm(), object, name.borrow()));
        release(&s, i.b, i.c, Source::First);
        write(&s, i.a, value);
        Outcome::Next
    }
}

unsafe fn fill_load(s: &State, cache: &Cache, object: &Value, name: &Value) {
    // SAFETY: a frame is running.
    unsafe {
        let vm = s.vm();
        let shape = shape_of(object);
        if shape == ShapeId::NONE {
            return;
        }
        if shape == ShapeId::MODULE {
            fill_module(s, cache, object, name);
            return;
        }
        let op = match attribute_location(vm, object.type_of(vm), shape, name) {
            AttributeLocation::InstanceSlot(slot) => {
                cache.slot.set(slot);
                Op::load_attr_slot
            }
            AttributeLocation::ClassValue(value) => {
                cache.value.set(borrowed_bits(&value));
                Op::load_attr_value
            }
            AttributeLocation::Property(getter) => {
                cache.value.set(borrowed_bits(&getter));
                Op::load_attr_property
            }
            _ => return,
        };
        cache.shape.set(shape);
        specialise(s, op);
    }
}

unsafe fn fill_module(s: &State, cache: &Cache, object: &Value, name: &Value) {
    // SAFETY: a frame is running.
    unsafe {
        let Some(module) = object.downcast::<Module>() else { return };
        let table = module.dict.table();
        if let Some(number) = table.find_interned(name, crate::objects::str::hash_of(name)) {
            cache.value.set(table.value_pointer(number).expose_provenance() as u64);
            cache.version.set(table.version());
            specialise(s, Op::load_attr_module);
        }
    }
}

/// Calls the getter of a property: in place, if it is a plain Python function.
pub(crate) unsafe fn load_attr_property(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let object = source(&s, i.b, i.c, Source::First);
        if shape_of(object) != cache.shape.get() {
            return load_attr_miss(s);
        }
        let getter = std::mem::transmute::<u64, RawValue>(cache.value.get());
        let getter = getter.borrow().clone();
        if i.c & FIRST_TEMP == 0
            && let Some(entered) = super::calls::enter_with(&s, &getter, &[object])
        {
            return entered;
        }
        let value = attempt!(ops::call_values(s.vm(), &getter, std::slice::from_ref(object)));
        release(&s, i.b, i.c, Source::First);
        write(&s, i.a, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn load_method(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { load_method_miss(s) }
}

/// Loads a method the long way and fills the cache.
pub(crate) unsafe fn load_method_miss(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let cache = cache(&s, i.d);
        let name = cache.name.get();
        let name = name.borrow();
        let object = source(&s, i.b, i.c, Source::First);
        let shape = shape_of(object);
        let location = if shape == ShapeId::NONE {
            AttributeLocation::Other
        } else {
            attribute_location(vm, object.type_of(vm), shape, name)
        };
        if let AttributeLocation::Method(function) = location {
            if may_fill(cache) {
                cache.shape.set(shape);
                cache.value.set(borrowed_bits(&function));
                function.header().expect("a function").make_immortal();
                specialise(&s, Op::load_method_cached);
            }
            let receiver = super::source_owned(&s, i.b, i.c, Source::First);
            write(&s, i.a, function);
            write(&s, i.a + 1, receiver);
            return Outcome::Next;
        }
        let value = attempt!(ops::get_attr(vm, object, name));
        release(&s, i.b, i.c, Source::First);
        write(&s, i.a, Value::UNBOUND);
        write(&s, i.a + 1, value);
        Outcome::Next
    }
}

pub(crate) unsafe fn store_attr(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { store_attr_miss(s) }
}

/// Stores an attribute the long way and fills the cache.
pub(crate) unsafe fn store_attr_miss(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let cache = cache(&s, i.d);
        let name = cache.name.get();
        let object = source(&s, i.a, i.c, Source::First);
        let value = source(&s, i.b, i.c, Source::Second);
        if i.c & FIRST_TEMP == 0 && may_fill(cache) {
            fill_store(&s, cache, object, name.borrow());
        }
        attempt!(ops::set_attr(s.vm(), object, name.borrow(), value));
        release(&s, i.b, i.c & !FIRST_TEMP, Source::Second);
        release(&s, i.a, i.c & !SECOND_TEMP, Source::First);
        Outcome::Next
    }
}

unsafe fn fill_store(s: &State, cache: &Cache, object: &Value, name: &Value) {
    // SAFETY: a frame is running.
    unsafe {
        let vm = s.vm();
        let shape = shape_of(object);
        if shape == ShapeId::NONE {
            return;
        }
        match store_location(vm, object.type_of(vm), shape, name) {
            StoreLocation::Slot(slot) => {
                cache.slot.set(slot);
                cache.shape.set(shape);
                specialise(s, Op::store_attr_slot);
            }
            StoreLocation::Transition { slot, new_shape } => {
                cache.slot.set(slot);
                cache.shape.set(shape);
                cache.version.set(u64::from(new_shape.0));
                specialise(s, Op::store_attr_add);
            }
            StoreLocation::Other => {}
        }
    }
}

pub(crate) unsafe fn delete_attr(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let code = (*s.frame()).function().code.borrow().clone();
        let name = &code.names[i.b as usize];
        attempt!(ops::del_attr(s.vm(), s.value(i.a), name));
        release_window(&s, i.a, 1);
        Outcome::Next
    }
}

/// `super().name`: the class, the receiver and the name are all there; the callable `super`
/// itself is below them and is only called if it isn't the built-in one.
pub(crate) unsafe fn load_super_attr(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let code = (*s.frame()).function().code.borrow().clone();
        let name = &code.names[i.d as usize];
        let value = attempt!(super_attribute(vm, s.values(i.b, 3), name));
        if i.c & 1 != 0 {
            release_window(&s, i.b, 3);
            write(&s, i.a, Value::UNBOUND);
            write(&s, i.a + 1, value);
        } else {
            release_window(&s, i.b, 3);
            write(&s, i.a, value);
        }
        Outcome::Next
    }
}

fn super_attribute(vm: &crate::vm::Vm, parts: &[Value], name: &Value) -> PyResult {
    if vm.types.super_.is_value(&parts[0]) {
        return crate::objects::super_object::super_getattr(vm, &parts[1], &parts[2], name);
    }
    let object = ops::call_values(vm, &parts[0], &parts[1..3])?;
    ops::get_attr(vm, &object, name)
}
