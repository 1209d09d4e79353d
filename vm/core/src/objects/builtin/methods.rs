//! What Python programs do with native functions and methods.

use super::{Builtin, ClassMethodDescriptor, MethodDescriptor};
use crate::error::{PyResult, Raised};
use crate::native::{Args, NativeKind};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::descriptor::{check_applies, qualified_name};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

impl Builtin {
    /// What `__self__` says, as far as it isn't the function's module.
    fn bound_to(&self) -> Option<&Value> {
        self.receiver.as_bound()
    }
}

fn doc_of(vm: &Vm, doc: Option<&str>) -> Value {
    doc.map_or(Value::NONE, |doc| vm.new_str(doc))
}

#[pymethods]
impl Builtin {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<Builtin>(this);
        let name = this.def.name;
        Ok(vm.new_str(&match this.bound_to() {
            None => format!("<built-in function {name}>"),
            Some(receiver) => {
                let (class, address) = (receiver.type_name(vm), receiver.identity());
                format!("<built-in method {name} of {class} object at {address:#x}>")
            }
        }))
    }

    #[pyslot(hash)]
    fn hash(_vm: &Vm, this: &Value) -> PyResult<i64> {
        let this = payload::<Builtin>(this);
        let receiver = this.bound_to().map_or(0, ops::hash_identity);
        let function = (std::ptr::from_ref(this.def).addr() as i64).rotate_right(4);
        let hash = receiver ^ function;
        Ok(if hash == -1 { -2 } else { hash })
    }

    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<Builtin>(), other.downcast::<Builtin>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let equal = std::ptr::eq(a.def, b.def) && a.receiver.is(&b.receiver);
        match op {
            CompareOp::Eq => Ok(Value::from_bool(equal)),
            CompareOp::Ne => Ok(Value::from_bool(!equal)),
            _ => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        ops::call_builtin(vm, payload::<Builtin>(this), args)
    }

    #[pymethod("__reduce__(self)", no_text)]
    fn reduce(&self, vm: &Vm) -> Value {
        let name = vm.intern(self.def.name);
        match self.bound_to() {
            None => name,
            Some(receiver) => {
                let getattr = vm.builtins.get_str(vm, "getattr").unwrap_or(Value::NONE);
                let args = vm.new_tuple(vec![receiver.clone(), name]);
                vm.new_tuple(vec![getattr, args])
            }
        }
    }

    #[pygetter("__module__", member)]
    fn module(&self, _vm: &Vm) -> Value {
        self.module.clone()
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> Value {
        doc_of(vm, self.def.doc)
    }
    #[pygetter("__name__")]
    fn name(&self, vm: &Vm) -> Value {
        vm.intern(self.def.name)
    }
    // With the class before the name for methods.
    #[pygetter("__qualname__")]
    fn qualname(&self, vm: &Vm) -> Value {
        match self.bound_to() {
            None => vm.intern(self.def.name),
            Some(receiver) => {
                let class = receiver.downcast::<Type>();
                qualified_name(vm, class.unwrap_or_else(|| receiver.type_of(vm)), self.def.name)
            }
        }
    }
    // What a method is bound to; the module of a function.
    #[pygetter("__self__")]
    fn receiver(&self, vm: &Vm) -> Value {
        match self.bound_to() {
            Some(receiver) => receiver.clone(),
            None => match self.module.is_none() {
                true => Value::NONE,
                false => vm.modules.get_interned(&self.module).unwrap_or(Value::NONE),
            },
        }
    }
    #[pygetter("__text_signature__")]
    fn text_signature(&self, vm: &Vm) -> Value {
        doc_of(vm, self.def.signature.text)
    }
}

