//! The reusable parts of the tests that compare apython with python3.12.
//!
//! Owns: finding the two interpreters, running a program with a time limit, the outcome
//! of a run and its comparison, the collection of programs under `programs/`, reference
//! results kept between runs, and the list of known failures.
//!
//! Knows apython only as a command. What a program prints, its exit status and its
//! stderr are compared to the byte; nothing is normalised.

#![forbid(unsafe_code)]

pub mod compare;
pub mod engine;
pub mod known;
pub mod program;
pub mod reference;
pub mod run;

pub use compare::compare;
pub use engine::{Strategy, find_apython, find_reference};
pub use known::KnownFailures;
pub use program::{Program, programs, programs_dir};
pub use reference::ReferenceCache;
pub use run::{Invocation, Outcome, Status};
