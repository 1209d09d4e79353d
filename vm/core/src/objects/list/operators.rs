//! What syntax and built-in functions do with lists.

use super::{List, ListIter, of};
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::slice::Slice;
use crate::objects::{construct, sequence};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;

#[pymethods(OPERATORS)]
impl List {
    #[pyslot(new)]
    fn new_empty(_vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        Ok(Ref::new_in(class, List::new()).into_value())
    }
    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        construct::init_keywords(vm, this.type_of(vm), &vm.types.list, args)?;
        let iterable = construct::one_optional(vm, "list", args)?;
        drop(of(this).take());
        match iterable {
            Some(iterable) => of(this).extend(vm, iterable),
            None => Ok(()),
        }
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let list = of(this);
        if list.is_empty() {
            return Ok(vm.new_str("[]"));
        }
        let Some(_guard) = vm.repr_enter(this) else { return Ok(vm.new_str("[...]")) };
        let mut text = StrBuf::new();
        text.push_ascii("[");
        sequence::repr_items(vm, &mut text, |at| list.borrow().get(at))?;
        text.push_ascii("]");
        Ok(vm.new_str_owned(&text.finish()))
    }
    #[pyslot(len)]
    fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
        Ok(of(this).len())
    }
    #[pyslot(getitem)]
    fn subscript(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        let list = of(this);
        let index = match key.as_small_int() {
            Some(index) => index,
            None => match key.downcast::<Slice>() {
                Some(slice) => return list.get_slice(vm, slice),
                None => sequence::index(vm, key, "list")?,
            },
        };
        let item = list.get(sequence::place(index, list.len()));
        item.ok_or_else(|| out_of_range(vm, "list index out of range"))
    }
    #[pyslot(setitem)]
    fn assign(vm: &Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
        let list = of(this);
        let index = match (key.as_small_int(), key.downcast::<Slice>(), value) {
            (Some(index), ..) => index,
            (_, Some(slice), Some(value)) => return list.set_slice(vm, slice, value),
            (_, Some(slice), None) => return list.del_slice(vm, slice),
            _ => sequence::index(vm, key, "list")?,
        };
        let place = sequence::place(index, list.len());
        let old = match value {
            Some(value) => list.replace(place, value.clone()).ok(),
            None => list.remove_at(place),
        };
        match old {
            Some(old) => drop(old),
            None => return Err(out_of_range(vm, "list assignment index out of range")),
        }
        Ok(())
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, item: &Value) -> PyResult<bool> {
        let list = of(this);
        let found = sequence::position(vm, item, 0, usize::MAX, |at| list.borrow().get(at))?;
        Ok(found.is_some())
    }
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<List>(), other.downcast::<List>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        if a.len() != b.len() && matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Value::from_bool(op == CompareOp::Ne));
        }
        sequence::compare(vm, op, || a.borrow(), || b.borrow())
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        Ok(ListIter::over(vm, this.to_ref::<List>().expect("a slot gets instances of its type")))
    }
    #[pyslot(concat)]
    fn concat(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        let Some(tail) = other.downcast::<List>() else {
            let found = other.type_name(vm);
            let message = format!("can only concatenate list (not \"{found}\") to list");
            return Err(vm.type_error(message));
        };
        let (head, tail) = (of(this).borrow(), tail.borrow());
        let mut items = Vec::with_capacity(head.len() + tail.len());
        sequence::append_copies(&mut items, head);
        sequence::append_copies(&mut items, tail);
        Ok(vm.new_list(items))
    }
    #[pyslot(repeat)]
    fn repeat(vm: &Vm, this: &Value, count: isize) -> PyResult {
        Ok(vm.new_list(sequence::repeat(vm, of(this).borrow(), count)?))
    }
    #[pyslot(inplace_concat)]
    fn inplace_concat(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        of(this).extend(vm, other)?;
        Ok(this.clone())
    }
    #[pyslot(inplace_repeat)]
    fn inplace_repeat(vm: &Vm, this: &Value, count: isize) -> PyResult {
        let list = of(this);
        if count < 1 {
            drop(list.take());
        } else if count > 1 {
            let more = sequence::repeat(vm, list.borrow(), count - 1)?;
            list.with_vec(|items| items.extend(more));
        }
        Ok(this.clone())
    }
}

#[cold]
fn out_of_range(vm: &Vm, message: &str) -> Raised {
    vm.index_error(message)
}
