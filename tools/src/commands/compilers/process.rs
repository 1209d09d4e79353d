//! A compiler in a child process that answers for one source after another.

use std::ffi::OsString;
use std::fmt;
use std::io::{self, BufReader, Read, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, ChildStderr, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use serde::Deserialize;

use super::job::Job;

/// How often a request to stop is looked for.
const TICK: Duration = Duration::from_millis(50);

/// What a compiler made of a source.
pub struct Answer {
    pub(super) result: Result<Vec<u8>, Refusal>,
    pub(super) warnings: Vec<Warned>,
    pub(super) time: Duration,
}

/// A category, a message and a line.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Warned(String, String, i64);

/// The exception that a source is refused with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Refusal {
    pub(super) kind: String,
    pub(super) message: Option<String>,
    pub(super) line: Option<i64>,
    pub(super) offset: Option<i64>,
    pub(super) end_line: Option<i64>,
    pub(super) end_offset: Option<i64>,
    pub(super) text: Option<String>,
}

/// Why there is no answer.
pub enum Silence {
    /// The process is gone; what it said last.
    Died(String),
    TooLong,
    Interrupted,
    CannotStart(io::Error),
}

/// The process, which is started when needed and again after it died.
pub(super) struct Compiler {
    command: Vec<OsString>,
    patience: Duration,
    running: Option<Running>,
}

struct Running {
    child: Child,
    requests: ChildStdin,
    answers: Receiver<io::Result<Answer>>,
    errors: Option<ChildStderr>,
}

impl Compiler {
    pub(super) fn new(command: Vec<OsString>, patience: Duration) -> Compiler {
        Compiler { command, patience, running: None }
    }

    pub(super) fn compile(
        &mut self,
        job: &Job<'_>,
        interrupted: &AtomicBool,
    ) -> Result<Answer, Silence> {
        let running = match &mut self.running {
            Some(running) => running,
            none => none.insert(start(&self.command).map_err(Silence::CannotStart)?),
        };
        match running.ask(job, self.patience, interrupted) {
            Ok(answer) => Ok(answer),
            Err(silence) => {
                let last_words = self.running.take().map(Running::end).unwrap_or_default();
                Err(silence.unwrap_or(Silence::Died(last_words)))
            }
        }
    }
}

impl Compiler {
    pub(super) fn stop(&mut self) {
        if let Some(running) = self.running.take() {
            running.end();
        }
    }
}

impl Drop for Compiler {
    fn drop(&mut self) {
        self.stop();
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
    let mut kind = [0];
    let mut nanoseconds = [0; 8];
    output.read_exact(&mut kind)?;
    output.read_exact(&mut nanoseconds)?;
    let payload = read_part(output)?;
    let warnings = serde_json::from_slice(&read_part(output)?)?;
    let result = match kind {
        [b'c'] => Ok(payload),
        _ => Err(serde_json::from_slice(&payload)?),
    };
    Ok(Answer { result, warnings, time: Duration::from_nanos(u64::from_le_bytes(nanoseconds)) })
}

fn read_part(output: &mut BufReader<ChildStdout>) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    output.read_exact(&mut length)?;
    let mut part = vec![0; u32::from_le_bytes(length) as usize];
    output.read_exact(&mut part)?;
    Ok(part)
}

impl Running {
    /// The answer, or why there is none; `None`: the process is dead.
    fn ask(
        &mut self,
        job: &Job<'_>,
        patience: Duration,
        interrupted: &AtomicBool,
    ) -> Result<Answer, Option<Silence>> {
        self.requests.write_all(&job.request()).map_err(|_| None)?;
        self.requests.flush().map_err(|_| None)?;
        let started = Instant::now();
        loop {
            match self.answers.recv_timeout(TICK) {
                Ok(answer) => return answer.map_err(|_| None),
                Err(RecvTimeoutError::Disconnected) => return Err(None),
                Err(RecvTimeoutError::Timeout) if interrupted.load(Ordering::Relaxed) => {
                    return Err(Some(Silence::Interrupted));
                }
                Err(RecvTimeoutError::Timeout) if started.elapsed() > patience => {
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

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number =
            |number: Option<i64>| number.map_or("-".to_owned(), |number| number.to_string());
        write!(
            f,
            "{}: {} ({}:{} to {}:{})",
            self.kind,
            self.message.as_deref().unwrap_or_default(),
            number(self.line),
            number(self.offset),
            number(self.end_line),
            number(self.end_offset)
        )
    }
}

impl fmt::Display for Warned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Warned(category, message, line) = self;
        write!(f, "{category}: {message} (line {line})")
    }
}
