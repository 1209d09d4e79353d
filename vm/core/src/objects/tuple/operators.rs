//! What syntax and built-in functions do with tuples.

use super::{Tuple, TupleIter, items_of, new_in};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::list::List;
use crate::objects::slice::{self, Slice};
use crate::objects::{construct, sequence};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;
use apython_text::hash::TupleHasher;

#[pymethods(OPERATORS)]
impl Tuple {
    #[pyslot(new)]
    fn new_object(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new_keywords(vm, class, &vm.types.tuple, args)?;
        let iterable = construct::one_optional(vm, "tuple", args)?;
        let tuple = match iterable {
            Some(iterable) => from_iterable(vm, iterable)?,
            None => vm.empty_tuple.clone(),
        };
        if class.is(&vm.types.tuple) { Ok(tuple) } else { Ok(new_in(class, items_of(&tuple))) }
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let items = items_of(this);
        if items.is_empty() {
            return Ok(vm.new_str("()"));
        }
        let Some(_guard) = vm.repr_enter(this) else { return Ok(vm.new_str("(...)")) };
        let mut text = StrBuf::new();
        text.push_ascii("(");
        sequence::repr_items(vm, &mut text, |at| items.get(at))?;
        text.push_ascii(if items.len() == 1 { ",)" } else { ")" });
        Ok(vm.new_str_owned(&text.finish()))
    }
    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        let mut hasher = TupleHasher::new();
        for item in items_of(this) {
            hasher.add(ops::hash(vm, item)?);
        }
        Ok(hasher.finish())
    }
    #[pyslot(len)]
    fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
        Ok(items_of(this).len())
    }
    #[pyslot(getitem)]
    fn subscript(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        let items = items_of(this);
        let index = match key.as_small_int() {
            Some(index) => index,
            None => match key.downcast::<Slice>() {
                Some(slice) => return get_slice(vm, this, slice),
                None => sequence::index(vm, key, "tuple")?,
            },
        };
        let item = items.get(sequence::place(index, items.len()));
        item.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, item: &Value) -> PyResult<bool> {
        let items = items_of(this);
        Ok(sequence::position(vm, item, 0, usize::MAX, |at| items.get(at))?.is_some())
    }
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.as_tuple_items(), other.as_tuple_items()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        sequence::compare(vm, op, || a, || b)
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        Ok(TupleIter::over(vm, this.to_ref::<Tuple>().expect("a slot gets instances of its type")))
    }
    #[pyslot(concat)]
    fn concat(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        let exact = |value: &Value| value.downcast_exact::<Tuple>().is_some();
        if items_of(this).is_empty() && exact(other) {
            return Ok(other.clone());
        }
        let Some(tail) = other.as_tuple_items() else {
            let found = other.type_name(vm);
            let message = format!("can only concatenate tuple (not \"{found}\") to tuple");
            return Err(vm.type_error(message));
        };
        if tail.is_empty() && exact(this) {
            return Ok(this.clone());
        }
        Ok(vm.new_tuple([items_of(this), tail].concat()))
    }
    #[pyslot(repeat)]
    fn repeat(vm: &Vm, this: &Value, count: isize) -> PyResult {
        let items = items_of(this);
        if (items.is_empty() || count == 1) && this.downcast_exact::<Tuple>().is_some() {
            return Ok(this.clone());
        }
        Ok(vm.new_tuple(sequence::repeat(vm, items, count)?))
    }
}

/// A tuple of the items of an iterable: itself, if it is one.
fn from_iterable(vm: &Vm, iterable: &Value) -> PyResult {
    if iterable.downcast_exact::<Tuple>().is_some() {
        return Ok(iterable.clone());
    }
    if let Some(list) = iterable.downcast_exact::<List>() {
        return Ok(vm.new_tuple_from_slice(list.borrow()));
    }
    let list = List::new();
    list.extend(vm, iterable)?;
    Ok(vm.new_tuple(list.take()))
}

fn get_slice(vm: &Vm, this: &Value, slice: &Slice) -> PyResult {
    Ok(part(vm, this, slice::unpack(vm, slice)?))
}

/// What a slice with these bounds selects of a tuple.
pub(crate) fn part(vm: &Vm, this: &Value, bounds: (isize, isize, isize)) -> Value {
    let items = items_of(this);
    let (start, _, step, count) = slice::adjust(bounds, items.len());
    if start == 0 && step == 1 && count == items.len() && this.downcast_exact::<Tuple>().is_some() {
        return this.clone();
    }
    if step == 1 {
        return vm.new_tuple_from_slice(&items[start as usize..][..count]);
    }
    vm.new_tuple(sequence::select(items, start, step, count))
}
