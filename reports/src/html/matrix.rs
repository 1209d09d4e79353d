//! The matrix: workloads down, engines across, ratios as heat. A cell without a figure is
//! hatched and says why.

use maud::{Markup, html};

use super::colour;
use crate::analysis::{Analysis, Verdict};
use crate::text::{duration, interval, workloads};

/// A cell as it is shown.
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) class: String,
    /// Explanation: interval, floor, or why there is no figure.
    pub(super) title: String,
    /// By what a column is sorted; cells without a figure come last.
    pub(super) sort: f64,
}

impl Shown {
    fn missing(why: String) -> Shown {
        Shown { text: "–".to_owned(), class: "none".to_owned(), title: why, sort: -1.0 }
    }
}

pub(super) fn ratio_cell(
    analysis: &Analysis,
    workload: usize,
    engine: usize,
    baseline: usize,
) -> Shown {
    let results = analysis.results;
    if let Some(why) = analysis.reason(workload, engine) {
        return Shown::missing(why);
    }
    let seconds = analysis.seconds(workload, engine).map_or(String::new(), |s| duration(s.value));
    if engine == baseline {
        return Shown {
            text: seconds.clone(),
            class: "base".to_owned(),
            title: format!("baseline: {seconds} a call"),
            sort: 1.0,
        };
    }
    let Some(ratio) = analysis.speedup(workload, engine, baseline) else {
        let base = &results.engines[baseline].name;
        return Shown {
            text: seconds.clone(),
            class: "none".to_owned(),
            title: format!("{seconds} a call; no figure for {base} to compare with"),
            sort: -1.0,
        };
    };
    let verdict = analysis.verdict(workload, &ratio);
    let note = if verdict == Verdict::Unclear { "; within noise" } else { "" };
    Shown {
        text: ratio_text(ratio.value, verdict),
        class: colour::class(&ratio, verdict),
        title: format!("{}, {seconds} a call{note}", interval(&ratio)),
        sort: ratio.value,
    }
}

/// The geometric mean of a group, or of all workloads.
pub(super) fn mean_cell(
    analysis: &Analysis,
    group: Option<&str>,
    engine: usize,
    baseline: usize,
) -> Shown {
    if engine == baseline {
        return Shown {
            text: "1".to_owned(),
            class: "base".to_owned(),
            title: "baseline".to_owned(),
            sort: 1.0,
        };
    }
    let groups: Vec<&str> = group.into_iter().collect();
    let Some(mean) = analysis.mean_of_groups(engine, baseline, &groups) else {
        return Shown::missing("no workload has a figure on both sides".to_owned());
    };
    let mut title = format!("{} over {}", interval(&mean.estimate), workloads(mean.measured));
    let mut text = ratio_text(mean.estimate.value, mean.verdict);
    if !mean.missing.is_empty() {
        title.push_str(&format!("; without a figure: {}", mean.missing.join(", ")));
        text.push('*');
    }
    Shown {
        text,
        class: colour::class(&mean.estimate, mean.verdict),
        title,
        sort: mean.estimate.value,
    }
}

fn ratio_text(value: f64, verdict: Verdict) -> String {
    let tilde = if verdict == Verdict::Unclear { "~" } else { "" };
    format!("{tilde}{value:.2}×")
}

fn cell(shown: &Shown) -> Markup {
    html! {
        td class=(shown.class) title=(shown.title) data-sort=(shown.sort) { (shown.text) }
    }
}

