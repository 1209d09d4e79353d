//! How long a run will take: from earlier runs where there are any, else a rule of thumb.

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use apython_reports::model::{Engine, Plan, Results, Workload, load};
use apython_reports::stats;

/// Newest results files that are looked at.
const FILES: usize = 5;

/// Wall times of processes that were asked for the same before.
#[derive(Debug, Clone, Default)]
pub struct History {
    walls: HashMap<(String, String), f64>,
}

impl History {
    /// Reads the newest results in `folder` whose processes do what `plan`'s will do.
    pub fn read(folder: &Path, plan: &Plan) -> History {
        let mut files: Vec<PathBuf> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.extension().is_some_and(|e| e == "json"))
            .collect();
        // Names begin with the date.
        files.sort();
        let mut history = History::default();
        for file in files.iter().rev().take(FILES) {
            if let Ok(results) = load(file)
                && same_work(&results.run.plan, plan)
            {
                history.add(&results);
            }
        }
        history
    }

    /// Newer results are added first and stay.
    fn add(&mut self, results: &Results) {
        for cell in &results.cells {
            let walls: Vec<f64> = cell.processes.iter().map(|p| p.wall).collect();
            if let Some(wall) = stats::median(&walls) {
                let key = (cell.workload.clone(), cell.engine.clone());
                self.walls.entry(key).or_insert(wall);
            }
        }
    }

    /// Seconds that one process of a cell takes.
    pub fn process_seconds(&self, plan: &Plan, workload: &Workload, engine: &Engine) -> f64 {
        self.walls
            .get(&(workload.name.clone(), engine.name.clone()))
            .copied()
            .unwrap_or_else(|| rule_of_thumb(plan, engine))
    }

    /// Seconds that counting a cell takes: three calls and two start-ups, on a processor that
    /// is simulated.
    pub fn count_seconds(&self, plan: &Plan, workload: &Workload, engine: &Engine) -> f64 {
        const SLOWER: f64 = 100.0;
        const START: f64 = 1.5;
        let calls = f64::from(2 + plan.warmup + plan.samples);
        let call = self.process_seconds(plan, workload, engine) / calls;
        // Cells are counted at the quick size, which is about a sixth of the full one.
        let part = if plan.size == "quick" { 1.0 } else { 0.16 };
        2.0 * START + 3.0 * SLOWER * call * part
    }
}

fn same_work(a: &Plan, b: &Plan) -> bool {
    (&a.size, a.samples, a.warmup) == (&b.size, b.samples, b.warmup)
        && (a.min_time, a.max_time) == (b.min_time, b.max_time)
}

/// `suite.toml` sizes workloads so that a call takes CPython 20 to 60 ms (quick) or 150 to
/// 400 ms (full); the rest is how engines compare to it.
fn rule_of_thumb(plan: &Plan, engine: &Engine) -> f64 {
    let cpython: f64 = if plan.size == "quick" { 0.045 } else { 0.275 };
    let call = cpython
        * match engine.axis("kind") {
            "apython" => 0.35,
            "pypy" => 3.0,
            "luajit" => 0.15,
            _ => 1.0,
        };
    const START: f64 = 0.03;
    let sample = call.max(plan.min_time);
    let wanted = sample * f64::from(1 + plan.warmup + plan.samples);
    START + call + wanted.min(plan.max_time.unwrap_or(f64::INFINITY).max(sample))
}

/// Seconds of one start-up.
pub fn startup_seconds(engine: &Engine) -> f64 {
    if engine.axis("kind") == "pypy" { 0.1 } else { 0.02 }
}
