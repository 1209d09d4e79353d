//! `try` in all its forms.

use apython_bytecode::Opcode;

use super::unwind::Block;
use super::{Generator, Result, intrinsics};
use crate::location::Location;
use crate::sequence::{Label, Op};
use crate::tree::{ExceptHandler, Try};

/// Instructions that stand for no source text.
const NONE: Location = Location::NONE;

impl<'a> Generator<'a> {
    pub(super) fn try_statement(&mut self, node: &'a Try, at: Location) -> Result {
        if node.finalbody.is_empty() {
            self.try_handlers(node, at)
        } else {
            self.try_finally(node, at)
        }
    }

    fn try_handlers(&mut self, node: &'a Try, at: Location) -> Result {
        if node.is_star { self.try_except_star(node, at) } else { self.try_except(node, at) }
    }

    /// The `finally` is compiled twice: for the way through, and for exceptions.
    fn try_finally(&mut self, node: &'a Try, at: Location) -> Result {
        let handler = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.jump(Op::SetupFinally, handler, at);
        self.start_block();
        self.push_block(Block::FinallyTry(&node.finalbody), at)?;
        if node.handlers.is_empty() {
            self.statements(&node.body)?;
        } else {
            self.try_handlers(node, at)?;
        }
        self.emit(Op::PopBlock, NONE);
        self.pop_block();
        self.statements(&node.finalbody)?;
        self.jump(Op::Jump, exit, NONE);
        self.place(handler);
        self.jump(Op::SetupCleanup, cleanup, NONE);
        self.emit(Opcode::PUSH_EXC_INFO, NONE);
        self.push_block(Block::FinallyEnd, NONE)?;
        self.statements(&node.finalbody)?;
        self.pop_block();
        self.emit_arg(Opcode::RERAISE, 0, NONE);
        self.place(cleanup);
        self.pop_except_and_reraise(NONE);
        self.place(exit);
        Ok(())
    }

    /// What is tried; exceptions go to `except`.
    fn try_body(&mut self, node: &'a Try, except: Label, at: Location) -> Result {
        self.jump(Op::SetupFinally, except, at);
        self.start_block();
        self.push_block(Block::TryExcept, at)?;
        self.statements(&node.body)?;
        self.pop_block();
        self.emit(Op::PopBlock, NONE);
        Ok(())
    }

    /// An exception has come to `except`; what the handlers raise goes to `cleanup`.
    fn begin_handlers(
        &mut self,
        except: Label,
        cleanup: Label,
        block: Block<'a>,
        at: Location,
    ) -> Result {
        self.place(except);
        self.jump(Op::SetupCleanup, cleanup, NONE);
        self.emit(Opcode::PUSH_EXC_INFO, NONE);
        self.push_block(block, at)
    }

