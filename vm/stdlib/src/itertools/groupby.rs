//! groupby: groups of consecutive items with one key.

use super::{Released, add_base_class, add_class, docs, iterator_class, payload};
use apython_core::native::{Args, ClassOptions, Param, ParamKind, Signature, check_positional};
use apython_core::object::{Ref, Type};
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;
use std::cell::Cell;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Groupby>(vm, module, "itertools.groupby", Groupby::DEF, docs::GROUPBY)?;
    let options = ClassOptions::default();
    add_class::<Group>(vm, module, "itertools._grouper", Group::DEF, &options)
}

pub(super) struct Groupby {
    /// The item itself is the key if there is none.
    key: Option<Value>,
    iterator: Value,
    /// The key of the group that was handed out last.
    group_key: Released,
    /// The item that comes next and its key, if it has been fetched.
    item: Released,
    item_key: Released,
    /// The number of the group that was handed out last: no other one gets items.
    group: Cell<u64>,
}
iterator_class!(Groupby);

/// The items of one group.
pub(super) struct Group {
    parent: Ref<Groupby>,
    key: Value,
    number: u64,
}
iterator_class!(Group);

static SIGNATURE: Signature = Signature::of_class(
    "groupby",
    &[
        Param::required("iterable", ParamKind::PositionalOrKeyword),
        Param::optional("key", ParamKind::PositionalOrKeyword),
    ],
);

impl Groupby {
    /// Fetches the next item; false at the end.
    #[inline]
    fn step(&self, vm: &Vm) -> PyResult<bool> {
        let Some(item) = ops::next(vm, &self.iterator)? else { return Ok(false) };
        let key = match &self.key {
            Some(key) => ops::call_values(vm, key, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        self.item.set(item);
        self.item_key.set(key);
        Ok(true)
    }
}

#[pymethods]
impl Groupby {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable, key] = SIGNATURE.bind_new::<2>(vm, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        let absent = || Released::new(Value::UNBOUND);
        let groupby = Groupby {
            key: key.filter(|key| !key.is_none()).cloned(),
            iterator,
            group_key: absent(),
            item: absent(),
            item_key: absent(),
            group: Cell::new(0),
        };
        Ok(Ref::new_in(class, groupby).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let groupby = payload::<Groupby>(this);
        let number = groupby.group.get() + 1;
        groupby.group.set(number);
        // Past what is left of the last group.
        loop {
            match (groupby.item_key.get(), groupby.group_key.get()) {
                (Some(_), None) => break,
                (Some(key), Some(group)) if !ops::equal(vm, &group, &key)? => break,
                _ => (),
            }
            if !groupby.step(vm)? {
                return Ok(None);
            }
        }
        let Some(key) = groupby.item_key.get() else { return Ok(None) };
        groupby.group_key.set(key.clone());
        let parent = this.to_ref::<Groupby>().expect("checked");
        let group = Group { parent, key: key.clone(), number };
        Ok(Some(vm.new_pair(key, Ref::new(vm, group).into_value())))
    }
}

#[pymethods]
impl Group {
    #[pyslot(new)]
    fn new(vm: &Vm, _class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_positional(vm, "_grouper", args.positional().len(), 2, 2)?;
        let [parent, key] = args.positional() else { unreachable!("two arguments") };
        let Some(parent) = parent.to_ref::<Groupby>() else {
            let found = parent.type_name(vm);
            let message = format!("_grouper() argument 1 must be itertools.groupby, not {found}");
            return Err(vm.type_error(message));
        };
        let number = parent.group.get() + 1;
        parent.group.set(number);
        Ok(Ref::new(vm, Group { parent, key: key.clone(), number }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Group>(this);
        let parent = &this.parent;
        if parent.group.get() != this.number {
            return Ok(None);
        }
        if parent.item.is_released() && !parent.step(vm)? {
            return Ok(None);
        }
        let Some(key) = parent.item_key.get() else { return Ok(None) };
        if !ops::equal(vm, &this.key, &key)? {
            return Ok(None);
        }
        let item = parent.item.take();
        parent.item_key.release();
        Ok(item)
    }
}
