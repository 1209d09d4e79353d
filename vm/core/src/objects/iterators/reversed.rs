//! reversed: what `__reversed__` gives, or an iterator over a sequence from its end.

use super::take_end;
use crate::error::PyResult;
use crate::native::{Args, check_positional};
use crate::object::{Ref, Type};
use crate::objects::construct;
use crate::objects::descriptor::MappingProxy;
use crate::objects::dict::Dict;
use crate::objects::list::{List, ListReverseIter};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::cell::{Cell, RefCell};

/// `reversed` of a sequence with `__len__` and `__getitem__`; unbound once exhausted.
pub struct Reversed {
    pub sequence: RefCell<Value>,
    /// The next index.
    pub position: Cell<i64>,
}

crate::objects::native_object!(Reversed, REVERSED, reversed);

impl Reversed {
    fn advance(&self, vm: &Vm) -> PyResult<Option<Value>> {
        let Some(sequence) = self.sequence.borrow().clone().bound() else { return Ok(None) };
        let position = self.position.get();
        let error = if position >= 0 {
            match ops::get_item(vm, &sequence, &Value::from_int(vm, position)) {
                Ok(item) => {
                    self.position.set(position - 1);
                    return Ok(Some(item));
                }
                Err(raised) => take_end(vm, raised).err(),
            }
        } else {
            None
        };
        self.position.set(-1);
        drop(self.sequence.replace(Value::UNBOUND));
        error.map_or(Ok(None), Err)
    }
}

/// Whether an object is a sequence, as far as can be seen: it can be subscripted and isn't a
/// built-in mapping.
fn is_sequence(vm: &Vm, value: &Value) -> bool {
    value.type_of(vm).slots().getitem.is_some()
        && value.downcast::<Dict>().is_none()
        && value.downcast::<MappingProxy>().is_none()
}

#[pymethods]
impl Reversed {
    #[pyslot(new)]
    fn new_object(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        construct::new_keywords(vm, class, &vm.types.reversed, args)?;
        check_positional(vm, "reversed", args.positional().len(), 1, 1)?;
        let sequence = &args.positional()[0];
        if sequence.downcast_exact::<List>().is_some() {
            let list = sequence.to_ref::<List>().expect("this is a list");
            return Ok(ListReverseIter::over(vm, list));
        }
        let method = ops::lookup_special(vm, sequence, &vm.names.__reversed__)?;
        match method {
            Some(method) if !method.is_none() => return ops::call_values(vm, &method, &[]),
            None if is_sequence(vm, sequence) => {}
            _ => {
                let found = sequence.type_name(vm);
                return Err(vm.type_error(format!("'{found}' object is not reversible")));
            }
        }
        let position = Cell::new(ops::len(vm, sequence)? as i64 - 1);
        let sequence = RefCell::new(sequence.clone());
        Ok(Ref::new_in(class, Reversed { sequence, position }).into_value())
    }
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        this.downcast::<Reversed>().expect("a slot gets instances of its type").advance(vm)
    }
    /// Private method returning an estimate of len(list(it)).
    #[pymethod("__length_hint__(self, /)", no_text)]
    fn length_hint(&self, vm: &Vm) -> PyResult<i64> {
        let Some(sequence) = self.sequence.borrow().clone().bound() else { return Ok(0) };
        let len = ops::len(vm, &sequence)? as i64;
        let left = self.position.get() + 1;
        Ok(if len < left { 0 } else { left })
    }
}
