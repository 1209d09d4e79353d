//! Comprehensions as part of the code around them (PEP 709): what their variables hide is kept
//! on the stack meanwhile, and their names mean what they mean in the comprehension's scope.

use apython_bytecode::Opcode;

use super::Generator;
use crate::location::Location;
use crate::names::Name;
use crate::sequence::{Label, Op};
use crate::symbols::{Binding, Scope, ScopeKind, Symbol, SymbolFlags};

/// What has to be undone after an inlined comprehension.
pub(super) struct Inlined {
    /// Variables whose values are on the stack.
    saved: Vec<Name>,
    /// What the code around knew of names: an override, or that there was none.
    overridden: Vec<(Name, Option<Option<Symbol>>)>,
    /// Variables that became fast locals for this.
    hidden: Vec<Name>,
    cleanup: Label,
    end: Label,
}

impl Generator<'_> {
    /// Begins an inlined comprehension, whose iterator is on the stack.
    pub(super) fn push_inlined(&mut self, scope: &Scope, at: Location) -> Inlined {
        let in_class = self.unit.scope.kind == ScopeKind::Class && self.unit.inlined == 0;
        self.unit.inlined += 1;
        let mut state = Inlined {
            saved: Vec::new(),
            overridden: Vec::new(),
            hidden: Vec::new(),
            cleanup: self.new_label(),
            end: self.new_label(),
        };
        for &(name, symbol) in &scope.symbols {
            // A name that is local and not local is a target of `:=` outside.
            let bound_here = symbol.flags.intersects(SymbolFlags::LOCAL)
                && !symbol.flags.intersects(SymbolFlags::NONLOCAL);
            if bound_here || in_class {
                self.save_variable(name, symbol, &mut state, at);
            }
        }
        if !state.saved.is_empty() {
            // The iterator goes back to the top. Popping swaps the other way.
            self.emit_arg(Opcode::SWAP, state.saved.len() as u32 + 1, at);
            self.jump(Op::SetupFinally, state.cleanup, at);
        }
        state
    }

    fn save_variable(&mut self, name: Name, inner: Symbol, state: &mut Inlined, at: Location) {
        if !self.unit.is_function_like() && self.unit.hide(name) {
            state.hidden.push(name);
        }
        let outer = self.unit.binding(name);
        let free_outside = inner.binding == Binding::Cell && outer == Some(Binding::Free);
        if Some(inner.binding) != outer && !free_outside {
            // A cell of the comprehension that is free outside is a cell either way.
            let before = self.unit.overrides.insert(name, Some(inner));
            state.overridden.push((name, before));
        }
        // Of a cell this takes the cell itself; the comprehension gets one of its own.
        // (Mangled once more, which tells only behind a generic class.)
        let mangled = self.mangled(name);
        let slot = self.unit.varnames.add(mangled);
        self.emit_arg(Opcode::LOAD_FAST_AND_CLEAR, slot, at);
        if inner.binding == Binding::Cell {
            let slot = if free_outside { self.free_slot(mangled) } else { self.cell_slot(mangled) };
            self.emit_arg(Opcode::MAKE_CELL, slot, at);
        }
        state.saved.push(name);
    }

    /// Ends an inlined comprehension, whose value is on the stack.
    pub(super) fn pop_inlined(&mut self, state: Inlined, at: Location) {
        self.unit.inlined -= 1;
        for (name, before) in state.overridden {
            match before {
                Some(symbol) => self.unit.overrides.insert(name, symbol),
                None => self.unit.overrides.remove(&name),
            };
        }
        if !state.saved.is_empty() {
            let none = Location::NONE;
            self.emit(Op::PopBlock, none);
            self.jump(Op::Jump, state.end, none);
            self.place(state.cleanup);
            // Below the exception is what was built so far.
            self.emit_arg(Opcode::SWAP, 2, none);
            self.emit(Opcode::POP_TOP, none);
            self.restore_variables(&state.saved, at);
            self.emit_arg(Opcode::RERAISE, 0, none);
            self.place(state.end);
            self.restore_variables(&state.saved, at);
        }
        for name in state.hidden {
            self.unit.hidden.insert(name, false);
        }
    }

    fn restore_variables(&mut self, saved: &[Name], at: Location) {
        self.emit_arg(Opcode::SWAP, saved.len() as u32 + 1, at);
        for &name in saved.iter().rev() {
            let mangled = self.mangled(name);
            let slot = self.unit.varnames.add(mangled);
            self.emit_arg(Op::StoreFastMaybeNull, slot, at);
        }
    }
}
