//! The machine's state, and what about it spoils measurements. Reads only; changing the
//! machine is its owner's business.

#[cfg(test)]
mod tests;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::str::FromStr;

use apython_reports::model::{Engine, Environment, Machine, Repository, Snapshot, Warning};

/// Load at which another process is likely to share our processor.
const LOAD_LIMIT: f64 = 0.5;

/// Share of stolen time from which it shows in figures.
const STEAL_LIMIT: f64 = 0.005;

/// Where `/proc` and `/sys` are; tests make their own.
#[derive(Debug, Clone)]
pub struct System {
    root: PathBuf,
}

impl Default for System {
    fn default() -> Self {
        System { root: PathBuf::from("/") }
    }
}

impl System {
    pub fn at(root: &Path) -> System {
        System { root: root.to_owned() }
    }

    fn read(&self, path: &str) -> Option<String> {
        Some(fs::read_to_string(self.root.join(path)).ok()?.trim().to_owned())
    }

    fn number<T: FromStr>(&self, path: &str) -> Option<T> {
        self.read(path)?.parse().ok()
    }

    pub fn machine(&self) -> Machine {
        let cpuinfo = self.read("proc/cpuinfo").unwrap_or_default();
        let field = |name: &str| {
            cpuinfo.lines().find_map(|line| {
                let (key, value) = line.split_once(':')?;
                (key.trim() == name).then(|| value.trim().to_owned())
            })
        };
        let cpus = cpuinfo.lines().filter(|l| l.starts_with("processor")).count() as u32;
        let memory = self.read("proc/meminfo").and_then(|text| {
            let line =
                text.lines().find_map(|l| l.strip_prefix("MemTotal:")?.strip_suffix("kB"))?;
            line.trim().parse().ok()
        });
        const CPU: &str = "sys/devices/system/cpu";
        // Intel's driver says "no turbo", the generic one "boost".
        let turbo = self
            .number(&format!("{CPU}/intel_pstate/no_turbo"))
            .map(|no: u8| no == 0)
            .or_else(|| self.number(&format!("{CPU}/cpufreq/boost")).map(|on: u8| on != 0));
        Machine {
            architecture: std::env::consts::ARCH.to_owned(),
            cpu: field("model name"),
            cpus: (cpus > 0).then_some(cpus),
            memory_kib: memory,
            kernel: self
                .read("proc/sys/kernel/osrelease")
                .map(|release| format!("Linux {release}")),
            virtual_machine: field("flags")
                .map(|flags| flags.split(' ').any(|flag| flag == "hypervisor")),
            governor: self.read(&format!("{CPU}/cpu0/cpufreq/scaling_governor")),
            turbo,
            smt: self.number(&format!("{CPU}/smt/active")).map(|on: u8| on != 0),
            aslr: self.number("proc/sys/kernel/randomize_va_space"),
            perf_paranoid: self.number("proc/sys/kernel/perf_event_paranoid"),
        }
    }

    pub fn snapshot(&self) -> Snapshot {
        let ticks: Option<Vec<u64>> = self.read("proc/stat").and_then(|text| {
            let line = text.lines().next()?.strip_prefix("cpu ")?;
            line.split_whitespace().map(|n| n.parse().ok()).collect()
        });
        const THROTTLE: &str =
            "sys/devices/system/cpu/cpu0/thermal_throttle/package_throttle_count";
        Snapshot {
            load: self.load(),
            // Guests (fields 9 and 10) are contained in the fields before them.
            ticks: ticks.as_ref().map(|t| t.iter().take(8).sum()),
            stolen_ticks: ticks.as_ref().and_then(|t| t.get(7)).copied(),
            throttled: self.number(THROTTLE),
        }
    }

    /// Load over one, five and fifteen minutes.
    pub fn load(&self) -> Option<[f64; 3]> {
        let text = self.read("proc/loadavg")?;
        let mut numbers = text.split(' ').map_while(|n| n.parse().ok());
        Some([numbers.next()?, numbers.next()?, numbers.next()?])
    }

