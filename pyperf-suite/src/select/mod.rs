//! Choosing workloads and engines by name: comma-separated patterns with `*` and `?`.

#[cfg(test)]
mod tests;

use globset::{Glob, GlobSet, GlobSetBuilder};

use crate::error::LabError;

/// A choice; no patterns choose everything.
#[derive(Debug, Clone)]
pub struct Choice {
    patterns: Vec<String>,
    wanted: GlobSet,
    unwanted: GlobSet,
    any_wanted: bool,
}

impl Choice {
    /// Patterns separated by commas; one that begins with `!` excludes.
    pub fn parse(text: Option<&str>) -> Result<Choice, LabError> {
        let mut wanted = GlobSetBuilder::new();
        let mut unwanted = GlobSetBuilder::new();
        let mut any_wanted = false;
        let patterns: Vec<String> = text
            .unwrap_or("")
            .split(',')
            .map(|p| p.trim().to_owned())
            .filter(|p| !p.is_empty())
            .collect();
        for pattern in &patterns {
            let (set, glob) = match pattern.strip_prefix('!') {
                Some(rest) => (&mut unwanted, rest),
                None => {
                    any_wanted = true;
                    (&mut wanted, pattern.as_str())
                }
            };
            set.add(Glob::new(glob).map_err(|e| bad(pattern, &e))?);
        }
        let build = |set: GlobSetBuilder| set.build().map_err(|e| bad(&patterns.join(","), &e));
        let (wanted, unwanted) = (build(wanted)?, build(unwanted)?);
        Ok(Choice { patterns, wanted, unwanted, any_wanted })
    }

    /// Whether one of an item's names is chosen and none is excluded.
    pub fn takes(&self, names: &[&str]) -> bool {
        let hits = |set: &GlobSet| names.iter().any(|name| set.is_match(name));
        (!self.any_wanted || hits(&self.wanted)) && !hits(&self.unwanted)
    }

    pub fn is_everything(&self) -> bool {
        self.patterns.is_empty()
    }
}

fn bad(pattern: &str, error: &globset::Error) -> LabError {
    LabError::Usage(format!("pattern {pattern:?} cannot be read: {}", error.kind()))
}
