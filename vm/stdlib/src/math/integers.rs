//! Functions on integers of any size. What 128 bits hold is computed in machine words.

use super::only;
use apython_core::native::{Args, NativeDef};
use apython_core::objects::int::IntView;
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::pyfunction;
use rug::Integer;

fn view(index: &Value) -> IntView<'_> {
    index.as_int_view().expect("an index is an int")
}

/// Refuses keywords of a function that takes any number of integers.
#[inline(always)]
fn no_keywords(vm: &Vm, args: Args<'_>, def: &'static NativeDef) -> PyResult<()> {
    if args.has_keywords() {
        def.signature.bind_var::<0>(vm, args)?;
    }
    Ok(())
}

fn absolute(vm: &Vm, x: IntView<'_>) -> Value {
    match x {
        IntView::Small(x) => Value::from_i128(vm, i128::from(x).abs()),
        x => Value::from_integer(vm, x.to_integer().abs()),
    }
}

/// Greatest Common Divisor.
#[pyfunction("gcd(*integers)", raw)]
fn gcd(vm: &Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, args, &GCD_DEF)?;
    let Some((first, rest)) = args.values().split_first() else {
        return Ok(Value::from_small_int(0));
    };
    let first = ops::index(vm, first)?;
    if rest.is_empty() {
        return Ok(absolute(vm, view(&first)));
    }
    let mut divisor = first;
    for value in rest {
        let value = ops::index(vm, value)?;
        divisor = match (view(&divisor), view(&value)) {
            (IntView::Small(x), IntView::Small(y)) => {
                Value::from_i128(vm, i128::from(gcd_of_words(x.unsigned_abs(), y.unsigned_abs())))
            }
            (x, y) => Value::from_integer(vm, x.to_integer().gcd(&y.to_integer())),
        };
    }
    Ok(divisor)
}

/// By Stein's algorithm, which divides by shifting.
fn gcd_of_words(mut x: u64, mut y: u64) -> u64 {
    if x == 0 || y == 0 {
        return x | y;
    }
    let twos = (x | y).trailing_zeros();
    x >>= x.trailing_zeros();
    while y != 0 {
        y >>= y.trailing_zeros();
        (x, y) = (x.min(y), x.abs_diff(y));
    }
    x << twos
}

/// Least Common Multiple.
#[pyfunction("lcm(*integers)", raw)]
fn lcm(vm: &Vm, args: Args<'_>) -> PyResult {
    no_keywords(vm, args, &LCM_DEF)?;
    let Some((first, rest)) = args.values().split_first() else {
        return Ok(Value::from_small_int(1));
    };
    let first = ops::index(vm, first)?;
    if rest.is_empty() {
        return Ok(absolute(vm, view(&first)));
    }
    let mut multiple = first;
    for value in rest {
        let value = ops::index(vm, value)?;
        multiple = match (view(&multiple), view(&value)) {
            (IntView::Small(x), IntView::Small(y)) => lcm_of_words(vm, x, y),
            (x, y) => Value::from_integer(vm, x.to_integer().lcm(&y.to_integer())),
        };
    }
    Ok(multiple)
}

fn lcm_of_words(vm: &Vm, x: i64, y: i64) -> Value {
    let (x, y) = (x.unsigned_abs(), y.unsigned_abs());
    if x == 0 || y == 0 {
        return Value::from_small_int(0);
    }
    let product = u128::from(x / gcd_of_words(x, y)) * u128::from(y);
    Value::from_i128(vm, i128::try_from(product).expect("63 bits times 64"))
}

/// Return the integer part of the square root of the input.
#[pyfunction("isqrt(n, /)", raw)]
fn isqrt(vm: &Vm, args: Args<'_>) -> PyResult {
    let n = ops::index(vm, only(vm, args, &ISQRT_DEF)?)?;
    match view(&n) {
        n if n.is_negative() => Err(vm.value_error("isqrt() argument must be nonnegative")),
        IntView::Small(n) => Ok(Value::from_int(vm, n.isqrt())),
        IntView::Wide(n) => Ok(Value::from_i128(vm, n.isqrt())),
        IntView::Big(n) => Ok(Value::from_integer(vm, n.clone().sqrt())),
    }
}

/// The factorials that 128 bits hold.
const FACTORIALS: [i128; 34] = {
    let mut factorials = [1; 34];
    let mut n = 1;
    while n < 34 {
        factorials[n] = factorials[n - 1] * n as i128;
        n += 1;
    }
    factorials
};

