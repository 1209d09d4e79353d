//! Walking the bytecode: blocks, and one instruction after the other.

use super::Translator;
use super::stack::Entry;
use apython_bytecode::Opcode;
use apython_bytecode::instructions::Instr;

impl Translator<'_> {
    pub(super) fn instruction(&self) -> Instr {
        self.verified.instructions()[self.position]
    }
    pub(super) fn next_instruction(&self) -> Option<Instr> {
        self.instruction_after(0)
    }
    /// The instruction that many after the next one that wasn't absorbed.
    pub(super) fn instruction_after(&self, count: usize) -> Option<Instr> {
        let position = self.position + self.absorbed + 1 + count;
        self.verified.instructions().get(position).copied()
    }
    /// Whether control comes to this unit from elsewhere, or an exception range has its edge
    /// there.
    pub(super) fn is_leader(&self, unit: u32) -> bool {
        self.leaders[unit as usize]
    }

    pub(super) fn find_leaders(&mut self) {
        let units = self.source.units();
        let mut leaders = vec![false; units + 1];
        for instr in self.verified.instructions() {
            if let Some(target) = instr.target() {
                leaders[target as usize] = true;
                if instr.opcode == Opcode::FOR_ITER {
                    // Exhaustion goes on behind the END_FOR.
                    leaders[target as usize + 1] = true;
                }
            }
        }
        for entry in self.verified.exceptions() {
            for unit in [entry.start, entry.end, entry.target] {
                leaders[unit as usize] = true;
            }
        }
        self.leaders = leaders;
    }

    pub(super) fn run(&mut self) {
        let count = self.verified.instructions().len();
        let mut reachable = true;
        while self.position < count {
            let instr = self.instruction();
            self.taken.clear();
            if self.is_leader(instr.start) || !reachable {
                if reachable {
                    self.flush();
                }
                self.emit.label(instr.start);
                reachable = match self.verified.depth_at(instr.start) {
                    Some(depth) if self.is_leader(instr.start) || instr.start == 0 => {
                        self.stack = (0..depth as u16).map(Entry::Temp).collect();
                        true
                    }
                    _ => false,
                };
            }
            self.absorbed = 0;
            if reachable {
                self.emit.unit = instr.offset;
                self.translate_one(instr);
                let last = self.verified.instructions()[self.position + self.absorbed];
                reachable = !last.opcode.ends_flow() && last.opcode != Opcode::END_FOR;
            }
            self.position += 1 + self.absorbed;
        }
        self.emit.label(self.source.units() as u32);
    }
}
