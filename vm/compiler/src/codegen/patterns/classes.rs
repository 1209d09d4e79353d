//! Class patterns.

use apython_bytecode::{Const, Opcode};

use super::super::{Generator, Result};
use super::{Context, is_wildcard};
use crate::location::Location;
use crate::tree::{Ctx, Expr, KeywordName, Pattern};

impl Generator<'_> {
    pub(super) fn class_pattern(
        &mut self,
        class: &Expr,
        patterns: &[Pattern],
        names: &[KeywordName],
        values: &[Pattern],
        context: &mut Context,
        at: Location,
    ) -> Result {
        self.check_keyword_patterns(names, values)?;
        self.expr(class)?;
        let attributes = self.texts_const(names.iter().map(|keyword| keyword.name));
        self.load_const(attributes, at);
        self.emit_arg(Opcode::MATCH_CLASS, patterns.len() as u32, at);
        self.emit_arg(Opcode::COPY, 1, at);
        self.load_const(Const::None, at);
        self.emit_arg(Opcode::IS_OP, 1, at);
        // A tuple of the attributes, or None.
        context.on_top += 1;
        self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
        let count = patterns.len() + values.len();
        self.emit_arg(Opcode::UNPACK_SEQUENCE, count as u32, at);
        context.on_top = context.on_top + count - 1;
        for pattern in patterns.iter().chain(values) {
            context.on_top -= 1;
            if is_wildcard(pattern) {
                self.emit(Opcode::POP_TOP, at);
            } else {
                self.subpattern(pattern, context)?;
            }
        }
        Ok(())
    }

    /// Errors stand at the pattern of the keyword.
    fn check_keyword_patterns(&self, names: &[KeywordName], values: &[Pattern]) -> Result {
        let keywords = names.iter().map(|keyword| keyword.name).zip(values);
        let keywords: Vec<_> = keywords.map(|(name, value)| (name, value.at)).collect();
        for (index, &(name, at)) in keywords.iter().enumerate() {
            self.check_assignable(name, Ctx::Store, at)?;
            let mut later = keywords[index + 1..].iter();
            if let Some(&(_, at)) = later.find(|&&(other, _)| other == name) {
                let name = self.names.str(name);
                let message = format!("attribute name repeated in class pattern: {name}");
                return self.error(message, at);
            }
        }
        Ok(())
    }
}
