//! What `anext` with a default gives: an awaitable whose result at the end is the default.

use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::Ref;
use crate::objects::coroutine::{awaitable_iterator, is_coroutine};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

pub struct AnextAwaitable {
    wrapped: Value,
    default: Value,
}

super::native_object!(AnextAwaitable, ANEXT_AWAITABLE, anext_awaitable);

pub(crate) fn new(vm: &Vm, wrapped: Value, default: Value) -> Value {
    Ref::new(vm, AnextAwaitable { wrapped, default }).into_value()
}

impl AnextAwaitable {
    fn iterator(&self, vm: &Vm) -> PyResult {
        let awaitable = awaitable_iterator(vm, &self.wrapped)?;
        if !is_coroutine(vm, &awaitable) {
            return Ok(awaitable);
        }
        // Of what is awaited, only coroutines are no iterators.
        ops::call_method(vm, &awaitable, &vm.names.__await__, &[])
    }

    /// The end of the iteration is the default.
    fn or_default(&self, vm: &Vm, raised: Raised) -> Raised {
        match vm.take_exception_if(raised, &vm.exceptions.stop_async_iteration) {
            Ok(end) => {
                drop(end);
                vm.stop_iteration(self.default.clone())
            }
            Err(raised) => raised,
        }
    }

    fn pass_on(&self, vm: &Vm, method: &str, args: &[Value]) -> PyResult {
        let iterator = self.iterator(vm)?;
        let result = ops::call_method(vm, &iterator, &vm.intern(method), args);
        result.map_err(|raised| self.or_default(vm, raised))
    }
}

#[pymethods]
impl AnextAwaitable {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }

    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<AnextAwaitable>(this);
        let iterator = this.iterator(vm)?;
        ops::next(vm, &iterator).map_err(|raised| this.or_default(vm, raised))
    }

    /// Return an iterator to be used in await expression.
    #[pymethod("__await__(self, /)")]
    fn awaited(_vm: &Vm, this: &Value) -> Value {
        this.clone()
    }

    /// send(arg) -> send 'arg' into the wrapped iterator,
    /// return next yielded value or raise StopIteration.
    #[pymethod("send", raw)]
    fn send(vm: &Vm, args: Args<'_>) -> PyResult {
        proxy(vm, args, "send")
    }

    /// throw(value)
    /// throw(typ[,val[,tb]])
    ///
    /// raise exception in the wrapped iterator, return next yielded value
    /// or raise StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    #[pymethod("throw", raw)]
    fn throw(vm: &Vm, args: Args<'_>) -> PyResult {
        proxy(vm, args, "throw")
    }

    /// close() -> raise GeneratorExit inside generator.
    #[pymethod("close", raw)]
    fn close(vm: &Vm, args: Args<'_>) -> PyResult {
        proxy(vm, args, "close")
    }
}

fn proxy(vm: &Vm, args: Args<'_>, method: &str) -> PyResult {
    if args.has_keywords() {
        let message = format!("anext_awaitable.{method}() takes no keyword arguments");
        return Err(vm.type_error(message));
    }
    let (this, args) = args.positional().split_first().expect("a method has its receiver");
    payload::<AnextAwaitable>(this).pass_on(vm, method, args)
}
