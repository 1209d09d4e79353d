//! Loading, storing and deleting variables; names of code objects.

use apython_bytecode::{Opcode, Text};

use super::draft::UnitKind;
use super::{Generator, Result};
use crate::location::Location;
use crate::names::Name;
use crate::symbols::{Binding, ScopeKind, mangle};
use crate::tree::Ctx;

/// Where a variable is kept.
enum Place {
    Fast,
    Global,
    Deref,
    Name,
}

impl Generator<'_> {
    pub(super) fn mangled(&mut self, name: Name) -> Name {
        match self.unit.private {
            None => name,
            private => mangle(self.names, private, name),
        }
    }

    pub(super) fn load(&mut self, name: Name, at: Location) -> Result {
        self.variable(name, Ctx::Load, at)
    }

    pub(super) fn store(&mut self, name: Name, at: Location) -> Result {
        self.variable(name, Ctx::Store, at)
    }

    pub(super) fn variable(&mut self, name: Name, ctx: Ctx, at: Location) -> Result {
        self.check_assignable(name, ctx, at)?;
        let name = self.mangled(name);
        let binding = self.unit.binding(name);
        let is_function = self.unit.is_function_like();
        let place = match binding {
            Some(Binding::Free | Binding::Cell) => Place::Deref,
            Some(Binding::Local) if is_function || self.unit.is_hidden(name) => Place::Fast,
            Some(Binding::GlobalImplicit) if is_function => Place::Global,
            Some(Binding::GlobalExplicit) => Place::Global,
            _ => Place::Name,
        };
        match place {
            Place::Fast => {
                let slot = self.unit.varnames.add(name);
                let op = by_ctx(ctx, Opcode::LOAD_FAST, Opcode::STORE_FAST, Opcode::DELETE_FAST);
                self.emit_arg(op, slot, at);
            }
            Place::Deref => self.cell_variable(name, binding, ctx, at),
            Place::Global => {
                let implicit = binding == Some(Binding::GlobalImplicit);
                self.global_variable(name, implicit, ctx, at);
            }
            Place::Name => {
                // What is in a class is not seen by its comprehensions.
                let skips_class = self.unit.scope.kind == ScopeKind::Class && self.unit.inlined > 0;
                let load = if skips_class { Opcode::LOAD_GLOBAL } else { Opcode::LOAD_NAME };
                let op = by_ctx(ctx, load, Opcode::STORE_NAME, Opcode::DELETE_NAME);
                self.name_variable(op, name, at);
            }
        }
        Ok(())
    }

    fn cell_variable(&mut self, name: Name, binding: Option<Binding>, ctx: Ctx, at: Location) {
        let mut load = Opcode::LOAD_DEREF;
        if ctx == Ctx::Load {
            if self.unit.scope.kind == ScopeKind::Class && self.unit.inlined == 0 {
                self.emit(Opcode::LOAD_LOCALS, at);
                load = Opcode::LOAD_FROM_DICT_OR_DEREF;
            } else if self.unit.scope.can_see_class_scope {
                self.load_classdict(at);
                load = Opcode::LOAD_FROM_DICT_OR_DEREF;
            }
        }
        let op = by_ctx(ctx, load, Opcode::STORE_DEREF, Opcode::DELETE_DEREF);
        let slot = match binding {
            Some(Binding::Cell) => self.cell_slot(name),
            _ => self.free_slot(name),
        };
        self.emit_arg(op, slot, at);
    }

    fn global_variable(&mut self, name: Name, implicit: bool, ctx: Ctx, at: Location) {
        let mut load = Opcode::LOAD_GLOBAL;
        if ctx == Ctx::Load && implicit && self.unit.scope.can_see_class_scope {
            self.load_classdict(at);
            load = Opcode::LOAD_FROM_DICT_OR_GLOBALS;
        }
        let op = by_ctx(ctx, load, Opcode::STORE_GLOBAL, Opcode::DELETE_GLOBAL);
        self.name_variable(op, name, at);
    }

    fn name_variable(&mut self, op: Opcode, name: Name, at: Location) {
        let index = self.unit.names.add(name);
        let arg = if op == Opcode::LOAD_GLOBAL { index << 1 } else { index };
        self.emit_arg(op, arg, at);
    }

    /// The namespace of the class that a type parameter's scope is in.
    fn load_classdict(&mut self, at: Location) {
        let slot = self.free_slot(self.known.classdict);
        self.emit_arg(Opcode::LOAD_DEREF, slot, at);
    }

    pub(super) fn cell_slot(&mut self, name: Name) -> u32 {
        self.unit.cellvars.add(name)
    }

    /// Free variables are numbered behind the cells, none of which comes later.
    pub(super) fn free_slot(&mut self, name: Name) -> u32 {
        self.unit.cellvars.len() + self.unit.freevars.add(name)
    }

    /// As the binding, but that a class has its own `__class__`.
    pub(super) fn reference(&self, name: Name) -> Option<Binding> {
        let implicit = [self.known.class, self.known.classdict];
        if self.unit.kind == UnitKind::Class && implicit.contains(&name) {
            return Some(Binding::Cell);
        }
        self.unit.binding(name)
    }

    /// `__debug__` can be neither assigned nor deleted.
    pub(super) fn check_assignable(&self, name: Name, ctx: Ctx, at: Location) -> Result {
        if name != self.known.debug {
            return Ok(());
        }
        match ctx {
            Ctx::Load => Ok(()),
            Ctx::Store => self.error("cannot assign to __debug__", at),
            Ctx::Del => self.error("cannot delete __debug__", at),
        }
    }

    /// The dotted name of the unit that was just entered.
    pub(super) fn qualname(&mut self) -> Text {
        let mut around = &self.enclosing[self.enclosing.len() - 1];
        if around.kind == UnitKind::TypeParams {
            match self.enclosing.len().checked_sub(2) {
                Some(0) | None => return self.unit.name.clone(),
                Some(at) => around = &self.enclosing[at],
            }
        }
        if self.enclosing.len() == 1 {
            return self.unit.name.clone();
        }
        let named = matches!(
            self.unit.kind,
            UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Class
        );
        if named && let Some(name) = self.unit.name.to_str() {
            let name = self.names.intern(name);
            let mangled = mangle(self.names, around.private, name);
            if around.binding(mangled) == Some(Binding::GlobalExplicit) {
                return self.unit.name.clone();
            }
        }
        let in_function =
            matches!(around.kind, UnitKind::Function | UnitKind::AsyncFunction | UnitKind::Lambda);
        let locals = if in_function { ".<locals>" } else { "" };
        Text::new(&format!("{}{locals}.{}", around.qualname, self.unit.name))
    }
}

fn by_ctx(ctx: Ctx, load: Opcode, store: Opcode, delete: Opcode) -> Opcode {
    match ctx {
        Ctx::Load => load,
        Ctx::Store => store,
        Ctx::Del => delete,
    }
}
