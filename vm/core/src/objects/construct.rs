//! What constructors of built-in types share.

use crate::error::{PyResult, Raised};
use crate::native::{Args, check_no_keywords, check_positional};
use crate::object::{Ref, Type};
use crate::value::Value;
use crate::vm::Vm;

/// The argument of a constructor that takes at most one, which is positional.
pub(crate) fn one_optional<'a>(vm: &Vm, name: &str, args: Args<'a>) -> PyResult<Option<&'a Value>> {
    check_positional(vm, name, args.positional().len(), 0, 1)?;
    Ok(args.positional().first())
}

/// Refuses keywords for `__init__` of `base` on an instance of `class`, unless a subclass may
/// have taken them in a `__new__` of its own.
pub(crate) fn init_keywords(
    vm: &Vm,
    class: &Ref<Type>,
    base: &Ref<Type>,
    args: Args<'_>,
) -> PyResult<()> {
    let same_new = class.slots().new.map(|f| f as usize) == base.slots().new.map(|f| f as usize);
    if same_new { check_no_keywords(vm, &base.name(), args) } else { Ok(()) }
}

/// Refuses keywords for `__new__` of `base`, unless a subclass may take them in an `__init__`
/// of its own.
pub(crate) fn new_keywords(
    vm: &Vm,
    class: &Ref<Type>,
    base: &Ref<Type>,
    args: Args<'_>,
) -> PyResult<()> {
    let same_init = class.slots().init.map(|f| f as usize) == base.slots().init.map(|f| f as usize);
    if same_init { check_no_keywords(vm, &base.name(), args) } else { Ok(()) }
}

/// MemoryError, which has no message.
#[cold]
pub(crate) fn out_of_memory(vm: &Vm) -> Raised {
    vm.raise_args(&vm.exceptions.memory_error, Vec::new())
}
