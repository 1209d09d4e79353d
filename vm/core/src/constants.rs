//! From marshalled constants to values.

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::complex::Complex;
use crate::objects::dict::Dict;
use crate::objects::set::{FrozenSet, Set, table_of};
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::{Const, Text};
use apython_text::OwnedStr;

impl Vm {
    /// A str of marshalled text.
    pub fn new_str_text(&self, text: &Text) -> Value {
        match text.to_str() {
            Some(text) => self.new_str(text),
            None => self.new_str_owned(&text.chars().collect::<OwnedStr>()),
        }
    }
    /// The interned str of marshalled text.
    pub fn intern_text(&self, text: &Text) -> Value {
        match text.to_str() {
            Some(text) => self.intern(text),
            None => self.intern_value(&self.new_str_text(text)),
        }
    }
}

/// The value of a constant. Raises for sets and dicts of what can't be hashed.
pub fn value_of(vm: &Vm, constant: &Const) -> PyResult {
    let values = |items: &[Const]| -> PyResult<Vec<Value>> {
        items.iter().map(|item| value_of(vm, item)).collect()
    };
    Ok(match constant {
        Const::None => Value::NONE,
        Const::True => Value::TRUE,
        Const::False => Value::FALSE,
        Const::Ellipsis => Value::ELLIPSIS,
        Const::StopIteration => vm.exceptions.stop_iteration.to_value(),
        Const::Int(x) => Value::from_int(vm, *x),
        Const::BigInt(x) => {
            let mut integer = rug::Integer::new();
            for &digit in x.digits.iter().rev() {
                integer <<= 15;
                integer += u32::from(digit);
            }
            Value::from_integer(vm, if x.negative { -integer } else { integer })
        }
        Const::Float(x) => Value::from_f64(*x),
        &Const::Complex(re, im) => Ref::new(vm, Complex { re, im }).into_value(),
        Const::Str(text) if text.is_interned() => vm.intern_text(text),
        Const::Str(text) => vm.new_str_text(text),
        Const::Bytes(bytes) => vm.new_bytes(bytes),
        Const::Tuple(items) => vm.new_tuple(values(items)?),
        Const::List(items) => vm.new_list(values(items)?),
        Const::Dict(items) => {
            let dict = Ref::new(vm, Dict::default());
            for (key, value) in items.iter() {
                dict.insert(vm, &value_of(vm, key)?, value_of(vm, value)?)?;
            }
            dict.into_value()
        }
        Const::Set(items) => Ref::new(vm, Set::new(table_of(vm, &values(items)?)?)).into_value(),
        Const::FrozenSet(items) => {
            Ref::new(vm, FrozenSet::new(table_of(vm, &values(items)?)?)).into_value()
        }
        Const::Code(code) => vm.new_code(code.clone())?.into_value(),
    })
}
