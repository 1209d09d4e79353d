//! The three element types of strings, for code generic over a string's width.

/// An element of a string: one code point in 8, 16 or 32 bits.
pub trait Unit: Copy + Ord + std::ops::BitOr<Output = Self> + bytemuck::Pod + 'static {
    /// The greatest code point that fits.
    const MAX_CP: u32;

    /// The code point.
    fn cp(self) -> u32;

    /// The element for `cp`, which must fit.
    fn from_cp(cp: u32) -> Self;

    /// The elements themselves where they are bytes.
    #[inline(always)]
    fn as_bytes(_units: &[Self]) -> Option<&[u8]> {
        None
    }
}

impl Unit for u8 {
    const MAX_CP: u32 = 0xFF;

    #[inline(always)]
    fn cp(self) -> u32 {
        u32::from(self)
    }

    #[inline(always)]
    fn from_cp(cp: u32) -> u8 {
        debug_assert!(cp <= Self::MAX_CP);
        cp as u8
    }

    #[inline(always)]
    fn as_bytes(units: &[u8]) -> Option<&[u8]> {
        Some(units)
    }
}

impl Unit for u16 {
    const MAX_CP: u32 = 0xFFFF;

    #[inline(always)]
    fn cp(self) -> u32 {
        u32::from(self)
    }

    #[inline(always)]
    fn from_cp(cp: u32) -> u16 {
        debug_assert!(cp <= Self::MAX_CP);
        cp as u16
    }
}

impl Unit for u32 {
    const MAX_CP: u32 = 0x10_FFFF;

    #[inline(always)]
    fn cp(self) -> u32 {
        self
    }

    #[inline(always)]
    fn from_cp(cp: u32) -> u32 {
        debug_assert!(cp <= Self::MAX_CP);
        cp
    }
}

/// The greatest code point. Taken in the elements' own width and without `Iterator::max`,
/// which prefers the last of equals: only so is it vector code.
pub(crate) fn max<T: Unit>(units: &[T]) -> u32 {
    units.iter().fold(T::zeroed(), |max, &u| if u > max { u } else { max }).cp()
}

/// All elements, or-ed.
pub(crate) fn all_bits<T: Unit>(units: &[T]) -> u32 {
    units.iter().fold(T::zeroed(), |bits, &u| bits | u).cp()
}

/// The same code points in another width; each must fit.
pub(crate) fn convert<A: Unit, B: Unit>(units: &[A]) -> Vec<B> {
    units.iter().map(|u| B::from_cp(u.cp())).collect()
}

/// Appends code points to elements of another width; each must fit.
pub(crate) fn extend<A: Unit, B: Unit>(out: &mut Vec<B>, units: &[A]) {
    out.extend(units.iter().map(|u| B::from_cp(u.cp())));
}
