//! Where interpreters are looked for, and which of those found count.

use std::os::unix::fs::PermissionsExt;

use super::*;

fn script(path: &Path, body: &str) {
    fs::create_dir_all(path.parent().expect("has a parent")).expect("made");
    fs::write(path, format!("#!/bin/sh\n{body}\n")).expect("written");
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("made executable");
}

#[test]
fn only_a_working_cpython_312_counts() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let cases = [
        ("echo cpython 3 12", true),
        ("echo cpython 3 11", false),
        ("echo pypy 3 12", false),
        ("echo 'command not found' >&2; exit 127", false),
        ("echo cpython 3 12; exit 1", false),
    ];
    for (number, (body, expected)) in cases.into_iter().enumerate() {
        let path = folder.path().join(number.to_string()).join("python3.12");
        script(&path, body);
        assert_eq!(is_python312(&path, &folder.path().join("cache")), expected, "{body}");
    }
    assert!(!is_python312(&folder.path().join("missing"), folder.path()));
}

#[test]
fn verdicts_are_kept_until_the_file_changes() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let (path, cache) = (folder.path().join("python3.12"), folder.path().join("cache"));
    let log = folder.path().join("log");
    script(&path, &format!("echo asked >> {}; echo cpython 3 12", log.display()));
    for _ in 0..3 {
        assert!(is_python312(&path, &cache));
    }
    assert_eq!(fs::read_to_string(&log).expect("was run"), "asked\n");
    script(&path, "echo a different and longer script");
    assert!(!is_python312(&path, &cache));
}

#[test]
fn candidates_come_from_the_path_then_the_home() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let at = |name: &str| folder.path().join(name);
    for name in [
        "one/python3.12",
        "two/python3",
        "home/.pyenv/versions/3.12.1/bin/python3.12",
        "home/.pyenv/versions/3.12.9/bin/python3.12",
        "home/.pyenv/versions/3.11.7/bin/python3.12",
        "home/.local/share/uv/python/cpython-3.12.4-linux/bin/python3.12",
    ] {
        script(&at(name), "");
    }
    let path = env::join_paths([at("zero"), at("one"), at("two")]).expect("joined");
    let found = candidates(Some(path), Some(at("home")));
    let expected = [
        "one/python3.12",
        "home/.pyenv/versions/3.12.9/bin/python3.12",
        "home/.pyenv/versions/3.12.1/bin/python3.12",
        "home/.local/share/uv/python/cpython-3.12.4-linux/bin/python3.12",
    ];
    assert_eq!(found, expected.map(at));
}

#[test]
fn the_newest_build_is_taken() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let at = |profile: &str| folder.path().join(profile).join("apython");
    assert_eq!(newest_build(folder.path()), None);
    let hour = Duration::from_secs(3600);
    for (profile, age) in [("release", 3), ("debug", 1), ("fast", 2)] {
        script(&at(profile), "");
        let file = fs::File::options().append(true).open(at(profile)).expect("opened");
        file.set_modified(SystemTime::now() - hour * age).expect("dated");
    }
    assert_eq!(newest_build(folder.path()), Some(at("debug")));
    fs::remove_file(at("debug")).expect("removed");
    assert_eq!(newest_build(folder.path()), Some(at("fast")));
}

#[test]
fn strategies_have_distinct_names_and_flags() {
    for (i, a) in Strategy::ALL.iter().enumerate() {
        for b in &Strategy::ALL[..i] {
            assert_ne!(a.name(), b.name());
            assert_ne!(a.flags(), b.flags());
        }
    }
    let first = Strategy::ALL[0];
    assert_eq!(first.name(), "threaded-register");
    assert_eq!(first.flags(), ["--dispatch=threaded", "--code=register"]);
}
