//! Counted instructions, where they were counted: exact where time is not, and not time.

use maud::{Markup, html};

use super::colour;
use super::svg::{self, Scale, px};
use crate::analysis::Analysis;
use crate::model::{Cell, CounterState};

fn per_call(cell: &Cell) -> Option<Result<f64, &str>> {
    let counter = cell.counters.iter().find(|c| c.metric == "instructions")?;
    Some(match &counter.state {
        CounterState::Counted { per_call, .. } => Ok(*per_call),
        CounterState::NotAvailable { why } => Err(why),
    })
}

fn counted(analysis: &Analysis, workload: usize, engine: usize) -> Option<f64> {
    per_call(analysis.cell(workload, engine)?)?.ok()
}

pub(super) fn body(analysis: &Analysis, baseline: usize) -> Markup {
    let results = analysis.results;
    let Some(source) = results.cells.iter().flat_map(|c| &c.counters).map(|c| &c.source).next()
    else {
        return html! {
            p { "Not counted in this run: " code { "apylab run --count" } " counts with callgrind." }
        };
    };
    html! {
        p {
            "Millions of instructions of one steady call at the size quick, by " (source) ". "
            "In brackets: how many times fewer than the baseline. Counts repeat exactly; they are "
            "not time."
        }
        div.wide { table {
            thead { tr {
                th scope="col" { "workload" }
                @for engine in &results.engines { th scope="col" { (engine.name) } }
            } }
            tbody {
                @for (w, workload) in results.workloads.iter().enumerate() {
                    tr {
                        th scope="row" { (workload.name) }
                        @for e in 0..results.engines.len() { (cell(analysis, w, e, baseline)) }
                    }
                }
            }
        } }
        @if results.run.plan.size == "quick" { (scatter(analysis)) }
    }
}

fn cell(analysis: &Analysis, workload: usize, engine: usize, baseline: usize) -> Markup {
    let count = analysis.cell(workload, engine).and_then(per_call);
    html! {
        @match count {
            Some(Ok(count)) => td {
                (format!("{:.2}", count / 1e6))
                @if let (Some(base), true) = (counted(analysis, workload, baseline), engine != baseline) {
                    " (" (format!("{:.2}×", base / count)) ")"
                }
            },
            Some(Err(why)) => td.none title=(why) { "–" },
            None => td.none title="not counted" { "–" },
        }
    }
}

/// Time against instructions: points on a line have the same instructions in a second.
fn scatter(analysis: &Analysis) -> Markup {
    let mut points: Vec<(usize, usize, f64, f64)> = Vec::new();
    for w in 0..analysis.workload_count() {
        for e in 0..analysis.engine_count() {
            if let (Some(count), Some(time)) = (counted(analysis, w, e), analysis.seconds(w, e)) {
                points.push((w, e, count, time.value));
            }
        }
    }
    if points.is_empty() {
        return html! {};
    }
    let range = |values: Vec<f64>| {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        (low / 1.2, values.into_iter().fold(0.0, f64::max) * 1.2)
    };
    let (x_low, x_high) = range(points.iter().map(|p| p.2 / 1e6).collect());
    let (y_low, y_high) = range(points.iter().map(|p| p.3 * 1e3).collect());
    let (width, height) = (900.0, 420.0);
    let x = Scale::logarithmic(x_low, x_high, 60.0, width - 20.0);
    let y = Scale::logarithmic(y_low, y_high, height - 45.0, 8.0);
    let results = analysis.results;
    let names: Vec<(String, &str)> = results
        .engines
        .iter()
        .enumerate()
        .map(|(e, engine)| (engine.name.clone(), colour::of(analysis, e)))
        .collect();
    html! {
        h3 { "Time against instructions" }
        (svg::legend(&names))
        (svg::figure(width, height, "time of a call against its instructions", html! {
            (svg::grid(&x, 8.0, height - 45.0, None, "M"))
            @for tick in y.ticks(30.0) {
                (svg::line(60.0, y.at(tick), width - 20.0, y.at(tick), "grid"))
                (svg::text(54.0, y.at(tick) + 4.0, "end", "tick", &format!("{} ms", svg::short(tick))))
            }
            (svg::text(width / 2.0, height - 8.0, "middle", "tick", "instructions of a call"))
            @for (w, e, count, time) in &points {
                circle cx=(px(x.at(count / 1e6))) cy=(px(y.at(time * 1e3))) r="3.5"
                    fill=(colour::of(analysis, *e)) fill-opacity="0.8" {
                    title { (results.workloads[*w].name) " on " (results.engines[*e].name) }
                }
            }
        }))
    }
}
