//! A model of the runtime's `native` module: the contract that generated code is written
//! against, with values just rich enough to see what arrived.

use std::cell::RefCell;

#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    List(List),
}

impl Value {
    pub fn is_none(&self) -> bool {
        matches!(self, Value::None)
    }
}

/// A native class.
#[derive(Clone, Debug, PartialEq)]
pub struct List(pub RefCell<Vec<Value>>);

#[derive(Default)]
pub struct Vm;

#[derive(Debug, PartialEq)]
pub struct Raised(pub String);

pub type PyResult<T = Value> = Result<T, Raised>;

pub type NativeFn = fn(&Vm, Args<'_>) -> PyResult;

#[derive(Clone, Copy)]
pub struct Args<'a> {
    pub positional: &'a [Value],
    pub keywords: &'a [(&'a str, Value)],
}

pub type Kwargs<'a> = Vec<(&'a str, &'a Value)>;

/// The parameters with places of their own, `*args` and `**kwargs`.
pub type Bound<'a, const N: usize> = ([Option<&'a Value>; N], &'a [Value], Kwargs<'a>);

#[derive(Debug, PartialEq)]
pub struct Param {
    pub name: &'static str,
    pub kind: ParamKind,
    pub default: Default,
}

#[derive(Debug, PartialEq, Clone, Copy)]
pub enum ParamKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarArgs,
    KeywordOnly,
    VarKeywords,
}

#[derive(Debug, PartialEq)]
pub enum Default {
    Required,
    None,
    True,
    False,
    Int(i64),
    Float(f64),
    Str(&'static str),
    Unset,
}

#[derive(Debug)]
pub struct Signature {
    pub name: &'static str,
    pub params: &'static [Param],
    pub text: Option<&'static str>,
    pub is_method: bool,
}

#[derive(Debug, PartialEq, Clone, Copy)]
pub enum NativeKind {
    Function,
    Method,
    ClassMethod,
    StaticMethod,
}

pub struct NativeDef {
    pub name: &'static str,
    pub signature: &'static Signature,
    pub doc: Option<&'static str>,
    pub call: NativeFn,
    pub kind: NativeKind,
    pub float: Option<fn(f64) -> f64>,
}

pub struct GetSetDef {
    pub name: &'static str,
    pub doc: Option<&'static str>,
    pub get: fn(&Vm, &Value) -> PyResult,
    pub set: Option<Setter>,
    pub is_member: bool,
}

pub type Setter = fn(&Vm, &Value, Option<&Value>) -> PyResult<()>;
pub type Attribute = (&'static str, fn(&Vm) -> PyResult);

pub struct ModuleDef {
    pub name: &'static str,
    pub doc: Option<&'static str>,
    pub functions: &'static [&'static NativeDef],
    pub attributes: &'static [Attribute],
    pub exec: Option<fn(&Vm, &Value) -> PyResult<()>>,
}

pub struct ClassDef {
    pub methods: &'static [&'static NativeDef],
    pub getsets: &'static [GetSetDef],
    pub attributes: &'static [Attribute],
    pub set_slots: fn(&mut Slots),
}

#[derive(std::default::Default)]
pub struct Slots {
    pub repr: Option<fn(&Vm, &Value) -> PyResult>,
    pub str: Option<fn(&Vm, &Value) -> PyResult>,
    pub number: NumberSlots,
}

#[derive(std::default::Default)]
pub struct NumberSlots {
    pub add: Option<fn(&Vm, &Value, &Value) -> PyResult>,
}

pub struct ArgContext {
    pub function: &'static str,
    pub param: &'static str,
    pub index: usize,
}

impl ArgContext {
    fn wants(&self, wanted: &str, found: &Value) -> Raised {
        let ArgContext { function, param, index } = self;
        let argument = match (param, index) {
            (&"", 0) => "argument".to_owned(),
            (&"", index) => format!("argument {index}"),
            (param, _) => format!("argument '{param}'"),
        };
        Raised(format!("{function}() {argument} must be {wanted}, not {found:?}"))
    }
}

pub trait FromArg<'a>: Sized {
    fn from_arg(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self>;
    fn from_arg_or_none(vm: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
        Self::from_arg(vm, value, context)
    }
}

