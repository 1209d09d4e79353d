//! Asynchronous generators: generators whose steps are awaited.
//!
//! What the body yields to its consumer is wrapped, so that it differs from what the body's own
//! awaiting yields; the awaitables below unwrap it.

use crate::error::{PyResult, Raised};
use crate::exec::frame_of_generator;
use crate::exec::generators::{GeneratorStatus, Resume, Step, resume};
use crate::native::Args;
use crate::object::Ref;
use crate::objects::coroutine::thrown;
use crate::objects::generator::{Generator, exception_of, finalize, generator, set_str, throw};
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::Cell;

/// What the body yields to its consumer.
pub struct Wrapped {
    value: Value,
}

super::native_object!(Wrapped, ASYNC_GENERATOR_WRAPPED_VALUE, async_generator_wrapped_value);

pub(crate) fn wrap(vm: &Vm, value: Value) -> Value {
    Ref::new(vm, Wrapped { value }).into_value()
}

/// Where an awaitable of an asynchronous generator stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    Created,
    Awaited,
    Closed,
}

/// What `__anext__` and `asend` give.
pub struct Send {
    generator: Ref<Generator>,
    value: Value,
    progress: Cell<Progress>,
}

super::native_object!(Send, ASYNC_GENERATOR_ASEND, async_generator_asend);

/// What `athrow` and `aclose` give.
pub struct Throw {
    generator: Ref<Generator>,
    /// The arguments of `athrow`, a tuple; None for `aclose`.
    args: Value,
    progress: Cell<Progress>,
}

super::native_object!(Throw, ASYNC_GENERATOR_ATHROW, async_generator_athrow);

fn new_send(vm: &Vm, this: &Value, value: Value) -> Value {
    let progress = Cell::new(Progress::Created);
    Ref::new(vm, Send { generator: generator(this), value, progress }).into_value()
}

fn new_throw(vm: &Vm, this: &Value, args: Value) -> Value {
    let progress = Cell::new(Progress::Created);
    Ref::new(vm, Throw { generator: generator(this), args, progress }).into_value()
}

/// The first time that something is awaited of a generator: the hooks of `sys` hear of it.
fn begin(vm: &Vm, this: &Value) -> PyResult<()> {
    let generator = generator(this);
    let state = generator.state.asynchronous();
    if state.finalizer.get().is_some() {
        return Ok(());
    }
    let [first, finalizer] = vm.sys_state.async_hooks.borrow().clone();
    let _ = state.finalizer.set((!finalizer.is_none()).then_some(finalizer));
    if !first.is_none() {
        ops::call_values(vm, &first, std::slice::from_ref(this))?;
    }
    Ok(())
}

/// What `__del__` does: a finalizer that was hooked in closes the generator where that can be
/// awaited.
fn drop_generator(vm: &Vm, this: &Value) {
    let generator = generator(this);
    let state = generator.state.asynchronous();
    let hook = state.finalizer.get().cloned().flatten();
    let Some(hook) = hook.filter(|_| !state.closed.get()) else { return finalize(vm, this) };
    let finished = generator.state.status.get() == GeneratorStatus::Finished;
    if finished || state.finalized.replace(true) {
        return;
    }
    let pending = vm.pending.take();
    if let Err(raised) = ops::call_values(vm, &hook, std::slice::from_ref(this)) {
        let exception = vm.take_exception(raised);
        super::exception::report::report_unraisable(vm, &exception, this);
    }
    vm.pending.replace(pending);
}

fn raise_stop_async(vm: &Vm) -> Raised {
    vm.raise_args(&vm.exceptions.stop_async_iteration, vec![])
}

/// Whether an exception says that an asynchronous generator has ended.
fn ends(vm: &Vm, raised: &Raised) -> bool {
    vm.pending_is(raised, &vm.exceptions.stop_async_iteration)
        || vm.pending_is(raised, &vm.exceptions.generator_exit)
}

