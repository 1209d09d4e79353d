//! What a results file says: speed-ups with intervals, means over groups, noise floors.
//!
//! Workloads and engines are addressed by their index in the results. A speed-up is
//! "baseline's time over the engine's": above 1 the engine is faster. It exists only where
//! both cells are measured.

mod figures;
mod mix;
mod noise;
#[cfg(test)]
mod sample;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use figures::Outcome;
pub use mix::{MixRow, shares};
pub use noise::{Pair, Verdict};
#[cfg(test)]
pub(crate) use sample::sample_results;

use crate::model::{Cell, CellState, Process, Results, Sample, Startup};
use crate::stats::{self, Draws, Estimate, Seeds};

/// A results file with every cell resampled once.
pub struct Analysis<'a> {
    pub results: &'a Results,
    cells: HashMap<(usize, usize, u32), Measured<'a>>,
    pairs: Vec<Pair>,
}

struct Measured<'a> {
    cell: &'a Cell,
    draws: Option<Draws>,
}

/// A geometric mean of speed-ups over workloads.
#[derive(Debug, Clone, PartialEq)]
pub struct Mean {
    pub estimate: Estimate,
    pub verdict: Verdict,
    /// Workloads that the mean is over.
    pub measured: usize,
    /// Workloads of the selection that lack a figure on one side.
    pub missing: Vec<String>,
}

impl<'a> Analysis<'a> {
    pub fn new(results: &'a Results) -> Analysis<'a> {
        let workloads = index(results.workloads.iter().map(|w| w.name.as_str()));
        let engines = index(results.engines.iter().map(|e| e.name.as_str()));
        let resamples = results.run.plan.resamples as usize;
        let mut cells = HashMap::new();
        for (number, cell) in results.cells.iter().enumerate() {
            let (Some(&w), Some(&e)) =
                (workloads.get(cell.workload.as_str()), engines.get(cell.engine.as_str()))
            else {
                continue;
            };
            let seed = results.run.plan.seed;
            let seeds = Seeds {
                rounds: seed.wrapping_add(w as u64),
                samples: seed.wrapping_add((results.workloads.len() + number) as u64),
            };
            let draws = usable(&cell.state)
                .then(|| Draws::new(&seconds_per_call(&cell.processes), resamples, seeds))
                .flatten();
            cells.insert((w, e, cell.replica), Measured { cell, draws });
        }
        let mut analysis = Analysis { results, cells, pairs: Vec::new() };
        analysis.pairs = noise::pairs(&analysis);
        analysis
    }

    pub fn workload_count(&self) -> usize {
        self.results.workloads.len()
    }

    pub fn engine_count(&self) -> usize {
        self.results.engines.len()
    }

    pub fn engine_index(&self, name: &str) -> Option<usize> {
        self.results.engines.iter().position(|e| e.name == name)
    }

    pub fn cell(&self, workload: usize, engine: usize) -> Option<&'a Cell> {
        self.cells.get(&(workload, engine, 0)).map(|m| m.cell)
    }

    fn draws(&self, workload: usize, engine: usize, replica: u32) -> Option<&Draws> {
        self.cells.get(&(workload, engine, replica))?.draws.as_ref()
    }

    /// Seconds of one call.
    pub fn seconds(&self, workload: usize, engine: usize) -> Option<Estimate> {
        self.draws(workload, engine, 0).map(Draws::seconds)
    }

    pub fn speedup(&self, workload: usize, engine: usize, baseline: usize) -> Option<Estimate> {
        let baseline = self.draws(workload, baseline, 0)?;
        Some(stats::ratio(baseline, self.draws(workload, engine, 0)?))
    }

    /// Geometric mean over the workloads for which `selected` holds. `None` where no
    /// workload has a figure on both sides.
    pub fn mean(
        &self,
        engine: usize,
        baseline: usize,
        selected: impl Fn(usize) -> bool,
    ) -> Option<Mean> {
        let mut pairs = Vec::new();
        let mut missing = Vec::new();
        let mut workloads = Vec::new();
        for w in (0..self.workload_count()).filter(|w| selected(*w)) {
            match (self.draws(w, baseline, 0), self.draws(w, engine, 0)) {
                (Some(b), Some(e)) => {
                    pairs.push((b, e));
                    workloads.push(w);
                }
                _ => missing.push(self.results.workloads[w].name.clone()),
            }
        }
        let estimate = stats::mean_ratio(&pairs)?;
        let verdict = Verdict::new(&estimate, noise::floor_of_mean(&self.pairs, &workloads));
        Some(Mean { estimate, verdict, measured: pairs.len(), missing })
    }

