//! `int.to_bytes` and `int.from_bytes`.

use super::IntView;
use crate::error::PyResult;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrView;
use rug::Integer;
use rug::integer::Order;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ByteOrder {
    Little,
    Big,
}

impl ByteOrder {
    /// Big is the default.
    pub(super) fn parse(vm: &Vm, name: Option<StrView<'_>>) -> PyResult<ByteOrder> {
        match name {
            None => Ok(ByteOrder::Big),
            Some(name) if name.eq_str("big") => Ok(ByteOrder::Big),
            Some(name) if name.eq_str("little") => Ok(ByteOrder::Little),
            Some(_) => Err(vm.value_error("byteorder must be either 'little' or 'big'")),
        }
    }
}

/// How many bits two's complement takes; without a sign bit where 0 or -1 needs no bit at all,
/// as CPython counts.
fn signed_bits(x: IntView<'_>) -> u64 {
    let magnitude_bits = match x {
        IntView::Small(x) => u64::from(64 - (x ^ (x >> 63)).leading_zeros()),
        IntView::Wide(x) => u64::from(128 - (x ^ (x >> 127)).leading_zeros()),
        IntView::Big(big) if big.is_negative() => {
            // A negative power of two takes one bit less than its magnitude.
            let power = big.as_abs().is_power_of_two();
            x.bit_length() - u64::from(power)
        }
        IntView::Big(_) => x.bit_length(),
    };
    if magnitude_bits == 0 { 0 } else { magnitude_bits + 1 }
}

/// `length` bytes of two's complement.
pub(super) fn to_bytes(
    vm: &Vm,
    x: IntView<'_>,
    length: usize,
    order: ByteOrder,
    signed: bool,
) -> PyResult {
    if !signed && x.is_negative() {
        return Err(vm.overflow_error("can't convert negative int to unsigned"));
    }
    let bits = if signed { signed_bits(x) } else { x.bit_length() };
    if bits.div_ceil(8) > length as u64 {
        return Err(vm.overflow_error("int too big to convert"));
    }
    let mut bytes = Vec::new();
    if bytes.try_reserve_exact(length).is_err() {
        return Err(super::too_large(vm));
    }
    push_little_endian(x, &mut bytes);
    // What is cut off or added repeats the sign.
    bytes.resize(length, if x.is_negative() { 0xFF } else { 0 });
    if order == ByteOrder::Big {
        bytes.reverse();
    }
    Ok(vm.new_bytes(&bytes))
}

fn push_little_endian(x: IntView<'_>, bytes: &mut Vec<u8>) {
    match x {
        IntView::Small(x) => bytes.extend(x.to_le_bytes()),
        IntView::Wide(x) => bytes.extend(x.to_le_bytes()),
        IntView::Big(x) if x.is_negative() => {
            // -x is ~(x - 1).
            let below = Integer::from(!x);
            bytes.extend(below.to_digits::<u8>(Order::Lsf).iter().map(|byte| !byte));
        }
        IntView::Big(x) => bytes.extend(x.to_digits::<u8>(Order::Lsf)),
    }
}

/// The integer that bytes of two's complement say.
pub(super) fn from_bytes(vm: &Vm, bytes: &[u8], order: ByteOrder, signed: bool) -> PyResult {
    if bytes.len() as u64 * 8 > super::MAX_BITS {
        return Err(super::too_large(vm));
    }
    let top = match order {
        ByteOrder::Little => bytes.last(),
        ByteOrder::Big => bytes.first(),
    };
    let negative = signed && top.is_some_and(|top| top & 0x80 != 0);
    if bytes.len() <= 15 {
        let start: i128 = if negative { -1 } else { 0 };
        let push = |x: i128, &byte: &u8| x << 8 | i128::from(byte);
        return Ok(Value::from_i128(
            vm,
            match order {
                ByteOrder::Little => bytes.iter().rev().fold(start, push),
                ByteOrder::Big => bytes.iter().fold(start, push),
            },
        ));
    }
    let digits = match order {
        ByteOrder::Little => Order::Lsf,
        ByteOrder::Big => Order::Msf,
    };
    let mut x = Integer::from_digits(bytes, digits);
    if negative {
        x -= Integer::from(1) << (bytes.len() * 8) as u32;
    }
    Ok(Value::from_integer(vm, x))
}

/// The bytes of an argument that is bytes, has `__bytes__` or yields bytes' numbers.
pub(super) fn collect(vm: &Vm, value: &Value) -> PyResult<Vec<u8>> {
    if let Some(bytes) = value.as_bytes_slice() {
        return Ok(bytes.to_vec());
    }
    if let Some(method) = ops::lookup_special(vm, value, &vm.names.__bytes__)? {
        let made = ops::call_values(vm, &method, &[])?;
        return made.as_bytes_slice().map(<[u8]>::to_vec).ok_or_else(|| {
            vm.type_error(format!("__bytes__ returned non-bytes (type {})", made.type_name(vm)))
        });
    }
    let slots = value.type_of(vm).slots();
    if value.is_str() || (slots.iter.is_none() && slots.getitem.is_none()) {
        let found = value.type_name(vm);
        return Err(vm.type_error(format!("cannot convert '{found}' object to bytes")));
    }
    let mut bytes = Vec::new();
    ops::for_each(vm, value, |item| {
        let number = ops::index(vm, &item)?;
        match super::expect_view(&number) {
            IntView::Small(x @ 0..=255) => bytes.push(x as u8),
            _ => return Err(vm.value_error("bytes must be in range(0, 256)")),
        }
        Ok(true)
    })?;
    Ok(bytes)
}
