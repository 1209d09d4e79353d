//! Generators: their registers live in the object while they are suspended, and are copied
//! onto the register stack to run.

use super::frames;
use super::instr::Instr;
use super::observed;
use super::parked::Parked;
use super::state::{Frame, FrameKind, State};
use super::translation::Translation;
use crate::error::PyResult;
use crate::object::{Obj, Ref};
use crate::objects::code::Code;
use crate::objects::frame::FrameObj;
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::CodeFlags;
use std::cell::{Cell, OnceCell, RefCell};
use std::ptr::NonNull;

/// Where a generator is in its life.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorStatus {
    Created,
    Suspended,
    Running,
    Finished,
}

/// What a generator was made by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneratorKind {
    Generator,
    Coroutine,
    Async,
}

impl GeneratorKind {
    /// As messages name it.
    pub fn noun(self) -> &'static str {
        match self {
            GeneratorKind::Generator => "generator",
            GeneratorKind::Coroutine => "coroutine",
            GeneratorKind::Async => "async generator",
        }
    }
}

/// Where a generator stands.
pub struct GeneratorState {
    pub status: Cell<GeneratorStatus>,
    pub code: Ref<Code>,
    /// The function; none once it is finished.
    pub function: RefCell<Option<Ref<Function>>>,
    pub(super) translation: Cell<*const Translation>,
    /// The instruction it was suspended at.
    pub(super) pc: Cell<*const Instr>,
    pub(super) registers: Parked,
    /// The exception it was handling when it was suspended; while it runs, the one that whoever
    /// resumed it is handling. None if there is none.
    pub(super) handled: RefCell<Value>,
    /// While it runs, the generator that is running outside it.
    pub(super) outer: Cell<*const Obj<Generator>>,
    /// The object of its frame, if there is one.
    pub(super) frame_object: RefCell<Option<Ref<FrameObj>>>,
    asynchronous: OnceCell<Box<AsyncState>>,
}

/// What an asynchronous generator has beside.
#[derive(Default)]
pub struct AsyncState {
    /// Somebody awaits its next step.
    pub running: Cell<bool>,
    /// It has ended, or `aclose` was awaited.
    pub closed: Cell<bool>,
    /// What to call instead of closing it when it is dropped, if it has begun and there was a
    /// hook then.
    pub finalizer: OnceCell<Option<Value>>,
    /// That has been called: it is, once.
    pub finalized: Cell<bool>,
}

impl Drop for GeneratorState {
    fn drop(&mut self) {
        observed::generator_dies(self);
    }
}

impl GeneratorState {
    /// The state of a generator that a frame is that of.
    fn of(frame: &Frame, registers: Parked, status: GeneratorStatus) -> GeneratorState {
        GeneratorState {
            status: Cell::new(status),
            code: frame.function().code.borrow().clone(),
            function: RefCell::new(Some(frame.function_ref())),
            translation: Cell::new(frame.translation),
            pc: Cell::new(frame.pc),
            registers,
            handled: RefCell::new(Value::NONE),
            outer: Cell::new(std::ptr::null()),
            frame_object: RefCell::default(),
            asynchronous: OnceCell::new(),
        }
    }

    /// Of an asynchronous generator.
    pub fn asynchronous(&self) -> &AsyncState {
        self.asynchronous.get_or_init(Box::default)
    }

    pub fn kind(&self) -> GeneratorKind {
        let flags = self.code.source.flags;
        if flags.contains(CodeFlags::COROUTINE) {
            GeneratorKind::Coroutine
        } else if flags.contains(CodeFlags::ASYNC_GENERATOR) {
            GeneratorKind::Async
        } else {
            GeneratorKind::Generator
        }
    }

    /// Where it stood when it was last suspended, in code units.
    pub(super) fn position(&self) -> u32 {
        // SAFETY: the code keeps its translations alive.
        unsafe { (*self.translation.get()).code_unit_at(self.pc.get()) }
    }

    /// What is in a register while it isn't running; unbound once it has run to its end.
    pub(super) fn register(&self, number: usize) -> Value {
        self.registers.get(number)
    }

    pub(super) fn take_values(&self) -> Vec<Value> {
        self.registers.take()
    }

    /// Ends a generator that hasn't begun. Its arguments live as long as it does.
    pub fn abandon(&self) {
        self.status.set(GeneratorStatus::Finished);
    }

