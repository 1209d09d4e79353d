//! Finding the two interpreters, and the ways apython can run a program.

use std::env;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use crate::run::{Invocation, Status};

/// What to do when there is no reference interpreter.
pub const INSTALL_HINT: &str = "python3.12 was not found: the tests compare apython with it. \
    Install CPython 3.12 (`uv python install 3.12`, `pyenv install 3.12`, or the \
    distribution's python3.12), or set PYTHON312 to its path";

/// A pairing of apython's `--dispatch` and `--code`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strategy {
    pub dispatch: &'static str,
    pub code: &'static str,
}

impl Strategy {
    pub const ALL: [Strategy; 6] = [
        Strategy { dispatch: "threaded", code: "register" },
        Strategy { dispatch: "threaded", code: "stack" },
        Strategy { dispatch: "match", code: "register" },
        Strategy { dispatch: "match", code: "stack" },
        Strategy { dispatch: "table", code: "register" },
        Strategy { dispatch: "table", code: "stack" },
    ];

    pub fn name(self) -> String {
        format!("{}-{}", self.dispatch, self.code)
    }

    pub fn flags(self) -> Vec<String> {
        vec![format!("--dispatch={}", self.dispatch), format!("--code={}", self.code)]
    }
}

/// The reference interpreter: `PYTHON312`, the PATH, pyenv's versions, uv's.
///
/// A candidate counts only if it runs and says that it is 3.12 (pyenv's shims exist for
/// versions that are not active). Verdicts are kept in `cache`, so that a test process
/// does not begin with starting Pythons.
pub fn find_reference(cache: &Path) -> Result<PathBuf, String> {
    if let Some(path) = env::var_os("PYTHON312") {
        let path = PathBuf::from(path);
        return if is_python312(&path, cache) {
            Ok(path)
        } else {
            Err(format!("PYTHON312={} is not a working python3.12", path.display()))
        };
    }
    candidates(env::var_os("PATH"), env::var_os("HOME").map(PathBuf::from))
        .into_iter()
        .find(|path| is_python312(path, cache))
        .or_else(|| uv_python().filter(|path| is_python312(path, cache)))
        .ok_or_else(|| INSTALL_HINT.to_owned())
}

/// Existing files that may be python3.12, best first.
fn candidates(path: Option<std::ffi::OsString>, home: Option<PathBuf>) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> =
        path.iter().flat_map(env::split_paths).map(|dir| dir.join("python3.12")).collect();
    if let Some(home) = home {
        for versions in [".pyenv/versions", ".local/share/uv/python"] {
            let mut installed: Vec<PathBuf> = fs::read_dir(home.join(versions))
                .into_iter()
                .flatten()
                .flatten()
                .map(|entry| entry.path())
                .filter(|path| {
                    let name = path.file_name().unwrap_or_default().to_string_lossy();
                    name.starts_with("3.12") || name.starts_with("cpython-3.12")
                })
                .map(|path| path.join("bin/python3.12"))
                .collect();
            installed.sort();
            found.extend(installed.into_iter().rev());
        }
    }
    found.retain(|path| path.is_file());
    found
}

fn uv_python() -> Option<PathBuf> {
    let outcome = Invocation::new(Path::new("uv"), Path::new("/"))
        .args(["python", "find", "3.12"])
        .run()
        .ok()
        .filter(|outcome| outcome.status == Status::Exit(0))?;
    Some(PathBuf::from(outcome.stdout_text().trim()))
}

fn is_python312(path: &Path, cache: &Path) -> bool {
    let Some(key) = file_identity(path) else { return false };
    let record = cache.join(format!("python-{key:016x}"));
    if let Ok(verdict) = fs::read_to_string(&record) {
        return verdict == "yes";
    }
    let verdict = Invocation::new(path, Path::new("/"))
        .args(["-c", "import sys; print(sys.implementation.name, *sys.version_info[:2])"])
        .timeout(Duration::from_secs(20))
        .run()
        .is_ok_and(|o| o.status == Status::Exit(0) && o.stdout == b"cpython 3 12\n");
    // Only a convenience: without the record the question is asked again.
    let _ = fs::create_dir_all(cache)
        .and_then(|()| fs::write(&record, if verdict { "yes" } else { "no" }));
    verdict
}

/// A number that changes with the file: its path, size and time of change.
pub fn file_identity(path: &Path) -> Option<u64> {
    let metadata = fs::metadata(path).ok()?;
    let mut hasher = DefaultHasher::new();
    (path, metadata.len(), metadata.modified().ok()).hash(&mut hasher);
    Some(hasher.finish())
}

/// The apython under test: `APYTHON`, or the newest build in the target directory that
/// this test itself was built into.
pub fn find_apython() -> Result<PathBuf, String> {
    if let Some(path) = env::var_os("APYTHON") {
        let path = PathBuf::from(path);
        let exists = path.is_file();
        // Programs run in a directory of their own.
        return path
            .canonicalize()
            .ok()
            .filter(|_| exists)
            .ok_or_else(|| format!("APYTHON={} does not exist", path.display()));
    }
    let test = env::current_exe().map_err(|error| format!("no path of the test: {error}"))?;
    // target/PROFILE/deps/TEST
    let target = test.ancestors().nth(3).unwrap_or(Path::new("."));
    newest_build(target).ok_or_else(|| {
        format!(
            "apython was not found in {}: build it with `cargo build -p apython --profile fast`, \
             or set APYTHON to its path",
            target.display()
        )
    })
}

fn newest_build(target: &Path) -> Option<PathBuf> {
    ["release", "fast", "debug"]
        .iter()
        .map(|profile| target.join(profile).join("apython"))
        .filter_map(|path| Some((modified(&path)?, path)))
        .max_by_key(|(time, _)| *time)
        .map(|(_, path)| path)
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok().filter(|m| m.is_file())?.modified().ok()
}

#[cfg(test)]
mod tests;
