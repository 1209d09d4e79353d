//! Building containers and strings, and taking sequences apart.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{Source, attempt, outcome, raise, release_window, source_owned, write};
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::dict::{self, Dict};
use crate::objects::list::List;
use crate::objects::set::{self, Set};
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

/// Takes `count` values out of a window.
unsafe fn take_window(s: &State, first: u16, count: u16) -> Vec<Value> {
    // SAFETY: verified operands.
    (0..count).map(|k| unsafe { s.take(first + k) }).collect()
}

pub(crate) unsafe fn build_tuple(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let items = s.values(i.b, i.c as usize);
        let tuple = s.vm().new_tuple_steal(items.as_ptr(), items.len());
        for k in 0..i.c {
            s.set_reg(i.b + k, crate::value::RawValue::FREE);
        }
        write(&s, i.a, tuple);
        Outcome::Next
    }
}

pub(crate) unsafe fn build_list(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let list = s.vm().new_list(take_window(&s, i.b, i.c));
        write(&s, i.a, list);
        Outcome::Next
    }
}

pub(crate) unsafe fn build_set(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let set = attempt!(set::new_set(s.vm(), s.values(i.b, i.c as usize)));
        release_window(&s, i.b, i.c as usize);
        write(&s, i.a, set);
        Outcome::Next
    }
}

pub(crate) unsafe fn build_map(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let dict = Ref::new(s.vm(), Dict::with_capacity(i.c as usize));
        for pair in s.values(i.b, 2 * i.c as usize).chunks_exact(2) {
            attempt!(dict.insert(s.vm(), &pair[0], pair[1].clone()));
        }
        release_window(&s, i.b, 2 * i.c as usize);
        write(&s, i.a, dict.into_value());
        Outcome::Next
    }
}

pub(crate) unsafe fn build_const_key_map(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let dict = Ref::new(s.vm(), Dict::with_capacity(i.c as usize));
        let keys = s.value(i.b + i.c);
        let Some(keys) = keys.as_tuple_items().filter(|keys| keys.len() == i.c as usize) else {
            return raise(s.vm().system_error("bad BUILD_CONST_KEY_MAP keys argument"));
        };
        for (key, value) in keys.iter().zip(s.values(i.b, i.c as usize)) {
            attempt!(dict.insert(s.vm(), key, value.clone()));
        }
        release_window(&s, i.b, i.c as usize + 1);
        write(&s, i.a, dict.into_value());
        Outcome::Next
    }
}

pub(crate) unsafe fn build_string(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let mut text = StrBuf::new();
        for part in s.values(i.b, i.c as usize) {
            match part.as_str_view() {
                Some(view) => text.push_view(view),
                None => return raise(s.vm().system_error("BUILD_STRING of what is not a str")),
            }
        }
        let string = s.vm().new_str_owned(&text.finish());
        release_window(&s, i.b, i.c as usize);
        write(&s, i.a, string);
        Outcome::Next
    }
}

pub(crate) unsafe fn build_slice(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let (start, stop) = (s.take(i.b), s.take(i.b + 1));
        let step = if i.c == 3 { s.take(i.b + 2) } else { Value::NONE };
        let slice = s.vm().new_slice(start, stop, step);
        write(&s, i.a, slice);
        Outcome::Next
    }
}

/// The container that a comprehension or display fills.
unsafe fn container<T: crate::object::NativeObject>(s: &State) -> &'static T {
    // SAFETY: verified operands: the register holds what BUILD_LIST and its kin made.
    unsafe { s.value(s.instr().a) }.downcast::<T>().expect("verified code fills what it built")
}

pub(crate) unsafe fn list_append(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        container::<List>(&s).push(s.take(s.instr().b));
        Outcome::Next
    }
}

pub(crate) unsafe fn list_extend(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let iterable = s.value(i.b);
        let items = match ops::collect(vm, iterable) {
            Ok(items) => items,
            Err(raised) => return raise(unpacked_wrong(vm, raised, iterable)),
        };
        container::<List>(&s).with_vec(|list| list.extend(items));
        release_window(&s, i.b, 1);
        Outcome::Next
    }
}

