//! The errors of codecs: `UnicodeEncodeError`, `UnicodeDecodeError`, `UnicodeTranslateError`.

use super::base::set_args;
use super::fields::{get_index, object, set_index};
use super::{Exception, payload};
use crate::error::{PyResult, Raised};
use crate::native::{Args, ClassDef, GetSetDef, check_no_keywords};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;
use apython_text::codecs::Fault;

/// Numbers of native attributes.
pub(crate) mod field {
    pub(crate) const ENCODING: usize = 0;
    pub(crate) const OBJECT: usize = 1;
    pub(crate) const START: usize = 2;
    pub(crate) const END: usize = 3;
    pub(crate) const REASON: usize = 4;
}

const fn index<const NUMBER: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    let (get, set) = (get_index::<NUMBER>, set_index::<NUMBER>);
    GetSetDef { name, doc: Some(doc), get, set: Some(set), is_member: true }
}

pub(crate) const FIELDS: &ClassDef = &ClassDef {
    methods: &[],
    getsets: &[
        object::<{ field::ENCODING }>("encoding", "exception encoding"),
        object::<{ field::OBJECT }>("object", "exception object"),
        index::<{ field::START }>("start", "exception start"),
        index::<{ field::END }>("end", "exception end"),
        object::<{ field::REASON }>("reason", "exception reason"),
    ],
    attributes: &[],
    set_slots: |_| (),
};

/// What a constructor takes at one place.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Str,
    Bytes,
    Index,
}

/// Checks the constructor's arguments and sets the attributes, which have these numbers.
fn init(vm: &Vm, this: &Value, args: Args<'_>, parts: &[(usize, Kind)]) -> PyResult<()> {
    if args.has_keywords() {
        check_no_keywords(vm, &this.type_name(vm), args)?;
    }
    set_args(vm, this, args);
    let (values, expected) = (args.positional(), parts.len());
    if values.len() != expected {
        let given = values.len();
        let message = format!("function takes exactly {expected} arguments ({given} given)");
        return Err(vm.type_error(message));
    }
    for (place, (value, &(number, kind))) in values.iter().zip(parts).enumerate() {
        let value = match kind {
            Kind::Str if !value.is_str() => {
                let found = if value.is_none() { "None".into() } else { value.type_name(vm) };
                let place = place + 1;
                return Err(vm.type_error(format!("argument {place} must be str, not {found}")));
            }
            Kind::Bytes if value.as_bytes_slice().is_none() => {
                let found = value.type_name(vm);
                let message = format!("a bytes-like object is required, not '{found}'");
                return Err(vm.type_error(message));
            }
            Kind::Index => {
                let index = ops::index(vm, value)?;
                if index.as_i64().is_none() {
                    let message = "Python int too large to convert to C ssize_t";
                    return Err(vm.overflow_error(message));
                }
                index
            }
            _ => value.clone(),
        };
        payload(this).set_field(number, value);
    }
    Ok(())
}

/// The attributes as texts need them.
struct Shown {
    encoding: Value,
    object: Value,
    start: i64,
    end: i64,
    reason: Value,
}

/// `None` where the attributes aren't all there.
fn shown(vm: &Vm, this: &Value) -> PyResult<Option<Shown>> {
    let exception = payload(this);
    let object = exception.field(field::OBJECT);
    if object.is_unbound() {
        return Ok(None);
    }
    let text = |number| {
        let value = exception.field(number).bound().unwrap_or(Value::NONE);
        ops::str(vm, &value)
    };
    let number = |number| exception.field(number).as_i64().unwrap_or(0);
    let (start, end) = (number(field::START), number(field::END));
    let (encoding, reason) = (text(field::ENCODING)?, text(field::REASON)?);
    Ok(Some(Shown { encoding, object, start, end, reason }))
}

/// `'codec' codec can't do what is done: reason`
fn message(vm: &Vm, codec: Option<&Value>, what: &str, reason: &Value) -> Value {
    let mut text = StrBuf::new();
    if let Some(codec) = codec.and_then(Value::as_str_view) {
        text.push_ascii("'");
        text.push_view(codec);
        text.push_ascii("' codec ");
    }
    text.push_str(what);
    text.push_ascii(": ");
    text.push_view(reason.as_str_view().expect("made by str"));
    vm.new_str_owned(&text.finish())
}

