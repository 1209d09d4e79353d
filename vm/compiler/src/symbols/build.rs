//! The first pass: scopes, and what is said of each name in them.

use rustc_hash::FxHashMap;

use super::{Scope, ScopeId, ScopeKind, SymbolFlags, SymbolTable, analyze, mangle};
use crate::depth::{Depth, Nesting};
use crate::error::CompileError;
use crate::location::Location;
use crate::names::{Name, Names};
use crate::options::Options;
use crate::tree::{NodeId, Parsed, Root};

/// Decides what every name of a program is.
///
/// # Errors
/// SyntaxErrors at nodes, still without their text ([`CompileError::complete`]).
pub fn build(
    parsed: &Parsed,
    _options: &Options<'_>,
    names: &mut Names,
) -> Result<SymbolTable, CompileError> {
    let mut builder = Builder::new(parsed, names);
    let top = builder.known.top;
    builder.enter(top, ScopeKind::Module, None, Location::new(0, 0, 0, 0));
    match &parsed.root {
        Root::Module(body) | Root::Interactive(body) => builder.stmts(body)?,
        Root::Expression(body) => builder.expr(body)?,
    }
    let Builder { mut scopes, by_node, state, known, .. } = builder;
    let directives = state.into_iter().map(|state| state.directives).collect();
    analyze::analyze(&mut scopes, names, directives, known)?;
    Ok(SymbolTable { scopes, by_node })
}

/// What is known of a scope only while it is being built.
#[derive(Default)]
pub(super) struct State {
    /// Inside of the target of a comprehension.
    pub(super) in_target: bool,
    /// How many iterables of comprehensions this is in.
    pub(super) in_iterable: u32,
    /// Names of `global` and `nonlocal`, and where they are said to be that.
    pub(super) directives: Vec<(Name, Location)>,
}

/// Names that the language itself puts into scopes.
#[derive(Clone, Copy)]
pub(super) struct Known {
    top: Name,
    pub(super) lambda: Name,
    pub(super) genexpr: Name,
    pub(super) listcomp: Name,
    pub(super) setcomp: Name,
    pub(super) dictcomp: Name,
    pub(super) annotation: Name,
    /// `.0`
    pub(super) iterator: Name,
    pub(super) star: Name,
    pub(super) super_: Name,
    pub(super) class: Name,
    pub(super) classdict: Name,
    pub(super) type_params: Name,
    pub(super) dot_type_params: Name,
    pub(super) dot_generic_base: Name,
    pub(super) dot_defaults: Name,
    pub(super) dot_kwdefaults: Name,
}

pub(super) struct Builder<'a> {
    pub(super) names: &'a mut Names,
    pub(super) scopes: Vec<Scope>,
    /// One for each of `scopes`.
    state: Vec<State>,
    by_node: Vec<Option<ScopeId>>,
    /// Scopes entered and not left.
    pub(super) stack: Vec<ScopeId>,
    /// The class whose private names are mangled.
    pub(super) private: Option<Name>,
    pub(super) future_annotations: bool,
    pub(super) known: Known,
    depth: Depth,
}

impl Nesting for Builder<'_> {
    fn depth(&mut self) -> &mut Depth {
        &mut self.depth
    }
}

