//! The tree as text: what `ast.dump(tree, include_attributes=True)` of CPython 3.12 gives.

use std::fmt::{Display, Write};

use apython_bytecode::Const;
use apython_bytecode::dis::repr;

use super::{
    Alias, Arg, Arguments, Comp, CompKind, Comprehension, Ctx, ExceptHandler, Expr, ExprKind,
    Keyword, MatchCase, Parsed, Pattern, PatternKind, Root, Stmt, StmtKind, TypeParam,
    TypeParamKind, TypeParams, WithItem,
};
use crate::location::Location;
use crate::names::{Name, Names};

/// Writes the whole tree.
pub fn dump(parsed: &Parsed, names: &Names) -> String {
    let mut dumper = Dumper { names, out: String::new() };
    match &parsed.root {
        Root::Module(body) => dumper.node("Module", None, |d| {
            d.list("body", body, Dumper::stmt);
            d.list("type_ignores", &[] as &[Stmt], Dumper::stmt);
        }),
        Root::Interactive(body) => {
            dumper.node("Interactive", None, |d| d.list("body", body, Dumper::stmt));
        }
        Root::Expression(body) => dumper.node("Expression", None, |d| d.expr_field("body", body)),
    }
    dumper.out
}

struct Dumper<'a> {
    names: &'a Names,
    out: String,
}

