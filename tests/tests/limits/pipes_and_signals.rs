//! Output that nobody reads any more, streams that are closed, and Ctrl-C.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use apython_tests::{Invocation, Outcome, Status, compare};
use rustix::process::{Pid, Signal, kill_process};

use super::Setting;

/// Runs a program whose stdout is a pipe with no reader.
fn run_into_closed_pipe(setting: &Setting, command: &Path) -> Outcome {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut child = setting
        .invocation(command)
        .arg("program.py")
        .command()
        .stdin(Stdio::null())
        .stdout(writer)
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stderr = Vec::new();
    child.stderr.take().expect("piped").read_to_end(&mut stderr).expect("read");
    Outcome { status: child.wait().expect("ends").into(), stdout: Vec::new(), stderr }
}

#[track_caller]
fn check_closed_pipe(source: &str) {
    let setting = Setting::new();
    setting.write("program.py", source);
    let expected = run_into_closed_pipe(&setting, &setting.python);
    let actual = run_into_closed_pipe(&setting, &setting.apython);
    if let Err(report) = compare(&expected, &actual) {
        panic!("{report}");
    }
}

#[test]
fn broken_pipe_at_exit() {
    check_closed_pipe("print('a line that is flushed when the program ends')\n");
}

#[test]
fn broken_pipe_in_the_middle() {
    check_closed_pipe("for n in range(100_000):\n    print('line', n)\n");
}

#[test]
fn broken_pipe_caught() {
    check_closed_pipe(
        "
import sys

try:
    print('x', flush=True)
except BrokenPipeError as e:
    print(e.errno, e, file=sys.stderr)
sys.exit(3)
",
    );
}

#[test]
fn broken_pipe_and_an_exception() {
    check_closed_pipe("print('buffered')\n1 / 0\n");
}

/// A reader that goes away after the first lines, as `head` does.
#[test]
fn reader_that_stops_reading() {
    let setting = Setting::new();
    setting.write("program.py", "n = 0\nwhile True:\n    print(n)\n    n += 1\n");
    for command in [&setting.python, &setting.apython] {
        let outcome = Invocation::new(Path::new("/bin/sh"), setting.path())
            .args(["-c", "{ \"$@\" program.py 2>errors; echo status $? >&2; } | head -n 3", "sh"])
            .arg(command)
            .run()
            .expect("starts");
        assert_eq!(outcome.stdout, b"0\n1\n2\n");
        assert_eq!(outcome.stderr_text(), "status 1\n", "{}", command.display());
        let errors = std::fs::read_to_string(setting.path().join("errors")).expect("written");
        let last: Vec<_> = errors.lines().filter(|line| !line.starts_with(' ')).collect();
        assert_eq!(
            last[..2],
            ["Traceback (most recent call last):", "BrokenPipeError: [Errno 32] Broken pipe",]
        );
    }
}

#[test]
fn closed_streams() {
    let setting = Setting::new();
    setting.write(
        "program.py",
        "
import sys

print('to stdout')
print('to stderr', file=sys.stderr)
for stream in (sys.stdin, sys.stdout, sys.stderr):
    open_streams = 0 if stream is None else 1
    with open('/dev/null') as f:
        pass
sys.exit(sum(1 << i for i, s in enumerate((sys.stdin, sys.stdout, sys.stderr)) if s is None))
",
    );
    for redirection in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let run = |command: &Path| {
            Invocation::new(Path::new("/bin/sh"), setting.path())
                .args(["-c", &format!("exec \"$@\" program.py {redirection}"), "sh"])
                .arg(command)
                .run()
                .expect("starts")
        };
        if let Err(report) = compare(&run(&setting.python), &run(&setting.apython)) {
            panic!("{redirection}: {report}");
        }
    }
}

/// Interrupts a program once it has printed a line.
fn interrupt(setting: &Setting, command: &Path, signal: Signal) -> Outcome {
    let mut child = setting
        .invocation(command)
        .arg("program.py")
        .command()
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("starts");
    let mut stdout = BufReader::new(child.stdout.take().expect("piped"));
    let mut text = String::new();
    stdout.read_line(&mut text).expect("read");
    // The line is written before the loop or the sleep it announces begins.
    std::thread::sleep(Duration::from_millis(150));
    kill_process(Pid::from_child(&child), signal).expect("signalled");
    let deadline = Instant::now() + Duration::from_secs(20);
    while child.try_wait().expect("waits").is_none() {
        if Instant::now() > deadline {
            child.kill().expect("killed");
            panic!("{} ignores signal {signal:?}", command.display());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    let mut stderr = Vec::new();
    stdout.read_to_string(&mut text).expect("read");
    child.stderr.take().expect("piped").read_to_end(&mut stderr).expect("read");
    Outcome { status: child.wait().expect("ended").into(), stdout: text.into(), stderr }
}

#[track_caller]
fn check_interrupt(source: &str, signal: Signal, expected_status: Status) {
    let setting = Setting::new();
    setting.write("program.py", source);
    let expected = interrupt(&setting, &setting.python, signal);
    assert_eq!(expected.status, expected_status, "{}", expected.stderr_text());
    let actual = interrupt(&setting, &setting.apython, signal);
    if let Err(report) = compare(&without_marks(expected), &without_marks(actual)) {
        panic!("{report}");
    }
}

/// Where within a line a busy loop was interrupted is a matter of chance.
fn without_marks(mut outcome: Outcome) -> Outcome {
    let text = outcome.stderr_text();
    let marks =
        |line: &&str| line.trim().is_empty() || line.contains(|c| c != ' ' && c != '^' && c != '~');
    outcome.stderr = text.lines().filter(marks).collect::<Vec<_>>().join("\n").into();
    outcome
}

const INTERRUPTED: Status = Status::Signal(2);

#[test]
fn interrupt_of_a_loop() {
    check_interrupt("print('ready', flush=True)\nwhile True: pass\n", Signal::INT, INTERRUPTED);
}

#[test]
fn interrupt_of_calls() {
    check_interrupt(
        "def f(): pass\ndef main():\n    print('ready', flush=True)\n    while True: n = 1; n += 1; n *= 2\nmain()\n",
        Signal::INT,
        INTERRUPTED,
    );
}

#[test]
fn interrupt_of_a_native_loop() {
    check_interrupt(
        "import itertools\nprint('ready', flush=True)\nfor n in itertools.count(): n\n",
        Signal::INT,
        INTERRUPTED,
    );
}

#[test]
fn interrupt_of_sleep() {
    check_interrupt(
        "import time\nprint('ready', flush=True)\ntime.sleep(60)\n",
        Signal::INT,
        INTERRUPTED,
    );
}

#[test]
fn interrupt_runs_handlers() {
    check_interrupt(
        "
import time

try:
    try:
        print('ready', flush=True)
        time.sleep(60)
    finally:
        print('finally')
except KeyboardInterrupt as e:
    print('caught', repr(e), e.args)
print('goes on')
",
        Signal::INT,
        Status::Exit(0),
    );
}

#[test]
fn interrupt_in_a_loop_is_caught_and_forgotten() {
    check_interrupt(
        "
count = 0
try:
    print('ready', flush=True)
    while True:
        count += 1
except KeyboardInterrupt:
    print('caught', count > 0)
for n in range(1000):
    count -= n
raise SystemExit(5)
",
        Signal::INT,
        Status::Exit(5),
    );
}

#[test]
fn termination_is_not_caught() {
    check_interrupt(
        "
try:
    print('ready', flush=True)
    while True: pass
finally:
    print('not run')
",
        Signal::TERM,
        Status::Signal(15),
    );
}
