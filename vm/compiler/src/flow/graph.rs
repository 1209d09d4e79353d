//! Blocks and instructions, and making them from a sequence.

use std::num::NonZeroU32;
use std::ops::{Index, IndexMut, Range};

use apython_bytecode::Opcode;

use super::malformed;
use crate::error::CompileError;
use crate::location::Location;
use crate::sequence::{Op, Sequence};

/// The number of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockId(NonZeroU32);

/// No label; blocks without one are entered from above only.
pub(super) const NO_LABEL: i32 = -1;

#[derive(Clone, Copy, Debug)]
pub(crate) struct Instr {
    pub(crate) op: Op,
    /// The operand. Of jumps the number of a label, of which only the size of the instruction
    /// depends, until `jumps::resolve_jump_offsets` puts the distance here.
    pub(crate) arg: u32,
    pub(crate) at: Location,
    /// Of jumps and `SETUP_*`.
    pub(crate) target: Option<BlockId>,
    /// Where exceptions go.
    pub(crate) handler: Option<BlockId>,
}

/// A run of instructions that is entered at its top and left at its end.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    /// Where its instructions are in [`Graph::code`].
    start: u32,
    len: u32,
    pub(crate) next: Option<BlockId>,
    pub(super) label: i32,
    pub(super) predecessors: u32,
    /// The stack's depth at the top; negative if no path comes here.
    pub(crate) start_depth: i32,
    /// Code units before it.
    pub(crate) offset: u32,
    /// Its own code units.
    pub(super) size: u32,
    /// An instruction that raises leaves its offset on the stack.
    pub(crate) preserve_lasti: bool,
    pub(super) is_except_handler: bool,
    pub(super) is_cold: bool,
    pub(super) is_warm: bool,
    /// For the pass at work.
    pub(super) is_visited: bool,
    /// Of the first 64 locals, those that may be unbound at the top.
    pub(super) unsafe_locals: u64,
    /// The handlers around it, for `exceptions`.
    pub(super) except_stack: u32,
}

#[derive(Debug)]
pub(crate) struct Graph {
    pub(super) blocks: Vec<Block>,
    /// Instructions of all blocks. Those of a block stand together; there may be dead ones
    /// between them.
    pub(super) code: Vec<Instr>,
    pub(crate) entry: BlockId,
    /// Blocks that a pass has still to look at: one list for all passes.
    todo: Vec<BlockId>,
}

impl BlockId {
    fn new(index: usize) -> BlockId {
        BlockId(NonZeroU32::MIN.saturating_add(index as u32))
    }

    #[inline]
    fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

impl Instr {
    pub(super) fn new(op: impl Into<Op>, arg: u32, at: Location) -> Instr {
        Instr { op: op.into(), arg, at, target: None, handler: None }
    }

    #[inline]
    pub(super) fn is(&self, opcode: Opcode) -> bool {
        self.op == Op::Code(opcode)
    }

    #[inline]
    pub(super) fn set(&mut self, opcode: Opcode, arg: u32) {
        self.op = Op::Code(opcode);
        self.arg = arg;
    }

    #[inline]
    pub(super) fn set_nop(&mut self) {
        self.set(Opcode::NOP, 0);
    }

    #[inline]
    pub(super) fn is_jump(&self) -> bool {
        self.op.is_jump()
    }

    #[inline]
    pub(super) fn is_unconditional_jump(&self) -> bool {
        matches!(
            self.op,
            Op::Jump
                | Op::JumpNoInterrupt
                | Op::Code(
                    Opcode::JUMP_FORWARD
                        | Opcode::JUMP_BACKWARD
                        | Opcode::JUMP_BACKWARD_NO_INTERRUPT
                )
        )
    }

    /// Whether it leaves the code object.
    #[inline]
    pub(super) fn is_scope_exit(&self) -> bool {
        matches!(
            self.op,
            Op::Code(
                Opcode::RETURN_VALUE
                    | Opcode::RETURN_CONST
                    | Opcode::RAISE_VARARGS
                    | Opcode::RERAISE
            )
        )
    }

    fn is_terminator(&self) -> bool {
        self.is_jump() || self.is_scope_exit()
    }

