//! What happens at the limits: recursion, memory, deep structures, a small native stack,
//! closed pipes, signals, and files that cannot be run.
//!
//! Wherever python3.12's behaviour is defined, apython's must equal it; where it is not
//! (a damaged `.pyc`), apython must end in an orderly way.

#![forbid(unsafe_code)]

mod files;
mod pipes_and_signals;
mod recursion;
mod sizes;
mod small_stack;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use apython_tests::{Invocation, Outcome, ReferenceCache, compare, find_apython};
use tempfile::TempDir;

/// Limits take long to reach in builds that are not optimised.
const PATIENCE: Duration = Duration::from_secs(120);

/// The two interpreters and a directory of their own to run in.
struct Setting {
    python: PathBuf,
    apython: PathBuf,
    directory: TempDir,
}

impl Setting {
    fn new() -> Setting {
        let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("references");
        Setting {
            python: ReferenceCache::new(cache).interpreter().unwrap_or_else(|e| panic!("{e}")),
            apython: find_apython().unwrap_or_else(|e| panic!("{e}")),
            directory: tempfile::tempdir().expect("a temporary directory"),
        }
    }

    fn path(&self) -> &Path {
        self.directory.path()
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("has a parent")).expect("made");
        fs::write(&path, content).expect("written");
        path
    }

    fn invocation(&self, command: &Path) -> Invocation {
        let invocation = Invocation::new(command, self.path()).timeout(PATIENCE);
        if command == self.python { invocation.args(["-X", "utf8"]) } else { invocation }
    }

    fn run(&self, command: &Path, arguments: &[&str]) -> Outcome {
        self.invocation(command).args(arguments).run().expect("starts")
    }

    /// Both interpreters run the program to the same end.
    #[track_caller]
    fn check(&self, source: &str) {
        self.write("program.py", source);
        self.check_arguments(&["program.py"]);
    }

    /// Both interpreters do the same with these arguments.
    #[track_caller]
    fn check_arguments(&self, arguments: &[&str]) {
        let expected = self.as_apython(self.run(&self.python, arguments));
        assert!(expected.status.code().is_some(), "{arguments:?}: python3.12: {}", expected.status);
        let actual = self.run(&self.apython, arguments);
        if let Err(report) = compare(&expected, &actual) {
            panic!("{arguments:?}: {report}");
        }
    }

    /// The outcome with the reference's path, by which it names itself in messages,
    /// replaced by apython's.
    fn as_apython(&self, mut outcome: Outcome) -> Outcome {
        let text = outcome.stderr_text();
        let prefix = format!("{}: ", self.python.display());
        outcome.stderr = text.replace(&prefix, &format!("{}: ", self.apython.display())).into();
        outcome
    }
}
