//! The command line.

#[cfg(test)]
mod tests;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

const AFTER: &str = "\
exit status:
  0  all is well
  1  something was measured and found wanting: a cell failed, a limit was missed,
     or the run was stopped
  2  the command line, a data file or a results file is not as expected
  3  the machine lacks something: no engine, no room, another machine than before";

/// Performance lab for Python interpreters: measures workloads on engines, and shows what
/// that says.
#[derive(Debug, Parser)]
#[command(name = "apylab", version, after_help = AFTER, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Measure workloads on engines, and keep the results in a new file
    Run(Run),
    /// Count instructions of cells under callgrind (simulated, exact, slow)
    Count(Count),
    /// Write results as one HTML file that needs no network
    Report(Report),
    /// Print results as text
    Show(Show),
    /// Hold results against the limits in engines.toml; status 1 if one is missed
    Figures(Figures),
    /// Write results in pyperf's JSON, one file for each engine
    ExportPyperf(ExportPyperf),
    /// Name the workloads, engines and modes there are
    List(List),
    /// Say what about this machine spoils measurements
    Doctor(Doctor),
    /// Compile files with apython's compiler and with CPython 3.12, and hold the bytes together
    CompileCheck(CompileCheck),
    /// Compile mutated and random sources with both, and show those they disagree in
    CompileFuzz(CompileFuzz),
    /// What compile-check and compile-fuzz run apython's compiler in
    #[command(hide = true)]
    CompileWorker,
}

/// Where the data files are.
#[derive(Debug, Clone, Args)]
pub struct SuiteOption {
    /// Folder with suite.toml and engines.toml [default: pyperf-suite of this repository]
    #[arg(long, value_name = "FOLDER", env = "APYLAB_SUITE")]
    pub suite: Option<PathBuf>,
}

/// What is measured.
#[derive(Debug, Clone, Args)]
pub struct Selection {
    /// Workloads or groups, as patterns: 'float,int,!nbody*'
    #[arg(long, value_name = "PATTERNS")]
    pub filter: Option<String>,
    /// Engines, as patterns: 'apython-*,python3.12' [default: those of the mode]
    #[arg(long, value_name = "PATTERNS")]
    pub engines: Option<String>,
}

#[derive(Debug, Args)]
pub struct Run {
    /// A mode of engines.toml: how much to measure
    #[arg(long, default_value = "quick", value_name = "MODE")]
    pub mode: String,
    #[command(flatten)]
    pub selection: Selection,
    /// Seed of the order [default: from the clock; kept in the results]
    #[arg(long)]
    pub seed: Option<u64>,
    /// Print what would be done and how long it takes, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Go on with an interrupted run; with --rounds, add rounds to a complete one
    #[arg(long, value_name = "FILE", conflicts_with_all = [
        "mode", "filter", "engines", "seed", "size", "samples", "min_time", "max_time", "warmup",
        "timeout", "startup_runs", "cpu", "out",
    ])]
    pub resume: Option<PathBuf>,
    /// With --resume: try failed cells again
    #[arg(long, requires = "resume")]
    pub retry: bool,
    /// Also count instructions under callgrind, where valgrind is there
    #[arg(long)]
    pub count: bool,
    /// Folder for results
    #[arg(long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    /// Which of the workloads' sizes
    #[arg(long)]
    pub size: Option<String>,
    /// Fresh processes of each cell
    #[arg(long)]
    pub rounds: Option<u32>,
    /// Samples of each process
    #[arg(long)]
    pub samples: Option<u32>,
    /// Shortest time of a sample
    #[arg(long, value_name = "SECONDS")]
    pub min_time: Option<f64>,
    /// Calls of a process that took this long in all are enough, once there is one sample
    #[arg(long, value_name = "SECONDS")]
    pub max_time: Option<f64>,
    /// Samples left out at the start of each process
    #[arg(long, value_name = "SAMPLES")]
    pub warmup: Option<u32>,
    /// Longest life of a process
    #[arg(long, value_name = "SECONDS")]
    pub timeout: Option<f64>,
    /// Start-ups of each engine in each round
    #[arg(long, value_name = "RUNS")]
    pub startup_runs: Option<u32>,
    /// Bind measured processes to one processor
    #[arg(long, value_name = "NUMBER")]
    pub cpu: Option<u32>,
    #[command(flatten)]
    pub suite: SuiteOption,
}

#[derive(Debug, Args)]
pub struct Count {
    #[command(flatten)]
    pub selection: Selection,
    /// Which of the workloads' sizes
    #[arg(long, default_value = "quick")]
    pub size: String,
    #[command(flatten)]
    pub suite: SuiteOption,
}

/// A results file.
#[derive(Debug, Clone, Args)]
pub struct ResultsOption {
    /// Results file [default: the newest in the folder for results]
    #[arg(value_name = "FILE")]
    pub file: Option<PathBuf>,
    #[command(flatten)]
    pub suite: SuiteOption,
}

#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    pub results: ResultsOption,
    /// HTML file to write [default: beside the results, ending in .html]
    #[arg(short, long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Engine that ratios are shown against at first
    #[arg(long, value_name = "ENGINE")]
    pub baseline: Option<String>,
}

#[derive(Debug, Args)]
pub struct Show {
    #[command(flatten)]
    pub results: ResultsOption,
    /// Engines to compare with [default: python3.12 and Debian's 3.11]
    #[arg(long, value_name = "ENGINES", value_delimiter = ',')]
    pub baseline: Option<Vec<String>>,
}

#[derive(Debug, Args)]
pub struct Figures {
    #[command(flatten)]
    pub results: ResultsOption,
}

#[derive(Debug, Args)]
pub struct ExportPyperf {
    #[command(flatten)]
    pub results: ResultsOption,
    /// Engines to export, as patterns [default: all that have figures]
    #[arg(long, value_name = "PATTERNS")]
    pub engines: Option<String>,
    /// Folder for the files [default: beside the results]
    #[arg(short, long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct List {
    #[command(flatten)]
    pub suite: SuiteOption,
}

#[derive(Debug, Args)]
pub struct Doctor {
    #[command(flatten)]
    pub suite: SuiteOption,
}

#[derive(Debug, Args)]
pub struct CompileCheck {
    /// Files, and folders whose .py files are taken
    #[arg(value_name = "PATH", required = true)]
    pub paths: Vec<PathBuf>,
    /// Compile this many files at most
    #[arg(long, value_name = "FILES")]
    pub limit: Option<usize>,
    /// 0, 1 (as python -O) or 2 (as python -OO)
    #[arg(long, default_value_t = 0, value_name = "LEVEL",
        value_parser = clap::value_parser!(u8).range(0..=2))]
    pub optimize: u8,
    /// Status 1 if for less than this share of the files the outcome is the same
    #[arg(long, default_value_t = 100.0, value_name = "PERCENT")]
    pub expect: f64,
    #[command(flatten)]
    pub suite: SuiteOption,
}

#[derive(Debug, Args)]
pub struct CompileFuzz {
    /// Files, and folders whose .py files are mutated [default: the library of python3.12]
    #[arg(value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// How long [default: 1, or as long as --cases takes]
    #[arg(long, value_name = "MINUTES")]
    pub minutes: Option<f64>,
    /// How many sources at most
    #[arg(long, value_name = "CASES")]
    pub cases: Option<usize>,
    /// Seed of the sources [default: from the clock; told at the end]
    #[arg(long)]
    pub seed: Option<u64>,
    /// Folder for the sources that are found, made small
    #[arg(short, long, value_name = "FOLDER")]
    pub out: Option<PathBuf>,
    #[command(flatten)]
    pub suite: SuiteOption,
}
