//! Signatures in Python's terms, and binding arguments to them.
//!
//! The errors are those of CPython's own native functions, which come in families: functions
//! without arguments, with exactly one, with positional ones only, and with keywords. Each
//! family words its errors its own way; [`Style`] says which one a signature belongs to.

use super::Args;
use crate::error::{PyResult, Raised};
use crate::object::Type;
use crate::objects::builtin::{Builtin, MethodDescriptor};
use crate::objects::module::Module;
use crate::objects::str::to_string_lossy;
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

/// The single parameters' arguments, what `*args` takes, and what `**kwargs` takes.
pub type Bound<'a, const N: usize> = ([Option<&'a Value>; N], &'a [Value], Kwargs<'a>);

/// How a native function takes its arguments, and so how it words its errors.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `METH_NOARGS`
    NoArgs,
    /// `METH_O`
    OneArg,
    /// `_PyArg_CheckPositional`
    Positional,
    /// `PyArg_ParseTuple`: the searching methods of str and bytes.
    Tuple,
    /// `_PyArg_UnpackKeywords`
    Keywords,
}

impl Param {
    /// A parameter that must be given.
    pub const fn required(name: &'static str, kind: ParamKind) -> Param {
        Param { name, kind, default: Default::Required }
    }
    /// A parameter that is absent if it isn't given.
    pub const fn optional(name: &'static str, kind: ParamKind) -> Param {
        Param { name, kind, default: Default::Unset }
    }
    fn is_single(&self) -> bool {
        !matches!(self.kind, ParamKind::VarArgs | ParamKind::VarKeywords)
    }
    fn is_positional(&self) -> bool {
        matches!(self.kind, ParamKind::PositionalOnly | ParamKind::PositionalOrKeyword)
    }
    fn is_required(&self) -> bool {
        self.default == Default::Required
    }
}

impl Signature {
    /// The signature of a class's constructor, without the class; for [`bind_new`](Self::bind_new).
    pub const fn of_class(name: &'static str, params: &'static [Param]) -> Signature {
        Signature { name, params, text: None, is_method: false }
    }