/// `[*x]` has its own words for what can't be iterated.
fn unpacked_wrong(vm: &Vm, raised: crate::error::Raised, iterable: &Value) -> crate::error::Raised {
    let slots = iterable.type_of(vm).slots();
    let iterable_type = slots.iter.is_some() || slots.getitem.is_some();
    if iterable_type || !vm.pending_is(&raised, &vm.exceptions.type_error) {
        return raised;
    }
    drop(vm.take_exception(raised));
    let class = iterable.type_name(vm);
    vm.type_error(format!("Value after * must be an iterable, not {class}"))
}

pub(crate) unsafe fn set_add(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        attempt!(add_to_set(s.vm(), container::<Set>(&s), s.value(i.b)));
        release_window(&s, i.b, 1);
        Outcome::Next
    }
}

fn add_to_set(vm: &Vm, set: &Set, item: &Value) -> PyResult<()> {
    set.table.insert(vm, item, ops::hash(vm, item)?, ()).map(|_| ())
}

pub(crate) unsafe fn set_update(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let set = container::<Set>(&s);
        attempt!(ops::for_each(s.vm(), s.value(i.b), |item| {
            add_to_set(s.vm(), set, &item).map(|()| true)
        }));
        release_window(&s, i.b, 1);
        Outcome::Next
    }
}

pub(crate) unsafe fn map_add(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let dict = container::<Dict>(&s);
        attempt!(dict.insert(s.vm(), s.value(i.b), s.value(i.b + 1).clone()));
        release_window(&s, i.b, 2);
        Outcome::Next
    }
}

pub(crate) unsafe fn dict_update(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        attempt!(dict::dict_update(s.vm(), container::<Dict>(&s), s.value(i.b)));
        release_window(&s, i.b, 1);
        Outcome::Next
    }
}

pub(crate) unsafe fn dict_merge(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let function = s.value(i.c);
        attempt!(dict::merge_keywords(s.vm(), container::<Dict>(&s), s.value(i.b), function));
        release_window(&s, i.b, 1);
        Outcome::Next
    }
}

/// Spreads the items over the targets: the first target is the last register.
unsafe fn spread(s: &State, items: Vec<Value>) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        drop(s.take(i.b));
        for (k, item) in items.into_iter().rev().enumerate() {
            write(s, i.a + k as u16, item);
        }
        Outcome::Next
    }
}

pub(crate) unsafe fn unpack_sequence(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let count = i.c as usize;
        let value = s.value(i.b);
        let exact = match (
            value.downcast_exact::<crate::objects::tuple::Tuple>(),
            value.downcast_exact::<List>(),
        ) {
            (Some(tuple), _) => Some(tuple.items()),
            (_, Some(list)) => Some(list.borrow()),
            _ => None,
        };
        if let Some(items) = exact.filter(|items| items.len() == count) {
            let owner = s.take(i.b);
            for (k, item) in items.iter().rev().enumerate() {
                s.set_reg(i.a + k as u16, item.clone().into_raw());
            }
            drop(owner);
            return Outcome::Next;
        }
        let items = attempt!(unpack(s.vm(), value, count));
        spread(&s, items)
    }
}

/// Items into the targets that follow.
pub(crate) unsafe fn unpack_values(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = source_owned(&s, i.b, i.c, Source::First);
        let mut items = attempt!(unpack(s.vm(), &value, usize::from(i.a)));
        drop(value);
        let pc = super::loops::write_targets(&s, s.pc.add(1), &mut items);
        Outcome::Goto(State { pc, ..s })
    }
}

/// Two items into two registers.
pub(crate) unsafe fn unpack_pair(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = source_owned(&s, i.b, i.c, Source::First);
        let (first, second) = attempt!(pair(s.vm(), value));
        write(&s, i.a, first);
        write(&s, i.d, second);
        Outcome::Next
    }
}

