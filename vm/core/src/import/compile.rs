//! Compiling source text: an installed Python 3.12 does it, in a process of its own.
//!
//! The process is started when it is first needed and lives as long as this one. It says who it
//! is; a program that isn't Python 3.12, or doesn't run, doesn't, and the next one is tried. Then
//! it gets requests on its standard input and answers each on its standard output with a letter,
//! a length, and a marshalled object.

use super::python::candidates;
use crate::error::{PyResult, Raised};
use crate::objects::exception::syntax::SyntaxPlace;
use crate::vm::Vm;
use crate::warnings::warn_of_file;
use apython_bytecode::marshal::Reader;
use apython_bytecode::{CodeObject, Const};
use std::cell::RefCell;
use std::io::{BufReader, Read, Write};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::rc::Rc;

const MARK: &[u8] = b"apython\n";

/// What the process runs. A request is a line of numbers, then mode, name and source: of the
/// numbers, the first are flags, level of optimisation, and whether the source is text.
const PROGRAM: &str = r#"
import sys, marshal, warnings
if sys.version_info[:2] != (3, 12):
    sys.exit(1)
requests, answers = sys.stdin.buffer, sys.stdout.buffer
noted = []
def note(message, category, filename, lineno, file=None, line=None):
    if category is SyntaxWarning:
        noted.append((str(message), lineno))
warnings.showwarning = note
warnings.simplefilter("always")
def name_of(object):
    return type(object).__name__
def answer(kind, object):
    data = marshal.dumps((object, tuple(noted)))
    answers.write(kind + len(data).to_bytes(8, "little") + data)
    answers.flush()
answers.write(b"apython\n")
answers.flush()
while line := requests.readline():
    flags, optimize, is_text, *lengths = map(int, line.split())
    mode, name, source = map(requests.read, lengths)
    noted.clear()
    try:
        name = name.decode("utf-8", "surrogateescape")
        if is_text:
            source = source.decode("utf-8", "surrogatepass")
        answer(b"C", compile(source, name, mode.decode(), flags, True, optimize))
    except SyntaxError as e:
        answer(b"S", (name_of(e), e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset))
    except BaseException as e:
        answer(b"E", (name_of(e), str(e)))
"#;

/// What is to be compiled, and how.
pub(crate) struct Request<'a> {
    pub(crate) source: &'a [u8],
    /// The source is text in UTF-8, whatever it says of its encoding.
    pub(crate) is_text: bool,
    pub(crate) filename: &'a [u8],
    /// "exec", "eval" or "single".
    pub(crate) mode: &'a str,
    pub(crate) flags: u32,
    pub(crate) optimize: i32,
}

/// Compiled code.
pub(crate) struct Compiled {
    pub(crate) code: Rc<CodeObject>,
    /// Nothing was said while compiling: the next run need not compile again to say it.
    pub(crate) quiet: bool,
}

/// The process that compiles.
#[derive(Default)]
pub(super) struct Compiler {
    process: RefCell<Option<Process>>,
}

