//! Exception groups.

use super::fields::{get, readonly};
use super::{Exception, payload};
use crate::error::{PyResult, Raised};
use crate::native::{Args, ClassDef, GetSetDef, check_no_keywords};
use crate::object::{Ref, Type};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use std::collections::HashSet;

/// Numbers of native attributes.
pub(crate) mod field {
    pub(crate) const MESSAGE: usize = 0;
    /// A tuple.
    pub(crate) const EXCEPTIONS: usize = 1;
}

pub(crate) const FIELDS: &ClassDef = &ClassDef {
    methods: &[],
    getsets: &[
        GetSetDef {
            name: "message",
            doc: Some("exception message"),
            get: get::<{ field::MESSAGE }>,
            set: Some(readonly),
            is_member: true,
        },
        GetSetDef {
            name: "exceptions",
            doc: Some("nested exceptions"),
            get: get::<{ field::EXCEPTIONS }>,
            set: Some(readonly),
            is_member: true,
        },
    ],
    attributes: &[],
    set_slots: |_| (),
};

/// The exceptions of a group.
pub(crate) fn exceptions_of(group: &Value) -> Vec<Value> {
    let exceptions = payload(group).field(field::EXCEPTIONS);
    exceptions.as_tuple_items().map(<[Value]>::to_vec).unwrap_or_default()
}

pub(crate) fn is_group(vm: &Vm, value: &Value) -> bool {
    value.type_of(vm).is_subtype_of(&vm.exceptions.base_exception_group)
}

/// The arguments of the constructor: the message and the exceptions, as a tuple.
fn arguments<'a>(vm: &Vm, args: Args<'a>) -> PyResult<(&'a Value, Value)> {
    let [message, exceptions] = args.positional() else {
        let given = args.positional().len();
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"
        )));
    };
    if !message.is_str() {
        let found = if message.is_none() { "None".into() } else { message.type_name(vm) };
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {found}"
        )));
    }
    let slots = exceptions.type_of(vm).slots();
    if slots.getitem.is_none() || exceptions.downcast::<crate::objects::dict::Dict>().is_some() {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let items = ops::collect(vm, exceptions)?;
    if items.is_empty() {
        let message = "second argument (exceptions) must be a non-empty sequence";
        return Err(vm.value_error(message));
    }
    if let Some(place) = items.iter().position(|item| item.downcast::<Exception>().is_none()) {
        let message = format!("Item {place} of second argument (exceptions) is not an exception");
        return Err(vm.value_error(message));
    }
    Ok((message, vm.new_tuple(items)))
}

/// The class to make: a group of exceptions proper is an `ExceptionGroup`.
fn class_for<'a>(vm: &'a Vm, class: &'a Ref<Type>, exceptions: &Value) -> PyResult<&'a Ref<Type>> {
    let types = &vm.exceptions;
    let items = exceptions.as_tuple_items().unwrap_or_default();
    let has_base = items.iter().any(|item| !item.type_of(vm).is_subtype_of(&types.exception));
    if class.is(&types.base_exception_group) {
        return Ok(if has_base { class } else { &types.exception_group });
    }
    if has_base && class.is(&types.exception_group) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    if has_base && class.is_subtype_of(&types.exception) {
        let name = class.name();
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
    }
    Ok(class)
}

/// How `subgroup` and `split` choose.
enum Matcher {
    Classes(Value),
    Predicate(Value),
    /// Exceptions, no groups, by their identities.
    Leaves(HashSet<u64>),
}

impl Matcher {
    fn of(vm: &Vm, condition: &Value) -> PyResult<Matcher> {
        let is_class = |value: &Value| {
            value.downcast::<Type>().is_some_and(|class| class.flags().exception_subclass)
        };
        let classes = condition.as_tuple_items();
        if is_class(condition) || classes.is_some_and(|classes| classes.iter().all(is_class)) {
            return Ok(Matcher::Classes(condition.clone()));
        }
        if condition.downcast::<crate::objects::function::Function>().is_some() {
            return Ok(Matcher::Predicate(condition.clone()));
        }
        Err(vm.type_error("expected a function, exception type or tuple of exception types"))
    }
    fn matches(&self, vm: &Vm, exception: &Value) -> PyResult<bool> {
        match self {
            Matcher::Classes(classes) => ops::is_instance(vm, exception, classes),
            Matcher::Predicate(function) => {
                let result = ops::call_values(vm, function, std::slice::from_ref(exception))?;
                ops::is_true(vm, &result)
            }
            Matcher::Leaves(leaves) => {
                Ok(!is_group(vm, exception) && leaves.contains(&exception.identity()))
            }
        }
    }
}

/// A group like `group` with other exceptions; None if there are none.
fn derived(vm: &Vm, group: &Value, exceptions: Vec<Value>) -> PyResult {
    if exceptions.is_empty() {
        return Ok(Value::NONE);
    }
    let exceptions = vm.new_list(exceptions);
    let made = ops::call_method(vm, group, &vm.intern("derive"), &[exceptions])?;
    let Some(new) = made.downcast::<Exception>().filter(|_| is_group(vm, &made)) else {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    };
    let old = payload(group);
    drop(new.traceback.replace(old.traceback.borrow().clone()));
    drop(new.context.replace(old.context.borrow().clone()));
    drop(new.cause.replace(old.cause.borrow().clone()));
    new.suppress_context.set(old.suppress_context.get());
    if let Some(notes) = ops::get_attr_opt(vm, group, &vm.names.__notes__)?
        && (notes.as_tuple_items().is_some() || notes.type_of(vm).slots().getitem.is_some())
    {
        let notes = vm.new_list(ops::collect(vm, &notes)?);
        ops::set_attr(vm, &made, &vm.names.__notes__, &notes)?;
    }
    Ok(made)
}

