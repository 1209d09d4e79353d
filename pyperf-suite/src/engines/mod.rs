//! `engines.toml`: engines, modes and limits as data.

mod find;
mod probe;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use apython_reports::model::{Absent, Engine, Figure};
use serde::Deserialize;

use crate::error::LabError;
pub use find::Places;

/// The whole file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    pub mode: BTreeMap<String, Mode>,
    #[serde(default)]
    pub environment: BTreeMap<String, String>,
    pub engine: Vec<EngineSpec>,
    #[serde(default)]
    pub figure: Vec<Figure>,
}

/// How much to measure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mode {
    pub about: String,
    pub size: String,
    pub rounds: u32,
    pub samples: u32,
    pub min_time: f64,
    #[serde(default)]
    pub max_time: Option<f64>,
    pub warmup: u32,
    pub startup_runs: u32,
    pub timeout: f64,
    pub resamples: u32,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EngineSpec {
    pub name: String,
    pub label: String,
    /// `python` or `lua`.
    pub language: String,
    pub find: Vec<Place>,
    #[serde(default)]
    pub require: Requirement,
    #[serde(default)]
    pub args: Vec<String>,
    #[serde(default)]
    pub modes: Vec<String>,
    #[serde(default)]
    pub twice: Vec<String>,
    #[serde(default)]
    pub numeric_answers: bool,
    /// Arguments, behind `args`, that make it count the instructions it executes.
    #[serde(default)]
    pub stats: Vec<String>,
    /// What the functions of its instructions are called in the program.
    #[serde(default)]
    pub handlers: Option<String>,
    #[serde(default)]
    pub startup: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub axes: BTreeMap<String, String>,
}

/// Where a program may be.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Place {
    /// A variable that names it.
    Env(String),
    /// A name on the PATH.
    Path(String),
    /// A Python version among those of pyenv.
    Pyenv(String),
    /// A Python version among those of uv.
    Uv(String),
    /// A program below the build folder.
    Target(String),
    File(PathBuf),
}

/// What a program has to say of itself.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    #[serde(default)]
    pub implementation: Option<String>,
    /// A prefix by whole numbers: `3.12` fits 3.12.1.
    #[serde(default)]
    pub version: Option<String>,
    #[serde(default)]
    pub owner: Option<Owner>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Owner {
    /// A package of the distribution owns the program, and its library is the system's.
    System,
}

/// An engine with the program that was found for it.
#[derive(Debug, Clone)]
pub struct Found<'s> {
    pub spec: &'s EngineSpec,
    pub engine: Engine,
}

impl Catalogue {
    /// Reads `engines.toml` in `root`.
    pub fn load(root: &Path) -> Result<Catalogue, LabError> {
        let path = root.join("engines.toml");
        let text = fs::read_to_string(&path)
            .map_err(|error| LabError::Read { path: path.clone(), error })?;
        let catalogue: Catalogue = toml::from_str(&text)
            .map_err(|error| LabError::Data { path: path.clone(), error: Box::new(error) })?;
        catalogue.check().map_err(|what| LabError::Usage(format!("{}: {what}", path.display())))?;
        Ok(catalogue)
    }

    fn check(&self) -> Result<(), String> {
        for (number, spec) in self.engine.iter().enumerate() {
            if self.engine[..number].iter().any(|other| other.name == spec.name) {
                return Err(format!("two engines are named {:?}", spec.name));
            }
            if let Some(mode) =
                spec.modes.iter().chain(&spec.twice).find(|m| !self.mode.contains_key(*m))
            {
                return Err(format!("engine {:?} takes part in unknown mode {mode:?}", spec.name));
            }
        }
        match self.mode.iter().find(|(_, m)| m.rounds == 0 || m.samples == 0) {
            Some((name, _)) => Err(format!("mode {name:?} measures nothing")),
            None => Ok(()),
        }
    }

    pub fn mode(&self, name: &str) -> Result<&Mode, LabError> {
        self.mode.get(name).ok_or_else(|| {
            let known: Vec<&str> = self.mode.keys().map(String::as_str).collect();
            LabError::Usage(format!("expected a mode ({}), found {name:?}", known.join(", ")))
        })
    }

    /// Engines of a mode, in the file's order.
    pub fn engines_of_mode(&self, mode: &str) -> Vec<&EngineSpec> {
        self.engine.iter().filter(|e| e.modes.iter().any(|m| m == mode)).collect()
    }
}

/// Looks for the programs of `specs`; those that are not there come with the reason.
pub fn find<'s>(specs: &[&'s EngineSpec], places: &Places) -> (Vec<Found<'s>>, Vec<Absent>) {
    let mut found = Vec::new();
    let mut absent = Vec::new();
    for spec in specs {
        match find::engine(spec, places) {
            Ok(engine) => found.push(Found { spec, engine }),
            Err(reason) => {
                absent.push(Absent { name: spec.name.clone(), label: spec.label.clone(), reason })
            }
        }
    }
    (found, absent)
}
