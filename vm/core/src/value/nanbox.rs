//! The 64-bit NaN box.
//!
//! | top 16 bits | payload (48 bits)                          |
//! |-------------|--------------------------------------------|
//! | <= FFF8     | a double as it is; its NaNs are canonical  |
//! | FFF9        | None, Ellipsis, NotImplemented, unbound    |
//! | FFFA        | False, True                                |
//! | FFFB        | an integer in two's complement             |
//! | FFFC        | the address of an object's header          |
//!
//! The heap has the highest tag, so "is this on the heap?" is one unsigned comparison, and
//! so is "is this a double?".

use crate::object::Header;
use std::fmt;
use std::ptr::NonNull;

const TAG_SINGLETON: u64 = 0xFFF9;
const TAG_BOOL: u64 = 0xFFFA;
const TAG_INT: u64 = 0xFFFB;
const TAG_HEAP: u64 = 0xFFFC;
const PAYLOAD_BITS: u32 = 48;
const PAYLOAD_MASK: u64 = (1 << PAYLOAD_BITS) - 1;
/// The largest bit pattern that is a double: the canonical NaN with its sign set.
const LAST_DOUBLE: u64 = 0xFFF8_0000_0000_0000;

/// The largest integer held in the value itself.
pub const SMALL_INT_MAX: i64 = (1 << (PAYLOAD_BITS - 1)) - 1;
/// The smallest integer held in the value itself.
pub const SMALL_INT_MIN: i64 = -(1 << (PAYLOAD_BITS - 1));

/// The bits of a value, without ownership.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(transparent)]
pub struct RawValue(u64);

/// A Python value that owns one reference.
#[repr(transparent)]
pub struct Value(RawValue);

const _: () = assert!(size_of::<Value>() == 8);
const _: () = assert!(TAG_HEAP > TAG_INT && TAG_INT > TAG_BOOL && TAG_BOOL > TAG_SINGLETON);
const _: () = assert!(TAG_SINGLETON << PAYLOAD_BITS > LAST_DOUBLE);
// See `are_small_ints`.
const _: () = assert!(TAG_HEAP & TAG_INT != TAG_INT && LAST_DOUBLE >> PAYLOAD_BITS < TAG_INT);
const _: () = assert!(TAG_BOOL & TAG_INT != TAG_INT && TAG_SINGLETON & TAG_INT != TAG_INT);

impl RawValue {
    pub const NONE: RawValue = RawValue(TAG_SINGLETON << PAYLOAD_BITS);
    pub const ELLIPSIS: RawValue = RawValue((TAG_SINGLETON << PAYLOAD_BITS) | 1);
    pub const NOT_IMPLEMENTED: RawValue = RawValue((TAG_SINGLETON << PAYLOAD_BITS) | 2);
    pub const UNBOUND: RawValue = RawValue((TAG_SINGLETON << PAYLOAD_BITS) | 3);
    /// What a register holds that is free: no pointer, and, as floats often follow each other in
    /// temporaries, a float.
    pub const FREE: RawValue = RawValue(0);
    pub const FALSE: RawValue = RawValue(TAG_BOOL << PAYLOAD_BITS);
    pub const TRUE: RawValue = RawValue((TAG_BOOL << PAYLOAD_BITS) | 1);

    /// Any double; every NaN becomes the one NaN that cannot be taken for a tag.
    #[inline(always)]
    pub const fn from_f64(x: f64) -> RawValue {
        let bits = x.to_bits();
        // Only a NaN that carries both its sign and a payload lies beyond the last double.
        // Arithmetic on canonical NaNs never makes one, so this is for foreign bits.
        if bits > LAST_DOUBLE { RawValue(LAST_DOUBLE) } else { RawValue(bits) }
    }
    /// The result of arithmetic on doubles that came out of values.
    ///
    /// x86's SSE makes the "default NaN" (sign set, no payload) from invalid operations and
    /// passes on a quiet NaN it was given; both are at most the last double.
    #[inline(always)]
    pub fn from_f64_computed(x: f64) -> RawValue {
        debug_assert!(x.to_bits() <= LAST_DOUBLE);
        RawValue(x.to_bits())
    }
    #[inline(always)]
    pub const fn from_bool(x: bool) -> RawValue {
        RawValue((TAG_BOOL << PAYLOAD_BITS) | x as u64)
    }
    /// An integer within [`SMALL_INT_MIN`]`..=`[`SMALL_INT_MAX`].
    #[inline(always)]
    pub const fn from_small_int(x: i64) -> RawValue {
        debug_assert!(x >= SMALL_INT_MIN && x <= SMALL_INT_MAX);
        RawValue((TAG_INT << PAYLOAD_BITS) | (x as u64 & PAYLOAD_MASK))
    }
    /// As [`from_small_int`](Self::from_small_int) if it fits.
    #[inline(always)]
    pub const fn try_from_int(x: i64) -> Option<RawValue> {
        if x >= SMALL_INT_MIN && x <= SMALL_INT_MAX {
            Some(RawValue::from_small_int(x))
        } else {
            None
        }
    }
    /// The inverse of [`scaled_int`](Self::scaled_int).
    #[inline(always)]
    pub const fn from_scaled_int(x: i64) -> RawValue {
        RawValue((x as u64 >> 16) | (TAG_INT << PAYLOAD_BITS))
    }

