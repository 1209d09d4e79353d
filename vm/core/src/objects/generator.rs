//! Generators. Their registers live in the object while they are suspended; the execution
//! loop (`exec::generators`) copies them onto the register stack to run.

use crate::error::{PyResult, Raised};
use crate::exec::GeneratorState;
use crate::exec::generators::{GeneratorKind, GeneratorStatus, Resume, Step, resume};
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::exception::Exception;
use crate::objects::str::to_string_lossy;
use crate::objects::traceback::Traceback;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::RefCell;

#[repr(C)]
pub struct Generator {
    pub state: GeneratorState,
    pub name: RefCell<Value>,
    pub qualname: RefCell<Value>,
}

super::native_object!(Generator, GENERATOR, generator);

pub(super) fn generator(value: &Value) -> Ref<Generator> {
    value.to_ref::<Generator>().expect("the slot of generators")
}

/// What a step gives to Python: a result is a StopIteration.
pub(super) fn yielded(vm: &Vm, generator: &Generator, step: Step) -> PyResult {
    match step {
        Step::Yielded(value) => Ok(value),
        Step::Returned(_) if generator.state.kind() == GeneratorKind::Async => {
            Err(vm.raise_args(&vm.exceptions.stop_async_iteration, vec![]))
        }
        Step::Returned(value) => Err(stop(vm, value)),
    }
}

/// StopIteration with a value, which may itself be a tuple or an exception.
fn stop(vm: &Vm, value: Value) -> Raised {
    vm.stop_iteration(value)
}

#[pymethods]
impl Generator {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }

    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        match resume(vm, &generator(this), Resume::Value(Value::NONE))? {
            Step::Yielded(value) => Ok(Some(value)),
            Step::Returned(value) if value.is_none() => Ok(None),
            Step::Returned(value) => Err(stop(vm, value)),
        }
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let qualname = to_string_lossy(&generator(this).qualname.borrow());
        Ok(vm.new_str(&format!("<generator object {qualname} at {:#x}>", this.identity())))
    }

    #[pyslot(finalize)]
    fn finalize(vm: &Vm, this: &Value) {
        finalize(vm, this);
    }

    /// send(arg) -> send 'arg' into generator,
    /// return next yielded value or raise StopIteration.
    #[pymethod("send(self, arg, /)", no_text)]
    fn send(vm: &Vm, this: &Value, arg: &Value) -> PyResult {
        let this = generator(this);
        yielded(vm, &this, resume(vm, &this, Resume::Value(arg.clone()))?)
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
        let given = args.positional();
        if args.has_keywords() {
            return Err(vm.type_error("generator.throw() takes no keyword arguments"));
        }
        let (this, parts) = given.split_first().expect("a method has its receiver");
        if parts.is_empty() {
            return Err(vm.type_error("throw expected at least 1 argument, got 0"));
        }
        if parts.len() > 3 {
            let message = format!("throw expected at most 3 arguments, got {}", parts.len());
            return Err(vm.type_error(message));
        }
        if parts.len() > 1 {
            vm.warn_deprecated(
                "the (type, exc, tb) signature of throw() is deprecated, use the single-arg \
                 signature instead.",
            )?;
        }
        let exception = exception_of(vm, parts)?;
        let this = generator(this);
        yielded(vm, &this, throw(vm, &this, exception, true)?)
    }

    /// close() -> raise GeneratorExit inside generator.
    #[pymethod("close(self)", no_text)]
    fn close(vm: &Vm, this: &Value) -> PyResult<()> {
        close(vm, &generator(this))
    }

    #[pygetter("gi_running")]
    fn running(_vm: &Vm, this: &Value) -> bool {
        generator(this).state.status.get() == GeneratorStatus::Running
    }

    #[pygetter("gi_suspended")]
    fn suspended(_vm: &Vm, this: &Value) -> bool {
        generator(this).state.status.get() == GeneratorStatus::Suspended
    }

    /// object being iterated by yield from, or None
    #[pygetter("gi_yieldfrom")]
    fn yield_from(_vm: &Vm, this: &Value) -> Option<Value> {
        generator(this).state.delegate()
    }

    #[pygetter("gi_code")]
    fn code(_vm: &Vm, this: &Value) -> Value {
        generator(this).state.code.to_value()
    }

    #[pygetter("gi_frame")]
    fn frame(vm: &Vm, this: &Value) -> Option<Value> {
        crate::exec::frame_of_generator(vm, &generator(this)).map(Ref::into_value)
    }

    /// name of the generator
    #[pygetter("__name__")]
    fn name(_vm: &Vm, this: &Value) -> Value {
        generator(this).name.borrow().clone()
    }

    #[pysetter("__name__")]
    fn set_name(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_str(vm, &generator(this).name, value, "__name__")
    }

    /// qualified name of the generator
    #[pygetter("__qualname__")]
    fn qualname(_vm: &Vm, this: &Value) -> Value {
        generator(this).qualname.borrow().clone()
    }

    #[pysetter("__qualname__")]
    fn set_qualname(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_str(vm, &generator(this).qualname, value, "__qualname__")
    }
}

