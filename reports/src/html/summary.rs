//! The head of the page: what was run, how it did against its limits, what to be careful of.

use maud::{Markup, html};

use crate::analysis::Analysis;
use crate::model::RunState;

pub(super) fn subtitle(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    let plan = &results.run.plan;
    let unknown = "unknown".to_owned();
    html! {
        p.subtitle {
            (results.environment.machine.cpu.as_ref().unwrap_or(&unknown)) " · "
            "commit " (results.environment.repository.describe.as_ref().unwrap_or(&unknown)) " · "
            (results.workloads.len()) " workloads × " (results.engines.len()) " engines · "
            (plan.rounds) " processes a cell, " (plan.samples) " samples each · seed " (plan.seed)
        }
    }
}

pub(super) fn body(analysis: &Analysis) -> Markup {
    let results = analysis.results;
    let outcomes = analysis.outcomes();
    let failures = results.failures().count();
    html! {
        @match results.run.state {
            RunState::Complete => {}
            RunState::Interrupted => p.warning { "The run was interrupted: figures are over what was measured." }
            RunState::Running => p.warning { "The run did not end: figures are over what was measured." }
        }
        @if let Some(filter) = &results.run.plan.filter {
            p.warning { "Only some workloads were asked for: " code { "--filter " (filter) } }
        }
        @if !outcomes.is_empty() {
            div.tiles {
                @for outcome in &outcomes {
                    div.tile.passed[outcome.passed].short[!outcome.passed] {
                        div.name { (outcome.figure.name) }
                        div.value {
                            @match outcome.estimate {
                                Some(e) => { (format!("{:.2}×", e.value)) }
                                None => "–",
                            }
                        }
                        div {
                            @if outcome.passed { "pass" } @else { "short" }
                            ": at least " (outcome.figure.at_least) "× wanted"
                        }
                        div.note {
                            @if let Some(e) = outcome.estimate {
                                (format!("[{:.2}, {:.2}]", e.low, e.high)) " · "
                            }
                            (outcome.note)
                        }
                    }
                }
            }
        }
        @if failures > 0 {
            p.warning { (failures) " cells failed; the reasons are below the matrix." }
        }
        @for warning in &results.environment.warnings {
            p.warning { b { (warning.topic) } ": " (warning.text) }
        }
    }
}
