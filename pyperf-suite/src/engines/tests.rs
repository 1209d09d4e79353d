//! The catalogue of the repository, and finding programs in places made for the purpose.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::find::fits;
use super::*;
use crate::suite::Suite;

fn catalogue() -> Catalogue {
    Catalogue::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("in order")
}

#[test]
fn the_catalogue_in_the_repository_is_in_order() {
    let catalogue = catalogue();
    let names = |mode| -> Vec<String> {
        catalogue.engines_of_mode(mode).iter().map(|e| e.name.clone()).collect()
    };
    assert_eq!(
        names("quick"),
        [
            "apython-threaded",
            "apython-match",
            "apython-table",
            "python3.12",
            "debian-python3.11",
            "luajit"
        ]
    );
    assert_eq!(names("full").len(), catalogue.engine.len());
    let suite = Suite::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("in order");
    for figure in &catalogue.figure {
        for name in [&figure.engine, &figure.baseline] {
            assert!(names("quick").contains(name), "{name} is in no quick run");
        }
        for name in &figure.workloads {
            assert!(suite.workloads.iter().any(|w| w.name == *name), "{name}");
        }
        for group in &figure.groups {
            assert!(suite.workloads.iter().any(|w| w.group == *group), "{group}");
        }
        let Some([engine, baseline]) = &figure.variants else { continue };
        for (name, variant) in [(&figure.engine, engine), (&figure.baseline, baseline)] {
            let spec = catalogue.engine.iter().find(|e| e.name == *name).expect("there");
            assert!(spec.startup.contains_key(variant), "{name} has no start-up {variant}");
        }
    }
    for engine in &catalogue.engine {
        for axis in ["kind", "value", "dispatch", "code"] {
            assert!(engine.axes.contains_key(axis), "{} has no place on {axis}", engine.name);
        }
    }
    assert!(catalogue.mode("quick").is_ok());
    let error = catalogue.mode("slow").expect_err("unknown").to_string();
    assert_eq!(error, "expected a mode (full, publication, quick), found \"slow\"");
}

#[test]
fn mistakes_are_told() {
    let root = tempfile::tempdir().expect("a folder");
    let check = |text: &str, expected: &str| {
        fs::write(root.path().join("engines.toml"), text).expect("written");
        let error = Catalogue::load(root.path()).expect_err("refused").to_string();
        assert!(error.contains(expected), "{error}");
    };
    let mode = "[mode.m]\nabout=''\nsize='s'\nrounds=1\nsamples=1\nmin_time=0\nwarmup=0\n\
                startup_runs=0\ntimeout=1\nresamples=1\n";
    let engine = "[[engine]]\nname='a'\nlabel='a'\nlanguage='lua'\nfind=[]\n";
    check(&format!("{mode}{engine}{engine}"), "two engines are named \"a\"");
    check(&format!("{mode}{engine}modes=['n']\n"), "unknown mode \"n\"");
    check(&format!("{}{engine}", mode.replace("rounds=1", "rounds=0")), "measures nothing");
    check(&format!("{mode}{engine}finds=[]\n"), "unknown field `finds`");
    check(&format!("{mode}[[engine]]\nname='a'\n"), "missing field `label`");
}

#[test]
fn versions() {
    let check = |wanted, version, expected| assert_eq!(fits(wanted, version), expected);
    check("3.12", "3.12.1", true);
    check("3.12", "3.12", true);
    check("3.12", "3.1", false);
    check("3.1", "3.12.1", false);
    check("3", "3.12.1", true);
    check("3.12", "3.11.7", false);
    check("", "3.11", false);
}

/// A shell script in the place of a Python: says what it is told to say.
fn program(path: &Path, body: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    fs::write(path, format!("#!/bin/sh\n{body}\n")).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("allowed");
}

