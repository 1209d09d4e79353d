//! Objects as text: `repr`, `str`, `ascii`, `format`.

use crate::error::PyResult;
use crate::objects::str::{Str, formatting, to_string_lossy};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

/// `repr(value)`: a str.
pub fn repr(vm: &Vm, value: &Value) -> PyResult {
    vm.check_native_stack_in(" while getting the repr of an object")?;
    let class = value.type_of(vm);
    let Some(slot) = class.slots().repr else {
        let (class, address) = (class.name(), value.identity());
        return Ok(vm.new_str(&format!("<{class} object at {address:#x}>")));
    };
    let text = slot(vm, value)?;
    if text.is_str() {
        return Ok(text);
    }
    let class = text.type_name(vm);
    Err(vm.type_error(format!("__repr__ returned non-string (type {class})")))
}

/// `str(value)`: a str.
pub fn str(vm: &Vm, value: &Value) -> PyResult {
    if value.downcast_exact::<Str>().is_some() {
        return Ok(value.clone());
    }
    let Some(slot) = value.type_of(vm).slots().str else {
        return repr(vm, value);
    };
    vm.check_native_stack_in(" while getting the str of an object")?;
    let text = slot(vm, value)?;
    if text.is_str() {
        return Ok(text);
    }
    let class = text.type_name(vm);
    Err(vm.type_error(format!("__str__ returned non-string (type {class})")))
}

/// `ascii(value)`: a str.
pub fn ascii(vm: &Vm, value: &Value) -> PyResult {
    let text = repr(vm, value)?;
    let view = text.as_str_view().expect("repr makes a str");
    if view.is_ascii() {
        return Ok(text);
    }
    let mut escaped = StrBuf::with_capacity(view.len());
    for code_point in view.chars() {
        match code_point {
            0..=0x7f => escaped.push(code_point),
            0x80..=0xff => escaped.push_ascii(&format!("\\x{code_point:02x}")),
            0x100..=0xffff => escaped.push_ascii(&format!("\\u{code_point:04x}")),
            _ => escaped.push_ascii(&format!("\\U{code_point:08x}")),
        }
    }
    Ok(vm.new_str_view(escaped.as_view()))
}

/// `format(value, spec)`: a str.
pub fn format(vm: &Vm, value: &Value, spec: &Value) -> PyResult {
    if let Some(spec) = spec.as_str_view()
        && let Some(text) = formatting::format_exact(vm, value, spec)
    {
        return text;
    }
    let Some(text) =
        super::call_special(vm, value, &vm.names.__format__, std::slice::from_ref(spec))?
    else {
        let class = value.type_name(vm);
        return Err(vm.type_error(format!("Type {class} doesn't define __format__")));
    };
    if text.is_str() {
        return Ok(text);
    }
    let class = text.type_name(vm);
    Err(vm.type_error(format!("__format__ must return a str, not {class}")))
}

impl Vm {
    /// The text of `repr(value)`, for messages.
    pub fn repr_text(&self, value: &Value) -> PyResult<String> {
        repr(self, value).map(|text| to_string_lossy(&text))
    }
}
