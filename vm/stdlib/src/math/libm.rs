//! The C library's functions on doubles: the ones CPython calls, so that results agree to the
//! last bit.

use std::sync::LazyLock;

unsafe extern "C" {
    pub(super) safe fn acos(x: f64) -> f64;
    pub(super) safe fn acosh(x: f64) -> f64;
    pub(super) safe fn asin(x: f64) -> f64;
    pub(super) safe fn asinh(x: f64) -> f64;
    pub(super) safe fn atan(x: f64) -> f64;
    pub(super) safe fn atan2(y: f64, x: f64) -> f64;
    pub(super) safe fn atanh(x: f64) -> f64;
    #[link_name = "cbrt"]
    safe fn linked_cbrt(x: f64) -> f64;
    pub(super) safe fn cos(x: f64) -> f64;
    pub(super) safe fn cosh(x: f64) -> f64;
    pub(super) safe fn erf(x: f64) -> f64;
    pub(super) safe fn erfc(x: f64) -> f64;
    pub(super) safe fn exp(x: f64) -> f64;
    pub(super) safe fn exp2(x: f64) -> f64;
    pub(super) safe fn expm1(x: f64) -> f64;
    pub(super) safe fn fmod(x: f64, y: f64) -> f64;
    pub(super) safe fn ldexp(x: f64, exponent: i32) -> f64;
    pub(super) safe fn log(x: f64) -> f64;
    pub(super) safe fn log10(x: f64) -> f64;
    pub(super) safe fn log1p(x: f64) -> f64;
    pub(super) safe fn log2(x: f64) -> f64;
    pub(super) safe fn nextafter(x: f64, y: f64) -> f64;
    pub(super) safe fn pow(x: f64, y: f64) -> f64;
    pub(super) safe fn remainder(x: f64, y: f64) -> f64;
    pub(super) safe fn sin(x: f64) -> f64;
    pub(super) safe fn sinh(x: f64) -> f64;
    pub(super) safe fn tan(x: f64) -> f64;
    pub(super) safe fn tanh(x: f64) -> f64;
}

/// The cube root, of the C library. The linker prefers that of Rust's own builtins, which is
/// rounded better and so has other last bits.
pub(super) fn cbrt(x: f64) -> f64 {
    type Function = extern "C" fn(f64) -> f64;
    static CBRT: LazyLock<Function> = LazyLock::new(|| {
        // SAFETY: the name is terminated.
        let address = unsafe { libc::dlsym(libc::RTLD_DEFAULT, c"cbrt".as_ptr()) };
        if address.is_null() {
            return linked_cbrt;
        }
        // SAFETY: that is the type of the C library's function of this name.
        unsafe { std::mem::transmute::<*mut libc::c_void, Function>(address) }
    });
    CBRT(x)
}

/// `x * y + z`, rounded once: with the processor's own instruction, if it has one.
#[inline]
pub(super) fn fused_multiply_add(x: f64, y: f64, z: f64) -> f64 {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "fma")]
        fn in_hardware(x: f64, y: f64, z: f64) -> f64 {
            x.mul_add(y, z)
        }
        if is_x86_feature_detected!("fma") {
            // SAFETY: the processor can do it.
            return unsafe { in_hardware(x, y, z) };
        }
    }
    x.mul_add(y, z)
}

/// `x` as a fraction in `[0.5, 1)` times a power of two; a zero, an infinity or a NaN is its
/// own fraction.
pub(super) fn frexp(x: f64) -> (f64, i32) {
    const EXPONENT: u64 = 0x7ff << 52;
    const HALF: u64 = 0x3fe << 52;
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    // A subnormal number gets a proper exponent first.
    let (x, shifted) = if x.is_subnormal() { (x * (1u64 << 54) as f64, 54) } else { (x, 0) };
    let bits = x.to_bits();
    let exponent = ((bits & EXPONENT) >> 52) as i32 - 1022 - shifted;
    (f64::from_bits(bits & !EXPONENT | HALF), exponent)
}
