//! The code generator: from the tree and the symbol table to instructions, as CPython's
//! `compile.c` emits them. Their order, their locations and the order in which constants and
//! names are first used are all part of the result.
//!
//! One [`Draft`] per code object; the one being written is `unit`, the ones around it wait in
//! `enclosing`. A draft that is done goes to [`crate::assemble`], which knows nothing of trees.
//!
//! Recursion follows the tree: one level of [`Depth`] a node.

mod annotations;
mod assignments;
mod branches;
mod calls;
mod checks;
mod classes;
mod comprehensions;
mod displays;
mod draft;
mod emit;
mod equality;
mod exceptions;
mod expressions;
mod functions;
mod imports;
mod inlining;
mod intrinsics;
mod loops;
mod patterns;
mod statements;
mod super_calls;
#[cfg(test)]
mod tests;
mod type_params;
mod unparse;
mod unwind;
mod variables;
mod with;

use apython_bytecode::{CodeFlags, CodeObject, Const, Opcode, Text};

use crate::assemble::assemble;
use crate::constants::ConstCache;
use crate::depth::{Depth, Nesting};
use crate::error::{CompileError, Warning};
use crate::location::Location;
use crate::names::{Name, Names};
use crate::options::Options;
use crate::symbols::{ScopeKind, SymbolTable};
use crate::tree::{ExprKind, NodeId, Parsed, Root, Stmt, StmtKind};
use draft::{Draft, UnitKind};

/// What generating ends with. Errors are boxed: they are large and rare.
type Result<T = ()> = std::result::Result<T, Box<CompileError>>;

/// The code object of a whole source.
pub fn generate(
    parsed: &Parsed,
    table: &SymbolTable,
    options: &Options<'_>,
    names: &mut Names,
    warnings: &mut Vec<Warning>,
) -> std::result::Result<CodeObject, CompileError> {
    Generator::new(parsed, table, options, names, warnings)
        .root(&parsed.root)
        .map_err(|error| *error)
}

/// The state of a compilation.
struct Generator<'a> {
    table: &'a SymbolTable,
    names: &'a mut Names,
    warnings: &'a mut Vec<Warning>,
    filename: Text,
    optimize: u8,
    future: CodeFlags,
    /// The last `from __future__ import` that counts.
    future_at: Location,
    /// Expression statements at the top print their values.
    interactive: bool,
    /// `await` at the top makes the module a coroutine.
    top_level_await: bool,
    cache: ConstCache,
    known: Known,
    unit: Draft<'a>,
    enclosing: Vec<Draft<'a>>,
    depth: Depth,
}

impl Nesting for Generator<'_> {
    fn depth(&mut self) -> &mut Depth {
        &mut self.depth
    }
}

/// Names that the generator itself uses.
#[derive(Clone, Copy)]
struct Known {
    annotations: Name,
    class: Name,
    classcell: Name,
    classdict: Name,
    classdictcell: Name,
    debug: Name,
    doc: Name,
    empty: Name,
    generic_base: Name,
    join: Name,
    module: Name,
    name: Name,
    qualname: Name,
    returns: Name,
    super_: Name,
    type_params: Name,
    dunder_type_params: Name,
}

impl Known {
    fn new(names: &mut Names) -> Known {
        Known {
            annotations: names.intern("__annotations__"),
            class: names.intern("__class__"),
            classcell: names.intern("__classcell__"),
            classdict: names.intern("__classdict__"),
            classdictcell: names.intern("__classdictcell__"),
            debug: names.intern("__debug__"),
            doc: names.intern("__doc__"),
            empty: names.intern(""),
            generic_base: names.intern(".generic_base"),
            join: names.intern("join"),
            module: names.intern("__module__"),
            name: names.intern("__name__"),
            qualname: names.intern("__qualname__"),
            returns: names.intern("return"),
            super_: names.intern("super"),
            type_params: names.intern(".type_params"),
            dunder_type_params: names.intern("__type_params__"),
        }
    }
}

