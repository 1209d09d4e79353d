//! Tuples whose items have names: `sys.version_info` and the like.

use crate::error::{PyResult, Raised};
use crate::native::{Args, ClassDef, ClassOptions, GetSetDef, Slots, new_native_class};
use crate::object::{Ref, Type};
use crate::objects::str::to_string_lossy;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;

/// A class of such tuples.
pub(super) struct StructSequence {
    pub(super) name: &'static str,
    pub(super) doc: &'static str,
    pub(super) def: &'static ClassDef,
}

/// Item number `N`.
pub(super) fn item<const N: usize>(vm: &Vm, this: &Value) -> PyResult {
    let item = this.as_tuple_items().and_then(|items| items.get(N));
    item.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
}

pub(super) const fn field<const N: usize>(name: &'static str, doc: &'static str) -> GetSetDef {
    GetSetDef { name, doc: Some(doc), get: item::<N>, set: None, is_member: true }
}

/// Declares `$constant: StructSequence` with these fields, which are numbered.
macro_rules! struct_sequence {
    ($constant:ident $name:literal $doc:literal { $($number:literal $field:literal $text:literal;)* }) => {
        const $constant: StructSequence = StructSequence {
            name: $name,
            doc: $doc,
            def: &$crate::native::ClassDef {
                methods: &[],
                getsets: &[$($crate::sys::struct_sequence::field::<$number>($field, $text),)*],
                attributes: &[],
                set_slots: $crate::sys::struct_sequence::set_slots,
            },
        };
    };
}
pub(super) use struct_sequence;

pub(super) fn set_slots(slots: &mut Slots) {
    slots.repr = Some(repr);
    slots.new = Some(refuse);
}

#[cold]
fn refused(vm: &Vm, class: &Type) -> Raised {
    vm.type_error(format!("cannot create '{}' instances", class.name()))
}

fn refuse(vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
    Err(refused(vm, class))
}

/// `sys.version_info(major=3, ...)`
fn repr(vm: &Vm, this: &Value) -> PyResult {
    let class = this.type_of(vm);
    let items = this.as_tuple_items().unwrap_or_default();
    let names = class.lookup(vm, &vm.intern("__match_args__"));
    let names = names.as_ref().and_then(Value::as_tuple_items).unwrap_or_default();
    let mut text = apython_text::StrBuf::new();
    text.push_str(&class.name());
    let mut separator = "(";
    for (name, item) in names.iter().zip(items) {
        text.push_ascii(separator);
        separator = ", ";
        text.push_str(&to_string_lossy(name));
        text.push_ascii("=");
        text.push_view(ops::repr(vm, item)?.as_str_view().expect("repr makes a str"));
    }
    text.push_ascii(")");
    Ok(vm.new_str_owned(&text.finish()))
}

/// An instance, with its class.
pub(super) fn make(vm: &Vm, sequence: &StructSequence, items: Vec<Value>) -> PyResult {
    let options =
        ClassOptions { base: Some(&vm.types.tuple), basetype: false, doc: Some(sequence.doc) };
    let class = new_native_class::<Tuple>(vm, sequence.name, &[sequence.def], &options)?;
    let count = items.len();
    debug_assert_eq!(count, sequence.def.getsets.len());
    let names = sequence.def.getsets.iter().map(|field| vm.intern(field.name)).collect();
    let dict = class.dict();
    // As for CPython, the constructor isn't among the attributes.
    dict.remove_interned(&vm.names.__new__);
    dict.set_str(vm, "__match_args__", vm.new_tuple(names));
    for (name, number) in
        [("n_fields", count), ("n_sequence_fields", count), ("n_unnamed_fields", 0)]
    {
        dict.set_str(vm, name, Value::from_usize(vm, number));
    }
    Ok(tuple::new_in(&class, &items))
}
