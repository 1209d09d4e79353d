//! What the special methods of native types do: check their arguments as CPython does, call
//! the slot, make a Python value of the result.

use super::WrapperDef;
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{
    BinaryFn, BoolFn, CallFn, CompareFn, CompareOp, ContainsFn, DescrGetFn, DescrSetFn, FinalizeFn,
    GetAttrFn, HashFn, InitFn, LenFn, NextFn, Ref, RepeatFn, SetAttrFn, SetItemFn, Type, UnaryFn,
};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// One call of a special method.
pub(super) struct Call<'a> {
    pub vm: &'a Vm,
    pub def: &'static WrapperDef,
    /// The class whose slot is called.
    pub class: &'a Ref<Type>,
    pub this: &'a Value,
    pub args: Args<'a>,
}

#[cold]
pub(super) fn missing(vm: &Vm, def: &WrapperDef, class: &Type) -> Raised {
    vm.system_error(format!("'{}' object has no {} slot", class.name(), def.name))
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl<'a> Call<'a> {
    /// The arguments, which are positional only.
    fn positional(&self) -> PyResult<&'a [Value]> {
        if self.args.has_keywords() {
            let name = self.def.name;
            return Err(self.vm.type_error(format!("wrapper {name}() takes no keyword arguments")));
        }
        Ok(self.args.positional())
    }
    fn exactly<const N: usize>(&self) -> PyResult<&'a [Value; N]> {
        let values = self.positional()?;
        values.try_into().map_err(|_| {
            let s = plural(N);
            self.vm.type_error(format!("expected {N} argument{s}, got {}", values.len()))
        })
    }
    /// As [`exactly`](Self::exactly), with the words of CPython's other way to unpack arguments.
    fn unpack(&self, least: usize, most: usize) -> PyResult<&'a [Value]> {
        let values = self.positional()?;
        let (bound, limit) = if values.len() < least {
            ("at least ", least)
        } else if values.len() > most {
            ("at most ", most)
        } else {
            return Ok(values);
        };
        let (bound, s) = (if least == most { "" } else { bound }, plural(limit));
        let got = values.len();
        Err(self.vm.type_error(format!(" expected {bound}{limit} argument{s}, got {got}")))
    }
}

pub(super) fn unary(call: &Call<'_>, slot: UnaryFn) -> PyResult {
    let [] = call.exactly()?;
    slot(call.vm, call.this)
}

pub(super) fn finalize(call: &Call<'_>, slot: FinalizeFn) -> PyResult {
    let [] = call.exactly()?;
    slot(call.vm, call.this);
    Ok(Value::NONE)
}

pub(super) fn hash(call: &Call<'_>, slot: HashFn) -> PyResult {
    let [] = call.exactly()?;
    slot(call.vm, call.this).map(|hash| Value::from_int(call.vm, hash))
}

pub(super) fn length(call: &Call<'_>, slot: LenFn) -> PyResult {
    let [] = call.exactly()?;
    slot(call.vm, call.this).map(|len| Value::from_usize(call.vm, len))
}

pub(super) fn truth(call: &Call<'_>, slot: BoolFn) -> PyResult {
    let [] = call.exactly()?;
    slot(call.vm, call.this).map(Value::from_bool)
}

pub(super) fn next(call: &Call<'_>, slot: NextFn) -> PyResult {
    let [] = call.exactly()?;
    slot(call.vm, call.this)?.ok_or_else(|| call.vm.stop_iteration(Value::NONE))
}

pub(super) fn left(call: &Call<'_>, slot: BinaryFn) -> PyResult {
    let [other] = call.exactly()?;
    slot(call.vm, call.this, other)
}

pub(super) fn right(call: &Call<'_>, slot: BinaryFn) -> PyResult {
    let [other] = call.exactly()?;
    slot(call.vm, other, call.this)
}

pub(super) fn power(call: &Call<'_>, slot: BinaryFn) -> PyResult {
    match call.unpack(1, 2)? {
        [exponent, modulus] if !modulus.is_none() => power_mod(call, call.this, exponent, modulus),
        values => slot(call.vm, call.this, &values[0]),
    }
}

pub(super) fn reflected_power(call: &Call<'_>, slot: BinaryFn) -> PyResult {
    match call.unpack(1, 2)? {
        [base, modulus] if !modulus.is_none() => power_mod(call, base, call.this, modulus),
        values => slot(call.vm, &values[0], call.this),
    }
}

