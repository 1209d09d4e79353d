//! The report: one HTML file that needs no network.
//!
//! Everything is in the markup, tables and inline SVG, so it can be read with scripts off and
//! on paper; the inline script only sorts, filters and changes the baseline of the matrix.
//! Text from results reaches the page through maud, which escapes it, or through `data`,
//! which escapes it for a script element. Each part is a section with an id.

mod cells;
mod colour;
mod counters;
mod data;
mod drift;
mod intervals;
mod machine;
mod matrix;
mod means;
mod method;
mod mix;
mod startup;
mod summary;
mod svg;
#[cfg(test)]
mod tests;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::analysis::Analysis;

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// A part of the page.
struct Section {
    id: &'static str,
    title: &'static str,
    body: Markup,
}

/// The whole page, with ratios against `baseline` at first.
pub fn render(analysis: &Analysis, baseline: usize) -> String {
    let results = analysis.results;
    let started = results.run.started.strftime("%Y-%m-%d %H:%M UTC").to_string();
    let title = format!("Python interpreters, {} run of {started}", results.run.plan.mode);
    let sections = sections(analysis, baseline);
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { (title) }
                    (summary::subtitle(analysis))
                    nav {
                        @for section in &sections { a href={ "#" (section.id) } { (section.title) } }
                    }
                }
                main {
                    @for section in &sections {
                        section id=(section.id) {
                            h2 { (section.title) }
                            (section.body)
                        }
                    }
                }
                script type="application/json" id="data" { (data::matrix_json(analysis)) }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    page.into_string()
}

fn sections(analysis: &Analysis, baseline: usize) -> Vec<Section> {
    let section = |id, title, body| Section { id, title, body };
    vec![
        section("summary", "Summary", summary::body(analysis)),
        section("means", "Means", means::body(analysis, baseline)),
        section("matrix", "Matrix", matrix::body(analysis, baseline)),
        section("forest", "By workload", intervals::forest(analysis)),
        section("axes", "By axis", means::axes(analysis, baseline)),
        section("startup", "Start-up", startup::body(analysis)),
        section("mix", "Instruction mix", mix::body(analysis)),
        section("machine", "Machine code", machine::body(analysis)),
        section("counters", "Counted instructions", counters::body(analysis, baseline)),
        section("noise", "Noise floor", intervals::noise(analysis)),
        section("drift", "Run order", drift::body(analysis)),
        section("cells", "Cells", cells::body(analysis, baseline)),
        section("environment", "Environment", method::environment(analysis)),
        section("method", "Method", method::body(analysis)),
    ]
}