    /// Everything that is known before the first measurement.
    pub fn environment(&self, repository: &Path, engines: &[Engine]) -> Environment {
        let mut environment = Environment {
            machine: self.machine(),
            repository: repository_state(repository),
            compiler: first_line("rustc", &["--version"]),
            valgrind: first_line("valgrind", &["--version"]),
            begin: self.snapshot(),
            end: None,
            warnings: Vec::new(),
        };
        environment.warnings = diagnose(&environment);
        environment.warnings.extend(engines.iter().filter_map(build_warning));
        environment
    }
}

/// Takes the state at the end, and adds what only then is known.
pub fn close(environment: &mut Environment, end: Snapshot) {
    let before = environment.begin.throttled;
    let throttled = end.throttled;
    environment.end = Some(end);
    const END: [&str; 2] = ["steal", "throttling"];
    environment.warnings.retain(|w| !END.contains(&w.topic.as_str()));
    if let Some(share) = environment.stolen().filter(|s| *s > STEAL_LIMIT) {
        let text = format!("the hypervisor took {:.1} % of the processor's time", share * 100.0);
        environment.warnings.push(warning("steal", text));
    }
    if let (Some(before), Some(after)) = (before, throttled)
        && after > before
    {
        let text = format!("the processor was slowed down for heat {} times", after - before);
        environment.warnings.push(warning("throttling", text));
    }
}

fn warning(topic: &str, text: impl Into<String>) -> Warning {
    Warning { topic: topic.to_owned(), text: text.into() }
}

/// What the state of the machine before the run gives reason to say.
pub fn diagnose(environment: &Environment) -> Vec<Warning> {
    let machine = &environment.machine;
    let mut out = Vec::new();
    let mut warn = |topic: &str, text: String| out.push(warning(topic, text));
    if let Some(governor) = machine.governor.as_ref().filter(|g| *g != "performance") {
        warn("governor", format!("frequency governor is {governor}: expected performance"));
    }
    if machine.turbo == Some(true) {
        warn("turbo", "turbo is on: speed depends on heat and on the other cores".to_owned());
    }
    if machine.smt == Some(true) {
        warn("smt", "threads share cores: a neighbour slows a process down".to_owned());
    }
    if machine.virtual_machine == Some(true) {
        let text = "this is a virtual machine: its host and neighbours are not seen from here";
        warn("virtual machine", text.to_owned());
    }
    if let Some([load, ..]) = environment.begin.load.filter(|l| l[0] > LOAD_LIMIT) {
        let cpus = machine.cpus.map_or(String::new(), |c| format!(" on {c} processors"));
        warn("load", format!("load is {load:.2}{cpus}: other programs are running"));
    }
    if machine.cpus == Some(1) {
        warn("processors", "one processor: the lab itself runs on the one it measures".to_owned());
    }
    if environment.repository.dirty == Some(true) {
        let text = "the work tree has changes: the commit does not say what was measured";
        warn("commit", text.to_owned());
    }
    out
}

/// A build that nobody ships must not stand for the one that is shipped.
fn build_warning(engine: &Engine) -> Option<Warning> {
    let program = Path::new(engine.command.first()?);
    let profile = program.parent()?.file_name()?.to_str()?;
    ["debug", "fast"].contains(&profile).then(|| {
        let text = format!("{} is from the build profile {profile}, not release", engine.name);
        warning("build", text)
    })
}

fn repository_state(repository: &Path) -> Repository {
    let git = |arguments: &[&str]| {
        let folder = repository.to_str()?;
        let output = Command::new("git").args(["-C", folder]).args(arguments).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?;
        output.status.success().then(|| text.trim().to_owned())
    };
    Repository {
        commit: git(&["rev-parse", "HEAD"]),
        describe: git(&["describe", "--always", "--tags", "--dirty"]),
        dirty: git(&["status", "--porcelain", "--untracked-files=no"]).map(|t| !t.is_empty()),
    }
}

fn first_line(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().next().filter(|_| output.status.success()).map(str::to_owned)
}
