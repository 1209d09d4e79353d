//! Workloads, engines and the runner of the lab.
//!
//! What is measured is data: `suite.toml` lists the workloads, `engines.toml` the engines,
//! the modes and the limits. This crate reads both, finds the engines on this machine, makes
//! a plan, runs it and writes a results file (`apython_reports::model`). It sees an engine
//! only through its command and the line protocol of `workloads/harness.py`; it prints
//! nothing, progress goes to an `Observer`.
//!
//! Invariants: no time of a cell counts before its answer was right; what cannot be measured
//! is a row with a reason; the results file on disk is complete after every process.

#![forbid(unsafe_code)]

pub mod answer;
pub mod callgrind;
pub mod engines;
pub mod environment;
mod error;
pub mod estimate;
mod files;
pub mod machine;
pub mod mix;
pub mod process;
pub mod protocol;
pub mod runner;
pub mod schedule;
pub mod select;
pub mod suite;
pub mod tool;

pub use error::LabError;
pub use files::{hash_file, search_path};