    #[inline]
    pub(super) fn has_const(&self) -> bool {
        matches!(self.op, Op::Code(Opcode::LOAD_CONST | Opcode::RETURN_CONST | Opcode::KW_NAMES))
    }

    /// Code units, with `EXTENDED_ARG` and caches.
    #[inline]
    pub(crate) fn size(&self) -> u32 {
        let caches = match self.op {
            Op::Code(opcode) => opcode.cache_entries() as u32,
            _ => 0,
        };
        let extended = match self.arg {
            0..=0xff => 0,
            0x100..=0xffff => 1,
            0x1_0000..=0xff_ffff => 2,
            _ => 3,
        };
        extended + 1 + caches
    }
}

impl Index<BlockId> for Graph {
    type Output = Block;

    #[inline]
    fn index(&self, block: BlockId) -> &Block {
        &self.blocks[block.index()]
    }
}

impl IndexMut<BlockId> for Graph {
    #[inline]
    fn index_mut(&mut self, block: BlockId) -> &mut Block {
        &mut self.blocks[block.index()]
    }
}

impl Block {
    fn new(start: usize, label: i32) -> Block {
        Block {
            start: start as u32,
            len: 0,
            next: None,
            label,
            predecessors: 0,
            start_depth: 0,
            offset: 0,
            size: 0,
            preserve_lasti: false,
            is_except_handler: false,
            is_cold: false,
            is_warm: false,
            is_visited: false,
            unsafe_locals: 0,
            except_stack: 0,
        }
    }

    #[inline]
    pub(super) fn len(&self) -> usize {
        self.len as usize
    }

    #[inline]
    pub(super) fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Drops the instructions behind the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len as u32);
    }

    /// The places of its instructions.
    #[inline]
    pub(crate) fn range(&self) -> Range<usize> {
        self.start as usize..self.start as usize + self.len as usize
    }
}

impl Graph {
    /// Cuts a sequence into blocks: before labels, and after what jumps or leaves. So these are
    /// always the last of their blocks.
    pub(super) fn new(sequence: &Sequence) -> Result<Graph, CompileError> {
        let labels = LabelMap::new(sequence)?;
        let count = sequence.instructions.len();
        let mut graph = Graph {
            blocks: Vec::with_capacity(sequence.labels.len() * 2 + 4),
            // Some are to come: copies of small blocks, cells.
            code: Vec::with_capacity(count + count / 4 + 8),
            entry: BlockId::new(0),
            todo: Vec::with_capacity(16),
        };
        graph.blocks.push(Block::new(0, NO_LABEL));
        let mut of_label: Vec<Option<BlockId>> = vec![None; sequence.labels.len()];
        for (index, instruction) in sequence.instructions.iter().enumerate() {
            let label = labels.at[index];
            if label != NO_LABEL || graph.code.last().is_some_and(Instr::is_terminator) {
                graph.start_block(label);
            }
            if let Some(place) = of_label.get_mut(label.wrapping_sub(1) as usize) {
                *place = Some(BlockId::new(graph.blocks.len() - 1));
            }
            graph.code.push(Instr::new(instruction.op, instruction.arg, instruction.at));
            if let Some(block) = graph.blocks.last_mut() {
                block.len += 1;
            }
        }
        for instr in graph.code.iter_mut().filter(|instr| instr.op.has_target()) {
            let label = labels.of(sequence, instr.arg)?;
            instr.arg = label as u32;
            instr.target = of_label.get(label as usize - 1).copied().flatten();
            if instr.target.is_none() {
                return Err(malformed("a jump to nowhere"));
            }
        }
        Ok(graph)
    }

    /// The next instruction begins a block, the one at hand if that is empty.
    fn start_block(&mut self, label: i32) {
        let next = BlockId::new(self.blocks.len());
        let Some(last) = self.blocks.last_mut() else { return };
        if last.is_empty() && last.label == NO_LABEL {
            last.label = label;
            return;
        }
        last.next = Some(next);
        self.blocks.push(Block::new(self.code.len(), label));
    }

    /// A block that is not in the chain yet.
    pub(super) fn new_block(&mut self, label: i32) -> BlockId {
        self.blocks.push(Block::new(self.code.len(), label));
        BlockId::new(self.blocks.len() - 1)
    }

