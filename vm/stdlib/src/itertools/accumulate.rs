//! accumulate: running totals.

use super::{Released, add_base_class, docs, iterator_class, payload};
use apython_core::native::{Args, Param, ParamKind, Signature};
use apython_core::object::{BinaryOp, Ref, Type};
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    add_base_class::<Accumulate>(
        vm,
        module,
        "itertools.accumulate",
        Accumulate::DEF,
        docs::ACCUMULATE,
    )
}

pub(super) struct Accumulate {
    /// Addition if there is none.
    function: Option<Value>,
    iterator: Value,
    /// What comes before the first item, until it has been passed on.
    initial: Released,
    /// Unbound before the first item.
    total: Released,
}
iterator_class!(Accumulate);

static SIGNATURE: Signature = Signature::of_class(
    "accumulate",
    &[
        Param::required("iterable", ParamKind::PositionalOrKeyword),
        Param::optional("func", ParamKind::PositionalOrKeyword),
        Param::optional("initial", ParamKind::KeywordOnly),
    ],
);

#[pymethods]
impl Accumulate {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let [iterable, function, initial] = SIGNATURE.bind_new::<3>(vm, args)?;
        let iterator = ops::iter(vm, iterable.expect("bound"))?;
        let given = |value: Option<&Value>| value.filter(|value| !value.is_none()).cloned();
        let accumulate = Accumulate {
            function: given(function),
            iterator,
            initial: Released::new(given(initial).unwrap_or(Value::UNBOUND)),
            total: Released::new(Value::UNBOUND),
        };
        Ok(Ref::new_in(class, accumulate).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let this = payload::<Accumulate>(this);
        if let Some(initial) = this.initial.take() {
            this.total.set(initial.clone());
            return Ok(Some(initial));
        }
        let Some(item) = ops::next(vm, &this.iterator)? else { return Ok(None) };
        let total = match (this.total.get(), &this.function) {
            (None, _) => item,
            (Some(total), None) => ops::binary(vm, BinaryOp::Add, &total, &item)?,
            (Some(total), Some(function)) => ops::call_values(vm, function, &[total, item])?,
        };
        this.total.set(total.clone());
        Ok(Some(total))
    }
}
