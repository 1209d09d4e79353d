//! Cells, the processes behind them, start-up rows and counters.

use serde::{Deserialize, Serialize};

/// One workload on one engine. Replica 1 is the same again, for the noise floor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    pub workload: String,
    pub engine: String,
    pub replica: u32,
    pub state: CellState,
    #[serde(default)]
    pub processes: Vec<Process>,
    /// Events other than time, per call of the workload.
    #[serde(default)]
    pub counters: Vec<Counter>,
    /// Which of its own instructions the engine executes, if it can say.
    #[serde(default)]
    pub mix: Option<Mix>,
    /// The command of the cell's processes, for whoever wants to look into it.
    pub command: Vec<String>,
}

/// Where a cell stands. Only `Measured` cells have figures.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", content = "why")]
pub enum CellState {
    /// Not all rounds are done yet.
    Pending,
    Measured,
    /// Cannot be measured, by its nature: no twin in this language, no file.
    Absent(String),
    Failed(Failure),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    pub kind: FailureKind,
    /// One line that says what was expected and what was found.
    pub message: String,
    /// End of what the process wrote to its error stream.
    #[serde(default)]
    pub stderr: String,
    pub round: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailureKind {
    /// The answer before timing differs from the expected one.
    WrongAnswer,
    /// The answer of a timed run differs from the first one.
    UnsteadyAnswer,
    /// Ended with a status other than 0, or by a signal.
    Crash,
    Timeout,
    /// Said something the lab does not understand, or stopped half way.
    Protocol,
    /// Could not be started.
    Spawn,
}

impl FailureKind {
    pub fn label(self) -> &'static str {
        match self {
            FailureKind::WrongAnswer => "wrong answer",
            FailureKind::UnsteadyAnswer => "unsteady answer",
            FailureKind::Crash => "crash",
            FailureKind::Timeout => "timeout",
            FailureKind::Protocol => "protocol",
            FailureKind::Spawn => "not started",
        }
    }
}

/// One fresh process of a cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Process {
    pub round: u32,
    /// Position in the whole run's schedule.
    pub order: u32,
    /// Seconds since the run started.
    pub at: f64,
    /// Whole life of the process, in seconds.
    pub wall: f64,
    /// Processor time of the process, in seconds.
    pub cpu: f64,
    /// Largest resident set in KiB, where it could be told apart from the lab's own.
    #[serde(default)]
    pub rss: Option<u64>,
    /// Load of the machine (one minute) when the process started.
    #[serde(default)]
    pub load: Option<f64>,
    /// Seconds of the first call, which pays for what is done once.
    #[serde(default)]
    pub first: Option<f64>,
    /// Samples of calibration and warm-up: kept, and left out of every figure.
    #[serde(default)]
    pub warmups: Vec<Sample>,
    pub samples: Vec<Sample>,
}

/// Some calls timed together. On disk `[loops, seconds]`, seconds being of all of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(from = "(u64, f64)", into = "(u64, f64)")]
pub struct Sample {
    pub loops: u64,
    pub seconds: f64,
}

impl Sample {
    /// Seconds of one call.
    pub fn per_call(self) -> f64 {
        self.seconds / self.loops as f64
    }
}

impl From<(u64, f64)> for Sample {
    fn from((loops, seconds): (u64, f64)) -> Self {
        Sample { loops, seconds }
    }
}

impl From<Sample> for (u64, f64) {
    fn from(sample: Sample) -> Self {
        (sample.loops, sample.seconds)
    }
}

/// A number of events of a cell. Never 0 for "not counted".
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counter {
    /// `instructions`, ...
    pub metric: String,
    /// Where the number comes from: `callgrind (simulated)`.
    pub source: String,
    pub state: CounterState,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum CounterState {
    Counted {
        /// Events of one steady call.
        per_call: f64,
        /// Events of a whole process that makes one call.
        whole: u64,
    },
    NotAvailable {
        why: String,
    },
}

/// The instructions that an engine executes in a whole process that makes one call.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Mix {
    pub executed: u64,
    /// Most executed first; the rare ones are left out.
    pub instructions: Vec<Executed>,
    /// Which follow each other: two names with a blank between.
    pub pairs: Vec<Executed>,
    pub specialisations: u64,
    /// Guards that failed.
    pub deopts: u64,
}

/// How often an instruction was executed, or a pair. On disk `[name, count]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(String, u64)", into = "(String, u64)")]
pub struct Executed {
    pub name: String,
    pub count: u64,
}

impl From<(String, u64)> for Executed {
    fn from((name, count): (String, u64)) -> Self {
        Executed { name, count }
    }
}

impl From<Executed> for (String, u64) {
    fn from(executed: Executed) -> Self {
        (executed.name, executed.count)
    }
}

/// Start-up of an engine: whole processes on an empty program.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Startup {
    pub engine: String,
    /// How it is started: `isolated` (`-I -S`), `default`.
    pub variant: String,
    pub command: Vec<String>,
    #[serde(default)]
    pub failure: Option<Failure>,
    #[serde(default)]
    pub runs: Vec<StartupRun>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StartupRun {
    pub round: u32,
    pub order: u32,
    pub at: f64,
    pub wall: f64,
    pub cpu: f64,
    #[serde(default)]
    pub rss: Option<u64>,
}
