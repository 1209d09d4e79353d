//! Where modules are: native ones, files on `sys.path`, CPython's library.

use super::python::library_directory;
use crate::error::PyResult;
use crate::native::ModuleDef;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::sys::names::BUILTIN_MODULES;
use crate::value::Value;
use crate::vm::Vm;
use std::path::{Path, PathBuf};

/// What stands for a module.
pub enum Found {
    Native(&'static ModuleDef),
    /// A source file.
    Source(PathBuf),
    /// A `.pyc` file without its source.
    Compiled(PathBuf),
    /// `__init__` of a package, and the package's directory.
    Package(Box<Found>, PathBuf),
    /// Directories without an `__init__`.
    Namespace(Vec<PathBuf>),
}

/// Looks for a module: `name` is its full name, `path` the `__path__` of its package.
pub fn find_module(vm: &Vm, name: &str, path: Option<&Value>) -> PyResult<Option<Found>> {
    let native = || vm.native_module(name).map(Found::Native);
    if BUILTIN_MODULES.contains(&name)
        && let Some(found) = native()
    {
        return Ok(Some(found));
    }
    let tail = name.rsplit('.').next().unwrap_or(name);
    let mut portions = Vec::new();
    for entry in entries(vm, path)? {
        if let Some(found) = look_in(&entry, tail, &mut portions) {
            return Ok(Some(found));
        }
    }
    if let Some(found) = native() {
        return Ok(Some(found));
    }
    if path.is_none()
        && let Some(library) = library(vm)
        && let Some(found) = look_in(&library, tail, &mut portions)
    {
        return Ok(Some(found));
    }
    Ok((!portions.is_empty()).then_some(Found::Namespace(portions)))
}

/// The directories in a `__path__`, or in `sys.path`.
fn entries(vm: &Vm, path: Option<&Value>) -> PyResult<Vec<PathBuf>> {
    let path = match path {
        Some(path) => Some(path.clone()),
        None => vm.sys.get_interned(&vm.names.path),
    };
    let Some(path) = path else { return Ok(Vec::new()) };
    let mut directories = Vec::new();
    for entry in ops::collect(vm, &path)? {
        if entry.is_str() {
            let entry = to_string_lossy(&entry);
            directories.push(PathBuf::from(if entry.is_empty() { ".".to_owned() } else { entry }));
        }
    }
    Ok(directories)
}

/// CPython's library: looked for once.
fn library(vm: &Vm) -> Option<PathBuf> {
    vm.import.library.get_or_init(library_directory).clone()
}

/// Looks for a module in one directory; directories without `__init__` are noted.
fn look_in(directory: &Path, tail: &str, portions: &mut Vec<PathBuf>) -> Option<Found> {
    let base = directory.join(tail);
    let is_directory = base.is_dir();
    if is_directory && let Some(init) = file_of(&base.join("__init__")) {
        return Some(Found::Package(Box::new(init), base));
    }
    if let Some(found) = file_of(&base) {
        return Some(found);
    }
    if is_directory {
        portions.push(base);
    }
    None
}

/// The source or `.pyc` file with this name before its suffix.
pub(super) fn file_of(base: &Path) -> Option<Found> {
    let with = |suffix: &str| {
        let mut path = base.as_os_str().to_owned();
        path.push(suffix);
        PathBuf::from(path)
    };
    let source = with(".py");
    if source.is_file() {
        return Some(Found::Source(source));
    }
    let compiled = with(".pyc");
    compiled.is_file().then_some(Found::Compiled(compiled))
}
