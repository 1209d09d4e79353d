//! `print` and `input`.

use crate::error::{PyResult, Raised};
use crate::io::standard::write_str;
use crate::native::Args;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// A standard stream, which programs may replace or delete.
fn stream(vm: &Vm, name: &Value, lost: &str) -> PyResult {
    vm.sys.get_interned(name).ok_or_else(|| vm.runtime_error(lost))
}

/// What stands between the values or after them: a str or None.
fn text_argument<'a>(vm: &Vm, name: &str, value: &'a Value) -> PyResult<Option<&'a Value>> {
    if value.is_none() {
        return Ok(None);
    }
    if value.is_str() {
        return Ok(Some(value));
    }
    let found = value.type_name(vm);
    Err(vm.type_error(format!("{name} must be None or a string, not {found}")))
}

/// The keyword arguments of `print`.
#[derive(Default)]
struct Options<'a> {
    sep: Option<&'a Value>,
    end: Option<&'a Value>,
    file: Option<&'a Value>,
    flush: bool,
}

impl<'a> Options<'a> {
    fn of(vm: &Vm, args: Args<'a>) -> PyResult<Options<'a>> {
        let mut options = Options::default();
        for (name, value) in args.keywords() {
            if name.str_eq("sep") {
                options.sep = Some(value);
            } else if name.str_eq("end") {
                options.end = Some(value);
            } else if name.str_eq("file") {
                options.file = Some(value).filter(|file| !file.is_none());
            } else if name.str_eq("flush") {
                options.flush = ops::is_true(vm, value)?;
            } else {
                return Err(unknown_keyword(vm, name));
            }
        }
        Ok(options)
    }
}

#[cold]
fn unknown_keyword(vm: &Vm, name: &Value) -> Raised {
    let name = to_string_lossy(name);
    vm.type_error(format!("'{name}' is an invalid keyword argument for print()"))
}

/// Prints the values to a stream, or to sys.stdout by default.
///
///   sep
///     string inserted between values, default a space.
///   end
///     string appended after the last value, default a newline.
///   file
///     a file-like object (stream); defaults to the current sys.stdout.
///   flush
///     whether to forcibly flush the stream.
#[pyfunction("print(*args, sep=' ', end='\n', file=None, flush=False)", raw)]
pub(super) fn print(vm: &Vm, args: Args<'_>) -> PyResult {
    let options = if args.has_keywords() { Options::of(vm, args)? } else { Options::default() };
    let file = match options.file {
        Some(file) => file.clone(),
        None => stream(vm, &vm.names.stdout, "lost sys.stdout")?,
    };
    // sys.stdout may be None when there is no such stream.
    if file.is_none() {
        return Ok(Value::NONE);
    }
    let sep = options.sep.map_or(Ok(None), |sep| text_argument(vm, "sep", sep))?;
    let end = options.end.map_or(Ok(None), |end| text_argument(vm, "end", end))?;
    for (number, value) in args.positional().iter().enumerate() {
        if number > 0 {
            write_str(vm, &file, sep.unwrap_or(&vm.latin1_chars[b' ' as usize]))?;
        }
        if value.is_str() && value.downcast_exact::<crate::objects::str::Str>().is_some() {
            write_str(vm, &file, value)?;
        } else {
            write_str(vm, &file, &ops::str(vm, value)?)?;
        }
    }
    write_str(vm, &file, end.unwrap_or(&vm.latin1_chars[b'\n' as usize]))?;
    if options.flush {
        ops::call_method(vm, &file, &vm.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

/// A stream that `input` needs.
fn input_stream(vm: &Vm, name: &Value, shown: &str) -> PyResult {
    let lost = format!("input(): lost sys.{shown}");
    let stream = stream(vm, name, &lost)?;
    if stream.is_none() { Err(vm.runtime_error(lost)) } else { Ok(stream) }
}

/// Flushes a stream, whatever comes of it.
fn flush_quietly(vm: &Vm, file: &Value) {
    if let Err(raised) = ops::call_method(vm, file, &vm.names.flush, &[]) {
        drop(vm.take_exception(raised));
    }
}

/// A line of a file object, without its line end.
fn read_line(vm: &Vm, file: &Value) -> PyResult {
    let line = ops::call_method(vm, file, &vm.names.readline, &[])?;
    let Some(view) = line.as_str_view() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match view.len() {
        0 => Err(vm.eof_error("EOF when reading a line")),
        len if view.at(len - 1) == u32::from('\n') => Ok(vm.new_str_view(view.slice(0, len - 1))),
        _ => Ok(line),
    }
}

/// Read a string from standard input.  The trailing newline is stripped.
///
/// The prompt string, if given, is printed to standard output without a
/// trailing newline before reading input.
///
/// If the user hits EOF (*nix: Ctrl-D, Windows: Ctrl-Z+Return), raise EOFError.
/// On *nix systems, readline is used if available.
#[pyfunction("input(prompt='', /)")]
pub(super) fn input(vm: &Vm, prompt: &Value) -> PyResult {
    let stdin = input_stream(vm, &vm.names.stdin, "stdin")?;
    let stdout = input_stream(vm, &vm.names.stdout, "stdout")?;
    let stderr = input_stream(vm, &vm.names.stderr, "stderr")?;
    flush_quietly(vm, &stderr);
    let text = ops::str(vm, prompt)?;
    if text.as_str_view().is_some_and(|text| !text.is_empty()) {
        write_str(vm, &stdout, &text)?;
    }
    flush_quietly(vm, &stdout);
    read_line(vm, &stdin)
}