struct Process {
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Process {
    fn start(program: &Path) -> Option<Process> {
        let mut command = Command::new(program);
        command.args(["-I", "-S", "-X", "utf8", "-c", PROGRAM]);
        // Settings are for the program, not for its compiler.
        command.env_remove("PYTHONHOME").env_remove("PYTHONWARNINGS");
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().ok()?;
        let (requests, answers) = (child.stdin.take()?, child.stdout.take()?);
        let mut process = Process { requests, answers: BufReader::new(answers) };
        let mut mark = [0; MARK.len()];
        let known = process.answers.read_exact(&mut mark).is_ok() && mark == MARK;
        if !known {
            drop(process);
            let _ = child.wait();
            return None;
        }
        Some(process)
    }

    /// The letter and the object of an answer.
    fn ask(&mut self, request: &Request<'_>) -> std::io::Result<(u8, Vec<u8>)> {
        let Request { source, is_text, filename, mode, flags, optimize } = request;
        let (text, lengths) = (u8::from(*is_text), [mode.len(), filename.len(), source.len()]);
        let [mode_bytes, name_bytes, source_bytes] = lengths;
        let numbers =
            format!("{flags} {optimize} {text} {mode_bytes} {name_bytes} {source_bytes}\n");
        // The process reads everything before it writes anything.
        for part in [numbers.as_bytes(), mode.as_bytes(), filename, source] {
            self.requests.write_all(part)?;
        }
        self.requests.flush()?;
        let (mut kind, mut length) = ([0], [0; 8]);
        self.answers.read_exact(&mut kind)?;
        self.answers.read_exact(&mut length)?;
        let mut object = vec![0; u64::from_le_bytes(length) as usize];
        self.answers.read_exact(&mut object)?;
        Ok((kind[0], object))
    }
}

impl Compiler {
    /// An answer of a process that runs already, or of the first that can be started.
    fn ask(&self, request: &Request<'_>) -> Option<(u8, Vec<u8>)> {
        let running = self.process.take();
        if let Some(mut process) = running
            && let Ok(answer) = process.ask(request)
        {
            self.process.replace(Some(process));
            return Some(answer);
        }
        let mut started =
            candidates().into_iter().filter_map(|program: PathBuf| Process::start(&program));
        let mut process = started.next()?;
        let answer = process.ask(request).ok()?;
        self.process.replace(Some(process));
        Some(answer)
    }
}

/// Compiles a module.
pub(super) fn compile_file(vm: &Vm, source: &[u8], filename: &Path) -> PyResult<Compiled> {
    let filename = filename.as_os_str().as_bytes();
    let request =
        Request { source, is_text: false, filename, mode: "exec", flags: 0, optimize: -1 };
    compile(vm, &request)
}

/// Compiles source.
pub(crate) fn compile(vm: &Vm, request: &Request<'_>) -> PyResult<Compiled> {
    let Some((kind, object)) = vm.import.compiler.ask(request) else {
        return Err(no_compiler(vm, request.filename));
    };
    let object = Reader::new(&object).read_object().ok();
    let parts = match &object {
        Some(Const::Tuple(parts)) => &parts[..],
        _ => &[],
    };
    let [result, Const::Tuple(warnings)] = parts else {
        return Err(no_compiler(vm, request.filename));
    };
    for warning in warnings.iter() {
        if let Const::Tuple(warning) = warning
            && let [message, line] = &warning[..]
        {
            issue(vm, request, &text(message).unwrap_or_default(), number(line).unwrap_or(0))?;
        }
    }
    match (kind, result) {
        (b'C', Const::Code(code)) => {
            Ok(Compiled { code: code.clone(), quiet: warnings.is_empty() })
        }
        (b'S', Const::Tuple(parts)) => Err(syntax_error(vm, parts)),
        (_, Const::Tuple(parts)) => Err(other_error(vm, parts)),
        _ => Err(no_compiler(vm, request.filename)),
    }
}

/// Issues a SyntaxWarning; as an error, it is a SyntaxError.
fn issue(vm: &Vm, request: &Request<'_>, message: &str, line: i64) -> PyResult<()> {
    let filename = String::from_utf8_lossy(request.filename);
    let category = &vm.exceptions.syntax_warning;
    let Err(raised) = warn_of_file(vm, category, message, &filename, line) else { return Ok(()) };
    drop(vm.take_exception_if(raised, category)?);
    let source = String::from_utf8_lossy(request.source);
    let text = source.lines().nth((line as usize).saturating_sub(1));
    let place =
        SyntaxPlace { filename: &filename, line, offset: 0, end_line: line, end_offset: 0, text };
    Err(vm.raise(vm.new_syntax_error(&vm.exceptions.syntax_error, message, &place)))
}

#[cold]
fn no_compiler(vm: &Vm, filename: &[u8]) -> Raised {
    let message = format!(
        "cannot compile {}: no python3.12 was found, which compiles source files for apython; \
         install it, set PYTHON312 to its path, or give apython a .pyc file",
        String::from_utf8_lossy(filename)
    );
    vm.raise_message(&vm.exceptions.import_error, &message)
}

fn text(constant: &Const) -> Option<String> {
    match constant {
        Const::Str(text) => Some(text.to_string_lossy()),
        _ => None,
    }
}

fn number(constant: &Const) -> Option<i64> {
    match constant {
        Const::Int(x) => i32::try_from(*x).ok().map(i64::from),
        _ => None,
    }
}

#[cold]
fn syntax_error(vm: &Vm, parts: &[Const]) -> Raised {
    let part = |at: usize| parts.get(at).unwrap_or(&Const::None);
    let class = match text(part(0)).as_deref() {
        Some("IndentationError") => &vm.exceptions.indentation_error,
        Some("TabError") => &vm.exceptions.tab_error,
        _ => &vm.exceptions.syntax_error,
    };
    let message = text(part(1)).unwrap_or_default();
    let source = text(part(5));
    let Some(filename) = text(part(2)) else {
        return vm.raise_message(class, &message);
    };
    let line = number(part(3)).unwrap_or(0);
    let place = SyntaxPlace {
        filename: &filename,
        line,
        offset: number(part(4)).unwrap_or(0),
        end_line: number(part(6)).unwrap_or(line),
        end_offset: number(part(7)).unwrap_or(0),
        text: source.as_deref(),
    };
    vm.raise(vm.new_syntax_error(class, &message, &place))
}

#[cold]
fn other_error(vm: &Vm, parts: &[Const]) -> Raised {
    let part = |at: usize| parts.get(at).and_then(text).unwrap_or_default();
    let class = vm.builtins.get_str(vm, &part(0)).and_then(|class| class.to_ref());
    match class {
        Some(class) => vm.raise_message(&class, &part(1)),
        None => vm.runtime_error(format!("{}: {}", part(0), part(1))),
    }
}
