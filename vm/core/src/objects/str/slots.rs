//! What syntax and built-in functions do with strs.

use super::{Str, StrIter, build, construct, formatting, percent};
use crate::error::{PyResult, Raised};
use crate::native::Args;
use crate::object::{CompareOp, Ref, Type};
use crate::objects::sequence;
use crate::objects::slice::{self, Slice};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::repr::push_repr;
use apython_text::search::{self, Flavor, find_char};
use apython_text::{OwnedStr, StrView};

/// The characters of a value that is known to be a str: what slots and methods are called on.
#[inline(always)]
pub(super) fn text_of(this: &Value) -> StrView<'_> {
    this.as_str_view().expect("a slot gets instances of its type")
}

/// The str itself; a copy where it is an instance of a subclass.
#[inline]
pub(super) fn unchanged(vm: &Vm, this: &Value) -> Value {
    if this.downcast_exact::<Str>().is_some() {
        this.clone()
    } else {
        vm.new_str_narrowest(text_of(this))
    }
}

#[pymethods(SLOTS)]
impl Str {
    #[pyslot(new)]
    fn make(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new(vm, class, args)
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        repr(vm, text_of(this))
    }
    #[pyslot(str)]
    fn str(vm: &Vm, this: &Value) -> PyResult {
        Ok(unchanged(vm, this))
    }
    #[pyslot(hash)]
    fn hash_slot(_vm: &Vm, this: &Value) -> PyResult<i64> {
        Ok(this.downcast::<Str>().expect("a slot gets instances of its type").hash())
    }
    #[pyslot(compare)]
    fn compare(_vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let (Some(a), Some(b)) = (this.as_str_view(), other.as_str_view()) else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        Ok(Value::from_bool(match op {
            CompareOp::Eq => this.is(other) || a == b,
            CompareOp::Ne => !this.is(other) && a != b,
            _ => op.holds(a.cmp(&b)),
        }))
    }
    #[pyslot(len)]
    fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
        Ok(text_of(this).len())
    }
    #[pyslot(getitem)]
    fn subscript(vm: &Vm, this: &Value, key: &Value) -> PyResult {
        let text = text_of(this);
        let index = match key.as_small_int() {
            Some(index) => index,
            None => match key.downcast::<Slice>() {
                Some(slice) => return get_slice(vm, this, slice),
                None => index_of(vm, key)?,
            },
        };
        match text.get(sequence::place(index, text.len())) {
            Some(cp) => Ok(vm.new_char(cp)),
            None => Err(vm.index_error("string index out of range")),
        }
    }
    #[pyslot(contains)]
    fn contains(vm: &Vm, this: &Value, item: &Value) -> PyResult<bool> {
        match item.as_str_view() {
            Some(needle) => Ok(search::contains(text_of(this), needle)),
            None => Err(wrong_needle(vm, item)),
        }
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        Ok(StrIter::over(vm, this.to_ref::<Str>().expect("a slot gets instances of its type")))
    }
    #[pyslot(concat)]
    fn concat(vm: &Vm, this: &Value, other: &Value) -> PyResult {
        let Some(tail) = other.as_str_view() else { return Err(wrong_tail(vm, other)) };
        let text = text_of(this);
        if tail.is_empty() {
            return Ok(unchanged(vm, this));
        }
        if text.is_empty() {
            return Ok(unchanged(vm, other));
        }
        build::concat(vm, text, tail)
    }
    #[pyslot(repeat)]
    fn repeat(vm: &Vm, this: &Value, count: isize) -> PyResult {
        match count {
            1 => Ok(unchanged(vm, this)),
            _ => build::repeat(vm, text_of(this), count.max(0) as usize),
        }
    }
    #[pyslot(binary.mod_)]
    fn modulo(vm: &Vm, a: &Value, b: &Value) -> PyResult {
        match a.as_str_view() {
            Some(format) => {
                if find_char(format, u32::from(b'%')).is_none() {
                    // Nothing is to be replaced: the text itself, whatever its class.
                    percent::check_no_arguments(vm, Flavor::Str, b)?;
                    return Ok(a.clone());
                }
                build::built(vm, |out| percent::format(vm, format, Flavor::Str, b, out))
            }
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }
}

