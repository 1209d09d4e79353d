//! `suite.toml`: the workloads as data, and which file of one an engine runs.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use apython_reports::model::Workload;
use serde::Deserialize;

use crate::error::LabError;
use crate::files::hash_files;

/// The folder with `suite.toml`, `engines.toml` and the workloads.
#[derive(Debug, Clone)]
pub struct Suite {
    pub root: PathBuf,
    pub workloads: Vec<Spec>,
}

/// An entry of `suite.toml`. Either `file` (below `workloads/`, takes a size) or `script`
/// (below `pyperformance/`, takes none).
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    pub name: String,
    pub group: String,
    #[serde(default)]
    pub file: Option<String>,
    #[serde(default)]
    pub script: Option<String>,
    /// Twin in Lua, below `workloads/`.
    #[serde(default)]
    pub lua: Option<String>,
    #[serde(default)]
    pub description: String,
    #[serde(default)]
    pub source: String,
    /// Argument for each size name.
    #[serde(default)]
    pub sizes: BTreeMap<String, u64>,
    /// Answer of CPython 3.12 for each size name, as its `repr`.
    #[serde(default)]
    pub expected: BTreeMap<String, String>,
}

impl Suite {
    /// Reads `suite.toml` in `root`.
    pub fn load(root: &Path) -> Result<Suite, LabError> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Document {
            workload: Vec<Spec>,
        }
        let path = root.join("suite.toml");
        let text = fs::read_to_string(&path)
            .map_err(|error| LabError::Read { path: path.clone(), error })?;
        let document: Document = toml::from_str(&text)
            .map_err(|error| LabError::Data { path: path.clone(), error: Box::new(error) })?;
        let suite = Suite { root: root.to_owned(), workloads: document.workload };
        suite.check().map_err(|what| LabError::Usage(format!("{}: {what}", path.display())))?;
        Ok(suite)
    }

    fn check(&self) -> Result<(), String> {
        for (number, spec) in self.workloads.iter().enumerate() {
            if self.workloads[..number].iter().any(|other| other.name == spec.name) {
                return Err(format!("two workloads are named {:?}", spec.name));
            }
            if spec.file.is_some() == spec.script.is_some() {
                return Err(format!("workload {:?} needs one of file and script", spec.name));
            }
        }
        Ok(())
    }

    /// The workload at one of its sizes, as the results file keeps it; or why it cannot be
    /// run at that size.
    pub fn at_size(&self, spec: &Spec, size: &str) -> Result<Workload, String> {
        let n = spec.sizes.get(size).copied();
        if n.is_none() && spec.script.is_none() {
            return Err(format!("suite.toml gives no size {size:?}"));
        }
        let expected = spec.expected.get(size).ok_or_else(|| {
            format!(
                "suite.toml gives no expected answer for size {size:?}; \
                 workloads/update_expected.py writes it"
            )
        })?;
        let file = spec.python_file();
        if !self.root.join(&file).is_file() {
            let hint = match spec.script {
                Some(_) => "; pyperformance/fetch.sh lays it out",
                None => "",
            };
            return Err(format!("{file} is not there{hint}"));
        }
        let lua = spec.lua.as_ref().map(|lua| format!("workloads/{lua}"));
        let hash = self.hash(&file, lua.as_deref());
        Ok(Workload {
            name: spec.name.clone(),
            group: spec.group.clone(),
            description: spec.description.clone(),
            source: spec.source.clone(),
            file,
            lua,
            n,
            expected: expected.clone(),
            hash: hash.map_err(|error| format!("its files cannot be read: {error}"))?,
        })
    }

    /// Over the workload's own files and those that any workload may import.
    fn hash(&self, file: &str, lua: Option<&str>) -> std::io::Result<String> {
        let mut files = vec![self.root.join(file)];
        files.extend(lua.map(|lua| self.root.join(lua)).filter(|p| p.is_file()));
        files.extend(self.shared_files("workloads", ".py"));
        files.extend(self.shared_files("workloads/lua", ".lua"));
        files.extend(Some(self.root.join("pyperformance/pyperf.py")).filter(|p| p.is_file()));
        hash_files(&files)
    }

    /// Files of a folder that are no workload themselves: the harness, common input.
    fn shared_files(&self, folder: &str, ending: &str) -> Vec<PathBuf> {
        let own = |path: &Path| {
            let below = path.strip_prefix(self.root.join("workloads")).unwrap_or(path);
            let below = below.to_string_lossy();
            self.workloads
                .iter()
                .any(|w| [&w.file, &w.lua].into_iter().flatten().any(|file| *file == below))
        };
        let mut files: Vec<PathBuf> = fs::read_dir(self.root.join(folder))
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| path.is_file() && path.to_string_lossy().ends_with(ending))
            .filter(|path| !path.ends_with("update_expected.py") && !own(path))
            .collect();
        files.sort();
        files
    }
}

impl Spec {
    /// The Python file, relative to the suite.
    pub fn python_file(&self) -> String {
        match (&self.file, &self.script) {
            (Some(file), _) => format!("workloads/{file}"),
            (None, Some(script)) => format!("pyperformance/{script}"),
            (None, None) => String::new(),
        }
    }
}

/// The file of `workload` that an engine of `language` runs, relative to the suite, or why
/// there is none.
pub fn program_for<'w>(workload: &'w Workload, language: &str) -> Result<&'w str, String> {
    match language {
        "python" => Ok(&workload.file),
        "lua" => workload.lua.as_deref().ok_or_else(|| "no twin in Lua".to_owned()),
        other => Err(format!("workloads are not written in {other:?}")),
    }
}
