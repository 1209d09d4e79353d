//! Signatures in Python's terms, and binding arguments to them.

use super::Args;
use crate::error::PyResult;
use crate::value::Value;
use crate::vm::Vm;

pub struct Param {
    pub name: &'static str,
    pub kind: ParamKind,
    pub default: Default,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParamKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarArgs,
    KeywordOnly,
    VarKeywords,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Default {
    Required,
    None,
    True,
    False,
    Int(i64),
    Float(f64),
    Str(&'static str),
    /// The argument is absent if it isn't given.
    Unset,
}

pub struct Signature {
    pub name: &'static str,
    pub params: &'static [Param],
    /// `__text_signature__`
    pub text: Option<&'static str>,
    /// Whether the first parameter is the receiver.
    pub is_method: bool,
}

/// The `**kwargs` of a call: names and values that no parameter took.
pub struct Kwargs<'a> {
    pub items: Vec<(&'a Value, &'a Value)>,
}

impl Signature {
    /// The arguments by parameter, absent ones `None`. `N` is the number of parameters that
    /// aren't `*` or `**`.
    pub fn bind<'a, const N: usize>(
        &self,
        _vm: &Vm,
        _args: Args<'a>,
    ) -> PyResult<[Option<&'a Value>; N]> {
        todo!()
    }
    /// As [`bind`](Self::bind), with what `*args` and `**kwargs` take.
    pub fn bind_var<'a, const N: usize>(
        &self,
        _vm: &Vm,
        _args: Args<'a>,
    ) -> PyResult<([Option<&'a Value>; N], &'a [Value], Kwargs<'a>)> {
        todo!()
    }
}
