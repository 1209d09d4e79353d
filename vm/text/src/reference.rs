//! The reference interpreter, for differential tests: one python3.12 process that answers
//! many questions.
//!
//! It is found through `PYTHON312`, then the PATH, then pyenv's versions. Where there is none
//! the tests that need it say so on standard error and pass.

use crate::view::StrView;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The path of a python3.12 that runs.
pub(crate) fn python312() -> Option<PathBuf> {
    candidates().into_iter().find(is_python312)
}

fn candidates() -> Vec<PathBuf> {
    if let Some(path) = std::env::var_os("PYTHON312") {
        return vec![path.into()];
    }
    let mut found = vec![PathBuf::from("python3.12")];
    if let Some(home) = std::env::var_os("HOME")
        && let Ok(versions) = std::fs::read_dir(PathBuf::from(home).join(".pyenv/versions"))
    {
        let mut names: Vec<_> = versions.flatten().map(|entry| entry.path()).collect();
        names.retain(|p| p.file_name().is_some_and(|n| n.to_string_lossy().starts_with("3.12")));
        names.sort();
        found.extend(names.into_iter().rev().map(|p| p.join("bin/python3.12")));
    }
    found
}

fn is_python312(path: &PathBuf) -> bool {
    Command::new(path)
        .args(["-c", "import sys; print(sys.implementation.name, *sys.version_info[:2])"])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|out| out.stdout == b"cpython 3 12\n")
}

/// What scripts can use: `lines()` gives the questions (`sys.stdin` would split them at `\r`),
/// `plain(text)` writes code points outside printable ASCII as `<hex>`.
const PRELUDE: &str = "import sys, struct
sys.set_int_max_str_digits(0)
def lines(): return sys.stdin.buffer.read().decode('utf-8', 'surrogatepass').split('\\n')[:-1]
def plain(s): return ''.join(c if ' ' <= c <= '~' and c != '<' else f'<{ord(c):x}>' for c in s)
";

/// As the function of the same name that scripts have.
pub(crate) fn plain(text: StrView<'_>) -> String {
    let mut out = String::new();
    for cp in text.chars() {
        match cp {
            0x20..0x7F if cp != u32::from('<') => out.push(char::from(cp as u8)),
            _ => write!(out, "<{cp:x}>").expect("a string takes all"),
        }
    }
    out
}

/// Runs `script` with `lines` as its standard input; its lines of output, one per question.
/// `None`, after a loud word, where there is no python3.12.
pub(crate) fn ask(script: &str, lines: &[String]) -> Option<Vec<String>> {
    let Some(python) = python312() else {
        eprintln!("SKIPPED: no python3.12 found (set PYTHON312); nothing was compared");
        return None;
    };
    let mut child = Command::new(python)
        .args(["-P", "-X", "utf8", "-c", &format!("{PRELUDE}{script}")])
        .env("PYTHONHASHSEED", "0")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("python3.12 starts");
    let mut input = child.stdin.take().expect("standard input is piped");
    let text = lines.iter().flat_map(|line| [line.as_str(), "\n"]).collect::<String>();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = BufReader::new(child.stdout.take().expect("standard output is piped"));
    let answers: Vec<String> = output.lines().map(|line| line.expect("UTF-8")).collect();
    writer.join().expect("the writer ends").expect("python3.12 reads all its input");
    assert!(child.wait().expect("python3.12 ends").success(), "the script failed");
    Some(answers)
}

/// As [`ask`], and checks that each answer equals what `ours` makes of the same question.
pub(crate) fn compare(script: &str, lines: &[String], mut ours: impl FnMut(&str) -> String) {
    let Some(answers) = ask(script, lines) else { return };
    assert_eq!(answers.len(), lines.len(), "one answer per question");
    let mut wrong = Vec::new();
    for (question, expected) in lines.iter().zip(&answers) {
        let got = ours(question);
        if got != *expected {
            wrong.push(format!("{question}\n  python: {expected}\n  ours:   {got}"));
        }
    }
    let count = wrong.len();
    wrong.truncate(20);
    assert!(wrong.is_empty(), "{count} of {} differ:\n{}", lines.len(), wrong.join("\n"));
}

/// A seeded generator of test cases (SplitMix64).
pub(crate) struct Rng(pub u64);

impl Rng {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.below(choices.len())]
    }

    /// Whether a chance of one in `n` comes true.
    pub(crate) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}
