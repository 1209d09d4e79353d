//! What the execution loop works on: the machine state handed from handler to handler,
//! frames, and the two stacks.
//!
//! Registers
//! 1. A frame's registers are its locals, cells and free variables, then its temporaries.
//! 2. A local owns its value. A temporary in use does too; one that isn't in use holds bits
//!    that are no pointer, so a write to it displaces nothing and unwinding may release
//!    whatever pointer it finds.
//! 3. Above the running frame no register holds a pointer.

use super::instr::Instr;
use super::translation::Translation;
use crate::object::{Obj, Ref};
use crate::objects::function::Function;
use crate::objects::generator::Generator;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_bytecode::{CodeFlags, Opcode};
use std::cell::Cell;

/// The machine state that every handler receives and passes on.
#[derive(Clone, Copy)]
pub struct State {
    pub pc: *const Instr,
    pub base: *mut RawValue,
    pub vm: *const Vm,
    pub pool: *const RawValue,
}

/// How a frame was entered, and so what its return does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u32)]
pub enum FrameKind {
    /// By a call instruction, of a function that lives as long as the VM, so that its reference
    /// need not be given up: the result goes to the instruction's `a`.
    CallLasting,
    /// By a call instruction: the same for any function.
    Call,
    /// By instantiating a class: the result must be None, and the instance, which stands just
    /// below the frame's registers, goes to the instruction's `a`.
    Init,
    /// By a binary operator, as the method of its first operand's class: the result goes to the
    /// instruction's `a`, unless it is NotImplemented. The operands stay in their registers.
    Operator,
    /// From native code: the run loop ends.
    Entry,
    /// By `for_generator`: a generator that runs in place. (The instruction itself can't be asked
    /// later: the generator may run the same code, and make it something else.)
    ForGenerator,
    /// By `for_generator_loop`.
    ForGeneratorLoop,
    /// By `send`.
    SendGenerator,
    /// By `call_sum_generator`: what the generator yields is added up, and it goes on at once.
    SumGenerator,
    /// By `call_collect_generator`: what the generator yields is put into the list or the set that
    /// stands in the argument's register, and it goes on at once.
    CollectGenerator,
    /// From native code: a generator that runs in a loop of its own.
    GeneratorEntry,
    /// The frame has an object: see `observed`, which knows how it was entered.
    Observed,
}

const _: () = assert!(FrameKind::CallLasting as u32 == 0 && FrameKind::Call as u32 == 1);
const _: () = assert!(FrameKind::Init as u32 == 2 && FrameKind::Operator as u32 == 3);

/// A call in progress. Frames stand in an array; the running one is on top.
#[repr(C)]
pub struct Frame {
    /// The instruction at which it stands while it calls.
    pub pc: *const Instr,
    pub base: *mut RawValue,
    pub pool: *const RawValue,
    pub translation: *const Translation,
    /// Owned: the function; unbound above the top.
    pub function: RawValue,
    /// Owned: the namespace of a module or class body; in functions, nothing of meaning.
    pub locals: RawValue,
    /// The generator whose frame this is; valid for the generator kinds.
    pub generator: *const Obj<Generator>,
    /// Changes while the frame is borrowed: it may become observed.
    pub kind: Cell<FrameKind>,
}

impl FrameKind {
    /// Whether a call instruction waits for its result. Of an observed frame, as below.
    #[inline(always)]
    pub fn is_call(self) -> bool {
        self as u32 <= FrameKind::Call as u32
    }
    /// Whether handlers return from it themselves.
    #[inline(always)]
    pub fn is_left_by_handlers(self) -> bool {
        self as u32 <= FrameKind::Operator as u32
    }
    /// Whether it is the frame of a generator. Of an observed frame, its true kind says it.
    pub fn is_generator(self) -> bool {
        use FrameKind as Kind;
        matches!(
            self,
            Kind::ForGenerator
                | Kind::ForGeneratorLoop
                | Kind::SendGenerator
                | Kind::SumGenerator
                | Kind::CollectGenerator
                | Kind::GeneratorEntry
        )
    }
}

