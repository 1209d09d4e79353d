//! Every workload by itself: all samples, figures of each engine, the command to repeat it.

use maud::{Markup, html};

use super::colour;
use super::startup::memory;
use super::svg::{self, Scale, px};
use crate::analysis::{Analysis, first_seconds};
use crate::model::{Cell, CellState, Sample};
use crate::stats;
use crate::text::{duration, interval};

const WIDTH: f64 = 900.0;
const LABELS: f64 = 190.0;
const ROW: f64 = 18.0;

pub(super) fn body(analysis: &Analysis, baseline: usize) -> Markup {
    html! {
        p {
            "Every sample of every process. In the pictures: a dot is a sample, the bar their "
            "median of medians, rings are warm-up and first calls, which no figure includes."
        }
        @for w in 0..analysis.workload_count() { (workload(analysis, w, baseline)) }
    }
}

fn workload(analysis: &Analysis, w: usize, baseline: usize) -> Markup {
    let results = analysis.results;
    let workload = &results.workloads[w];
    html! {
        details id={ "w" (w) } {
            summary { b { (workload.name) } " – " (workload.description) }
            p {
                "group " (workload.group)
                @if let Some(n) = workload.n { ", n = " (n) }
                ", " code { (workload.file) }
                @if !workload.source.is_empty() { ", from " (workload.source) }
            }
            p.answer { "answer: " code { (shorten(&workload.expected)) } }
            (strips(analysis, w))
            div.wide { table {
                thead { tr {
                    th { "engine" } th { "a call" } th { "95 % interval" } th { "speed" }
                    th { "first call" } th { "memory" } th { "processes" } th.command { "command" }
                } }
                tbody {
                    @for e in 0..analysis.engine_count() { (row(analysis, w, e, baseline)) }
                }
            } }
        }
    }
}

/// Answers may be thousands of digits long.
fn shorten(text: &str) -> String {
    const LIMIT: usize = 100;
    match text.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{}… ({} characters)", &text[..end], text.chars().count()),
        None => text.to_owned(),
    }
}

fn row(analysis: &Analysis, w: usize, e: usize, baseline: usize) -> Markup {
    let name = &analysis.results.engines[e].name;
    let Some(cell) = analysis.cell(w, e) else {
        return html! { tr { th scope="row" { (name) } td.none colspan="7" { "not in the plan" } } };
    };
    let rss: Vec<f64> = cell.processes.iter().filter_map(|p| Some(p.rss? as f64)).collect();
    let dash = || "–".to_owned();
    html! {
        tr {
            th scope="row" { (name) }
            @match (analysis.seconds(w, e), analysis.reason(w, e)) {
                (Some(seconds), _) => {
                    td.figure { b { (duration(seconds.value)) } }
                    td.figure { (duration(seconds.low)) " – " (duration(seconds.high)) }
                    td.figure { (analysis.speedup(w, e, baseline).map_or_else(dash, |s| interval(&s))) }
                    td.figure { (first_seconds(cell).map_or_else(dash, duration)) }
                    td.figure { (stats::median(&rss).map_or_else(dash, memory)) }
                    td { (cell.processes.len()) }
                }
                (None, why) => td.none colspan="6" {
                    (why.unwrap_or_default())
                    @if let CellState::Failed(failure) = &cell.state {
                        @if !failure.stderr.is_empty() { pre { (failure.stderr) } }
                    }
                }
            }
            td.command { code { (cell.command.join(" ")) } }
        }
    }
}

/// Samples of each engine on a common logarithmic scale of time.
fn strips(analysis: &Analysis, w: usize) -> Markup {
    let results = analysis.results;
    let cells: Vec<(usize, &Cell)> = (0..analysis.engine_count())
        .filter_map(|e| Some((e, analysis.cell(w, e)?)))
        .filter(|(_, cell)| cell.processes.iter().any(|p| !p.samples.is_empty()))
        .collect();
    let all = |cell: &Cell| -> Vec<f64> {
        let process = |p: &crate::model::Process| -> Vec<f64> {
            let times = p.samples.iter().chain(&p.warmups).map(|s: &Sample| s.per_call());
            times.chain(p.first).collect()
        };
        cell.processes.iter().flat_map(process).filter(|t| *t > 0.0).collect()
    };
    let times: Vec<f64> = cells.iter().flat_map(|(_, cell)| all(cell)).collect();
    if times.is_empty() {
        return html! {};
    }
    let low = 1e3 * times.iter().copied().fold(f64::INFINITY, f64::min);
    let high = 1e3 * times.iter().copied().fold(0.0, f64::max);
    let scale = Scale::logarithmic(low / 1.05, high * 1.05, LABELS, WIDTH - 20.0);
    let bottom = cells.len() as f64 * ROW + 6.0;
    let title = format!("samples of {}", results.workloads[w].name);
    svg::figure(
        WIDTH,
        bottom + 22.0,
        &title,
        html! {
            (svg::grid(&scale, 4.0, bottom, None, " ms"))
            @for (number, (e, cell)) in cells.iter().enumerate() {
                @let y = number as f64 * ROW + 4.0 + ROW / 2.0;
                (svg::text(LABELS - 8.0, y + 4.0, "end", "label", &results.engines[*e].name))
                (strip(cell, &scale, y, colour::of(analysis, *e)))
                @if let Some(seconds) = analysis.seconds(w, *e) {
                    @let x = scale.at(1e3 * seconds.value);
                    (svg::line(x, y - 7.0, x, y + 7.0, "median"))
                }
            }
        },
    )
}

/// Dots as one path of points without length: thousands of them stay small.
fn strip(cell: &Cell, scale: &Scale, y: f64, colour: &str) -> Markup {
    let path = |times: Vec<f64>| -> String {
        times.iter().map(|t| format!("M{} {}h0", px(scale.at(1e3 * t)), px(y))).collect()
    };
    let samples = cell.processes.iter().flat_map(|p| &p.samples).map(|s| s.per_call()).collect();
    let others = cell
        .processes
        .iter()
        .flat_map(|p| p.warmups.iter().map(|s| s.per_call()).chain(p.first).collect::<Vec<f64>>());
    let others: Vec<f64> = others.collect();
    html! {
        g stroke=(colour) fill="none" {
            @for time in others {
                circle cx=(px(scale.at(1e3 * time))) cy=(px(y)) r="3.5" stroke-opacity="0.45" {}
            }
            path class="dots" d=(path(samples)) {}
        }
    }
}
