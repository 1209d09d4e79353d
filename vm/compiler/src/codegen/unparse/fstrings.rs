//! f-strings back to source text: the whole body is one quoted string.

use apython_bytecode::dis::repr;
use apython_bytecode::{Const, Text};

use super::Writer;
use super::levels::Level;
use crate::tree::{Expr, ExprKind};

impl<'n> Writer<'n> {
    /// For a part that is looked at or quoted before it is written.
    fn inner(&self) -> Writer<'n> {
        Writer { out: String::new(), names: self.names, depth: self.depth }
    }

    pub(super) fn fstring(&mut self, expr: &Expr) {
        let mut body = Body { writer: self.inner() };
        match &expr.kind {
            // Alone it is no f-string, and is written without quotes.
            ExprKind::FormattedValue { .. } => {
                body.element(expr);
                self.out.push_str(&body.writer.out);
            }
            _ => {
                body.element(expr);
                self.out.push('f');
                self.out.push_str(&repr(&Const::Str(Text::new(&body.writer.out))));
            }
        }
    }
}

/// What stands between the quotes, before it is quoted.
struct Body<'n> {
    writer: Writer<'n>,
}

impl Body<'_> {
    fn element(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Constant { value: Const::Str(text), .. } => {
                let escaped = text.to_string_lossy().replace('{', "{{").replace('}', "}}");
                self.writer.out.push_str(&escaped);
            }
            ExprKind::JoinedStr(values) => values.iter().for_each(|value| self.element(value)),
            ExprKind::FormattedValue { value, conversion, spec } => {
                self.field(value, *conversion, spec.as_deref());
            }
            _ => {}
        }
    }

    fn field(&mut self, value: &Expr, conversion: i32, spec: Option<&Expr>) {
        let mut inner = self.writer.inner();
        // Not Test: the colon of a lambda would begin the specification.
        inner.expr(value, Level::Or);
        let out = &mut self.writer.out;
        // Two braces in a row would be one that is escaped.
        out.push_str(if inner.out.starts_with('{') { "{ " } else { "{" });
        out.push_str(&inner.out);
        if let Ok(conversion @ (b's' | b'r' | b'a')) = u8::try_from(conversion) {
            out.push('!');
            out.push(char::from(conversion));
        }
        if let Some(spec) = spec {
            out.push(':');
            self.element(spec);
        }
        self.writer.out.push('}');
    }
}
