//! The run itself: its plan, the engines and workloads that took part, the limits.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// When and how the run was made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Run {
    pub started: Timestamp,
    /// Times at which an interrupted run was taken up again. Times inside processes count
    /// from `started` all the same.
    #[serde(default)]
    pub resumed: Vec<Timestamp>,
    #[serde(default)]
    pub finished: Option<Timestamp>,
    pub state: RunState,
    pub plan: Plan,
    /// Version of the lab that wrote the file.
    pub lab: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunState {
    /// Being written, or its process died without a word.
    Running,
    Interrupted,
    Complete,
}

/// Everything that decides the schedule. With the same plan the same jobs come in the same
/// order, which is what makes a run resumable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Plan {
    pub mode: String,
    /// Which workloads were asked for, where not all.
    #[serde(default)]
    pub filter: Option<String>,
    /// Which of a workload's sizes is run.
    pub size: String,
    pub seed: u64,
    /// Fresh processes of each cell.
    pub rounds: u32,
    /// Samples that each process takes.
    pub samples: u32,
    /// Shortest time of a sample, in seconds.
    pub min_time: f64,
    /// Once the calls of a process took this long, in seconds, it takes no further samples,
    /// if it has one.
    #[serde(default)]
    pub max_time: Option<f64>,
    /// Samples that each process takes and reports before those that count, besides those
    /// of the calibration.
    pub warmup: u32,
    /// A process that lives longer is killed and its cell fails, in seconds.
    pub timeout: f64,
    /// Start-ups of each engine in each round.
    pub startup_runs: u32,
    /// Whether cells are counted under callgrind after the timing.
    #[serde(default)]
    pub count: bool,
    /// Processor to which processes are bound.
    #[serde(default)]
    pub cpu: Option<u32>,
    /// Engines measured twice for the noise floor.
    #[serde(default)]
    pub twice: Vec<String>,
    /// Bootstrap resamples that reports use.
    pub resamples: u32,
    /// Environment variables of every measured process; nothing else is passed on.
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
}

/// An engine as it was found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Engine {
    pub name: String,
    pub label: String,
    /// `python` or `lua`: which of a workload's files it runs.
    pub language: String,
    /// Program and the arguments before the file.
    pub command: Vec<String>,
    /// What the engine says it is.
    pub version: String,
    pub axes: BTreeMap<String, String>,
    /// SHA-256 of the program.
    pub hash: String,
    /// Whether answers are compared as numbers and not letter by letter.
    #[serde(default)]
    pub numeric_answers: bool,
    /// Arguments that make it count the instructions it executes; none where it cannot.
    #[serde(default)]
    pub stats: Vec<String>,
    /// What its instructions' functions in the program are called; none where it isn't known.
    #[serde(default)]
    pub handlers: Option<String>,
    /// Those functions, once they were looked at.
    #[serde(default)]
    pub machine: Option<Machinery>,
}

/// What was found out about an engine's handlers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Machinery {
    Read(Handlers),
    NotAvailable { why: String },
}

/// The functions that carry out an engine's instructions, as the compiler made them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handlers {
    pub functions: u32,
    pub bytes: u64,
    pub median_bytes: u64,
    pub instructions: u64,
    /// Jumps whose target is computed: where an instruction goes on to the next one.
    pub indirect_jumps: u64,
    pub calls: u64,
    /// Functions that save registers.
    pub saving: u32,
    /// Moves to the stack.
    pub spills: u64,
}

impl Engine {
    /// The engine's place on an axis; engines that have no place there say so.
    pub fn axis(&self, name: &str) -> &str {
        self.axes.get(name).map_or("-", String::as_str)
    }
}

/// An engine that was asked for and did not take part.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Absent {
    pub name: String,
    pub label: String,
    pub reason: String,
}

/// A workload as it was run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Workload {
    pub name: String,
    pub group: String,
    pub description: String,
    #[serde(default)]
    pub source: String,
    pub file: String,
    #[serde(default)]
    pub lua: Option<String>,
    /// The argument: iterations or problem size. Scripts take none.
    #[serde(default)]
    pub n: Option<u64>,
    /// The answer of python3.12, as its `repr`.
    pub expected: String,
    /// SHA-256 over the files that are run.
    pub hash: String,
}

/// A limit: a statistic of one engine against another has to reach a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    pub name: String,
    pub engine: String,
    pub baseline: String,
    /// Groups taken together; empty means all.
    #[serde(default)]
    pub groups: Vec<String>,
    /// Workloads taken in place of groups.
    #[serde(default)]
    pub workloads: Vec<String>,
    /// Of start-ups: how the engine is started, and how the baseline.
    #[serde(default)]
    pub variants: Option<[String; 2]>,
    pub statistic: Statistic,
    pub at_least: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    GeometricMean,
    /// The smallest ratio; every workload below the limit is named.
    Minimum,
    /// Ratio of the start-ups of whole processes.
    Startup,
}
