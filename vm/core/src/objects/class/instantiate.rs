//! Calling classes: `type.__call__`, `object.__new__`, `object.__init__`.

use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::instance::Instance;
use crate::objects::object::Object;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// `class(*args, **kwargs)`: the slot of `type`.
pub(crate) fn call(vm: &Vm, class: &Value, args: Args<'_>) -> PyResult {
    let class = class.to_ref::<Type>().expect("a slot's receiver is of its class");
    if class.is(&vm.types.type_) {
        match args.positional() {
            [value] if !args.has_keywords() => return Ok(value.type_of(vm).to_value()),
            [_, _, _] => {}
            _ => return Err(vm.type_error("type() takes 1 or 3 arguments")),
        }
    }
    let Some(new) = class.slots().new else {
        return Err(vm.type_error(format!("cannot create '{}' instances", class.name())));
    };
    let object = new(vm, &class, args)?;
    let made = object.type_of(vm);
    if !made.is(&class) && !made.is_subtype_of(&class) {
        return Ok(object);
    }
    if let Some(init) = made.slots().init {
        init(vm, &object, args)?;
    }
    Ok(object)
}

fn is_object_new(vm: &Vm, class: &Type) -> bool {
    match (class.slots().new, vm.types.object.slots().new) {
        (Some(new), Some(generic)) => std::ptr::fn_addr_eq(new, generic),
        _ => false,
    }
}

fn is_object_init(vm: &Vm, class: &Type) -> bool {
    match (class.slots().init, vm.types.object.slots().init) {
        (Some(init), Some(generic)) => std::ptr::fn_addr_eq(init, generic),
        _ => false,
    }
}

/// Whether calling the class makes a plain instance (`Instance::new`) and then calls
/// `__init__`, the class's or none: what the execution loop does itself. Good until the class
/// is modified.
pub fn is_plainly_instantiated(vm: &Vm, class: &Ref<Type>) -> bool {
    let flags = class.flags();
    let metaclass = class.header().type_ref();
    let called = match (metaclass.slots().call, vm.types.type_.slots().call) {
        (Some(call), Some(generic)) => std::ptr::fn_addr_eq(call, generic),
        _ => false,
    };
    flags.slotted && !flags.abstract_ && called && is_object_new(vm, class)
}

/// The Python function that a plainly instantiated class has as `__init__`, if it has one.
pub fn python_init(vm: &Vm, class: &Ref<Type>) -> Option<Value> {
    let init = class.lookup(vm, &vm.names.__init__)?;
    init.downcast_exact::<crate::objects::function::Function>()?;
    Some(init)
}

/// `object.__new__(class, *args)`: the slot.
pub(crate) fn object_new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    if !args.values().is_empty() {
        refuse_new_arguments(vm, class)?;
    }
    let flags = *class.flags();
    if flags.abstract_ {
        return Err(abstract_class(vm, class)?);
    }
    if flags.slotted {
        return Ok(Instance::new(class));
    }
    if class.is(&vm.types.object) {
        return Ok(Ref::new(vm, Object).into_value());
    }
    let name = class.name();
    Err(vm.type_error(format!("object.__new__({name}) is not safe, use {name}.__new__()")))
}

/// Arguments are for `__init__` alone, if the class has that and no `__new__`.
fn refuse_new_arguments(vm: &Vm, class: &Ref<Type>) -> PyResult<()> {
    if !is_object_new(vm, class) {
        return Err(
            vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
        );
    }
    if is_object_init(vm, class) {
        return Err(vm.type_error(format!("{}() takes no arguments", class.name())));
    }
    Ok(())
}

#[cold]
fn abstract_class(vm: &Vm, class: &Ref<Type>) -> PyResult<Raised> {
    let methods = class.lookup(vm, &vm.names.__abstractmethods__).unwrap_or(Value::NONE);
    let mut methods = ops::collect(vm, &methods)?;
    methods
        .sort_by_cached_key(|name| name.as_str_view().map(|view| view.chars().collect::<Vec<_>>()));
    for method in &methods {
        if !method.is_str() {
            let found = method.type_name(vm);
            let message = format!("sequence item 0: expected str instance, {found} found");
            return Ok(vm.type_error(message));
        }
    }
    let plural = if methods.len() > 1 { "s" } else { "" };
    let methods: Vec<String> = methods.iter().map(to_string_lossy).collect();
    Ok(vm.type_error(format!(
        "Can't instantiate abstract class {} without an implementation for abstract \
         method{plural} '{}'",
        class.name(),
        methods.join("', '"),
    )))
}

/// `object.__init__(object, *args)`: the slot.
pub(crate) fn object_init(vm: &Vm, object: &Value, args: Args<'_>) -> PyResult<()> {
    if args.values().is_empty() {
        return Ok(());
    }
    let class = object.type_of(vm);
    if !is_object_init(vm, class) {
        return Err(vm.type_error(
            "object.__init__() takes exactly one argument (the instance to initialize)",
        ));
    }
    if is_object_new(vm, class) {
        let name = class.name();
        return Err(vm.type_error(format!(
            "{name}.__init__() takes exactly one argument (the instance to initialize)"
        )));
    }
    Ok(())
}
