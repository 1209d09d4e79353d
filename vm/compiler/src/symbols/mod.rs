//! The symbol table: which scopes a program has, and what each name is in each of them.

mod analyze;
mod build;
mod comprehensions;
mod directives;
mod expressions;
mod mangle;
mod statements;

use rustc_hash::FxHashMap;

use crate::location::Location;
use crate::names::Name;
use crate::tree::{CompKind, NodeId};

pub use build::build;
pub use mangle::mangle;

/// The scopes of a compilation.
#[derive(Debug)]
pub struct SymbolTable {
    /// In the order they were entered; the module is the first.
    scopes: Vec<Scope>,
    /// Indexed by [`NodeId`].
    by_node: Vec<Option<ScopeId>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ScopeId(pub u32);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Class,
    Function,
    /// Annotations under `from __future__ import annotations`: looked at, never compiled, and
    /// no child of the scope around them.
    Annotation,
    TypeVarBound,
    TypeAlias,
    TypeParam,
}

/// What compiling a use of a name comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binding {
    Local,
    GlobalExplicit,
    GlobalImplicit,
    Free,
    Cell,
}

/// What is known of a name in a scope. The flags are those of `symtable.h`.
#[derive(Clone, Copy, Debug)]
pub struct Symbol {
    pub flags: SymbolFlags,
    pub binding: Binding,
}

/// A set of facts on a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SymbolFlags(pub u16);

impl SymbolFlags {
    pub const GLOBAL: SymbolFlags = SymbolFlags(1);
    pub const LOCAL: SymbolFlags = SymbolFlags(1 << 1);
    pub const PARAM: SymbolFlags = SymbolFlags(1 << 2);
    pub const NONLOCAL: SymbolFlags = SymbolFlags(1 << 3);
    pub const USE: SymbolFlags = SymbolFlags(1 << 4);
    pub const FREE: SymbolFlags = SymbolFlags(1 << 5);
    /// Free in a class body whose methods use it, though the class binds it too.
    pub const FREE_CLASS: SymbolFlags = SymbolFlags(1 << 6);
    pub const IMPORT: SymbolFlags = SymbolFlags(1 << 7);
    pub const ANNOT: SymbolFlags = SymbolFlags(1 << 8);
    /// An iteration variable of a comprehension.
    pub const COMP_ITER: SymbolFlags = SymbolFlags(1 << 9);
    pub const TYPE_PARAM: SymbolFlags = SymbolFlags(1 << 10);
    /// A cell of a comprehension that is inlined here.
    pub const COMP_CELL: SymbolFlags = SymbolFlags(1 << 11);
    /// Binding of any kind.
    pub const BOUND: SymbolFlags =
        SymbolFlags(Self::LOCAL.0 | Self::PARAM.0 | Self::IMPORT.0 | Self::TYPE_PARAM.0);

    pub const fn intersects(self, flags: SymbolFlags) -> bool {
        self.0 & flags.0 != 0
    }

    pub const fn with(self, flags: SymbolFlags) -> SymbolFlags {
        SymbolFlags(self.0 | flags.0)
    }
}

/// One scope. Names are as code objects have them: mangled.
#[derive(Debug)]
pub struct Scope {
    pub id: ScopeId,
    pub kind: ScopeKind,
    /// Of the function or class; `lambda`, `listcomp`, `genexpr`, `top` ... of the others.
    pub name: Name,
    pub at: Location,
    /// Names in the order they were first met, and where each is in `symbols`. Names of nested
    /// scopes that are free here come last; so do those of inlined comprehensions.
    pub symbols: Vec<(Name, Symbol)>,
    /// Where each name is in `symbols`, once they are more than [`FEW`].
    index: FxHashMap<Name, u32>,
    /// Parameters (`*args` and `**kwargs` last), with which `co_varnames` begins.
    pub varnames: Vec<Name>,
    /// Scopes nested here; in the place of an inlined comprehension stand those nested in it.
    pub children: Vec<ScopeId>,
    /// The class whose private names are mangled here.
    pub private: Option<Name>,
    pub comprehension: Option<CompKind>,
    /// Whether a function is around it.
    pub is_nested: bool,
    pub has_free: bool,
    pub child_has_free: bool,
    pub is_generator: bool,
    pub is_coroutine: bool,
    pub has_varargs: bool,
    pub has_varkeywords: bool,
    /// A `return` with a value was met.
    pub returns_value: bool,
    /// A class body that must make a cell for `__class__`.
    pub needs_class_closure: bool,
    /// A class body that must make a cell for `__classdict__`.
    pub needs_classdict: bool,
    /// A type scope right inside of a class: names are looked up in the class first.
    pub can_see_class_scope: bool,
    /// A comprehension that is compiled as part of the scope around it (PEP 709).
    pub is_inlined: bool,
}

/// So many names are found faster by looking at each.
const FEW: usize = 12;

impl SymbolTable {
    /// The scope of the whole source.
    pub fn top(&self) -> &Scope {
        &self.scopes[0]
    }

    /// The scope that a node opens.
    ///
    /// # Panics
    /// If the node opens none, which is a bug of the caller.
    pub fn of_node(&self, node: NodeId) -> &Scope {
        match self.by_node.get(node.0 as usize).copied().flatten() {
            Some(id) => self.scope(id),
            None => panic!("node {} opens no scope", node.0),
        }
    }

    pub fn scope(&self, id: ScopeId) -> &Scope {
        &self.scopes[id.0 as usize]
    }
}

impl Scope {
    /// What is known of a (mangled) name here.
    pub fn lookup(&self, name: Name) -> Option<Symbol> {
        self.position(name).map(|at| self.symbols[at].1)
    }

    fn position(&self, name: Name) -> Option<usize> {
        if self.symbols.len() > FEW {
            return self.index.get(&name).map(|&at| at as usize);
        }
        self.symbols.iter().position(|(known, _)| *known == name)
    }

    /// The entry of a name, made if there is none.
    fn entry(&mut self, name: Name) -> &mut Symbol {
        let at = self.position(name).unwrap_or_else(|| self.add(name));
        &mut self.symbols[at].1
    }

    #[cold]
    fn add(&mut self, name: Name) -> usize {
        let symbol = Symbol { flags: SymbolFlags(0), binding: Binding::GlobalImplicit };
        self.symbols.push((name, symbol));
        let at = self.symbols.len() - 1;
        if at == FEW {
            self.index.extend(self.symbols.iter().zip(0..).map(|((name, _), at)| (*name, at)));
        } else if at > FEW {
            self.index.insert(name, at as u32);
        }
        at
    }

    fn flags(&self, name: Name) -> SymbolFlags {
        self.lookup(name).map_or(SymbolFlags(0), |symbol| symbol.flags)
    }
}

impl ScopeKind {
    /// Whether names bound here are seen by scopes nested here.
    pub fn is_function_like(self) -> bool {
        matches!(
            self,
            ScopeKind::Function
                | ScopeKind::TypeVarBound
                | ScopeKind::TypeAlias
                | ScopeKind::TypeParam
        )
    }
}

#[cfg(test)]
mod tests;
