//! Processes that end well, badly, late or not at all.

use super::*;

struct Ran {
    outcome: Outcome,
    lines: Vec<String>,
}

fn run_shell(script: &str, timeout: f64, stop_at: &str) -> Ran {
    let command = ["/bin/sh".to_owned(), "-c".to_owned(), script.to_owned()];
    let environment = BTreeMap::from([("ANSWER".to_owned(), "42".to_owned())]);
    let job = Job {
        command: &command,
        folder: Path::new("/"),
        environment: &environment,
        timeout: Duration::from_secs_f64(timeout),
        cpu: None,
    };
    let mut lines = Vec::new();
    let outcome = run(&job, &AtomicBool::new(false), |line| {
        lines.push(line.to_owned());
        line != stop_at
    });
    Ran { outcome: outcome.expect("started"), lines }
}

fn exit_code(ran: &Ran) -> Option<i32> {
    match ran.outcome.end {
        End::Exited(status) => status.code(),
        _ => None,
    }
}

#[test]
fn output_status_and_environment() {
    let ran = run_shell("echo one; echo $ANSWER; pwd; echo oops >&2; exit 3", 20.0, "");
    assert_eq!(ran.lines, ["one", "42", "/"]);
    assert_eq!(exit_code(&ran), Some(3));
    assert_eq!(ran.outcome.stderr, "oops\n");
    assert!(ran.outcome.wall > 0.0 && ran.outcome.wall < 20.0);
}

#[test]
fn nothing_else_is_passed_on() {
    let ran = run_shell("echo ${CARGO_MANIFEST_DIR-none}", 20.0, "");
    assert_eq!(ran.lines, ["none"]);
}

#[test]
fn a_last_line_without_an_end_counts() {
    assert_eq!(run_shell("printf 'one\\ntwo'", 20.0, "").lines, ["one", "two"]);
}

#[test]
fn hung_processes_are_killed() {
    let check = |script: &str| {
        let start = Instant::now();
        let ran = run_shell(script, 0.3, "");
        assert_eq!(ran.outcome.end, End::Timeout, "{script}");
        assert!(start.elapsed() < Duration::from_secs(10), "{script}");
    };
    check("sleep 60");
    check("exec >&- 2>&-; sleep 60");
    check("sleep 60 & wait");
    check("trap '' TERM INT; sleep 60");
}

#[test]
fn what_a_process_leaves_behind_is_not_waited_for() {
    let start = Instant::now();
    let ran = run_shell("sleep 60 & echo started", 30.0, "");
    assert_eq!(ran.lines, ["started"]);
    assert_eq!(exit_code(&ran), Some(0));
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_reader_can_stop_it() {
    let ran = run_shell("echo bad; sleep 60", 30.0, "bad");
    assert_eq!(ran.outcome.end, End::Stopped);
}

#[test]
fn a_request_to_stop_is_heeded() {
    let command = ["/bin/sleep".to_owned(), "60".to_owned()];
    let job = Job {
        command: &command,
        folder: Path::new("/"),
        environment: &BTreeMap::new(),
        timeout: Duration::from_secs(30),
        cpu: None,
    };
    let outcome = run(&job, &AtomicBool::new(true), |_| true).expect("started");
    assert_eq!(outcome.end, End::Interrupted);
}

#[test]
fn long_error_streams_keep_their_end() {
    let ran =
        run_shell("i=0; while [ $i -lt 4000 ]; do echo line$i >&2; i=$((i+1)); done", 30.0, "");
    assert!(ran.outcome.stderr.len() <= STDERR_KEPT);
    assert_eq!(last_words(&ran.outcome.stderr).len(), 4000);
    assert_eq!(last_words("few"), "few");
    assert_eq!(last_words(&"é".repeat(3001)).len(), 4000);
    assert!(ran.outcome.stderr.ends_with("line3999\n"), "{}", ran.outcome.stderr);
}

#[test]
fn signals_are_named() {
    let ran = run_shell("kill -SEGV $$", 20.0, "");
    let End::Exited(status) = ran.outcome.end else { panic!("{:?}", ran.outcome) };
    assert_eq!(describe(status), "signal 11");
    assert_eq!(describe(ExitStatus::from_raw(3 << 8)), "exit status 3");
}

#[test]
fn programs_that_are_not_there_are_errors() {
    let command = ["/nonexistent/python".to_owned()];
    let job = Job {
        command: &command,
        folder: Path::new("/"),
        environment: &BTreeMap::new(),
        timeout: Duration::from_secs(1),
        cpu: None,
    };
    let error = run(&job, &AtomicBool::new(false), |_| true).expect_err("not there");
    assert_eq!(error.kind(), io::ErrorKind::NotFound);
}
