//! The state of an object, as copying and pickling see it: `__getstate__`, `__reduce__`,
//! `__reduce_ex__`. The functions that make objects again are `copyreg`'s.

use crate::error::{PyResult, Raised};
use crate::import;
use crate::object::{Ref, Type};
use crate::objects::builtin::Builtin;
use crate::objects::class::is_variable_size;
use crate::objects::dict::Dict;
use crate::objects::instance::attribute_pairs;
use crate::objects::list::List;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

fn copyreg(vm: &Vm, name: &str) -> PyResult {
    let module = import::import_name(vm, &vm.intern("copyreg"), None, None, 0)?;
    ops::get_attr(vm, &module, &vm.intern(name))
}

#[cold]
fn cannot_pickle(vm: &Vm, class: &Type) -> Raised {
    vm.type_error(format!("cannot pickle '{}' object", class.name()))
}

/// `object.__getstate__()`: the `__dict__`, with what `__slots__` hold if there is any; None if
/// there is nothing. `required` says that there must be no more to the object than that.
pub(super) fn state_of(vm: &Vm, object: &Value, required: bool) -> PyResult {
    let class = object.type_of(vm).clone();
    if required && is_variable_size(&class) {
        return Err(vm.type_error(format!("cannot pickle {} objects", class.name())));
    }
    let dict = if attribute_pairs(vm, object).is_empty() {
        Value::NONE
    } else {
        ops::get_attr(vm, object, &vm.names.__dict__)?
    };
    let names = slot_names(vm, &class)?;
    if required && !class.flags().slotted && !class.is(&vm.types.object) {
        return Err(cannot_pickle(vm, &class));
    }
    let slots = Dict::default();
    for name in names {
        let name = ops::attribute_name(vm, &name)?;
        if let Some(value) = ops::get_attr_opt(vm, object, &name)? {
            slots.insert(vm, &name, value)?;
        }
    }
    if slots.is_empty() {
        return Ok(dict);
    }
    Ok(vm.new_tuple(vec![dict, Ref::new(vm, slots).into_value()]))
}

/// The names in the `__slots__` of the class and its bases, mangled.
fn slot_names(vm: &Vm, class: &Ref<Type>) -> PyResult<Vec<Value>> {
    let names = match class.dict().get_str(vm, "__slotnames__") {
        Some(names) => names,
        None => ops::call_values(vm, &copyreg(vm, "_slotnames")?, &[class.to_value()])?,
    };
    match names.downcast::<List>() {
        Some(list) => Ok(list.to_vec()),
        None if names.is_none() => Ok(Vec::new()),
        None => {
            let (class, found) = (class.name(), names.type_name(vm));
            let message = format!("{class}.__slotnames__ should be a list or None, not {found}");
            Err(vm.type_error(message))
        }
    }
}

/// `object.__reduce_ex__(protocol)`: the class's own `__reduce__` if it has one.
pub(super) fn reduce_ex(vm: &Vm, object: &Value, protocol: i64) -> PyResult {
    let name = &vm.names.__reduce__;
    let own = object.type_of(vm).lookup(vm, name);
    let generic = vm.types.object.lookup(vm, name);
    if let (Some(own), Some(generic)) = (&own, &generic)
        && !own.is(generic)
    {
        return ops::call_method(vm, object, name, &[]);
    }
    reduce(vm, object, protocol)
}

/// How to make the object again, by the rules of a protocol.
pub(super) fn reduce(vm: &Vm, object: &Value, protocol: i64) -> PyResult {
    if protocol < 2 {
        let function = copyreg(vm, "_reduce_ex")?;
        return ops::call_values(vm, &function, &[object.clone(), Value::from_int(vm, protocol)]);
    }
    let class = object.type_of(vm).clone();
    if class.slots().new.is_none() {
        return Err(cannot_pickle(vm, &class));
    }
    let arguments = new_arguments(vm, object)?;
    let has_arguments = arguments.is_some();
    let (function, values) = match arguments {
        Some((args, Some(kwargs))) if kwargs.downcast::<Dict>().is_some_and(|d| !d.is_empty()) => {
            (copyreg(vm, "__newobj_ex__")?, vec![class.into_value(), args, kwargs])
        }
        arguments => {
            let mut values = vec![class.into_value()];
            if let Some((args, _)) = &arguments {
                values.extend_from_slice(args.as_tuple_items().expect("checked"));
            }
            (copyreg(vm, "__newobj__")?, values)
        }
    };
    let is_list = object.downcast::<List>().is_some();
    let is_dict = object.downcast::<Dict>().is_some();
    let state = current_state(vm, object, !(has_arguments || is_list || is_dict))?;
    let list_items = if is_list { ops::iter(vm, object)? } else { Value::NONE };
    let dict_items = if is_dict {
        let items = ops::call_method(vm, object, &vm.names.items, &[])?;
        ops::iter(vm, &items)?
    } else {
        Value::NONE
    };
    let arguments = vm.new_tuple(values);
    Ok(vm.new_tuple(vec![function, arguments, state, list_items, dict_items]))
}

/// What the object's `__getstate__` says.
fn current_state(vm: &Vm, object: &Value, required: bool) -> PyResult {
    let method = ops::get_attr(vm, object, &vm.names.__getstate__)?;
    let generic = method.downcast_exact::<Builtin>().is_some_and(|method| {
        std::ptr::fn_addr_eq(method.def.call, super::Object::GETSTATE_DEF.call)
            && method.receiver.is(object)
    });
    if generic { state_of(vm, object, required) } else { ops::call_values(vm, &method, &[]) }
}

/// The arguments for `__new__`, positional ones as a tuple and keywords as a dict: what
/// `__getnewargs_ex__` or `__getnewargs__` says.
fn new_arguments(vm: &Vm, object: &Value) -> PyResult<Option<(Value, Option<Value>)>> {
    let name = vm.intern("__getnewargs_ex__");
    if let Some(result) = ops::call_special(vm, object, &name, &[])? {
        return checked_arguments(vm, &result).map(Some);
    }
    let name = &vm.names.__getnewargs__;
    let Some(result) = ops::call_special(vm, object, name, &[])? else {
        return Ok(None);
    };
    if result.as_tuple_items().is_none() {
        let found = result.type_name(vm);
        let message = format!("__getnewargs__ should return a tuple, not '{found}'");
        return Err(vm.type_error(message));
    }
    Ok(Some((result, None)))
}

fn checked_arguments(vm: &Vm, result: &Value) -> PyResult<(Value, Option<Value>)> {
    let Some(items) = result.as_tuple_items() else {
        let found = result.type_name(vm);
        let message = format!("__getnewargs_ex__ should return a tuple, not '{found}'");
        return Err(vm.type_error(message));
    };
    let [args, kwargs] = items else {
        let len = items.len();
        let message = format!("__getnewargs_ex__ should return a tuple of length 2, not {len}");
        return Err(vm.value_error(message));
    };
    let wrong = |which: &str, expected: &str, found: &Value| {
        let found = found.type_name(vm);
        Err(vm.type_error(format!(
            "{which} item of the tuple returned by __getnewargs_ex__ must be a {expected}, not \
             '{found}'"
        )))
    };
    if args.as_tuple_items().is_none() {
        return wrong("first", "tuple", args);
    }
    if kwargs.downcast::<Dict>().is_none() {
        return wrong("second", "dict", kwargs);
    }
    Ok((args.clone(), Some(kwargs.clone())))
}