    /// The arguments by parameter, absent ones `None`. `N` is the number of parameters that
    /// aren't `*` or `**`.
    #[inline]
    pub fn bind<'a, const N: usize>(
        &self,
        vm: &Vm,
        args: Args<'a>,
    ) -> PyResult<[Option<&'a Value>; N]> {
        match self.bind_all_positional(args) {
            Some(bound) => Ok(bound),
            None => self.bind_styled(vm, args, self.style()),
        }
    }
    /// As [`bind`](Self::bind), for what a class's `__new__` or `__init__` gets.
    #[inline]
    pub fn bind_new<'a, const N: usize>(
        &self,
        vm: &Vm,
        args: Args<'a>,
    ) -> PyResult<[Option<&'a Value>; N]> {
        match self.bind_all_positional(args) {
            Some(bound) => Ok(bound),
            None => {
                let style = match self.style() {
                    Style::Keywords => Style::Keywords,
                    _ => Style::Positional,
                };
                self.bind_styled(vm, args, style)
            }
        }
    }
    /// As [`bind`](Self::bind), with what `*args` and `**kwargs` take.
    pub fn bind_var<'a, const N: usize>(&self, vm: &Vm, args: Args<'a>) -> PyResult<Bound<'a, N>> {
        let style = self.style();
        self.check(vm, args, style)?;
        self.fill(vm, args, style)
    }

    /// The common case: positional arguments only, and all that are required.
    #[inline]
    fn bind_all_positional<'a, const N: usize>(
        &self,
        args: Args<'a>,
    ) -> Option<[Option<&'a Value>; N]> {
        if args.has_keywords() {
            return None;
        }
        let values = args.values();
        let (given, absent) = self.params.split_at_checked(values.len())?;
        if absent.iter().any(Param::is_required)
            || given.last().is_some_and(|last| !last.is_positional())
        {
            return None;
        }
        Some(std::array::from_fn(|number| values.get(number)))
    }

    fn bind_styled<'a, const N: usize>(
        &self,
        vm: &Vm,
        args: Args<'a>,
        style: Style,
    ) -> PyResult<[Option<&'a Value>; N]> {
        self.check(vm, args, style)?;
        let (slots, _, _) = self.fill(vm, args, style)?;
        Ok(slots)
    }

    /// The parameters after the receiver.
    fn own_params(&self) -> &'static [Param] {
        &self.params[usize::from(self.is_method)..]
    }
    fn style(&self) -> Style {
        let own = self.own_params();
        match own {
            [] => Style::NoArgs,
            [only] if only.kind == ParamKind::PositionalOnly && only.is_required() => Style::OneArg,
            _ if own.iter().any(|param| {
                !matches!(param.kind, ParamKind::PositionalOnly | ParamKind::VarArgs)
            }) =>
            {
                Style::Keywords
            }
            _ if self.is_method && self.text.is_none() && is_search(self.name) => Style::Tuple,
            _ => Style::Positional,
        }
    }

    /// Refuses a call with too many or too few arguments, as far as their number says.
    fn check(&self, vm: &Vm, args: Args<'_>, style: Style) -> PyResult<()> {
        let given = args.positional().len();
        if self.is_method && given == 0 {
            return Err(vm.type_error(format!("unbound method {}() needs an argument", self.name)));
        }
        if style == Style::Keywords {
            return self.check_keywords(vm, args);
        }
        let name = self.name;
        let given = given - usize::from(self.is_method);
        if args.has_keywords() {
            let full = self.qualified_name(vm, args);
            return Err(vm.type_error(format!("{full}() takes no keyword arguments")));
        }
        let counts = Counts::of(self.own_params());
        let max = if counts.variable { usize::MAX } else { counts.max_positional };
        if (counts.min_positional..=max).contains(&given) {
            return Ok(());
        }
        match style {
            Style::NoArgs => {
                let full = self.qualified_name(vm, args);
                Err(vm.type_error(format!("{full}() takes no arguments ({given} given)")))
            }
            Style::OneArg => {
                let full = self.qualified_name(vm, args);
                Err(vm.type_error(format!("{full}() takes exactly one argument ({given} given)")))
            }
            Style::Tuple => {
                let (how, limit) = bound_of(counts.min_positional, max, given, "exactly ");
                let s = plural(limit);
                Err(vm
                    .type_error(format!("{name}() takes {how}{limit} argument{s} ({given} given)")))
            }
            Style::Positional | Style::Keywords => {
                Err(wrong_positional_count(vm, name, given, counts.min_positional, max))
            }
        }
    }

    /// The checks that come before keywords are looked at, in CPython's order.
    fn check_keywords(&self, vm: &Vm, args: Args<'_>) -> PyResult<()> {
        let name = self.name;
        let counts = Counts::of(self.own_params());
        let positional = args.positional().len() - usize::from(self.is_method);
        let given = positional + args.keyword_names().len();
        if !counts.variable && !counts.any_keywords && given > counts.max {
            let keyword = if positional == 0 { "keyword " } else { "" };
            let (max, s) = (counts.max, plural(counts.max));
            return Err(vm.type_error(format!(
                "{name}() takes at most {max} {keyword}argument{s} ({given} given)"
            )));
        }
        if !counts.variable && positional > counts.max_positional {
            if counts.max_positional == 0 {
                return Err(vm.type_error(format!("{name}() takes no positional arguments")));
            }
            let how =
                if counts.min_positional < counts.max_positional { "at most" } else { "exactly" };
            let (max, s) = (counts.max_positional, plural(counts.max_positional));
            return Err(vm.type_error(format!(
                "{name}() takes {how} {max} positional argument{s} ({positional} given)"
            )));
        }
        if positional < counts.min_positional_only {
            let min = counts.min_positional_only;
            let at_least = min < counts.max_positional || counts.variable;
            let how = if at_least { "at least" } else { "exactly" };
            let s = plural(min);
            return Err(vm.type_error(format!(
                "{name}() takes {how} {min} positional argument{s} ({positional} given)"
            )));
        }
        Ok(())
    }

    /// Distributes the arguments of a call whose numbers are right.
    fn fill<'a, const N: usize>(
        &self,
        vm: &Vm,
        args: Args<'a>,
        style: Style,
    ) -> PyResult<Bound<'a, N>> {
        let positional = args.positional();
        let places = self.params.iter().filter(|param| param.is_positional()).count();
        let placed = places.min(positional.len());
        let mut slots = [None; N];
        for (slot, value) in slots.iter_mut().zip(&positional[..placed]) {
            *slot = Some(value);
        }
        let mut kwargs = Kwargs { items: Vec::new() };
        if style == Style::Keywords {
            let leftover = self.fill_keywords(vm, args, placed, &mut slots)?;
            let takes_any = self.params.iter().any(|p| p.kind == ParamKind::VarKeywords);
            match leftover.first() {
                Some((name, _)) if !takes_any => {
                    return Err(self.unexpected_keyword(vm, name, placed));
                }
                _ => kwargs.items = leftover,
            }
        }
        Ok((slots, &positional[placed..], kwargs))
    }

    /// Puts keywords where they belong and returns those that belong nowhere.
    fn fill_keywords<'a>(
        &self,
        vm: &Vm,
        args: Args<'a>,
        placed: usize,
        slots: &mut [Option<&'a Value>],
    ) -> PyResult<Vec<(&'a Value, &'a Value)>> {
        let mut leftover: Vec<(&Value, &Value)> = args.keywords().collect();
        let singles = self.params.iter().filter(|param| param.is_single());
        for (number, param) in singles.enumerate().skip(placed) {
            if param.kind != ParamKind::PositionalOnly
                && let Some(at) = leftover.iter().position(|(name, _)| name.str_eq(param.name))
            {
                slots[number] = Some(leftover.remove(at).1);
            } else if param.is_required() {
                let position = number + 1 - usize::from(self.is_method);
                return Err(vm.type_error(format!(
                    "{}() missing required argument '{}' (pos {position})",
                    self.name, param.name
                )));
            }
        }
        // With `**kwargs`, an argument given by position must not come by name as well.
        if self.params.iter().any(|param| param.kind == ParamKind::VarKeywords) {
            for (name, _) in &leftover {
                if self.place_by_name(name, placed).is_some() {
                    return Err(self.unexpected_keyword(vm, name, placed));
                }
            }
        }
        Ok(leftover)
    }

    /// The number from 1, without the receiver, of the parameter that was given by position
    /// and has this name.
    fn place_by_name(&self, name: &Value, placed: usize) -> Option<usize> {
        let at = self.params[..placed].iter().position(|param| {
            param.kind == ParamKind::PositionalOrKeyword && name.str_eq(param.name)
        })?;
        Some(at + 1 - usize::from(self.is_method))
    }
    #[cold]
    fn unexpected_keyword(&self, vm: &Vm, keyword: &Value, placed: usize) -> Raised {
        let (function, name) = (self.name, to_string_lossy(keyword));
        vm.type_error(match self.place_by_name(keyword, placed) {
            Some(place) => {
                format!("argument for {function}() given by name ('{name}') and position ({place})")
            }
            None => format!("'{name}' is an invalid keyword argument for {function}()"),
        })
    }

    /// The name with the class or module that has it, as CPython's calls of functions without
    /// arguments or with one show it.
    #[cold]
    fn qualified_name(&self, vm: &Vm, args: Args<'_>) -> String {
        let prefix = match args.positional().first() {
            Some(receiver) if self.is_method => self.defining_class(vm, receiver),
            _ => self.module_name(vm),
        };
        match prefix {
            Some(prefix) => format!("{prefix}.{}", self.name),
            None => self.name.to_owned(),
        }
    }
    fn defining_class(&self, vm: &Vm, receiver: &Value) -> Option<String> {
        let name = vm.intern(self.name);
        let is_mine = |class: &&crate::object::Ref<Type>| {
            class.dict().get_interned(&name).is_some_and(|found| {
                found
                    .downcast::<MethodDescriptor>()
                    .is_some_and(|found| std::ptr::eq(found.def.signature, self))
            })
        };
        // A method of classes is named after the class it is called on.
        let class = match receiver.downcast::<Type>() {
            Some(class) => class.qualname_value(),
            None => receiver.type_of(vm).mro().iter().find(is_mine)?.qualname_value(),
        };
        Some(to_string_lossy(&class))
    }
    /// The module that has the function, unless that is `builtins`.
    fn module_name(&self, vm: &Vm) -> Option<String> {
        let name = vm.intern(self.name);
        for (_, module) in vm.modules.to_pairs() {
            let found = module
                .downcast::<Module>()
                .and_then(|module| module.dict.get_interned(&name))
                .filter(|found| {
                    found
                        .downcast::<Builtin>()
                        .is_some_and(|found| std::ptr::eq(found.def.signature, self))
                });
            if let Some(module) = found.as_ref().and_then(|f| f.downcast::<Builtin>())
                && module.module.is_str()
            {
                let name = to_string_lossy(&module.module);
                return (name != "builtins").then_some(name);
            }
        }
        None
    }
}