fn power_mod(call: &Call<'_>, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    match call.class.slots().power_mod {
        Some(slot) => slot(call.vm, base, exponent, modulus),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

pub(super) fn compare(call: &Call<'_>, slot: CompareFn, op: CompareOp) -> PyResult {
    let [other] = call.exactly()?;
    slot(call.vm, call.this, other, op)
}

pub(super) fn contains(call: &Call<'_>, slot: ContainsFn) -> PyResult {
    let [item] = call.exactly()?;
    slot(call.vm, call.this, item).map(Value::from_bool)
}

pub(super) fn repeat(call: &Call<'_>, slot: RepeatFn) -> PyResult {
    let values = call.unpack(1, 1)?;
    let count = ops::repeat_count(call.vm, &values[0])?;
    slot(call.vm, call.this, count)
}

pub(super) fn set_item(call: &Call<'_>, slot: SetItemFn) -> PyResult {
    let values = call.unpack(2, 2)?;
    slot(call.vm, call.this, &values[0], Some(&values[1])).map(|()| Value::NONE)
}

pub(super) fn delete_item(call: &Call<'_>, slot: SetItemFn) -> PyResult {
    let [key] = call.exactly()?;
    slot(call.vm, call.this, key, None).map(|()| Value::NONE)
}

pub(super) fn call(call: &Call<'_>, slot: CallFn) -> PyResult {
    slot(call.vm, call.this, call.args)
}

pub(super) fn init(call: &Call<'_>, slot: InitFn) -> PyResult {
    slot(call.vm, call.this, call.args).map(|()| Value::NONE)
}

pub(super) fn get_attribute(call: &Call<'_>, slot: GetAttrFn) -> PyResult {
    let [name] = call.exactly()?;
    slot(call.vm, call.this, &ops::attribute_name(call.vm, name)?)
}

pub(super) fn set_attribute(call: &Call<'_>, slot: SetAttrFn) -> PyResult {
    let values = call.unpack(2, 2)?;
    store_attribute(call, slot, &values[0], Some(&values[1]))
}

pub(super) fn delete_attribute(call: &Call<'_>, slot: SetAttrFn) -> PyResult {
    let [name] = call.exactly()?;
    store_attribute(call, slot, name, None)
}

/// `object.__setattr__` must not be the way around what a class says of its attributes: the
/// method has to be the one of the receiver's nearest native class.
fn store_attribute(
    call: &Call<'_>,
    slot: SetAttrFn,
    name: &Value,
    value: Option<&Value>,
) -> PyResult {
    let (vm, class) = (call.vm, call.this.type_of(call.vm));
    let nearest = class.mro().iter().find(|class| !class.is_heap_type()).cloned();
    if nearest.is_some_and(|nearest| !inherits_setattr(&nearest, call.class)) {
        let (method, class) = (call.def.name, class.name());
        return Err(vm.type_error(format!("can't apply this {method} to {class} object")));
    }
    slot(vm, call.this, &ops::attribute_name(vm, name)?, value).map(|()| Value::NONE)
}

/// Whether `class` has `from`'s function for setting attributes.
fn inherits_setattr(class: &Type, from: &Type) -> bool {
    let address = |class: &Type| class.slots().setattr.map(|slot| slot as usize);
    address(class) == address(from)
}

pub(super) fn descr_get(call: &Call<'_>, slot: DescrGetFn) -> PyResult {
    let values = call.unpack(1, 2)?;
    let instance = Some(&values[0]).filter(|value| !value.is_none());
    let owner = values.get(1).filter(|value| !value.is_none());
    match (instance, owner) {
        (None, None) => Err(call.vm.type_error("__get__(None, None) is invalid")),
        (_, Some(owner)) => slot(call.vm, call.this, instance, owner),
        (Some(value), None) => {
            let owner = value.type_of(call.vm).to_value();
            slot(call.vm, call.this, instance, &owner)
        }
    }
}

pub(super) fn descr_set(call: &Call<'_>, slot: DescrSetFn) -> PyResult {
    let values = call.unpack(2, 2)?;
    slot(call.vm, call.this, &values[0], Some(&values[1])).map(|()| Value::NONE)
}

pub(super) fn descr_delete(call: &Call<'_>, slot: DescrSetFn) -> PyResult {
    let [instance] = call.exactly()?;
    slot(call.vm, call.this, instance, None).map(|()| Value::NONE)
}
