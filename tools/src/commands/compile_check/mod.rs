//! `apylab compile-check`: both compilers over a tree of files, byte against byte.

mod difference;
mod files;
mod process;
mod totals;
mod worker;

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use apython_bytecode::marshal::Reader;
use apython_bytecode::{CodeObject, Const};
use pyperf_suite::engines::{self, Catalogue, Places};

use crate::cli::CompileCheck;
use crate::commands::interruption;
use crate::progress::FileProgress;
use crate::{Status, Trouble, place};

use difference::Difference;
use process::{Answer, Compiler, Refusal, Silence};
use totals::{Totals, Verdict};

pub use worker::work;

const REFERENCE: &str = "python3.12";
const SCRIPT: &str = include_str!("reference.py");

/// The processes that compile.
struct Compilers {
    reference: Compiler,
    ours: Compiler,
}

pub fn check(options: CompileCheck) -> Result<Status, Trouble> {
    let mut files = files::find(&options.paths)?;
    files.truncate(options.limit.unwrap_or(usize::MAX));
    let mut compilers = compilers(&options)?;
    let interrupted = interruption()?;
    let mut totals = Totals::default();
    let mut progress = FileProgress::new(files.len());
    for file in &files {
        progress.running(&file.display().to_string());
        match compare(&mut compilers, file, &interrupted) {
            Ok(verdict) => {
                if let Some(text) = verdict.text() {
                    progress.clear(|| say!("{}: {text}\n", file.display()));
                }
                totals.add(verdict);
            }
            Err(Stop::Interrupted) => {
                totals.is_stopped = true;
                break;
            }
            Err(Stop::Trouble(trouble)) => return Err(trouble),
        }
        progress.finished();
    }
    progress.end();
    say!("{totals}");
    let is_good = !totals.is_stopped && totals.percent() >= options.expect;
    Ok(if is_good { Status::Good } else { Status::Wanting })
}

fn compilers(options: &CompileCheck) -> Result<Compilers, Trouble> {
    let optimize = OsString::from(options.optimize.to_string());
    let mut reference = reference(options)?;
    reference.extend(["-I", "-X", "utf8", "-c", SCRIPT].map(OsString::from));
    reference.push(optimize.clone());
    let own = env::current_exe()
        .map_err(|error| Trouble::environment(format!("cannot find this program: {error}")))?;
    let ours = vec![own.into(), "compile-worker".into(), optimize];
    Ok(Compilers { reference: Compiler::new(reference), ours: Compiler::new(ours) })
}

/// The command of CPython 3.12.
fn reference(options: &CompileCheck) -> Result<Vec<OsString>, Trouble> {
    let root = place::suite(&options.suite)?;
    let catalogue = Catalogue::load(&root)?;
    let places = Places::of_machine(&place::repository(&root), &catalogue.environment);
    let specs: Vec<_> = catalogue.engine.iter().filter(|spec| spec.name == REFERENCE).collect();
    let (found, absent) = engines::find(&specs, &places);
    let reason = absent.first().map_or("engines.toml has none", |absent| &absent.reason);
    let engine = found.first().ok_or_else(|| {
        Trouble::environment(format!("{REFERENCE} is needed to compare with: {reason}"))
    })?;
    Ok(engine.engine.command.iter().map(OsString::from).collect())
}

enum Stop {
    Interrupted,
    Trouble(Trouble),
}

fn compare(
    compilers: &mut Compilers,
    file: &Path,
    interrupted: &AtomicBool,
) -> Result<Verdict, Stop> {
    let expected = ask_reference(&mut compilers.reference, file, interrupted)?;
    let found = match compilers.ours.compile(file, interrupted) {
        Ok(found) => found,
        Err(Silence::Interrupted) => return Err(Stop::Interrupted),
        Err(Silence::CannotStart(error)) => {
            let message = format!("cannot start this program again: {error}");
            return Err(Stop::Trouble(Trouble::environment(message)));
        }
        Err(Silence::Died(words)) => return Ok(Verdict::Died(words)),
        Err(Silence::TooLong) => return Ok(Verdict::Died("no end in two minutes".to_owned())),
    };
    let times = (found.time, expected.time);
    Ok(match (found.result, expected.result) {
        (Ok(found), Ok(expected)) if found == expected => Verdict::Identical(times),
        (Ok(found), Ok(expected)) => Verdict::Different(of_code(&found, &expected), times),
        (Err(found), Err(expected)) if found == expected => Verdict::BothRefuse,
        (Err(found), Err(expected)) => Verdict::OtherError(of_errors(&found, &expected)),
        (Err(found), Ok(_)) => Verdict::Refused(describe(&found)),
        (Ok(_), Err(expected)) => Verdict::Accepted(describe(&expected)),
    })
}

fn ask_reference(
    compiler: &mut Compiler,
    file: &Path,
    interrupted: &AtomicBool,
) -> Result<Answer, Stop> {
    compiler.compile(file, interrupted).map_err(|silence| {
        let why = match silence {
            _ if interrupted.load(Ordering::Relaxed) => return Stop::Interrupted,
            Silence::Interrupted => return Stop::Interrupted,
            Silence::Died(words) => words,
            Silence::TooLong => "no end in two minutes".to_owned(),
            Silence::CannotStart(error) => error.to_string(),
        };
        let message = format!("{REFERENCE} does not compile {}: {why}", file.display());
        Stop::Trouble(Trouble::environment(message))
    })
}

fn of_code(found: &[u8], expected: &[u8]) -> Difference {
    let code = |bytes: &[u8]| -> Option<CodeObject> {
        match Reader::new(bytes).read_object().ok()? {
            Const::Code(code) => Some((*code).clone()),
            _ => None,
        }
    };
    let Some(ours) = code(found) else {
        return Difference::new("marshal", "what was written cannot be read");
    };
    let difference = code(expected).and_then(|theirs| difference::first(&ours, &theirs));
    difference.unwrap_or_else(|| {
        let at = found.iter().zip(expected).take_while(|(a, b)| a == b).count();
        let byte = |side: &[u8]| side.get(at).map_or("the end".to_owned(), |b| format!("{b:#04x}"));
        let (ours, theirs) = (byte(found), byte(expected));
        let text = format!("byte {at}, found {ours}, expected {theirs}: what is shared differs");
        Difference::new(totals::REFERENCES, text)
    })
}

fn of_errors(found: &Refusal, expected: &Refusal) -> Difference {
    let kind = match found {
        _ if (&found.kind, &found.message) != (&expected.kind, &expected.message) => "message",
        _ if (found.line, found.offset) != (expected.line, expected.offset) => "position",
        _ if found.text != expected.text => "text of the line",
        _ => "end position",
    };
    let text = format!("{kind}: found {}, expected {}", describe(found), describe(expected));
    Difference::new(kind, text)
}

fn describe(refusal: &Refusal) -> String {
    let number = |number: Option<i64>| number.map_or("-".to_owned(), |number| number.to_string());
    let message = refusal.message.as_deref().unwrap_or_default();
    let place = format!(
        "{}:{} to {}:{}",
        number(refusal.line),
        number(refusal.offset),
        number(refusal.end_line),
        number(refusal.end_offset)
    );
    format!("{}: {message} ({place})", refusal.kind)
}
