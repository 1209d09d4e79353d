//! `match` (PEP 634).
//!
//! A pattern consumes its subject, the top of the stack, and jumps away if it does not match.
//! Captured values wait on the stack, below `on_top` values that are still needed, until the
//! whole pattern has matched. A failing pattern jumps to code that pops as many values as are
//! there at that point.

mod alternatives;
mod classes;
mod mappings;
mod sequences;

use apython_bytecode::Opcode;

use super::{Generator, Result};
use crate::depth::nested;
use crate::location::Location;
use crate::names::Name;
use crate::sequence::{Label, Op};
use crate::tree::{CmpOp, Ctx, Expr, ExprKind, MatchCase, Pattern, PatternKind};

/// What is known while the pattern of a case is compiled.
#[derive(Default)]
struct Context {
    /// Captured names, in the order of their values on the stack.
    stores: Vec<Name>,
    /// Whether a pattern that always matches may stand here.
    allow_irrefutable: bool,
    /// Where to jump to have so many values popped and the next case tried.
    fail_pop: Vec<Label>,
    /// Values that must stay on top of the stack.
    on_top: usize,
}

impl<'a> Generator<'a> {
    pub(super) fn match_statement(&mut self, subject: &Expr, cases: &'a [MatchCase]) -> Result {
        self.expr(subject)?;
        let end = self.new_label();
        // A last `case _` needs no subject.
        let default = match cases {
            [_, .., last] if is_wildcard(&last.pattern) => Some(last),
            _ => None,
        };
        let tested = cases.len() - usize::from(default.is_some());
        for (index, case) in cases[..tested].iter().enumerate() {
            let keeps_subject = index + 1 < tested;
            let may_always_match = case.guard.is_some() || index + 1 == cases.len();
            self.case(case, keeps_subject, may_always_match, end)?;
        }
        if let Some(case) = default {
            self.emit(Opcode::NOP, case.pattern.at);
            if let Some(guard) = &case.guard {
                self.jump_if(guard, end, false)?;
            }
            self.statements(&case.body)?;
        }
        self.place(end);
        Ok(())
    }

    fn case(
        &mut self,
        case: &'a MatchCase,
        keeps_subject: bool,
        allow_irrefutable: bool,
        end: Label,
    ) -> Result {
        let at = case.pattern.at;
        if keeps_subject {
            self.emit_arg(Opcode::COPY, 1, at);
        }
        let mut context = Context { allow_irrefutable, ..Context::default() };
        self.pattern(&case.pattern, &mut context)?;
        for &name in &context.stores {
            self.store(name, at)?;
        }
        if let Some(guard) = &case.guard {
            let fail = self.fail_label(&mut context, 0);
            self.jump_if(guard, fail, false)?;
        }
        if keeps_subject {
            self.emit(Opcode::POP_TOP, at);
        }
        self.statements(&case.body)?;
        self.jump(Op::Jump, end, Location::NONE);
        self.place_fail_labels(&mut context, at);
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern, context: &mut Context) -> Result {
        nested(self, |this| this.pattern_kind(pattern, context))
    }

    fn pattern_kind(&mut self, pattern: &Pattern, context: &mut Context) -> Result {
        let at = pattern.at;
        match &pattern.kind {
            PatternKind::Value(value) => {
                if !matches!(value.kind, ExprKind::Constant { .. } | ExprKind::Attribute { .. }) {
                    let message = "patterns may only match literals and attribute lookups";
                    return self.error(message, at);
                }
                self.expr(value)?;
                self.comparison(CmpOp::Eq, at);
                self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
                Ok(())
            }
            PatternKind::Singleton(value) => {
                self.load_const(value.clone(), at);
                self.comparison(CmpOp::Is, at);
                self.jump_to_fail_pop(context, Opcode::POP_JUMP_IF_FALSE, at);
                Ok(())
            }
            PatternKind::Sequence(patterns) => self.sequence_pattern(patterns, context, at),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.mapping_pattern(keys, patterns, *rest, context, at)
            }
            PatternKind::Class { class, patterns, names, values } => {
                self.class_pattern(class, patterns, names, values, context, at)
            }
            PatternKind::Star(name) => self.capture(*name, context, at),
            PatternKind::As { pattern, name } => {
                self.as_pattern(pattern.as_deref(), *name, context, at)
            }
            PatternKind::Or(patterns) => self.or_pattern(patterns, context, at),
        }
    }

    /// A pattern within another, where one that always matches does no harm.
    fn subpattern(&mut self, pattern: &Pattern, context: &mut Context) -> Result {
        let allowed = std::mem::replace(&mut context.allow_irrefutable, true);
        self.pattern(pattern, context)?;
        context.allow_irrefutable = allowed;
        Ok(())
    }

    fn as_pattern(
        &mut self,
        pattern: Option<&Pattern>,
        name: Option<Name>,
        context: &mut Context,
        at: Location,
    ) -> Result {
        let Some(pattern) = pattern else {
            if context.allow_irrefutable {
                return self.capture(name, context, at);
            }
            let what = match name {
                Some(name) => format!("name capture '{}'", self.names.str(name)),
                None => "wildcard".to_owned(),
            };
            return self.error(format!("{what} makes remaining patterns unreachable"), at);
        };
        context.on_top += 1;
        self.emit_arg(Opcode::COPY, 1, at);
        self.pattern(pattern, context)?;
        context.on_top -= 1;
        self.capture(name, context, at)
    }

    /// Puts the top of the stack where captured values wait.
    fn capture(&mut self, name: Option<Name>, context: &mut Context, at: Location) -> Result {
        let Some(name) = name else {
            self.emit(Opcode::POP_TOP, at);
            return Ok(());
        };
        self.check_assignable(name, Ctx::Store, at)?;
        if context.stores.contains(&name) {
            return self.duplicate_capture(name, at);
        }
        self.rotate(context.on_top + context.stores.len() + 1, at);
        context.stores.push(name);
        Ok(())
    }

    fn duplicate_capture(&self, name: Name, at: Location) -> Result {
        let message = format!("multiple assignments to name '{}' in pattern", self.names.str(name));
        self.error(message, at)
    }

    /// Puts the top of the stack below the `count - 1` values under it.
    fn rotate(&mut self, count: usize, at: Location) {
        for depth in (2..=count).rev() {
            self.emit_arg(Opcode::SWAP, depth as u32, at);
        }
    }

    fn jump_to_fail_pop(&mut self, context: &mut Context, op: impl Into<Op>, at: Location) {
        let pops = context.on_top + context.stores.len();
        let target = self.fail_label(context, pops);
        self.jump(op, target, at);
    }

    fn fail_label(&mut self, context: &mut Context, pops: usize) -> Label {
        while context.fail_pop.len() <= pops {
            let label = self.new_label();
            context.fail_pop.push(label);
        }
        context.fail_pop[pops]
    }

    /// The code that failing patterns jump to: from the most values to pop down to none.
    fn place_fail_labels(&mut self, context: &mut Context, at: Location) {
        while let Some(label) = context.fail_pop.pop() {
            self.place(label);
            if !context.fail_pop.is_empty() {
                self.emit(Opcode::POP_TOP, at);
            }
        }
    }
}

/// `_`.
fn is_wildcard(pattern: &Pattern) -> bool {
    matches!(pattern.kind, PatternKind::As { name: None, .. })
}
