//! Whole runs on engines and workloads that are shell scripts: good, wrong, crashing, hanging.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use apython_reports::model::{CellState, FailureKind, Machine, Results, RunState, load};

use super::*;
use crate::engines::{Catalogue, Places};
use crate::environment::System;
use crate::suite::Suite;

/// An engine: answers the probe, runs anything else as a shell script. `$ENGINE` is its name.
const ENGINE: &str = "#!/bin/sh\ncase $1 in\n*probe.py) echo cpython; echo 3.12.0; echo /opt; \
                      echo text;;\n*) ENGINE=${0##*/}; . \"$(pwd)/$1\";;\nesac\n";

const ENGINES: &str = "[mode.quick]\nabout=''\nsize='quick'\nrounds=2\nsamples=2\nmin_time=0.0\n\
    warmup=0\nstartup_runs=2\ntimeout=0.5\nresamples=10\n\
    [[engine]]\nname='one'\nlabel='One'\nlanguage='python'\nfind=[{target='one'}]\n\
    modes=['quick']\ntwice=['quick']\nstartup={default=[]}\n\
    [[engine]]\nname='two'\nlabel='Two'\nlanguage='python'\nfind=[{target='two'}]\nmodes=['quick']\n\
    [[engine]]\nname='none'\nlabel='None'\nlanguage='python'\nfind=[{target='none'}]\n\
    modes=['quick']\n";

const GOOD: &str = "echo first 0.5; echo answer 7; echo warmup 1 0.4\n\
                    echo sample 1 0.2; echo sample 1 0.3; echo done\n";

/// A lab in a folder of its own.
struct Lab {
    root: tempfile::TempDir,
    suite: Suite,
    catalogue: Catalogue,
    places: Places,
    interrupted: AtomicBool,
}

impl Lab {
    /// Workloads are pairs of name and script.
    fn new(workloads: &[(&str, &str)]) -> Lab {
        let root = tempfile::tempdir().expect("a folder");
        let at = |path: &str| root.path().join(path);
        fs::create_dir_all(at("workloads")).expect("made");
        fs::create_dir_all(at("target")).expect("made");
        fs::write(at("engines.toml"), ENGINES).expect("written");
        for name in ["one", "two"] {
            fs::write(at("target").join(name), ENGINE).expect("written");
            let allowed = fs::Permissions::from_mode(0o755);
            fs::set_permissions(at("target").join(name), allowed).expect("allowed");
        }
        let mut suite = String::new();
        for (name, script) in workloads {
            suite.push_str(&format!(
                "[[workload]]\nname='{name}'\ngroup='int'\nfile='{name}.py'\n\
                 sizes={{quick=1}}\nexpected={{quick='7'}}\n"
            ));
            fs::write(at(&format!("workloads/{name}.py")), script).expect("written");
        }
        fs::write(at("suite.toml"), suite).expect("written");
        Lab {
            suite: Suite::load(root.path()).expect("read"),
            catalogue: Catalogue::load(root.path()).expect("read"),
            places: Places {
                targets: vec![at("target")],
                pyenv: None,
                uv: None,
                environment: BTreeMap::new(),
            },
            interrupted: AtomicBool::new(false),
            root,
        }
    }

    fn prepare(&self) -> Results {
        let options = Options { mode: "quick".to_owned(), seed: 3, ..Options::default() };
        prepare(&self.suite, &self.catalogue, &options, &self.places).expect("a plan")
    }

    /// Runs until done or until `stop_after` processes have ended.
    fn run(&self, results: Results, stop_after: usize) -> (Results, Listener<'_>) {
        let mut listener =
            Listener { lab: self, stop_after, ended: Vec::new(), total: 0.0, done: 0.0 };
        self.interrupted.store(false, Ordering::Relaxed);
        let path = self.root.path().join("results.json");
        let mut runner = Runner {
            suite: &self.suite,
            results,
            path: path.clone(),
            history: Default::default(),
            interrupted: &self.interrupted,
            system: System::at(self.root.path()),
        };
        let state = runner.run(&mut listener).expect("no trouble of the lab's own");
        let results = load(&path).expect("saved");
        assert_eq!(results.run.state, state);
        (results, listener)
    }
}

struct Listener<'l> {
    lab: &'l Lab,
    stop_after: usize,
    ended: Vec<String>,
    total: f64,
    done: f64,
}

