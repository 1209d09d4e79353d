//! Results in pyperf's JSON (format 1.0), so that `pyperf compare_to`, `stats` and `hist`
//! read them. One file holds one engine, since pyperf compares files benchmark by benchmark.
//!
//! A process of ours is a run of theirs; values and warm-ups are seconds per call. What
//! pyperf has no place for (axes, order, failures, the second replica) stays in our own file.

#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

use crate::model::{Cell, CellState, CounterState, Engine, Process, Results};

/// Format that pyperf calls "1.0": warm-up values are per call, too.
const FORMAT: &str = "1.0";

/// The measured cells of `engine` as a pyperf benchmark suite; `None` if there are none.
pub fn export(results: &Results, engine: &Engine) -> Option<Value> {
    let cells = results
        .cells
        .iter()
        .filter(|c| c.engine == engine.name && c.replica == 0 && has_samples(c));
    let benchmarks: Vec<Value> =
        cells.flat_map(|cell| [timings(results, cell)].into_iter().chain(counts(cell))).collect();
    (!benchmarks.is_empty()).then(|| {
        json!({
            "version": FORMAT,
            "metadata": suite_metadata(results, engine),
            "benchmarks": benchmarks,
        })
    })
}

fn has_samples(cell: &Cell) -> bool {
    matches!(cell.state, CellState::Measured | CellState::Pending)
        && cell.processes.iter().any(|p| !p.samples.is_empty())
}

/// Keys are pyperf's own where it has one for the fact.
fn suite_metadata(results: &Results, engine: &Engine) -> Value {
    let machine = &results.environment.machine;
    let mut out = Map::new();
    let mut put = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            out.insert(key.to_owned(), value);
        }
    };
    put("cpu_model_name", machine.cpu.clone().map(Value::from));
    put("cpu_count", machine.cpus.map(Value::from));
    put("platform", machine.kernel.clone().map(Value::from));
    put(
        "aslr",
        machine.aslr.map(|a| if a == 0 { "No randomization" } else { "Full randomization" }.into()),
    );
    put("python_version", Some(engine.version.clone().into()));
    put("lab_engine", Some(engine.name.clone().into()));
    put("lab_version", Some(results.run.lab.clone().into()));
    put("lab_commit", results.environment.repository.describe.clone().map(Value::from));
    for (axis, value) in &engine.axes {
        put(&format!("lab_axis_{axis}"), Some(value.clone().into()));
    }
    Value::Object(out)
}

fn timings(results: &Results, cell: &Cell) -> Value {
    let runs: Vec<Value> =
        cell.processes.iter().filter(|p| !p.samples.is_empty()).map(|p| run(results, p)).collect();
    let mut metadata = json!({"name": cell.workload, "unit": "second"});
    if let Some(workload) = results.workload(&cell.workload) {
        if !workload.description.is_empty() {
            metadata["description"] = workload.description.clone().into();
        }
        metadata["lab_group"] = workload.group.clone().into();
    }
    json!({"metadata": metadata, "runs": runs})
}

fn run(results: &Results, process: &Process) -> Value {
    let at = jiff::SignedDuration::try_from_secs_f64(process.at).unwrap_or_default();
    let date = results.run.started.checked_add(at).unwrap_or(results.run.started);
    let mut metadata = json!({
        "date": date.strftime("%Y-%m-%d %H:%M:%S.%6f").to_string(),
        "duration": process.wall,
        "loops": process.samples[0].loops,
    });
    if let Some(kib) = process.rss {
        metadata["mem_max_rss"] = (kib * 1024).into();
    }
    if let Some(load) = process.load {
        metadata["load_avg_1min"] = load.into();
    }
    let values: Vec<f64> = process.samples.iter().map(|s| s.per_call()).collect();
    let mut run = json!({"metadata": metadata, "values": values});
    if !process.warmups.is_empty() {
        run["warmups"] = process.warmups.iter().map(|s| json!([s.loops, s.per_call()])).collect();
    }
    run
}

/// Counted events as benchmarks of their own, in pyperf's unit `integer`.
fn counts(cell: &Cell) -> Vec<Value> {
    let count = |counter: &crate::model::Counter| match counter.state {
        CounterState::Counted { per_call, .. } => Some(json!({
            "metadata": {
                "name": format!("{} {}", cell.workload, counter.metric),
                "unit": "integer",
                "loops": 1,
                "lab_source": counter.source,
            },
            "runs": [{"values": [per_call.round() as u64]}],
        })),
        CounterState::NotAvailable { .. } => None,
    };
    cell.counters.iter().filter_map(count).collect()
}