impl State {
    #[inline(always)]
    pub unsafe fn instr(&self) -> &'static Instr {
        // SAFETY: the pc points into running code, which lives while it runs.
        unsafe { &*self.pc }
    }
    #[inline(always)]
    pub unsafe fn vm(&self) -> &'static Vm {
        // SAFETY: the VM outlives the run loop.
        unsafe { &*self.vm }
    }
    /// The bits in a register.
    #[inline(always)]
    pub unsafe fn reg(&self, index: u16) -> RawValue {
        // SAFETY: verified code names registers of its frame only.
        unsafe { *self.base.add(index as usize) }
    }
    #[inline(always)]
    pub unsafe fn set_reg(&self, index: u16, value: RawValue) {
        // SAFETY: as for `reg`.
        unsafe { *self.base.add(index as usize) = value }
    }
    /// The value in a register, borrowed.
    #[inline(always)]
    pub unsafe fn value(&self, index: u16) -> &'static Value {
        // SAFETY: as for `reg`; the register owns the value while the handler looks at it.
        unsafe { (*self.base.add(index as usize)).borrow() }
    }
    /// The value in a register, which is left without a pointer.
    #[inline(always)]
    pub unsafe fn take(&self, index: u16) -> Value {
        // SAFETY: as for `reg`; the reference moves out.
        unsafe { self.take_raw(index).into_value_steal() }
    }
    #[inline(always)]
    pub unsafe fn take_raw(&self, index: u16) -> RawValue {
        // SAFETY: as for `reg`.
        unsafe { std::ptr::replace(self.base.add(index as usize), RawValue::FREE) }
    }
    /// Writes a register; the caller drops what was there.
    #[inline(always)]
    pub unsafe fn replace(&self, index: u16, value: Value) -> Value {
        // SAFETY: as for `reg`; ownership moves both ways.
        unsafe {
            std::ptr::replace(self.base.add(index as usize), value.into_raw()).into_value_steal()
        }
    }
    #[inline(always)]
    pub unsafe fn constant(&self, index: u16) -> RawValue {
        // SAFETY: verified code names entries of its pool only.
        unsafe { *self.pool.add(index as usize) }
    }
    /// The value of a numeric constant as a float: it stands in the word after it.
    #[inline(always)]
    pub unsafe fn float_constant(&self, index: u16) -> f64 {
        // SAFETY: as for `constant`.
        unsafe { (*self.pool.add(index as usize + 1)).as_f64_unchecked() }
    }
    /// The bits in the register `offset` after another.
    #[inline(always)]
    pub unsafe fn reg_after(&self, index: u16, offset: usize) -> RawValue {
        // SAFETY: as for `reg`.
        unsafe { *self.base.add(index as usize + offset) }
    }
    /// Writes the register `offset` after another.
    #[inline(always)]
    pub unsafe fn set_reg_after(&self, index: u16, offset: usize, value: RawValue) {
        // SAFETY: as for `reg`.
        unsafe { *self.base.add(index as usize + offset) = value }
    }
    /// The running frame.
    #[inline(always)]
    pub unsafe fn frame(&self) -> *mut Frame {
        // SAFETY: a frame is running.
        unsafe { self.vm().exec.frame.get() }
    }
    /// Consecutive registers as borrowed values.
    #[inline(always)]
    pub unsafe fn values(&self, first: u16, count: usize) -> &'static [Value] {
        // SAFETY: as for `value`, for each of them.
        unsafe {
            std::slice::from_raw_parts(self.base.add(first as usize).cast_const().cast(), count)
        }
    }
}

/// Bytes of address space for registers and frames. Memory is only used as far as the stacks
/// have grown.
const REGISTER_BYTES: usize = if cfg!(miri) { 1 << 22 } else { 1 << 30 };
const FRAME_BYTES: usize = if cfg!(miri) { 1 << 17 } else { 1 << 26 };
const FRAMES: usize = FRAME_BYTES / size_of::<Frame>();
/// A function with at most so many registers is called without looking whether they fit:
/// above the limit there is room for all frames to be of this size.
pub(crate) const SMALL_FRAME: usize = 48;
/// Registers a native function may need above a running frame.
const REGISTER_RESERVE: usize = FRAMES * SMALL_FRAME + (1 << 16);
const _: () = assert!(REGISTER_RESERVE * 2 < REGISTER_BYTES / size_of::<RawValue>());

/// The code units after a CALL that are inline caches.
const CALL_CACHES: u32 = 3;

/// `sys.getrecursionlimit()` at the start.
pub const DEFAULT_RECURSION_LIMIT: usize = 1000;

