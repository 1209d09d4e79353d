//! Making a plan: which cells there are, and which cannot be measured and why.

use apython_reports::model::{
    Absent, Cell, CellState, Engine, Environment, Plan, Results, Run, RunState, SCHEMA, Startup,
    Workload,
};
use jiff::Timestamp;

use crate::engines::{self, Catalogue, EngineSpec, Found, Places};
use crate::error::LabError;
use crate::protocol::Request;
use crate::select::Choice;
use crate::suite::{Spec, Suite, program_for};

/// What the user asks for. `None` leaves a value to the mode.
#[derive(Debug, Clone, Default)]
pub struct Options {
    pub mode: String,
    /// Patterns for workloads and groups.
    pub filter: Option<String>,
    /// Patterns for engines; without them the mode's.
    pub engines: Option<String>,
    pub seed: u64,
    pub size: Option<String>,
    pub rounds: Option<u32>,
    pub samples: Option<u32>,
    pub min_time: Option<f64>,
    pub max_time: Option<f64>,
    pub warmup: Option<u32>,
    pub timeout: Option<f64>,
    pub startup_runs: Option<u32>,
    pub cpu: Option<u32>,
    pub count: bool,
    /// Version of the program that makes the run.
    pub lab: String,
}

/// A results file without results: every cell is there, pending or absent with its reason.
/// The environment is left for the caller to fill in when the run starts.
pub fn prepare(
    suite: &Suite,
    catalogue: &Catalogue,
    options: &Options,
    places: &Places,
) -> Result<Results, LabError> {
    let mut plan = plan(catalogue, options)?;
    let specs = chosen_engines(catalogue, options)?;
    let (found, absent) = engines::find(&specs, places);
    if found.is_empty() {
        return Err(LabError::Environment(no_engine(&absent)));
    }
    let workloads = chosen_workloads(suite, options)?;
    plan.twice = twice(&found, &options.mode);
    let mut results = Results {
        schema: SCHEMA.to_owned(),
        run: Run {
            started: Timestamp::now(),
            resumed: Vec::new(),
            finished: None,
            state: RunState::Running,
            plan,
            lab: options.lab.clone(),
        },
        environment: Environment::default(),
        engines: found.iter().map(|f| f.engine.clone()).collect(),
        absent,
        workloads: Vec::new(),
        cells: Vec::new(),
        startup: startups(&found),
        figures: catalogue.figure.clone(),
    };
    for spec in workloads {
        add_workload(&mut results, suite, spec);
    }
    Ok(results)
}

fn plan(catalogue: &Catalogue, options: &Options) -> Result<Plan, LabError> {
    let mode = catalogue.mode(&options.mode)?;
    let plan = Plan {
        mode: options.mode.clone(),
        filter: options.filter.clone(),
        size: options.size.clone().unwrap_or_else(|| mode.size.clone()),
        seed: options.seed,
        rounds: options.rounds.unwrap_or(mode.rounds),
        samples: options.samples.unwrap_or(mode.samples),
        min_time: options.min_time.unwrap_or(mode.min_time),
        max_time: options.max_time.or(mode.max_time),
        warmup: options.warmup.unwrap_or(mode.warmup),
        timeout: options.timeout.unwrap_or(mode.timeout),
        startup_runs: options.startup_runs.unwrap_or(mode.startup_runs),
        count: options.count,
        cpu: options.cpu,
        twice: Vec::new(),
        resamples: mode.resamples,
        environment: catalogue.environment.clone(),
    };
    let usage = |what: &str| Err(LabError::Usage(what.to_owned()));
    match &plan {
        Plan { rounds: 0, .. } => usage("expected at least one round, found 0"),
        Plan { samples: 0, .. } => usage("expected at least one sample, found 0"),
        p if !(p.min_time >= 0.0 && p.min_time.is_finite()) => {
            usage("expected a minimal time of 0 or more seconds")
        }
        p if p.max_time.is_some_and(|t| t.is_nan() || t <= 0.0) => {
            usage("expected a maximal time of more than 0 seconds")
        }
        p if !(p.timeout > 0.0 && p.timeout <= 1e6) => {
            usage("expected a timeout of more than 0 and at most a million seconds")
        }
        _ => Ok(plan),
    }
}

