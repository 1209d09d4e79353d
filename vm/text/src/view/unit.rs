//! The three element types of strings, for code generic over a string's width.

/// An element of a string: one code point in 8, 16 or 32 bits.
pub trait Unit: Copy + Ord + bytemuck::Pod + 'static {
    /// The greatest code point that fits.
    const MAX_CP: u32;

    /// The code point.
    fn cp(self) -> u32;

    /// The element for `cp`, which must fit.
    fn from_cp(cp: u32) -> Self;
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

/// The same code points in another width; each must fit.
pub(crate) fn convert<A: Unit, B: Unit>(units: &[A]) -> Vec<B> {
    units.iter().map(|u| B::from_cp(u.cp())).collect()
}

/// Appends code points to elements of another width; each must fit.
pub(crate) fn extend<A: Unit, B: Unit>(out: &mut Vec<B>, units: &[A]) {
    out.extend(units.iter().map(|u| B::from_cp(u.cp())));
}
