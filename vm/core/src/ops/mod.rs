//! The operations of the language on any object: what CPython calls its abstract protocols.
//!
//! Names that are passed are interned strings. All of these can run Python.

use crate::error::PyResult;
use crate::native::Args;
use crate::object::{BinaryOp, CompareOp};
use crate::value::Value;
use crate::vm::Vm;

/// `a op b`.
pub fn binary(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    todo!()
}
/// `a op= b`: the new value of `a`.
pub fn inplace(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> PyResult {
    todo!()
}
/// `pow(base, exponent, modulus)`; None as modulus means two arguments.
pub fn power_mod(vm: &Vm, base: &Value, exponent: &Value, modulus: &Value) -> PyResult {
    todo!()
}
/// `-value`.
pub fn negative(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `+value`.
pub fn positive(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `~value`.
pub fn invert(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `abs(value)`.
pub fn absolute(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `a op b`, any object.
pub fn compare(vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult {
    todo!()
}
/// The truth of `a op b`; identity implies equality, as containers compare.
pub fn compare_bool(vm: &Vm, a: &Value, b: &Value, op: CompareOp) -> PyResult<bool> {
    todo!()
}
/// `a is b or a == b`.
pub fn equal(vm: &Vm, a: &Value, b: &Value) -> PyResult<bool> {
    todo!()
}
/// `bool(value)`.
pub fn is_true(vm: &Vm, value: &Value) -> PyResult<bool> {
    todo!()
}
/// `hash(value)`.
pub fn hash(vm: &Vm, value: &Value) -> PyResult<i64> {
    todo!()
}
/// `repr(value)`: a str.
pub fn repr(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `str(value)`: a str.
pub fn str(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `ascii(value)`: a str.
pub fn ascii(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `format(value, spec)`: a str.
pub fn format(vm: &Vm, value: &Value, spec: &Value) -> PyResult {
    todo!()
}
/// `len(value)`.
pub fn len(vm: &Vm, value: &Value) -> PyResult<usize> {
    todo!()
}
/// `operator.length_hint(value, default)`.
pub fn length_hint(vm: &Vm, value: &Value, default: usize) -> PyResult<usize> {
    todo!()
}
/// `container[key]`.
pub fn get_item(vm: &Vm, container: &Value, key: &Value) -> PyResult {
    todo!()
}
/// `container[key] = value`.
pub fn set_item(vm: &Vm, container: &Value, key: &Value, value: &Value) -> PyResult<()> {
    todo!()
}
/// `del container[key]`.
pub fn del_item(vm: &Vm, container: &Value, key: &Value) -> PyResult<()> {
    todo!()
}
/// `item in container`.
pub fn contains(vm: &Vm, container: &Value, item: &Value) -> PyResult<bool> {
    todo!()
}
/// `iter(iterable)`.
pub fn iter(vm: &Vm, iterable: &Value) -> PyResult {
    todo!()
}
/// The next value of an iterator; `None` at its end (a StopIteration it raises is taken).
pub fn next(vm: &Vm, iterator: &Value) -> PyResult<Option<Value>> {
    todo!()
}
/// All values of an iterable.
pub fn collect(vm: &Vm, iterable: &Value) -> PyResult<Vec<Value>> {
    todo!()
}
/// Calls `f` with each value, until it says false.
pub fn for_each(
    vm: &Vm,
    iterable: &Value,
    mut f: impl FnMut(Value) -> PyResult<bool>,
) -> PyResult<()> {
    todo!()
}
/// `getattr(object, name)`; the name is interned.
pub fn get_attr(vm: &Vm, object: &Value, name: &Value) -> PyResult {
    todo!()
}
/// As `get_attr`; `None` where it raises AttributeError, which isn't made if that can be helped.
pub fn get_attr_opt(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    todo!()
}
/// `setattr(object, name, value)`; the name is interned.
pub fn set_attr(vm: &Vm, object: &Value, name: &Value, value: &Value) -> PyResult<()> {
    todo!()
}
/// `delattr(object, name)`; the name is interned.
pub fn del_attr(vm: &Vm, object: &Value, name: &Value) -> PyResult<()> {
    todo!()
}
/// The special method `name` of the object's type, bound to the object.
pub fn lookup_special(vm: &Vm, object: &Value, name: &Value) -> PyResult<Option<Value>> {
    todo!()
}
/// `callable(*args, **kwargs)`.
pub fn call(vm: &Vm, callable: &Value, args: Args<'_>) -> PyResult {
    todo!()
}
/// `callable(*args)`.
pub fn call_values(vm: &Vm, callable: &Value, args: &[Value]) -> PyResult {
    todo!()
}
/// `object.name(*args)`; the name is interned.
pub fn call_method(vm: &Vm, object: &Value, name: &Value, args: &[Value]) -> PyResult {
    todo!()
}
/// `isinstance(object, class)`.
pub fn is_instance(vm: &Vm, object: &Value, class: &Value) -> PyResult<bool> {
    todo!()
}
/// `issubclass(class, of)`.
pub fn is_subclass(vm: &Vm, class: &Value, of: &Value) -> PyResult<bool> {
    todo!()
}
/// `operator.index(value)`: an int.
pub fn index(vm: &Vm, value: &Value) -> PyResult {
    todo!()
}
/// `operator.index(value)` as an index: IndexError "cannot fit 'int' into an index-sized integer" if it doesn't fit.
pub fn index_i64(vm: &Vm, value: &Value) -> PyResult<i64> {
    todo!()
}
/// `operator.index(value)`, clamped to the range of i64: for slice bounds and counts.
pub fn index_clamped(vm: &Vm, value: &Value) -> PyResult<i64> {
    todo!()
}
/// The double of a real number, as `math` functions take it: "must be real number, not str".
pub fn to_float(vm: &Vm, value: &Value) -> PyResult<f64> {
    todo!()
}
/// `dir(object)`: a sorted list.
pub fn dir(vm: &Vm, object: &Value) -> PyResult {
    todo!()
}

/// The hash of an object that compares by identity.
pub fn hash_identity(value: &Value) -> i64 {
    // The low bits are zero; the highest bits of an address too, so they change places.
    match value.identity().rotate_right(4) as i64 {
        -1 => -2,
        hash => hash,
    }
}
/// An attribute's name as a program gave it, interned: TypeError unless it is a str.
pub fn attribute_name(vm: &Vm, name: &Value) -> PyResult {
    if name.is_str() {
        return Ok(vm.intern_value(name));
    }
    let found = name.type_name(vm);
    Err(vm.type_error(format!("attribute name must be string, not '{found}'")))
}
/// How often a sequence is to be repeated: OverflowError if it doesn't fit.
pub fn repeat_count(vm: &Vm, value: &Value) -> PyResult<isize> {
    let count = index(vm, value)?;
    count.as_i64().and_then(|count| isize::try_from(count).ok()).ok_or_else(|| {
        let class = value.type_name(vm);
        vm.overflow_error(format!("cannot fit '{class}' into an index-sized integer"))
    })
}
