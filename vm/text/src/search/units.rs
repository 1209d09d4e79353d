//! Finding in slices of elements of one width.
//!
//! Bytes go to `memchr`. Wider elements are searched for the first (or last) element of the
//! needle, vectorised, with a comparison at each hit; where that turns out to compare too much
//! the rest is done in linear time by Knuth, Morris and Pratt.

use crate::view::Unit;

/// An element that slices can be searched for.
pub trait SearchUnit: Unit {
    fn find_one(hay: &[Self], unit: Self) -> Option<usize>;
    fn rfind_one(hay: &[Self], unit: Self) -> Option<usize>;
    /// `needle` has two elements at least.
    fn find_many(hay: &[Self], needle: &[Self]) -> Option<usize>;
    /// `needle` has two elements at least.
    fn rfind_many(hay: &[Self], needle: &[Self]) -> Option<usize>;

    /// A needle of two elements at least, made ready to be searched for often.
    type Finder<'n>;
    fn finder(needle: &[Self]) -> Self::Finder<'_>;
    fn find_with(finder: &Self::Finder<'_>, hay: &[Self]) -> Option<usize>;

    /// How often `unit` is in `hay`.
    fn count_one(hay: &[Self], unit: Self) -> usize;
}

impl SearchUnit for u8 {
    #[inline]
    fn find_one(hay: &[u8], unit: u8) -> Option<usize> {
        memchr::memchr(unit, hay)
    }

    #[inline]
    fn rfind_one(hay: &[u8], unit: u8) -> Option<usize> {
        memchr::memrchr(unit, hay)
    }

    #[inline]
    fn find_many(hay: &[u8], needle: &[u8]) -> Option<usize> {
        memchr::memmem::find(hay, needle)
    }

    #[inline]
    fn rfind_many(hay: &[u8], needle: &[u8]) -> Option<usize> {
        memchr::memmem::rfind(hay, needle)
    }

    type Finder<'n> = memchr::memmem::Finder<'n>;

    fn finder(needle: &[u8]) -> Self::Finder<'_> {
        memchr::memmem::Finder::new(needle)
    }

    #[inline]
    fn find_with(finder: &Self::Finder<'_>, hay: &[u8]) -> Option<usize> {
        finder.find(hay)
    }

    fn count_one(hay: &[u8], unit: u8) -> usize {
        memchr::memchr_iter(unit, hay).count()
    }
}

macro_rules! wide {
    ($($unit:ty),*) => {$(
        impl SearchUnit for $unit {
            fn find_one(hay: &[$unit], unit: $unit) -> Option<usize> {
                find_wide(hay, unit)
            }

            fn rfind_one(hay: &[$unit], unit: $unit) -> Option<usize> {
                rfind_wide(hay, unit)
            }

            fn find_many(hay: &[$unit], needle: &[$unit]) -> Option<usize> {
                find_wide_many(hay, needle)
            }

            fn rfind_many(hay: &[$unit], needle: &[$unit]) -> Option<usize> {
                rfind_wide_many(hay, needle)
            }

            type Finder<'n> = &'n [$unit];

            fn finder(needle: &[$unit]) -> Self::Finder<'_> {
                needle
            }

            fn find_with(finder: &Self::Finder<'_>, hay: &[$unit]) -> Option<usize> {
                find(hay, finder)
            }

            fn count_one(hay: &[$unit], unit: $unit) -> usize {
                hay.iter().filter(|&&u| u == unit).count()
            }
        }
    )*};
}

wide!(u16, u32);

/// Where `needle` first is in `hay`. The empty needle is at the start.
#[inline]
pub fn find<T: SearchUnit>(hay: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => Some(0),
        [unit] => T::find_one(hay, *unit),
        _ if needle.len() > hay.len() => None,
        _ => T::find_many(hay, needle),
    }
}

/// Where `needle` last is in `hay`. The empty needle is at the end.
#[inline]
pub fn rfind<T: SearchUnit>(hay: &[T], needle: &[T]) -> Option<usize> {
    match needle {
        [] => Some(hay.len()),
        [unit] => T::rfind_one(hay, *unit),
        _ if needle.len() > hay.len() => None,
        _ => T::rfind_many(hay, needle),
    }
}

/// A block is looked through without branches, which the compiler turns into vector code.
const BLOCK: usize = 16;

fn has<T: Unit>(block: &[T], unit: T) -> bool {
    block.iter().fold(false, |found, &u| found | (u == unit))
}

fn find_wide<T: Unit>(hay: &[T], unit: T) -> Option<usize> {
    let (blocks, _) = hay.as_chunks::<BLOCK>();
    let skipped = blocks.iter().take_while(|block| !has(&block[..], unit)).count() * BLOCK;
    hay[skipped..].iter().position(|&u| u == unit).map(|i| skipped + i)
}

fn rfind_wide<T: Unit>(hay: &[T], unit: T) -> Option<usize> {
    let (_, blocks) = hay.as_rchunks::<BLOCK>();
    let skipped = blocks.iter().rev().take_while(|block| !has(&block[..], unit)).count() * BLOCK;
    hay[..hay.len() - skipped].iter().rposition(|&u| u == unit)
}

/// How many comparisons of hits are allowed for each element of the haystack passed, and to
/// begin with.
const PATIENCE: usize = 8;
const INITIAL_PATIENCE: usize = 256;

fn find_wide_many<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let last = hay.len() - needle.len();
    let (mut start, mut work) = (0, 0);
    while start <= last {
        start += find_wide(&hay[start..=last], needle[0])?;
        let same = hay[start..].iter().zip(needle).take_while(|(a, b)| a == b).count();
        if same == needle.len() {
            return Some(start);
        }
        work += same;
        start += 1;
        if work > INITIAL_PATIENCE + PATIENCE * start {
            let rest = &hay[start..];
            return linear(rest.len(), |i| rest[i], needle.len(), |i| needle[i]).map(|i| start + i);
        }
    }
    None
}

fn rfind_wide_many<T: Unit>(hay: &[T], needle: &[T]) -> Option<usize> {
    let len = needle.len();
    // Everything that can still hold the needle ends at `end`; its last element is looked for.
    let (mut end, mut work) = (hay.len(), 0);
    while end >= len {
        end = len + rfind_wide(&hay[len - 1..end], needle[len - 1])?;
        let same =
            hay[..end].iter().rev().zip(needle.iter().rev()).take_while(|(a, b)| a == b).count();
        if same == len {
            return Some(end - len);
        }
        work += same;
        end -= 1;
        if work > INITIAL_PATIENCE + PATIENCE * (hay.len() - end) {
            let found = linear(end, |i| hay[end - 1 - i], len, |i| needle[len - 1 - i]);
            return found.map(|i| end - i - len);
        }
    }
    None
}

/// Knuth, Morris and Pratt, on sequences given by their elements so that it works backwards too.
fn linear<T: Unit>(
    hay_len: usize,
    hay: impl Fn(usize) -> T,
    len: usize,
    needle: impl Fn(usize) -> T,
) -> Option<usize> {
    // For each prefix of the needle, the length of its longest border.
    let mut borders = vec![0; len];
    let mut border = 0;
    for i in 1..len {
        while border > 0 && needle(i) != needle(border) {
            border = borders[border - 1];
        }
        border += usize::from(needle(i) == needle(border));
        borders[i] = border;
    }
    let mut matched = 0;
    for i in 0..hay_len {
        while matched > 0 && hay(i) != needle(matched) {
            matched = borders[matched - 1];
        }
        matched += usize::from(hay(i) == needle(matched));
        if matched == len {
            return Some(i + 1 - len);
        }
    }
    None
}