    /// As `mean`, over the groups named; no names mean all workloads.
    pub fn mean_of_groups(
        &self,
        engine: usize,
        baseline: usize,
        groups: &[impl AsRef<str>],
    ) -> Option<Mean> {
        self.mean(engine, baseline, |w| {
            let group = &self.results.workloads[w].group;
            groups.is_empty() || groups.iter().any(|g| g.as_ref() == group)
        })
    }

    /// Pairs of the same cell measured twice.
    pub fn pairs(&self) -> &[Pair] {
        &self.pairs
    }

    /// The factor below which a difference on this workload is noise; `None` where nothing
    /// was measured twice.
    pub fn floor(&self, workload: usize) -> Option<f64> {
        noise::floor(&self.pairs, workload)
    }

    pub fn verdict(&self, workload: usize, speedup: &Estimate) -> Verdict {
        Verdict::new(speedup, self.floor(workload))
    }

    /// Why a cell has no figure; `None` if it has one.
    pub fn reason(&self, workload: usize, engine: usize) -> Option<String> {
        if self.draws(workload, engine, 0).is_some() {
            return None;
        }
        Some(match self.cell(workload, engine).map(|c| &c.state) {
            None => "not in the plan".to_owned(),
            Some(CellState::Absent(why)) => why.clone(),
            Some(CellState::Failed(failure)) => {
                format!("{}: {}", failure.kind.label(), failure.message)
            }
            Some(CellState::Pending) => "not measured yet".to_owned(),
            Some(CellState::Measured) => "no usable sample".to_owned(),
        })
    }

    /// The engine that ratios are shown against unless told otherwise.
    pub fn default_baseline(&self) -> usize {
        self.engine_index("python3.12")
            .or_else(|| self.results.engines.iter().position(|e| e.axis("kind") == "cpython"))
            .unwrap_or(0)
    }

    /// The engine that the report is about: the first of apython's, else the first that is
    /// not the baseline.
    pub fn default_subject(&self) -> usize {
        let baseline = self.default_baseline();
        self.results
            .engines
            .iter()
            .position(|e| e.axis("kind") == "apython")
            .or_else(|| (0..self.engine_count()).find(|e| *e != baseline))
            .unwrap_or(0)
    }

    /// Engines that differ from the report's subject in nothing but their place on `axis`, the
    /// subject first: everything else held fixed, this axis spread. Other makers' engines
    /// differ in more than any axis says, so only the subject's kind is taken.
    pub fn spread(&self, axis: &str) -> Vec<usize> {
        let subject = self.default_subject();
        let engines = &self.results.engines;
        let Some(first) = engines.get(subject) else { return Vec::new() };
        let alike = |e: &usize| {
            let engine = &engines[*e];
            *e != subject
                && engine.axis(axis) != first.axis(axis)
                && first.axes.keys().all(|a| a == axis || engine.axis(a) == first.axis(a))
        };
        std::iter::once(subject).chain((0..engines.len()).filter(alike)).collect()
    }
}

/// Pending cells count too once they have samples: an interrupted run is read that way.
fn usable(state: &CellState) -> bool {
    matches!(state, CellState::Measured | CellState::Pending)
}

fn seconds_per_call(processes: &[Process]) -> Vec<Vec<f64>> {
    processes.iter().map(|p| p.samples.iter().map(|s: &Sample| s.per_call()).collect()).collect()
}

/// Median wall time of a start-up row in seconds, with its interval.
pub fn startup_seconds(startup: &Startup, resamples: u32, seed: u64) -> Option<Estimate> {
    startup_draws(startup, resamples, seed).map(|d| d.seconds())
}

/// A start-up row resampled: each run is a process with one sample.
fn startup_draws(startup: &Startup, resamples: u32, seed: u64) -> Option<Draws> {
    let processes: Vec<Vec<f64>> = startup.runs.iter().map(|r| vec![r.wall]).collect();
    // Start-ups of a round come in one random order, not side by side.
    let own = startup.engine.bytes().chain(startup.variant.bytes());
    let own = own.fold(seed, |seed, byte| seed.rotate_left(5) ^ u64::from(byte));
    Draws::new(&processes, resamples as usize, Seeds { rounds: own, samples: own })
}

/// Median of the first calls of a cell's processes, in seconds.
pub fn first_seconds(cell: &Cell) -> Option<f64> {
    stats::median(&cell.processes.iter().filter_map(|p| p.first).collect::<Vec<f64>>())
}

fn index<'n>(names: impl Iterator<Item = &'n str>) -> HashMap<&'n str, usize> {
    names.enumerate().map(|(number, name)| (name, number)).collect()
}
