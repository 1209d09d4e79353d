//! Statements.

use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Lower, Lowered, Refusal};
use crate::depth::{deeper, nested};
use crate::location::Location;
use crate::tree::{
    Alias, ClassDef, ExceptHandler, Expr, For, FunctionDef, Stmt, StmtKind, Try, TypeAlias,
    WithItem, fold,
};

impl Lower<'_> {
    /// A list of statements that may begin with a docstring.
    pub(super) fn body(&mut self, body: &[ast::Stmt]) -> Lowered<Vec<Stmt>> {
        let has_docstring = matches!(
            body.first(),
            Some(ast::Stmt::Expr(first)) if first.value.is_string_literal_expr()
        );
        let mut lowered = self.suite(body)?;
        if self.fold && !has_docstring {
            fold::guard_docstring(&mut lowered);
        }
        Ok(lowered)
    }

    pub(super) fn suite(&mut self, body: &[ast::Stmt]) -> Lowered<Vec<Stmt>> {
        let mut lowered = Vec::with_capacity(body.len());
        for statement in body {
            lowered.push(nested(self, |this| this.stmt(statement))?);
        }
        Ok(lowered)
    }

    fn stmt(&mut self, statement: &ast::Stmt) -> Lowered<Stmt> {
        let range = statement.range();
        match statement {
            ast::Stmt::FunctionDef(def) => return self.function(def),
            ast::Stmt::ClassDef(def) => return self.class(def),
            ast::Stmt::If(node) => return self.if_chain(node),
            ast::Stmt::For(node) => return self.for_loop(node),
            ast::Stmt::While(node) => {
                let at = self.compound(range);
                let kind = StmtKind::While {
                    test: self.boxed(&node.test)?,
                    body: self.suite(&node.body)?,
                    orelse: self.suite(&node.orelse)?,
                };
                return Ok(Stmt { at, kind });
            }
            ast::Stmt::With(node) => {
                let at = self.compound(range);
                let items: Lowered<_> =
                    node.items.iter().map(|item| self.with_item(item)).collect();
                let (items, body) = (items?, self.suite(&node.body)?);
                return Ok(Stmt {
                    at,
                    kind: StmtKind::With { items, body, is_async: node.is_async },
                });
            }
            ast::Stmt::Match(node) => {
                let at = self.compound(range);
                let subject = self.boxed(&node.subject)?;
                let cases: Lowered<_> =
                    node.cases.iter().map(|case| self.match_case(case)).collect();
                return Ok(Stmt { at, kind: StmtKind::Match { subject, cases: cases? } });
            }
            ast::Stmt::Try(node) => return self.try_statement(node),
            // `raise` before a semicolon, shown to ruff as `break`.
            ast::Stmt::Break(_) if self.text(range) == "raise" => {
                let at = self.lines.locate(range);
                return Ok(Stmt { at, kind: StmtKind::Raise { exc: None, cause: None } });
            }
            _ => {}
        }
        let at = self.at(statement);
        Ok(Stmt { at, kind: self.simple(statement)? })
    }

    fn simple(&mut self, statement: &ast::Stmt) -> Lowered<StmtKind> {
        Ok(match statement {
            ast::Stmt::Return(node) => StmtKind::Return(self.optional_expr(node.value.as_deref())?),
            ast::Stmt::Delete(node) => StmtKind::Delete(self.exprs(&node.targets)?),
            ast::Stmt::Assign(node) => StmtKind::Assign {
                targets: self.exprs(&node.targets)?,
                value: self.boxed(&node.value)?,
            },
            ast::Stmt::TypeAlias(node) => self.type_alias(node)?,
            ast::Stmt::AugAssign(node) => StmtKind::AugAssign {
                target: self.boxed(&node.target)?,
                op: super::expressions::operator(node.op),
                value: self.boxed(&node.value)?,
            },
            ast::Stmt::AnnAssign(node) => StmtKind::AnnAssign {
                target: self.boxed(&node.target)?,
                annotation: Box::new(self.annotation(&node.annotation)?),
                value: self.optional_expr(node.value.as_deref())?,
                simple: node.simple,
            },
            ast::Stmt::Raise(node) => StmtKind::Raise {
                exc: self.optional_expr(node.exc.as_deref())?,
                cause: self.optional_expr(node.cause.as_deref())?,
            },
            ast::Stmt::Assert(node) => StmtKind::Assert {
                test: self.boxed(&node.test)?,
                msg: self.optional_expr(node.msg.as_deref())?,
            },
            ast::Stmt::Import(node) => StmtKind::Import(self.aliases(&node.names)),
            ast::Stmt::ImportFrom(node) => StmtKind::ImportFrom {
                module: self.optional_name(node.module.as_ref()),
                names: self.aliases(&node.names),
                level: node.level,
            },
            ast::Stmt::Global(node) => {
                StmtKind::Global(node.names.iter().map(|name| self.name(name)).collect())
            }
            ast::Stmt::Nonlocal(node) => {
                StmtKind::Nonlocal(node.names.iter().map(|name| self.name(name)).collect())
            }
            ast::Stmt::Expr(node) => StmtKind::Expr(self.boxed(&node.value)?),
            ast::Stmt::Pass(_) => StmtKind::Pass,
            ast::Stmt::Break(_) => StmtKind::Break,
            ast::Stmt::Continue(_) => StmtKind::Continue,
            // IPython's, which the parser gives in its own mode only; the compound ones are done.
            other => return Err(Refusal::At(other.start())),
        })
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) -> Lowered<Stmt> {
        let at = self.decorated(def.range, &def.decorator_list);
        let id = self.new_node();
        let decorators = self.decorators(&def.decorator_list)?;
        let name = self.name(&def.name);
        let type_params = self.type_params(def.type_params.as_deref())?;
        let args = self.parameters(&def.parameters)?;
        let returns = self.optional_annotation(def.returns.as_deref())?;
        let body = self.body(&def.body)?;
        let is_async = def.is_async;
        let def = FunctionDef { id, name, args, body, decorators, returns, type_params, is_async };
        Ok(Stmt { at, kind: StmtKind::FunctionDef(Box::new(def)) })
    }

    fn class(&mut self, def: &ast::StmtClassDef) -> Lowered<Stmt> {
        let at = self.decorated(def.range, &def.decorator_list);
        let id = self.new_node();
        let decorators = self.decorators(&def.decorator_list)?;
        let name = self.name(&def.name);
        let type_params = self.type_params(def.type_params.as_deref())?;
        let (bases, keywords) = match &def.arguments {
            Some(arguments) => self.class_arguments(arguments)?,
            None => Default::default(),
        };
        let body = self.body(&def.body)?;
        let def = ClassDef { id, name, bases, keywords, body, decorators, type_params };
        Ok(Stmt { at, kind: StmtKind::ClassDef(Box::new(def)) })
    }

    fn decorators(&mut self, decorators: &[ast::Decorator]) -> Lowered<Vec<Expr>> {
        decorators.iter().map(|decorator| self.expr(&decorator.expression)).collect()
    }

    fn type_alias(&mut self, node: &ast::StmtTypeAlias) -> Lowered<StmtKind> {
        let id = self.new_node();
        let name = self.expr(&node.name)?;
        let type_params = self.type_params(node.type_params.as_deref())?;
        let value = self.expr(&node.value)?;
        Ok(StmtKind::TypeAlias(Box::new(TypeAlias { id, name, type_params, value })))
    }

    /// `elif` makes an `if` in the `else` of the one before, up to the end of the whole.
    fn if_chain(&mut self, node: &ast::StmtIf) -> Lowered<Stmt> {
        let at = self.compound(node.range);
        let test = self.boxed(&node.test)?;
        let body = self.suite(&node.body)?;
        let orelse = self.clauses(&node.elif_else_clauses, at)?;
        Ok(Stmt { at, kind: StmtKind::If { test, body, orelse } })
    }

    fn clauses(&mut self, clauses: &[ast::ElifElseClause], whole: Location) -> Lowered<Vec<Stmt>> {
        let mut chain = Vec::with_capacity(clauses.len());
        let mut orelse = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let at = self.at(clause).to(whole);
            // As deep as it ends up, though the chain is flat here.
            deeper(self, index as u32 + 1, |this| {
                match &clause.test {
                    Some(test) => chain.push((at, this.boxed(test)?, this.suite(&clause.body)?)),
                    None => orelse = this.suite(&clause.body)?,
                }
                Lowered::Ok(())
            })?;
        }
        for (at, test, body) in chain.into_iter().rev() {
            orelse = vec![Stmt { at, kind: StmtKind::If { test, body, orelse } }];
        }
        Ok(orelse)
    }

    fn for_loop(&mut self, node: &ast::StmtFor) -> Lowered<Stmt> {
        let at = self.compound(node.range);
        let target = self.expr(&node.target)?;
        let mut iter = self.expr(&node.iter)?;
        let body = self.suite(&node.body)?;
        let orelse = self.suite(&node.orelse)?;
        if self.fold && !node.is_async {
            fold::iterable(&mut iter);
        }
        let node = For { target, iter, body, orelse, is_async: node.is_async };
        Ok(Stmt { at, kind: StmtKind::For(Box::new(node)) })
    }

    fn with_item(&mut self, item: &ast::WithItem) -> Lowered<WithItem> {
        Ok(WithItem {
            context: self.expr(&item.context_expr)?,
            target: self.optional_expr(item.optional_vars.as_deref())?,
        })
    }

    fn try_statement(&mut self, node: &ast::StmtTry) -> Lowered<Stmt> {
        if node.handlers.is_empty()
            && let Some(first) = node.orelse.first()
        {
            return Err(Refusal::At(first.start()));
        }
        let at = self.compound(node.range);
        let body = self.suite(&node.body)?;
        let handlers: Lowered<_> =
            node.handlers.iter().map(|handler| self.handler(handler)).collect();
        let node = Try {
            body,
            handlers: handlers?,
            orelse: self.suite(&node.orelse)?,
            finalbody: self.suite(&node.finalbody)?,
            is_star: node.is_star,
        };
        Ok(Stmt { at, kind: StmtKind::Try(Box::new(node)) })
    }

    fn handler(&mut self, handler: &ast::ExceptHandler) -> Lowered<ExceptHandler> {
        let ast::ExceptHandler::ExceptHandler(handler) = handler;
        Ok(ExceptHandler {
            at: self.compound(handler.range),
            kind: self.optional_expr(handler.type_.as_deref())?,
            name: self.optional_name(handler.name.as_ref()),
            body: self.suite(&handler.body)?,
        })
    }

    fn aliases(&mut self, aliases: &[ast::Alias]) -> Vec<Alias> {
        let lowered = aliases.iter().map(|alias| Alias {
            at: self.at(alias),
            name: self.name(&alias.name),
            asname: self.optional_name(alias.asname.as_ref()),
        });
        lowered.collect()
    }

    /// Where a compound statement stands. CPython ends it with the last token of its last line,
    /// which may be a semicolon.
    fn compound(&mut self, range: TextRange) -> Location {
        let rest = &self.source.as_bytes()[range.end().to_usize()..];
        let mut at = 0;
        loop {
            match rest[at..] {
                [b' ' | b'\t' | b'\x0c', ..] => at += 1,
                [b'\\', b'\n', ..] => at += 2,
                [b';', ..] => {
                    let end = range.end() + TextSize::new(at as u32 + 1);
                    return self.range(range.start(), end);
                }
                _ => return self.lines.locate(range),
            }
        }
    }

    /// Where a function or class stands: from `def`, `async` or `class` on, behind decorators.
    fn decorated(&mut self, range: TextRange, decorators: &[ast::Decorator]) -> Location {
        let Some(last) = decorators.last() else { return self.compound(range) };
        let mut start = last.range.end().to_usize();
        let source = self.source.as_bytes();
        loop {
            match source[start] {
                b'#' => start += memchr::memchr(b'\n', &source[start..]).unwrap_or(0),
                byte if byte.is_ascii_alphabetic() => break,
                _ => start += 1,
            }
        }
        self.compound(TextRange::new(TextSize::new(start as u32), range.end()))
    }
}
