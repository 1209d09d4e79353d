//! Source to code, through an installed python3.12.

use apython_bytecode::CodeObject;
use apython_bytecode::pyc::{PycHeader, read_pyc};
use std::ffi::OsStr;
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::UNIX_EPOCH;

/// What is in the name of a cached file.
pub const CACHE_TAG: &str = "apython-312";

/// Why a file's code can't be had.
#[derive(Debug)]
pub enum CompileError {
    /// The file can't be read.
    Read(PathBuf, std::io::Error),
    /// The file isn't a good `.pyc` file.
    Pyc(PathBuf, String),
    /// There is no python3.12.
    NoPython,
    /// python3.12 can't be run.
    Run(PathBuf, std::io::Error),
    /// python3.12 refused the source: what it said.
    Refused(String),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            CompileError::Read(path, error) => {
                write!(f, "cannot read '{}': {error}", path.display())
            }
            CompileError::Pyc(path, error) => write!(f, "{error} in '{}'", path.display()),
            CompileError::NoPython => f.write_str(
                "compiling source takes a python3.12, and none was found: install one (or name \
                 it in PYTHON312), or compile the program to a .pyc file elsewhere",
            ),
            CompileError::Run(path, error) => {
                write!(f, "cannot run '{}': {error}", path.display())
            }
            CompileError::Refused(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for CompileError {}

/// The code in a `.pyc` file.
pub fn read_code(path: &Path) -> Result<CodeObject, CompileError> {
    let bytes = fs::read(path).map_err(|error| CompileError::Read(path.to_owned(), error))?;
    match read_pyc(&bytes) {
        Ok((_, code)) => Ok(code),
        Err(error) => Err(CompileError::Pyc(path.to_owned(), error.to_string())),
    }
}

/// The code of a source file, and where it is cached: compiled unless the cache is as old as
/// the source says.
pub fn compile_file(source: &Path) -> Result<(CodeObject, Option<PathBuf>), CompileError> {
    let metadata =
        fs::metadata(source).map_err(|error| CompileError::Read(source.to_owned(), error))?;
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let stamp = modified.map(|time| (time.as_secs() as u32, metadata.len() as u32));
    let cached = cache_path(source);
    if let (Some(cached), Some(stamp)) = (&cached, stamp)
        && let Some(code) = read_cached(cached, source, stamp)
    {
        return Ok((code, Some(cached.clone())));
    }
    let bytes = run_python(source)?;
    let code = match read_pyc(&bytes) {
        Ok((_, code)) => code,
        Err(error) => return Err(CompileError::Pyc(source.to_owned(), error.to_string())),
    };
    if let Some(cached) = &cached {
        // A cache that can't be written is no error.
        let _ = write_cached(cached, &bytes);
    }
    Ok((code, cached))
}

fn cache_path(source: &Path) -> Option<PathBuf> {
    let stem = source.file_stem()?.to_string_lossy();
    let directory = source.parent()?.join("__pycache__");
    Some(directory.join(format!("{stem}.{CACHE_TAG}.pyc")))
}

/// The cached code, if it was made of this source, as its name in the code says too.
fn read_cached(cached: &Path, source: &Path, stamp: (u32, u32)) -> Option<CodeObject> {
    let bytes = fs::read(cached).ok()?;
    let (header, code) = read_pyc(&bytes).ok()?;
    let fresh = matches!(
        header,
        PycHeader::Timestamp { mtime, size } if (mtime, size) == stamp
    );
    (fresh && code.filename.to_string_lossy() == source.to_string_lossy()).then_some(code)
}

/// Writes the file beside its place and moves it there, so that no reader sees half of it.
fn write_cached(cached: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let directory = cached.parent().expect("a cached file is in a directory");
    fs::create_dir_all(directory)?;
    let temporary = cached.with_extension(format!("pyc.{}", std::process::id()));
    let written = fs::File::create(&temporary).and_then(|mut file| file.write_all(bytes));
    match written.and_then(|()| fs::rename(&temporary, cached)) {
        Ok(()) => Ok(()),
        Err(error) => {
            let _ = fs::remove_file(&temporary);
            Err(error)
        }
    }
}

/// What python3.12 runs: the file's code as a `.pyc` file on standard output.
const SCRIPT: &str = "\
import sys, marshal, os
name = sys.argv[1]
with open(name, 'rb') as file:
    data = file.read()
    stat = os.fstat(file.fileno())
try:
    code = compile(data, name, 'exec', dont_inherit=True)
except (SyntaxError, ValueError) as error:
    import traceback
    sys.stderr.write(''.join(traceback.format_exception_only(error)))
    sys.exit(1)
from importlib.util import MAGIC_NUMBER
number = lambda n: (n & 0xFFFFFFFF).to_bytes(4, 'little')
out = sys.stdout.buffer
out.write(MAGIC_NUMBER + number(0) + number(int(stat.st_mtime)) + number(stat.st_size))
out.write(marshal.dumps(code))
";

fn run_python(source: &Path) -> Result<Vec<u8>, CompileError> {
    let python = find_python().ok_or(CompileError::NoPython)?;
    let output = Command::new(&python)
        .args(["-I", "-S", "-X", "utf8", "-c", SCRIPT])
        .arg(source)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| CompileError::Run(python, error))?;
    if output.status.success() {
        return Ok(output.stdout);
    }
    Err(CompileError::Refused(String::from_utf8_lossy(&output.stderr).trim_end().to_owned()))
}

/// A python3.12: `PYTHON312`, on the PATH, pyenv's, uv's.
fn find_python() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PYTHON312").filter(|named| !named.is_empty()) {
        return Some(PathBuf::from(named));
    }
    on_path().into_iter().chain(pyenv()).chain(uv()).find(|candidate| is_python312(candidate))
}

fn on_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let candidates = std::env::split_paths(&path).map(|directory| directory.join("python3.12"));
    candidates.filter(|candidate| candidate.is_file()).collect()
}

fn home(below: &str) -> Option<PathBuf> {
    Some(PathBuf::from(std::env::var_os("HOME")?).join(below))
}

/// The interpreters `bin/python3.12` in the folders whose names contain `3.12`.
fn in_versions(folder: Option<PathBuf>) -> Vec<PathBuf> {
    let entries = folder.and_then(|folder| fs::read_dir(folder).ok()).into_iter().flatten();
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().contains("3.12"))
        .map(|entry| entry.path().join("bin/python3.12"))
        .filter(|candidate| candidate.is_file())
        .collect();
    found.sort();
    found
}

fn pyenv() -> Vec<PathBuf> {
    let root = std::env::var_os("PYENV_ROOT").map(PathBuf::from).or_else(|| home(".pyenv"));
    in_versions(root.map(|root| root.join("versions")))
}

fn uv() -> Vec<PathBuf> {
    in_versions(home(".local/share/uv/python"))
}

/// Shims of version managers exist without the version; asking is the only way to know.
fn is_python312(candidate: &Path) -> bool {
    let check = "import sys; sys.exit(sys.version_info[:2] != (3, 12))";
    let status = Command::new(candidate)
        .args([OsStr::new("-I"), OsStr::new("-S"), OsStr::new("-c"), OsStr::new(check)])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    status.is_ok_and(|status| status.success())
}
