//! Arithmetic of complex numbers, in the order of operations that CPython has: rounding shows it.

use super::Complex;
use crate::error::{PyResult, Raised};
use crate::vm::Vm;

const ONE: Complex = Complex { re: 1.0, im: 0.0 };

pub(super) fn add(a: Complex, b: Complex) -> Complex {
    Complex { re: a.re + b.re, im: a.im + b.im }
}

pub(super) fn sub(a: Complex, b: Complex) -> Complex {
    Complex { re: a.re - b.re, im: a.im - b.im }
}

pub(super) fn mul(a: Complex, b: Complex) -> Complex {
    Complex { re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re }
}

/// `None` for a divisor of zero. By Smith's method: no intermediate overflow.
pub(super) fn div(a: Complex, b: Complex) -> Option<Complex> {
    let (re_size, im_size) = (b.re.abs(), b.im.abs());
    if re_size >= im_size {
        if re_size == 0.0 {
            return None;
        }
        let ratio = b.im / b.re;
        let denominator = b.re + b.im * ratio;
        return Some(Complex {
            re: (a.re + a.im * ratio) / denominator,
            im: (a.im - a.re * ratio) / denominator,
        });
    }
    if im_size >= re_size {
        let ratio = b.re / b.im;
        let denominator = b.re * ratio + b.im;
        return Some(Complex {
            re: (a.re * ratio + a.im) / denominator,
            im: (a.im * ratio - a.re) / denominator,
        });
    }
    Some(Complex { re: f64::NAN, im: f64::NAN })
}

/// `abs(a)`: infinite where it overflows.
pub(super) fn magnitude(a: Complex) -> f64 {
    a.re.hypot(a.im)
}

/// A power with a whole exponent, by squaring.
fn pow_whole(a: Complex, exponent: u32) -> Complex {
    let (mut power, mut square, mut mask) = (ONE, a, 1);
    while mask <= exponent {
        if exponent & mask != 0 {
            power = mul(power, square);
        }
        mask <<= 1;
        square = mul(square, square);
    }
    power
}

/// By logarithm and angle. `None` where 0 has no such power.
fn pow_polar(a: Complex, b: Complex) -> Option<Complex> {
    if b.re == 0.0 && b.im == 0.0 {
        return Some(ONE);
    }
    if a.re == 0.0 && a.im == 0.0 {
        return (b.im == 0.0 && b.re >= 0.0).then_some(Complex { re: 0.0, im: 0.0 });
    }
    let size = magnitude(a);
    let mut length = size.powf(b.re);
    let angle = a.im.atan2(a.re);
    let mut phase = angle * b.re;
    if b.im != 0.0 {
        length /= (angle * b.im).exp();
        phase += b.im * size.ln();
    }
    // CPython takes the C library's "argument out of domain" for an angle that is none for a
    // power of 0.
    if phase.is_infinite() {
        return None;
    }
    Some(Complex { re: length * phase.cos(), im: length * phase.sin() })
}

/// `a ** b`.
pub fn pow(vm: &Vm, a: Complex, b: Complex) -> PyResult {
    // Small whole exponents: faster, and more exact.
    const MOST: f64 = 100.0;
    let power = if b.im == 0.0 && b.re == b.re.floor() && b.re.abs() <= MOST {
        let power = pow_whole(a, b.re.abs() as u32);
        if b.re > 0.0 { Some(power) } else { div(ONE, power) }
    } else {
        pow_polar(a, b)
    };
    match power {
        None => Err(zero_power(vm)),
        Some(power) if power.re.is_infinite() || power.im.is_infinite() => {
            Err(vm.overflow_error("complex exponentiation"))
        }
        Some(power) => Ok(power.to_value(vm)),
    }
}

#[cold]
fn zero_power(vm: &Vm) -> Raised {
    vm.zero_division_error("0.0 to a negative or complex power")
}
