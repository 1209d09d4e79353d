//! The prompt: reads lines, from a terminal with an editor and a history, and runs the
//! statements they make.

use apython_core::import::{Session, Typed};
use apython_core::objects::exception::report;
use apython_core::{PyResult, Vm, io};
use rustyline::completion::Completer;
use rustyline::error::ReadlineError;
use rustyline::highlight::Highlighter;
use rustyline::hint::Hinter;
use rustyline::history::{FileHistory, History};
use rustyline::validate::Validator;
use rustyline::{Cmd, Config, Context, Editor, Event, Helper, KeyCode, KeyEvent, Modifiers};
use std::collections::VecDeque;
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;

/// The history's file, in the home directory.
const HISTORY_FILE: &str = ".apython_history";
const HISTORY_LINES: usize = 10_000;
const INDENT: &str = "    ";

pub struct Repl<'vm> {
    vm: &'vm Vm,
    input: Input<'vm>,
    /// Lines that were pasted together, of which one at a time is looked at.
    pasted: VecDeque<String>,
    /// The lines of a statement that isn't complete.
    lines: Vec<String>,
}

enum Input<'vm> {
    Terminal {
        editor: Box<Editor<Names<'vm>, FileHistory>>,
        history: Option<PathBuf>,
    },
    /// A file or a pipe.
    Plain(Session),
}

enum Line {
    Text(String),
    /// Ctrl-C.
    Interrupted,
    /// Ctrl-D, or the end of the file.
    End,
}

