//! Figures for the terminal.

#[cfg(test)]
mod tests;

use std::fmt::Write;

use crate::analysis::{Analysis, Mean, Outcome, Verdict, first_seconds, startup_seconds};
use crate::model::{CellState, CounterState, Environment, RunState, Snapshot};
use crate::stats::Estimate;

/// Axes along which engines of one kind are compared.
pub const AXES: [&str; 3] = ["dispatch", "code", "value"];

/// What `apylab run` ends with: the limits, the means over one baseline, and what is missing.
pub fn brief(analysis: &Analysis, baseline: usize) -> String {
    let mut out = String::new();
    head(&mut out, analysis);
    limits(&mut out, analysis);
    means(&mut out, analysis, baseline);
    gaps(&mut out, analysis);
    out
}

fn limits(out: &mut String, analysis: &Analysis) {
    let outcomes = analysis.outcomes();
    if !outcomes.is_empty() {
        let _ = write!(out, "\nlimits\n{}", figures(&outcomes));
    }
}

/// Everything `apylab show` prints. `baselines` are the engines compared against, those that
/// did not take part being left out.
pub fn show(analysis: &Analysis, baselines: &[usize]) -> String {
    let mut out = String::new();
    head(&mut out, analysis);
    limits(&mut out, analysis);
    for &baseline in baselines {
        means(&mut out, analysis, baseline);
    }
    if let Some(&baseline) = baselines.first() {
        matrix(&mut out, analysis, baseline);
    }
    axes(&mut out, analysis);
    startup(&mut out, analysis);
    noise(&mut out, analysis);
    counters(&mut out, analysis);
    gaps(&mut out, analysis);
    out
}

/// One line for each limit: passed or short, and by how much.
pub fn figures(outcomes: &[Outcome]) -> String {
    let mut out = String::new();
    for outcome in outcomes {
        let word = if outcome.passed { "pass " } else { "short" };
        let found = outcome.estimate.map_or("not measured".to_owned(), |e| interval(&e));
        let _ = writeln!(
            out,
            "{word}  {:<42} {found}, at least {:.2} wanted: {}",
            outcome.figure.name, outcome.figure.at_least, outcome.note
        );
    }
    out
}

/// `3.52x [3.40, 3.61]`
pub fn interval(estimate: &Estimate) -> String {
    format!("{:.2}x [{:.2}, {:.2}]", estimate.value, estimate.low, estimate.high)
}

/// `1 workload`, `2 workloads`.
pub fn workloads(count: usize) -> String {
    format!("{count} workload{}", if count == 1 { "" } else { "s" })
}

/// Seconds in the unit that suits them.
pub fn duration(seconds: f64) -> String {
    match seconds {
        s if s >= 100.0 => format!("{s:.0} s"),
        s if s >= 1.0 => format!("{s:.2} s"),
        s if s >= 0.1 => format!("{:.0} ms", s * 1e3),
        s if s >= 1e-3 => format!("{:.2} ms", s * 1e3),
        s if s >= 1e-6 => format!("{:.2} us", s * 1e6),
        s => format!("{:.1} ns", s * 1e9),
    }
}

/// A mark behind ratios that noise may explain.
fn mark(verdict: Verdict) -> &'static str {
    if verdict == Verdict::Unclear { " ~" } else { "" }
}

fn head(out: &mut String, analysis: &Analysis) {
    let run = &analysis.results.run;
    let plan = &run.plan;
    let state = match run.state {
        RunState::Complete => "complete",
        RunState::Interrupted => "interrupted: figures are over what was measured",
        RunState::Running => "unfinished: figures are over what was measured",
    };
    let _ = writeln!(
        out,
        "{} run of {}, {state}; {} processes a cell, {} samples each, seed {}",
        plan.mode,
        run.started.strftime("%Y-%m-%d %H:%M UTC"),
        plan.rounds,
        plan.samples,
        plan.seed
    );
    if let Some(filter) = &plan.filter {
        let _ = writeln!(out, "only workloads of --filter {filter}");
    }
    for warning in &analysis.results.environment.warnings {
        let _ = writeln!(out, "warning: {}: {}", warning.topic, warning.text);
    }
}

fn mean_cell(mean: &Mean) -> String {
    format!("{}{}{}", interval(&mean.estimate), mark(mean.verdict), part(mean))
}

/// Sets of groups of which means are shown: floats and integers together, each group, all.
pub fn sets<'a>(analysis: &Analysis<'a>) -> Vec<(&'a str, Vec<&'a str>)> {
    let groups = analysis.results.groups();
    let mut sets: Vec<(&str, Vec<&str>)> = groups.iter().map(|g| (*g, vec![*g])).collect();
    if ["float", "int"].iter().all(|g| groups.contains(g)) {
        sets.insert(0, ("float + int", vec!["float", "int"]));
    }
    if groups.len() > 1 {
        sets.push(("all", Vec::new()));
    }
    sets
}

