//! Exceptions: the payload, the hierarchy and what native code does with them.
//!
//! All exception classes share one payload. What a class declares natively beyond that of
//! `BaseException` (`StopIteration.value` and the like) stands in `fields`, by the numbers in
//! the class's own file:
//!
//! | file       | classes                                                            |
//! |------------|---------------------------------------------------------------------|
//! | `base`     | `BaseException`                                                    |
//! | `simple`   | `StopIteration`, `SystemExit`, `KeyError`, `NameError`, `AttributeError`, `ImportError` |
//! | `os_error` | `OSError`                                                          |
//! | `syntax`   | `SyntaxError`                                                      |
//! | `unicode`  | the three errors of codecs                                         |
//! | `group`    | exception groups                                                   |
//!
//! `report` shows exceptions as CPython does when nobody catches them.

mod base;
pub(crate) mod fields;
pub(crate) mod group;
mod hierarchy;
pub(crate) mod os_error;
pub mod report;
pub(crate) mod simple;
pub(crate) mod syntax;
pub(crate) mod unicode;

use crate::native::{Args, ClassDef};
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::{Cell, RefCell};
use std::ptr::fn_addr_eq;

pub use hierarchy::ExceptionTypes;
pub(crate) use hierarchy::for_each_exception_type;

pub struct Exception {
    // What is held is let go in this order, as by CPython.
    pub dict: RefCell<Option<Ref<Dict>>>,
    /// A tuple.
    pub args: RefCell<Value>,
    /// A traceback, or None.
    pub traceback: RefCell<Value>,
    /// An exception, or None.
    pub cause: RefCell<Value>,
    /// An exception, or None.
    pub context: RefCell<Value>,
    pub suppress_context: Cell<bool>,
    /// The attributes that the type declares natively (`StopIteration.value` and the like), in
    /// the order of its declaration; unbound where absent.
    pub fields: RefCell<Vec<Value>>,
}

super::native_object!(Exception, BASE_EXCEPTION, base_exception);

impl Exception {
    /// An exception of which only `args`, a tuple, is known.
    fn with_args(args: Value) -> Exception {
        Exception {
            args: RefCell::new(args),
            traceback: RefCell::new(Value::NONE),
            context: RefCell::new(Value::NONE),
            cause: RefCell::new(Value::NONE),
            suppress_context: Cell::new(false),
            dict: RefCell::new(None),
            fields: RefCell::default(),
        }
    }
    /// A native attribute; unbound if it is absent.
    pub fn field(&self, number: usize) -> Value {
        self.fields.borrow().get(number).cloned().unwrap_or(Value::UNBOUND)
    }
    /// Sets a native attribute, or makes it absent with the unbound value.
    pub fn set_field(&self, number: usize, value: Value) {
        let replaced = {
            let mut fields = self.fields.borrow_mut();
            if fields.len() <= number {
                fields.resize(number + 1, Value::UNBOUND);
            }
            std::mem::replace(&mut fields[number], value)
        };
        drop(replaced);
    }
}

/// The payload of a value that is known to be an exception.
pub(crate) fn payload(value: &Value) -> &Exception {
    value.downcast::<Exception>().expect("an exception")
}

/// A new exception of a native class, as calling the class would make it, without running
/// Python. Arguments that the class would refuse make an exception without native attributes.
pub fn new(vm: &Vm, class: &Ref<Type>, args: Vec<Value>) -> Value {
    let args = vm.new_tuple(args);
    let items = || Args::from_positional(args.as_tuple_items().expect("just made"));
    let slots = class.slots();
    let base = vm.exceptions.base_exception.slots();
    if let (Some(new), Some(plain)) = (slots.new, base.new)
        && !fn_addr_eq(new, plain)
        && !class.is_heap_type()
    {
        match new(vm, class, items()) {
            Ok(exception) => return exception,
            Err(raised) => drop(vm.take_exception(raised)),
        }
    }
    let exception = Ref::new_in(class, Exception::with_args(args.clone())).into_value();
    if let (Some(init), Some(plain)) = (slots.init, base.init)
        && !fn_addr_eq(init, plain)
        && !class.is_heap_type()
        && let Err(raised) = init(vm, &exception, items())
    {
        drop(vm.take_exception(raised));
    }
    exception
}

/// Makes the exception that is being handled the context of one about to be raised; breaks
/// the cycle that this could close, as CPython does.
pub fn set_implicit_context(vm: &Vm, exception: &Value) {
    let handled = vm.handled_exception();
    if handled.is_none() || handled.is(exception) {
        return;
    }
    break_cycle(&handled, exception);
    if let Some(payload) = exception.downcast::<Exception>() {
        drop(payload.context.replace(handled));
    }
}

/// Takes `exception` out of the chain of contexts that begins at `start`.
fn break_cycle(start: &Value, exception: &Value) {
    let mut link = start.clone();
    // A second one, at half the pace, meets the first if the chain is a ring already.
    let mut slow = start.clone();
    let mut step = false;
    while let Some(payload) = link.downcast::<Exception>() {
        let context = payload.context.borrow().clone();
        if context.is(exception) {
            drop(payload.context.replace(Value::NONE));
            return;
        }
        link = context;
        if step {
            let next = slow.downcast::<Exception>().map(|slow| slow.context.borrow().clone());
            slow = next.unwrap_or(Value::NONE);
            if slow.is(&link) {
                return;
            }
        }
        step = !step;
    }
}

/// The declarations of an exception class beyond what it inherits, by its name.
pub(crate) fn members(name: &str) -> &'static [&'static ClassDef] {
    match name {
        "BaseExceptionGroup" => &[Exception::GROUP, group::FIELDS],
        "StopIteration" => &[Exception::STOP_ITERATION, simple::STOP_ITERATION_FIELDS],
        "SystemExit" => &[Exception::SYSTEM_EXIT, simple::SYSTEM_EXIT_FIELDS],
        "KeyError" => &[Exception::KEY_ERROR],
        "NameError" => &[Exception::NAME_ERROR, simple::NAME_ERROR_FIELDS],
        "AttributeError" => &[Exception::ATTRIBUTE_ERROR, simple::ATTRIBUTE_ERROR_FIELDS],
        "ImportError" => &[Exception::IMPORT_ERROR, simple::IMPORT_ERROR_FIELDS],
        "OSError" => &[Exception::OS_ERROR, os_error::FIELDS],
        "SyntaxError" => &[Exception::SYNTAX_ERROR, syntax::FIELDS],
        "UnicodeEncodeError" => &[Exception::ENCODE_ERROR, unicode::FIELDS],
        "UnicodeDecodeError" => &[Exception::DECODE_ERROR, unicode::FIELDS],
        "UnicodeTranslateError" => &[Exception::TRANSLATE_ERROR, unicode::FIELDS],
        _ => &[],
    }
}
