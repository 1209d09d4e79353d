//! What engines that can say so execute: how many of their own instructions, how long each
//! takes, which they are and which follow each other.

use maud::{Markup, html};

use super::colour;
use super::svg::{self, Scale, px};
use crate::analysis::{Analysis, MixRow, shares};
use crate::model::Executed;

const WIDTH: f64 = 900.0;
const LABELS: f64 = 330.0;
const ROW: f64 = 17.0;
/// Bars of each picture.
const SHOWN: usize = 20;

pub(super) fn body(analysis: &Analysis) -> Markup {
    let engines = analysis.engines_with_mix();
    if engines.is_empty() {
        return html! {
            p { "Not counted: no engine of this run says which instructions it executes." }
        };
    }
    html! {
        p {
            "Instructions of the interpreter, not of the processor, in a process that makes one "
            "call, as the engine itself counts them. The time of one is that of a steady call "
            "over their number."
        }
        (table(analysis, &engines))
        @for &e in &engines { (pictures(analysis, e)) }
    }
}

fn table(analysis: &Analysis, engines: &[usize]) -> Markup {
    let results = analysis.results;
    let first = engines[0];
    html! {
        div.wide { table {
            thead {
                tr {
                    th scope="col" rowspan="2" { "workload" }
                    @for &e in engines { th colspan="2" { (results.engines[e].name) } }
                    @for &e in &engines[1..] {
                        th rowspan="2" { "more on " (results.engines[e].name) }
                    }
                    th rowspan="2" { "guards failed" }
                    th rowspan="2" { "most executed on " (results.engines[first].name) }
                }
                tr { @for _ in engines { th { "millions" } th { "ns each" } } }
            }
            tbody {
                @for (w, workload) in results.workloads.iter().enumerate() {
                    tr {
                        th scope="row" { (workload.name) }
                        @for &e in engines { (counts(analysis.mix(w, e))) }
                        @for &e in &engines[1..] { (more(analysis.mix(w, first), analysis.mix(w, e))) }
                        (deopts(analysis.mix(w, first)))
                        td { (most(analysis.mix(w, first))) }
                    }
                }
            }
        } }
    }
}

fn counts(row: Option<MixRow>) -> Markup {
    html! {
        @match row {
            Some(row) => {
                td { (format!("{:.2}", row.mix.executed as f64 / 1e6)) }
                td { (row.nanoseconds.map_or("–".to_owned(), |ns| format!("{ns:.2}"))) }
            }
            None => { td.none { "–" } td.none { "–" } }
        }
    }
}

fn more(first: Option<MixRow>, other: Option<MixRow>) -> Markup {
    html! {
        @match (first, other) {
            (Some(first), Some(other)) => td {
                (format!("{:.2}×", other.mix.executed as f64 / first.mix.executed.max(1) as f64))
            },
            _ => td.none { "–" },
        }
    }
}

/// Failed guards, in a million instructions.
fn deopts(row: Option<MixRow>) -> Markup {
    html! {
        @match row {
            Some(row) => td title="in a million instructions" {
                (row.mix.deopts) " ("
                (format!("{:.0}", 1e6 * row.mix.deopts as f64 / row.mix.executed.max(1) as f64))
                " ppm)"
            },
            None => td.none { "–" },
        }
    }
}

fn most(row: Option<MixRow>) -> String {
    let Some(row) = row else { return "–".to_owned() };
    let share = |e: &Executed| {
        format!("{} {:.0} %", e.name, 100.0 * e.count as f64 / row.mix.executed.max(1) as f64)
    };
    let shown: Vec<String> = row.mix.instructions.iter().take(4).map(share).collect();
    shown.join(", ")
}

/// The most executed instructions and pairs of an engine, over all workloads.
fn pictures(analysis: &Analysis, e: usize) -> Markup {
    let name = &analysis.results.engines[e].name;
    let mixes: Vec<_> = (0..analysis.workload_count())
        .filter_map(|w| analysis.mix(w, e).map(|row| row.mix))
        .collect();
    let instructions = shares(&mixes, |mix| &mix.instructions);
    let pairs = shares(&mixes, |mix| &mix.pairs);
    html! {
        h3 { (name) }
        p { "Mean share of each workload's instructions, every workload with equal weight." }
        (bars(&instructions, colour::of(analysis, e), &format!("instructions of {name}")))
        p { "Of pairs that follow each other: candidates for one instruction." }
        (bars(&pairs, colour::of(analysis, e), &format!("pairs of instructions of {name}")))
    }
}

fn bars(shares: &[(String, f64)], colour: &str, title: &str) -> Markup {
    let shown = &shares[..shares.len().min(SHOWN)];
    let most = shown.iter().map(|(_, share)| *share).fold(0.0, f64::max);
    let scale = Scale::linear(0.0, 105.0 * most, LABELS, WIDTH - 70.0);
    let bottom = shown.len() as f64 * ROW + 6.0;
    svg::figure(
        WIDTH,
        bottom + 22.0,
        title,
        html! {
            (svg::grid(&scale, 4.0, bottom, None, " %"))
            @for (number, (name, share)) in shown.iter().enumerate() {
                @let y = number as f64 * ROW + 4.0;
                (svg::text(LABELS - 8.0, y + 12.0, "end", "label", name))
                rect x=(px(LABELS)) y=(px(y + 3.0)) width=(px(scale.at(100.0 * share) - LABELS))
                    height=(px(ROW - 6.0)) fill=(colour) fill-opacity="0.75" {}
                (svg::text(scale.at(100.0 * share) + 6.0, y + 12.0, "start", "tick",
                    &format!("{:.1} %", 100.0 * share)))
            }
        },
    )
}
