//! `apylab report`, `show` and `figures`: results for people.

use std::fs;

use apython_reports::analysis::Analysis;
use apython_reports::model::load;
use apython_reports::{html, text};
use pyperf_suite::engines::Catalogue;

use crate::cli::{Figures, Report, Show};
use crate::{Status, Trouble, place};

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
    println!("{}", out.display());
    Ok(Status::Good)
}

pub fn show(options: Show) -> Result<Status, Trouble> {
    let results = load(&place::results_file(&options.results)?)?;
    let analysis = Analysis::new(&results);
    let mut baselines: Vec<usize> =
        options.baseline.iter().filter_map(|name| analysis.engine_index(name)).collect();
    if baselines.is_empty() {
        baselines.push(analysis.default_baseline());
    }
    print!("{}", text::show(&analysis, &baselines));
    let outcomes = analysis.outcomes();
    if !outcomes.is_empty() {
        print!("\nlimits\n{}", text::figures(&outcomes));
    }
    Ok(Status::Good)
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
    print!("{}", text::figures(&outcomes));
    Ok(if outcomes.iter().all(|o| o.passed) { Status::Good } else { Status::Wanting })
}

fn engine(analysis: &Analysis, name: &str) -> Result<usize, Trouble> {
    analysis.engine_index(name).ok_or_else(|| {
        let known: Vec<&str> = analysis.results.engines.iter().map(|e| e.name.as_str()).collect();
        Trouble::usage(format!("expected an engine ({}), found {name:?}", known.join(", ")))
    })
}
