//! What python3.12 makes of each program, computed once and kept between runs.
//!
//! A result is kept under a key of everything it depends on: the program's content and
//! place, and the interpreter. Three files per key hold stdout, stderr and the status;
//! the status is renamed into place last, so a result that is there is complete even
//! when several processes compute it at once.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::engine::{file_identity, find_reference};
use crate::program::Program;
use crate::run::{Outcome, Status};

/// Reference results under a directory.
#[derive(Clone, Debug)]
pub struct ReferenceCache {
    directory: PathBuf,
}

impl ReferenceCache {
    pub fn new(directory: impl Into<PathBuf>) -> ReferenceCache {
        ReferenceCache { directory: directory.into() }
    }

    /// The reference interpreter, found with the help of earlier verdicts.
    pub fn interpreter(&self) -> Result<PathBuf, String> {
        find_reference(&self.directory)
    }

    /// What the reference interpreter makes of a program, which must be what the
    /// program declares.
    pub fn outcome(&self, program: &Program) -> Result<Outcome, String> {
        let python = self.interpreter()?;
        let problem = |error: io::Error| format!("{}: {error}", program.name);
        let key = format!(
            "{:016x}-{:016x}",
            program.content_hash().map_err(problem)?,
            file_identity(&python).unwrap_or_default()
        );
        if let Some(kept) = self.load(&key) {
            return Ok(kept);
        }
        let flags = ["-X", "utf8"].map(str::to_owned);
        let invocation = program.invocation(&python, &flags).map_err(problem)?;
        let outcome = invocation.run().map_err(problem)?;
        let declared = program.declared_status().map_err(problem)?;
        if outcome.status != declared {
            return Err(format!(
                "{} is broken: it declares {declared}, and under python3.12 ends with {}\n{}",
                program.name,
                outcome.status,
                outcome.stderr_text()
            ));
        }
        self.store(&key, &outcome).map_err(problem)?;
        Ok(outcome)
    }

    fn load(&self, key: &str) -> Option<Outcome> {
        let read = |part: &str| fs::read(self.directory.join(format!("{key}.{part}"))).ok();
        let code = String::from_utf8(read("status")?).ok()?.parse().ok()?;
        Some(Outcome {
            status: Status::from_code(code),
            stdout: read("stdout")?,
            stderr: read("stderr")?,
        })
    }

    fn store(&self, key: &str, outcome: &Outcome) -> io::Result<()> {
        let Some(code) = outcome.status.code() else { return Ok(()) };
        fs::create_dir_all(&self.directory)?;
        let code = code.to_string().into_bytes();
        let parts = [("stdout", &outcome.stdout), ("stderr", &outcome.stderr), ("status", &code)];
        for (part, data) in parts {
            replace(&self.directory.join(format!("{key}.{part}")), data)?;
        }
        Ok(())
    }
}

/// Writes a file so that no reader sees half of it.
fn replace(path: &Path, data: &[u8]) -> io::Result<()> {
    let draft = path.with_added_extension(format!("{}", std::process::id()));
    fs::write(&draft, data)?;
    fs::rename(draft, path)
}

#[cfg(test)]
mod tests;
