//! Cases in which the compilers disagree: sorted by what is wrong, and which are known.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use serde::Deserialize;

use crate::Trouble;
use crate::commands::compilers::{Mode, REFERENCES, Verdict};

/// Of one kind, so many sources are kept.
const KEPT: usize = 4;

/// Differences that are there on purpose, or cost more than they are worth.
const KNOWN: &str = include_str!("known.toml");

/// A cause that is found by trying.
pub const OF_PROCESS: &str =
    "CPython's code is another in each process: it goes over sets, or interned constants before";

/// A source, and how it is compiled.
#[derive(Clone, Debug)]
pub struct Case {
    pub source: String,
    pub form: Form,
    pub mode: Mode,
    pub optimize: u8,
}

/// How a source is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Text,
    /// As UTF-8.
    Bytes,
    /// A byte for each character; `?` for those beyond.
    Latin1,
}

/// What is wrong with a case.
pub struct Finding {
    /// With nothing that depends on the place or on names.
    pub kind: String,
    pub text: String,
}

#[derive(Deserialize)]
struct KnownFile {
    #[serde(default)]
    known: Vec<Known>,
}

#[derive(Deserialize)]
struct Known {
    /// A part of the finding's kind.
    kind: String,
    /// What the source has, if that matters.
    #[serde(default)]
    source: String,
    cause: String,
}

pub struct Findings {
    known: Vec<Known>,
    out: Option<PathBuf>,
    kinds: BTreeMap<String, usize>,
    known_ones: BTreeMap<String, usize>,
    kept: usize,
}

impl Finding {
    /// The code objects differ.
    pub fn is_of_code(&self) -> bool {
        self.kind.starts_with("code: ")
    }

    /// `None`: the compilers agree, but for reference flags, which depend on what the process
    /// compiled before.
    pub fn of(verdict: &Verdict) -> Option<Finding> {
        let text = verdict.text()?;
        let kind = match verdict {
            Verdict::Different(difference, _) if difference.kind == REFERENCES => return None,
            Verdict::Different(difference, _) => format!("code: {}", difference.kind),
            Verdict::Died(words) => format!("died: {}", general(panic_place(words))),
            _ => general(&text),
        };
        Some(Finding { kind, text })
    }
}

/// The line of a panic's message that says where it is.
fn panic_place(words: &str) -> &str {
    words.lines().find(|line| line.contains("panicked at")).unwrap_or(words)
}

/// A text without its numbers and what it quotes.
fn general(text: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            // Not that of `can't`.
            '\'' if quoted || !out.ends_with(char::is_alphanumeric) => quoted = !quoted,
            _ if quoted => continue,
            '0'..='9' if out.ends_with('#') => continue,
            '0'..='9' => {
                out.push('#');
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out.chars().take(300).collect()
}

impl Findings {
    pub fn new(out: Option<PathBuf>) -> Result<Findings, Trouble> {
        let file: KnownFile = toml::from_str(KNOWN)
            .map_err(|error| Trouble::usage(format!("known.toml: {error}")))?;
        if let Some(folder) = &out {
            fs::create_dir_all(folder).map_err(|error| {
                Trouble::usage(format!("cannot make {}: {error}", folder.display()))
            })?;
        }
        Ok(Findings {
            known: file.known,
            out,
            kinds: BTreeMap::new(),
            known_ones: BTreeMap::new(),
            kept: 0,
        })
    }

    /// Whether a case of that kind is to be made small and shown.
    pub fn is_wanted(&self, kind: &str) -> bool {
        self.kinds.get(kind).is_none_or(|&count| count < KEPT)
    }

    /// The cause, if it is a known one.
    pub fn known(&self, finding: &Finding, case: &Case) -> Option<String> {
        let is_it = |known: &&Known| {
            finding.kind.contains(&known.kind) && case.source.contains(&known.source)
        };
        self.known.iter().find(is_it).map(|known| known.cause.clone())
    }

    pub fn add_known(&mut self, cause: String) {
        *self.known_ones.entry(cause).or_default() += 1;
    }

    /// Counts it; where a smaller case was made, also keeps that.
    pub fn add(&mut self, finding: &Finding, case: Option<&Case>) -> Result<(), Trouble> {
        *self.kinds.entry(finding.kind.clone()).or_default() += 1;
        let Some(case) = case else { return Ok(()) };
        self.kept += 1;
        let how = format!(
            "{}, level {}{}",
            case.mode.name(),
            case.optimize,
            match case.form {
                Form::Text => "",
                Form::Bytes => ", bytes",
                Form::Latin1 => ", Latin-1 bytes",
            }
        );
        let text = format!("{}\n{how}\n{:?}\n", finding.text, case.source);
        say!("{text}{}\n\n", case.source.trim_end_matches('\n'));
        let Some(folder) = &self.out else { return Ok(()) };
        let write = |ending: &str, content: &str| {
            let path = folder.join(format!("{:03}.{ending}", self.kept));
            fs::write(&path, content).map_err(|error| {
                Trouble::environment(format!("cannot write {}: {error}", path.display()))
            })
        };
        write("py", &case.source)?;
        write("txt", &text)
    }

    pub fn count(&self) -> usize {
        self.kinds.values().sum()
    }

    /// Counts by kind, and of known ones by cause.
    pub fn tell(&self) {
        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for (kind, count) in kinds {
            say!("{count:>7}  {kind}\n");
        }
        for (cause, count) in &self.known_ones {
            say!("{count:>7}  known: {cause}\n");
        }
    }
}
