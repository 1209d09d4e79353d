//! What Python programs do with `types.UnionType`.

use super::{GenericAlias, Union, parameters, parameters_of, text};
use crate::error::PyResult;
use crate::object::{BinaryOp, CompareOp, Ref, Type};
use crate::objects::payload;
use crate::objects::set::{FrozenSet, table_of};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;
use std::cell::RefCell;

fn is_part(value: &Value) -> bool {
    value.is_none()
        || value.downcast::<Type>().is_some()
        || value.downcast_exact::<GenericAlias>().is_some()
        || value.downcast_exact::<Union>().is_some()
}

/// `left | right` for types and what stands for types; NotImplemented for anything else.
pub(crate) fn union_of(vm: &Vm, left: &Value, right: &Value) -> PyResult {
    if !is_part(left) || !is_part(right) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let mut parts: Vec<Value> = Vec::with_capacity(2);
    for operand in [left, right] {
        match operand.downcast_exact::<Union>() {
            Some(union) => {
                for part in union.args.as_tuple_items().unwrap_or_default() {
                    add(vm, &mut parts, part.clone())?;
                }
            }
            None if operand.is_none() => add(vm, &mut parts, vm.types.none_type.to_value())?,
            None => add(vm, &mut parts, operand.clone())?,
        }
    }
    if parts.len() == 1 {
        return Ok(parts.remove(0));
    }
    let union = Union { args: vm.new_tuple(parts), parameters: RefCell::new(Value::UNBOUND) };
    Ok(Ref::new(vm, union).into_value())
}

/// Adds a part unless it is there already. Equal aliases are the same.
fn add(vm: &Vm, parts: &mut Vec<Value>, part: Value) -> PyResult<()> {
    let is_alias = |value: &Value| value.downcast_exact::<GenericAlias>().is_some();
    for other in parts.iter() {
        let same = if is_alias(other) && is_alias(&part) {
            ops::equal(vm, other, &part)?
        } else {
            other.is(&part)
        };
        if same {
            return Ok(());
        }
    }
    parts.push(part);
    Ok(())
}

impl Union {
    fn parts_as_set(&self, vm: &Vm) -> PyResult {
        let table = table_of(vm, self.args.as_tuple_items().unwrap_or_default())?;
        Ok(Ref::new(vm, FrozenSet::new(table)).into_value())
    }
}

#[pymethods]
impl Union {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let mut text = StrBuf::new();
        let parts = payload::<Union>(this).args.as_tuple_items().unwrap_or_default();
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                text.push_ascii(" | ");
            }
            if vm.types.none_type.is_value(part) {
                text.push_ascii("None");
            } else {
                text::push_item(vm, &mut text, part)?;
            }
        }
        Ok(vm.new_str_owned(&text.finish()))
    }

    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        ops::hash(vm, &payload::<Union>(this).parts_as_set(vm)?)
    }

    /// Without regard to the order of the parts.
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        if !matches!(op, CompareOp::Eq | CompareOp::Ne) {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        match (this.downcast::<Union>(), other.downcast::<Union>()) {
            (Some(a), Some(b)) => ops::compare(vm, &a.parts_as_set(vm)?, &b.parts_as_set(vm)?, op),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[pyslot(binary.or)]
    fn or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        union_of(vm, left, right)
    }

    #[pyslot(getitem)]
    fn getitem(vm: &Vm, this: &Value, item: &Value) -> PyResult {
        let union = payload::<Union>(this);
        let found = parameters_of(vm, &union.parameters, &union.args)?;
        let parts = parameters::substitute(vm, this, &union.args, &found, item)?;
        let mut parts = parts.as_tuple_items().unwrap_or_default().iter();
        let Some(first) = parts.next() else { return Ok(Value::NOT_IMPLEMENTED) };
        parts.try_fold(first.clone(), |union, part| ops::binary(vm, BinaryOp::Or, &union, part))
    }

    #[pygetter("__args__", member)]
    fn args(&self, _vm: &Vm) -> Value {
        self.args.clone()
    }
    /// Type variables in the types.UnionType.
    #[pygetter("__parameters__")]
    fn parameters(&self, vm: &Vm) -> PyResult {
        parameters_of(vm, &self.parameters, &self.args)
    }
}
