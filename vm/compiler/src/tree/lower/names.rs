//! Identifiers.

use ruff_python_ast as ast;

use super::Lower;
use crate::names::Name;

impl Lower<'_> {
    /// ruff has normalised identifiers (NFKC) already.
    pub(super) fn name(&mut self, identifier: &ast::Identifier) -> Name {
        self.names.intern(identifier.as_str())
    }

    pub(super) fn optional_name(&mut self, identifier: Option<&ast::Identifier>) -> Option<Name> {
        identifier.map(|identifier| self.name(identifier))
    }
}
