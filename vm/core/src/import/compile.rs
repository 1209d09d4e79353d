//! Compiling source text: an installed Python 3.12 does it, in a process of its own.
//!
//! The process gets the source on its standard input and answers on its standard output: a mark,
//! a letter that says what follows, and a marshalled object. A program that isn't Python 3.12,
//! or doesn't run, doesn't answer so, and the next one is tried.

use super::python::candidates;
use crate::error::{PyResult, Raised};
use crate::objects::exception::syntax::SyntaxPlace;
use crate::vm::Vm;
use apython_bytecode::marshal::Reader;
use apython_bytecode::{CodeObject, Const};
use std::ffi::OsStr;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::rc::Rc;

const MARK: &[u8] = b"apython\n";

/// Constants are folded while that program runs, whose own warnings are not of interest.
const FOLDED: &str = "ignore::DeprecationWarning:__main__";

/// What the process runs: the file's name is its only argument.
const PROGRAM: &str = r#"
import sys, marshal
if sys.version_info[:2] != (3, 12):
    sys.exit(1)
source, name, out = sys.stdin.buffer.read(), sys.argv[1], sys.stdout.buffer
try:
    answer = b"C" + marshal.dumps(compile(source, name, "exec", dont_inherit=True))
except SyntaxError as e:
    answer = b"S" + marshal.dumps((type(e).__name__, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset))
except BaseException as e:
    answer = b"E" + marshal.dumps((type(e).__name__, str(e)))
out.write(b"apython\n" + answer)
out.flush()
"#;

/// Compiled code.
pub(super) struct Compiled {
    pub(super) code: Rc<CodeObject>,
    /// Nothing was said while compiling: the next run need not compile again to say it.
    pub(super) quiet: bool,
}

/// Compiles a module.
pub(super) fn compile(vm: &Vm, source: &[u8], filename: &Path) -> PyResult<Compiled> {
    for program in candidates() {
        let Some((answer, messages)) = ask(&program, source, filename.as_os_str()) else {
            continue;
        };
        let Some(answer) = answer.strip_prefix(MARK) else { continue };
        let Some((&kind, object)) = answer.split_first() else { continue };
        let Ok(object) = Reader::new(object).read_object() else { continue };
        if !messages.is_empty() {
            // Warnings, for whoever reads the program's own errors.
            let _ = std::io::stderr().write_all(&messages);
        }
        return match (kind, object) {
            (b'C', Const::Code(code)) => Ok(Compiled { code, quiet: messages.is_empty() }),
            (b'S', Const::Tuple(parts)) => Err(syntax_error(vm, &parts)),
            (_, Const::Tuple(parts)) => Err(other_error(vm, &parts)),
            _ => continue,
        };
    }
    Err(no_compiler(vm, filename))
}

#[cold]
fn no_compiler(vm: &Vm, filename: &Path) -> Raised {
    let message = format!(
        "cannot compile {}: no python3.12 was found, which compiles source files for apython; \
         install it, set PYTHON312 to its path, or give apython a .pyc file",
        filename.display()
    );
    vm.raise_message(&vm.exceptions.import_error, &message)
}

/// Runs the program: what it wrote to its standard output and to its standard error.
fn ask(program: &Path, source: &[u8], filename: &OsStr) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut command = Command::new(program);
    command.args(["-I", "-S", "-X", "utf8", "-W", FOLDED, "-c", PROGRAM]).arg(filename);
    // A debugger's or a profiler's settings are for the program, not for its compiler.
    command.env_remove("PYTHONHOME");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().ok()?;
    let mut stdin = child.stdin.take()?;
    // The process reads everything before it writes anything.
    let written = stdin.write_all(source);
    drop(stdin);
    let output = child.wait_with_output().ok()?;
    written.ok()?;
    output.status.success().then_some((output.stdout, output.stderr))
}

fn text(constant: &Const) -> Option<String> {
    match constant {
        Const::Str(text) => Some(text.to_string_lossy()),
        _ => None,
    }
}

fn number(constant: &Const) -> Option<u32> {
    match constant {
        Const::Int(x) => u32::try_from(*x).ok(),
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