/// The execution state of a VM.
pub struct ExecState {
    /// The running frame; the one below the first while nothing runs.
    pub frame: Cell<*mut Frame>,
    /// A frame at or above this address would exceed the recursion limit.
    pub frame_limit: Cell<*mut Frame>,
    /// A frame whose registers would end above this address doesn't fit.
    pub register_limit: *mut RawValue,
    frames: *mut Frame,
    registers: *mut RawValue,
    /// Set by signal handlers and the like; looked at at safe points.
    pub interrupt: std::sync::atomic::AtomicBool,
    pub dispatch: Cell<super::DispatchKind>,
    pub form: Cell<super::CodeForm>,
    pub(crate) stats: std::cell::RefCell<Option<Box<super::stats::Stats>>>,
    /// The result on its way out of a frame or of the run loop, owned; unbound if there is none.
    pub(crate) returned: Cell<RawValue>,
    /// Items that a loop over zipped lists is about to write, borrowed.
    pub(crate) unpacked: [Cell<RawValue>; super::slow::loops::MAX_TARGETS],
    /// What a loop that unpacks has displaced and is still to drop; unbound if nothing.
    pub(crate) displaced: [Cell<RawValue>; super::slow::loops::MAX_TARGETS],
    /// The method `list.append`, borrowed from its type.
    pub(crate) append_method: Cell<RawValue>,
    /// The function `builtins.sorted` and the method `str.join`, likewise.
    pub(crate) sorted_function: Cell<RawValue>,
    pub(crate) join_method: Cell<RawValue>,
    /// The method `dict.get`, likewise.
    pub(crate) dict_get_method: Cell<RawValue>,
    /// The method `list.pop`, likewise.
    pub(crate) pop_method: Cell<RawValue>,
    /// The function `builtins.sum`, likewise.
    pub(crate) sum_function: Cell<RawValue>,
    /// The function `builtins.len`, borrowed from the VM's own reference to it.
    pub(crate) len_function: Cell<RawValue>,
    /// The next unwinding begins in a frame that is in the traceback already.
    pub(crate) reraising: Cell<bool>,
    /// Where the exception of the next unwinding was raised that is raised again, in code units.
    pub(crate) reraised_at: Cell<Option<u32>>,
    /// The innermost generator that is running; null if there is none.
    pub(crate) running_generator: Cell<*const Obj<Generator>>,
    pub(crate) translations: super::translation::Registry,
    /// The frames that have an object, outermost first.
    pub(super) observed: std::cell::RefCell<Vec<super::observed::Observed>>,
}

fn reserve(bytes: usize) -> *mut u8 {
    if cfg!(miri) {
        let layout = std::alloc::Layout::from_size_align(bytes, 64).expect("a valid layout");
        // SAFETY: the size isn't zero.
        return unsafe { std::alloc::alloc_zeroed(layout) };
    }
    // SAFETY: an anonymous mapping wherever the kernel likes.
    let address = unsafe {
        libc::mmap(
            std::ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
            -1,
            0,
        )
    };
    assert!(address != libc::MAP_FAILED, "cannot reserve address space for the stacks");
    address.cast()
}

impl Default for ExecState {
    fn default() -> ExecState {
        super::introspect::install();
        let frames: *mut Frame = reserve(FRAME_BYTES).cast();
        let registers: *mut RawValue = reserve(REGISTER_BYTES).cast();
        let capacity = REGISTER_BYTES / size_of::<RawValue>() - REGISTER_RESERVE;
        let exec = ExecState {
            frame: Cell::new(frames),
            frame_limit: Cell::new(frames),
            // SAFETY: within the reservation.
            register_limit: unsafe { registers.add(capacity) },
            frames,
            registers,
            interrupt: std::sync::atomic::AtomicBool::new(false),
            dispatch: Cell::new(super::DispatchKind::default()),
            form: Cell::new(super::CodeForm::Register),
            stats: std::cell::RefCell::default(),
            returned: Cell::new(RawValue::UNBOUND),
            unpacked: [const { Cell::new(RawValue::UNBOUND) }; super::slow::loops::MAX_TARGETS],
            displaced: [const { Cell::new(RawValue::UNBOUND) }; super::slow::loops::MAX_TARGETS],
            append_method: Cell::new(RawValue::UNBOUND),
            pop_method: Cell::new(RawValue::UNBOUND),
            dict_get_method: Cell::new(RawValue::UNBOUND),
            sorted_function: Cell::new(RawValue::UNBOUND),
            join_method: Cell::new(RawValue::UNBOUND),
            sum_function: Cell::new(RawValue::UNBOUND),
            len_function: Cell::new(RawValue::UNBOUND),
            reraising: Cell::new(false),
            reraised_at: Cell::new(None),
            running_generator: Cell::new(std::ptr::null()),
            translations: super::translation::Registry::default(),
            observed: std::cell::RefCell::default(),
        };
        // The record below the first frame: it never runs, but others look below them.
        // SAFETY: the first record of the reservation.
        unsafe {
            frames.write(Frame {
                pc: std::ptr::null(),
                base: registers,
                pool: std::ptr::null(),
                translation: std::ptr::null(),
                function: RawValue::UNBOUND,
                locals: RawValue::UNBOUND,
                generator: std::ptr::null(),
                kind: Cell::new(FrameKind::Entry),
            });
        }
        exec.set_recursion_limit(DEFAULT_RECURSION_LIMIT);
        exec
    }
}

