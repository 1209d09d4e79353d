//! The dataflow analysis: follows every path, block by block, until nothing new is learnt.

use super::NO_DEPTH;
use super::entries::Step;
use super::error::{Fault, Located};
use super::operands::Program;
use super::state::{Entry, Held, Mismatch, State};
use crate::Opcode;
use crate::code::CodeObject;
use crate::instructions::Instr;
use crate::tables::{ExceptionEntry, find_handler};

/// The sum of the sizes of all states kept: bounds the memory hostile code can take.
const MAX_KNOWLEDGE: usize = 1 << 25;

pub(super) struct Flow {
    pub(super) depths: Box<[u32]>,
    pub(super) max_depth: u32,
}

pub(super) fn analyse(code: &CodeObject, program: &Program) -> Result<Flow, Located> {
    let mut analysis = Analysis {
        code,
        program,
        is_block: vec![false; program.instructions.len()],
        states: vec![None; program.instructions.len()],
        waiting: Vec::new(),
        knowledge: 0,
        depths: vec![NO_DEPTH; code.units()].into(),
        max_depth: 0,
    };
    for &start in &program.block_starts() {
        if let Some(index) = program.index_at(start) {
            analysis.is_block[index] = true;
        }
    }
    analysis.arrive(0, Arrival::of(&entry_state(code))).map_err(Located::from)?;
    while let Some(index) = analysis.waiting.pop() {
        analysis.run_block(index)?;
    }
    Ok(Flow { depths: analysis.depths, max_depth: analysis.max_depth })
}

/// Parameters have their values; a captured one too, until `MAKE_CELL` moves it.
fn entry_state(code: &CodeObject) -> State {
    let mut state = State::new(code.localspluskinds.len(), !code.flags.is_resumable());
    for slot in 0..code.parameter_slots() as u32 {
        state.hold(slot, Held::Value);
    }
    state
}

struct Analysis<'a> {
    code: &'a CodeObject,
    program: &'a Program,
    /// For each instruction, whether it begins a block; only these keep a state.
    is_block: Vec<bool>,
    states: Vec<Option<Box<State>>>,
    /// Blocks to go through, perhaps again.
    waiting: Vec<usize>,
    knowledge: usize,
    depths: Box<[u32]>,
    max_depth: u32,
}

/// A state on its way to a block: of `state`, the lowest `keep` stack entries, then `pushed`.
/// Entries below `changed_from` are those of the last arrival from the same block.
struct Arrival<'s> {
    state: &'s State,
    keep: usize,
    pushed: &'static [Entry],
    changed_from: usize,
}

/// What handlers find above the entries they keep.
const RAISED: &[Entry] = &[Entry::Exception];
const RAISED_WITH_LASTI: &[Entry] = &[Entry::Lasti, Entry::Exception];

impl<'s> Arrival<'s> {
    fn of(state: &'s State) -> Arrival<'s> {
        Arrival { state, keep: state.stack.len(), pushed: &[], changed_from: 0 }
    }
}

impl Analysis<'_> {
    /// Follows a block from its state to its end.
    fn run_block(&mut self, first: usize) -> Result<(), Located> {
        let Some(mut state) = self.states[first].clone() else { return Ok(()) };
        let program = self.program;
        // Ranges begin and end blocks, so one handler serves the block.
        let handler = find_handler(&program.exceptions, program.instructions[first].offset);
        // What changed since the handler last heard of it: the stack from here up, any slot.
        let mut changed_from = 0;
        let mut slots_changed = true;
        for index in first..program.instructions.len() {
            let instr = &program.instructions[index];
            let located = |fault| Located::at(instr.offset, Some(instr.opcode), fault);
            if index != first && self.is_block[index] {
                return self.arrive(index, Arrival::of(&state)).map_err(located);
            }
            self.record_depth(instr, state.stack.len());
            let handler = handler.filter(|_| may_raise(instr.opcode));
            // What is thrown into a generator finds the value sent on the stack.
            let raises_after = instr.opcode == Opcode::YIELD_VALUE;
            if let Some(entry) = handler.filter(|_| !raises_after)
                && (slots_changed || changed_from < entry.depth as usize)
            {
                self.raise(entry, &state, changed_from).map_err(located)?;
                (changed_from, slots_changed) = (usize::MAX, false);
            }
            let mut step = Step::new(self.code, program, instr, &mut state);
            step.apply().map_err(located)?;
            let lowest = step.lowest;
            changed_from = changed_from.min(lowest);
            slots_changed |= step.slots_changed;
            if let Some(entry) = handler {
                if raises_after {
                    self.raise(entry, &state, changed_from).map_err(located)?;
                } else if lowest < entry.depth as usize {
                    return Err(located(loses_entries(entry)));
                }
            }
            self.max_depth = self.max_depth.max(state.stack.len() as u32);
            if let Some(target) = instr.target().and_then(|unit| program.index_at(unit)) {
                self.arrive(target, Arrival::of(&state)).map_err(located)?;
            }
            if instr.opcode.ends_flow() {
                return Ok(());
            }
            match program.instructions.get(index + 1).map(|next| next.opcode) {
                Some(Opcode::END_FOR) => {
                    return Err(located(Fault::Order("control falls into an END_FOR")));
                }
                Some(_) => {}
                None => return Err(located(Fault::RunsOffTheEnd)),
            }
        }
        Ok(())
    }

