//! The symbolic stack.
//!
//! An entry is a value in a temporary, or pending: a local or a constant that nothing has
//! copied yet. An entry's own temporary is the one with its index; it may stand in another
//! one after a swap. No two entries share a temporary.

use super::super::instr::Op;
use super::super::instr::flags::{FIRST_CONST, FIRST_TEMP};
use super::super::slow::Source;
use super::emit::OPERAND_WORDS;
use super::{CodeForm, Translator};
use apython_bytecode::Opcode;

/// An entry of the symbolic stack.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Entry {
    /// In this temporary.
    Temp(u16),
    /// In this local's register.
    Local(u16),
    /// At this word of the pool.
    Const(u16),
    /// The NULL that calls expect below a callable.
    Null,
}

/// A source operand: its number and its flags as a first source.
#[derive(Clone, Copy)]
pub(super) struct Operand {
    pub(super) index: u16,
    flags: u16,
}

impl Operand {
    /// The operand's flags, for its place among the sources.
    pub(super) fn flags(self, which: Source) -> u16 {
        self.flags << which as u16
    }
    pub(super) fn is_temp(self) -> bool {
        self.flags & FIRST_TEMP != 0
    }
}

impl Translator<'_> {
    /// The register of a temporary.
    pub(super) fn temp(&self, slot: usize) -> u16 {
        (self.locals + slot) as u16
    }

    fn slot_in_use(&self, slot: usize) -> bool {
        self.stack.contains(&Entry::Temp(slot as u16))
    }

    /// A free temporary for the entry that is pushed next, its own if possible.
    pub(super) fn free_slot(&self) -> usize {
        let own = self.stack.len();
        if !self.slot_in_use(own) {
            return own;
        }
        (0..).find(|&slot| !self.slot_in_use(slot)).expect("there are as many as entries")
    }

    /// Pushes an entry that is in a temporary, which an instruction just written put there.
    pub(super) fn push_temp(&mut self, slot: usize) {
        self.stack.push(Entry::Temp(slot as u16));
    }

    /// Pushes a pending entry; in the stack form, or where a handler expects it in place, it
    /// is copied at once.
    pub(super) fn push_pending(&mut self, entry: Entry) {
        self.stack.push(entry);
        let index = self.stack.len() - 1;
        if self.form == CodeForm::Stack && entry != Entry::Null {
            self.settle(index);
        }
        self.settle_for_handler();
    }

    /// What a handler of the current instruction expects on its stack is in place.
    pub(super) fn settle_for_handler(&mut self) {
        let unit = self.instruction().offset;
        let Some(handler) = self.verified.handler_at(unit) else { return };
        let depth = (handler.depth as usize).min(self.stack.len());
        if (0..depth).any(|index| self.stack[index] != Entry::Temp(index as u16)) {
            self.flush();
        }
    }

    /// Copies a pending entry to its own temporary.
    pub(super) fn settle(&mut self, index: usize) {
        let entry = self.stack[index];
        if matches!(entry, Entry::Temp(_)) {
            return;
        }
        if self.slot_in_use(index) {
            self.flush();
            return;
        }
        let own = self.temp(index);
        match entry {
            Entry::Local(local) => self.emit.op(Op::copy, own, local, 0, 0),
            Entry::Const(word) => self.emit.op(Op::load_const, own, word, 0, 0),
            Entry::Null => self.emit.op(Op::load_unbound, own, 0, 0, 0),
            Entry::Temp(_) => unreachable!("returned above"),
        }
        self.stack[index] = Entry::Temp(index as u16);
    }

    fn displaced(&self) -> Option<(usize, usize)> {
        self.stack.iter().enumerate().find_map(|(index, &entry)| match entry {
            Entry::Temp(slot) if usize::from(slot) != index => Some((index, usize::from(slot))),
            _ => None,
        })
    }

    /// Puts every entry in its own temporary.
    pub(super) fn flush(&mut self) {
        self.settle_displaced();
        for index in 0..self.stack.len() {
            self.settle(index);
        }
    }

    /// Puts every entry that is in another's temporary in its own.
    fn settle_displaced(&mut self) {
        while let Some((index, slot)) = self.displaced() {
            let occupant = self.stack.iter().position(|&e| e == Entry::Temp(index as u16));
            let (own, other) = (self.temp(index), self.temp(slot));
            match occupant {
                Some(occupant) => {
                    self.emit.op(Op::swap_temps, own, other, 0, 0);
                    self.stack[occupant] = Entry::Temp(slot as u16);
                }
                None => self.emit.op(Op::move_temp, own, other, 0, 0),
            }
            self.stack[index] = Entry::Temp(index as u16);
        }
    }

    /// Puts all but the topmost `operands` entries in their own temporaries, as a jump wants.
    pub(super) fn flush_below(&mut self, operands: usize) {
        self.settle_displaced();
        for index in 0..self.stack.len() - operands {
            self.settle(index);
        }
    }

    /// Puts the topmost `count` entries in consecutive temporaries, nothing being in use above
    /// them, and takes them off: the register of the first. NULLs are left out.
    pub(super) fn window(&mut self, count: usize) -> u16 {
        self.settle_displaced();
        let first = self.stack.len() - count;
        for index in first..self.stack.len() {
            if self.stack[index] != Entry::Null {
                self.settle(index);
            }
        }
        self.stack.truncate(first);
        self.temp(first)
    }

    /// Takes the top off as an operand.
    pub(super) fn pop(&mut self) -> Operand {
        let entry = self.stack.pop().expect("verified code doesn't underflow");
        match entry {
            Entry::Temp(slot) => {
                self.taken.push(slot);
                Operand { index: self.temp(usize::from(slot)), flags: FIRST_TEMP }
            }
            Entry::Local(local) => Operand { index: local, flags: 0 },
            Entry::Const(word) => Operand { index: word, flags: FIRST_CONST },
            Entry::Null => unreachable!("verified code takes no NULL for an operand"),
        }
    }

    /// Takes the top off as an operand in a temporary.
    pub(super) fn pop_temp(&mut self) -> u16 {
        self.settle(self.stack.len() - 1);
        self.pop().index
    }

    /// Takes the top off as an operand in a register.
    pub(super) fn pop_register(&mut self) -> Operand {
        if matches!(self.stack.last(), Some(Entry::Const(_))) {
            self.settle(self.stack.len() - 1);
        }
        self.pop()
    }

    /// Copies the entries that stand for a local which is about to change: each to its own
    /// temporary, or where an operand of this very instruction is still there, to another one.
    pub(super) fn save_uses_of(&mut self, local: u16) {
        while let Some(index) = self.stack.iter().position(|&e| e == Entry::Local(local)) {
            let is_free =
                |slot: &usize| !self.slot_in_use(*slot) && !self.taken.contains(&(*slot as u16));
            let slot = std::iter::once(index).chain(0..).find(is_free);
            let slot = slot.expect("there are as many as entries and operands");
            self.emit.op(Op::copy, self.temp(slot), local, 0, 0);
            self.stack[index] = Entry::Temp(slot as u16);
        }
    }

    /// Where a result goes: the local that the next instruction stores it in, if it does, else
    /// a temporary that is pushed.
    pub(super) fn destination(&mut self) -> u16 {
        if let Some(local) = self.stored_next() {
            self.absorbed += 1;
            self.save_uses_of(local);
            return local;
        }
        let slot = self.free_slot();
        self.push_temp(slot);
        self.temp(slot)
    }

    /// The local of a STORE_FAST that follows in the same block.
    fn stored_next(&self) -> Option<u16> {
        if self.form == CodeForm::Stack {
            return None;
        }
        let next = self.next_instruction()?;
        let stores = next.opcode == Opcode::STORE_FAST && !self.is_leader(next.start);
        stores.then_some(next.arg as u16)
    }

    /// The pool word of a constant, if an operand can number it.
    pub(super) fn constant_word(&mut self, index: u32) -> Result<u16, u32> {
        let value = &self.code.consts[index as usize];
        let word = self.emit.constant(index, value);
        if word + 1 < OPERAND_WORDS { Ok(word as u16) } else { Err(word as u32) }
    }
}
