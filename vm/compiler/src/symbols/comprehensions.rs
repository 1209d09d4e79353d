//! Comprehensions, generator expressions, and assignment expressions in them.

use super::build::Builder;
use super::{ScopeKind, SymbolFlags};
use crate::error::CompileError;
use crate::location::Location;
use crate::names::Name;
use crate::tree::{Comp, CompKind, Comprehension, Expr, ExprKind};

type Done = Result<(), CompileError>;

impl Builder<'_> {
    pub(super) fn comprehension(&mut self, comp: &Comp, at: Location) -> Done {
        if self.current().can_see_class_scope {
            let message = "Cannot use comprehension in annotation scope within class scope";
            return Err(CompileError::at(message, at));
        }
        let Some((outermost, others)) = comp.generators.split_first() else { return Ok(()) };
        // The outermost iterable belongs to the scope around, and comes as an argument.
        self.iterable(&outermost.iter)?;
        let name = match comp.kind {
            CompKind::List => self.known.listcomp,
            CompKind::Set => self.known.setcomp,
            CompKind::Dict => self.known.dictcomp,
            CompKind::Generator => self.known.genexpr,
        };
        self.enter(name, ScopeKind::Function, Some(comp.id), at);
        let scope = self.current();
        scope.comprehension = Some(comp.kind);
        scope.is_coroutine = outermost.is_async;
        self.define(self.known.iterator, SymbolFlags::PARAM, at)?;
        self.target(&outermost.target)?;
        self.exprs(&outermost.ifs)?;
        others.iter().try_for_each(|generator| self.generator(generator))?;
        self.optional(comp.value.as_ref())?;
        self.expr(&comp.element)?;
        let is_generator = comp.kind == CompKind::Generator;
        let scope = self.current();
        scope.is_generator = is_generator;
        let is_async = scope.is_coroutine && !is_generator;
        self.leave();
        if is_async {
            self.current().is_coroutine = true;
        }
        Ok(())
    }

    fn generator(&mut self, generator: &Comprehension) -> Done {
        self.target(&generator.target)?;
        self.iterable(&generator.iter)?;
        self.exprs(&generator.ifs)?;
        if generator.is_async {
            self.current().is_coroutine = true;
        }
        Ok(())
    }

    fn target(&mut self, target: &Expr) -> Done {
        self.state().in_target = true;
        self.expr(target)?;
        self.state().in_target = false;
        Ok(())
    }

    fn iterable(&mut self, iter: &Expr) -> Done {
        self.state().in_iterable += 1;
        self.expr(iter)?;
        self.state().in_iterable -= 1;
        Ok(())
    }

    pub(super) fn named_expression(&mut self, target: &Expr, value: &Expr, at: Location) -> Done {
        if self.state().in_iterable > 0 {
            let message =
                "assignment expression cannot be used in a comprehension iterable expression";
            return Err(CompileError::at(message, at));
        }
        if self.current().comprehension.is_some()
            && let ExprKind::Name { name, .. } = target.kind
        {
            self.extend_scope(name, target.at)?;
        }
        self.expr(value)?;
        self.expr(target)
    }

    /// The target of an assignment expression in a comprehension belongs to the nearest scope
    /// around that is none.
    fn extend_scope(&mut self, name: Name, at: Location) -> Done {
        for index in (0..self.stack.len()).rev() {
            let id = self.stack[index];
            let scope = &self.scopes[id.0 as usize];
            // As written: CPython does not mangle here.
            let known = scope.flags(name);
            if scope.comprehension.is_some() {
                let is_iteration = known.intersects(SymbolFlags::COMP_ITER);
                if is_iteration && known.intersects(SymbolFlags::LOCAL) {
                    let message = format!(
                        "assignment expression cannot rebind comprehension iteration variable '{}'",
                        self.names.str(name)
                    );
                    return Err(CompileError::at(message, at));
                }
                continue;
            }
            let place = match scope.kind {
                ScopeKind::Function => {
                    let is_global = known.intersects(SymbolFlags::GLOBAL);
                    let flag = if is_global { SymbolFlags::GLOBAL } else { SymbolFlags::NONLOCAL };
                    self.define(name, flag, at)?;
                    self.record_directive(name, at);
                    return self.define_in(id, name, SymbolFlags::LOCAL, at);
                }
                ScopeKind::Module => {
                    self.define(name, SymbolFlags::GLOBAL, at)?;
                    self.record_directive(name, at);
                    return self.define_in(id, name, SymbolFlags::GLOBAL, at);
                }
                ScopeKind::Annotation => continue,
                ScopeKind::Class => "in a class body",
                ScopeKind::TypeParam => "within the definition of a generic",
                ScopeKind::TypeAlias => "in a type alias",
                ScopeKind::TypeVarBound => "in a TypeVar bound",
            };
            let message =
                format!("assignment expression within a comprehension cannot be used {place}");
            return Err(CompileError::at(message, at));
        }
        Ok(())
    }
}
