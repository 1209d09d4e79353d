//! What Python programs do with `getset_descriptor` and `member_descriptor`.

use super::{GetSet, Member, check_applies, qualified_name};
use crate::error::{PyResult, Raised};
use crate::objects::str::to_string_lossy;
use crate::objects::{instance, payload};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

#[pymethods]
impl GetSet {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<GetSet>(this);
        let (name, class) = (this.def.name, this.class.name());
        Ok(vm.new_str(&format!("<attribute '{name}' of '{class}' objects>")))
    }

    #[pyslot(descr_get)]
    fn descr_get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        let Some(receiver) = instance else { return Ok(this.clone()) };
        let this = payload::<GetSet>(this);
        check_applies(vm, this.def.name, &this.class, receiver)?;
        this.get(vm, receiver)
    }

    #[pyslot(descr_set)]
    fn descr_set(vm: &Vm, this: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
        let this = payload::<GetSet>(this);
        check_applies(vm, this.def.name, &this.class, instance)?;
        this.set(vm, instance, value)
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
        self.def.doc.map_or(Value::NONE, |doc| vm.new_str(doc))
    }
}

impl Member {
    fn text(&self) -> String {
        to_string_lossy(&self.name)
    }

    /// The attribute of `receiver`, an instance of the class.
    pub fn get(&self, vm: &Vm, receiver: &Value) -> PyResult {
        match self.native {
            Some(native) => (native.get)(vm, receiver),
            None => {
                instance::load_member(receiver, self).ok_or_else(|| self.unassigned(vm, receiver))
            }
        }
    }
    #[cold]
    fn unassigned(&self, vm: &Vm, receiver: &Value) -> Raised {
        let class = receiver.type_name(vm);
        let message = format!("'{class}' object has no attribute '{}'", self.text());
        vm.raise_message(&vm.exceptions.attribute_error, &message)
    }
    /// Sets the attribute of `receiver`, an instance of the class, or deletes it.
    pub fn set(&self, vm: &Vm, receiver: &Value, value: Option<&Value>) -> PyResult<()> {
        if let Some(native) = self.native {
            return match native.set {
                Some(set) => set(vm, receiver, value),
                None => Err(vm.raise_message(&vm.exceptions.attribute_error, "readonly attribute")),
            };
        }
        match value {
            Some(value) => instance::store_member(vm, receiver, self, value.clone()),
            None => {
                if instance::remove_member(vm, receiver, self).is_none() {
                    let message = self.text();
                    return Err(vm.raise_message(&vm.exceptions.attribute_error, &message));
                }
            }
        }
        Ok(())
    }
}

#[pymethods]
impl Member {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<Member>(this);
        let (name, class) = (this.text(), this.class.name());
        Ok(vm.new_str(&format!("<member '{name}' of '{class}' objects>")))
    }

    #[pyslot(descr_get)]
    fn descr_get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        let Some(receiver) = instance else { return Ok(this.clone()) };
        let this = payload::<Member>(this);
        if !receiver.type_of(vm).is_subtype_of(&this.class) {
            check_applies(vm, &this.text(), &this.class, receiver)?;
        }
        this.get(vm, receiver)
    }

    #[pyslot(descr_set)]
    fn descr_set(vm: &Vm, this: &Value, instance: &Value, value: Option<&Value>) -> PyResult<()> {
        let this = payload::<Member>(this);
        if !instance.type_of(vm).is_subtype_of(&this.class) {
            check_applies(vm, &this.text(), &this.class, instance)?;
        }
        this.set(vm, instance, value)
    }

    #[pygetter("__objclass__", member)]
    fn objclass(&self, _vm: &Vm) -> Value {
        self.class.to_value()
    }
    #[pygetter("__name__", member)]
    fn name(&self, _vm: &Vm) -> Value {
        self.name.clone()
    }
    #[pygetter("__qualname__")]
    fn qualname(&self, vm: &Vm) -> Value {
        qualified_name(vm, &self.class, &self.text())
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> Value {
        let doc = self.native.and_then(|native| native.doc);
        doc.map_or(Value::NONE, |doc| vm.new_str(doc))
    }
}
