//! Items of lists, tuples, strings and dicts.

use super::super::dispatch::{Dispatch, slow};
use super::super::instr::flags::{FIRST_TEMP, SECOND_CONST, THIRD_CONST};
use super::super::slow;
use super::super::state::State;
use super::{guard, has_shape, payload, release_shared, retain, write};
use crate::object::ShapeId;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::value::{RawValue, Value};
use apython_text::StrView;

/// The items of a container.
type Items = (*const Value, usize);

#[inline(always)]
unsafe fn list_items(container: RawValue) -> Items {
    // SAFETY: the shape was compared.
    let list: &List = unsafe { payload(container) };
    (list.items_pointer(), list.len())
}

#[inline(always)]
unsafe fn tuple_items(container: RawValue) -> Items {
    // SAFETY: the shape was compared.
    let items = unsafe { payload::<Tuple>(container) }.items();
    (items.as_ptr(), items.len())
}

/// Where an index points, counted from the end if it is negative; out of range if it is.
#[inline(always)]
fn position(index: RawValue, len: usize) -> usize {
    let index = index.as_small_int_unchecked();
    (if index < 0 { index + len as i64 } else { index }) as usize
}

/// Writes an item that was read from a container which, if it is a temporary, is released.
#[inline(always)]
unsafe fn write_item<D: Dispatch>(s: State, container: RawValue, item: RawValue) -> D::Flow {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        if i.d & FIRST_TEMP != 0 {
            if !release_shared(container) {
                return slow!(D, s, slow::items::get_item_same);
            }
            s.set_reg(i.b, RawValue::NONE);
        }
        retain(item);
        write::<D>(s, i.a, item)
    }
}

macro_rules! get_items {
    ($($name:ident $shape:ident $items:ident $index:ident;)*) => {
        $(#[inline(always)]
        pub(crate) unsafe fn $name<D: Dispatch>(s: State) -> D::Flow {
            // SAFETY: verified operands; the shape is compared before the payload is read.
            unsafe {
                let i = s.instr();
                let container = s.reg(i.b);
                guard!(D, s, has_shape(container, ShapeId::$shape));
                let index = s.$index(i.c);
                guard!(D, s, index.is_small_int());
                let (items, len) = $items(container);
                let position = position(index, len);
                if position >= len {
                    return slow!(D, s, slow::items::get_item_same);
                }
                write_item::<D>(s, container, (*items.add(position)).raw())
            }
        })*
    };
}

get_items! {
    get_item_list_int LIST list_items reg;
    get_item_list_rk LIST list_items constant;
    get_item_tuple_int TUPLE tuple_items reg;
    get_item_tuple_rk TUPLE tuple_items constant;
}

#[inline(always)]
pub(crate) unsafe fn get_item_str_int<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let i = s.instr();
        let container = s.reg(i.b);
        guard!(D, s, has_shape(container, ShapeId::STR));
        let index = s.reg(i.c);
        guard!(D, s, index.is_small_int());
        if let StrView::Latin1(bytes) = payload::<Str>(container).view() {
            let position = position(index, bytes.len());
            if position < bytes.len() {
                let item = s.vm().latin1_chars.get_unchecked(bytes[position] as usize).raw();
                return write_item::<D>(s, container, item);
            }
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

#[inline(always)]
pub(crate) unsafe fn set_item_list_int<D: Dispatch>(s: State) -> D::Flow {
    // SAFETY: verified operands; the shape is compared before the payload is read.
    unsafe {
        let i = s.instr();
        let container = s.reg(i.a);
        guard!(D, s, has_shape(container, ShapeId::LIST));
        let index = if i.d & SECOND_CONST != 0 { s.constant(i.b) } else { s.reg(i.b) };
        guard!(D, s, index.is_small_int());
        let list: &List = payload(container);
        let position = position(index, list.len());
        if position >= list.len() {
            return slow!(D, s, slow::items::set_item_same);
        }
        let slot = list.items_pointer().add(position);
        let old = (*slot).raw();
        let value = if i.d & THIRD_CONST != 0 { s.constant(i.c) } else { s.reg(i.c) };
        if old.is_heap() || value.is_heap() {
            return slow!(D, s, slow::items::set_item_list_counted);
        }
        if i.d & FIRST_TEMP != 0 {
            if !release_shared(container) {
                return slow!(D, s, slow::items::set_item_same);
            }
            s.set_reg(i.a, RawValue::NONE);
        }
        slot.cast::<RawValue>().write(value);
        D::next(s)
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
