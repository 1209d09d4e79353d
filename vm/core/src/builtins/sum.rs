//! `sum`, which adds integers natively as long as they fit, and floats with compensation.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::BinaryOp;
use crate::objects::bytes::Bytes;
use crate::objects::int::{Int, IntView};
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pyfunction;

/// Return the sum of a 'start' value (default: 0) plus an iterable of numbers
///
/// When the iterable is empty, return the start value.
/// This function is intended specifically for use with numeric values and may
/// reject non-numeric types.
#[pyfunction("sum(iterable, /, start=0)", raw)]
pub(super) fn sum(vm: &Vm, args: Args<'_>) -> PyResult {
    let (iterable, start) = match (args.values(), args.has_keywords()) {
        ([iterable], false) => (iterable, None),
        ([iterable, start], false) => (iterable, Some(start)),
        _ => {
            let [iterable, start] = SUM_DEF.signature.bind::<2>(vm, args)?;
            (iterable.expect("required"), start)
        }
    };
    let mut total = match start {
        None => Total::Int(0),
        Some(start) => Total::of_start(vm, start)?,
    };
    // Loops of their own spare a call for each value.
    if let Some(list) = iterable.downcast_exact::<List>() {
        let mut index = 0;
        // Adding may change the list.
        while let Some(value) = list.get(index) {
            total.add(vm, &value)?;
            index += 1;
        }
    } else if let Some(tuple) = iterable.downcast_exact::<Tuple>() {
        for value in tuple.items() {
            total.add(vm, value)?;
        }
    } else {
        let iterator = ops::iter(vm, iterable)?;
        while let Some(value) = ops::next(vm, &iterator)? {
            total.add(vm, &value)?;
        }
    }
    Ok(total.finish(vm))
}

/// A sum so far.
pub(crate) enum Total {
    Int(i64),
    /// A sum of floats and, apart, what rounding has lost of it.
    Float {
        sum: f64,
        lost: f64,
    },
    Object(Value),
}

/// Adds to a sum of floats: Neumaier's form of Kahan's summation.
#[inline(always)]
pub(crate) fn add_float(sum: &mut f64, lost: &mut f64, x: f64) {
    let next = *sum + x;
    *lost += if sum.abs() >= x.abs() { (*sum - next) + x } else { (x - next) + *sum };
    *sum = next;
}

/// The value of a direct instance of int or bool.
#[inline(always)]
pub(crate) fn exact_int(value: &Value) -> Option<i64> {
    if let Some(x) = value.as_small_int() {
        return Some(x);
    }
    if let Some(x) = value.as_bool() {
        return Some(i64::from(x));
    }
    value.downcast_exact::<Int>()?;
    value.as_i64()
}

fn finish_float(sum: f64, lost: f64) -> f64 {
    // An infinite or missing correction would spoil an infinite sum.
    if lost != 0.0 && lost.is_finite() { sum + lost } else { sum }
}

impl Total {
    fn of_start(vm: &Vm, start: &Value) -> PyResult<Total> {
        if start.is_str() {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        if start.downcast::<Bytes>().is_some() {
            return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        Ok(match (start.as_small_int(), start.as_f64()) {
            (Some(x), _) => Total::Int(x),
            (_, Some(x)) => Total::Float { sum: x, lost: 0.0 },
            _ => Total::Object(start.clone()),
        })
    }

    #[inline(always)]
    pub(crate) fn add(&mut self, vm: &Vm, value: &Value) -> PyResult<()> {
        match self {
            Total::Int(total) => {
                if let Some(sum) = exact_int(value).and_then(|x| total.checked_add(x)) {
                    *total = sum;
                    return Ok(());
                }
            }
            Total::Float { sum, lost } => {
                if let Some(x) = value.as_f64() {
                    add_float(sum, lost, x);
                    return Ok(());
                }
                if let Some(x) = any_int(value) {
                    *sum += x as f64;
                    return Ok(());
                }
            }
            Total::Object(_) => {}
        }
        self.add_objects(vm, value)
    }

    #[inline(never)]
    fn add_objects(&mut self, vm: &Vm, value: &Value) -> PyResult<()> {
        let first = matches!(self, Total::Int(_));
        let total = std::mem::replace(self, Total::Int(0)).finish(vm);
        let sum = ops::binary(vm, BinaryOp::Add, &total, value)?;
        // Integers go over to floats, and what has become an object stays one.
        *self = match sum.as_f64() {
            Some(sum) if first => Total::Float { sum, lost: 0.0 },
            _ => Total::Object(sum),
        };
        Ok(())
    }

    pub(crate) fn finish(self, vm: &Vm) -> Value {
        match self {
            Total::Int(total) => Value::from_int(vm, total),
            Total::Float { sum, lost } => Value::from_f64(finish_float(sum, lost)),
            Total::Object(total) => total,
        }
    }
}

/// The value of an instance of int that fits.
fn any_int(value: &Value) -> Option<i64> {
    match value.as_int_view()? {
        IntView::Small(x) => Some(x),
        IntView::Wide(_) | IntView::Big(_) => None,
    }
}
