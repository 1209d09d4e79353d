//! Estimates with and without a past.

use std::collections::BTreeMap;

use apython_reports::model::*;

use super::*;

fn plan() -> Plan {
    Plan {
        mode: "quick".to_owned(),
        filter: None,
        size: "quick".to_owned(),
        seed: 1,
        rounds: 3,
        samples: 2,
        min_time: 0.01,
        max_time: None,
        warmup: 0,
        timeout: 1.0,
        startup_runs: 0,
        count: false,
        cpu: None,
        twice: vec![],
        resamples: 10,
        environment: BTreeMap::new(),
    }
}

fn engine(kind: &str) -> Engine {
    Engine {
        name: "e".to_owned(),
        label: String::new(),
        language: "python".to_owned(),
        command: vec![],
        version: String::new(),
        axes: BTreeMap::from([("kind".to_owned(), kind.to_owned())]),
        hash: String::new(),
        numeric_answers: false,
        stats: Vec::new(),
        handlers: None,
        machine: None,
    }
}

fn workload() -> Workload {
    Workload {
        name: "w".to_owned(),
        group: "int".to_owned(),
        description: String::new(),
        source: String::new(),
        file: "w.py".to_owned(),
        lua: None,
        n: Some(1),
        expected: "1".to_owned(),
        hash: String::new(),
    }
}

fn results(plan: Plan, walls: &[f64]) -> Results {
    let process = |wall: &f64| Process {
        round: 0,
        order: 0,
        at: 0.0,
        wall: *wall,
        cpu: 0.0,
        rss: None,
        load: None,
        first: None,
        warmups: vec![],
        samples: vec![],
    };
    Results {
        schema: SCHEMA.to_owned(),
        run: Run {
            started: jiff::Timestamp::UNIX_EPOCH,
            resumed: vec![],
            finished: None,
            state: RunState::Complete,
            plan,
            lab: String::new(),
        },
        environment: Environment::default(),
        engines: vec![engine("cpython")],
        absent: vec![],
        workloads: vec![workload()],
        cells: vec![Cell {
            workload: "w".to_owned(),
            engine: "e".to_owned(),
            replica: 0,
            state: CellState::Measured,
            processes: walls.iter().map(process).collect(),
            counters: vec![],
            mix: None,
            command: vec![],
        }],
        startup: vec![],
        figures: vec![],
    }
}

#[test]
fn without_a_past_engines_differ_in_kind() {
    let seconds =
        |kind: &str| History::default().process_seconds(&plan(), &workload(), &engine(kind));
    assert!((seconds("cpython") - 0.21).abs() < 1e-9, "{}", seconds("cpython"));
    assert!(seconds("luajit") < seconds("apython"));
    assert!(seconds("apython") < seconds("cpython"));
    assert!(seconds("cpython") < seconds("pypy"));
}

#[test]
fn the_newest_run_that_did_the_same_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = |name: &str, plan: Plan, walls: &[f64]| {
        save(&folder.path().join(name), &results(plan, walls)).expect("saved");
    };
    store("2024-01-01.json", plan(), &[9.0]);
    store("2024-01-02.json", plan(), &[3.0, 5.0, 100.0]);
    store("2024-01-03.json", Plan { samples: 9, ..plan() }, &[77.0]);
    std::fs::write(folder.path().join("2024-01-04.json"), "{}").expect("written");
    let history = History::read(folder.path(), &plan());
    assert_eq!(history.process_seconds(&plan(), &workload(), &engine("cpython")), 5.0);
    let nothing = History::read(&folder.path().join("none"), &plan());
    assert!(nothing.walls.is_empty());
}
