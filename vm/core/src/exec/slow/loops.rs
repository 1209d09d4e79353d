//! The generic `for`, the choice of specialised loops, and their ends.

use super::super::dispatch::Outcome;
use super::super::instr::{Instr, Op};
use super::super::state::State;
use super::{attempt, jump, release_window, specialise, write};
use crate::error::{PyResult, Raised};
use crate::object::ShapeId;
use crate::objects::dict::views::DictIter;
use crate::objects::iterators::{Enumerate, Zip};
use crate::objects::list::ListIter;
use crate::objects::set::SetIter;
use crate::objects::str::StrIter;
use crate::ops;
use crate::value::{RawValue, Value};
use crate::vm::Vm;

/// How many targets a loop may have to be unpacked in place.
pub(crate) const MAX_TARGETS: usize = 8;

pub(crate) unsafe fn get_iter(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let iterator = attempt!(ops::iter(s.vm(), s.value(i.b)));
        if i.c != 0 {
            drop(s.take(i.b));
        }
        write(&s, i.a, iterator);
        Outcome::Next
    }
}

pub(crate) unsafe fn for_iter(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { choose_then_next(s, false) }
}

pub(crate) unsafe fn for_iter_loop(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { choose_then_next(s, true) }
}

unsafe fn choose_then_next(s: State, loops: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let iterator = s.value(s.instr().b);
        let op = match iterator.header().map(|header| header.shape()) {
            Some(ShapeId::RANGE_ITERATOR) => Some([Op::for_range, Op::for_range_loop]),
            Some(ShapeId::LIST_ITERATOR) => Some([Op::for_list, Op::for_list_loop]),
            Some(ShapeId::TUPLE_ITERATOR) => Some([Op::for_tuple, Op::for_tuple_loop]),
            Some(ShapeId::GENERATOR) => Some([Op::for_generator, Op::for_generator_loop]),
            _ if iterator.downcast::<StrIter>().is_some() => Some([Op::for_str, Op::for_str_loop]),
            _ => None,
        };
        if let Some(op) = op {
            specialise(&s, op[usize::from(loops)]);
            return super::again(s);
        }
        advance(s, loops)
    }
}

/// Steps any iterator.
unsafe fn advance(s: State, loops: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        match attempt!(ops::next(s.vm(), s.value(i.b))) {
            Some(value) => {
                write(&s, i.a, value);
                if loops { safe_point_in_body(s) } else { Outcome::Next }
            }
            None if loops => end_loop(s),
            None => end(s),
        }
    }
}

pub(crate) unsafe fn next(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { advance(s, false) }
}

pub(crate) unsafe fn next_loop(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { advance(s, true) }
}

/// As `ops::next`, the commonest iterators first.
#[inline]
fn next_of(vm: &Vm, iterator: &Value) -> PyResult<Option<Value>> {
    if let Some(list) = iterator.downcast_exact::<ListIter>()
        && let Some(item) = list.advance()
    {
        return Ok(Some(item));
    }
    ops::next(vm, iterator)
}

/// The next two items of an iterator over pairs, without making the pair where that is known to
/// go unnoticed.
fn next_pair(vm: &Vm, iterator: &Value) -> Result<Option<(Value, Value)>, PairError> {
    if let Some(zip) = iterator.downcast_exact::<Zip>()
        && let [first, second] = &zip.iterators[..]
        && !zip.strict
    {
        let Some(first) = next_of(vm, first)? else { return Ok(None) };
        let Some(second) = next_of(vm, second)? else { return Ok(None) };
        return Ok(Some((first, second)));
    }
    if let Some(enumerate) = iterator.downcast_exact::<Enumerate>() {
        return Ok(enumerate.next_pair(vm)?);
    }
    if iterator.type_of(vm).is(&vm.types.dict_itemiterator)
        && let Some(items) = iterator.downcast::<DictIter>()
    {
        return Ok(items.advance_pair(vm)?);
    }
    let next = match iterator.downcast_exact::<SetIter>() {
        Some(set) => set.advance(vm)?,
        None => ops::next(vm, iterator)?,
    };
    match next {
        Some(value) => Ok(Some(super::build::pair(vm, value).map_err(PairError::Unpack)?)),
        None => Ok(None),
    }
}

/// What raised: stepping the iterator, or taking its value apart.
enum PairError {
    Step(Raised),
    Unpack(Raised),
}

impl From<Raised> for PairError {
    fn from(raised: Raised) -> PairError {
        PairError::Step(raised)
    }
}

/// Raises what a loop that unpacks raised: where the unpacking stands, if that did.
unsafe fn raise_unpacking(s: &State, error: PairError, unpacking: *const Instr) -> Outcome {
    match error {
        PairError::Step(raised) => super::raise(raised),
        PairError::Unpack(raised) => {
            // SAFETY: a frame is running, and the instruction is in its code.
            unsafe { (*s.frame()).pc = unpacking };
            super::raise(raised)
        }
    }
}

/// What a loop that unpacks goes over, if there is a special instruction for it.
enum Unpacked {
    List,
    Zip,
    Enumerate,
}

unsafe fn unpacked(s: &State) -> Option<Unpacked> {
    // SAFETY: verified operands.
    let iterator = unsafe { s.value(s.instr().b) };
    match iterator.header()?.shape() {
        ShapeId::LIST_ITERATOR => Some(Unpacked::List),
        ShapeId::ZIP => Some(Unpacked::Zip),
        ShapeId::ENUMERATE => Some(Unpacked::Enumerate),
        _ => None,
    }
}

pub(crate) unsafe fn for_pair(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        match unpacked(&s) {
            Some(Unpacked::List) => specialise(&s, Op::for_pair_list),
            Some(Unpacked::Zip) => specialise(&s, Op::for_pair_zip),
            Some(Unpacked::Enumerate) => specialise(&s, Op::for_pair_enumerate),
            None => {}
        }
        step_pair(s, false)
    }
}