/// The two items of an iterable.
pub(crate) fn pair(vm: &Vm, value: Value) -> PyResult<(Value, Value)> {
    if let Some(tuple) = value.downcast_exact::<crate::objects::tuple::Tuple>()
        && let [first, second] = tuple.items()
    {
        return Ok((first.clone(), second.clone()));
    }
    let mut items = unpack(vm, &value, 2)?.into_iter();
    match (items.next(), items.next()) {
        (Some(first), Some(second)) => Ok((first, second)),
        _ => unreachable!("unpacking checks the count"),
    }
}

fn not_iterable(vm: &Vm, raised: crate::error::Raised, value: &Value) -> crate::error::Raised {
    let slots = value.type_of(vm).slots();
    let iterable_type = slots.iter.is_some() || slots.getitem.is_some();
    if iterable_type || !vm.pending_is(&raised, &vm.exceptions.type_error) {
        return raised;
    }
    drop(vm.take_exception(raised));
    vm.type_error(format!("cannot unpack non-iterable {} object", value.type_name(vm)))
}

/// Exactly `count` items of an iterable.
pub(crate) fn unpack(vm: &Vm, value: &Value, count: usize) -> PyResult<Vec<Value>> {
    if let Some(tuple) = value.downcast_exact::<crate::objects::tuple::Tuple>()
        && tuple.len() == count
    {
        return Ok(tuple.items().to_vec());
    }
    let iterator = ops::iter(vm, value).map_err(|raised| not_iterable(vm, raised, value))?;
    let mut items = Vec::with_capacity(count);
    while items.len() < count {
        match ops::next(vm, &iterator)? {
            Some(item) => items.push(item),
            None => {
                return Err(vm.value_error(format!(
                    "not enough values to unpack (expected {count}, got {})",
                    items.len()
                )));
            }
        }
    }
    match ops::next(vm, &iterator)? {
        None => Ok(items),
        Some(_) => Err(vm.value_error(format!("too many values to unpack (expected {count})"))),
    }
}

pub(crate) unsafe fn unpack_ex(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let (before, after) = ((i.c & 0xff) as usize, (i.c >> 8) as usize);
        let items = attempt!(unpack_starred(s.vm(), s.value(i.b), before, after));
        spread(&s, items)
    }
}

fn unpack_starred(vm: &Vm, value: &Value, before: usize, after: usize) -> PyResult<Vec<Value>> {
    let iterator = ops::iter(vm, value).map_err(|raised| not_iterable(vm, raised, value))?;
    let mut items = ops::collect(vm, &iterator)?;
    if items.len() < before + after {
        return Err(vm.value_error(format!(
            "not enough values to unpack (expected at least {}, got {})",
            before + after,
            items.len()
        )));
    }
    let last = items.split_off(items.len() - after);
    let middle = items.split_off(before);
    items.push(vm.new_list(middle));
    items.extend(last);
    Ok(items)
}

pub(crate) unsafe fn format_value(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let text = attempt!(format(s.vm(), s.value(i.b), i.c, s.value(i.b + 1)));
        release_window(&s, i.b, if i.c & 4 != 0 { 2 } else { 1 });
        write(&s, i.a, text);
        outcome(Ok(()))
    }
}

/// `spec` is looked at only if the flags say that there is one.
fn format(vm: &Vm, value: &Value, flags: u16, spec: &Value) -> PyResult {
    let converted = match flags & 3 {
        1 => ops::str(vm, value)?,
        2 => ops::repr(vm, value)?,
        3 => ops::ascii(vm, value)?,
        _ => value.clone(),
    };
    if flags & 4 != 0 {
        return ops::format(vm, &converted, spec);
    }
    if converted.downcast_exact::<Str>().is_some() {
        return Ok(converted);
    }
    ops::format(vm, &converted, &vm.empty_str)
}

pub(crate) unsafe fn get_len(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let len = attempt!(ops::len(s.vm(), s.value(i.b)));
        write(&s, i.a, Value::from_usize(s.vm(), len));
        Outcome::Next
    }
}
