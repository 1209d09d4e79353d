//! Comprehensions and generator expressions: as part of the code around them where the symbol
//! table says so (see [`super::inlining`]), else as functions that are called at once.

use apython_bytecode::{Opcode, Text};

use super::draft::UnitKind;
use super::unwind::Block;
use super::{Generator, Result};
use crate::depth::on_enough_stack;
use crate::location::Location;
use crate::sequence::Op;
use crate::tree::{Comp, CompKind, Comprehension, Expr, ExprKind};

/// Whether the iterator of a loop is on the stack already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Iterator {
    OnStack,
    /// The first loop's, which is the only parameter.
    Parameter,
    /// To be made here.
    Made,
}

impl Generator<'_> {
    pub(super) fn comprehension(&mut self, comp: &Comp, at: Location) -> Result {
        let Some(outermost) = comp.generators.first() else { return Ok(()) };
        let scope = self.table.of_node(comp.id);
        let around = self.unit.kind;
        let at_top = self.awaits_at_top();
        let is_async = scope.is_coroutine && comp.kind != CompKind::Generator;
        let inlined = if scope.is_inlined {
            self.comprehension_iter(outermost, at)?;
            Some(self.push_inlined(scope, at))
        } else {
            let title = Text::new(match comp.kind {
                CompKind::List => "<listcomp>",
                CompKind::Set => "<setcomp>",
                CompKind::Dict => "<dictcomp>",
                CompKind::Generator => "<genexpr>",
            });
            self.enter(title, UnitKind::Comprehension, comp.id, at.line);
            None
        };
        let may_await =
            at_top || matches!(around, UnitKind::AsyncFunction | UnitKind::Comprehension);
        if is_async && !may_await {
            let message = "asynchronous comprehension outside of an asynchronous function";
            return self.error(message, at);
        }
        let build = match comp.kind {
            CompKind::List => Some(Opcode::BUILD_LIST),
            CompKind::Set => Some(Opcode::BUILD_SET),
            CompKind::Dict => Some(Opcode::BUILD_MAP),
            CompKind::Generator => None,
        };
        if let Some(build) = build {
            self.emit_arg(build, 0, at);
            if inlined.is_some() {
                self.emit_arg(Opcode::SWAP, 2, at);
            }
        }
        let first = if inlined.is_some() { Iterator::OnStack } else { Iterator::Parameter };
        self.comprehension_loop(comp, 0, 0, first, at)?;
        if let Some(inlined) = inlined {
            self.pop_inlined(inlined, at);
            return Ok(());
        }
        if comp.kind == CompKind::Generator {
            self.wrap_in_stopiteration_handler();
        } else {
            self.emit(Opcode::RETURN_VALUE, at);
        }
        let code = self.leave(true)?;
        if at_top && scope.is_coroutine {
            self.unit.is_coroutine = true;
        }
        self.make_function(code, 0, at)?;
        self.comprehension_iter(outermost, at)?;
        self.emit_arg(Opcode::CALL, 0, at);
        if is_async {
            self.await_top(0, at);
        }
        Ok(())
    }

    fn comprehension_iter(&mut self, generator: &Comprehension, at: Location) -> Result {
        self.expr(&generator.iter)?;
        self.emit(if generator.is_async { Opcode::GET_AITER } else { Opcode::GET_ITER }, at);
        Ok(())
    }

    /// The loop of the generator number `index` and all within. `depth`: loops around it, each
    /// with its iterator on the stack.
    fn comprehension_loop(
        &mut self,
        comp: &Comp,
        index: usize,
        depth: u32,
        iterator: Iterator,
        at: Location,
    ) -> Result {
        if iterator == Iterator::Parameter {
            self.unit.argcount = 1;
            self.emit_arg(Opcode::LOAD_FAST, 0, at);
        }
        if comp.generators[index].is_async {
            self.async_loop(comp, index, depth, iterator, at)
        } else {
            self.sync_loop(comp, index, depth, iterator, at)
        }
    }

    fn sync_loop(
        &mut self,
        comp: &Comp,
        index: usize,
        mut depth: u32,
        iterator: Iterator,
        at: Location,
    ) -> Result {
        let generator = &comp.generators[index];
        let start = self.new_label();
        let skip = self.new_label();
        let anchor = self.new_label();
        // `for y in [f(x)]` is an assignment.
        let single = single_element(&generator.iter).filter(|_| iterator == Iterator::Made);
        if let Some(value) = single {
            self.expr(value)?;
        } else {
            if iterator == Iterator::Made {
                self.comprehension_iter(generator, at)?;
            }
            depth += 1;
            self.place(start);
            self.jump(Opcode::FOR_ITER, anchor, at);
        }
        self.expr(&generator.target)?;
        for test in &generator.ifs {
            self.jump_if(test, skip, false)?;
        }
        let element_at = self.comprehension_inner(comp, index + 1, depth, at)?;
        self.place(skip);
        if single.is_none() {
            self.jump(Op::Jump, start, element_at);
            self.place(anchor);
            self.emit(Opcode::END_FOR, Location::NONE);
        }
        Ok(())
    }

    fn async_loop(
        &mut self,
        comp: &Comp,
        index: usize,
        depth: u32,
        iterator: Iterator,
        at: Location,
    ) -> Result {
        let generator = &comp.generators[index];
        let start = self.new_label();
        let except = self.new_label();
        let skip = self.new_label();
        if iterator == Iterator::Made {
            self.comprehension_iter(generator, at)?;
        }
        self.place(start);
        self.push_block(Block::AsyncComprehension, at)?;
        self.next_awaited(except, at);
        self.expr(&generator.target)?;
        for test in &generator.ifs {
            self.jump_if(test, skip, false)?;
        }
        let element_at = self.comprehension_inner(comp, index + 1, depth + 1, at)?;
        self.place(skip);
        self.jump(Op::Jump, start, element_at);
        self.pop_block();
        self.place(except);
        self.emit(Opcode::END_ASYNC_FOR, at);
        Ok(())
    }

    /// The next loop, or the element in the innermost one; where a loop's end is said to stand.
    fn comprehension_inner(
        &mut self,
        comp: &Comp,
        next: usize,
        depth: u32,
        at: Location,
    ) -> Result<Location> {
        let element = &comp.element;
        if next < comp.generators.len() {
            // There may be any number of them, which is no depth of the tree.
            on_enough_stack(|| self.comprehension_loop(comp, next, depth, Iterator::Made, at))?;
            return Ok(element.at);
        }
        self.expr(element)?;
        let op = match comp.kind {
            CompKind::Generator => {
                self.yield_value(element.at);
                self.emit(Opcode::POP_TOP, element.at);
                return Ok(element.at);
            }
            CompKind::List => Opcode::LIST_APPEND,
            CompKind::Set => Opcode::SET_ADD,
            CompKind::Dict => Opcode::MAP_ADD,
        };
        let mut element_at = element.at;
        if let Some(value) = &comp.value {
            self.expr(value)?;
            element_at = element_at.to(value.at);
        }
        self.emit_arg(op, depth + 1, element_at);
        Ok(element_at)
    }
}

/// The only element of a list or tuple display.
fn single_element(iter: &Expr) -> Option<&Expr> {
    let (ExprKind::List { elts, .. } | ExprKind::Tuple { elts, .. }) = &iter.kind else {
        return None;
    };
    match &elts[..] {
        [Expr { kind: ExprKind::Starred { .. }, .. }] => None,
        [element] => Some(element),
        _ => None,
    }
}