impl ExecState {
    /// Names the methods that calls are specialised for, which are their types' for ever.
    pub fn set_methods(&self, append: &Value, pop: &Value, dict_get: &Value, join: &Value) {
        self.join_method.set(join.raw());
        self.append_method.set(append.raw());
        self.pop_method.set(pop.raw());
        self.dict_get_method.set(dict_get.raw());
    }
    /// Names the functions `len`, `sum` and `sorted`, which calls are specialised for. The VM keeps
    /// them alive.
    pub fn set_functions(&self, len: &Value, sum: &Value, sorted: &Value) {
        self.sorted_function.set(sorted.raw());
        self.len_function.set(len.raw());
        self.sum_function.set(sum.raw());
    }
    /// How many frames are running.
    pub fn depth(&self) -> usize {
        // SAFETY: both point into the frame array.
        unsafe { self.frame.get().offset_from(self.frames) as usize }
    }
    pub fn recursion_limit(&self) -> usize {
        // SAFETY: both point into the frame array.
        unsafe { self.frame_limit.get().offset_from(self.frames) as usize - 1 }
    }
    /// Allows this many frames, as far as there is room for them.
    pub fn set_recursion_limit(&self, frames: usize) {
        // SAFETY: within the frame array.
        let limit = unsafe { self.frames.add((frames + 1).min(FRAMES - 1)) };
        self.frame_limit.set(limit);
    }
    /// The running frames, innermost first.
    pub fn running_frames(&self) -> impl Iterator<Item = &Frame> {
        let mut frame = self.frame.get();
        std::iter::from_fn(move || {
            if frame == self.frames {
                return None;
            }
            // SAFETY: records between the first and the top are frames.
            unsafe {
                let current = &*frame;
                frame = frame.sub(1);
                Some(current)
            }
        })
    }
    /// The frame below a running one.
    pub(crate) fn below(&self, frame: &Frame) -> Option<&Frame> {
        let below = self.record(frame).wrapping_sub(1);
        // SAFETY: records between the first and the top are frames.
        (below > self.frames).then(|| unsafe { &*below })
    }
    /// The record of a running frame, by a pointer that may write to it and reach the others,
    /// as one made from a reference may not.
    pub(super) fn record(&self, frame: *const Frame) -> *mut Frame {
        self.frames.with_addr(frame.addr())
    }
    /// The first register above the running frame.
    pub(crate) fn free_registers(&self) -> *mut RawValue {
        let frame = self.frame.get();
        if frame == self.frames {
            return self.registers;
        }
        // SAFETY: the top record is a frame.
        unsafe { (*frame).base.add((*(*frame).translation).registers) }
    }
}

impl Drop for ExecState {
    fn drop(&mut self) {
        super::signals::uninstall(self);
        if cfg!(miri) {
            return;
        }
        // SAFETY: the mappings are this state's own.
        unsafe {
            libc::munmap(self.frames.cast(), FRAME_BYTES);
            libc::munmap(self.registers.cast(), REGISTER_BYTES);
        }
    }
}

impl Frame {
    /// The function that runs in it.
    pub fn function(&self) -> &Function {
        // SAFETY: a frame owns its function.
        unsafe { self.function.borrow().downcast_unchecked::<Function>() }
    }
    pub fn function_ref(&self) -> Ref<Function> {
        // SAFETY: a frame owns its function.
        unsafe { Ref::from_value_unchecked(self.function.borrow().clone()) }
    }
    /// The namespace of a module or class body that runs in it.
    pub fn namespace(&self) -> Option<&Value> {
        // SAFETY: a frame's translation is alive, and owned by its code object.
        let flags = unsafe { (*self.translation).code.as_ref() }.payload.source.flags;
        // The record of a function's frame may never have had anything written there.
        if flags.contains(CodeFlags::OPTIMIZED) {
            return None;
        }
        // SAFETY: a frame owns its namespace.
        unsafe { self.locals.borrow() }.as_bound()
    }
    /// Where it stands, in code units: for frames that call.
    pub fn code_unit(&self) -> u32 {
        // SAFETY: the pc was saved when the frame called.
        unsafe { (*self.translation).code_unit_at(self.pc) }
    }
    /// As [`code_unit`](Self::code_unit), for a frame that waits for another one: CPython's
    /// then stands at the end of the call's inline caches.
    pub fn code_unit_in_call(&self) -> u32 {
        let unit = self.code_unit();
        // SAFETY: a frame's translation is alive, and owned by its code object.
        let code = unsafe { &(*self.translation).code.as_ref().payload.source.code };
        let opcode = Opcode::from_u8(code[unit as usize * 2]);
        unit + if opcode == Some(Opcode::CALL) { CALL_CACHES } else { 0 }
    }
}
