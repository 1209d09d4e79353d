//! `str.format`, and the format mini-language on values of the built-in types.

use super::{Str, built};
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::objects::float;
use crate::objects::int::text::context;
use crate::objects::int::{self, Int, IntView, expect_view};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::format::{format_float, format_int, format_str};
use apython_text::int::IntRef;
use apython_text::str_format::{
    Accessor, AutoNumber, Conversion, Field, First, MAX_DEPTH, Markup, too_deep,
};
use apython_text::{StrBuf, StrView};

/// Appends `format(value, spec)` where the value's class is str, int or float itself; says
/// whether that was so.
#[inline]
pub(crate) fn push_exact(
    vm: &Vm,
    value: &Value,
    spec: StrView<'_>,
    out: &mut StrBuf,
) -> PyResult<bool> {
    let written = if let Some(x) = value.as_small_int() {
        format_int(IntRef::Small(x), spec, &context("int"), out)
    } else if let Some(x) = value.as_f64() {
        format_float(x, spec, &context("float"), out)
    } else if let Some(text) = value.downcast_exact::<Str>() {
        format_str(text.view(), spec, &context("str"), out)
    } else if value.downcast_exact::<Int>().is_some() {
        format_int(expect_view(value).to_text_ref(), spec, &context("int"), out)
    } else {
        return Ok(false);
    };
    match written {
        Ok(()) => Ok(true),
        Err(error) => Err(vm.text_error(error)),
    }
}

/// `format(value, spec)` where the value's class is str, int or float itself.
#[inline]
pub(crate) fn format_exact(vm: &Vm, value: &Value, spec: StrView<'_>) -> Option<PyResult> {
    let is_number = value.is_small_int() || value.is_float();
    let is_text = !is_number && value.downcast_exact::<Str>().is_some();
    if spec.is_empty() {
        return if is_text {
            Some(Ok(value.clone()))
        } else if let Some(x) = value.as_small_int() {
            Some(int::text::repr(vm, IntView::Small(x)))
        } else {
            value.as_f64().map(|x| Ok(float::repr(vm, x)))
        };
    }
    if !is_number && !is_text && value.downcast_exact::<Int>().is_none() {
        return None;
    }
    Some(built(vm, |out| push_exact(vm, value, spec, out).map(drop)))
}

/// Appends `format(text, spec)`; the type's name is for messages.
pub(super) fn push_str(
    vm: &Vm,
    text: StrView<'_>,
    spec: StrView<'_>,
    type_name: &str,
    out: &mut StrBuf,
) -> PyResult<()> {
    format_str(text, spec, &context(type_name), out).map_err(|error| vm.text_error(error))
}

/// What the fields of a format string are looked up in.
#[derive(Clone, Copy)]
pub(super) enum Arguments<'a> {
    Call(Args<'a>),
    Mapping(&'a Value),
}

/// Appends `text.format(...)` or `text.format_map(...)`.
pub(super) fn format(
    vm: &Vm,
    text: StrView<'_>,
    arguments: Arguments<'_>,
    out: &mut StrBuf,
) -> PyResult<()> {
    let mut formatter = Formatter { vm, arguments, numbering: AutoNumber::default() };
    formatter.expand(text, MAX_DEPTH, out)
}

struct Formatter<'a> {
    vm: &'a Vm,
    arguments: Arguments<'a>,
    numbering: AutoNumber,
}

