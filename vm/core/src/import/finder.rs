//! Where a module's file is.

use super::compile::{CompileError, compile_file, read_code};
use crate::error::PyResult;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::CodeObject;
use std::path::{Path, PathBuf};

/// A module's file.
pub(super) struct Found {
    pub file: PathBuf,
    /// The package's directory, if the module is a package.
    pub package: Option<PathBuf>,
}

impl Found {
    /// The module's code, and where it is cached.
    pub(super) fn code(&self) -> Result<(CodeObject, Option<PathBuf>), CompileError> {
        if self.file.extension().is_some_and(|extension| extension == "pyc") {
            return Ok((read_code(&self.file)?, None));
        }
        compile_file(&self.file)
    }
}

/// Looks a module up in the directories of `path`.
pub(super) fn find(vm: &Vm, name: &str, path: &Value) -> PyResult<Option<Found>> {
    let last = name.rsplit_once('.').map_or(name, |(_, last)| last);
    if path.is_none() {
        return Ok(None);
    }
    for directory in ops::collect(vm, path)? {
        if !directory.is_str() {
            continue;
        }
        let directory = to_string_lossy(&directory);
        let directory = if directory.is_empty() { Path::new(".") } else { Path::new(&directory) };
        if let Some(found) = find_in(directory, last) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

fn find_in(directory: &Path, name: &str) -> Option<Found> {
    let package = directory.join(name);
    for init in ["__init__.py", "__init__.pyc"] {
        let file = package.join(init);
        if file.is_file() {
            return Some(Found { file, package: Some(package) });
        }
    }
    for extension in ["py", "pyc"] {
        let file = directory.join(format!("{name}.{extension}"));
        if file.is_file() {
            return Some(Found { file, package: None });
        }
    }
    None
}
