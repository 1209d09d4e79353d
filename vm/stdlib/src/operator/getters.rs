//! attrgetter, itemgetter and methodcaller.

use apython_core::native::{
    Args, ClassDef, ClassOptions, check_no_keywords, check_positional, new_native_class,
};
use apython_core::object::{NativeObject, Ref, Type};
use apython_core::objects::module::Module;
use apython_core::{PyResult, Value, Vm, ops};
use apython_derive::pymethods;
use apython_text::StrBuf;

pub(super) fn add_classes(vm: &Vm, module: &Value) -> PyResult<()> {
    let doc = "Return a callable object that fetches the given attribute(s) from its operand.\n\
After f = attrgetter('name'), the call f(r) returns r.name.\n\
After g = attrgetter('name', 'date'), the call g(r) returns (r.name, r.date).\n\
After h = attrgetter('name.first', 'name.last'), the call h(r) returns\n\
(r.name.first, r.name.last).";
    add::<AttrGetter>(vm, module, "attrgetter", AttrGetter::DEF, doc)?;
    let doc = "Return a callable object that fetches the given item(s) from its operand.\n\
After f = itemgetter(2), the call f(r) returns r[2].\n\
After g = itemgetter(2, 5, 3), the call g(r) returns (r[2], r[5], r[3])";
    add::<ItemGetter>(vm, module, "itemgetter", ItemGetter::DEF, doc)?;
    let doc = "Return a callable object that calls the given method on its operand.\n\
After f = methodcaller('name'), the call f(r) returns r.name().\n\
After g = methodcaller('name', 'date', foo=1), the call g(r) returns\n\
r.name('date', foo=1).";
    add::<MethodCaller>(vm, module, "methodcaller", MethodCaller::DEF, doc)
}

fn add<T: NativeObject>(
    vm: &Vm,
    module: &Value,
    name: &str,
    def: &'static ClassDef,
    doc: &'static str,
) -> PyResult<()> {
    let options = ClassOptions { doc: Some(doc), ..ClassOptions::default() };
    let class = new_native_class::<T>(vm, &format!("operator.{name}"), &[def], &options)?;
    let module = module.downcast::<Module>().expect("exec gets its module");
    module.dict.set_str(vm, name, class.into_value());
    Ok(())
}

/// The operand of a call, which is the only argument.
#[inline]
fn operand<'a>(vm: &Vm, name: &str, args: Args<'a>) -> PyResult<&'a Value> {
    if let [operand] = args.values()
        && !args.has_keywords()
    {
        return Ok(operand);
    }
    check_no_keywords(vm, name, args)?;
    check_positional(vm, name, args.positional().len(), 1, 1)?;
    Ok(&args.positional()[0])
}

/// What a getter shows of itself: the name of its class and its arguments.
fn show(vm: &Vm, this: &Value, arguments: &[Value], keywords: &[(Value, Value)]) -> PyResult {
    let mut text = StrBuf::new();
    text.push_str(&this.type_name(vm));
    let Some(_guard) = vm.repr_enter(this) else {
        text.push_ascii("(...)");
        return Ok(vm.new_str_owned(&text.finish()));
    };
    let mut separator = "(";
    for argument in arguments {
        text.push_ascii(separator);
        text.push_view(ops::repr(vm, argument)?.as_str_view().expect("repr makes a str"));
        separator = ", ";
    }
    for (name, value) in keywords {
        text.push_ascii(separator);
        text.push_view(name.as_str_view().expect("a name is a str"));
        text.push_ascii("=");
        text.push_view(ops::repr(vm, value)?.as_str_view().expect("repr makes a str"));
        separator = ", ";
    }
    text.push_ascii(")");
    Ok(vm.new_str_owned(&text.finish()))
}

/// The results of several getters as a tuple, of one as it is.
#[inline]
fn each<T>(vm: &Vm, getters: &[T], get: impl Fn(&T) -> PyResult) -> PyResult {
    match getters {
        [only] => get(only),
        several => Ok(vm.new_tuple(several.iter().map(get).collect::<PyResult<_>>()?)),
    }
}

struct ItemGetter {
    items: Box<[Value]>,
}

impl NativeObject for ItemGetter {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<ItemGetter>()
    }
}

