//! The programs under `programs/`, one folder per subject.
//!
//! A program is a `.py` file directly in a subject's folder whose name does not begin
//! with `mod_`; those, and whatever lies deeper, are modules for programs to import.
//! Beside `NAME.py` there may be `NAME.args`, an argument a line, and `NAME.stdin`.
//! A first line `# exit: N` declares the exit status (negative: the signal that ends
//! it); without it a program must end with 0. That keeps a program that dies by mistake
//! from passing because both interpreters die alike.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use crate::run::{Invocation, Status};

/// A program and what it needs to run.
#[derive(Clone, Debug)]
pub struct Program {
    /// `subject/name`, without the ending.
    pub name: String,
    /// The folder of all subjects, in which programs are run.
    pub root: PathBuf,
}

/// The folder that holds the subjects.
pub fn programs_dir() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// Every program below `root`, in order of name.
pub fn programs(root: &Path) -> io::Result<Vec<Program>> {
    let mut found = Vec::new();
    for subject in fs::read_dir(root)? {
        let subject = subject?.path();
        if !subject.is_dir() {
            continue;
        }
        for file in fs::read_dir(&subject)? {
            let file = file?.path();
            let Some(stem) = file.file_stem().and_then(|s| s.to_str()) else { continue };
            if file.extension().is_some_and(|e| e == "py") && !stem.starts_with("mod_") {
                let folder = subject.file_name().expect("has a name").to_string_lossy();
                found.push(Program { name: format!("{folder}/{stem}"), root: root.to_owned() });
            }
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(found)
}

impl Program {
    fn file(&self, extension: &str) -> PathBuf {
        self.root.join(format!("{}.{extension}", self.name))
    }

    pub fn source(&self) -> PathBuf {
        self.file("py")
    }

    /// The status it must end with, under any interpreter.
    pub fn declared_status(&self) -> io::Result<Status> {
        let text = fs::read_to_string(self.source())?;
        let declared = text
            .lines()
            .next()
            .and_then(|line| line.strip_prefix("# exit:"))
            .map_or(Ok(0), |number| number.trim().parse());
        declared.map(Status::from_code).map_err(|error| {
            io::Error::new(io::ErrorKind::InvalidData, format!("{}: exit: {error}", self.name))
        })
    }

    /// Runs this program by `command`, whose own flags come first.
    pub fn invocation(&self, command: &Path, flags: &[String]) -> io::Result<Invocation> {
        let arguments = match fs::read_to_string(self.file("args")) {
            Ok(text) => text.lines().map(str::to_owned).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let mut invocation = Invocation::new(command, &self.root)
            .args(flags)
            .arg(format!("{}.py", self.name))
            .args(arguments);
        invocation.stdin = Some(self.file("stdin")).filter(|path| path.exists());
        Ok(invocation)
    }

    /// A hash of all that the outcome may depend on: the program, its arguments and
    /// input, and every module of its subject.
    pub fn content_hash(&self) -> io::Result<u64> {
        let mut hasher = DefaultHasher::new();
        // Tracebacks name the file by its absolute path.
        self.root.hash(&mut hasher);
        self.name.hash(&mut hasher);
        for extension in ["py", "args", "stdin"] {
            let path = self.file(extension);
            if path.exists() {
                fs::read(path)?.hash(&mut hasher);
            }
            extension.hash(&mut hasher);
        }
        let folder = self.source().parent().expect("in a folder").to_owned();
        for module in modules(&folder, true)? {
            module.hash(&mut hasher);
            fs::read(module)?.hash(&mut hasher);
        }
        Ok(hasher.finish())
    }
}

/// The files of a subject that are not programs, sorted by path.
fn modules(folder: &Path, top: bool) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().expect("has a name").to_string_lossy().into_owned();
        if path.is_dir() {
            if name != "__pycache__" {
                found.extend(modules(&path, false)?);
            }
        } else if name.ends_with(".py") && (!top || name.starts_with("mod_")) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests;
