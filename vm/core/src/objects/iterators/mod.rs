//! The iterators of built-in functions: enumerate, zip, map, filter, reversed, and those that
//! `iter` makes of callables and of old-style sequences.

mod callable;
mod enumerate;
mod filter;
mod map;
mod reversed;
mod sequence;
mod zip;

use crate::error::{PyResult, Raised};
use crate::value::Value;
use crate::vm::Vm;

pub use callable::CallableIter;
pub use enumerate::Enumerate;
pub use filter::Filter;
pub use map::Map;
pub use reversed::Reversed;
pub use sequence::SequenceIter;
pub use zip::Zip;

/// Takes the exception if it says that a sequence or iterator has come to its end.
fn take_end(vm: &Vm, raised: Raised) -> PyResult<Value> {
    if vm.pending_is(&raised, &vm.exceptions.index_error) {
        return Ok(vm.take_exception(raised));
    }
    vm.take_exception_if(raised, &vm.exceptions.stop_iteration)
}

/// An iterator over each of these.
fn iterators_of(vm: &Vm, iterables: &[Value]) -> PyResult<Box<[Value]>> {
    iterables.iter().map(|iterable| crate::ops::iter(vm, iterable)).collect()
}
