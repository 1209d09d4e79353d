//! The compiler under test, in a process of its own: a panic or a stack overflow costs one source,
//! not the run.
//!
//! Speaks as `reference.py` does.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::{Duration, Instant};

use apython_bytecode::marshal::{Flags, dump_code};
use apython_compiler::{
    CompileError, ErrorKind, Input, Mode, Options, Outcome, Warning, WarningCategory, compile,
};
use serde_json::json;

use super::job::NO_FILE;
use crate::{Status, Trouble};

pub fn work() -> Result<Status, Trouble> {
    serve().map_err(|error| Trouble::environment(error.to_string()))?;
    Ok(Status::Good)
}

fn serve() -> io::Result<()> {
    let (mut requests, mut answers) = (io::stdin().lock(), io::stdout().lock());
    let mut head = [0; 3];
    while requests.read_exact(&mut head).is_ok() {
        let mut length = [0; 4];
        requests.read_exact(&mut length)?;
        let mut payload = vec![0; u32::from_le_bytes(length) as usize];
        requests.read_exact(&mut payload)?;
        let (outcome, time) = attempt(head, &payload)?;
        let (kind, result) = match outcome.result {
            Ok(code) => match dump_code(&code, Flags::Predicted) {
                Ok(bytes) => (b'c', bytes),
                // As Python's `marshal.dumps`.
                Err(error) => {
                    let error = CompileError::plain(ErrorKind::Value, error.to_string());
                    (b'e', describe(&error))
                }
            },
            Err(error) => (b'e', describe(&error)),
        };
        let warnings = match head[0] {
            b'f' => b"[]".to_vec(),
            _ => tell(&outcome.warnings),
        };
        answers.write_all(&[kind])?;
        answers.write_all(&(time.as_nanos() as u64).to_le_bytes())?;
        for part in [result, warnings] {
            answers.write_all(&(part.len() as u32).to_le_bytes())?;
            answers.write_all(&part)?;
        }
        answers.flush()?;
    }
    Ok(())
}

/// What comes of a request, and how long compiling took.
fn attempt(head: [u8; 3], payload: &[u8]) -> io::Result<(Outcome, Duration)> {
    let [subject, mode, optimize] = head;
    let mode = match mode {
        b'v' => Mode::Eval,
        b's' => Mode::Single,
        _ => Mode::Exec,
    };
    let mut name = Cow::Borrowed(NO_FILE);
    let file;
    let input = match subject {
        b'f' => {
            let path = Path::new(OsStr::from_bytes(payload));
            name = path.to_string_lossy();
            file = fs::read(path)?;
            Input::Bytes(&file)
        }
        b'b' => Input::Bytes(payload),
        _ => Input::Text(std::str::from_utf8(payload).map_err(io::Error::other)?),
    };
    let options = Options { optimize: optimize - b'0', ..Options::new(&name, mode) };
    let started = Instant::now();
    let outcome = compile(input, &options);
    Ok((outcome, started.elapsed()))
}

fn tell(warnings: &[Warning]) -> Vec<u8> {
    let category = |category| match category {
        WarningCategory::Syntax => "SyntaxWarning",
        WarningCategory::Deprecation => "DeprecationWarning",
    };
    // Some are told where the program is that compiles.
    let line = |warning: &Warning| if warning.at.is_none() { 0 } else { warning.at.line };
    let one =
        |warning: &Warning| json!([category(warning.category), warning.message, line(warning)]);
    serde_json::Value::from_iter(warnings.iter().map(one)).to_string().into_bytes()
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
