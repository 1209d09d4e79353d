//! Files: what is written is read again, nothing is overwritten, strangers are refused.

use std::fs;

use jiff::Timestamp;

use super::*;
use crate::analysis::sample_results;

#[test]
fn round_trip() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.json");
    let mut results = sample_results();
    save(&path, &results).expect("saved");
    assert_eq!(load(&path).expect("loaded"), results);
    results.run.state = RunState::Interrupted;
    save(&path, &results).expect("saved again");
    assert_eq!(load(&path).expect("loaded"), results);
    assert_eq!(fs::read_dir(folder.path()).expect("listed").count(), 1, "no temporary is left");
}

#[test]
fn dated_names_are_never_reused() {
    let folder = tempfile::tempdir().expect("a folder");
    let when: Timestamp = "2024-02-29T12:34:56Z".parse().expect("a time");
    let names: Vec<String> = (0..3)
        .map(|_| create_dated(&folder.path().join("out"), when, "quick").expect("a name"))
        .map(|path| path.file_name().expect("a file").to_string_lossy().into_owned())
        .collect();
    assert_eq!(
        names,
        [
            "2024-02-29T12-34-56Z-quick.json",
            "2024-02-29T12-34-56Z-quick-2.json",
            "2024-02-29T12-34-56Z-quick-3.json"
        ]
    );
}

#[test]
fn strangers_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("r.json");
    let check = |text: &str, expected: &str| {
        fs::write(&path, text).expect("written");
        let error = load(&path).expect_err("refused").to_string();
        assert!(error.contains(expected), "{error}");
    };
    check("", "is not a results file");
    check("{\"version\": \"1.0\"}", "missing field `schema`");
    check("{\"schema\": \"apython-lab/9\"}", "has format \"apython-lab/9\"");
    check("{\"schema\": \"apython-lab/1\"}", "missing field `run`");
    let error = load(&folder.path().join("none.json")).expect_err("refused").to_string();
    assert!(error.contains("cannot open"), "{error}");
}

#[test]
fn stolen_time_is_a_share() {
    let snapshot = |ticks, stolen| Snapshot {
        ticks: Some(ticks),
        stolen_ticks: Some(stolen),
        ..Snapshot::default()
    };
    let mut environment = Environment { begin: snapshot(1000, 10), ..Environment::default() };
    assert_eq!(environment.stolen(), None);
    environment.end = Some(snapshot(3000, 60));
    assert_eq!(environment.stolen(), Some(0.025));
    environment.end = Some(snapshot(1000, 10));
    assert_eq!(environment.stolen(), None);
}
