//! What Python programs do with slot wrappers.

use super::{MethodWrapper, WrapperDescriptor};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{CompareOp, Ref};
use crate::objects::descriptor::{self, qualified_name};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// A text of a definition, where there is one.
fn text(vm: &Vm, text: &str) -> Value {
    if text.is_empty() { Value::NONE } else { vm.new_str(text) }
}

#[pymethods]
impl WrapperDescriptor {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<WrapperDescriptor>(this);
        let (name, class) = (this.def.name, this.class.name());
        Ok(vm.new_str(&format!("<slot wrapper '{name}' of '{class}' objects>")))
    }

    #[pyslot(call)]
    fn call_slot(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let this = payload::<WrapperDescriptor>(this);
        let (name, class) = (this.def.name, &this.class);
        let Some((receiver, rest)) = args.split_first() else {
            let message =
                format!("descriptor '{name}' of '{}' object needs an argument", class.name());
            return Err(vm.type_error(message));
        };
        descriptor::check_requires(vm, name, class, receiver)?;
        this.call(vm, receiver, rest)
    }

    #[pyslot(descr_get)]
    fn get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        let Some(receiver) = instance else { return Ok(this.clone()) };
        let descriptor = payload::<WrapperDescriptor>(this);
        descriptor::check_applies(vm, descriptor.def.name, &descriptor.class, receiver)?;
        let descriptor = this.to_ref::<WrapperDescriptor>().expect("checked above");
        Ok(Ref::new(vm, MethodWrapper { descriptor, receiver: receiver.clone() }).into_value())
    }

    #[pygetter("__objclass__", member)]
    fn objclass(&self, _vm: &Vm) -> Value {
        self.class.to_value()
    }
    #[pygetter("__name__", member)]
    fn name(&self, vm: &Vm) -> Value {
        vm.intern(self.def.name)
    }
    #[pygetter("__qualname__")]
    fn qualname(&self, vm: &Vm) -> Value {
        qualified_name(vm, &self.class, self.def.name)
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> Value {
        text(vm, self.def.doc)
    }
    #[pygetter("__text_signature__")]
    fn text_signature(&self, vm: &Vm) -> Value {
        text(vm, self.def.text_signature)
    }
}

#[pymethods]
impl MethodWrapper {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<MethodWrapper>(this);
        let name = this.descriptor.def.name;
        let class = this.receiver.type_name(vm);
        let address = this.receiver.identity();
        Ok(vm.new_str(&format!("<method-wrapper '{name}' of {class} object at {address:#x}>")))
    }

    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        let this = payload::<MethodWrapper>(this);
        let wrapper = this.descriptor.to_value();
        Ok(ops::hash_identity(&this.receiver) ^ ops::hash_identity(&wrapper))
    }

    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let equal = match (this.downcast::<MethodWrapper>(), other.downcast::<MethodWrapper>()) {
            (Some(a), Some(b)) => a.descriptor.is(&b.descriptor) && a.receiver.is(&b.receiver),
            _ => return Ok(Value::NOT_IMPLEMENTED),
        };
        match op {
            CompareOp::Eq => Ok(Value::from_bool(equal)),
            CompareOp::Ne => Ok(Value::from_bool(!equal)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let this = payload::<MethodWrapper>(this);
        this.descriptor.call(vm, &this.receiver, args)
    }

    #[pygetter("__self__", member)]
    fn receiver(&self, _vm: &Vm) -> Value {
        self.receiver.clone()
    }
    #[pygetter("__objclass__")]
    fn objclass(&self, _vm: &Vm) -> Value {
        self.descriptor.class.to_value()
    }
    #[pygetter("__name__")]
    fn name(&self, vm: &Vm) -> Value {
        vm.intern(self.descriptor.def.name)
    }
    #[pygetter("__qualname__")]
    fn qualname(&self, vm: &Vm) -> Value {
        qualified_name(vm, &self.descriptor.class, self.descriptor.def.name)
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> Value {
        text(vm, self.descriptor.def.doc)
    }
    #[pygetter("__text_signature__")]
    fn text_signature(&self, vm: &Vm) -> Value {
        text(vm, self.descriptor.def.text_signature)
    }
}
