//! Items of lists, tuples, strings and dicts.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::{FIRST_TEMP, SECOND_CONST, THIRD_CONST};
use super::super::slow;
use super::super::state::State;
use super::{exact, guard, has_shape, release_shared, retain, write};
use crate::object::{NativeObject, ShapeId};
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::value::{RawValue, Value};
use apython_text::StrView;

/// The items of a container that is exactly a list or a tuple.
trait Items: NativeObject {
    fn items(&self) -> (*const Value, usize);
}

impl Items for List {
    #[inline(always)]
    fn items(&self) -> (*const Value, usize) {
        (self.items_pointer(), self.len())
    }
}

impl Items for Tuple {
    #[inline(always)]
    fn items(&self) -> (*const Value, usize) {
        let items = Tuple::items(self);
        (items.as_ptr(), items.len())
    }
}

/// Where an index points, counted from the end if it is negative; none if it is out of range.
#[inline(always)]
fn position(index: RawValue, len: usize) -> Option<usize> {
    let index = index.as_small_int_unchecked() as usize;
    if index < len {
        return Some(index);
    }
    // Only a negative index that is in range comes below the length by this.
    let index = index.wrapping_add(len);
    if index < len { Some(index) } else { None }
}

/// The item of what is exactly a list, if the index is a small integer in range.
#[inline(always)]
pub(super) unsafe fn list_item(container: RawValue, index: RawValue) -> Option<RawValue> {
    // SAFETY: live values; the position is in range.
    unsafe {
        let list = exact::<List>(container)?;
        if !index.is_small_int() {
            return None;
        }
        let position = position(index, list.len())?;
        Some((*list.items_pointer().add(position)).raw())
    }
}

/// As [`list_item`], of a tuple.
#[inline(always)]
pub(super) unsafe fn tuple_item(container: RawValue, index: RawValue) -> Option<RawValue> {
    // SAFETY: live values; the position is in range.
    unsafe {
        let items = exact::<Tuple>(container)?.items();
        if !index.is_small_int() {
            return None;
        }
        Some(items.get_unchecked(position(index, items.len())?).raw())
    }
}

/// Writes an item that was read from a container which, if it is a temporary, is released.
#[inline(always)]
unsafe fn write_item<D: Dispatch>(s: State, item: RawValue) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if i.d & FIRST_TEMP != 0 {
            return D::write_lent_then_next(s, item);
        }
        retain(item);
        write::<D>(s, i.a, item)
    }
}

/// An index in a register may have become anything; a constant is the small integer that it was
/// when the instruction was specialised.
macro_rules! guard_index {
    ($D:ident, $s:ident, $index:ident, reg) => {
        guard!($D, $s, $index.is_small_int());
    };
    ($D:ident, $s:ident, $index:ident, constant) => {
        debug_assert!($index.is_small_int());
    };
}

macro_rules! get_items {
    ($($name:ident $container:ident $index:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands; the shape is compared before the payload is read.
            unsafe {
                let i = s.instr();
                let container = s.reg(i.b);
                let Some(of) = exact::<$container>(container) else { return D::deopt(s) };
                let index = s.$index(i.c);
                guard_index!(D, s, index, $index);
                let (items, len) = Items::items(of);
                let Some(position) = position(index, len) else {
                    return slow!(D, s, slow::items::get_item_same);
                };
                write_item::<D>(s, (*items.add(position)).raw())
            }
        })*
    };
}

get_items! {
    get_item_list_int List reg;
    get_item_list_rk List constant;
    get_item_tuple_int Tuple reg;
    get_item_tuple_rk Tuple constant;
}

#[inline(always)]
pub(crate) unsafe fn get_item_str_int<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let i = s.instr();
        let container = s.reg(i.b);
        let Some(text) = exact::<Str>(container) else { return D::deopt(s) };
        let index = s.reg(i.c);
        guard!(D, s, index.is_small_int());
        if let StrView::Latin1(bytes) = text.view()
            && let Some(position) = position(index, bytes.len())
        {
            let item = s.vm().latin1_chars.get_unchecked(bytes[position] as usize).raw();
            return write_item::<D>(s, item);
        }
        slow!(D, s, slow::items::get_item_same)
    }
}