    /// What it delegates to with `yield from`, while it is suspended there.
    pub fn delegate(&self) -> Option<Value> {
        if self.status.get() != GeneratorStatus::Suspended {
            return None;
        }
        // SAFETY: it is suspended at a `yield_value`, whose `c` says whether it delegates, and
        // whose operand then stands above the iterator.
        let instr = unsafe { &*self.pc.get() };
        if instr.c == 0 {
            return None;
        }
        Some(self.registers.get(instr.b as usize - 1))
    }
}

/// Makes a generator of the running frame, which is at its `return_generator`, and pops it.
pub(crate) unsafe fn capture(vm: &Vm) -> Value {
    // SAFETY: a frame is running.
    unsafe {
        let frame = &*vm.exec.frame.get();
        let registers = Parked::new(frame.base, (*frame.translation).registers);
        let generator = new_object(vm, frame, registers, GeneratorStatus::Created);
        // The generator has taken the registers over.
        frames::pop_empty(vm);
        generator.into_value()
    }
}

fn new_object(
    vm: &Vm,
    frame: &Frame,
    registers: Parked,
    status: GeneratorStatus,
) -> Ref<Generator> {
    let function = frame.function_ref();
    let state = GeneratorState::of(frame, registers, status);
    let class = match state.kind() {
        GeneratorKind::Generator => &vm.types.generator,
        GeneratorKind::Coroutine => &vm.types.coroutine,
        GeneratorKind::Async => &vm.types.async_generator,
    };
    let name = RefCell::new(function.name.borrow().clone());
    let qualname = RefCell::new(function.qualname.borrow().clone());
    Ref::new_in(class, Generator { state, name, qualname })
}

/// The generator that the running frame is that of. A frame that was begun in place (see
/// `slow::collect`) gets its object here.
///
/// # Safety
/// - A generator's frame is running.
pub(crate) unsafe fn of_running(vm: &Vm) -> Ref<Generator> {
    // SAFETY: the caller's duty.
    unsafe {
        let frame = &mut *vm.exec.frame.get();
        if frame.generator.is_null() {
            let registers = Parked::away((*frame.translation).registers);
            let generator = new_object(vm, frame, registers, GeneratorStatus::Running);
            frame.generator = generator.pointer().as_ptr();
            // The frame owns it.
            std::mem::forget(generator);
            // Its code handles no exceptions: what is being handled is what is outside.
            enter_handled(vm, frame.generator);
        }
        let generator = NonNull::new_unchecked(frame.generator.cast_mut());
        generator.as_ref().header.retain();
        Ref::from_pointer_steal(generator)
    }
}

/// Pushes the frame of a generator that isn't running, with its registers in place and its
/// place saved in the frame. What it was suspended at has not been given its value yet.
pub(crate) unsafe fn push(vm: &Vm, generator: &Ref<Generator>, kind: FrameKind) -> PyResult<()> {
    let state = &generator.state;
    let function = state.function.borrow().clone().expect("a finished generator isn't resumed");
    // SAFETY: the function keeps its code and its translations alive.
    unsafe {
        let translation = &*state.translation.get();
        let base = vm.exec.free_registers();
        frames::push(vm, function, translation, base, kind).map_err(|(_, raised)| raised)?;
        state.registers.restore(base);
        let frame = &mut *vm.exec.frame.get();
        frame.pc = state.pc.get();
        // The frame holds the generator, which must not die while it runs.
        std::mem::forget(generator.clone());
        frame.generator = generator.pointer().as_ptr();
        state.status.set(GeneratorStatus::Running);
        if let Some(object) = &*state.frame_object.borrow() {
            observed::resumed(vm, object.clone());
        }
        enter_handled(vm, frame.generator);
        Ok(())
    }
}

/// The generator handles what it handled when it was suspended.
///
/// # Safety
/// - The generator is about to run.
#[inline(always)]
pub(super) unsafe fn enter_handled(vm: &Vm, generator: *const Obj<Generator>) {
    // SAFETY: nothing else looks at the cells meanwhile.
    unsafe {
        let state = &(*generator).payload.state;
        std::ptr::swap(vm.handled.as_ptr(), state.handled.as_ptr());
        state.outer.set(vm.exec.running_generator.replace(generator));
    }
}

