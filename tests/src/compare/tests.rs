//! Outcomes that are equal, and how the differences of others are told.

use super::*;
use crate::run::Status;

fn outcome(code: i32, stdout: &str, stderr: &str) -> Outcome {
    Outcome { status: Status::from_code(code), stdout: stdout.into(), stderr: stderr.into() }
}

/// Each part must occur in the report; no parts at all means that there is none.
fn check(expected: Outcome, actual: Outcome, parts: &[&str]) {
    match compare(&expected, &actual) {
        Ok(()) => assert!(parts.is_empty(), "compared equal: {expected:?} {actual:?}"),
        Err(report) => {
            assert!(!parts.is_empty(), "compared different: {report}");
            for part in parts {
                assert!(report.contains(part), "{part:?} is not in\n{report}");
            }
        }
    }
}

#[test]
fn equal_outcomes() {
    check(outcome(0, "", ""), outcome(0, "", ""), &[]);
    check(outcome(1, "a\nb", "Error\n"), outcome(1, "a\nb", "Error\n"), &[]);
}

#[test]
fn differences_are_named() {
    let cases: &[(Outcome, Outcome, &[&str])] = &[
        (outcome(0, "", ""), outcome(1, "", ""), &["expected exit status 0, found exit status 1"]),
        (outcome(-2, "", ""), outcome(130, "", ""), &["killed by signal 2, found exit status 130"]),
        (outcome(0, "a\nb\n", ""), outcome(0, "a\nc\n", ""), &["stdout differs", "- b\n", "+ c\n"]),
        (outcome(0, "a\n", ""), outcome(0, "a", ""), &["no newline at the end"]),
        (outcome(1, "", "x\n"), outcome(1, "", "y\n"), &["stderr differs", "- x\n", "+ y\n"]),
        (outcome(0, "\t\0", ""), outcome(0, " ", ""), &["\\t\\u{0}"]),
        (outcome(0, "a", "b"), outcome(2, "A", "B"), &["status:", "stdout", "stderr"]),
    ];
    for (expected, actual, parts) in cases {
        check(expected.clone(), actual.clone(), parts);
    }
}

#[test]
fn bytes_that_are_not_text_are_shown() {
    let mut broken = outcome(0, "a\n", "");
    broken.stdout = b"a\xff\xc3\n".to_vec();
    check(outcome(0, "a\n", ""), broken, &["+ a\\xff\\xc3\n"]);
}

#[test]
fn long_differences_are_cut_short() {
    let many: String = (0..1000).map(|n| format!("line {n}\n")).collect();
    let report = compare(&outcome(0, "", ""), &outcome(0, &many, "")).unwrap_err();
    assert!(report.lines().count() < SHOWN_LINES + 5, "{}", report.lines().count());
    assert!(report.contains("more lines"), "{report}");
    let wide = "x".repeat(100_000);
    let report = compare(&outcome(0, "", ""), &outcome(0, &wide, "")).unwrap_err();
    assert!(report.len() < 6000 && report.contains("[96000 characters]"), "{}", report.len());
}
