//! Python's hashes of text, numbers and the hash combiners of tuples and frozen sets.
//!
//! Equal to CPython's on 64-bit machines, also for strings under a given `PYTHONHASHSEED`.
//! -1 is never a hash: it is an error's sign in CPython, so -2 takes its place.

use rug::Integer;

#[cfg(test)]
mod tests;

/// Numeric hashes are residues modulo this prime, so that equal numbers of different types
/// hash alike.
pub const MODULUS: u64 = (1 << 61) - 1;

/// The hash of positive infinity.
pub const HASH_INF: i64 = 314_159;

/// What `hash(imag)` is multiplied with in the hash of a complex number.
pub const HASH_IMAG: i64 = 1_000_003;

#[inline(always)]
fn no_error(hash: i64) -> i64 {
    if hash == -1 { -2 } else { hash }
}

/// The key of the string hash.
#[derive(Copy, Clone, Debug, Default, PartialEq, Eq)]
pub struct HashKey {
    pub k0: u64,
    pub k1: u64,
}

impl HashKey {
    /// The key that CPython derives from `PYTHONHASHSEED=seed`. Seed 0 switches the key off.
    pub fn from_seed(seed: u32) -> HashKey {
        if seed == 0 {
            return HashKey::default();
        }
        let mut state = seed;
        let bytes: [u8; 16] = std::array::from_fn(|_| {
            state = state.wrapping_mul(214_013).wrapping_add(2_531_011);
            (state >> 16) as u8
        });
        HashKey::from_bytes(bytes)
    }

    /// A key of random bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> HashKey {
        let both = u128::from_le_bytes(bytes);
        HashKey { k0: both as u64, k1: (both >> 64) as u64 }
    }
}

struct Sip {
    v: [u64; 4],
}

impl Sip {
    #[inline(always)]
    fn round(&mut self) {
        let [mut v0, mut v1, mut v2, mut v3] = self.v;
        v0 = v0.wrapping_add(v1);
        v2 = v2.wrapping_add(v3);
        v1 = v1.rotate_left(13) ^ v0;
        v3 = v3.rotate_left(16) ^ v2;
        v0 = v0.rotate_left(32);
        v2 = v2.wrapping_add(v1);
        v0 = v0.wrapping_add(v3);
        v1 = v1.rotate_left(17) ^ v2;
        v3 = v3.rotate_left(21) ^ v0;
        v2 = v2.rotate_left(32);
        self.v = [v0, v1, v2, v3];
    }

    #[inline(always)]
    fn word(&mut self, word: u64) {
        self.v[3] ^= word;
        self.round();
        self.v[0] ^= word;
    }
}

/// SipHash-1-3 of `bytes`: the hash of `bytes`, and of a `str` through
/// [`StrView::hash_bytes`](crate::StrView::hash_bytes).
pub fn hash_bytes(key: HashKey, bytes: &[u8]) -> i64 {
    if bytes.is_empty() {
        return 0;
    }
    let mut sip = Sip {
        v: [
            key.k0 ^ 0x736f_6d65_7073_6575,
            key.k1 ^ 0x646f_7261_6e64_6f6d,
            key.k0 ^ 0x6c79_6765_6e65_7261,
            key.k1 ^ 0x7465_6462_7974_6573,
        ],
    };
    let (words, tail) = bytes.as_chunks::<8>();
    for word in words {
        sip.word(u64::from_le_bytes(*word));
    }
    let mut last = (bytes.len() as u64) << 56;
    for (i, &byte) in tail.iter().enumerate() {
        last |= u64::from(byte) << (8 * i);
    }
    sip.word(last);
    sip.v[2] ^= 0xff;
    sip.round();
    sip.round();
    sip.round();
    no_error((sip.v[0] ^ sip.v[1] ^ sip.v[2] ^ sip.v[3]) as i64)
}

/// `x * 2**bits` modulo 2**61 - 1, for `x` below the modulus.
#[inline(always)]
fn rotate61(x: u64, bits: u32) -> u64 {
    if bits == 0 { x } else { ((x << bits) & MODULUS) | (x >> (61 - bits)) }
}

