//! Sequence patterns.

use apython_bytecode::Opcode;

use super::super::assignments::unpack_ex_arg;
use super::super::{Generator, Result};
use super::{Context, is_wildcard};
use crate::location::Location;
use crate::tree::{CmpOp, Operator, Pattern, PatternKind};

impl Generator<'_> {
    pub(super) fn sequence_pattern(
        &mut self,
        patterns: &[Pattern],
        context: &mut Context,
        at: Location,
    ) -> Result {
        let mut stars = (0..patterns.len()).filter(|&index| is_star(&patterns[index]));
        let star = stars.next();
        if stars.next().is_some() {
            return self.error("multiple starred names in sequence pattern", at);
        }
        context.on_top += 1;
        self.emit(Opcode::MATCH_SEQUENCE, at);
        self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
        let length_check = match star {
            None => Some((patterns.len(), CmpOp::Eq)),
            Some(_) if patterns.len() > 1 => Some((patterns.len() - 1, CmpOp::GtE)),
            Some(_) => None,
        };
        if let Some((length, op)) = length_check {
            self.emit(Opcode::GET_LEN, at);
            self.load_int(length, at);
            self.comparison(op, at);
            self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
        }
        context.on_top -= 1;
        if patterns.iter().all(|pattern| is_wildcard(pattern) || is_star_wildcard(pattern)) {
            self.emit(Opcode::POP_TOP, at);
            return Ok(());
        }
        match star {
            Some(star) if is_star_wildcard(&patterns[star]) => {
                self.sequence_items(patterns, star, context, at)
            }
            _ => self.unpack_sequence(patterns, star, context, at),
        }
    }

    fn unpack_sequence(
        &mut self,
        patterns: &[Pattern],
        star: Option<usize>,
        context: &mut Context,
        at: Location,
    ) -> Result {
        match star {
            None => self.emit_arg(Opcode::UNPACK_SEQUENCE, patterns.len() as u32, at),
            Some(before) => {
                let Some(arg) = unpack_ex_arg(before, patterns.len() - before - 1) else {
                    let message = "too many expressions in star-unpacking sequence pattern";
                    return self.error(message, at);
                };
                self.emit_arg(Opcode::UNPACK_EX, arg, at);
            }
        }
        context.on_top += patterns.len();
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        Ok(())
    }

    /// With `*_`, single items are taken out instead of building a list of the rest.
    fn sequence_items(
        &mut self,
        patterns: &[Pattern],
        star: usize,
        context: &mut Context,
        at: Location,
    ) -> Result {
        context.on_top += 1;
        for (index, pattern) in patterns.iter().enumerate() {
            if index == star || is_wildcard(pattern) {
                continue;
            }
            self.emit_arg(Opcode::COPY, 1, at);
            if index < star {
                self.load_int(index, at);
            } else {
                // Not every sequence takes negative indices.
                self.emit(Opcode::GET_LEN, at);
                self.load_int(patterns.len() - index, at);
                self.binary(Operator::Sub, false, at);
            }
            self.emit(Opcode::BINARY_SUBSCR, at);
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 1;
        self.emit(Opcode::POP_TOP, at);
        Ok(())
    }
}

fn is_star(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(_))
}

/// `*_`.
fn is_star_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::Star(None))
}
