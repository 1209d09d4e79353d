//! Raising, handling, and `with`.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{attempt, raise as go_raise, release_window, write};
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::Type;
use crate::objects::exception::{Exception, group};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

pub(crate) unsafe fn raise(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let raised = match i.b {
            0 => raise_again(vm),
            1 => raise_from(vm, s.take(i.a), None),
            _ => {
                let cause = s.take(i.a + 1);
                raise_from(vm, s.take(i.a), Some(cause))
            }
        };
        go_raise(raised)
    }
}

/// `raise` alone.
fn raise_again(vm: &Vm) -> Raised {
    let handled = vm.handled_exception();
    if handled.is_none() {
        return vm.runtime_error("No active exception to reraise");
    }
    // The exception is restored with the traceback it has, and unwinding goes on.
    vm.exec.reraising.set(true);
    vm.raise_as_is(handled)
}

/// An instance of what `raise` was given: an exception, or a class of exceptions.
fn instance(vm: &Vm, value: Value, wrong: &str) -> PyResult {
    if value.downcast::<Exception>().is_some() {
        return Ok(value);
    }
    if value.downcast::<Type>().is_some_and(|class| class.flags().exception_subclass) {
        let made = ops::call(vm, &value, Args::empty())?;
        if made.downcast::<Exception>().is_none() {
            return Err(vm.type_error(format!(
                "calling {} should have returned an instance of BaseException, not {}",
                crate::objects::str::to_string_lossy(&ops::repr(vm, &value)?),
                crate::objects::str::to_string_lossy(&ops::repr(vm, &made.type_of(vm).to_value())?)
            )));
        }
        return Ok(made);
    }
    Err(vm.type_error(wrong))
}

fn raise_from(vm: &Vm, value: Value, cause: Option<Value>) -> Raised {
    let exception = match instance(vm, value, "exceptions must derive from BaseException") {
        Ok(exception) => exception,
        Err(raised) => return raised,
    };
    if let Some(cause) = cause {
        let cause = if cause.is_none() {
            cause
        } else {
            match instance(vm, cause, "exception causes must derive from BaseException") {
                Ok(cause) => cause,
                Err(raised) => return raised,
            }
        };
        let payload = exception.downcast::<Exception>().expect("just made sure of");
        drop(payload.cause.replace(cause));
        payload.suppress_context.set(true);
    }
    vm.raise(exception)
}

/// Goes on with an exception that a handler didn't want. `b` is how far below the exception
/// the saved offset of where it was raised stands.
pub(crate) unsafe fn reraise(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let exception = s.take(i.a);
        s.vm().exec.reraising.set(true);
        if i.b != 0 {
            let at = s.reg(i.a - i.b).as_small_int();
            s.vm().exec.reraised_at.set(at.and_then(|at| u32::try_from(at).ok()));
        }
        go_raise(s.vm().raise_as_is(exception))
    }
}

pub(crate) unsafe fn push_exc_info(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let exception = s.take(i.a);
        let outer = s.vm().handled.replace(exception.clone());
        write(&s, i.a, outer);
        write(&s, i.b, exception);
        Outcome::Next
    }
}

pub(crate) unsafe fn pop_except(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let outer = s.take(s.instr().a);
        let handled = s.vm().handled.replace(outer);
        drop(handled);
        Outcome::Next
    }
}

pub(crate) unsafe fn check_exc_match(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let matches = attempt!(exception_matches(s.vm(), s.value(i.b), s.value(i.c)));
        drop(s.take(i.c));
        write(&s, i.a, Value::from_bool(matches));
        Outcome::Next
    }
}

fn is_exception_class(value: &Value) -> bool {
    value.downcast::<Type>().is_some_and(|class| class.flags().exception_subclass)
}

fn exception_matches(vm: &Vm, exception: &Value, class: &Value) -> PyResult<bool> {
    let wrong =
        || vm.type_error("catching classes that do not inherit from BaseException is not allowed");
    let exception_class = exception.type_of(vm);
    let matches =
        |class: &Value| class.to_ref().is_some_and(|class| exception_class.is_subtype_of(&class));
    match class.as_tuple_items() {
        Some(classes) => {
            if !classes.iter().all(is_exception_class) {
                return Err(wrong());
            }
            Ok(classes.iter().any(matches))
        }
        None if is_exception_class(class) => Ok(matches(class)),
        None => Err(wrong()),
    }
}

/// What of an exception, in `a`, an `except*` of the classes in `a+1` handles: that goes to
/// `a+1`, the rest to `a`.
pub(crate) unsafe fn check_eg_match(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let [part, rest] = attempt!(split_for_handler(vm, s.value(i.a), s.value(i.a + 1)));
        if !part.is_none() {
            drop(vm.handled.replace(part.clone()));
        }
        write(&s, i.a, rest);
        write(&s, i.a + 1, part);
        Outcome::Next
    }
}

