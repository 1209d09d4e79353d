//! Expressions.

use apython_bytecode::Const;
use ruff_python_ast as ast;
use ruff_text_size::{Ranged, TextRange, TextSize};

use super::{Lower, Lowered, Refusal};
use crate::depth::nested;
use crate::error::{Warning, WarningCategory};
use crate::location::Location;
use crate::tree::lenient::SHOWN_MATCH;
use crate::tree::{
    Arguments, Call, CmpOp, Comp, CompKind, Comprehension, Ctx, Expr, ExprKind, Keyword, Lambda,
    Operator, UnaryOp, checks, fold,
};

impl Lower<'_> {
    pub(super) fn expr(&mut self, expr: &ast::Expr) -> Lowered<Expr> {
        self.depth.check_leaf()?;
        // The leaves, which nothing nests in.
        match expr {
            ast::Expr::Name(name) => return self.name_expr(name),
            ast::Expr::StringLiteral(string) => return self.string(string),
            ast::Expr::NumberLiteral(number) => return self.number(number),
            _ => {}
        }
        nested(self, |this| this.expr_inner(expr))
    }

    pub(super) fn boxed(&mut self, expr: &ast::Expr) -> Lowered<Box<Expr>> {
        self.expr(expr).map(Box::new)
    }

    pub(super) fn exprs(&mut self, exprs: &[ast::Expr]) -> Lowered<Vec<Expr>> {
        let mut lowered = Vec::with_capacity(exprs.len());
        for expr in exprs {
            lowered.push(self.expr(expr)?);
        }
        Ok(lowered)
    }

    pub(super) fn optional_expr(&mut self, expr: Option<&ast::Expr>) -> Lowered<Option<Box<Expr>>> {
        expr.map(|expr| self.boxed(expr)).transpose()
    }

    pub(super) fn optional_expr_plain(
        &mut self,
        expr: Option<&ast::Expr>,
    ) -> Lowered<Option<Expr>> {
        expr.map(|expr| self.expr(expr)).transpose()
    }

    pub(super) fn annotation(&mut self, expr: &ast::Expr) -> Lowered<Expr> {
        let fold = self.fold && !self.keeps_annotations();
        let outer = std::mem::replace(&mut self.fold, fold);
        let lowered = self.expr(expr);
        self.fold = outer;
        lowered
    }

    pub(super) fn optional_annotation(
        &mut self,
        expr: Option<&ast::Expr>,
    ) -> Lowered<Option<Box<Expr>>> {
        expr.map(|expr| self.annotation(expr).map(Box::new)).transpose()
    }

    fn name_expr(&mut self, name: &ast::ExprName) -> Lowered<Expr> {
        let at = self.lines.locate(name.range);
        let ctx = context(name.ctx);
        if self.fold && ctx == Ctx::Load && name.id.as_str() == "__debug__" {
            let value = if self.optimize == 0 { Const::True } else { Const::False };
            return Ok(self.constant(at, value));
        }
        let id = match name.id.as_str() {
            SHOWN_MATCH => self.text(name.range),
            id => id,
        };
        Ok(Expr { at, kind: ExprKind::Name { name: self.names.intern(id), ctx } })
    }

    fn expr_inner(&mut self, expr: &ast::Expr) -> Lowered<Expr> {
        let at = self.at(expr);
        let kind = match expr {
            ast::Expr::BoolOp(node) => {
                self.check_first(node.values.first(), expr.start())?;
                let is_or = node.op == ast::BoolOp::Or;
                ExprKind::BoolOp { is_or, values: self.exprs(&node.values)? }
            }
            ast::Expr::Named(node) => {
                // The target has no parentheses.
                if node.target.start() != node.start() {
                    return Err(Refusal::At(node.start()));
                }
                ExprKind::NamedExpr {
                    target: self.boxed(&node.target)?,
                    value: self.boxed(&node.value)?,
                }
            }
            ast::Expr::BinOp(node) => {
                self.check_first(Some(&node.left), expr.start())?;
                let left = self.boxed(&node.left)?;
                let op = operator(node.op);
                let right = self.boxed(&node.right)?;
                let expr = Expr { at, kind: ExprKind::BinOp { left, op, right } };
                return Ok(if self.fold { fold::binary(expr) } else { expr });
            }
            ast::Expr::UnaryOp(node) => {
                let operand = self.boxed(&node.operand)?;
                let op = unary_operator(node.op);
                self.warn_of_inverted_bool(op, &operand);
                let expr = Expr { at, kind: ExprKind::UnaryOp { op, operand } };
                return Ok(if self.fold { fold::unary(expr) } else { expr });
            }
            ast::Expr::Lambda(node) => {
                let id = self.new_node();
                let args = match &node.parameters {
                    Some(parameters) => self.parameters(parameters)?,
                    None => Arguments::default(),
                };
                ExprKind::Lambda(Box::new(Lambda { id, args, body: self.expr(&node.body)? }))
            }
            ast::Expr::If(node) => {
                self.check_first(Some(&node.body), expr.start())?;
                // In the order of the fields, as CPython's passes go.
                let test = self.boxed(&node.test)?;
                let body = self.boxed(&node.body)?;
                ExprKind::IfExp { test, body, orelse: self.boxed(&node.orelse)? }
            }
            ast::Expr::Dict(node) => self.dict(node)?,
            ast::Expr::Set(node) => ExprKind::Set(self.exprs(&node.elts)?),
            ast::Expr::ListComp(node) => {
                self.comprehension(CompKind::List, &node.elt, None, &node.generators)?
            }
            ast::Expr::SetComp(node) => {
                self.comprehension(CompKind::Set, &node.elt, None, &node.generators)?
            }
            ast::Expr::DictComp(node) => {
                let Some(key) = &node.key else { return Err(Refusal::At(node.start())) };
                self.comprehension(CompKind::Dict, key, Some(&node.value), &node.generators)?
            }
            ast::Expr::Generator(node) => {
                let inside = node.start() + TextSize::new(u32::from(node.parenthesized));
                self.check_first(Some(&node.elt), inside)?;
                self.comprehension(CompKind::Generator, &node.elt, None, &node.generators)?
            }
            ast::Expr::Await(node) => ExprKind::Await(self.boxed(&node.value)?),
            ast::Expr::Yield(node) => ExprKind::Yield(self.optional_expr(node.value.as_deref())?),
            ast::Expr::YieldFrom(node) => ExprKind::YieldFrom(self.boxed(&node.value)?),
            ast::Expr::Compare(node) => self.compare(node)?,
            ast::Expr::Call(node) => self.call(node)?,
            ast::Expr::FString(node) => return self.fstring(node),
            ast::Expr::BytesLiteral(node) => return self.bytes(node),
            ast::Expr::BooleanLiteral(node) => {
                let value = if node.value { Const::True } else { Const::False };
                return Ok(self.constant(at, value));
            }
            ast::Expr::NoneLiteral(_) => return Ok(self.constant(at, Const::None)),
            ast::Expr::EllipsisLiteral(_) => return Ok(self.constant(at, Const::Ellipsis)),
            ast::Expr::Attribute(node) => ExprKind::Attribute {
                value: self.boxed(&node.value)?,
                attr: self.name(&node.attr),
                ctx: context(node.ctx),
            },
            ast::Expr::Subscript(node) => {
                let value = self.boxed(&node.value)?;
                let slice = self.boxed(&node.slice)?;
                let expr =
                    Expr { at, kind: ExprKind::Subscript { value, slice, ctx: context(node.ctx) } };
                return Ok(if self.fold { fold::subscript(expr) } else { expr });
            }
            ast::Expr::Starred(node) => {
                ExprKind::Starred { value: self.boxed(&node.value)?, ctx: context(node.ctx) }
            }
            ast::Expr::List(node) => {
                ExprKind::List { elts: self.exprs(&node.elts)?, ctx: context(node.ctx) }
            }
            ast::Expr::Tuple(node) => {
                let inside = node.start() + TextSize::new(u32::from(node.parenthesized));
                for elt in &node.elts {
                    self.check_first(Some(elt), inside)?;
                }
                let elts = self.exprs(&node.elts)?;
                let expr = Expr { at, kind: ExprKind::Tuple { elts, ctx: context(node.ctx) } };
                return Ok(if self.fold { fold::tuple(expr) } else { expr });
            }
            ast::Expr::Slice(node) => ExprKind::Slice {
                lower: self.optional_expr(node.lower.as_deref())?,
                upper: self.optional_expr(node.upper.as_deref())?,
                step: self.optional_expr(node.step.as_deref())?,
            },
            // Template strings and IPython's commands; the leaves are done.
            other => return Err(Refusal::At(other.start())),
        };
        Ok(Expr { at, kind })
    }

    /// A `yield` needs parentheses where more than it is an expression.
    fn check_first(&self, part: Option<&ast::Expr>, inside: TextSize) -> Lowered<()> {
        match part {
            Some(part) if checks::is_bare_yield(part, inside, self.source) => {
                Err(Refusal::At(part.start()))
            }
            _ => Ok(()),
        }
    }

    /// The optimiser of CPython runs into what `~True` warns of at run time, and reports it at
    /// the line that calls `compile`.
    fn warn_of_inverted_bool(&mut self, op: UnaryOp, operand: &Expr) {
        let is_bool =
            matches!(operand.kind, ExprKind::Constant { value: Const::True | Const::False, .. });
        if self.fold && op == UnaryOp::Invert && is_bool {
            let message = "Bitwise inversion '~' on bool is deprecated. This returns the bitwise \
                           inversion of the underlying int object and is usually not what you \
                           expect from negating a bool. Use the 'not' operator for boolean \
                           negation or ~int(x) if you really want the bitwise inversion of the \
                           underlying int.";
            self.warnings.push(Warning {
                category: WarningCategory::Deprecation,
                message: message.to_owned(),
                at: Location::NONE,
            });
        }
    }

    fn dict(&mut self, node: &ast::ExprDict) -> Lowered<ExprKind> {
        let mut keys = Vec::with_capacity(node.items.len());
        let mut values = Vec::with_capacity(node.items.len());
        for item in &node.items {
            keys.push(self.optional_expr_plain(item.key.as_ref())?);
            values.push(self.expr(&item.value)?);
        }
        Ok(ExprKind::Dict { keys, values })
    }

    fn comprehension(
        &mut self,
        kind: CompKind,
        element: &ast::Expr,
        value: Option<&ast::Expr>,
        generators: &[ast::Comprehension],
    ) -> Lowered<ExprKind> {
        let id = self.new_node();
        let element = self.expr(element)?;
        let value = self.optional_expr_plain(value)?;
        let mut lowered = Vec::with_capacity(generators.len());
        for generator in generators {
            let target = self.expr(&generator.target)?;
            let mut iter = self.expr(&generator.iter)?;
            let ifs = self.exprs(&generator.ifs)?;
            if self.fold {
                fold::iterable(&mut iter);
            }
            lowered.push(Comprehension { target, iter, ifs, is_async: generator.is_async });
        }
        Ok(ExprKind::Comp(Box::new(Comp { id, kind, element, value, generators: lowered })))
    }

    fn compare(&mut self, node: &ast::ExprCompare) -> Lowered<ExprKind> {
        self.check_first(Some(&node.left), node.start())?;
        let left = self.boxed(&node.left)?;
        let ops: Vec<CmpOp> = node.ops.iter().map(|&op| comparison(op)).collect();
        let mut comparators = self.exprs(&node.comparators)?;
        if self.fold
            && let (Some(CmpOp::In | CmpOp::NotIn), Some(last)) =
                (ops.last(), comparators.last_mut())
        {
            fold::iterable(last);
        }
        Ok(ExprKind::Compare { left, ops, comparators })
    }

    fn call(&mut self, node: &ast::ExprCall) -> Lowered<ExprKind> {
        let func = self.expr(&node.func)?;
        let arguments = &node.arguments;
        let mut args = self.exprs(&arguments.args)?;
        // `f(x for x in y)`: the parentheses of the call are the generator's too.
        if let [ast::Expr::Generator(generator)] = &*arguments.args
            && !generator.parenthesized
        {
            if !arguments.keywords.is_empty()
                || self.comma_follows(generator.end(), arguments.end())
            {
                return Err(Refusal::At(generator.start()));
            }
            args[0].at = self.lines.locate(arguments.range);
        }
        let keywords = self.keywords(&arguments.keywords)?;
        Ok(ExprKind::Call(Box::new(Call { func, args, keywords })))
    }

    pub(super) fn class_arguments(
        &mut self,
        arguments: &ast::Arguments,
    ) -> Lowered<(Vec<Expr>, Vec<Keyword>)> {
        for base in &arguments.args {
            if matches!(base, ast::Expr::Generator(generator) if !generator.parenthesized) {
                return Err(Refusal::At(base.start()));
            }
        }
        Ok((self.exprs(&arguments.args)?, self.keywords(&arguments.keywords)?))
    }

    fn keywords(&mut self, keywords: &[ast::Keyword]) -> Lowered<Vec<Keyword>> {
        let mut lowered = Vec::with_capacity(keywords.len());
        for keyword in keywords {
            lowered.push(Keyword {
                at: self.at(keyword),
                name: self.optional_name(keyword.arg.as_ref()),
                value: self.expr(&keyword.value)?,
            });
        }
        Ok(lowered)
    }

    /// Whether a comma stands between the last argument and the closing parenthesis.
    fn comma_follows(&self, from: TextSize, to: TextSize) -> bool {
        let between = self.text(TextRange::new(from, to));
        let uncommented = |line: &str| line.split('#').next().unwrap_or_default().contains(',');
        between.split('\n').any(uncommented)
    }
}

