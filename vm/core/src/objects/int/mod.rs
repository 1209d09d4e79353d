//! int: the heap forms, and reading and making integers of any size.
//!
//! A value holds an integer in exactly one form: in the value itself if it fits there, else
//! in a heap object as an `i128` if it fits that, else as a GMP integer. bool's payload is the
//! same, but bools are never on the heap.
//!
//! `arith`, `divide`, `power` and `bits` are the operators on [`IntView`]s, which the execution
//! loop calls too; `compare`, `text`, `bytes` and `construct` what their names say; `methods`
//! the slots and methods of the class.

pub mod arith;
pub mod bits;
pub mod bytes;
pub mod compare;
pub mod construct;
pub mod divide;
mod methods;
pub mod power;
pub mod text;

#[cfg(test)]
mod tests;

pub use arith::{absolute, add, mul, negative, sub};
pub use bits::{and, invert, lshift, or, rshift, xor};
pub use compare::{compare, hash};
pub use divide::{divmod, floor_div, modulo, true_div};
pub use power::{pow, pow_mod};

use crate::error::Raised;
use crate::object::Ref;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_text::int::IntRef;
use rug::Integer;
use rug::integer::MiniInteger;

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

/// An integer in GMP's form: borrowed, or made on the stack.
pub(crate) enum Operand<'a> {
    Borrowed(&'a Integer),
    Made(MiniInteger),
}

impl Operand<'_> {
    /// Runs `f` with the integer.
    #[inline]
    pub(crate) fn with<R>(&self, f: impl FnOnce(&Integer) -> R) -> R {
        match self {
            Operand::Borrowed(x) => f(x),
            Operand::Made(x) => f(&x.borrow()),
        }
    }
}

impl<'a> IntView<'a> {
    pub fn to_integer(self) -> Integer {
        match self {
            IntView::Small(x) => Integer::from(x),
            IntView::Wide(x) => Integer::from(x),
            IntView::Big(x) => x.clone(),
        }
    }
    /// For operations of GMP, without allocating.
    #[inline]
    pub(crate) fn as_operand(self) -> Operand<'a> {
        match self {
            IntView::Small(x) => Operand::Made(MiniInteger::from(x)),
            IntView::Wide(x) => Operand::Made(MiniInteger::from(x)),
            IntView::Big(x) => Operand::Borrowed(x),
        }
    }
    /// The integer if 128 bits hold it.
    #[inline]
    pub fn to_i128(self) -> Option<i128> {
        match self {
            IntView::Small(x) => Some(i128::from(x)),
            IntView::Wide(x) => Some(x),
            IntView::Big(_) => None,
        }
    }
    /// As `apython-text` takes it.
    #[inline]
    pub fn to_text_ref(self) -> IntRef<'a> {
        match self {
            IntView::Small(x) => IntRef::Small(x),
            IntView::Wide(x) => IntRef::Wide(x),
            IntView::Big(x) => IntRef::Big(x),
        }
    }
    /// The value: the exact int.
    #[inline]
    pub fn to_value(self, vm: &Vm) -> Value {
        match self {
            IntView::Small(x) => Value::from_int(vm, x),
            IntView::Wide(x) => Value::from_i128(vm, x),
            IntView::Big(x) => Value::from_integer(vm, x.clone()),
        }
    }
    #[inline]
    pub fn is_zero(self) -> bool {
        matches!(self, IntView::Small(0))
    }
    #[inline]
    pub fn is_negative(self) -> bool {
        match self {
            IntView::Small(x) => x < 0,
            IntView::Wide(x) => x < 0,
            IntView::Big(x) => x.is_negative(),
        }
    }
    /// How many bits the magnitude has.
    pub fn bit_length(self) -> u64 {
        match self {
            IntView::Small(x) => u64::from(64 - x.unsigned_abs().leading_zeros()),
            IntView::Wide(x) => u64::from(128 - x.unsigned_abs().leading_zeros()),
            IntView::Big(x) => match x.as_limbs() {
                [] => 0,
                [.., top] => x.as_limbs().len() as u64 * 64 - u64::from(top.leading_zeros()),
            },
        }
    }
    /// The nearest double; OverflowError where it is too large.
    #[inline]
    pub fn to_f64(self, vm: &Vm) -> crate::error::PyResult<f64> {
        match self {
            IntView::Small(x) => Ok(x as f64),
            _ => apython_text::int::to_f64(self.to_text_ref())
                .ok_or_else(|| vm.overflow_error("int too large to convert to float")),
        }
    }
}

/// An int value that is an int itself and no instance of a subclass (a bool, for one): the
/// value or a copy.
#[inline]
pub fn to_exact(vm: &Vm, value: &Value) -> Value {
    if value.is_small_int() || value.downcast_exact::<Int>().is_some() {
        value.clone()
    } else {
        expect_view(value).to_value(vm)
    }
}

/// The largest number of bits of an integer: what GMP and its wrapper count with 32 bits.
/// Beyond it an operation raises MemoryError.
pub(crate) const MAX_BITS: u64 = (1 << 32) - 256;

#[cold]
pub(crate) fn too_large(vm: &Vm) -> Raised {
    vm.raise_args(&vm.exceptions.memory_error, vec![])
}

impl Value {
    /// The int of what `apython-text` made.
    #[inline]
    pub fn from_text_int(vm: &Vm, x: apython_text::int::Int) -> Value {
        match x {
            apython_text::int::Int::Small(x) => Value::from_int(vm, x),
            apython_text::int::Int::Wide(x) => Value::from_i128(vm, x),
            apython_text::int::Int::Big(x) => Value::from_integer(vm, x),
        }
    }
}
