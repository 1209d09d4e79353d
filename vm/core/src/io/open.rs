//! `open()`.

use super::binary::BinaryFile;
use super::newlines::Newlines;
use super::stream::ByteStream;
use super::text::{Codec, TextFile, TextParts};
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::sys::info::utf8_mode;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;
use apython_text::codecs::Encoding;
use std::ffi::CString;
use std::rc::Rc;

/// What `open()` takes beside the file.
pub struct OpenOptions<'a> {
    pub mode: &'a str,
    pub buffering: i64,
    pub encoding: Option<&'a Value>,
    pub errors: Option<&'a Value>,
    pub newline: Option<&'a Value>,
    pub closefd: bool,
    pub opener: Option<&'a Value>,
}

/// What a mode string asks for.
#[derive(Clone, Copy, Default)]
struct Mode {
    reading: bool,
    writing: bool,
    creating: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

impl Mode {
    fn parse(vm: &Vm, mode: &str) -> PyResult<Mode> {
        let mut parsed = Mode::default();
        let invalid = || vm.value_error(format!("invalid mode: '{mode}'"));
        for (at, c) in mode.char_indices() {
            let flag = match c {
                'r' => &mut parsed.reading,
                'w' => &mut parsed.writing,
                'x' => &mut parsed.creating,
                'a' => &mut parsed.appending,
                '+' => &mut parsed.updating,
                't' => &mut parsed.text,
                'b' => &mut parsed.binary,
                _ => return Err(invalid()),
            };
            *flag = true;
            if mode[..at].contains(c) {
                return Err(invalid());
            }
        }
        if parsed.text && parsed.binary {
            return Err(vm.value_error("can't have text and binary mode at once"));
        }
        let ways = [parsed.reading, parsed.writing, parsed.creating, parsed.appending];
        match ways.iter().filter(|&&way| way).count() {
            1 => Ok(parsed),
            0 => Err(vm.value_error(
                "Must have exactly one of create/read/write/append mode and at most one plus",
            )),
            _ => Err(vm.value_error("must have exactly one of create/read/write/append mode")),
        }
    }
    fn flags(self) -> i32 {
        let direction = match (self.updating, self.reading) {
            (true, _) => libc::O_RDWR,
            (false, true) => libc::O_RDONLY,
            (false, false) => libc::O_WRONLY,
        };
        let how = match self {
            Mode { writing: true, .. } => libc::O_CREAT | libc::O_TRUNC,
            Mode { creating: true, .. } => libc::O_CREAT | libc::O_EXCL,
            Mode { appending: true, .. } => libc::O_CREAT | libc::O_APPEND,
            _ => 0,
        };
        libc::O_CLOEXEC | direction | how
    }
    /// The mode of the binary file.
    fn name(self) -> &'static str {
        match self {
            Mode { creating: true, updating: true, .. } => "xb+",
            Mode { appending: true, updating: true, .. } => "ab+",
            Mode { updating: true, .. } => "rb+",
            Mode { writing: true, .. } => "wb",
            Mode { creating: true, .. } => "xb",
            Mode { appending: true, .. } => "ab",
            _ => "rb",
        }
    }
}

/// A file as a program named it.
enum Target {
    Path(CString),
    Descriptor(i32),
}

#[cold]
fn wrong_path(vm: &Vm, file: &Value) -> Raised {
    let found = file.type_name(vm);
    vm.type_error(format!("expected str, bytes or os.PathLike object, not {found}"))
}

/// The path or descriptor that a value stands for, and the value to name it with.
fn target_of(vm: &Vm, file: &Value) -> PyResult<(Target, Value)> {
    if file.is_int() {
        let fd = ops::index(vm, file)?.as_i64().and_then(|fd| i32::try_from(fd).ok());
        let fd = fd.ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))?;
        if fd < 0 {
            return Err(vm.value_error("negative file descriptor"));
        }
        return Ok((Target::Descriptor(fd), file.clone()));
    }
    let path = path_of(vm, file)?;
    let bytes = path_bytes(vm, &path)?;
    match CString::new(bytes) {
        Ok(bytes) => Ok((Target::Path(bytes), path)),
        Err(_) => Err(vm.value_error("embedded null byte")),
    }
}

