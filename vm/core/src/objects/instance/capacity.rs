//! How many slots the instances of a class get: one for each attribute that its methods store
//! on their first parameter.

use crate::object::{Ref, Type};
use crate::objects::code::Code;
use crate::objects::function::Function;
use crate::objects::property::Property;
use crate::value::Value;
use apython_bytecode::Opcode;

/// What an instance gets even if its class's methods store nothing on it.
const MIN_CAPACITY: usize = 4;
/// What it gets at most; further attributes make it move to a dict.
const MAX_CAPACITY: usize = 256;

/// Names of the attributes that the methods in a class's dict, and those of its bases, store on
/// their first parameter.
pub(crate) fn names_stored_by(class: &Ref<Type>, bases: &[Ref<Type>]) -> Vec<Value> {
    let mut names: Vec<Value> = Vec::new();
    let mut add = |name: &Value| {
        if !names.iter().any(|other| other.is(name)) {
            names.push(name.clone());
        }
    };
    for base in bases {
        base.stored_names().iter().for_each(&mut add);
    }
    for (_, value) in class.dict().to_pairs() {
        for_each_function(&value, &mut |function| {
            let code = function.code.borrow().clone();
            for_each_name_stored_on_self(&code, &mut add);
        });
    }
    names
}

/// How many slots an instance needs for these attributes after `reserved` ones.
pub(crate) fn capacity_of(reserved: u16, stored_names: &[Value]) -> u16 {
    let wanted = stored_names.len().clamp(MIN_CAPACITY, MAX_CAPACITY) as u16;
    // Objects are a multiple of 16 bytes long, so the last slot of an even number is free.
    reserved.saturating_add(wanted).next_multiple_of(2)
}

fn for_each_function(value: &Value, f: &mut impl FnMut(&Function)) {
    if let Some(function) = value.downcast_exact::<Function>() {
        f(function);
    } else if let Some(property) = value.downcast::<Property>() {
        for part in [&property.getter, &property.setter, &property.deleter] {
            let part = part.borrow().clone();
            if let Some(function) = part.downcast_exact::<Function>() {
                f(function);
            }
        }
    }
}

/// Calls `f` with the name of each attribute that the code stores on its first parameter.
fn for_each_name_stored_on_self(code: &Ref<Code>, f: &mut impl FnMut(&Value)) {
    let source = &code.source;
    if source.argcount == 0 {
        return;
    }
    let is_cell = source.localspluskinds.first().is_some_and(|kind| kind.is_cell());
    let load = if is_cell { Opcode::LOAD_DEREF } else { Opcode::LOAD_FAST };
    let mut self_on_top = false;
    for instruction in source.instructions() {
        // Code that isn't well-formed is refused when it is first run.
        let Ok(instruction) = instruction else {
            return;
        };
        if instruction.opcode == Opcode::STORE_ATTR
            && self_on_top
            && let Some(name) = code.names.get(instruction.arg as usize)
        {
            f(name);
        }
        self_on_top = instruction.opcode == load && instruction.arg == 0;
    }
}
