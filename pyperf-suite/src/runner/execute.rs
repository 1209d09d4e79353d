//! Carrying out a plan, one process at a time, saving after each.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use apython_reports::model::{
    Cell, CellState, Counter, CounterState, Failure, FailureKind, Machinery, Mix, Process, Results,
    RunState, StartupRun, save,
};
use apython_reports::stats;
use jiff::Timestamp;

use super::prepare::request;
use super::{Observer, Step, count_weight, describe, is_done, jobs, weight};
use crate::callgrind;
use crate::environment::{self, System};
use crate::error::LabError;
use crate::estimate::History;
use crate::process::{self, End, Outcome};
use crate::protocol::{Distrust, Transcript};
use crate::schedule::{Job, Target};
use crate::suite::Suite;
use crate::tool::Setting;
use crate::{machine, mix};

/// Size at which cells are counted: simulation is slow, and counts need no long runs.
const COUNTED_SIZE: &str = "quick";

/// A run under way.
pub struct Runner<'a> {
    pub suite: &'a Suite,
    pub results: Results,
    /// The results file.
    pub path: PathBuf,
    pub history: History,
    pub interrupted: &'a AtomicBool,
    pub system: System,
}

impl Runner<'_> {
    /// Goes on until all is measured or the lab is asked to stop. What was measured is in the
    /// file either way, and the state says which it is.
    pub fn run(&mut self, observer: &mut dyn Observer) -> Result<RunState, LabError> {
        let folder = tempfile::tempdir().map_err(|error| LabError::Io {
            action: "make a temporary folder".to_owned(),
            error,
        })?;
        for name in ["empty.py", "empty.lua"] {
            fs::write(folder.path().join(name), "").map_err(|error| LabError::Io {
                action: "write an empty program".to_owned(),
                error,
            })?;
        }
        self.warm_startups(folder.path());
        let jobs = jobs(&self.results);
        let weights: Vec<f64> =
            jobs.iter().map(|job| weight(&self.results, &self.history, job)).collect();
        let done = jobs.iter().zip(&weights).filter(|(job, _)| is_done(&self.results, job));
        let counting: f64 = self.results.cells.iter().map(|cell| self.count_weight(cell)).sum();
        let done = done.map(|(_, weight)| weight).sum();
        observer.begin(weights.iter().sum::<f64>() + counting, done);
        save(&self.path, &self.results)?;
        let finished = self.measure(&jobs, &weights, folder.path(), observer)?;
        if finished {
            self.settle();
            save(&self.path, &self.results)?;
        }
        let finished = finished && self.mix(observer)?;
        self.look_at_handlers()?;
        let finished = finished && (!self.results.run.plan.count || self.count(observer)?);
        observer.end();
        self.close(finished)
    }

    fn count_weight(&self, cell: &Cell) -> f64 {
        count_weight(&self.results, &self.history, cell)
    }

    fn stopped(&self) -> bool {
        self.interrupted.load(Ordering::Relaxed)
    }

    fn close(&mut self, finished: bool) -> Result<RunState, LabError> {
        let run = &mut self.results.run;
        run.state = if finished { RunState::Complete } else { RunState::Interrupted };
        run.finished = finished.then(Timestamp::now);
        environment::close(&mut self.results.environment, self.system.snapshot());
        save(&self.path, &self.results)?;
        Ok(self.results.run.state)
    }

    /// Seconds since the run was first started.
    fn now(&self) -> f64 {
        Timestamp::now().duration_since(self.results.run.started).as_secs_f64()
    }

    /// Returns whether all jobs were done.
    fn measure(
        &mut self,
        jobs: &[Job],
        weights: &[f64],
        folder: &Path,
        observer: &mut dyn Observer,
    ) -> Result<bool, LabError> {
        for (job, &weight) in jobs.iter().zip(weights) {
            if is_done(&self.results, job) {
                continue;
            }
            if self.stopped() {
                return Ok(false);
            }
            let what = describe(&self.results, job);
            let has_failed = match job.target {
                Target::Cell(cell) => {
                    matches!(self.results.cells[cell].state, CellState::Failed(_))
                }
                Target::Startup(row) => self.results.startup[row].failure.is_some(),
            };
            if has_failed {
                observer.finished(&what, Step::Skipped, weight);
                continue;
            }
            observer.running(&what);
            let measured = match job.target {
                Target::Cell(cell) => self.measure_cell(job, cell),
                Target::Startup(row) => self.measure_startup(job, row, folder),
            };
            let Some(measured) = measured else { return Ok(false) };
            if matches!(job.target, Target::Cell(_)) {
                save(&self.path, &self.results)?;
            }
            let step = match &measured {
                Ok(seconds) => Step::Measured(*seconds),
                Err(failure) => Step::Failed(failure),
            };
            observer.finished(&what, step, weight);
        }
        Ok(true)
    }

    /// `None` if the lab was asked to stop meanwhile.
    fn measure_cell(&mut self, job: &Job, number: usize) -> Option<Result<f64, Failure>> {
        let at = self.now();
        let load = self.system.load().map(|l| l[0]);
        let cell = &self.results.cells[number];
        let workload = self.results.workload(&cell.workload)?;
        let engine = self.results.engine(&cell.engine)?;
        let mut transcript = Transcript::new(&workload.expected, engine.numeric_answers);
        let request = request(&self.results.run.plan, workload);
        let mut distrust = None;
        let outcome = self.start(&cell.command, &self.suite.root, |line| {
            distrust = transcript.accept(line).err();
            distrust.is_none()
        });
        let fail = |distrust: Distrust, stderr: &str| Failure {
            kind: distrust.kind,
            message: distrust.message,
            stderr: stderr.to_owned(),
            round: job.round,
        };
        let outcome = match outcome {
            Ok(outcome) if outcome.end == End::Interrupted => return None,
            Ok(outcome) => outcome,
            Err(distrust) => return Some(self.fail_cell(number, fail(distrust, ""))),
        };
        let trouble = distrust
            .or_else(|| self.trouble(&outcome))
            .or_else(|| transcript.finish(&request).err());
        if let Some(trouble) = trouble {
            return Some(
                self.fail_cell(number, fail(trouble, process::last_words(&outcome.stderr))),
            );
        }
        let seconds: Vec<f64> = transcript.samples.iter().map(|s| s.per_call()).collect();
        self.results.cells[number].processes.push(Process {
            round: job.round,
            order: job.order,
            at,
            wall: outcome.wall,
            cpu: outcome.cpu,
            rss: outcome.rss,
            load,
            first: transcript.first,
            warmups: transcript.warmups,
            samples: transcript.samples,
        });
        Some(Ok(stats::median(&seconds).unwrap_or_default()))
    }

    fn fail_cell(&mut self, number: usize, failure: Failure) -> Result<f64, Failure> {
        self.results.cells[number].state = CellState::Failed(failure.clone());
        Err(failure)
    }

    fn measure_startup(
        &mut self,
        job: &Job,
        row: usize,
        folder: &Path,
    ) -> Option<Result<f64, Failure>> {
        let at = self.now();
        let outcome = self.start(&self.results.startup[row].command, folder, |_| true);
        let (trouble, stderr) = match &outcome {
            Ok(outcome) if outcome.end == End::Interrupted => return None,
            Ok(outcome) => (self.trouble(outcome), process::last_words(&outcome.stderr).to_owned()),
            Err(distrust) => (Some(distrust.clone()), String::new()),
        };
        let row = &mut self.results.startup[row];
        match (outcome, trouble) {
            (Ok(outcome), None) => {
                row.runs.push(StartupRun {
                    round: job.round,
                    order: job.order,
                    at,
                    wall: outcome.wall,
                    cpu: outcome.cpu,
                    rss: outcome.rss,
                });
                Some(Ok(outcome.wall))
            }
            (_, trouble) => {
                let Distrust { kind, message } = trouble?;
                let failure = Failure { kind, message, stderr, round: job.round };
                row.failure = Some(failure.clone());
                Some(Err(failure))
            }
        }
    }

    /// Each engine once on the empty program, unmeasured: who compiles a program for the first
    /// time, or reads itself from a disk, would measure that.
    fn warm_startups(&self, folder: &Path) {
        for row in &self.results.startup {
            // What fails here fails again when it is measured, and is told then.
            let _ = self.start(&row.command, folder, |_| true);
        }
    }

    fn start(
        &self,
        command: &[String],
        folder: &Path,
        on_line: impl FnMut(&str) -> bool,
    ) -> Result<Outcome, Distrust> {
        let plan = &self.results.run.plan;
        let job = process::Job {
            command,
            folder,
            environment: &plan.environment,
            timeout: Duration::from_secs_f64(plan.timeout),
            cpu: plan.cpu,
        };
        process::run(&job, self.interrupted, on_line)
            .map_err(|error| Distrust::new(FailureKind::Spawn, error.to_string()))
    }

    /// What is wrong with how a process ended.
    fn trouble(&self, outcome: &Outcome) -> Option<Distrust> {
        match &outcome.end {
            End::Exited(status) if status.success() => None,
            End::Exited(status) => {
                let last = outcome.stderr.lines().rev().find(|l| !l.trim().is_empty());
                let said = last.map_or(String::new(), |line| format!(": {line}"));
                let message = format!("{}{said}", process::describe(*status));
                Some(Distrust::new(FailureKind::Crash, message))
            }
            End::Timeout => {
                let message = format!("no end within {} s", self.results.run.plan.timeout);
                Some(Distrust::new(FailureKind::Timeout, message))
            }
            End::Stopped | End::Interrupted => {
                Some(Distrust::new(FailureKind::Protocol, "stopped half way"))
            }
        }
    }

    /// Cells that have all their processes are measured.
    fn settle(&mut self) {
        let rounds = self.results.run.plan.rounds as usize;
        for cell in &mut self.results.cells {
            if cell.state == CellState::Pending && cell.processes.len() >= rounds {
                cell.state = CellState::Measured;
            }
        }
    }

    /// Has engines that can count what they execute do so. Returns whether all were tried.
    fn mix(&mut self, observer: &mut dyn Observer) -> Result<bool, LabError> {
        let mut changed = false;
        for number in 0..self.results.cells.len() {
            let cell = &self.results.cells[number];
            let can = self.results.engine(&cell.engine).is_some_and(|e| !e.stats.is_empty());
            let wanted = can && cell.replica == 0 && cell.mix.is_none();
            if !wanted || cell.state != CellState::Measured {
                continue;
            }
            if self.stopped() {
                return Ok(false);
            }
            let what = format!("instructions of {} on {}", cell.workload, cell.engine);
            observer.running(&what);
            let found = self.mix_of_cell(number);
            if self.stopped() {
                return Ok(false);
            }
            match found {
                Ok(mix) => {
                    observer.finished(&what, Step::Skipped, 0.0);
                    self.results.cells[number].mix = Some(mix);
                    changed = true;
                }
                Err(why) => observer.finished(&what, Step::NotCounted(&why), 0.0),
            }
        }
        if changed {
            save(&self.path, &self.results)?;
        }
        Ok(true)
    }

    /// Reads the machine code of handlers, of engines that say what they are called.
    fn look_at_handlers(&mut self) -> Result<(), LabError> {
        let mut changed = false;
        for engine in &mut self.results.engines {
            if engine.machine.is_some() {
                continue;
            }
            let (Some(marker), Some(program)) = (&engine.handlers, engine.command.first()) else {
                continue;
            };
            engine.machine = Some(match machine::handlers(Path::new(program), marker) {
                Ok(handlers) => Machinery::Read(handlers),
                Err(why) => Machinery::NotAvailable { why },
            });
            changed = true;
        }
        if changed {
            save(&self.path, &self.results)?;
        }
        Ok(())
    }

    fn mix_of_cell(&self, number: usize) -> Result<Mix, String> {
        let cell = &self.results.cells[number];
        let workload = self.results.workload(&cell.workload).ok_or("not in the results")?;
        let engine = self.results.engine(&cell.engine).ok_or("engine not in the results")?;
        mix::count(self.setting(), engine, workload)
    }

    fn setting(&self) -> Setting<'_> {
        Setting {
            folder: &self.suite.root,
            environment: &self.results.run.plan.environment,
            interrupted: self.interrupted,
        }
    }

    /// Counts the cells that have figures and no counts. Returns whether all were tried.
    fn count(&mut self, observer: &mut dyn Observer) -> Result<bool, LabError> {
        for number in 0..self.results.cells.len() {
            let cell = &self.results.cells[number];
            if cell.replica > 0 || cell.state != CellState::Measured || !cell.counters.is_empty() {
                continue;
            }
            if self.stopped() {
                return Ok(false);
            }
            let what = format!("counting {} on {}", cell.workload, cell.engine);
            let weight = self.count_weight(cell);
            observer.running(&what);
            let counted = self.count_cell(number);
            if self.stopped() {
                return Ok(false);
            }
            let counter = counted.unwrap_or_else(|why| Counter {
                metric: "instructions".to_owned(),
                source: callgrind::SOURCE.to_owned(),
                state: CounterState::NotAvailable { why },
            });
            let step = match &counter.state {
                CounterState::Counted { per_call, .. } => Step::Counted(*per_call),
                CounterState::NotAvailable { why } => Step::NotCounted(why),
            };
            observer.finished(&what, step, weight);
            self.results.cells[number].counters.push(counter);
            save(&self.path, &self.results)?;
        }
        Ok(true)
    }

    fn count_cell(&self, number: usize) -> Result<Counter, String> {
        let cell = &self.results.cells[number];
        let spec = self.suite.workloads.iter().find(|spec| spec.name == cell.workload);
        let spec = spec.ok_or("not in the suite")?;
        let workload = self.suite.at_size(spec, COUNTED_SIZE)?;
        let engine = self.results.engine(&cell.engine).ok_or("engine not in the results")?;
        callgrind::count(self.setting(), engine, &workload)
    }
}
