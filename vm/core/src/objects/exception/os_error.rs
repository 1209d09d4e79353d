//! `OSError`: which subclass an error number calls for, its attributes and its text.

use super::base::{set_args, str_of_args};
use super::fields::object;
use super::{Exception, payload};
use crate::error::{PyResult, Raised};
use crate::native::{Args, ClassDef, GetSetDef, check_no_keywords};
use crate::object::{Ref, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::ptr::fn_addr_eq;

/// Numbers of native attributes.
pub(crate) mod field {
    pub(crate) const ERRNO: usize = 0;
    pub(crate) const STRERROR: usize = 1;
    pub(crate) const FILENAME: usize = 2;
    pub(crate) const FILENAME2: usize = 3;
    pub(crate) const WRITTEN: usize = 4;
}

pub(crate) const FIELDS: &ClassDef = &ClassDef {
    methods: &[],
    getsets: &[
        object::<{ field::ERRNO }>("errno", "POSIX exception code"),
        object::<{ field::STRERROR }>("strerror", "exception strerror"),
        object::<{ field::FILENAME }>("filename", "exception filename"),
        object::<{ field::FILENAME2 }>("filename2", "second exception filename"),
        GetSetDef {
            name: "characters_written",
            doc: None,
            get: characters_written,
            set: Some(set_characters_written),
            is_member: false,
        },
    ],
    attributes: &[],
    set_slots: |_| (),
};

#[cold]
fn no_characters_written(vm: &Vm) -> Raised {
    vm.raise_message(&vm.exceptions.attribute_error, "characters_written")
}

fn characters_written(vm: &Vm, this: &Value) -> PyResult {
    payload(this).field(field::WRITTEN).bound().ok_or_else(|| no_characters_written(vm))
}

fn set_characters_written(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()> {
    let this = payload(this);
    let Some(value) = value else {
        if this.field(field::WRITTEN).is_unbound() {
            return Err(no_characters_written(vm));
        }
        this.set_field(field::WRITTEN, Value::UNBOUND);
        return Ok(());
    };
    this.set_field(field::WRITTEN, index_as_size(vm, value)?);
    Ok(())
}

fn index_as_size(vm: &Vm, value: &Value) -> PyResult {
    let index = ops::index(vm, value)?;
    if index.as_i64().is_some() {
        return Ok(index);
    }
    let class = value.type_name(vm);
    Err(vm.value_error(format!("cannot fit '{class}' into an index-sized integer")))
}

/// The class of an `OSError` with this number.
fn class_of_errno(vm: &Vm, errno: i32) -> &Ref<Type> {
    let classes = &vm.exceptions;
    // EWOULDBLOCK is EAGAIN.
    match errno {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &classes.blocking_io_error,
        libc::EPIPE | libc::ESHUTDOWN => &classes.broken_pipe_error,
        libc::ECHILD => &classes.child_process_error,
        libc::ECONNABORTED => &classes.connection_aborted_error,
        libc::ECONNREFUSED => &classes.connection_refused_error,
        libc::ECONNRESET => &classes.connection_reset_error,
        libc::EEXIST => &classes.file_exists_error,
        libc::ENOENT => &classes.file_not_found_error,
        libc::EISDIR => &classes.is_a_directory_error,
        libc::ENOTDIR => &classes.not_a_directory_error,
        libc::EINTR => &classes.interrupted_error,
        libc::EACCES | libc::EPERM => &classes.permission_error,
        libc::ESRCH => &classes.process_lookup_error,
        libc::ETIMEDOUT => &classes.timeout_error,
        _ => &classes.os_error,
    }
}

/// The system's text for an error number.
pub(crate) fn strerror(errno: i32) -> String {
    let mut buffer = [0u8; 256];
    // SAFETY: the buffer is as long as it is said to be; the text in it ends with a zero.
    unsafe {
        libc::strerror_r(errno, buffer.as_mut_ptr().cast(), buffer.len());
    }
    let end = buffer.iter().position(|&byte| byte == 0).unwrap_or(buffer.len());
    String::from_utf8_lossy(&buffer[..end]).into_owned()
}

/// Whether the class's `__init__` sets the attributes, because it is a Python class with an
/// `__init__` of its own that calls this one, or not.
fn uses_init(vm: &Vm, class: &Type) -> bool {
    let native = vm.exceptions.os_error.slots();
    let own = class.slots();
    let same_init = match (own.init, native.init) {
        (Some(own), Some(native)) => fn_addr_eq(own, native),
        _ => false,
    };
    let same_new = match (own.new, native.new) {
        (Some(own), Some(native)) => fn_addr_eq(own, native),
        _ => false,
    };
    !same_init && same_new
}

/// What two to five arguments stand for: number, text, file name, and second file name.
fn parts(values: &[Value]) -> [Option<&Value>; 4] {
    match values.len() {
        2..=5 => [values.first(), values.get(1), values.get(2), values.get(4)],
        _ => [None; 4],
    }
}

/// Sets the attributes from the constructor's arguments.
fn fill(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    let values = args.positional();
    let [errno, strerror, filename, filename2] = parts(values);
    let exception = payload(this);
    let mut kept = values;
    if let Some(filename) = filename.filter(|filename| !filename.is_none()) {
        let class = this.type_of(vm);
        if class.is(&vm.exceptions.blocking_io_error) && is_number(vm, filename) {
            exception.set_field(field::WRITTEN, index_as_size(vm, filename)?);
        } else {
            exception.set_field(field::FILENAME, filename.clone());
            if let Some(filename2) = filename2.filter(|filename| !filename.is_none()) {
                exception.set_field(field::FILENAME2, filename2.clone());
            }
            kept = &values[..2];
        }
    }
    for (number, value) in [(field::ERRNO, errno), (field::STRERROR, strerror)] {
        if let Some(value) = value {
            exception.set_field(number, value.clone());
        }
    }
    drop(exception.args.replace(vm.new_tuple_from_slice(kept)));
    Ok(())
}

fn is_number(vm: &Vm, value: &Value) -> bool {
    let slots = value.type_of(vm).slots();
    slots.index.is_some() || slots.int.is_some() || slots.float.is_some()
}

#[pymethods(OS_ERROR)]
impl Exception {
    #[pyslot(new)]
    fn new_os_error(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let own_init = uses_init(vm, class);
        let mut class = class;
        if !own_init {
            check_no_keywords(vm, &class.name(), args)?;
            let [errno, ..] = parts(args.positional());
            if let Some(errno) = errno.and_then(Value::as_i64)
                && class.is(&vm.exceptions.os_error)
                && let Ok(errno) = i32::try_from(errno)
            {
                class = class_of_errno(vm, errno);
            }
        }
        let this = Ref::new_in(class, Exception::with_args(vm.empty_tuple.clone())).into_value();
        if !own_init {
            fill(vm, &this, args)?;
        }
        Ok(this)
    }
    #[pyslot(init)]
    fn init_os_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        let class = this.type_of(vm);
        if !uses_init(vm, class) {
            return Ok(());
        }
        check_no_keywords(vm, &class.name(), args)?;
        set_args(vm, this, args);
        fill(vm, this, args)
    }
    #[pyslot(str)]
    fn str_os_error(vm: &Vm, this: &Value) -> PyResult {
        let exception = payload(this);
        let [errno, strerror, filename, filename2] =
            [field::ERRNO, field::STRERROR, field::FILENAME, field::FILENAME2]
                .map(|number| exception.field(number));
        if filename.is_unbound() && (errno.is_unbound() || strerror.is_unbound()) {
            return str_of_args(vm, this);
        }
        let mut text = apython_text::StrBuf::new();
        let part = |text: &mut apython_text::StrBuf, value: Value| -> PyResult<()> {
            let shown = ops::str(vm, &value.bound().unwrap_or(Value::NONE))?;
            text.push_view(shown.as_str_view().expect("str makes a str"));
            Ok(())
        };
        text.push_ascii("[Errno ");
        part(&mut text, errno)?;
        text.push_ascii("] ");
        part(&mut text, strerror)?;
        for (separator, name) in [(": ", filename), (" -> ", filename2)] {
            if let Some(name) = name.bound() {
                text.push_ascii(separator);
                let shown = ops::repr(vm, &name)?;
                text.push_view(shown.as_str_view().expect("repr makes a str"));
            }
        }
        Ok(vm.new_str_owned(&text.finish()))
    }
    #[pymethod("__reduce__(self)", no_text)]
    fn reduce_os_error(vm: &Vm, this: &Value) -> PyResult {
        let exception = payload(this);
        let mut args = exception.args.borrow().clone();
        let filename = exception.field(field::FILENAME);
        if let (Some([errno, strerror]), false) = (args.as_tuple_items(), filename.is_unbound()) {
            let mut items = vec![errno.clone(), strerror.clone(), filename];
            if let Some(filename2) = exception.field(field::FILENAME2).bound() {
                items.extend([Value::NONE, filename2]);
            }
            args = vm.new_tuple(items);
        }
        let mut parts = vec![this.type_of(vm).to_value(), args];
        parts.extend(exception.dict.borrow().as_ref().map(Ref::to_value));
        Ok(vm.new_tuple(parts))
    }
}

impl Vm {
    /// Raises the `OSError` of an error number, about a file if there is one.
    #[cold]
    pub fn os_error(&self, errno: i32, filename: Option<&Value>) -> Raised {
        let text = self.new_str(&strerror(errno));
        let mut args = vec![Value::from_small_int(i64::from(errno)), text];
        args.extend(filename.cloned());
        self.raise_args(&self.exceptions.os_error, args)
    }
    /// Raises the `OSError` of an error of the standard library.
    #[cold]
    pub fn io_error(&self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        match error.raw_os_error() {
            Some(errno) => self.os_error(errno, filename),
            None => self.raise_message(&self.exceptions.os_error, &error.to_string()),
        }
    }
}