/// What a signature allows, receiver apart.
struct Counts {
    min_positional_only: usize,
    min_positional: usize,
    max_positional: usize,
    max: usize,
    /// `*args`
    variable: bool,
    /// `**kwargs`
    any_keywords: bool,
}

impl Counts {
    fn of(params: &[Param]) -> Counts {
        let mut counts = Counts {
            min_positional_only: 0,
            min_positional: 0,
            max_positional: 0,
            max: 0,
            variable: false,
            any_keywords: false,
        };
        for param in params {
            match param.kind {
                ParamKind::VarArgs => counts.variable = true,
                ParamKind::VarKeywords => counts.any_keywords = true,
                _ => counts.max += 1,
            }
            if param.is_positional() {
                counts.max_positional += 1;
                counts.min_positional += usize::from(param.is_required());
                let only = param.kind == ParamKind::PositionalOnly && param.is_required();
                counts.min_positional_only += usize::from(only);
            }
        }
        counts
    }
}

/// Whether a method without a text signature is one of those that take a range to search.
fn is_search(name: &str) -> bool {
    let names = ["count", "endswith", "find", "index", "rfind", "rindex", "startswith"];
    names.contains(&name)
}

const fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Which limit `given` is beyond, and how a message calls it.
fn bound_of(min: usize, max: usize, given: usize, exact: &'static str) -> (&'static str, usize) {
    if min == max {
        (exact, min)
    } else if given < min {
        ("at least ", min)
    } else {
        ("at most ", max)
    }
}

