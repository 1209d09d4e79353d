//! The attributes of classes: `__name__`, `__bases__`, `__doc__`, ...

use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type, TypeFlags};
use crate::objects::class::assign;
use crate::objects::class::bases::has_dict;
use crate::objects::class::type_attributes::{as_type, change_dict};
use crate::objects::descriptor::MappingProxy;
use crate::objects::dict::Dict;
use crate::objects::spec::BuiltinType;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// The new value of a special attribute, which can be set but not deleted.
fn settable<'a>(
    vm: &Vm,
    class: &Type,
    value: Option<&'a Value>,
    attribute: &str,
) -> PyResult<&'a Value> {
    let name = class.name();
    if !class.is_heap_type() {
        let message = format!("cannot set '{attribute}' attribute of immutable type '{name}'");
        return Err(vm.type_error(message));
    }
    value.ok_or_else(|| {
        // CPython's words, for mutable ones, too.
        vm.type_error(format!("cannot delete '{attribute}' attribute of immutable type '{name}'"))
    })
}

fn string<'a>(vm: &Vm, class: &Type, value: &'a Value, attribute: &str) -> PyResult<&'a Value> {
    if value.is_str() {
        return Ok(value);
    }
    let (class, found) = (class.name(), value.type_name(vm));
    Err(vm.type_error(format!("can only assign string to {class}.{attribute}, not '{found}'")))
}

#[cold]
fn missing(vm: &Vm, name: &str) -> Raised {
    vm.raise_message(&vm.exceptions.attribute_error, name)
}

#[cold]
fn no_annotations(vm: &Vm, class: &Type) -> Raised {
    let class = class.name();
    missing(vm, &format!("type object '{class}' has no attribute '__annotations__'"))
}

/// What stands in a class's dict, bound to the class if it is a descriptor.
fn bound_entry(vm: &Vm, class: &Ref<Type>, name: &Value) -> PyResult<Option<Value>> {
    let Some(value) = class.dict().get_interned(name) else {
        return Ok(None);
    };
    match value.type_of(vm).slots().descr_get {
        Some(get) => get(vm, &value, None, &class.to_value()).map(Some),
        None => Ok(Some(value)),
    }
}

#[pymethods(ATTRIBUTES)]
impl Type {
    #[pygetter("__name__")]
    fn get_name(&self, vm: &Vm) -> Value {
        if self.is_heap_type() { self.name_value() } else { vm.intern(&self.short_name()) }
    }
    #[pysetter("__name__")]
    fn set_py_name(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        let value = settable(vm, &class, value, "__name__")?;
        let value = string(vm, &class, value, "__name__")?;
        if value.as_str_view().is_some_and(|view| view.chars().any(|c| c == 0)) {
            return Err(vm.value_error("type name must not contain null characters"));
        }
        class.set_name(value.clone());
        Ok(())
    }

    #[pygetter("__qualname__")]
    fn get_qualname(&self, _vm: &Vm) -> Value {
        self.qualname_value()
    }
    #[pysetter("__qualname__")]
    fn set_py_qualname(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        let value = settable(vm, &class, value, "__qualname__")?;
        class.set_qualname(string(vm, &class, value, "__qualname__")?.clone());
        Ok(())
    }

    #[pygetter("__bases__")]
    fn get_bases(&self, _vm: &Vm) -> Value {
        self.bases()
    }
    #[pysetter("__bases__")]
    fn set_py_bases(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        let value = settable(vm, &class, value, "__bases__")?;
        assign::set_bases(vm, &class, value)
    }

    #[pygetter("__base__", member)]
    fn get_base(&self, _vm: &Vm) -> Value {
        self.base().map_or(Value::NONE, Ref::into_value)
    }

    #[pygetter("__mro__")]
    fn get_mro(&self, vm: &Vm) -> Value {
        vm.new_tuple(self.mro().iter().map(Ref::to_value).collect())
    }

    #[pygetter("__module__")]
    fn get_module(&self, vm: &Vm) -> PyResult {
        self.module(vm).ok_or_else(|| missing(vm, "__module__"))
    }
    #[pysetter("__module__")]
    fn set_module(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        let value = settable(vm, &class, value, "__module__")?;
        change_dict(vm, &class, &vm.names.__module__, Some(value));
        Ok(())
    }