pub(super) fn context(ctx: ast::ExprContext) -> Ctx {
    match ctx {
        ast::ExprContext::Load | ast::ExprContext::Invalid => Ctx::Load,
        ast::ExprContext::Store => Ctx::Store,
        ast::ExprContext::Del => Ctx::Del,
    }
}

pub(super) fn operator(op: ast::Operator) -> Operator {
    match op {
        ast::Operator::Add => Operator::Add,
        ast::Operator::Sub => Operator::Sub,
        ast::Operator::Mult => Operator::Mult,
        ast::Operator::MatMult => Operator::MatMult,
        ast::Operator::Div => Operator::Div,
        ast::Operator::Mod => Operator::Mod,
        ast::Operator::Pow => Operator::Pow,
        ast::Operator::LShift => Operator::LShift,
        ast::Operator::RShift => Operator::RShift,
        ast::Operator::BitOr => Operator::BitOr,
        ast::Operator::BitXor => Operator::BitXor,
        ast::Operator::BitAnd => Operator::BitAnd,
        ast::Operator::FloorDiv => Operator::FloorDiv,
    }
}

fn unary_operator(op: ast::UnaryOp) -> UnaryOp {
    match op {
        ast::UnaryOp::Invert => UnaryOp::Invert,
        ast::UnaryOp::Not => UnaryOp::Not,
        ast::UnaryOp::UAdd => UnaryOp::UAdd,
        ast::UnaryOp::USub => UnaryOp::USub,
    }
}

fn comparison(op: ast::CmpOp) -> CmpOp {
    match op {
        ast::CmpOp::Eq => CmpOp::Eq,
        ast::CmpOp::NotEq => CmpOp::NotEq,
        ast::CmpOp::Lt => CmpOp::Lt,
        ast::CmpOp::LtE => CmpOp::LtE,
        ast::CmpOp::Gt => CmpOp::Gt,
        ast::CmpOp::GtE => CmpOp::GtE,
        ast::CmpOp::Is => CmpOp::Is,
        ast::CmpOp::IsNot => CmpOp::IsNot,
        ast::CmpOp::In => CmpOp::In,
        ast::CmpOp::NotIn => CmpOp::NotIn,
    }
}
