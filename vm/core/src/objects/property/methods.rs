//! What Python programs do with `property`.

use super::Property;
use crate::error::{PyResult, Raised};
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{Ref, Type};
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};

impl Property {
    fn empty() -> Property {
        let none = || RefCell::new(Value::NONE);
        Property {
            getter: none(),
            setter: none(),
            deleter: none(),
            doc: none(),
            name: RefCell::new(Value::UNBOUND),
            doc_of_getter: Cell::new(false),
        }
    }

    /// Raises AttributeError: "property 'x' of 'C' object has no setter".
    #[cold]
    fn missing(&self, vm: &Vm, object: &Value, what: &str) -> Raised {
        let name = self.name.borrow().clone();
        let class = object.type_of(vm).qualname_value();
        let words = ops::repr(vm, &class).and_then(|class| {
            let name = match name.as_bound() {
                Some(name) => format!(" {}", to_string_lossy(&ops::repr(vm, name)?)),
                None => String::new(),
            };
            let class = to_string_lossy(&class);
            Ok(format!("property{name} of {class} object has no {what}"))
        });
        match words {
            Ok(message) => vm.raise_message(&vm.exceptions.attribute_error, &message),
            Err(raised) => raised,
        }
    }

    /// A copy with one part replaced: what `getter`, `setter` and `deleter` return.
    fn copy_with(
        vm: &Vm,
        this: &Value,
        getter: Option<&Value>,
        setter: Option<&Value>,
        deleter: Option<&Value>,
    ) -> PyResult {
        let old = payload::<Property>(this);
        let part = |new: Option<&Value>, old: &RefCell<Value>| match new {
            Some(new) if !new.is_none() => new.clone(),
            _ => old.borrow().clone(),
        };
        let parts =
            [part(getter, &old.getter), part(setter, &old.setter), part(deleter, &old.deleter)];
        let has_getter = !parts[0].is_none();
        let doc = if old.doc_of_getter.get() && has_getter {
            Value::NONE
        } else {
            old.doc.borrow().clone()
        };
        let class = this.type_of(vm).to_value();
        let [getter, setter, deleter] = parts;
        let new = ops::call_values(vm, &class, &[getter, setter, deleter, doc])?;
        if let Some(copy) = new.downcast::<Property>() {
            let name = old.name.borrow().clone();
            drop(copy.name.replace(name));
        }
        Ok(new)
    }
}

static SIGNATURE: Signature = Signature::of_class(
    "property",
    &[
        Param::optional("fget", ParamKind::PositionalOrKeyword),
        Param::optional("fset", ParamKind::PositionalOrKeyword),
        Param::optional("fdel", ParamKind::PositionalOrKeyword),
        Param::optional("doc", ParamKind::PositionalOrKeyword),
    ],
);

