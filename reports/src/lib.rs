//! Result model, statistics and reports of the lab.
//!
//! Owns what a measurement looks like on disk (`model`), what may be concluded from it
//! (`stats`, `analysis`) and how it is shown (`html`, `text`, `pyperf`). It must not know how
//! a measurement is made: that is `pyperf-suite`'s part, which depends on this crate.
//!
//! Invariant: every figure shown is computed from the samples in the results file, never
//! stored in it, so an old file can be read again with better statistics.

#![forbid(unsafe_code)]

pub mod analysis;
pub mod html;
pub mod model;
pub mod pyperf;
pub mod stats;
pub mod text;
