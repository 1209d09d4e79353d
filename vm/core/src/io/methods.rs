//! What Python programs do with text files.

use super::newlines::Newlines;
use super::stream::closed_file;
use super::text::{Codec, TextFile};
use super::{open, size_argument};
use crate::error::PyResult;
use crate::objects::payload;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

#[pymethods]
impl TextFile {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let file = payload::<TextFile>(this);
        let class = this.type_of(vm).name();
        let [name, mode, encoding] =
            [&file.name, &file.mode, &file.codec.borrow().encoding_name.clone()]
                .map(|part| ops::repr(vm, part).map(|text| to_string_lossy(&text)));
        let (name, mode, encoding) = (name?, mode?, encoding?);
        Ok(vm.new_str(&format!("<{class} name={name} mode={mode} encoding={encoding}>")))
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        payload::<TextFile>(this).check_open(vm)?;
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        payload::<TextFile>(this).next_line(vm)
    }

    #[pymethod("read(self, size=-1, /)")]
    fn py_read(&self, vm: &Vm, size: Option<&Value>) -> PyResult {
        let size = size_argument(vm, size)?;
        self.read(vm, size)
    }
    #[pymethod("readline(self, size=-1, /)")]
    fn readline(&self, vm: &Vm, size: Option<&Value>) -> PyResult {
        let size = match size {
            Some(size) => usize::try_from(ops::index_clamped(vm, size)?).ok(),
            None => None,
        };
        self.read_line(vm, size.unwrap_or(usize::MAX))
    }
    #[pymethod("readlines(self, hint=-1, /)")]
    fn readlines(&self, vm: &Vm, hint: Option<&Value>) -> PyResult<Vec<Value>> {
        let hint = size_argument(vm, hint)?.filter(|&hint| hint > 0).unwrap_or(usize::MAX);
        self.read_lines(vm, hint)
    }
    #[pymethod("write(self, text, /)")]
    fn py_write(&self, vm: &Vm, text: &Value) -> PyResult<usize> {
        let Some(view) = text.as_str_view() else {
            let found = text.type_name(vm);
            return Err(vm.type_error(format!("write() argument must be str, not {found}")));
        };
        let len = view.len();
        self.write(vm, text)?;
        Ok(len)
    }
    #[pymethod("writelines(self, lines, /)")]
    fn writelines(vm: &Vm, this: &Value, lines: &Value) -> PyResult<()> {
        payload::<TextFile>(this).check_open(vm)?;
        let write = &vm.names.write;
        ops::for_each(vm, lines, |line| {
            ops::call_method(vm, this, write, &[line])?;
            Ok(true)
        })
    }
    #[pymethod("flush(self)")]
    fn py_flush(&self, vm: &Vm) -> PyResult<()> {
        self.flush(vm)
    }
    #[pymethod("close(self)")]
    fn py_close(&self, vm: &Vm) -> PyResult<()> {
        self.close(vm)
    }
    #[pymethod("seek(self, cookie, whence=0, /)")]
    fn py_seek(&self, vm: &Vm, cookie: i64, whence: i32) -> PyResult<i64> {
        self.seek(vm, cookie, whence)
    }
    #[pymethod("tell(self)")]
    fn py_tell(&self, vm: &Vm) -> PyResult<i64> {
        self.tell(vm)
    }
    #[pymethod("truncate(self, pos=None, /)")]
    fn truncate(&self, vm: &Vm, pos: Option<i64>) -> PyResult<i64> {
        self.flush(vm)?;
        if !self.stream.writable {
            return Err(super::unsupported(vm, "truncate"));
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
    /// Reconfigure the text stream with new parameters.
    ///
    /// This also does an implicit stream flush.
    #[pymethod(
        "reconfigure(self, /, *, encoding=None, errors=None, newline=..., line_buffering=None, write_through=None)"
    )]
    fn reconfigure(
        &self,
        vm: &Vm,
        encoding: Option<&Value>,
        errors: Option<&Value>,
        newline: Option<&Value>,
        line_buffering: Option<&Value>,
        write_through: Option<&Value>,
    ) -> PyResult<()> {
        let newlines = match newline {
            Some(newline) => Some(open::newlines_argument(vm, newline)?),
            None => None,
        };
        let old = self.codec.borrow().clone();
        let codec = match (encoding, errors) {
            (None, None) => old,
            (None, Some(errors)) => Codec { errors: errors.clone(), ..old },
            (Some(_), _) => open::codec_of(vm, encoding, errors)?,
        };
        self.flush(vm)?;
        drop(self.codec.replace(codec));
        if let Some(newlines) = newlines {
            self.newlines.set(newlines);
            self.line_end.set(match newlines {
                Newlines::Only(end) => end,
                Newlines::Translated | Newlines::Kept => "\n",
            });
        }
        for (flag, value) in
            [(&self.line_buffering, line_buffering), (&self.write_through, write_through)]
        {
            if let Some(value) = value {
                flag.set(ops::is_true(vm, value)?);
            }
        }
        Ok(())
    }
    #[pymethod("__enter__(self)")]
    fn enter(vm: &Vm, this: &Value) -> PyResult {
        payload::<TextFile>(this).check_open(vm)?;
        Ok(this.clone())
    }
    #[pymethod("__exit__(self, *args)")]
    fn exit(vm: &Vm, this: &Value, _args: &[Value]) -> PyResult {
        ops::call_method(vm, this, &vm.names.close, &[])
    }
}

#[pymethods(ATTRIBUTES)]
impl TextFile {
    #[pygetter("name")]
    fn py_name(&self, _vm: &Vm) -> Value {
        self.name.clone()
    }
    #[pygetter("mode")]
    fn py_mode(&self, _vm: &Vm) -> Value {
        self.mode.clone()
    }
    #[pygetter("encoding")]
    fn encoding(&self, _vm: &Vm) -> Value {
        self.codec.borrow().encoding_name.clone()
    }
    #[pygetter("errors")]
    fn errors(&self, _vm: &Vm) -> Value {
        self.codec.borrow().errors.clone()
    }
    #[pygetter("newlines")]
    fn py_newlines(&self, vm: &Vm) -> Value {
        let seen = self.reader.borrow().line_ends.seen;
        let ends = [(seen.cr, "\r"), (seen.lf, "\n"), (seen.crlf, "\r\n")];
        let mut ends: Vec<Value> =
            ends.iter().filter(|(seen, _)| *seen).map(|(_, end)| vm.new_str(end)).collect();
        match ends.len() {
            0 => Value::NONE,
            1 => ends.remove(0),
            _ => vm.new_tuple(ends),
        }
    }
    #[pygetter("line_buffering")]
    fn py_line_buffering(&self, _vm: &Vm) -> bool {
        self.line_buffering.get()
    }
    #[pygetter("write_through")]
    fn py_write_through(&self, _vm: &Vm) -> bool {
        self.write_through.get()
    }
    #[pygetter("buffer")]
    fn py_buffer(&self, _vm: &Vm) -> Value {
        self.buffer.clone()
    }
    #[pygetter("closed")]
    fn py_closed(&self, _vm: &Vm) -> bool {
        self.stream.is_closed()
    }
}
