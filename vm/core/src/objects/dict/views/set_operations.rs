//! What the views of keys and items share with sets: membership, comparison, `&|-^`.

use super::{DictView, Part, view_of};
use crate::error::PyResult;
use crate::object::{CompareOp, Ref};
use crate::objects::dict::{Dict, hash_key};
use crate::objects::quick;
use crate::objects::set::{self, FrozenSet, Set};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// The view, if this is one of keys or items.
fn set_like(value: &Value) -> Option<&DictView> {
    value.downcast::<DictView>().filter(|view| view.part != Part::Values)
}

fn is_exact_set(value: &Value) -> bool {
    value.downcast_exact::<Set>().is_some() || value.downcast_exact::<FrozenSet>().is_some()
}

#[pymethods(SET_OPERATIONS)]
impl DictView {
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, item: &Value) -> PyResult<bool> {
        view_of(this).has(vm, item)
    }
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        if other.as_set_table().is_none() && set_like(other).is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        let order = ops::len(vm, this)?.cmp(&ops::len(vm, other)?);
        let holds = match op {
            CompareOp::Eq => order.is_eq() && all_in(vm, this, other)?,
            CompareOp::Ne => !(order.is_eq() && all_in(vm, this, other)?),
            CompareOp::Lt | CompareOp::Le => op.holds(order) && all_in(vm, this, other)?,
            CompareOp::Gt | CompareOp::Ge => op.holds(order) && all_in(vm, other, this)?,
        };
        Ok(Value::from_bool(holds))
    }
    /// Return True if the view and the given iterable have a null intersection.
    #[pymethod("isdisjoint(self, other, /)", no_text)]
    fn isdisjoint(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
        crate::native::receiver::<DictView>(vm, this, "isdisjoint")?;
        if this.is(other) {
            return Ok(ops::len(vm, this)? == 0);
        }
        let (mut container, mut items) = (this, other);
        if (is_exact_set(other) || set_like(other).is_some())
            && ops::len(vm, other)? > ops::len(vm, this)?
        {
            (container, items) = (other, this);
        }
        let iterator = ops::iter(vm, items)?;
        while let Some(item) = ops::next(vm, &iterator)? {
            if ops::contains(vm, container, &item)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
    #[pyslot(binary.sub)]
    fn sub(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        let result = to_set(vm, left)?;
        result.difference_update(vm, right)?;
        Ok(result.into_value())
    }
    #[pyslot(binary.or)]
    fn or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        let result = to_set(vm, left)?;
        result.update(vm, right)?;
        Ok(result.into_value())
    }
    #[pyslot(binary.xor)]
    fn xor(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        if let (Some(a), Some(b)) = (set_like(left), set_like(right))
            && (a.part, b.part) == (Part::Items, Part::Items)
        {
            return items_xor(vm, &a.dict, &b.dict);
        }
        let result = to_set(vm, left)?;
        result.symmetric_difference_update(vm, right)?;
        Ok(result.into_value())
    }
    #[pyslot(binary.and)]
    fn and(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        let (this, other) = if set_like(left).is_some() { (left, right) } else { (right, left) };
        let (mut view, mut other) = (view_of(this), other);
        if other.downcast_exact::<Set>().is_some() && view.dict.len() <= ops::len(vm, other)? {
            return set::intersection(vm, other, this);
        }
        if let Some(second) = set_like(other)
            && second.dict.len() > view.dict.len()
        {
            (view, other) = (second, this);
        }
        let result = Ref::new(vm, Set::default());
        let iterator = ops::iter(vm, other)?;
        while let Some(item) = ops::next(vm, &iterator)? {
            if view.has(vm, &item)? {
                result.insert(vm, &item)?;
            }
        }
        Ok(result.into_value())
    }
}

fn to_set(vm: &Vm, iterable: &Value) -> PyResult<Ref<Set>> {
    let result = Ref::new(vm, Set::default());
    result.update(vm, iterable)?;
    Ok(result)
}

/// Whether `container` has all items.
fn all_in(vm: &Vm, items: &Value, container: &Value) -> PyResult<bool> {
    let iterator = ops::iter(vm, items)?;
    while let Some(item) = ops::next(vm, &iterator)? {
        if !ops::contains(vm, container, &item)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The items that are in one of two dicts only. Values are hashed only if they differ.
fn items_xor(vm: &Vm, a: &Dict, b: &Dict) -> PyResult {
    let (smaller, larger) = if a.len() > b.len() { (b, a) } else { (a, b) };
    let rest = smaller.copy();
    let result = Ref::new(vm, Set::default());
    let mut position = 0;
    while let Some((key, value)) = larger.next_entry(&mut position) {
        let hash = hash_key(vm, &key)?;
        let same = match rest.get_hashed(vm, &key, hash)? {
            None => false,
            Some(other) => match quick::equal(&other, &value) {
                Some(same) => same,
                None => ops::equal(vm, &other, &value)?,
            },
        };
        if same {
            drop(rest.remove(vm, &key)?);
        } else {
            result.insert(vm, &vm.new_pair(key, value))?;
        }
    }
    for (key, value) in rest.to_pairs() {
        result.insert(vm, &vm.new_pair(key, value))?;
    }
    Ok(result.into_value())
}
