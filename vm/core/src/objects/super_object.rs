//! `super()`: attributes from where a class stands in a resolution order on.

use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::class::{hooks, lookup, special};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

#[derive(Default)]
pub struct Super {
    pub parts: RefCell<Option<SuperParts>>,
}

/// Where the search begins, and for whom.
#[derive(Clone)]
pub struct SuperParts {
    pub after: Ref<Type>,
    /// Unbound for an unbound super object.
    pub receiver: Value,
    /// The class whose resolution order is searched.
    pub start: Option<Ref<Type>>,
}

super::native_object!(Super, SUPER, super_);

/// `super(class, receiver)`
pub fn super_new(vm: &Vm, class: &Value, receiver: &Value) -> PyResult {
    let parts = parts_of(vm, class, Some(receiver))?;
    Ok(Ref::new(vm, Super { parts: RefCell::new(Some(parts)) }).into_value())
}

/// `super(class, receiver).name`
pub fn super_getattr(vm: &Vm, class: &Value, receiver: &Value, name: &Value) -> PyResult {
    let parts = parts_of(vm, class, Some(receiver))?;
    if let Some(value) = find(vm, &parts, name)? {
        return Ok(value);
    }
    let object = Ref::new(vm, Super { parts: RefCell::new(Some(parts)) }).into_value();
    lookup::get_attribute(vm, &object, name)
}

/// `super(class, receiver).name`, about to be called: true with a function that takes the
/// receiver as its first argument, false with what is called as it is.
pub fn super_method(
    vm: &Vm,
    class: &Value,
    receiver: &Value,
    name: &Value,
) -> PyResult<(Value, bool)> {
    let parts = parts_of(vm, class, Some(receiver))?;
    if !name.is(&vm.names.__class__)
        && let Some(start) = &parts.start
        && let Some(attribute) = after(&parts.after, start, name)
        && special::takes_receiver(&attribute)
        && !start.is_value(receiver)
    {
        return Ok((attribute, true));
    }
    super_getattr(vm, class, receiver, name).map(|value| (value, false))
}

fn parts_of(vm: &Vm, class: &Value, receiver: Option<&Value>) -> PyResult<SuperParts> {
    let Some(after) = class.to_ref::<Type>() else {
        let found = class.type_name(vm);
        return Err(vm.type_error(format!("super() argument 1 must be a type, not {found}")));
    };
    match receiver.filter(|receiver| !receiver.is_none()) {
        None => Ok(SuperParts { after, receiver: Value::UNBOUND, start: None }),
        Some(receiver) => {
            let start = Some(start_class(vm, &after, receiver)?);
            Ok(SuperParts { after, receiver: receiver.clone(), start })
        }
    }
}

/// The class whose order is searched: the receiver itself if that is a class deriving from
/// `after`, else its type, or what it says is its class.
fn start_class(vm: &Vm, after: &Ref<Type>, receiver: &Value) -> PyResult<Ref<Type>> {
    if let Some(class) = receiver.to_ref::<Type>()
        && class.is_subtype_of(after)
    {
        return Ok(class);
    }
    let class = receiver.type_of(vm);
    if class.is_subtype_of(after) {
        return Ok(class.clone());
    }
    let said = ops::get_attr_opt(vm, receiver, &vm.names.__class__)?;
    if let Some(said) = said.and_then(|said| said.to_ref::<Type>())
        && !said.is(receiver.type_of(vm))
        && said.is_subtype_of(after)
    {
        return Ok(said);
    }
    Err(unrelated(vm))
}

#[cold]
fn unrelated(vm: &Vm) -> Raised {
    vm.type_error("super(type, obj): obj must be an instance or subtype of type")
}

/// The attribute `name` of the classes that stand after `class` in the order of `start`.
fn after(class: &Ref<Type>, start: &Type, name: &Value) -> Option<Value> {
    let order = start.mro();
    let position = order.iter().position(|other| other.is(class))?;
    order[position + 1..].iter().find_map(|class| class.dict().get_interned(name))
}