/// What a step means to whoever awaits it: a value that is wrapped is the result.
fn unwrap(vm: &Vm, generator: &Generator, step: PyResult<Step>) -> PyResult {
    let state = generator.state.asynchronous();
    let result = match step {
        Ok(Step::Yielded(value)) => match value.downcast_exact::<Wrapped>() {
            None => return Ok(value),
            Some(wrapped) => Err(vm.stop_iteration(wrapped.value.clone())),
        },
        Ok(Step::Returned(_)) => Err(raise_stop_async(vm)),
        Err(raised) => Err(raised),
    };
    if let Err(raised) = &result
        && ends(vm, raised)
    {
        state.closed.set(true);
    }
    state.running.set(false);
    result
}

#[pymethods(ASYNC)]
impl Generator {
    #[pyslot(repr)]
    fn async_repr(vm: &Vm, this: &Value) -> PyResult {
        let qualname = to_string_lossy(&generator(this).qualname.borrow());
        Ok(vm.new_str(&format!("<async_generator object {qualname} at {:#x}>", this.identity())))
    }

    #[pyslot(finalize)]
    fn async_finalize(vm: &Vm, this: &Value) {
        drop_generator(vm, this);
    }

    /// Return an awaitable, that resolves in asynchronous iterator.
    #[pymethod("__aiter__(self, /)")]
    fn async_iter(_vm: &Vm, this: &Value) -> Value {
        this.clone()
    }

    /// Return a value or raise StopAsyncIteration.
    #[pymethod("__anext__(self, /)")]
    fn async_next(vm: &Vm, this: &Value) -> PyResult {
        begin(vm, this)?;
        Ok(new_send(vm, this, Value::NONE))
    }

    /// asend(v) -> send 'v' in generator.
    #[pymethod("asend(self, value, /)", no_text)]
    fn async_send(vm: &Vm, this: &Value, value: &Value) -> PyResult {
        begin(vm, this)?;
        Ok(new_send(vm, this, value.clone()))
    }

    /// athrow(value)
    /// athrow(type[,value[,tb]])
    ///
    /// raise exception in generator.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    #[pymethod("athrow", raw)]
    fn async_throw(vm: &Vm, args: Args<'_>) -> PyResult {
        let given = args.positional();
        let (this, parts) = given.split_first().expect("a method has its receiver");
        if parts.len() > 1 {
            vm.warn_deprecated(
                "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg \
                 signature instead.",
            )?;
        }
        begin(vm, this)?;
        Ok(new_throw(vm, this, vm.new_tuple_from_slice(parts)))
    }

    /// aclose() -> raise GeneratorExit inside generator.
    #[pymethod("aclose(self)", no_text)]
    fn async_close(vm: &Vm, this: &Value) -> PyResult {
        begin(vm, this)?;
        Ok(new_throw(vm, this, Value::NONE))
    }

    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn async_class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        crate::objects::generic::alias(vm, cls, item)
    }

    #[pygetter("ag_running", member)]
    fn async_running(_vm: &Vm, this: &Value) -> bool {
        generator(this).state.asynchronous().running.get()
    }

    /// name of the async generator
    #[pygetter("__name__")]
    fn async_name(_vm: &Vm, this: &Value) -> Value {
        generator(this).name.borrow().clone()
    }

    #[pysetter("__name__")]
    fn set_async_name(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_str(vm, &generator(this).name, value, "__name__")
    }

    /// qualified name of the async generator
    #[pygetter("__qualname__")]
    fn async_qualname(_vm: &Vm, this: &Value) -> Value {
        generator(this).qualname.borrow().clone()
    }

    #[pysetter("__qualname__")]
    fn set_async_qualname(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_str(vm, &generator(this).qualname, value, "__qualname__")
    }

    /// object being awaited on, or None
    #[pygetter("ag_await")]
    fn async_awaits(_vm: &Vm, this: &Value) -> Option<Value> {
        generator(this).state.delegate()
    }

    #[pygetter("ag_frame")]
    fn async_frame(vm: &Vm, this: &Value) -> Option<Value> {
        frame_of_generator(vm, &generator(this)).map(Ref::into_value)
    }

    #[pygetter("ag_code")]
    fn async_code(_vm: &Vm, this: &Value) -> Value {
        generator(this).state.code.to_value()
    }

    #[pygetter("ag_suspended")]
    fn async_suspended(_vm: &Vm, this: &Value) -> bool {
        generator(this).state.status.get() == GeneratorStatus::Suspended
    }
}

