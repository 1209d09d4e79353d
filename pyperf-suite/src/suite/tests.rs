//! Reading `suite.toml`, and the suite that is in the repository.

use std::fs;
use std::path::Path;

use super::*;

fn suite_of(text: &str) -> (tempfile::TempDir, Result<Suite, LabError>) {
    let root = tempfile::tempdir().expect("a folder");
    fs::write(root.path().join("suite.toml"), text).expect("written");
    let suite = Suite::load(root.path());
    (root, suite)
}

const ONE: &str = "[[workload]]\nname = 'a'\ngroup = 'int'\nfile = 'a.py'\nlua = 'lua/a.lua'\n\
                   sizes = { quick = 3 }\nexpected = { quick = '7' }\n";

#[test]
fn a_workload_at_a_size() {
    let (root, suite) = suite_of(ONE);
    let suite = suite.expect("read");
    let at = |size| suite.at_size(&suite.workloads[0], size);
    assert_eq!(at("quick").expect_err("no file"), "workloads/a.py is not there");
    fs::create_dir(root.path().join("workloads")).expect("made");
    fs::write(root.path().join("workloads/a.py"), "1").expect("written");
    let workload = at("quick").expect("complete");
    assert_eq!((workload.n, workload.expected.as_str()), (Some(3), "7"));
    assert_eq!(at("full").expect_err("no size"), "suite.toml gives no size \"full\"");
    assert_eq!(program_for(&workload, "python"), Ok("workloads/a.py"));
    assert_eq!(program_for(&workload, "lua"), Ok("workloads/lua/a.lua"));
    assert!(program_for(&workload, "tcl").is_err());

    // The hash follows the workload and what it may import, and nothing else.
    let hash = || at("quick").expect("complete").hash;
    let before = hash();
    fs::write(root.path().join("workloads/update_expected.py"), "x").expect("written");
    assert_eq!(hash(), before);
    fs::write(root.path().join("workloads/harness.py"), "x").expect("written");
    assert_ne!(hash(), before);
}

#[test]
fn mistakes_are_told() {
    let check = |text: &str, expected: &str| {
        let (_root, suite) = suite_of(text);
        let error = suite.expect_err("refused").to_string();
        assert!(error.contains(expected), "{error}");
    };
    check(&format!("{ONE}{ONE}"), "two workloads are named \"a\"");
    check("[[workload]]\nname = 'a'\ngroup = 'int'\n", "needs one of file and script");
    check("[[workload]]\nname = 'a'\ngroup = 'int'\nfiel = 'x'\n", "unknown field `fiel`");
    check("[[workload]]\nname = 'a'\n", "missing field `group`");
    let error = Suite::load(Path::new("/nonexistent")).expect_err("nothing there").to_string();
    assert!(error.starts_with("cannot read /nonexistent/suite.toml"), "{error}");
}

#[test]
fn the_suite_in_the_repository_is_in_order() {
    let suite = Suite::load(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("read");
    for spec in &suite.workloads {
        for size in ["quick", "full"] {
            match suite.at_size(spec, size) {
                Ok(workload) => assert!(!workload.expected.is_empty(), "{}", spec.name),
                Err(why) => assert!(why.ends_with("fetch.sh lays it out"), "{}: {why}", spec.name),
            }
        }
        if let Some(lua) = &spec.lua {
            assert!(suite.root.join("workloads").join(lua).is_file(), "{lua} is not there");
        }
    }
}
