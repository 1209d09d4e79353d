//! What is emitted: instructions, the pool, labels and the jumps to fix up.

use super::super::instr::{Instr, Op};
use super::super::state::SMALL_FRAME;
use super::super::translation::{CACHE_WORDS, Cache, Handler, NO_VERSION, Translation};
use crate::object::{Ref, ShapeId};
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_bytecode::CodeFlags;
use apython_bytecode::verify::Verified;
use std::cell::{Cell, UnsafeCell};
use std::collections::HashMap;

/// The pool's words that an operand can number.
pub(super) const OPERAND_WORDS: usize = 1 << 16;

/// Where a jump's distance stands in its instruction.
#[derive(Clone, Copy)]
pub(super) enum Distance {
    /// In c.
    Short,
    /// In c and d.
    Wide,
}

pub(super) struct Emitter {
    instrs: Vec<(Op, [u16; 4])>,
    units: Vec<u32>,
    /// The bytecode instruction that what is emitted comes from.
    pub(super) unit: u32,
    pool: Vec<RawValue>,
    caches: Vec<u32>,
    owned: Vec<Value>,
    constant_words: HashMap<u32, usize>,
    labels: HashMap<u32, u32>,
    /// By the bytecode unit of a FOR_ITER, the instruction it became.
    loop_heads: HashMap<u32, usize>,
    jumps: Vec<(usize, Distance, u32)>,
}

impl Emitter {
    pub(super) fn new() -> Emitter {
        Emitter {
            instrs: Vec::new(),
            units: Vec::new(),
            unit: 0,
            pool: Vec::new(),
            caches: Vec::new(),
            owned: Vec::new(),
            constant_words: HashMap::new(),
            labels: HashMap::new(),
            loop_heads: HashMap::new(),
            jumps: Vec::new(),
        }
    }

    pub(super) fn op(&mut self, op: Op, a: u16, b: u16, c: u16, d: u16) {
        self.instrs.push((op, [a, b, c, d]));
        self.units.push(self.unit);
    }
    pub(super) fn op_wide(&mut self, op: Op, a: u16, b: u16, wide: u32) {
        self.op(op, a, b, wide as u16, (wide >> 16) as u16);
    }
    /// Emits a jump to the code at a bytecode unit.
    pub(super) fn jump(&mut self, op: Op, a: u16, b: u16, d: u16, distance: Distance, to: u32) {
        self.jumps.push((self.instrs.len(), distance, to));
        self.op(op, a, b, 0, d);
    }
    /// Emits a step of a loop, which jumps to the start of its body: the code that was emitted
    /// right after the loop's head.
    pub(super) fn jump_to_body(&mut self, a: u16, iterator: u16, head: u32) {
        let head = self.loop_heads[&head];
        let by = head as i64 + 1 - self.instrs.len() as i64;
        if self.instrs[head].0 == Op::for_pair {
            // Behind the head and what stands for its unpacking.
            let by = i16::try_from(by + 1).expect("fused jumps are short");
            self.op(Op::for_pair_loop, a, iterator, by as u16, self.instrs[head].1[3]);
            return;
        }
        let by = i32::try_from(by).expect("code is shorter than 2^31");
        if self.instrs[head].0 == Op::for_unpack {
            self.op_wide(Op::for_unpack_loop, a, iterator, by as u32);
            return;
        }
        self.op_wide(Op::for_iter_loop, a, iterator, by as u32);
    }
    /// The instruction emitted next steps the loop whose head is at this bytecode unit.
    pub(super) fn loop_head(&mut self, unit: u32) {
        self.loop_heads.insert(unit, self.instrs.len());
    }
    /// Whether the loop whose head is at this bytecode unit unpacks pairs.
    pub(super) fn is_pair_loop(&self, unit: u32) -> bool {
        self.instrs[self.loop_heads[&unit]].0 == Op::for_pair
    }
    /// The register that the head of a loop writes.
    pub(super) fn destination_of_loop(&self, unit: u32) -> u16 {
        self.instrs[self.loop_heads[&unit]].1[0]
    }
    /// What is emitted next is the code at this bytecode unit.
    pub(super) fn label(&mut self, unit: u32) {
        self.labels.entry(unit).or_insert(self.instrs.len() as u32);
    }
    /// The instruction at a bytecode unit where code begins.
    pub(super) fn instr_at(&self, unit: u32) -> u32 {
        self.labels.get(&unit).copied().unwrap_or(self.instrs.len() as u32)
    }

