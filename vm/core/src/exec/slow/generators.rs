//! Generators: yielding, and resuming in place.

use super::super::dispatch::{Outcome, make_generic};
use super::super::frames;
use super::super::generators::{self, GeneratorStatus};
use super::super::observed;
use super::super::state::{FrameKind, State};
use super::{attempt, jump, raise, release_window, write};
use crate::builtins::sum::{Total, exact_int};
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::coroutine::is_coroutine;
use crate::objects::exception::Exception;
use crate::objects::generator::Generator;
use crate::ops;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_bytecode::CodeFlags;

pub(crate) unsafe fn return_generator(s: State) -> Outcome {
    // SAFETY: a frame is running.
    unsafe {
        let vm = s.vm();
        if (*s.frame()).kind.get() == FrameKind::Call && super::collect::begin_in_place(vm) {
            return Outcome::Goto(generators::deliver(vm, Value::NONE));
        }
        let kind = observed::leaving(vm);
        let generator = generators::capture(vm);
        if kind == FrameKind::Entry {
            vm.exec.returned.set(generator.into_raw());
            return Outcome::Exit;
        }
        let caller = frames::resume_state(vm);
        if kind == FrameKind::Init {
            drop(caller.take(caller.instr().b));
            let class = generator.type_name(vm);
            let message = format!("__init__() should return None, not '{class}'");
            return raise(vm.type_error(message));
        }
        write(&caller, caller.instr().a, generator);
        Outcome::Goto(State { pc: caller.pc.add(1), ..caller })
    }
}

pub(crate) unsafe fn yield_value(s: State) -> Outcome {
    // SAFETY: a generator's frame is running.
    unsafe {
        let vm = s.vm();
        let kind = observed::suspending(vm);
        if kind == FrameKind::CollectGenerator {
            return super::collect::add_suspended(s);
        }
        let value = s.take(s.instr().b);
        if kind == FrameKind::SumGenerator {
            // The caller's window holds it while it is suspended.
            let generator = generators::of_running(vm).into_value();
            generators::suspend(vm);
            let caller = frames::resume_state(vm);
            write(&caller, caller.instr().b + 2, generator);
            return add_yielded(&caller, &value);
        }
        generators::suspend(vm);
        if kind == FrameKind::GeneratorEntry {
            vm.exec.returned.set(value.into_raw());
            return Outcome::Exit;
        }
        yielded_in_place(frames::resume_state(vm), kind, value)
    }
}

/// A generator that was resumed in place has yielded.
unsafe fn yielded_in_place(caller: State, kind: FrameKind, value: Value) -> Outcome {
    // SAFETY: the caller stands at the instruction that resumed.
    unsafe {
        let i = caller.instr();
        match kind {
            FrameKind::ForGenerator => {
                write(&caller, i.a, value);
                Outcome::Goto(State { pc: caller.pc.add(1), ..caller })
            }
            FrameKind::ForGeneratorLoop => {
                write(&caller, i.a, value);
                super::loops::safe_point_in_body(caller)
            }
            kind => {
                debug_assert!(kind == FrameKind::SendGenerator);
                write(&caller, i.b + 1, value);
                Outcome::Goto(State { pc: caller.pc.add(1), ..caller })
            }
        }
    }
}

/// A generator that was resumed in place has returned, or raised StopIteration(result).
pub(crate) unsafe fn returned_in_place(caller: State, kind: FrameKind, result: Value) -> Outcome {
    // SAFETY: the caller stands at the instruction that resumed.
    unsafe {
        let i = caller.instr();
        match kind {
            FrameKind::ForGenerator => super::loops::end(caller),
            FrameKind::ForGeneratorLoop => {
                release_window(&caller, i.b, 1);
                Outcome::Goto(State { pc: caller.pc.add(1), ..caller })
            }
            FrameKind::SumGenerator => finish_sum(&caller),
            FrameKind::CollectGenerator => super::collect::finish(&caller),
            kind => {
                debug_assert!(kind == FrameKind::SendGenerator);
                write(&caller, i.b + 1, result);
                jump(caller, i.wide() as isize)
            }
        }
    }
}