    #[pygetter("__abstractmethods__")]
    fn get_abstractmethods(vm: &Vm, this: &Value) -> PyResult {
        let name = &vm.names.__abstractmethods__;
        let class = as_type(this);
        // `type` has this descriptor there, not an attribute of its own.
        let value = class.dict().get_interned(name).filter(|_| !class.is(&vm.types.type_));
        value.ok_or_else(|| missing(vm, "__abstractmethods__"))
    }
    #[pysetter("__abstractmethods__")]
    fn set_abstractmethods(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let (class, name) = (as_type(this), &vm.names.__abstractmethods__);
        let abstract_ = match value {
            Some(value) => ops::is_true(vm, value)?,
            None => false,
        };
        if !class.is_heap_type() || !change_dict(vm, &class, name, value) {
            return Err(missing(vm, "__abstractmethods__"));
        }
        class.set_flags(TypeFlags { abstract_, ..*class.flags() });
        Ok(())
    }

    #[pygetter("__dict__")]
    fn get_dict(&self, vm: &Vm) -> Value {
        Ref::new(vm, MappingProxy { mapping: self.dict().to_value() }).into_value()
    }

    #[pygetter("__doc__")]
    fn get_doc(vm: &Vm, this: &Value) -> PyResult {
        let class = as_type(this);
        // Some built-in types have a descriptor of that name for their instances.
        if let Some(doc) = builtin(vm, &class).and_then(|made| made.spec().doc) {
            return Ok(vm.new_str(doc));
        }
        Ok(bound_entry(vm, &class, &vm.names.__doc__)?.unwrap_or(Value::NONE))
    }
    #[pysetter("__doc__")]
    fn set_doc(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        let value = settable(vm, &class, value, "__doc__")?;
        change_dict(vm, &class, &vm.names.__doc__, Some(value));
        Ok(())
    }

    #[pygetter("__annotations__")]
    fn get_annotations(vm: &Vm, this: &Value) -> PyResult {
        let class = as_type(this);
        if !class.is_heap_type() {
            return Err(no_annotations(vm, &class));
        }
        let name = &vm.names.__annotations__;
        if let Some(annotations) = bound_entry(vm, &class, name)? {
            return Ok(annotations);
        }
        let annotations = Ref::new(vm, Dict::default()).into_value();
        change_dict(vm, &class, name, Some(&annotations));
        Ok(annotations)
    }
    #[pysetter("__annotations__")]
    fn set_annotations(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        if !class.is_heap_type() {
            let message = format!(
                "cannot set '__annotations__' attribute of immutable type '{}'",
                class.name()
            );
            return Err(vm.type_error(message));
        }
        if !change_dict(vm, &class, &vm.names.__annotations__, value) {
            return Err(missing(vm, "__annotations__"));
        }
        Ok(())
    }

    #[pygetter("__type_params__")]
    fn get_type_params(vm: &Vm, this: &Value) -> PyResult {
        let class = as_type(this);
        let value = class.dict().get_interned(&vm.names.__type_params__);
        Ok(value.filter(|_| class.is_heap_type()).unwrap_or_else(|| vm.empty_tuple.clone()))
    }
    #[pysetter("__type_params__")]
    fn set_type_params(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        let class = as_type(this);
        let value = settable(vm, &class, value, "__type_params__")?;
        change_dict(vm, &class, &vm.names.__type_params__, Some(value));
        Ok(())
    }

    #[pygetter("__text_signature__")]
    fn get_text_signature(vm: &Vm, this: &Value) -> Value {
        let class = as_type(this);
        match builtin(vm, &class).and_then(BuiltinType::text_signature) {
            Some(text) => vm.new_str(text),
            None => Value::NONE,
        }
    }

    #[pygetter("__flags__", member)]
    fn get_flags(&self, _vm: &Vm) -> i64 {
        flag_bits(self.flags())
    }
    #[pygetter("__dictoffset__", member)]
    fn get_dictoffset(&self, _vm: &Vm) -> i64 {
        // Where the dict is, is not told, as CPython doesn't for its managed ones.
        -i64::from(has_dict(self))
    }
}

/// Which of the built-in types this is.
fn builtin(vm: &Vm, class: &Ref<Type>) -> Option<BuiltinType> {
    let mut types = BuiltinType::ALL.iter().zip(vm.types.all());
    types.find(|(_, other)| other.is(class)).map(|(&made, _)| made)
}

/// The flags, as the bits of CPython's `tp_flags` that mean the same here.
fn flag_bits(flags: &TypeFlags) -> i64 {
    let bits = [
        (!flags.heap_type, 8),
        (flags.heap_type, 9),
        (flags.basetype, 10),
        (true, 12),
        (flags.heap_type, 14),
        (flags.abstract_, 20),
        (flags.int_subclass, 24),
        (flags.list_subclass, 25),
        (flags.tuple_subclass, 26),
        (flags.bytes_subclass, 27),
        (flags.str_subclass, 28),
        (flags.dict_subclass, 29),
        (flags.exception_subclass, 30),
        (flags.type_subclass, 31),
    ];
    bits.into_iter().filter(|(set, _)| *set).map(|(_, bit)| 1 << bit).sum()
}
