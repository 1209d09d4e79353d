//! What syntax and built-in functions do with sets.

use super::{FrozenSet, Set, SetIter, operations, table_of_receiver};
use crate::error::PyResult;
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::{construct, sequence};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;
use apython_text::hash::FrozenSetHasher;

/// Whether both operands are sets, so that an operator applies.
fn both_sets(left: &Value, right: &Value) -> bool {
    left.as_set_table().is_some() && right.as_set_table().is_some()
}

/// What set and frozenset do alike.
macro_rules! common_operators {
    ($class:ident) => {
        #[pymethods(COMMON_OPERATORS)]
        impl $class {
            #[pyslot(repr)]
            fn repr(vm: &Vm, this: &Value) -> PyResult {
                repr(vm, this)
            }
            #[pyslot(len)]
            fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
                Ok(table_of_receiver(this).len())
            }
            #[pyslot(iter)]
            fn iter(vm: &Vm, this: &Value) -> PyResult {
                Ok(SetIter::over(vm, this))
            }
            #[pyslot(contains)]
            fn contains(vm: &Vm, this: &Value, element: &Value) -> PyResult<bool> {
                Ok(operations::find(vm, table_of_receiver(this), element)?.is_some())
            }
            #[pyslot(compare)]
            fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
                compare(vm, this, other, op)
            }
            #[pyslot(binary.or)]
            fn or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
                if !both_sets(left, right) {
                    return Ok(Value::NOT_IMPLEMENTED);
                }
                operations::union(vm, left, std::slice::from_ref(right))
            }
            #[pyslot(binary.and)]
            fn and(vm: &Vm, left: &Value, right: &Value) -> PyResult {
                if !both_sets(left, right) {
                    return Ok(Value::NOT_IMPLEMENTED);
                }
                operations::intersection(vm, left, right)
            }
            #[pyslot(binary.sub)]
            fn sub(vm: &Vm, left: &Value, right: &Value) -> PyResult {
                if !both_sets(left, right) {
                    return Ok(Value::NOT_IMPLEMENTED);
                }
                operations::difference(vm, left, std::slice::from_ref(right))
            }
            #[pyslot(binary.xor)]
            fn xor(vm: &Vm, left: &Value, right: &Value) -> PyResult {
                if !both_sets(left, right) {
                    return Ok(Value::NOT_IMPLEMENTED);
                }
                operations::symmetric_difference(vm, left, right)
            }
        }
    };
}

common_operators!(Set);
common_operators!(FrozenSet);

#[pymethods(OPERATORS)]
impl Set {
    #[pyslot(new)]
    fn new_empty(_vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        Ok(Ref::new_in(class, Set::default()).into_value())
    }
    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        check_no_keywords(vm, "set", args)?;
        let name = this.type_name(vm);
        check_positional(vm, &name, args.positional().len(), 0, 1)?;
        let table = table_of_receiver(this);
        drop(table.take_entries());
        match args.positional().first() {
            Some(iterable) => operations::update(vm, table, iterable),
            None => Ok(()),
        }
    }
    #[pyslot(inplace.or)]
    fn inplace_or(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        if other.as_set_table().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        operations::update(vm, table_of_receiver(this), other)?;
        Ok(this.clone())
    }
    #[pyslot(inplace.and)]
    fn inplace_and(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        if other.as_set_table().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        operations::intersection_update(vm, this, std::slice::from_ref(other))?;
        Ok(this.clone())
    }
    #[pyslot(inplace.sub)]
    fn inplace_sub(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        if other.as_set_table().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        operations::difference_update(vm, table_of_receiver(this), other)?;
        Ok(this.clone())
    }
    #[pyslot(inplace.xor)]
    fn inplace_xor(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        if other.as_set_table().is_none() {
            return Ok(Value::NOT_IMPLEMENTED);
        }
        operations::symmetric_difference_update(vm, table_of_receiver(this), other)?;
        Ok(this.clone())
    }
}

#[pymethods(OPERATORS)]
impl FrozenSet {
    #[pyslot(new)]
    fn new_frozen(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new_keywords(vm, class, &vm.types.frozenset, args)?;
        check_positional(vm, &class.name(), args.positional().len(), 0, 1)?;
        let table = match args.positional().first() {
            Some(iterable) => {
                let exact = class.is(&vm.types.frozenset);
                if exact && iterable.downcast_exact::<FrozenSet>().is_some() {
                    return Ok(iterable.clone());
                }
                operations::table_from(vm, iterable)?
            }
            None => Default::default(),
        };
        Ok(Ref::new_in(class, FrozenSet::new(table)).into_value())
    }
    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        let set = this.downcast::<FrozenSet>().expect("a slot gets instances of its type");
        if set.hash.get() == -1 {
            let mut hasher = FrozenSetHasher::new();
            set.table.live_entries().for_each(|entry| hasher.add(entry.hash));
            set.hash.set(hasher.finish());
        }
        Ok(set.hash.get())
    }
}

fn repr(vm: &Vm, this: &Value) -> PyResult {
    let name = this.type_name(vm);
    let Some(_guard) = vm.repr_enter(this) else { return Ok(vm.new_str(&format!("{name}(...)"))) };
    let table = table_of_receiver(this);
    if table.is_empty() {
        return Ok(vm.new_str(&format!("{name}()")));
    }
    let elements: Vec<Value> = if this.type_of(vm).is_heap_type() {
        // A subclass shows what it iterates over.
        ops::collect(vm, this)?
    } else {
        table.live_entries().map(|entry| entry.key.clone()).collect()
    };
    let plain = this.downcast_exact::<Set>().is_some();
    let mut text = StrBuf::new();
    if !plain {
        text.push_str(&name);
        text.push_ascii("(");
    }
    text.push_ascii("{");
    sequence::repr_items(vm, &mut text, |at| elements.get(at))?;
    text.push_ascii(if plain { "}" } else { "})" });
    Ok(vm.new_str_owned(&text.finish()))
}

/// Sets are ordered by inclusion.
fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
    let (Some(a), Some(b)) = (this.as_set_table(), other.as_set_table()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let order = a.len().cmp(&b.len());
    let holds = match op {
        CompareOp::Eq => equal(vm, this, other)?,
        CompareOp::Ne => !equal(vm, this, other)?,
        CompareOp::Lt | CompareOp::Le => op.holds(order) && operations::issubset(vm, this, other)?,
        CompareOp::Gt | CompareOp::Ge => op.holds(order) && operations::issubset(vm, other, this)?,
    };
    Ok(Value::from_bool(holds))
}

fn equal(vm: &Vm, this: &Value, other: &Value) -> PyResult<bool> {
    if table_of_receiver(this).len() != table_of_receiver(other).len() {
        return Ok(false);
    }
    if let (Some(a), Some(b)) = (this.downcast::<FrozenSet>(), other.downcast::<FrozenSet>())
        && a.hash.get() != -1
        && b.hash.get() != -1
        && a.hash.get() != b.hash.get()
    {
        return Ok(false);
    }
    operations::issubset(vm, this, other)
}
