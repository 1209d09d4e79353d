//! `types.SimpleNamespace`: what `sys.implementation` is.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::dict::Dict;
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;

pub struct Namespace {
    pub dict: Ref<Dict>,
}

super::native_object!(Namespace, SIMPLE_NAMESPACE, simple_namespace);

#[pymethods]
impl Namespace {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
        let dict = Ref::new(vm, Dict::default());
        Ok(Ref::new_in(class, Namespace { dict }).into_value())
    }

    #[pyslot(init)]
    fn init(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        if !args.positional().is_empty() {
            return Err(vm.type_error("no positional arguments expected"));
        }
        let this = payload::<Namespace>(this);
        for (name, value) in args.keywords() {
            this.dict.set_interned(name, value.clone());
        }
        Ok(())
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let class = this.type_of(vm);
        let is_exact = class.is(&vm.types.simple_namespace);
        let name = if is_exact { "namespace".to_owned() } else { class.name() };
        let Some(_guard) = vm.repr_enter(this) else {
            return Ok(vm.new_str(&format!("{name}(...)")));
        };
        let mut text = StrBuf::new();
        text.push_str(&name);
        text.push_ascii("(");
        let mut separator = "";
        for (key, value) in payload::<Namespace>(this).dict.to_pairs() {
            let Some(key) = key.as_str_view().filter(|key| !key.is_empty()) else { continue };
            text.push_ascii(separator);
            text.push_view(key);
            text.push_ascii("=");
            text.push_view(ops::repr(vm, &value)?.as_str_view().expect("repr makes a str"));
            separator = ", ";
        }
        text.push_ascii(")");
        Ok(vm.new_str_owned(&text.finish()))
    }

    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        match (this.downcast::<Namespace>(), other.downcast::<Namespace>()) {
            (Some(a), Some(b)) => ops::compare(vm, &a.dict.to_value(), &b.dict.to_value(), op),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    /// Return state information for pickling
    #[pymethod("__reduce__(self)", no_text)]
    fn reduce(vm: &Vm, this: &Value) -> Value {
        let dict = payload::<Namespace>(this).dict.to_value();
        vm.new_tuple(vec![this.type_of(vm).to_value(), vm.empty_tuple.clone(), dict])
    }

    #[pygetter("__dict__", member)]
    fn dict(&self, _vm: &Vm) -> Value {
        self.dict.to_value()
    }
}
