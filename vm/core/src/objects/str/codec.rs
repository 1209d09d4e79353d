//! From text to bytes and back: the encodings and error handlers that need no library.

use crate::error::{PyResult, Raised};
use crate::native::{ArgContext, FromArg};
use crate::object::{Ref, Type};
use crate::value::Value;
use crate::vm::Vm;
use apython_text::codecs::{self, DecodeErrors, EncodeErrors, Encoding, Fault, Replacement};
use apython_text::codecs::{DecodeHandler, EncodeHandler};
use apython_text::{StrBuf, StrView};
use std::borrow::Cow;

/// The name of an encoding or an error handler that was given as an argument.
pub(crate) fn name_arg<'a>(
    vm: &Vm,
    value: Option<&'a Value>,
    context: ArgContext,
) -> PyResult<Option<Cow<'a, str>>> {
    let Some(value) = value else { return Ok(None) };
    let name = Cow::<str>::from_arg(vm, value, context)?;
    if name.contains('\0') {
        return Err(vm.value_error("embedded null character"));
    }
    Ok(Some(name))
}

/// Other names of the encodings, as CPython's library has them, in its normal form.
#[rustfmt::skip]
const ALIASES: &[(Encoding, &[&str])] = &[
    (Encoding::Utf8, &["u8", "utf", "utf_8", "utf8_ucs2", "utf8_ucs4", "cp65001"]),
    (Encoding::Utf16, &["u16", "utf_16"]),
    (Encoding::Utf16Le, &["unicodelittleunmarked", "utf_16le", "utf_16_le"]),
    (Encoding::Utf16Be, &["unicodebigunmarked", "utf_16be", "utf_16_be"]),
    (Encoding::Utf32, &["u32", "utf_32"]),
    (Encoding::Utf32Le, &["utf_32le", "utf_32_le"]),
    (Encoding::Utf32Be, &["utf_32be", "utf_32_be"]),
    (Encoding::Ascii, &[
        "646", "ansi_x3.4_1968", "ansi_x3_4_1968", "ansi_x3.4_1986", "cp367", "csascii", "ibm367",
        "iso646_us", "iso_646.irv_1991", "iso_ir_6", "us", "us_ascii",
    ]),
    (Encoding::Latin1, &[
        "8859", "cp819", "csisolatin1", "ibm819", "iso8859", "iso8859_1", "iso_8859_1",
        "iso_8859_1_1987", "iso_ir_100", "l1", "latin", "latin_1",
    ]),
];

/// The encoding that a name stands for: case does not matter, nor which characters stand
/// between its words.
fn by_name(name: &str) -> Option<Encoding> {
    if let Some(encoding) = Encoding::by_name(name) {
        return Some(encoding);
    }
    let mut normal = String::with_capacity(name.len());
    for c in name.chars().filter(char::is_ascii) {
        let in_word = c.is_ascii_alphanumeric() || c == '.';
        if in_word {
            normal.push(c.to_ascii_lowercase());
        } else if !normal.is_empty() && !normal.ends_with('_') {
            normal.push('_');
        }
    }
    let normal = normal.trim_end_matches('_');
    let found = ALIASES.iter().find(|(_, aliases)| aliases.contains(&normal));
    found.map(|&(encoding, _)| encoding)
}

fn encoding_of(vm: &Vm, name: Option<&str>) -> PyResult<Encoding> {
    match name {
        None | Some("utf-8") => Ok(Encoding::Utf8),
        Some(name) => by_name(name).ok_or_else(|| unknown_encoding(vm, name)),
    }
}

#[cold]
fn unknown_encoding(vm: &Vm, name: &str) -> Raised {
    vm.lookup_error(format!("unknown encoding: {name}"))
}

/// Why something was not encoded or decoded.
enum Failure {
    Fault(Fault),
    UnknownHandler,
    /// A handler that can only encode was to decode.
    CannotDecode,
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Failure {
        Failure::Fault(fault)
    }
}

/// An error handler by its name, which is not looked up before it is needed.
struct Handler<'a>(&'a str);

impl EncodeHandler for Handler<'_> {
    type Error = Failure;

    fn handle(
        &mut self,
        fault: &Fault,
        text: StrView<'_>,
    ) -> Result<(Replacement, usize), Failure> {
        let mut errors = EncodeErrors::by_name(self.0).ok_or(Failure::UnknownHandler)?;
        Ok(errors.handle(fault, text)?)
    }
}

