//! `global` and `nonlocal`.

use super::SymbolFlags;
use super::build::Builder;
use crate::error::CompileError;
use crate::location::Location;
use crate::names::Name;

impl Builder<'_> {
    pub(super) fn global(&mut self, names: &[Name], at: Location) -> Result<(), CompileError> {
        self.directive(names, SymbolFlags::GLOBAL, "global", at)
    }

    pub(super) fn nonlocal(&mut self, names: &[Name], at: Location) -> Result<(), CompileError> {
        self.directive(names, SymbolFlags::NONLOCAL, "nonlocal", at)
    }

    fn directive(
        &mut self,
        names: &[Name],
        flag: SymbolFlags,
        word: &str,
        at: Location,
    ) -> Result<(), CompileError> {
        for &name in names {
            let known = self.lookup(name);
            let text = self.names.str(name);
            let message = if known.intersects(SymbolFlags::PARAM) {
                format!("name '{text}' is parameter and {word}")
            } else if known.intersects(SymbolFlags::USE) {
                format!("name '{text}' is used prior to {word} declaration")
            } else if known.intersects(SymbolFlags::ANNOT) {
                format!("annotated name '{text}' can't be {word}")
            } else if known.intersects(SymbolFlags::LOCAL) {
                format!("name '{text}' is assigned to before {word} declaration")
            } else {
                self.define(name, flag, at)?;
                self.record_directive(name, at);
                continue;
            };
            return Err(CompileError::at(message, at));
        }
        Ok(())
    }
}
