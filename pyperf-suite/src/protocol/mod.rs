//! The line protocol between a workload and the runner (`workloads/harness.py` says it in
//! full): records on stdout, one a line.

#[cfg(test)]
mod tests;

use apython_reports::model::{FailureKind, Sample};

use crate::answer::agrees;

/// What a workload's process is asked to do.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    pub n: Option<u64>,
    pub samples: u32,
    pub min_time: f64,
    /// Calls that took this long in all are enough, once there is one sample.
    pub max_time: Option<f64>,
    pub warmup: u32,
    /// Calls in each sample, without calibration.
    pub loops: Option<u32>,
}

impl Request {
    /// The arguments behind the file.
    pub fn arguments(&self) -> Vec<String> {
        let mut out: Vec<String> = self.n.iter().map(u64::to_string).collect();
        let mut option = |name: &str, value: String| out.extend([name.to_owned(), value]);
        option("--samples", self.samples.to_string());
        option("--min-time", format!("{:?}", self.min_time));
        if let Some(seconds) = self.max_time {
            option("--max-time", format!("{seconds:?}"));
        }
        option("--warmup", self.warmup.to_string());
        if let Some(loops) = self.loops {
            option("--loops", loops.to_string());
        }
        out
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub enum Record {
    First(f64),
    Answer(String),
    Warmup(Sample),
    Sample(Sample),
    Mismatch(String),
    Done,
}

impl Record {
    /// `None` for a line that is not of the protocol.
    pub fn parse(line: &str) -> Option<Record> {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "first" => Some(Record::First(seconds(rest)?)),
            "answer" => Some(Record::Answer(rest.to_owned())),
            "warmup" => Some(Record::Warmup(sample(rest)?)),
            "sample" => Some(Record::Sample(sample(rest)?)),
            "mismatch" => Some(Record::Mismatch(rest.to_owned())),
            "done" if rest.is_empty() => Some(Record::Done),
            _ => None,
        }
    }
}

fn seconds(text: &str) -> Option<f64> {
    text.parse().ok().filter(|s: &f64| s.is_finite() && *s >= 0.0)
}

fn sample(text: &str) -> Option<Sample> {
    let (loops, time) = text.split_once(' ')?;
    let loops = loops.parse().ok().filter(|l| *l > 0)?;
    Some(Sample { loops, seconds: seconds(time)? })
}

/// What a process has said so far. `accept` is where an answer is held against the expected
/// one, before the first sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Transcript {
    expected: String,
    as_numbers: bool,
    answered: bool,
    done: bool,
    pub first: Option<f64>,
    pub warmups: Vec<Sample>,
    pub samples: Vec<Sample>,
}

/// Why a process is not believed.
#[derive(Debug, Clone, PartialEq)]
pub struct Distrust {
    pub kind: FailureKind,
    pub message: String,
}

impl Distrust {
    pub fn new(kind: FailureKind, message: impl Into<String>) -> Distrust {
        Distrust { kind, message: message.into() }
    }
}

impl Transcript {
    pub fn new(expected: &str, as_numbers: bool) -> Transcript {
        Transcript {
            expected: expected.to_owned(),
            as_numbers,
            answered: false,
            done: false,
            first: None,
            warmups: Vec::new(),
            samples: Vec::new(),
        }
    }

    /// Takes one line; an error means that the process can be stopped.
    pub fn accept(&mut self, line: &str) -> Result<(), Distrust> {
        let protocol = |message: String| Distrust::new(FailureKind::Protocol, message);
        let Some(record) = Record::parse(line) else {
            let shown = shorten(line);
            return Err(protocol(format!("expected a record of the harness, found {shown:?}")));
        };
        if self.done {
            return Err(protocol(format!("expected nothing after done, found {line:?}")));
        }
        match record {
            Record::First(seconds) => self.first = Some(seconds),
            Record::Answer(answer) => self.check_answer(&answer)?,
            Record::Mismatch(answer) => {
                let message = format!(
                    "a later call answered {}, the first one {}",
                    shorten(&answer),
                    shorten(&self.expected)
                );
                return Err(Distrust::new(FailureKind::UnsteadyAnswer, message));
            }
            _ if !self.answered => {
                return Err(protocol(format!("expected an answer before {line:?}")));
            }
            Record::Warmup(sample) => self.warmups.push(sample),
            Record::Sample(sample) => self.samples.push(sample),
            Record::Done => self.done = true,
        }
        Ok(())
    }

    fn check_answer(&mut self, answer: &str) -> Result<(), Distrust> {
        if !agrees(&self.expected, answer, self.as_numbers) {
            let message =
                format!("expected {}, found {}", shorten(&self.expected), shorten(answer));
            return Err(Distrust::new(FailureKind::WrongAnswer, message));
        }
        self.answered = true;
        Ok(())
    }

    /// Whether a process that ended well has said all it was asked for.
    pub fn finish(&self, request: &Request) -> Result<(), Distrust> {
        let most = request.samples as usize;
        let least = if request.max_time.is_some() { most.min(1) } else { most };
        if self.done && (least..=most).contains(&self.samples.len()) {
            return Ok(());
        }
        let message = format!(
            "expected {} samples and done, found {} samples{}",
            request.samples,
            self.samples.len(),
            if self.done { "" } else { " and no done" }
        );
        Err(Distrust::new(FailureKind::Protocol, message))
    }
}

/// Answers may be thousands of digits long; messages need only tell them apart.
fn shorten(text: &str) -> String {
    const LIMIT: usize = 120;
    if text.chars().count() <= LIMIT {
        return text.to_owned();
    }
    let head: String = text.chars().take(LIMIT).collect();
    format!("{head}… ({} characters)", text.chars().count())
}
