//! Code objects of source files and of `.pyc` files.
//!
//! Compiled code is kept in `__pycache__`, with the source's time of modification and size as
//! CPython has them. CPython's own files there serve as well.

use super::compile::{compile_file, compile_program};
use super::import_error;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::code::Code;
use crate::sys::CACHE_TAG;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::marshal::Flags;
use apython_bytecode::{CodeObject, Const, PycError, PycHeader, Text, read_pyc, write_pyc};
use std::fs;
use std::io::Write;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// Who wrote compiled files that can be used, ourselves first.
const TAGS: [&str; 2] = [CACHE_TAG, "cpython-312"];

fn cache_path_of(vm: &Vm, source: &Path, tag: &str) -> Option<PathBuf> {
    let stem = source.file_stem()?.to_str()?;
    let name = match vm.config.optimize {
        0 => format!("{stem}.{tag}.pyc"),
        level => format!("{stem}.{tag}.opt-{level}.pyc"),
    };
    Some(source.parent()?.join("__pycache__").join(name))
}

/// Where the compiled code of a source file is kept.
pub(super) fn cache_path(vm: &Vm, source: &Path) -> Option<PathBuf> {
    cache_path_of(vm, source, CACHE_TAG)
}

/// Whether the environment or the program asks that nothing be written.
fn may_write(vm: &Vm) -> bool {
    let flag = vm.sys.get_str(vm, "dont_write_bytecode");
    flag.is_none_or(|flag| flag.is_false() || flag.is_none())
}

/// The code of a module's source file, by its absolute path.
pub fn code_of_source(vm: &Vm, path: &Path) -> PyResult<Ref<Code>> {
    let name = || vm.new_os_str(path.as_os_str());
    let metadata = fs::metadata(path).map_err(|error| vm.io_error(&error, Some(&name())))?;
    let header =
        PycHeader::Timestamp { mtime: metadata.mtime() as u32, size: metadata.size() as u32 };
    if let Some(code) = TAGS.iter().find_map(|tag| read_cached(vm, path, tag, header)) {
        return vm.new_code(Rc::new(with_filename(code, path)));
    }
    let source = fs::read(path).map_err(|error| vm.io_error(&error, Some(&name())))?;
    let compiled = compile_file(vm, &source, path)?;
    if compiled.quiet && may_write(vm) {
        // A directory that can't be written to is no error.
        let _ = write_cached(vm, path, header, &compiled.code);
    }
    vm.new_code(compiled.code)
}

/// The code of the program's source file, which isn't kept.
pub(super) fn code_of_program(vm: &Vm, path: &Path) -> PyResult<Ref<Code>> {
    let name = || vm.new_os_str(path.as_os_str());
    let source = fs::read(path).map_err(|error| vm.io_error(&error, Some(&name())))?;
    vm.new_code(compile_program(vm, &source, path)?.code)
}

/// The code that is kept for a source file, if it is of this state of the file.
fn read_cached(vm: &Vm, source: &Path, tag: &str, expected: PycHeader) -> Option<CodeObject> {
    let bytes = fs::read(cache_path_of(vm, source, tag)?).ok()?;
    let (header, code) = read_pyc(&bytes).ok()?;
    let valid = header == expected || matches!(header, PycHeader::Hash { check_source: false, .. });
    valid.then_some(code)
}

fn write_cached(
    vm: &Vm,
    source: &Path,
    header: PycHeader,
    code: &CodeObject,
) -> std::io::Result<()> {
    let Some(path) = cache_path(vm, source) else { return Ok(()) };
    let Ok(bytes) = write_pyc(header, code, Flags::Predicted) else { return Ok(()) };
    if let Some(directory) = path.parent() {
        match fs::create_dir(directory) {
            Err(error) if error.kind() != std::io::ErrorKind::AlreadyExists => return Err(error),
            _ => (),
        }
    }
    // Whoever reads it meanwhile sees the old file or the new one.
    let mut temporary = path.clone().into_os_string();
    temporary.push(format!(".{}", std::process::id()));
    let temporary = PathBuf::from(temporary);
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&temporary)
        .and_then(|mut file| file.write_all(&bytes))
        .and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written
}

/// The code with the name under which its source was found, should the file have moved.
fn with_filename(code: CodeObject, path: &Path) -> CodeObject {
    let Some(name) = path.to_str() else { return code };
    if code.filename.to_str() == Some(name) {
        return code;
    }
    let old = code.filename.clone();
    renamed(&code, &old, &Text::from(name))
}

pub(super) fn renamed(code: &CodeObject, old: &Text, new: &Text) -> CodeObject {
    let mut copy = code.clone();
    if copy.filename == *old {
        copy.filename = new.clone();
    }
    for constant in &mut copy.consts {
        if let Const::Code(nested) = constant {
            *constant = Const::Code(Rc::new(renamed(nested, old, new)));
        }
    }
    copy
}

/// The code in a `.pyc` file; `name` is the module's.
pub fn code_of_pyc(vm: &Vm, path: &Path, name: &str) -> PyResult<Ref<Code>> {
    let shown = vm.new_os_str(path.as_os_str());
    let bytes = fs::read(path).map_err(|error| vm.io_error(&error, Some(&shown)))?;
    match read_pyc(&bytes) {
        Ok((_, code)) => vm.new_code(Rc::new(code)),
        Err(error) => Err(wrong_file(vm, &error, name, &shown)),
    }
}

#[cold]
fn wrong_file(vm: &Vm, error: &PycError, name: &str, path: &Value) -> Raised {
    if name == "__main__" {
        // What CPython says of a file that is run, and not imported.
        return vm.runtime_error(match error {
            PycError::NotPyc { .. } | PycError::WrongVersion { .. } => {
                "Bad magic number in .pyc file"
            }
            _ => "Bad code object in .pyc file",
        });
    }
    let message = match error {
        PycError::NotPyc { found } => {
            format!("bad magic number in '{name}': b'{}'", found.escape_ascii())
        }
        PycError::WrongVersion { found } => {
            let [low, high] = found.to_le_bytes();
            let magic = [low, high, b'\r', b'\n'];
            format!("bad magic number in '{name}': b'{}' ({error})", magic.escape_ascii())
        }
        _ => format!("cannot read '{name}': {error}"),
    };
    import_error(vm, &vm.exceptions.import_error, &message, [&vm.intern(name), path])
}
