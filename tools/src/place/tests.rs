//! Finding results and refusing folders that are no suite.

use super::*;

#[test]
fn the_newest_results_are_found() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(newest(folder.path()), None);
    for name in [
        "2024-01-02T00-00-00Z-quick.json",
        "2024-01-10T00-00-00Z-full.json",
        "2024-01-10T00-00-00Z-full.html",
        "2024-02-01T00-00-00Z-full.python3.12.json",
    ] {
        fs::write(folder.path().join(name), "").expect("written");
    }
    let expected = folder.path().join("2024-01-10T00-00-00Z-full.json");
    assert_eq!(newest(folder.path()), Some(expected));
    assert_eq!(newest(&folder.path().join("none")), None);
}

#[test]
fn folders_without_a_suite_are_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let option = SuiteOption { suite: Some(folder.path().to_owned()) };
    assert!(suite(&option).expect_err("refused").message.contains("has no suite.toml"));
}
