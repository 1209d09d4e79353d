//! Goldens of the translator: register code of the programs in `translation/`, as
//! `apython --dump-code` shows it after they ran, so that what instructions specialise to can
//! be seen as well. `UPDATE_GOLDENS=1` writes them anew; look at the difference before it is
//! committed. A program may ask for several forms of code (`# forms: register, stack`).

use apython_tests::engine::{Strategy, find_apython, find_reference};
use apython_tests::run::{Invocation, Status};
use similar::TextDiff;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("translation")
}

/// The programs, by name.
fn programs() -> Vec<PathBuf> {
    let entries = fs::read_dir(folder()).expect("the folder of programs");
    let mut programs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "py"))
        .collect();
    programs.sort();
    programs
}

/// The forms of code that a program asks for.
fn forms(program: &Path) -> Vec<String> {
    let source = fs::read_to_string(program).expect("a program");
    let asked = source.lines().find_map(|line| line.strip_prefix("# forms: "));
    asked.unwrap_or("register").split(", ").map(str::to_owned).collect()
}

fn golden(program: &Path, form: &str) -> PathBuf {
    let ending = if form == "register" { "golden".to_owned() } else { format!("{form}.golden") };
    program.with_extension(ending)
}

/// The programs compiled, all by one process, and what runs them.
struct Compiled {
    apython: PathBuf,
    folder: TempDir,
}

const COMPILE: &str = "import os, py_compile, sys
for name in sys.argv[2:]:
    compiled = os.path.join(sys.argv[1], os.path.basename(name) + 'c')
    py_compile.compile(name, compiled, os.path.basename(name), doraise=True)
";

impl Compiled {
    fn new() -> Compiled {
        let folder = tempfile::tempdir().expect("a folder");
        let reference = find_reference(folder.path()).expect("python3.12");
        let outcome = Invocation::new(&reference, folder.path())
            .args(["-I", "-c", COMPILE])
            .arg(folder.path())
            .args(programs())
            .run()
            .expect("python3.12 starts");
        assert_eq!(outcome.status, Status::Exit(0), "{}", outcome.stderr_text());
        Compiled { apython: find_apython().expect("apython"), folder }
    }

    /// Whether this build has the strategy: threading takes an optimised one.
    fn can_run(&self, strategy: Strategy) -> bool {
        let outcome = Invocation::new(&self.apython, self.folder.path())
            .args(strategy.flags())
            .arg("floats.pyc")
            .run()
            .expect("apython starts");
        !outcome.stderr_text().contains("takes an optimised build")
    }

    /// The register code of all functions of a program, its own module left out.
    fn translation(&self, program: &Path, flags: &[String]) -> String {
        let name = program.with_extension("pyc");
        let name = name.file_name().expect("a name");
        let outcome = Invocation::new(&self.apython, self.folder.path())
            .args(flags)
            .arg("--dump-code")
            .arg(name)
            .run()
            .expect("apython starts");
        assert_eq!(outcome.status, Status::Exit(0), "{name:?}: {}", outcome.stderr_text());
        let text = outcome.stderr_text();
        let blocks = text.split("\n\n").map(str::trim_end);
        let blocks: Vec<&str> =
            blocks.filter(|b| !b.is_empty() && !b.starts_with("<module>:")).collect();
        assert!(!blocks.is_empty(), "{name:?} shows no code");
        blocks.join("\n\n") + "\n"
    }
}

#[test]
fn programs_translate_as_their_goldens_say() {
    let compiled = Compiled::new();
    let update = env::var_os("UPDATE_GOLDENS").is_some();
    let mut wrong = String::new();
    for program in programs() {
        for form in forms(&program) {
            let found = compiled.translation(&program, &[format!("--code={form}")]);
            let golden = golden(&program, &form);
            if update {
                fs::write(&golden, &found).expect("written");
                continue;
            }
            let expected = fs::read_to_string(&golden).unwrap_or_default();
            if found != expected {
                let diff = TextDiff::from_lines(&expected, &found);
                let name = golden.file_name().unwrap_or_default().to_string_lossy();
                wrong.push_str(&diff.unified_diff().header(&name, "found").to_string());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}\nUPDATE_GOLDENS=1 writes goldens anew");
}

/// Handlers are written once: no strategy may specialise where another does not.
#[test]
fn strategies_run_the_same_instructions() {
    let compiled = Compiled::new();
    let strategies: Vec<Strategy> =
        Strategy::ALL.into_iter().filter(|strategy| compiled.can_run(*strategy)).collect();
    for program in programs() {
        let mut seen: Vec<(Strategy, String)> = Vec::new();
        for &strategy in &strategies {
            let found = compiled.translation(&program, &strategy.flags());
            match seen.iter().find(|(other, _)| other.code == strategy.code) {
                Some((other, text)) => assert_eq!(
                    *text,
                    found,
                    "{}: {} and {} differ",
                    program.display(),
                    other.name(),
                    strategy.name()
                ),
                None => seen.push((strategy, found)),
            }
        }
    }
}

/// A golden without a program would look after nothing.
#[test]
fn every_golden_has_its_program() {
    let wanted: Vec<PathBuf> = programs()
        .iter()
        .flat_map(|program| forms(program).into_iter().map(|form| golden(program, &form)))
        .collect();
    for entry in fs::read_dir(folder()).expect("the folder of goldens") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "golden") {
            assert!(wanted.contains(&path), "{} has no program", path.display());
        }
    }
}
