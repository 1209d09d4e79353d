//! What the script needs: the matrix's cells for every baseline, ready to be shown.
//!
//! The script decides nothing about figures; it swaps text, class and explanation.

use maud::{Markup, PreEscaped};
use serde_json::{Value, json};

use super::matrix::{Shown, mean_cell, ratio_cell};
use crate::analysis::Analysis;

/// `baselines[b].cells[w][e]` and `baselines[b].means[g][e]`, each `[text, class, title, sort]`.
pub(super) fn matrix_json(analysis: &Analysis) -> Markup {
    let engines = 0..analysis.engine_count();
    let groups = analysis.results.groups();
    let baselines: Vec<Value> = engines
        .clone()
        .map(|baseline| {
            let rows = |count: usize, cell: &dyn Fn(usize, usize) -> Shown| -> Vec<Value> {
                let row = |r| engines.clone().map(|e| triple(cell(r, e))).collect();
                (0..count).map(row).collect()
            };
            let cells =
                rows(analysis.workload_count(), &|w, e| ratio_cell(analysis, w, e, baseline));
            let means =
                rows(groups.len(), &|g, e| mean_cell(analysis, Some(groups[g]), e, baseline));
            let all = rows(1, &|_, e| mean_cell(analysis, None, e, baseline));
            json!({"cells": cells, "means": means, "all": all})
        })
        .collect();
    escape_for_script(&json!({"baselines": baselines}).to_string())
}

fn triple(shown: Shown) -> Value {
    json!([shown.text, shown.class, shown.title, shown.sort])
}

/// Inside a script element only `<` can end it early; JSON has an escape for that.
pub(super) fn escape_for_script(json: &str) -> Markup {
    PreEscaped(json.replace('<', "\\u003c"))
}
