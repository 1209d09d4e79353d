//! Sums, products and distances.

mod exact;

use super::libm;
use apython_core::native::Args;
use apython_core::object::BinaryOp;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pyfunction;
use exact::{Triple, fast_two_sum};

/// Return an accurate floating point sum of values in the iterable seq.
///
/// Assumes IEEE-754 floating point arithmetic.
#[pyfunction("fsum(seq, /)")]
fn fsum(vm: &Vm, seq: &Value) -> PyResult<f64> {
    let mut partials: Vec<f64> = Vec::with_capacity(32);
    let (mut special_sum, mut infinities) = (0.0, 0.0);
    ops::for_each(vm, seq, |item| {
        let summand = ops::to_float(vm, &item)?;
        let rest = exact::add_to_partials(&mut partials, summand);
        if rest == 0.0 {
            return Ok(true);
        }
        if rest.is_finite() {
            partials.push(rest);
            return Ok(true);
        }
        if summand.is_finite() {
            return Err(vm.overflow_error("intermediate overflow in fsum"));
        }
        if summand.is_infinite() {
            infinities += summand;
        }
        special_sum += summand;
        partials.clear();
        Ok(true)
    })?;
    if special_sum == 0.0 {
        return Ok(exact::round_partials(&partials));
    }
    let infinities: f64 = infinities;
    if infinities.is_nan() {
        return Err(vm.value_error("-inf + inf in fsum"));
    }
    Ok(special_sum)
}

/// Calculate the product of all the elements in the input iterable.
///
/// The default start value for the product is 1.
///
/// When the iterable is empty, return the start value.  This function is
/// intended specifically for use with numeric values and may reject
/// non-numeric types.
#[pyfunction("prod(iterable, /, *, start=1)")]
fn prod(vm: &Vm, iterable: &Value, start: Value) -> PyResult {
    let mut product = start;
    ops::for_each(vm, iterable, |item| {
        product = match (product.as_f64(), item.as_small_int()) {
            (Some(x), Some(y)) => Value::from_f64(x * y as f64),
            _ => ops::binary(vm, BinaryOp::Multiply, &product, &item)?,
        };
        Ok(true)
    })?;
    Ok(product)
}

/// hypot(*coordinates) -> value
///
/// Multidimensional Euclidean distance from the origin to a point.
///
/// Roughly equivalent to:
///     sqrt(sum(x**2 for x in coordinates))
///
/// For a two dimensional point (x, y), gives the hypotenuse
/// using the Pythagorean theorem:  sqrt(x*x + y*y).
///
/// For example, the hypotenuse of a 3/4/5 right triangle is:
///
///     >>> hypot(3.0, 4.0)
///     5.0
#[pyfunction("hypot", raw)]
fn hypot(vm: &Vm, args: Args<'_>) -> PyResult {
    if args.has_keywords() {
        return Err(vm.type_error("math.hypot() takes no keyword arguments"));
    }
    if let [x, y] = args.values() {
        let mut pair = [ops::to_float(vm, x)?.abs(), ops::to_float(vm, y)?.abs()];
        return Ok(Value::from_f64(norm(&mut pair)));
    }
    let mut vector = Vec::with_capacity(args.values().len());
    for coordinate in args.values() {
        vector.push(ops::to_float(vm, coordinate)?.abs());
    }
    Ok(Value::from_f64(norm(&mut vector)))
}

/// Return the Euclidean distance between two points p and q.
///
/// The points should be specified as sequences (or iterables) of
/// coordinates.  Both inputs must have the same dimension.
///
/// Roughly equivalent to:
///     sqrt(sum((px - qx) ** 2.0 for px, qx in zip(p, q)))
#[pyfunction("dist(p, q, /)")]
fn dist(vm: &Vm, p: &Value, q: &Value) -> PyResult<f64> {
    let (p, q) = (point(vm, p)?, point(vm, q)?);
    let (p, q) = (p.as_tuple_items().expect("a tuple"), q.as_tuple_items().expect("a tuple"));
    if p.len() != q.len() {
        return Err(vm.value_error("both points must have the same number of dimensions"));
    }
    let mut differences = Vec::with_capacity(p.len());
    for (p, q) in p.iter().zip(q) {
        let p = ops::to_float(vm, p)?;
        differences.push((p - ops::to_float(vm, q)?).abs());
    }
    Ok(norm(&mut differences))
}

/// The coordinates as a tuple, which nothing can change while they are converted.
fn point(vm: &Vm, value: &Value) -> PyResult {
    if value.as_tuple_items().is_some() {
        return Ok(value.clone());
    }
    Ok(vm.new_tuple(ops::collect(vm, value)?))
}

/// The length of a vector of absolute values, scaled against overflow and corrected once:
/// within one unit in the last place.
fn norm(vector: &mut [f64]) -> f64 {
    let max = vector.iter().fold(0.0, |max, &x| if x > max { x } else { max });
    if max == f64::INFINITY {
        return max;
    }
    if vector.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if max == 0.0 || vector.len() <= 1 {
        return max;
    }
    let (_, exponent) = libm::frexp(max);
    if exponent < -1023 {
        // 2 ** -exponent would be too large: to normal numbers first.
        vector.iter_mut().for_each(|x| *x /= f64::MIN_POSITIVE);
        return f64::MIN_POSITIVE * norm(vector);
    }
    scaled_norm(vector, libm::ldexp(1.0, -exponent))
}

