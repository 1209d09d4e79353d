//! The arguments of aliases and unions as text.

use crate::error::PyResult;
use crate::objects::list::List;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

fn push(text: &mut StrBuf, part: &Value) {
    text.push_view(part.as_str_view().expect("repr and str make strs"));
}

/// A class by its name, anything else by its `repr`.
pub(super) fn push_item(vm: &Vm, text: &mut StrBuf, item: &Value) -> PyResult<()> {
    if item.is_ellipsis() {
        text.push_ascii("...");
        return Ok(());
    }
    let get = |name: &Value| ops::get_attr_opt(vm, item, name);
    let looks_like_alias =
        get(&vm.intern("__origin__"))?.is_some() && get(&vm.intern("__args__"))?.is_some();
    if !looks_like_alias
        && let Some(qualname) = get(&vm.names.__qualname__)?
        && let Some(module) = get(&vm.names.__module__)?.filter(|module| !module.is_none())
    {
        if !module.str_eq("builtins") {
            push(text, &ops::str(vm, &module)?);
            text.push_ascii(".");
        }
        push(text, &ops::str(vm, &qualname)?);
        return Ok(());
    }
    push(text, &ops::repr(vm, item)?);
    Ok(())
}

/// An argument of an alias: lists show their items the same way.
pub(super) fn push_argument(vm: &Vm, text: &mut StrBuf, item: &Value) -> PyResult<()> {
    let Some(list) = item.downcast_exact::<List>() else {
        return push_item(vm, text, item);
    };
    text.push_ascii("[");
    for (number, item) in list.to_vec().iter().enumerate() {
        if number > 0 {
            text.push_ascii(", ");
        }
        push_item(vm, text, item)?;
    }
    text.push_ascii("]");
    Ok(())
}
