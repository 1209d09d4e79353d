//! The commands from outside, on a lab of shell scripts: what they print, leave and return.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Answers the probe; runs anything else as a shell script. Its name is in `$ENGINE`.
const ENGINE: &str = "#!/bin/sh\ncase $1 in\n*probe.py) echo cpython; echo 3.12.0; echo /opt; \
                      echo text;;\n*) ENGINE=${0##*/}; . \"$(pwd)/$1\";;\nesac\n";

const GOOD: &str = "t=0.4; if [ $ENGINE = fast ]; then t=0.1; fi\n\
                    echo first 0.5; echo answer 7; echo warmup 1 0.4\n\
                    echo sample 1 $t; echo sample 1 $t; echo done\n";

struct Lab {
    root: tempfile::TempDir,
}

impl Lab {
    fn new(workloads: &[(&str, &str)]) -> Lab {
        let root = tempfile::tempdir().expect("a folder");
        let lab = Lab { root };
        let engine = |name: &str| {
            let path = lab.at(name);
            fs::write(&path, ENGINE).expect("written");
            fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("allowed");
            format!(
                "[[engine]]\nname='{name}'\nlabel='{name}'\nlanguage='python'\n\
                 find=[{{file='{}'}}]\nmodes=['quick']\nstartup={{default=[]}}\n",
                path.display()
            )
        };
        let catalogue = format!(
            "[mode.quick]\nabout='little'\nsize='quick'\nrounds=2\nsamples=2\nmin_time=0.0\n\
             warmup=0\nstartup_runs=1\ntimeout=10.0\nresamples=20\n{}{}\
             [[figure]]\nname='limit'\nengine='fast'\nbaseline='slow'\n\
             statistic='geometric-mean'\nat_least=LIMIT\n",
            engine("fast"),
            engine("slow"),
        );
        fs::write(lab.at("engines.toml"), catalogue.replace("LIMIT", "3.0")).expect("written");
        fs::create_dir(lab.at("workloads")).expect("made");
        let mut suite = String::new();
        for (name, script) in workloads {
            suite.push_str(&format!(
                "[[workload]]\nname='{name}'\ngroup='int'\nfile='{name}.py'\n\
                 sizes={{quick=1}}\nexpected={{quick='7'}}\n"
            ));
            fs::write(lab.at(&format!("workloads/{name}.py")), script).expect("written");
        }
        fs::write(lab.at("suite.toml"), suite).expect("written");
        lab
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apylab"));
        command.args(arguments).env("APYLAB_SUITE", self.root.path()).stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("started")
    }

    /// Measures everything and returns the results file.
    fn measured(&self) -> String {
        let out = self.at("out");
        let output = self.run(&["run", "--seed", "1", "--out", out.to_str().expect("text")]);
        assert_eq!(output.status.code(), Some(0), "{output:?}");
        self.only_file("out")
    }

    fn only_file(&self, folder: &str) -> String {
        let files: Vec<_> = fs::read_dir(self.at(folder)).expect("listed").collect();
        assert_eq!(files.len(), 1, "{files:?}");
        let path = files[0].as_ref().expect("an entry").path();
        path.to_str().expect("text").to_owned()
    }
}

fn check(output: &Output, status: i32, stdout: &str, stderr: &str) {
    let texts = [&output.stdout, &output.stderr].map(|t| String::from_utf8_lossy(t).into_owned());
    assert_eq!(output.status.code(), Some(status), "{texts:?}");
    for (found, expected) in texts.iter().zip([stdout, stderr]) {
        assert!(found.contains(expected), "{expected:?} is not in {found}");
    }
}

#[test]
fn from_measuring_to_showing() {
    let lab = Lab::new(&[("a", GOOD), ("b", GOOD)]);
    let file = lab.measured();
    check(&lab.run(&["show", &file, "--baseline", "slow"]), 0, "4.00x [4.00, 4.00]", "");
    check(&lab.run(&["figures", &file]), 0, "pass   limit", "");
    let page = lab.at("page.html");
    let page = page.to_str().expect("text");
    check(&lab.run(&["report", &file, "-o", page, "--baseline", "slow"]), 0, "page.html", "");
    assert!(fs::read_to_string(page).expect("written").contains("4.00×"));
    let folder = lab.at("pyperf");
    let output = lab.run(&["export-pyperf", &file, "-o", folder.to_str().expect("text")]);
    check(&output, 0, ".fast.json", "");
    assert_eq!(fs::read_dir(folder).expect("listed").count(), 2);
    check(&lab.run(&["list"]), 0, "little", "");
    check(&lab.run(&["doctor"]), 0, "processor", "");
}

#[test]
fn failures_and_missed_limits_have_status_1() {
    let lab = Lab::new(&[("a", GOOD), ("b", "echo answer 8\n")]);
    let out = lab.at("out");
    let output = lab.run(&["run", "--out", out.to_str().expect("text")]);
    check(&output, 1, "a ", "b on slow: wrong answer: expected 7, found 8");
    let file = lab.only_file("out");
    check(&lab.run(&["figures", &file]), 1, "short  limit", "");
}

