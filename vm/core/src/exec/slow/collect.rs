//! Calls that collect what a generator yields, which runs in place: `list`, `tuple` and `set` of
//! one, and `sorted` and `str.join`, which make a list of it first.
//!
//! The list or set takes the generator's place as the argument; the frame holds the generator.

use super::super::dispatch::{Outcome, make_generic};
use super::super::frames;
use super::super::generators::{self, GeneratorStatus};
use super::super::instr::Op;
use super::super::state::{FrameKind, State};
use super::calls::call_same;
use super::{attempt, release_window, write};
use crate::object::Ref;
use crate::objects::generator::Generator;
use crate::objects::list::List;
use crate::objects::quick;
use crate::objects::set::Set;
use crate::value::{RawValue, Value};
use crate::vm::Vm;

/// Whether the callable only needs what an iterable argument yields, all of it and nothing else.
pub(super) unsafe fn collects(s: &State, callable: &Value) -> bool {
    // SAFETY: a frame is running.
    let vm = unsafe { s.vm() };
    let (types, exec) = (&vm.types, &vm.exec);
    [&types.list, &types.tuple, &types.set].iter().any(|class| class.is_value(callable))
        || callable.raw() == exec.sorted_function.get()
        || callable.raw() == exec.join_method.get()
}

/// Whether a value is a generator that hasn't begun.
pub(super) fn is_fresh_generator(value: &Value) -> bool {
    let generator = value.downcast_exact::<Generator>();
    generator.is_some_and(|it| it.state.status.get() == GeneratorStatus::Created)
}

/// The callable in the window of the instruction, which has one argument: a method's receiver
/// stands between.
unsafe fn callable(s: &State) -> &'static Value {
    // SAFETY: verified operands.
    unsafe {
        let first = s.instr().b;
        if s.reg(first) == s.vm().exec.join_method.get() {
            s.value(first)
        } else {
            s.value(first + 1)
        }
    }
}

pub(crate) unsafe fn call_collect_generator(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let vm = s.vm();
        let argument = s.instr().b + 2;
        if !collects(&s, callable(&s)) {
            make_generic(s.vm, s.pc);
            return super::again(s);
        }
        if !is_fresh_generator(s.value(argument)) {
            return call_same(s);
        }
        let generator = Ref::<Generator>::from_value_unchecked(s.value(argument).clone());
        attempt!(generators::push(vm, &generator, FrameKind::CollectGenerator));
        write(&s, argument, new_collection(&s));
        Outcome::Goto(generators::deliver(vm, Value::NONE))
    }
}

/// What the instruction's callable wants the yielded values collected in.
unsafe fn new_collection(s: &State) -> Value {
    // SAFETY: a frame is running.
    unsafe {
        let vm = s.vm();
        if vm.types.set.is_value(callable(s)) {
            return Ref::new(vm, Set::default()).into_value();
        }
        vm.new_list(Vec::new())
    }
}

/// A generator is about to be made by a call whose caller has nothing better to do with it than
/// to collect what it yields, or to add it up: then the caller does so at once, and there is
/// no generator object unless the frame has to be suspended. False if that isn't so.
///
/// # Safety
/// - The running frame is at its `return_generator`, and was called by the one below.
pub(super) unsafe fn begin_in_place(vm: &Vm) -> bool {
    // SAFETY: verified operands.
    unsafe {
        let frame = vm.exec.frame.get();
        if !(*(*frame).translation).begins_in_place {
            return false;
        }
        let call = frames::caller_state(vm);
        let caller = State { pc: call.pc.add(1), ..call };
        let translation = &*(*frame.sub(1)).translation;
        let window = caller.instr().b;
        if call.instr().a != window + 2 {
            return false;
        }
        let kind = match translation.ops[translation.index_of(caller.pc)].get() {
            Op::call_collect_generator if collects(&caller, callable(&caller)) => {
                write(&caller, window + 2, new_collection(&caller));
                FrameKind::CollectGenerator
            }
            Op::call_sum_generator if caller.reg(window + 1) == vm.exec.sum_function.get() => {
                super::generators::begin_sum(&caller);
                FrameKind::SumGenerator
            }
            _ => return false,
        };
        (*frame.sub(1)).pc = caller.pc;
        // A call leaves the field as it is.
        (*frame).generator = std::ptr::null();
        (*frame).kind.set(kind);
        true
    }
}

