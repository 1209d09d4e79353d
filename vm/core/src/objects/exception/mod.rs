//! Exceptions: the payload, the hierarchy and what native code does with them.

mod hierarchy;

use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};

pub use hierarchy::ExceptionTypes;
pub(crate) use hierarchy::for_each_exception_type;

pub struct Exception {
    /// A tuple.
    pub args: RefCell<Value>,
    /// A traceback, or None.
    pub traceback: RefCell<Value>,
    /// An exception, or None.
    pub context: RefCell<Value>,
    /// An exception, or None.
    pub cause: RefCell<Value>,
    pub suppress_context: Cell<bool>,
    pub dict: RefCell<Option<Ref<Dict>>>,
    /// The attributes that the type declares natively (`StopIteration.value` and the like), in
    /// the order of its declaration; unbound where absent.
    pub fields: RefCell<Vec<Value>>,
}

super::native_object!(Exception, BASE_EXCEPTION, base_exception);

/// A new exception of a native class, as calling the class would make it, without running
/// Python.
pub fn new(_vm: &Vm, class: &Ref<Type>, args: Vec<Value>) -> Value {
    let exception = Exception {
        args: RefCell::new(_vm.new_tuple(args)),
        traceback: RefCell::new(Value::NONE),
        context: RefCell::new(Value::NONE),
        cause: RefCell::new(Value::NONE),
        suppress_context: Cell::new(false),
        dict: RefCell::new(None),
        fields: RefCell::default(),
    };
    Ref::new_in(class, exception).into_value()
}

/// Makes the exception that is being handled the context of one about to be raised; breaks
/// the cycle that this could close, as CPython does.
pub fn set_implicit_context(vm: &Vm, exception: &Value) {
    let handled = vm.handled.borrow().clone();
    if handled.is_none() || handled.is(exception) {
        return;
    }
    let mut link = handled.clone();
    while let Some(payload) = link.downcast::<Exception>() {
        let context = payload.context.borrow().clone();
        if context.is(exception) {
            payload.context.replace(Value::NONE);
            break;
        }
        link = context;
    }
    if let Some(payload) = exception.downcast::<Exception>() {
        payload.context.replace(handled);
    }
}