/// `character '\xe4' in position 3`, or `characters in position 3-5`.
fn characters(object: &Value, start: i64, end: i64) -> String {
    let only = usize::try_from(start).ok().filter(|_| end == start + 1);
    match only.and_then(|at| object.as_str_view()?.get(at)) {
        Some(bad) => {
            let escape = match bad {
                0..=0xff => format!("\\x{bad:02x}"),
                0x100..=0xffff => format!("\\u{bad:04x}"),
                _ => format!("\\U{bad:08x}"),
            };
            format!("character '{escape}' in position {start}")
        }
        None => format!("characters in position {start}-{}", end - 1),
    }
}

#[pymethods(ENCODE_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_encode_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        use Kind::{Index, Str};
        use field::{ENCODING, END, OBJECT, REASON, START};
        let parts = [(ENCODING, Str), (OBJECT, Str), (START, Index), (END, Index), (REASON, Str)];
        init(vm, this, args, &parts)
    }
    #[pyslot(str)]
    fn str_encode_error(vm: &Vm, this: &Value) -> PyResult {
        let Some(Shown { encoding, object, start, end, reason }) = shown(vm, this)? else {
            return Ok(vm.empty_str.clone());
        };
        let what = format!("can't encode {}", characters(&object, start, end));
        Ok(message(vm, Some(&encoding), &what, &reason))
    }
}

#[pymethods(DECODE_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_decode_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        use Kind::{Bytes, Index, Str};
        use field::{ENCODING, END, OBJECT, REASON, START};
        let parts = [(ENCODING, Str), (OBJECT, Bytes), (START, Index), (END, Index), (REASON, Str)];
        init(vm, this, args, &parts)
    }
    #[pyslot(str)]
    fn str_decode_error(vm: &Vm, this: &Value) -> PyResult {
        let Some(Shown { encoding, object, start, end, reason }) = shown(vm, this)? else {
            return Ok(vm.empty_str.clone());
        };
        let only = usize::try_from(start).ok().filter(|_| end == start + 1);
        let what = match only.and_then(|at| object.as_bytes_slice()?.get(at)) {
            Some(byte) => format!("can't decode byte 0x{byte:02x} in position {start}"),
            None => format!("can't decode bytes in position {start}-{}", end - 1),
        };
        Ok(message(vm, Some(&encoding), &what, &reason))
    }
}

#[pymethods(TRANSLATE_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_translate_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        use Kind::{Index, Str};
        use field::{END, OBJECT, REASON, START};
        init(vm, this, args, &[(OBJECT, Str), (START, Index), (END, Index), (REASON, Str)])
    }
    #[pyslot(str)]
    fn str_translate_error(vm: &Vm, this: &Value) -> PyResult {
        let Some(Shown { object, start, end, reason, .. }) = shown(vm, this)? else {
            return Ok(vm.empty_str.clone());
        };
        let what = format!("can't translate {}", characters(&object, start, end));
        Ok(message(vm, None, &what, &reason))
    }
}

impl Vm {
    /// Raises UnicodeDecodeError for bytes that a codec refused.
    #[cold]
    pub(crate) fn decode_error(&self, fault: &Fault, bytes: &[u8]) -> Raised {
        let args = fault_args(self, self.new_bytes(bytes), fault);
        self.raise_args(&self.exceptions.unicode_decode_error, args)
    }
    /// Raises UnicodeEncodeError for text that a codec refused.
    #[cold]
    pub(crate) fn encode_error(&self, fault: &Fault, text: &Value) -> Raised {
        let args = fault_args(self, text.clone(), fault);
        self.raise_args(&self.exceptions.unicode_encode_error, args)
    }
}

fn fault_args(vm: &Vm, object: Value, fault: &Fault) -> Vec<Value> {
    vec![
        vm.new_str(fault.encoding.name()),
        object,
        Value::from_usize(vm, fault.start),
        Value::from_usize(vm, fault.end),
        vm.new_str(fault.reason),
    ]
}
