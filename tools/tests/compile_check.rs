//! The compiler over a sample of CPython's library: `apylab compile-check` must find the bytes
//! that CPython writes, and its errors, and say so by its status.

#![forbid(unsafe_code)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use apython_tests::ReferenceCache;

/// Of the library's files every so many, besides those that are wrong on purpose.
const EVERY: usize = 24;

fn apylab(arguments: &[&str], files: &[PathBuf]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_apylab"));
    command.arg("compile-check").args(arguments).args(files);
    command.output().expect("apylab runs")
}

fn reference() -> PathBuf {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("references");
    ReferenceCache::new(cache).interpreter().unwrap_or_else(|e| panic!("{e}"))
}

/// CPython's library, without what is installed into it.
fn library() -> Vec<PathBuf> {
    let program = "import os, sys; sys.stdout.write(os.path.dirname(os.__file__))";
    let output = Command::new(reference()).args(["-I", "-c", program]).output();
    let output = output.expect("the reference runs");
    let root = PathBuf::from(String::from_utf8(output.stdout).expect("a path"));
    let mut files = Vec::new();
    let mut folders = vec![root];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("readable") {
            let path = entry.expect("readable").path();
            if path.is_dir() && !path.ends_with("site-packages") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "py") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_sample_of_the_library_compiles_to_the_same_bytes() {
    let files = library();
    let wrong = |path: &PathBuf| path.to_string_lossy().contains("badsyntax_");
    let sample: Vec<PathBuf> = files.iter().step_by(EVERY).cloned().collect();
    let wrong: Vec<PathBuf> = files.iter().filter(|path| wrong(path)).cloned().collect();
    assert!(sample.len() > 50 && wrong.len() > 5, "a library has more files");
    for level in ["0", "1", "2"] {
        let output = apylab(&["--optimize", level], &[&sample[..], &wrong[..]].concat());
        let text = String::from_utf8_lossy(&output.stdout);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "level {level}: {text}{said}");
        assert!(text.contains("identical bytes"), "{text}");
    }
}

#[test]
fn what_is_less_than_expected_is_told_by_the_status() {
    let folder = tempfile::tempdir().expect("a folder");
    let missing = folder.path().join("missing.py");
    let output = apylab(&[], &[missing]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("missing.py"));
}