/// What is being handled outside the generator is so again, which keeps what it handles itself.
///
/// # Safety
/// - The generator is the innermost that runs.
#[inline(always)]
pub(super) unsafe fn leave_handled(vm: &Vm, generator: *const Obj<Generator>) {
    // SAFETY: nothing else looks at the cells meanwhile.
    unsafe {
        let state = &(*generator).payload.state;
        std::ptr::swap(vm.handled.as_ptr(), state.handled.as_ptr());
        vm.exec.running_generator.set(state.outer.get());
    }
}

/// Marks a generator finished, whose frame has been popped. Null for a frame that was begun in
/// place and never suspended.
pub(crate) unsafe fn finish(vm: &Vm, generator: *const Obj<Generator>) {
    if generator.is_null() {
        return;
    }
    // SAFETY: it was the innermost that ran.
    unsafe { leave_handled(vm, generator) };
    // SAFETY: the frame's reference to the generator is taken over here.
    let generator =
        unsafe { Ref::from_pointer_steal(NonNull::new_unchecked(generator.cast_mut())) };
    generator.state.status.set(GeneratorStatus::Finished);
    drop(generator.state.handled.replace(Value::NONE));
    drop(generator.state.function.take());
}

/// Suspends the running generator at the instruction its frame has saved, and pops its frame.
pub(crate) unsafe fn suspend(vm: &Vm) {
    // SAFETY: a generator's frame is running.
    unsafe {
        let frame = &mut *vm.exec.frame.get();
        let generator = Ref::from_pointer_steal(NonNull::new_unchecked(frame.generator.cast_mut()));
        let state = &generator.state;
        state.pc.set(frame.pc);
        state.registers.park(frame.base);
        state.status.set(GeneratorStatus::Suspended);
        frames::pop_empty(vm);
        leave_handled(vm, generator.pointer().as_ptr());
        // The frame's reference ends here; the last one may be whoever resumed it.
    }
}

/// Puts the value that is sent where the suspended instruction wants it; the state to go on
/// with.
pub(crate) unsafe fn deliver(vm: &Vm, sent: Value) -> State {
    // SAFETY: a generator's frame was just pushed.
    unsafe {
        let state = frames::resume_state(vm);
        let instr = state.instr();
        super::slow::write(&state, instr.a, sent);
        State { pc: state.pc.add(1), ..state }
    }
}

/// How a generator is resumed from native code.
pub enum Resume {
    /// `next`, `send`.
    Value(Value),
    /// `throw`, `close`: the exception to raise where it stands.
    Exception(Value),
}

/// What resuming gave.
pub enum Step {
    Yielded(Value),
    Returned(Value),
}

/// Resumes a generator until it yields, returns or raises.
pub fn resume(vm: &Vm, generator: &Ref<Generator>, how: Resume) -> PyResult<Step> {
    match generator.state.status.get() {
        GeneratorStatus::Running => {
            let noun = generator.state.kind().noun();
            return Err(vm.value_error(format!("{noun} already executing")));
        }
        GeneratorStatus::Finished if generator.state.kind() == GeneratorKind::Coroutine => {
            return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
        }
        GeneratorStatus::Finished => {
            return match how {
                Resume::Value(_) => Ok(Step::Returned(Value::NONE)),
                Resume::Exception(exception) => Err(vm.raise_as_is(exception)),
            };
        }
        GeneratorStatus::Created => match &how {
            Resume::Value(value) if !value.is_none() => {
                let noun = generator.state.kind().noun();
                let message = format!("can't send non-None value to a just-started {noun}");
                return Err(vm.type_error(message));
            }
            _ => {}
        },
        GeneratorStatus::Suspended => {}
    }
    // SAFETY: the generator isn't running.
    let result = unsafe {
        push(vm, generator, FrameKind::GeneratorEntry)?;
        match how {
            Resume::Value(value) => {
                let state = deliver(vm, value);
                frames::run(vm, state)
            }
            Resume::Exception(exception) => {
                let _raised = vm.raise(exception);
                frames::run_raising(vm)
            }
        }
    }?;
    Ok(match generator.state.status.get() {
        GeneratorStatus::Finished => Step::Returned(result),
        _ => Step::Yielded(result),
    })
}
