//! Taking up an interrupted run. Numbers of different machines, programs or workloads do not
//! belong into one file, so all of them are compared first.

use std::path::Path;

use apython_reports::model::{CellState, Machine, Results, RunState};
use jiff::Timestamp;

use crate::error::LabError;
use crate::files::hash_file;
use crate::suite::Suite;

/// Makes `results` ready to go on. `rounds` may raise the number of rounds, and so continue
/// even a complete run; `retry` tries failed cells again.
pub fn resume(
    results: &mut Results,
    suite: &Suite,
    machine: &Machine,
    rounds: Option<u32>,
    retry: bool,
) -> Result<(), LabError> {
    let differences = differences(results, suite, machine);
    if !differences.is_empty() {
        let mut message = "the run cannot go on here, since numbers would not compare:".to_owned();
        for difference in differences {
            message.push_str(&format!("\n  {difference}"));
        }
        message.push_str("\nstart a new run instead");
        return Err(LabError::Environment(message));
    }
    let plan = &mut results.run.plan;
    if let Some(rounds) = rounds {
        if rounds < plan.rounds {
            let message = format!("expected at least {} rounds, found {rounds}", plan.rounds);
            return Err(LabError::Usage(message));
        }
        plan.rounds = rounds;
    }
    let rounds = plan.rounds as usize;
    for cell in &mut results.cells {
        match &cell.state {
            CellState::Failed(_) if retry => cell.state = CellState::Pending,
            CellState::Measured if cell.processes.len() < rounds => {
                cell.state = CellState::Pending;
            }
            _ => {}
        }
    }
    if retry {
        for row in &mut results.startup {
            row.failure = None;
        }
    }
    results.run.resumed.push(Timestamp::now());
    results.run.state = RunState::Running;
    results.run.finished = None;
    Ok(())
}

fn differences(results: &Results, suite: &Suite, machine: &Machine) -> Vec<String> {
    let mut out = Vec::new();
    let before = &results.environment.machine;
    let mut compare = |what: &str, before: String, now: String| {
        if before != now {
            out.push(format!("{what} was {before}, is {now}"));
        }
    };
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "unknown".to_owned());
    compare("the processor", text(&before.cpu), text(&machine.cpu));
    compare("the kernel", text(&before.kernel), text(&machine.kernel));
    compare(
        "the number of processors",
        format!("{:?}", before.cpus),
        format!("{:?}", machine.cpus),
    );
    for engine in &results.engines {
        let program = engine.command.first().map(String::as_str).unwrap_or_default();
        match hash_file(Path::new(program)) {
            Ok(hash) if hash == engine.hash => {}
            Ok(_) => out.push(format!("{} ({program}) is another build", engine.name)),
            Err(error) => out.push(format!("{} ({program}): {error}", engine.name)),
        }
    }
    for workload in results.workloads.iter().filter(|w| !w.hash.is_empty()) {
        let spec = suite.workloads.iter().find(|spec| spec.name == workload.name);
        match spec.map(|spec| suite.at_size(spec, &results.run.plan.size)) {
            None => out.push(format!("workload {} is no longer in the suite", workload.name)),
            Some(Err(why)) => out.push(format!("workload {}: {why}", workload.name)),
            Some(Ok(now)) if now != *workload => {
                out.push(format!("workload {} has changed", workload.name));
            }
            Some(Ok(_)) => {}
        }
    }
    out
}
