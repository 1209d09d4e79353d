//! Where Python 3.12 is installed: what compiles source files, and whose library is used.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// Directories whose subdirectories are installations, below the home directory.
const VERSIONS: [&str; 2] = [".pyenv/versions", ".local/share/uv/python"];

/// Programs that may be Python 3.12, the likeliest first: `PYTHON312`, the PATH, pyenv's
/// versions, uv's. Some may not run (pyenv's shims exist for versions that aren't active).
pub(super) fn candidates() -> Vec<PathBuf> {
    if let Some(path) = env::var_os("PYTHON312").filter(|path| !path.is_empty()) {
        return vec![PathBuf::from(path)];
    }
    let mut found = Vec::new();
    if let Some(path) = env::var_os("PATH") {
        found.extend(env::split_paths(&path).map(|directory| directory.join("python3.12")));
    }
    found.extend(installations().into_iter().map(|root| root.join("bin/python3.12")));
    found.retain(|path| path.is_file());
    found
}

/// The roots of installations that are below the home directory.
fn installations() -> Vec<PathBuf> {
    let Some(home) = env::var_os("HOME").map(PathBuf::from) else { return Vec::new() };
    let pyenv = env::var_os("PYENV_ROOT").map(|root| PathBuf::from(root).join("versions"));
    let mut roots = Vec::new();
    for directory in pyenv.into_iter().chain(VERSIONS.map(|directory| home.join(directory))) {
        let Ok(entries) = fs::read_dir(directory) else { continue };
        let mut here: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        here.retain(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
            name.is_some_and(|name| name.trim_start_matches("cpython-").starts_with("3.12"))
        });
        here.sort();
        roots.extend(here);
    }
    roots
}

fn is_library(directory: &Path) -> bool {
    directory.join("os.py").is_file()
}

/// CPython 3.12's `Lib`: `APYTHON_LIB`, or that of an installed Python.
pub fn library_directory() -> Option<PathBuf> {
    if let Some(path) = env::var_os("APYTHON_LIB").filter(|path| !path.is_empty()) {
        let path = PathBuf::from(path);
        return is_library(&path).then_some(path);
    }
    let beside = |program: &Path| {
        let program = fs::canonicalize(program).ok()?;
        let library = program.parent()?.parent()?.join("lib/python3.12");
        is_library(&library).then_some(library)
    };
    candidates().iter().find_map(|program| beside(program))
}
