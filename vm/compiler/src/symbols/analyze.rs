//! The second pass: from what is said of names to what they are, across scopes; and which
//! comprehensions are inlined (PEP 709).

use rustc_hash::FxHashSet;

use super::build::Known;
use super::{Binding, Scope, ScopeId, ScopeKind, Symbol, SymbolFlags};
use crate::depth::{Depth, Nesting, nested};
use crate::error::CompileError;
use crate::location::Location;
use crate::names::{Name, Names};
use crate::tree::CompKind;

type NameSet = FxHashSet<Name>;

/// What the scopes around have to say. Each scope has its own copy, which it changes.
#[derive(Clone, Default)]
struct Outer {
    /// Names bound in functions around; `None` for the module.
    bound: Option<NameSet>,
    /// Names that a scope around declares global.
    global: NameSet,
    /// Names that are type parameters around.
    type_params: NameSet,
    /// The class that a type scope looks into.
    class: Option<ScopeId>,
}

pub(super) fn analyze(
    scopes: &mut [Scope],
    names: &Names,
    directives: Vec<Vec<(Name, Location)>>,
    known: Known,
) -> Result<(), CompileError> {
    let mut analyzer = Analyzer { scopes, names, directives, known, depth: Depth::default() };
    analyzer.block(ScopeId(0), Outer::default()).map(|_| ())
}

struct Analyzer<'a> {
    scopes: &'a mut [Scope],
    names: &'a Names,
    directives: Vec<Vec<(Name, Location)>>,
    known: Known,
    depth: Depth,
}

impl Nesting for Analyzer<'_> {
    fn depth(&mut self) -> &mut Depth {
        &mut self.depth
    }
}

/// The bindings found in a scope, before they are written down.
#[derive(Default)]
struct Found {
    /// One for each of the scope's symbols.
    bindings: Vec<Binding>,
    /// Names used here that are free here.
    own_free: NameSet,
    /// Names free in scopes nested here.
    free: NameSet,
    /// Cells of the comprehensions inlined here.
    inlined_cells: NameSet,
}

