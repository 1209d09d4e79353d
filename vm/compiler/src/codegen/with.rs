//! `with` and `async with`.

use apython_bytecode::Opcode;

use super::unwind::Block;
use super::{Generator, Result};
use crate::location::Location;
use crate::sequence::{Label, Op};
use crate::tree::{Stmt, WithItem};

impl<'a> Generator<'a> {
    pub(super) fn with(&mut self, items: &'a [WithItem], body: &'a [Stmt], at: Location) -> Result {
        let Some((item, rest)) = items.split_first() else { return self.statements(body) };
        let handler = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.expr(&item.context)?;
        self.emit(Opcode::BEFORE_WITH, at);
        self.jump(Op::SetupWith, handler, at);
        self.start_block();
        self.push_block(Block::With(at), at)?;
        self.entered(item, at)?;
        self.with(rest, body, at)?;
        self.emit(Op::PopBlock, Location::NONE);
        self.pop_block();
        self.call_exit_with_nones(at);
        self.emit(Opcode::POP_TOP, at);
        self.jump(Op::Jump, exit, at);
        self.place(handler);
        self.jump(Op::SetupCleanup, cleanup, at);
        self.emit(Opcode::PUSH_EXC_INFO, at);
        self.emit(Opcode::WITH_EXCEPT_START, at);
        self.finish_with(cleanup);
        self.place(exit);
        Ok(())
    }

    pub(super) fn async_with(
        &mut self,
        items: &'a [WithItem],
        body: &'a [Stmt],
        at: Location,
    ) -> Result {
        let Some((item, rest)) = items.split_first() else { return self.statements(body) };
        self.check_async(at, "'async with' outside async function")?;
        let handler = self.new_label();
        let exit = self.new_label();
        let cleanup = self.new_label();
        self.expr(&item.context)?;
        self.emit(Opcode::BEFORE_ASYNC_WITH, at);
        self.await_top(1, at);
        self.jump(Op::SetupWith, handler, at);
        self.start_block();
        self.push_block(Block::AsyncWith(at), at)?;
        self.entered(item, at)?;
        self.async_with(rest, body, at)?;
        self.pop_block();
        self.emit(Op::PopBlock, at);
        self.call_exit_with_nones(at);
        self.await_top(2, at);
        self.emit(Opcode::POP_TOP, at);
        self.jump(Op::Jump, exit, at);
        self.place(handler);
        self.jump(Op::SetupCleanup, cleanup, at);
        self.emit(Opcode::PUSH_EXC_INFO, at);
        self.emit(Opcode::WITH_EXCEPT_START, at);
        self.await_top(2, at);
        self.finish_with(cleanup);
        self.place(exit);
        Ok(())
    }

    /// What `__enter__` returned goes to the target, if there is one.
    fn entered(&mut self, item: &'a WithItem, at: Location) -> Result {
        match &item.target {
            Some(target) => self.expr(target),
            None => {
                self.emit(Opcode::POP_TOP, at);
                Ok(())
            }
        }
    }

    /// After `__exit__` was given an exception: on with it unless the answer is true.
    fn finish_with(&mut self, cleanup: Label) {
        let at = Location::NONE;
        let suppress = self.new_label();
        let exit = self.new_label();
        self.jump(Opcode::POP_JUMP_IF_TRUE, suppress, at);
        self.emit_arg(Opcode::RERAISE, 2, at);
        self.place(suppress);
        self.emit(Opcode::POP_TOP, at);
        self.emit(Op::PopBlock, at);
        self.emit(Opcode::POP_EXCEPT, at);
        self.emit(Opcode::POP_TOP, at);
        self.emit(Opcode::POP_TOP, at);
        self.jump(Op::Jump, exit, at);
        self.place(cleanup);
        self.pop_except_and_reraise(at);
        self.place(exit);
    }
}
