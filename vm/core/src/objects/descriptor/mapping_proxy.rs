//! What Python programs do with `mappingproxy`: everything is passed on to the mapping.

use super::MappingProxy;
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

fn mapping(value: &Value) -> &Value {
    &payload::<MappingProxy>(value).mapping
}

impl MappingProxy {
    fn forward(&self, vm: &Vm, name: &str, args: &[Value]) -> PyResult {
        ops::call_method(vm, &self.mapping, &vm.intern(name), args)
    }
}

/// The mapping behind a proxy, or the value itself.
fn unwrapped(value: &Value) -> &Value {
    value.downcast::<MappingProxy>().map_or(value, |proxy| &proxy.mapping)
}

#[pymethods]
impl MappingProxy {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        use crate::native::{Param, ParamKind, Signature};
        static SIGNATURE: Signature = Signature::of_class(
            "mappingproxy",
            &[Param::required("mapping", ParamKind::PositionalOrKeyword)],
        );
        let [mapping] = SIGNATURE.bind_new(vm, args)?;
        let mapping = mapping.expect("required");
        let is_sequence = mapping.as_tuple_items().is_some()
            || mapping.downcast::<crate::objects::list::List>().is_some();
        if mapping.type_of(vm).slots().getitem.is_none() || is_sequence {
            let found = mapping.type_name(vm);
            let message = format!("mappingproxy() argument must be a mapping, not {found}");
            return Err(vm.type_error(message));
        }
        Ok(Ref::new_in(class, MappingProxy { mapping: mapping.clone() }).into_value())
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let inner = ops::repr(vm, mapping(this))?;
        let inner = crate::objects::str::to_string_lossy(&inner);
        Ok(vm.new_str(&format!("mappingproxy({inner})")))
    }
    #[pyslot(str)]
    fn str(vm: &Vm, this: &Value) -> PyResult {
        ops::str(vm, mapping(this))
    }
    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        ops::hash(vm, mapping(this))
    }
    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        ops::compare(vm, mapping(this), other, op)
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        ops::iter(vm, mapping(this))
    }
    #[pyslot(binary.or)]
    fn or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        ops::binary(vm, crate::object::BinaryOp::Or, unwrapped(left), unwrapped(right))
    }
    #[pyslot(inplace.or)]
    fn inplace_or(vm: &Vm, this: &Value, _other: &Value) -> PyResult {
        let class = this.type_name(vm);
        Err(vm.type_error(format!("'|=' is not supported by {class}; use '|' instead")))
    }
    #[pyslot(len)]
    fn len(vm: &Vm, this: &Value) -> PyResult<usize> {
        ops::len(vm, mapping(this))
    }
    #[pyslot(getitem)]
    fn getitem(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        ops::get_item(vm, mapping(this), key)
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, key: &Value) -> PyResult<bool> {
        ops::contains(vm, mapping(this), key)
    }

    /// D.get(k[,d]) -> D[k] if k in D, else d.  d defaults to None.
    #[pymethod("get(self, key, default=None, /)", no_text)]
    fn get(&self, vm: &Vm, key: &Value, default: &Value) -> PyResult {
        self.forward(vm, "get", &[key.clone(), default.clone()])
    }
    /// D.keys() -> a set-like object providing a view on D's keys
    #[pymethod("keys(self)", no_text)]
    fn keys(&self, vm: &Vm) -> PyResult {
        self.forward(vm, "keys", &[])
    }
    /// D.values() -> an object providing a view on D's values
    #[pymethod("values(self)", no_text)]
    fn values(&self, vm: &Vm) -> PyResult {
        self.forward(vm, "values", &[])
    }
    /// D.items() -> a set-like object providing a view on D's items
    #[pymethod("items(self)", no_text)]
    fn items(&self, vm: &Vm) -> PyResult {
        self.forward(vm, "items", &[])
    }
    /// D.copy() -> a shallow copy of D
    #[pymethod("copy(self)", no_text)]
    fn copy(&self, vm: &Vm) -> PyResult {
        self.forward(vm, "copy", &[])
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        crate::objects::generic::alias(vm, cls, item)
    }
    /// D.__reversed__() -> reverse iterator
    #[pymethod("__reversed__(self)", no_text)]
    fn reversed(&self, vm: &Vm) -> PyResult {
        self.forward(vm, "__reversed__", &[])
    }
}
