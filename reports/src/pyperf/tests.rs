//! The shape is pyperf's, the values are the file's.

use super::*;
use crate::analysis::sample_results;

#[test]
fn has_pyperfs_shape() {
    let results = sample_results();
    let suite = export(&results, results.engine("fast").expect("there")).expect("cells");
    assert_eq!(suite["version"], "1.0");
    assert_eq!(suite["metadata"]["lab_axis_dispatch"], "threaded");
    let benchmarks = suite["benchmarks"].as_array().expect("a list");
    assert_eq!(benchmarks.len(), 6, "time and instructions of three workloads");
    let nbody = &benchmarks[0];
    assert_eq!(nbody["metadata"]["name"], "nbody");
    assert_eq!(nbody["metadata"]["unit"], "second");
    let runs = nbody["runs"].as_array().expect("a list");
    assert_eq!(runs.len(), 3);
    assert_eq!(runs[0]["values"], json!([0.01, 0.01, 0.01]));
    assert_eq!(runs[0]["warmups"], json!([[1, 0.011000000000000001]]));
    assert_eq!(runs[0]["metadata"]["loops"], 2);
    assert_eq!(runs[0]["metadata"]["mem_max_rss"], 20_480_000);
    assert_eq!(runs[1]["metadata"]["date"], "2024-02-29 12:00:02.010000");
    assert_eq!(benchmarks[1]["metadata"]["unit"], "integer");
    assert_eq!(benchmarks[1]["runs"][0]["values"], json!([10_000_000]));
}

#[test]
fn engines_without_figures_have_no_file() {
    let results = sample_results();
    assert_eq!(export(&results, results.engine("<lua>").expect("there")), None);
}
