//! Sessions at the prompt: what is typed in `prompt/*.txt` into a file that is standard input must print what
//! python3.12 prints, prompts included, and end alike.

#![forbid(unsafe_code)]

use std::fs;
use std::path::Path;

use apython_tests::{Invocation, ReferenceCache, compare, find_apython};

#[test]
fn sessions_are_those_of_the_reference() {
    let sessions = Path::new(env!("CARGO_MANIFEST_DIR")).join("prompt");
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("references");
    let python = ReferenceCache::new(cache).interpreter().unwrap_or_else(|e| panic!("{e}"));
    let apython = find_apython().unwrap_or_else(|e| panic!("{e}"));
    let mut files: Vec<_> = fs::read_dir(&sessions)
        .expect("the sessions are there")
        .map(|entry| entry.expect("readable").path())
        .collect();
    files.sort();
    assert!(!files.is_empty());
    let directory = tempfile::tempdir().expect("a temporary directory");
    for file in files {
        let [expected, found] = [&python, &apython].map(|program| {
            let mut session = Invocation::new(program, directory.path()).args(["-i", "-q"]);
            session.stdin = Some(file.clone());
            session.run().unwrap_or_else(|e| panic!("{}: {e}", program.display()))
        });
        if let Err(difference) = compare(&expected, &found) {
            panic!("{}: {difference}", file.display());
        }
    }
}