/// A generator that was resumed in place has raised: where to go on if that was a
/// StopIteration, which ends the loop.
pub(crate) unsafe fn raised_in_place(vm: &Vm, kind: FrameKind) -> Option<State> {
    // SAFETY: a frame is running: the one that resumed.
    unsafe {
        let pending = vm.pending.take();
        let stops = pending.type_of(vm).is_subtype_of(&vm.exceptions.stop_iteration);
        vm.pending.replace(pending);
        if !stops {
            return None;
        }
        let result = stop_value(&vm.pending.take());
        match returned_in_place(frames::resume_state(vm), kind, result) {
            Outcome::Goto(state) => Some(state),
            _ => None,
        }
    }
}

/// The `value` of a StopIteration.
fn stop_value(exception: &Value) -> Value {
    let exception = exception.downcast::<Exception>().expect("StopIteration is an exception");
    let args = exception.args.borrow();
    args.as_tuple_items().and_then(<[Value]>::first).cloned().unwrap_or(Value::NONE)
}

/// `sum(generator)`: the generator runs in place. The window's first register takes the total,
/// the second, which held the function, what rounding has lost of it (None once the total is no
/// plain number); the generator, if there is one, is in the third.
pub(crate) unsafe fn call_sum_generator(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let generator = s.value(i.b + 2).downcast_exact::<Generator>();
        if s.reg(i.b + 1) != vm.exec.sum_function.get()
            || generator.is_none_or(|it| it.state.status.get() != GeneratorStatus::Created)
        {
            make_generic(s.vm, s.pc);
            return super::again(s);
        }
        begin_sum(&s);
        go_on_adding(&s)
    }
}

/// Puts an empty total into the window of a `call_sum_generator`.
pub(super) unsafe fn begin_sum(s: &State) {
    // SAFETY: verified operands.
    unsafe {
        let window = s.instr().b;
        s.set_reg(window, RawValue::from_small_int(0));
        drop(s.replace(window + 1, Value::from_f64(0.0)));
    }
}

/// Resumes the generator in the window of a `call_sum_generator`.
unsafe fn go_on_adding(s: &State) -> Outcome {
    // SAFETY: the window holds a generator that isn't running.
    unsafe {
        let generator = Ref::<Generator>::from_value_unchecked(s.value(s.instr().b + 2).clone());
        attempt!(generators::push(s.vm(), &generator, FrameKind::SumGenerator));
        drop(generator);
        Outcome::Goto(generators::deliver(s.vm(), Value::NONE))
    }
}

/// The sum so far in the window of a `call_sum_generator`.
unsafe fn take_total(caller: &State) -> Total {
    // SAFETY: the caller stands at that instruction.
    unsafe {
        let i = caller.instr();
        let (total, lost) = (caller.take(i.b), caller.take(i.b + 1));
        match (total.as_f64(), lost.as_f64(), exact_int(&total)) {
            (Some(sum), Some(lost), _) => Total::Float { sum, lost },
            (None, Some(_), Some(x)) => Total::Int(x),
            _ => Total::Object(total),
        }
    }
}

/// A generator that is being added up has yielded what isn't added at once. Adding can run
/// Python, which finds the generator suspended.
unsafe fn add_yielded(caller: &State, value: &Value) -> Outcome {
    // SAFETY: the caller stands at a `call_sum_generator`.
    unsafe {
        let vm = caller.vm();
        let i = caller.instr();
        let mut total = take_total(caller);
        attempt!(total.add(vm, value));
        let (total, lost) = match total {
            Total::Float { sum, lost } => (Value::from_f64(sum), Value::from_f64(lost)),
            Total::Int(x) => (Value::from_int(vm, x), Value::from_f64(0.0)),
            Total::Object(total) => (total, Value::NONE),
        };
        write(caller, i.b, total);
        write(caller, i.b + 1, lost);
        go_on_adding(caller)
    }
}

/// The generator of a `call_sum_generator` has come to its end.
unsafe fn finish_sum(caller: &State) -> Outcome {
    // SAFETY: the caller stands at that instruction.
    unsafe {
        let i = caller.instr();
        let sum = take_total(caller).finish(caller.vm());
        release_window(caller, i.b + 2, 1);
        write(caller, i.a, sum);
        Outcome::Goto(State { pc: caller.pc.add(1), ..*caller })
    }
}

