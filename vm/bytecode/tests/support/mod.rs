//! Finds python3.12 and has it make what the tests compare with.

// Each test crate uses its part.
#![allow(dead_code)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A module of the library: its name and the bytes of its `.pyc` file.
pub struct Module {
    pub name: String,
    pub pyc: Vec<u8>,
}

/// CPython 3.12: `$PYTHON312`, then `python3.12` on the `PATH`, then pyenv's versions.
pub fn python() -> Option<PathBuf> {
    let named = std::env::var_os("PYTHON312").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&path).map(|dir| dir.join("python3.12"));
    named.into_iter().chain(on_path).chain(pyenv()).find(|python| runs(python))
}

fn pyenv() -> Vec<PathBuf> {
    let Some(home) = std::env::home_dir() else { return Vec::new() };
    let versions = std::fs::read_dir(home.join(".pyenv/versions"));
    let entries = versions.into_iter().flatten().flatten();
    let is_312 = |dir: &PathBuf| {
        dir.file_name().is_some_and(|name| name.to_string_lossy().starts_with("3.12"))
    };
    entries.map(|entry| entry.path()).filter(is_312).map(|dir| dir.join("bin/python3.12")).collect()
}

/// A shim may be there without an interpreter behind it.
fn runs(python: &Path) -> bool {
    let check = "import sys; sys.exit(sys.version_info[:2] != (3, 12))";
    let output = Command::new(python).args(["-I", "-c", check]).output();
    output.is_ok_and(|output| output.status.success())
}

/// What a script prints; `None`, after saying so, if there is no Python.
pub fn run(script: &str, args: &[&str]) -> Option<Vec<u8>> {
    run_with_input(script, args, &[])
}

/// What a script prints that is given `input`.
pub fn run_with_input(script: &str, args: &[&str], input: &[u8]) -> Option<Vec<u8>> {
    let Some(python) = python() else {
        eprintln!("SKIPPED: no python3.12 found (set PYTHON312 to its path)");
        return None;
    };
    let mut command = Command::new(&python);
    command.args(["-I", "-c", script]).args(args);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("python3.12 starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A script may print before it has read everything.
    let feeder = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().expect("python3.12 ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {} {errors}", python.display(), output.status);
    feeder.join().expect("the feeder ends").expect("the script reads its input");
    Some(output.stdout)
}

/// A chunk, with its length in 4 bytes before it.
pub fn chunk(data: &[u8]) -> Vec<u8> {
    [&(data.len() as u32).to_le_bytes(), data].concat()
}

/// Cuts a stream of chunks, each with its length in 4 bytes before it.
pub fn chunks(mut stream: &[u8]) -> Vec<&[u8]> {
    let mut chunks = Vec::new();
    while let Some((length, rest)) = stream.split_first_chunk::<4>() {
        let (chunk, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        chunks.push(chunk);
        stream = rest;
    }
    chunks
}

/// Python: `modules(pattern, step)` yields name and `.pyc` bytes of the library's modules, from
/// the cache or compiled; `emit` writes a chunk.
pub const PRELUDE: &str = r#"
import glob, importlib.util, os, re, sys, warnings
from importlib._bootstrap_external import _code_to_timestamp_pyc
warnings.simplefilter('ignore')
LIB = os.path.dirname(os.__file__)

def emit(data):
    sys.stdout.buffer.write(len(data).to_bytes(4, 'little') + data)

def modules(pattern, step):
    paths = sorted(glob.glob(os.path.join(LIB, '**', '*.py'), recursive=True))
    names = [(path[len(LIB) + 1:], path) for path in paths if 'site-packages' not in path]
    for name, path in [row for row in names if re.search(pattern, row[0])][::step]:
        try:
            with open(importlib.util.cache_from_source(path), 'rb') as file:
                data = file.read()
            if data[:4] != importlib.util.MAGIC_NUMBER:
                raise OSError
        except OSError:
            try:
                with open(path, 'rb') as file:
                    code = compile(file.read(), path, 'exec', dont_inherit=True, optimize=0)
            except (SyntaxError, ValueError):
                continue
            data = _code_to_timestamp_pyc(code)
        yield name, data
"#;

/// Every `step`-th module of the library whose path below `Lib` matches the pattern.
pub fn modules(pattern: &str, step: usize) -> Vec<Module> {
    let script = format!(
        "{PRELUDE}
for name, data in modules(sys.argv[1], int(sys.argv[2])):
    emit(name.encode()); emit(data)
"
    );
    let Some(output) = run(&script, &[pattern, &step.to_string()]) else { return Vec::new() };
    let modules: Vec<Module> = chunks(&output)
        .chunks_exact(2)
        .map(|pair| Module {
            name: String::from_utf8_lossy(pair[0]).into_owned(),
            pyc: pair[1].to_vec(),
        })
        .collect();
    assert!(!modules.is_empty(), "no module of the library matches {pattern}");
    modules
}

/// Random numbers that are the same in every run.
pub struct Random(pub u64);

impl Random {
    /// From 0 to `below - 1`.
    pub fn number(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % below.max(1)
    }

    /// Changes a few bytes, or cuts, repeats or drops a stretch.
    pub fn mutate(&mut self, data: &mut Vec<u8>) {
        for _ in 0..1 + self.number(3) {
            let at = self.number(data.len());
            let end = (at + 1 + self.number(12)).min(data.len());
            match self.number(8) {
                0 => data.truncate(at),
                1 => {
                    let stretch = data[at.min(end)..end].to_vec();
                    data.splice(at..at, stretch);
                }
                2 => {
                    data.drain(at.min(end)..end);
                }
                3 if at < data.len() => data[at] ^= 0x80,
                4 if at < data.len() => data[at] = [0, 1, 0x7f, 0x80, 0xff][self.number(5)],
                5 if at < data.len() => data[at] ^= 1 << self.number(8),
                _ if at < data.len() => data[at] = self.number(256) as u8,
                _ => {}
            }
        }
    }
}
