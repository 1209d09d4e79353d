//! `apylab`: the lab's command. Measures (`run`, `count`), shows (`report`, `show`,
//! `figures`, `export-pyperf`), looks around (`list`, `doctor`) and holds the compiler against
//! CPython's (`compile-check`, `compile-fuzz`).
//!
//! This crate owns the command line, progress and exit codes; what is measured and how is
//! `pyperf-suite`'s part, what is concluded and shown that of `apython-reports`.

#![forbid(unsafe_code)]

// That of `apython`: the time that compile-check gives our compiler is the time it takes there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

#[macro_use]
mod terminal;

mod cli;
mod commands;
mod place;
mod progress;

use std::process::ExitCode;

use clap::Parser;

use cli::{Cli, Command};

/// How the command ends, as its exit status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    Good = 0,
    /// Something was measured and found wanting: a failed cell, a limit missed, a run stopped.
    Wanting = 1,
    Usage = 2,
    Environment = 3,
}

fn main() -> ExitCode {
    // Ends the process itself, with status 2, where the command line is wrong.
    let cli = Cli::parse();
    let result = match cli.command {
        Command::Run(options) => commands::run::run(options),
        Command::Count(options) => commands::count::count(options),
        Command::Report(options) => commands::show::report(options),
        Command::Show(options) => commands::show::show(options),
        Command::Figures(options) => commands::show::figures(options),
        Command::ExportPyperf(options) => commands::export::export(options),
        Command::List(options) => commands::look::list(options),
        Command::Doctor(options) => commands::look::doctor(options),
        Command::CompileCheck(options) => commands::compile_check::check(options),
        Command::CompileFuzz(options) => commands::compile_fuzz::fuzz(options),
        Command::CompileWorker => commands::compilers::work(),
    };
    let status = result.unwrap_or_else(|trouble| {
        note!("apylab: {}", trouble.message);
        trouble.status
    });
    ExitCode::from(status as u8)
}

/// Why a command could not do its work.
#[derive(Debug)]
pub struct Trouble {
    pub status: Status,
    pub message: String,
}

impl Trouble {
    pub fn usage(message: impl Into<String>) -> Trouble {
        Trouble { status: Status::Usage, message: message.into() }
    }

    pub fn environment(message: impl Into<String>) -> Trouble {
        Trouble { status: Status::Environment, message: message.into() }
    }
}

impl From<pyperf_suite::LabError> for Trouble {
    fn from(error: pyperf_suite::LabError) -> Trouble {
        use pyperf_suite::LabError::{Data, Usage};
        match error {
            Usage(_) | Data { .. } => Trouble::usage(error.to_string()),
            other => Trouble::environment(other.to_string()),
        }
    }
}

impl From<apython_reports::model::StoreError> for Trouble {
    fn from(error: apython_reports::model::StoreError) -> Trouble {
        use apython_reports::model::StoreError;
        match &error {
            StoreError::Io { action: "open", .. } => Trouble::usage(error.to_string()),
            StoreError::Format { .. } | StoreError::Schema { .. } => {
                Trouble::usage(error.to_string())
            }
            StoreError::Io { .. } => Trouble::environment(error.to_string()),
        }
    }
}
