//! A small results file with known figures, for tests. Markup in every name, so that a
//! report which forgets to escape is found out.

use std::collections::BTreeMap;

use crate::model::*;

/// Seconds per call by workload, for engines `fast`, `twin` and `python3.12`.
const SECONDS: [(&str, &str, [f64; 3]); 3] = [
    ("nbody", "float", [0.010, 0.020, 0.040]),
    ("fib<&>", "int", [0.050, 0.050, 0.100]),
    ("pi", "bigint", [0.030, 0.030, 0.030]),
];

/// Three workloads, four engines; the fourth has one absent, one failed and one pending
/// cell. `fast` is measured twice.
pub(crate) fn sample_results() -> Results {
    let engines = vec![
        engine("fast", "apython", "threaded"),
        engine("twin", "apython", "match"),
        engine("python3.12", "cpython", "computed goto"),
        engine("<lua>", "luajit", "-"),
    ];
    let mut cells = Vec::new();
    for (workload, _, seconds) in SECONDS {
        for (engine, seconds) in ["fast", "twin", "python3.12"].into_iter().zip(seconds) {
            cells.push(cell(workload, engine, 0, CellState::Measured, seconds));
        }
        cells.push(cell(workload, "fast", 1, CellState::Measured, seconds[0] * 1.02));
    }
    let failure = Failure {
        kind: FailureKind::WrongAnswer,
        message: "expected '1', found '<b>2</b>'".to_owned(),
        stderr: "</script><script>alert(1)</script>".to_owned(),
        round: 0,
    };
    let states = [
        CellState::Absent("no twin in Lua".to_owned()),
        CellState::Failed(failure),
        CellState::Pending,
    ];
    for ((workload, _, _), state) in SECONDS.into_iter().zip(states) {
        cells.push(Cell { processes: vec![], ..cell(workload, "<lua>", 0, state, 1.0) });
    }
    cells[0].mix = Some(mix());
    let mut engines = engines;
    engines[0].machine = Some(Machinery::Read(Handlers { functions: 300, ..Handlers::default() }));
    engines[1].machine = Some(Machinery::NotAvailable { why: "no <objdump>".to_owned() });
    Results {
        schema: SCHEMA.to_owned(),
        run: run(),
        environment: environment(),
        engines,
        absent: vec![Absent {
            name: "pypy3".to_owned(),
            label: "PyPy".to_owned(),
            reason: "pypy3 is not on the PATH".to_owned(),
        }],
        workloads: SECONDS.iter().map(|(name, group, _)| workload(name, group)).collect(),
        cells,
        startup: vec![startup("fast", 0.004), startup("python3.12", 0.012)],
        figures: vec![
            figure("mean", "fast", Statistic::GeometricMean, 2.5),
            figure("minimum", "fast", Statistic::Minimum, 2.5),
            figure("absent", "nobody", Statistic::Minimum, 1.0),
        ],
    }
}

fn engine(name: &str, kind: &str, dispatch: &str) -> Engine {
    let axes = [("kind", kind), ("dispatch", dispatch), ("code", "register")];
    Engine {
        name: name.to_owned(),
        label: format!("{name} label"),
        language: "python".to_owned(),
        command: vec![format!("/opt/{name}"), "--x".to_owned()],
        version: format!("{name} 1.0"),
        axes: axes.map(|(k, v)| (k.to_owned(), v.to_owned())).into_iter().collect(),
        hash: "0".repeat(64),
        numeric_answers: false,
        stats: Vec::new(),
        handlers: None,
        machine: None,
    }
}

fn workload(name: &str, group: &str) -> Workload {
    Workload {
        name: name.to_owned(),
        group: group.to_owned(),
        description: format!("what {name} does"),
        source: String::new(),
        file: format!("workloads/{name}.py"),
        lua: None,
        n: Some(10),
        expected: "1".to_owned(),
        hash: "1".repeat(64),
    }
}

fn cell(workload: &str, engine: &str, replica: u32, state: CellState, seconds: f64) -> Cell {
    let process = |round: u32| Process {
        round,
        order: 10 * round,
        at: 2.0 * f64::from(round) + seconds,
        wall: 10.0 * seconds,
        cpu: 9.0 * seconds,
        rss: Some(20_000),
        load: Some(0.5),
        first: Some(1.5 * seconds),
        warmups: vec![Sample { loops: 1, seconds: 1.1 * seconds }],
        samples: vec![Sample { loops: 2, seconds: 2.0 * seconds }; 3],
    };
    Cell {
        workload: workload.to_owned(),
        engine: engine.to_owned(),
        replica,
        state,
        processes: (0..3).map(process).collect(),
        counters: vec![Counter {
            metric: "instructions".to_owned(),
            source: "callgrind (simulated)".to_owned(),
            state: CounterState::Counted { per_call: seconds * 1e9, whole: 5_000_000 },
        }],
        mix: None,
        command: vec![format!("/opt/{engine}"), format!("{workload}.py")],
    }
}

fn mix() -> Mix {
    let executed = |name: &str, count| Executed { name: name.to_owned(), count };
    Mix {
        executed: 2_000_000,
        instructions: vec![executed("add<int>", 1_500_000), executed("jump", 500_000)],
        pairs: vec![executed("add<int> jump", 500_000)],
        specialisations: 1,
        deopts: 4,
    }
}

fn startup(engine: &str, wall: f64) -> Startup {
    let run = |order| StartupRun { round: 0, order, at: 0.1, wall, cpu: wall, rss: Some(9000) };
    Startup {
        engine: engine.to_owned(),
        variant: "isolated".to_owned(),
        command: vec![engine.to_owned(), "-I".to_owned()],
        failure: None,
        runs: (0..5).map(run).collect(),
    }
}

fn figure(name: &str, engine: &str, statistic: Statistic, at_least: f64) -> Figure {
    Figure {
        name: name.to_owned(),
        engine: engine.to_owned(),
        baseline: "python3.12".to_owned(),
        groups: vec!["float".to_owned(), "int".to_owned()],
        workloads: Vec::new(),
        variants: None,
        statistic,
        at_least,
    }
}

fn run() -> Run {
    Run {
        started: "2024-02-29T12:00:00Z".parse().expect("a time"),
        resumed: vec![],
        finished: Some("2024-02-29T12:01:00Z".parse().expect("a time")),
        state: RunState::Complete,
        plan: Plan {
            mode: "quick".to_owned(),
            filter: None,
            size: "quick".to_owned(),
            seed: 1,
            rounds: 3,
            samples: 3,
            min_time: 0.01,
            max_time: None,
            warmup: 1,
            timeout: 30.0,
            startup_runs: 5,
            count: true,
            cpu: None,
            twice: vec!["fast".to_owned()],
            resamples: 100,
            environment: BTreeMap::new(),
        },
        lab: "0.1.0".to_owned(),
    }
}

fn environment() -> Environment {
    Environment {
        machine: Machine {
            architecture: "x86_64".to_owned(),
            cpu: Some("Example CPU <3 GHz>".to_owned()),
            ..Machine::default()
        },
        warnings: vec![Warning {
            topic: "load".to_owned(),
            text: "load is 3.0 on 2 processors".to_owned(),
        }],
        ..Environment::default()
    }
}
