//! From ruff's tree to ours: what is there, where it stands, and which constants it holds.
//!
//! Locations are those of CPython's parser, which differ from ruff's in a few places; what ruff
//! accepts though CPython 3.12 does not is refused here ([`Refusal::At`]).

pub(crate) mod escapes;
mod expressions;
mod fstrings;
mod futures;
mod names;
mod numbers;
mod parameters;
mod patterns;
mod statements;
mod strings;

use apython_bytecode::{CodeFlags, Const};
use ruff_python_ast as ast;
use ruff_python_ast::token::Tokens;
use ruff_text_size::{Ranged, TextRange, TextSize};

pub(super) use numbers::int_const;

use super::lines::Lines;
use super::{Expr, ExprKind, NodeId, Root};
use crate::depth::{Depth, Nesting};
use crate::error::{CompileError, Warning};
use crate::location::Location;
use crate::names::Names;
use crate::options::Options;

/// Why there is no tree. (Errors are boxed: every node is returned beside this.)
#[derive(Debug)]
pub(super) enum Refusal {
    /// CPython's parser refuses the source, near this offset.
    At(TextSize),
    /// An error of CPython's parser that is known here.
    Error(Box<CompileError>),
    /// An error that CPython finds after parsing.
    Compiling(Box<CompileError>),
}

impl From<CompileError> for Refusal {
    fn from(error: CompileError) -> Refusal {
        Refusal::Error(error.into())
    }
}

pub(super) type Lowered<T> = Result<T, Refusal>;

/// The state of one lowering.
pub(super) struct Lower<'a> {
    source: &'a str,
    tokens: &'a Tokens,
    lines: Lines,
    names: &'a mut Names,
    warnings: &'a mut Vec<Warning>,
    /// Whether constants are folded; the tree of Python's `ast.parse` has them unfolded.
    fold: bool,
    optimize: u8,
    future: CodeFlags,
    /// The last `from __future__ import` at the beginning of the source.
    future_at: Location,
    /// The number of the next node that opens a scope.
    nodes: u32,
    depth: Depth,
}

impl Nesting for Lower<'_> {
    fn depth(&mut self) -> &mut Depth {
        &mut self.depth
    }
}

/// What a lowering ends with beside the tree.
pub(super) struct Facts {
    pub(super) future: CodeFlags,
    pub(super) future_at: Location,
    pub(super) nodes: u32,
}

impl<'a> Lower<'a> {
    pub(super) fn new(
        source: &'a str,
        tokens: &'a Tokens,
        options: &Options<'_>,
        fold: bool,
        names: &'a mut Names,
        warnings: &'a mut Vec<Warning>,
    ) -> Lower<'a> {
        Lower {
            source,
            tokens,
            lines: Lines::new(source),
            names,
            warnings,
            fold,
            optimize: options.optimize,
            future: options.future,
            future_at: Location::NONE,
            nodes: 0,
            depth: Depth::default(),
        }
    }

    pub(super) fn module(&mut self, module: &ast::ModModule) -> Lowered<Root> {
        let unknown = self.future_imports(&module.body);
        let body = self.body(&module.body)?;
        unknown.map_or(Ok(Root::Module(body)), |error| Err(Refusal::Compiling(error)))
    }

    pub(super) fn interactive(&mut self, module: &ast::ModModule) -> Lowered<Root> {
        let unknown = self.future_imports(&module.body);
        let body = self.suite(&module.body)?;
        unknown.map_or(Ok(Root::Interactive(body)), |error| Err(Refusal::Compiling(error)))
    }

    pub(super) fn expression(&mut self, expression: &ast::ModExpression) -> Lowered<Root> {
        Ok(Root::Expression(Box::new(self.expr(&expression.body)?)))
    }

    pub(super) fn facts(self) -> Facts {
        Facts { future: self.future, future_at: self.future_at, nodes: self.nodes }
    }

    fn at(&mut self, node: &impl Ranged) -> Location {
        self.lines.locate(node.range())
    }

    fn range(&mut self, start: TextSize, end: TextSize) -> Location {
        self.lines.locate(TextRange::new(start, end))
    }

    fn new_node(&mut self) -> NodeId {
        let node = NodeId(self.nodes);
        self.nodes += 1;
        node
    }

    fn text(&self, range: TextRange) -> &'a str {
        &self.source[range]
    }

    /// Annotations stay as they are written where the future makes strings of them.
    fn keeps_annotations(&self) -> bool {
        self.future.contains(CodeFlags::FUTURE_ANNOTATIONS)
    }

    fn constant(&self, at: Location, value: Const) -> Expr {
        Expr { at, kind: ExprKind::Constant { value, kind_u: false } }
    }
}

#[cfg(test)]
mod tests;