pub(super) fn body(analysis: &Analysis, baseline: usize) -> Markup {
    let results = analysis.results;
    let engines = 0..analysis.engine_count();
    let groups = results.groups();
    html! {
        p {
            "How many times faster than the baseline an engine runs a workload; the baseline's "
            "own column has its time for one call. Grey with ~: the interval includes 1 or the "
            "difference is below the noise floor. Hatched: no figure, the reasons are listed "
            "below. * a mean over fewer workloads than the group has."
        }
        div.controls {
            label { "baseline "
                select id="baseline" {
                    @for (e, engine) in results.engines.iter().enumerate() {
                        option value=(e) selected[e == baseline] { (engine.name) }
                    }
                }
            }
            label { "filter " input id="filter" type="search" placeholder="workload"; }
            @for (g, group) in groups.iter().enumerate() {
                label { input type="checkbox" class="group" value=(g) checked; " " (group) }
            }
        }
        (steps())
        div.wide {
            table.matrix id="matrix-table" {
                thead { tr {
                    th scope="col" data-column="-1" { "workload" }
                    @for (e, engine) in results.engines.iter().enumerate() {
                        th scope="col" data-column=(e) title=(engine.version) {
                            (breakable(&engine.name))
                        }
                    }
                } }
                @for (g, group) in groups.iter().enumerate() {
                    tbody data-group=(g) {
                        tr.mean {
                            th scope="row" { (group) ": geometric mean" }
                            @for e in engines.clone() {
                                (cell(&mean_cell(analysis, Some(group), e, baseline)))
                            }
                        }
                        @for (w, workload) in results.workloads.iter().enumerate() {
                            @if workload.group == *group {
                                tr data-workload=(w) data-name=(workload.name) {
                                    th scope="row" title=(workload.description) {
                                        a href={ "#w" (w) } { (workload.name) }
                                    }
                                    @for e in engines.clone() {
                                        (cell(&ratio_cell(analysis, w, e, baseline)))
                                    }
                                }
                            }
                        }
                    }
                }
                tfoot {
                    tr.mean data-all="1" {
                        th scope="row" { "all: geometric mean" }
                        @for e in engines { (cell(&mean_cell(analysis, None, e, baseline))) }
                    }
                }
            }
        }
        (reasons(analysis))
    }
}

/// A name that may go on in the next line behind a hyphen.
fn breakable(name: &str) -> Markup {
    html! {
        @for part in name.split_inclusive('-') { (part) wbr; }
    }
}

/// The steps of colour and what they stand for.
fn steps() -> Markup {
    let range = |n: usize| match colour::STEPS.get(n + 1) {
        Some(next) => format!("{}–{next}", colour::STEPS[n]),
        None => format!("{}+", colour::STEPS[n]),
    };
    html! {
        p.steps {
            "slower "
            @for n in (0..colour::STEPS.len()).rev() {
                span class={ "s" (n + 1) } { "1/" (range(n)) }
            }
            span.same { "noise" }
            @for n in 0..colour::STEPS.len() { span class={ "f" (n + 1) } { (range(n)) } }
            " faster"
            span.none { "no figure" }
        }
    }
}

/// Cells without a figure that share reason, engines and workloads.
struct Gap {
    why: String,
    engines: Vec<String>,
    workloads: Vec<String>,
}

/// Like reasons are taken together, first over engines and then over workloads.
fn gaps(analysis: &Analysis) -> Vec<Gap> {
    let results = analysis.results;
    let mut gaps: Vec<Gap> = Vec::new();
    for (w, workload) in results.workloads.iter().enumerate() {
        let mut of_workload: Vec<(String, Vec<String>)> = Vec::new();
        for (e, engine) in results.engines.iter().enumerate() {
            let Some(why) = analysis.reason(w, e) else { continue };
            match of_workload.iter_mut().find(|(reason, _)| *reason == why) {
                Some((_, engines)) => engines.push(engine.name.clone()),
                None => of_workload.push((why, vec![engine.name.clone()])),
            }
        }
        for (why, engines) in of_workload {
            match gaps.iter_mut().find(|gap| gap.why == why && gap.engines == engines) {
                Some(gap) => gap.workloads.push(workload.name.clone()),
                None => gaps.push(Gap { why, engines, workloads: vec![workload.name.clone()] }),
            }
        }
    }
    gaps
}

/// Every cell without a figure and its reason.
fn reasons(analysis: &Analysis) -> Markup {
    let gaps = gaps(analysis);
    let absent = &analysis.results.absent;
    html! {
        @if !gaps.is_empty() || !absent.is_empty() {
            h3 { "Not measured" }
            table {
                thead { tr { th { "engines" } th { "workloads" } th { "reason" } } }
                tbody {
                    @for engine in absent {
                        tr { td { (engine.name) } td { "all" } td { (engine.reason) } }
                    }
                    @for gap in &gaps {
                        tr {
                            td { (gap.engines.join(", ")) }
                            td { (gap.workloads.join(", ")) }
                            td { (gap.why) }
                        }
                    }
                }
            }
        }
    }
}
