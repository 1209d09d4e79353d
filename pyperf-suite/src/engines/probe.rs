//! Asking a program what it is, with a program in its own language: `--version` says little,
//! and a shim on the PATH may be there without a Python behind it.

use std::collections::BTreeMap;
use std::fs;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use crate::process::{self, End, Job};

/// Generous: a first start may have to read everything from a disk.
const TIMEOUT: Duration = Duration::from_secs(20);

/// Four lines: implementation, version, where the library is, description. Plain enough for
/// a Python that is still young.
const PYTHON: &str = "\
import sys
print(sys.implementation.name)
print('.'.join([str(part) for part in sys.version_info[:3]]))
print(getattr(sys, 'base_prefix', ''))
print(sys.version.replace('\\n', ' '))
";

const LUA: &str = "\
print(jit and 'luajit' or 'lua')
print((string.gsub(jit and jit.version or _VERSION, '[^0-9]*([0-9.]+).*', '%1')))
print('')
print(jit and jit.version .. (jit.status() and ', JIT on' or ', JIT off') or _VERSION)
";

/// What a program says of itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Identity {
    pub(super) implementation: String,
    pub(super) version: String,
    pub(super) prefix: String,
    pub(super) description: String,
}

pub(super) fn probe(
    command: &[String],
    language: &str,
    environment: &BTreeMap<String, String>,
) -> Result<Identity, String> {
    let (text, ending) = match language {
        "python" => (PYTHON, "py"),
        "lua" => (LUA, "lua"),
        other => return Err(format!("cannot probe an engine for {other:?}")),
    };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    let file = folder.path().join(format!("probe.{ending}"));
    fs::write(&file, text).map_err(|error| error.to_string())?;
    let mut command = command.to_vec();
    command.push(file.to_string_lossy().into_owned());
    let job =
        Job { command: &command, folder: folder.path(), environment, timeout: TIMEOUT, cpu: None };
    let mut lines = Vec::new();
    let outcome = process::run(&job, &AtomicBool::new(false), |line| {
        lines.push(line.to_owned());
        true
    })
    .map_err(|error| format!("cannot be started: {error}"))?;
    match outcome.end {
        End::Exited(status) if status.success() => parse(&lines),
        End::Exited(status) => {
            let said = outcome.stderr.lines().find(|l| !l.trim().is_empty()).unwrap_or("nothing");
            Err(format!("{} on a probe, saying: {said}", process::describe(status)))
        }
        _ => Err(format!("no end within {} s on a probe", TIMEOUT.as_secs())),
    }
}

fn parse(lines: &[String]) -> Result<Identity, String> {
    match lines {
        [implementation, version, prefix, description] => Ok(Identity {
            implementation: implementation.clone(),
            version: version.clone(),
            prefix: prefix.clone(),
            description: description.clone(),
        }),
        other => Err(format!("expected 4 lines from a probe, found {}", other.len())),
    }
}