unsafe fn resume_in_place(s: State, loops: bool) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let iterator = s.value(i.b);
        let Some(generator) = iterator.downcast_exact::<Generator>() else {
            make_generic(s.vm, s.pc);
            return super::again(s);
        };
        let status = generator.state.status.get();
        if !matches!(status, GeneratorStatus::Created | GeneratorStatus::Suspended) {
            return if loops { super::loops::next_loop(s) } else { super::loops::next(s) };
        }
        let generator = Ref::<Generator>::from_value_unchecked(iterator.clone());
        let kind = if loops { FrameKind::ForGeneratorLoop } else { FrameKind::ForGenerator };
        attempt!(generators::push(s.vm(), &generator, kind));
        drop(generator);
        Outcome::Goto(generators::deliver(s.vm(), Value::NONE))
    }
}

pub(crate) unsafe fn for_generator(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { resume_in_place(s, false) }
}

pub(crate) unsafe fn for_generator_loop(s: State) -> Outcome {
    // SAFETY: the state is handed on.
    unsafe { resume_in_place(s, true) }
}

pub(crate) unsafe fn send(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let receiver = s.value(i.b);
        if let Some(generator) = receiver.downcast::<Generator>()
            && matches!(
                (generator.state.status.get(), s.reg(i.b + 1).is_none()),
                (GeneratorStatus::Created, true) | (GeneratorStatus::Suspended, _)
            )
        {
            let generator = Ref::<Generator>::from_value_unchecked(receiver.clone());
            attempt!(generators::push(vm, &generator, FrameKind::SendGenerator));
            drop(generator);
            return Outcome::Goto(generators::deliver(vm, s.take(i.b + 1)));
        }
        match attempt!(send_to(vm, receiver, s.value(i.b + 1))) {
            Ok(value) => {
                write(&s, i.b + 1, value);
                Outcome::Next
            }
            Err(result) => {
                write(&s, i.b + 1, result);
                jump(s, i.wide() as isize)
            }
        }
    }
}

/// Sends a value to any iterator: what it yields, or its result.
fn send_to(vm: &Vm, receiver: &Value, value: &Value) -> PyResult<Result<Value, Value>> {
    let yielded = if value.is_none() && receiver.type_of(vm).slots().next.is_some() {
        match receiver.type_of(vm).slots().next {
            Some(next) => match next(vm, receiver) {
                Ok(Some(value)) => Ok(value),
                Ok(None) => return Ok(Err(Value::NONE)),
                Err(raised) => Err(raised),
            },
            None => unreachable!("just looked at"),
        }
    } else {
        ops::call_method(vm, receiver, &vm.intern("send"), std::slice::from_ref(value))
    };
    match yielded {
        Ok(value) => Ok(Ok(value)),
        Err(raised) => stop_result(vm, raised).map(Err),
    }
}

/// The value of the StopIteration that was raised; any other exception is passed on.
fn stop_result(vm: &Vm, raised: Raised) -> PyResult {
    let exception = vm.take_exception_if(raised, &vm.exceptions.stop_iteration)?;
    Ok(stop_value(&exception))
}

/// Leaves the receiver of a finished `yield from`: the result takes its place.
pub(crate) unsafe fn end_send(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let value = s.take_raw(i.b);
        let receiver = s.replace(i.a, value.into_value_steal());
        drop(receiver);
        Outcome::Next
    }
}

pub(crate) unsafe fn get_yield_from_iter(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let iterable = s.take(i.b);
        let iterator = if iterable.downcast_exact::<Generator>().is_some() {
            iterable
        } else if is_coroutine(s.vm(), &iterable) {
            let flags = (*s.frame()).function().code.borrow().source.flags;
            if !flags.contains(CodeFlags::COROUTINE)
                && !flags.contains(CodeFlags::ITERABLE_COROUTINE)
            {
                return raise(s.vm().type_error(
                    "cannot 'yield from' a coroutine object in a non-coroutine generator",
                ));
            }
            iterable
        } else {
            attempt!(ops::iter(s.vm(), &iterable))
        };
        s.set_reg(i.a, RawValue::FREE);
        write(&s, i.a, iterator);
        Outcome::Next
    }
}