impl<'a> Generator<'a> {
    fn new(
        parsed: &Parsed,
        table: &'a SymbolTable,
        options: &Options<'_>,
        names: &'a mut Names,
        warnings: &'a mut Vec<Warning>,
    ) -> Generator<'a> {
        let known = Known::new(names);
        let title = Text::new("<module>");
        let mut unit = Draft::new(table.top(), UnitKind::Module, title, 1, names);
        // The first instruction of a module stands on line 0.
        unit.sequence.push(Opcode::RESUME, 0, Location::new(0, 1, 0, 0));
        Generator {
            table,
            names,
            warnings,
            filename: Text::new(options.filename),
            optimize: options.optimize,
            future: parsed.future,
            future_at: parsed.future_at,
            interactive: false,
            top_level_await: options.top_level_await,
            cache: ConstCache::new(),
            known,
            unit,
            enclosing: Vec::new(),
            depth: Depth::default(),
        }
    }

    fn root(mut self, root: &'a Root) -> Result<CodeObject> {
        let start = Location::new(1, 1, 0, 0);
        let mut returns_none = true;
        match root {
            Root::Module(body) => self.body(start, body)?,
            Root::Interactive(body) => {
                if annotations::are_in(body) {
                    self.emit(Opcode::SETUP_ANNOTATIONS, start);
                }
                self.interactive = true;
                self.statements(body)?;
            }
            Root::Expression(value) => {
                self.expr(value)?;
                returns_none = false;
            }
        }
        self.add_return(returns_none);
        let Generator { unit, top_level_await, future, .. } = self;
        let flags = unit.flags(future, top_level_await);
        let (unit, sequence) = unit.finish(flags);
        assemble(unit, sequence, &self.filename, self.names, &mut self.cache).map_err(Box::new)
    }

    /// The body of a module or class, with its docstring and its `__annotations__`. `at`: of a
    /// class, its first line.
    fn body(&mut self, mut at: Location, body: &'a [Stmt]) -> Result {
        let Some(first) = body.first() else { return Ok(()) };
        if self.unit.kind == UnitKind::Module {
            at = first.at;
        }
        if annotations::are_in(body) {
            self.emit(Opcode::SETUP_ANNOTATIONS, at);
        }
        let mut rest = body;
        if self.optimize < 2
            && let StmtKind::Expr(value) = &first.kind
            && docstring(body).is_some()
        {
            self.expr(value)?;
            self.store(self.known.doc, Location::NONE)?;
            rest = &body[1..];
        }
        self.statements(rest)
    }

    /// Starts a code object inside the current one. `line` is its first.
    fn enter(&mut self, title: Text, kind: UnitKind, node: NodeId, line: i32) {
        let scope = self.table.of_node(node);
        let mut unit = Draft::new(scope, kind, title, line, self.names);
        unit.private = self.unit.private;
        let around = std::mem::replace(&mut self.unit, unit);
        self.enclosing.push(around);
        self.unit.qualname = self.qualname();
        self.emit_arg(Opcode::RESUME, 0, Location::new(line, line, 0, 0));
    }

    /// Ends the current code object and goes back to the one around it.
    fn leave(&mut self, returns_none: bool) -> Result<CodeObject> {
        self.add_return(returns_none);
        let Some(around) = self.enclosing.pop() else { unreachable!("a unit that was entered") };
        let unit = std::mem::replace(&mut self.unit, around);
        let flags = unit.flags(self.future, self.top_level_await);
        let (unit, sequence) = unit.finish(flags);
        assemble(unit, sequence, &self.filename, self.names, &mut self.cache).map_err(Box::new)
    }

    /// Every sequence ends with a return, even where that is never reached.
    fn add_return(&mut self, none: bool) {
        if none {
            self.load_const(Const::None, Location::NONE);
        }
        self.emit(Opcode::RETURN_VALUE, Location::NONE);
    }

    /// Whether `await` is allowed because this is the top level.
    fn awaits_at_top(&self) -> bool {
        self.top_level_await && self.unit.scope.kind == ScopeKind::Module
    }
}

/// The docstring that statements start with.
fn docstring(body: &[Stmt]) -> Option<&Text> {
    let StmtKind::Expr(value) = &body.first()?.kind else { return None };
    match &value.kind {
        ExprKind::Constant { value: Const::Str(text), .. } => Some(text),
        _ => None,
    }
}
