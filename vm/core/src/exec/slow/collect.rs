//! Calls that collect what a generator yields, which runs in place: `list`, `tuple` and `set` of
//! one, and `sorted` and `str.join`, which make a list of it first.
//!
//! The list or set takes the generator's place as the argument; the frame holds the generator.

use super::super::dispatch::{Outcome, make_generic};
use super::super::frames;
use super::super::generators::{self, GeneratorStatus};
use super::super::state::{FrameKind, State};
use super::calls::call_same;
use super::{attempt, release_window, write};
use crate::object::{Obj, Ref};
use crate::objects::generator::Generator;
use crate::objects::list::List;
use crate::objects::quick;
use crate::objects::set::Set;
use crate::value::Value;

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
        let collection = if vm.types.set.is_value(callable(&s)) {
            Ref::new(vm, Set::default()).into_value()
        } else {
            vm.new_list(Vec::new())
        };
        write(&s, argument, collection);
        Outcome::Goto(generators::deliver(vm, Value::NONE))
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

/// Collects what is yielded while the generator is suspended, and resumes it: for a set whose
/// elements may run Python to be hashed and compared, and for a generator that is observed.
pub(super) unsafe fn add_suspended(s: State) -> Outcome {
    // SAFETY: a generator's frame is running above the one that collects.
    unsafe {
        let vm = s.vm();
        let value = s.take(s.instr().b);
        // Nothing else holds it while it is suspended.
        let generator: *const Obj<Generator> = (*s.frame()).generator;
        (*generator).header.retain();
        let generator = Ref::<Generator>::from_pointer_steal(std::ptr::NonNull::new_unchecked(
            generator.cast_mut(),
        ));
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
