//! `apylab report`, `show` and `figures`: results for people.

use std::fs;

use apython_reports::analysis::Analysis;
use apython_reports::model::load;
use apython_reports::{html, text};
use pyperf_suite::engines::Catalogue;

use crate::cli::{Figures, Report, Show};
use crate::{Status, Trouble, place};

/// Engines that figures are compared with unless the user names others.
pub const BASELINES: [&str; 2] = ["python3.12", "debian-python3.11"];

pub fn report(options: Report) -> Result<Status, Trouble> {
    let path = place::results_file(&options.results)?;
    let results = load(&path)?;
    let analysis = Analysis::new(&results);
    let baseline = match &options.baseline {
        Some(name) => Some(engine(&analysis, name)?),
        None => None,
    };
    let out = options.out.unwrap_or_else(|| path.with_extension("html"));
    let page = html::render(&analysis, baseline.unwrap_or_else(|| analysis.default_baseline()));
    fs::write(&out, page).map_err(|error| {
        Trouble::environment(format!("cannot write {}: {error}", out.display()))
    })?;
    say!("{}\n", out.display());
    Ok(Status::Good)
}

pub fn show(options: Show) -> Result<Status, Trouble> {
    let results = load(&place::results_file(&options.results)?)?;
    let analysis = Analysis::new(&results);
    let baselines = match &options.baseline {
        Some(names) => {
            names.iter().map(|name| engine(&analysis, name)).collect::<Result<_, _>>()?
        }
        None => baselines(&analysis, &BASELINES),
    };
    say!("{}", text::show(&analysis, &baselines));
    Ok(Status::Good)
}

/// Those of `names` that took part, or else whatever there is to compare with.
pub fn baselines(analysis: &Analysis, names: &[&str]) -> Vec<usize> {
    let mut found: Vec<usize> =
        names.iter().filter_map(|name| analysis.engine_index(name)).collect();
    if found.is_empty() {
        found.push(analysis.default_baseline());
    }
    found
}

/// The limits are those of today's engines.toml where it can be found, so that an old file
/// can be held against new limits; else those kept with the results.
pub fn figures(options: Figures) -> Result<Status, Trouble> {
    let path = place::results_file(&options.results)?;
    let mut results = load(&path)?;
    if let Ok(catalogue) = place::suite(&options.results.suite).map(|root| Catalogue::load(&root)) {
        results.figures = catalogue?.figure;
    }
    let outcomes = Analysis::new(&results).outcomes();
    if outcomes.is_empty() {
        return Err(Trouble::usage("engines.toml sets no limits: add a [[figure]]"));
    }
    say!("{}", text::figures(&outcomes));
    Ok(if outcomes.iter().all(|o| o.passed) { Status::Good } else { Status::Wanting })
}

fn engine(analysis: &Analysis, name: &str) -> Result<usize, Trouble> {
    analysis.engine_index(name).ok_or_else(|| {
        let known: Vec<&str> = analysis.results.engines.iter().map(|e| e.name.as_str()).collect();
        Trouble::usage(format!("expected an engine ({}), found {name:?}", known.join(", ")))
    })
}