    /// `self & other` of two small ints.
    #[inline(always)]
    pub const fn small_and(self, other: RawValue) -> RawValue {
        RawValue(self.0 & other.0)
    }
    /// `self | other` of two small ints.
    #[inline(always)]
    pub const fn small_or(self, other: RawValue) -> RawValue {
        RawValue(self.0 | other.0)
    }
    /// `self ^ other` of two small ints.
    #[inline(always)]
    pub const fn small_xor(self, other: RawValue) -> RawValue {
        RawValue((self.0 ^ other.0) | (TAG_INT << PAYLOAD_BITS))
    }

    #[inline(always)]
    pub const fn is_float(self) -> bool {
        self.0 <= LAST_DOUBLE
    }
    #[inline(always)]
    pub const fn is_small_int(self) -> bool {
        self.0 >> PAYLOAD_BITS == TAG_INT
    }
    #[inline(always)]
    pub const fn is_bool(self) -> bool {
        self.0 >> PAYLOAD_BITS == TAG_BOOL
    }
    #[inline(always)]
    pub const fn is_true(self) -> bool {
        self.0 == RawValue::TRUE.0
    }
    #[inline(always)]
    pub const fn is_false(self) -> bool {
        self.0 == RawValue::FALSE.0
    }
    #[inline(always)]
    pub const fn is_none(self) -> bool {
        self.0 == RawValue::NONE.0
    }
    #[inline(always)]
    pub const fn is_ellipsis(self) -> bool {
        self.0 == RawValue::ELLIPSIS.0
    }
    #[inline(always)]
    pub const fn is_not_implemented(self) -> bool {
        self.0 == RawValue::NOT_IMPLEMENTED.0
    }
    #[inline(always)]
    pub const fn is_unbound(self) -> bool {
        self.0 == RawValue::UNBOUND.0
    }
    #[inline(always)]
    pub const fn is_heap(self) -> bool {
        self.0 >= TAG_HEAP << PAYLOAD_BITS
    }

    /// Whether both are small integers: no other two tags have all of that tag's bits in common.
    #[inline(always)]
    pub const fn are_small_ints(self, other: RawValue) -> bool {
        RawValue(self.0 & other.0).is_small_int()
    }
    /// The object's address, if this is a heap value. The subtraction that yields it is the
    /// comparison too.
    #[inline(always)]
    pub fn as_header(self) -> Option<*mut Header> {
        let (address, is_below) = self.0.overflowing_sub(TAG_HEAP << PAYLOAD_BITS);
        if is_below { None } else { Some(std::ptr::with_exposed_provenance_mut(address as usize)) }
    }

    /// The double; any bits if this isn't one.
    #[inline(always)]
    pub const fn as_f64_unchecked(self) -> f64 {
        f64::from_bits(self.0)
    }
    /// The integer; any number if this isn't a small one.
    #[inline(always)]
    pub const fn as_small_int_unchecked(self) -> i64 {
        self.scaled_int() >> 16
    }
    /// The integer times 2^16. Sums, differences and comparisons work on this form, and the
    /// processor's overflow flag is then the 48-bit range check.
    #[inline(always)]
    pub const fn scaled_int(self) -> i64 {
        (self.0 << 16) as i64
    }
    #[inline(always)]
    pub const fn as_f64(self) -> Option<f64> {
        if self.is_float() { Some(self.as_f64_unchecked()) } else { None }
    }
    #[inline(always)]
    pub const fn as_small_int(self) -> Option<i64> {
        if self.is_small_int() { Some(self.as_small_int_unchecked()) } else { None }
    }
    #[inline(always)]
    pub const fn as_bool(self) -> Option<bool> {
        if self.is_bool() { Some(self.0 & 1 != 0) } else { None }
    }
    /// The object's address; any address if this isn't a heap value.
    #[inline(always)]
    pub fn as_header_unchecked(self) -> *mut Header {
        std::ptr::with_exposed_provenance_mut((self.0 << 16 >> 16) as usize)
    }
    #[inline(always)]
    pub fn from_header(header: NonNull<Header>) -> RawValue {
        let address = header.as_ptr().expose_provenance() as u64;
        debug_assert!(address <= PAYLOAD_MASK);
        RawValue((TAG_HEAP << PAYLOAD_BITS) | address)
    }

