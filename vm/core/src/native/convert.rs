//! Conversions between Python values and the types of native functions.
//!
//! Conversions are those of CPython's Argument Clinic, with its messages. Text is taken as
//! `StrView` or `Cow<str>`: characters beyond ASCII don't stand in a str object as UTF-8, so
//! there is no `&str` to borrow.

use crate::error::{PyResult, Raised};
use crate::object::{NativeObject, Ref};
use crate::objects::int::IntView;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::{ErrorKind, OwnedStr, StrView, TextError};
use std::borrow::Cow;

/// Which argument a conversion is for; for its error message.
#[derive(Clone, Copy)]
pub struct ArgContext {
    pub function: &'static str,
    pub param: &'static str,
    pub index: usize,
}

#[diagnostic::on_unimplemented(
    note = "text is taken as `StrView<'_>`, `Cow<'_, str>` or `String`, optional text as `Option` of these"
)]
pub trait FromArg<'a>: Sized {
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self>;
    /// As `from_arg`, where None would have done as well: messages may say so.
    #[inline(always)]
    fn from_arg_or_none(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        Self::from_arg(vm, value, context)
    }
}

pub trait IntoPyResult {
    fn into_py_result(self, vm: &Vm) -> PyResult;
}

/// The payload of a method's receiver.
#[inline]
pub fn receiver<'a, T: NativeObject>(
    vm: &Vm,
    value: &'a Value,
    method: &'static str,
) -> PyResult<&'a T> {
    value.downcast::<T>().ok_or_else(|| wrong_receiver(vm, &T::class(vm).name(), value, method))
}

#[cold]
fn wrong_receiver(vm: &Vm, class: &str, value: &Value, method: &str) -> Raised {
    vm.type_error(format!(
        "descriptor '{method}' for '{class}' objects doesn't apply to a '{}' object",
        value.type_name(vm)
    ))
}

impl ArgContext {
    /// TypeError "f() argument 'x' must be str, not int".
    #[cold]
    pub fn wrong_type(self, vm: &Vm, expected: &str, value: &Value) -> Raised {
        let ArgContext { function, param, index } = self;
        let found = if value.is_none() { "None".to_owned() } else { value.type_name(vm) };
        let argument = match (param, index) {
            ("", 0) => "argument".to_owned(),
            ("", index) => format!("argument {index}"),
            (param, _) => format!("argument '{param}'"),
        };
        vm.type_error(format!("{function}() {argument} must be {expected}, not {found}"))
    }
}

impl<'a> FromArg<'a> for &'a Value {
    #[inline(always)]
    fn from_arg(_vm: &Vm, value: &'a Value, _context: ArgContext) -> PyResult<Self> {
        Ok(value)
    }
}

impl FromArg<'_> for Value {
    #[inline(always)]
    fn from_arg(_vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
        Ok(value.clone())
    }
}

/// An instance of `T`'s type or of a subclass of it.
impl<'a, T: NativeObject> FromArg<'a> for &'a T {
    #[inline]
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        value.downcast::<T>().ok_or_else(|| context.wrong_type(vm, &T::class(vm).name(), value))
    }
}

/// The argument's truth.
impl FromArg<'_> for bool {
    #[inline]
    fn from_arg(vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
        match value.as_bool() {
            Some(truth) => Ok(truth),
            None => ops::is_true(vm, value),
        }
    }
}

impl FromArg<'_> for f64 {
    #[inline]
    fn from_arg(vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
        match value.as_f64() {
            Some(x) => Ok(x),
            None => ops::to_float(vm, value),
        }
    }
}

impl<'a> FromArg<'a> for StrView<'a> {
    #[inline]
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        value.as_str_view().ok_or_else(|| context.wrong_type(vm, "str", value))
    }
    #[inline]
    fn from_arg_or_none(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        value.as_str_view().ok_or_else(|| context.wrong_type(vm, "str or None", value))
    }
}

impl<'a> FromArg<'a> for Cow<'a, str> {
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        to_utf8(vm, value, StrView::from_arg(vm, value, context)?)
    }
    fn from_arg_or_none(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        to_utf8(vm, value, StrView::from_arg_or_none(vm, value, context)?)
    }
}