#[pymethods]
impl ItemGetter {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords(vm, "itemgetter", args)?;
        let items: Box<[Value]> = args.positional().into();
        check_positional(vm, "itemgetter", items.len().min(1), 1, 1)?;
        Ok(Ref::new_in(class, ItemGetter { items }).into_value())
    }
    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let operand = operand(vm, "itemgetter", args)?;
        let this = this.downcast::<ItemGetter>().expect("a slot gets instances of its class");
        each(vm, &this.items, |item| ops::get_item(vm, operand, item))
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let getter = this.downcast::<ItemGetter>().expect("a slot gets instances of its class");
        show(vm, this, &getter.items, &[])
    }
}

struct AttrGetter {
    /// As given.
    names: Box<[Value]>,
    /// Each name's parts between dots, interned.
    paths: Box<[Box<[Value]>]>,
}

impl NativeObject for AttrGetter {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<AttrGetter>()
    }
}

#[pymethods]
impl AttrGetter {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        check_no_keywords(vm, "attrgetter", args)?;
        let names: Box<[Value]> = args.positional().into();
        check_positional(vm, "attrgetter", names.len().min(1), 1, 1)?;
        if !names.iter().all(Value::is_str) {
            return Err(vm.type_error("attribute name must be a string"));
        }
        let paths = names.iter().map(|name| path(vm, name)).collect();
        Ok(Ref::new_in(class, AttrGetter { names, paths }).into_value())
    }
    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let operand = operand(vm, "attrgetter", args)?;
        let this = this.downcast::<AttrGetter>().expect("a slot gets instances of its class");
        each(vm, &this.paths, |path| {
            let mut parts = path.iter();
            let first = parts.next().expect("a path has a part");
            let mut value = ops::get_attr(vm, operand, first)?;
            for part in parts {
                value = ops::get_attr(vm, &value, part)?;
            }
            Ok(value)
        })
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let getter = this.downcast::<AttrGetter>().expect("a slot gets instances of its class");
        show(vm, this, &getter.names, &[])
    }
}

/// The names between the dots of a dotted name.
fn path(vm: &Vm, name: &Value) -> Box<[Value]> {
    let view = name.as_str_view().expect("checked");
    let mut parts = vec![StrBuf::new()];
    for code_point in view.chars() {
        if code_point == u32::from(b'.') {
            parts.push(StrBuf::new());
        } else {
            parts.last_mut().expect("there is one").push(code_point);
        }
    }
    parts.iter().map(|part| vm.intern_value(&vm.new_str_view(part.as_view()))).collect()
}

struct MethodCaller {
    name: Value,
    /// The positional arguments, then the keywords' values.
    values: Box<[Value]>,
    keyword_names: Box<[Value]>,
}

impl NativeObject for MethodCaller {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<MethodCaller>()
    }
}

#[pymethods]
impl MethodCaller {
    #[pyslot(new)]
    fn new(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let Some((name, args)) = args.split_first() else {
            let message = "methodcaller needs at least one argument, the method name";
            return Err(vm.type_error(message));
        };
        if !name.is_str() {
            return Err(vm.type_error("method name must be a string"));
        }
        let caller = MethodCaller {
            name: vm.intern_value(name),
            values: args.values().into(),
            keyword_names: args.keyword_names().into(),
        };
        Ok(Ref::new_in(class, caller).into_value())
    }
    #[pyslot(call)]
    fn call(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult {
        let operand = operand(vm, "methodcaller", args)?;
        let this = this.downcast::<MethodCaller>().expect("a slot gets instances of its class");
        if this.keyword_names.is_empty() {
            return ops::call_method(vm, operand, &this.name, &this.values);
        }
        let method = ops::get_attr(vm, operand, &this.name)?;
        ops::call(vm, &method, Args::new(&this.values, &this.keyword_names))
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let caller = this.downcast::<MethodCaller>().expect("a slot gets instances of its class");
        let (positional, named) =
            caller.values.split_at(caller.values.len() - caller.keyword_names.len());
        let mut arguments = vec![caller.name.clone()];
        arguments.extend_from_slice(positional);
        let keywords: Vec<_> =
            caller.keyword_names.iter().cloned().zip(named.iter().cloned()).collect();
        show(vm, this, &arguments, &keywords)
    }
}
