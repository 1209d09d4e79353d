//! Bound methods.

use crate::error::PyResult;
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

#[repr(C)]
pub struct Method {
    pub function: Value,
    pub receiver: Value,
}

super::native_object!(Method, METHOD, method);

impl Vm {
    pub fn new_method(&self, function: Value, receiver: Value) -> Value {
        Ref::new(self, Method { function, receiver }).into_value()
    }
}

#[pymethods]
impl Method {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords(vm, "method", args)?;
        check_positional(vm, "method", args.positional().len(), 2, 2)?;
        let [function, receiver] = args.positional() else {
            unreachable!("two arguments were counted")
        };
        if !ops::is_callable(vm, function) {
            return Err(vm.type_error("first argument must be callable"));
        }
        if receiver.is_none() {
            return Err(vm.type_error("instance must not be None"));
        }
        let method = Method { function: function.clone(), receiver: receiver.clone() };
        Ok(Ref::new_in(class, method).into_value())
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<Method>(this);
        let mut name = ops::get_attr_opt(vm, &this.function, &vm.names.__qualname__)?;
        if name.is_none() {
            name = ops::get_attr_opt(vm, &this.function, &vm.names.__name__)?;
        }
        let name = match name.filter(Value::is_str) {
            Some(name) => super::str::to_string_lossy(&name),
            None => "?".to_owned(),
        };
        let receiver = ops::repr(vm, &this.receiver)?;
        let mut text = apython_text::StrBuf::new();
        text.push_str(&format!("<bound method {name} of "));
        text.push_view(receiver.as_str_view().expect("repr makes a str"));
        text.push_str(">");
        Ok(vm.new_str_owned(&text.finish()))
    }

    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        let this = payload::<Method>(this);
        let hash = ops::hash_identity(&this.receiver) ^ ops::hash(vm, &this.function)?;
        Ok(if hash == -1 { -2 } else { hash })
    }

    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.downcast::<Method>(), other.downcast::<Method>()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let holds = match op {
            CompareOp::Eq => true,
            CompareOp::Ne => false,
            _ => return Ok(Value::NOT_IMPLEMENTED),
        };
        let equal = ops::equal(vm, &a.function, &b.function)? && a.receiver.is(&b.receiver);
        Ok(Value::from_bool(equal == holds))
    }

    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let this = payload::<Method>(this);
        ops::call_with_receiver(vm, &this.function, &this.receiver, args)
    }

    /// A method is bound already.
    #[pyslot(descr_get)]
    fn get(_vm: &Vm, this: &Value, _instance: Option<&Value>, _owner: &Value) -> PyResult {
        Ok(this.clone())
    }

    /// What a method doesn't have itself it takes from its function.
    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        let class = this.type_of(vm);
        match class.lookup(vm, name) {
            Some(attribute) => match attribute.type_of(vm).slots().descr_get {
                Some(get) => get(vm, &attribute, Some(this), &class.to_value()),
                None => Ok(attribute),
            },
            None => ops::get_attr(vm, &payload::<Method>(this).function, name),
        }
    }

    #[pymethod("__reduce__(self)")]
    fn reduce(&self, vm: &Vm) -> PyResult {
        let getattr = vm.builtins.get_str(vm, "getattr").unwrap_or(Value::NONE);
        let name = ops::get_attr(vm, &self.function, &vm.names.__name__)?;
        let args = vm.new_tuple(vec![self.receiver.clone(), name]);
        Ok(vm.new_tuple(vec![getattr, args]))
    }

    /// the function (or other callable) implementing a method
    #[pygetter("__func__", member)]
    fn func(&self, _vm: &Vm) -> Value {
        self.function.clone()
    }
    /// the instance to which a method is bound
    #[pygetter("__self__", member)]
    fn receiver(&self, _vm: &Vm) -> Value {
        self.receiver.clone()
    }
    #[pygetter("__doc__")]
    fn doc(&self, vm: &Vm) -> PyResult {
        ops::get_attr(vm, &self.function, &vm.names.__doc__)
    }
}
