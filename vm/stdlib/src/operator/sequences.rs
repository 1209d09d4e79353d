//! Items, sequences and searches.

use apython_core::object::BinaryOp;
use apython_core::objects::descriptor::MappingProxy;
use apython_core::objects::generic::GenericAlias;
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::pyfunction;

/// Same as a[b].
#[pyfunction("getitem(a, b, /)")]
fn getitem(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    ops::get_item(vm, a, b)
}

/// Same as a[b] = c.
#[pyfunction("setitem(a, b, c, /)")]
fn setitem(vm: &Vm, a: &Value, b: &Value, c: &Value) -> PyResult<()> {
    ops::set_item(vm, a, b, c)
}

/// Same as del a[b].
#[pyfunction("delitem(a, b, /)")]
fn delitem(vm: &Vm, a: &Value, b: &Value) -> PyResult<()> {
    ops::del_item(vm, a, b)
}

/// Same as b in a (note reversed operands).
#[pyfunction("contains(a, b, /)")]
fn contains(vm: &Vm, a: &Value, b: &Value) -> PyResult<bool> {
    ops::contains(vm, a, b)
}

/// Return an estimate of the number of items in obj.
///
/// This is useful for presizing containers when building from an iterable.
///
/// If the object supports len(), the result will be exact.
/// Otherwise, it may over- or under-estimate by an arbitrary amount.
/// The result will be an integer >= 0.
#[pyfunction("length_hint(obj, default=0, /)")]
fn length_hint(vm: &Vm, obj: &Value, default: isize) -> PyResult<isize> {
    // A negative default comes back as it is.
    ops::length_hint(vm, obj, default as usize).map(|hint| hint as isize)
}

/// Whether the object has items by number, as far as its type says.
fn is_sequence(vm: &Vm, value: &Value) -> bool {
    let class = value.type_of(vm);
    class.slots().getitem.is_some()
        && !class.flags().dict_subclass
        && value.downcast::<MappingProxy>().is_none()
        && value.downcast::<GenericAlias>().is_none()
}

#[cold]
fn not_concatenable(vm: &Vm, value: &Value) -> Raised {
    let class = value.type_name(vm);
    vm.type_error(format!("'{class}' object can't be concatenated"))
}

/// Same as a + b, for a and b sequences.
#[pyfunction("concat(a, b, /)")]
fn concat(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    if let Some(concat) = a.type_of(vm).slots().concat {
        return concat(vm, a, b);
    }
    if is_sequence(vm, a) && is_sequence(vm, b) {
        let sum = ops::binary_of_numbers(vm, BinaryOp::Add, a, b)?;
        if !sum.is_not_implemented() {
            return Ok(sum);
        }
    }
    Err(not_concatenable(vm, a))
}

/// Same as a += b, for a and b sequences.
#[pyfunction("iconcat(a, b, /)")]
fn iconcat(vm: &Vm, a: &Value, b: &Value) -> PyResult {
    let slots = a.type_of(vm).slots();
    if let Some(concat) = slots.inplace_concat.or(slots.concat) {
        return concat(vm, a, b);
    }
    if is_sequence(vm, a) && is_sequence(vm, b) {
        if let Some(add) = slots.inplace.get(BinaryOp::Add) {
            let sum = add(vm, a, b)?;
            if !sum.is_not_implemented() {
                return Ok(sum);
            }
        }
        let sum = ops::binary_of_numbers(vm, BinaryOp::Add, a, b)?;
        if !sum.is_not_implemented() {
            return Ok(sum);
        }
    }
    Err(not_concatenable(vm, a))
}

/// An iterator to search.
fn searched(vm: &Vm, a: &Value) -> PyResult {
    ops::iter(vm, a).or_else(|raised| {
        drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
        let class = a.type_name(vm);
        Err(vm.type_error(format!("argument of type '{class}' is not iterable")))
    })
}

/// Return the first index of b in a.
#[pyfunction("indexOf(a, b, /)")]
fn index_of(vm: &Vm, a: &Value, b: &Value) -> PyResult<usize> {
    let iterator = searched(vm, a)?;
    let mut index = 0;
    while let Some(item) = ops::next(vm, &iterator)? {
        if ops::equal(vm, &item, b)? {
            return Ok(index);
        }
        index += 1;
    }
    Err(vm.value_error("sequence.index(x): x not in sequence"))
}

/// Return the number of items in a which are, or which equal, b.
#[pyfunction("countOf(a, b, /)")]
fn count_of(vm: &Vm, a: &Value, b: &Value) -> PyResult<usize> {
    let iterator = searched(vm, a)?;
    let mut count = 0;
    while let Some(item) = ops::next(vm, &iterator)? {
        count += usize::from(ops::equal(vm, &item, b)?);
    }
    Ok(count)
}

/// Return 'a == b'.
///
/// This function uses an approach designed to prevent
/// timing analysis, making it appropriate for cryptography.
///
/// a and b must both be of the same type: either str (ASCII only),
/// or any bytes-like object.
///
/// Note: If a and b are of different lengths, or if an error occurs,
/// a timing attack could theoretically reveal information about the
/// types and lengths of a and b--but not their values.
#[pyfunction("_compare_digest(a, b, /)")]
fn compare_digest(vm: &Vm, a: &Value, b: &Value) -> PyResult<bool> {
    if let (Some(a), Some(b)) = (a.as_str_view(), b.as_str_view()) {
        if !a.is_ascii() || !b.is_ascii() {
            let message = "comparing strings with non-ASCII characters is not supported";
            return Err(vm.type_error(message));
        }
        return Ok(equal_in_constant_time(a.raw_bytes(), b.raw_bytes()));
    }
    match (a.as_bytes_slice(), b.as_bytes_slice()) {
        (Some(a), Some(b)) => Ok(equal_in_constant_time(a, b)),
        (None, None) => {
            let (a, b) = (a.type_name(vm), b.type_name(vm));
            Err(vm.type_error(format!(
                "unsupported operand types(s) or combination of types: '{a}' and '{b}'"
            )))
        }
        (found, _) => {
            let other = if found.is_none() { a } else { b }.type_name(vm);
            Err(vm.type_error(format!("a bytes-like object is required, not '{other}'")))
        }
    }
}

/// Takes as long whether the bytes are equal or not.
fn equal_in_constant_time(a: &[u8], b: &[u8]) -> bool {
    let difference = b.iter().enumerate().fold(u8::from(a.len() != b.len()), |sum, (i, y)| {
        let x = if a.len() == b.len() { a[i] } else { *y };
        sum | std::hint::black_box(x ^ y)
    });
    difference == 0
}
