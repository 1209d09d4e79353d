//! Programs that are not expected to pass yet, with the reason.
//!
//! `known_failures.toml` is a list of tables `[[failure]]` with a `program`
//! (`subject/name`), a `reason`, and where only some strategies fail, their names in
//! `strategies`. A listed program that passes fails the run, so the list never lags
//! behind; so does an entry that names no program or strategy.

use std::collections::BTreeSet;

use serde::Deserialize;

use crate::engine::Strategy;
use crate::program::Program;

/// The list of known failures.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownFailures {
    #[serde(default)]
    failure: Vec<Failure>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Failure {
    program: String,
    reason: String,
    strategies: Option<Vec<String>>,
}

impl KnownFailures {
    pub fn parse(text: &str) -> Result<KnownFailures, String> {
        toml::from_str(text).map_err(|error| error.to_string())
    }

    /// Why a program is not expected to pass, if it is not.
    pub fn reason(&self, program: &str, strategy: Strategy) -> Option<&str> {
        self.failure
            .iter()
            .find(|failure| {
                let name = strategy.name();
                failure.program == program
                    && failure.strategies.as_ref().is_none_or(|names| names.contains(&name))
            })
            .map(|failure| failure.reason.as_str())
    }

    /// Entries that say nothing: of programs or strategies that don't exist, without a
    /// reason, or given twice.
    pub fn check(&self, programs: &[Program]) -> Result<(), String> {
        let mut problems = Vec::new();
        let mut seen = BTreeSet::new();
        for failure in &self.failure {
            let name = &failure.program;
            if !programs.iter().any(|program| program.name == *name) {
                problems.push(format!("{name}: no such program"));
            }
            if failure.reason.trim().is_empty() {
                problems.push(format!("{name}: a reason is wanted"));
            }
            for strategy in Strategy::ALL.iter().map(|s| s.name()) {
                let covered = failure.strategies.as_ref().is_none_or(|s| s.contains(&strategy));
                if covered && !seen.insert((name.clone(), strategy.clone())) {
                    problems.push(format!("{name}: listed twice for {strategy}"));
                }
            }
            for strategy in failure.strategies.iter().flatten() {
                if !Strategy::ALL.iter().any(|s| s.name() == *strategy) {
                    problems.push(format!("{name}: no strategy {strategy}"));
                }
            }
        }
        if problems.is_empty() { Ok(()) } else { Err(problems.join("\n")) }
    }

    /// Turns the result of a comparison into that of the test.
    pub fn judge(
        &self,
        program: &str,
        strategy: Strategy,
        result: Result<(), String>,
    ) -> Result<(), String> {
        match (self.reason(program, strategy), result) {
            (None, result) => result,
            (Some(_), Err(_)) => Ok(()),
            (Some(reason), Ok(())) => Err(format!(
                "{program} passes with {}, but is listed in known_failures.toml ({reason}): \
                 remove it from the list",
                strategy.name()
            )),
        }
    }
}

#[cfg(test)]
mod tests;