impl<'a> FromArg<'a> for String {
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        Ok(Cow::from_arg(vm, value, context)?.into_owned())
    }
    fn from_arg_or_none(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        Ok(Cow::from_arg_or_none(vm, value, context)?.into_owned())
    }
}

fn to_utf8<'a>(vm: &Vm, value: &Value, text: StrView<'a>) -> PyResult<Cow<'a, str>> {
    text.to_utf8().map_err(|error| surrogate_error(vm, value, error.position))
}

impl<'a> FromArg<'a> for &'a [u8] {
    #[inline]
    fn from_arg(vm: &Vm, value: &'a Value, _context: ArgContext) -> PyResult<Self> {
        value.as_bytes_slice().ok_or_else(|| {
            let found = value.type_name(vm);
            vm.type_error(format!("a bytes-like object is required, not '{found}'"))
        })
    }
}

/// UnicodeEncodeError for a str that UTF-8 cannot express.
#[cold]
fn surrogate_error(vm: &Vm, text: &Value, position: usize) -> Raised {
    let args = vec![
        vm.new_str("utf-8"),
        text.clone(),
        Value::from_usize(vm, position),
        Value::from_usize(vm, position + 1),
        vm.new_str("surrogates not allowed"),
    ];
    vm.raise_args(&vm.exceptions.unicode_encode_error, args)
}

impl Vm {
    /// Raises what an algorithm of `apython-text` refused.
    #[cold]
    pub fn text_error(&self, error: TextError) -> Raised {
        let class = match error.kind {
            ErrorKind::Value => &self.exceptions.value_error,
            ErrorKind::Overflow => &self.exceptions.overflow_error,
            ErrorKind::Type => &self.exceptions.type_error,
            ErrorKind::ZeroDivision => &self.exceptions.zero_division_error,
            ErrorKind::Key => &self.exceptions.key_error,
            ErrorKind::Memory => &self.exceptions.memory_error,
        };
        let args = if error.message.is_empty() {
            vec![]
        } else {
            vec![self.new_str_owned(&error.message)]
        };
        self.raise_args(class, args)
    }
}

/// The bound of a slice, clamped to the range of `i64`: None and what has `__index__` will do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SliceBound(pub i64);

impl FromArg<'_> for SliceBound {
    #[inline]
    fn from_arg(vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
        match value.as_small_int() {
            Some(x) => Ok(SliceBound(x)),
            None if value.is_int() || value.type_of(vm).slots().index.is_some() => {
                Ok(SliceBound(ops::index_clamped(vm, value)?))
            }
            None => {
                Err(vm.type_error("slice indices must be integers or have an __index__ method"))
            }
        }
    }
}

/// The integer of a value with `__index__`, if it fits `T`.
#[inline]
fn integer_arg<T: TryFrom<i64> + TryFrom<i128>>(vm: &Vm, value: &Value) -> PyResult<IntegerArg<T>> {
    if let Some(x) = value.as_small_int() {
        return Ok(match T::try_from(x) {
            Ok(x) => IntegerArg::Fits(x),
            Err(_) if x < 0 => IntegerArg::TooSmall,
            Err(_) => IntegerArg::TooLarge,
        });
    }
    let index = ops::index(vm, value)?;
    let view = index.as_int_view().expect("an index is an int");
    let fits = match view {
        IntView::Small(x) => T::try_from(x).ok(),
        IntView::Wide(x) => T::try_from(x).ok(),
        IntView::Big(_) => None,
    };
    Ok(match fits {
        Some(x) => IntegerArg::Fits(x),
        None if view.is_negative() => IntegerArg::TooSmall,
        None => IntegerArg::TooLarge,
    })
}

enum IntegerArg<T> {
    Fits(T),
    TooSmall,
    TooLarge,
}

macro_rules! signed_arg {
    ($($type:ty, $c:literal;)*) => {$(
        impl FromArg<'_> for $type {
            #[inline]
            fn from_arg(vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
                match integer_arg(vm, value)? {
                    IntegerArg::Fits(x) => Ok(x),
                    _ => Err(vm.overflow_error(
                        concat!("Python int too large to convert to C ", $c),
                    )),
                }
            }
        }
    )*};
}

