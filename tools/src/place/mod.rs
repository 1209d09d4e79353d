//! Where things are: the suite, the repository, the folder for results.

#[cfg(test)]
mod tests;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::Trouble;
use crate::cli::{ResultsOption, SuiteOption};

/// The folder with `suite.toml` and `engines.toml`: named by the user, or found above the
/// current folder, above the program itself, or where the program was built.
pub fn suite(option: &SuiteOption) -> Result<PathBuf, Trouble> {
    if let Some(folder) = &option.suite {
        return if is_suite(folder) {
            absolute(folder)
        } else {
            let message = format!("{} has no suite.toml and engines.toml", folder.display());
            Err(Trouble::usage(message))
        };
    }
    let starts = [env::current_dir().ok(), env::current_exe().ok()];
    let above = starts.iter().flatten().flat_map(|start| start.ancestors());
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    above
        .chain(built)
        .map(|folder| folder.join("pyperf-suite"))
        .find(|folder| is_suite(folder))
        .ok_or_else(|| {
            Trouble::environment("pyperf-suite is not to be found: name it with --suite FOLDER")
        })
}

fn is_suite(folder: &Path) -> bool {
    ["suite.toml", "engines.toml"].iter().all(|file| folder.join(file).is_file())
}

fn absolute(folder: &Path) -> Result<PathBuf, Trouble> {
    fs::canonicalize(folder)
        .map_err(|error| Trouble::environment(format!("{}: {error}", folder.display())))
}

/// The repository that a suite belongs to.
pub fn repository(suite: &Path) -> PathBuf {
    suite.parent().unwrap_or(suite).to_owned()
}

/// Where runs leave their results.
pub fn results_folder(suite: &Path) -> PathBuf {
    repository(suite).join("reports").join("out")
}

/// The results file that is meant: the one named, or the newest.
pub fn results_file(option: &ResultsOption) -> Result<PathBuf, Trouble> {
    if let Some(file) = &option.file {
        return Ok(file.clone());
    }
    let folder = results_folder(&suite(&option.suite)?);
    newest(&folder).ok_or_else(|| {
        let folder = folder.display();
        Trouble::usage(format!("there are no results in {folder}: make some with apylab run"))
    })
}

/// The newest results file: its name begins with the date. What `export-pyperf` leaves
/// beside them has two dots in its name.
fn newest(folder: &Path) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    files
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.strip_suffix(".json").is_some_and(|stem| !stem.contains('.'))
        })
        .max()
}
