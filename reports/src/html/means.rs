//! Geometric means: by group for every engine, and along each axis with all else held fixed.

use maud::{Markup, html};

use super::svg::{self, Scale, px};
use super::{colour, intervals};
use crate::analysis::{Analysis, Mean};
use crate::stats::Estimate;
use crate::text::{AXES, interval, sets};

const LABELS: f64 = 190.0;
const WIDTH: f64 = 900.0;
const VALUES: f64 = 170.0;
const ROW: f64 = 17.0;

/// A bar: what it stands for, its colour, its mean.
struct Bar {
    label: String,
    colour: &'static str,
    mean: Mean,
}

/// Bars under a heading.
struct Block {
    heading: String,
    bars: Vec<Bar>,
}

fn blocks(analysis: &Analysis, engines: &[usize], baseline: usize) -> Vec<Block> {
    let bars = |groups: &[&str]| -> Vec<Bar> {
        let bar = |&e: &usize| {
            Some(Bar {
                label: analysis.results.engines[e].name.clone(),
                colour: colour::of(analysis, e),
                mean: analysis.mean_of_groups(e, baseline, groups)?,
            })
        };
        engines.iter().filter_map(bar).collect()
    };
    sets(analysis)
        .into_iter()
        .map(|(heading, groups)| Block { heading: heading.to_owned(), bars: bars(&groups) })
        .filter(|block| !block.bars.is_empty())
        .collect()
}

pub(super) fn body(analysis: &Analysis, baseline: usize) -> Markup {
    let results = analysis.results;
    let Some(base) = results.engines.get(baseline) else {
        return html! { p { "No engine took part." } };
    };
    let engines: Vec<usize> = (0..analysis.engine_count()).filter(|e| *e != baseline).collect();
    let blocks = blocks(analysis, &engines, baseline);
    html! {
        p {
            "Speed over " (base.name) ", each workload with equal weight, with 95 % intervals. "
            "The workloads are taken as given: the interval is about timing."
        }
        @if blocks.is_empty() {
            p { "Nothing was measured on both sides." }
        } @else {
            (chart(&blocks, &format!("geometric means of speed over {}", base.name)))
            (table(analysis, &engines, baseline))
        }
    }
}

fn table(analysis: &Analysis, engines: &[usize], baseline: usize) -> Markup {
    let sets = sets(analysis);
    html! {
        div.wide { table.means {
            thead { tr {
                th scope="col" { "engine" }
                @for (name, _) in &sets { th scope="col" { (name) } }
                th scope="col" { "slowest workload" }
            } }
            tbody {
                @for &e in engines {
                    tr {
                        th scope="row" { (analysis.results.engines[e].name) }
                        @for (_, groups) in &sets {
                            td { (mean_text(analysis.mean_of_groups(e, baseline, groups).as_ref())) }
                        }
                        td {
                            @match analysis.minimum(e, baseline, &[]) {
                                Some((name, least)) => { (name) " " (interval_text(&least)) }
                                None => "–",
                            }
                        }
                    }
                }
            }
        } }
    }
}

fn mean_text(mean: Option<&Mean>) -> Markup {
    let Some(mean) = mean else { return html! { "–" } };
    let all = mean.measured + mean.missing.len();
    html! {
        (interval_text(&mean.estimate))
        @if !mean.missing.is_empty() { " over " (mean.measured) " of " (all) }
    }
}

/// A figure and its interval, which stay on a line each.
fn interval_text(estimate: &Estimate) -> Markup {
    html! {
        b { (format!("{:.2}×", estimate.value)) } " "
        span.figure { (format!("[{:.2}, {:.2}]", estimate.low, estimate.high)) }
    }
}

/// Horizontal bars from 0 with whiskers, block under block.
fn chart(blocks: &[Block], title: &str) -> Markup {
    let most = blocks
        .iter()
        .flat_map(|block| &block.bars)
        .map(|bar| bar.mean.estimate.high)
        .fold(1.0, f64::max);
    let scale = Scale::linear(0.0, most * 1.03, LABELS, WIDTH - VALUES);
    let rows: usize = blocks.iter().map(|block| block.bars.len()).sum();
    let bottom = rows as f64 * ROW + blocks.len() as f64 * (ROW + 8.0) + 4.0;
    let mut y = 4.0;
    let mut placed = Vec::new();
    for block in blocks {
        placed.push((y, &block.heading, None));
        y += ROW + 2.0;
        for bar in &block.bars {
            placed.push((y, &bar.label, Some(bar)));
            y += ROW;
        }
        y += 6.0;
    }
    svg::figure(
        WIDTH,
        bottom + 22.0,
        title,
        html! {
            (svg::grid(&scale, 4.0, bottom, Some(1.0), "×"))
            @for (y, label, bar) in placed {
                @match bar {
                    None => (svg::text(0.0, y + 13.0, "start", "heading", label)),
                    Some(bar) => {
                        (svg::text(LABELS - 8.0, y + 12.0, "end", "label", label))
                        (draw(bar, &scale, y))
                    }
                }
            }
        },
    )
}

