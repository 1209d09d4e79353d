//! `apylab compile-fuzz`: both compilers over sources that nobody wrote.
//!
//! A case is a piece of a file, mutated, or a random program. What the compilers must agree in is
//! the code object, or the error with its place, and the warnings.

mod findings;
mod generate;
mod minimise;
mod mutate;
mod nest;
mod random;

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::compilers::{self, Compilers, Job, Mode, Stop, Subject, Verdict};
use super::interruption;
use crate::cli::CompileFuzz;
use crate::progress::CaseProgress;
use crate::{Status, Trouble};

use findings::{Case, Finding, Findings, Form};
use mutate::Files;
use random::Random;

/// A source that takes longer than this is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// CPython's order of sets is another in each process: of so many, one has ours, if any has.
const PROCESSES: usize = 8;

/// What came of the cases, beside findings.
#[derive(Default)]
struct Tally {
    cases: usize,
    compiled: usize,
    refused: usize,
    /// CPython did not answer, or ran out of memory.
    left_out: usize,
}

pub fn fuzz(options: CompileFuzz) -> Result<Status, Trouble> {
    let folders = match options.paths.is_empty() {
        true => vec![compilers::library(&options.suite)?],
        false => options.paths.clone(),
    };
    let files = Files::new(compilers::find(&folders)?);
    let mut compilers = Compilers::new(&options.suite, PATIENCE)?;
    let interrupted = interruption()?;
    let seed = options.seed.unwrap_or_else(clock);
    let mut random = Random::new(seed);
    let time = Duration::from_secs_f64(options.minutes.unwrap_or(1.0).clamp(0.0, 1e6) * 60.0);
    let limit = options.cases.unwrap_or(usize::MAX);
    let is_timed = options.minutes.is_some() || options.cases.is_none();
    let mut findings = Findings::new(options.out.clone())?;
    let mut tally = Tally::default();
    let progress = CaseProgress::new(is_timed.then_some(time), options.cases);
    let started = Instant::now();
    note!("seed {seed}");
    let mut is_stopped = false;
    while tally.cases < limit && !(is_timed && started.elapsed() >= time) {
        let case = new_case(&mut random, &files);
        match one(&mut compilers, &case, &mut tally, &mut findings, &progress, &interrupted) {
            Ok(()) => progress.finished(tally.cases, findings.count()),
            Err(Stop::Trouble(trouble)) => return Err(trouble),
            Err(_) => {
                is_stopped = true;
                break;
            }
        }
    }
    progress.end();
    findings.tell();
    let minutes = started.elapsed().as_secs_f64() / 60.0;
    let Tally { cases, compiled, refused, left_out } = tally;
    let count = findings.count();
    say!(
        "{cases} cases in {minutes:.1} minutes with seed {seed}: {compiled} with the same code, \
         {refused} with the same error, {left_out} left out, {count} findings\n"
    );
    Ok(if count == 0 && !is_stopped { Status::Good } else { Status::Wanting })
}

fn clock() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as u64)
}

fn new_case(random: &mut Random, files: &Files) -> Case {
    let mode = match random.below(10) {
        0 => Mode::Single,
        1 => Mode::Eval,
        _ => Mode::Exec,
    };
    let source = match mode {
        _ if random.percent(2) => nest::source(random),
        _ if random.percent(45) => files.source(random),
        _ => generate::program(random, mode),
    };
    let source = match random.percent(20) {
        true => mutate::source_of(source, random),
        false => source,
    };
    let form = match random.below(20) {
        0..=2 => Form::Bytes,
        3 if source.is_ascii() => Form::Latin1,
        _ => Form::Text,
    };
    let source = match form {
        Form::Bytes if random.percent(30) => mutate::declared(source, random),
        // Bytes that are not UTF-8 must be said to be something else.
        Form::Latin1 => format!("# coding: latin-1\n# é\n{source}'é'"),
        _ => source,
    };
    Case { source, form, mode, optimize: random.below(3) as u8 }
}

fn one(
    compilers: &mut Compilers,
    case: &Case,
    tally: &mut Tally,
    findings: &mut Findings,
    progress: &CaseProgress,
    interrupted: &AtomicBool,
) -> Result<(), Stop> {
    tally.cases += 1;
    let verdict = match compare(compilers, case, interrupted) {
        Err(Stop::NoReference(_)) => {
            tally.left_out += 1;
            return Ok(());
        }
        verdict => verdict?,
    };
    match verdict {
        Verdict::BothRefuse => tally.refused += 1,
        Verdict::Identical(_) => tally.compiled += 1,
        _ => {}
    }
    let Some(finding) = Finding::of(&verdict) else {
        tally.compiled += usize::from(matches!(verdict, Verdict::Different(..)));
        return Ok(());
    };
    if finding.is_of_code() && depends_on_process(compilers, case, interrupted)? {
        findings.add_known(findings::OF_PROCESS.to_owned());
        return Ok(());
    }
    if let Some(cause) = findings.known(&finding, case) {
        findings.add_known(cause);
        return Ok(());
    }
    if !findings.is_wanted(&finding.kind) {
        return findings.add(&finding, None).map_err(Stop::Trouble);
    }
    progress.running("makes a finding smaller");
    let mut last = finding;
    let smaller = |source: &str| Case { source: source.to_owned(), ..case.clone() };
    let source = minimise::minimise(&case.source, |source| {
        match compare(compilers, &smaller(source), interrupted) {
            Ok(verdict) => Some(match Finding::of(&verdict) {
                Some(finding) if finding.kind == last.kind => {
                    last = finding;
                    true
                }
                _ => false,
            }),
            Err(Stop::NoReference(_)) => Some(false),
            Err(_) => None,
        }
    });
    let mut result = Ok(());
    progress.clear(|| result = findings.add(&last, Some(&smaller(&source))));
    result.map_err(Stop::Trouble)?;
    match interrupted.load(Ordering::Relaxed) {
        true => Err(Stop::Interrupted),
        false => Ok(()),
    }
}

/// Whether some other process of CPython makes the code that ours is.
fn depends_on_process(
    compilers: &mut Compilers,
    case: &Case,
    interrupted: &AtomicBool,
) -> Result<bool, Stop> {
    for _ in 0..PROCESSES {
        compilers.renew_reference();
        if Finding::of(&compare(compilers, case, interrupted)?).is_none() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn compare(
    compilers: &mut Compilers,
    case: &Case,
    interrupted: &AtomicBool,
) -> Result<Verdict, Stop> {
    let latin1: Vec<u8>;
    let subject = match case.form {
        Form::Text => Subject::Text(&case.source),
        Form::Bytes => Subject::Bytes(case.source.as_bytes()),
        Form::Latin1 => {
            latin1 = case.source.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect();
            Subject::Bytes(&latin1)
        }
    };
    let job = Job { subject, mode: case.mode, optimize: case.optimize };
    compilers.compare(&job, interrupted)
}