impl<'a> Builder<'a> {
    fn new(parsed: &Parsed, names: &'a mut Names) -> Builder<'a> {
        let known = Known {
            top: names.intern("top"),
            lambda: names.intern("lambda"),
            genexpr: names.intern("genexpr"),
            listcomp: names.intern("listcomp"),
            setcomp: names.intern("setcomp"),
            dictcomp: names.intern("dictcomp"),
            annotation: names.intern("_annotation"),
            iterator: names.intern(".0"),
            star: names.intern("*"),
            super_: names.intern("super"),
            class: names.intern("__class__"),
            classdict: names.intern("__classdict__"),
            type_params: names.intern("__type_params__"),
            dot_type_params: names.intern(".type_params"),
            dot_generic_base: names.intern(".generic_base"),
            dot_defaults: names.intern(".defaults"),
            dot_kwdefaults: names.intern(".kwdefaults"),
        };
        Builder {
            names,
            scopes: Vec::new(),
            state: Vec::new(),
            by_node: vec![None; parsed.nodes as usize],
            stack: Vec::new(),
            private: None,
            future_annotations: parsed
                .future
                .contains(apython_bytecode::CodeFlags::FUTURE_ANNOTATIONS),
            known,
            depth: Depth::default(),
        }
    }

    fn id(&self) -> ScopeId {
        // The module is entered first and left never.
        self.stack.last().copied().unwrap_or(ScopeId(0))
    }

    pub(super) fn current(&mut self) -> &mut Scope {
        let id = self.id();
        &mut self.scopes[id.0 as usize]
    }

    pub(super) fn kind(&mut self) -> ScopeKind {
        self.current().kind
    }

    pub(super) fn state(&mut self) -> &mut State {
        let id = self.id();
        &mut self.state[id.0 as usize]
    }

    pub(super) fn enter(
        &mut self,
        name: Name,
        kind: ScopeKind,
        node: Option<NodeId>,
        at: Location,
    ) {
        let id = ScopeId(self.scopes.len() as u32);
        let (mut is_nested, mut in_iterable) = (false, 0);
        if let Some(&outer) = self.stack.last() {
            let around = &mut self.scopes[outer.0 as usize];
            is_nested = around.is_nested || around.kind.is_function_like();
            in_iterable = self.state[outer.0 as usize].in_iterable;
            if kind != ScopeKind::Annotation {
                around.children.push(id);
            }
        }
        let mut scope = Scope::new(id, kind, name, at);
        scope.is_nested = is_nested;
        scope.private = self.private;
        self.scopes.push(scope);
        self.state.push(State { in_iterable, ..State::default() });
        self.stack.push(id);
        if let Some(node) = node
            && let Some(slot) = self.by_node.get_mut(node.0 as usize)
        {
            *slot = Some(id);
        }
    }

    pub(super) fn leave(&mut self) {
        self.stack.pop();
    }

    pub(super) fn mangled(&mut self, name: Name) -> Name {
        match self.private {
            Some(_) => mangle(self.names, self.private, name),
            None => name,
        }
    }

    /// What is said so far of a name in this scope.
    pub(super) fn lookup(&mut self, name: Name) -> SymbolFlags {
        let name = self.mangled(name);
        self.current().flags(name)
    }

    /// Says something of a name in this scope.
    pub(super) fn define(
        &mut self,
        name: Name,
        flag: SymbolFlags,
        at: Location,
    ) -> Result<(), CompileError> {
        let scope = self.id();
        self.define_in(scope, name, flag, at)
    }

    pub(super) fn define_in(
        &mut self,
        id: ScopeId,
        name: Name,
        flag: SymbolFlags,
        at: Location,
    ) -> Result<(), CompileError> {
        let mangled = self.mangled(name);
        let scope = &mut self.scopes[id.0 as usize];
        let entry = scope.entry(mangled);
        if let Some(what) = duplicate(entry.flags, flag) {
            let message = match what {
                SymbolFlags::PARAM => {
                    format!("duplicate argument '{}' in function definition", self.names.str(name))
                }
                _ => format!("duplicate type parameter '{}'", self.names.str(name)),
            };
            return Err(CompileError::at(message, at));
        }
        entry.flags = entry.flags.with(flag);
        if self.state[id.0 as usize].in_target {
            if entry.flags.intersects(SymbolFlags::GLOBAL.with(SymbolFlags::NONLOCAL)) {
                let name = self.names.str(name);
                let message = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{name}'"
                );
                return Err(CompileError::at(message, at));
            }
            entry.flags = entry.flags.with(SymbolFlags::COMP_ITER);
        }
        if flag.intersects(SymbolFlags::PARAM) {
            scope.varnames.push(mangled);
        } else if flag.intersects(SymbolFlags::GLOBAL) {
            // The module knows of it too.
            let entry = self.scopes[0].entry(mangled);
            entry.flags = entry.flags.with(flag);
        }
        Ok(())
    }

    pub(super) fn record_directive(&mut self, name: Name, at: Location) {
        let name = self.mangled(name);
        self.state().directives.push((name, at));
    }
}

/// What must not be said twice of a name, if it is.
fn duplicate(known: SymbolFlags, flag: SymbolFlags) -> Option<SymbolFlags> {
    let both = SymbolFlags(known.0 & flag.0);
    let kinds = [SymbolFlags::PARAM, SymbolFlags::TYPE_PARAM];
    kinds.into_iter().find(|&kind| both.intersects(kind))
}

impl Scope {
    fn new(id: ScopeId, kind: ScopeKind, name: Name, at: Location) -> Scope {
        Scope {
            id,
            kind,
            name,
            at,
            symbols: Vec::new(),
            index: FxHashMap::default(),
            varnames: Vec::new(),
            children: Vec::new(),
            private: None,
            comprehension: None,
            is_nested: false,
            has_free: false,
            child_has_free: false,
            is_generator: false,
            is_coroutine: false,
            has_varargs: false,
            has_varkeywords: false,
            returns_value: false,
            needs_class_closure: false,
            needs_classdict: false,
            can_see_class_scope: false,
            is_inlined: false,
        }
    }
}