#[cold]
fn wrong_positional_count(vm: &Vm, name: &str, given: usize, min: usize, max: usize) -> Raised {
    let (how, limit) = bound_of(min, max, given, "");
    let s = plural(limit);
    vm.type_error(format!("{name} expected {how}{limit} argument{s}, got {given}"))
}

/// Refuses a call of a constructor or raw function with too few or too many positional
/// arguments ("range expected at least 1 argument, got 0").
#[inline]
pub fn check_positional(vm: &Vm, name: &str, given: usize, min: usize, max: usize) -> PyResult<()> {
    if (min..=max).contains(&given) {
        return Ok(());
    }
    Err(wrong_positional_count(vm, name, given, min, max))
}

/// Refuses keyword arguments of a constructor or raw function ("range() takes no keyword
/// arguments").
#[inline]
pub fn check_no_keywords(vm: &Vm, name: &str, args: Args<'_>) -> PyResult<()> {
    if !args.has_keywords() {
        return Ok(());
    }
    Err(vm.type_error(format!("{name}() takes no keyword arguments")))
}

/// As [`check_no_keywords`], for the constructor of a class that others derive from: a
/// subclass with an `__init__` of its own takes what that takes.
pub fn check_no_keywords_in(vm: &Vm, class: &Type, base: &Type, args: Args<'_>) -> PyResult<()> {
    let init = |class: &Type| class.slots().init.map(|init| init as usize);
    if !args.has_keywords() || (!std::ptr::eq(class, base) && init(class) != init(base)) {
        return Ok(());
    }
    check_no_keywords(vm, super::split_module(&base.name()).1, args)
}
