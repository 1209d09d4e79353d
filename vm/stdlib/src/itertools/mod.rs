//! `itertools`: iterators over iterators, each a class that programs can derive from.
//!
//! An iterator's `next` may run any Python code, which may advance the same iterator again.
//! What it holds is therefore taken or cloned out of its cells before anything is called, and
//! stored when the call has returned.

mod accumulate;
mod chaining;
mod combinatoric;
mod docs;
mod groupby;
mod infinite;
mod selecting;
mod tee;
#[cfg(test)]
mod tests;
mod tuples;

use apython_core::native::{
    ArgContext, Args, ClassDef, ClassOptions, FromArg, Signature, check_no_keywords_in,
    new_native_class,
};
use apython_core::object::{NativeObject, Ref, Type};
use apython_core::objects::module::Module;
use apython_core::{PyResult, Raised, Value, Vm, ops};
use apython_derive::py_module;
use std::cell::Cell;

py_module! {
    name: "itertools",
    doc: "Functional tools for creating and using iterators.

Infinite iterators:
count(start=0, step=1) --> start, start+step, start+2*step, ...
cycle(p) --> p0, p1, ... plast, p0, p1, ...
repeat(elem [,n]) --> elem, elem, elem, ... endlessly or up to n times

Iterators terminating on the shortest input sequence:
accumulate(p[, func]) --> p0, p0+p1, p0+p1+p2
batched(p, n) --> [p0, p1, ..., p_n-1], [p_n, p_n+1, ..., p_2n-1], ...
chain(p, q, ...) --> p0, p1, ... plast, q0, q1, ...
chain.from_iterable([p, q, ...]) --> p0, p1, ... plast, q0, q1, ...
compress(data, selectors) --> (d[0] if s[0]), (d[1] if s[1]), ...
dropwhile(pred, seq) --> seq[n], seq[n+1], starting when pred fails
groupby(iterable[, keyfunc]) --> sub-iterators grouped by value of keyfunc(v)
filterfalse(pred, seq) --> elements of seq where pred(elem) is False
islice(seq, [start,] stop [, step]) --> elements from
       seq[start:stop:step]
pairwise(s) --> (s[0],s[1]), (s[1],s[2]), (s[2], s[3]), ...
starmap(fun, seq) --> fun(*seq[0]), fun(*seq[1]), ...
tee(it, n=2) --> (it1, it2 , ... itn) splits one iterator into n
takewhile(pred, seq) --> seq[0], seq[1], until pred fails
zip_longest(p, q, ...) --> (p[0], q[0]), (p[1], q[1]), ...

Combinatoric generators:
product(p, q, ... [repeat=1]) --> cartesian product
permutations(p[, r])
combinations(p, r)
combinations_with_replacement(p, r)
",
    functions: [tee::tee],
    exec: add_classes,
}

/// A class whose instances are iterators over what they hold.
macro_rules! iterator_class {
    ($payload:ident) => {
        impl apython_core::object::NativeObject for $payload {
            fn class(
                vm: &apython_core::Vm,
            ) -> &apython_core::object::Ref<apython_core::object::Type> {
                vm.class_of::<$payload>()
            }
        }
    };
}
use iterator_class;

fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    accumulate::add_classes(vm, module)?;
    chaining::add_classes(vm, module)?;
    combinatoric::add_classes(vm, module)?;
    groupby::add_classes(vm, module)?;
    infinite::add_classes(vm, module)?;
    selecting::add_classes(vm, module)?;
    tee::add_classes(vm, module)?;
    tuples::add_classes(vm, module)
}

/// Makes the class `name`, `"itertools.count"`, and puts it into the module.
fn add_class<T: NativeObject>(
    vm: &Vm,
    module: &Value,
    name: &str,
    def: &'static ClassDef,
    options: &ClassOptions<'_>,
) -> PyResult<()> {
    let class = new_native_class::<T>(vm, name, &[def], options)?;
    let module = module.downcast::<Module>().expect("exec gets its module");
    let name = name.rsplit('.').next().expect("a name");
    module.dict.set_str(vm, name, class.into_value());
    Ok(())
}

/// As [`add_class`], for a class that can be derived from.
fn add_base_class<T: NativeObject>(
    vm: &Vm,
    module: &Value,
    name: &str,
    def: &'static ClassDef,
    doc: &'static str,
) -> PyResult<()> {
    let options = ClassOptions { basetype: true, doc: Some(doc), ..ClassOptions::default() };
    add_class::<T>(vm, module, name, def, &options)
}

/// The payload of a slot's receiver.
#[inline(always)]
fn payload<T: NativeObject>(this: &Value) -> &T {
    this.downcast::<T>().expect("a slot gets instances of its class")
}

/// The arguments of a constructor without keywords; those of a subclass with an `__init__` are
/// that one's business.
fn bind_positional<'a, T: NativeObject, const N: usize>(
    vm: &Vm,
    class: &Ref<Type>,
    signature: &'static Signature,
    args: Args<'a>,
) -> PyResult<[Option<&'a Value>; N]> {
    if args.has_keywords() {
        check_no_keywords_in(vm, class, T::class(vm), args)?;
    }
    signature.bind_new::<N>(vm, Args::from_positional(args.positional()))
}

/// As many items as a tuple can have.
const MAX_PLACES: usize = isize::MAX as usize / size_of::<Value>() - 8;

#[cold]
fn out_of_memory(vm: &Vm) -> Raised {
    vm.raise_args(&vm.exceptions.memory_error, vec![])
}

/// An argument that counts something.
fn count_argument(vm: &Vm, value: &Value) -> PyResult<isize> {
    isize::from_arg(vm, value, ArgContext { function: "", param: "", index: 0 })
}

/// An iterator over each of these.
fn iterators_of(vm: &Vm, iterables: &[Value]) -> PyResult<Vec<Value>> {
    iterables.iter().map(|iterable| ops::iter(vm, iterable)).collect()
}

/// A value that can be let go of while it is in use: unbound then.
struct Released(Cell<Value>);

impl Released {
    fn new(value: Value) -> Released {
        Released(Cell::new(value))
    }
    /// The value, if it is still there.
    #[inline(always)]
    fn peek(&self) -> Option<&Value> {
        // SAFETY: both callers are done with the reference before anything changes the cell.
        unsafe { &*self.0.as_ptr() }.as_bound()
    }
    /// Another reference to the value, if it is still there.
    #[inline(always)]
    fn get(&self) -> Option<Value> {
        self.peek().cloned()
    }
    #[inline(always)]
    fn is_released(&self) -> bool {
        self.peek().is_none()
    }
    #[inline]
    fn set(&self, value: Value) {
        drop(self.0.replace(value));
    }
    #[cold]
    fn release(&self) {
        self.set(Value::UNBOUND);
    }
    #[inline]
    fn take(&self) -> Option<Value> {
        self.0.replace(Value::UNBOUND).bound()
    }
}