/// Larger ones don't fit the numbers of bits that are supported.
const MAX_FACTORIAL: i64 = 1 << 27;

#[cold]
fn too_large(vm: &Vm) -> Raised {
    vm.raise_args(&vm.exceptions.memory_error, vec![])
}

/// Find n!.
///
/// Raise a ValueError if x is negative or non-integral.
#[pyfunction("factorial(n, /)", raw)]
fn factorial(vm: &Vm, args: Args<'_>) -> PyResult {
    factorial_of(vm, only(vm, args, &FACTORIAL_DEF)?)
}

fn factorial_of(vm: &Vm, n: &Value) -> PyResult {
    let n = ops::index(vm, n)?;
    match view(&n) {
        n if n.is_negative() => Err(vm.value_error("factorial() not defined for negative values")),
        IntView::Small(n) => match FACTORIALS.get(n as usize) {
            Some(&factorial) => Ok(Value::from_i128(vm, factorial)),
            None if n > MAX_FACTORIAL => Err(too_large(vm)),
            None => Ok(Value::from_integer(vm, Integer::factorial(n as u32).into())),
        },
        _ => Err(vm.overflow_error(format!("factorial() argument should not exceed {}", i64::MAX))),
    }
}

/// The two arguments of `comb` and `perm`, which aren't negative.
fn selection(vm: &Vm, n: &Value, k: &Value) -> PyResult<(Value, Value)> {
    let (n, k) = (ops::index(vm, n)?, ops::index(vm, k)?);
    if view(&n).is_negative() {
        return Err(vm.value_error("n must be a non-negative integer"));
    }
    if view(&k).is_negative() {
        return Err(vm.value_error("k must be a non-negative integer"));
    }
    Ok((n, k))
}

/// Number of ways to choose k items from n items without repetition and with order.
///
/// Evaluates to n! / (n - k)! when k <= n and evaluates
/// to zero when k > n.
///
/// If k is not specified or is None, then k defaults to n
/// and the function returns n!.
///
/// Raises TypeError if either of the arguments are not integers.
/// Raises ValueError if either of the arguments are negative.
#[pyfunction("perm(n, k=None, /)")]
fn perm(vm: &Vm, n: &Value, k: Option<&Value>) -> PyResult {
    let Some(k) = k else {
        return factorial_of(vm, n);
    };
    let (n, k) = selection(vm, n, k)?;
    let (n, k) = (view(&n), view(&k));
    match (n, k) {
        (IntView::Small(n), IntView::Small(k)) if k > n => Ok(Value::from_small_int(0)),
        (n, IntView::Small(k)) => falling_factorial(vm, n, k as u64),
        (n, k) if k.to_integer() > n.to_integer() => Ok(Value::from_small_int(0)),
        _ => Err(vm.overflow_error(format!("k must not exceed {}", i64::MAX))),
    }
}

/// `n * (n - 1) * ... * (n - k + 1)`, `k <= n`.
fn falling_factorial(vm: &Vm, n: IntView<'_>, k: u64) -> PyResult {
    if let Some(n) = n.to_i128() {
        let mut product = Some(1i128);
        // As many factors as there are bits don't fit.
        if k <= 128 {
            for i in 0..i128::from(k) {
                product = product.and_then(|product| product.checked_mul(n - i));
            }
            if let Some(product) = product {
                return Ok(Value::from_i128(vm, product));
            }
        }
    }
    if k.saturating_mul(n.bit_length()) > 1 << 36 {
        return Err(too_large(vm));
    }
    Ok(Value::from_integer(vm, product_down_from(&n.to_integer(), k)))
}

/// The product of `count` integers from `n` down, by halves, so that large factors are of
/// equal size.
fn product_down_from(n: &Integer, count: u64) -> Integer {
    if count <= 8 {
        return (0..count).fold(Integer::from(1), |product, i| product * Integer::from(n - i));
    }
    let half = count / 2;
    product_down_from(n, half) * product_down_from(&Integer::from(n - half), count - half)
}