impl Analyzer<'_> {
    fn scope(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.scopes[id.0 as usize]
    }

    /// Analyses a scope and those in it; the names that are free in it.
    fn block(&mut self, id: ScopeId, mut outer: Outer) -> Result<NameSet, CompileError> {
        let kind = self.scope(id).kind;
        let has_children = !self.scope(id).children.is_empty();
        let mut inner = Outer { bound: Some(NameSet::default()), ..Outer::default() };
        // What a class binds is not seen by what is in it.
        if kind == ScopeKind::Class && has_children {
            inner.global.extend(&outer.global);
            inner.extend_bound(outer.bound.as_ref());
        }
        let mut found = Found::default();
        for index in 0..self.scope(id).symbols.len() {
            let (name, symbol) = self.scope(id).symbols[index];
            let binding = self.name(id, name, symbol.flags, &mut outer, &mut found)?;
            found.bindings.push(binding);
        }
        if has_children {
            self.pass_down(id, &mut inner, &mut outer, &found);
            self.children(id, &outer, &inner, &mut found)?;
        }
        if kind.is_function_like() {
            found.make_cells(&self.scope(id).symbols);
        } else if kind == ScopeKind::Class {
            self.drop_class_free(id, &mut found.free);
        }
        self.record(id, &found, outer.bound.as_ref());
        let Found { mut own_free, free, .. } = found;
        own_free.extend(free);
        Ok(own_free)
    }

    /// What nested scopes see, completed by what is found in this one.
    fn pass_down(&mut self, id: ScopeId, inner: &mut Outer, outer: &mut Outer, found: &Found) {
        let scope = &self.scopes[id.0 as usize];
        if scope.kind == ScopeKind::Class {
            let names = [self.known.class, self.known.classdict];
            inner.bound.get_or_insert_default().extend(names);
        } else {
            if scope.kind.is_function_like() {
                let named = scope.symbols.iter().zip(&found.bindings);
                let local = named.filter(|(_, binding)| **binding == Binding::Local);
                inner.bound.get_or_insert_default().extend(local.map(|((name, _), _)| *name));
            }
            inner.extend_bound(outer.bound.as_ref());
            inner.global.extend(&outer.global);
        }
        inner.type_params = std::mem::take(&mut outer.type_params);
    }

    /// Analyses the scopes nested in one, and takes over what is free in them.
    fn children(
        &mut self,
        id: ScopeId,
        outer: &Outer,
        inner: &Outer,
        found: &mut Found,
    ) -> Result<(), CompileError> {
        let children = std::mem::take(&mut self.scope(id).children);
        let kind = self.scope(id).kind;
        let mut spliced = Vec::with_capacity(children.len());
        for &child in &children {
            let mut around = inner.clone();
            if self.scope(child).can_see_class_scope {
                around.class = if kind == ScopeKind::Class { Some(id) } else { outer.class };
            }
            let mut free = nested(self, |this| this.block(child, around))?;
            let comprehension = self.scope(child).comprehension;
            let is_inlined = comprehension.is_some_and(|kind| kind != CompKind::Generator);
            if is_inlined {
                self.inline(id, child, &mut free, found);
            }
            found.free.extend(free);
            let child = self.scope(child);
            let has_free = child.has_free || child.child_has_free;
            child.is_inlined = is_inlined;
            if is_inlined {
                spliced.extend(&child.children);
            } else {
                spliced.push(child.id);
            }
            self.scope(id).child_has_free |= has_free;
        }
        self.scope(id).children = spliced;
        Ok(())
    }

    fn name(
        &mut self,
        id: ScopeId,
        name: Name,
        flags: SymbolFlags,
        outer: &mut Outer,
        found: &mut Found,
    ) -> Result<Binding, CompileError> {
        Ok(if flags.intersects(SymbolFlags::GLOBAL) {
            if flags.intersects(SymbolFlags::NONLOCAL) {
                return Err(self.at_directive(id, name, "name '{}' is nonlocal and global"));
            }
            outer.global.insert(name);
            if let Some(bound) = &mut outer.bound {
                bound.remove(&name);
            }
            Binding::GlobalExplicit
        } else if flags.intersects(SymbolFlags::NONLOCAL) {
            self.check_nonlocal(id, name, outer)?;
            self.scope(id).has_free = true;
            found.own_free.insert(name);
            Binding::Free
        } else if flags.intersects(SymbolFlags::BOUND) {
            outer.global.remove(&name);
            if flags.intersects(SymbolFlags::TYPE_PARAM) {
                outer.type_params.insert(name);
            } else {
                outer.type_params.remove(&name);
            }
            Binding::Local
        } else {
            self.used(id, name, outer, found)
        })
    }

    fn check_nonlocal(&self, id: ScopeId, name: Name, outer: &Outer) -> Result<(), CompileError> {
        let message = match &outer.bound {
            None => "nonlocal declaration not allowed at module level",
            Some(bound) if !bound.contains(&name) => "no binding for nonlocal '{}' found",
            Some(_) if outer.type_params.contains(&name) => {
                "nonlocal binding not allowed for type parameter '{}'"
            }
            Some(_) => return Ok(()),
        };
        Err(self.at_directive(id, name, message))
    }

    /// A name that is used here and bound elsewhere.
    fn used(&mut self, id: ScopeId, name: Name, outer: &Outer, found: &mut Found) -> Binding {
        // A type scope in a class looks there first, and then no further than to the globals.
        if let Some(class) = outer.class {
            let flags = self.scope(class).flags(name);
            if flags.intersects(SymbolFlags::GLOBAL) {
                return Binding::GlobalExplicit;
            }
            if flags.intersects(SymbolFlags::BOUND) && !flags.intersects(SymbolFlags::NONLOCAL) {
                return Binding::GlobalImplicit;
            }
        }
        if outer.bound.as_ref().is_some_and(|bound| bound.contains(&name)) {
            self.scope(id).has_free = true;
            found.own_free.insert(name);
            return Binding::Free;
        }
        if !outer.global.contains(&name) && self.scope(id).is_nested {
            self.scope(id).has_free = true;
        }
        Binding::GlobalImplicit
    }

    /// Takes over the names of a comprehension that becomes part of the scope around it.
    fn inline(&mut self, id: ScopeId, comp: ScopeId, free: &mut NameSet, found: &mut Found) {
        let kind = self.scope(id).kind;
        for index in 0..self.scope(comp).symbols.len() {
            let (name, symbol) = self.scope(comp).symbols[index];
            // Its one parameter is the outermost iterator.
            if symbol.flags.intersects(SymbolFlags::PARAM) {
                continue;
            }
            let is_comp_cell = symbol.flags.intersects(SymbolFlags::COMP_CELL);
            if symbol.binding == Binding::Cell || is_comp_cell {
                found.inlined_cells.insert(name);
            }
            match self.scope(id).lookup(name) {
                None => {
                    self.scope(id).entry(name).flags = symbol.flags;
                    found.bindings.push(symbol.binding);
                }
                Some(existing) => {
                    // What is free in the comprehension and local here is local, unless what is
                    // nested in the comprehension needs a cell.
                    let is_local = existing.flags.intersects(SymbolFlags::BOUND);
                    let is_plain = is_local && kind != ScopeKind::Class;
                    if is_plain && !self.is_free_in_child(comp, name) {
                        free.remove(&name);
                    }
                }
            }
        }
        self.scope(comp).has_free = !free.is_empty();
    }

    fn is_free_in_child(&self, id: ScopeId, name: Name) -> bool {
        self.scopes[id.0 as usize].children.iter().any(|child| {
            let symbol = self.scopes[child.0 as usize].lookup(name);
            symbol.is_some_and(|symbol| symbol.binding == Binding::Free)
        })
    }

    /// A class makes the cells of `__class__` and `__classdict__` itself.
    fn drop_class_free(&mut self, id: ScopeId, free: &mut NameSet) {
        let Known { class, classdict, .. } = self.known;
        let scope = self.scope(id);
        scope.needs_class_closure = free.remove(&class);
        scope.needs_classdict = free.remove(&classdict);
    }

    /// Writes down what was found.
    fn record(&mut self, id: ScopeId, found: &Found, bound: Option<&NameSet>) {
        let scope = self.scope(id);
        let is_class = scope.kind == ScopeKind::Class || scope.can_see_class_scope;
        for ((name, symbol), &binding) in scope.symbols.iter_mut().zip(&found.bindings) {
            if found.inlined_cells.contains(name) {
                symbol.flags = symbol.flags.with(SymbolFlags::COMP_CELL);
            }
            symbol.binding = binding;
        }
        for &name in &found.free {
            if scope.position(name).is_some() {
                if is_class {
                    let entry = scope.entry(name);
                    entry.flags = entry.flags.with(SymbolFlags::FREE_CLASS);
                }
            } else if bound.is_none_or(|bound| bound.contains(&name)) {
                // On its way to the scope that binds it.
                *scope.entry(name) = Symbol { flags: SymbolFlags(0), binding: Binding::Free };
            }
        }
    }

    /// An error at the statement that declares a name `global` or `nonlocal`.
    fn at_directive(&self, id: ScopeId, name: Name, message: &str) -> CompileError {
        let message = message.replace("{}", self.names.str(name));
        let directives = &self.directives[id.0 as usize];
        let at = directives.iter().find(|(declared, _)| *declared == name);
        CompileError::at(message, at.map_or(Location::NONE, |&(_, at)| at))
    }
}

impl Outer {
    fn extend_bound(&mut self, names: Option<&NameSet>) {
        if let Some(names) = names {
            self.bound.get_or_insert_default().extend(names);
        }
    }
}

impl Found {
    /// Locals that are free in nested scopes are cells.
    fn make_cells(&mut self, symbols: &[(Name, Symbol)]) {
        if self.free.is_empty() && self.inlined_cells.is_empty() {
            return;
        }
        for ((name, _), binding) in symbols.iter().zip(&mut self.bindings) {
            let is_wanted = self.free.contains(name) || self.inlined_cells.contains(name);
            if *binding == Binding::Local && is_wanted {
                *binding = Binding::Cell;
                self.free.remove(name);
            }
        }
    }
}
