//! Runs every program under `programs/` with each of apython's strategies and compares
//! stdout, stderr and the exit status with python3.12's, to the byte.
//!
//! Environment: `APYTHON`, `PYTHON312` (interpreters), `APYTHON_TEST_TIMEOUT` (seconds),
//! `APYTHON_TEST_STRATEGIES` (names with commas between, such as `threaded-register`).

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use apython_tests::{
    KnownFailures, Program, ReferenceCache, Strategy, compare, find_apython, programs, programs_dir,
};
use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let context = Arc::new(Context {
        references: ReferenceCache::new(Path::new(env!("CARGO_TARGET_TMPDIR")).join("references")),
        known: KnownFailures::parse(include_str!("../known_failures.toml")),
    });
    let programs = programs(&programs_dir()).expect("the programs can be listed");
    let mut trials = preconditions(&context, &programs);
    for strategy in strategies() {
        trials.extend(programs.iter().map(|program| trial(&context, program, strategy)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

struct Context {
    references: ReferenceCache,
    known: Result<KnownFailures, String>,
}

/// What must hold for any comparison to mean something, as tests of their own: each
/// failure is then reported once, by a name that tells what is missing.
fn preconditions(context: &Arc<Context>, programs: &[Program]) -> Vec<Trial> {
    let (references, known) = (context.clone(), context.clone());
    let programs = programs.to_vec();
    vec![
        Trial::test("setup::python3.12_is_installed", move || {
            references.references.interpreter()?;
            Ok(())
        }),
        Trial::test("setup::apython_is_built", || {
            find_apython()?;
            Ok(())
        }),
        Trial::test("setup::known_failures_are_well_formed", move || {
            known.known.clone()?.check(&programs)?;
            Ok(())
        }),
    ]
}

fn trial(context: &Arc<Context>, program: &Program, strategy: Strategy) -> Trial {
    let (context, program) = (context.clone(), program.clone());
    Trial::test(format!("{}::{}", strategy.name(), program.name), move || {
        Ok(run(&context, &program, strategy)?)
    })
}

fn run(context: &Context, program: &Program, strategy: Strategy) -> Result<(), String> {
    let expected = context.references.outcome(program)?;
    let apython = find_apython()?;
    let invocation = program
        .invocation(&apython, &strategy.flags())
        .map_err(|error| format!("{}: {error}", program.name))?;
    let actual = invocation.run().map_err(|error| error.to_string())?;
    let result = compare(&expected, &actual).map_err(|report| {
        format!("{}\n(in {})\n{report}", invocation.shown(), program.root.display())
    });
    context.known.clone()?.judge(&program.name, strategy, result)
}

/// All strategies, or those that the environment asks for.
fn strategies() -> Vec<Strategy> {
    let Ok(wanted) = std::env::var("APYTHON_TEST_STRATEGIES") else {
        return Strategy::ALL.to_vec();
    };
    wanted
        .split(',')
        .map(|name| {
            let found = Strategy::ALL.into_iter().find(|s| s.name() == name.trim());
            found.unwrap_or_else(|| panic!("no strategy {name:?} in APYTHON_TEST_STRATEGIES"))
        })
        .collect()
}
