//! What syntax and built-in functions do with bytes.

use super::{Bytes, BytesIter, MOST_BYTES, construct, new_joined, new_large, new_repeated};
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::construct::out_of_memory;
use crate::objects::sequence;
use crate::objects::slice::{self, Slice};
use crate::objects::str::{built, percent, with_buffer};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrView;
use apython_text::repr::push_bytes_repr;
use apython_text::search::{self, Flavor};

/// The bytes of a value that is known to have some: what slots and methods are called on.
#[inline(always)]
pub(super) fn bytes_of(this: &Value) -> &[u8] {
    this.as_bytes_slice().expect("a slot gets instances of its type")
}

/// The object itself; a copy where it is an instance of a subclass.
#[inline]
pub(super) fn unchanged(vm: &Vm, this: &Value) -> Value {
    match this.downcast_exact::<Bytes>() {
        Some(_) => this.clone(),
        None => vm.new_bytes(bytes_of(this)),
    }
}

/// The bytes of an argument, or TypeError.
pub(super) fn bytes_arg<'a>(vm: &Vm, value: &'a Value) -> PyResult<&'a [u8]> {
    value.as_bytes_slice().ok_or_else(|| bytes_required(vm, value))
}

#[cold]
pub(super) fn bytes_required(vm: &Vm, value: &Value) -> Raised {
    let found = value.type_name(vm);
    vm.type_error(format!("a bytes-like object is required, not '{found}'"))
}

#[pymethods(SLOTS)]
impl Bytes {
    #[pyslot(new)]
    fn make(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new(vm, class, args)
    }
    #[pyslot(repr, str)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        built(vm, |out| {
            push_bytes_repr(bytes_of(this), out);
            Ok(())
        })
    }
    #[pyslot(hash)]
    fn hash_slot(_vm: &Vm, this: &Value) -> PyResult<i64> {
        Ok(this.downcast::<Bytes>().expect("a slot gets instances of its type").hash())
    }
    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.as_bytes_slice(), other.as_bytes_slice()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        Ok(Value::from_bool(match op {
            CompareOp::Eq => a == b,
            CompareOp::Ne => a != b,
            _ => op.holds(a.cmp(b)),
        }))
    }
    #[pyslot(len)]
    fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
        Ok(bytes_of(this).len())
    }
    #[pyslot(getitem)]
    fn subscript(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        let bytes = bytes_of(this);
        let index = match key.as_small_int() {
            Some(index) => index,
            None => match key.downcast::<Slice>() {
                Some(slice) => return get_slice(vm, this, slice),
                None => sequence::index(vm, key, "byte")?,
            },
        };
        match bytes.get(sequence::place(index, bytes.len())) {
            Some(&byte) => Ok(Value::from_small_int(i64::from(byte))),
            None => Err(vm.index_error("index out of range")),
        }
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, item: &Value) -> PyResult<bool> {
        let bytes = bytes_of(this);
        if let Some(needle) = item.as_bytes_slice() {
            return Ok(search::contains(StrView::Latin1(bytes), StrView::Latin1(needle)));
        }
        match ops::index_clamped(vm, item) {
            Ok(byte @ 0..=255) => Ok(memchr::memchr(byte as u8, bytes).is_some()),
            Ok(_) => Err(vm.value_error("byte must be in range(0, 256)")),
            Err(raised) => {
                drop(vm.take_exception(raised));
                Err(bytes_required(vm, item))
            }
        }
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        let bytes = this.to_ref::<Bytes>().expect("a slot gets instances of its type");
        Ok(BytesIter::over(vm, bytes))
    }
    #[pyslot(concat)]
    fn concat(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        let Some(tail) = other.as_bytes_slice() else {
            let found = other.type_name(vm);
            let class = this.type_name(vm);
            return Err(vm.type_error(format!("can't concat {found} to {class}")));
        };
        let bytes = bytes_of(this);
        if bytes.is_empty() && other.downcast_exact::<Bytes>().is_some() {
            return Ok(other.clone());
        }
        if tail.is_empty() && this.downcast_exact::<Bytes>().is_some() {
            return Ok(this.clone());
        }
        new_joined(vm, &[], [bytes, tail].into_iter())
    }
    #[pyslot(repeat)]
    fn repeat(vm: &Vm, this: &Value, count: isize) -> PyResult {
        let bytes = bytes_of(this);
        if count == 1 && this.downcast_exact::<Bytes>().is_some() {
            return Ok(this.clone());
        }
        let count = count.max(0) as usize;
        let len = bytes.len().checked_mul(count).filter(|&len| len <= isize::MAX as usize);
        match len {
            Some(len) if len > MOST_BYTES => Err(out_of_memory(vm)),
            Some(len) => new_repeated(vm, bytes, len),
            None => Err(vm.overflow_error("repeated bytes are too long")),
        }
    }
    #[pyslot(binary.mod_)]
    fn modulo(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        let Some(format) = a.as_bytes_slice() else { return Ok(Value::NOT_IMPLEMENTED) };
        with_buffer(
            |out| percent::format(vm, StrView::Latin1(format), Flavor::Bytes, b, out),
            |made| match made {
                StrView::Latin1(bytes) => new_large(vm, bytes),
                _ => unreachable!("bytes are formatted as Latin-1"),
            },
        )
    }
}

fn get_slice(vm: &Vm, this: &Value, slice: &Slice) -> PyResult {
    let bytes = bytes_of(this);
    let (start, _, step, count) = slice::resolve(vm, slice, bytes.len())?;
    if step == 1 {
        return Ok(subsequence(vm, this, start as usize..start as usize + count));
    }
    let places = (0..count as isize).map(|i| bytes[(start + i * step) as usize]);
    Ok(vm.new_bytes(&places.collect::<Vec<u8>>()))
}

/// A part of a bytes object; the object itself where that is all of it.
#[inline]
pub(super) fn subsequence(vm: &Vm, this: &Value, range: std::ops::Range<usize>) -> Value {
    let bytes = bytes_of(this);
    if range.len() == bytes.len() {
        return unchanged(vm, this);
    }
    vm.new_bytes(&bytes[range])
}
