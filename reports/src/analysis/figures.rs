//! Limits: what the run's figures are held against.

use super::{Analysis, Mean, startup_draws};
use crate::model::{Figure, Statistic};
use crate::stats::{self, Draws, Estimate};
use crate::text::{duration, workloads};

/// A figure and how it turned out.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub figure: Figure,
    /// `None` where nothing was measured on both sides.
    pub estimate: Option<Estimate>,
    /// What the figure is over, which workloads are below the limit, what is missing.
    pub note: String,
    pub passed: bool,
}

/// A figure's value, what to say about it, and whether all it is about was measured.
struct Found {
    estimate: Estimate,
    note: String,
    complete: bool,
}

impl Analysis<'_> {
    /// Each limit of the results file. One with workloads missing has not passed, and one about
    /// groups of which only some workloads were asked for hasn't either.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.results.figures.iter().map(|figure| self.outcome(figure)).collect()
    }

    fn outcome(&self, figure: &Figure) -> Outcome {
        match self.find(figure) {
            Err(note) => Outcome { figure: figure.clone(), estimate: None, note, passed: false },
            Ok(Found { estimate, mut note, complete }) => {
                if estimate.covers(figure.at_least) && estimate.low < estimate.high {
                    note.push_str("; the interval leaves it open");
                }
                let passed = complete && estimate.value >= figure.at_least;
                Outcome { figure: figure.clone(), estimate: Some(estimate), note, passed }
            }
        }
    }

    fn find(&self, figure: &Figure) -> Result<Found, String> {
        let side =
            |name: &str| self.engine_index(name).ok_or_else(|| format!("{name} did not take part"));
        let (engine, baseline) = (side(&figure.engine)?, side(&figure.baseline)?);
        if figure.statistic == Statistic::Startup {
            return self.startup_figure(figure);
        }
        let nothing = || "nothing measured on both sides".to_owned();
        let mean = self.mean(engine, baseline, |w| self.is_about(figure, w)).ok_or_else(nothing)?;
        let (estimate, mut note) = match figure.statistic {
            Statistic::Minimum => self.least(figure, engine, baseline).ok_or_else(nothing)?,
            _ => (mean.estimate, self.scope(figure, &mean, engine, baseline)),
        };
        if !mean.missing.is_empty() {
            note.push_str(&format!("; without a figure: {}", mean.missing.join(", ")));
        }
        let filter = self.results.run.plan.filter.as_ref().filter(|_| figure.workloads.is_empty());
        if filter.is_some() {
            note.push_str("; of a selection only");
        }
        Ok(Found { estimate, note, complete: mean.missing.is_empty() && filter.is_none() })
    }

    /// Whether the figure takes in the workload.
    fn is_about(&self, figure: &Figure, workload: usize) -> bool {
        let workload = &self.results.workloads[workload];
        if !figure.workloads.is_empty() {
            return figure.workloads.contains(&workload.name);
        }
        figure.groups.is_empty() || figure.groups.contains(&workload.group)
    }

    /// What a mean is over; of a single workload, both times.
    fn scope(&self, figure: &Figure, mean: &Mean, engine: usize, baseline: usize) -> String {
        let only = (0..self.workload_count()).find(|w| self.is_about(figure, *w));
        match only
            .filter(|_| mean.measured + mean.missing.len() == 1)
            .map(|w| (w, self.seconds(w, engine)))
        {
            Some((w, Some(time))) => {
                let workload = &self.results.workloads[w];
                let size = workload.n.map_or(String::new(), |n| format!("({n})"));
                let base = self.seconds(w, baseline).map_or(0.0, |s| s.value);
                format!(
                    "{}{size}: {} against {}",
                    workload.name,
                    duration(time.value),
                    duration(base)
                )
            }
            _ => workloads(mean.measured),
        }
    }

    /// The smallest ratio, and the names of all that are below the limit.
    fn least(&self, figure: &Figure, engine: usize, baseline: usize) -> Option<(Estimate, String)> {
        let mut ratios: Vec<(&str, Estimate)> = (0..self.workload_count())
            .filter(|w| self.is_about(figure, *w))
            .filter_map(|w| {
                let name = self.results.workloads[w].name.as_str();
                Some((name, self.speedup(w, engine, baseline)?))
            })
            .collect();
        ratios.sort_by(|(_, a), (_, b)| a.value.total_cmp(&b.value));
        let (name, least) = ratios.first()?;
        let below: Vec<String> = ratios
            .iter()
            .take_while(|(_, ratio)| ratio.value < figure.at_least)
            .map(|(name, ratio)| format!("{name} {:.2}x", ratio.value))
            .collect();
        let all = workloads(ratios.len());
        let note = if below.is_empty() {
            format!("{name}, the slowest of {all}")
        } else {
            format!("{} of {all} below: {}", below.len(), below.join(", "))
        };
        Some((*least, note))
    }

    fn startup_figure(&self, figure: &Figure) -> Result<Found, String> {
        let variants =
            figure.variants.clone().unwrap_or_else(|| ["default".to_owned(), "default".to_owned()]);
        let [engine, baseline] = &variants;
        let side = |engine: &str, variant: &str| -> Result<Draws, String> {
            let row =
                self.results.startup.iter().find(|r| r.engine == engine && r.variant == variant);
            let row =
                row.ok_or_else(|| format!("start-up of {engine} ({variant}) was not planned"))?;
            let plan = &self.results.run.plan;
            startup_draws(row, plan.resamples, plan.seed)
                .filter(|_| row.failure.is_none())
                .ok_or_else(|| format!("start-up of {engine} ({variant}) has no figure"))
        };
        let (fast, slow) = (side(&figure.engine, engine)?, side(&figure.baseline, baseline)?);
        let note = format!(
            "{} against {}",
            duration(fast.seconds().value),
            duration(slow.seconds().value)
        );
        Ok(Found { estimate: stats::ratio(&slow, &fast), note, complete: true })
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