/// The bytes of a path: a str, bytes, or what has `__fspath__`.
pub(crate) fn path_to_bytes(vm: &Vm, path: &Value) -> PyResult<Vec<u8>> {
    let bytes = path_bytes(vm, &path_of(vm, path)?)?;
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(bytes)
}

/// The str or bytes that a path is.
fn path_of(vm: &Vm, file: &Value) -> PyResult {
    let mut path = file.clone();
    if !path.is_str() && path.as_bytes_slice().is_none() {
        let Some(shown) = ops::call_special(vm, file, &vm.intern("__fspath__"), &[])? else {
            return Err(wrong_path(vm, file));
        };
        if !shown.is_str() && shown.as_bytes_slice().is_none() {
            let (class, found) = (file.type_name(vm), shown.type_name(vm));
            let message =
                format!("expected {class}.__fspath__() to return str or bytes, not {found}");
            return Err(vm.type_error(message));
        }
        path = shown;
    }
    Ok(path)
}

/// The bytes of a path: surrogates stand for bytes that aren't UTF-8.
fn path_bytes(vm: &Vm, path: &Value) -> PyResult<Vec<u8>> {
    use apython_text::codecs::{EncodeErrors, encode};
    let Some(view) = path.as_str_view() else {
        return Ok(path.as_bytes_slice().unwrap_or_default().to_vec());
    };
    let mut bytes = Vec::new();
    let mut errors = EncodeErrors::SurrogateEscape;
    match encode(Encoding::Utf8, view, &mut errors, &mut bytes) {
        Ok(()) => Ok(bytes),
        Err(fault) => Err(vm.encode_error(&fault, path)),
    }
}

/// Opens a file; the descriptor is known not to be a directory.
fn open_descriptor(vm: &Vm, target: &Target, mode: Mode, name: &Value) -> PyResult<i32> {
    let fd = match target {
        Target::Descriptor(fd) => *fd,
        Target::Path(path) => loop {
            // SAFETY: the path ends with a zero.
            let fd = unsafe { libc::open(path.as_ptr(), mode.flags(), 0o666) };
            if fd >= 0 {
                break fd;
            }
            let errno = std::io::Error::last_os_error().raw_os_error().unwrap_or(0);
            if errno != libc::EINTR {
                return Err(vm.os_error(errno, Some(name)));
            }
            vm.run_pending_calls()?;
        },
    };
    let is_path = matches!(target, Target::Path(_));
    // SAFETY: the structure is for the system to fill.
    let stat = unsafe {
        let mut stat: libc::stat = std::mem::zeroed();
        if libc::fstat(fd, &raw mut stat) == 0 { Ok(stat) } else { Err(()) }
    };
    let errno = match stat {
        Err(()) => std::io::Error::last_os_error().raw_os_error().unwrap_or(0),
        Ok(stat) if stat.st_mode & libc::S_IFMT == libc::S_IFDIR => libc::EISDIR,
        Ok(_) => return Ok(fd),
    };
    if is_path {
        // SAFETY: nobody else has the descriptor.
        unsafe { libc::close(fd) };
    }
    Err(vm.os_error(errno, is_path.then_some(name)))
}

/// A `newline` argument.
pub(super) fn newlines_argument(vm: &Vm, newline: &Value) -> PyResult<Newlines> {
    if newline.is_none() {
        return Ok(Newlines::Translated);
    }
    if !newline.is_str() {
        let found = newline.type_name(vm);
        let message = format!("open() argument 'newline' must be str or None, not {found}");
        return Err(vm.type_error(message));
    }
    let text = to_string_lossy(newline);
    Newlines::by_name(Some(&text))
        .ok_or_else(|| vm.value_error(format!("illegal newline value: {text}")))
}