/// The generator has yielded what doesn't fit the list as it is, or is for a set.
pub(crate) unsafe fn yielded(s: State) -> Outcome {
    // SAFETY: verified operands; the caller stands at a `call_collect_generator`.
    unsafe {
        let vm = s.vm();
        let i = s.instr();
        let caller = frames::caller_state(vm);
        let argument = caller.value(caller.instr().b + 2);
        if let Some(list) = argument.downcast_exact::<List>() {
            list.push(s.take(i.b));
        } else {
            let set = argument.downcast_exact::<Set>().expect("what was put there");
            let value = s.value(i.b);
            if quick::hash(value).is_none() {
                return add_suspended(s);
            }
            attempt!(set.insert(vm, value));
            drop(s.take(i.b));
        }
        write(&s, i.a, Value::NONE);
        Outcome::Next
    }
}

/// As [`yielded`], for a set.
pub(crate) unsafe fn yielded_for_set(s: State) -> Outcome {
    // SAFETY: verified operands; the caller stands at a `call_collect_generator`.
    unsafe {
        let i = s.instr();
        let frame = s.frame().sub(1);
        let argument = (*frame).base.add(usize::from((*(*frame).pc).b) + 2);
        let set = (*argument).borrow().downcast_unchecked::<Set>();
        let value = s.value(i.b);
        match value.as_small_int() {
            Some(x) if set.insert_small_int(value, x) => {
                s.set_reg(i.b, RawValue::FREE);
                write(&s, i.a, Value::NONE);
                Outcome::Next
            }
            _ => yielded(s),
        }
    }
}

/// Collects what is yielded while the generator is suspended, and resumes it: for a set whose
/// elements may run Python to be hashed and compared, and for a generator that is observed.
pub(super) unsafe fn add_suspended(s: State) -> Outcome {
    // SAFETY: a generator's frame is running above the one that collects.
    unsafe {
        let vm = s.vm();
        let value = s.take(s.instr().b);
        // Nothing else holds it while it is suspended.
        let generator = generators::of_running(vm);
        generators::suspend(vm);
        let caller = frames::resume_state(vm);
        let argument = caller.value(caller.instr().b + 2);
        match argument.downcast_exact::<List>() {
            Some(list) => list.push(value),
            None => {
                let set = argument.downcast_exact::<Set>().expect("what was put there");
                attempt!(set.insert(vm, &value));
            }
        }
        attempt!(generators::push(vm, &generator, FrameKind::CollectGenerator));
        Outcome::Goto(generators::deliver(vm, Value::NONE))
    }
}

/// The generator has come to its end.
pub(super) unsafe fn finish(caller: &State) -> Outcome {
    // SAFETY: the caller stands at a `call_collect_generator`.
    unsafe {
        let vm = caller.vm();
        let i = caller.instr();
        let callable = callable(caller);
        let result = if vm.types.tuple.is_value(callable) {
            let items = caller.take(i.b + 2);
            vm.new_tuple(items.downcast_exact::<List>().expect("what was put there").take())
        } else if vm.types.list.is_value(callable) || vm.types.set.is_value(callable) {
            caller.take(i.b + 2)
        } else {
            return match call_same(*caller) {
                Outcome::Next => Outcome::Goto(State { pc: caller.pc.add(1), ..*caller }),
                other => other,
            };
        };
        release_window(caller, i.b + 1, 1);
        write(caller, i.a, result);
        Outcome::Goto(State { pc: caller.pc.add(1), ..*caller })
    }
}
