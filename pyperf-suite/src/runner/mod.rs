//! From a choice to a results file: `prepare` makes the plan, `resume` takes up an old one,
//! `Runner` carries it out.

mod execute;
mod prepare;
mod resume;
#[cfg(test)]
mod tests;

use apython_reports::model::{Cell, CellState, Failure, Results};

use crate::estimate::{self, History};
use crate::schedule::{Job, Target, schedule};

pub use execute::Runner;
pub use prepare::{Options, prepare};
pub use resume::resume;

/// Hears how a run goes on.
pub trait Observer {
    /// Before the first process. Weights are the expected seconds.
    fn begin(&mut self, total: f64, done: f64);
    /// A process is being started.
    fn running(&mut self, what: &str);
    /// A process has ended, or was not needed.
    fn finished(&mut self, what: &str, step: Step, weight: f64);
    /// All is done, or stopped.
    fn end(&mut self);
}

/// What came of one process.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'a> {
    /// Seconds per call, or of a start-up.
    Measured(f64),
    /// Events per call.
    Counted(f64),
    Failed(&'a Failure),
    NotCounted(&'a str),
    /// The cell has failed before.
    Skipped,
}

/// The run's jobs in order. Depends on the plan and on which cells exist, and not on how far
/// the run has come.
pub fn jobs(results: &Results) -> Vec<Job> {
    let blocks: Vec<Vec<usize>> = results
        .workloads
        .iter()
        .map(|workload| {
            let cells = results.cells.iter().enumerate();
            cells
                .filter(|(_, c)| {
                    c.workload == workload.name && !matches!(c.state, CellState::Absent(_))
                })
                .map(|(number, _)| number)
                .collect()
        })
        .collect();
    let plan = &results.run.plan;
    schedule(plan.seed, plan.rounds, &blocks, results.startup.len(), plan.startup_runs)
}

/// Whether the results hold what the job is to measure.
pub fn is_done(results: &Results, job: &Job) -> bool {
    match job.target {
        Target::Cell(cell) => results.cells[cell].processes.iter().any(|p| p.round == job.round),
        Target::Startup(row) => results.startup[row].runs.iter().any(|r| r.order == job.order),
    }
}

/// Expected seconds of a job.
pub fn weight(results: &Results, history: &History, job: &Job) -> f64 {
    let engine = |name: &str| results.engine(name);
    match job.target {
        Target::Cell(cell) => {
            let cell = &results.cells[cell];
            match (results.workload(&cell.workload), engine(&cell.engine)) {
                (Some(workload), Some(engine)) => {
                    history.process_seconds(&results.run.plan, workload, engine)
                }
                _ => 0.0,
            }
        }
        Target::Startup(row) => {
            engine(&results.startup[row].engine).map_or(0.0, estimate::startup_seconds)
        }
    }
}

/// Expected seconds of counting a cell; nothing where that is done, or not asked for.
pub fn count_weight(results: &Results, history: &History, cell: &Cell) -> f64 {
    let countable = matches!(cell.state, CellState::Measured | CellState::Pending);
    if !results.run.plan.count || cell.replica > 0 || !countable || !cell.counters.is_empty() {
        return 0.0;
    }
    match (results.workload(&cell.workload), results.engine(&cell.engine)) {
        (Some(workload), Some(engine)) => {
            history.count_seconds(&results.run.plan, workload, engine)
        }
        _ => 0.0,
    }
}

/// A job's name for people: `nbody on python3.12`.
pub fn describe(results: &Results, job: &Job) -> String {
    match job.target {
        Target::Cell(cell) => {
            let cell = &results.cells[cell];
            let again = if cell.replica > 0 { " (again)" } else { "" };
            format!("{} on {}{again}", cell.workload, cell.engine)
        }
        Target::Startup(row) => {
            let row = &results.startup[row];
            format!("start-up of {} ({})", row.engine, row.variant)
        }
    }
}