pub(super) fn set_str(
    vm: &Vm,
    cell: &RefCell<Value>,
    value: Option<&Value>,
    name: &str,
) -> PyResult<()> {
    match value.filter(|value| value.is_str()) {
        Some(value) => {
            drop(cell.replace(value.clone()));
            Ok(())
        }
        None => Err(vm.type_error(format!("{name} must be set to a string object"))),
    }
}

/// The exception that `throw(type[, value[, traceback]])` asks for.
pub(super) fn exception_of(vm: &Vm, parts: &[Value]) -> PyResult {
    let value = parts.get(1).filter(|value| !value.is_none());
    let traceback = parts.get(2).filter(|traceback| !traceback.is_none());
    if traceback.is_some_and(|traceback| traceback.downcast::<Traceback>().is_none()) {
        return Err(vm.type_error("throw() third argument must be a traceback object"));
    }
    let thrown = &parts[0];
    let exception = if thrown.downcast::<Exception>().is_some() {
        if value.is_some() {
            return Err(vm.type_error("instance exception may not have a separate value"));
        }
        thrown.clone()
    } else if thrown.downcast::<Type>().is_some_and(|class| class.flags().exception_subclass) {
        instantiate(vm, thrown, value)?
    } else {
        return Err(vm.type_error(format!(
            "exceptions must be classes or instances deriving from BaseException, not {}",
            thrown.type_name(vm)
        )));
    };
    if let (Some(traceback), Some(payload)) = (traceback, exception.downcast::<Exception>()) {
        drop(payload.traceback.replace(traceback.clone()));
    }
    Ok(exception)
}

fn instantiate(vm: &Vm, class: &Value, value: Option<&Value>) -> PyResult {
    let made = match value {
        None => ops::call(vm, class, Args::empty())?,
        Some(value) if ops::is_instance(vm, value, class)? => value.clone(),
        Some(value) => match value.as_tuple_items() {
            Some(args) => ops::call_values(vm, class, args)?,
            None => ops::call_values(vm, class, std::slice::from_ref(value))?,
        },
    };
    if made.downcast::<Exception>().is_none() {
        return Err(vm.type_error("exceptions must derive from BaseException"));
    }
    Ok(made)
}

