//! The `match` statement: what its instructions ask of a subject.

use super::super::dispatch::Outcome;
use super::super::state::State;
use super::{attempt, release_window, write};
use crate::error::PyResult;
use crate::native::Args;
use crate::object::{Ref, Type};
use crate::objects::set::{Set, new_set};
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// In `match_kind`'s `c`: whether it asks for a mapping or for a sequence.
pub(crate) const MAPPING: u16 = 0;
pub(crate) const SEQUENCE: u16 = 1;

fn derives_from_any(class: &Type, bases: &[&Ref<Type>]) -> bool {
    bases.iter().any(|base| class.is_subtype_of(base))
}

/// `a` says whether `b` is a mapping or a sequence, as patterns have it.
pub(crate) unsafe fn match_kind(s: State) -> Outcome {
    // SAFETY: verified operands.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let (types, class) = (&vm.types, s.value(i.b).type_of(vm));
        let matches = if i.c == MAPPING {
            derives_from_any(class, &[&types.dict, &types.mappingproxy])
        } else {
            derives_from_any(class, &[&types.list, &types.tuple, &types.range])
        };
        write(&s, i.a, Value::from_bool(matches));
        Outcome::Next
    }
}

/// The values of the keys `b+1` in the mapping `b`, or None if it doesn't have them all.
pub(crate) unsafe fn match_keys(s: State) -> Outcome {
    // SAFETY: verified operands: the keys are a tuple.
    unsafe {
        let i = s.instr();
        let values = attempt!(values_of(s.vm(), s.value(i.b), s.value(i.b + 1)));
        write(&s, i.a, values);
        Outcome::Next
    }
}

fn values_of(vm: &Vm, mapping: &Value, keys: &Value) -> PyResult {
    let get = ops::get_attr(vm, mapping, &vm.names.get)?;
    let seen = new_set(vm, &[])?;
    let missing = ops::call(vm, &vm.types.object.to_value(), Args::empty())?;
    let mut values = Vec::new();
    for key in keys.as_tuple_items().unwrap_or_default() {
        if ops::contains(vm, &seen, key)? {
            let shown = vm.repr_text(key)?;
            let message = format!("mapping pattern checks duplicate key ({shown})");
            return Err(vm.value_error(message));
        }
        seen.downcast::<Set>().expect("just made").insert(vm, key)?;
        let value = ops::call_values(vm, &get, &[key.clone(), missing.clone()])?;
        if value.is(&missing) {
            return Ok(Value::NONE);
        }
        values.push(value);
    }
    Ok(vm.new_tuple(values))
}

/// The attributes of the subject `b` that a pattern of the class `b+1` names: `c` by position,
/// those after them by the names `b+2`. None if it doesn't match.
pub(crate) unsafe fn match_class(s: State) -> Outcome {
    // SAFETY: verified operands: the names are a tuple.
    unsafe {
        let i = s.instr();
        let vm = s.vm();
        let pattern = ClassPattern { vm, subject: s.value(i.b), class: s.value(i.b + 1) };
        let found = attempt!(pattern.attributes(i.c as usize, s.value(i.b + 2)));
        let found = found.map_or(Value::NONE, |found| vm.new_tuple(found));
        release_window(&s, i.b, 3);
        write(&s, i.a, found);
        Outcome::Next
    }
}

struct ClassPattern<'a> {
    vm: &'a Vm,
    subject: &'a Value,
    class: &'a Value,
}

impl ClassPattern<'_> {
    fn attributes(&self, positional: usize, names: &Value) -> PyResult<Option<Vec<Value>>> {
        let vm = self.vm;
        let Some(class) = self.class.downcast::<Type>() else {
            return Err(vm.type_error("called match pattern must be a class"));
        };
        if !ops::is_instance(vm, self.subject, self.class)? {
            return Ok(None);
        }
        let mut found = Vec::new();
        let mut seen = Vec::new();
        if positional > 0 {
            match self.positional_names(class, positional)? {
                None => found.push(self.subject.clone()),
                Some(match_args) => {
                    for name in &match_args.as_tuple_items().unwrap_or_default()[..positional] {
                        if name.downcast_exact::<Str>().is_none() {
                            return Err(vm.type_error(format!(
                                "__match_args__ elements must be strings (got {})",
                                name.type_name(vm)
                            )));
                        }
                        let Some(value) = self.attribute(class, name, &mut seen)? else {
                            return Ok(None);
                        };
                        found.push(value);
                    }
                }
            }
        }
        for name in names.as_tuple_items().unwrap_or_default() {
            let Some(value) = self.attribute(class, name, &mut seen)? else { return Ok(None) };
            found.push(value);
        }
        Ok(Some(found))
    }

    /// The class's `__match_args__`, which are enough; None if its one positional pattern is for
    /// the subject itself.
    fn positional_names(&self, class: &Type, positional: usize) -> PyResult<Option<Value>> {
        let vm = self.vm;
        let match_args = ops::get_attr_opt(vm, self.class, &vm.intern("__match_args__"))?;
        let is_tuple = |value: &Value| value.type_of(vm).is(&vm.types.tuple);
        if let Some(wrong) = match_args.as_ref().filter(|value| !is_tuple(value)) {
            return Err(vm.type_error(format!(
                "{}.__match_args__ must be a tuple (got {})",
                class.name(),
                wrong.type_name(vm)
            )));
        }
        let names = match_args.as_ref().and_then(Value::as_tuple_items).unwrap_or_default();
        let takes_itself = match_args.is_none() && matches_itself(vm, class);
        let allowed = if takes_itself { 1 } else { names.len() };
        if allowed < positional {
            let (name, s) = (class.name(), if allowed == 1 { "" } else { "s" });
            return Err(vm.type_error(format!(
                "{name}() accepts {allowed} positional sub-pattern{s} ({positional} given)"
            )));
        }
        Ok(if takes_itself { None } else { match_args })
    }

    /// An attribute that hasn't been asked for yet; None if the subject doesn't have it.
    fn attribute(
        &self,
        class: &Type,
        name: &Value,
        seen: &mut Vec<Value>,
    ) -> PyResult<Option<Value>> {
        let vm = self.vm;
        for other in seen.iter() {
            if ops::equal(vm, other, name)? {
                let (class, name) = (class.name(), vm.repr_text(name)?);
                return Err(vm.type_error(format!(
                    "{class}() got multiple sub-patterns for attribute {name}"
                )));
            }
        }
        seen.push(name.clone());
        ops::get_attr_opt(vm, self.subject, &vm.intern_value(name))
    }
}

/// Whether the one positional pattern of a class stands for the subject itself.
fn matches_itself(vm: &Vm, class: &Type) -> bool {
    let types = &vm.types;
    derives_from_any(
        class,
        &[
            &types.int,
            &types.float,
            &types.str,
            &types.bytes,
            &types.tuple,
            &types.list,
            &types.dict,
            &types.set,
            &types.frozenset,
        ],
    )
}
