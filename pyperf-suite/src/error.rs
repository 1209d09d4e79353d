//! What can stop the lab itself. A cell that fails is not an error but a result.

use std::io;
use std::path::PathBuf;

use apython_reports::model::StoreError;
use thiserror::Error;

#[derive(Debug, Error)]
pub enum LabError {
    /// The command line or a data file asks for something that there is not.
    #[error("{0}")]
    Usage(String),
    /// The machine lacks something without which nothing can be measured.
    #[error("{0}")]
    Environment(String),
    #[error("cannot read {path}: {error}")]
    Read { path: PathBuf, error: io::Error },
    #[error("{path} is not as expected: {error}")]
    Data { path: PathBuf, error: Box<toml::de::Error> },
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("cannot {action}: {error}")]
    Io { action: String, error: io::Error },
}
