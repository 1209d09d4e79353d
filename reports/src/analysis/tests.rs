//! Figures of the sample file, all of which can be worked out by hand.

use super::*;
use crate::model::{Figure, Mix, Statistic};

fn close(found: f64, expected: f64) {
    assert!((found - expected).abs() < 1e-9 * expected, "{found} != {expected}");
}

#[test]
fn speedups() {
    let results = sample_results();
    let analysis = Analysis::new(&results);
    let check = |workload, engine, baseline, expected: Option<f64>| match (
        analysis.speedup(workload, engine, baseline),
        expected,
    ) {
        (Some(found), Some(expected)) => close(found.value, expected),
        (found, expected) => assert_eq!(found.map(|e| e.value), expected),
    };
    check(0, 0, 2, Some(4.0));
    check(0, 1, 2, Some(2.0));
    check(1, 0, 2, Some(2.0));
    check(2, 0, 2, Some(1.0));
    check(0, 2, 0, Some(0.25));
    check(0, 0, 0, Some(1.0));
    check(0, 3, 2, None);
    check(0, 2, 3, None);
}

#[test]
fn means_name_what_they_lack() {
    let results = sample_results();
    let analysis = Analysis::new(&results);
    let mean = analysis.mean_of_groups(0, 2, &["float", "int"]).expect("measured");
    close(mean.estimate.value, 8f64.sqrt());
    assert_eq!((mean.measured, mean.missing), (2, vec![]));
    let mean = analysis.mean_of_groups(0, 2, &[] as &[&str]).expect("measured");
    close(mean.estimate.value, 2.0);
    assert_eq!(analysis.mean_of_groups(3, 2, &["int"]), None);
    assert_eq!(analysis.mean_of_groups(0, 2, &["none"]), None);
}

#[test]
fn a_mean_over_some_says_which_are_missing() {
    let mut results = sample_results();
    let cell = results.cell_mut("nbody", "fast", 0).expect("in the sample");
    cell.state = CellState::Absent("no file".to_owned());
    let analysis = Analysis::new(&results);
    let mean = analysis.mean_of_groups(0, 2, &["float", "int"]).expect("measured");
    close(mean.estimate.value, 2.0);
    assert_eq!((mean.measured, mean.missing), (1, vec!["nbody".to_owned()]));
}

#[test]
fn reasons() {
    let results = sample_results();
    let analysis = Analysis::new(&results);
    let check = |workload, engine, expected: Option<&str>| {
        assert_eq!(analysis.reason(workload, engine).as_deref(), expected);
    };
    check(0, 0, None);
    check(0, 3, Some("no twin in Lua"));
    check(1, 3, Some("wrong answer: expected '1', found '<b>2</b>'"));
    check(2, 3, Some("not measured yet"));
}

#[test]
fn floors_come_from_the_same_cell_twice() {
    let results = sample_results();
    let analysis = Analysis::new(&results);
    assert_eq!(analysis.pairs().len(), 3);
    close(analysis.floor(0).expect("measured twice"), 1.02);
    let mut without = sample_results();
    without.cells.retain(|c| c.replica == 0);
    assert_eq!(Analysis::new(&without).floor(0), None);
}

#[test]
fn verdicts() {
    let check = |value: f64, low: f64, high: f64, floor: Option<f64>, expected| {
        assert_eq!(Verdict::new(&Estimate { value, low, high }, floor), expected);
    };
    check(2.0, 1.9, 2.1, None, Verdict::Faster);
    check(0.5, 0.4, 0.6, Some(1.05), Verdict::Slower);
    check(1.03, 0.99, 1.07, None, Verdict::Unclear);
    check(1.03, 1.02, 1.04, Some(1.05), Verdict::Unclear);
    check(0.97, 0.96, 0.98, Some(1.05), Verdict::Unclear);
    check(1.06, 1.05, 1.07, Some(1.05), Verdict::Faster);
    check(1.0, 1.0, 1.0, None, Verdict::Unclear);
}

#[test]
fn limits() {
    let results = sample_results();
    let outcomes = Analysis::new(&results).outcomes();
    let check = |number: usize, passed: bool, value: Option<f64>, note: &str| {
        let outcome = &outcomes[number];
        assert_eq!(outcome.passed, passed, "{outcome:?}");
        assert_eq!(outcome.note, note);
        match (outcome.estimate, value) {
            (Some(found), Some(expected)) => close(found.value, expected),
            (found, expected) => assert_eq!(found.map(|e| e.value), expected),
        }
    };
    check(0, true, Some(8f64.sqrt()), "2 workloads");
    check(1, false, Some(2.0), "1 of 2 workloads below: fib<&> 2.00x");
    check(2, false, None, "nobody did not take part");
}

