//! Ratios as dots with intervals on a logarithmic scale: the forest plot of the subject
//! against other Pythons, and the pairs of the noise floor.

use maud::{Markup, html};

use super::colour;
use super::svg::{self, Scale, px};
use crate::analysis::{Analysis, Verdict};
use crate::stats::Estimate;
use crate::text::interval;

const LABELS: f64 = 190.0;
const WIDTH: f64 = 900.0;
const ROW: f64 = 19.0;

struct Row {
    label: String,
    /// A mean: drawn as a diamond, with its label in bold.
    is_mean: bool,
    marks: Vec<Mark>,
}

struct Mark {
    colour: &'static str,
    ratio: Estimate,
    verdict: Verdict,
    title: String,
}

/// The subject against CPython 3.12 and Debian's 3.11, as far as they took part.
pub(super) fn forest(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    let subject = analysis.default_subject();
    let baselines: Vec<usize> = {
        let cpythons = |e: &usize| results.engines[*e].axis("kind") == "cpython" && *e != subject;
        (0..analysis.engine_count()).filter(cpythons).collect()
    };
    let (Some(engine), false) = (results.engines.get(subject), baselines.is_empty()) else {
        return html! { p { "There is nothing to compare with: no CPython took part." } };
    };
    let rows = rows(analysis, subject, &baselines);
    html! {
        p {
            "Speed of " b { (engine.name) } " over other Pythons, with 95 % intervals; diamonds "
            "are geometric means. Grey: within noise. Dotted: the limit for the slowest workload."
        }
        (svg::legend(&names(analysis, &baselines)))
        @if rows.iter().all(|row| row.marks.is_empty()) {
            p { "Nothing was measured on both sides." }
        } @else {
            (plot(&rows, &limits(analysis, subject), &format!("speed of {}", engine.name)))
        }
    }
}

/// The first engine of a spread over each of the others, workload by workload.
pub(super) fn spread(analysis: &Analysis, spread: &[usize]) -> Markup {
    let Some((&first, others)) = spread.split_first() else { return html! {} };
    let name = &analysis.results.engines[first].name;
    let rows = rows(analysis, first, others);
    html! {
        @if rows.iter().any(|row| !row.marks.is_empty()) {
            p { "Speed of " b { (name) } " over the others, workload by workload; diamonds are "
                "geometric means, grey is within noise." }
            (svg::legend(&names(analysis, others)))
            (plot(&rows, &[], &format!("speed of {name} over engines of the same axis")))
        }
    }
}

fn names(analysis: &Analysis, baselines: &[usize]) -> Vec<(String, &'static str)> {
    let name = |b: &usize| format!("over {}", analysis.results.engines[*b].name);
    baselines.iter().map(|b| (name(b), colour::of(analysis, *b))).collect()
}

fn rows(analysis: &Analysis, subject: usize, baselines: &[usize]) -> Vec<Row> {
    let results = analysis.results;
    let mut rows = Vec::new();
    for group in results.groups() {
        let mean = |&b: &usize| {
            let mean = analysis.mean_of_groups(subject, b, &[group])?;
            let title =
                format!("{group} over {}: {}", results.engines[b].name, interval(&mean.estimate));
            Some(Mark {
                colour: colour::of(analysis, b),
                ratio: mean.estimate,
                verdict: mean.verdict,
                title,
            })
        };
        let marks = baselines.iter().filter_map(mean).collect();
        rows.push(Row { label: group.to_owned(), is_mean: true, marks });
        for (w, workload) in results.workloads.iter().enumerate() {
            if workload.group != group {
                continue;
            }
            let mark = |&b: &usize| {
                let ratio = analysis.speedup(w, subject, b)?;
                let name = &results.engines[b].name;
                let title = format!("{} over {name}: {}", workload.name, interval(&ratio));
                Some(Mark {
                    colour: colour::of(analysis, b),
                    ratio,
                    verdict: analysis.verdict(w, &ratio),
                    title,
                })
            };
            let marks = baselines.iter().filter_map(mark).collect();
            rows.push(Row { label: workload.name.clone(), is_mean: false, marks });
        }
    }
    rows
}

/// Limits on single workloads of the subject.
fn limits(analysis: &Analysis, subject: usize) -> Vec<f64> {
    use crate::model::Statistic;
    let name = &analysis.results.engines[subject].name;
    let figures = analysis.results.figures.iter();
    figures
        .filter(|f| f.engine == *name && f.statistic == Statistic::Minimum)
        .map(|f| f.at_least)
        .collect()
}

