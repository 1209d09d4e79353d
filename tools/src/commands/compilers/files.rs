//! Which files are compiled.

use std::fs;
use std::path::{Path, PathBuf};

use crate::Trouble;

/// Files as they are named, and all `.py` below folders, in the order of their paths.
pub(in crate::commands) fn find(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Trouble> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            walk(path, &mut files)?;
        } else if path.is_file() {
            files.push(path.clone());
        } else {
            let message = format!("expected a file or a folder, found no {}", path.display());
            return Err(Trouble::usage(message));
        }
    }
    if files.is_empty() {
        return Err(Trouble::usage("there are no .py files to compile"));
    }
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Trouble> {
    let trouble = |error| Trouble::usage(format!("cannot read {}: {error}", folder.display()));
    let entries = fs::read_dir(folder).map_err(trouble)?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        // A link to a folder may lead round in a circle.
        if path.is_dir() && !path.is_symlink() {
            walk(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "py") && path.is_file() {
            files.push(path);
        }
    }
    Ok(())
}
