//! Random operands, as Python source: numbers of every size, with a liking for the
//! boundaries at which an implementation changes its mind.

use std::hash::{DefaultHasher, Hash, Hasher};

use fastrand::Rng;

/// Widths whose powers of two bound some representation or other.
const WIDTHS: &[u32] =
    &[7, 15, 16, 30, 31, 32, 45, 46, 47, 48, 49, 52, 53, 54, 60, 61, 62, 63, 64, 65, 126, 127, 128];

/// A source of random Python expressions.
pub struct Values {
    pub rng: Rng,
}

impl Values {
    /// The sequence for one batch of one subject.
    pub fn new(seed: u64, subject: &str, batch: usize) -> Values {
        let mut hasher = DefaultHasher::new();
        (seed, subject, batch).hash(&mut hasher);
        Values { rng: Rng::with_seed(hasher.finish()) }
    }

    pub fn chance(&mut self, percent: u32) -> bool {
        self.rng.u32(0..100) < percent
    }

    pub fn pick<'a, T: ?Sized>(&mut self, items: &[&'a T]) -> &'a T {
        items[self.rng.usize(0..items.len())]
    }

    /// An int of any size.
    pub fn int(&mut self) -> String {
        match self.rng.u32(0..100) {
            0..25 => self.rng.i32(-300..=300).to_string(),
            25..55 => self.boundary(),
            55..75 => self.int_of_bits(1, 64),
            75..90 => self.int_of_bits(1, 300),
            90..95 => self.int_of_bits(300, 2500),
            _ => format!("{}10**{} + {}", self.sign(), self.rng.u32(0..60), self.rng.u32(0..3)),
        }
    }

    /// An int that a machine word or two can hold, for what grows quickly.
    pub fn modest_int(&mut self) -> String {
        match self.rng.u32(0..3) {
            0 => self.rng.i32(-40..=40).to_string(),
            1 => self.boundary(),
            _ => self.int_of_bits(1, 130),
        }
    }

    pub fn small_int(&mut self) -> i32 {
        self.rng.i32(-20..=20)
    }

    /// A power of two at an interesting width, or next to it.
    fn boundary(&mut self) -> String {
        let width = WIDTHS[self.rng.usize(0..WIDTHS.len())];
        let (sign, delta) = (self.sign(), self.rng.i32(-3..=3));
        format!("{sign}2**{width} + {delta}")
    }

    fn sign(&mut self) -> &'static str {
        if self.rng.bool() { "-" } else { "" }
    }

    /// An int of so many random bits; runs of equal digits are common, since carries
    /// travel along them.
    fn int_of_bits(&mut self, low: u32, high: u32) -> String {
        let digits = self.rng.u32(low..=high).div_ceil(4);
        let runs = self.chance(30);
        let mut text = format!("{}0x", self.sign());
        let mut digit = self.rng.u32(1..16);
        for _ in 0..digits {
            text.push(char::from_digit(digit, 16).expect("a digit"));
            if !runs || self.chance(10) {
                digit = if runs && self.rng.bool() { 15 } else { self.rng.u32(0..16) };
            }
        }
        text
    }

    /// A float of any kind: special, subnormal, whole, decimal, or random bits.
    pub fn float(&mut self) -> String {
        const SPECIAL: &[f64] = &[
            0.0,
            1.0,
            0.5,
            0.1,
            1e16,
            1e22,
            1e23,
            5e-324,
            2.2250738585072014e-308,
            2.225073858507201e-308,
            f64::MAX,
            f64::EPSILON,
            f64::INFINITY,
            f64::NAN,
            9007199254740991.0,
            9007199254740992.0,
            4503599627370496.5,
        ];
        let magnitude = match self.rng.u32(0..100) {
            0..20 => SPECIAL[self.rng.usize(0..SPECIAL.len())],
            20..40 => f64::from(self.rng.i32(0..=4000)) / 8.0,
            40..60 => f64::from(self.rng.i32(0..=100_000)) / 1000.0,
            60..70 => {
                let width = WIDTHS[self.rng.usize(0..WIDTHS.len())];
                f64::from(width).exp2() + f64::from(self.rng.i32(-2..=2)) / 2.0
            }
            70..80 => f64::from_bits(self.rng.u64(0..1 << 52)),
            80..90 => self.rng.f64() * 10f64.powi(self.rng.i32(-20..20)),
            _ => f64::from_bits(self.rng.u64(..)).abs(),
        };
        float_literal(if self.rng.bool() { -magnitude } else { magnitude })
    }

    /// A float of ordinary size.
    pub fn modest_float(&mut self) -> String {
        float_literal(f64::from(self.rng.i32(-40_000..=40_000)) / 256.0)
    }

    pub fn any_number(&mut self) -> String {
        match self.rng.u32(0..20) {
            0 => self.pick(&["True", "False"]).to_owned(),
            1..10 => self.float(),
            _ => self.int(),
        }
    }

    /// Now and then something that is not a number at all.
    pub fn anything(&mut self) -> String {
        const OTHER: &[&str] = &[
            "None", "'text'", "''", "b'xy'", "[1, 2]", "(3, 4)", "{'k': 1}", "()", "...", "int",
            "'5'", "[]", "range(3)", "{1}", "len", "slice(2)",
        ];
        if self.chance(50) { self.pick(OTHER).to_owned() } else { self.any_number() }
    }
}

/// Python source for a float; `INF` and `NAN` are names that every batch defines.
pub fn float_literal(x: f64) -> String {
    if x.is_nan() {
        "NAN".to_owned()
    } else if x.is_infinite() {
        if x > 0.0 { "INF".to_owned() } else { "-INF".to_owned() }
    } else {
        format!("{x:?}")
    }
}
