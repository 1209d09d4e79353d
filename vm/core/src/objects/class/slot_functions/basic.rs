//! Text, hash, comparison, calls, construction and finalisation.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::class::special::{self, SpecialMethod};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::slice::from_ref;

/// `__repr__`
pub(crate) fn repr(vm: &Vm, this: &Value) -> PyResult {
    special::call(vm, this, &vm.names.__repr__, &[])
}

/// `__str__`
pub(crate) fn str(vm: &Vm, this: &Value) -> PyResult {
    special::call(vm, this, &vm.names.__str__, &[])
}

/// `__hash__`
pub(crate) fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
    let attribute = this.type_of(vm).lookup(vm, &vm.names.__hash__);
    let Some(attribute) = attribute.filter(|attribute| !attribute.is_none()) else {
        return not_hashable(vm, this);
    };
    let result = special::from_attribute(vm, attribute, this)?.call(vm, this, &[])?;
    if !result.is_int() {
        return Err(vm.type_error("__hash__ method should return an integer"));
    }
    // An integer that fits stands for itself; of others, the hash does.
    match result.as_i64() {
        Some(-1) => Ok(-2),
        Some(hash) => Ok(hash),
        None => ops::hash(vm, &Value::from_integer(vm, int_value(&result))),
    }
}

fn int_value(value: &Value) -> rug::Integer {
    value.as_int_view().expect("just checked").to_integer()
}

/// The hash slot of classes with `__hash__ = None`.
#[cold]
pub(crate) fn not_hashable(vm: &Vm, this: &Value) -> PyResult<i64> {
    Err(vm.type_error(format!("unhashable type: '{}'", this.type_name(vm))))
}

/// The method of a comparison.
pub(crate) fn compare_name(vm: &Vm, op: CompareOp) -> &Value {
    let names = &vm.names;
    match op {
        CompareOp::Lt => &names.__lt__,
        CompareOp::Le => &names.__le__,
        CompareOp::Eq => &names.__eq__,
        CompareOp::Ne => &names.__ne__,
        CompareOp::Gt => &names.__gt__,
        CompareOp::Ge => &names.__ge__,
    }
}

/// `__lt__` and the others
pub(crate) fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
    let name = compare_name(vm, op);
    let Some(attribute) = this.type_of(vm).lookup(vm, name) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if let Some(owner) = special::native_owner(vm, &attribute, this, name)
        && let Some(slot) = owner.slots().compare
    {
        return slot(vm, this, other, op);
    }
    let method = special::from_attribute(vm, attribute, this)?;
    method.call(vm, this, from_ref(other))
}

/// `__call__`
pub(crate) fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
    let name = &vm.names.__call__;
    match special::find(vm, this, name)? {
        Some(method) => method.call_args(vm, this, args),
        None => Err(special::missing(vm, name)),
    }
}

/// `__new__`
pub(crate) fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    let class = class.to_value();
    let new = ops::get_attr(vm, &class, &vm.names.__new__)?;
    ops::call_with_receiver(vm, &new, &class, args)
}

/// `__init__`
pub(crate) fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let name = &vm.names.__init__;
    let result = match special::find(vm, this, name)? {
        Some(method) => method.call_args(vm, this, args)?,
        None => return Err(special::missing(vm, name)),
    };
    if !result.is_none() {
        let found = result.type_name(vm);
        return Err(vm.type_error(format!("__init__() should return None, not '{found}'")));
    }
    Ok(())
}

thread_local! {
    /// Addresses of objects that their `__del__` brought back to life.
    static RESURRECTED: RefCell<BTreeSet<u64>> = const { RefCell::new(BTreeSet::new()) };
}

/// `__del__`, once in an object's life. What it raises is reported, since nobody could catch
/// it; what is on its way meanwhile stays so.
pub(crate) fn finalize(vm: &Vm, this: &Value) {
    if RESURRECTED.with_borrow_mut(|objects| objects.remove(&this.identity())) {
        return;
    }
    let pending = vm.pending.take();
    call_finalizer(vm, this);
    drop(vm.pending.replace(pending));
    // The caller holds one reference.
    if this.header().is_some_and(|header| header.refcount() > 1) {
        RESURRECTED.with_borrow_mut(|objects| objects.insert(this.identity()));
    }
}

fn call_finalizer(vm: &Vm, this: &Value) {
    let method = match special::find(vm, this, &vm.names.__del__) {
        Ok(Some(method)) => method,
        Ok(None) => return,
        Err(raised) => return drop(vm.take_exception(raised)),
    };
    if let Err(raised) = method.call(vm, this, &[]) {
        let exception = vm.take_exception(raised);
        let (SpecialMethod::Function(function) | SpecialMethod::Bound(function)) = &method;
        crate::objects::exception::report::report_unraisable(vm, &exception, function);
    }
}
