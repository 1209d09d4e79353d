//! A compiler in a child process that answers for one file after another.

use std::ffi::OsString;
use std::io::{self, BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

/// A file that takes longer than this is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// How often a request to stop is looked for.
const TICK: Duration = Duration::from_millis(50);

/// What a compiler made of a file.
pub(super) struct Answer {
    pub(super) result: Result<Vec<u8>, Refusal>,
    pub(super) time: Duration,
}

/// The exception that a file is refused with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub(super) struct Refusal {
    pub(super) kind: String,
    pub(super) message: Option<String>,
    pub(super) line: Option<i64>,
    pub(super) offset: Option<i64>,
    pub(super) end_line: Option<i64>,
    pub(super) end_offset: Option<i64>,
    pub(super) text: Option<String>,
}

/// Why there is no answer.
pub(super) enum Silence {
    /// The process is gone; what it said last.
    Died(String),
    TooLong,
    Interrupted,
    CannotStart(io::Error),
}

/// The process, which is started when needed and again after it died.
pub(super) struct Compiler {
    command: Vec<OsString>,
    running: Option<Running>,
}

struct Running {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<io::Result<Answer>>,
    errors: Option<ChildStderr>,
}

impl Compiler {
    pub(super) fn new(command: Vec<OsString>) -> Compiler {
        Compiler { command, running: None }
    }

    pub(super) fn compile(
        &mut self,
        path: &Path,
        interrupted: &AtomicBool,
    ) -> Result<Answer, Silence> {
        let running = match &mut self.running {
            Some(running) => running,
            none => none.insert(start(&self.command).map_err(Silence::CannotStart)?),
        };
        match running.ask(path, interrupted) {
            Ok(answer) => Ok(answer),
            Err(silence) => {
                let last_words = self.running.take().map(Running::end).unwrap_or_default();
                Err(silence.unwrap_or(Silence::Died(last_words)))
            }
        }
    }
}

impl Drop for Compiler {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            running.end();
        }
    }
}

fn start(command: &[OsString]) -> io::Result<Running> {
    let (program, arguments) = command.split_first().ok_or(io::ErrorKind::InvalidInput)?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        // Ctrl-C is for the command.
        .process_group(0)
        .spawn()?;
    let (Some(requests), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let errors = child.stderr.take();
    let (sender, answers) = mpsc::channel();
    thread::spawn(move || {
        let mut output = BufReader::new(output);
        loop {
            let answer = read_answer(&mut output);
            let is_end = answer.is_err();
            if sender.send(answer).is_err() || is_end {
                return;
            }
        }
    });
    Ok(Running { child, requests, answers, errors })
}

fn read_answer(output: &mut BufReader<ChildStdout>) -> io::Result<Answer> {
    let mut head = [0; 13];
    output.read_exact(&mut head)?;
    let [kind, numbers @ ..] = head;
    let (nanoseconds, length) = numbers.split_at(8);
    let number =
        |bytes: &[u8]| bytes.iter().rev().fold(0u64, |number, &byte| number << 8 | u64::from(byte));
    let mut payload = vec![0; number(length) as usize];
    output.read_exact(&mut payload)?;
    let result = match kind {
        b'c' => Ok(payload),
        _ => Err(serde_json::from_slice(&payload)?),
    };
    Ok(Answer { result, time: Duration::from_nanos(number(nanoseconds)) })
}

impl Running {
    /// The answer, or why there is none; `None`: the process is dead.
    fn ask(&mut self, path: &Path, interrupted: &AtomicBool) -> Result<Answer, Option<Silence>> {
        let path = path.as_os_str().as_bytes();
        let request = [&(path.len() as u32).to_le_bytes()[..], path].concat();
        self.requests.write_all(&request).map_err(|_| None)?;
        let started = Instant::now();
        loop {
            match self.answers.recv_timeout(TICK) {
                Ok(answer) => return answer.map_err(|_| None),
                Err(RecvTimeoutError::Disconnected) => return Err(None),
                Err(RecvTimeoutError::Timeout) if interrupted.load(Ordering::Relaxed) => {
                    return Err(Some(Silence::Interrupted));
                }
                Err(RecvTimeoutError::Timeout) if started.elapsed() > PATIENCE => {
                    return Err(Some(Silence::TooLong));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// What the process left on stderr.
    fn end(mut self) -> String {
        drop(self.requests);
        let _ = self.child.kill();
        let status = self.child.wait();
        let mut words = String::new();
        if let Some(errors) = &mut self.errors {
            let _ = errors.read_to_string(&mut words);
        }
        match (words.trim(), status) {
            ("", Ok(status)) => status.to_string(),
            (words, _) => words.to_owned(),
        }
    }
}
