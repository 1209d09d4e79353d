//! Text: printing, reading a line, and representations.

use crate::error::PyResult;
use crate::native::Args;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Return an ASCII-only representation of an object.
///
/// As repr(), return a string containing a printable representation of an
/// object, but escape the non-ASCII characters in the string returned by
/// repr() using \\x, \\u or \\U escapes. This generates a string similar
/// to that returned by repr() in Python 2.
#[pyfunction("ascii(obj, /)")]
pub(crate) fn ascii(vm: &Vm, object: &Value) -> PyResult {
    ops::ascii(vm, object)
}

/// Return type(value).__format__(value, format_spec)
///
/// Many built-in types implement format_spec according to the
/// Format Specification Mini-language. See help('FORMATTING')
/// for details.
///
/// If type(value) does not supply a method named __format__
/// and format_spec is empty, then str(value) is returned.
#[pyfunction("format(value, format_spec='', /)")]
pub(crate) fn format(vm: &Vm, value: &Value, spec: &Value) -> PyResult {
    if !spec.is_str() {
        let class = spec.type_name(vm);
        return Err(vm.type_error(format!("format() argument 2 must be str, not {class}")));
    }
    ops::format(vm, value, spec)
}

/// Return the canonical string representation of the object.
///
/// For many object types, including most builtins, eval() will return
/// an object equal to the one that was used as argument.
#[pyfunction("repr(obj, /)")]
pub(crate) fn repr(vm: &Vm, object: &Value) -> PyResult {
    ops::repr(vm, object)
}

/// The stream `sys.NAME`; raises if it was lost.
fn stream(vm: &Vm, name: &str) -> PyResult {
    match vm.sys.get_str(vm, name) {
        Some(stream) => Ok(stream),
        None => Err(vm.runtime_error(format!("lost sys.{name}"))),
    }
}

/// Prints the values to a stream, or to sys.stdout by default.
///
/// sep
///   string inserted between values, default a space.
/// end
///   string appended after the last value, default a newline.
/// file
///   a file-like object (stream); defaults to the current sys.stdout.
/// flush
///   whether to forcibly flush the stream.
#[pyfunction("print(*args, sep=' ', end='\\n', file=None, flush=False)", raw)]
pub(crate) fn print(vm: &Vm, args: Args<'_>) -> PyResult {
    let (mut sep, mut end, mut file, mut flush) = (None, None, None, false);
    for (name, value) in args.keywords() {
        let given = Some(value).filter(|value| !value.is_none());
        match to_string_lossy(name).as_str() {
            "sep" => sep = text_option(vm, "sep", given)?,
            "end" => end = text_option(vm, "end", given)?,
            "file" => file = given.cloned(),
            "flush" => flush = ops::is_true(vm, value)?,
            other => {
                return Err(
                    vm.type_error(format!("'{other}' is an invalid keyword argument for print()"))
                );
            }
        }
    }
    let file = match file {
        Some(file) => file,
        None => stream(vm, "stdout")?,
    };
    if file.is_none() {
        return Ok(Value::NONE);
    }
    let separator = sep.unwrap_or_else(|| vm.new_char(u32::from(b' ')));
    let end = end.unwrap_or_else(|| vm.new_char(u32::from(b'\n')));
    let write = ops::get_attr(vm, &file, &vm.names.write)?;
    let write = |text: &Value| ops::call_values(vm, &write, std::slice::from_ref(text)).map(drop);
    for (k, value) in args.positional().iter().enumerate() {
        if k > 0 {
            write(&separator)?;
        }
        write(&ops::str(vm, value)?)?;
    }
    write(&end)?;
    if flush {
        ops::call_method(vm, &file, &vm.names.flush, &[])?;
    }
    Ok(Value::NONE)
}

fn text_option(vm: &Vm, name: &str, value: Option<&Value>) -> PyResult<Option<Value>> {
    match value {
        Some(value) if !value.is_str() => Err(
            vm.type_error(format!("{name} must be None or a string, not {}", value.type_name(vm)))
        ),
        value => Ok(value.cloned()),
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
pub(crate) fn input(vm: &Vm, prompt: &Value) -> PyResult {
    let (stdin, stdout) = (stream(vm, "stdin")?, stream(vm, "stdout")?);
    let prompt = ops::str(vm, prompt)?;
    if prompt.as_str_view().is_some_and(|view| !view.is_empty()) {
        ops::call_method(vm, &stdout, &vm.names.write, &[prompt])?;
    }
    ops::call_method(vm, &stdout, &vm.names.flush, &[])?;
    let line = ops::call_method(vm, &stdin, &vm.names.readline, &[])?;
    let Some(view) = line.as_str_view() else {
        return Err(vm.type_error("object.readline() returned non-string"));
    };
    match view.len() {
        0 => Err(vm.eof_error("EOF when reading a line")),
        len if view.get(len - 1) == Some(u32::from(b'\n')) => {
            Ok(vm.new_str_view(view.slice(0, len - 1)))
        }
        _ => Ok(line.clone()),
    }
}
