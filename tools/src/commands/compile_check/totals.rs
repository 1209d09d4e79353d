//! What came out for each file, and in all.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use crate::commands::compilers::{REFERENCES, Verdict};

#[derive(Default)]
pub(super) struct Totals {
    files: usize,
    identical: usize,
    same_but_references: usize,
    both_refuse: usize,
    other_error: usize,
    refused: usize,
    accepted: usize,
    died: usize,
    kinds: BTreeMap<&'static str, usize>,
    ours: Duration,
    theirs: Duration,
    pub(super) is_stopped: bool,
}

impl Totals {
    pub(super) fn add(&mut self, verdict: Verdict) {
        self.files += 1;
        let mut timed = |(ours, theirs): (Duration, Duration)| {
            self.ours += ours;
            self.theirs += theirs;
        };
        match verdict {
            Verdict::Identical(times) => {
                timed(times);
                self.identical += 1;
            }
            Verdict::Different(difference, times) => {
                timed(times);
                self.same_but_references += usize::from(difference.kind == REFERENCES);
                *self.kinds.entry(difference.kind).or_default() += 1;
            }
            Verdict::BothRefuse => self.both_refuse += 1,
            Verdict::OtherError(difference) | Verdict::OtherWarnings(difference) => {
                self.other_error += 1;
                *self.kinds.entry(difference.kind).or_default() += 1;
            }
            Verdict::Refused(_) => self.refused += 1,
            Verdict::Accepted(_) => self.accepted += 1,
            Verdict::Died(_) => self.died += 1,
        }
    }

    /// Files for which both compilers did the same.
    pub(super) fn percent(&self) -> f64 {
        share(self.identical + self.both_refuse, self.files)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let compiled = self.files - self.both_refuse - self.other_error - self.accepted;
        let same_code = self.identical + self.same_but_references;
        if self.is_stopped {
            writeln!(f, "stopped; of what was compiled until then:")?;
        }
        let mut row = |what: &str, count: usize| writeln!(f, "{what:<34} {count:>7}");
        row("files", self.files)?;
        row("CPython compiles", compiled)?;
        row("  identical bytes", self.identical)?;
        row("  identical but for references", same_code)?;
        row("  refused here", self.refused)?;
        row("  died", self.died)?;
        row("CPython refuses", self.files - compiled)?;
        row("  with the same error here", self.both_refuse)?;
        row("  with another error here", self.other_error)?;
        row("  accepted here", self.accepted)?;
        for (kind, count) in &self.kinds {
            row(&format!("first difference: {kind}"), *count)?;
        }
        writeln!(f, "{:<34} {:>7.2} %", "identical bytes", share(self.identical, compiled))?;
        writeln!(
            f,
            "{:<34} {:>7.2} %",
            "identical but for references",
            share(same_code, compiled)
        )?;
        writeln!(f, "{:<34} {:>7.2} %", "same outcome, errors included", self.percent())?;
        if !self.theirs.is_zero() && !self.ours.is_zero() {
            let (ours, theirs) = (self.ours.as_secs_f64(), self.theirs.as_secs_f64());
            writeln!(
                f,
                "time to compile: {ours:.3} s here, {theirs:.3} s in CPython: {:.2} times as fast",
                theirs / ours
            )?;
        }
        Ok(())
    }
}
