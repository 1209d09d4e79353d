//! One measured process, from start to reaping.
//!
//! The child gets a process group of its own: Ctrl-C on the terminal does not reach it, and a
//! hung child is killed with whatever it started. The group is signalled only while the
//! leader is unreaped, so its number cannot have passed to a stranger.

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::env;
use std::io::{self, BufRead, BufReader, Read};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, WaitId, WaitIdOptions, kill_process_group, waitid};
use wait4::Wait4;

/// Variables of the lab's environment that measured processes see.
const PASSED_ON: [&str; 5] = ["PATH", "HOME", "PYENV_ROOT", "APYTHON_LIB", "TMPDIR"];

/// How much of the error stream is kept, from its end.
const STDERR_KEPT: usize = 64_000;

/// How often a request to stop is looked for.
const PATIENCE: Duration = Duration::from_millis(50);

/// How long output may still come after the process has ended.
const DRAIN: Duration = Duration::from_millis(500);

/// What to run, and how long at most.
#[derive(Debug, Clone)]
pub struct Job<'a> {
    pub command: &'a [String],
    pub folder: &'a Path,
    pub environment: &'a BTreeMap<String, String>,
    pub timeout: Duration,
    pub cpu: Option<u32>,
}

/// How a process ended.
#[derive(Debug, Clone, PartialEq)]
pub enum End {
    Exited(ExitStatus),
    Timeout,
    /// Stopped since `on_line` asked for it.
    Stopped,
    /// Stopped since the lab was asked to stop.
    Interrupted,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    pub end: End,
    pub wall: f64,
    pub cpu: f64,
    /// KiB; `None` where it cannot be told from the memory that the lab itself had when it
    /// started the process (the kernel counts that in).
    pub rss: Option<u64>,
    pub stderr: String,
}

enum Event {
    Line(String),
    /// The output ended.
    Eof,
    Exited(Instant),
}

/// Runs a job. `on_line` gets each line of stdout and returns whether to go on.
pub fn run(
    job: &Job,
    interrupted: &AtomicBool,
    mut on_line: impl FnMut(&str) -> bool,
) -> io::Result<Outcome> {
    let mut command = command_of(job)?;
    let start = Instant::now();
    let mut child = command.spawn()?;
    let pid = Pid::from_child(&child);
    if let Some(cpu) = job.cpu {
        bind(pid, cpu)?;
    }
    let (sender, events) = mpsc::channel();
    let stderr = read_tail(&mut child);
    read_lines(&mut child, sender.clone());
    let waiter = wait_for(pid, sender);
    let end = follow(&events, start + job.timeout, interrupted, &mut on_line);
    // Also after a normal end: nothing it started may disturb the next measurement.
    let _ = kill_process_group(pid, Signal::KILL);
    let (end, finished) = match end {
        Ok(finished) => (None, finished),
        Err(end) => (Some(end), Instant::now()),
    };
    // The waiter looks at the process, so it has to be through before the reaping.
    let _ = waiter.join();
    let used = child.wait4()?;
    // A daemon that left the group may hold the streams open: it is not waited for.
    let stderr = stderr.and_then(|end| end.recv_timeout(DRAIN).ok()).unwrap_or_default();
    Ok(Outcome {
        end: end.unwrap_or(End::Exited(used.status)),
        wall: finished.duration_since(start).as_secs_f64(),
        cpu: (used.rusage.utime + used.rusage.stime).as_secs_f64(),
        rss: own_part(used.rusage.maxrss / 1024),
        stderr,
    })
}

fn command_of(job: &Job) -> io::Result<Command> {
    let (program, arguments) = job
        .command
        .split_first()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "empty command"))?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(job.folder)
        .env_clear()
        .envs(PASSED_ON.iter().filter_map(|name| Some((name, env::var_os(name)?))))
        .envs(job.environment)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .process_group(0);
    Ok(command)
}

fn bind(pid: Pid, cpu: u32) -> io::Result<()> {
    let mut set = rustix::thread::CpuSet::new();
    set.set(cpu as usize);
    Ok(rustix::thread::sched_setaffinity(Some(pid), &set)?)
}

fn read_lines(child: &mut Child, sender: Sender<Event>) {
    let Some(stream) = child.stdout.take() else { return };
    thread::spawn(move || {
        let mut reader = BufReader::new(stream);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
            let text = String::from_utf8_lossy(&line);
            let _ = sender.send(Event::Line(text.trim_end_matches('\n').to_owned()));
            line.clear();
        }
        let _ = sender.send(Event::Eof);
    });
}

fn read_tail(child: &mut Child) -> Option<Receiver<String>> {
    let stream = child.stderr.take()?;
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || sender.send(tail(stream)));
    Some(receiver)
}

/// Tells when the process has ended, and leaves the reaping to `run`.
fn wait_for(pid: Pid, sender: Sender<Event>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let options = WaitIdOptions::EXITED | WaitIdOptions::NOWAIT;
        while matches!(waitid(WaitId::Pid(pid), options), Err(rustix::io::Errno::INTR)) {}
        let _ = sender.send(Event::Exited(Instant::now()));
    })
}

/// Waits for the end and returns its time, or why it was not waited for.
fn follow(
    events: &Receiver<Event>,
    deadline: Instant,
    interrupted: &AtomicBool,
    on_line: &mut impl FnMut(&str) -> bool,
) -> Result<Instant, End> {
    let mut exited: Option<Instant> = None;
    let mut eof = false;
    loop {
        if interrupted.load(Ordering::Relaxed) {
            return Err(End::Interrupted);
        }
        let now = Instant::now();
        let limit = exited.map_or(deadline, |at| at + DRAIN);
        if now >= limit {
            return exited.ok_or(End::Timeout);
        }
        match events.recv_timeout(PATIENCE.min(limit - now)) {
            Ok(Event::Line(line)) if !on_line(&line) => return Err(End::Stopped),
            Ok(Event::Line(_)) | Err(RecvTimeoutError::Timeout) => {}
            Ok(Event::Eof) => eof = true,
            Ok(Event::Exited(at)) => exited = Some(at),
            Err(RecvTimeoutError::Disconnected) => return exited.ok_or(End::Stopped),
        }
        if let (Some(at), true) = (exited, eof) {
            return Ok(at);
        }
    }
}

/// Reads a stream to its end and keeps the last part.
fn tail(mut stream: impl Read) -> String {
    let mut kept = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(length @ 1..) = stream.read(&mut buffer) {
        kept.extend_from_slice(&buffer[..length]);
        if kept.len() > 4 * STDERR_KEPT {
            kept.drain(..kept.len() - STDERR_KEPT);
        }
    }
    let start = kept.len().saturating_sub(STDERR_KEPT);
    String::from_utf8_lossy(&kept[start..]).into_owned()
}

/// The end of an error stream, as much as is worth keeping with a failure.
pub fn last_words(stderr: &str) -> &str {
    const KEPT: usize = 4000;
    let start = stderr.len().saturating_sub(KEPT);
    let start = (start..=stderr.len()).find(|at| stderr.is_char_boundary(*at));
    &stderr[start.unwrap_or_default()..]
}

/// The kernel starts a child's peak at its parent's: no figure is better than a wrong one.
fn own_part(peak: u64) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    let ours: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    (peak > ours).then_some(peak)
}

/// `exit status 3`, `signal 11`.
pub fn describe(status: ExitStatus) -> String {
    match (status.code(), status.signal()) {
        (Some(code), _) => format!("exit status {code}"),
        (None, Some(signal)) => format!("signal {signal}"),
        (None, None) => "an unknown status".to_owned(),
    }
}