const SENT_ALREADY: &str = "cannot reuse already awaited __anext__()/asend()";

impl Send {
    fn step(&self, vm: &Vm, value: &Value) -> PyResult {
        let state = self.generator.state.asynchronous();
        let mut value = value.clone();
        match self.progress.get() {
            Progress::Closed => return Err(vm.runtime_error(SENT_ALREADY)),
            Progress::Created => {
                if state.running.get() {
                    let message = "anext(): asynchronous generator is already running";
                    return Err(vm.runtime_error(message));
                }
                if value.is_none() {
                    value = self.value.clone();
                }
                self.progress.set(Progress::Awaited);
            }
            Progress::Awaited => {}
        }
        state.running.set(true);
        let step = resume(vm, &self.generator, Resume::Value(value));
        self.done(unwrap(vm, &self.generator, step))
    }

    fn done(&self, result: PyResult) -> PyResult {
        if result.is_err() {
            self.progress.set(Progress::Closed);
        }
        result
    }
}

#[pymethods]
impl Send {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }

    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        super::payload::<Send>(this).step(vm, &Value::NONE).map(Some)
    }

    /// Return an iterator to be used in await expression.
    #[pymethod("__await__(self, /)")]
    fn awaited(_vm: &Vm, this: &Value) -> Value {
        this.clone()
    }

    /// send(arg) -> send 'arg' into generator,
    /// return next yielded value or raise StopIteration.
    #[pymethod("send(self, arg, /)", no_text)]
    fn send(&self, vm: &Vm, arg: &Value) -> PyResult {
        self.step(vm, arg)
    }

    /// throw(value)
    /// throw(type[,value[,tb]])
    ///
    /// Raise exception in generator, return next yielded value or raise
    /// StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    #[pymethod("throw", raw)]
    fn throw(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, exception) = thrown(vm, args, "async_generator_asend")?;
        let this = super::payload::<Send>(this);
        if this.progress.get() == Progress::Closed {
            return Err(vm.runtime_error(SENT_ALREADY));
        }
        let step = throw(vm, &this.generator, exception, true);
        this.done(unwrap(vm, &this.generator, step))
    }

    /// close() -> raise GeneratorExit inside generator.
    #[pymethod("close(self)", no_text)]
    fn close(&self, _vm: &Vm) {
        self.progress.set(Progress::Closed);
    }
}

const THROWN_ALREADY: &str = "cannot reuse already awaited aclose()/athrow()";
const IGNORED_EXIT: &str = "async generator ignored GeneratorExit";

impl Throw {
    fn is_close(&self) -> bool {
        self.args.is_none()
    }

    fn step(&self, vm: &Vm, value: &Value) -> PyResult {
        if self.progress.get() == Progress::Closed {
            return Err(vm.runtime_error(THROWN_ALREADY));
        }
        if self.generator.state.status.get() == GeneratorStatus::Finished {
            self.progress.set(Progress::Closed);
            return Err(vm.stop_iteration(Value::NONE));
        }
        if self.progress.get() == Progress::Created {
            return self.begin(vm, value);
        }
        let step = resume(vm, &self.generator, Resume::Value(value.clone()));
        if self.is_close() { self.closing(vm, step) } else { unwrap(vm, &self.generator, step) }
    }

