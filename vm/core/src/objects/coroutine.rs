//! Coroutines. They are generators that are awaited: the payload and what drives it are those
//! of `generator`.

use crate::error::PyResult;
use crate::exec::frame_of_generator;
use crate::exec::generators::{GeneratorStatus, Resume, resume};
use crate::native::Args;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::generator::{
    Generator, close, exception_of, finalize, generator, set_str, throw, yielded,
};
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::CodeFlags;
use apython_derive::pymethods;

/// What `__await__` of a coroutine gives: an iterator over it.
pub struct CoroutineWrapper {
    coroutine: Value,
}

super::native_object!(CoroutineWrapper, COROUTINE_WRAPPER, coroutine_wrapper);

/// Whether a generator may be awaited, as `types.coroutine` makes them.
fn is_iterable_coroutine(value: &Value) -> bool {
    let flags = |code: &Code| code.source.flags.contains(CodeFlags::ITERABLE_COROUTINE);
    value.downcast_exact::<Generator>().is_some_and(|generator| flags(&generator.state.code))
}

pub(crate) fn is_coroutine(vm: &Vm, value: &Value) -> bool {
    value.type_of(vm).is(&vm.types.coroutine)
}

/// The iterator that awaiting a value goes through.
pub(crate) fn awaitable_iterator(vm: &Vm, value: &Value) -> PyResult {
    if is_coroutine(vm, value) || is_iterable_coroutine(value) {
        return Ok(value.clone());
    }
    let Some(made) = ops::call_special(vm, value, &vm.names.__await__, &[])? else {
        let class = value.type_name(vm);
        let message = format!("object {class} can't be used in 'await' expression");
        return Err(vm.type_error(message));
    };
    if is_coroutine(vm, &made) || is_iterable_coroutine(&made) {
        return Err(vm.type_error("__await__() returned a coroutine"));
    }
    if made.type_of(vm).slots().next.is_none() {
        let class = made.type_name(vm);
        let message = format!("__await__() returned non-iterator of type '{class}'");
        return Err(vm.type_error(message));
    }
    Ok(made)
}

/// The receiver and the exception of a call of `throw`.
pub(crate) fn thrown<'a>(vm: &Vm, args: Args<'a>, class: &str) -> PyResult<(&'a Value, Value)> {
    let given = args.positional();
    if args.has_keywords() {
        return Err(vm.type_error(format!("{class}.throw() takes no keyword arguments")));
    }
    let (this, parts) = given.split_first().expect("a method has its receiver");
    if !(1..=3).contains(&parts.len()) {
        let (bound, s) = if parts.is_empty() { ("at least 1", "") } else { ("at most 3", "s") };
        let got = parts.len();
        return Err(vm.type_error(format!("throw expected {bound} argument{s}, got {got}")));
    }
    if parts.len() > 1 {
        vm.warn_deprecated(
            "the (type, exc, tb) signature of throw() is deprecated, use the single-arg \
             signature instead.",
        )?;
    }
    Ok((this, exception_of(vm, parts)?))
}

/// Says of a coroutine that nobody has awaited that nobody has.
#[cold]
pub(super) fn warn_unawaited(vm: &Vm, this: &Value) -> PyResult<()> {
    if vm.import_module("warnings").map_err(|raised| drop(vm.take_exception(raised))).is_ok()
        && let Some(warnings) = vm.modules.get_str(vm, "warnings")
        && let Some(warn) =
            ops::get_attr_opt(vm, &warnings, &vm.intern("_warn_unawaited_coroutine"))?
    {
        return ops::call_values(vm, &warn, std::slice::from_ref(this)).map(drop);
    }
    let name = to_string_lossy(&generator(this).qualname.borrow());
    let message = format!("coroutine '{name}' was never awaited");
    vm.warn(&vm.exceptions.runtime_warning, &message)
}

#[pymethods(COROUTINE)]
impl Generator {
    #[pyslot(repr)]
    fn coroutine_repr(_vm: &Vm, this: &Value) -> PyResult {
        let qualname = to_string_lossy(&generator(this).qualname.borrow());
        Ok(_vm.new_str(&format!("<coroutine object {qualname} at {:#x}>", this.identity())))
    }

    #[pyslot(finalize)]
    fn coroutine_finalize(vm: &Vm, this: &Value) {
        finalize(vm, this);
    }

