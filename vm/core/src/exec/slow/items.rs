//! Subscription and assignment to items.

use super::super::dispatch::Outcome;
use super::super::instr::Op;
use super::super::instr::flags::{FIRST_CONST, SECOND_CONST, THIRD_CONST, may_specialise};
use super::super::state::State;
use super::{Source, attempt, release, release_window, source, specialise, write};
use crate::object::ShapeId;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::ops;
use crate::value::Value;

fn shape(value: &Value) -> ShapeId {
    value.header().map_or(ShapeId::NONE, |header| header.shape())
}

pub(crate) unsafe fn get_item(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let container = source(&s, i.b, i.d, Source::First);
        let index = source(&s, i.c, i.d, Source::Second);
        let constant = i.d & SECOND_CONST != 0;
        if may_specialise(i.d) && i.d & FIRST_CONST == 0 {
            let op = match shape(container) {
                ShapeId::LIST if index.is_small_int() => {
                    Some(if constant { Op::get_item_list_rk } else { Op::get_item_list_int })
                }
                ShapeId::TUPLE if index.is_small_int() => {
                    Some(if constant { Op::get_item_tuple_rk } else { Op::get_item_tuple_int })
                }
                ShapeId::STR if index.is_small_int() && !constant => Some(Op::get_item_str_int),
                ShapeId::DICT => Some(Op::get_item_dict),
                _ => None,
            };
            if let Some(op) = op {
                specialise(&s, op);
            }
        }
        get_item_same(s)
    }
}

/// Gets an item without changing what the instruction is.
pub(crate) unsafe fn get_item_same(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let container = source(&s, i.b, i.d, Source::First);
        let index = source(&s, i.c, i.d, Source::Second);
        let item = attempt!(ops::get_item(s.vm(), container, index));
        finish(&s, item)
    }
}

unsafe fn finish(s: &State, item: Value) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        release(s, i.b, i.d, Source::First);
        release(s, i.c, i.d, Source::Second);
        write(s, i.a, item);
        Outcome::Next
    }
}

/// Gets an item of what is exactly a dict.
pub(crate) unsafe fn get_item_dict(s: State) -> Outcome {
    // SAFETY: verified operands; the handler compared the shape.
    unsafe {
        let i = s.instr();
        let dict = source(&s, i.b, i.d, Source::First).downcast_unchecked::<Dict>();
        let key = source(&s, i.c, i.d, Source::Second);
        match attempt!(dict.get(s.vm(), key)) {
            Some(item) => finish(&s, item),
            None => super::raise(s.vm().key_error(key)),
        }
    }
}

pub(crate) unsafe fn set_item(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let container = source(&s, i.a, i.d, Source::First);
        let index = source(&s, i.b, i.d, Source::Second);
        if may_specialise(i.d) && i.d & FIRST_CONST == 0 {
            let op = match shape(container) {
                ShapeId::LIST if index.is_small_int() => {
                    Some(match i.d & (SECOND_CONST | THIRD_CONST) {
                        0 => Op::set_item_list_rr,
                        SECOND_CONST => Op::set_item_list_rk,
                        _ => Op::set_item_list_int,
                    })
                }
                ShapeId::DICT => Some(Op::set_item_dict),
                _ => None,
            };
            if let Some(op) = op {
                specialise(&s, op);
            }
        }
        set_item_same(s)
    }
}

/// Sets an item without changing what the instruction is.
pub(crate) unsafe fn set_item_same(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let container = source(&s, i.a, i.d, Source::First);
        let index = source(&s, i.b, i.d, Source::Second);
        let value = source(&s, i.c, i.d, Source::Third);
        attempt!(ops::set_item(s.vm(), container, index, value));
        release_three(&s)
    }
}

/// Sets an item of what is exactly a list, the index being in range.
pub(crate) unsafe fn set_item_list_counted(s: State) -> Outcome {
    // SAFETY: verified operands; the handler compared the shape.
    unsafe {
        let i = s.instr();
        let list = source(&s, i.a, i.d, Source::First).downcast_unchecked::<List>();
        let index = source(&s, i.b, i.d, Source::Second).as_small_int_unchecked();
        let value = super::source_owned(&s, i.c, i.d, Source::Third);
        let index = if index < 0 { index + list.len() as i64 } else { index };
        let old = list.replace(index as usize, value);
        release(&s, i.a, i.d, Source::First);
        drop(old);
        Outcome::Next
    }
}

unsafe fn release_three(s: &State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        release(s, i.a, i.d, Source::First);
        release(s, i.b, i.d, Source::Second);
        release(s, i.c, i.d, Source::Third);
        Outcome::Next
    }
}

/// Sets an item of what is exactly a dict.
pub(crate) unsafe fn set_item_dict(s: State) -> Outcome {
    // SAFETY: verified operands; the handler compared the shape.
    unsafe {
        let i = s.instr();
        let dict = source(&s, i.a, i.d, Source::First).downcast_unchecked::<Dict>();
        let key = source(&s, i.b, i.d, Source::Second);
        let value = source(&s, i.c, i.d, Source::Third);
        attempt!(dict.insert(s.vm(), key, value.clone()));
        release_three(&s)
    }
}

pub(crate) unsafe fn delete_item(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        attempt!(ops::del_item(s.vm(), s.value(i.a), s.value(i.a + 1)));
        release_window(&s, i.a, 2);
        Outcome::Next
    }
}
