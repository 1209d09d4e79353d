//! A batch: one Python program made of groups of cases, and the comparison of what the
//! two interpreters print for it.
//!
//! Each case prints one line, `GROUP CASE RESULT`, so that a difference leads back to
//! the source of its case.

use std::fs;
use std::path::Path;
use std::time::Duration;

use apython_tests::{Invocation, Outcome, ReferenceCache, Status, Strategy, find_apython};

/// Differences that are reported before the report is cut short.
const SHOWN: usize = 8;

/// A body of code that is run with each of several tuples of operands.
pub struct Group {
    /// Statements that set `r`, or raise; indented by nothing.
    pub body: String,
    /// Names of the operands, with commas between.
    pub parameters: String,
    /// Tuples of operands: source, without the parentheses.
    pub cases: Vec<String>,
    /// Definitions that the body needs.
    pub definitions: String,
}

impl Group {
    /// A group whose body is one expression.
    pub fn expression(expression: &str, parameters: &str, cases: Vec<String>) -> Group {
        Group {
            body: format!("r = {expression}"),
            parameters: parameters.to_owned(),
            cases,
            definitions: String::new(),
        }
    }
}

/// One program.
pub struct Batch {
    name: String,
    number: usize,
    groups: Vec<Group>,
}

const HEADER: &str = r#"INF = float("inf")
NAN = float("nan")


def shown(value):
    try:
        return repr(value)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def limited(value):
    """Keeps ints from growing without bound in loops."""
    if type(value) is int and value.bit_length() > 400:
        return value % (2**131 - 1)
    return value


class Box:
    def __init__(self, u, v):
        self.u = u
        self.v = v

    def step(self, by):
        self.u, self.v = self.v, limited(self.u + by)
        return self.u


class Guard:
    def __init__(self, row):
        self.row = row
        self.left = 0

    def __enter__(self):
        self.row[0], self.row[1] = self.row[1], self.row[0]
        return self

    def __exit__(self, kind, value, traceback):
        self.left += 1
        return kind is ArithmeticError


def counted(row):
    for i, x in enumerate(row):
        yield i, x


"#;

impl Batch {
    pub fn new(subject: &str, number: usize) -> Batch {
        Batch { name: subject.replace(' ', "_"), number, groups: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.cases.len()).sum()
    }

    pub fn push(&mut self, group: Group) {
        self.groups.push(group);
    }

    /// The program's text. Each group is a function that loops over its operands, so
    /// that instructions meet one kind of operand after another.
    pub fn source(&self) -> String {
        let mut text = HEADER.to_owned();
        for (number, group) in self.groups.iter().enumerate() {
            let parameters = &group.parameters;
            text += &group.definitions;
            text += &format!("def group{number}(cases):\n");
            text += &format!("    for number, ({parameters},) in enumerate(cases):\n");
            text += "        try:\n";
            for line in group.body.lines() {
                text += &format!("            {line}\n");
            }
            text += "            r = shown(r)\n";
            text += "        except Exception as error:\n";
            text += "            r = f\"{type(error).__name__}: {error}\"\n";
            text += &format!("        print({number}, number, r)\n\n\n");
            text += &format!("group{number}([\n");
            for case in &group.cases {
                text += &format!("    ({case},),\n");
            }
            text += "])\n";
        }
        text
    }

    /// Runs the program with both interpreters; strategies take turns over batches.
    pub fn compare(&self) -> Result<(), String> {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join("arithmetic");
        fs::create_dir_all(&directory).map_err(|error| error.to_string())?;
        let file = directory.join(format!("{}_{}.py", self.name, self.number));
        fs::write(&file, self.source()).map_err(|error| error.to_string())?;
        let python = ReferenceCache::new(directory.join("references")).interpreter()?;
        let expected = run(&python, &["-X".into(), "utf8".into()], &file)?;
        if expected.status != Status::Exit(0) {
            return Err(format!(
                "{} is broken: {}\n{}",
                file.display(),
                expected.status,
                expected.stderr_text()
            ));
        }
        let strategy = Strategy::ALL[self.number % Strategy::ALL.len()];
        let actual = run(&find_apython()?, &strategy.flags(), &file)?;
        self.differences(&expected, &actual)
            .map_err(|report| format!("{} with {}\n{report}", file.display(), strategy.name()))?;
        fs::remove_file(&file).map_err(|error| error.to_string())
    }

    fn differences(&self, expected: &Outcome, actual: &Outcome) -> Result<(), String> {
        if expected == actual {
            return Ok(());
        }
        let (wanted, found) = (expected.stdout_text(), actual.stdout_text());
        let mut report = String::new();
        let mut count = 0;
        let mut found_lines = found.lines();
        for line in wanted.lines() {
            let other = found_lines.next();
            if other == Some(line) {
                continue;
            }
            count += 1;
            if count <= SHOWN {
                let other = other.unwrap_or("nothing: the program ended");
                report += &format!("{}\n  expected {line}\n  found    {other}\n", self.case(line));
            }
            if other.is_none() {
                break;
            }
        }
        if count > SHOWN {
            report += &format!("... and {} more differences\n", count - SHOWN);
        }
        if actual.status != expected.status {
            report += &format!("ended with {}\n", actual.status);
        }
        if actual.stderr != expected.stderr {
            report += &format!("stderr: {}\n", actual.stderr_text());
        }
        Err(report)
    }

    /// The source of the case that printed a line.
    fn case(&self, line: &str) -> String {
        let mut numbers = line.split(' ').map(|word| word.parse::<usize>().unwrap_or(usize::MAX));
        let group = numbers.next().and_then(|number| self.groups.get(number));
        let Some(group) = group else { return "unknown case".to_owned() };
        let case = numbers.next().and_then(|number| group.cases.get(number));
        format!(
            "{}{} = {}: {}",
            group.definitions,
            group.parameters,
            case.map_or("?", |case| case),
            group.body
        )
    }
}

fn run(command: &Path, flags: &[String], file: &Path) -> Result<Outcome, String> {
    let directory = file.parent().expect("in a directory");
    Invocation::new(command, directory)
        .args(flags)
        .arg(file.file_name().expect("has a name"))
        .timeout(Duration::from_secs(60))
        .run()
        .map_err(|error| error.to_string())
}
