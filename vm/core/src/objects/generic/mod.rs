//! What annotations are made of: `list[int]` (`types.GenericAlias`) and `int | str`
//! (`types.UnionType`).

mod alias;
mod parameters;
mod text;
mod union;

use crate::error::PyResult;
use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

pub(crate) use union::union_of;

/// A class with arguments.
pub struct GenericAlias {
    pub origin: Value,
    /// A tuple.
    pub args: Value,
    /// The type variables among the arguments, a tuple; unbound until somebody asks.
    parameters: RefCell<Value>,
    /// `*tuple[int]`
    starred: bool,
}

super::native_object!(GenericAlias, GENERIC_ALIAS, generic_alias);

/// Several types, any of which will do.
pub struct Union {
    /// A tuple.
    pub args: Value,
    /// As for aliases.
    parameters: RefCell<Value>,
}

super::native_object!(Union, UNION_TYPE, union_type);

/// Yields a starred alias, once.
pub struct AliasIter {
    alias: Cell<Option<Value>>,
}

super::native_object!(AliasIter, GENERIC_ALIAS_ITERATOR, generic_alias_iterator);

/// `origin[args]`: what `__class_getitem__` of native classes returns.
pub fn alias(vm: &Vm, origin: &Value, args: &Value) -> Value {
    let args = match args.as_tuple_items() {
        Some(_) => args.clone(),
        None => vm.new_tuple(vec![args.clone()]),
    };
    new_alias(vm, origin.clone(), args, false)
}

fn new_alias(vm: &Vm, origin: Value, args: Value, starred: bool) -> Value {
    let parameters = RefCell::new(Value::UNBOUND);
    Ref::new(vm, GenericAlias { origin, args, parameters, starred }).into_value()
}

/// The parameters in `cell`, found in `args` if nobody has asked before.
fn parameters_of(vm: &Vm, cell: &RefCell<Value>, args: &Value) -> PyResult {
    let known = cell.borrow().clone();
    if let Some(parameters) = known.bound() {
        return Ok(parameters);
    }
    let found = parameters::find(vm, args)?;
    drop(cell.replace(found.clone()));
    Ok(found)
}