    fn try_except(&mut self, node: &'a Try, at: Location) -> Result {
        let except = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        self.try_body(node, except, at)?;
        self.statements(&node.orelse)?;
        self.jump(Op::Jump, end, NONE);
        self.begin_handlers(except, cleanup, Block::ExceptionHandler, at)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if handler.kind.is_none() && index + 1 < node.handlers.len() {
                return self.error("default 'except:' must be last", handler.at);
            }
            self.handler(handler, end)?;
        }
        self.pop_block();
        self.emit_arg(Opcode::RERAISE, 0, NONE);
        self.place(cleanup);
        self.pop_except_and_reraise(NONE);
        self.place(end);
        Ok(())
    }

    fn handler(&mut self, handler: &'a ExceptHandler, end: Label) -> Result {
        let at = handler.at;
        let next = self.new_label();
        if let Some(kind) = &handler.kind {
            self.expr(kind)?;
            self.emit(Opcode::CHECK_EXC_MATCH, at);
            self.jump(Opcode::POP_JUMP_IF_FALSE, next, at);
        }
        if let Some(name) = handler.name {
            // The variable is deleted at the end, whatever happens in between.
            let forget = self.new_label();
            self.store(name, at)?;
            self.jump(Op::SetupCleanup, forget, at);
            self.start_block();
            self.push_block(Block::Handler(Some(name)), at)?;
            self.statements(&handler.body)?;
            self.pop_block();
            self.emit(Op::PopBlock, NONE);
            self.emit(Op::PopBlock, NONE);
            self.emit(Opcode::POP_EXCEPT, NONE);
            self.forget(name, NONE)?;
            self.jump(Op::Jump, end, NONE);
            self.place(forget);
            self.forget(name, NONE)?;
            self.emit_arg(Opcode::RERAISE, 1, NONE);
        } else {
            self.emit(Opcode::POP_TOP, at);
            self.start_block();
            self.push_block(Block::Handler(None), at)?;
            self.statements(&handler.body)?;
            self.pop_block();
            self.emit(Op::PopBlock, NONE);
            self.emit(Opcode::POP_EXCEPT, NONE);
            self.jump(Op::Jump, end, NONE);
        }
        self.place(next);
        Ok(())
    }

    /// Each handler takes its part of the group; what they raise and what is left over is
    /// collected in a list and raised at the end. On the stack: the group, that list, what is
    /// left.
    fn try_except_star(&mut self, node: &'a Try, at: Location) -> Result {
        let except = self.new_label();
        let orelse = self.new_label();
        let end = self.new_label();
        let cleanup = self.new_label();
        let reraise_star = self.new_label();
        self.try_body(node, except, at)?;
        self.jump(Op::Jump, orelse, NONE);
        self.begin_handlers(except, cleanup, Block::ExceptionGroupHandler, at)?;
        for (index, handler) in node.handlers.iter().enumerate() {
            if index == 0 {
                self.emit_arg(Opcode::BUILD_LIST, 0, handler.at);
                self.emit_arg(Opcode::COPY, 2, handler.at);
            }
            self.star_handler(handler)?;
            if index + 1 == node.handlers.len() {
                self.emit_arg(Opcode::LIST_APPEND, 1, NONE);
                self.jump(Op::Jump, reraise_star, NONE);
            }
        }
        self.pop_block();
        self.place(reraise_star);
        self.reraise_star(end);
        self.place(cleanup);
        self.pop_except_and_reraise(NONE);
        self.place(orelse);
        self.statements(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    fn star_handler(&mut self, handler: &'a ExceptHandler) -> Result {
        let at = handler.at;
        let next = self.new_label();
        let next_with_error = self.new_label();
        let no_match = self.new_label();
        let raised = self.new_label();
        if let Some(kind) = &handler.kind {
            self.expr(kind)?;
            self.emit(Opcode::CHECK_EG_MATCH, at);
            self.emit_arg(Opcode::COPY, 1, at);
            self.jump(Opcode::POP_JUMP_IF_NONE, no_match, at);
        }
        match handler.name {
            Some(name) => self.store(name, at)?,
            None => self.emit(Opcode::POP_TOP, at),
        }
        self.jump(Op::SetupCleanup, raised, at);
        self.start_block();
        self.push_block(Block::Handler(handler.name), at)?;
        self.statements(&handler.body)?;
        self.pop_block();
        self.emit(Op::PopBlock, NONE);
        self.forget_star(handler)?;
        self.jump(Op::Jump, next, NONE);

        self.place(raised);
        self.forget_star(handler)?;
        self.emit_arg(Opcode::LIST_APPEND, 3, NONE);
        self.emit(Opcode::POP_TOP, NONE);
        self.jump(Op::Jump, next_with_error, NONE);

        self.place(next);
        // Holds a location that is propagated to it.
        self.emit(Opcode::NOP, NONE);
        self.jump(Op::Jump, next_with_error, NONE);
        self.place(no_match);
        self.emit(Opcode::POP_TOP, at);
        self.place(next_with_error);
        Ok(())
    }

    fn forget_star(&mut self, handler: &ExceptHandler) -> Result {
        match handler.name {
            Some(name) => self.forget(name, NONE),
            None => Ok(()),
        }
    }

    fn reraise_star(&mut self, end: Label) {
        let reraise = self.new_label();
        self.emit_arg(Opcode::CALL_INTRINSIC_2, intrinsics::PREP_RERAISE_STAR, NONE);
        self.emit_arg(Opcode::COPY, 1, NONE);
        self.jump(Opcode::POP_JUMP_IF_NOT_NONE, reraise, NONE);
        self.emit(Opcode::POP_TOP, NONE);
        self.emit(Op::PopBlock, NONE);
        self.emit(Opcode::POP_EXCEPT, NONE);
        self.jump(Op::Jump, end, NONE);
        self.place(reraise);
        self.emit(Op::PopBlock, NONE);
        self.emit_arg(Opcode::SWAP, 2, NONE);
        self.emit(Opcode::POP_EXCEPT, NONE);
        self.emit_arg(Opcode::RERAISE, 0, NONE);
    }
}