    /// The pool word of a constant; of a number, the word after it holds it as a float.
    pub(super) fn constant(&mut self, index: u32, value: &Value) -> usize {
        if let Some(&word) = self.constant_words.get(&index) {
            return word;
        }
        let word = self.pool.len();
        self.pool.push(value.raw());
        match value.as_f64().or_else(|| value.as_small_int().map(|x| x as f64)) {
            Some(float) => self.pool.push(RawValue::from_f64(float)),
            None => self.pool.push(RawValue::NONE),
        }
        self.constant_words.insert(index, word);
        word
    }
    /// The pool word of an empty inline cache for `name`.
    pub(super) fn cache(&mut self, name: &Value) -> usize {
        let word = self.pool.len();
        self.pool.resize(word + CACHE_WORDS, RawValue::NONE);
        self.caches.push(word as u32);
        let cache = Cache {
            shape: Cell::new(ShapeId::NEVER),
            slot: Cell::new(0),
            misses: Cell::new(0),
            value: Cell::new(0),
            version: Cell::new(NO_VERSION),
            name: Cell::new(name.raw()),
        };
        // SAFETY: a cache is as large as its words, and any bits are raw values.
        unsafe {
            self.pool.as_mut_ptr().add(word).cast::<Cache>().write(cache);
        }
        word
    }
    pub(super) fn pool_len(&self) -> usize {
        self.pool.len()
    }

    fn fix_jumps(&mut self) {
        for &(at, distance, to) in &self.jumps {
            let by = i64::from(self.instr_at(to)) - at as i64;
            let operands = &mut self.instrs[at].1;
            match distance {
                Distance::Short => {
                    let by = i16::try_from(by).expect("fused jumps are short");
                    operands[2] = by as u16;
                }
                Distance::Wide => {
                    let by = i32::try_from(by).expect("code is shorter than 2^31") as u32;
                    operands[2] = by as u16;
                    operands[3] = (by >> 16) as u16;
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a translation, put together once")]
    pub(super) fn finish(
        mut self,
        vm: &Vm,
        code: &Ref<Code>,
        function: &Function,
        verified: Verified,
        handlers: Vec<Handler>,
        locals: usize,
        temporaries: usize,
        simple_args: i32,
    ) -> Translation {
        self.fix_jumps();
        let dispatch = vm.exec.dispatch.get();
        let instr = |&(op, [a, b, c, d]): &(Op, [u16; 4])| {
            UnsafeCell::new(Instr { target: dispatch.target(op), a, b, c, d })
        };
        // The pool borrows what the code object owns.
        self.owned.extend(code.consts.iter().filter(|value| value.is_heap()).cloned());
        let begins_in_place = code.source.flags.contains(CodeFlags::GENERATOR)
            && self.instrs.iter().all(|&(op, _)| op != Op::push_exc_info);
        Translation {
            instrs: self.instrs.iter().map(instr).collect(),
            ops: self.instrs.iter().map(|&(op, _)| Cell::new(op)).collect(),
            pool: self.pool.into_iter().map(Cell::new).collect(),
            caches: self.caches.into(),
            _owned: self.owned.into(),
            locals,
            registers: locals + temporaries,
            units: self.units.into(),
            handlers: handlers.into(),
            verified,
            code: code.pointer(),
            simple_args,
            fast_args: if locals + temporaries <= SMALL_FRAME { simple_args } else { -1 },
            begins_in_place,
            globals: function.globals.to_value().identity(),
        }
    }
}
