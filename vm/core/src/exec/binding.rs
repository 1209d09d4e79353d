//! Binding a call's arguments to a Python function's parameters.
//!
//! The arguments stand in consecutive registers where the callee's begin. Where each goes to
//! the parameter of the same number, they stay; else they are taken out and bound by name,
//! with CPython's words for what doesn't fit.

use super::frames::{self, Entered};
use super::state::FrameKind;
use super::translation::Translation;
use crate::error::{PyResult, Raised};
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::dict::{self, Dict};
use crate::objects::function::Function;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::{RawValue, Value};
use crate::vm::Vm;
use apython_bytecode::CodeFlags;

/// Pushes a frame for `function` with the `count` values at `base`, the last of which have
/// `names`. The values are used up, whatever comes of it.
///
/// # Safety
/// - `base` points to registers at or above the running frame's call window, where `count`
///   owned values stand.
pub(crate) unsafe fn enter_in_place(
    vm: &Vm,
    function: Ref<Function>,
    base: *mut RawValue,
    count: usize,
    names: &[Value],
    kind: FrameKind,
) -> PyResult<Entered> {
    // SAFETY: the caller's duty.
    unsafe {
        let translation: *const Translation = match frames::translation_of(vm, &function) {
            Ok(translation) => translation,
            Err(raised) => {
                drop(take_values(base, count));
                return Err(raised);
            }
        };
        // The function may change its code while it runs; the frame goes by the pointer, and
        // the code object keeps its translations.
        let translation = &*translation;
        if names.is_empty() && translation.simple_args == count as i32 {
            return push(vm, function, translation, base, count, kind);
        }
        if names.is_empty() && fill_defaults(&function, translation, base, count) {
            let parameters = translation.simple_args as usize;
            return push(vm, function, translation, base, parameters, kind);
        }
        let values = take_values(base, count);
        if base.add(translation.registers) > vm.exec.register_limit {
            return Err(frames::recursion_error(vm));
        }
        let bound = bind(vm, &function, values, names)?;
        let parameters = bound.len();
        for (k, value) in bound.into_iter().enumerate() {
            *base.add(k) = value.into_raw();
        }
        push(vm, function, translation, base, parameters, kind)
    }
}

/// Puts the defaults of the last parameters behind the arguments that were given, if that is
/// all there is to binding them.
unsafe fn fill_defaults(
    function: &Function,
    translation: &Translation,
    base: *mut RawValue,
    count: usize,
) -> bool {
    let Ok(parameters) = usize::try_from(translation.simple_args) else { return false };
    let defaults = function.defaults.borrow();
    let defaults = defaults.as_tuple_items().unwrap_or_default();
    let Some(missing) = parameters.checked_sub(count).filter(|&n| n <= defaults.len()) else {
        return false;
    };
    for (k, value) in defaults[defaults.len() - missing..].iter().enumerate() {
        // SAFETY: the callee's registers begin at `base`; there are more of them than the
        // window's reserve.
        unsafe { *base.add(count + k) = value.clone().into_raw() };
    }
    true
}

unsafe fn take_values(base: *mut RawValue, count: usize) -> Vec<Value> {
    let take = |k| {
        // SAFETY: the registers own their values.
        unsafe { std::ptr::replace(base.add(k), RawValue::FREE).into_value_steal() }
    };
    (0..count).map(take).collect()
}

unsafe fn push(
    vm: &Vm,
    function: Ref<Function>,
    translation: &Translation,
    base: *mut RawValue,
    set: usize,
    kind: FrameKind,
) -> PyResult<Entered> {
    // SAFETY: the caller's duty.
    unsafe {
        match frames::push(vm, function, translation, base, kind) {
            Ok(state) => {
                for local in set..translation.locals {
                    *base.add(local) = RawValue::UNBOUND;
                }
                Ok(Entered { state })
            }
            Err((function, raised)) => {
                drop(take_values(base, set));
                drop(function);
                Err(raised)
            }
        }
    }
}

/// One call being bound.
struct Binding<'a> {
    vm: &'a Vm,
    function: &'a Function,
    code: Ref<Code>,
    positional: usize,
    keyword_only: usize,
    /// By parameter; unbound while it has no value.
    values: Vec<Value>,
}

