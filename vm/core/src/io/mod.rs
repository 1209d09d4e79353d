//! Files and the standard streams, as `open()` and `sys` give them.
//!
//! | file       | what it knows                                        |
//! |------------|-------------------------------------------------------|
//! | `stream`   | buffered bytes from and to a descriptor              |
//! | `newlines` | line ends                                            |
//! | `binary`   | `BufferedReader`, `BufferedWriter`, `BufferedRandom` |
//! | `text`     | `TextIOWrapper`: what it is and how it writes        |
//! | `reading`  | how it reads                                         |
//! | `methods`  | what Python programs do with it                      |
//! | `open`     | `open()`                                             |
//! | `standard` | `sys.stdin`, `sys.stdout`, `sys.stderr`              |
//!
//! A text file collects what is written to it and hands it to its stream in pieces, as
//! CPython's does: what is written to `sys.stdout.buffer` meanwhile comes out first.

pub(crate) mod binary;
mod methods;
mod newlines;
mod open;
mod reading;
pub(crate) mod standard;
mod stream;
pub(crate) mod text;

pub(crate) use open::path_to_bytes;
pub use open::{OPEN_DEF, OpenOptions, open};
pub use standard::{flush_standard_streams, install_standard_streams};
pub use text::TextFile;

use crate::error::{PyResult, Raised};
use crate::native::{ClassOptions, new_native_class};
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use std::cell::OnceCell;

/// What the VM keeps for files.
#[derive(Default)]
pub struct IoState {
    /// `_io.BufferedWriter`; that of readers is the class of [`binary::BinaryFile`].
    writer: OnceCell<Ref<Type>>,
    /// `_io.BufferedRandom`, for both.
    updater: OnceCell<Ref<Type>>,
    /// `io.UnsupportedOperation`, made when it is first raised.
    unsupported: OnceCell<Value>,
}

/// Makes the classes of files.
pub(crate) fn make_classes(vm: &Vm) -> PyResult<()> {
    let options = |doc| ClassOptions { base: None, basetype: false, doc: Some(doc) };
    let defs = &[binary::BinaryFile::DEF];
    new_native_class::<binary::BinaryFile>(
        vm,
        "_io.BufferedReader",
        defs,
        &options("Create a new buffered reader using the given readable raw IO object."),
    )?;
    let writer = new_native_class::<binary::BinaryFile>(
        vm,
        "_io.BufferedWriter",
        defs,
        &options("A buffer for a writeable sequential RawIO object."),
    )?;
    vm.io.writer.get_or_init(|| writer);
    let updater = new_native_class::<binary::BinaryFile>(
        vm,
        "_io.BufferedRandom",
        defs,
        &options(
            "A buffered interface to random access streams.\n\nThe constructor creates a reader \
             and writer for a seekable stream,\nraw, given in the first argument. If the \
             buffer_size is omitted it\ndefaults to DEFAULT_BUFFER_SIZE.",
        ),
    )?;
    vm.io.updater.get_or_init(|| updater);
    new_native_class::<TextFile>(
        vm,
        "_io.TextIOWrapper",
        &[TextFile::DEF, TextFile::ATTRIBUTES],
        &options("Character and line based layer over a BufferedIOBase object, buffer."),
    )?;
    Ok(())
}

/// The class of binary files that are written.
fn writer_class(vm: &Vm) -> &Ref<Type> {
    vm.io.writer.get().expect("made at the start")
}

/// The class of binary files that are read and written.
fn updater_class(vm: &Vm) -> &Ref<Type> {
    vm.io.updater.get().expect("made at the start")
}

/// `io.UnsupportedOperation`.
pub fn unsupported_operation_class(vm: &Vm) -> PyResult<Value> {
    if let Some(class) = vm.io.unsupported.get() {
        return Ok(class.clone());
    }
    let bases = vec![vm.exceptions.os_error.to_value(), vm.exceptions.value_error.to_value()];
    let namespace = Ref::new(vm, Dict::default());
    namespace.set_interned(&vm.names.__module__, vm.intern("io"));
    let args = [vm.intern("UnsupportedOperation"), vm.new_tuple(bases), namespace.into_value()];
    let class = ops::call_values(vm, &vm.types.type_.to_value(), &args)?;
    Ok(vm.io.unsupported.get_or_init(|| class).clone())
}

/// Raises `io.UnsupportedOperation`.
#[cold]
pub(crate) fn unsupported(vm: &Vm, what: &str) -> Raised {
    let made = unsupported_operation_class(vm)
        .and_then(|class| ops::call_values(vm, &class, &[vm.new_str(what)]));
    match made {
        Ok(error) => vm.raise(error),
        Err(raised) => raised,
    }
}

/// How much `read(size)` and the like are to read: nothing for None and negative numbers.
fn size_argument(vm: &Vm, size: Option<&Value>) -> PyResult<Option<usize>> {
    let Some(size) = size.filter(|size| !size.is_none()) else { return Ok(None) };
    if size.type_of(vm).slots().index.is_none() {
        let found = size.type_name(vm);
        let message = format!("argument should be integer or None, not '{found}'");
        return Err(vm.type_error(message));
    }
    Ok(usize::try_from(ops::index_clamped(vm, size)?).ok())
}
