//! Instructions as the code generator emits them: with labels for jumps, pseudo instructions for
//! exception handlers, and a location each.

use apython_bytecode::Opcode;

use crate::location::Location;

/// An instruction of 3.12, or one that exists only between the code generator and the assembler.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    Code(Opcode),
    /// A jump whose direction is not known yet.
    Jump,
    JumpNoInterrupt,
    SetupFinally,
    SetupCleanup,
    SetupWith,
    PopBlock,
    StoreFastMaybeNull,
}

impl From<Opcode> for Op {
    fn from(opcode: Opcode) -> Op {
        Op::Code(opcode)
    }
}

/// A place in a sequence to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Label(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub op: Op,
    /// The operand; of jumps and `SETUP_*`, the number of a [`Label`].
    pub arg: u32,
    pub at: Location,
}

/// The instructions of one code object, in the order they were emitted.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    pub instructions: Vec<Instruction>,
    /// For each label, the index of the instruction it stands before; `u32::MAX` until placed.
    pub labels: Vec<u32>,
}

impl Op {
    /// Whether the operand is a label.
    #[inline]
    pub fn has_target(self) -> bool {
        self.is_jump() || self.is_block_push()
    }

    /// Spelled out, which is one test of a bit.
    #[inline]
    pub fn is_jump(self) -> bool {
        matches!(
            self,
            Op::Jump
                | Op::JumpNoInterrupt
                | Op::Code(
                    Opcode::JUMP_FORWARD
                        | Opcode::JUMP_BACKWARD
                        | Opcode::JUMP_BACKWARD_NO_INTERRUPT
                        | Opcode::POP_JUMP_IF_FALSE
                        | Opcode::POP_JUMP_IF_TRUE
                        | Opcode::POP_JUMP_IF_NONE
                        | Opcode::POP_JUMP_IF_NOT_NONE
                        | Opcode::FOR_ITER
                        | Opcode::SEND
                )
        )
    }

    /// `SETUP_FINALLY` and its kin.
    #[inline]
    pub fn is_block_push(self) -> bool {
        matches!(self, Op::SetupFinally | Op::SetupCleanup | Op::SetupWith)
    }
}

impl Sequence {
    pub fn new_label(&mut self) -> Label {
        self.labels.push(u32::MAX);
        Label(self.labels.len() as u32 - 1)
    }

    /// The label stands before the next instruction. (Several may stand there.)
    pub fn place(&mut self, label: Label) {
        self.labels[label.0 as usize] = self.instructions.len() as u32;
    }

    pub fn push(&mut self, op: impl Into<Op>, arg: u32, at: Location) {
        self.instructions.push(Instruction { op: op.into(), arg, at });
    }

    pub fn jump(&mut self, op: impl Into<Op>, target: Label, at: Location) {
        self.push(op, target.0, at);
    }

    /// Puts an instruction before the one at `index`; labels at or behind it move on.
    pub fn insert(&mut self, index: usize, op: impl Into<Op>, arg: u32, at: Location) {
        self.instructions.insert(index, Instruction { op: op.into(), arg, at });
        for label in &mut self.labels {
            if *label != u32::MAX && *label as usize >= index {
                *label += 1;
            }
        }
    }
}