signed_arg! {
    i32, "int";
    i64, "long";
    isize, "ssize_t";
}

macro_rules! unsigned_arg {
    ($($type:ty, $c:literal;)*) => {$(
        impl FromArg<'_> for $type {
            #[inline]
            fn from_arg(vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
                match integer_arg(vm, value)? {
                    IntegerArg::Fits(x) => Ok(x),
                    IntegerArg::TooSmall => Err(vm.value_error("value must be positive")),
                    IntegerArg::TooLarge => Err(vm.overflow_error(
                        concat!("Python int too large to convert to C ", $c),
                    )),
                }
            }
        }
    )*};
}

unsigned_arg! {
    u32, "unsigned int";
    u64, "unsigned long";
    usize, "size_t";
}

impl FromArg<'_> for u8 {
    #[inline]
    fn from_arg(vm: &Vm, value: &Value, _context: ArgContext) -> PyResult<Self> {
        match integer_arg(vm, value)? {
            IntegerArg::Fits(x) => Ok(x),
            IntegerArg::TooSmall => {
                Err(vm.overflow_error("unsigned byte integer is less than minimum"))
            }
            IntegerArg::TooLarge => {
                Err(vm.overflow_error("unsigned byte integer is greater than maximum"))
            }
        }
    }
}

macro_rules! into_py_result {
    ($($type:ty, $self:ident, $vm:ident => $value:expr;)*) => {$(
        impl IntoPyResult for $type {
            #[inline(always)]
            fn into_py_result($self, $vm: &Vm) -> PyResult {
                Ok($value)
            }
        }
    )*};
}

into_py_result! {
    Value, self, _vm => self;
    &Value, self, _vm => self.clone();
    (), self, _vm => Value::NONE;
    bool, self, _vm => Value::from_bool(self);
    u8, self, _vm => Value::from_small_int(i64::from(self));
    i32, self, _vm => Value::from_small_int(i64::from(self));
    u32, self, _vm => Value::from_small_int(i64::from(self));
    i64, self, vm => Value::from_int(vm, self);
    isize, self, vm => Value::from_int(vm, self as i64);
    u64, self, vm => Value::from_i128(vm, i128::from(self));
    usize, self, vm => Value::from_usize(vm, self);
    i128, self, vm => Value::from_i128(vm, self);
    rug::Integer, self, vm => Value::from_integer(vm, self);
    f64, self, _vm => Value::from_f64(self);
    &str, self, vm => vm.new_str(self);
    String, self, vm => vm.new_str(&self);
    &OwnedStr, self, vm => vm.new_str_owned(self);
    OwnedStr, self, vm => vm.new_str_owned(&self);
    StrView<'_>, self, vm => vm.new_str_view(self);
    &[u8], self, vm => vm.new_bytes(self);
    Vec<u8>, self, vm => vm.new_bytes(&self);
    Vec<Value>, self, vm => vm.new_list(self);
}

impl<T: NativeObject> IntoPyResult for Ref<T> {
    #[inline(always)]
    fn into_py_result(self, _vm: &Vm) -> PyResult {
        Ok(self.into_value())
    }
}

impl<T: IntoPyResult> IntoPyResult for Option<T> {
    #[inline(always)]
    fn into_py_result(self, vm: &Vm) -> PyResult {
        match self {
            Some(value) => value.into_py_result(vm),
            None => Ok(Value::NONE),
        }
    }
}

impl<T: IntoPyResult> IntoPyResult for PyResult<T> {
    #[inline(always)]
    fn into_py_result(self, vm: &Vm) -> PyResult {
        self?.into_py_result(vm)
    }
}

macro_rules! tuple_into_py_result {
    ($($name:ident)*) => {
        /// A tuple.
        impl<$($name: IntoPyResult),*> IntoPyResult for ($($name,)*) {
            #[allow(non_snake_case)]
            fn into_py_result(self, vm: &Vm) -> PyResult {
                let ($($name,)*) = self;
                let values = vec![$($name.into_py_result(vm)?),*];
                Ok(vm.new_tuple(values))
            }
        }
    };
}

tuple_into_py_result!(A B);
tuple_into_py_result!(A B C);