#[test]
fn limits_on_single_workloads_and_start_ups() {
    let mut results = sample_results();
    let single = Figure {
        name: "single".to_owned(),
        engine: "fast".to_owned(),
        baseline: "python3.12".to_owned(),
        groups: vec![],
        workloads: vec!["nbody".to_owned()],
        variants: None,
        statistic: Statistic::GeometricMean,
        at_least: 4.5,
    };
    let start = |variants: [&str; 2], at_least| Figure {
        workloads: vec![],
        variants: Some(variants.map(str::to_owned)),
        statistic: Statistic::Startup,
        at_least,
        ..single.clone()
    };
    results.figures = vec![
        single.clone(),
        start(["isolated", "isolated"], 1.0),
        start(["isolated", "default"], 1.0),
    ];
    let outcomes = Analysis::new(&results).outcomes();
    let shown = |number: usize| {
        let Outcome { estimate, note, passed, .. } = &outcomes[number];
        (estimate.map(|e| format!("{:.2}", e.value)), note.as_str(), *passed)
    };
    assert_eq!(shown(0), (Some("4.00".to_owned()), "nbody(10): 10.00 ms against 40.00 ms", false));
    assert_eq!(shown(1), (Some("3.00".to_owned()), "4.00 ms against 12.00 ms", true));
    assert_eq!(shown(2), (None, "start-up of python3.12 (default) was not planned", false));
}

#[test]
fn a_limit_with_a_workload_missing_has_not_passed() {
    let mut results = sample_results();
    results.cell_mut("fib<&>", "fast", 0).expect("in the sample").state = CellState::Pending;
    results.cell_mut("fib<&>", "fast", 0).expect("in the sample").processes.clear();
    let outcomes = Analysis::new(&results).outcomes();
    assert!(!outcomes[0].passed);
    assert_eq!(outcomes[0].note, "1 workload; without a figure: fib<&>");
}

#[test]
fn limits_on_groups_need_whole_groups() {
    let mut results = sample_results();
    results.run.plan.filter = Some("nbody,fib*".to_owned());
    let outcomes = Analysis::new(&results).outcomes();
    assert!(!outcomes[0].passed);
    assert_eq!(outcomes[0].note, "2 workloads; of a selection only");
}

#[test]
fn baselines_and_subjects() {
    let mut results = sample_results();
    let analysis = Analysis::new(&results);
    assert_eq!((analysis.default_baseline(), analysis.default_subject()), (2, 0));
    results.engines.drain(..2);
    let analysis = Analysis::new(&results);
    assert_eq!((analysis.default_baseline(), analysis.default_subject()), (0, 1));
}

#[test]
fn startups_and_first_calls() {
    let results = sample_results();
    close(startup_seconds(&results.startup[1], 50, 1).expect("runs").value, 0.012);
    close(first_seconds(&results.cells[0]).expect("first calls"), 0.015);
}

#[test]
fn instructions_have_a_time_and_a_share() {
    let results = sample_results();
    let analysis = Analysis::new(&results);
    assert_eq!(analysis.engines_with_mix(), [0]);
    assert_eq!(analysis.mix(1, 0), None);
    let row = analysis.mix(0, 0).expect("counted");
    // 10 ms over two million.
    close(row.nanoseconds.expect("timed"), 5.0);
    let other =
        Mix { executed: 10, instructions: vec![("jump".to_owned(), 10).into()], ..Mix::default() };
    let found = shares(&[row.mix, &other], |mix| &mix.instructions);
    assert_eq!(found, [("jump".to_owned(), 0.625), ("add<int>".to_owned(), 0.375)]);
}

#[test]
fn an_axis_is_spread_with_all_else_fixed() {
    let mut results = sample_results();
    assert_eq!(Analysis::new(&results).spread("dispatch"), [0, 1]);
    assert_eq!(Analysis::new(&results).spread("code"), [0]);
    results.engines[1].axes.insert("code".to_owned(), "stack".to_owned());
    assert_eq!(Analysis::new(&results).spread("dispatch"), [0]);
    assert_eq!(Analysis::new(&results).spread("code"), [0], "differs in dispatch, too");
    results.engines[1].axes.insert("dispatch".to_owned(), "threaded".to_owned());
    assert_eq!(Analysis::new(&results).spread("code"), [0, 1]);
}