/// The residue of any 64-bit number.
#[inline(always)]
fn reduce(x: u64) -> u64 {
    let folded = (x & MODULUS) + (x >> 61);
    if folded >= MODULUS { folded - MODULUS } else { folded }
}

#[inline(always)]
fn signed(residue: u64, negative: bool) -> i64 {
    no_error(if negative { -(residue as i64) } else { residue as i64 })
}

#[inline]
pub fn hash_i64(value: i64) -> i64 {
    signed(reduce(value.unsigned_abs()), value < 0)
}

pub fn hash_i128(value: i128) -> i64 {
    let magnitude = value.unsigned_abs();
    // 2**64 is 8 modulo 2**61 - 1.
    let high = rotate61(reduce((magnitude >> 64) as u64), 3);
    signed(reduce(high + reduce(magnitude as u64)), value < 0)
}

pub fn hash_bigint(value: &Integer) -> i64 {
    // 2**64 is 8 modulo 2**61 - 1.
    let residue =
        value.as_limbs().iter().rev().fold(0, |acc, &limb| reduce(rotate61(acc, 3) + reduce(limb)));
    signed(residue, value.cmp0().is_lt())
}

/// The hash of a float. A NaN hashes by its identity, which the caller knows: `None`.
#[inline]
pub fn hash_f64(value: f64) -> Option<i64> {
    let integral = value as i64;
    if integral as f64 == value && integral.unsigned_abs() < MODULUS {
        return Some(no_error(integral));
    }
    hash_f64_slow(value)
}

fn hash_f64_slow(value: f64) -> Option<i64> {
    if value.is_nan() {
        return None;
    }
    if value.is_infinite() {
        return Some(if value > 0.0 { HASH_INF } else { -HASH_INF });
    }
    let bits = value.to_bits();
    let raw_exponent = ((bits >> 52) & 0x7FF) as i32;
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = match raw_exponent {
        0 => (fraction, -1074),
        _ => (fraction | 1 << 52, raw_exponent - 1075),
    };
    Some(signed(rotate61(mantissa, exponent.rem_euclid(61) as u32), value < 0.0))
}

/// The hash of a complex number from those of its parts.
#[inline]
pub fn hash_complex(real: i64, imag: i64) -> i64 {
    no_error(real.wrapping_add(HASH_IMAG.wrapping_mul(imag)))
}

/// The hash of a tuple from those of its elements, in order (xxHash's round for each).
#[derive(Copy, Clone, Debug)]
pub struct TupleHasher {
    acc: u64,
    len: u64,
}

const XXPRIME_1: u64 = 11_400_714_785_074_694_791;
const XXPRIME_2: u64 = 14_029_467_366_897_019_727;
const XXPRIME_5: u64 = 2_870_177_450_012_600_261;

impl TupleHasher {
    #[inline]
    pub fn new() -> TupleHasher {
        TupleHasher { acc: XXPRIME_5, len: 0 }
    }

    #[inline]
    pub fn add(&mut self, hash: i64) {
        let mixed = self.acc.wrapping_add((hash as u64).wrapping_mul(XXPRIME_2));
        self.acc = mixed.rotate_left(31).wrapping_mul(XXPRIME_1);
        self.len += 1;
    }

    #[inline]
    pub fn finish(self) -> i64 {
        let hash = self.acc.wrapping_add(self.len ^ (XXPRIME_5 ^ 3_527_539)) as i64;
        if hash == -1 { 1_546_275_796 } else { hash }
    }
}

impl Default for TupleHasher {
    fn default() -> Self {
        TupleHasher::new()
    }
}

/// The hash of a frozen set from those of its elements, in any order.
#[derive(Copy, Clone, Debug, Default)]
pub struct FrozenSetHasher {
    acc: u64,
    len: u64,
}

impl FrozenSetHasher {
    #[inline]
    pub fn new() -> FrozenSetHasher {
        FrozenSetHasher::default()
    }

    #[inline]
    pub fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        self.acc ^= ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        self.len += 1;
    }

    #[inline]
    pub fn finish(self) -> i64 {
        let mut hash = self.acc ^ (self.len + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash as i64 == -1 { 590_923_713 } else { hash as i64 }
    }
}
