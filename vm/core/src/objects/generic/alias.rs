//! What Python programs do with `types.GenericAlias`.

use super::{AliasIter, GenericAlias, new_alias, parameters, parameters_of, text, union_of};
use crate::error::PyResult;
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::{CompareOp, Ref, Type};
use crate::objects::class::lookup;
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;
use std::cell::{Cell, RefCell};

/// Attributes of the alias itself; all others are its origin's.
const OWN: [&str; 11] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

#[pymethods]
impl GenericAlias {
    #[pyslot(new)]
    fn new_slot(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords(vm, "GenericAlias", args)?;
        let given = args.positional();
        check_positional(vm, "GenericAlias", given.len(), 2, 2)?;
        let args = match given[1].as_tuple_items() {
            Some(_) => given[1].clone(),
            None => vm.new_tuple(vec![given[1].clone()]),
        };
        let parameters = RefCell::new(Value::UNBOUND);
        let alias = GenericAlias { origin: given[0].clone(), args, parameters, starred: false };
        Ok(Ref::new_in(class, alias).into_value())
    }

    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let this = payload::<GenericAlias>(this);
        let mut text = StrBuf::new();
        if this.starred {
            text.push_ascii("*");
        }
        text::push_item(vm, &mut text, &this.origin)?;
        text.push_ascii("[");
        let args = this.args.as_tuple_items().unwrap_or_default();
        for (number, arg) in args.iter().enumerate() {
            if number > 0 {
                text.push_ascii(", ");
            }
            text::push_argument(vm, &mut text, arg)?;
        }
        text.push_ascii(if args.is_empty() { "()]" } else { "]" });
        Ok(vm.new_str_owned(&text.finish()))
    }

    #[pyslot(hash)]
    fn hash(vm: &Vm, this: &Value) -> PyResult<i64> {
        let this = payload::<GenericAlias>(this);
        let hash = ops::hash(vm, &this.origin)? ^ ops::hash(vm, &this.args)?;
        Ok(if hash == -1 { -2 } else { hash })
    }

    /// The instance of the origin remembers the alias, if it can.
    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let object = ops::call(vm, &payload::<GenericAlias>(this).origin, args)?;
        if let Err(raised) = ops::set_attr(vm, &object, &vm.intern("__orig_class__"), this) {
            let exceptions = &vm.exceptions;
            if !vm.pending_is(&raised, &exceptions.attribute_error) {
                drop(vm.take_exception_if(raised, &exceptions.type_error)?);
            } else {
                drop(vm.take_exception(raised));
            }
        }
        Ok(object)
    }

    #[pyslot(getattr)]
    fn getattr(vm: &Vm, this: &Value, name: &Value) -> PyResult {
        if OWN.iter().any(|own| name.str_eq(own)) {
            return lookup::get_attribute(vm, this, name);
        }
        ops::get_attr(vm, &payload::<GenericAlias>(this).origin, name)
    }

    #[pyslot(compare)]
    fn compare(vm: &Vm, this: &Value, other: &Value, op: CompareOp) -> PyResult {
        let holds = match op {
            CompareOp::Eq => true,
            CompareOp::Ne => false,
            _ => return Ok(Value::NOT_IMPLEMENTED),
        };
        let (Some(a), Some(b)) =
            (this.downcast::<GenericAlias>(), other.downcast::<GenericAlias>())
        else {
            return Ok(Value::NOT_IMPLEMENTED);
        };
        let equal = a.starred == b.starred
            && ops::equal(vm, &a.origin, &b.origin)?
            && ops::equal(vm, &a.args, &b.args)?;
        Ok(Value::from_bool(equal == holds))
    }

    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        Ok(Ref::new(vm, AliasIter { alias: Cell::new(Some(this.clone())) }).into_value())
    }

    #[pyslot(binary.or)]
    fn or(vm: &Vm, left: &Value, right: &Value) -> PyResult {
        union_of(vm, left, right)
    }

    #[pyslot(getitem)]
    fn getitem(vm: &Vm, this: &Value, item: &Value) -> PyResult {
        let alias = payload::<GenericAlias>(this);
        let found = parameters_of(vm, &alias.parameters, &alias.args)?;
        let args = parameters::substitute(vm, this, &alias.args, &found, item)?;
        Ok(new_alias(vm, alias.origin.clone(), args, alias.starred))
    }

    #[pymethod("__mro_entries__(self, bases, /)", no_text)]
    fn mro_entries(&self, vm: &Vm, _bases: &Value) -> Value {
        vm.new_tuple(vec![self.origin.clone()])
    }
    #[pymethod("__instancecheck__(self, instance, /)", no_text)]
    fn instancecheck(&self, vm: &Vm, _instance: &Value) -> PyResult {
        Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
    }
    #[pymethod("__subclasscheck__(self, subclass, /)", no_text)]
    fn subclasscheck(&self, vm: &Vm, _subclass: &Value) -> PyResult {
        Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
    }
    #[pymethod("__reduce__(self)", no_text)]
    fn reduce(&self, vm: &Vm) -> PyResult {
        if self.starred {
            let next = vm.builtins.get_str(vm, "next").unwrap_or(Value::NONE);
            let plain = new_alias(vm, self.origin.clone(), self.args.clone(), false);
            let args = vm.new_tuple(vec![ops::iter(vm, &plain)?]);
            return Ok(vm.new_tuple(vec![next, args]));
        }
        let args = vm.new_tuple(vec![self.origin.clone(), self.args.clone()]);
        Ok(vm.new_tuple(vec![vm.types.generic_alias.to_value(), args]))
    }
    #[pymethod("__dir__(self)", no_text)]
    fn dir(&self, vm: &Vm) -> PyResult {
        let mut names = ops::collect(vm, &ops::dir(vm, &self.origin)?)?;
        for own in OWN {
            if !names.iter().any(|name| name.str_eq(own)) {
                names.push(vm.intern(own));
            }
        }
        Ok(vm.new_list(names))
    }

    #[pygetter("__origin__", member)]
    fn origin(&self, _vm: &Vm) -> Value {
        self.origin.clone()
    }
    #[pygetter("__args__", member)]
    fn args(&self, _vm: &Vm) -> Value {
        self.args.clone()
    }
    #[pygetter("__unpacked__", member)]
    fn unpacked(&self, _vm: &Vm) -> bool {
        self.starred
    }
    /// Type variables in the GenericAlias.
    #[pygetter("__parameters__")]
    fn parameters(&self, vm: &Vm) -> PyResult {
        parameters_of(vm, &self.parameters, &self.args)
    }
    #[pygetter("__typing_unpacked_tuple_args__")]
    fn unpacked_tuple_args(&self, vm: &Vm) -> Value {
        let is_tuple = vm.types.tuple.is_value(&self.origin);
        if self.starred && is_tuple { self.args.clone() } else { Value::NONE }
    }
}

#[pymethods]
impl AliasIter {
    #[pyslot(iter)]
    fn iter(_vm: &Vm, this: &Value) -> PyResult {
        Ok(this.clone())
    }
    #[pyslot(next)]
    fn next(vm: &Vm, this: &Value) -> PyResult<Option<Value>> {
        let Some(alias) = payload::<AliasIter>(this).alias.take() else { return Ok(None) };
        let alias = payload::<GenericAlias>(&alias);
        Ok(Some(new_alias(vm, alias.origin.clone(), alias.args.clone(), true)))
    }
}