/// Number of ways to choose k items from n items without repetition and without order.
///
/// Evaluates to n! / (k! * (n - k)!) when k <= n and evaluates
/// to zero when k > n.
///
/// Also called the binomial coefficient because it is equivalent
/// to the coefficient of k-th term in polynomial expansion of the
/// expression (1 + x)**n.
///
/// Raises TypeError if either of the arguments are not integers.
/// Raises ValueError if either of the arguments are negative.
#[pyfunction("comb(n, k, /)")]
fn comb(vm: &Vm, n: &Value, k: &Value) -> PyResult {
    let (n, k) = selection(vm, n, k)?;
    if let (IntView::Small(n), IntView::Small(k)) = (view(&n), view(&k)) {
        if k > n {
            return Ok(Value::from_small_int(0));
        }
        return binomial(vm, n, k.min(n - k));
    }
    let (n, k) = (view(&n).to_integer(), view(&k).to_integer());
    if k > n {
        return Ok(Value::from_small_int(0));
    }
    let rest = Integer::from(&n - &k);
    let k = k.min(rest);
    if k > i64::MAX {
        let message = format!("min(n - k, k) must not exceed {}", i64::MAX);
        return Err(vm.overflow_error(message));
    }
    let k = k.to_u32().ok_or_else(|| too_large(vm))?;
    Ok(Value::from_integer(vm, n.binomial(k)))
}

/// `k <= n / 2`.
fn binomial(vm: &Vm, n: i64, k: i64) -> PyResult {
    if let Some(result) = binomial_in_words(n as u64, k as u64) {
        return Ok(Value::from_i128(vm, i128::from(result)));
    }
    let k = u32::try_from(k).map_err(|_| too_large(vm))?;
    Ok(Value::from_integer(
        vm,
        match u32::try_from(n) {
            Ok(n) => Integer::binomial_u(n, k).into(),
            Err(_) => Integer::from(n).binomial(k),
        },
    ))
}

/// A binomial coefficient, if 64 bits hold it and what it is computed from.
fn binomial_in_words(n: u64, k: u64) -> Option<u64> {
    if let Some(&limit) = TABLE_LIMITS.get(k as usize)
        && n <= limit
    {
        let (n, k) = (n as usize, k as usize);
        let (upper, lower, rest) = (&ODD_FACTORIALS[n], &ODD_FACTORIALS[k], &ODD_FACTORIALS[n - k]);
        let odd = upper.odd.wrapping_mul(lower.inverse).wrapping_mul(rest.inverse);
        return Some(odd << (upper.twos - lower.twos - rest.twos));
    }
    let mut result = 1u64;
    for i in 0..k {
        // Each quotient is a binomial coefficient.
        result = result.checked_mul(n - i)? / (i + 1);
    }
    Some(result)
}

/// `n!` without its factors of two, modulo 2 ** 64.
struct OddFactorial {
    odd: u64,
    /// The number that `odd` times is 1.
    inverse: u64,
    twos: u32,
}

const TABLE_LEN: usize = 128;

static ODD_FACTORIALS: [OddFactorial; TABLE_LEN] = {
    let mut table = [const { OddFactorial { odd: 1, inverse: 1, twos: 0 } }; TABLE_LEN];
    let mut n = 1;
    while n < TABLE_LEN {
        let twos = (n as u64).trailing_zeros();
        let odd = table[n - 1].odd.wrapping_mul(n as u64 >> twos);
        // By Newton's method: each step doubles the number of bits that are right, of which an
        // odd number taken for its own inverse has three.
        let mut inverse = odd;
        let mut bits = 3;
        while bits < 64 {
            inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
            bits *= 2;
        }
        table[n] = OddFactorial { odd, inverse, twos: table[n - 1].twos + twos };
        n += 1;
    }
    table
};

/// For each `k` the largest `n` in the table of which `comb(n, k)` fits 64 bits.
static TABLE_LIMITS: [u64; 34] = {
    let mut limits = [0; 34];
    let mut k = 0;
    while k < limits.len() {
        let mut n = 2 * k;
        // comb(n + 1, k) of comb(n, k), while that fits.
        let mut coefficient = 1u128;
        let mut i = 0;
        while i < k {
            coefficient = coefficient * (n - i) as u128 / (i + 1) as u128;
            i += 1;
        }
        while n < TABLE_LEN {
            if coefficient > u64::MAX as u128 {
                break;
            }
            limits[k] = n as u64;
            n += 1;
            coefficient = coefficient * n as u128 / (n - k) as u128;
        }
        k += 1;
    }
    limits
};