    /// Return an iterator to be used in await expression.
    #[pymethod("__await__(self, /)")]
    fn coroutine_await(vm: &Vm, this: &Value) -> Value {
        Ref::new(vm, CoroutineWrapper { coroutine: this.clone() }).into_value()
    }

    /// send(arg) -> send 'arg' into coroutine,
    /// return next iterated value or raise StopIteration.
    #[pymethod("send(self, arg, /)", no_text)]
    fn coroutine_send(vm: &Vm, this: &Value, arg: &Value) -> PyResult {
        let this = generator(this);
        yielded(vm, &this, resume(vm, &this, Resume::Value(arg.clone()))?)
    }

    /// throw(value)
    /// throw(type[,value[,traceback]])
    ///
    /// Raise exception in coroutine, return next iterated value or raise
    /// StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    #[pymethod("throw", raw)]
    fn coroutine_throw(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, exception) = thrown(vm, args, "coroutine")?;
        let this = generator(this);
        yielded(vm, &this, throw(vm, &this, exception, true)?)
    }

    /// close() -> raise GeneratorExit inside coroutine.
    #[pymethod("close(self)", no_text)]
    fn coroutine_close(vm: &Vm, this: &Value) -> PyResult<()> {
        close(vm, &generator(this))
    }

    #[pygetter("cr_origin", member)]
    fn coroutine_origin(_vm: &Vm, _this: &Value) -> Value {
        Value::NONE
    }

    /// name of the coroutine
    #[pygetter("__name__")]
    fn coroutine_name(_vm: &Vm, this: &Value) -> Value {
        generator(this).name.borrow().clone()
    }

    #[pysetter("__name__")]
    fn set_coroutine_name(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_str(vm, &generator(this).name, value, "__name__")
    }

    /// qualified name of the coroutine
    #[pygetter("__qualname__")]
    fn coroutine_qualname(_vm: &Vm, this: &Value) -> Value {
        generator(this).qualname.borrow().clone()
    }

    #[pysetter("__qualname__")]
    fn set_coroutine_qualname(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
        set_str(vm, &generator(this).qualname, value, "__qualname__")
    }

    /// object being awaited on, or None
    #[pygetter("cr_await")]
    fn coroutine_awaits(_vm: &Vm, this: &Value) -> Option<Value> {
        generator(this).state.delegate()
    }

    #[pygetter("cr_running")]
    fn coroutine_running(_vm: &Vm, this: &Value) -> bool {
        generator(this).state.status.get() == GeneratorStatus::Running
    }

    #[pygetter("cr_frame")]
    fn coroutine_frame(vm: &Vm, this: &Value) -> Option<Value> {
        frame_of_generator(vm, &generator(this)).map(Ref::into_value)
    }

    #[pygetter("cr_code", member)]
    fn coroutine_code(_vm: &Vm, this: &Value) -> Value {
        generator(this).state.code.to_value()
    }

    #[pygetter("cr_suspended")]
    fn coroutine_suspended(_vm: &Vm, this: &Value) -> bool {
        generator(this).state.status.get() == GeneratorStatus::Suspended
    }
}

fn wrapped(this: &Value) -> Ref<Generator> {
    generator(&super::payload::<CoroutineWrapper>(this).coroutine)
}

#[pymethods]
impl CoroutineWrapper {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }

    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = wrapped(this);
        yielded(vm, &this, resume(vm, &this, Resume::Value(Value::NONE))?).map(Some)
    }

    /// send(arg) -> send 'arg' into coroutine,
    /// return next iterated value or raise StopIteration.
    #[pymethod("send(self, arg, /)", no_text)]
    fn send(vm: &Vm, this: &Value, arg: &Value) -> PyResult {
        let this = wrapped(this);
        yielded(vm, &this, resume(vm, &this, Resume::Value(arg.clone()))?)
    }

    /// throw(value)
    /// throw(type[,value[,traceback]])
    ///
    /// Raise exception in coroutine, return next iterated value or raise
    /// StopIteration.
    /// the (type, val, tb) signature is deprecated,
    /// and may be removed in a future version of Python.
    #[pymethod("throw", raw)]
    fn throw(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, exception) = thrown(vm, args, "coroutine_wrapper")?;
        let this = wrapped(this);
        yielded(vm, &this, throw(vm, &this, exception, true)?)
    }

    /// close() -> raise GeneratorExit inside coroutine.
    #[pymethod("close(self)", no_text)]
    fn close(vm: &Vm, this: &Value) -> PyResult<()> {
        close(vm, &wrapped(this))
    }
}
