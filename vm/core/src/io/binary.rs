//! Files of bytes: `_io.BufferedReader`, `_io.BufferedWriter` and `_io.BufferedRandom`, which
//! share a payload.

use super::stream::{ByteStream, closed, closed_file};
use super::{size_argument, unsupported, updater_class, writer_class};
use crate::error::PyResult;
use crate::object::{NativeObject, Ref, Type};
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::rc::Rc;

pub(crate) struct BinaryFile {
    pub(crate) stream: Rc<ByteStream>,
    pub(crate) name: Value,
    pub(crate) mode: &'static str,
}

impl NativeObject for BinaryFile {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<BinaryFile>()
    }
}

impl BinaryFile {
    pub(crate) fn over(
        vm: &Vm,
        stream: &Rc<ByteStream>,
        name: &Value,
        mode: &'static str,
    ) -> Value {
        let class = match (stream.readable, stream.writable) {
            (true, true) => updater_class(vm),
            (_, true) => writer_class(vm),
            _ => BinaryFile::class(vm),
        };
        let (stream, name) = (stream.clone(), name.clone());
        Ref::new_in(class, BinaryFile { stream, name, mode }).into_value()
    }
    fn check_open(&self, vm: &Vm, what: &str) -> PyResult<()> {
        if self.stream.is_closed() {
            return Err(vm.value_error(format!("{what} of closed file")));
        }
        Ok(())
    }
    fn check_readable(&self, vm: &Vm, what: &str) -> PyResult<()> {
        if !self.stream.readable {
            return Err(unsupported(vm, what));
        }
        self.check_open(vm, what)
    }
    /// Bytes after the program's position.
    fn read_bytes(&self, vm: &Vm, size: Option<usize>) -> PyResult<Vec<u8>> {
        match size {
            Some(size) => self.stream.read_exact(vm, size),
            None => self.stream.read_all(vm),
        }
    }
}

