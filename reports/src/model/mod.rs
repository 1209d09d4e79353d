//! What a run of the lab leaves behind: one JSON document.
//!
//! The unit is the *cell*: one workload on one engine, with a replica number (replica 1 is
//! the same cell measured a second time, for the noise floor). An engine is a point on named
//! axes, so a table may hold one axis fixed and spread another. A cell that has no numbers
//! says why. Raw samples are kept, derived figures are not.

mod cell;
mod environment;
mod run;
mod store;
#[cfg(test)]
mod tests;

pub use cell::{
    Cell, CellState, Counter, CounterState, Executed, Failure, FailureKind, Mix, Process, Sample,
    Startup, StartupRun,
};
pub use environment::{Environment, Machine, Repository, Snapshot, Warning};
pub use run::{
    Absent, Engine, Figure, Handlers, Machinery, Plan, Run, RunState, Statistic, Workload,
};
pub use store::{StoreError, create_dated, load, save};

use serde::{Deserialize, Serialize};

/// Name and version of the format; a reader refuses anything else.
pub const SCHEMA: &str = "apython-lab/1";

/// Everything one run measured, and what is needed to read it without the repository.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Results {
    pub schema: String,
    pub run: Run,
    pub environment: Environment,
    /// Engines that took part, in the order in which tables show them.
    pub engines: Vec<Engine>,
    /// Engines that were asked for and are not here, with the reason.
    pub absent: Vec<Absent>,
    pub workloads: Vec<Workload>,
    pub cells: Vec<Cell>,
    pub startup: Vec<Startup>,
    /// Limits that the figures of this run are held against.
    pub figures: Vec<Figure>,
}

impl Results {
    pub fn engine(&self, name: &str) -> Option<&Engine> {
        self.engines.iter().find(|e| e.name == name)
    }

    pub fn workload(&self, name: &str) -> Option<&Workload> {
        self.workloads.iter().find(|w| w.name == name)
    }

    pub fn cell(&self, workload: &str, engine: &str, replica: u32) -> Option<&Cell> {
        self.cells
            .iter()
            .find(|c| c.workload == workload && c.engine == engine && c.replica == replica)
    }

    pub fn cell_mut(&mut self, workload: &str, engine: &str, replica: u32) -> Option<&mut Cell> {
        self.cells
            .iter_mut()
            .find(|c| c.workload == workload && c.engine == engine && c.replica == replica)
    }

    /// Groups in the order in which their first workload appears.
    pub fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = Vec::new();
        for workload in &self.workloads {
            if !groups.contains(&workload.group.as_str()) {
                groups.push(&workload.group);
            }
        }
        groups
    }

    /// Cells that were tried and gave no usable figure.
    pub fn failures(&self) -> impl Iterator<Item = (&Cell, &Failure)> {
        self.cells.iter().filter_map(|c| match &c.state {
            CellState::Failed(failure) => Some((c, failure)),
            _ => None,
        })
    }
}