fn spec(find: Vec<Place>, version: &str, owner: Option<Owner>) -> EngineSpec {
    EngineSpec {
        name: "p".to_owned(),
        label: "P".to_owned(),
        language: "python".to_owned(),
        find,
        require: Requirement {
            implementation: Some("cpython".to_owned()),
            version: Some(version.to_owned()),
            owner,
        },
        args: vec!["-x".to_owned()],
        modes: vec![],
        twice: vec![],
        numeric_answers: false,
        stats: vec![],
        handlers: None,
        startup: BTreeMap::new(),
        axes: BTreeMap::new(),
    }
}

#[test]
fn places_are_tried_in_turn() {
    let root = tempfile::tempdir().expect("a folder");
    let at = |path: &str| root.path().join(path);
    let says = |version: &str| format!("echo cpython; echo {version}; echo /opt; echo text");
    program(&at("pyenv/3.12.1/bin/python3.12"), &says("3.12.1"));
    program(&at("pyenv/3.12.10/bin/python3.12"), &says("3.12.10"));
    program(&at("pyenv/3.11.7/bin/python3.11"), &says("3.11.7"));
    program(&at("uv/cpython-3.12.4-linux-x86_64-gnu/bin/python3.12"), &says("3.12.4"));
    program(&at("target/release/old"), &says("3.11.0"));
    program(&at("target/release/broken"), "echo 'no such version' >&2; exit 127");
    program(&at("target/release/mute"), "");
    let places = Places {
        targets: vec![at("target")],
        pyenv: Some(at("pyenv")),
        uv: Some(at("uv")),
        environment: BTreeMap::new(),
    };
    let check = |find: Vec<Place>, expected: Result<&str, &str>| {
        let spec = spec(find, "3.12", None);
        let (found, absent) = super::find(&[&spec], &places);
        match expected {
            Ok(path) => {
                assert_eq!(found[0].engine.command, [at(path).to_string_lossy(), "-x".into()]);
                assert_eq!(found[0].engine.version, "cpython text");
            }
            Err(reason) => {
                let told = absent[0].reason.replace(&*root.path().to_string_lossy(), "");
                assert_eq!(told, reason);
            }
        }
    };
    let target = |name: &str| Place::Target(format!("release/{name}"));
    check(vec![Place::Pyenv("3.12".to_owned())], Ok("pyenv/3.12.10/bin/python3.12"));
    check(
        vec![target("broken"), target("old"), Place::Uv("3.12".to_owned())],
        Ok("uv/cpython-3.12.4-linux-x86_64-gnu/bin/python3.12"),
    );
    check(
        vec![Place::Path("no-such-python".to_owned()), target("none")],
        Err("no-such-python is not on the PATH; release/none is not built"),
    );
    check(
        vec![target("broken"), target("old"), target("mute")],
        Err("/target/release/broken: exit status 127 on a probe, saying: no such version; \
             /target/release/old: expected version 3.12, found 3.11.0; \
             /target/release/mute: expected 4 lines from a probe, found 0"),
    );
    check(vec![Place::Pyenv("3.13".to_owned())], Err("pyenv has no 3.13"));
    check(vec![Place::Env("NO_SUCH_VARIABLE".to_owned())], Err("NO_SUCH_VARIABLE is not set"));
}

#[test]
fn strangers_are_not_the_systems_own() {
    let root = tempfile::tempdir().expect("a folder");
    let path = root.path().join("python");
    let places = Places { targets: vec![], pyenv: None, uv: None, environment: BTreeMap::new() };
    let reason = |prefix: &str| {
        program(&path, &format!("echo cpython; echo 3.11.2; echo {prefix}; echo text"));
        let spec = spec(vec![Place::File(path.clone())], "3.11", Some(Owner::System));
        let (_, absent) = super::find(&[&spec], &places);
        absent[0].reason.clone()
    };
    assert!(reason("/opt").ends_with("expected the system's library, found one in /opt"));
    let told = reason("/usr");
    assert!(
        told.ends_with("no package owns it") || told.contains("dpkg cannot be asked"),
        "{told}"
    );
}