impl<'vm> Repl<'vm> {
    pub fn new(vm: &'vm Vm, session: Session) -> Repl<'vm> {
        vm.begin_session();
        let input = if std::io::stdin().is_terminal() && std::io::stderr().is_terminal() {
            Input::of_terminal(vm, session)
        } else {
            Input::Plain(session)
        };
        Repl { vm, input, pasted: VecDeque::new(), lines: Vec::new() }
    }

    /// Until the end of the input, or an exception that ends the program.
    pub fn run(mut self) -> PyResult<()> {
        loop {
            // What was printed comes before the prompt.
            io::flush_standard_streams(self.vm);
            let prompt = self.vm.prompt(if self.lines.is_empty() { "ps1" } else { "ps2" });
            match self.next_line(&prompt) {
                Line::Text(line) => {
                    self.lines.push(line);
                    self.step(false)?;
                }
                Line::Interrupted => {
                    self.lines.clear();
                    self.pasted.clear();
                    report::write_stderr(self.vm, "KeyboardInterrupt\n");
                }
                Line::End if self.lines.is_empty() => {
                    report::write_stderr(self.vm, "\n");
                    return Ok(());
                }
                Line::End => {
                    report::write_stderr(self.vm, "\n");
                    self.step(true)?;
                    self.lines.clear();
                }
            }
        }
    }

    fn next_line(&mut self, prompt: &str) -> Line {
        if let Some(line) = self.pasted.pop_front() {
            return Line::Text(line);
        }
        match self.input.read(self.vm, prompt) {
            Line::Text(text) => {
                self.pasted.extend(text.split('\n').map(str::to_owned));
                self.pasted.pop_front().map_or(Line::End, Line::Text)
            }
            other => other,
        }
    }

    /// Runs the lines, if they are a statement. Only a SystemExit is passed on.
    fn step(&mut self, at_end: bool) -> PyResult<()> {
        let session = self.input.session();
        let outcome = match session.compile(self.vm, &self.lines.join("\n"), at_end) {
            Ok(Typed::Incomplete) => return Ok(()),
            Ok(Typed::Nothing) => Ok(()),
            Ok(Typed::Statement(code)) => session.run(self.vm, code),
            Err(raised) => Err(raised),
        };
        self.lines.clear();
        let Err(raised) = outcome else { return Ok(()) };
        let exception = self.vm.take_exception(raised);
        if exception.type_of(self.vm).is_subtype_of(&self.vm.exceptions.system_exit) {
            return Err(self.vm.raise_as_is(exception));
        }
        report::display_uncaught(self.vm, &exception)
    }
}

impl<'vm> Input<'vm> {
    fn of_terminal(vm: &'vm Vm, session: Session) -> Input<'vm> {
        let config = Config::builder().max_history_size(HISTORY_LINES);
        let config = config.and_then(|it| it.history_ignore_dups(true)).map(|it| it.build());
        let Ok(mut editor) = Editor::with_config(config.unwrap_or_default()) else {
            return Input::Plain(session);
        };
        editor.set_helper(Some(Names { vm, session }));
        let tab = Event::from(KeyEvent(KeyCode::BackTab, Modifiers::NONE));
        editor.bind_sequence(tab, Cmd::Insert(1, INDENT.to_owned()));
        let history = std::env::home_dir().map(|home| home.join(HISTORY_FILE));
        if let Some(file) = history.as_ref().filter(|file| file.exists())
            && let Err(error) = editor.load_history(file)
        {
            eprintln!("apython: cannot read the history {}: {error}", file.display());
        }
        Input::Terminal { editor: Box::new(editor), history }
    }

    fn session(&self) -> &Session {
        match self {
            Input::Terminal { editor, .. } => {
                &editor.helper().expect("the editor was made with one").session
            }
            Input::Plain(session) => session,
        }
    }

    fn read(&mut self, vm: &Vm, prompt: &str) -> Line {
        let Input::Terminal { editor, .. } = self else {
            report::write_stderr(vm, prompt);
            return read_plain();
        };
        match editor.readline(prompt) {
            Ok(text) => {
                if !text.trim().is_empty() {
                    // A history that takes no more is no reason to stop.
                    let _ = editor.add_history_entry(&text);
                }
                Line::Text(text)
            }
            Err(ReadlineError::Interrupted) => Line::Interrupted,
            Err(ReadlineError::Eof) => Line::End,
            Err(error) => {
                eprintln!("apython: cannot read the terminal: {error}");
                Line::End
            }
        }
    }
}

impl Drop for Input<'_> {
    fn drop(&mut self) {
        if let Input::Terminal { editor, history: Some(file) } = self
            && !editor.history().is_empty()
            && let Err(error) = editor.save_history(file)
        {
            eprintln!("apython: cannot save the history {}: {error}", file.display());
        }
    }
}

/// A line of standard input. No more is read than the line: what the program reads itself
/// follows it.
fn read_plain() -> Line {
    let mut stdin = std::io::stdin().lock();
    let _ = std::io::stderr().flush();
    let (mut line, mut byte) = (Vec::new(), [0]);
    loop {
        match stdin.read(&mut byte) {
            Ok(0) | Err(_) if line.is_empty() => return Line::End,
            Ok(0) | Err(_) => break,
            Ok(_) if byte == *b"\n" => break,
            Ok(_) => line.push(byte[0]),
        }
    }
    Line::Text(String::from_utf8_lossy(&line).into_owned())
}

/// Completes names by what they stand for.
struct Names<'vm> {
    vm: &'vm Vm,
    session: Session,
}

impl Helper for Names<'_> {}
impl Hinter for Names<'_> {
    type Hint = String;
}
impl Highlighter for Names<'_> {}
impl Validator for Names<'_> {}

impl Completer for Names<'_> {
    type Candidate = String;

    fn complete(
        &self,
        line: &str,
        position: usize,
        _context: &Context<'_>,
    ) -> rustyline::Result<(usize, Vec<String>)> {
        let before = &line[..position];
        let in_name = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let start = before.trim_end_matches(in_name).len();
        if start == position {
            return Ok((position, vec![INDENT.to_owned()]));
        }
        match self.session.completions(self.vm, &before[start..]) {
            Ok(names) => Ok((start, names)),
            Err(raised) => {
                drop(self.vm.take_exception(raised));
                Ok((start, Vec::new()))
            }
        }
    }
}