    fn begin(&self, vm: &Vm, value: &Value) -> PyResult {
        let state = self.generator.state.asynchronous();
        if state.running.get() {
            self.progress.set(Progress::Closed);
            let what = if self.is_close() { "aclose" } else { "athrow" };
            let message = format!("{what}(): asynchronous generator is already running");
            return Err(vm.runtime_error(message));
        }
        if state.closed.get() {
            self.progress.set(Progress::Closed);
            return Err(raise_stop_async(vm));
        }
        if !value.is_none() {
            let message = "can't send non-None value to a just-started coroutine";
            return Err(vm.runtime_error(message));
        }
        self.progress.set(Progress::Awaited);
        state.running.set(true);
        if self.is_close() {
            state.closed.set(true);
            let exit = super::exception::new(vm, &vm.exceptions.generator_exit, vec![]);
            let step = throw(vm, &self.generator, exit, false);
            return self.closing(vm, step);
        }
        let parts = self.args.as_tuple_items().unwrap_or_default();
        if parts.is_empty() || parts.len() > 3 {
            let (bound, s) = if parts.is_empty() { ("at least 1", "") } else { ("at most 3", "s") };
            let got = parts.len();
            let message = format!("athrow expected {bound} argument{s}, got {got}");
            return self.failed(vm, vm.type_error(message));
        }
        let step = exception_of(vm, parts)
            .and_then(|exception| throw(vm, &self.generator, exception, false));
        match unwrap(vm, &self.generator, step) {
            Ok(value) => Ok(value),
            Err(raised) => self.failed(vm, raised),
        }
    }

    /// A step while the generator is being closed, which must not yield to its consumer.
    fn closing(&self, vm: &Vm, step: PyResult<Step>) -> PyResult {
        match step {
            Ok(Step::Yielded(value)) if value.downcast_exact::<Wrapped>().is_some() => {
                self.generator.state.asynchronous().running.set(false);
                self.progress.set(Progress::Closed);
                Err(vm.runtime_error(IGNORED_EXIT))
            }
            Ok(Step::Yielded(value)) => Ok(value),
            Ok(Step::Returned(_)) => self.failed(vm, raise_stop_async(vm)),
            Err(raised) => self.failed(vm, raised),
        }
    }

    /// The exception is the answer; that the generator has ended is what `aclose` wants.
    fn failed(&self, vm: &Vm, raised: Raised) -> PyResult {
        self.generator.state.asynchronous().running.set(false);
        self.progress.set(Progress::Closed);
        if self.is_close() && ends(vm, &raised) {
            drop(vm.take_exception(raised));
            return Err(vm.stop_iteration(Value::NONE));
        }
        Err(raised)
    }
}

#[pymethods]
impl Throw {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }

    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        super::payload::<Throw>(this).step(vm, &Value::NONE).map(Some)
    }

    /// Return an iterator to be used in await expression.
    #[pymethod("__await__(self, /)")]
    fn awaited(_vm: &Vm, this: &Value) -> Value {
        this.clone()
    }

    /// send(arg) -> send 'arg' into generator,
    /// return next yielded value or raise StopIteration.
    #[pymethod("send(self, arg, /)", no_text)]
    fn send(&self, vm: &Vm, arg: &Value) -> PyResult {
        self.step(vm, arg)
    }

    /// throw(value)
    /// throw(type[,value[,tb]])
    ///
    /// Raise exception in generator, return next yielded value or raise
    /// StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    #[pymethod("throw", raw)]
    fn throw(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, exception) = thrown(vm, args, "async_generator_athrow")?;
        let this = super::payload::<Throw>(this);
        if this.progress.get() == Progress::Closed {
            return Err(vm.runtime_error(THROWN_ALREADY));
        }
        let step = throw(vm, &this.generator, exception, true);
        if this.is_close() { this.closing(vm, step) } else { unwrap(vm, &this.generator, step) }
    }

    /// close() -> raise GeneratorExit inside generator.
    #[pymethod("close(self)", no_text)]
    fn close(&self, _vm: &Vm) {
        self.progress.set(Progress::Closed);
    }
}