fn chosen_engines<'c>(
    catalogue: &'c Catalogue,
    options: &Options,
) -> Result<Vec<&'c EngineSpec>, LabError> {
    let choice = Choice::parse(options.engines.as_deref())?;
    let specs: Vec<&EngineSpec> = if choice.is_everything() {
        catalogue.engines_of_mode(&options.mode)
    } else {
        catalogue.engine.iter().filter(|e| choice.takes(&[&e.name])).collect()
    };
    if specs.is_empty() {
        let known: Vec<&str> = catalogue.engine.iter().map(|e| e.name.as_str()).collect();
        let message = format!("no engine fits --engines; there are {}", known.join(", "));
        return Err(LabError::Usage(message));
    }
    Ok(specs)
}

fn chosen_workloads<'s>(suite: &'s Suite, options: &Options) -> Result<Vec<&'s Spec>, LabError> {
    let choice = Choice::parse(options.filter.as_deref())?;
    let chosen: Vec<&Spec> =
        suite.workloads.iter().filter(|w| choice.takes(&[&w.name, &w.group])).collect();
    if chosen.is_empty() {
        let message = "no workload fits --filter; apylab list names workloads and groups";
        return Err(LabError::Usage(message.to_owned()));
    }
    Ok(chosen)
}

fn no_engine(absent: &[Absent]) -> String {
    let mut message = "none of the engines is here:".to_owned();
    for engine in absent {
        message.push_str(&format!("\n  {}: {}", engine.name, engine.reason));
    }
    message
}

/// Engines measured twice: those that the catalogue names, or the first one, for without any
/// there is no noise floor.
fn twice(found: &[Found], mode: &str) -> Vec<String> {
    let named: Vec<String> = found
        .iter()
        .filter(|f| f.spec.twice.iter().any(|m| m == mode))
        .map(|f| f.engine.name.clone())
        .collect();
    if named.is_empty() {
        found.iter().take(1).map(|f| f.engine.name.clone()).collect()
    } else {
        named
    }
}

fn startups(found: &[Found]) -> Vec<Startup> {
    let rows = found.iter().flat_map(|f| f.spec.startup.iter().map(move |s| (f, s)));
    rows.map(|(f, (variant, args))| {
        let mut command = f.engine.command.clone();
        command.extend(args.iter().cloned());
        command.push(format!("empty.{}", if f.engine.language == "lua" { "lua" } else { "py" }));
        Startup {
            engine: f.engine.name.clone(),
            variant: variant.clone(),
            command,
            failure: None,
            runs: Vec::new(),
        }
    })
    .collect()
}

fn add_workload(results: &mut Results, suite: &Suite, spec: &Spec) {
    let plan = &results.run.plan;
    let (workload, obstacle) = match suite.at_size(spec, &plan.size) {
        Ok(workload) => (workload, None),
        Err(why) => (without_files(spec), Some(why)),
    };
    for engine in &results.engines {
        let program = program_for(&workload, &engine.language);
        let state = match obstacle.clone().or(program.err()) {
            Some(why) => CellState::Absent(why),
            None => CellState::Pending,
        };
        let replicas = if plan.twice.contains(&engine.name) { 2 } else { 1 };
        for replica in 0..replicas {
            results.cells.push(Cell {
                workload: workload.name.clone(),
                engine: engine.name.clone(),
                replica,
                state: state.clone(),
                processes: Vec::new(),
                counters: Vec::new(),
                mix: None,
                command: command(plan, engine, &workload),
            });
        }
    }
    results.workloads.push(workload);
}

/// A workload that cannot be run: it keeps its row.
fn without_files(spec: &Spec) -> Workload {
    Workload {
        name: spec.name.clone(),
        group: spec.group.clone(),
        description: spec.description.clone(),
        source: spec.source.clone(),
        file: spec.python_file(),
        lua: spec.lua.as_ref().map(|lua| format!("workloads/{lua}")),
        n: None,
        expected: String::new(),
        hash: String::new(),
    }
}

/// What a process of the cell is asked to do.
pub(super) fn request(plan: &Plan, workload: &Workload) -> Request {
    Request {
        n: workload.n,
        samples: plan.samples,
        min_time: plan.min_time,
        max_time: plan.max_time,
        warmup: plan.warmup,
        loops: None,
    }
}

/// Nothing where the engine has no file to run.
fn command(plan: &Plan, engine: &Engine, workload: &Workload) -> Vec<String> {
    let Ok(file) = program_for(workload, &engine.language) else { return Vec::new() };
    let mut command = engine.command.clone();
    command.push(file.to_owned());
    command.extend(request(plan, workload).arguments());
    command
}