fn draw(bar: &Bar, scale: &Scale, y: f64) -> Markup {
    let e = &bar.mean.estimate;
    let (left, right) = (scale.at(0.0), scale.at(e.value));
    let middle = y + ROW / 2.0;
    html! {
        rect x=(px(left)) y=(px(y + 3.0)) width=(px(right - left)) height=(px(ROW - 6.0))
            fill=(bar.colour) fill-opacity="0.75" {}
        (svg::line(scale.at(e.low), middle, scale.at(e.high), middle, "whisker"))
        (svg::line(scale.at(e.low), middle - 3.0, scale.at(e.low), middle + 3.0, "whisker"))
        (svg::line(scale.at(e.high), middle - 3.0, scale.at(e.high), middle + 3.0, "whisker"))
        (svg::text(WIDTH - VALUES + 8.0, y + 12.0, "start", "label", &interval(e)))
    }
}

/// For each axis on which engines differ in nothing else: the bars of those engines, and the
/// subject against each of the others.
pub(super) fn axes(analysis: &Analysis, baseline: usize) -> Markup {
    let engines = &analysis.results.engines;
    let spreads: Vec<(&str, Vec<usize>)> = AXES
        .into_iter()
        .map(|axis| (axis, analysis.spread(axis)))
        .filter(|(_, spread)| spread.len() > 1)
        .collect();
    html! {
        p {
            "Engines that differ in one axis and nothing else. Bars: speed over "
            (engines.get(baseline).map_or("-", |e| e.name.as_str())) "."
        }
        @if spreads.is_empty() {
            p { "No two engines of this run differ in just one axis (" (AXES.join(", ")) ")." }
        }
        (plane(analysis, baseline))
        @for (axis, spread) in &spreads {
            h3 { (axis) }
            (chart(&blocks(analysis, spread, baseline), &format!("engines by {axis}")))
            (versus(analysis, axis, spread))
            (intervals::spread(analysis, spread))
        }
    }
}

/// Dispatch down and form of code across, all else as with the subject: the mean over floats
/// and integers, or over everything where those were not run.
fn plane(analysis: &Analysis, baseline: usize) -> Markup {
    let engines = &analysis.results.engines;
    let Some(subject) = engines.get(analysis.default_subject()) else { return html! {} };
    let alike = |e: &usize| {
        ["kind", "value"].iter().all(|axis| engines[*e].axis(axis) == subject.axis(axis))
    };
    let members: Vec<usize> = (0..engines.len()).filter(alike).collect();
    let places = |axis: &str| {
        let mut places: Vec<&str> = Vec::new();
        for e in &members {
            let place = engines[*e].axis(axis);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places
    };
    let (dispatches, codes) = (places("dispatch"), places("code"));
    if dispatches.len() < 2 || codes.len() < 2 {
        return html! {};
    }
    let at = |dispatch: &str, code: &str| {
        let here = |e: &&usize| {
            engines[**e].axis("dispatch") == dispatch && engines[**e].axis("code") == code
        };
        members.iter().find(here).copied()
    };
    let Some((heading, groups)) = sets(analysis).into_iter().next() else { return html! {} };
    html! {
        h3 { "dispatch and code" }
        table.matrix {
            thead { tr {
                th scope="col" { (heading) }
                @for code in &codes { th scope="col" { (code) } }
            } }
            tbody {
                @for dispatch in &dispatches {
                    tr {
                        th scope="row" { (dispatch) }
                        @for code in &codes {
                            (plane_cell(analysis, at(dispatch, code), baseline, &groups))
                        }
                    }
                }
            }
        }
    }
}

fn plane_cell(
    analysis: &Analysis,
    engine: Option<usize>,
    baseline: usize,
    groups: &[&str],
) -> Markup {
    let mean = engine.and_then(|e| analysis.mean_of_groups(e, baseline, groups));
    html! {
        @match mean {
            Some(mean) => td class=(colour::class(&mean.estimate, mean.verdict))
                title=(interval(&mean.estimate)) { (format!("{:.2}×", mean.estimate.value)) },
            None => td.none title="not measured" { "–" },
        }
    }
}

/// The first engine of a spread over each of the others.
fn versus(analysis: &Analysis, axis: &str, spread: &[usize]) -> Markup {
    let engines = &analysis.results.engines;
    let Some((&first, others)) = spread.split_first() else { return html! {} };
    let sets = sets(analysis);
    html! {
        div.wide { table {
            thead { tr {
                th scope="col" { (engines[first].axis(axis)) " over" }
                @for (name, _) in &sets { th scope="col" { (name) } }
            } }
            tbody {
                @for &other in others {
                    tr {
                        th scope="row" { (engines[other].axis(axis)) }
                        @for (_, groups) in &sets {
                            td { (mean_text(analysis.mean_of_groups(first, other, groups).as_ref())) }
                        }
                    }
                }
            }
        } }
    }
}
