//! What is kept of the reference's runs, and what is not.

use super::*;

fn outcome(code: i32) -> Outcome {
    Outcome { status: Status::from_code(code), stdout: b"o\xff\n".to_vec(), stderr: b"e".to_vec() }
}

#[test]
fn results_are_kept_whole() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let cache = ReferenceCache::new(folder.path().join("made/on/demand"));
    assert_eq!(cache.load("key"), None);
    for code in [0, 3, -2] {
        cache.store("key", &outcome(code)).expect("stored");
        assert_eq!(cache.load("key"), Some(outcome(code)));
    }
    assert_eq!(cache.load("other key"), None);
    let mut names: Vec<_> = fs::read_dir(&cache.directory)
        .expect("listed")
        .map(|entry| entry.expect("read").file_name().into_string().expect("UTF-8"))
        .collect();
    names.sort();
    assert_eq!(names, ["key.status", "key.stderr", "key.stdout"]);
}

#[test]
fn half_a_result_is_none() {
    for missing in ["stdout", "stderr", "status"] {
        let folder = tempfile::tempdir().expect("temporary folder");
        let cache = ReferenceCache::new(folder.path());
        cache.store("key", &outcome(0)).expect("stored");
        fs::remove_file(folder.path().join(format!("key.{missing}"))).expect("removed");
        assert_eq!(cache.load("key"), None, "without {missing}");
    }
}

#[test]
fn a_timeout_is_not_kept() {
    let folder = tempfile::tempdir().expect("temporary folder");
    let cache = ReferenceCache::new(folder.path());
    let timed_out = Outcome { status: Status::TimedOut, ..outcome(0) };
    cache.store("key", &timed_out).expect("nothing to store");
    assert_eq!(cache.load("key"), None);
}
