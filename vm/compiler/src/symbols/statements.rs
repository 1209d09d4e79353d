//! Statements, in the order in which CPython visits their parts.

use super::build::Builder;
use super::{ScopeKind, SymbolFlags};
use crate::depth::nested;
use crate::error::CompileError;
use crate::location::Location;
use crate::names::Name;
use crate::tree::{
    Alias, Arguments, ClassDef, ExceptHandler, Expr, ExprKind, FunctionDef, Keyword, MatchCase,
    NodeId, Pattern, PatternKind, Stmt, StmtKind, Try, TypeAlias, TypeParam, TypeParamKind,
    TypeParams,
};

type Done = Result<(), CompileError>;

impl Builder<'_> {
    pub(super) fn stmts(&mut self, body: &[Stmt]) -> Done {
        body.iter().try_for_each(|stmt| nested(self, |this| this.stmt(stmt)))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Done {
        match &stmt.kind {
            StmtKind::FunctionDef(def) => self.function(def, stmt.at),
            StmtKind::ClassDef(def) => self.class(def, stmt.at),
            StmtKind::TypeAlias(alias) => self.type_alias(alias, stmt.at),
            StmtKind::Return(value) => {
                if let Some(value) = value {
                    self.expr(value)?;
                    self.current().returns_value = true;
                }
                Ok(())
            }
            StmtKind::Delete(targets) => self.exprs(targets),
            StmtKind::Assign { targets, value } => {
                self.exprs(targets)?;
                self.expr(value)
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.annotated_target(target, *simple, value.is_some(), stmt.at)?;
                self.annotation(annotation)?;
                self.optional(value.as_deref())
            }
            StmtKind::AugAssign { target, value, .. } => {
                self.expr(target)?;
                self.expr(value)
            }
            StmtKind::For(node) => {
                self.expr(&node.target)?;
                self.expr(&node.iter)?;
                self.stmts(&node.body)?;
                self.stmts(&node.orelse)
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr(test)?;
                self.stmts(body)?;
                self.stmts(orelse)
            }
            StmtKind::With { items, body, .. } => {
                for item in items {
                    self.expr(&item.context)?;
                    self.optional(item.target.as_deref())?;
                }
                self.stmts(body)
            }
            StmtKind::Match { subject, cases } => {
                self.expr(subject)?;
                cases.iter().try_for_each(|case| self.match_case(case))
            }
            StmtKind::Raise { exc, cause } => {
                self.optional(exc.as_deref())?;
                self.optional(cause.as_deref())
            }
            StmtKind::Try(node) => self.try_statement(node),
            StmtKind::Assert { test, msg } => {
                self.expr(test)?;
                self.optional(msg.as_deref())
            }
            StmtKind::Import(aliases) | StmtKind::ImportFrom { names: aliases, .. } => {
                aliases.iter().try_for_each(|alias| self.alias(alias))
            }
            StmtKind::Global(names) => self.global(names, stmt.at),
            StmtKind::Nonlocal(names) => self.nonlocal(names, stmt.at),
            StmtKind::Expr(value) => self.expr(value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => Ok(()),
        }
    }

    fn function(&mut self, def: &FunctionDef, at: Location) -> Done {
        self.define(def.name, SymbolFlags::LOCAL, at)?;
        self.defaults(&def.args)?;
        self.exprs(&def.decorators)?;
        if let Some(params) = &def.type_params {
            self.enter_type_params(def.name, params.id, at)?;
            // CPython asks for a list, and gets an empty one too.
            self.define(self.known.dot_defaults, SymbolFlags::PARAM, at)?;
            if def.args.kw_defaults.iter().any(Option::is_some) {
                self.define(self.known.dot_kwdefaults, SymbolFlags::PARAM, at)?;
            }
            self.type_params(params)?;
        }
        self.annotations(&def.args, at)?;
        if let Some(returns) = &def.returns {
            self.annotation(returns)?;
        }
        self.enter(def.name, ScopeKind::Function, Some(def.id), at);
        self.current().is_coroutine = def.is_async;
        self.parameters(&def.args)?;
        self.stmts(&def.body)?;
        self.leave();
        if def.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    fn class(&mut self, def: &ClassDef, at: Location) -> Done {
        self.define(def.name, SymbolFlags::LOCAL, at)?;
        self.exprs(&def.decorators)?;
        let outer = self.private;
        if let Some(params) = &def.type_params {
            self.enter_type_params(def.name, params.id, at)?;
            let (type_params, generic_base) =
                (self.known.dot_type_params, self.known.dot_generic_base);
            self.define(type_params, SymbolFlags::LOCAL.with(SymbolFlags::USE), at)?;
            self.private = Some(def.name);
            self.define(generic_base, SymbolFlags::LOCAL.with(SymbolFlags::USE), at)?;
            self.type_params(params)?;
        }
        self.exprs(&def.bases)?;
        self.keywords(&def.keywords)?;
        self.private = Some(def.name);
        self.enter(def.name, ScopeKind::Class, Some(def.id), at);
        if def.type_params.is_some() {
            self.define(self.known.type_params, SymbolFlags::LOCAL, at)?;
            self.define(self.known.dot_type_params, SymbolFlags::USE, at)?;
        }
        self.stmts(&def.body)?;
        self.leave();
        if def.type_params.is_some() {
            self.leave();
        }
        // CPython forgets to go back to the name around a generic class.
        self.private = if def.type_params.is_some() { Some(def.name) } else { outer };
        Ok(())
    }

    fn type_alias(&mut self, alias: &TypeAlias, at: Location) -> Done {
        self.expr(&alias.name)?;
        let ExprKind::Name { name, .. } = alias.name.kind else { return Ok(()) };
        let in_class = self.kind() == ScopeKind::Class;
        if let Some(params) = &alias.type_params {
            self.enter_type_params(name, params.id, at)?;
            self.type_params(params)?;
        }
        self.enter(name, ScopeKind::TypeAlias, Some(alias.id), at);
        self.see_class_scope(in_class, alias.value.at)?;
        self.expr(&alias.value)?;
        self.leave();
        if alias.type_params.is_some() {
            self.leave();
        }
        Ok(())
    }

    /// The scope around a class, function or alias with type parameters.
    fn enter_type_params(&mut self, name: Name, node: NodeId, at: Location) -> Done {
        let in_class = self.kind() == ScopeKind::Class;
        self.enter(name, ScopeKind::TypeParam, Some(node), at);
        self.see_class_scope(in_class, at)
    }

    fn see_class_scope(&mut self, sees: bool, at: Location) -> Done {
        if !sees {
            return Ok(());
        }
        self.current().can_see_class_scope = true;
        self.define(self.known.classdict, SymbolFlags::USE, at)
    }

    fn type_params(&mut self, params: &TypeParams) -> Done {
        params.params.iter().try_for_each(|param| self.type_param(param))
    }

    fn type_param(&mut self, param: &TypeParam) -> Done {
        let flags = SymbolFlags::TYPE_PARAM.with(SymbolFlags::LOCAL);
        self.define(param.name, flags, param.at)?;
        if let TypeParamKind::TypeVar { bound: Some(bound) } = &param.kind {
            let sees = self.current().can_see_class_scope;
            self.enter(param.name, ScopeKind::TypeVarBound, Some(param.id), param.at);
            self.see_class_scope(sees, bound.at)?;
            self.expr(bound)?;
            self.leave();
        }
        Ok(())
    }

    pub(super) fn defaults(&mut self, args: &Arguments) -> Done {
        self.exprs(&args.defaults)?;
        args.kw_defaults.iter().flatten().try_for_each(|default| self.expr(default))
    }

    pub(super) fn parameters(&mut self, args: &Arguments) -> Done {
        let named = args.posonlyargs.iter().chain(&args.args).chain(&args.kwonlyargs);
        let variadic = args.vararg.iter().chain(&args.kwarg);
        for arg in named.chain(variadic.map(|arg| &**arg)) {
            self.define(arg.name, SymbolFlags::PARAM, arg.at)?;
        }
        let scope = self.current();
        scope.has_varargs = args.vararg.is_some();
        scope.has_varkeywords = args.kwarg.is_some();
        Ok(())
    }

    /// Annotations of parameters, in CPython's order.
    fn annotations(&mut self, args: &Arguments, at: Location) -> Done {
        let positional = args.posonlyargs.iter().chain(&args.args);
        let variadic = args.vararg.iter().chain(&args.kwarg).map(|arg| &**arg);
        let mut annotations = positional
            .chain(variadic)
            .chain(&args.kwonlyargs)
            .filter_map(|arg| arg.annotation.as_deref())
            .peekable();
        if annotations.peek().is_none() {
            return Ok(());
        }
        if self.future_annotations {
            self.enter(self.known.annotation, ScopeKind::Annotation, None, at);
        }
        annotations.try_for_each(|annotation| self.expr(annotation))?;
        if self.future_annotations {
            self.leave();
        }
        Ok(())
    }

    fn annotation(&mut self, annotation: &Expr) -> Done {
        if !self.future_annotations {
            return self.expr(annotation);
        }
        self.enter(self.known.annotation, ScopeKind::Annotation, None, annotation.at);
        self.expr(annotation)?;
        self.leave();
        Ok(())
    }

    fn annotated_target(
        &mut self,
        target: &Expr,
        simple: bool,
        assigned: bool,
        at: Location,
    ) -> Done {
        let ExprKind::Name { name, .. } = target.kind else { return self.expr(target) };
        let known = self.lookup(name);
        let directive = SymbolFlags::GLOBAL.with(SymbolFlags::NONLOCAL);
        if simple && known.intersects(directive) && self.kind() != ScopeKind::Module {
            let word = if known.intersects(SymbolFlags::GLOBAL) { "global" } else { "nonlocal" };
            let message = format!("annotated name '{}' can't be {word}", self.names.str(name));
            return Err(CompileError::at(message, at));
        }
        if simple {
            self.define(name, SymbolFlags::ANNOT.with(SymbolFlags::LOCAL), target.at)
        } else if assigned {
            self.define(name, SymbolFlags::LOCAL, target.at)
        } else {
            Ok(())
        }
    }

    fn try_statement(&mut self, node: &Try) -> Done {
        self.stmts(&node.body)?;
        self.stmts(&node.orelse)?;
        node.handlers.iter().try_for_each(|handler| self.handler(handler))?;
        self.stmts(&node.finalbody)
    }

    fn handler(&mut self, handler: &ExceptHandler) -> Done {
        self.optional(handler.kind.as_deref())?;
        if let Some(name) = handler.name {
            self.define(name, SymbolFlags::LOCAL, handler.at)?;
        }
        self.stmts(&handler.body)
    }

    /// Of a dotted name without `as`, the first part is bound.
    fn alias(&mut self, alias: &Alias) -> Done {
        let mut name = alias.asname.unwrap_or(alias.name);
        if name == self.known.star {
            if self.kind() == ScopeKind::Module {
                return Ok(());
            }
            return Err(CompileError::at("import * only allowed at module level", alias.at));
        }
        if alias.asname.is_none()
            && let Some((first, _)) = self.names.str(name).split_once('.')
        {
            let first = first.to_owned();
            name = self.names.intern(&first);
        }
        self.define(name, SymbolFlags::IMPORT, alias.at)
    }

    fn match_case(&mut self, case: &MatchCase) -> Done {
        self.pattern(&case.pattern)?;
        self.optional(case.guard.as_deref())?;
        self.stmts(&case.body)
    }

    fn patterns(&mut self, patterns: &[Pattern]) -> Done {
        patterns.iter().try_for_each(|pattern| self.pattern(pattern))
    }

    fn pattern(&mut self, pattern: &Pattern) -> Done {
        nested(self, |this| this.pattern_inner(pattern))
    }

    fn pattern_inner(&mut self, pattern: &Pattern) -> Done {
        match &pattern.kind {
            PatternKind::Value(value) => self.expr(value),
            PatternKind::Singleton(_) => Ok(()),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => self.patterns(patterns),
            PatternKind::Mapping { keys, patterns, rest } => {
                self.exprs(keys)?;
                self.patterns(patterns)?;
                self.capture(*rest, pattern.at)
            }
            PatternKind::Class { class, patterns, values, .. } => {
                self.expr(class)?;
                self.patterns(patterns)?;
                self.patterns(values)
            }
            PatternKind::Star(name) => self.capture(*name, pattern.at),
            PatternKind::As { pattern: inner, name } => {
                if let Some(inner) = inner {
                    self.pattern(inner)?;
                }
                self.capture(*name, pattern.at)
            }
        }
    }

    fn capture(&mut self, name: Option<Name>, at: Location) -> Done {
        name.map_or(Ok(()), |name| self.define(name, SymbolFlags::LOCAL, at))
    }

    pub(super) fn keywords(&mut self, keywords: &[Keyword]) -> Done {
        keywords.iter().try_for_each(|keyword| self.expr(&keyword.value))
    }
}