/// The values of all parameter slots of `function`.
fn bind(vm: &Vm, function: &Function, args: Vec<Value>, names: &[Value]) -> PyResult<Vec<Value>> {
    let code = function.code.borrow().clone();
    let source = code.source.clone();
    let (positional, keyword_only) = (source.argcount as usize, source.kwonlyargcount as usize);
    let parameters = positional + keyword_only;
    let has_rest = source.flags.contains(CodeFlags::VARARGS);
    let has_keywords = source.flags.contains(CodeFlags::VARKEYWORDS);
    let slots = parameters + usize::from(has_rest) + usize::from(has_keywords);
    let mut binding = Binding {
        vm,
        function,
        code,
        positional,
        keyword_only,
        values: std::iter::repeat_with(|| Value::UNBOUND).take(slots).collect(),
    };
    let keywords = has_keywords.then(|| Ref::new(vm, Dict::default()));
    let given = args.len() - names.len();
    let mut args = args.into_iter();
    for (slot, value) in args.by_ref().take(given.min(positional)).enumerate() {
        binding.values[slot] = value;
    }
    let rest: Vec<Value> = args.by_ref().take(given.saturating_sub(positional)).collect();
    let too_many = !rest.is_empty() && !has_rest;
    if has_rest {
        binding.values[parameters] = vm.new_tuple(rest);
    }
    for (name, value) in names.iter().zip(args) {
        binding.bind_keyword(name, value, keywords.as_deref(), names)?;
    }
    if too_many {
        return Err(binding.too_many_positional(given));
    }
    binding.fill_positional_defaults(given)?;
    binding.fill_keyword_defaults()?;
    if let Some(keywords) = keywords {
        binding.values[slots - 1] = keywords.into_value();
    }
    Ok(binding.values)
}