#[test]
fn mistakes_have_status_2() {
    let lab = Lab::new(&[("a", GOOD)]);
    check(&lab.run(&["run", "--mode", "slow"]), 2, "", "expected a mode (quick), found \"slow\"");
    check(&lab.run(&["run", "--filter", "z"]), 2, "", "no workload fits --filter");
    check(&lab.run(&["run", "--rounds", "many"]), 2, "", "invalid value");
    check(&lab.run(&["run", "--resume", "x", "--mode", "quick"]), 2, "", "cannot be used with");
    check(&lab.run(&["frobnicate"]), 2, "", "unrecognized subcommand");
    check(&lab.run(&["show", "/nonexistent.json"]), 2, "", "cannot open /nonexistent.json");
    check(&lab.run(&["run", "--suite", "/nonexistent"]), 2, "", "has no suite.toml");
    let file = lab.measured();
    check(&lab.run(&["show", &file, "--baseline", "x"]), 2, "", "expected an engine (fast, slow)");
    check(&lab.run(&["export-pyperf", &file, "--engines", "x"]), 2, "", "nothing to export");
}

#[test]
fn machines_that_lack_something_have_status_3() {
    let lab = Lab::new(&[("a", GOOD)]);
    let file = lab.measured();
    fs::remove_file(lab.at("fast")).expect("removed");
    fs::remove_file(lab.at("slow")).expect("removed");
    check(&lab.run(&["run"]), 3, "", "none of the engines is here:\n  fast: ");
    check(&lab.run(&["run", "--resume", &file]), 3, "", "the run cannot go on here");
}

#[test]
fn a_dry_run_leaves_nothing() {
    let lab = Lab::new(&[("a", GOOD)]);
    let out = lab.at("out");
    let output = lab.run(&["run", "--dry-run", "--out", out.to_str().expect("text")]);
    check(&output, 0, "a on fast", "1 workload, 2 engines, 2 rounds");
    assert!(!out.exists());
}

/// Waits for a file or gives up.
fn wait_for(path: &std::path::Path, child: &mut Child) {
    let start = Instant::now();
    while !path.exists() {
        assert!(start.elapsed() < Duration::from_secs(30), "{} does not come", path.display());
        assert!(child.try_wait().expect("asked").is_none(), "ended too early");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn an_interrupted_run_keeps_what_it_has_and_says_how_to_go_on() {
    let lab =
        Lab::new(&[("a", &format!("if [ ! -e go ]; then echo > waiting; sleep 60; fi\n{GOOD}"))]);
    let out = lab.at("out");
    let mut command = lab.command(&["run", "--out", out.to_str().expect("text")]);
    let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn().expect("started");
    wait_for(&lab.at("waiting"), &mut child);
    let id = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &id]).status().expect("sent").success());
    let start = Instant::now();
    let output = child.wait_with_output().expect("ended");
    assert!(start.elapsed() < Duration::from_secs(10));
    let file = lab.only_file("out");
    check(&output, 1, "", &format!("apylab run --resume {file}"));
    fs::write(lab.at("go"), "").expect("written");
    check(&lab.run(&["run", "--resume", &file]), 0, "0.25x", "results are in");
    assert_eq!(lab.only_file("out"), file);
}

/// With the engines of the repository, whatever they are here.
fn compile_check(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_apylab"));
    command.arg("compile-check").args(arguments).stdin(Stdio::null());
    command.output().expect("started")
}

#[test]
fn sources_that_nobody_wrote_are_repeated_by_their_seed() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.py"), "def f(x):\n    return [x for x in x]\n")
        .expect("written");
    let path = folder.path().to_str().expect("text");
    let fuzz = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_apylab"));
        command.arg("compile-fuzz").args(arguments).stdin(Stdio::null());
        command.output().expect("started")
    };
    check(&fuzz(&["--cases", "many", path]), 2, "", "invalid value");
    check(&fuzz(&["/nonexistent"]), 2, "", "found no /nonexistent");
    let arguments = ["--cases", "300", "--seed", "1", path];
    let first = fuzz(&arguments);
    if first.status.code() == Some(3) {
        eprintln!("SKIPPED: no python3.12 found (set PYTHON312 to its path)");
        return;
    }
    check(&first, 0, "with seed 1: ", "seed 1");
    let counts = |output: &Output| {
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.split_once("seed 1: ").map(|(_, counts)| counts.to_owned())
    };
    assert_eq!(counts(&fuzz(&arguments)), counts(&first));
}

#[test]
fn both_compilers_agree_on_what_is_right_and_what_is_wrong() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("text");
    let write = |name: &str, text: &str| {
        fs::write(folder.path().join(name), text).expect("written");
    };
    check(&compile_check(&[path]), 2, "", "there are no .py files to compile");
    write("good.py", "def f(x, *y):\n    return [x for z in y if x in {1, 'a'}]\n");
    write("bad.py", "def f(x):\n    return x x\n");
    write("notes.txt", "not Python");
    let output = compile_check(&[path]);
    if output.status.code() == Some(3) {
        eprintln!("SKIPPED: no python3.12 found (set PYTHON312 to its path)");
        return;
    }
    check(&output, 0, "same outcome, errors included       100.00 %", "");
    check(&output, 0, "files                                    2", "");
    check(&compile_check(&["--optimize", "2", "--limit", "1", path]), 0, " 1\n", "");
    check(&compile_check(&["--expect", "101", path]), 1, "100.00 %", "");
    check(&compile_check(&["--optimize", "3", path]), 2, "", "invalid value");
    check(&compile_check(&["/nonexistent"]), 2, "", "found no /nonexistent");
}
