//! `from __future__ import` at the beginning of a source.

use ruff_python_ast as ast;

use super::Lower;
use crate::error::CompileError;
use crate::tree::future;

impl Lower<'_> {
    /// Takes the features over. Only a docstring may stand before them. The answer is the error
    /// that compiling ends with once all is parsed, if a feature is not known.
    pub(super) fn future_imports(&mut self, body: &[ast::Stmt]) -> Option<Box<CompileError>> {
        let is_docstring = |statement: &ast::Stmt| matches!(statement, ast::Stmt::Expr(first) if first.value.is_string_literal_expr());
        let docstring = usize::from(body.first().is_some_and(is_docstring));
        for statement in &body[docstring..] {
            let ast::Stmt::ImportFrom(import) = statement else { break };
            if import.module.as_deref() != Some("__future__") {
                break;
            }
            for alias in &import.names {
                let Some(flag) = future::flag(&alias.name) else {
                    // Only compiling looks at them.
                    if !self.fold {
                        continue;
                    }
                    let message = match alias.name.as_str() {
                        "braces" => "not a chance".to_owned(),
                        name => format!("future feature {name:.100} is not defined"),
                    };
                    // CPython says where it begins only.
                    let at = self.at(statement);
                    let mut error = CompileError::at(message, at);
                    if let Some(place) = &mut error.place {
                        (place.end_line, place.end_offset) = (Some(at.line), None);
                    }
                    return Some(error.into());
                };
                self.future |= flag;
            }
            self.future_at = self.at(statement);
        }
        None
    }
}