#[pymethods]
impl Property {
    #[pyslot(new)]
    fn slot_new(_vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        Ok(Ref::new_in(class, Property::empty()).into_value())
    }

    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        crate::objects::class::lookup::get_attribute(vm, this, name)
    }

    #[pyslot(descr_get)]
    fn descr_get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        let Some(object) = instance else { return Ok(this.clone()) };
        let getter = payload::<Property>(this).getter.borrow().clone();
        if getter.is_none() {
            return Err(payload::<Property>(this).missing(vm, object, "getter"));
        }
        ops::call_values(vm, &getter, std::slice::from_ref(object))
    }

    #[pyslot(descr_set)]
    fn descr_set(vm: &Vm, this: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
        let parts = payload::<Property>(this);
        let (part, what) = match value {
            Some(_) => (&parts.setter, "setter"),
            None => (&parts.deleter, "deleter"),
        };
        let function = part.borrow().clone();
        if function.is_none() {
            return Err(parts.missing(vm, instance, what));
        }
        let result = match value {
            Some(value) => ops::call_values(vm, &function, &[instance.clone(), value.clone()]),
            None => ops::call_values(vm, &function, std::slice::from_ref(instance)),
        };
        result.map(drop)
    }

    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        let [getter, setter, deleter, doc] = SIGNATURE.bind_new(vm, args)?;
        let parts = payload::<Property>(this);
        if !parts.getter.borrow().is_none() {
            // Inline caches hold getters that they rely on the property to keep.
            vm.flush_inline_caches();
        }
        let set = |part: &RefCell<Value>, value: Option<&Value>| {
            drop(part.replace(value.cloned().unwrap_or(Value::NONE)));
        };
        set(&parts.getter, getter);
        set(&parts.setter, setter);
        set(&parts.deleter, deleter);
        set(&parts.doc, None);
        drop(parts.name.replace(Value::UNBOUND));
        parts.doc_of_getter.set(false);

        let mut doc = doc.filter(|doc| !doc.is_none()).cloned();
        if doc.is_none()
            && let Some(getter) = getter.filter(|getter| !getter.is_none())
        {
            doc = ops::get_attr_opt(vm, getter, &vm.names.__doc__)?;
            doc = doc.filter(|doc| !doc.is_none());
            parts.doc_of_getter.set(doc.is_some());
        }
        let doc = doc.unwrap_or(Value::NONE);
        if this.type_of(vm).is(&vm.types.property) {
            drop(parts.doc.replace(doc));
            return Ok(());
        }
        // A subclass has a `__doc__` of its own, which would hide the payload's; it may have
        // no place for one.
        match ops::set_attr(vm, this, &vm.names.__doc__, &doc) {
            Ok(()) => Ok(()),
            Err(raised) => vm.take_exception_if(raised, &vm.exceptions.attribute_error).map(drop),
        }
    }

    /// Descriptor to obtain a copy of the property with a different getter.
    #[pymethod("getter(self, object, /)", no_text)]
    fn py_getter(vm: &Vm, this: &Value, object: &Value) -> PyResult {
        Property::copy_with(vm, this, Some(object), None, None)
    }
    /// Descriptor to obtain a copy of the property with a different setter.
    #[pymethod("setter(self, object, /)", no_text)]
    fn py_setter(vm: &Vm, this: &Value, object: &Value) -> PyResult {
        Property::copy_with(vm, this, None, Some(object), None)
    }
    /// Descriptor to obtain a copy of the property with a different deleter.
    #[pymethod("deleter(self, object, /)", no_text)]
    fn py_deleter(vm: &Vm, this: &Value, object: &Value) -> PyResult {
        Property::copy_with(vm, this, None, None, Some(object))
    }
    /// Method to set name of a property.
    #[pymethod("__set_name__", raw)]
    fn set_name(vm: &Vm, args: Args<'_>) -> PyResult {
        let [this, _owner, name] = args.positional() else {
            let given = args.positional().len().saturating_sub(1);
            return Err(vm.type_error(format!(
                "__set_name__() takes 2 positional arguments but {given} were given"
            )));
        };
        let this = crate::native::receiver::<Property>(vm, this, "__set_name__")?;
        drop(this.name.replace(name.clone()));
        Ok(Value::NONE)
    }

    #[pygetter("fget", member)]
    fn fget(&self, _vm: &Vm) -> Value {
        self.getter.borrow().clone()
    }
    #[pygetter("fset", member)]
    fn fset(&self, _vm: &Vm) -> Value {
        self.setter.borrow().clone()
    }
    #[pygetter("fdel", member)]
    fn fdel(&self, _vm: &Vm) -> Value {
        self.deleter.borrow().clone()
    }
    #[pygetter("__doc__", member)]
    fn py_doc(&self, _vm: &Vm) -> Value {
        self.doc.borrow().clone()
    }
    #[pysetter("__doc__")]
    fn set_doc(_vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let value = value.cloned().unwrap_or(Value::NONE);
        drop(payload::<Property>(this).doc.replace(value));
        Ok(())
    }
    #[pygetter("__isabstractmethod__")]
    fn isabstractmethod(vm: &Vm, this: &Value) -> PyResult<bool> {
        let parts = payload::<Property>(this);
        for part in [&parts.getter, &parts.setter, &parts.deleter] {
            let part = part.borrow().clone();
            if is_abstract(vm, &part)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether a function is marked as an abstract method.
pub(super) fn is_abstract(vm: &Vm, function: &Value) -> PyResult<bool> {
    if function.is_none() {
        return Ok(false);
    }
    match ops::get_attr_opt(vm, function, &vm.names.__isabstractmethod__)? {
        Some(mark) => ops::is_true(vm, &mark),
        None => Ok(false),
    }
}
