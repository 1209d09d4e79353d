//! Expressions back to source text, exactly as `from __future__ import annotations` keeps
//! annotations: CPython's own spacing and parentheses.

mod fstrings;
mod levels;
#[cfg(test)]
mod tests;

use apython_bytecode::Const;
use apython_bytecode::dis::repr;

use self::levels::{Level, binary_op, compare_op, unary_op};
use crate::depth::on_enough_stack;
use crate::names::{Name, Names};
use crate::tree::{Arg, Arguments, Call, Comp, CompKind, Comprehension, Expr, ExprKind, Operator};

/// The text of an expression.
pub(super) fn unparse(expr: &Expr, names: &Names) -> String {
    let mut writer = Writer { out: String::new(), names, depth: 0 };
    writer.expr(expr, Level::Test);
    writer.out
}

struct Writer<'n> {
    out: String,
    names: &'n Names,
    /// How deep the expression is nested here, to have native stack enough.
    depth: u32,
}

impl Writer<'_> {
    fn text(&mut self, text: &str) {
        self.out.push_str(text);
    }

    fn name(&mut self, name: Name) {
        self.out.push_str(self.names.str(name));
    }

    /// Writes something, in parentheses if it binds less than `level`.
    fn at_level(&mut self, own: Level, level: Level, write: impl FnOnce(&mut Self)) {
        let parentheses = level > own;
        if parentheses {
            self.out.push('(');
        }
        write(self);
        if parentheses {
            self.out.push(')');
        }
    }

    fn expr(&mut self, expr: &Expr, level: Level) {
        self.depth += 1;
        if self.depth.is_multiple_of(16) {
            on_enough_stack(|| self.any_expr(expr, level));
        } else {
            self.any_expr(expr, level);
        }
        self.depth -= 1;
    }

    fn any_expr(&mut self, expr: &Expr, level: Level) {
        match &expr.kind {
            ExprKind::BoolOp { is_or, values } => {
                let (own, op) = if *is_or { (Level::Or, " or ") } else { (Level::And, " and ") };
                self.at_level(own, level, |w| w.joined(values, op, own.next()));
            }
            ExprKind::BinOp { left, op, right } => self.bin_op(left, *op, right, level),
            ExprKind::UnaryOp { op, operand } => {
                let (own, text) = unary_op(*op);
                self.at_level(own, level, |w| {
                    w.text(text);
                    w.expr(operand, own);
                });
            }
            ExprKind::Lambda(lambda) => self.at_level(Level::Test, level, |w| {
                let args = &lambda.args;
                let positional = !args.args.is_empty() || !args.posonlyargs.is_empty();
                w.text(if positional { "lambda " } else { "lambda" });
                w.arguments(args);
                w.text(": ");
                w.expr(&lambda.body, Level::Test);
            }),
            ExprKind::IfExp { test, body, orelse } => self.at_level(Level::Test, level, |w| {
                w.expr(body, Level::Or);
                w.text(" if ");
                w.expr(test, Level::Or);
                w.text(" else ");
                w.expr(orelse, Level::Test);
            }),
            ExprKind::Dict { keys, values } => self.dict(keys, values),
            ExprKind::Set(elements) => self.enclosed("{", elements, "}"),
            ExprKind::List { elts, .. } => self.enclosed("[", elts, "]"),
            ExprKind::Tuple { elts, .. } => self.tuple(elts, level),
            ExprKind::Comp(comp) => self.comp(comp),
            ExprKind::Yield(None) => self.text("(yield)"),
            ExprKind::Yield(Some(value)) => {
                self.text("(yield ");
                self.expr(value, Level::Test);
                self.text(")");
            }
            ExprKind::YieldFrom(value) => {
                self.text("(yield from ");
                self.expr(value, Level::Test);
                self.text(")");
            }
            ExprKind::Await(value) => self.at_level(Level::Await, level, |w| {
                w.text("await ");
                w.expr(value, Level::Atom);
            }),
            ExprKind::Compare { left, ops, comparators } => {
                self.at_level(Level::Compare, level, |w| {
                    w.expr(left, Level::BitOr);
                    for (op, comparator) in ops.iter().zip(comparators) {
                        w.text(compare_op(*op));
                        w.expr(comparator, Level::BitOr);
                    }
                });
            }
            ExprKind::Call(call) => self.call(call),
            ExprKind::FormattedValue { .. } | ExprKind::JoinedStr(_) => self.fstring(expr),
            ExprKind::Constant { value, kind_u } => {
                if *kind_u {
                    self.text("u");
                }
                self.constant(value);
            }
            ExprKind::Attribute { value, attr, .. } => {
                self.expr(value, Level::Atom);
                // The dot of `1.real` would belong to the number.
                let is_int = matches!(
                    value.kind,
                    ExprKind::Constant { value: Const::Int(_) | Const::BigInt(_), .. }
                );
                self.text(if is_int { " ." } else { "." });
                self.name(*attr);
            }
            ExprKind::Starred { value, .. } => {
                self.text("*");
                self.expr(value, Level::BitOr);
            }
            ExprKind::Name { name, .. } => self.name(*name),
            ExprKind::Subscript { value, slice, .. } => {
                self.expr(value, Level::Atom);
                self.text("[");
                self.expr(slice, Level::Tuple);
                self.text("]");
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional(lower.as_deref());
                self.text(":");
                self.optional(upper.as_deref());
                if let Some(step) = step {
                    self.text(":");
                    self.expr(step, Level::Test);
                }
            }
            ExprKind::NamedExpr { target, value } => self.at_level(Level::Tuple, level, |w| {
                w.expr(target, Level::Atom);
                w.text(" := ");
                w.expr(value, Level::Atom);
            }),
        }
    }

    fn optional(&mut self, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr(expr, Level::Test);
        }
    }

    fn joined(&mut self, items: &[Expr], separator: &str, level: Level) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.text(separator);
            }
            self.expr(item, level);
        }
    }

    fn enclosed(&mut self, open: &str, items: &[Expr], close: &str) {
        self.text(open);
        self.joined(items, ", ", Level::Test);
        self.text(close);
    }

    fn tuple(&mut self, elements: &[Expr], level: Level) {
        if elements.is_empty() {
            return self.text("()");
        }
        self.at_level(Level::Tuple, level, |w| {
            w.joined(elements, ", ", Level::Test);
            if elements.len() == 1 {
                w.text(",");
            }
        });
    }

    fn bin_op(&mut self, left: &Expr, op: Operator, right: &Expr, level: Level) {
        let (own, text) = binary_op(op);
        let (left_level, right_level) =
            if op == Operator::Pow { (own.next(), own) } else { (own, own.next()) };
        self.at_level(own, level, |w| {
            w.expr(left, left_level);
            w.text(text);
            w.expr(right, right_level);
        });
    }

    fn dict(&mut self, keys: &[Option<Expr>], values: &[Expr]) {
        self.text("{");
        for (index, (key, value)) in keys.iter().zip(values).enumerate() {
            if index > 0 {
                self.text(", ");
            }
            match key {
                Some(key) => {
                    self.expr(key, Level::Test);
                    self.text(": ");
                    self.expr(value, Level::Test);
                }
                None => {
                    self.text("**");
                    self.expr(value, Level::BitOr);
                }
            }
        }
        self.text("}");
    }

    fn comp(&mut self, comp: &Comp) {
        let (open, close) = match comp.kind {
            CompKind::Generator => ("(", ")"),
            CompKind::List => ("[", "]"),
            CompKind::Set | CompKind::Dict => ("{", "}"),
        };
        self.text(open);
        self.expr(&comp.element, Level::Test);
        if let Some(value) = &comp.value {
            self.text(": ");
            self.expr(value, Level::Test);
        }
        for Comprehension { target, iter, ifs, is_async } in &comp.generators {
            self.text(if *is_async { " async for " } else { " for " });
            self.expr(target, Level::Tuple);
            self.text(" in ");
            self.expr(iter, Level::Or);
            for test in ifs {
                self.text(" if ");
                self.expr(test, Level::Or);
            }
        }
        self.text(close);
    }

    fn call(&mut self, call: &Call) {
        self.expr(&call.func, Level::Atom);
        if let ([arg @ Expr { kind: ExprKind::Comp(comp), .. }], []) =
            (&call.args[..], &call.keywords[..])
            && comp.kind == CompKind::Generator
        {
            // It has its own parentheses.
            return self.expr(arg, Level::Test);
        }
        self.text("(");
        self.joined(&call.args, ", ", Level::Test);
        for (index, keyword) in call.keywords.iter().enumerate() {
            if index > 0 || !call.args.is_empty() {
                self.text(", ");
            }
            match keyword.name {
                Some(name) => {
                    self.name(name);
                    self.text("=");
                }
                None => self.text("**"),
            }
            self.expr(&keyword.value, Level::Test);
        }
        self.text(")");
    }

    fn arguments(&mut self, args: &Arguments) {
        let mut first = true;
        let positional = args.posonlyargs.len() + args.args.len();
        let without_default = positional.saturating_sub(args.defaults.len());
        for (index, arg) in args.posonlyargs.iter().chain(&args.args).enumerate() {
            self.separator(&mut first);
            self.arg(arg);
            if index >= without_default {
                self.text("=");
                self.expr(&args.defaults[index - without_default], Level::Test);
            }
            if index + 1 == args.posonlyargs.len() {
                self.text(", /");
            }
        }
        if args.vararg.is_some() || !args.kwonlyargs.is_empty() {
            self.separator(&mut first);
            self.text("*");
            if let Some(vararg) = &args.vararg {
                self.arg(vararg);
            }
        }
        for (arg, default) in args.kwonlyargs.iter().zip(&args.kw_defaults) {
            self.separator(&mut first);
            self.arg(arg);
            if let Some(default) = default {
                self.text("=");
                self.expr(default, Level::Test);
            }
        }
        if let Some(kwarg) = &args.kwarg {
            self.separator(&mut first);
            self.text("**");
            self.arg(kwarg);
        }
    }

    fn separator(&mut self, first: &mut bool) {
        if !std::mem::replace(first, false) {
            self.text(", ");
        }
    }

    fn arg(&mut self, arg: &Arg) {
        self.name(arg.name);
        if let Some(annotation) = &arg.annotation {
            self.text(": ");
            self.expr(annotation, Level::Test);
        }
    }

    fn constant(&mut self, value: &Const) {
        match value {
            Const::Ellipsis => self.text("..."),
            Const::Tuple(items) => {
                self.text("(");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        self.text(", ");
                    }
                    self.constant(item);
                }
                self.text(if items.len() == 1 { ",)" } else { ")" });
            }
            // No literal reads as infinity, but one that is too large does.
            Const::Float(_) | Const::Complex(..) => {
                let text = repr(value).replace("inf", "1e309");
                self.text(&text);
            }
            _ => self.out.push_str(&repr(value)),
        }
    }
}
