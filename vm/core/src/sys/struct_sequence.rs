//! Tuples whose items have names: `sys.version_info` and the like.

use crate::error::{PyResult, Raised};
use crate::native::{
    Args, ClassDef, ClassOptions, GetSetDef, Param, ParamKind, Signature, new_native_class,
};
use crate::object::{Ref, Type};
use crate::objects::dict::Dict;
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

/// Declares `$constant: StructSequence` with these fields, which are numbered. Programs make no
/// instances of it, unless a constructor is named.
macro_rules! struct_sequence {
    ($constant:ident $name:literal $doc:literal { $($fields:tt)* }) => {
        $crate::sys::struct_sequence::struct_sequence! {
            $constant $name $doc { $($fields)* } by $crate::sys::struct_sequence::refuse
        }
    };
    ($constant:ident $name:literal $doc:literal { $($number:literal $field:literal $text:literal;)* }
     by $new:path) => {
        const $constant: StructSequence = StructSequence {
            name: $name,
            doc: $doc,
            def: &$crate::native::ClassDef {
                methods: &[],
                getsets: &[$($crate::sys::struct_sequence::field::<$number>($field, $text),)*],
                attributes: &[],
                set_slots: |slots| {
                    slots.repr = Some($crate::sys::struct_sequence::repr);
                    slots.new = Some($new);
                },
            },
        };
    };
}
pub(super) use struct_sequence;

#[cold]
fn refused(vm: &Vm, class: &Type) -> Raised {
    vm.type_error(format!("cannot create '{}' instances", class.name()))
}

pub(super) fn refuse(vm: &Vm, class: &Ref<Type>, _args: Args<'_>) -> PyResult {
    Err(refused(vm, class))
}

static SIGNATURE: Signature = Signature::of_class(
    "structseq",
    &[
        Param::required("sequence", ParamKind::PositionalOrKeyword),
        Param::optional("dict", ParamKind::PositionalOrKeyword),
    ],
);

/// An instance that a program makes of a sequence of all its items.
pub(super) fn construct(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
    let [sequence, by_name] = SIGNATURE.bind_new::<2>(vm, args)?;
    let items = ops::collect(vm, sequence.expect("bound: it is required")).or_else(|raised| {
        drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
        Err(vm.type_error("constructor requires a sequence"))
    })?;
    let name = class.name();
    if by_name.is_some_and(|by_name| by_name.downcast::<Dict>().is_none()) {
        return Err(vm.type_error(format!("{name}() takes a dict as second arg, if any")));
    }
    let names = class.lookup(vm, &vm.intern("__match_args__"));
    let fields = names.as_ref().and_then(Value::as_tuple_items).map_or(0, <[Value]>::len);
    if items.len() != fields {
        let given = items.len();
        return Err(
            vm.type_error(format!("{name}() takes a {fields}-sequence ({given}-sequence given)"))
        );
    }
    Ok(tuple::new_in(class, &items))
}

/// `sys.version_info(major=3, ...)`
pub(super) fn repr(vm: &Vm, this: &Value) -> PyResult {
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

/// The only instance of a class.
pub(super) fn make(vm: &Vm, sequence: &StructSequence, items: Vec<Value>) -> PyResult {
    debug_assert_eq!(items.len(), sequence.def.getsets.len());
    let class = make_class(vm, sequence)?;
    // As for CPython, the constructor isn't among the attributes.
    class.dict().remove_interned(&vm.names.__new__);
    Ok(tuple::new_in(&class, &items))
}

/// Makes the class.
pub(super) fn make_class(vm: &Vm, sequence: &StructSequence) -> PyResult<Ref<Type>> {
    let options =
        ClassOptions { base: Some(&vm.types.tuple), basetype: false, doc: Some(sequence.doc) };
    let class = new_native_class::<Tuple>(vm, sequence.name, &[sequence.def], &options)?;
    let count = sequence.def.getsets.len();
    let names = sequence.def.getsets.iter().map(|field| vm.intern(field.name)).collect();
    let dict = class.dict();
    dict.set_str(vm, "__match_args__", vm.new_tuple(names));
    for (name, number) in
        [("n_fields", count), ("n_sequence_fields", count), ("n_unnamed_fields", 0)]
    {
        dict.set_str(vm, name, Value::from_usize(vm, number));
    }
    Ok(class)
}
