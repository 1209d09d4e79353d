//! What engines execute, joined with how long it takes.

use std::collections::HashMap;

use super::Analysis;
use crate::model::{Executed, Mix};

/// A cell's executed instructions, and the time of one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct MixRow<'a> {
    pub mix: &'a Mix,
    /// A steady call's time over the number of instructions, where it was timed.
    pub nanoseconds: Option<f64>,
}

impl<'a> Analysis<'a> {
    /// Engines that say what they execute, on at least one workload.
    pub fn engines_with_mix(&self) -> Vec<usize> {
        let has = |e: &usize| (0..self.workload_count()).any(|w| self.mix(w, *e).is_some());
        (0..self.engine_count()).filter(has).collect()
    }

    pub fn mix(&self, workload: usize, engine: usize) -> Option<MixRow<'a>> {
        let mix = self.cell(workload, engine)?.mix.as_ref()?;
        let seconds = self.seconds(workload, engine);
        let nanoseconds = seconds.map(|s| 1e9 * s.value / mix.executed.max(1) as f64);
        Some(MixRow { mix, nanoseconds })
    }
}

/// Names with their mean share of the instructions of each mix, largest first; every mix has
/// the same weight, however much it executes.
pub fn shares(mixes: &[&Mix], list: impl Fn(&Mix) -> &Vec<Executed>) -> Vec<(String, f64)> {
    let mut sums: HashMap<&str, f64> = HashMap::new();
    for mix in mixes {
        for executed in list(mix) {
            *sums.entry(&executed.name).or_default() +=
                executed.count as f64 / mix.executed.max(1) as f64;
        }
    }
    let mean = |(name, sum): (&str, f64)| (name.to_owned(), sum / mixes.len() as f64);
    let mut shares: Vec<(String, f64)> = sums.into_iter().map(mean).collect();
    shares.sort_by(|(a, x), (b, y)| y.total_cmp(x).then_with(|| a.cmp(b)));
    shares
}
