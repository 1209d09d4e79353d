//! Attributes through inline caches keyed by shape.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::{FIRST_TEMP, SECOND_TEMP};
use super::super::slow;
use super::super::state::State;
use super::super::translation::Cache;
use super::{exact, retain, retain_lasting, write};
use crate::object::{Header, Obj, ShapeId};
use crate::objects::instance::{Instance, SLOTS_OFFSET};
use crate::objects::module::Module;
use crate::value::RawValue;

#[inline(always)]
pub(crate) unsafe fn cache(s: &State, word: u16) -> &'static Cache {
    // SAFETY: verified code names caches of its pool only.
    unsafe { &*s.pool.add(word as usize).cast() }
}

/// The object's header, if its shape is the cached one.
#[inline(always)]
unsafe fn of_cached_shape(object: RawValue, cache: &Cache) -> Option<*mut Header> {
    let header = object.as_header()?;
    // SAFETY: a heap value is alive.
    if unsafe { (*header).shape() } == cache.shape.get() { Some(header) } else { None }
}

#[inline(always)]
unsafe fn slot_pointer(header: *mut Header, slot: u16) -> *mut RawValue {
    // SAFETY: the shape says that the object is an instance with this slot.
    unsafe { header.byte_add(SLOTS_OFFSET).cast::<RawValue>().add(slot as usize) }
}

/// What the cached slot holds, if the object has the cached shape.
#[inline(always)]
pub(super) unsafe fn cached_slot(object: RawValue, cache: &Cache) -> Option<RawValue> {
    // SAFETY: the shape is compared before the slot is read.
    unsafe { Some(*slot_pointer(of_cached_shape(object, cache)?, cache.slot.get())) }
}

#[inline(always)]
pub(crate) unsafe fn load_attr_slot<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the slot is read.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.b);
        let cache = cache(&s, i.d);
        let Some(header) = of_cached_shape(object, cache) else {
            return slow!(D, s, slow::attributes::load_attr_miss);
        };
        let value = *slot_pointer(header, cache.slot.get());
        write_attribute::<D>(s, value)
    }
}

#[inline(always)]
unsafe fn write_attribute<D: Dispatch>(s: State, value: RawValue) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if value.is_unbound() {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        if i.c & FIRST_TEMP != 0 {
            return D::write_lent_then_next(s, value);
        }
        retain(value);
        write::<D>(s, i.a, value)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_attr_value<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; a cached value lives as long as the shape's class has it.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.b);
        let cache = cache(&s, i.d);
        if of_cached_shape(object, cache).is_none() {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        write_attribute::<D>(s, std::mem::transmute::<u64, RawValue>(cache.value.get()))
    }
}

#[inline(always)]
pub(crate) unsafe fn load_attr_module<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the address is good while the dict's version is the cached
    // one.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.b);
        let cache = cache(&s, i.d);
        let Some(module) = exact::<Module>(object) else {
            return slow!(D, s, slow::attributes::load_attr_miss);
        };
        if module.dict.table().version() != cache.version.get() {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        let pointer: *const RawValue =
            std::ptr::with_exposed_provenance(cache.value.get() as usize);
        write_attribute::<D>(s, *pointer)
    }
}

#[inline(always)]
pub(crate) unsafe fn store_attr_slot<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the slot is written.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.a);
        let cache = cache(&s, i.d);
        let Some(header) = of_cached_shape(object, cache).filter(|_| i.c & FIRST_TEMP == 0) else {
            return slow!(D, s, slow::attributes::store_attr_miss);
        };
        let value = s.reg(i.b);
        if value.is_heap() {
            if i.c & SECOND_TEMP != 0 {
                s.set_reg(i.b, RawValue::FREE);
            } else {
                retain(value);
            }
        }
        let slot = slot_pointer(header, cache.slot.get());
        let old = slot.replace(value);
        if old.is_heap() {
            return D::drop_then_next(s, old.into_value_steal());
        }
        D::next(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn store_attr_add<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before slot and shape are written.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.a);
        let cache = cache(&s, i.d);
        let Some(header) = of_cached_shape(object, cache).filter(|_| i.c & FIRST_TEMP == 0) else {
            return slow!(D, s, slow::attributes::store_attr_miss);
        };
        let instance = &(*header.cast::<Obj<Instance>>()).payload;
        if cache.slot.get() >= instance.capacity() {
            return slow!(D, s, slow::attributes::store_attr_miss);
        }
        let value = s.reg(i.b);
        if value.is_heap() {
            if i.c & SECOND_TEMP != 0 {
                s.set_reg(i.b, RawValue::FREE);
            } else {
                retain(value);
            }
        }
        // The slot is unbound under the old shape: there is nothing to drop.
        *slot_pointer(header, cache.slot.get()) = value;
        (*header).set_shape(ShapeId(cache.version.get() as u32));
        D::next(s)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_method_cached<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; a cached value lives as long as the shape's class has it.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.b);
        let cache = cache(&s, i.d);
        let Some(header) = of_cached_shape(object, cache) else {
            return slow!(D, s, slow::attributes::load_method_miss);
        };
        if i.c & FIRST_TEMP != 0 {
            s.set_reg(i.b, RawValue::FREE);
        } else {
            (*header).retain();
        }
        let function = std::mem::transmute::<u64, RawValue>(cache.value.get());
        retain_lasting(function);
        s.set_reg(i.a, function);
        s.set_reg_after(i.a, 1, object);
        D::next(s)
    }
}