fn split_for_handler(vm: &Vm, exception: &Value, classes: &Value) -> PyResult<[Value; 2]> {
    let matches = exception_matches(vm, exception, classes)?;
    let group_class = &vm.exceptions.base_exception_group;
    let is_group_class = |class: &Value| {
        class.to_ref::<Type>().is_some_and(|class| class.is_subtype_of(group_class))
    };
    let catches_groups = match classes.as_tuple_items() {
        Some(classes) => classes.iter().any(is_group_class),
        None => is_group_class(classes),
    };
    if catches_groups {
        let message = "catching ExceptionGroup with except* is not allowed. Use except instead.";
        return Err(vm.type_error(message));
    }
    if exception.is_none() {
        return Ok([Value::NONE, Value::NONE]);
    }
    match (matches, group::is_group(vm, exception)) {
        (true, true) => Ok([exception.clone(), Value::NONE]),
        (true, false) => Ok([group::wrap(vm, vm.new_tuple(vec![exception.clone()]))?, Value::NONE]),
        (false, false) => Ok([Value::NONE, exception.clone()]),
        (false, true) => {
            let classes = std::slice::from_ref(classes);
            let pair = ops::call_method(vm, exception, &vm.intern("split"), classes)?;
            let class = exception.type_name(vm);
            match pair.as_tuple_items() {
                // CPython takes longer ones too.
                Some([part, rest, ..]) => Ok([part.clone(), rest.clone()]),
                Some(parts) => Err(vm.type_error(format!(
                    "{class}.split must return a 2-tuple, got tuple of size {}",
                    parts.len()
                ))),
                None => Err(vm.type_error(format!(
                    "{class}.split must return a tuple, not {}",
                    pair.type_name(vm)
                ))),
            }
        }
    }
}

pub(crate) unsafe fn before_with(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let manager = s.value(i.b);
        let (exit, entered) = attempt!(enter_with(vm, manager));
        release_window(&s, i.b, 1);
        write(&s, i.a, exit);
        write(&s, i.a + 1, entered);
        Outcome::Next
    }
}

/// The bound exit method, and the result of the enter method.
fn enter_with(vm: &Vm, manager: &Value) -> PyResult<(Value, Value)> {
    let wrong = |missing: &str| {
        vm.type_error(format!(
            "'{}' object does not support the context manager protocol{missing}",
            manager.type_name(vm)
        ))
    };
    let enter = ops::lookup_special(vm, manager, &vm.names.__enter__)?.ok_or_else(|| wrong(""))?;
    let exit = ops::lookup_special(vm, manager, &vm.names.__exit__)?
        .ok_or_else(|| wrong(" (missed __exit__ method)"))?;
    let entered = ops::call(vm, &enter, Args::empty())?;
    Ok((exit, entered))
}

/// Calls the exit method, four below the top, with the exception, which is on top.
pub(crate) unsafe fn with_except_start(s: State) -> Outcome {
    // SAFETY: verified operands: the exception is in b, the exit method three below it.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let exception = s.value(i.b);
        let traceback = match exception.downcast::<Exception>() {
            Some(exception) => exception.traceback.borrow().clone(),
            None => Value::NONE,
        };
        let args = [exception.type_of(vm).to_value(), exception.clone(), traceback];
        let result = attempt!(ops::call_values(vm, s.value(i.b - 3), &args));
        write(&s, i.a, result);
        Outcome::Next
    }
}

/// An exception came into a `yield from` or `await`: the end of the delegate is its result.
pub(crate) unsafe fn cleanup_throw(s: State) -> Outcome {
    // SAFETY: verified operands: iterator and last value stand in a and a+1, the exception
    // after them.
    unsafe {
        let i = s.instr();
        let exception = s.take(i.a + 2);
        let vm = s.vm();
        if !exception.type_of(vm).is_subtype_of(&vm.exceptions.stop_iteration) {
            vm.exec.reraising.set(true);
            return go_raise(vm.raise_as_is(exception));
        }
        let args = exception.downcast::<Exception>().map(|e| e.args.borrow().clone());
        let value = args
            .as_ref()
            .and_then(|args| args.as_tuple_items()?.first().cloned())
            .unwrap_or(Value::NONE);
        release_window(&s, i.a, 2);
        write(&s, i.a, Value::NONE);
        write(&s, i.a + 1, value);
        Outcome::Next
    }
}

/// An opcode that isn't supported.
pub(crate) unsafe fn unsupported(s: State) -> Outcome {
    // SAFETY: a frame is running.
    unsafe {
        let opcode = apython_bytecode::Opcode::from_u8(s.instr().b as u8);
        let name = opcode.map_or("?", apython_bytecode::Opcode::name);
        go_raise(
            s.vm().not_implemented_error(format!("the instruction {name} is not supported yet")),
        )
    }
}

impl Vm {
    /// The exception that is being handled, as `sys.exception()` says: that of the innermost
    /// generator that handles one, or of what resumed it.
    pub fn handled_exception(&self) -> Value {
        let handled = self.handled.borrow().clone();
        if !handled.is_none() {
            return handled;
        }
        let mut running = self.exec.running_generator.get();
        // SAFETY: a generator that runs is alive.
        while let Some(generator) = unsafe { running.as_ref() } {
            let outer = generator.payload.state.handled.borrow();
            if !outer.is_none() {
                return outer.clone();
            }
            running = generator.payload.state.outer.get();
        }
        Value::NONE
    }
}