/// One line for each engine; the first mean has its interval, the report has all of them.
fn means(out: &mut String, analysis: &Analysis, baseline: usize) {
    let results = analysis.results;
    let label = &results.engines[baseline].name;
    let _ = writeln!(
        out,
        "\nspeed-up over {label}: geometric means, ~ within noise, * over fewer workloads"
    );
    let sets = sets(analysis);
    let _ = write!(out, "  {:<24}", "engine");
    for (number, (name, _)) in sets.iter().enumerate() {
        let width = if number == 0 { 23 } else { 14 };
        let _ = write!(out, " {name:<width$}");
    }
    out.push_str(" slowest workload\n");
    for (e, engine) in results.engines.iter().enumerate().filter(|(e, _)| *e != baseline) {
        let mut line = format!("  {:<24}", engine.name);
        for (number, (_, groups)) in sets.iter().enumerate() {
            let mean = analysis.mean_of_groups(e, baseline, groups);
            let text = match mean {
                Some(mean) if number == 0 => mean_cell(&mean),
                Some(mean) => {
                    format!("{:.2}x{}{}", mean.estimate.value, mark(mean.verdict), part(&mean))
                }
                None => "-".to_owned(),
            };
            let width = if number == 0 { 23 } else { 14 };
            let _ = write!(line, " {text:<width$}");
        }
        if let Some((workload, least)) = analysis.minimum(e, baseline, &[]) {
            let _ = write!(line, " {:.2}x {workload}", least.value);
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
}

/// The mark of a mean that lacks workloads.
fn part(mean: &Mean) -> &'static str {
    if mean.missing.is_empty() { "" } else { " *" }
}

fn matrix(out: &mut String, analysis: &Analysis, baseline: usize) {
    let results = analysis.results;
    let columns: Vec<usize> = (0..analysis.engine_count()).filter(|e| *e != baseline).collect();
    let width = results.workloads.iter().map(|w| w.name.len()).max().unwrap_or(0).max(8);
    let base = &results.engines[baseline].name;
    let _ = writeln!(out, "\nspeed-up over {base}, whose own time is that of a call");
    let named = |e: usize| halves(&results.engines[e].name);
    let all = || std::iter::once(baseline).chain(columns.iter().copied());
    for (line, first) in [(0, ""), (1, "workload")] {
        let mut text = format!("  {first:<width$}");
        for e in all() {
            let _ = write!(text, "  {:>14}", named(e)[line]);
        }
        let _ = writeln!(out, "{}", text.trim_end());
    }
    for (w, workload) in results.workloads.iter().enumerate() {
        let seconds = analysis.seconds(w, baseline).map_or("-".to_owned(), |s| duration(s.value));
        let _ = write!(out, "  {:<width$}  {seconds:>14}", workload.name);
        for &e in &columns {
            let text = analysis.speedup(w, e, baseline).map_or("-".to_owned(), |s| {
                format!("{:.2}x{}", s.value, mark(analysis.verdict(w, &s)))
            });
            let _ = write!(out, "  {text:>14}");
        }
        out.push('\n');
    }
}

/// A name in two lines, broken at its first hyphen: the second is never empty.
fn halves(name: &str) -> [&str; 2] {
    match name.split_once('-') {
        Some((first, second)) if !second.is_empty() => [first, second],
        _ => ["", name],
    }
}

fn axes(out: &mut String, analysis: &Analysis) {
    let engines = &analysis.results.engines;
    for axis in AXES {
        let spread = analysis.spread(axis);
        let Some((&first, others)) = spread.split_first().filter(|(_, o)| !o.is_empty()) else {
            continue;
        };
        let _ = writeln!(out, "\n{axis}: {} over others, all workloads", engines[first].name);
        for &other in others {
            if let Some(mean) = analysis.mean_of_groups(first, other, &[] as &[&str]) {
                let place = engines[other].axis(axis);
                let _ =
                    writeln!(out, "  {:<24} {place:<14} {}", engines[other].name, mean_cell(&mean));
            }
        }
    }
}

fn startup(out: &mut String, analysis: &Analysis) {
    let results = analysis.results;
    if results.startup.is_empty() {
        return;
    }
    let _ = writeln!(out, "\nstart-up: whole process on an empty program");
    for row in &results.startup {
        let plan = &results.run.plan;
        let text = match (&row.failure, startup_seconds(row, plan.resamples, plan.seed)) {
            (Some(failure), _) => format!("{}: {}", failure.kind.label(), failure.message),
            (None, None) => "not measured".to_owned(),
            (None, Some(e)) => {
                format!("{} [{}, {}]", duration(e.value), duration(e.low), duration(e.high))
            }
        };
        let _ = writeln!(out, "  {:<24} {:<14} {text}", row.engine, row.variant);
    }
    let _ = writeln!(out, "\nfirst call over a steady call, median over workloads");
    for (e, engine) in results.engines.iter().enumerate() {
        let ratios: Vec<f64> = (0..analysis.workload_count())
            .filter_map(|w| {
                let steady = analysis.seconds(w, e)?.value;
                Some(first_seconds(analysis.cell(w, e)?)? / steady)
            })
            .collect();
        if let Some(ratio) = crate::stats::median(&ratios) {
            let _ = writeln!(out, "  {:<24} {ratio:.2}x", engine.name);
        }
    }
}

fn noise(out: &mut String, analysis: &Analysis) {
    let _ = writeln!(out, "\nnoise floor: the same cell measured twice");
    if analysis.pairs().is_empty() {
        let _ = writeln!(out, "  not measured");
        return;
    }
    let results = analysis.results;
    for (e, engine) in results.engines.iter().enumerate() {
        let distances: Vec<f64> = analysis
            .pairs()
            .iter()
            .filter(|p| p.engine == e)
            .map(|p| p.ratio.value.ln().abs().exp() - 1.0)
            .collect();
        if let (Some(middle), Some(most)) =
            (crate::stats::median(&distances), crate::stats::quantile(&distances, 1.0))
        {
            let _ = writeln!(
                out,
                "  {:<24} median {:.1} %, largest {:.1} %, {}",
                engine.name,
                100.0 * middle,
                100.0 * most,
                workloads(distances.len())
            );
        }
    }
}

fn counters(out: &mut String, analysis: &Analysis) {
    let mut lines = String::new();
    for cell in analysis.results.cells.iter().filter(|c| c.replica == 0) {
        for counter in &cell.counters {
            let text = match &counter.state {
                CounterState::Counted { per_call, whole } => {
                    format!("{per_call:.0} a call, {whole} in all")
                }
                CounterState::NotAvailable { why } => format!("not available: {why}"),
            };
            let _ = writeln!(
                lines,
                "  {:<24} {:<24} {} {text} [{}]",
                cell.workload, cell.engine, counter.metric, counter.source
            );
        }
    }
    if !lines.is_empty() {
        let _ = write!(out, "\ncounters\n{lines}");
    }
}

fn gaps(out: &mut String, analysis: &Analysis) {
    let results = analysis.results;
    let mut lines = String::new();
    for absent in &results.absent {
        let _ = writeln!(lines, "  {:<24} did not take part: {}", absent.name, absent.reason);
    }
    for (cell, failure) in results.failures() {
        let _ = writeln!(
            lines,
            "  {:<24} {}: {}: {}",
            cell.engine,
            cell.workload,
            failure.kind.label(),
            failure.message
        );
    }
    let mut reasons: Vec<(&str, &str, Vec<&str>)> = Vec::new();
    for cell in results.cells.iter().filter(|c| c.replica == 0) {
        let CellState::Absent(why) = &cell.state else { continue };
        match reasons.iter_mut().find(|(e, r, _)| *e == cell.engine && r == why) {
            Some((_, _, workloads)) => workloads.push(&cell.workload),
            None => reasons.push((&cell.engine, why, vec![&cell.workload])),
        }
    }
    for (engine, why, workloads) in reasons {
        let _ = writeln!(lines, "  {engine:<24} {why}: {}", workloads.join(", "));
    }
    if !lines.is_empty() {
        let _ = write!(out, "\nnot measured\n{lines}");
    }
}

/// The environment as names and values, what is unknown being said to be so.
pub fn environment(environment: &Environment) -> Vec<(&'static str, String)> {
    let machine = &environment.machine;
    let unknown = || "unknown".to_owned();
    let text = |value: &Option<String>| value.clone().unwrap_or_else(unknown);
    let on_off = |value: Option<bool>| match value {
        Some(true) => "on".to_owned(),
        Some(false) => "off".to_owned(),
        None => unknown(),
    };
    let load = |snapshot: &Snapshot| {
        snapshot.load.map_or_else(unknown, |l| format!("{:.2} {:.2} {:.2}", l[0], l[1], l[2]))
    };
    let mut rows = vec![
        ("processor", text(&machine.cpu)),
        ("architecture", machine.architecture.clone()),
        ("processors", machine.cpus.map_or_else(unknown, |n| n.to_string())),
        ("memory", machine.memory_kib.map_or_else(unknown, |k| format!("{} MiB", k / 1024))),
        ("kernel", text(&machine.kernel)),
        (
            "virtual machine",
            machine.virtual_machine.map_or_else(unknown, |v| if v { "yes" } else { "no" }.into()),
        ),
        ("frequency governor", text(&machine.governor)),
        ("turbo", on_off(machine.turbo)),
        ("threads share cores", on_off(machine.smt)),
        ("address randomisation", machine.aslr.map_or_else(unknown, |a| a.to_string())),
        ("perf_event_paranoid", machine.perf_paranoid.map_or_else(unknown, |p| p.to_string())),
        ("commit", text(&environment.repository.describe)),
        ("compiler", text(&environment.compiler)),
        ("valgrind", text(&environment.valgrind)),
        ("load at the start", load(&environment.begin)),
    ];
    if let Some(end) = &environment.end {
        rows.push(("load at the end", load(end)));
        let share = |s: f64| format!("{:.2} % of processor time", 100.0 * s);
        rows.push(("stolen by the hypervisor", environment.stolen().map_or_else(unknown, share)));
    }
    rows
}
