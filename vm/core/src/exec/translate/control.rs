//! Jumps, loops, and comparisons fused with them.

use super::super::instr::Op;
use super::super::instr::flags::{OPERATOR_SHIFT, SENSE};
use super::super::slow::Source;
use super::super::slow::loops::MAX_TARGETS;
use super::emit::Distance;
use super::stack::Operand;
use super::{CodeForm, Translator};
use apython_bytecode::Opcode;
use apython_bytecode::instructions::Instr;

/// Where a conditional jump goes, and when.
struct Branch {
    target: u32,
    if_true: bool,
    /// It closes a loop: a safe point.
    loops: bool,
    /// Where to go on if it doesn't jump, unless that comes next.
    otherwise: Option<u32>,
}

impl Translator<'_> {
    /// The branch that the conditional jump `jump` makes, which stands `ahead` instructions
    /// after the current one. One that only jumps over a jump back becomes that jump back.
    fn branch(&mut self, jump: Instr, if_true: bool) -> Branch {
        let target = jump.target().expect("a conditional jump has a target");
        let plain = Branch { target, if_true, loops: false, otherwise: None };
        let Some(next) = self.next_instruction() else { return plain };
        if next.opcode != Opcode::JUMP_BACKWARD
            || self.is_leader(next.start)
            || self.form == CodeForm::Stack
        {
            return plain;
        }
        let Some(back) = next.target() else { return plain };
        if self.is_for_iter(back) {
            return plain;
        }
        self.absorbed += 1;
        let otherwise = (target != next.next_offset).then_some(target);
        Branch { target: back, if_true: !if_true, loops: true, otherwise }
    }

    fn is_for_iter(&self, unit: u32) -> bool {
        self.instruction_at(unit).is_some_and(|instr| instr.opcode == Opcode::FOR_ITER)
    }

    fn instruction_at(&self, unit: u32) -> Option<Instr> {
        let instructions = self.verified.instructions();
        let found = instructions.binary_search_by_key(&unit, |instr| instr.start).ok()?;
        Some(instructions[found])
    }

    fn emit_otherwise(&mut self, branch: &Branch) {
        if let Some(otherwise) = branch.otherwise {
            self.emit.jump(Op::jump, 0, 0, 0, Distance::Wide, otherwise);
        }
    }

    /// POP_JUMP_IF_TRUE, POP_JUMP_IF_FALSE.
    pub(super) fn jump_by_truth(&mut self, instr: Instr, if_true: bool) {
        let branch = self.branch(instr, if_true);
        self.flush_below(1);
        let value = self.pop_register();
        let op = match (branch.if_true, branch.loops) {
            (true, false) => Op::jump_if_true,
            (false, false) => Op::jump_if_false,
            (true, true) => Op::jump_if_true_loop,
            (false, true) => Op::jump_if_false_loop,
        };
        let flags = value.flags(Source::First);
        self.emit.jump(op, value.index, flags, 0, Distance::Wide, branch.target);
        self.emit_otherwise(&branch);
    }

    /// POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE.
    pub(super) fn jump_by_none(&mut self, instr: Instr, if_none: bool) {
        let target = instr.target().expect("a conditional jump has a target");
        self.flush_below(1);
        let value = self.pop_register();
        let op = if if_none { Op::jump_if_none } else { Op::jump_if_not_none };
        let flags = value.flags(Source::First);
        self.emit.jump(op, value.index, flags, 0, Distance::Wide, target);
    }

    /// Whether the next instruction is a jump by truth that can be fused with this one, and its
    /// sense.
    fn fusable_jump(&self) -> Option<(Instr, bool)> {
        if self.form == CodeForm::Stack || !self.fuse_jumps {
            return None;
        }
        let next = self.next_instruction().filter(|next| !self.is_leader(next.start))?;
        match next.opcode {
            Opcode::POP_JUMP_IF_TRUE => Some((next, true)),
            Opcode::POP_JUMP_IF_FALSE => Some((next, false)),
            _ => None,
        }
    }

    fn pop_two(&mut self) -> (Operand, Operand, u16) {
        let second = self.pop();
        let first = self.pop();
        let flags = first.flags(Source::First) | second.flags(Source::Second);
        (first, second, flags)
    }

    /// COMPARE_OP.
    pub(super) fn compare(&mut self, instr: Instr) {
        let operator = (instr.arg >> 4) as u16;
        if let Some((jump, if_true)) = self.fusable_jump() {
            self.absorbed += 1;
            let branch = self.branch(jump, if_true);
            self.flush_below(2);
            let (first, second, flags) = self.pop_two();
            let sense = if branch.if_true { SENSE } else { 0 };
            let flags = flags | sense | (operator << OPERATOR_SHIFT);
            let op = if branch.loops { Op::jump_compare_loop } else { Op::jump_compare };
            let (a, b) = (first.index, second.index);
            self.emit.jump(op, a, b, flags, Distance::Short, branch.target);
            self.emit_otherwise(&branch);
            return;
        }
        let (first, second, flags) = self.pop_two();
        let a = self.destination();
        let flags = flags | (operator << OPERATOR_SHIFT);
        self.emit.op(Op::compare, a, first.index, second.index, flags);
    }

    /// IS_OP, whose operand inverts it.
    pub(super) fn is(&mut self, instr: Instr) {
        let inverted = instr.arg & 1 != 0;
        if let Some((jump, if_true)) = self.fusable_jump() {
            self.absorbed += 1;
            let target = jump.target().expect("a conditional jump has a target");
            self.flush_below(2);
            let (first, second, flags) = self.pop_two();
            let flags = flags | if if_true != inverted { SENSE } else { 0 };
            let (a, b) = (first.index, second.index);
            self.emit.jump(Op::jump_is, a, b, flags, Distance::Short, target);
            return;
        }
        self.two_operands(Op::is_op, if inverted { SENSE } else { 0 });
    }

    /// An instruction with two operands and a result.
    pub(super) fn two_operands(&mut self, op: Op, more: u16) {
        let (first, second, flags) = self.pop_two();
        let a = self.destination();
        self.emit.op(op, a, first.index, second.index, flags | more);
    }

    /// The locals of two STORE_FAST that follow after `ahead` more instructions, nothing of it
    /// being a leader.
    pub(super) fn stores_pair(&self, ahead: usize) -> Option<(u16, u16)> {
        if self.form == CodeForm::Stack {
            return None;
        }
        let store = |count| {
            let instr = self.instruction_after(count)?;
            let stores = instr.opcode == Opcode::STORE_FAST && !self.is_leader(instr.start);
            stores.then_some(instr.arg as u16)
        };
        Some((store(ahead)?, store(ahead + 1)?))
    }

    /// The locals of as many STORE_FAST that follow, if there are not too many for an instruction.
    pub(super) fn stores(&self, count: usize) -> Option<Vec<u16>> {
        if !(3..=MAX_TARGETS).contains(&count) {
            return None;
        }
        (1..count).try_for_each(|k| self.stores_pair(k - 1).map(drop))?;
        (0..count).map(|k| Some(self.instruction_after(k)?.arg as u16)).collect()
    }

    /// The locals of `for a, b in ...`.
    fn pair_of_loop(&self) -> Option<(u16, u16)> {
        let unpack = self.next_instruction().filter(|next| !self.is_leader(next.start))?;
        let pair = unpack.opcode == Opcode::UNPACK_SEQUENCE && unpack.arg == 2;
        if pair && self.fuse_jumps { self.stores_pair(1) } else { None }
    }

    /// Emits the targets of a loop that unpacks: at the position of the unpacking, for errors.
    fn emit_unpacking(&mut self, head: Instr, targets: &[u16]) {
        self.emit.unit = self.instruction_at(head.next_offset).map_or(head.offset, |it| it.offset);
        self.emit_targets(targets);
        self.emit.unit = head.offset;
    }

    /// Emits targets, four an instruction; one instruction if there are none.
    pub(super) fn emit_targets(&mut self, targets: &[u16]) {
        for four in targets.chunks(4).chain(targets.is_empty().then_some(&[][..])) {
            let target = |k: usize| four.get(k).copied().unwrap_or(0);
            self.emit.op(Op::targets, target(0), target(1), target(2), target(3));
        }
    }

    /// The locals of `for a, b, c, ... in ...`.
    fn targets_of_loop(&self) -> Option<Vec<u16>> {
        let unpack = self.next_instruction().filter(|next| !self.is_leader(next.start))?;
        let count = unpack.arg as usize;
        if unpack.opcode != Opcode::UNPACK_SEQUENCE || !(2..=MAX_TARGETS).contains(&count) {
            return None;
        }
        let stores = (1..count).try_for_each(|k| self.stores_pair(k).map(drop));
        stores?;
        (1..=count).map(|k| Some(self.instruction_after(k)?.arg as u16)).collect()
    }

    /// FOR_ITER: exhaustion takes the iterator off and goes on behind the END_FOR.
    pub(super) fn for_iter(&mut self, instr: Instr) {
        let exit = instr.target().expect("FOR_ITER has a target") + 1;
        self.flush();
        let iterator = self.temp(self.stack.len() - 1);
        if let Some((first, second)) = self.pair_of_loop() {
            self.absorbed += 3;
            self.emit.loop_head(instr.start);
            self.emit.jump(Op::for_pair, first, iterator, second, Distance::Short, exit);
            self.emit_unpacking(instr, &[]);
            return;
        }
        if let Some(targets) = self.targets_of_loop() {
            self.absorbed += 1 + targets.len();
            self.emit.loop_head(instr.start);
            let count = targets.len() as u16;
            self.emit.jump(Op::for_unpack, count, iterator, 0, Distance::Wide, exit);
            self.emit_unpacking(instr, &targets);
            return;
        }
        let a = self.destination();
        self.emit.loop_head(instr.start);
        self.emit.jump(Op::for_iter, a, iterator, 0, Distance::Wide, exit);
    }

    /// JUMP_BACKWARD. To a FOR_ITER, it steps the iterator itself: a loop then costs one
    /// instruction an iteration and not two.
    pub(super) fn jump_backward(&mut self, instr: Instr) {
        let target = instr.target().expect("a jump has a target");
        self.flush();
        if let Some(head) = self.instruction_at(target)
            && head.opcode == Opcode::FOR_ITER
            && self.form == CodeForm::Register
            && self.same_handler(instr, head)
        {
            self.step_loop(instr, head);
            return;
        }
        self.emit.jump(Op::jump_back, 0, 0, 0, Distance::Wide, target);
    }

    fn same_handler(&self, a: Instr, b: Instr) -> bool {
        let target = |instr: Instr| {
            self.verified.handler_at(instr.offset).map(|entry| (entry.target, entry.depth))
        };
        target(a) == target(b)
    }

    /// A copy of the FOR_ITER at the loop's head, whose success jumps to the body.
    fn step_loop(&mut self, instr: Instr, head: Instr) {
        let exit = head.target().expect("FOR_ITER has a target") + 1;
        let iterator = self.temp(self.stack.len() - 1);
        // The head has been translated: it stores the value where the body expects it.
        let a = self.emit.destination_of_loop(head.start);
        self.emit.unit = head.offset;
        self.emit.jump_to_body(a, iterator, head.start);
        if self.emit.is_pair_loop(head.start) {
            self.emit_unpacking(head, &[]);
        }
        self.emit.unit = instr.offset;
        let next = self.next_instruction().map(|next| next.start);
        let falls_through =
            next.is_some_and(|next| next == exit || (self.is_end_for(next) && next + 1 == exit));
        if !falls_through {
            self.emit.jump(Op::jump, 0, 0, 0, Distance::Wide, exit);
        }
    }

    fn is_end_for(&self, unit: u32) -> bool {
        self.instruction_at(unit).is_some_and(|instr| instr.opcode == Opcode::END_FOR)
    }
}