pub(crate) unsafe fn for_pair_loop(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        match unpacked(&s) {
            Some(Unpacked::List) => specialise(&s, Op::for_pair_list_loop),
            Some(Unpacked::Zip) => specialise(&s, Op::for_pair_zip_loop),
            Some(Unpacked::Enumerate) => specialise(&s, Op::for_pair_enumerate_loop),
            None => {}
        }
        step_pair(s, true)
    }
}

pub(crate) unsafe fn for_pair_same(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { step_pair(s, false) }
}

pub(crate) unsafe fn for_pair_loop_same(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { step_pair(s, true) }
}

unsafe fn step_pair(mut s: State, loops: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let distance = i.c as i16 as isize;
        let pair = match next_pair(s.vm(), s.value(i.b)) {
            Ok(pair) => pair,
            Err(error) => return raise_unpacking(&s, error, s.pc.add(1)),
        };
        let Some((first, second)) = pair else {
            release_window(&s, i.b, 1);
            return if loops { Outcome::Next } else { jump(s, distance) };
        };
        write(&s, i.a, first);
        write(&s, i.d, second);
        if !loops {
            return Outcome::Next;
        }
        s.pc = s.pc.offset(distance);
        super::jumps::safe_point(s)
    }
}

/// Writes the targets that stand at `targets`: the instruction behind them.
pub(super) unsafe fn write_targets(
    s: &State,
    targets: *const Instr,
    values: &mut [Value],
) -> *const Instr {
    // SAFETY: verified operands: there are as many targets as values, four an instruction.
    unsafe {
        for (k, value) in values.iter_mut().enumerate() {
            let instr = &*targets.add(k / 4);
            let target = [instr.a, instr.b, instr.c, instr.d][k % 4];
            write(s, target, std::mem::take(value));
        }
        targets.add(values.len().div_ceil(4))
    }
}

/// The next values of an iterator over sequences of so many; false at its end. They aren't
/// written at once: if one is missing, none is assigned.
#[inline]
fn next_values(vm: &Vm, iterator: &Value, values: &mut [Value]) -> Result<bool, PairError> {
    if let Some(zip) = iterator.downcast_exact::<Zip>()
        && zip.iterators.len() == values.len()
        && !zip.strict
    {
        for (iterator, value) in zip.iterators.iter().zip(values) {
            match next_of(vm, iterator)? {
                Some(next) => *value = next,
                None => return Ok(false),
            }
        }
        return Ok(true);
    }
    let Some(next) = ops::next(vm, iterator)? else { return Ok(false) };
    let items = super::build::unpack(vm, &next, values.len()).map_err(PairError::Unpack)?;
    for (value, item) in values.iter_mut().zip(items) {
        *value = item;
    }
    Ok(true)
}

/// Drops what the targets of a loop held before.
pub(crate) unsafe fn drop_displaced(s: State) -> Outcome {
    // A finalizer may run such a loop itself: first all references are taken.
    // SAFETY: the loop put references aside.
    drop(unsafe {
        let displaced = &s.vm().exec.displaced;
        displaced.each_ref().map(|value| value.replace(RawValue::UNBOUND).into_value_steal())
    });
    Outcome::Goto(s)
}

pub(crate) unsafe fn for_unpack(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        match unpacked(&s) {
            Some(Unpacked::List) => specialise(&s, Op::for_unpack_list),
            Some(Unpacked::Zip) => specialise(&s, Op::for_unpack_zip),
            _ => {}
        }
        for_unpack_same(s)
    }
}

pub(crate) unsafe fn for_unpack_loop(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        match unpacked(&s) {
            Some(Unpacked::List) => specialise(&s, Op::for_unpack_list_loop),
            Some(Unpacked::Zip) => specialise(&s, Op::for_unpack_zip_loop),
            _ => {}
        }
        for_unpack_loop_same(s)
    }
}

pub(crate) unsafe fn for_unpack_same(mut s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let mut values = [const { Value::UNBOUND }; MAX_TARGETS];
        let values = &mut values[..i.a as usize];
        let targets = s.pc.add(1);
        match next_values(s.vm(), s.value(i.b), values) {
            Ok(true) => {}
            Ok(false) => return end(s),
            Err(error) => return raise_unpacking(&s, error, targets),
        }
        s.pc = write_targets(&s, targets, values);
        Outcome::Goto(s)
    }
}

pub(crate) unsafe fn for_unpack_loop_same(mut s: State) -> Outcome {
    // SAFETY: verified operands: the distance leads to the head's targets.
    unsafe {
        let i = s.instr();
        let mut values = [const { Value::UNBOUND }; MAX_TARGETS];
        let values = &mut values[..i.a as usize];
        let targets = s.pc.offset(i.wide() as isize);
        match next_values(s.vm(), s.value(i.b), values) {
            Ok(true) => {}
            Ok(false) => return end_loop(s),
            Err(error) => return raise_unpacking(&s, error, targets),
        }
        s.pc = write_targets(&s, targets, values);
        super::jumps::safe_point(s)
    }
}

/// The iterator is exhausted, before the body.
pub(crate) unsafe fn end(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        release_window(&s, i.b, 1);
        jump(s, i.wide() as isize)
    }
}

/// The iterator is exhausted, after the body.
pub(crate) unsafe fn end_loop(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        release_window(&s, s.instr().b, 1);
        Outcome::Next
    }
}

/// Goes on in the body, with a safe point.
pub(crate) unsafe fn safe_point_in_body(mut s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        s.pc = s.pc.offset(s.instr().wide() as isize);
        super::jumps::safe_point(s)
    }
}