fn plot(rows: &[Row], limits: &[f64], title: &str) -> Markup {
    let ends = rows.iter().flat_map(|r| &r.marks).flat_map(|m| [m.ratio.low, m.ratio.high]);
    let ends = ends.chain(limits.iter().copied()).chain([1.0]);
    let (low, high) = ends.fold((f64::INFINITY, 0f64), |(l, h), v| (l.min(v), h.max(v)));
    let margin = (high / low).powf(0.03).max(1.01);
    let scale = Scale::logarithmic(low / margin, high * margin, LABELS, WIDTH - 20.0);
    let bottom = rows.len() as f64 * ROW + 6.0;
    svg::figure(
        WIDTH,
        bottom + 22.0,
        title,
        html! {
            (svg::grid(&scale, 4.0, bottom, Some(1.0), "×"))
            @for limit in limits { (svg::line(scale.at(*limit), 4.0, scale.at(*limit), bottom, "limit")) }
            @for (number, row) in rows.iter().enumerate() {
                @let top = number as f64 * ROW + 4.0;
                @let class = if row.is_mean { "heading" } else { "label" };
                (svg::text(LABELS - 8.0, top + 13.0, "end", class, &row.label))
                @if row.is_mean && number > 0 { (svg::line(0.0, top, WIDTH - 20.0, top, "grid")) }
                @if row.marks.is_empty() {
                    (svg::text(scale.at(1.0) + 6.0, top + 13.0, "start", "tick", "no figure"))
                }
                @for (position, mark) in row.marks.iter().enumerate() {
                    @let y = top + ROW * (position as f64 + 1.0) / (row.marks.len() as f64 + 1.0);
                    (draw(mark, &scale, y, row.is_mean))
                }
            }
        },
    )
}

fn draw(mark: &Mark, scale: &Scale, y: f64, diamond: bool) -> Markup {
    let colour = match mark.verdict {
        Verdict::Unclear => "#999999",
        _ => mark.colour,
    };
    let x = scale.at(mark.ratio.value);
    html! {
        g stroke=(colour) fill=(colour) {
            title { (mark.title) }
            (svg::line(scale.at(mark.ratio.low), y, scale.at(mark.ratio.high), y, "interval"))
            @if diamond {
                path d={ "M" (px(x - 6.0)) " " (px(y)) "l6 -4.5l6 4.5l-6 4.5z" } {}
            } @else {
                circle cx=(px(x)) cy=(px(y)) r="3.2" {}
            }
        }
    }
}

/// The same cell measured twice.
pub(super) fn noise(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    if analysis.pairs().is_empty() {
        return html! { p { "No cell was measured twice: differences cannot be told from noise." } };
    }
    let rows: Vec<Row> = results
        .workloads
        .iter()
        .enumerate()
        .filter_map(|(w, workload)| {
            let mark = |pair: &crate::analysis::Pair| {
                let engine = &results.engines[pair.engine].name;
                let title = format!("{} on {engine}: {}", workload.name, interval(&pair.ratio));
                let verdict = Verdict::Faster;
                Mark {
                    colour: colour::of(analysis, pair.engine),
                    ratio: pair.ratio,
                    verdict,
                    title,
                }
            };
            let pairs = analysis.pairs().iter().filter(|pair| pair.workload == w);
            let marks: Vec<Mark> = pairs.map(mark).collect();
            (!marks.is_empty()).then(|| Row { label: workload.name.clone(), is_mean: false, marks })
        })
        .collect();
    let mut twice: Vec<usize> = analysis.pairs().iter().map(|pair| pair.engine).collect();
    twice.sort_unstable();
    twice.dedup();
    let names: Vec<(String, &str)> = twice
        .iter()
        .map(|e| (results.engines[*e].name.clone(), colour::of(analysis, *e)))
        .collect();
    html! {
        p {
            "The same cell measured twice in this run, interleaved like any two engines: the "
            "ratio would be 1 without noise. A workload's floor is its largest difference, or "
            "the median difference of all workloads if that is larger. Below the floor a "
            "difference is never called faster or slower."
        }
        (svg::legend(&names))
        (plot(&rows, &[], "the same cell measured twice"))
        (floors(analysis))
    }
}

fn floors(analysis: &Analysis) -> Markup {
    let percent = |floor: f64| format!("{:.1} %", 100.0 * (floor - 1.0));
    html! {
        p.floors {
            b { "Floors: " }
            @for (w, workload) in analysis.results.workloads.iter().enumerate() {
                @if let Some(floor) = analysis.floor(w) {
                    span { (workload.name) " " (percent(floor)) } " "
                }
            }
        }
    }
}