/// [`norm`] of numbers that times `scale` are below 1.
fn scaled_norm(vector: &[f64], scale: f64) -> f64 {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "fma")]
        fn in_hardware(vector: &[f64], scale: f64) -> f64 {
            scaled_norm_with(vector, scale, |x, y, z| x.mul_add(y, z))
        }
        if is_x86_feature_detected!("fma") {
            // SAFETY: the processor can do it.
            return unsafe { in_hardware(vector, scale) };
        }
    }
    scaled_norm_with(vector, scale, f64::mul_add)
}

#[inline(always)]
fn scaled_norm_with(
    vector: &[f64],
    scale: f64,
    multiply_add: impl Fn(f64, f64, f64) -> f64,
) -> f64 {
    let (mut sum, mut lost_in_squares, mut lost_in_sums) = (1.0, 0.0, 0.0);
    let mut add_product = |x: f64, y: f64| {
        let product = x * y;
        let product_error = multiply_add(x, y, -product);
        let (total, error) = fast_two_sum(sum, product);
        sum = total;
        lost_in_squares += product_error;
        lost_in_sums += error;
        sum - 1.0 + (lost_in_squares + lost_in_sums)
    };
    let mut squared = 0.0;
    for &x in vector.iter() {
        let x = x * scale;
        squared = add_product(x, x);
    }
    let root = squared.sqrt();
    let remainder = add_product(-root, root);
    (root + remainder / (2.0 * root)) / scale
}

/// Return the sum of products of values from two iterables p and q.
///
/// Roughly equivalent to:
///
///     sum(itertools.starmap(operator.mul, zip(p, q, strict=True)))
///
/// For float and mixed int/float inputs, the intermediate products
/// and sums are computed with extended precision.
#[pyfunction("sumprod(p, q, /)")]
fn sumprod(vm: &Vm, p: &Value, q: &Value) -> PyResult {
    let (p, q) = (ops::iter(vm, p)?, ops::iter(vm, q)?);
    let mut sum = SumOfProducts::new();
    loop {
        let (x, y) = match (ops::next(vm, &p)?, ops::next(vm, &q)?) {
            (Some(x), Some(y)) => (x, y),
            (None, None) => return sum.finish(vm),
            _ => return Err(vm.value_error("Inputs are not the same length")),
        };
        sum.add(vm, &x, &y)?;
    }
}

/// A sum that stays a machine integer as long as it can, then one of three doubles, then
/// whatever the operands' own arithmetic makes of it.
struct SumOfProducts {
    total: Value,
    stage: Stage,
}

enum Stage {
    /// No product yet, or all of machine integers.
    Integers(i64, bool),
    Doubles(Triple, bool),
    Objects,
}

impl SumOfProducts {
    fn new() -> SumOfProducts {
        SumOfProducts { total: Value::from_small_int(0), stage: Stage::Integers(0, false) }
    }

    fn add(&mut self, vm: &Vm, x: &Value, y: &Value) -> PyResult<()> {
        if let Stage::Integers(sum, used) = &mut self.stage {
            if let Some(new) = add_integers(*sum, x, y) {
                (*sum, *used) = (new, true);
                return Ok(());
            }
            self.flush(vm)?;
            self.stage = Stage::Doubles(Triple::default(), false);
        }
        if let Stage::Doubles(sum, used) = &mut self.stage {
            if let Some((x, y)) = doubles(x, y) {
                let new = sum.add_product(x, y);
                if new.high.is_finite() {
                    (*sum, *used) = (new, true);
                    return Ok(());
                }
            }
            self.flush(vm)?;
            self.stage = Stage::Objects;
        }
        let product = ops::binary(vm, BinaryOp::Multiply, x, y)?;
        self.total = ops::binary(vm, BinaryOp::Add, &self.total, &product)?;
        Ok(())
    }

    /// Adds what the stage has summed up to the total.
    fn flush(&mut self, vm: &Vm) -> PyResult<()> {
        let sum = match self.stage {
            Stage::Integers(sum, true) => Value::from_int(vm, sum),
            Stage::Doubles(sum, true) => Value::from_f64(sum.to_f64()),
            _ => return Ok(()),
        };
        self.total = ops::binary(vm, BinaryOp::Add, &self.total, &sum)?;
        Ok(())
    }

    fn finish(mut self, vm: &Vm) -> PyResult {
        self.flush(vm)?;
        Ok(self.total)
    }
}

fn add_integers(sum: i64, x: &Value, y: &Value) -> Option<i64> {
    let integer = |value: &Value| match value.as_small_int() {
        Some(x) => Some(x),
        None => value.downcast_exact::<apython_core::objects::int::Int>().and(value.as_i64()),
    };
    sum.checked_add(integer(x)?.checked_mul(integer(y)?)?)
}

/// Two floats, or a float and an int or bool.
fn doubles(x: &Value, y: &Value) -> Option<(f64, f64)> {
    let integer = |value: &Value| {
        if let Some(x) = value.as_small_int() {
            return Some(x as f64);
        }
        if let Some(x) = value.as_bool() {
            return Some(f64::from(u8::from(x)));
        }
        value.downcast_exact::<apython_core::objects::int::Int>()?;
        apython_text::int::to_f64(value.as_int_view()?.to_text_ref())
    };
    match (x.as_f64(), y.as_f64()) {
        (Some(x), Some(y)) => Some((x, y)),
        (Some(x), None) => Some((x, integer(y)?)),
        (None, Some(y)) => Some((integer(x)?, y)),
        (None, None) => None,
    }
}