impl Dumper<'_> {
    /// `Name(fields, lineno=..., ...)`
    fn node(&mut self, name: &str, at: Option<Location>, fields: impl FnOnce(&mut Self)) {
        self.out.push_str(name);
        self.out.push('(');
        fields(self);
        if let Some(at) = at {
            self.value("lineno", at.line);
            self.value("col_offset", at.column);
            self.value("end_lineno", at.end_line);
            self.value("end_col_offset", at.end_column);
        }
        self.out.push(')');
    }

    /// `name=`, after a comma if it is not the first field.
    fn field(&mut self, name: &str) {
        if !self.out.ends_with('(') {
            self.out.push_str(", ");
        }
        self.out.push_str(name);
        self.out.push('=');
    }

    fn value(&mut self, name: &str, value: impl Display) {
        self.field(name);
        let _ = write!(self.out, "{value}");
    }

    fn list<T>(&mut self, name: &str, items: &[T], write: impl Fn(&mut Self, &T)) {
        self.field(name);
        self.out.push('[');
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            write(self, item);
        }
        self.out.push(']');
    }

    fn name_field(&mut self, field: &str, name: Option<Name>) {
        if let Some(name) = name {
            self.field(field);
            self.name(name);
        }
    }

    fn name(&mut self, name: Name) {
        let text = Const::Str(self.names.text(name).clone());
        self.out.push_str(&repr(&text));
    }

    fn names_field(&mut self, field: &str, names: &[Name]) {
        self.list(field, names, |d, &name| d.name(name));
    }

    fn expr_field(&mut self, name: &str, expr: &Expr) {
        self.field(name);
        self.expr(expr);
    }

    fn optional(&mut self, name: &str, expr: Option<&Expr>) {
        if let Some(expr) = expr {
            self.expr_field(name, expr);
        }
    }

    fn exprs(&mut self, name: &str, exprs: &[Expr]) {
        self.list(name, exprs, Dumper::expr);
    }

    fn stmts(&mut self, name: &str, stmts: &[Stmt]) {
        self.list(name, stmts, Dumper::stmt);
    }

    fn stmt(&mut self, stmt: &Stmt) {
        let prefix = |is_async: bool, name: &str| {
            if is_async { format!("Async{name}") } else { name.to_owned() }
        };
        let name = match &stmt.kind {
            StmtKind::FunctionDef(def) => prefix(def.is_async, "FunctionDef"),
            StmtKind::For(node) => prefix(node.is_async, "For"),
            StmtKind::With { is_async, .. } => prefix(*is_async, "With"),
            StmtKind::Try(node) => if node.is_star { "TryStar" } else { "Try" }.to_owned(),
            StmtKind::ClassDef(_) => "ClassDef".to_owned(),
            StmtKind::Return(_) => "Return".to_owned(),
            StmtKind::Delete(_) => "Delete".to_owned(),
            StmtKind::Assign { .. } => "Assign".to_owned(),
            StmtKind::TypeAlias(_) => "TypeAlias".to_owned(),
            StmtKind::AugAssign { .. } => "AugAssign".to_owned(),
            StmtKind::AnnAssign { .. } => "AnnAssign".to_owned(),
            StmtKind::While { .. } => "While".to_owned(),
            StmtKind::If { .. } => "If".to_owned(),
            StmtKind::Match { .. } => "Match".to_owned(),
            StmtKind::Raise { .. } => "Raise".to_owned(),
            StmtKind::Assert { .. } => "Assert".to_owned(),
            StmtKind::Import(_) => "Import".to_owned(),
            StmtKind::ImportFrom { .. } => "ImportFrom".to_owned(),
            StmtKind::Global(_) => "Global".to_owned(),
            StmtKind::Nonlocal(_) => "Nonlocal".to_owned(),
            StmtKind::Expr(_) => "Expr".to_owned(),
            StmtKind::Pass => "Pass".to_owned(),
            StmtKind::Break => "Break".to_owned(),
            StmtKind::Continue => "Continue".to_owned(),
        };
        self.node(&name, Some(stmt.at), |d| d.stmt_fields(&stmt.kind));
    }

    fn stmt_fields(&mut self, kind: &StmtKind) {
        match kind {
            StmtKind::FunctionDef(def) => {
                self.name_field("name", Some(def.name));
                self.field("args");
                self.arguments(&def.args);
                self.stmts("body", &def.body);
                self.exprs("decorator_list", &def.decorators);
                self.optional("returns", def.returns.as_deref());
                self.type_params(def.type_params.as_ref());
            }
            StmtKind::ClassDef(def) => {
                self.name_field("name", Some(def.name));
                self.exprs("bases", &def.bases);
                self.list("keywords", &def.keywords, Dumper::keyword);
                self.stmts("body", &def.body);
                self.exprs("decorator_list", &def.decorators);
                self.type_params(def.type_params.as_ref());
            }
            StmtKind::Return(value) => self.optional("value", value.as_deref()),
            StmtKind::Delete(targets) => self.exprs("targets", targets),
            StmtKind::Assign { targets, value } => {
                self.exprs("targets", targets);
                self.expr_field("value", value);
            }
            StmtKind::TypeAlias(alias) => {
                self.expr_field("name", &alias.name);
                self.type_params(alias.type_params.as_ref());
                self.expr_field("value", &alias.value);
            }
            StmtKind::AugAssign { target, op, value } => {
                self.expr_field("target", target);
                self.value("op", format_args!("{op:?}()"));
                self.expr_field("value", value);
            }
            StmtKind::AnnAssign { target, annotation, value, simple } => {
                self.expr_field("target", target);
                self.expr_field("annotation", annotation);
                self.optional("value", value.as_deref());
                self.value("simple", i32::from(*simple));
            }
            StmtKind::For(node) => {
                self.expr_field("target", &node.target);
                self.expr_field("iter", &node.iter);
                self.stmts("body", &node.body);
                self.stmts("orelse", &node.orelse);
            }
            StmtKind::While { test, body, orelse } | StmtKind::If { test, body, orelse } => {
                self.expr_field("test", test);
                self.stmts("body", body);
                self.stmts("orelse", orelse);
            }
            StmtKind::With { items, body, .. } => {
                self.list("items", items, Dumper::with_item);
                self.stmts("body", body);
            }
            StmtKind::Match { subject, cases } => {
                self.expr_field("subject", subject);
                self.list("cases", cases, Dumper::match_case);
            }
            StmtKind::Raise { exc, cause } => {
                self.optional("exc", exc.as_deref());
                self.optional("cause", cause.as_deref());
            }
            StmtKind::Try(node) => {
                self.stmts("body", &node.body);
                self.list("handlers", &node.handlers, Dumper::handler);
                self.stmts("orelse", &node.orelse);
                self.stmts("finalbody", &node.finalbody);
            }
            StmtKind::Assert { test, msg } => {
                self.expr_field("test", test);
                self.optional("msg", msg.as_deref());
            }
            StmtKind::Import(names) => self.list("names", names, Dumper::alias),
            StmtKind::ImportFrom { module, names, level } => {
                self.name_field("module", *module);
                self.list("names", names, Dumper::alias);
                self.value("level", level);
            }
            StmtKind::Global(names) | StmtKind::Nonlocal(names) => self.names_field("names", names),
            StmtKind::Expr(value) => self.expr_field("value", value),
            StmtKind::Pass | StmtKind::Break | StmtKind::Continue => {}
        }
    }

    fn arguments(&mut self, args: &Arguments) {
        self.node("arguments", None, |d| {
            d.list("posonlyargs", &args.posonlyargs, Dumper::arg);
            d.list("args", &args.args, Dumper::arg);
            if let Some(vararg) = &args.vararg {
                d.field("vararg");
                d.arg(vararg);
            }
            d.list("kwonlyargs", &args.kwonlyargs, Dumper::arg);
            d.list("kw_defaults", &args.kw_defaults, Dumper::expr_or_none);
            if let Some(kwarg) = &args.kwarg {
                d.field("kwarg");
                d.arg(kwarg);
            }
            d.exprs("defaults", &args.defaults);
        });
    }

    fn arg(&mut self, arg: &Arg) {
        self.node("arg", Some(arg.at), |d| {
            d.name_field("arg", Some(arg.name));
            d.optional("annotation", arg.annotation.as_deref());
        });
    }

    fn keyword(&mut self, keyword: &Keyword) {
        self.node("keyword", Some(keyword.at), |d| {
            d.name_field("arg", keyword.name);
            d.expr_field("value", &keyword.value);
        });
    }

    fn alias(&mut self, alias: &Alias) {
        self.node("alias", Some(alias.at), |d| {
            d.name_field("name", Some(alias.name));
            d.name_field("asname", alias.asname);
        });
    }

    fn with_item(&mut self, item: &WithItem) {
        self.node("withitem", None, |d| {
            d.expr_field("context_expr", &item.context);
            d.optional("optional_vars", item.target.as_deref());
        });
    }

    fn handler(&mut self, handler: &ExceptHandler) {
        self.node("ExceptHandler", Some(handler.at), |d| {
            d.optional("type", handler.kind.as_deref());
            d.name_field("name", handler.name);
            d.stmts("body", &handler.body);
        });
    }

    fn type_params(&mut self, params: Option<&TypeParams>) {
        let params = params.map_or(&[][..], |params| &params.params);
        self.list("type_params", params, Dumper::type_param);
    }

    fn type_param(&mut self, param: &TypeParam) {
        let name = match &param.kind {
            TypeParamKind::TypeVar { .. } => "TypeVar",
            TypeParamKind::TypeVarTuple => "TypeVarTuple",
            TypeParamKind::ParamSpec => "ParamSpec",
        };
        self.node(name, Some(param.at), |d| {
            d.name_field("name", Some(param.name));
            if let TypeParamKind::TypeVar { bound } = &param.kind {
                d.optional("bound", bound.as_deref());
            }
        });
    }

    fn match_case(&mut self, case: &MatchCase) {
        self.node("match_case", None, |d| {
            d.field("pattern");
            d.pattern(&case.pattern);
            d.optional("guard", case.guard.as_deref());
            d.stmts("body", &case.body);
        });
    }

    fn pattern(&mut self, pattern: &Pattern) {
        let name = match &pattern.kind {
            PatternKind::Value(_) => "MatchValue",
            PatternKind::Singleton(_) => "MatchSingleton",
            PatternKind::Sequence(_) => "MatchSequence",
            PatternKind::Mapping { .. } => "MatchMapping",
            PatternKind::Class { .. } => "MatchClass",
            PatternKind::Star(_) => "MatchStar",
            PatternKind::As { .. } => "MatchAs",
            PatternKind::Or(_) => "MatchOr",
        };
        self.node(name, Some(pattern.at), |d| match &pattern.kind {
            PatternKind::Value(value) => d.expr_field("value", value),
            PatternKind::Singleton(value) => d.value("value", repr(value)),
            PatternKind::Sequence(patterns) | PatternKind::Or(patterns) => {
                d.list("patterns", patterns, Dumper::pattern);
            }
            PatternKind::Mapping { keys, patterns, rest } => {
                d.exprs("keys", keys);
                d.list("patterns", patterns, Dumper::pattern);
                d.name_field("rest", *rest);
            }
            PatternKind::Class { class, patterns, names, values } => {
                d.expr_field("cls", class);
                d.list("patterns", patterns, Dumper::pattern);
                d.list("kwd_attrs", names, |d, name| d.name(name.name));
                d.list("kwd_patterns", values, Dumper::pattern);
            }
            PatternKind::Star(name) => d.name_field("name", *name),
            PatternKind::As { pattern, name } => {
                if let Some(pattern) = pattern {
                    d.field("pattern");
                    d.pattern(pattern);
                }
                d.name_field("name", *name);
            }
        });
    }

    fn expr_or_none(&mut self, expr: &Option<Expr>) {
        match expr {
            Some(expr) => self.expr(expr),
            None => self.out.push_str("None"),
        }
    }

    fn expr(&mut self, expr: &Expr) {
        let name = match &expr.kind {
            ExprKind::BoolOp { .. } => "BoolOp",
            ExprKind::NamedExpr { .. } => "NamedExpr",
            ExprKind::BinOp { .. } => "BinOp",
            ExprKind::UnaryOp { .. } => "UnaryOp",
            ExprKind::Lambda(_) => "Lambda",
            ExprKind::IfExp { .. } => "IfExp",
            ExprKind::Dict { .. } => "Dict",
            ExprKind::Set(_) => "Set",
            ExprKind::Comp(comp) => match comp.kind {
                CompKind::List => "ListComp",
                CompKind::Set => "SetComp",
                CompKind::Dict => "DictComp",
                CompKind::Generator => "GeneratorExp",
            },
            ExprKind::Await(_) => "Await",
            ExprKind::Yield(_) => "Yield",
            ExprKind::YieldFrom(_) => "YieldFrom",
            ExprKind::Compare { .. } => "Compare",
            ExprKind::Call(_) => "Call",
            ExprKind::FormattedValue { .. } => "FormattedValue",
            ExprKind::JoinedStr(_) => "JoinedStr",
            ExprKind::Constant { .. } => "Constant",
            ExprKind::Attribute { .. } => "Attribute",
            ExprKind::Subscript { .. } => "Subscript",
            ExprKind::Starred { .. } => "Starred",
            ExprKind::Name { .. } => "Name",
            ExprKind::List { .. } => "List",
            ExprKind::Tuple { .. } => "Tuple",
            ExprKind::Slice { .. } => "Slice",
        };
        self.node(name, Some(expr.at), |d| d.expr_fields(&expr.kind));
    }

    fn expr_fields(&mut self, kind: &ExprKind) {
        match kind {
            ExprKind::BoolOp { is_or, values } => {
                self.value("op", if *is_or { "Or()" } else { "And()" });
                self.exprs("values", values);
            }
            ExprKind::NamedExpr { target, value } => {
                self.expr_field("target", target);
                self.expr_field("value", value);
            }
            ExprKind::BinOp { left, op, right } => {
                self.expr_field("left", left);
                self.value("op", format_args!("{op:?}()"));
                self.expr_field("right", right);
            }
            ExprKind::UnaryOp { op, operand } => {
                self.value("op", format_args!("{op:?}()"));
                self.expr_field("operand", operand);
            }
            ExprKind::Lambda(lambda) => {
                self.field("args");
                self.arguments(&lambda.args);
                self.expr_field("body", &lambda.body);
            }
            ExprKind::IfExp { test, body, orelse } => {
                self.expr_field("test", test);
                self.expr_field("body", body);
                self.expr_field("orelse", orelse);
            }
            ExprKind::Dict { keys, values } => {
                self.list("keys", keys, Dumper::expr_or_none);
                self.exprs("values", values);
            }
            ExprKind::Set(elts) => self.exprs("elts", elts),
            ExprKind::Comp(comp) => self.comp(comp),
            ExprKind::Await(value) | ExprKind::YieldFrom(value) => self.expr_field("value", value),
            ExprKind::Yield(value) => self.optional("value", value.as_deref()),
            ExprKind::Compare { left, ops, comparators } => {
                self.expr_field("left", left);
                self.list("ops", ops, |d, op| {
                    let _ = write!(d.out, "{op:?}()");
                });
                self.exprs("comparators", comparators);
            }
            ExprKind::Call(call) => {
                self.expr_field("func", &call.func);
                self.exprs("args", &call.args);
                self.list("keywords", &call.keywords, Dumper::keyword);
            }
            ExprKind::FormattedValue { value, conversion, spec } => {
                self.expr_field("value", value);
                self.value("conversion", conversion);
                self.optional("format_spec", spec.as_deref());
            }
            ExprKind::JoinedStr(values) => self.exprs("values", values),
            ExprKind::Constant { value, kind_u } => {
                self.value("value", repr(value));
                if *kind_u {
                    self.value("kind", "'u'");
                }
            }
            ExprKind::Attribute { value, attr, ctx } => {
                self.expr_field("value", value);
                self.name_field("attr", Some(*attr));
                self.ctx(*ctx);
            }
            ExprKind::Subscript { value, slice, ctx } => {
                self.expr_field("value", value);
                self.expr_field("slice", slice);
                self.ctx(*ctx);
            }
            ExprKind::Starred { value, ctx } => {
                self.expr_field("value", value);
                self.ctx(*ctx);
            }
            ExprKind::Name { name, ctx } => {
                self.name_field("id", Some(*name));
                self.ctx(*ctx);
            }
            ExprKind::List { elts, ctx } | ExprKind::Tuple { elts, ctx } => {
                self.exprs("elts", elts);
                self.ctx(*ctx);
            }
            ExprKind::Slice { lower, upper, step } => {
                self.optional("lower", lower.as_deref());
                self.optional("upper", upper.as_deref());
                self.optional("step", step.as_deref());
            }
        }
    }

    fn ctx(&mut self, ctx: Ctx) {
        self.value("ctx", format_args!("{ctx:?}()"));
    }

    fn comp(&mut self, comp: &Comp) {
        let element = if comp.kind == CompKind::Dict { "key" } else { "elt" };
        self.expr_field(element, &comp.element);
        self.optional("value", comp.value.as_ref());
        self.list("generators", &comp.generators, Dumper::comprehension);
    }

    fn comprehension(&mut self, comprehension: &Comprehension) {
        self.node("comprehension", None, |d| {
            d.expr_field("target", &comprehension.target);
            d.expr_field("iter", &comprehension.iter);
            d.exprs("ifs", &comprehension.ifs);
            d.value("is_async", i32::from(comprehension.is_async));
        });
    }
}
