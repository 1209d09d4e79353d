//! The compiler under test, in a process of its own: a panic or a stack overflow costs one file,
//! not the run.
//!
//! Speaks as `reference.py` does.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStringExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use apython_bytecode::marshal::{Flags, dump_code};
use apython_compiler::{CompileError, Input, Mode, Options, compile};
use serde_json::json;

use crate::cli::CompileWorker;
use crate::{Status, Trouble};

pub fn work(options: CompileWorker) -> Result<Status, Trouble> {
    serve(options.optimize).map_err(|error| Trouble::environment(error.to_string()))?;
    Ok(Status::Good)
}

fn serve(optimize: u8) -> io::Result<()> {
    let (mut requests, mut answers) = (io::stdin().lock(), io::stdout().lock());
    let mut head = [0; 4];
    while requests.read_exact(&mut head).is_ok() {
        let mut path = vec![0; u32::from_le_bytes(head) as usize];
        requests.read_exact(&mut path)?;
        let path = PathBuf::from(OsString::from_vec(path));
        let source = fs::read(&path)?;
        let (result, time) = attempt(&source, &path.to_string_lossy(), optimize);
        let (kind, payload) = match result {
            Ok(code) => (b'c', code),
            Err(error) => (b'e', describe(&error)),
        };
        answers.write_all(&[kind])?;
        answers.write_all(&(time.as_nanos() as u64).to_le_bytes())?;
        answers.write_all(&(payload.len() as u32).to_le_bytes())?;
        answers.write_all(&payload)?;
        answers.flush()?;
    }
    Ok(())
}

/// The marshalled code, and how long compiling took.
fn attempt(source: &[u8], path: &str, optimize: u8) -> (Result<Vec<u8>, CompileError>, Duration) {
    let options = Options { optimize, ..Options::new(path, Mode::Exec) };
    let started = Instant::now();
    let outcome = compile(Input::Bytes(source), &options);
    let time = started.elapsed();
    let code = outcome.result.map(|code| {
        dump_code(&code, Flags::Predicted).unwrap_or_else(|error| error.to_string().into_bytes())
    });
    (code, time)
}

fn describe(error: &CompileError) -> Vec<u8> {
    let place = error.place.as_ref();
    let value = json!({
        "kind": error.kind.exception(),
        "message": error.message,
        "line": place.map(|place| place.line),
        "offset": place.map(|place| place.offset),
        "end_line": place.and_then(|place| place.end_line),
        "end_offset": place.and_then(|place| place.end_offset),
        "text": place.and_then(|place| place.text.as_ref()),
    });
    value.to_string().into_bytes()
}
