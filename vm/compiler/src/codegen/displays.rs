//! Lists, tuples, sets and dictionaries.

use std::rc::Rc;

use apython_bytecode::{Const, Opcode};

use super::equality::distinct;
use super::expressions::STACK_USE_GUIDELINE;
use super::{Generator, Result, intrinsics};
use crate::location::Location;
use crate::tree::{Ctx, Expr, ExprKind};

/// What is built.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Display {
    List,
    Tuple,
    Set,
}

/// The elements of a display or the arguments of a call, with one more that is in no tree.
#[derive(Clone, Copy)]
pub(super) struct Elements<'e> {
    pub(super) items: &'e [Expr],
    pub(super) last: Option<&'e Expr>,
}

impl<'e> Elements<'e> {
    pub(super) fn iter(self) -> impl Iterator<Item = &'e Expr> {
        self.items.iter().chain(self.last)
    }

    pub(super) fn len(self) -> usize {
        self.items.len() + usize::from(self.last.is_some())
    }

    pub(super) fn has_star(self) -> bool {
        self.iter().any(|item| matches!(item.kind, ExprKind::Starred { .. }))
    }
}

impl<'e> From<&'e [Expr]> for Elements<'e> {
    fn from(items: &'e [Expr]) -> Elements<'e> {
        Elements { items, last: None }
    }
}

impl Generator<'_> {
    pub(super) fn list(&mut self, elements: &[Expr], ctx: Ctx, at: Location) -> Result {
        match ctx {
            Ctx::Load => self.display(elements.into(), 0, Display::List, at),
            Ctx::Store => self.unpack_into(elements, at),
            Ctx::Del => self.exprs(elements),
        }
    }

    pub(super) fn tuple(&mut self, elements: &[Expr], ctx: Ctx, at: Location) -> Result {
        match ctx {
            Ctx::Load => self.display(elements.into(), 0, Display::Tuple, at),
            Ctx::Store => self.unpack_into(elements, at),
            Ctx::Del => self.exprs(elements),
        }
    }

    pub(super) fn set(&mut self, elements: &[Expr], at: Location) -> Result {
        self.display(elements.into(), 0, Display::Set, at)
    }

    /// A tuple of `pushed` values that are on the stack and of the arguments of a call.
    pub(super) fn argument_tuple(
        &mut self,
        args: Elements<'_>,
        pushed: usize,
        at: Location,
    ) -> Result {
        self.display(args, pushed, Display::Tuple, at)
    }

    fn display(
        &mut self,
        elements: Elements<'_>,
        pushed: usize,
        display: Display,
        at: Location,
    ) -> Result {
        let is_tuple = display == Display::Tuple;
        let (build, add, extend) = match display {
            Display::List | Display::Tuple => {
                (Opcode::BUILD_LIST, Opcode::LIST_APPEND, Opcode::LIST_EXTEND)
            }
            Display::Set => (Opcode::BUILD_SET, Opcode::SET_ADD, Opcode::SET_UPDATE),
        };
        let count = elements.len();
        if count > 2
            && let Some(values) = elements.iter().map(constant).collect::<Option<Vec<_>>>()
        {
            let tuple = Const::Tuple(values.clone().into());
            if is_tuple && pushed == 0 {
                self.load_const(tuple, at);
                return Ok(());
            }
            let folded = match display {
                Display::Set => Const::FrozenSet(distinct(values).into()),
                _ => tuple,
            };
            self.emit_arg(build, pushed as u32, at);
            self.load_const(folded, at);
            self.emit_arg(extend, 1, at);
        } else {
            let big = count + pushed > STACK_USE_GUIDELINE;
            if !big && !elements.has_star() {
                elements.iter().try_for_each(|element| self.expr(element))?;
                let op = if is_tuple { Opcode::BUILD_TUPLE } else { build };
                self.emit_arg(op, (count + pushed) as u32, at);
                return Ok(());
            }
            let mut built = big;
            if big {
                self.emit_arg(build, pushed as u32, at);
            }
            for (index, element) in elements.iter().enumerate() {
                if let ExprKind::Starred { value, .. } = &element.kind {
                    if !built {
                        self.emit_arg(build, (index + pushed) as u32, at);
                        built = true;
                    }
                    self.expr(value)?;
                    self.emit_arg(extend, 1, at);
                } else {
                    self.expr(element)?;
                    if built {
                        self.emit_arg(add, 1, at);
                    }
                }
            }
        }
        if is_tuple {
            self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::LIST_TO_TUPLE, at);
        }
        Ok(())
    }

    pub(super) fn dict(&mut self, keys: &[Option<Expr>], values: &[Expr], at: Location) -> Result {
        let mut have_dict = false;
        // How many pairs before the current one are not emitted yet.
        let mut waiting = 0;
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if key.is_none() {
                if waiting > 0 {
                    let range = index - waiting..index;
                    self.dict_part(&keys[range.clone()], &values[range], &mut have_dict, at)?;
                    waiting = 0;
                }
                if !have_dict {
                    self.emit_arg(Opcode::BUILD_MAP, 0, at);
                    have_dict = true;
                }
                self.expr(value)?;
                self.emit_arg(Opcode::DICT_UPDATE, 1, at);
            } else if waiting * 2 > STACK_USE_GUIDELINE {
                let range = index - waiting..index + 1;
                self.dict_part(&keys[range.clone()], &values[range], &mut have_dict, at)?;
                waiting = 0;
            } else {
                waiting += 1;
            }
        }
        if waiting > 0 {
            let range = keys.len() - waiting..keys.len();
            self.dict_part(&keys[range.clone()], &values[range], &mut have_dict, at)?;
        }
        if !have_dict {
            self.emit_arg(Opcode::BUILD_MAP, 0, at);
        }
        Ok(())
    }

    /// Pairs without `**`, put into the dictionary on the stack if there is one.
    fn dict_part(
        &mut self,
        keys: &[Option<Expr>],
        values: &[Expr],
        have_dict: &mut bool,
        at: Location,
    ) -> Result {
        let count = keys.len();
        let big = count * 2 > STACK_USE_GUIDELINE;
        let constants = || keys.iter().map(|key| constant(key.as_ref()?)).collect();
        let constants: Option<Rc<[Const]>> = if count > 1 && !big { constants() } else { None };
        if let Some(constants) = constants {
            self.exprs(values)?;
            self.load_const(Const::Tuple(constants), at);
            self.emit_arg(Opcode::BUILD_CONST_KEY_MAP, count as u32, at);
        } else {
            if big {
                self.emit_arg(Opcode::BUILD_MAP, 0, at);
            }
            for (key, value) in keys.iter().flatten().zip(values) {
                self.expr(key)?;
                self.expr(value)?;
                if big {
                    self.emit_arg(Opcode::MAP_ADD, 1, at);
                }
            }
            if !big {
                self.emit_arg(Opcode::BUILD_MAP, count as u32, at);
            }
        }
        if *have_dict {
            self.emit_arg(Opcode::DICT_UPDATE, 1, at);
        }
        *have_dict = true;
        Ok(())
    }
}

fn constant(expr: &Expr) -> Option<Const> {
    match &expr.kind {
        ExprKind::Constant { value, .. } => Some(value.clone()),
        _ => None,
    }
}
