//! To and from text and hexadecimal digits; translation tables.

use super::{Bytes, bytes_arg, bytes_of, bytes_required, unchanged};
use crate::error::{PyResult, Raised};
use crate::native::{ArgContext, Args};
use crate::objects::str::codec;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;

#[pymethods(CONVERT)]
impl Bytes {
    #[pymethod("__getnewargs__(self)", no_text)]
    fn getnewargs(vm: &Vm, this: &Value) -> Value {
        vm.new_tuple(vec![vm.new_bytes(bytes_of(this))])
    }
    /// Convert this value to exact type bytes.
    #[pymethod("__bytes__(self)")]
    fn bytes(vm: &Vm, this: &Value) -> Value {
        unchanged(vm, this)
    }
    /// Decode the bytes using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding with which to decode the bytes.
    ///   errors
    ///     The error handling scheme to use for the handling of decoding errors.
    ///     The default is 'strict' meaning that decoding errors raise a
    ///     UnicodeDecodeError. Other possible values are 'ignore' and 'replace'
    ///     as well as any other name registered with codecs.register_error that
    ///     can handle UnicodeDecodeErrors.
    #[pymethod("decode(self, encoding='utf-8', errors='strict')", raw)]
    fn decode(vm: &Vm, args: Args<'_>) -> PyResult {
        let [this, encoding, errors] = Bytes::DECODE_DEF.signature.bind(vm, args)?;
        let context = |param, index| ArgContext { function: "decode", param, index };
        let encoding = codec::name_arg(vm, encoding, context("encoding", 1))?;
        let errors = codec::name_arg(vm, errors, context("errors", 2))?;
        let bytes = bytes_of(this.expect("a method has a receiver"));
        codec::decode(vm, bytes, encoding.as_deref(), errors.as_deref())
    }
    /// Create a string of hexadecimal numbers from a bytes object.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = b'\xb9\x01\xef'
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    #[pymethod("hex(self, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(vm: &Vm, this: &Value, sep: Option<&Value>, bytes_per_sep: i32) -> PyResult {
        let separator = match sep {
            Some(sep) => Some(hex_separator(vm, sep)?),
            None => None,
        };
        let digits = hex(bytes_of(this), separator, bytes_per_sep);
        Ok(vm.new_str_narrowest(StrView::Latin1(&digits)))
    }
    /// Create a bytes object from a string of hexadecimal numbers.
    ///
    /// Spaces between two numbers are accepted.
    /// Example: bytes.fromhex('B9 01EF') -> b'\\xb9\\x01\\xef'.
    #[pyclassmethod("fromhex(cls, string, /)")]
    fn fromhex(vm: &Vm, cls: &Value, string: StrView<'_>) -> PyResult {
        let bytes = vm.new_bytes(&from_hex(vm, string)?);
        if vm.types.bytes.is_value(cls) {
            return Ok(bytes);
        }
        ops::call_values(vm, cls, &[bytes])
    }
    /// Return a copy with each character mapped by the given translation table.
    ///
    ///   table
    ///     Translation table, which must be a bytes object of length 256.
    ///
    /// All characters occurring in the optional argument delete are removed.
    /// The remaining characters are mapped through the given translation table.
    #[pymethod("translate(self, table, /, delete=b'')")]
    fn translate(vm: &Vm, this: &Value, table: &Value, delete: Option<&Value>) -> PyResult {
        let table = match table.as_bytes_slice() {
            Some(table) if table.len() == 256 => Some(table),
            Some(_) => {
                return Err(vm.value_error("translation table must be 256 characters long"));
            }
            None if table.is_none() => None,
            None => return Err(bytes_required(vm, table)),
        };
        let mut deleted = [false; 256];
        if let Some(delete) = delete {
            bytes_arg(vm, delete)?.iter().for_each(|&byte| deleted[usize::from(byte)] = true);
        }
        let kept = bytes_of(this).iter().filter(|&&byte| !deleted[usize::from(byte)]);
        let made: Vec<u8> = match table {
            Some(table) => kept.map(|&byte| table[usize::from(byte)]).collect(),
            None => kept.copied().collect(),
        };
        if made == bytes_of(this) {
            return Ok(unchanged(vm, this));
        }
        Ok(vm.new_bytes(&made))
    }
    /// Return a translation table useable for the bytes or bytearray translate method.
    ///
    /// The returned table will be one where each byte in frm is mapped to the byte at
    /// the same position in to.
    ///
    /// The bytes objects frm and to must be of the same length.
    #[pystaticmethod("maketrans(frm, to, /)")]
    fn maketrans(vm: &Vm, from: &[u8], to: &[u8]) -> PyResult {
        if from.len() != to.len() {
            return Err(vm.value_error("maketrans arguments must have same length"));
        }
        let mut table: [u8; 256] = std::array::from_fn(|byte| byte as u8);
        for (&from, &to) in from.iter().zip(to) {
            table[usize::from(from)] = to;
        }
        Ok(vm.new_bytes(&table))
    }
}

/// The character between hexadecimal digits: one of ASCII, as a str or bytes.
fn hex_separator(vm: &Vm, sep: &Value) -> PyResult<u8> {
    if ops::len(vm, sep)? != 1 {
        return Err(vm.value_error("sep must be length 1."));
    }
    let cp = match (sep.as_str_view(), sep.as_bytes_slice()) {
        (Some(text), _) => text.at(0),
        (_, Some(bytes)) => u32::from(bytes[0]),
        _ => return Err(vm.type_error("sep must be str or bytes.")),
    };
    u8::try_from(cp).ok().filter(u8::is_ascii).ok_or_else(|| vm.value_error("sep must be ASCII."))
}

/// Two digits for each byte, in groups of `group` bytes counted from the right, from the left
/// if it is negative.
fn hex(bytes: &[u8], separator: Option<u8>, group: i32) -> Vec<u8> {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let size = group.unsigned_abs() as usize;
    let mut digits = Vec::with_capacity(bytes.len() * 3);
    for (i, byte) in bytes.iter().enumerate() {
        if let Some(separator) = separator
            && i > 0
            && size > 0
        {
            let distance = if group > 0 { bytes.len() - i } else { i };
            if distance.is_multiple_of(size) {
                digits.push(separator);
            }
        }
        digits.push(DIGITS[usize::from(byte >> 4)]);
        digits.push(DIGITS[usize::from(byte & 15)]);
    }
    digits
}

/// The bytes that pairs of hexadecimal digits say; white space may stand between the pairs.
fn from_hex(vm: &Vm, text: StrView<'_>) -> PyResult<Vec<u8>> {
    if let Some(at) = text.chars().position(|cp| cp >= 0x80) {
        return Err(not_hex(vm, at));
    }
    let digit = |at: usize| text.get(at).and_then(char::from_u32).and_then(|c| c.to_digit(16));
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut at = 0;
    while let Some(cp) = text.get(at) {
        if matches!(cp, 0x20 | 0x09..=0x0D) {
            at += 1;
            continue;
        }
        let Some(high) = digit(at) else { return Err(not_hex(vm, at)) };
        let Some(low) = digit(at + 1) else { return Err(not_hex(vm, at + 1)) };
        bytes.push((high * 16 + low) as u8);
        at += 2;
    }
    Ok(bytes)
}

#[cold]
fn not_hex(vm: &Vm, at: usize) -> Raised {
    vm.value_error(format!("non-hexadecimal number found in fromhex() arg at position {at}"))
}
