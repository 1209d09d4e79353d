//! Instructions of a cell, counted by valgrind's simulated processor.
//!
//! Counts repeat exactly for a fixed program, input and environment, on any machine and under
//! any load, and they are not time: a simulated instruction costs the same whatever it is.
//! A process is counted twice, with the first call alone and with one more; the difference is
//! a steady call by itself, without start-up, compilation and specialisation.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use apython_reports::model::{Counter, CounterState, Engine, Workload};

use crate::process::{self, End, Job};
use crate::protocol::{Request, Transcript};
use crate::search_path;
use crate::suite::program_for;

/// How the numbers are labelled.
pub const SOURCE: &str = "callgrind (simulated)";

/// A counted process runs some fifty times slower.
const TIMEOUT: Duration = Duration::from_secs(600);

/// Where and how to count.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The suite's folder.
    pub folder: &'a Path,
    pub environment: &'a BTreeMap<String, String>,
    pub interrupted: &'a AtomicBool,
}

/// What came of counting: `Err` holds why there is no number.
pub fn count(setting: Setting, engine: &Engine, workload: &Workload) -> Result<Counter, String> {
    if search_path("valgrind").is_empty() {
        return Err("valgrind is not on the PATH".to_owned());
    }
    let one = instructions(setting, engine, workload, 0)?;
    let more = instructions(setting, engine, workload, 1)?;
    let difference = more.checked_sub(one).ok_or("two calls took fewer instructions than one")?;
    Ok(Counter {
        metric: "instructions".to_owned(),
        source: SOURCE.to_owned(),
        state: CounterState::Counted { per_call: difference as f64, whole: one },
    })
}

/// Instructions of a whole process that makes its first call, and a sample of `more` calls.
fn instructions(
    setting: Setting,
    engine: &Engine,
    workload: &Workload,
    more: u32,
) -> Result<u64, String> {
    let request = Request {
        n: workload.n,
        samples: more,
        min_time: 0.0,
        max_time: None,
        warmup: 0,
        loops: Some(1),
    };
    const VALGRIND: [&str; 4] =
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--error-limit=no"];
    let mut command: Vec<String> = VALGRIND.map(str::to_owned).to_vec();
    command.extend(engine.command.iter().cloned());
    command.push(program_for(workload, &engine.language)?.to_owned());
    command.extend(request.arguments());
    let mut transcript = Transcript::new(&workload.expected, engine.numeric_answers);
    let mut distrust = None;
    let job = Job {
        command: &command,
        folder: setting.folder,
        environment: setting.environment,
        timeout: TIMEOUT,
        cpu: None,
    };
    let outcome = process::run(&job, setting.interrupted, |line| {
        distrust = transcript.accept(line).err();
        distrust.is_none()
    })
    .map_err(|error| format!("valgrind cannot be started: {error}"))?;
    if let Some(distrust) = distrust {
        return Err(format!("{}: {}", distrust.kind.label(), distrust.message));
    }
    match outcome.end {
        End::Exited(status) if status.success() => {
            transcript.finish(&request).map_err(|d| d.message)?;
            let nothing = "callgrind printed no count: is the program a wrapper?";
            collected(&outcome.stderr).ok_or_else(|| nothing.to_owned())
        }
        End::Exited(status) => Err(process::describe(status)),
        End::Timeout => Err(format!("no end within {} s", TIMEOUT.as_secs())),
        End::Stopped | End::Interrupted => Err("interrupted".to_owned()),
    }
}

/// The number in `==1== Collected : 12345`.
fn collected(stderr: &str) -> Option<u64> {
    let line = stderr.lines().rev().find(|line| line.contains("Collected :"))?;
    line.rsplit(':').next()?.split_whitespace().next()?.parse().ok()
}