impl DecodeHandler for Handler<'_> {
    type Error = Failure;

    fn handle(&mut self, fault: &Fault, input: &[u8], out: &mut StrBuf) -> Result<usize, Failure> {
        match (DecodeErrors::by_name(self.0), EncodeErrors::by_name(self.0)) {
            (Some(mut errors), _) => Ok(errors.handle(fault, input, out)?),
            (None, Some(_)) => Err(Failure::CannotDecode),
            (None, None) => Err(Failure::UnknownHandler),
        }
    }
}

/// `text.encode(encoding, errors)`: the bytes.
pub(crate) fn encode_to_vec(
    vm: &Vm,
    text: &Value,
    encoding: Option<&str>,
    errors: Option<&str>,
) -> PyResult<Vec<u8>> {
    let view = text.as_str_view().expect("text is a str");
    let (encoding, mut handler) = (encoding_of(vm, encoding)?, Handler(errors.unwrap_or("strict")));
    let mut bytes = Vec::new();
    match codecs::encode(encoding, view, &mut handler, &mut bytes) {
        Ok(()) => Ok(bytes),
        Err(failure) => Err(encode_error(vm, text, handler.0, failure)),
    }
}

/// `text.encode(encoding, errors)`: a bytes object.
pub(crate) fn encode(
    vm: &Vm,
    text: &Value,
    encoding: Option<&str>,
    errors: Option<&str>,
) -> PyResult {
    if let (None | Some("utf-8" | "ascii"), Some(ascii)) =
        (encoding, text.as_str_view().and_then(StrView::as_ascii_str))
    {
        return Ok(vm.new_bytes(ascii.as_bytes()));
    }
    Ok(vm.new_bytes(&encode_to_vec(vm, text, encoding, errors)?))
}

/// `bytes.decode(encoding, errors)`: a str.
pub(crate) fn decode(
    vm: &Vm,
    bytes: &[u8],
    encoding: Option<&str>,
    errors: Option<&str>,
) -> PyResult {
    if bytes.is_empty() {
        return Ok(vm.empty_str.clone());
    }
    let (encoding, mut handler) = (encoding_of(vm, encoding)?, Handler(errors.unwrap_or("strict")));
    let is_latin1 = match encoding {
        Encoding::Latin1 => true,
        Encoding::Utf8 | Encoding::Ascii => bytes.is_ascii(),
        _ => false,
    };
    if is_latin1 {
        return Ok(vm.new_str_narrowest(StrView::Latin1(bytes)));
    }
    let mut text = StrBuf::new();
    match codecs::decode(encoding, bytes, true, &mut handler, &mut text) {
        Ok(_) => Ok(vm.new_str_owned(&text.finish())),
        Err(failure) => Err(decode_error(vm, bytes, handler.0, failure)),
    }
}

#[cold]
fn encode_error(vm: &Vm, text: &Value, handler: &str, failure: Failure) -> Raised {
    raise(vm, &vm.exceptions.unicode_encode_error, || text.clone(), handler, failure)
}

#[cold]
fn decode_error(vm: &Vm, bytes: &[u8], handler: &str, failure: Failure) -> Raised {
    raise(vm, &vm.exceptions.unicode_decode_error, || vm.new_bytes(bytes), handler, failure)
}

/// Raises what became of a fault in `object`.
fn raise(
    vm: &Vm,
    class: &Ref<Type>,
    object: impl FnOnce() -> Value,
    handler: &str,
    failure: Failure,
) -> Raised {
    match failure {
        Failure::Fault(fault) => vm.raise_args(class, fault_args(vm, object(), &fault)),
        Failure::UnknownHandler => {
            vm.lookup_error(format!("unknown error handler name '{handler}'"))
        }
        Failure::CannotDecode => {
            let class = class.name();
            vm.type_error(format!("don't know how to handle {class} in error callback"))
        }
    }
}

/// The arguments of a UnicodeEncodeError or UnicodeDecodeError.
fn fault_args(vm: &Vm, object: Value, fault: &Fault) -> Vec<Value> {
    vec![
        vm.new_str(fault.encoding.name()),
        object,
        Value::from_usize(vm, fault.start),
        Value::from_usize(vm, fault.end),
        vm.new_str(fault.reason),
    ]
}