/// The part of an exception that matches and, if `rest` is wanted, what is left of it.
fn split(vm: &Vm, exception: &Value, matcher: &Matcher, rest: bool) -> PyResult<[Value; 2]> {
    vm.check_native_stack_in(" in exceptiongroup_split_recursive")?;
    if matcher.matches(vm, exception)? {
        return Ok([exception.clone(), Value::NONE]);
    }
    if !is_group(vm, exception) {
        let rest = if rest { exception.clone() } else { Value::NONE };
        return Ok([Value::NONE, rest]);
    }
    let (mut matching, mut others) = (Vec::new(), Vec::new());
    for nested in exceptions_of(exception) {
        let [part, left] = split(vm, &nested, matcher, rest)?;
        matching.extend((!part.is_none()).then_some(part));
        others.extend((!left.is_none()).then_some(left));
    }
    Ok([derived(vm, exception, matching)?, derived(vm, exception, others)?])
}

/// A group without a message of exceptions.
pub(crate) fn wrap(vm: &Vm, exceptions: Value) -> PyResult {
    let args = [vm.empty_str.clone(), exceptions];
    ops::call_values(vm, &vm.exceptions.base_exception_group.to_value(), &args)
}

/// Whether two exceptions are parts of the same one.
fn has_same_origin(one: &Value, other: &Value) -> bool {
    let (a, b) = (payload(one), payload(other));
    a.traceback.borrow().is(&b.traceback.borrow())
        && a.cause.borrow().is(&b.cause.borrow())
        && a.context.borrow().is(&b.context.borrow())
}

fn add_leaves(vm: &Vm, exception: &Value, leaves: &mut HashSet<u64>) {
    if is_group(vm, exception) {
        exceptions_of(exception).iter().for_each(|nested| add_leaves(vm, nested, leaves));
    } else {
        leaves.insert(exception.identity());
    }
}

/// What is raised behind the `except*` clauses of a statement that `original` came into: of
/// the exceptions that are left, what was raised in the clauses, beside what of the original
/// they didn't handle, which keeps its nesting. None if nothing is left.
pub(crate) fn to_raise_again(vm: &Vm, original: &Value, left: &Value) -> PyResult {
    let left = ops::collect(vm, left)?;
    if !is_group(vm, original) {
        // An exception that was wrapped: at most one clause can have handled it.
        return Ok(left.into_iter().next().unwrap_or(Value::NONE));
    }
    let (mut raised, mut leaves) = (Vec::new(), HashSet::new());
    for exception in left.into_iter().filter(|exception| !exception.is_none()) {
        if has_same_origin(&exception, original) {
            add_leaves(vm, &exception, &mut leaves);
        } else {
            raised.push(exception);
        }
    }
    let [unhandled, _] = split(vm, original, &Matcher::Leaves(leaves), false)?;
    if raised.is_empty() {
        return Ok(unhandled);
    }
    raised.extend((!unhandled.is_none()).then_some(unhandled));
    match <[Value; 1]>::try_from(raised) {
        Ok([only]) => Ok(only),
        Err(raised) => wrap(vm, vm.new_list(raised)),
    }
}

#[cold]
fn wrong_init(vm: &Vm, this: &Value, args: Args<'_>) -> Raised {
    let error = check_no_keywords(vm, &this.type_name(vm), args);
    error.expect_err("there are keywords")
}

#[pymethods(GROUP)]
impl Exception {
    #[pyslot(new)]
    fn new_group(vm: &Vm, class: &Ref<Type>, args: Args<'_>) -> PyResult {
        let (message, exceptions) = arguments(vm, args)?;
        let class = class_for(vm, class, &exceptions)?;
        let exception = Exception::with_args(vm.new_tuple_from_slice(args.positional()));
        exception.set_field(field::MESSAGE, message.clone());
        exception.set_field(field::EXCEPTIONS, exceptions);
        Ok(Ref::new_in(class, exception).into_value())
    }
    #[pyslot(init)]
    fn init_group(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        if args.has_keywords() {
            return Err(wrong_init(vm, this, args));
        }
        super::base::set_args(vm, this, args);
        Ok(())
    }
    #[pyslot(str)]
    fn str_group(vm: &Vm, this: &Value) -> PyResult {
        let count = exceptions_of(this).len();
        let mut text = apython_text::StrBuf::new();
        let message = ops::str(vm, &payload(this).field(field::MESSAGE))?;
        text.push_view(message.as_str_view().expect("str makes a str"));
        let s = if count == 1 { "" } else { "s" };
        text.push_ascii(&format!(" ({count} sub-exception{s})"));
        Ok(vm.new_str_owned(&text.finish()))
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        crate::objects::generic::alias(vm, cls, item)
    }
    #[pymethod("derive(self, excs, /)", no_text)]
    fn derive(&self, vm: &Vm, excs: &Value) -> PyResult {
        let args = [self.field(field::MESSAGE), excs.clone()];
        ops::call_values(vm, &vm.exceptions.base_exception_group.to_value(), &args)
    }
    #[pymethod("split(self, condition, /)", no_text)]
    fn split(vm: &Vm, this: &Value, condition: &Value) -> PyResult {
        let matcher = Matcher::of(vm, condition)?;
        split(vm, this, &matcher, true).map(|parts| vm.new_tuple(parts.into()))
    }
    #[pymethod("subgroup(self, condition, /)", no_text)]
    fn subgroup(vm: &Vm, this: &Value, condition: &Value) -> PyResult {
        let matcher = Matcher::of(vm, condition)?;
        let [matching, _] = split(vm, this, &matcher, false)?;
        Ok(matching)
    }
}
