//! Functions written in Python.

mod methods;

pub(crate) use methods::builtins_of;

use crate::exec::Translation;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::value::Value;
use std::cell::{Cell, RefCell};

#[repr(C)]
pub struct Function {
    /// The register code for `code` under `globals`; null until the function is first called.
    /// Kept alive by `code`.
    pub translation: Cell<*const Translation>,
    pub code: RefCell<Ref<Code>>,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    /// A tuple of cells, or None.
    pub closure: Value,
    /// A tuple, or None.
    pub defaults: RefCell<Value>,
    /// A dict, or None.
    pub kwdefaults: RefCell<Value>,
    pub name: RefCell<Value>,
    pub qualname: RefCell<Value>,
    pub doc: RefCell<Value>,
    pub module: RefCell<Value>,
    /// A dict (or, as MAKE_FUNCTION leaves it, a tuple of names and values), or None.
    pub annotations: RefCell<Value>,
    pub type_params: RefCell<Value>,
    pub dict: RefCell<Option<Ref<Dict>>>,
}

super::native_object!(Function, FUNCTION, function);
