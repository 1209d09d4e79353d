//! Finding an engine's program: each place in turn, the first that fits is taken.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use apython_reports::model::Engine;

use super::probe::{Identity, probe};
use super::{EngineSpec, Owner, Place, Requirement};
use crate::files::{hash_file, is_program, search_path};

/// Where places are on this machine; tests make their own.
#[derive(Debug, Clone)]
pub struct Places {
    /// Folders of builds, `release/` and the like being below them.
    pub targets: Vec<PathBuf>,
    /// Folders in which pyenv keeps versions.
    pub pyenv: Option<PathBuf>,
    /// Folder in which uv keeps Pythons.
    pub uv: Option<PathBuf>,
    /// Environment of probes: that of measured processes.
    pub environment: BTreeMap<String, String>,
}

impl Places {
    /// Those of this machine. `repository` is the folder whose `target` holds builds.
    pub fn of_machine(repository: &Path, environment: &BTreeMap<String, String>) -> Places {
        let home = env::var_os("HOME").map(PathBuf::from);
        let variable = |name: &str| env::var_os(name).map(PathBuf::from);
        let below_home = |path: &str| home.as_ref().map(|h| h.join(path));
        let data = variable("XDG_DATA_HOME").or_else(|| below_home(".local/share"));
        let targets =
            variable("CARGO_TARGET_DIR").into_iter().chain([repository.join("target")]).collect();
        Places {
            targets,
            pyenv: variable("PYENV_ROOT")
                .or_else(|| below_home(".pyenv"))
                .map(|r| r.join("versions")),
            uv: variable("UV_PYTHON_INSTALL_DIR").or_else(|| data.map(|d| d.join("uv/python"))),
            environment: environment.clone(),
        }
    }

    /// Programs that a place may mean, best first, or where it was looked for in vain.
    fn candidates(&self, place: &Place) -> Result<Vec<PathBuf>, String> {
        let (found, nothing) = match place {
            Place::Env(name) => {
                let value = env::var_os(name).ok_or_else(|| format!("{name} is not set"))?;
                (vec![PathBuf::from(&value)], format!("{name} names no program: {value:?}"))
            }
            Place::Path(name) => (search_path(name), format!("{name} is not on the PATH")),
            Place::Pyenv(version) => {
                (installed(self.pyenv.as_deref(), "", version), format!("pyenv has no {version}"))
            }
            Place::Uv(version) => {
                let found = installed(self.uv.as_deref(), "cpython-", version);
                (found, format!("uv has no {version}"))
            }
            Place::Target(name) => (
                self.targets.iter().map(|t| t.join(name)).collect(),
                format!("{name} is not built"),
            ),
            Place::File(path) => (vec![path.clone()], format!("{} is not there", path.display())),
        };
        let found: Vec<PathBuf> = found.into_iter().filter(|p| is_program(p)).collect();
        if found.is_empty() { Err(nothing) } else { Ok(found) }
    }
}

/// `bin/pythonX.Y` of the versions that a manager installed, newest first.
fn installed(folder: Option<&Path>, prefix: &str, version: &str) -> Vec<PathBuf> {
    let mut found: Vec<(Vec<u32>, PathBuf)> = folder
        .and_then(|f| fs::read_dir(f).ok())
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let number = name.strip_prefix(prefix)?.split('-').next()?;
            fits(version, number)
                .then(|| (numbers(number), entry.path().join(format!("bin/python{version}"))))
        })
        .collect();
    found.sort_by(|a, b| b.cmp(a));
    found.into_iter().map(|(_, path)| path).collect()
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map_while(|part| part.parse().ok()).collect()
}

/// Whether `version` begins with the numbers of `wanted`.
pub(super) fn fits(wanted: &str, version: &str) -> bool {
    let (wanted, version) = (numbers(wanted), numbers(version));
    !wanted.is_empty() && version.starts_with(&wanted)
}

/// The first program that fits, or everything that was tried and why not.
pub(super) fn engine(spec: &EngineSpec, places: &Places) -> Result<Engine, String> {
    let mut reasons: Vec<String> = Vec::new();
    for place in &spec.find {
        match places.candidates(place) {
            Err(nothing) => reasons.push(nothing),
            Ok(programs) => {
                for program in programs {
                    match identify(spec, &program, places) {
                        Ok(engine) => return Ok(engine),
                        Err(why) => reasons.push(format!("{}: {why}", program.display())),
                    }
                }
            }
        }
    }
    reasons.dedup();
    Err(reasons.join("; "))
}

fn identify(spec: &EngineSpec, program: &Path, places: &Places) -> Result<Engine, String> {
    let command: Vec<String> =
        std::iter::once(program.to_string_lossy().into_owned()).chain(spec.args.clone()).collect();
    let identity = probe(&command, &spec.language, &places.environment)?;
    meets(&spec.require, program, &identity)?;
    let hash = hash_file(program).map_err(|error| format!("cannot be read: {error}"))?;
    Ok(Engine {
        name: spec.name.clone(),
        label: spec.label.clone(),
        language: spec.language.clone(),
        command,
        version: format!("{} {}", identity.implementation, identity.description),
        axes: spec.axes.clone(),
        hash,
        numeric_answers: spec.numeric_answers,
        stats: spec.stats.clone(),
        handlers: spec.handlers.clone(),
        machine: None,
    })
}

fn meets(wanted: &Requirement, program: &Path, identity: &Identity) -> Result<(), String> {
    if let Some(implementation) = &wanted.implementation
        && *implementation != identity.implementation
    {
        return Err(format!("expected {implementation}, found {}", identity.implementation));
    }
    if let Some(version) = &wanted.version
        && !fits(version, &identity.version)
    {
        return Err(format!("expected version {version}, found {}", identity.version));
    }
    match wanted.owner {
        Some(Owner::System) => belongs_to_system(program, identity),
        None => Ok(()),
    }
}

/// The distribution's own: its library is the system's, and a package owns the program.
fn belongs_to_system(program: &Path, identity: &Identity) -> Result<(), String> {
    if identity.prefix != "/usr" {
        return Err(format!("expected the system's library, found one in {}", identity.prefix));
    }
    let real = program.canonicalize().map_err(|error| error.to_string())?;
    let output = std::process::Command::new("dpkg")
        .arg("-S")
        .arg(&real)
        .output()
        .map_err(|error| format!("dpkg cannot be asked who owns it: {error}"))?;
    if output.status.success() { Ok(()) } else { Err("no package owns it".to_owned()) }
}
