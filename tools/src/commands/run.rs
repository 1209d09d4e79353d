//! `apylab run`.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use apython_reports::analysis::Analysis;
use apython_reports::model::{CellState, Results, RunState, create_dated, load};
use apython_reports::text;
use pyperf_suite::engines::{Catalogue, Places};
use pyperf_suite::environment::System;
use pyperf_suite::estimate::History;
use pyperf_suite::runner::{self, Options, Runner};
use pyperf_suite::suite::Suite;

use crate::cli::Run;
use crate::commands::interruption;
use crate::progress::Progress;
use crate::{Status, Trouble, place};

pub fn run(options: Run) -> Result<Status, Trouble> {
    let root = place::suite(&options.suite)?;
    let suite = Suite::load(&root)?;
    let catalogue = Catalogue::load(&root)?;
    let system = System::default();
    let folder = options.out.clone().unwrap_or_else(|| place::results_folder(&root));
    let (mut results, known_path) = match &options.resume {
        Some(path) => {
            let mut results = load(path)?;
            let machine = system.machine();
            runner::resume(&mut results, &suite, &machine, options.rounds, options.retry)?;
            results.run.plan.count |= options.count;
            (results, Some(path.clone()))
        }
        None => {
            let places = Places::of_machine(&place::repository(&root), &catalogue.environment);
            (runner::prepare(&suite, &catalogue, &choices(&options), &places)?, None)
        }
    };
    if known_path.is_none() {
        results.environment = system.environment(&place::repository(&root), &results.engines);
    }
    let history = History::read(&folder, &results.run.plan);
    announce(&results, &history);
    if options.dry_run {
        say!("{}", plan_text(&results, &history));
        return Ok(Status::Good);
    }
    let interrupted = interruption()?;
    let path = match known_path {
        Some(path) => path,
        None => create_dated(&folder, results.run.started, &results.run.plan.mode)?,
    };
    let mut runner = Runner {
        suite: &suite,
        results,
        path: path.clone(),
        history,
        interrupted: &interrupted,
        system,
    };
    let mut progress = Progress::new();
    let state = runner.run(&mut progress)?;
    Ok(conclude(&runner.results, state, &path))
}

fn choices(options: &Run) -> Options {
    let clock = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs());
    Options {
        mode: options.mode.clone(),
        filter: options.selection.filter.clone(),
        engines: options.selection.engines.clone(),
        seed: options.seed.unwrap_or(clock),
        size: options.size.clone(),
        rounds: options.rounds,
        samples: options.samples,
        min_time: options.min_time,
        max_time: options.max_time,
        warmup: options.warmup,
        timeout: options.timeout,
        startup_runs: options.startup_runs,
        cpu: options.cpu,
        count: options.count,
        lab: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Says what takes part, what does not and why, and what to be careful about.
fn announce(results: &Results, history: &History) {
    for engine in &results.engines {
        note!("engine  {:<24} {}", engine.name, engine.version);
    }
    for absent in &results.absent {
        note!("absent  {:<24} {}", absent.name, absent.reason);
    }
    let mut told: Vec<(&str, &str)> = Vec::new();
    for cell in &results.cells {
        if let CellState::Absent(why) = &cell.state
            && results.engine(&cell.engine).is_some_and(|e| e.language == "python")
            && !told.contains(&(&cell.workload, why))
        {
            note!("absent  {:<24} {why}", cell.workload);
            told.push((&cell.workload, why));
        }
    }
    for warning in &results.environment.warnings {
        note!("warning {:<24} {}", warning.topic, warning.text);
    }
    let left = remaining(results, history);
    let plan = &results.run.plan;
    note!(
        "{}, {} engines, {} rounds, seed {}: about {}",
        text::workloads(results.workloads.len()),
        results.engines.len(),
        plan.rounds,
        plan.seed,
        text::duration(left)
    );
}

fn remaining(results: &Results, history: &History) -> f64 {
    let jobs = runner::jobs(results);
    let left = jobs.iter().filter(|job| !runner::is_done(results, job));
    let measuring: f64 = left.map(|job| runner::weight(results, history, job)).sum();
    let counting = results.cells.iter().map(|cell| runner::count_weight(results, history, cell));
    measuring + counting.sum::<f64>()
}

/// The schedule, one process a line.
fn plan_text(results: &Results, history: &History) -> String {
    let mut out = String::new();
    let mut at = 0.0;
    for job in runner::jobs(results) {
        if runner::is_done(results, &job) {
            continue;
        }
        out.push_str(&format!(
            "{:>6}  round {:<3} {:>8}  {}\n",
            job.order,
            job.round,
            text::duration(at),
            runner::describe(results, &job)
        ));
        at += runner::weight(results, history, &job);
    }
    out.push_str(&format!("in all about {}", text::duration(remaining(results, history))));
    out.push_str(if results.run.plan.count { ", with counting\n" } else { "\n" });
    out
}

/// What the user called, so that what is suggested can be copied.
fn program() -> String {
    std::env::args().next().unwrap_or_else(|| "apylab".to_owned())
}

fn conclude(results: &Results, state: RunState, path: &Path) -> Status {
    let path = path.display();
    let failures = results.failures().count()
        + results.startup.iter().filter(|row| row.failure.is_some()).count();
    if state == RunState::Interrupted {
        note!("stopped; what was measured is in {path}");
        note!("go on with: {} run --resume {path}", program());
        return Status::Wanting;
    }
    let analysis = Analysis::new(results);
    if results.cells.iter().any(|c| c.state == CellState::Measured) {
        say!("\n{}", text::brief(&analysis, analysis.default_baseline()));
    }
    note!("\nresults are in {path}");
    note!("see them with: {0} report {path}, {0} show {path}", program());
    if failures > 0 {
        note!("{failures} failed, as listed above");
        return Status::Wanting;
    }
    Status::Good
}
