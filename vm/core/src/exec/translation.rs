//! Register code as it is kept: instructions, the pool, and the tables that lead back to the
//! bytecode.

use super::instr::{Instr, Op};
use crate::object::{Obj, Ref, ShapeId};
use crate::objects::code::Code;
use crate::value::{RawValue, Value};
use apython_bytecode::verify::Verified;
use std::cell::{Cell, RefCell, UnsafeCell};
use std::ptr::NonNull;
use std::rc::{Rc, Weak};

/// Register code for one code object under one globals dict.
pub struct Translation {
    pub(crate) instrs: Box<[UnsafeCell<Instr>]>,
    /// What each instruction is at the moment.
    pub(crate) ops: Box<[Cell<Op>]>,
    /// Constants and inline caches.
    pub(crate) pool: Box<[Cell<RawValue>]>,
    /// Where in the pool inline caches stand, and of which kind.
    pub(crate) caches: Box<[u32]>,
    /// Constants that aren't the code object's own.
    pub(crate) _owned: Box<[Value]>,
    /// Locals, cells and free variables.
    pub locals: usize,
    /// All registers.
    pub registers: usize,
    /// For each instruction the bytecode instruction it came from, in code units.
    pub(crate) units: Box<[u32]>,
    pub(crate) handlers: Box<[Handler]>,
    pub verified: Verified,
    /// The code object, which owns this.
    pub(crate) code: NonNull<Obj<Code>>,
    /// The number of positional arguments, if binding them is no more than putting them in
    /// place: no `*`, `**` or keyword-only parameters, not a generator. Else -1.
    pub simple_args: i32,
    /// As `simple_args`, for functions that are called without looking whether their registers
    /// fit. Else -1.
    pub(crate) fast_args: i32,
    /// Whether it is a generator's that handles no exceptions itself: one whose frame may run
    /// without a generator object (see `slow::collect`).
    pub(crate) begins_in_place: bool,
    /// The identity of the globals dict it was made for.
    pub(crate) globals: u64,
}

/// Where an exception goes that is raised in a range of instructions.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Handler {
    pub start: u32,
    pub end: u32,
    pub target: u32,
    /// How many temporaries are kept.
    pub depth: u32,
    pub lasti: bool,
}

/// An inline cache in the pool: this many words.
pub(crate) const CACHE_WORDS: usize = 4;

/// What no version is, nor any value's bits.
pub(crate) const NO_VERSION: u64 = u64::MAX;

/// An inline cache, as it stands in the pool. What the words hold besides `name` depends on
/// the instruction.
#[repr(C)]
pub struct Cache {
    /// The shape of the object an attribute was found on, and the slot.
    pub shape: Cell<ShapeId>,
    pub slot: Cell<u16>,
    /// How often the cache missed.
    pub misses: Cell<u16>,
    /// A borrowed value or an address.
    pub value: Cell<u64>,
    /// The version of a dict's keys, of a type, a shape to change to, or the bits of a function.
    pub version: Cell<u64>,
    /// The name, borrowed from the code object.
    pub name: Cell<RawValue>,
}

const _: () = assert!(size_of::<Cache>() == CACHE_WORDS * size_of::<u64>());

impl Cache {
    /// Makes the cache match no object.
    pub fn clear(&self) {
        self.shape.set(ShapeId::NEVER);
        self.value.set(0);
        self.version.set(NO_VERSION);
    }
}

impl Translation {
    pub(crate) fn first_instr(&self) -> *const Instr {
        self.instrs.as_ptr().cast()
    }
    pub(crate) fn pool_pointer(&self) -> *const RawValue {
        self.pool.as_ptr().cast()
    }
    /// The number of an instruction of this code.
    pub(crate) fn index_of(&self, pc: *const Instr) -> usize {
        // SAFETY: the pc points into the instructions.
        let index = unsafe { pc.offset_from(self.first_instr()) };
        usize::try_from(index).expect("the pc is in its own code")
    }
    /// The bytecode instruction that an instruction came from, in code units.
    pub fn code_unit_at(&self, pc: *const Instr) -> u32 {
        self.units[self.index_of(pc)]
    }
    /// The handler for an exception raised at an instruction.
    pub(crate) fn handler_at(&self, pc: *const Instr) -> Option<Handler> {
        let index = self.index_of(pc) as u32;
        let last = self.handlers.partition_point(|handler| handler.start <= index);
        let handler = *self.handlers[..last].last()?;
        (index < handler.end).then_some(handler)
    }
    pub(crate) fn cache(&self, word: usize) -> &Cache {
        debug_assert!(word + CACHE_WORDS <= self.pool.len());
        // SAFETY: caches are laid out over pool words.
        unsafe { &*(&raw const self.pool[word]).cast() }
    }
    fn clear_caches(&self) {
        for &word in &self.caches {
            self.cache(word as usize).clear();
        }
    }
}

/// All translations that are alive.
#[derive(Default)]
pub(crate) struct Registry {
    all: RefCell<Vec<Weak<Translation>>>,
}

impl Registry {
    pub(crate) fn add(&self, translation: &Rc<Translation>) {
        let mut all = self.all.borrow_mut();
        if all.len() == all.capacity() {
            all.retain(|weak| weak.strong_count() > 0);
        }
        all.push(Rc::downgrade(translation));
    }
    /// Makes every inline cache match nothing.
    pub(crate) fn clear_caches(&self) {
        for translation in self.all.borrow().iter().filter_map(Weak::upgrade) {
            translation.clear_caches();
        }
    }
    /// All that are alive, in the order they were made, with their code objects.
    pub(crate) fn alive_with_code(&self) -> Vec<(Rc<Translation>, Ref<Code>)> {
        let with_code = |translation: Rc<Translation>| {
            // SAFETY: a translation that is alive is owned by its code object.
            let code = unsafe {
                translation.code.as_ref().header.retain();
                Ref::from_pointer_steal(translation.code)
            };
            (translation, code)
        };
        self.all.borrow().iter().filter_map(Weak::upgrade).map(with_code).collect()
    }
}