impl Observer for Listener<'_> {
    fn begin(&mut self, total: f64, done: f64) {
        (self.total, self.done) = (total, done);
    }

    fn running(&mut self, _what: &str) {
        // What is on disk while a process runs is a whole file.
        load(&self.lab.root.path().join("results.json")).expect("readable");
    }

    fn finished(&mut self, what: &str, step: Step, weight: f64) {
        self.ended.push(format!("{what}: {step:?}"));
        self.done += weight;
        if self.ended.len() == self.stop_after {
            self.lab.interrupted.store(true, Ordering::Relaxed);
        }
    }

    fn end(&mut self) {}
}

#[test]
fn a_run_from_beginning_to_end() {
    let lab = Lab::new(&[("a", GOOD), ("b", GOOD)]);
    let (results, listener) = lab.run(lab.prepare(), usize::MAX);
    assert_eq!(results.run.state, RunState::Complete);
    assert_eq!(results.absent[0].reason, "none is not built");
    assert_eq!(results.cells.len(), 6, "two workloads on `one` twice and on `two`");
    for cell in &results.cells {
        assert_eq!(cell.state, CellState::Measured);
        assert_eq!(cell.processes.len(), 2);
        let process = &cell.processes[0];
        assert_eq!(process.first, Some(0.5));
        assert_eq!(process.warmups.len(), 1);
        assert_eq!(process.samples.iter().map(|s| s.seconds).collect::<Vec<_>>(), [0.2, 0.3]);
    }
    assert_eq!(results.startup.len(), 1);
    assert_eq!(results.startup[0].runs.len(), 4);
    assert_eq!(listener.ended.len(), 2 * (6 + 2));
    assert!((listener.done - listener.total).abs() < 1e-9);
}

#[test]
fn failures_are_rows_and_the_rest_goes_on() {
    let late = GOOD.replace("echo sample 1 0.3; echo done", "echo mismatch 8; exit 3");
    let lab = Lab::new(&[
        ("good", GOOD),
        ("wrong", "echo answer 8; echo slept > $ENGINE.wrong; sleep 60\n"),
        ("late", &late),
        ("crash", "echo answer 7; echo 'No room' >&2; exit 9\n"),
        ("hang", "echo answer 7; sleep 60\n"),
        ("chatter", "echo hello\n"),
        ("one-only", &format!("if [ $ENGINE = two ]; then exit 1; fi\n{GOOD}")),
    ]);
    let (results, _) = lab.run(lab.prepare(), usize::MAX);
    assert_eq!(results.run.state, RunState::Complete);
    let check = |workload: &str, engine: &str, expected: Option<(FailureKind, &str)>| {
        let cell = results.cell(workload, engine, 0).expect("a row");
        match (&cell.state, expected) {
            (CellState::Measured, None) => {}
            (CellState::Failed(failure), Some((kind, message))) => {
                assert_eq!((failure.kind, failure.message.as_str()), (kind, message));
                assert!(cell.processes.is_empty());
            }
            (state, _) => panic!("{workload} on {engine}: {state:?}"),
        }
    };
    check("good", "one", None);
    check("wrong", "one", Some((FailureKind::WrongAnswer, "expected 7, found 8")));
    check(
        "late",
        "one",
        Some((FailureKind::UnsteadyAnswer, "a later call answered 8, the first one 7")),
    );
    check("crash", "one", Some((FailureKind::Crash, "exit status 9: No room")));
    check("hang", "one", Some((FailureKind::Timeout, "no end within 0.5 s")));
    check(
        "chatter",
        "one",
        Some((FailureKind::Protocol, "expected a record of the harness, found \"hello\"")),
    );
    check("one-only", "one", None);
    check("one-only", "two", Some((FailureKind::Crash, "exit status 1")));
}

#[test]
fn what_cannot_be_measured_keeps_its_row() {
    let lab = Lab::new(&[("a", GOOD), ("gone", GOOD)]);
    fs::remove_file(lab.root.path().join("workloads/gone.py")).expect("removed");
    let (results, _) = lab.run(lab.prepare(), usize::MAX);
    let gone = results.cell("gone", "one", 0).expect("a row");
    assert_eq!(gone.state, CellState::Absent("workloads/gone.py is not there".to_owned()));
    assert_eq!(results.cell("a", "one", 0).expect("a row").state, CellState::Measured);
}

fn continue_on(lab: &Lab, mut results: Results, rounds: Option<u32>, retry: bool) -> Results {
    resume(&mut results, &lab.suite, &Machine::default(), rounds, retry).expect("may go on");
    let (results, _) = lab.run(results, usize::MAX);
    results
}