impl<'a> FromArg<'a> for &'a Value {
    fn from_arg(_: &Vm, value: &'a Value, _: ArgContext) -> PyResult<Self> {
        Ok(value)
    }
}

impl FromArg<'_> for Value {
    fn from_arg(_: &Vm, value: &Value, _: ArgContext) -> PyResult<Self> {
        Ok(value.clone())
    }
}

macro_rules! from_arg {
    ($($type:ty, $name:literal, $pattern:pat => $value:expr;)*) => {$(
        impl<'a> FromArg<'a> for $type {
            fn from_arg(_: &Vm, value: &'a Value, context: ArgContext) -> PyResult<Self> {
                match value {
                    $pattern => Ok($value),
                    other => Err(context.wants($name, other)),
                }
            }
        }
    )*};
}

from_arg! {
    i64, "int", Value::Int(value) => *value;
    usize, "int", Value::Int(value) => *value as usize;
    f64, "float", Value::Float(value) => *value;
    bool, "bool", Value::Bool(value) => *value;
    &'a str, "str", Value::Str(value) => value;
    String, "str", Value::Str(value) => value.clone();
    &'a List, "list", Value::List(value) => value;
}

pub trait IntoPyResult {
    fn into_py_result(self, vm: &Vm) -> PyResult;
}

macro_rules! into_py_result {
    ($($type:ty, $self:ident => $value:expr;)*) => {$(
        impl IntoPyResult for $type {
            fn into_py_result($self, _: &Vm) -> PyResult {
                Ok($value)
            }
        }
    )*};
}

into_py_result! {
    Value, self => self;
    (), self => Value::None;
    bool, self => Value::Bool(self);
    i64, self => Value::Int(self);
    usize, self => Value::Int(self as i64);
    f64, self => Value::Float(self);
    &str, self => Value::Str(self.to_owned());
    String, self => Value::Str(self);
}

impl<T: IntoPyResult> IntoPyResult for PyResult<T> {
    fn into_py_result(self, vm: &Vm) -> PyResult {
        self.and_then(|value| value.into_py_result(vm))
    }
}

/// The instance behind `&self`.
pub fn receiver<'a, T>(vm: &Vm, value: &'a Value, name: &'static str) -> PyResult<&'a T>
where
    &'a T: FromArg<'a>,
{
    let context = ArgContext { function: name, param: "", index: 0 };
    FromArg::from_arg(vm, value, context)
        .map_err(|_| Raised(format!("descriptor '{name}' doesn't apply to a {value:?}")))
}

impl Signature {
    pub fn bind<'a, const N: usize>(
        &self,
        vm: &Vm,
        args: Args<'a>,
    ) -> PyResult<[Option<&'a Value>; N]> {
        let (slots, rest, keywords) = self.bind_var(vm, args)?;
        match (rest.is_empty(), keywords.is_empty()) {
            (true, true) => Ok(slots),
            _ => Err(Raised(format!("{}() takes fewer arguments", self.name))),
        }
    }

    pub fn bind_var<'a, const N: usize>(&self, _: &Vm, args: Args<'a>) -> PyResult<Bound<'a, N>> {
        use ParamKind::{KeywordOnly, PositionalOnly, PositionalOrKeyword};
        let single =
            |p: &&Param| matches!(p.kind, PositionalOnly | PositionalOrKeyword | KeywordOnly);
        let singles: Vec<&Param> = self.params.iter().filter(single).collect();
        assert_eq!(singles.len(), N, "{}: the generated count of slots", self.name);
        let places = singles.iter().filter(|p| p.kind != KeywordOnly).count();
        let given = places.min(args.positional.len());
        let mut slots = [None; N];
        for (slot, value) in slots.iter_mut().zip(&args.positional[..given]) {
            *slot = Some(value);
        }
        let mut extra = Vec::new();
        for (name, value) in args.keywords {
            let named = |p: &&Param| p.name == *name && p.kind != PositionalOnly;
            match singles.iter().position(named) {
                Some(index) => slots[index] = Some(value),
                None => extra.push((*name, value)),
            }
        }
        for (param, slot) in singles.iter().zip(&slots) {
            if param.default == Default::Required && slot.is_none() {
                return Err(Raised(format!("{}() missing '{}'", self.name, param.name)));
            }
        }
        Ok((slots, &args.positional[given..], extra))
    }
}