#[pymethods]
impl MethodDescriptor {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<MethodDescriptor>(this);
        let (name, class) = (this.def.name, this.class.name());
        Ok(vm.new_str(&format!("<method '{name}' of '{class}' objects>")))
    }

    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let this = payload::<MethodDescriptor>(this);
        let Some((receiver, _)) = args.split_first() else {
            let name = qualified_name(vm, &this.class, this.def.name);
            let name = crate::objects::str::to_string_lossy(&name);
            return Err(vm.type_error(format!("unbound method {name}() needs an argument")));
        };
        check_applies(vm, this.def.name, &this.class, receiver)?;
        (this.def.call)(vm, args)
    }

    #[pyslot(descr_get)]
    fn get(vm: &Vm, this: &Value, instance: Option<&Value>, _owner: &Value) -> PyResult {
        let Some(receiver) = instance else { return Ok(this.clone()) };
        let this = payload::<MethodDescriptor>(this);
        check_applies(vm, this.def.name, &this.class, receiver)?;
        Ok(bind(vm, this.def, receiver))
    }

    #[pymethod("__reduce__(self)", no_text)]
    fn reduce(&self, vm: &Vm) -> Value {
        let getattr = vm.builtins.get_str(vm, "getattr").unwrap_or(Value::NONE);
        let args = vm.new_tuple(vec![self.class.to_value(), vm.intern(self.def.name)]);
        vm.new_tuple(vec![getattr, args])
    }

    #[pygetter("__objclass__", member)]
    fn objclass(&self, _vm: &Vm) -> Value {
        self.class.to_value()
    }
    #[pygetter("__name__", member)]
    fn name(&self, vm: &Vm) -> Value {
        vm.intern(self.def.name)
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> Value {
        doc_of(vm, self.def.doc)
    }
    #[pygetter("__qualname__")]
    fn qualname(&self, vm: &Vm) -> Value {
        qualified_name(vm, &self.class, self.def.name)
    }
    #[pygetter("__text_signature__")]
    fn text_signature(&self, vm: &Vm) -> Value {
        doc_of(vm, self.def.signature.text)
    }
}

/// A native method bound to its receiver.
fn bind(vm: &Vm, def: &'static crate::native::NativeDef, receiver: &Value) -> Value {
    debug_assert!(matches!(def.kind, NativeKind::Method | NativeKind::ClassMethod));
    Ref::new(vm, Builtin { def, receiver: receiver.clone(), module: Value::NONE }).into_value()
}

impl ClassMethodDescriptor {
    /// The method bound to a class, which has to be the descriptor's or a subclass.
    fn bind(&self, vm: &Vm, class: &Value) -> PyResult {
        match class.downcast::<Type>() {
            Some(subclass) if subclass.is_subtype_of(&self.class) => Ok(bind(vm, self.def, class)),
            subclass => Err(self.refuse(vm, class, subclass)),
        }
    }
    #[cold]
    fn refuse(&self, vm: &Vm, value: &Value, class: Option<&Type>) -> Raised {
        let (name, own) = (self.def.name, self.class.name());
        vm.type_error(match class {
            Some(class) => format!(
                "descriptor '{name}' requires a subtype of '{own}' but received '{}'",
                class.name()
            ),
            None => format!(
                "descriptor '{name}' for type '{own}' needs a type, not a '{}' as arg 2",
                value.type_name(vm)
            ),
        })
    }
}

#[pymethods]
impl ClassMethodDescriptor {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<ClassMethodDescriptor>(this);
        let (name, class) = (this.def.name, this.class.name());
        Ok(vm.new_str(&format!("<method '{name}' of '{class}' objects>")))
    }

    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let this = payload::<ClassMethodDescriptor>(this);
        let Some((class, rest)) = args.split_first() else {
            let (name, class) = (this.def.name, this.class.name());
            let message = format!("descriptor '{name}' of '{class}' object needs an argument");
            return Err(vm.type_error(message));
        };
        ops::call(vm, &this.bind(vm, class)?, rest)
    }

    #[pyslot(descr_get)]
    fn get(vm: &Vm, this: &Value, _instance: Option<&Value>, owner: &Value) -> PyResult {
        payload::<ClassMethodDescriptor>(this).bind(vm, owner)
    }

    #[pygetter("__objclass__", member)]
    fn objclass(&self, _vm: &Vm) -> Value {
        self.class.to_value()
    }
    #[pygetter("__name__", member)]
    fn name(&self, vm: &Vm) -> Value {
        vm.intern(self.def.name)
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> Value {
        doc_of(vm, self.def.doc)
    }
    #[pygetter("__qualname__")]
    fn qualname(&self, vm: &Vm) -> Value {
        qualified_name(vm, &self.class, self.def.name)
    }
    #[pygetter("__text_signature__")]
    fn text_signature(&self, vm: &Vm) -> Value {
        doc_of(vm, self.def.signature.text)
    }
}
