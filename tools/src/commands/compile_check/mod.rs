//! `apylab compile-check`: both compilers over a tree of files, byte against byte.

mod totals;

use std::time::Duration;

use super::compilers::{self, Compilers, Job, Mode, Stop, Subject};
use super::interruption;
use crate::cli::CompileCheck;
use crate::progress::FileProgress;
use crate::{Status, Trouble};

use totals::Totals;

/// A file that takes longer than this is given up.
const PATIENCE: Duration = Duration::from_secs(120);

pub fn check(options: CompileCheck) -> Result<Status, Trouble> {
    let mut files = compilers::find(&options.paths)?;
    files.truncate(options.limit.unwrap_or(usize::MAX));
    let mut compilers = Compilers::new(&options.suite, PATIENCE)?;
    let interrupted = interruption()?;
    let mut totals = Totals::default();
    let mut progress = FileProgress::new(files.len());
    for file in &files {
        progress.running(&file.display().to_string());
        let subject = Subject::File(file);
        let job = Job { subject, mode: Mode::Exec, optimize: options.optimize };
        match compilers.compare(&job, &interrupted) {
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
            Err(Stop::NoReference(why)) => return Err(Trouble::environment(why)),
            Err(Stop::Trouble(trouble)) => return Err(trouble),
        }
        progress.finished();
    }
    progress.end();
    say!("{totals}");
    let is_good = !totals.is_stopped && totals.percent() >= options.expect;
    Ok(if is_good { Status::Good } else { Status::Wanting })
}
