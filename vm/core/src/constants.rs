//! From marshalled constants to values and back.

use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::complex::Complex;
use crate::objects::dict::Dict;
use crate::objects::int::IntView;
use crate::objects::list::List;
use crate::objects::set::{FrozenSet, Set, table_of};
use crate::objects::str::Str;
use crate::value::Value;
use crate::vm::Vm;
use apython_bytecode::{BigInt, Const, Text};
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

/// A str as marshal holds it.
pub fn text_of(string: &Value, interned: bool) -> Option<Text> {
    Text::from_bytes(&string.as_str_view()?.to_wtf8(), interned).ok()
}

/// The inverse of [`value_of`]; `None` for what marshal cannot hold.
pub fn const_of(value: &Value) -> Option<Const> {
    if value.is_none() {
        return Some(Const::None);
    }
    if value.is_ellipsis() {
        return Some(Const::Ellipsis);
    }
    if let Some(truth) = value.as_bool() {
        return Some(if truth { Const::True } else { Const::False });
    }
    if let Some(view) = value.as_int_view() {
        return Some(int_const(view));
    }
    if let Some(x) = value.as_float() {
        return Some(Const::Float(x));
    }
    if let Some(string) = value.downcast::<Str>() {
        return text_of(value, string.is_interned()).map(Const::Str);
    }
    if let Some(bytes) = value.as_bytes_slice() {
        return Some(Const::Bytes(bytes.into()));
    }
    if let Some(&Complex { re, im }) = value.downcast::<Complex>() {
        return Some(Const::Complex(re, im));
    }
    if let Some(code) = value.downcast::<Code>() {
        return Some(Const::Code(code.source.clone()));
    }
    let consts = |items: &[Value]| items.iter().map(const_of).collect::<Option<_>>();
    if let Some(items) = value.as_tuple_items() {
        return consts(items).map(Const::Tuple);
    }
    if let Some(list) = value.downcast::<List>() {
        return consts(list.borrow()).map(Const::List);
    }
    if let Some(dict) = value.downcast::<Dict>() {
        let pairs = dict.to_pairs();
        let pairs = pairs.iter().map(|(key, value)| Some((const_of(key)?, const_of(value)?)));
        return pairs.collect::<Option<_>>().map(Const::Dict);
    }
    let table = value.as_set_table()?;
    let elements: Vec<Value> =
        (0..table.entries_end()).filter_map(|at| Some(table.entry(at)?.key.clone())).collect();
    let elements = consts(&elements)?;
    let is_set = value.downcast::<Set>().is_some();
    Some(if is_set { Const::Set(elements) } else { Const::FrozenSet(elements) })
}

fn int_const(view: IntView<'_>) -> Const {
    if let IntView::Small(x) = view {
        return Const::Int(x);
    }
    let integer = view.to_integer();
    let negative = integer.is_negative();
    let mut rest = integer.abs();
    let mut digits = Vec::new();
    while !rest.is_zero() {
        digits.push(rest.to_u16_wrapping() & 0x7fff);
        rest >>= 15;
    }
    BigInt { negative, digits }.into_const()
}