    /// The blocks in the order they follow each other.
    #[inline]
    pub(crate) fn chain(&self) -> impl Iterator<Item = BlockId> + '_ {
        std::iter::successors(Some(self.entry), |&block| self[block].next)
    }

    /// Code units of all blocks, once jumps are resolved.
    pub(crate) fn code_units(&self) -> usize {
        let last = &self[self.chain().last().unwrap_or(self.entry)];
        last.offset as usize + last.size as usize
    }

    #[inline]
    pub(crate) fn instrs(&self, block: BlockId) -> &[Instr] {
        &self.code[self[block].range()]
    }

    #[inline]
    pub(super) fn instrs_mut(&mut self, block: BlockId) -> &mut [Instr] {
        let range = self[block].range();
        &mut self.code[range]
    }

    #[inline]
    pub(super) fn last(&self, block: BlockId) -> Option<&Instr> {
        self.instrs(block).last()
    }

    /// Whether control can reach the block that follows.
    #[inline]
    pub(super) fn falls_through(&self, block: BlockId) -> bool {
        let ends = |last: &Instr| last.is_scope_exit() || last.is_unconditional_jump();
        !self.last(block).is_some_and(ends)
    }

    #[inline]
    pub(super) fn exits_scope(&self, block: BlockId) -> bool {
        self.last(block).is_some_and(Instr::is_scope_exit)
    }

    /// Puts copies of the instructions of `source` at the end of `block`.
    pub(super) fn append_copies(&mut self, block: BlockId, source: BlockId) {
        self.move_to_end(block);
        let source = self[source].range();
        self[block].len += source.len() as u32;
        self.code.extend_from_within(source);
    }

    pub(super) fn append(&mut self, block: BlockId, instr: Instr) {
        self.move_to_end(block);
        self.code.push(instr);
        self[block].len += 1;
    }

    /// Puts instructions before those of a block.
    pub(super) fn prepend(&mut self, block: BlockId, instrs: &[Instr]) {
        let range = self[block].range();
        self[block].start = self.code.len() as u32;
        self[block].len += instrs.len() as u32;
        self.code.extend_from_slice(instrs);
        self.code.extend_from_within(range);
    }

    /// So that the block can grow.
    fn move_to_end(&mut self, block: BlockId) {
        let range = self[block].range();
        if range.end != self.code.len() {
            self[block].start = self.code.len() as u32;
            self.code.extend_from_within(range);
        }
    }

    /// The highest label.
    pub(super) fn max_label(&self) -> i32 {
        self.chain().map(|block| self[block].label).max().unwrap_or(NO_LABEL)
    }

    /// An empty list, to give back with [`Graph::put_todo`].
    pub(super) fn take_todo(&mut self) -> Vec<BlockId> {
        std::mem::take(&mut self.todo)
    }

    pub(super) fn put_todo(&mut self, mut todo: Vec<BlockId>) {
        todo.clear();
        self.todo = todo;
    }

    /// For a pass that walks the graph.
    pub(super) fn forget_visits(&mut self) {
        self.blocks.iter_mut().for_each(|block| block.is_visited = false);
    }
}

/// Labels by instruction. Of several at one place, one stands for all. They are counted from 1
/// here, as in CPython, where a label's number decides how long its jump is held to be at first.
struct LabelMap {
    at: Vec<i32>,
}

impl LabelMap {
    fn new(sequence: &Sequence) -> Result<LabelMap, CompileError> {
        let mut at = vec![NO_LABEL; sequence.instructions.len()];
        for (label, &index) in sequence.labels.iter().enumerate() {
            match at.get_mut(index as usize) {
                Some(place) => *place = label as i32 + 1,
                None if index == u32::MAX => {}
                None => return Err(malformed("a label behind the last instruction")),
            }
        }
        Ok(LabelMap { at })
    }

    /// The label that stands for one of the sequence.
    fn of(&self, sequence: &Sequence, label: u32) -> Result<i32, CompileError> {
        let index = sequence.labels.get(label as usize).copied();
        let place = index.and_then(|index| self.at.get(index as usize));
        place.copied().ok_or_else(|| malformed("a jump to a label that is nowhere"))
    }
}
