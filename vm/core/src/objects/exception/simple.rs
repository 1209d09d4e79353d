//! Exception classes with a few attributes and little more.

use super::base::{set_args, str_of_args};
use super::fields::{fields, keywords};
use super::{Exception, payload};
use crate::error::PyResult;
use crate::native::{Args, check_no_keywords};
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// Numbers of native attributes.
pub(crate) mod field {
    /// `StopIteration`
    pub(crate) const VALUE: usize = 0;
    /// `SystemExit`
    pub(crate) const CODE: usize = 0;
    /// `NameError`, `AttributeError`
    pub(crate) const NAME: usize = 0;
    /// `AttributeError`
    pub(crate) const OBJ: usize = 1;
    /// `ImportError`
    pub(crate) const MSG: usize = 0;
    pub(crate) const MODULE_NAME: usize = 1;
    pub(crate) const PATH: usize = 2;
    pub(crate) const NAME_FROM: usize = 3;
}

fields!(STOP_ITERATION_FIELDS { field::VALUE, "value", "generator return value"; });
fields!(SYSTEM_EXIT_FIELDS { field::CODE, "code", "exception code"; });
fields!(NAME_ERROR_FIELDS { field::NAME, "name", "name"; });
fields!(ATTRIBUTE_ERROR_FIELDS {
    field::NAME, "name", "attribute name";
    field::OBJ, "obj", "object";
});
fields!(IMPORT_ERROR_FIELDS {
    field::MSG, "msg", "exception message";
    field::MODULE_NAME, "name", "module name";
    field::PATH, "path", "module path";
    field::NAME_FROM, "name_from", "name imported from module";
});

/// What constructors of exceptions without keywords begin with.
fn init_positional(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
    if args.has_keywords() {
        check_no_keywords(vm, &this.type_name(vm), args)?;
    }
    set_args(vm, this, args);
    Ok(())
}

/// Sets attributes to keyword arguments, absent ones too.
fn set_fields<const N: usize>(this: &Value, numbers: [usize; N], values: [Option<&Value>; N]) {
    for (number, value) in numbers.into_iter().zip(values) {
        payload(this).set_field(number, value.cloned().unwrap_or(Value::UNBOUND));
    }
}

#[pymethods(STOP_ITERATION)]
impl Exception {
    #[pyslot(init)]
    fn init_stop_iteration(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        init_positional(vm, this, args)?;
        let value = args.positional().first().cloned();
        payload(this).set_field(field::VALUE, value.unwrap_or(Value::NONE));
        Ok(())
    }
}

#[pymethods(SYSTEM_EXIT)]
impl Exception {
    #[pyslot(init)]
    fn init_system_exit(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        init_positional(vm, this, args)?;
        let code = match args.positional() {
            [] => return Ok(()),
            [code] => code.clone(),
            values => vm.new_tuple_from_slice(values),
        };
        payload(this).set_field(field::CODE, code);
        Ok(())
    }
}

#[pymethods(KEY_ERROR)]
impl Exception {
    #[pyslot(str)]
    fn str_key_error(vm: &Vm, this: &Value) -> PyResult {
        let args = payload(this).args.borrow().clone();
        match args.as_tuple_items() {
            // An empty key would look like no message at all.
            Some([key]) => ops::repr(vm, key),
            _ => str_of_args(vm, this),
        }
    }
}

#[pymethods(NAME_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_name_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        set_args(vm, this, args);
        let values = keywords(vm, "NameError", args, ["name"])?;
        set_fields(this, [field::NAME], values);
        Ok(())
    }
    #[pyslot(str)]
    fn str_name_error(vm: &Vm, this: &Value) -> PyResult {
        str_of_args(vm, this)
    }
}

#[pymethods(ATTRIBUTE_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_attribute_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        set_args(vm, this, args);
        let values = keywords(vm, "AttributeError", args, ["name", "obj"])?;
        set_fields(this, [field::NAME, field::OBJ], values);
        Ok(())
    }
    #[pyslot(str)]
    fn str_attribute_error(vm: &Vm, this: &Value) -> PyResult {
        str_of_args(vm, this)
    }
}

#[pymethods(IMPORT_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_import_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        set_args(vm, this, args);
        let values = keywords(vm, "ImportError", args, ["name", "path", "name_from"])?;
        set_fields(this, [field::MODULE_NAME, field::PATH, field::NAME_FROM], values);
        let message = match args.positional() {
            [message] => message.clone(),
            _ => Value::UNBOUND,
        };
        payload(this).set_field(field::MSG, message);
        Ok(())
    }
    #[pyslot(str)]
    fn str_import_error(vm: &Vm, this: &Value) -> PyResult {
        let message = payload(this).field(field::MSG);
        if message.downcast_exact::<Str>().is_some() {
            return Ok(message);
        }
        str_of_args(vm, this)
    }
}
