//! Compiling source text: from the compiler's plain data to objects, warnings and exceptions.

use crate::error::{PyResult, Raised};
use crate::object::{Ref, Type};
use crate::objects::exception::syntax::SyntaxPlace;
use crate::objects::str::codec;
use crate::value::Value;
use crate::vm::Vm;
use crate::warnings::warn_of_file;
use apython_bytecode::{CodeFlags, CodeObject, Text};
use apython_compiler::{
    CompileError, ErrorKind, Input, Mode, Options, Warning, WarningCategory,
    compile as compile_text, source::decode,
};
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::rc::Rc;

/// An indented block ends with an empty line, not with the text.
pub(super) const DONT_IMPLY_DEDENT: u32 = 0x200;
const ALLOW_TOP_LEVEL_AWAIT: u32 = 0x2000;
pub(super) const ALLOW_INCOMPLETE_INPUT: u32 = 0x4000;
/// Flags of the future statement.
pub(crate) const FUTURE_FLAGS: u32 = 0x01FE_0000;

/// What is to be compiled, and how.
pub(crate) struct Request<'a> {
    pub(crate) source: &'a [u8],
    /// The source is text in UTF-8, whatever it says of its encoding.
    pub(crate) is_text: bool,
    pub(crate) filename: &'a [u8],
    pub(crate) mode: Mode,
    /// As the third argument of `compile`.
    pub(crate) flags: u32,
    /// -1: as the command line says.
    pub(crate) optimize: i32,
}

/// Compiled code.
pub(crate) struct Compiled {
    pub(crate) code: Rc<CodeObject>,
    /// Nothing was said while compiling: the next run need not compile again to say it.
    pub(crate) quiet: bool,
}

/// Compiles a module.
pub(super) fn compile_file(vm: &Vm, source: &[u8], filename: &Path) -> PyResult<Compiled> {
    let filename = filename.as_os_str().as_bytes();
    let request =
        Request { source, is_text: false, filename, mode: Mode::Exec, flags: 0, optimize: -1 };
    compile(vm, &request)
}

/// Compiles the program. Read from its file, a line that isn't UTF-8 is refused before it is looked
/// at.
pub(super) fn compile_program(vm: &Vm, source: &[u8], filename: &Path) -> PyResult<Compiled> {
    let is_utf8 = std::str::from_utf8(source).is_ok();
    if !is_utf8
        && let Ok(decoded) = decode(Input::Bytes(source))
        && let Some(at) = decoded.invalid
    {
        let line = source[..at].iter().filter(|&&byte| byte == b'\n').count() + 1;
        let message = format!(
            "Non-UTF-8 code starting with '\\x{:02x}' in file {} on line {line}, but no encoding \
             declared; see https://peps.python.org/pep-0263/ for details",
            source[at],
            filename.display()
        );
        return Err(vm.raise_message(&vm.exceptions.syntax_error, &message));
    }
    compile_file(vm, source, filename)
}

/// Compiles source.
pub(crate) fn compile(vm: &Vm, request: &Request<'_>) -> PyResult<Compiled> {
    let filename = String::from_utf8_lossy(request.filename);
    let flag = |flag| request.flags & flag != 0;
    let options = Options {
        optimize: u8::try_from(request.optimize).unwrap_or(vm.config.optimize),
        future: CodeFlags(request.flags & FUTURE_FLAGS),
        dont_imply_dedent: flag(DONT_IMPLY_DEDENT),
        allow_incomplete_input: flag(ALLOW_INCOMPLETE_INPUT),
        top_level_await: flag(ALLOW_TOP_LEVEL_AWAIT),
        ..Options::new(&filename, request.mode)
    };
    let text = request.is_text.then(|| std::str::from_utf8(request.source));
    let input = match text {
        Some(Ok(text)) => Input::Text(text),
        _ => Input::Bytes(request.source),
    };
    let outcome = compile_text(input, &options);
    for warning in &outcome.warnings {
        issue(vm, request, warning)?;
    }
    match outcome.result {
        Ok(code) => {
            let code = with_name(vm, code, request.filename)?;
            Ok(Compiled { code: Rc::new(code), quiet: outcome.warnings.is_empty() })
        }
        Err(error) => Err(raise(vm, request, &error)),
    }
}

/// The code under a file name that may not be UTF-8: the compiler knows such by a text.
fn with_name(vm: &Vm, code: CodeObject, filename: &[u8]) -> PyResult<CodeObject> {
    if std::str::from_utf8(filename).is_ok() {
        return Ok(code);
    }
    let name = vm.new_os_str(OsStr::from_bytes(filename));
    let name = codec::encode_to_vec(vm, &name, None, Some("surrogatepass"))?;
    let old = code.filename.clone();
    Ok(match Text::from_bytes(&name, false) {
        Ok(new) => super::source::renamed(&code, &old, &new),
        Err(_) => code,
    })
}

/// Issues a warning; as an error, it is a SyntaxError.
fn issue(vm: &Vm, request: &Request<'_>, warning: &Warning) -> PyResult<()> {
    let filename = String::from_utf8_lossy(request.filename);
    let category = match warning.category {
        WarningCategory::Syntax => &vm.exceptions.syntax_warning,
        WarningCategory::Deprecation => &vm.exceptions.deprecation_warning,
    };
    if warning.at.is_none() {
        // Came of folding a constant, which is given up where it raises.
        if let Err(raised) = vm.warn(category, &warning.message) {
            drop(vm.take_exception_if(raised, category)?);
        }
        return Ok(());
    }
    let line = i64::from(warning.at.line);
    let Err(raised) = warn_of_file(vm, category, &warning.message, &filename, line) else {
        return Ok(());
    };
    drop(vm.take_exception_if(raised, category)?);
    let source = String::from_utf8_lossy(request.source);
    Err(raise(vm, request, &CompileError::at(&*warning.message, warning.at).complete(&source)))
}

#[cold]
fn raise(vm: &Vm, request: &Request<'_>, error: &CompileError) -> Raised {
    let class = class_of(vm, error.kind);
    let Some(place) = &error.place else {
        return vm.raise_message(class, &error.message);
    };
    let place = SyntaxPlace {
        filename: &vm.new_os_str(OsStr::from_bytes(request.filename)),
        line: i64::from(place.line),
        offset: i64::from(place.offset),
        end_line: place.end_line.map(i64::from),
        end_offset: place.end_offset.map(i64::from),
        text: place.text.as_deref(),
    };
    let error: Value = vm.new_syntax_error(class, &error.message, &place);
    vm.raise(error)
}

fn class_of(vm: &Vm, kind: ErrorKind) -> &Ref<Type> {
    let exceptions = &vm.exceptions;
    match kind {
        ErrorKind::Syntax | ErrorKind::Incomplete => &exceptions.syntax_error,
        ErrorKind::Indentation => &exceptions.indentation_error,
        ErrorKind::Tab => &exceptions.tab_error,
        ErrorKind::Value => &exceptions.value_error,
        ErrorKind::Overflow => &exceptions.overflow_error,
        ErrorKind::Recursion => &exceptions.recursion_error,
        ErrorKind::Memory => &exceptions.memory_error,
        ErrorKind::Unicode => &exceptions.unicode_error,
        ErrorKind::System => &exceptions.system_error,
    }
}
