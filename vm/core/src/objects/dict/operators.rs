//! What syntax and built-in functions do with dicts.

use super::views::{self, DictIter};
use super::{Dict, hash_key, merge, of};
use crate::error::PyResult;
use crate::native::{Args, check_positional};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::{quick, sequence};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;

#[pymethods(OPERATORS)]
impl Dict {
    #[pyslot(new)]
    fn new_object(_vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        Ok(Ref::new_in(class, Dict::default()).into_value())
    }
    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        update_with(vm, this, "dict", args)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let dict = of(this);
        let Some(_guard) = vm.repr_enter(this) else { return Ok(vm.new_str("{...}")) };
        let mut text = StrBuf::new();
        text.push_ascii("{");
        let mut position = 0;
        while let Some((key, value)) = dict.next_entry(&mut position) {
            if text.len() > 1 {
                text.push_ascii(", ");
            }
            sequence::push_repr(vm, &mut text, &key)?;
            text.push_ascii(": ");
            sequence::push_repr(vm, &mut text, &value)?;
        }
        text.push_ascii("}");
        Ok(vm.new_str_owned(&text.finish()))
    }
    #[pyslot(len)]
    fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
        Ok(of(this).len())
    }
    #[pyslot(getitem)]
    fn subscript(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        match of(this).get(vm, key)? {
            Some(value) => Ok(value),
            None => missing(vm, this, key),
        }
    }
    #[pyslot(setitem)]
    fn assign(vm: &Vm, this: &Value, key: &Value, value: Option<&Value>) -> PyResult<()> {
        match value {
            Some(value) => of(this).insert(vm, key, value.clone()),
            None => match of(this).table.remove(vm, key, hash_key(vm, key)?)? {
                Some(removed) => {
                    drop(removed);
                    Ok(())
                }
                None => Err(vm.key_error(key)),
            },
        }
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, key: &Value) -> PyResult<bool> {
        of(this).contains_key(vm, key)
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        let dict = this.to_ref::<Dict>().expect("a slot gets instances of its type");
        Ok(DictIter::over(vm, dict, views::Part::Keys))
    }
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<Dict>(), other.downcast::<Dict>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        match op {
            CompareOp::Eq => Ok(Value::from_bool(equal(vm, a, b)?)),
            CompareOp::Ne => Ok(Value::from_bool(!equal(vm, a, b)?)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }
    #[pyslot(binary.or)]
    fn or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        let (Some(dict), Some(_)) = (left.downcast::<Dict>(), right.downcast::<Dict>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let union = Ref::new(vm, dict.copy());
        merge::update_from(vm, &union, right)?;
        Ok(union.into_value())
    }
    #[pyslot(inplace.or)]
    fn inplace_or(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        merge::update_from(vm, of(this), other)?;
        Ok(this.clone())
    }
}

/// Constructor and `update`: at most one positional argument, then keywords.
pub(super) fn update_with(vm: &Vm, this: &Value, name: &str, args: Args<'_>) -> PyResult<()> {
    check_positional(vm, name, args.positional().len(), 0, 1)?;
    let dict = of(this);
    if let [argument] = args.positional() {
        merge::update_from(vm, dict, argument)?;
    }
    for (name, value) in args.keywords() {
        dict.insert(vm, name, value.clone())?;
    }
    Ok(())
}

/// What a subscript gives that isn't there: what a subclass's `__missing__` does, or KeyError.
#[cold]
fn missing(vm: &Vm, this: &Value, key: &Value) -> PyResult {
    if this.downcast_exact::<Dict>().is_none()
        && let Some(method) = ops::lookup_special(vm, this, &vm.names.__missing__)?
    {
        return ops::call_values(vm, &method, std::slice::from_ref(key));
    }
    Err(vm.key_error(key))
}

/// Whether both have the same keys with equal values.
fn equal(vm: &Vm, a: &Dict, b: &Dict) -> PyResult<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    let mut at = 0;
    while let Some((number, entry)) = a.table.next_live(at) {
        let (key, value, hash) = (entry.key.clone(), entry.value.clone(), entry.hash);
        let Some(other) = b.get_hashed(vm, &key, hash)? else { return Ok(false) };
        let same = match quick::equal(&other, &value) {
            Some(same) => same,
            None => ops::equal(vm, &other, &value)?,
        };
        if !same {
            return Ok(false);
        }
        at = number + 1;
    }
    Ok(true)
}
