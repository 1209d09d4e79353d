//! The standard streams.

use super::binary::BinaryFile;
use super::newlines::Newlines;
use super::stream::ByteStream;
use super::text::{Codec, TextFile, TextParts};
use crate::error::PyResult;
use crate::object::Ref;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::codecs::Encoding;
use std::rc::Rc;
use std::sync::atomic::{AtomicU8, Ordering};

/// How errors of coding are handled where the locale is C or POSIX: bytes pass through.
fn default_errors() -> &'static str {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set);
    match locale.as_ref().and_then(|locale| locale.to_str()) {
        None | Some("C" | "POSIX") => "surrogateescape",
        Some(_) => "strict",
    }
}

/// One bit for each standard descriptor that was closed when the process began. Rust's start
/// code opens /dev/null in their place, so this has to be found out before.
static CLOSED_AT_START: AtomicU8 = AtomicU8::new(0);

extern "C" fn note_closed_descriptors() {
    for fd in 0..3 {
        // SAFETY: any descriptor may be asked.
        if unsafe { libc::fcntl(fd, libc::F_GETFD) } < 0 {
            CLOSED_AT_START.fetch_or(1 << fd, Ordering::Relaxed);
        }
    }
}

#[cfg(not(miri))]
#[used]
// SAFETY: functions in this section are called once, before `main`; this one needs nothing.
#[unsafe(link_section = ".init_array")]
static NOTE_CLOSED_DESCRIPTORS: extern "C" fn() = note_closed_descriptors;

struct Standard {
    fd: i32,
    name: &'static str,
    shown: &'static str,
    errors: &'static str,
    writable: bool,
}

fn make(vm: &Vm, standard: &Standard, unbuffered: bool) -> Value {
    let Standard { fd, shown, errors, writable, .. } = *standard;
    if CLOSED_AT_START.load(Ordering::Relaxed) & 1 << fd != 0 {
        return Value::NONE;
    }
    let stream = Rc::new(ByteStream::new(fd, false, !writable, writable));
    let name = vm.intern(shown);
    let buffer = BinaryFile::over(vm, &stream, &name, if writable { "wb" } else { "rb" });
    let line_buffering = (fd == 2 && !unbuffered) || stream.is_tty();
    let parts = TextParts {
        buffer,
        name,
        mode: vm.intern(if writable { "w" } else { "r" }),
        codec: Codec {
            encoding: Encoding::Utf8,
            encoding_name: vm.intern("utf-8"),
            errors: vm.intern(errors),
        },
        newlines: if writable { Newlines::Only("\n") } else { Newlines::Translated },
        line_buffering,
    };
    let file = TextFile::new(stream, parts);
    file.write_through.set(unbuffered && writable);
    Ref::new(vm, file).into_value()
}

/// Makes `sys.stdin`, `sys.stdout` and `sys.stderr`; a descriptor that is closed gives None.
pub fn install_standard_streams(vm: &Vm, unbuffered: bool) {
    let errors = default_errors();
    for standard in [
        Standard { fd: 0, name: "stdin", shown: "<stdin>", errors, writable: false },
        Standard { fd: 1, name: "stdout", shown: "<stdout>", errors, writable: true },
        Standard {
            fd: 2,
            name: "stderr",
            shown: "<stderr>",
            errors: "backslashreplace",
            writable: true,
        },
    ] {
        let file = make(vm, &standard, unbuffered);
        vm.sys.set_str(vm, standard.name, file.clone());
        vm.sys.set_str(vm, &format!("__{}__", standard.name), file);
    }
}

/// Whether a file says that it is closed; errors of asking count as no.
fn is_closed(vm: &Vm, file: &Value) -> bool {
    let closed = ops::get_attr_opt(vm, file, &vm.intern("closed"));
    let closed = closed.and_then(|closed| closed.map_or(Ok(false), |it| ops::is_true(vm, &it)));
    match closed {
        Ok(closed) => closed,
        Err(raised) => {
            drop(vm.take_exception(raised));
            false
        }
    }
}

/// Flushes `sys.stdout` and `sys.stderr`, as at the end of a program. An error of standard
/// output is reported; false if there was one.
pub fn flush_standard_streams(vm: &Vm) -> bool {
    let mut good = true;
    let flush = vm.names.flush.clone();
    let stdout = vm.sys.get_interned(&vm.names.stdout);
    if let Some(stdout) = stdout.filter(|file| !file.is_none() && !is_closed(vm, file))
        && let Err(raised) = ops::call_method(vm, &stdout, &flush, &[])
    {
        let error = vm.take_exception(raised);
        crate::objects::exception::report::report_unraisable(vm, &error, &stdout);
        good = false;
    }
    let stderr = vm.sys.get_interned(&vm.names.stderr);
    if let Some(stderr) = stderr.filter(|file| !file.is_none() && !is_closed(vm, file))
        && let Err(raised) = ops::call_method(vm, &stderr, &flush, &[])
    {
        drop(vm.take_exception(raised));
        good = false;
    }
    good
}

/// Writes a str to a file object: natively where it is one of ours.
pub(crate) fn write_str(vm: &Vm, file: &Value, text: &Value) -> PyResult<()> {
    if let Some(native) = file.downcast::<TextFile>() {
        return native.write(vm, text);
    }
    ops::call_method(vm, file, &vm.names.write, std::slice::from_ref(text)).map(drop)
}
