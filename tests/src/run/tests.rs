//! Running commands: what they give, how they end, what ends them.

use super::*;

fn shell(script: &str) -> Invocation {
    Invocation::new(Path::new("/bin/sh"), Path::new("/"))
        .arg("-c")
        .arg(script)
        .timeout(Duration::from_secs(5))
}

fn check(script: &str, expected: (Status, &str, &str)) {
    let outcome = shell(script).run().expect("runs");
    let actual = (outcome.status, &*outcome.stdout_text(), &*outcome.stderr_text());
    assert_eq!(actual, expected, "{script}");
}

#[test]
fn outcomes() {
    check("echo out; echo err >&2", (Status::Exit(0), "out\n", "err\n"));
    check("exit 7", (Status::Exit(7), "", ""));
    check("kill -9 $$", (Status::Signal(9), "", ""));
    check("cat", (Status::Exit(0), "", ""));
    check("exec >&- 2>&-; exit 3", (Status::Exit(3), "", ""));
    check("pwd", (Status::Exit(0), "/\n", ""));
    check(
        "echo $PYTHONHASHSEED $PYTHONDONTWRITEBYTECODE $PYTHONPATH.",
        (Status::Exit(0), "0 1 .\n", ""),
    );
}

#[test]
fn stdin_from_a_file() {
    let mut invocation = shell("cat");
    invocation.stdin = Some(PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml"));
    let text = invocation.run().expect("runs").stdout_text();
    assert!(text.starts_with("[package]\n"), "{text}");
}

#[test]
fn timeouts_kill_the_whole_group() {
    let started = Instant::now();
    let mut invocation = shell("echo begun; sleep 30 & sleep 30");
    invocation.timeout = Duration::from_millis(300);
    let outcome = invocation.run().expect("runs");
    assert_eq!(outcome.status, Status::TimedOut);
    assert_eq!(outcome.stdout, b"begun\n");
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn a_grandchild_that_keeps_the_output_open_counts_as_running() {
    let mut invocation = shell("sleep 30 & echo parent gone");
    invocation.timeout = Duration::from_millis(300);
    assert_eq!(invocation.run().expect("runs").status, Status::TimedOut);
}

#[test]
fn endless_output_is_cut_off_at_once() {
    let started = Instant::now();
    let mut invocation = shell("yes");
    invocation.timeout = Duration::from_secs(60);
    let outcome = invocation.run().expect("runs");
    assert_eq!(
        (outcome.status, outcome.stdout.len() as u64),
        (Status::TooMuchOutput, OUTPUT_LIMIT)
    );
    assert!(started.elapsed() < Duration::from_secs(20), "{:?}", started.elapsed());
}

#[test]
fn commands_that_do_not_exist_are_named() {
    let error = Invocation::new(Path::new("/no/such/command"), Path::new("/")).run().unwrap_err();
    assert!(error.to_string().contains("/no/such/command"), "{error}");
}

#[test]
fn status_codes_round_trip() {
    for status in [Status::Exit(0), Status::Exit(255), Status::Signal(2), Status::Signal(11)] {
        assert_eq!(Status::from_code(status.code().expect("has a code")), status);
    }
    assert_eq!(Status::TimedOut.code(), None);
}