#[inline(always)]
pub(crate) unsafe fn get_item_dict<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        guard!(D, s, has_shape(s.reg(s.instr().b), ShapeId::DICT));
        slow!(D, s, slow::items::get_item_dict)
    }
}

/// Sets an item of a list, the index being a small integer, if neither the value nor the old one is
/// counted.
#[inline(always)]
unsafe fn set_list_item<D: Dispatch>(
    s: State,
    list: &List,
    index: RawValue,
    value: RawValue,
) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let Some(position) = position(index, list.len()) else {
            return slow!(D, s, slow::items::set_item_same);
        };
        let slot = list.items_pointer().add(position);
        if (*slot).raw().is_heap() || value.is_heap() {
            return slow!(D, s, slow::items::set_item_list_counted);
        }
        if s.instr().d & FIRST_TEMP != 0 && !release_container(&s) {
            return slow!(D, s, slow::items::set_item_same);
        }
        slot.cast::<RawValue>().write(value);
        D::next(s)
    }
}

macro_rules! set_items {
    ($($name:ident $index:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands; the shape is compared before the payload is read.
            unsafe {
                let i = s.instr();
                let Some(list) = exact::<List>(s.reg(i.a)) else { return D::deopt(s) };
                let index = s.$index(i.b);
                guard_index!(D, s, index, $index);
                set_list_item::<D>(s, list, index, s.reg(i.c))
            }
        })*
    };
}

set_items! {
    set_item_list_rr reg;
    set_item_list_rk constant;
}

/// As those, with operands that are found by their flags.
#[inline(always)]
pub(crate) unsafe fn set_item_list_int<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let i = s.instr();
        let Some(list) = exact::<List>(s.reg(i.a)) else { return D::deopt(s) };
        let index = if i.d & SECOND_CONST != 0 { s.constant(i.b) } else { s.reg(i.b) };
        guard!(D, s, index.is_small_int());
        let value = if i.d & THIRD_CONST != 0 { s.constant(i.c) } else { s.reg(i.c) };
        set_list_item::<D>(s, list, index, value)
    }
}

/// Releases the container of an assignment, a temporary; false if that would free it.
#[inline(always)]
unsafe fn release_container(s: &State) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let first = s.instr().a;
        if !release_shared(s.reg(first)) {
            return false;
        }
        s.set_reg(first, RawValue::FREE);
        true
    }
}

#[inline(always)]
pub(crate) unsafe fn set_item_dict<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        guard!(D, s, has_shape(s.reg(s.instr().a), ShapeId::DICT));
        slow!(D, s, slow::items::set_item_dict)
    }
}

/// What comprehensions do for each item.
#[inline(always)]
pub(crate) unsafe fn list_append<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the item moves into the list.
    unsafe {
        let i = s.instr();
        match exact::<List>(s.reg(i.a)) {
            Some(list) if list.push_within_capacity(s.reg(i.b)) => {
                s.set_reg(i.b, RawValue::FREE);
                D::next(s)
            }
            _ => slow!(D, s, slow::build::list_append),
        }
    }
}

/// A tuple of consecutive temporaries, whose references move: without a call where memory for
/// it has been freed before.
#[inline(always)]
pub(crate) unsafe fn build_tuple<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let len = usize::from(i.c);
        let Some(tuple) = Tuple::try_allocate(s.vm(), len) else {
            return slow!(D, s, slow::build::build_tuple);
        };
        let items = Tuple::first_item(tuple).cast::<RawValue>();
        for k in 0..len {
            // Volatile: an empty loop is better than a call of memcpy.
            items.add(k).write_volatile(s.reg_after(i.b, k));
            s.set_reg_after(i.b, k, RawValue::FREE);
        }
        write::<D>(s, i.a, RawValue::from_header(tuple.cast()))
    }
}
