//! Attributes that exception classes declare natively, and the keywords their constructors
//! take.

use super::payload;
use crate::error::{PyResult, Raised};
use crate::native::{Args, GetSetDef};
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// An attribute that holds any object.
pub(crate) const fn object<const NUMBER: usize>(
    name: &'static str,
    doc: &'static str,
) -> GetSetDef {
    GetSetDef {
        name,
        doc: Some(doc),
        get: get::<NUMBER>,
        set: Some(set::<NUMBER>),
        is_member: true,
    }
}

/// Declares `$name: &ClassDef` with attributes that hold any object.
macro_rules! fields {
    ($name:ident { $($number:path, $text:literal, $doc:literal;)* }) => {
        pub(crate) const $name: &$crate::native::ClassDef = &$crate::native::ClassDef {
            methods: &[],
            getsets: &[
                $($crate::objects::exception::fields::object::<{ $number }>($text, $doc),)*
            ],
            attributes: &[],
            set_slots: |_| (),
        };
    };
}
pub(crate) use fields;

/// Reads an attribute: None where it is absent.
pub(crate) fn get<const NUMBER: usize>(_vm: &Vm, this: &Value) -> PyResult {
    Ok(payload(this).field(NUMBER).bound().unwrap_or(Value::NONE))
}

/// Sets an attribute, or makes it absent.
pub(crate) fn set<const NUMBER: usize>(
    _vm: &Vm,
    this: &Value,
    value: Option<&Value>,
) -> PyResult<()> {
    payload(this).set_field(NUMBER, value.cloned().unwrap_or(Value::UNBOUND));
    Ok(())
}

/// Reads an attribute that is an index: 0 where it is absent.
pub(crate) fn get_index<const NUMBER: usize>(_vm: &Vm, this: &Value) -> PyResult {
    Ok(payload(this).field(NUMBER).bound().unwrap_or(Value::from_small_int(0)))
}

/// Sets an attribute that is an index.
pub(crate) fn set_index<const NUMBER: usize>(
    vm: &Vm,
    this: &Value,
    value: Option<&Value>,
) -> PyResult<()> {
    let Some(value) = value else {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    };
    let Some(index) = ops::int_exact(vm, value) else {
        // What CPython's conversion leaves behind.
        payload(this).set_field(NUMBER, Value::from_small_int(-1));
        return Err(vm.type_error("an integer is required"));
    };
    payload(this).set_field(NUMBER, index);
    Ok(())
}

/// Refuses to change an attribute.
pub(crate) fn readonly(vm: &Vm, _this: &Value, _value: Option<&Value>) -> PyResult<()> {
    Err(vm.raise_message(&vm.exceptions.attribute_error, "readonly attribute"))
}

/// The keyword arguments of a constructor that takes these.
pub(super) fn keywords<'a, const N: usize>(
    vm: &Vm,
    class: &str,
    args: Args<'a>,
    names: [&str; N],
) -> PyResult<[Option<&'a Value>; N]> {
    let mut found = [None; N];
    for (name, value) in args.keywords() {
        match names.iter().position(|known| name.str_eq(known)) {
            Some(number) => found[number] = Some(value),
            None => return Err(unknown_keyword(vm, class, name)),
        }
    }
    Ok(found)
}

#[cold]
fn unknown_keyword(vm: &Vm, class: &str, name: &Value) -> Raised {
    let name = to_string_lossy(name);
    vm.type_error(format!("'{name}' is an invalid keyword argument for {class}()"))
}
