//! The machine, its state, and what should make a reader careful.

use serde::{Deserialize, Serialize};

/// What was true around the run. What could not be read is absent, never a guess.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Environment {
    pub machine: Machine,
    pub repository: Repository,
    /// `rustc --version` of the tool chain in use.
    #[serde(default)]
    pub compiler: Option<String>,
    #[serde(default)]
    pub valgrind: Option<String>,
    pub begin: Snapshot,
    #[serde(default)]
    pub end: Option<Snapshot>,
    #[serde(default)]
    pub warnings: Vec<Warning>,
}

/// What does not change while the run lasts. Two runs on equal machines may be merged.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    pub architecture: String,
    #[serde(default)]
    pub cpu: Option<String>,
    #[serde(default)]
    pub cpus: Option<u32>,
    #[serde(default)]
    pub memory_kib: Option<u64>,
    #[serde(default)]
    pub kernel: Option<String>,
    /// Whether the processor says that it runs under a hypervisor.
    #[serde(default)]
    pub virtual_machine: Option<bool>,
    #[serde(default)]
    pub governor: Option<String>,
    #[serde(default)]
    pub turbo: Option<bool>,
    #[serde(default)]
    pub smt: Option<bool>,
    /// `kernel.randomize_va_space`.
    #[serde(default)]
    pub aslr: Option<u32>,
    /// `kernel.perf_event_paranoid`.
    #[serde(default)]
    pub perf_paranoid: Option<i32>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Repository {
    #[serde(default)]
    pub commit: Option<String>,
    /// `git describe --always --tags`.
    #[serde(default)]
    pub describe: Option<String>,
    #[serde(default)]
    pub dirty: Option<bool>,
}

/// What changes while the run lasts.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// Load over one, five and fifteen minutes.
    #[serde(default)]
    pub load: Option<[f64; 3]>,
    /// Processor time since boot: all of it, and what the hypervisor took, in ticks.
    #[serde(default)]
    pub ticks: Option<u64>,
    #[serde(default)]
    pub stolen_ticks: Option<u64>,
    /// Times the processor was slowed down for heat since boot.
    #[serde(default)]
    pub throttled: Option<u64>,
}

impl Environment {
    /// Share of processor time that the hypervisor took between begin and end.
    pub fn stolen(&self) -> Option<f64> {
        let end = self.end.as_ref()?;
        let all = end.ticks?.checked_sub(self.begin.ticks?)?;
        let stolen = end.stolen_ticks?.checked_sub(self.begin.stolen_ticks?)?;
        (all > 0).then(|| stolen as f64 / all as f64)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Warning {
    /// `governor`, `load`, `steal`, ...
    pub topic: String,
    pub text: String,
}