/// The attribute, bound to the receiver.
fn find(vm: &Vm, parts: &SuperParts, name: &Value) -> PyResult<Option<Value>> {
    let Some(start) = &parts.start else {
        return Ok(None);
    };
    // `super().__class__` is super.
    if name.is(&vm.names.__class__) {
        return Ok(None);
    }
    let Some(attribute) = after(&parts.after, start, name) else {
        return Ok(None);
    };
    match attribute.type_of(vm).slots().descr_get {
        None => Ok(Some(attribute)),
        Some(get) => {
            let instance = Some(&parts.receiver).filter(|receiver| !start.is_value(receiver));
            get(vm, &attribute, instance, &start.to_value()).map(Some)
        }
    }
}

fn parts(value: &Value) -> Option<SuperParts> {
    payload::<Super>(value).parts.borrow().clone()
}

#[pymethods]
impl Super {
    #[pyslot(new)]
    fn slot_new(_vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        Ok(Ref::new_in(class, Super::default()).into_value())
    }
    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        if args.has_keywords() {
            let class = this.type_name(vm);
            return Err(vm.type_error(format!("{class}() takes no keyword arguments")));
        }
        if let [class, ..] = args.positional()
            && class.downcast::<Type>().is_none()
            && !this.type_of(vm).is(&vm.types.super_)
        {
            // CPython checks this elsewhere for subclasses, in other words.
            let found = class.type_name(vm);
            let message = format!("super() argument 1 must be type, not {found}");
            return Err(vm.type_error(message));
        }
        let parts = match args.positional() {
            [] => {
                let (class, receiver) = hooks::super_arguments(vm)?;
                parts_of(vm, &class, Some(&receiver))?
            }
            [class] => parts_of(vm, class, None)?,
            [class, receiver] => parts_of(vm, class, Some(receiver))?,
            values => {
                let given = values.len();
                let message = format!("super() expected at most 2 arguments, got {given}");
                return Err(vm.type_error(message));
            }
        };
        drop(payload::<Super>(this).parts.replace(Some(parts)));
        Ok(())
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let Some(parts) = parts(this) else {
            return Ok(vm.new_str("<super: <class 'NULL'>, NULL>"));
        };
        let class = parts.after.name();
        Ok(vm.new_str(&match &parts.start {
            Some(start) => format!("<super: <class '{class}'>, <{} object>>", start.name()),
            None => format!("<super: <class '{class}'>, NULL>"),
        }))
    }
    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        if let Some(parts) = parts(this)
            && let Some(value) = find(vm, &parts, name)?
        {
            return Ok(value);
        }
        lookup::get_attribute(vm, this, name)
    }
    /// An unbound super object that is an attribute of a class is bound to the instance.
    #[pyslot(descr_get)]
    fn descr_get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        let (Some(instance), Some(parts)) = (instance, parts(this)) else {
            return Ok(this.clone());
        };
        if parts.start.is_some() {
            return Ok(this.clone());
        }
        let after = parts.after.to_value();
        let class = this.type_of(vm);
        if !class.is(&vm.types.super_) {
            let class = class.to_value();
            return ops::call_values(vm, &class, &[after, instance.clone()]);
        }
        super_new(vm, &after, instance)
    }

    /// the class invoking super()
    #[pygetter("__thisclass__", member)]
    fn thisclass(_vm: &Vm, this: &Value) -> Value {
        parts(this).map_or(Value::NONE, |parts| parts.after.into_value())
    }
    /// the instance invoking super(); may be None
    #[pygetter("__self__", member)]
    fn receiver(_vm: &Vm, this: &Value) -> Value {
        parts(this).and_then(|parts| parts.receiver.bound()).unwrap_or(Value::NONE)
    }
    /// the type of the instance invoking super(); may be None
    #[pygetter("__self_class__", member)]
    fn self_class(_vm: &Vm, this: &Value) -> Value {
        parts(this).and_then(|parts| parts.start).map_or(Value::NONE, Ref::into_value)
    }
}
