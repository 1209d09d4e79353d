//! "Did you mean: 'name'?": names that are nearly the one that is missing.
//!
//! The measure of nearness is that of CPython's `suggestions.c`: moves cost 2, another case 1.

use super::quietly;
use crate::objects::dict::Dict;
use crate::objects::exception::payload;
use crate::objects::exception::simple::field;
use crate::objects::str::{Str, to_string_lossy};
use crate::objects::traceback::Traceback;
use crate::ops;
use crate::sys::names::STDLIB_MODULES;
use crate::value::Value;
use crate::vm::Vm;

const MAX_CANDIDATES: usize = 750;
const MAX_LENGTH: usize = 40;
const MOVE_COST: usize = 2;
const CASE_COST: usize = 1;

/// What is added to the message of an exception.
pub(super) fn suggestion(vm: &Vm, exception: &Value) -> Option<String> {
    let class = exception.type_of(vm);
    let types = &vm.exceptions;
    if class.is(&types.attribute_error) {
        for_attribute(vm, exception)
    } else if class.is(&types.name_error) {
        for_name(vm, exception)
    } else if class.is(&types.import_error) {
        for_import(vm, exception)
    } else {
        None
    }
}

/// An attribute that is a str and nothing derived from it.
fn exact_str(exception: &Value, number: usize) -> Option<Value> {
    let name = payload(exception).field(number);
    name.downcast_exact::<Str>().is_some().then_some(name)
}

fn did_you_mean(vm: &Vm, name: &Value) -> Option<String> {
    let shown = quietly(vm, ops::repr(vm, name))?;
    Some(format!(". Did you mean: {}?", to_string_lossy(&shown)))
}

fn names_of(vm: &Vm, object: &Value) -> Option<Vec<Value>> {
    let names = quietly(vm, ops::dir(vm, object))?;
    quietly(vm, ops::collect(vm, &names))
}

fn for_attribute(vm: &Vm, exception: &Value) -> Option<String> {
    let name = exact_str(exception, field::NAME)?;
    let object = payload(exception).field(field::OBJ).bound()?;
    did_you_mean(vm, &nearest(&name, &names_of(vm, &object)?)?)
}

fn for_import(vm: &Vm, exception: &Value) -> Option<String> {
    let name = exact_str(exception, field::NAME_FROM)?;
    let module = exact_str(exception, field::MODULE_NAME)?;
    let module = vm.modules.get_interned(&vm.intern_value(&module))?;
    did_you_mean(vm, &nearest(&name, &names_of(vm, &module)?)?)
}

fn for_name(vm: &Vm, exception: &Value) -> Option<String> {
    let name = exact_str(exception, field::NAME)?;
    let mut traceback = payload(exception).traceback.borrow().to_ref::<Traceback>()?;
    loop {
        let next = traceback.next.borrow().to_ref::<Traceback>();
        match next {
            Some(next) => traceback = next,
            None => break,
        }
    }
    let suggestion = near_in_frame(vm, &name, &traceback);
    let text = to_string_lossy(&name);
    if STDLIB_MODULES.binary_search(&text.as_str()).is_err() {
        return suggestion.map(|suggestion| format!(". Did you mean: {suggestion}?"));
    }
    Some(match suggestion {
        None => format!(". Did you forget to import '{text}'?"),
        Some(suggestion) => {
            format!(". Did you mean: {suggestion}? Or did you forget to import '{text}'?")
        }
    })
}

/// The shown form of a name near to `name` among those that a frame can see.
fn near_in_frame(vm: &Vm, name: &Value, traceback: &Traceback) -> Option<String> {
    let frame = &traceback.frame;
    let code = &frame.code;
    let kinds = &code.source.localspluskinds;
    let variables: Vec<Value> = code
        .localsplusnames
        .iter()
        .zip(kinds)
        .filter(|(_, kind)| kind.is_local())
        .map(|(name, _)| name.clone())
        .collect();
    if variables.iter().any(|variable| variable.str_eq("self")) {
        let locals = quietly(vm, frame.locals(vm))?;
        let own = locals.downcast::<Dict>().and_then(|locals| locals.get_str(vm, "self"));
        if let Some(own) = own
            && let Some(Some(_)) = quietly(vm, ops::get_attr_opt(vm, &own, &vm.intern_value(name)))
        {
            return Some(format!("'self.{}'", to_string_lossy(name)));
        }
    }
    let keys = |dict: &Dict| dict.to_pairs().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
    let builtins = crate::objects::function::builtins_of(vm, &frame.globals);
    let found = nearest(name, &variables)
        .or_else(|| nearest(name, &keys(&frame.globals)))
        .or_else(|| nearest(name, &keys(&builtins)))?;
    let shown = quietly(vm, ops::repr(vm, &found))?;
    Some(to_string_lossy(&shown))
}

/// The candidate nearest to `name`, if one is near enough.
fn nearest(name: &Value, candidates: &[Value]) -> Option<Value> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let name = to_string_lossy(name);
    let mut best: Option<(&Value, usize)> = None;
    for candidate in candidates {
        // One name that isn't text spoils the search, as in CPython.
        let text = candidate.as_str_view()?.to_utf8_lossy();
        if text == name.as_str() {
            continue;
        }
        // No more than a third of the characters should need to change.
        let mut limit = (name.len() + text.len() + 3) * MOVE_COST / 6;
        if let Some((_, distance)) = best {
            match distance.checked_sub(1) {
                Some(less) => limit = limit.min(less),
                None => break,
            }
        }
        let distance = distance(name.as_bytes(), text.as_bytes(), limit);
        if distance <= limit {
            best = Some((candidate, distance));
        }
    }
    best.map(|(candidate, _)| candidate.clone())
}

fn substitution_cost(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE_COST
    } else {
        MOVE_COST
    }
}

/// The Levenshtein distance of two names; any number above `limit` if it is above that.
pub(super) fn distance(a: &[u8], b: &[u8], limit: usize) -> usize {
    let prefix = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[prefix..], &b[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE_COST;
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return limit + 1;
    }
    let (a, b) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (b.len() - a.len()) * MOVE_COST > limit {
        return limit + 1;
    }
    // One row of the matrix of distances is enough.
    let mut row: Vec<usize> = (1..=a.len()).map(|index| index * MOVE_COST).collect();
    let mut result = 0;
    for (place, &code) in b.iter().enumerate() {
        let mut diagonal = place * MOVE_COST;
        result = diagonal;
        let mut least = usize::MAX;
        for (cell, &other) in row.iter_mut().zip(a) {
            let substitute = diagonal + substitution_cost(code, other);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE_COST).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        if least > limit {
            return limit + 1;
        }
    }
    result
}