    fn record_depth(&mut self, instr: &Instr, depth: usize) {
        self.depths[instr.start as usize] = depth as u32;
        self.depths[instr.offset as usize] = depth as u32;
    }

    /// An instruction of a block raises: its handler is reached with the stack cut.
    fn raise(
        &mut self,
        entry: &ExceptionEntry,
        state: &State,
        changed_from: usize,
    ) -> Result<(), Fault> {
        let keep = entry.depth as usize;
        if state.stack.len() < keep {
            return Err(loses_entries(entry));
        }
        let pushed = if entry.lasti { RAISED_WITH_LASTI } else { RAISED };
        match self.program.index_at(entry.target) {
            Some(index) => self.arrive(index, Arrival { state, keep, pushed, changed_from }),
            None => Err(Fault::BadTarget { target: Some(entry.target) }),
        }
    }

    /// Takes a state in at the start of a block, and has the block gone through if that tells
    /// something new about it.
    fn arrive(&mut self, index: usize, arrival: Arrival<'_>) -> Result<(), Fault> {
        let Some(known) = &mut self.states[index] else {
            let mut stack = Vec::with_capacity(arrival.keep + arrival.pushed.len());
            stack.extend_from_slice(&arrival.state.stack[..arrival.keep]);
            stack.extend_from_slice(arrival.pushed);
            let state = arrival.state.with_stack(stack);
            self.knowledge += state.size();
            if self.knowledge > MAX_KNOWLEDGE {
                return Err(Fault::TooLarge("what is to be known of the stack"));
            }
            self.states[index] = Some(Box::new(state));
            self.waiting.push(index);
            return Ok(());
        };
        let joined = known.join(
            arrival.state,
            &arrival.state.stack[..arrival.keep],
            arrival.pushed,
            arrival.changed_from,
        );
        match joined {
            Ok(false) => {}
            // A block that waits already is gone through twice: rare, and harmless.
            Ok(true) => self.waiting.push(index),
            Err(Mismatch::Depth { expected, found }) => {
                let target = self.program.instructions[index].start;
                return Err(Fault::DepthMismatch { target, expected, found });
            }
            Err(Mismatch::Running) => {
                return Err(Fault::Order("RETURN_GENERATOR is not on every path"));
            }
        }
        Ok(())
    }
}

fn loses_entries(entry: &ExceptionEntry) -> Fault {
    Fault::HandlerLosesEntries { handler: entry.target, depth: entry.depth }
}

/// Whether an exception can come out of an instruction. Those that can't may stand in a range
/// with fewer entries on the stack than the handler expects, as they do at its edges.
fn may_raise(opcode: Opcode) -> bool {
    use Opcode::*;
    !matches!(
        opcode,
        NOP | POP_TOP
            | PUSH_NULL
            | SWAP
            | COPY
            | LOAD_CONST
            | LOAD_FAST
            | LOAD_FAST_AND_CLEAR
            | LOAD_CLOSURE
            | STORE_FAST
            | STORE_DEREF
            | MAKE_CELL
            | COPY_FREE_VARS
            | RETURN_GENERATOR
            | PUSH_EXC_INFO
            | POP_EXCEPT
            | END_FOR
            | END_SEND
            | IS_OP
            | KW_NAMES
            | JUMP_FORWARD
            | JUMP_BACKWARD_NO_INTERRUPT
            | POP_JUMP_IF_NONE
            | POP_JUMP_IF_NOT_NONE
            | RETURN_VALUE
            | RETURN_CONST
    )
}