impl Formatter<'_> {
    fn expand(&mut self, text: StrView<'_>, depth: usize, out: &mut StrBuf) -> PyResult<()> {
        let vm = self.vm;
        if depth == 0 {
            return Err(vm.text_error(too_deep()));
        }
        let done = self.expand_plain(text, out)?;
        for piece in Markup::new(text.slice(done, text.len())) {
            let piece = piece.map_err(|error| vm.text_error(error))?;
            out.push_view(piece.literal);
            if let Some(field) = piece.field {
                self.write_field(&field, depth, out)?;
            }
        }
        Ok(())
    }

    /// Expands text as long as its fields are all `{}`; returns how much of it.
    fn expand_plain(&mut self, text: StrView<'_>, out: &mut StrBuf) -> PyResult<usize> {
        let StrView::Latin1(bytes) = text else { return Ok(0) };
        let mut done = 0;
        while let Some(at) = memchr::memchr2(b'{', b'}', &bytes[done..]) {
            let brace = done + at;
            if bytes.get(brace..brace + 2) != Some(b"{}") {
                return Ok(done);
            }
            out.push_latin1(&bytes[done..brace]);
            let index = self.numbering.automatic().map_err(|error| self.vm.text_error(error))?;
            push(self.vm, &self.positional(index)?, StrView::EMPTY, out)?;
            done = brace + 2;
        }
        out.push_latin1(&bytes[done..]);
        Ok(bytes.len())
    }

    fn write_field(&mut self, field: &Field<'_>, depth: usize, out: &mut StrBuf) -> PyResult<()> {
        let vm = self.vm;
        let mut value = self.look_up(field.name)?;
        if let Some(code) = field.conversion {
            value = match Conversion::of(code).map_err(|error| vm.text_error(error))? {
                Conversion::Str => ops::str(vm, &value)?,
                Conversion::Repr => ops::repr(vm, &value)?,
                Conversion::Ascii => ops::ascii(vm, &value)?,
            };
        }
        if field.nested {
            let mut spec = StrBuf::new();
            self.expand(field.spec, depth - 1, &mut spec)?;
            push(vm, &value, spec.as_view(), out)
        } else {
            push(vm, &value, field.spec, out)
        }
    }

    /// The value that a field's name stands for.
    fn look_up(&mut self, name: StrView<'_>) -> PyResult {
        let vm = self.vm;
        let name = self.numbering.field_name(name).map_err(|error| vm.text_error(error))?;
        let mut value = match name.first {
            First::Index(index) => self.positional(index)?,
            First::Key(key) => self.by_key(key)?,
        };
        for accessor in name.rest {
            value = match accessor.map_err(|error| vm.text_error(error))? {
                Accessor::Attribute(name) => {
                    let name = vm.intern_value(&vm.new_str_view(name));
                    ops::get_attr(vm, &value, &name)?
                }
                Accessor::Index(index) => ops::get_item(vm, &value, &Value::from_usize(vm, index))?,
                Accessor::Key(key) => ops::get_item(vm, &value, &vm.new_str_view(key))?,
            };
        }
        Ok(value)
    }

    fn positional(&self, index: usize) -> PyResult {
        let Arguments::Call(args) = self.arguments else {
            return Err(self.vm.value_error("Format string contains positional fields"));
        };
        args.positional().get(index).cloned().ok_or_else(|| {
            self.vm.index_error(format!(
                "Replacement index {index} out of range for positional args tuple"
            ))
        })
    }

    fn by_key(&self, key: StrView<'_>) -> PyResult {
        match self.arguments {
            Arguments::Mapping(mapping) => {
                ops::get_item(self.vm, mapping, &self.vm.new_str_view(key))
            }
            Arguments::Call(args) => {
                let found = args.keywords().find(|(name, _)| name.as_str_view() == Some(key));
                found.map(|(_, value)| value.clone()).ok_or_else(|| missing(self.vm, key))
            }
        }
    }
}

#[cold]
fn missing(vm: &Vm, key: StrView<'_>) -> Raised {
    vm.key_error(&vm.new_str_view(key))
}

/// Appends `format(value, spec)`.
fn push(vm: &Vm, value: &Value, spec: StrView<'_>, out: &mut StrBuf) -> PyResult<()> {
    if push_exact(vm, value, spec, out)? {
        return Ok(());
    }
    let text = ops::format(vm, value, &vm.new_str_view(spec))?;
    out.push_view(text.as_str_view().expect("formatting makes a str"));
    Ok(())
}
