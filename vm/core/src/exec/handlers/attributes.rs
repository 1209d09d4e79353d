//! Attributes through inline caches keyed by shape.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::{FIRST_TEMP, SECOND_TEMP};
use super::super::slow;
use super::super::state::State;
use super::super::translation::Cache;
use super::{release_shared, retain, retain_lasting, write};
use crate::object::{Obj, ShapeId};
use crate::objects::instance::{Instance, SLOTS_OFFSET};
use crate::value::RawValue;

#[inline(always)]
pub(crate) unsafe fn cache(s: &State, word: u16) -> &'static Cache {
    // SAFETY: verified code names caches of its pool only.
    unsafe { &*s.pool.add(word as usize).cast() }
}

/// The header's address, if the object's shape is the cached one.
#[inline(always)]
unsafe fn shape_matches(object: RawValue, cache: &Cache) -> bool {
    // SAFETY: a heap value is alive.
    object.is_heap() && unsafe { (*object.as_header_unchecked()).shape() == cache.shape.get() }
}

#[inline(always)]
unsafe fn slot_pointer(object: RawValue, slot: u16) -> *mut RawValue {
    // SAFETY: the shape says that the object is an instance with this slot.
    unsafe {
        object.as_header_unchecked().byte_add(SLOTS_OFFSET).cast::<RawValue>().add(slot as usize)
    }
}

#[inline(always)]
pub(crate) unsafe fn load_attr_slot<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the slot is read.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.b);
        let cache = cache(&s, i.d);
        if !shape_matches(object, cache) {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        let value = *slot_pointer(object, cache.slot.get());
        write_attribute::<D>(s, object, value)
    }
}

#[inline(always)]
unsafe fn write_attribute<D: Dispatch>(s: State, object: RawValue, value: RawValue) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if value.is_unbound() {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        if i.c & FIRST_TEMP != 0 {
            if !release_shared(object) {
                return slow!(D, s, slow::attributes::load_attr_miss);
            }
            s.set_reg(i.b, RawValue::NONE);
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
        if !shape_matches(object, cache) {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        write_attribute::<D>(s, object, std::mem::transmute::<u64, RawValue>(cache.value.get()))
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
        if !(object.is_heap() && (*object.as_header_unchecked()).shape() == ShapeId::MODULE) {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        let module: &crate::objects::module::Module = super::payload(object);
        if module.dict.table().version() != cache.version.get() {
            return slow!(D, s, slow::attributes::load_attr_miss);
        }
        let pointer: *const RawValue =
            std::ptr::with_exposed_provenance(cache.value.get() as usize);
        write_attribute::<D>(s, object, *pointer)
    }
}

#[inline(always)]
pub(crate) unsafe fn store_attr_slot<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the slot is written.
    unsafe {
        let i = s.instr();
        let object = s.reg(i.a);
        let cache = cache(&s, i.d);
        if !shape_matches(object, cache) || i.c & FIRST_TEMP != 0 {
            return slow!(D, s, slow::attributes::store_attr_miss);
        }
        let value = s.reg(i.b);
        if value.is_heap() {
            if i.c & SECOND_TEMP != 0 {
                s.set_reg(i.b, RawValue::NONE);
            } else {
                retain(value);
            }
        }
        let slot = slot_pointer(object, cache.slot.get());
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
        if !shape_matches(object, cache) || i.c & FIRST_TEMP != 0 {
            return slow!(D, s, slow::attributes::store_attr_miss);
        }
        let header = object.as_header_unchecked();
        let instance = &(*header.cast::<Obj<Instance>>()).payload;
        if cache.slot.get() >= instance.capacity() {
            return slow!(D, s, slow::attributes::store_attr_miss);
        }
        let value = s.reg(i.b);
        if value.is_heap() {
            if i.c & SECOND_TEMP != 0 {
                s.set_reg(i.b, RawValue::NONE);
            } else {
                retain(value);
            }
        }
        // The slot is unbound under the old shape: there is nothing to drop.
        *slot_pointer(object, cache.slot.get()) = value;
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
        if !shape_matches(object, cache) {
            return slow!(D, s, slow::attributes::load_method_miss);
        }
        if i.c & FIRST_TEMP != 0 {
            s.set_reg(i.b, RawValue::NONE);
        } else {
            retain(object);
        }
        let function = std::mem::transmute::<u64, RawValue>(cache.value.get());
        retain_lasting(function);
        s.set_reg(i.a, function);
        s.set_reg_after(i.a, 1, object);
        D::next(s)
    }
}
