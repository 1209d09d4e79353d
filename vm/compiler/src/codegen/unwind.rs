//! Blocks that are open around a statement, and what it takes to leave them early.

use apython_bytecode::{Const, Opcode};

use super::{Generator, Result};
use crate::location::Location;
use crate::names::Name;
use crate::sequence::{Label, Op};
use crate::tree::Stmt;

/// `CO_MAXBLOCKS`.
const MAX_BLOCKS: usize = 20;

/// A statement, or a part of one, that must be left in an orderly way.
#[derive(Clone, Copy)]
pub(super) enum Block<'a> {
    While {
        start: Label,
        end: Label,
    },
    For {
        start: Label,
        end: Label,
    },
    /// The body of a `try` with handlers.
    TryExcept,
    /// The body of a `try` with this `finally`.
    FinallyTry(&'a [Stmt]),
    /// A `finally` that runs because of an exception.
    FinallyEnd,
    With(Location),
    AsyncWith(Location),
    /// The body of a handler, and the variable it deletes at its end.
    Handler(Option<Name>),
    /// Something of a `return` is kept on the stack.
    PopValue,
    /// Handlers are looked through.
    ExceptionHandler,
    /// The same of `except*`, which nothing may jump out of.
    ExceptionGroupHandler,
    AsyncComprehension,
}

impl Block<'_> {
    /// Of loops: where they start over and where they end.
    pub(super) fn loop_labels(self) -> Option<(Label, Label)> {
        match self {
            Block::While { start, end } | Block::For { start, end } => Some((start, end)),
            _ => None,
        }
    }
}

impl<'a> Generator<'a> {
    pub(super) fn push_block(&mut self, block: Block<'a>, at: Location) -> Result {
        if self.unit.blocks.len() >= MAX_BLOCKS {
            return self.error("too many statically nested blocks", at);
        }
        self.unit.blocks.push(block);
        Ok(())
    }

    pub(super) fn pop_block(&mut self) {
        self.unit.blocks.pop();
    }

    /// Leaves all blocks, or those inside the innermost loop, which is the answer. The blocks
    /// are still open afterwards for what follows. `at` is the statement that leaves; it
    /// becomes artificial when something else has run.
    pub(super) fn unwind(
        &mut self,
        at: &mut Location,
        keeps_top: bool,
        to_loop: bool,
    ) -> Result<Option<Block<'a>>> {
        let mut left = Vec::new();
        let mut found = None;
        while let Some(&block) = self.unit.blocks.last() {
            if matches!(block, Block::ExceptionGroupHandler) {
                let message = "'break', 'continue' and 'return' cannot appear in an except* block";
                return self.error(message, *at);
            }
            if to_loop && block.loop_labels().is_some() {
                found = Some(block);
                break;
            }
            self.unit.blocks.pop();
            left.push(block);
            self.unwind_block(at, block, keeps_top)?;
        }
        self.unit.blocks.extend(left.into_iter().rev());
        Ok(found)
    }

    /// Leaves one block. `keeps_top`: the top of the stack is to stay there.
    pub(super) fn unwind_block(
        &mut self,
        at: &mut Location,
        block: Block<'a>,
        keeps_top: bool,
    ) -> Result {
        match block {
            Block::While { .. }
            | Block::ExceptionHandler
            | Block::ExceptionGroupHandler
            | Block::AsyncComprehension => {}
            // The iterator, or what a finally keeps.
            Block::For { .. } | Block::PopValue => {
                self.keep_top(keeps_top, *at);
                self.emit(Opcode::POP_TOP, *at);
            }
            Block::TryExcept => self.emit(Op::PopBlock, *at),
            Block::FinallyTry(body) => {
                self.emit(Op::PopBlock, *at);
                if keeps_top {
                    self.push_block(Block::PopValue, *at)?;
                }
                self.statements(body)?;
                if keeps_top {
                    self.pop_block();
                }
                *at = Location::NONE;
            }
            Block::FinallyEnd => {
                self.keep_top(keeps_top, *at);
                self.emit(Opcode::POP_TOP, *at);
                self.keep_top(keeps_top, *at);
                self.emit(Op::PopBlock, *at);
                self.emit(Opcode::POP_EXCEPT, *at);
            }
            Block::With(with_at) => self.unwind_with(at, with_at, keeps_top, false),
            Block::AsyncWith(with_at) => self.unwind_with(at, with_at, keeps_top, true),
            Block::Handler(name) => self.unwind_handler(*at, name, keeps_top)?,
        }
        Ok(())
    }

    fn keep_top(&mut self, keeps_top: bool, at: Location) {
        if keeps_top {
            self.emit_arg(Opcode::SWAP, 2, at);
        }
    }

    fn unwind_with(&mut self, at: &mut Location, with_at: Location, keeps_top: bool, awaits: bool) {
        self.emit(Op::PopBlock, with_at);
        self.keep_top(keeps_top, with_at);
        self.call_exit_with_nones(with_at);
        if awaits {
            self.await_top(2, with_at);
        }
        self.emit(Opcode::POP_TOP, with_at);
        *at = Location::NONE;
    }

    fn unwind_handler(&mut self, at: Location, name: Option<Name>, keeps_top: bool) -> Result {
        if name.is_some() {
            self.emit(Op::PopBlock, at);
        }
        self.keep_top(keeps_top, at);
        self.emit(Op::PopBlock, at);
        self.emit(Opcode::POP_EXCEPT, at);
        match name {
            Some(name) => self.forget(name, at),
            None => Ok(()),
        }
    }

    /// Deletes a variable that may be deleted already.
    pub(super) fn forget(&mut self, name: Name, at: Location) -> Result {
        self.load_const(Const::None, at);
        self.store(name, at)?;
        self.variable(name, crate::tree::Ctx::Del, at)
    }

    /// `__exit__(None, None, None)`.
    pub(super) fn call_exit_with_nones(&mut self, at: Location) {
        for _ in 0..3 {
            self.load_const(Const::None, at);
        }
        self.emit_arg(Opcode::CALL, 2, at);
    }
}