/// `repr(text)`; where no character needs a backslash, on the way to the new str.
fn repr(vm: &Vm, text: StrView<'_>) -> PyResult {
    let is_plain = |&byte: &u8| matches!(byte, 0x20..0x7F) && byte != b'\'' && byte != b'\\';
    if let StrView::Latin1(bytes) = text
        && bytes.iter().all(is_plain)
    {
        // SAFETY: the quotes and what is between them are written.
        return unsafe {
            build::new_latin1(vm, bytes.len() + 2, |out| {
                build::copy_bytes(bytes, out.as_mut_ptr().add(1).cast());
                out[0].write(b'\'');
                out[bytes.len() + 1].write(b'\'');
            })
        };
    }
    build::built(vm, |out| {
        push_repr(text, out);
        Ok(())
    })
}

/// The index that a subscript which isn't a slice stands for.
fn index_of(vm: &Vm, key: &Value) -> PyResult<i64> {
    if key.is_int() || key.type_of(vm).slots().index.is_some() {
        return ops::index_i64(vm, key);
    }
    let found = key.type_name(vm);
    Err(vm.type_error(format!("string indices must be integers, not '{found}'")))
}

fn get_slice(vm: &Vm, this: &Value, slice: &Slice) -> PyResult {
    part(vm, this, slice::unpack(vm, slice)?)
}

/// What a slice with these bounds selects of a str.
pub(crate) fn part(vm: &Vm, this: &Value, bounds: (isize, isize, isize)) -> PyResult {
    let text = text_of(this);
    let (start, _, step, count) = slice::adjust(bounds, text.len());
    if step == 1 {
        return Ok(substring(vm, this, start as usize..start as usize + count));
    }
    if let StrView::Latin1(bytes) = text {
        // SAFETY: all are written.
        return unsafe {
            build::new_latin1(vm, count, |out| {
                for (i, out) in out.iter_mut().enumerate() {
                    out.write(bytes[(start + i as isize * step) as usize]);
                }
            })
        };
    }
    let places = (0..count as isize).map(|i| text.at((start + i * step) as usize));
    build::new_large(vm, places.collect::<OwnedStr>().as_view())
}

/// A part of a str; the str itself where that is all of it.
#[inline]
pub(super) fn substring(vm: &Vm, this: &Value, range: std::ops::Range<usize>) -> Value {
    let text = text_of(this);
    if range.len() == text.len() {
        return unchanged(vm, this);
    }
    vm.new_str_view(text.slice(range.start, range.end))
}

#[cold]
fn wrong_needle(vm: &Vm, item: &Value) -> Raised {
    let found = item.type_name(vm);
    vm.type_error(format!("'in <string>' requires string as left operand, not {found}"))
}

#[cold]
fn wrong_tail(vm: &Vm, other: &Value) -> Raised {
    let found = other.type_name(vm);
    vm.type_error(format!("can only concatenate str (not \"{found}\") to str"))
}

/// `format(text, spec)`.
#[pymethods(FORMAT)]
impl Str {
    /// Return a formatted version of the string as described by format_spec.
    #[pymethod("__format__(self, format_spec, /)")]
    fn format_slot(vm: &Vm, this: &Value, spec: StrView<'_>) -> PyResult {
        if spec.is_empty() {
            return match this.downcast_exact::<Str>() {
                Some(_) => Ok(this.clone()),
                None => ops::str(vm, this),
            };
        }
        let class = this.type_name(vm);
        build::built(vm, |out| formatting::push_str(vm, text_of(this), spec, &class, out))
    }
    /// Return the size of the string in memory, in bytes.
    #[pymethod("__sizeof__(self)")]
    fn sizeof(_vm: &Vm, this: &Value) -> usize {
        // What CPython's layouts take with the terminating zero. A copy in UTF-8 is counted only
        // where there always is one: for single characters of Latin-1.
        let text = text_of(this);
        let header = match text {
            _ if text.is_ascii() => 40,
            StrView::Latin1([_]) => 56 + 3,
            _ => 56,
        };
        header + (text.len() + 1) * super::width(text.kind())
    }
    #[pymethod("__getnewargs__(self)", no_text)]
    fn getnewargs(vm: &Vm, this: &Value) -> Value {
        vm.new_tuple(vec![vm.new_str_narrowest(text_of(this))])
    }
}