    /// A number that is the same for the same object and different for different ones
    /// that live at the same time: what `id` returns and identity maps use.
    #[inline(always)]
    pub const fn identity(self) -> u64 {
        if self.is_heap() { self.0 & PAYLOAD_MASK } else { self.0 }
    }

    /// The value as a borrowed `Value`.
    ///
    /// # Safety
    /// - An owner of the reference outlives every use of the result.
    #[inline(always)]
    pub unsafe fn borrow(&self) -> &Value {
        // SAFETY: `Value` is transparent over `RawValue`; the caller keeps it alive.
        unsafe { &*(self as *const RawValue).cast::<Value>() }
    }

    /// Takes over the reference these bits stand for.
    ///
    /// # Safety
    /// - The bits own a reference, and nothing else will release it.
    #[inline(always)]
    pub unsafe fn into_value_steal(self) -> Value {
        Value(self)
    }
}

impl Value {
    pub const NONE: Value = Value(RawValue::NONE);
    pub const ELLIPSIS: Value = Value(RawValue::ELLIPSIS);
    pub const NOT_IMPLEMENTED: Value = Value(RawValue::NOT_IMPLEMENTED);
    pub const UNBOUND: Value = Value(RawValue::UNBOUND);
    pub const TRUE: Value = Value(RawValue::TRUE);
    pub const FALSE: Value = Value(RawValue::FALSE);

    #[inline(always)]
    pub const fn from_f64(x: f64) -> Value {
        Value(RawValue::from_f64(x))
    }
    #[inline(always)]
    pub const fn from_bool(x: bool) -> Value {
        Value(RawValue::from_bool(x))
    }
    /// An integer within the inline range; for any `i64` see `Value::from_int`.
    #[inline(always)]
    pub const fn from_small_int(x: i64) -> Value {
        Value(RawValue::from_small_int(x))
    }
    #[inline(always)]
    pub const fn raw(&self) -> RawValue {
        self.0
    }
    /// The bits together with the reference, which the caller now has to release.
    #[inline(always)]
    pub const fn into_raw(self) -> RawValue {
        let raw = self.0;
        std::mem::forget(self);
        raw
    }
    /// Makes a value of an object and the reference the caller holds to it.
    ///
    /// # Safety
    /// - `header` is a live object, and the caller gives up one reference to it.
    #[inline(always)]
    pub unsafe fn from_header_steal(header: NonNull<Header>) -> Value {
        Value(RawValue::from_header(header))
    }
}

impl std::ops::Deref for Value {
    type Target = RawValue;
    #[inline(always)]
    fn deref(&self) -> &RawValue {
        &self.0
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if self.0.is_heap() {
            // SAFETY: a value keeps its object alive.
            unsafe { (*self.0.as_header_unchecked()).retain() };
        }
        Value(self.0)
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.0.is_heap() {
            // SAFETY: the reference this value owned is given up here, once.
            unsafe { Header::release(self.0.as_header_unchecked()) };
        }
    }
}

impl fmt::Debug for RawValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let raw = *self;
        if let Some(x) = raw.as_f64() {
            write!(f, "{x:?}")
        } else if let Some(x) = raw.as_small_int() {
            write!(f, "{x}")
        } else if let Some(x) = raw.as_bool() {
            write!(f, "{x}")
        } else if raw.is_heap() {
            write!(f, "<object at {:#x}>", raw.identity())
        } else {
            f.write_str(match raw {
                RawValue::NONE => "None",
                RawValue::ELLIPSIS => "Ellipsis",
                RawValue::NOT_IMPLEMENTED => "NotImplemented",
                _ => "<unbound>",
            })
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
