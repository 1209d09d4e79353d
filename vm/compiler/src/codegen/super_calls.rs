//! `super().attribute` without making the super object.

use apython_bytecode::Opcode;

use super::{Generator, Result};
use crate::location::Location;
use crate::names::Name;
use crate::symbols::Binding;
use crate::tree::{Call, Expr, ExprKind};

impl Generator<'_> {
    /// The call of `super` in `super().attr`, if it is certain enough to mean the built-in one,
    /// and has either two arguments or none where none will do.
    pub(super) fn super_call<'e>(&self, object: &'e Expr, attr: Name) -> Option<&'e Call> {
        let ExprKind::Call(call) = &object.kind else { return None };
        let ExprKind::Name { name, .. } = call.func.kind else { return None };
        let known = self.known;
        if name != known.super_ || attr == known.class || !call.keywords.is_empty() {
            return None;
        }
        let module = self.enclosing.first().unwrap_or(&self.unit);
        if self.unit.binding(name) != Some(Binding::GlobalImplicit) || module.symbol(name).is_some()
        {
            return None;
        }
        let usable = match &call.args[..] {
            [_, _] => call.args.iter().all(|arg| !matches!(arg.kind, ExprKind::Starred { .. })),
            [] => {
                let has_self = self.unit.argcount > 0 || self.unit.posonlyargcount > 0;
                has_self && self.reference(known.class) == Some(Binding::Free)
            }
            _ => false,
        };
        usable.then_some(call)
    }

    /// What [`Generator::super_call`] found. `call_at` is the call of `super`, `at` the
    /// attribute.
    pub(super) fn super_attribute(
        &mut self,
        call: &Call,
        attr: Name,
        method: bool,
        call_at: Location,
        at: Location,
    ) -> Result {
        self.load(self.known.super_, call.func.at)?;
        if call.args.is_empty() {
            self.load(self.known.class, call_at)?;
            if let Some(first) = self.unit.varnames.first() {
                self.load(first, call_at)?;
            }
        } else {
            self.exprs(&call.args)?;
        }
        let two_args = u32::from(!call.args.is_empty());
        let index = self.name_index(attr);
        let arg = index << 2 | two_args << 1 | u32::from(method);
        self.emit_arg(Opcode::LOAD_SUPER_ATTR, arg, at);
        let name_at = self.attribute_location(at, at, attr);
        self.emit(Opcode::NOP, name_at);
        Ok(())
    }
}
