//! `import` and `from ... import`.

use apython_bytecode::{Const, Opcode};

use super::{Generator, Result, intrinsics};
use crate::location::Location;
use crate::names::Name;
use crate::tree::Alias;

impl Generator<'_> {
    pub(super) fn import(&mut self, aliases: &[Alias], at: Location) -> Result {
        for alias in aliases {
            self.load_const(Const::Int(0), at);
            self.load_const(Const::None, at);
            self.emit_name(Opcode::IMPORT_NAME, alias.name, at);
            let dotted = self.names.str(alias.name);
            let first = match dotted.split_once('.') {
                Some((first, _)) => {
                    let first = first.to_owned();
                    self.names.intern(&first)
                }
                None => alias.name,
            };
            match alias.asname {
                Some(asname) if first != alias.name => {
                    self.import_submodule_as(alias.name, asname, at)?;
                }
                Some(asname) => self.store(asname, at)?,
                None => self.store(first, at)?,
            }
        }
        Ok(())
    }

    /// `import a.b.c as d`: from the package on the stack down to the module.
    fn import_submodule_as(&mut self, dotted: Name, asname: Name, at: Location) -> Result {
        let parts = self.names.str(dotted).to_owned();
        for (number, part) in parts.split('.').skip(1).enumerate() {
            if number > 0 {
                self.emit_arg(Opcode::SWAP, 2, at);
                self.emit(Opcode::POP_TOP, at);
            }
            let part = self.names.intern(part);
            let index = self.unit.names.add(part);
            self.emit_arg(Opcode::IMPORT_FROM, index, at);
        }
        self.store(asname, at)?;
        self.emit(Opcode::POP_TOP, at);
        Ok(())
    }

    pub(super) fn import_from(
        &mut self,
        module: Option<Name>,
        aliases: &[Alias],
        level: u32,
        at: Location,
    ) -> Result {
        self.load_const(Const::Int(i64::from(level)), at);
        if is_after(at, self.future_at)
            && module.is_some_and(|module| self.names.str(module) == "__future__")
        {
            let message = "from __future__ imports must occur at the beginning of the file";
            return self.error(message, at);
        }
        let names = self.texts_const(aliases.iter().map(|alias| alias.name));
        self.load_const(names, at);
        self.emit_name(Opcode::IMPORT_NAME, module.unwrap_or(self.known.empty), at);
        for (index, alias) in aliases.iter().enumerate() {
            if index == 0 && self.names.str(alias.name) == "*" {
                self.emit_arg(Opcode::CALL_INTRINSIC_1, intrinsics::IMPORT_STAR, at);
                self.emit(Opcode::POP_TOP, Location::NONE);
                return Ok(());
            }
            self.emit_name(Opcode::IMPORT_FROM, alias.name, at);
            self.store(alias.asname.unwrap_or(alias.name), at)?;
        }
        self.emit(Opcode::POP_TOP, at);
        Ok(())
    }
}

/// Whether a statement begins behind the end of another.
fn is_after(at: Location, other: Location) -> bool {
    (at.line, at.column) > (other.end_line, other.end_column)
}
