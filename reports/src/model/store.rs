//! Results files: never overwritten, never half written.
//!
//! A new run takes a new dated name. While it goes on, its file is replaced as a whole by
//! rename, so that whoever reads it (or a crash) finds one finished state or the other.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufReader, BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use thiserror::Error;

use super::{Results, SCHEMA};

#[derive(Debug, Error)]
pub enum StoreError {
    #[error("cannot {action} {path}: {error}")]
    Io { action: &'static str, path: PathBuf, error: io::Error },
    #[error("{path} is not a results file of the lab: {error}")]
    Format { path: PathBuf, error: serde_json::Error },
    #[error("{path} has format {found:?}, and this version reads {SCHEMA:?}")]
    Schema { path: PathBuf, found: String },
}

impl StoreError {
    fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> StoreError {
        move |error| StoreError::Io { action, path: path.to_owned(), error }
    }
}

/// Reads a results file of the current format.
pub fn load(path: &Path) -> Result<Results, StoreError> {
    #[derive(serde::Deserialize)]
    struct Head {
        schema: String,
    }
    let text = {
        let file = File::open(path).map_err(StoreError::io("open", path))?;
        io::read_to_string(BufReader::new(file)).map_err(StoreError::io("read", path))?
    };
    let format = |error| StoreError::Format { path: path.to_owned(), error };
    let head: Head = serde_json::from_str(&text).map_err(format)?;
    if head.schema != SCHEMA {
        return Err(StoreError::Schema { path: path.to_owned(), found: head.schema });
    }
    serde_json::from_str(&text).map_err(format)
}

/// Puts `results` in the place of the file at `path`, durably and at once.
pub fn save(path: &Path, results: &Results) -> Result<(), StoreError> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = |file: &File| -> io::Result<()> {
        let mut out = BufWriter::new(file);
        serde_json::to_writer(&mut out, results)?;
        out.write_all(b"\n")?;
        out.flush()?;
        drop(out);
        file.sync_data()
    };
    let temporary = tempfile::Builder::new()
        .permissions(Permissions::from_mode(0o666))
        .tempfile_in(folder)
        .map_err(StoreError::io("write in", folder))?;
    write(temporary.as_file()).map_err(StoreError::io("write", temporary.path()))?;
    temporary.persist(path).map_err(|e| e.error).map_err(StoreError::io("replace", path))?;
    // The rename itself is durable only once the folder is.
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// Reserves a name made of the time (UTC) and `label` that no file has yet.
pub fn create_dated(folder: &Path, when: Timestamp, label: &str) -> Result<PathBuf, StoreError> {
    fs::create_dir_all(folder).map_err(StoreError::io("make the folder", folder))?;
    let date = when.to_zoned(TimeZone::UTC).strftime("%Y-%m-%dT%H-%M-%SZ").to_string();
    for number in 1.. {
        let suffix = if number == 1 { String::new() } else { format!("-{number}") };
        let path = folder.join(format!("{date}-{label}{suffix}.json"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(_) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(StoreError::io("create", &path)(error)),
        }
    }
    unreachable!("one of the numbers is free")
}
