//! Instructions of a cell, counted by valgrind's simulated processor.
//!
//! Counts repeat exactly for a fixed program, input and environment, on any machine and under
//! any load, and they are not time: a simulated instruction costs the same whatever it is.
//! A process is counted twice, with the first call alone and with one more; the difference is
//! a steady call by itself, without start-up, compilation and specialisation.

#[cfg(test)]
mod tests;

use apython_reports::model::{Counter, CounterState, Engine, Workload};

use crate::search_path;
use crate::tool::{self, Setting};

/// How the numbers are labelled.
pub const SOURCE: &str = "callgrind (simulated)";

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

/// Instructions of a whole process that makes its first call, and `more` calls besides.
fn instructions(
    setting: Setting,
    engine: &Engine,
    workload: &Workload,
    more: u32,
) -> Result<u64, String> {
    const VALGRIND: [&str; 4] =
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--error-limit=no"];
    let mut command: Vec<String> = VALGRIND.map(str::to_owned).to_vec();
    command.extend(engine.command.iter().cloned());
    let stderr = tool::run(setting, command, engine, workload, &tool::request(workload, more))?;
    let nothing = "callgrind printed no count: is the program a wrapper?";
    collected(&stderr).ok_or_else(|| nothing.to_owned())
}

/// The number in `==1== Collected : 12345`.
fn collected(stderr: &str) -> Option<u64> {
    let line = stderr.lines().rev().find(|line| line.contains("Collected :"))?;
    line.rsplit(':').next()?.split_whitespace().next()?.parse().ok()
}
