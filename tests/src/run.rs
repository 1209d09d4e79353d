//! Running a command with a time limit and taking down everything it did.
//!
//! The child leads its own process group, so that a timeout kills its children too.
//! Output beyond `OUTPUT_LIMIT` also kills it: a program that prints forever must not
//! fill the memory of the test run.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// Bytes of stdout or of stderr after which a child counts as runaway.
pub const OUTPUT_LIMIT: u64 = 16 << 20;

/// The time a program may take unless `APYTHON_TEST_TIMEOUT` (seconds) says otherwise.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(10);

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Exit(i32),
    Signal(i32),
    TimedOut,
    TooMuchOutput,
}

impl Status {
    /// The status as Python's `subprocess` would give it: negative for a signal.
    pub fn code(self) -> Option<i32> {
        match self {
            Status::Exit(code) => Some(code),
            Status::Signal(signal) => Some(-signal),
            Status::TimedOut | Status::TooMuchOutput => None,
        }
    }

    /// The inverse of [`Status::code`].
    pub fn from_code(code: i32) -> Status {
        if code < 0 { Status::Signal(-code) } else { Status::Exit(code) }
    }
}

impl From<ExitStatus> for Status {
    fn from(status: ExitStatus) -> Status {
        match status.signal() {
            Some(signal) => Status::Signal(signal),
            None => Status::Exit(status.code().expect("exited without a signal")),
        }
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Status::Exit(code) => write!(f, "exit status {code}"),
            Status::Signal(signal) => write!(f, "killed by signal {signal}"),
            Status::TimedOut => f.write_str("killed after running out of time"),
            Status::TooMuchOutput => f.write_str("killed after printing too much"),
        }
    }
}

/// Everything that can be observed of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub status: Status,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Outcome {
    pub fn stdout_text(&self) -> String {
        String::from_utf8_lossy(&self.stdout).into_owned()
    }

    pub fn stderr_text(&self) -> String {
        String::from_utf8_lossy(&self.stderr).into_owned()
    }
}

/// One run to be made: a command, its arguments, and the world it finds itself in.
#[derive(Clone, Debug)]
pub struct Invocation {
    pub command: PathBuf,
    pub arguments: Vec<OsString>,
    pub directory: PathBuf,
    /// Read as standard input; nothing at all where absent.
    pub stdin: Option<PathBuf>,
    pub timeout: Duration,
}

impl Invocation {
    pub fn new(command: &Path, directory: &Path) -> Invocation {
        Invocation {
            command: command.to_owned(),
            arguments: Vec::new(),
            directory: directory.to_owned(),
            stdin: None,
            timeout: timeout_from_environment(),
        }
    }

    pub fn arg(mut self, argument: impl Into<OsString>) -> Invocation {
        self.arguments.push(argument.into());
        self
    }

    pub fn args<A: Into<OsString>>(mut self, arguments: impl IntoIterator<Item = A>) -> Invocation {
        self.arguments.extend(arguments.into_iter().map(Into::into));
        self
    }

    pub fn timeout(mut self, timeout: Duration) -> Invocation {
        self.timeout = timeout;
        self
    }

    /// The command line, for messages.
    pub fn shown(&self) -> String {
        let mut text = self.command.display().to_string();
        for argument in &self.arguments {
            text.push(' ');
            text.push_str(&argument.to_string_lossy());
        }
        text
    }

    /// A command with the environment that both interpreters get: no `PYTHON*` settings
    /// of the caller, hashes of strings fixed, no `__pycache__` written.
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.command);
        command.args(&self.arguments).current_dir(&self.directory).process_group(0);
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PYTHON") && name != "PYTHON312" {
                command.env_remove(name);
            }
        }
        command
            .env("PYTHONHASHSEED", "0")
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("LC_ALL", "C.UTF-8");
        command
    }

    /// Runs to the end, or to the time limit.
    pub fn run(&self) -> io::Result<Outcome> {
        let stdin = match &self.stdin {
            Some(path) => Stdio::from(File::open(path)?),
            None => Stdio::null(),
        };
        let mut child = self
            .command()
            .stdin(stdin)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| {
                io::Error::new(error.kind(), format!("cannot start {}: {error}", self.shown()))
            })?;
        let stdout = Drain::start(child.stdout.take().expect("piped"));
        let stderr = Drain::start(child.stderr.take().expect("piped"));
        let status = wait(&mut child, self.timeout, [&stdout, &stderr])?;
        Ok(Outcome { status, stdout: stdout.into_bytes()?, stderr: stderr.into_bytes()? })
    }
}

/// One of the child's output streams, read to its end by a thread of its own.
struct Drain {
    thread: JoinHandle<io::Result<Vec<u8>>>,
    /// Set when the limit was reached; the rest stays unread.
    full: Arc<AtomicBool>,
}

impl Drain {
    fn start(pipe: impl Read + Send + 'static) -> Drain {
        let full = Arc::new(AtomicBool::new(false));
        let signal = full.clone();
        let thread = thread::spawn(move || {
            let mut data = Vec::new();
            pipe.take(OUTPUT_LIMIT).read_to_end(&mut data)?;
            signal.store(data.len() as u64 == OUTPUT_LIMIT, Ordering::Release);
            Ok(data)
        });
        Drain { thread, full }
    }

    fn into_bytes(self) -> io::Result<Vec<u8>> {
        self.thread.join().expect("a reader does not panic")
    }
}

/// Waits for the child, and then for whatever else holds its output open.
fn wait(child: &mut Child, timeout: Duration, streams: [&Drain; 2]) -> io::Result<Status> {
    let deadline = Instant::now() + timeout;
    let mut pause = Duration::from_micros(500);
    let mut ended = None;
    loop {
        // Before looking at the child: a full stream may be what ends it, by SIGPIPE.
        let runaway = streams.iter().any(|stream| stream.full.load(Ordering::Acquire));
        if runaway || Instant::now() >= deadline {
            kill_group(child);
            child.wait()?;
            return Ok(if runaway { Status::TooMuchOutput } else { Status::TimedOut });
        }
        if ended.is_none() {
            ended = child.try_wait()?.map(Status::from);
        }
        match ended {
            Some(status) if streams.iter().all(|stream| stream.thread.is_finished()) => {
                return Ok(status);
            }
            _ => thread::sleep(pause),
        }
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

fn kill_group(child: &Child) {
    let pid = rustix::process::Pid::from_child(child);
    // The group may be gone already, which is what is wanted.
    let _ = rustix::process::kill_process_group(pid, rustix::process::Signal::KILL);
}

fn timeout_from_environment() -> Duration {
    match std::env::var("APYTHON_TEST_TIMEOUT").ok().and_then(|text| text.parse().ok()) {
        Some(seconds) => Duration::from_secs_f64(seconds),
        None => DEFAULT_TIMEOUT,
    }
}

#[cfg(test)]
mod tests;
