//! Processes of a cell that are not timed: they run under a tool, or with an option that makes
//! the engine count, and what they say on their error stream is the result. Their answers are
//! checked like all others.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use apython_reports::model::{Engine, Workload};

use crate::process::{self, End, Job};
use crate::protocol::{Request, Transcript};
use crate::suite::program_for;

/// Such processes run up to a hundred times slower.
const TIMEOUT: Duration = Duration::from_secs(600);

/// Where and how to run.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// The suite's folder.
    pub folder: &'a Path,
    pub environment: &'a BTreeMap<String, String>,
    pub interrupted: &'a AtomicBool,
}

/// A process that makes its first call, and a sample of one more if `more` is 1.
pub(crate) fn request(workload: &Workload, more: u32) -> Request {
    Request {
        n: workload.n,
        samples: more,
        min_time: 0.0,
        max_time: None,
        warmup: 0,
        loops: Some(1),
    }
}

/// Runs `command` (everything before the workload's file) and returns the end of its error
/// stream, or why it is not to be believed.
pub(crate) fn run(
    setting: Setting,
    mut command: Vec<String>,
    engine: &Engine,
    workload: &Workload,
    request: &Request,
) -> Result<String, String> {
    let program = command.first().cloned().unwrap_or_default();
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
    .map_err(|error| format!("{program} cannot be started: {error}"))?;
    if let Some(distrust) = distrust {
        return Err(format!("{}: {}", distrust.kind.label(), distrust.message));
    }
    match outcome.end {
        End::Exited(status) if status.success() => {
            transcript.finish(request).map_err(|d| d.message)?;
            Ok(outcome.stderr)
        }
        End::Exited(status) => Err(process::describe(status)),
        End::Timeout => Err(format!("no end within {} s", TIMEOUT.as_secs())),
        End::Stopped | End::Interrupted => Err("interrupted".to_owned()),
    }
}