impl Binding<'_> {
    fn qualname(&self) -> String {
        to_string_lossy(&self.function.qualname.borrow())
    }

    fn parameter_name(&self, slot: usize) -> String {
        to_string_lossy(&self.code.localsplusnames[slot])
    }

    fn bind_keyword(
        &mut self,
        name: &Value,
        value: Value,
        rest: Option<&Dict>,
        given: &[Value],
    ) -> PyResult<()> {
        let vm = self.vm;
        if !name.is_str() {
            return Err(vm.type_error(format!("{}() keywords must be strings", self.qualname())));
        }
        let first = self.code.source.posonlyargcount as usize;
        let end = self.positional + self.keyword_only;
        let names = &self.code.localsplusnames;
        let mut slot = (first..end).find(|&slot| names[slot].is(name));
        if slot.is_none()
            && !name.downcast_exact::<crate::objects::str::Str>().is_some_and(|s| s.is_interned())
        {
            let interned = vm.intern_value(name);
            slot = (first..end).find(|&slot| names[slot].is(&interned));
        }
        if let Some(slot) = slot {
            if !self.values[slot].is_unbound() {
                return Err(vm.type_error(format!(
                    "{}() got multiple values for argument '{}'",
                    self.qualname(),
                    to_string_lossy(name)
                )));
            }
            self.values[slot] = value;
            return Ok(());
        }
        match rest {
            Some(rest) => rest.insert(vm, name, value),
            None => Err(self.unexpected_keyword(name, given)),
        }
    }

    fn unexpected_keyword(&self, name: &Value, given: &[Value]) -> Raised {
        let vm = self.vm;
        let positional_only = self.code.source.posonlyargcount as usize;
        let names = &self.code.localsplusnames;
        let given: Vec<Value> = given.iter().map(|name| vm.intern_value(name)).collect();
        let wrong: Vec<String> = (0..positional_only)
            .filter(|&slot| given.iter().any(|name| names[slot].is(name)))
            .map(|slot| self.parameter_name(slot))
            .collect();
        if !wrong.is_empty() {
            return vm.type_error(format!(
                "{}() got some positional-only arguments passed as keyword arguments: '{}'",
                self.qualname(),
                wrong.join(", ")
            ));
        }
        vm.type_error(format!(
            "{}() got an unexpected keyword argument '{}'",
            self.qualname(),
            to_string_lossy(name)
        ))
    }

    fn default_count(&self) -> usize {
        self.function.defaults.borrow().as_tuple_items().map_or(0, <[Value]>::len)
    }

    fn too_many_positional(&self, given: usize) -> Raised {
        let (takes, plural) = match self.default_count() {
            0 => (self.positional.to_string(), self.positional != 1),
            defaults => {
                let least = self.positional - defaults.min(self.positional);
                (format!("from {least} to {}", self.positional), true)
            }
        };
        let keyword_only = (self.positional..self.positional + self.keyword_only)
            .filter(|&slot| !self.values[slot].is_unbound())
            .count();
        let also = if keyword_only > 0 {
            format!(
                " positional argument{} (and {keyword_only} keyword-only argument{})",
                if given == 1 { "" } else { "s" },
                if keyword_only == 1 { "" } else { "s" }
            )
        } else {
            String::new()
        };
        self.vm.type_error(format!(
            "{}() takes {takes} positional argument{} but {given}{also} {} given",
            self.qualname(),
            if plural { "s" } else { "" },
            if given == 1 && keyword_only == 0 { "was" } else { "were" }
        ))
    }

    fn fill_positional_defaults(&mut self, given: usize) -> PyResult<()> {
        let first_default = self.positional - self.default_count().min(self.positional);
        let missing: Vec<String> = (given.min(first_default)..first_default)
            .filter(|&slot| self.values[slot].is_unbound())
            .map(|slot| self.parameter_name(slot))
            .collect();
        if !missing.is_empty() {
            return Err(self.missing("positional", &missing));
        }
        let defaults = self.function.defaults.borrow();
        for (k, value) in defaults.as_tuple_items().unwrap_or_default().iter().enumerate() {
            // More defaults than parameters: the last ones count.
            let excess = self.default_count().saturating_sub(self.positional);
            if let Some(slot) = k.checked_sub(excess).map(|k| first_default + k)
                && self.values[slot].is_unbound()
            {
                self.values[slot] = value.clone();
            }
        }
        Ok(())
    }

    fn fill_keyword_defaults(&mut self) -> PyResult<()> {
        let defaults = self.function.kwdefaults.borrow().clone();
        let defaults = defaults.downcast::<Dict>();
        let mut missing = Vec::new();
        for slot in self.positional..self.positional + self.keyword_only {
            if !self.values[slot].is_unbound() {
                continue;
            }
            let name = &self.code.localsplusnames[slot];
            match defaults.and_then(|defaults| defaults.get_interned(name)) {
                Some(value) => self.values[slot] = value,
                None => missing.push(self.parameter_name(slot)),
            }
        }
        if missing.is_empty() { Ok(()) } else { Err(self.missing("keyword-only", &missing)) }
    }

    fn missing(&self, kind: &str, names: &[String]) -> Raised {
        let quoted: Vec<String> = names.iter().map(|name| format!("'{name}'")).collect();
        let listed = match &quoted[..] {
            [one] => one.clone(),
            [first, second] => format!("{first} and {second}"),
            [init @ .., last] => format!("{}, and {last}", init.join(", ")),
            [] => String::new(),
        };
        self.vm.type_error(format!(
            "{}() missing {} required {kind} argument{}: {listed}",
            self.qualname(),
            names.len(),
            if names.len() == 1 { "" } else { "s" }
        ))
    }
}

/// The values and keyword names of `callable(*args, **kwargs)`.
pub(crate) fn spread_arguments(
    vm: &Vm,
    callable: &Value,
    args: &Value,
    kwargs: Option<&Value>,
) -> PyResult<(Vec<Value>, Vec<Value>)> {
    let mut values = match args.downcast_exact::<crate::objects::tuple::Tuple>() {
        Some(tuple) => tuple.items().to_vec(),
        None => spread_positional(vm, callable, args)?,
    };
    let mut names = Vec::new();
    if let Some(kwargs) = kwargs {
        let merged = Ref::new(vm, Dict::default());
        let dict = match kwargs.downcast_exact::<Dict>() {
            Some(dict) => dict,
            None => {
                dict::merge_keywords(vm, &merged, kwargs, callable)?;
                &merged
            }
        };
        for (name, value) in dict.to_pairs() {
            if !name.is_str() {
                return Err(vm.type_error("keywords must be strings"));
            }
            names.push(vm.intern_value(&name));
            values.push(value);
        }
    }
    Ok((values, names))
}

fn spread_positional(vm: &Vm, callable: &Value, args: &Value) -> PyResult<Vec<Value>> {
    let slots = args.type_of(vm).slots();
    if slots.iter.is_none() && slots.getitem.is_none() {
        return Err(vm.type_error(format!(
            "{} argument after * must be an iterable, not {}",
            ops::function_str(vm, callable)?,
            args.type_name(vm)
        )));
    }
    ops::collect(vm, args)
}
