//! What is shown of an exception that nobody catches: the text of CPython's `traceback.c` and
//! `pythonrun.c`, to the letter.
//!
//! | file      | what it makes                                              |
//! |-----------|-------------------------------------------------------------|
//! | `chain`   | causes and contexts, notes, groups, messages               |
//! | `frames`  | the lines of a traceback                                   |
//! | `carets`  | the marks below a source line                              |
//! | `anchors` | which part of an expression they point at                  |
//! | `suggest` | "Did you mean: ...?"                                       |
//! | `source`  | source lines                                               |
//! | `width`   | how wide characters are                                    |
//!
//! Nothing here raises: whatever goes wrong while a report is made is left out of it, as
//! CPython does.

mod anchors;
mod carets;
mod chain;
mod frames;
mod source;
mod suggest;
#[cfg(test)]
mod tests;
mod width;

use crate::error::PyResult;
use crate::io::standard::write_str;
use crate::object::Type;
use crate::objects::str::to_string_lossy;
use crate::objects::traceback::Traceback;
use crate::ops;
use crate::sys::unraisable;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

/// The value of something that may fail; nothing if it does.
fn quietly<T>(vm: &Vm, result: PyResult<T>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(raised) => {
            drop(vm.take_exception(raised));
            None
        }
    }
}

/// The whole report: traceback, message, notes, and what led to it.
pub fn format(vm: &Vm, exception: &Value) -> Value {
    let mut text = StrBuf::new();
    chain::Reporter::new(vm, &mut text).report(exception);
    vm.new_str_owned(&text.finish())
}

/// Writes a text to `sys.stderr`, which is flushed.
fn write_text(vm: &Vm, text: &Value) {
    let Some(stderr) = vm.sys.get_interned(&vm.names.stderr).filter(|file| !file.is_none()) else {
        return;
    };
    if quietly(vm, write_str(vm, &stderr, text)).is_some() {
        quietly(vm, ops::call_method(vm, &stderr, &vm.names.flush, &[]));
    }
}

/// Writes to `sys.stderr`.
pub fn write_stderr(vm: &Vm, text: &str) {
    write_text(vm, &vm.new_str(text));
}

fn flush_stdout(vm: &Vm) {
    if let Some(stdout) = vm.sys.get_interned(&vm.names.stdout).filter(|file| !file.is_none()) {
        quietly(vm, ops::call_method(vm, &stdout, &vm.names.flush, &[]));
    }
}

/// What `sys.excepthook` does by default.
pub fn display(vm: &Vm, exception: &Value) {
    // What the program has printed comes first.
    flush_stdout(vm);
    let text = format(vm, exception);
    write_text(vm, &text);
}

/// Shows an exception that ended the program, through `sys.excepthook`. Raises what the hook
/// raises if that is SystemExit.
pub fn display_uncaught(vm: &Vm, exception: &Value) -> PyResult<()> {
    let payload = super::payload(exception);
    let traceback = payload.traceback.borrow().clone();
    let class = exception.type_of(vm).to_value();
    for (name, value) in [
        ("last_exc", exception),
        ("last_type", &class),
        ("last_value", exception),
        ("last_traceback", &traceback),
    ] {
        vm.sys.set_str(vm, name, value.clone());
    }
    let Some(hook) = vm.sys.get_str(vm, "excepthook") else {
        write_stderr(vm, "sys.excepthook is missing\n");
        display(vm, exception);
        return Ok(());
    };
    if let Err(raised) = ops::call_values(vm, &hook, &[class, exception.clone(), traceback]) {
        if vm.pending_is(&raised, &vm.exceptions.system_exit) {
            return Err(raised);
        }
        let second = vm.take_exception(raised);
        write_stderr(vm, "Error in sys.excepthook:\n");
        display(vm, &second);
        write_stderr(vm, "\nOriginal exception was:\n");
        display(vm, exception);
    }
    Ok(())
}

/// Shows what a SystemExit says that isn't a number.
pub fn write_exit_message(vm: &Vm, code: &Value) {
    let text = quietly(vm, ops::str(vm, code));
    // What the program has printed comes first.
    flush_stdout(vm);
    if let Some(text) = text {
        write_text(vm, &text);
    }
    write_stderr(vm, "\n");
}

/// Shows an exception that can't be raised, such as one in `__del__`, through
/// `sys.unraisablehook`.
pub fn report_unraisable(vm: &Vm, exception: &Value, object: &Value) {
    let payload = super::payload(exception);
    if payload.traceback.borrow().is_none()
        && let Some(frame) = vm.exec.running_frames().next()
    {
        let here = Traceback::here(vm, vm.exec.object_of(vm, frame));
        payload.traceback.replace(here.into_value());
    }
    let unraisable = Unraisable::new(vm, exception, object);
    let Some(hook) = unraisable::own_hook(vm) else { return print_unraisable(vm, &unraisable) };
    if let Err(raised) = unraisable::call_hook(vm, &hook, unraisable) {
        let error = vm.take_exception(raised);
        let message = Some("Exception ignored in sys.unraisablehook".to_owned());
        print_unraisable(vm, &Unraisable { message, ..Unraisable::new(vm, &error, &hook) });
    }
}

/// An exception that can't be raised, with what `sys.unraisablehook` is told about it. All
/// values may be None.
pub(crate) struct Unraisable {
    pub(crate) class: Value,
    pub(crate) value: Value,
    pub(crate) traceback: Value,
    /// What to begin with instead of "Exception ignored in".
    pub(crate) message: Option<String>,
    /// Where it was raised.
    pub(crate) object: Value,
}

impl Unraisable {
    /// Of an exception raised in `object`.
    fn new(vm: &Vm, exception: &Value, object: &Value) -> Unraisable {
        Unraisable {
            class: exception.type_of(vm).to_value(),
            value: exception.clone(),
            traceback: super::payload(exception).traceback.borrow().clone(),
            message: None,
            object: object.clone(),
        }
    }
}

/// What `sys.unraisablehook` does by default.
pub(crate) fn print_unraisable(vm: &Vm, unraisable: &Unraisable) {
    let Unraisable { class, value, traceback, message, object } = unraisable;
    let mut text = StrBuf::new();
    if object.is_none() {
        if let Some(message) = message {
            text.push_str(message);
            text.push_ascii(":\n");
        }
    } else {
        text.push_str(message.as_deref().unwrap_or("Exception ignored in"));
        text.push_ascii(": ");
        match quietly(vm, ops::repr(vm, object)) {
            Some(shown) => text.push_view(shown.as_str_view().expect("repr makes a str")),
            None => text.push_ascii("<object repr() failed>"),
        }
        text.push_ascii("\n");
    }
    let mut reporter = chain::Reporter::new(vm, &mut text);
    reporter.traceback(traceback, None);
    if let Some(class) = class.to_ref::<Type>() {
        reporter.message(&class, value);
        text.push_ascii("\n");
    }
    write_text(vm, &vm.new_str_owned(&text.finish()));
}

/// A line of a source file, counted from 1.
pub(crate) fn source_line(vm: &Vm, filename: &str, number: u32) -> Option<String> {
    source::SourceCache::default().line(vm, filename, number)
}

/// The text of a value for a report.
fn text_of(vm: &Vm, value: &Value) -> Option<String> {
    quietly(vm, ops::str(vm, value)).map(|text| to_string_lossy(&text))
}
