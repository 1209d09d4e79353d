//! Run order: each process against its cell's median, over the time of the run. A slope or a
//! step that all engines share is the machine's doing.

use maud::{Markup, html};

use super::colour;
use super::svg::{self, Scale, px};
use crate::analysis::Analysis;
use crate::model::Cell;
use crate::stats;

const WIDTH: f64 = 900.0;
const HEIGHT: f64 = 300.0;
/// Differences beyond this are drawn at the edge.
const MOST: f64 = 0.25;

struct Point {
    at: f64,
    /// Relative difference from the cell's median.
    difference: f64,
    engine: usize,
    title: String,
}

fn points(analysis: &Analysis, cell: &Cell) -> Vec<Point> {
    let Some(engine) = analysis.engine_index(&cell.engine) else { return Vec::new() };
    let median_of = |p: &crate::model::Process| {
        stats::median(&p.samples.iter().map(|s| s.per_call()).collect::<Vec<f64>>())
    };
    let medians: Vec<f64> = cell.processes.iter().filter_map(median_of).collect();
    let Some(centre) = stats::median(&medians).filter(|c| *c > 0.0) else { return Vec::new() };
    cell.processes
        .iter()
        .zip(&medians)
        .map(|(process, median)| Point {
            at: process.at,
            difference: median / centre - 1.0,
            engine,
            title: format!(
                "{} on {}, round {}: {:+.1} %",
                cell.workload,
                cell.engine,
                process.round,
                100.0 * (median / centre - 1.0)
            ),
        })
        .collect()
}

/// Times at which the run was taken up again, in seconds since its start.
fn resumed(analysis: &Analysis) -> Vec<f64> {
    let run = &analysis.results.run;
    run.resumed.iter().map(|at| at.duration_since(run.started).as_secs_f64()).collect()
}

pub(super) fn body(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    let points: Vec<Point> = results.cells.iter().flat_map(|cell| points(analysis, cell)).collect();
    if points.is_empty() {
        return html! { p { "Nothing was measured." } };
    }
    let latest = points.iter().map(|p| p.at).fold(0.0, f64::max);
    let differences: Vec<f64> = points.iter().map(|p| p.difference.abs()).collect();
    let typical = stats::quantile(&differences, 0.98).unwrap_or(MOST).clamp(0.01, MOST);
    let x = Scale::linear(0.0, latest, 60.0, WIDTH - 20.0);
    let y = Scale::linear(-typical, typical, HEIGHT - 40.0, 8.0);
    let outside = points.iter().filter(|p| p.difference.abs() > typical).count();
    let names: Vec<(String, &str)> = results
        .engines
        .iter()
        .enumerate()
        .map(|(e, engine)| (engine.name.clone(), colour::of(analysis, e)))
        .collect();
    html! {
        p {
            "Each process against the median of its cell, in the order in which they ran. "
            (outside) " of " (points.len()) " lie beyond the edge and are drawn on it; none is "
            "left out of any figure. Engines and workloads come in random order, so drift "
            "favours none of them."
        }
        (svg::legend(&names))
        (svg::figure(WIDTH, HEIGHT, "processes over the time of the run", html! {
            @for tick in y.ticks(36.0) {
                @let class = if tick == 0.0 { "reference" } else { "grid" };
                (svg::line(60.0, y.at(tick), WIDTH - 20.0, y.at(tick), class))
                (svg::text(54.0, y.at(tick) + 4.0, "end", "tick", &format!("{} %", svg::short(100.0 * tick))))
            }
            @for tick in x.ticks(80.0) {
                (svg::text(x.at(tick), HEIGHT - 22.0, "middle", "tick", &format!("{} s", svg::short(tick))))
            }
            @for at in resumed(analysis) {
                (svg::line(x.at(at), 8.0, x.at(at), HEIGHT - 40.0, "limit"))
                (svg::text(x.at(at) + 4.0, 18.0, "start", "tick", "taken up again"))
            }
            @for point in &points {
                circle cx=(px(x.at(point.at))) cy=(px(y.at(point.difference))) r="2.4"
                    fill=(colour::of(analysis, point.engine)) fill-opacity="0.7" {
                    title { (point.title) }
                }
            }
        }))
    }
}
