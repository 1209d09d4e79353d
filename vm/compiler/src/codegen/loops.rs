//! `if`, `for`, `async for` and `while`.

use apython_bytecode::{Const, Opcode};

use super::draft::UnitKind;
use super::unwind::Block;
use super::{Generator, Result};
use crate::location::Location;
use crate::sequence::Op;
use crate::tree::{Expr, For, Stmt};

impl<'a> Generator<'a> {
    pub(super) fn if_statement(
        &mut self,
        test: &Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
    ) -> Result {
        let end = self.new_label();
        let next = if orelse.is_empty() { end } else { self.new_label() };
        self.jump_if(test, next, false)?;
        self.statements(body)?;
        if !orelse.is_empty() {
            self.jump(Op::Jump, end, Location::NONE);
            self.place(next);
            self.statements(orelse)?;
        }
        self.place(end);
        Ok(())
    }

    pub(super) fn for_loop(&mut self, node: &'a For, at: Location) -> Result {
        let start = self.new_label();
        let cleanup = self.new_label();
        let end = self.new_label();
        self.push_block(Block::For { start, end }, at)?;
        self.expr(&node.iter)?;
        self.emit(Opcode::GET_ITER, at);
        self.place(start);
        self.jump(Opcode::FOR_ITER, cleanup, at);
        self.start_block();
        self.expr(&node.target)?;
        self.statements(&node.body)?;
        self.jump(Op::Jump, start, Location::NONE);
        self.place(cleanup);
        self.emit(Opcode::END_FOR, Location::NONE);
        self.pop_block();
        self.statements(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    pub(super) fn async_for_loop(&mut self, node: &'a For, at: Location) -> Result {
        self.check_async(at, "'async for' outside async function")?;
        let start = self.new_label();
        let except = self.new_label();
        let end = self.new_label();
        self.expr(&node.iter)?;
        self.emit(Opcode::GET_AITER, at);
        self.place(start);
        self.push_block(Block::For { start, end }, at)?;
        self.next_awaited(except, at);
        self.expr(&node.target)?;
        self.statements(&node.body)?;
        self.jump(Op::Jump, start, Location::NONE);
        self.pop_block();
        self.place(except);
        // It follows the loop, not its body.
        self.emit(Opcode::END_ASYNC_FOR, node.iter.at);
        self.statements(&node.orelse)?;
        self.place(end);
        Ok(())
    }

    /// The next item of an asynchronous iterator; `end` handles its end.
    pub(super) fn next_awaited(&mut self, end: crate::sequence::Label, at: Location) {
        self.jump(Op::SetupFinally, end, at);
        self.emit(Opcode::GET_ANEXT, at);
        self.load_const(Const::None, at);
        self.yield_from(true, at);
        self.emit(Op::PopBlock, at);
    }

    pub(super) fn while_loop(
        &mut self,
        test: &Expr,
        body: &'a [Stmt],
        orelse: &'a [Stmt],
        at: Location,
    ) -> Result {
        let start = self.new_label();
        let again = self.new_label();
        let end = self.new_label();
        let anchor = self.new_label();
        self.place(start);
        self.push_block(Block::While { start, end }, at)?;
        self.jump_if(test, anchor, false)?;
        self.place(again);
        self.statements(body)?;
        self.jump_if(test, again, true)?;
        self.pop_block();
        self.place(anchor);
        self.statements(orelse)?;
        self.place(end);
        Ok(())
    }

    /// That an asynchronous statement is in an asynchronous function, or at a top level that
    /// becomes a coroutine by it.
    pub(super) fn check_async(&mut self, at: Location, message: &str) -> Result {
        if self.awaits_at_top() {
            self.unit.is_coroutine = true;
        } else if self.unit.kind != UnitKind::AsyncFunction {
            return self.error(message, at);
        }
        Ok(())
    }
}