#[pymethods]
impl BinaryFile {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let name = ops::repr(vm, &payload::<BinaryFile>(this).name)?;
        let class = this.type_of(vm).name();
        Ok(vm.new_str(&format!("<{class} name={}>", to_string_lossy(&name))))
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        if payload::<BinaryFile>(this).stream.is_closed() {
            return Err(closed(vm));
        }
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<BinaryFile>(this);
        if this.stream.is_closed() {
            return Err(closed(vm));
        }
        this.check_readable(vm, "readline")?;
        let line = this.stream.read_line(vm, usize::MAX)?;
        Ok((!line.is_empty()).then(|| vm.new_bytes(&line)))
    }

    #[pymethod("read(self, size=-1, /)")]
    fn read(&self, vm: &Vm, size: Option<&Value>) -> PyResult<Vec<u8>> {
        let size = size_argument(vm, size)?;
        self.check_readable(vm, "read")?;
        self.read_bytes(vm, size)
    }
    #[pymethod("read1(self, size=-1, /)")]
    fn read1(&self, vm: &Vm, size: i64) -> PyResult<Vec<u8>> {
        self.check_readable(vm, "read")?;
        let limit = usize::try_from(size).unwrap_or(super::stream::BUFFER_BYTES);
        self.stream.read_some(vm, limit)
    }
    #[pymethod("peek(self, size=0, /)")]
    fn peek(&self, vm: &Vm, _size: i64) -> PyResult<Vec<u8>> {
        self.check_readable(vm, "peek")?;
        self.stream.peek(vm)
    }
    #[pymethod("readline(self, size=-1, /)")]
    fn readline(&self, vm: &Vm, size: Option<&Value>) -> PyResult<Vec<u8>> {
        let size = size_argument(vm, size)?;
        self.check_readable(vm, if self.stream.readable { "readline" } else { "read" })?;
        self.stream.read_line(vm, size.unwrap_or(usize::MAX))
    }
    #[pymethod("readlines(self, hint=-1, /)")]
    fn readlines(&self, vm: &Vm, hint: Option<&Value>) -> PyResult<Vec<Value>> {
        let hint = size_argument(vm, hint)?.filter(|&hint| hint > 0).unwrap_or(usize::MAX);
        self.check_readable(vm, "readline")?;
        let (mut lines, mut total) = (Vec::new(), 0);
        while total < hint {
            let line = self.stream.read_line(vm, usize::MAX)?;
            if line.is_empty() {
                break;
            }
            total += line.len();
            lines.push(vm.new_bytes(&line));
        }
        Ok(lines)
    }
    #[pymethod("write(self, buffer, /)")]
    fn write(&self, vm: &Vm, buffer: &Value) -> PyResult<usize> {
        if !self.stream.writable {
            return Err(unsupported(vm, "write"));
        }
        let Some(bytes) = buffer.as_bytes_slice() else {
            let found = buffer.type_name(vm);
            let message = format!("a bytes-like object is required, not '{found}'");
            return Err(vm.type_error(message));
        };
        self.check_open(vm, "write to closed file").map_err(|raised| {
            drop(vm.take_exception(raised));
            vm.value_error("write to closed file")
        })?;
        self.stream.write(vm, bytes)?;
        Ok(bytes.len())
    }
    #[pymethod("writelines(self, lines, /)")]
    fn writelines(vm: &Vm, this: &Value, lines: &Value) -> PyResult<()> {
        let write = &vm.names.write;
        ops::for_each(vm, lines, |line| {
            ops::call_method(vm, this, write, &[line])?;
            Ok(true)
        })
    }
    #[pymethod("flush(self)")]
    fn flush(&self, vm: &Vm) -> PyResult<()> {
        if self.stream.is_closed() {
            return Err(vm.value_error("flush of closed file"));
        }
        self.stream.flush(vm)
    }
    #[pymethod("close(self)")]
    fn close(&self, vm: &Vm) -> PyResult<()> {
        self.stream.close(vm)
    }
    #[pymethod("seek(self, target, whence=0, /)")]
    fn seek(&self, vm: &Vm, target: i64, whence: i32) -> PyResult<i64> {
        if !(0..=2).contains(&whence) {
            return Err(vm.value_error(format!("whence value {whence} unsupported")));
        }
        self.check_open(vm, "seek")?;
        if !self.stream.is_seekable() {
            return Err(unsupported(vm, "File or stream is not seekable."));
        }
        self.stream.seek(vm, target, whence)
    }
    #[pymethod("tell(self)")]
    fn tell(&self, vm: &Vm) -> PyResult<i64> {
        if self.stream.is_closed() {
            return Err(closed_file(vm));
        }
        self.stream.tell(vm)
    }
    /// Truncate file to size bytes.
    ///
    /// File pointer is left unchanged.  Size defaults to the current IO
    /// position as reported by tell().  Return the new size.
    #[pymethod("truncate(self, pos=None, /)")]
    fn truncate(&self, vm: &Vm, pos: Option<i64>) -> PyResult<i64> {
        if self.stream.is_closed() {
            return Err(closed_file(vm));
        }
        if !self.stream.writable {
            return Err(unsupported(vm, "truncate"));
        }
        self.stream.truncate(vm, pos)
    }
    #[pymethod("fileno(self)")]
    fn fileno(&self, vm: &Vm) -> PyResult<i32> {
        if self.stream.is_closed() { Err(closed_file(vm)) } else { Ok(self.stream.fd()) }
    }
    #[pymethod("isatty(self)")]
    fn isatty(&self, vm: &Vm) -> PyResult<bool> {
        if self.stream.is_closed() { Err(closed_file(vm)) } else { Ok(self.stream.is_tty()) }
    }
    #[pymethod("readable(self)")]
    fn readable(&self, vm: &Vm) -> PyResult<bool> {
        self.stream.has_mode(vm, self.stream.readable)
    }
    #[pymethod("writable(self)")]
    fn writable(&self, vm: &Vm) -> PyResult<bool> {
        self.stream.has_mode(vm, self.stream.writable)
    }
    #[pymethod("seekable(self)")]
    fn seekable(&self, vm: &Vm) -> PyResult<bool> {
        if self.stream.is_closed() { Err(closed_file(vm)) } else { Ok(self.stream.is_seekable()) }
    }
    #[pymethod("__enter__(self)")]
    fn enter(vm: &Vm, this: &Value) -> PyResult {
        if payload::<BinaryFile>(this).stream.is_closed() {
            return Err(closed(vm));
        }
        Ok(this.clone())
    }
    #[pymethod("__exit__(self, *args)")]
    fn exit(vm: &Vm, this: &Value, _args: &[Value]) -> PyResult {
        ops::call_method(vm, this, &vm.names.close, &[])
    }

    #[pygetter("name")]
    fn name(&self, _vm: &Vm) -> Value {
        self.name.clone()
    }
    #[pygetter("mode")]
    fn mode(&self, _vm: &Vm) -> &'static str {
        self.mode
    }
    #[pygetter("closed")]
    fn closed(&self, _vm: &Vm) -> bool {
        self.stream.is_closed()
    }
}
