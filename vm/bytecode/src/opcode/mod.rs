//! The opcodes of CPython 3.12, from one list.
//!
//! Owns what an opcode is by itself: number, name, inline caches, kind of operand, how many
//! stack entries it needs and leaves. What an operand may be within a given code object is
//! the verifier's business.
//!
//! Invariant: `needs >= 0`, `leaves >= 0`, and `leaves - needs` is what
//! `dis.stack_effect` answers; a unit test compares every opcode with CPython's table.

mod list;
mod operands;
mod refused;

pub use list::Opcode;
pub use operands::{
    BINARY_OPS, BinaryOp, COMPARE_OPS, CompareOp, INTRINSICS_1, INTRINSICS_2, Operand,
    compare_op_name,
};
pub use refused::refused_name;

/// Opcodes from this number on have an operand (`HAVE_ARGUMENT`); below it the operand byte is
/// ignored.
pub const HAVE_ARGUMENT: u8 = 90;

/// How an instruction touches the operand stack: it needs `needs` entries, takes them off, and
/// puts `leaves` entries there. Entries that an instruction only looks at (`COPY`, `SWAP`,
/// `LIST_APPEND`, ...) are counted in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StackUse {
    pub needs: u64,
    pub leaves: u64,
}

impl Opcode {
    /// Whether the operand means something.
    #[inline]
    pub const fn has_arg(self) -> bool {
        self as u8 >= HAVE_ARGUMENT
    }

    /// Whether the instruction can jump (all jumps of 3.12 are relative).
    #[inline]
    pub const fn has_jump(self) -> bool {
        matches!(self.operand(), Operand::JumpForward | Operand::JumpBackward)
    }

    /// Whether control never reaches the next instruction.
    pub const fn ends_flow(self) -> bool {
        matches!(
            self,
            Opcode::JUMP_FORWARD
                | Opcode::JUMP_BACKWARD
                | Opcode::JUMP_BACKWARD_NO_INTERRUPT
                | Opcode::RETURN_VALUE
                | Opcode::RETURN_CONST
                | Opcode::RAISE_VARARGS
                | Opcode::RERAISE
                | Opcode::INTERPRETER_EXIT
        )
    }

    /// The change of the stack's depth, as `dis.stack_effect(opcode, arg, jump=jump)`. No
    /// opcode of 3.12 treats a taken jump differently: `FOR_ITER` counts the entry that
    /// `END_FOR` takes off at its target.
    #[inline]
    pub fn stack_effect(self, arg: u32, _jump: Option<bool>) -> i32 {
        let used = self.stack_use(arg);
        let effect = used.leaves as i64 - used.needs as i64;
        effect.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32
    }
}

#[cfg(test)]
mod tests;
