//! `apylab export-pyperf`.

use std::fs;

use apython_reports::model::load;
use apython_reports::pyperf;
use pyperf_suite::select::Choice;

use crate::cli::ExportPyperf;
use crate::{Status, Trouble, place};

/// Writes one file for each engine and prints their names, ready for `pyperf compare_to`.
pub fn export(options: ExportPyperf) -> Result<Status, Trouble> {
    let path = place::results_file(&options.results)?;
    let results = load(&path)?;
    let choice = Choice::parse(options.engines.as_deref())?;
    let folder = options.out.or_else(|| path.parent().map(Into::into)).unwrap_or_default();
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let trouble = |what: &std::path::Path, error: &dyn std::fmt::Display| {
        Trouble::environment(format!("cannot write {}: {error}", what.display()))
    };
    let mut written = 0;
    for engine in results.engines.iter().filter(|e| choice.takes(&[&e.name])) {
        let Some(suite) = pyperf::export(&results, engine) else {
            note!("{} has no figures", engine.name);
            continue;
        };
        let file = folder.join(format!("{stem}.{}.json", engine.name));
        if !folder.as_os_str().is_empty() {
            fs::create_dir_all(&folder).map_err(|error| trouble(&folder, &error))?;
        }
        let text = serde_json::to_string_pretty(&suite).map_err(|error| trouble(&file, &error))?;
        fs::write(&file, text + "\n").map_err(|error| trouble(&file, &error))?;
        say!("{}\n", file.display());
        written += 1;
    }
    if written == 0 {
        return Err(Trouble::usage("nothing to export: no engine fits, or none has figures"));
    }
    Ok(Status::Good)
}
