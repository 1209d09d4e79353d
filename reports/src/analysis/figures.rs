//! Limits: what the run's figures are held against.

use super::Analysis;
use crate::model::{Figure, Statistic};
use crate::stats::Estimate;
use crate::text::workloads;

/// A figure and how it turned out.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub figure: Figure,
    /// `None` where nothing was measured on both sides.
    pub estimate: Option<Estimate>,
    /// Workload of a minimum; what is missing, if anything is.
    pub note: String,
    pub passed: bool,
}

impl Analysis<'_> {
    /// Each limit of the results file. One with workloads missing has not passed.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.results.figures.iter().map(|f| self.outcome(f)).collect()
    }

    fn outcome(&self, figure: &Figure) -> Outcome {
        let short =
            |note: String| Outcome { figure: figure.clone(), estimate: None, note, passed: false };
        let side =
            |name: &str| self.engine_index(name).ok_or_else(|| format!("{name} did not take part"));
        let (engine, baseline) = match (side(&figure.engine), side(&figure.baseline)) {
            (Ok(engine), Ok(baseline)) => (engine, baseline),
            (Err(why), _) | (_, Err(why)) => return short(why),
        };
        let Some(mean) = self.mean_of_groups(engine, baseline, &figure.groups) else {
            return short("nothing measured on both sides".to_owned());
        };
        let (estimate, mut note) = match figure.statistic {
            Statistic::GeometricMean => (mean.estimate, workloads(mean.measured)),
            Statistic::Minimum => self
                .minimum(engine, baseline, &figure.groups)
                .map_or((mean.estimate, String::new()), |(name, e)| (e, name.to_owned())),
        };
        if !mean.missing.is_empty() {
            note.push_str(&format!("; without a figure: {}", mean.missing.join(", ")));
        }
        let passed = estimate.value >= figure.at_least && mean.missing.is_empty();
        Outcome { figure: figure.clone(), estimate: Some(estimate), note, passed }
    }

    /// The workload with the smallest speed-up among `groups` (none: all).
    pub fn minimum(
        &self,
        engine: usize,
        baseline: usize,
        groups: &[String],
    ) -> Option<(&str, Estimate)> {
        (0..self.workload_count())
            .filter(|w| groups.is_empty() || groups.contains(&self.results.workloads[*w].group))
            .filter_map(|w| {
                let speedup = self.speedup(w, engine, baseline)?;
                Some((self.results.workloads[w].name.as_str(), speedup))
            })
            .min_by(|(_, a), (_, b)| a.value.total_cmp(&b.value))
    }
}
