//! Python exceptions as Rust sees them.
//!
//! A function that can raise returns [`PyResult`]. [`Raised`] carries nothing: the exception
//! itself sits in the VM until somebody takes it. Whoever gets a `Raised` passes it on or
//! takes the exception with [`Vm::take_exception`]; dropping it would leave the exception
//! behind, so it is `must_use`.

use crate::object::{Ref, Type};
use crate::objects::exception;
use crate::value::Value;
use crate::vm::Vm;

/// An exception is on its way; it is in the VM.
#[derive(Debug, PartialEq, Eq)]
#[must_use]
pub struct Raised(());

pub type PyResult<T = Value> = Result<T, Raised>;

macro_rules! raise_methods {
    ($($method:ident $field:ident;)*) => {
        impl Vm {
            $(
                #[doc = concat!("Raises `", stringify!($field), "` with this message.")]
                #[cold]
                pub fn $method(&self, message: impl Into<String>) -> Raised {
                    self.raise_message(&self.exceptions.$field, &message.into())
                }
            )*
        }
    };
}

raise_methods! {
    type_error type_error;
    value_error value_error;
    index_error index_error;
    overflow_error overflow_error;
    zero_division_error zero_division_error;
    runtime_error runtime_error;
    recursion_error recursion_error;
    not_implemented_error not_implemented_error;
    system_error system_error;
    memory_error memory_error;
    assertion_error assertion_error;
    eof_error eof_error;
    lookup_error lookup_error;
}

impl Vm {
    /// Raises `exception`, an exception object. Its context becomes the exception that is
    /// being handled, if there is one.
    #[cold]
    pub fn raise(&self, exception: Value) -> Raised {
        exception::set_implicit_context(self, &exception);
        self.raise_as_is(exception)
    }
    /// Raises an exception without touching its context: for one that was raised before.
    #[cold]
    pub fn raise_as_is(&self, exception: Value) -> Raised {
        debug_assert!(exception.downcast::<exception::Exception>().is_some());
        self.pending.replace(exception);
        Raised(())
    }
    /// Raises a new exception of `class` with one argument, its message.
    #[cold]
    pub fn raise_message(&self, class: &Ref<Type>, message: &str) -> Raised {
        let message = self.new_str(message);
        self.raise(exception::new(self, class, vec![message]))
    }
    /// Raises a new exception of `class` with these arguments.
    #[cold]
    pub fn raise_args(&self, class: &Ref<Type>, args: Vec<Value>) -> Raised {
        self.raise(exception::new(self, class, args))
    }
    /// Raises `KeyError(key)`.
    #[cold]
    pub fn key_error(&self, key: &Value) -> Raised {
        self.raise_args(&self.exceptions.key_error, vec![key.clone()])
    }
    /// Raises `StopIteration`, with a value unless it is None.
    #[cold]
    pub fn stop_iteration(&self, value: Value) -> Raised {
        let args = if value.is_none() { vec![] } else { vec![value] };
        self.raise_args(&self.exceptions.stop_iteration, args)
    }
    /// Takes the exception that `raised` announces.
    pub fn take_exception(&self, raised: Raised) -> Value {
        let Raised(()) = raised;
        let exception = self.pending.replace(Value::UNBOUND);
        assert!(!exception.is_unbound(), "a raised exception is in the VM");
        exception
    }
    /// Takes the exception if it is an instance of `class`, else passes it on.
    pub fn take_exception_if(&self, raised: Raised, class: &Ref<Type>) -> PyResult {
        if self.pending_is(&raised, class) { Ok(self.take_exception(raised)) } else { Err(raised) }
    }
    /// Whether the exception that `raised` announces is an instance of `class`.
    pub fn pending_is(&self, _raised: &Raised, class: &Ref<Type>) -> bool {
        let pending = self.pending.take();
        let is = pending.type_of(self).is_subtype_of(class);
        self.pending.replace(pending);
        is
    }
    /// The token for the exception that is pending. For the execution loop, which carries
    /// "raised" in its control flow.
    pub(crate) fn pending_token(&self) -> Raised {
        Raised(())
    }
}
