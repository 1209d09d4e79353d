//! The gamma function, as CPython computes it itself: by Lanczos' approximation with the
//! parameters N = 13, g = 6.0246... of the Boost library, for negative arguments by
//! reflection.

#![allow(clippy::excessive_precision, reason = "the constants as they are published")]

use super::{domain_error, libm, only_real, range_error};
use apython_core::native::Args;
use apython_core::{PyResult, Value, Vm};
use apython_derive::pyfunction;
use std::f64::consts::PI;

const LANCZOS_G: f64 = 6.024_680_040_776_729_583_740_234_375;
const LANCZOS_G_MINUS_HALF: f64 = 5.524_680_040_776_729_583_740_234_375;
/// Each coefficient of the numerator with its counterpart in `x (x + 1) ... (x + 11)`, lowest
/// power first.
#[rustfmt::skip]
const LANCZOS: [(f64, f64); 13] = [
    (23_531_376_880.410_759_688_572_007_674_451_636_754_734_846_804_940, 0.0),
    (42_919_803_642.649_098_768_957_899_047_001_988_850_926_355_848_959, 39_916_800.0),
    (35_711_959_237.355_668_049_440_185_451_547_166_705_960_488_635_843, 120_543_840.0),
    (17_921_034_426.037_209_699_919_755_754_458_931_112_671_403_265_390, 150_917_976.0),
    (6_039_542_586.352_028_005_064_291_644_307_297_921_069_938_842_070_8, 105_258_076.0),
    (1_439_720_407.311_721_673_663_223_072_794_912_393_971_548_578_677_2, 45_995_730.0),
    (248_874_557.862_054_156_511_460_386_413_229_423_216_321_251_278_01, 13_339_535.0),
    (31_426_415.585_400_194_380_614_231_628_318_205_362_874_684_987_640, 2_637_558.0),
    (2_876_370.628_935_372_441_225_409_051_620_849_613_599_114_537_876_8, 357_423.0),
    (186_056.265_395_223_495_040_294_989_716_045_699_282_207_842_363_28, 32_670.0),
    (8_071.672_002_365_816_210_638_002_902_272_250_613_821_851_632_502_4, 1_925.0),
    (210.824_277_751_579_345_872_509_733_920_713_362_711_669_695_802_91, 66.0),
    (2.506_628_274_631_000_270_164_908_177_133_837_338_626_431_079_340_8, 1.0),
];

/// The logarithm of pi.
const LOG_PI: f64 = 1.144_729_885_849_400_174_143_427_351_353_058_711_647;

/// The factorials below the first that isn't exact.
const FACTORIALS: [f64; 23] = {
    let mut factorials = [1.0; 23];
    let mut n = 1;
    while n < 23 {
        factorials[n] = factorials[n - 1] * n as f64;
        n += 1;
    }
    factorials
};

/// Lanczos' sum for a positive `x`: as a quotient of polynomials in `x`, or in `1 / x` where
/// those in `x` could overflow.
fn lanczos_sum(x: f64) -> f64 {
    let (mut numerator, mut denominator) = (0.0, 0.0);
    if x < 5.0 {
        for &(upper, lower) in LANCZOS.iter().rev() {
            numerator = numerator * x + upper;
            denominator = denominator * x + lower;
        }
    } else {
        for &(upper, lower) in &LANCZOS {
            numerator = numerator / x + upper;
            denominator = denominator / x + lower;
        }
    }
    numerator / denominator
}

/// `sin(pi * x)` for a finite `x`, accurate near integers.
fn sin_pi(x: f64) -> f64 {
    let y = libm::fmod(x.abs(), 2.0);
    let sine = match (2.0 * y).round() as i32 {
        0 => libm::sin(PI * y),
        1 => libm::cos(PI * (y - 0.5)),
        // Not `-sin(PI * (y - 1))`, which is -0.0 for y == 1.
        2 => libm::sin(PI * (1.0 - y)),
        3 => -libm::cos(PI * (y - 1.5)),
        _ => libm::sin(PI * (y - 2.0)),
    };
    1f64.copysign(x) * sine
}

/// Gamma function at x.
#[pyfunction("gamma(x, /)", raw)]
fn gamma(vm: &Vm, args: Args<'_>) -> PyResult {
    let x = only_real(vm, args, &GAMMA_DEF)?;
    if !x.is_finite() {
        return if x == f64::NEG_INFINITY { Err(domain_error(vm)) } else { Ok(Value::from_f64(x)) };
    }
    if x <= 0.0 && x == x.floor() {
        return Err(domain_error(vm));
    }
    if x == x.floor() && x <= FACTORIALS.len() as f64 {
        return Ok(Value::from_f64(FACTORIALS[x as usize - 1]));
    }
    let result = gamma_of_fraction(x);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::from_f64(result)) }
}

/// For any number that isn't an integer with a known result.
fn gamma_of_fraction(x: f64) -> f64 {
    let magnitude = x.abs();
    // Near zero, 1 / x.
    if magnitude < 1e-20 {
        return 1.0 / x;
    }
    if magnitude > 200.0 {
        return if x < 0.0 { 0.0 / sin_pi(x) } else { f64::INFINITY };
    }
    let y = magnitude + LANCZOS_G_MINUS_HALF;
    // The rounding error of y, which the power would magnify.
    let error = if magnitude > LANCZOS_G_MINUS_HALF {
        (y - magnitude) - LANCZOS_G_MINUS_HALF
    } else {
        (y - LANCZOS_G_MINUS_HALF) - magnitude
    };
    let correction = error * LANCZOS_G / y;
    if x < 0.0 {
        let mut result =
            -PI / sin_pi(magnitude) / magnitude * libm::exp(y) / lanczos_sum(magnitude);
        result -= correction * result;
        if magnitude < 140.0 {
            result / libm::pow(y, magnitude - 0.5)
        } else {
            let root = libm::pow(y, magnitude / 2.0 - 0.25);
            result / root / root
        }
    } else {
        let mut result = lanczos_sum(magnitude) / libm::exp(y);
        result += correction * result;
        if magnitude < 140.0 {
            result * libm::pow(y, magnitude - 0.5)
        } else {
            let root = libm::pow(y, magnitude / 2.0 - 0.25);
            result * root * root
        }
    }
}

/// Natural logarithm of absolute value of Gamma function at x.
#[pyfunction("lgamma(x, /)", raw)]
fn lgamma(vm: &Vm, args: Args<'_>) -> PyResult {
    let x = only_real(vm, args, &LGAMMA_DEF)?;
    if !x.is_finite() {
        return Ok(Value::from_f64(x.abs()));
    }
    if x == x.floor() && x <= 2.0 {
        return if x <= 0.0 { Err(domain_error(vm)) } else { Ok(Value::from_f64(0.0)) };
    }
    let result = log_gamma(x);
    if result.is_infinite() { Err(range_error(vm)) } else { Ok(Value::from_f64(result)) }
}

fn log_gamma(x: f64) -> f64 {
    let magnitude = x.abs();
    if magnitude < 1e-20 {
        return -libm::log(magnitude);
    }
    let mut result = libm::log(lanczos_sum(magnitude)) - LANCZOS_G;
    result += (magnitude - 0.5) * (libm::log(magnitude + LANCZOS_G - 0.5) - 1.0);
    if x < 0.0 {
        result = LOG_PI - libm::log(sin_pi(magnitude).abs()) - libm::log(magnitude) - result;
    }
    result
}
