//! What Python programs do with `type` and classes.

mod attributes;
mod instances;

pub use instances::{is_real_instance, is_real_subclass};

use super::{instantiate, mro, new, type_attributes};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

impl Type {
    /// The name without its module.
    pub fn short_name(&self) -> String {
        let name = self.name();
        match name.rsplit_once('.') {
            Some((_, short)) if !self.is_heap_type() => short.to_owned(),
            _ => name,
        }
    }
    /// `__module__`, if there is one.
    pub fn module(&self, vm: &Vm) -> Option<Value> {
        if self.is_heap_type() {
            return self.dict().get_interned(&vm.names.__module__);
        }
        match self.name().rsplit_once('.') {
            Some((module, _)) => Some(vm.intern(module)),
            None => Some(vm.names.builtins.clone()),
        }
    }
    /// `module.qualname`, as the representations of classes and instances show it; the plain
    /// name of built-in classes.
    pub fn display_name(&self, vm: &Vm) -> String {
        let module = self.module(vm).filter(Value::is_str);
        match module {
            Some(module) if !module.str_eq("builtins") => {
                let qualname = to_string_lossy(&self.qualname_value());
                format!("{}.{qualname}", to_string_lossy(&module))
            }
            _ => self.name(),
        }
    }
}

#[pymethods]
impl Type {
    #[pyslot(new)]
    fn slot_new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        new::new(vm, class, args)
    }
    #[pyslot(repr)]
    fn slot_repr(vm: &Vm, this: &Value) -> PyResult {
        let class = type_attributes::as_type(this);
        Ok(vm.new_str(&format!("<class '{}'>", class.display_name(vm))))
    }
    #[pyslot(call)]
    fn slot_call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        instantiate::call(vm, this, args)
    }
    #[pyslot(getattr)]
    fn slot_getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        type_attributes::get_attribute(vm, this, name)
    }
    #[pyslot(setattr)]
    fn slot_setattr(vm: &Vm, this: &Value, name: &Value, value: Option<&Value>) -> PyResult<()> {
        type_attributes::set_attribute(vm, this, name, value)
    }
    #[pyslot(init)]
    fn slot_init(vm: &Vm, _this: &Value, args: Args<'_>) -> PyResult<()> {
        let count = args.positional().len();
        if args.has_keywords() && count == 1 {
            return Err(vm.type_error("type.__init__() takes no keyword arguments"));
        }
        if count != 1 && count != 3 {
            return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
        }
        Ok(())
    }
    #[pyslot(binary.or)]
    fn slot_or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        crate::objects::generic::union_of(vm, left, right)
    }

    /// Return a type's method resolution order.
    #[pymethod("mro(self)")]
    fn py_mro(vm: &Vm, this: &Value) -> PyResult {
        let order = mro::linearize(vm, &type_attributes::as_type(this))?;
        Ok(vm.new_list(order.into_iter().map(Ref::into_value).collect()))
    }
    /// Return a list of immediate subclasses.
    #[pymethod("__subclasses__(self)")]
    fn py_subclasses(&self, vm: &Vm) -> Value {
        vm.new_list(self.subclasses().into_iter().map(Ref::into_value).collect())
    }
    /// __prepare__() -> dict
    /// used to create the namespace for the class statement
    #[pyclassmethod("__prepare__", raw)]
    fn prepare(vm: &Vm, _args: Args<'_>) -> PyResult {
        Ok(Ref::new(vm, Dict::default()).into_value())
    }
    /// Check if an object is an instance.
    #[pymethod("__instancecheck__(self, instance, /)")]
    fn instancecheck(vm: &Vm, this: &Value, instance: &Value) -> PyResult<bool> {
        is_real_instance(vm, instance, this)
    }
    /// Check if a class is a subclass.
    #[pymethod("__subclasscheck__(self, subclass, /)")]
    fn subclasscheck(vm: &Vm, this: &Value, subclass: &Value) -> PyResult<bool> {
        is_real_subclass(vm, subclass, this)
    }
    /// Specialized __dir__ implementation for types.
    #[pymethod("__dir__(self)")]
    fn py_dir(vm: &Vm, this: &Value) -> PyResult {
        let dict = Ref::new(vm, Dict::default());
        merge_class_dict(vm, &dict, this)?;
        Ok(vm.new_list(dict.to_pairs().into_iter().map(|(key, _)| key).collect()))
    }
    /// Return memory consumption of the type object.
    #[pymethod("__sizeof__(self)")]
    fn sizeof(&self, _vm: &Vm) -> usize {
        size_of::<crate::object::Obj<Type>>()
    }
}

/// Adds the attributes of a class and its bases to a dict, whose keys are what counts.
pub(crate) fn merge_class_dict(vm: &Vm, dict: &Ref<Dict>, class: &Value) -> PyResult<()> {
    vm.check_native_stack()?;
    if let Some(attributes) = ops::get_attr_opt(vm, class, &vm.names.__dict__)? {
        merge_mapping(vm, dict, &attributes)?;
    }
    let Some(bases) = ops::get_attr_opt(vm, class, &vm.names.__bases__)? else {
        return Ok(());
    };
    // What looks like a class needn't be one.
    for base in ops::collect(vm, &bases)? {
        merge_class_dict(vm, dict, &base)?;
    }
    Ok(())
}

fn merge_mapping(vm: &Vm, dict: &Ref<Dict>, mapping: &Value) -> PyResult<()> {
    use crate::objects::descriptor::MappingProxy;
    let mapping = mapping.downcast::<MappingProxy>().map_or(mapping, |proxy| &proxy.mapping);
    if let Some(source) = mapping.downcast::<Dict>() {
        for (key, value) in source.to_pairs() {
            dict.insert(vm, &key, value)?;
        }
        return Ok(());
    }
    let keys = ops::call_method(vm, mapping, &vm.names.keys, &[])?;
    for key in ops::collect(vm, &keys)? {
        let value = ops::get_item(vm, mapping, &key)?;
        dict.insert(vm, &key, value)?;
    }
    Ok(())
}
