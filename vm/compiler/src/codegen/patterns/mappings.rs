//! Mapping patterns.

use apython_bytecode::dis::repr;
use apython_bytecode::{Const, Opcode};
use rustc_hash::FxHashSet;

use super::super::equality::Key;
use super::super::{Generator, Result};
use super::Context;
use crate::location::Location;
use crate::names::Name;
use crate::tree::{CmpOp, Expr, ExprKind, Pattern};

impl Generator<'_> {
    pub(super) fn mapping_pattern(
        &mut self,
        keys: &[Expr],
        patterns: &[Pattern],
        rest: Option<Name>,
        context: &mut Context,
        at: Location,
    ) -> Result {
        context.on_top += 1;
        self.emit(Opcode::MATCH_MAPPING, at);
        self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
        if keys.is_empty() && rest.is_none() {
            context.on_top -= 1;
            self.emit(Opcode::POP_TOP, at);
            return Ok(());
        }
        if !keys.is_empty() {
            self.emit(Opcode::GET_LEN, at);
            self.load_int(keys.len(), at);
            self.comparison(CmpOp::GtE, at);
            self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
        }
        self.mapping_keys(keys, at)?;
        self.emit_arg(Opcode::BUILD_TUPLE, keys.len() as u32, at);
        self.emit(Opcode::MATCH_KEYS, at);
        // The tuple of keys, and that of values or None.
        context.on_top += 2;
        self.emit_arg(Opcode::COPY, 1, at);
        self.load_const(Const::None, at);
        self.emit_arg(Opcode::IS_OP, 1, at);
        self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
        self.emit_arg(Opcode::UNPACK_SEQUENCE, keys.len() as u32, at);
        context.on_top = context.on_top + keys.len() - 1;
        for pattern in patterns {
            context.on_top -= 1;
            self.subpattern(pattern, context)?;
        }
        context.on_top -= 2;
        match rest {
            Some(rest) => self.mapping_rest(keys.len() as u32, rest, context, at),
            None => {
                self.emit(Opcode::POP_TOP, at);
                self.emit(Opcode::POP_TOP, at);
                Ok(())
            }
        }
    }

    fn mapping_keys(&mut self, keys: &[Expr], at: Location) -> Result {
        let mut seen = FxHashSet::default();
        for (index, key) in keys.iter().enumerate() {
            match &key.kind {
                ExprKind::Constant { value, .. } => {
                    if !seen.insert(Key::of(value, index)) {
                        let key = repr(value);
                        let message = format!("mapping pattern checks duplicate key ({key})");
                        return self.error(message, at);
                    }
                }
                ExprKind::Attribute { .. } => {}
                _ => {
                    let message =
                        "mapping pattern keys may only match literals and attribute lookups";
                    return self.error(message, at);
                }
            }
            self.expr(key)?;
        }
        Ok(())
    }

    /// A copy of the subject without the keys. On the stack: the subject, the tuple of keys.
    fn mapping_rest(
        &mut self,
        keys: u32,
        rest: Name,
        context: &mut Context,
        at: Location,
    ) -> Result {
        self.emit_arg(Opcode::BUILD_MAP, 0, at);
        self.emit_arg(Opcode::SWAP, 3, at);
        self.emit_arg(Opcode::DICT_UPDATE, 2, at);
        self.emit_arg(Opcode::UNPACK_SEQUENCE, keys, at);
        for left in (1..=keys).rev() {
            self.emit_arg(Opcode::COPY, 1 + left, at);
            self.emit_arg(Opcode::SWAP, 2, at);
            self.emit(Opcode::DELETE_SUBSCR, at);
        }
        self.capture(Some(rest), context, at)
    }
}
