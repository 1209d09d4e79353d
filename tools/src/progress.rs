//! Progress for people: a bar on a terminal, plain lines elsewhere.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use apython_reports::text::duration;
use indicatif::{ProgressBar, ProgressStyle};
use pyperf_suite::runner::{Observer, Step};

/// Without a terminal, how often progress is told at least.
const PLAIN_EVERY: Duration = Duration::from_secs(10);

/// The bar's unit: thousandths of an expected second.
const UNIT: f64 = 1000.0;

/// Shows how a run goes on, and counts what went wrong.
pub struct Progress {
    bar: Option<ProgressBar>,
    total: f64,
    done: f64,
    told: Instant,
    pub failed: usize,
}

impl Progress {
    pub fn new() -> Progress {
        let bar = bar("{elapsed_precise} [{bar:30}] {percent:>3} % left {eta:<4} {wide_msg}", 1);
        Progress { bar, total: 0.0, done: 0.0, told: Instant::now(), failed: 0 }
    }

    fn line(&self, text: &str) {
        match &self.bar {
            Some(bar) => bar.println(text),
            None => note!("{text}"),
        }
    }
}

impl Observer for Progress {
    fn begin(&mut self, total: f64, done: f64) {
        (self.total, self.done) = (total, done);
        if let Some(bar) = &self.bar {
            bar.set_length((total * UNIT) as u64);
            bar.set_position((done * UNIT) as u64);
            bar.reset_eta();
        }
    }

    fn running(&mut self, what: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(what.to_owned());
        }
    }

    fn finished(&mut self, what: &str, step: Step, weight: f64) {
        self.done += weight;
        if let Some(bar) = &self.bar {
            bar.set_position((self.done * UNIT) as u64);
        }
        match step {
            Step::Failed(failure) => {
                self.failed += 1;
                self.line(&format!("{what}: {}: {}", failure.kind.label(), failure.message));
            }
            Step::NotCounted(why) => self.line(&format!("{what}: not available: {why}")),
            Step::Measured(seconds) if self.is_due() => {
                let percent = 100.0 * self.done / self.total.max(f64::MIN_POSITIVE);
                note!("{percent:3.0} %  {what}: {}", duration(seconds));
            }
            Step::Counted(events) if self.bar.is_none() => {
                note!("{what}: {events:.0} a call");
            }
            Step::Measured(_) | Step::Counted(_) | Step::Skipped => {}
        }
    }

    fn end(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

impl Progress {
    /// Whether a plain line is due.
    fn is_due(&mut self) -> bool {
        if self.bar.is_some() || self.told.elapsed() < PLAIN_EVERY {
            return false;
        }
        self.told = Instant::now();
        true
    }
}

/// Shows how many of some files are done.
pub struct FileProgress {
    bar: Option<ProgressBar>,
    total: usize,
    done: usize,
    told: Instant,
}

impl FileProgress {
    pub fn new(total: usize) -> FileProgress {
        let template = "{elapsed_precise} [{bar:30}] {pos}/{len} left {eta:<4} {wide_msg}";
        FileProgress { bar: bar(template, total as u64), total, done: 0, told: Instant::now() }
    }

    pub fn running(&self, what: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(what.to_owned());
        }
    }

    pub fn finished(&mut self) {
        self.done += 1;
        match &self.bar {
            Some(bar) => bar.inc(1),
            None if self.told.elapsed() >= PLAIN_EVERY => {
                self.told = Instant::now();
                note!("{} of {} files", self.done, self.total);
            }
            None => {}
        }
    }

    /// Takes the bar away while something is written.
    pub fn clear(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Shows how far cases have come that a time or a number limits.
pub struct CaseProgress {
    bar: Option<ProgressBar>,
    started: Instant,
    told: Cell<Instant>,
    time: Option<Duration>,
}

impl CaseProgress {
    pub fn new(time: Option<Duration>, cases: Option<usize>) -> CaseProgress {
        let length = time.map_or(cases.unwrap_or(0) as u64, |time| time.as_secs());
        let bar = bar("{elapsed_precise} [{bar:30}] left {eta:<4} {wide_msg}", length);
        let now = Instant::now();
        CaseProgress { bar, started: now, told: Cell::new(now), time }
    }

    pub fn running(&self, what: &str) {
        if let Some(bar) = &self.bar {
            bar.set_message(what.to_owned());
        }
    }

    pub fn finished(&self, cases: usize, findings: usize) {
        let is_due = self.told.get().elapsed() >= PLAIN_EVERY;
        match &self.bar {
            Some(bar) => {
                let done = self.time.map_or(cases as u64, |_| self.started.elapsed().as_secs());
                bar.set_position(done);
                bar.set_message(format!("{cases} cases, {findings} findings"));
            }
            None if is_due => {
                self.told.set(Instant::now());
                note!("{cases} cases, {findings} findings");
            }
            None => {}
        }
    }

    /// Takes the bar away while something is written.
    pub fn clear(&self, write: impl FnOnce()) {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    pub fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// On a terminal only.
fn bar(template: &str, length: u64) -> Option<ProgressBar> {
    io::stderr().is_terminal().then(|| {
        let bar = ProgressBar::new(length);
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
        bar.enable_steady_tick(Duration::from_millis(500));
        bar
    })
}