/// What `encoding` and `errors` arguments stand for.
pub(super) fn codec_of(
    vm: &Vm,
    encoding: Option<&Value>,
    errors: Option<&Value>,
) -> PyResult<Codec> {
    for (argument, name) in [(encoding, "encoding"), (errors, "errors")] {
        if let Some(argument) = argument.filter(|argument| !argument.is_str()) {
            let found = argument.type_name(vm);
            let message = format!("open() argument '{name}' must be str or None, not {found}");
            return Err(vm.type_error(message));
        }
    }
    let errors = errors.cloned().unwrap_or_else(|| vm.names.strict.clone());
    let Some(name) = encoding else {
        let name = if utf8_mode() { "utf-8" } else { "UTF-8" };
        return Ok(Codec { encoding: Encoding::Utf8, encoding_name: vm.intern(name), errors });
    };
    let text = to_string_lossy(name);
    let encoding = if text == "locale" { Some(Encoding::Utf8) } else { Encoding::by_name(&text) };
    let Some(encoding) = encoding else {
        return Err(vm.lookup_error(format!("unknown encoding: {text}")));
    };
    Ok(Codec { encoding, encoding_name: name.clone(), errors })
}

/// Refuses what makes no sense together.
fn check(vm: &Vm, mode: Mode, options: &OpenOptions<'_>) -> PyResult<()> {
    if mode.binary {
        for (argument, name) in [
            (options.encoding, "encoding"),
            (options.errors, "errors"),
            (options.newline, "newline"),
        ] {
            if argument.is_some() {
                let article = if name == "newline" { "a" } else { "an" };
                let message = format!("binary mode doesn't take {article} {name} argument");
                return Err(vm.value_error(message));
            }
        }
        if options.buffering == 0 {
            return Err(vm.not_implemented_error(
                "unbuffered files are not supported yet: open(buffering=0)",
            ));
        }
    } else if options.buffering == 0 {
        return Err(vm.value_error("can't have unbuffered text I/O"));
    }
    if options.opener.is_some() {
        return Err(vm.not_implemented_error("open(opener=...) is not supported yet"));
    }
    Ok(())
}

/// Opens a file.
pub fn open(vm: &Vm, file: &Value, options: &OpenOptions<'_>) -> PyResult {
    let (target, name) = target_of(vm, file)?;
    let mode = Mode::parse(vm, options.mode)?;
    check(vm, mode, options)?;
    let text = if mode.binary {
        None
    } else {
        let newlines = options
            .newline
            .map_or(Ok(Newlines::Translated), |newline| newlines_argument(vm, newline));
        Some((newlines, codec_of(vm, options.encoding, options.errors)))
    };
    let is_path = matches!(target, Target::Path(_));
    if !options.closefd && is_path {
        return Err(vm.value_error("Cannot use closefd=False with file name"));
    }
    let fd = open_descriptor(vm, &target, mode, &name)?;
    let owns = options.closefd;
    let (readable, writable) = (mode.reading || mode.updating, !mode.reading || mode.updating);
    let stream = Rc::new(ByteStream::new(fd, owns, readable, writable));
    if mode.updating && !stream.is_seekable() {
        return Err(super::unsupported(vm, "File or stream is not seekable."));
    }
    let mut start = 0;
    if mode.appending && stream.is_seekable() {
        start = stream.seek(vm, 0, libc::SEEK_END)?;
    }
    let buffer = BinaryFile::over(vm, &stream, &name, mode.name());
    let Some((newlines, codec)) = text else { return Ok(buffer) };
    let line_buffering = options.buffering == 1 || (options.buffering < 0 && stream.is_tty());
    let parts = TextParts {
        buffer,
        name,
        mode: vm.new_str(options.mode),
        codec: codec?,
        newlines: newlines?,
        line_buffering,
    };
    let text = TextFile::new(stream, parts);
    // A mark of the byte order stands at the start only.
    text.marked.set(start != 0);
    Ok(Ref::new(vm, text).into_value())
}

/// Open file and return a stream.  Raise OSError upon failure.
#[pyfunction(
    "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
)]
#[expect(clippy::too_many_arguments, reason = "Python's signature")]
fn open_file(
    vm: &Vm,
    file: &Value,
    mode: String,
    buffering: i32,
    encoding: Option<&Value>,
    errors: Option<&Value>,
    newline: Option<&Value>,
    closefd: bool,
    opener: Option<&Value>,
) -> PyResult {
    let options = OpenOptions {
        mode: &mode,
        buffering: buffering.into(),
        encoding,
        errors,
        newline,
        closefd,
        opener,
    };
    open(vm, file, &options)
}

pub use self::OPEN_FILE_DEF as OPEN_DEF;