#[test]
fn an_interrupted_run_goes_on_where_it_was() {
    let lab = Lab::new(&[("a", GOOD), ("b", GOOD)]);
    let (whole, _) = lab.run(lab.prepare(), usize::MAX);
    let (results, _) = lab.run(lab.prepare(), 5);
    assert_eq!(results.run.state, RunState::Interrupted);
    let before: usize = results.cells.iter().map(|c| c.processes.len()).sum();
    let starts: usize = results.startup[0].runs.len();
    assert_eq!(before + starts, 5);
    let results = continue_on(&lab, results, None, false);
    assert_eq!(results.run.state, RunState::Complete);
    assert_eq!(results.run.resumed.len(), 1);
    for (cell, other) in results.cells.iter().zip(&whole.cells) {
        let order = |cell: &apython_reports::model::Cell| -> Vec<(u32, u32)> {
            cell.processes.iter().map(|p| (p.round, p.order)).collect()
        };
        assert_eq!(order(cell), order(other), "the same schedule as without interruption");
    }
    assert_eq!(results.startup[0].runs.len(), 4);
}

#[test]
fn rounds_can_be_added_and_failures_tried_again() {
    let lab = Lab::new(&[("a", GOOD), ("b", "exit 1\n")]);
    let (results, _) = lab.run(lab.prepare(), usize::MAX);
    fs::write(lab.root.path().join("fixed"), "").expect("written");
    let results = continue_on(&lab, results, Some(4), false);
    assert_eq!(results.cell("a", "one", 0).expect("a row").processes.len(), 4);
    assert_eq!(results.startup[0].runs.len(), 8);
    assert!(matches!(results.cell("b", "one", 0).expect("a row").state, CellState::Failed(_)));

    let lab = Lab::new(&[("c", &format!("if [ ! -e fixed ]; then exit 1; fi\n{GOOD}"))]);
    let (results, _) = lab.run(lab.prepare(), usize::MAX);
    assert!(matches!(results.cells[0].state, CellState::Failed(_)));
    fs::write(lab.root.path().join("fixed"), "").expect("written");
    let results = continue_on(&lab, results, None, true);
    assert_eq!(results.cells[0].state, CellState::Measured);
    assert_eq!(results.cells[0].processes.len(), 2);
}

#[test]
fn numbers_that_do_not_compare_are_refused() {
    let lab = Lab::new(&[("a", GOOD)]);
    let (mut results, _) = lab.run(lab.prepare(), 1);
    let refusal = |results: &mut Results, rounds| {
        resume(results, &lab.suite, &Machine::default(), rounds, false)
            .expect_err("refused")
            .to_string()
    };
    assert_eq!(refusal(&mut results, Some(1)), "expected at least 2 rounds, found 1");
    let at = |path: &str| lab.root.path().join(path);
    let append = |path: &Path| {
        let text = fs::read_to_string(path).expect("read");
        fs::write(path, text + "\n# changed\n").expect("written");
    };
    append(&at("workloads/a.py"));
    append(&at("target/one"));
    results.environment.machine.cpu = Some("Another".to_owned());
    let told = refusal(&mut results, None);
    for part in [
        "the processor was Another, is unknown",
        "one (",
        "another build",
        "workload a has changed",
    ] {
        assert!(told.contains(part), "{part:?} is not in {told}");
    }
}

#[test]
fn choices_that_choose_nothing_are_told() {
    let lab = Lab::new(&[("a", GOOD)]);
    let check = |options: Options, expected: &str| {
        let error = prepare(&lab.suite, &lab.catalogue, &options, &lab.places);
        let told = error.expect_err("refused").to_string();
        assert!(told.contains(expected), "{told}");
    };
    let quick = || Options { mode: "quick".to_owned(), ..Options::default() };
    check(
        Options { mode: "slow".to_owned(), ..quick() },
        "expected a mode (quick), found \"slow\"",
    );
    check(Options { filter: Some("x".to_owned()), ..quick() }, "no workload fits --filter");
    check(Options { engines: Some("x".to_owned()), ..quick() }, "there are one, two, none");
    check(Options { engines: Some("none".to_owned()), ..quick() }, "none: none is not built");
    check(Options { rounds: Some(0), ..quick() }, "at least one round");
    check(Options { samples: Some(0), ..quick() }, "at least one sample");
    check(Options { min_time: Some(f64::NAN), ..quick() }, "minimal time");
    check(Options { timeout: Some(0.0), ..quick() }, "timeout");
}
