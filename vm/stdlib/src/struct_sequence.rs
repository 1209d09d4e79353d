//! Tuples whose items have names, like `time.struct_time`.
//!
//! Such a class may have more named values than a tuple of it has items: those stand behind the
//! items and are reached by their names alone.

use apython_core::native::{
    Args, ClassDef, ClassOptions, GetSetDef, NativeDef, NativeKind, Param, ParamKind, Signature,
    new_native_class,
};
use apython_core::object::{Ref, Slots, Type};
use apython_core::objects::descriptor::Member;
use apython_core::objects::dict::Dict;
use apython_core::objects::tuple::{Tuple, new_with_hidden};
use apython_core::{PyResult, Value, Vm, ops};
use apython_text::StrBuf;

/// A class of such tuples.
pub(crate) struct StructSequence {
    /// With its module: `"time.struct_time"`.
    pub(crate) name: &'static str,
    pub(crate) doc: &'static str,
    /// Each field in its order.
    pub(crate) def: &'static ClassDef,
    /// How many of the fields are items.
    pub(crate) items: usize,
}

/// Declares the fields of a [`StructSequence`], numbered from 0, and its constructor.
macro_rules! struct_sequence_def {
    ($sequence:ident { $($number:literal $field:literal $doc:literal;)* }) => {
        apython_core::native::ClassDef {
            methods: &[&$crate::struct_sequence::REDUCE],
            getsets: &[$(apython_core::native::GetSetDef {
                name: $field,
                doc: Some($doc),
                get: |vm, this| $crate::struct_sequence::field(vm, this, $number),
                set: None,
                is_member: true,
            },)*],
            attributes: &[],
            set_slots: |slots| {
                $crate::struct_sequence::set_slots(slots);
                slots.new = Some(|vm, class, args| {
                    $crate::struct_sequence::construct(vm, &$sequence, class, args)
                });
            },
        }
    };
}
pub(crate) use struct_sequence_def;

/// Field number `number`.
pub(crate) fn field(vm: &Vm, this: &Value, number: usize) -> PyResult {
    let tuple = this.downcast::<Tuple>();
    let field = tuple.and_then(|tuple| tuple.items().iter().chain(tuple.hidden()).nth(number));
    field.cloned().ok_or_else(|| vm.index_error("tuple index out of range"))
}

pub(crate) fn set_slots(slots: &mut Slots) {
    slots.repr = Some(repr);
}

/// `time.struct_time(tm_year=1970, ...)`
fn repr(vm: &Vm, this: &Value) -> PyResult {
    let class = this.type_of(vm);
    let names = class.lookup(vm, &vm.intern("__match_args__"));
    let names = names.as_ref().and_then(Value::as_tuple_items).unwrap_or_default();
    let mut text = StrBuf::new();
    text.push_str(&class.name());
    let mut separator = "(";
    for (name, item) in names.iter().zip(this.as_tuple_items().unwrap_or_default()) {
        text.push_ascii(separator);
        text.push_view(name.as_str_view().expect("a name is a str"));
        text.push_ascii("=");
        text.push_view(ops::repr(vm, item)?.as_str_view().expect("repr makes a str"));
        separator = ", ";
    }
    text.push_ascii(")");
    Ok(vm.new_str_owned(&text.finish()))
}

/// What `pickle` and `copy` make an instance from: its items, and its further fields by name.
pub(crate) static REDUCE: NativeDef = NativeDef {
    name: "__reduce__",
    signature: &Signature {
        name: "__reduce__",
        params: &[Param::required("self", ParamKind::PositionalOnly)],
        text: None,
        is_method: true,
    },
    doc: None,
    call: reduce,
    kind: NativeKind::Method,
    float: None,
};

fn reduce(vm: &Vm, args: Args<'_>) -> PyResult {
    let [this] = REDUCE.signature.bind::<1>(vm, args)?;
    let this = this.expect("bound: it is required");
    let class = this.type_of(vm).clone();
    let tuple = this.downcast::<Tuple>().ok_or_else(|| vm.type_error("a tuple is required"))?;
    let further = Ref::new(vm, Dict::default());
    for (number, value) in tuple.hidden().iter().enumerate() {
        if let Some(name) = field_name(&class, tuple.len() + number) {
            further.set_interned(&name, value.clone());
        }
    }
    let items = vm.new_tuple_from_slice(tuple.items());
    let arguments = vm.new_pair(items, further.into_value());
    Ok(vm.new_pair(class.into_value(), arguments))
}

/// The name of a field by its number: members are declared in order.
fn field_name(class: &Type, number: usize) -> Option<Value> {
    let attributes = class.dict().to_pairs().into_iter();
    let mut members = attributes.filter(|(_, value)| value.downcast::<Member>().is_some());
    members.nth(number).map(|(name, _)| name)
}

static SIGNATURE: Signature = Signature::of_class(
    "structseq",
    &[
        Param::required("sequence", ParamKind::PositionalOrKeyword),
        Param::optional("dict", ParamKind::PositionalOrKeyword),
    ],
);

/// An instance made by a program: the items and further fields, and a dict of those that the
/// sequence is too short for.
pub(crate) fn construct(
    vm: &Vm,
    sequence: &StructSequence,
    class: &Ref<Type>,
    args: Args<'_>,
) -> PyResult {
    let [values, by_name] = SIGNATURE.bind_new::<2>(vm, args)?;
    let values = values.expect("bound: it is required");
    let values = ops::collect(vm, values).or_else(|raised| {
        drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
        Err(vm.type_error("constructor requires a sequence"))
    })?;
    let by_name = match by_name {
        None => None,
        Some(dict) => Some(dict.downcast::<Dict>().ok_or_else(|| {
            vm.type_error(format!("{}() takes a dict as second arg, if any", sequence.name))
        })?),
    };
    let (given, fields) = (values.len(), sequence.def.getsets.len());
    if given < sequence.items || given > fields {
        let (how, limit) = match (given < sequence.items, sequence.items == fields) {
            (_, true) => ("a", fields),
            (true, _) => ("an at least", sequence.items),
            (false, _) => ("an at most", fields),
        };
        let name = sequence.name;
        return Err(vm.type_error(format!(
            "{name}() takes {how} {limit}-sequence ({given}-sequence given)"
        )));
    }
    let (items, rest) = values.split_at(sequence.items);
    let mut hidden = rest.to_vec();
    for missing in &sequence.def.getsets[given..] {
        let value = match by_name {
            Some(dict) => dict.get(vm, &vm.intern(missing.name))?,
            None => None,
        };
        hidden.push(value.unwrap_or(Value::NONE));
    }
    Ok(new_with_hidden(class, items, &hidden))
}

/// Makes the class.
pub(crate) fn new_class(vm: &Vm, sequence: &StructSequence) -> PyResult<Ref<Type>> {
    let options = ClassOptions {
        base: Some(&vm.types.tuple),
        doc: Some(sequence.doc),
        ..ClassOptions::default()
    };
    let class = new_native_class::<Tuple>(vm, sequence.name, &[sequence.def], &options)?;
    let fields: &[GetSetDef] = sequence.def.getsets;
    let names = fields[..sequence.items].iter().map(|field| vm.intern(field.name)).collect();
    let dict = class.dict();
    dict.set_str(vm, "__match_args__", vm.new_tuple(names));
    let counts = [
        ("n_fields", fields.len()),
        ("n_sequence_fields", sequence.items),
        ("n_unnamed_fields", 0),
    ];
    for (name, count) in counts {
        dict.set_str(vm, name, Value::from_usize(vm, count));
    }
    Ok(class)
}
