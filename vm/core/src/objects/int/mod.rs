//! int: the heap forms, and reading and making integers of any size.
//!
//! A value holds an integer in exactly one form: in the value itself if it fits there, else
//! in a heap object as an `i128` if it fits that, else as a GMP integer. bool's payload is the
//! same, but bools are never on the heap.

use crate::object::Ref;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use rug::Integer;

pub enum Int {
    /// Outside the inline range, within `i128`.
    Wide(i128),
    /// Outside `i128`.
    Big(Integer),
}

super::native_object!(Int, INT, int);

/// An integer, borrowed from a value.
#[derive(Clone, Copy)]
pub enum IntView<'a> {
    Small(i64),
    Wide(i128),
    Big(&'a Integer),
}

impl Value {
    /// The integer, if this is an int, a bool or an instance of a subclass of int.
    #[inline]
    pub fn as_int_view(&self) -> Option<IntView<'_>> {
        if let Some(x) = self.as_small_int() {
            return Some(IntView::Small(x));
        }
        if let Some(x) = self.as_bool() {
            return Some(IntView::Small(i64::from(x)));
        }
        Some(match self.downcast::<Int>()? {
            &Int::Wide(x) => match i64::try_from(x) {
                Ok(x) => IntView::Small(x),
                Err(_) => IntView::Wide(x),
            },
            Int::Big(x) => IntView::Big(x),
        })
    }
    /// Whether this is an int, a bool or an instance of a subclass of int.
    #[inline]
    pub fn is_int(&self) -> bool {
        self.is_small_int() || self.is_bool() || self.downcast::<Int>().is_some()
    }
    /// The integer, if this is one and it fits.
    #[inline]
    pub fn as_i64(&self) -> Option<i64> {
        match self.as_int_view()? {
            IntView::Small(x) => Some(x),
            _ => None,
        }
    }
    /// An int.
    #[inline(always)]
    pub fn from_int(vm: &Vm, x: i64) -> Value {
        match RawValue::try_from_int(x) {
            Some(_) => Value::from_small_int(x),
            None => Value::from_i128_slow(vm, i128::from(x)),
        }
    }
    pub fn from_usize(vm: &Vm, x: usize) -> Value {
        Value::from_i128(vm, x as i128)
    }
    #[inline]
    pub fn from_i128(vm: &Vm, x: i128) -> Value {
        match i64::try_from(x) {
            Ok(x) => Value::from_int(vm, x),
            Err(_) => Value::from_i128_slow(vm, x),
        }
    }
    #[inline(never)]
    fn from_i128_slow(vm: &Vm, x: i128) -> Value {
        Ref::new(vm, Int::Wide(x)).into_value()
    }
    /// An int, in the form its size calls for.
    pub fn from_integer(vm: &Vm, x: Integer) -> Value {
        match x.to_i128() {
            Some(x) => Value::from_i128(vm, x),
            None => Ref::new(vm, Int::Big(x)).into_value(),
        }
    }
}

/// The integer of a value that is known to be one: what `ops::index` returned, or the operand
/// of a slot of int.
#[inline]
pub fn expect_view(value: &Value) -> IntView<'_> {
    value.as_int_view().expect("an int")
}

impl IntView<'_> {
    pub fn to_integer(self) -> Integer {
        match self {
            IntView::Small(x) => Integer::from(x),
            IntView::Wide(x) => Integer::from(x),
            IntView::Big(x) => x.clone(),
        }
    }
    pub fn is_zero(self) -> bool {
        matches!(self, IntView::Small(0))
    }
    pub fn is_negative(self) -> bool {
        match self {
            IntView::Small(x) => x < 0,
            IntView::Wide(x) => x < 0,
            IntView::Big(x) => x.cmp0().is_lt(),
        }
    }
}