/// Raises an exception where the generator stands: first in what it delegates to, which for
/// GeneratorExit may be closed instead.
pub(super) fn throw(
    vm: &Vm,
    generator: &Ref<Generator>,
    exception: Value,
    closes: bool,
) -> PyResult<Step> {
    let Some(delegate) = generator.state.delegate() else {
        return resume(vm, generator, Resume::Exception(exception));
    };
    if closes && exception.type_of(vm).is_subtype_of(&vm.exceptions.generator_exit) {
        return match close_delegate(vm, &delegate) {
            Ok(()) => resume(vm, generator, Resume::Exception(exception)),
            Err(raised) => {
                let exception = vm.take_exception(raised);
                resume(vm, generator, Resume::Exception(exception))
            }
        };
    }
    let result = match delegate.to_ref::<Generator>() {
        Some(inner) => {
            generator.state.status.set(GeneratorStatus::Running);
            let result =
                throw(vm, &inner, exception, closes).and_then(|step| yielded(vm, &inner, step));
            generator.state.status.set(GeneratorStatus::Suspended);
            result
        }
        None => match ops::get_attr_opt(vm, &delegate, &vm.names.throw)? {
            Some(method) => {
                generator.state.status.set(GeneratorStatus::Running);
                let result = ops::call_values(vm, &method, &[exception]);
                generator.state.status.set(GeneratorStatus::Suspended);
                result
            }
            None => return resume(vm, generator, Resume::Exception(exception)),
        },
    };
    match result {
        Ok(value) => Ok(Step::Yielded(value)),
        // The delegate has ended: its result, or its exception, goes to the generator.
        Err(raised) => {
            let exception = vm.take_exception(raised);
            resume(vm, generator, Resume::Exception(exception))
        }
    }
}

fn close_delegate(vm: &Vm, delegate: &Value) -> PyResult<()> {
    if let Some(inner) = delegate.to_ref::<Generator>() {
        return close(vm, &inner);
    }
    match ops::get_attr_opt(vm, delegate, &vm.names.close)? {
        Some(method) => ops::call(vm, &method, Args::empty()).map(drop),
        None => Ok(()),
    }
}

/// What `__del__` does.
pub(super) fn finalize(vm: &Vm, this: &Value) {
    let generator = generator(this);
    let status = generator.state.status.get();
    if status == GeneratorStatus::Created && generator.state.kind() == GeneratorKind::Coroutine {
        let pending = vm.pending.take();
        if let Err(raised) = super::coroutine::warn_unawaited(vm, this) {
            let exception = vm.take_exception(raised);
            super::exception::report::report_unraisable(vm, &exception, this);
        }
        vm.pending.replace(pending);
    }
    if matches!(status, GeneratorStatus::Created | GeneratorStatus::Suspended) {
        end(vm, &generator);
    }
}

/// Closes a generator where nobody can catch what it raises.
fn end(vm: &Vm, generator: &Ref<Generator>) {
    let pending = vm.pending.take();
    if let Err(raised) = close(vm, generator) {
        let exception = vm.take_exception(raised);
        super::exception::report::report_unraisable(vm, &exception, &generator.to_value());
    }
    vm.pending.replace(pending);
}

/// `clear()` of the frame of a generator that hasn't finished.
pub(super) fn clear_frame(vm: &Vm, generator: &Ref<Generator>) -> PyResult<()> {
    if generator.state.status.get() == GeneratorStatus::Running {
        return Err(vm.runtime_error("cannot clear an executing frame"));
    }
    end(vm, generator);
    Ok(())
}

/// Raises GeneratorExit where the generator stands, and expects it to end.
pub(super) fn close(vm: &Vm, generator: &Ref<Generator>) -> PyResult<()> {
    match generator.state.status.get() {
        GeneratorStatus::Created => {
            generator.state.abandon();
            return Ok(());
        }
        GeneratorStatus::Finished => return Ok(()),
        GeneratorStatus::Running | GeneratorStatus::Suspended => {}
    }
    let exit = super::exception::new(vm, &vm.exceptions.generator_exit, vec![]);
    match throw(vm, generator, exit, true) {
        Ok(Step::Yielded(value)) => {
            drop(value);
            let noun = generator.state.kind().noun();
            Err(vm.runtime_error(format!("{noun} ignored GeneratorExit")))
        }
        Ok(Step::Returned(_)) => Ok(()),
        Err(raised) => {
            let ends = vm.pending_is(&raised, &vm.exceptions.generator_exit)
                || vm.pending_is(&raised, &vm.exceptions.stop_iteration);
            if !ends {
                return Err(raised);
            }
            drop(vm.take_exception(raised));
            Ok(())
        }
    }
}
