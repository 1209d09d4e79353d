//! Hierarchical bootstrap of ratios.
//!
//! Samples of one process share its memory layout, hash seed and luck, so they are not
//! independent. A resample therefore draws processes first and then samples within each
//! (Kalibera and Jones, "Rigorous Benchmarking in Reasonable Time", ISMM 2013). The figure
//! of a cell is the median of its processes' medians.
//!
//! Each cell is resampled once; a ratio or a mean of ratios combines the draws of its cells
//! number by number, which makes every table agree with every other. Cells of one workload
//! draw the same rounds: their processes ran one after the other, so what slowed all of them
//! down in a round cancels in a ratio, as it does in a comparison of pairs.

use rand::{RngExt, SeedableRng};
use rand_xoshiro::Xoshiro256PlusPlus;

use super::{median, median_in_place, quantile_of_sorted};

/// Share of draws inside an interval.
const CONFIDENCE: f64 = 0.95;

/// A figure with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Estimate {
    /// Whether the interval leaves open on which side of `value` the truth is.
    pub fn covers(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }
}

/// Where the randomness of a resample comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seeds {
    /// Which rounds are drawn; the same for all that was measured side by side.
    pub rounds: u64,
    /// Which samples of a process are drawn; the cell's own.
    pub samples: u64,
}

/// A cell's figure and its bootstrap distribution, as logarithms of seconds.
#[derive(Debug, Clone, PartialEq)]
pub struct Draws {
    point: f64,
    draws: Vec<f64>,
}

impl Draws {
    /// Resamples a cell: `processes` holds the seconds per call of each process's samples, by
    /// round. `None` where nothing positive was measured.
    pub fn new(processes: &[Vec<f64>], resamples: usize, seeds: Seeds) -> Option<Draws> {
        let processes: Vec<&[f64]> =
            processes.iter().map(Vec::as_slice).filter(|p| !p.is_empty()).collect();
        if processes.is_empty() || processes.iter().any(|p| p.iter().any(|v| *v <= 0.0)) {
            return None;
        }
        let medians: Vec<f64> = processes.iter().filter_map(|p| median(p)).collect();
        let point = median(&medians)?.ln();
        let mut rounds = Xoshiro256PlusPlus::seed_from_u64(seeds.rounds);
        let mut samples = Xoshiro256PlusPlus::seed_from_u64(seeds.samples);
        let mut outer = Vec::with_capacity(processes.len());
        let mut inner = Vec::new();
        let draws = (0..resamples)
            .map(|_| {
                outer.clear();
                for _ in 0..processes.len() {
                    let process = processes[rounds.random_range(0..processes.len())];
                    inner.clear();
                    inner.extend(
                        (0..process.len()).map(|_| process[samples.random_range(0..process.len())]),
                    );
                    outer.extend(median_in_place(&mut inner));
                }
                median_in_place(&mut outer).map_or(point, f64::ln)
            })
            .collect();
        Some(Draws { point, draws })
    }

    /// The figure in seconds, with its interval.
    pub fn seconds(&self) -> Estimate {
        estimate(self.point, self.draws.clone())
    }
}

/// How many times faster than `baseline` the other is: the ratio of their times.
pub fn ratio(baseline: &Draws, other: &Draws) -> Estimate {
    let draws = baseline.draws.iter().zip(&other.draws).map(|(b, o)| b - o).collect();
    estimate(baseline.point - other.point, draws)
}

/// Geometric mean of the ratios of `(baseline, other)` pairs, each of equal weight.
/// The workloads are taken as given: the interval is about timing, not about which programs
/// might have been chosen. `None` for no pairs.
pub fn mean_ratio(pairs: &[(&Draws, &Draws)]) -> Option<Estimate> {
    let (first, _) = pairs.first()?;
    let weight = 1.0 / pairs.len() as f64;
    let mut point = 0.0;
    let mut draws = vec![0.0; first.draws.len()];
    for (baseline, other) in pairs {
        point += (baseline.point - other.point) * weight;
        for (sum, (b, o)) in draws.iter_mut().zip(baseline.draws.iter().zip(&other.draws)) {
            *sum += (b - o) * weight;
        }
    }
    Some(estimate(point, draws))
}

/// Percentile interval around `point`; all of them logarithms.
fn estimate(point: f64, mut draws: Vec<f64>) -> Estimate {
    draws.sort_by(f64::total_cmp);
    let tail = (1.0 - CONFIDENCE) / 2.0;
    let at = |q| quantile_of_sorted(&draws, q).unwrap_or(point).exp();
    Estimate { value: point.exp(), low: at(tail), high: at(1.0 - tail) }
}
