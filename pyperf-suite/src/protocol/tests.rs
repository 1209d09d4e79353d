//! Records, and transcripts good and bad.

use super::*;

#[test]
fn records() {
    let check = |line, expected: Option<Record>| assert_eq!(Record::parse(line), expected);
    let sample = Sample { loops: 4, seconds: 0.25 };
    check("first 0.125", Some(Record::First(0.125)));
    check("answer (1, 'a b')", Some(Record::Answer("(1, 'a b')".to_owned())));
    check("answer ", Some(Record::Answer(String::new())));
    check("sample 4 0.25", Some(Record::Sample(sample)));
    check("warmup 4 2.5e-1", Some(Record::Warmup(sample)));
    check("mismatch 7", Some(Record::Mismatch("7".to_owned())));
    check("done", Some(Record::Done));
    check("done now", None);
    check("", None);
    check("first", None);
    check("first -1.0", None);
    check("first nan", None);
    check("sample 0 0.25", None);
    check("sample 4", None);
    check("sample 4 0.25 1", None);
    check("sample -4 0.25", None);
    check("Done", None);
}

const REQUEST: Request =
    Request { n: Some(10), samples: 2, min_time: 0.01, max_time: None, warmup: 1, loops: None };

#[test]
fn arguments() {
    let check = |request: Request, expected: &str| {
        assert_eq!(request.arguments().join(" "), expected);
    };
    check(REQUEST, "10 --samples 2 --min-time 0.01 --warmup 1");
    let brief = Request { max_time: Some(0.25), ..REQUEST };
    check(brief, "10 --samples 2 --min-time 0.01 --max-time 0.25 --warmup 1");
    let counting =
        Request { n: None, samples: 1, min_time: 0.0, max_time: None, warmup: 0, loops: Some(3) };
    check(counting, "--samples 1 --min-time 0.0 --warmup 0 --loops 3");
}

/// Feeds `lines` and returns the first objection, be it to a line or to the whole.
fn objection(lines: &[&str]) -> Option<(FailureKind, String)> {
    let mut transcript = Transcript::new("42", false);
    let read = lines.iter().try_for_each(|line| transcript.accept(line));
    let all = read.and_then(|()| transcript.finish(&REQUEST));
    all.err().map(|distrust| (distrust.kind, distrust.message))
}

#[test]
fn a_good_run() {
    let lines = ["first 0.5", "answer 42", "warmup 1 0.4", "sample 1 0.3", "sample 2 0.6", "done"];
    assert_eq!(objection(&lines), None);
    let mut transcript = Transcript::new("42", false);
    for line in lines {
        transcript.accept(line).expect("a good line");
    }
    assert_eq!(transcript.first, Some(0.5));
    assert_eq!(transcript.warmups.len(), 1);
    assert_eq!(transcript.samples[1], Sample { loops: 2, seconds: 0.6 });
}

#[test]
fn one_sample_is_enough_where_time_is_limited() {
    let check = |max_time, lines: &[&str], expected: bool| {
        let mut transcript = Transcript::new("42", false);
        for line in lines {
            transcript.accept(line).expect("a good line");
        }
        let found = transcript.finish(&Request { max_time, ..REQUEST }).is_ok();
        assert_eq!(found, expected, "{lines:?}");
    };
    check(None, &["answer 42", "sample 1 0.3", "done"], false);
    check(Some(0.2), &["answer 42", "sample 1 0.3", "done"], true);
    check(Some(0.2), &["answer 42", "done"], false);
    check(Some(0.2), &["answer 42", "sample 1 1", "sample 1 1", "sample 1 1", "done"], false);
}

#[test]
fn bad_runs() {
    let check = |lines: &[&str], kind, message: &str| {
        assert_eq!(objection(lines), Some((kind, message.to_owned())));
    };
    check(&["answer 41"], FailureKind::WrongAnswer, "expected 42, found 41");
    check(&["answer 42.0"], FailureKind::WrongAnswer, "expected 42, found 42.0");
    check(&["sample 1 0.3"], FailureKind::Protocol, "expected an answer before \"sample 1 0.3\"");
    check(
        &["answer 42", "sample 1 0.3", "mismatch 43"],
        FailureKind::UnsteadyAnswer,
        "a later call answered 43, the first one 42",
    );
    check(&["hello"], FailureKind::Protocol, "expected a record of the harness, found \"hello\"");
    check(
        &["answer 42", "sample 1 0.3", "done"],
        FailureKind::Protocol,
        "expected 2 samples and done, found 1 samples",
    );
    check(
        &["answer 42", "sample 1 0.3", "sample 1 0.3"],
        FailureKind::Protocol,
        "expected 2 samples and done, found 2 samples and no done",
    );
    check(
        &["answer 42", "done", "done"],
        FailureKind::Protocol,
        "expected nothing after done, found \"done\"",
    );
    check(&[], FailureKind::Protocol, "expected 2 samples and done, found 0 samples and no done");
}

#[test]
fn long_answers_are_cut_in_messages() {
    let mut transcript = Transcript::new(&"9".repeat(5000), false);
    let distrust = transcript.accept(&format!("answer {}", "8".repeat(5000))).expect_err("wrong");
    assert!(distrust.message.len() < 400, "{}", distrust.message);
    assert!(distrust.message.contains("(5000 characters)"));
}
