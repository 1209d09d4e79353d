//! CPython's compiler and ours, each in a process of its own that answers for one source after
//! another, and what there is to say where they disagree.

mod difference;
mod files;
mod job;
mod process;
mod worker;

use std::env;
use std::ffi::OsString;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use apython_bytecode::marshal::Reader;
use apython_bytecode::{CodeObject, Const};
use pyperf_suite::engines::{self, Catalogue, Places};

use crate::cli::SuiteOption;
use crate::{Trouble, place};

use process::Compiler;

pub(super) use difference::Difference;
pub(super) use files::find;
pub(super) use job::{Job, Mode, Subject};
pub(super) use process::{Answer, Refusal, Silence, Warned};
pub use worker::work;

const REFERENCE: &str = "python3.12";
const SCRIPT: &str = include_str!("reference.py");

/// The kind of a difference that is only in which objects are one.
pub(super) const REFERENCES: &str = "reference flag";

/// The two processes.
pub(super) struct Compilers {
    reference: Compiler,
    ours: Compiler,
    patience: Duration,
}

/// What came out for a source. Times are ours and CPython's.
pub(super) enum Verdict {
    Identical((Duration, Duration)),
    Different(Difference, (Duration, Duration)),
    /// With the same error.
    BothRefuse,
    OtherError(Difference),
    /// All is the same but the warnings.
    OtherWarnings(Difference),
    Refused(String),
    Accepted(String),
    Died(String),
}

impl Verdict {
    /// What to tell of it, if it is not as it should be.
    pub(in crate::commands) fn text(&self) -> Option<String> {
        match self {
            Verdict::Identical(_) | Verdict::BothRefuse => None,
            Verdict::Different(difference, _)
            | Verdict::OtherError(difference)
            | Verdict::OtherWarnings(difference) => Some(difference.text.clone()),
            Verdict::Refused(error) => Some(format!("refused: {error}")),
            Verdict::Accepted(error) => Some(format!("accepted, expected {error}")),
            Verdict::Died(words) => Some(format!("died: {words}")),
        }
    }
}

/// Why there is no verdict.
pub(super) enum Stop {
    Interrupted,
    /// CPython did not answer.
    NoReference(String),
    Trouble(Trouble),
}

impl Compilers {
    /// A source that takes longer than `patience` is given up.
    pub(super) fn new(suite: &SuiteOption, patience: Duration) -> Result<Compilers, Trouble> {
        let mut reference = reference(suite)?;
        reference.extend(["-I", "-X", "utf8", "-c", SCRIPT].map(OsString::from));
        let own = env::current_exe()
            .map_err(|error| Trouble::environment(format!("cannot find this program: {error}")))?;
        let ours = vec![own.into(), "compile-worker".into()];
        Ok(Compilers {
            reference: Compiler::new(reference, patience),
            ours: Compiler::new(ours, patience),
            patience,
        })
    }

    pub(super) fn compare(
        &mut self,
        job: &Job<'_>,
        interrupted: &AtomicBool,
    ) -> Result<Verdict, Stop> {
        let expected = self.reference.compile(job, interrupted).map_err(|silence| {
            let why = match silence {
                _ if interrupted.load(Ordering::Relaxed) => return Stop::Interrupted,
                Silence::Interrupted => return Stop::Interrupted,
                Silence::Died(words) => words,
                Silence::TooLong => self.no_end(),
                Silence::CannotStart(error) => {
                    let message = format!("cannot start {REFERENCE}: {error}");
                    return Stop::Trouble(Trouble::environment(message));
                }
            };
            Stop::NoReference(format!("{REFERENCE} does not compile {}: {why}", job.subject))
        })?;
        let found = match self.ours.compile(job, interrupted) {
            Ok(found) => found,
            Err(Silence::Interrupted) => return Err(Stop::Interrupted),
            Err(Silence::CannotStart(error)) => {
                let message = format!("cannot start this program again: {error}");
                return Err(Stop::Trouble(Trouble::environment(message)));
            }
            Err(Silence::Died(words)) => return Ok(Verdict::Died(words)),
            Err(Silence::TooLong) => return Ok(Verdict::Died(self.no_end())),
        };
        Ok(verdict(found, expected))
    }

    /// CPython goes on in a new process.
    pub(super) fn renew_reference(&mut self) {
        self.reference.stop();
    }

    fn no_end(&self) -> String {
        format!("no end in {} s", self.patience.as_secs())
    }
}

fn verdict(found: Answer, expected: Answer) -> Verdict {
    let times = (found.time, expected.time);
    let warnings = of_warnings(&found.warnings, &expected.warnings);
    match (found.result, expected.result) {
        (Ok(found), Ok(expected)) if found == expected => match warnings {
            Some(difference) => Verdict::OtherWarnings(difference),
            None => Verdict::Identical(times),
        },
        (Ok(found), Ok(expected)) => {
            let difference = of_code(&found, &expected);
            match warnings {
                Some(warnings) if difference.kind == REFERENCES => Verdict::OtherWarnings(warnings),
                _ => Verdict::Different(difference, times),
            }
        }
        (Err(found), Err(expected)) if found == expected => match warnings {
            Some(difference) => Verdict::OtherWarnings(difference),
            None => Verdict::BothRefuse,
        },
        (Err(found), Err(expected)) => Verdict::OtherError(of_errors(&found, &expected)),
        (Err(found), Ok(_)) => Verdict::Refused(found.to_string()),
        (Ok(_), Err(expected)) => Verdict::Accepted(expected.to_string()),
    }
}

/// The command of CPython 3.12.
fn reference(suite: &SuiteOption) -> Result<Vec<OsString>, Trouble> {
    let root = place::suite(suite)?;
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

/// The folder of the reference's library.
pub(super) fn library(suite: &SuiteOption) -> Result<std::path::PathBuf, Trouble> {
    let command = reference(suite)?;
    let trouble = |why: String| {
        Trouble::environment(format!("cannot find the library of {REFERENCE}: {why}"))
    };
    let (program, arguments) =
        command.split_first().ok_or_else(|| trouble("it has no command".to_owned()))?;
    let output = std::process::Command::new(program)
        .args(arguments)
        .args(["-I", "-c", "import sysconfig; print(sysconfig.get_path('stdlib'))"])
        .output()
        .map_err(|error| trouble(error.to_string()))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().into())
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
        Difference::new(REFERENCES, text)
    })
}

fn of_errors(found: &Refusal, expected: &Refusal) -> Difference {
    let kind = match found {
        _ if (&found.kind, &found.message) != (&expected.kind, &expected.message) => "message",
        _ if (found.line, found.offset) != (expected.line, expected.offset) => "position",
        _ if found.text != expected.text => "text of the line",
        _ => "end position",
    };
    let text = match kind {
        "text of the line" => {
            format!("{kind}: found {:?}, expected {:?}", found.text, expected.text)
        }
        _ => format!("{kind}: found {found}, expected {expected}"),
    };
    Difference::new(kind, text)
}

fn of_warnings(found: &[Warned], expected: &[Warned]) -> Option<Difference> {
    if found == expected {
        return None;
    }
    let same = found.iter().zip(expected).take_while(|(a, b)| a == b).count();
    let show = |warnings: &[Warned]| {
        warnings.get(same).map_or("none".to_owned(), |warned| warned.to_string())
    };
    let text = format!("warning {same}: found {}, expected {}", show(found), show(expected));
    Some(Difference::new("warning", text))
}
