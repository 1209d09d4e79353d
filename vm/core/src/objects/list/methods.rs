//! The methods of list.

use super::{List, ListReverseIter, sort_values};
use crate::error::PyResult;
use crate::native::{Args, SliceBound, receiver};
use crate::object::Ref;
use crate::objects::{generic, sequence};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

#[pymethods(METHODS)]
impl List {
    /// Return a reverse iterator over the list.
    #[pymethod("__reversed__(self, /)")]
    fn reversed(vm: &Vm, this: &Value) -> PyResult {
        receiver::<List>(vm, this, "__reversed__")?;
        let list: Ref<List> = this.to_ref().expect("the receiver is a list");
        Ok(ListReverseIter::over(vm, list))
    }
    /// Return the size of the list in memory, in bytes.
    #[pymethod("__sizeof__(self, /)")]
    fn sizeof(&self, _vm: &Vm) -> usize {
        sizeof_as_cpython(self)
    }
    /// Remove all items from list.
    #[pymethod("clear(self, /)")]
    fn clear(&self, _vm: &Vm) {
        super::storage::drop_items(self.take());
    }
    /// Return a shallow copy of the list.
    #[pymethod("copy(self, /)")]
    fn copy(&self, vm: &Vm) -> Value {
        vm.new_list(self.to_vec())
    }
    /// Append object to the end of the list.
    #[pymethod("append(self, object, /)")]
    fn append(&self, _vm: &Vm, object: Value) {
        self.push(object);
    }
    /// Insert object before index.
    #[pymethod("insert(self, index, object, /)")]
    fn insert(&self, _vm: &Vm, index: isize, object: Value) {
        self.insert_at(sequence::clamp(index as i64, self.len()), object);
    }
    /// Extend list by appending elements from the iterable.
    #[pymethod("extend(self, iterable, /)")]
    fn extend_by(&self, vm: &Vm, iterable: &Value) -> PyResult<()> {
        self.extend(vm, iterable)
    }
    /// Remove and return item at index (default last).
    ///
    /// Raises IndexError if list is empty or index is out of range.
    #[pymethod("pop(self, index=-1, /)", raw)]
    fn pop_item(vm: &Vm, args: Args<'_>) -> PyResult {
        if let [this] = args.values()
            && let Some(list) = this.downcast::<List>()
            && let Some(last) = list.pop()
        {
            return Ok(last);
        }
        let [this, index] = List::POP_ITEM_DEF.signature.bind::<2>(vm, args)?;
        let list = receiver::<List>(vm, this.expect("bound"), "pop")?;
        let index = match index {
            Some(index) => index_argument(vm, index)?,
            None => -1,
        };
        if list.is_empty() {
            return Err(vm.index_error("pop from empty list"));
        }
        let item = list.remove_at(sequence::place(index, list.len()));
        item.ok_or_else(|| vm.index_error("pop index out of range"))
    }
    /// Remove first occurrence of value.
    ///
    /// Raises ValueError if the value is not present.
    #[pymethod("remove(self, value, /)")]
    fn remove(&self, vm: &Vm, value: &Value) -> PyResult<()> {
        match sequence::position(vm, value, 0, usize::MAX, |at| self.borrow().get(at))? {
            // Comparing may have shortened the list.
            Some(at) => drop(self.remove_at(at)),
            None => return Err(vm.value_error("list.remove(x): x not in list")),
        }
        Ok(())
    }
    /// Return first index of value.
    ///
    /// Raises ValueError if the value is not present.
    #[pymethod("index(self, value, start=0, stop=sys.maxsize, /)")]
    fn index(
        &self,
        vm: &Vm,
        value: &Value,
        start: SliceBound,
        stop: SliceBound,
    ) -> PyResult<usize> {
        let start = sequence::clamp(start.0, self.len());
        let stop = sequence::clamp(stop.0, self.len());
        match sequence::position(vm, value, start, stop, |at| self.borrow().get(at))? {
            Some(at) => Ok(at),
            None => {
                let repr = ops::repr(vm, value)?;
                let repr = crate::objects::str::to_string_lossy(&repr);
                Err(vm.value_error(format!("{repr} is not in list")))
            }
        }
    }
    /// Return number of occurrences of value.
    #[pymethod("count(self, value, /)")]
    fn count(&self, vm: &Vm, value: &Value) -> PyResult<usize> {
        sequence::count(vm, value, |at| self.borrow().get(at))
    }
    /// Reverse *IN PLACE*.
    #[pymethod("reverse(self, /)")]
    fn reverse(&self, _vm: &Vm) {
        self.with_vec(|items| items.reverse());
    }
    /// Sort the list in ascending order and return None.
    ///
    /// The sort is in-place (i.e. the list itself is modified) and stable (i.e. the
    /// order of two equal elements is maintained).
    ///
    /// If a key function is given, apply it once to each list item and sort them,
    /// ascending or descending, according to their function values.
    ///
    /// The reverse flag can be set to sort in descending order.
    #[pymethod("sort(self, /, *, key=None, reverse=False)")]
    fn sort(&self, vm: &Vm, key: Option<&Value>, reverse: bool) -> PyResult<()> {
        self.sort_in_place(vm, key, reverse)
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        generic::alias(vm, cls, item)
    }
}

/// As large as CPython's list with these items: a header, a length and two pointers, and room
/// for as many items as appending one by one makes, or for just those there are if the list
/// has never grown.
fn sizeof_as_cpython(list: &List) -> usize {
    let mut room = list.len();
    if list.capacity() != list.len() {
        room = 0;
        while room < list.len() {
            room = (room + 1 + (room + 1) / 8 + 6) & !3;
        }
    }
    40 + 8 * room
}

/// An index given as an argument.
fn index_argument(vm: &Vm, index: &Value) -> PyResult<i64> {
    match index.as_small_int() {
        Some(index) => Ok(index),
        None => {
            let context = crate::native::ArgContext { function: "pop", param: "", index: 1 };
            Ok(<isize as crate::native::FromArg>::from_arg(vm, index, context)? as i64)
        }
    }
}

impl List {
    /// Sorts, by `key` if there is one. While it goes on the list is empty; ValueError if
    /// something is put in meanwhile. An error leaves all items in, in some order.
    pub fn sort_in_place(&self, vm: &Vm, key: Option<&Value>, reverse: bool) -> PyResult<()> {
        let mut items = self.take();
        let result = sort_values(vm, &mut items, key, reverse);
        let modified = self.capacity() != 0;
        let put_in = self.replace_all(items);
        drop(put_in);
        result?;
        if modified {
            return Err(vm.value_error("list modified during sort"));
        }
        Ok(())
    }
}
