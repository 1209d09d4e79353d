//! The interface between Python and Rust functions: arguments, signatures, conversions and
//! the tables that `apython-derive`'s attributes produce.

mod convert;
mod register;
mod signature;
#[cfg(test)]
pub(crate) mod tests;

pub use convert::{ArgContext, FromArg, IntoPyResult, SliceBound, receiver};
pub use register::{
    ClassOptions, NativeClasses, fill_native_module, new_native_class, new_native_module,
};
pub(crate) use register::{fill_class, split_module};
pub use signature::{
    Default, Kwargs, Param, ParamKind, Signature, check_no_keywords, check_no_keywords_in,
    check_positional,
};

pub use crate::error::{PyResult, Raised};
pub use crate::object::Slots;
pub use crate::value::Value;
pub use crate::vm::Vm;

/// A native function. Its arguments are borrowed from the caller.
pub type NativeFn = fn(&Vm, Args<'_>) -> PyResult;

/// The arguments of a call: positional values, then one value for each keyword name.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    values: &'a [Value],
    /// Interned strings.
    names: &'a [Value],
}

impl<'a> Args<'a> {
    /// `values` ends with the values of the keywords `names`.
    #[inline]
    pub fn new(values: &'a [Value], names: &'a [Value]) -> Args<'a> {
        debug_assert!(names.len() <= values.len());
        Args { values, names }
    }
    #[inline]
    pub fn from_positional(values: &'a [Value]) -> Args<'a> {
        Args { values, names: &[] }
    }
    #[inline]
    pub fn empty() -> Args<'static> {
        Args { values: &[], names: &[] }
    }
    #[inline]
    pub fn positional(&self) -> &'a [Value] {
        &self.values[..self.values.len() - self.names.len()]
    }
    #[inline]
    pub fn keyword_names(&self) -> &'a [Value] {
        self.names
    }
    #[inline]
    pub fn keyword_values(&self) -> &'a [Value] {
        &self.values[self.values.len() - self.names.len()..]
    }
    #[inline]
    pub fn keywords(&self) -> impl ExactSizeIterator<Item = (&'a Value, &'a Value)> + use<'a> {
        self.names.iter().zip(self.keyword_values())
    }
    #[inline]
    pub fn has_keywords(&self) -> bool {
        !self.names.is_empty()
    }
    /// All values, those of keywords last.
    #[inline]
    pub fn values(&self) -> &'a [Value] {
        self.values
    }
    /// Without the first positional argument.
    #[inline]
    pub fn split_first(&self) -> Option<(&'a Value, Args<'a>)> {
        if self.values.len() == self.names.len() {
            return None;
        }
        let (first, rest) = self.values.split_first()?;
        Some((first, Args { values: rest, names: self.names }))
    }
}

/// How a native function is reached through its class.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NativeKind {
    Function,
    Method,
    ClassMethod,
    StaticMethod,
}

/// A native function as declared.
pub struct NativeDef {
    pub name: &'static str,
    pub signature: &'static Signature,
    pub doc: Option<&'static str>,
    pub call: NativeFn,
    pub kind: NativeKind,
    /// What it is on a float: where this gives a finite number, that is the result.
    pub float: Option<fn(f64) -> f64>,
}

/// A computed attribute of a native class.
pub struct GetSetDef {
    pub name: &'static str,
    pub doc: Option<&'static str>,
    pub get: fn(&Vm, &Value) -> PyResult,
    /// Sets, or deletes if the value is `None`.
    pub set: Option<crate::object::AttrSetter>,
    /// Programs see a `member_descriptor` instead of a `getset_descriptor`.
    pub is_member: bool,
}

/// A constant attribute, made when its class or module is.
pub type AttributeDef = (&'static str, fn(&Vm) -> PyResult);

/// A native module as declared.
pub struct ModuleDef {
    pub name: &'static str,
    pub doc: Option<&'static str>,
    pub functions: &'static [&'static NativeDef],
    pub attributes: &'static [AttributeDef],
    /// Runs when the module is made.
    pub exec: Option<fn(&Vm, &Value) -> PyResult<()>>,
}

/// What a native class declares besides its payload.
pub struct ClassDef {
    pub methods: &'static [&'static NativeDef],
    pub getsets: &'static [GetSetDef],
    pub attributes: &'static [AttributeDef],
    pub set_slots: fn(&mut Slots),
}
