//! enumerate.

use crate::error::{PyResult, Raised};
use crate::native::{Args, Param, ParamKind, Signature};
use crate::object::{BinaryOp, Ref, Type};
use crate::objects::generic;
use crate::objects::tuple::RecycledTuple;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};

pub struct Enumerate {
    pub iterator: Value,
    /// The next number; `i64::MAX` if `big` has it.
    pub count: Cell<i64>,
    /// The next number, an int, once it has reached `i64::MAX`.
    big: RefCell<Value>,
    pair: RecycledTuple,
}

crate::objects::native_object!(Enumerate, ENUMERATE, enumerate);

/// For subclasses, whose arguments are bound as usual.
static SIGNATURE: Signature = Signature::of_class(
    "enumerate",
    &[
        Param::required("iterable", ParamKind::PositionalOrKeyword),
        Param::optional("start", ParamKind::PositionalOrKeyword),
    ],
);

impl Enumerate {
    /// The next number and item.
    #[inline]
    pub(crate) fn next_pair(&self, vm: &Vm) -> PyResult<Option<(Value, Value)>> {
        match ops::next(vm, &self.iterator)? {
            Some(item) => Ok(Some((self.next_number(vm)?, item))),
            None => Ok(None),
        }
    }
    /// The same as a tuple.
    #[inline]
    pub fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let pair = self.next_pair(vm)?;
        Ok(pair.map(|(number, item)| self.pair.pair(vm, number, item)))
    }
    /// The number of the next item.
    #[inline]
    fn next_number(&self, vm: &Vm) -> PyResult {
        let count = self.count.get();
        if count != i64::MAX {
            self.count.set(count + 1);
            return Ok(Value::from_int(vm, count));
        }
        self.next_big(vm)
    }
    #[cold]
    fn next_big(&self, vm: &Vm) -> PyResult {
        let number = self.big.borrow().clone().bound();
        let number = number.unwrap_or_else(|| Value::from_int(vm, i64::MAX));
        let next = ops::binary(vm, BinaryOp::Add, &number, &Value::from_small_int(1))?;
        drop(self.big.replace(next));
        Ok(number)
    }
}

#[pymethods]
impl Enumerate {
    #[pyslot(new)]
    fn new_object(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let (iterable, start) = if class.is(&vm.types.enumerate) {
            arguments(vm, args)?
        } else {
            let [iterable, start] = SIGNATURE.bind_new::<2>(vm, args)?;
            (iterable.expect("bound"), start)
        };
        let start = match start {
            Some(start) => ops::index(vm, start)?,
            None => Value::from_small_int(0),
        };
        let iterator = ops::iter(vm, iterable)?;
        let (count, big) = match start.as_i64() {
            Some(count) => (count, Value::UNBOUND),
            None => (i64::MAX, start),
        };
        let (count, big, pair) = (Cell::new(count), RefCell::new(big), RecycledTuple::default());
        let payload = Enumerate { iterator, count, big, pair };
        Ok(Ref::new_in(class, payload).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<Enumerate>().expect("a slot gets instances of its type").advance(vm)
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        generic::alias(vm, cls, item)
    }
}

/// The arguments of `enumerate` itself, which words its errors in its own way.
fn arguments<'a>(vm: &Vm, args: Args<'a>) -> PyResult<(&'a Value, Option<&'a Value>)> {
    let values = args.values();
    let invalid = |name: &Value| invalid_keyword(vm, name);
    match (args.positional(), args.keyword_names()) {
        ([iterable], []) => Ok((iterable, None)),
        ([iterable, start], []) => Ok((iterable, Some(start))),
        ([iterable], [name]) if name.str_eq("start") => Ok((iterable, Some(&values[1]))),
        ([], [name]) if name.str_eq("iterable") => Ok((&values[0], None)),
        ([_], [name]) | ([], [name]) => Err(invalid(name)),
        ([], [first, second]) => {
            let [first_is_iterable, second_is_iterable] =
                [first, second].map(|name| name.str_eq("iterable"));
            let [first_is_start, second_is_start] =
                [first, second].map(|name| name.str_eq("start"));
            if first_is_iterable && second_is_start {
                Ok((&values[0], Some(&values[1])))
            } else if first_is_start && second_is_iterable {
                Ok((&values[1], Some(&values[0])))
            } else {
                Err(invalid(if first_is_iterable || first_is_start { second } else { first }))
            }
        }
        ([], _) => Err(vm.type_error("enumerate() missing required argument 'iterable'")),
        _ => {
            let given = values.len();
            let message = format!("enumerate() takes at most 2 arguments ({given} given)");
            Err(vm.type_error(message))
        }
    }
}

#[cold]
fn invalid_keyword(vm: &Vm, name: &Value) -> Raised {
    let name = crate::objects::str::to_string_lossy(name);
    vm.type_error(format!("'{name}' is an invalid keyword argument for enumerate()"))
}
