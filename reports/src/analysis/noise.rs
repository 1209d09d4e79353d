//! The noise floor, measured: the same cell twice (A/A).
//!
//! Whatever makes two measurements of the same thing differ makes measurements of two
//! things differ at least as much. A difference below the floor is never called a win.

use super::Analysis;
use crate::stats::{self, Estimate};

/// The same workload on the same engine, measured twice in one run.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    pub workload: usize,
    pub engine: usize,
    /// Ratio of the two; 1 if there were no noise.
    pub ratio: Estimate,
}

/// What may be said of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Faster,
    Slower,
    /// Below the noise floor, or the interval leaves the direction open.
    Unclear,
}

impl Verdict {
    /// `floor` is a factor of at least 1.
    pub fn new(ratio: &Estimate, floor: Option<f64>) -> Verdict {
        let floor = floor.unwrap_or(1.0);
        if ratio.covers(1.0) || ratio.value.ln().abs() <= floor.ln() {
            Verdict::Unclear
        } else if ratio.value > 1.0 {
            Verdict::Faster
        } else {
            Verdict::Slower
        }
    }
}

pub(super) fn pairs(analysis: &Analysis) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for workload in 0..analysis.workload_count() {
        for engine in 0..analysis.engine_count() {
            let draws = |replica| analysis.draws(workload, engine, replica);
            if let (Some(one), Some(two)) = (draws(0), draws(1)) {
                pairs.push(Pair { workload, engine, ratio: stats::ratio(one, two) });
            }
        }
    }
    pairs
}

fn distance(pair: &Pair) -> f64 {
    pair.ratio.value.ln().abs()
}

/// The workload's own largest A/A difference, but no less than the median difference over
/// all workloads: a single pair may agree by luck.
pub(super) fn floor(pairs: &[Pair], workload: usize) -> Option<f64> {
    let all: Vec<f64> = pairs.iter().map(distance).collect();
    let typical = stats::median(&all)?;
    let own = pairs.iter().filter(|p| p.workload == workload).map(distance);
    Some(own.fold(typical, f64::max).exp())
}

/// Floor of a geometric mean over `workloads`: independent differences partly cancel in a
/// mean, so it is their root mean square over the square root of their number.
pub(super) fn floor_of_mean(pairs: &[Pair], workloads: &[usize]) -> Option<f64> {
    let squares: Vec<f64> = pairs
        .iter()
        .filter(|p| workloads.contains(&p.workload))
        .map(|p| distance(p).powi(2))
        .collect();
    if squares.is_empty() {
        return None;
    }
    let mean = squares.iter().sum::<f64>() / squares.len() as f64;
    Some((mean / workloads.len() as f64).sqrt().exp())
}
