//! The command line.

use apython_core::exec::{CodeForm, DispatchKind};
use std::ffi::OsString;
use std::path::PathBuf;

pub const USAGE: &str = "\
usage: apython [option] ... file [arg] ...
       apython [option] ... -m module [arg] ...
       apython [option] ... -c program [arg] ...
       apython [option] ... - [arg] ...

Runs a Python 3.12 program: a compiled one (file.pyc), or source (file.py), which is
compiled first. Compiled modules are kept in __pycache__.

  -B                don't write .pyc files
  -O, -OO           compile without assertions; without docstrings, too
  -i                go on at a prompt when the program has ended
  -q                don't print the version when a session at the prompt begins
  -W arg            how to handle warnings: action:message:category:module:line
  -c program        run this text
  -                 run what is on standard input, as without any of these; from a terminal,
                    statements are typed at a prompt
  -m module         run a module found on sys.path as a program
  -V, --version     print the version and exit (-VV: more of it)
  -h, --help        print this and exit

How the interpreter works (see the project's README):
  --dispatch=NAME   how instructions follow each other: threaded (default), match, table
  --code=FORM       what bytecode is translated to: register (default), stack
  --stats           count executed instructions, pairs, specialisations and deopts, and
                    print them to standard error at the end
  --dump-code       print the register code of all that ran to standard error at the end

Environment: APYTHON_LIB names the library of CPython 3.12, which is else that of the
python3.12 that PYTHON312 names or that is found; PYTHONHASHSEED seeds the hashes of strings;
PYTHONPATH adds directories to sys.path; PYTHONWARNINGS is as -W, with commas between;
PYTHONOPTIMIZE is as -O, PYTHONDONTWRITEBYTECODE as -B.
";

/// What is to be run.
#[derive(Debug, PartialEq)]
pub enum Target {
    File(PathBuf),
    Module(String),
    Text(OsString),
    /// `-`, or nothing at all.
    StandardInput {
        named: bool,
    },
}

#[derive(Debug, PartialEq)]
pub struct Options {
    pub target: Target,
    /// What the program sees as `sys.argv[1:]`.
    pub arguments: Vec<OsString>,
    pub dispatch: Option<DispatchKind>,
    pub form: CodeForm,
    pub stats: bool,
    pub dump_code: bool,
    /// `-i`: a prompt follows, and standard input is typed at whatever it is.
    pub interactive: bool,
    /// `-q`
    pub quiet: bool,
    /// `-B`
    pub dont_write_bytecode: bool,
    /// `-O`: 1, `-OO`: 2.
    pub optimize: u8,
    /// What `-W` says, for `sys.warnoptions`.
    pub warnings: Vec<OsString>,
}

/// What the command line asks for.
#[derive(Debug, PartialEq)]
pub enum Request {
    Run(Options),
    Help,
    Version { verbose: bool },
}

/// Reads the arguments after the command's name; what is wrong with them otherwise.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Request, String> {
    let mut arguments = arguments.into_iter();
    let (mut dispatch, mut form) = (None, CodeForm::Register);
    let (mut stats, mut dump_code) = (false, false);
    let (mut interactive, mut quiet, mut dont_write_bytecode) = (false, false, false);
    let mut optimize = 0;
    let mut warnings = Vec::new();
    let target = loop {
        let Some(argument) = arguments.next() else {
            break Target::StandardInput { named: false };
        };
        let text = argument.to_string_lossy().into_owned();
        match text.as_str() {
            "-h" | "--help" => return Ok(Request::Help),
            "-V" | "--version" => return Ok(Request::Version { verbose: false }),
            "-VV" => return Ok(Request::Version { verbose: true }),
            "-i" => interactive = true,
            "-B" => dont_write_bytecode = true,
            "-O" => optimize = (optimize + 1).min(2),
            "-OO" => optimize = 2,
            "-q" => quiet = true,
            "--stats" => stats = true,
            "--dump-code" => dump_code = true,
            "-W" => match arguments.next() {
                Some(warning) => warnings.push(warning),
                None => return Err("argument expected for the -W option".to_owned()),
            },
            _ if text.starts_with("-W") => warnings.push(text[2..].into()),
            "-m" => match arguments.next() {
                Some(module) => break Target::Module(module.to_string_lossy().into_owned()),
                None => return Err("argument expected for the -m option".to_owned()),
            },
            "-" => break Target::StandardInput { named: true },
            "-c" => match arguments.next() {
                Some(program) => break Target::Text(program),
                None => return Err("argument expected for the -c option".to_owned()),
            },
            "--" => match arguments.next() {
                Some(file) => break Target::File(file.into()),
                None => return Err("a file to run is expected after --".to_owned()),
            },
            _ => match text.split_once('=') {
                Some(("--dispatch", name)) => dispatch = Some(dispatch_of(name)?),
                Some(("--code", name)) => form = form_of(name)?,
                _ if matches!(text.as_str(), "--dispatch" | "--code") => {
                    return Err(format!("{text} takes a value: {text}=NAME"));
                }
                _ if text.starts_with('-') => {
                    return Err(format!("unknown option {text}: see apython --help"));
                }
                _ => break Target::File(argument.into()),
            },
        }
    };
    let arguments = arguments.collect();
    Ok(Request::Run(Options {
        target,
        arguments,
        dispatch,
        form,
        stats,
        dump_code,
        interactive,
        quiet,
        dont_write_bytecode,
        optimize,
        warnings,
    }))
}

fn dispatch_of(name: &str) -> Result<DispatchKind, String> {
    let Some(kind) = DispatchKind::ALL.into_iter().find(|kind| kind.name() == name) else {
        return Err(format!("--dispatch is threaded, match or table, not {name}"));
    };
    if !kind.is_available() {
        return Err(format!("--dispatch={name} takes an optimised build"));
    }
    Ok(kind)
}

fn form_of(name: &str) -> Result<CodeForm, String> {
    [CodeForm::Register, CodeForm::Stack]
        .into_iter()
        .find(|form| form.name() == name)
        .ok_or_else(|| format!("--code is register or stack, not {name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(arguments: &[&str]) -> Result<Request, String> {
        parse(arguments.iter().map(OsString::from))
    }

    #[test]
    fn options_end_at_the_program() {
        let Ok(Request::Run(options)) = parsed(&[
            "--dispatch=match",
            "-Werror",
            "-W",
            "ignore",
            "--stats",
            "x.py",
            "--help",
            "-m",
        ]) else {
            panic!("a program to run")
        };
        assert_eq!(options.target, Target::File("x.py".into()));
        assert_eq!(options.arguments, ["--help", "-m"]);
        assert_eq!(options.dispatch, Some(DispatchKind::Match));
        assert!(options.stats && !options.dump_code);
        assert_eq!(options.warnings, ["error", "ignore"]);
    }

    #[test]
    fn wrong_lines_say_what_is_expected() {
        for (arguments, expected) in [
            (&["--dispatch=jit", "x.py"][..], "threaded, match or table"),
            (&["--code=tree", "x.py"], "register or stack"),
            (&["--code", "stack"], "--code=NAME"),
            (&["-m"], "argument expected"),
            (&["-W"], "argument expected"),
            (&["--frobnicate"], "unknown option"),
            (&["-c"], "argument expected"),
        ] {
            let error = parsed(arguments).expect_err("a wrong line");
            assert!(error.contains(expected), "{arguments:?}: {error}");
        }
    }
}
