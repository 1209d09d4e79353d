//! Machines made of files.

use super::*;

fn system(files: &[(&str, &str)]) -> (tempfile::TempDir, System) {
    let root = tempfile::tempdir().expect("a folder");
    for (path, text) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    }
    let system = System::at(root.path());
    (root, system)
}

const CPUINFO: &str = "processor\t: 0\nmodel name\t: Example 3000\nflags\t\t: fpu sse2 hypervisor\n\n\
                       processor\t: 1\nmodel name\t: Example 3000\nflags\t\t: fpu sse2\n";

#[test]
fn a_machine_is_read() {
    let (_root, system) = system(&[
        ("proc/cpuinfo", CPUINFO),
        ("proc/meminfo", "MemTotal:       16000 kB\nMemFree: 1 kB\n"),
        ("proc/sys/kernel/osrelease", "6.1.0\n"),
        ("proc/sys/kernel/randomize_va_space", "2\n"),
        ("proc/sys/kernel/perf_event_paranoid", "-1\n"),
        ("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n"),
        ("sys/devices/system/cpu/intel_pstate/no_turbo", "0\n"),
        ("sys/devices/system/cpu/smt/active", "1\n"),
    ]);
    let machine = system.machine();
    assert_eq!(machine.cpu.as_deref(), Some("Example 3000"));
    assert_eq!(machine.cpus, Some(2));
    assert_eq!(machine.memory_kib, Some(16000));
    assert_eq!(machine.kernel.as_deref(), Some("Linux 6.1.0"));
    assert_eq!(machine.virtual_machine, Some(true));
    assert_eq!(machine.governor.as_deref(), Some("powersave"));
    assert_eq!((machine.turbo, machine.smt), (Some(true), Some(true)));
    assert_eq!((machine.aslr, machine.perf_paranoid), (Some(2), Some(-1)));
}

#[test]
fn what_is_not_there_is_not_guessed() {
    let (_root, system) = system(&[]);
    let machine = system.machine();
    let nothing = Machine { architecture: std::env::consts::ARCH.to_owned(), ..Machine::default() };
    assert_eq!(machine, nothing);
    assert_eq!(system.snapshot(), Snapshot::default());
}

#[test]
fn snapshots() {
    let (_root, system) = system(&[
        ("proc/loadavg", "0.52 0.40 0.30 1/200 4242\n"),
        ("proc/stat", "cpu  10 1 20 100 5 0 2 7 3 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n"),
        ("sys/devices/system/cpu/cpu0/thermal_throttle/package_throttle_count", "4\n"),
    ]);
    let expected = Snapshot {
        load: Some([0.52, 0.40, 0.30]),
        ticks: Some(145),
        stolen_ticks: Some(7),
        throttled: Some(4),
    };
    assert_eq!(system.snapshot(), expected);
}

#[test]
fn warnings_at_the_start() {
    let quiet = || Environment {
        machine: Machine {
            governor: Some("performance".to_owned()),
            turbo: Some(false),
            smt: Some(false),
            virtual_machine: Some(false),
            cpus: Some(2),
            ..Machine::default()
        },
        begin: Snapshot { load: Some([0.1, 3.0, 3.0]), ..Snapshot::default() },
        ..Environment::default()
    };
    let check = |change: fn(&mut Environment), topics: &[&str]| {
        let mut environment = quiet();
        change(&mut environment);
        let found = diagnose(&environment);
        assert_eq!(found.iter().map(|w| w.topic.as_str()).collect::<Vec<_>>(), topics);
    };
    check(|_| (), &[]);
    check(|e| e.machine.governor = None, &[]);
    check(|e| e.machine.governor = Some("powersave".to_owned()), &["governor"]);
    check(|e| e.machine.turbo = Some(true), &["turbo"]);
    check(|e| e.machine.smt = Some(true), &["smt"]);
    check(|e| e.machine.virtual_machine = Some(true), &["virtual machine"]);
    check(|e| e.machine.cpus = Some(1), &["processors"]);
    check(|e| e.begin.load = Some([1.5, 0.0, 0.0]), &["load"]);
    check(|e| e.repository.dirty = Some(true), &["commit"]);
    check(|e| e.machine = Machine::default(), &[]);
}

#[test]
fn warnings_at_the_end() {
    let snapshot = |ticks, stolen, throttled| Snapshot {
        ticks: Some(ticks),
        stolen_ticks: Some(stolen),
        throttled: Some(throttled),
        ..Snapshot::default()
    };
    let check = |end: Snapshot, topics: &[&str]| {
        let mut environment =
            Environment { begin: snapshot(1000, 10, 1), ..Environment::default() };
        close(&mut environment, end.clone());
        // Closing again, as a resumed run does, replaces what was said.
        close(&mut environment, end);
        let found: Vec<&str> = environment.warnings.iter().map(|w| w.topic.as_str()).collect();
        assert_eq!(found, topics);
    };
    check(snapshot(2000, 11, 1), &[]);
    check(snapshot(2000, 40, 1), &["steal"]);
    check(snapshot(2000, 40, 3), &["steal", "throttling"]);
    check(Snapshot::default(), &[]);
}

#[test]
fn builds_that_nobody_ships_are_named() {
    let engine = |program: &str| Engine {
        name: "a".to_owned(),
        label: String::new(),
        language: "python".to_owned(),
        command: vec![program.to_owned()],
        version: String::new(),
        axes: Default::default(),
        hash: String::new(),
        numeric_answers: false,
        stats: Vec::new(),
        handlers: None,
        machine: None,
    };
    let check = |program, expected| {
        assert_eq!(build_warning(&engine(program)).is_some(), expected, "{program}");
    };
    check("target/debug/apython", true);
    check("target/fast/apython", true);
    check("target/release/apython", false);
    check("/usr/bin/python3", false);
    check("apython", false);
}
