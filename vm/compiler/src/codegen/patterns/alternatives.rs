//! Patterns joined with `|`.

use apython_bytecode::Opcode;

use super::super::{Generator, Result};
use super::Context;
use crate::location::Location;
use crate::names::Name;
use crate::sequence::Op;
use crate::tree::Pattern;

impl Generator<'_> {
    pub(super) fn or_pattern(
        &mut self,
        patterns: &[Pattern],
        context: &mut Context,
        at: Location,
    ) -> Result {
        let end = self.new_label();
        // Every alternative binds the names of the first; it also gives their order.
        let mut control: Option<Vec<Name>> = None;
        for (index, alternative) in patterns.iter().enumerate() {
            let mut inner = Context {
                allow_irrefutable: context.allow_irrefutable && index + 1 == patterns.len(),
                ..Context::default()
            };
            self.emit_arg(Opcode::COPY, 1, alternative.at);
            self.pattern(alternative, &mut inner)?;
            match &control {
                None => control = Some(inner.stores.clone()),
                Some(control) => {
                    if !self.reorder_captures(control, &mut inner.stores, alternative.at) {
                        return self.error("alternative patterns bind different names", at);
                    }
                }
            }
            self.jump(Op::Jump, end, alternative.at);
            self.place_fail_labels(&mut inner, alternative.at);
        }
        self.emit(Opcode::POP_TOP, at);
        self.jump_to_fail_pop(context, Op::Jump, at);
        self.place(end);
        // Under the new captures are a copy of the subject, what must stay on top, and the
        // captures before them.
        let names = control.unwrap_or_default();
        let rotations = names.len() + 1 + context.on_top + context.stores.len();
        for name in names {
            self.rotate(rotations, at);
            if context.stores.contains(&name) {
                return self.duplicate_capture(name, at);
            }
            context.stores.push(name);
        }
        self.emit(Opcode::POP_TOP, at);
        Ok(())
    }

    /// Brings captured values into the order of `control`; false if the names differ.
    fn reorder_captures(&mut self, control: &[Name], stores: &mut [Name], at: Location) -> bool {
        if control.len() != stores.len() {
            return false;
        }
        for wanted in (0..control.len()).rev() {
            let Some(found) = stores.iter().position(|&name| name == control[wanted]) else {
                return false;
            };
            if found == wanted {
                continue;
            }
            // Everything up to the name moves behind it, on the stack one value at a time.
            let rotations = found + 1;
            stores[..=wanted].rotate_left(rotations);
            for _ in 0..rotations {
                self.rotate(wanted + 1, at);
            }
        }
        true
    }
}
