//! Start-up of whole processes, and what the first call costs.

use maud::{Markup, html};

use crate::analysis::{Analysis, first_seconds, startup_seconds};
use crate::model::Startup;
use crate::stats;
use crate::text::duration;

pub(super) fn body(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    html! {
        p {
            "Whole processes on an empty program, from start to reaped, in the same random order "
            "as everything else. isolated: started with -I -S, without site-packages."
        }
        @if results.startup.is_empty() {
            p { "Not measured." }
        } @else {
            table {
                thead { tr {
                    th { "engine" } th { "variant" } th { "wall, median" } th { "95 % interval" }
                    th { "processor time" } th { "largest memory" } th { "runs" } th.command { "command" }
                } }
                tbody { @for row in &results.startup { (startup_row(analysis, row)) } }
            }
        }
        (first_calls(analysis))
    }
}

fn startup_row(analysis: &Analysis, row: &Startup) -> Markup {
    let plan = &analysis.results.run.plan;
    let wall = startup_seconds(row, plan.resamples, plan.seed);
    let cpu = stats::median(&row.runs.iter().map(|r| r.cpu).collect::<Vec<f64>>());
    let rss: Vec<f64> = row.runs.iter().filter_map(|r| Some(r.rss? as f64)).collect();
    html! {
        tr {
            th scope="row" { (row.engine) }
            td { (row.variant) }
            @match (&row.failure, wall) {
                (Some(failure), _) => td colspan="5" class="none" {
                    (failure.kind.label()) ": " (failure.message)
                },
                (None, None) => td colspan="5" class="none" { "not measured" },
                (None, Some(wall)) => {
                    td { b { (duration(wall.value)) } }
                    td.figure { (duration(wall.low)) " – " (duration(wall.high)) }
                    td { (cpu.map_or("–".to_owned(), duration)) }
                    td { (stats::median(&rss).map_or("–".to_owned(), memory)) }
                    td { (row.runs.len()) }
                }
            }
            td.command { code { (row.command.join(" ")) } }
        }
    }
}

/// KiB in the unit that suits.
pub(super) fn memory(kib: f64) -> String {
    format!("{:.1} MiB", kib / 1024.0)
}

/// The first call over a steady one: compilation, specialisation, caches.
fn first_calls(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    let ratios = |e: usize| -> Vec<f64> {
        (0..analysis.workload_count())
            .filter_map(|w| {
                let steady = analysis.seconds(w, e)?.value;
                Some(first_seconds(analysis.cell(w, e)?)? / steady)
            })
            .collect()
    };
    html! {
        h3 { "First call" }
        p { "The first call of a workload over a steady one, in each process; left out of every other figure." }
        table {
            thead { tr { th { "engine" } th { "median" } th { "largest" } th { "workloads" } } }
            tbody {
                @for (e, engine) in results.engines.iter().enumerate() {
                    @let ratios = ratios(e);
                    tr {
                        th scope="row" { (engine.name) }
                        @match (stats::median(&ratios), stats::quantile(&ratios, 1.0)) {
                            (Some(middle), Some(most)) => {
                                td { (format!("{middle:.2}×")) } td { (format!("{most:.2}×")) }
                            }
                            _ => { td { "–" } td { "–" } }
                        }
                        td { (ratios.len()) }
                    }
                }
            }
        }
    }
}
