//! `str.translate` and the tables it takes.

use super::{Str, new_large, text_of};
use crate::error::{PyResult, Raised};
use crate::native::{ArgContext, FromArg};
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::{StrBuf, StrView};

#[pymethods(TRANSLATE)]
impl Str {
    /// Replace each character in the string using the given translation table.
    ///
    ///   table
    ///     Translation table, which must be a mapping of Unicode ordinals to
    ///     Unicode ordinals, strings, or None.
    ///
    /// The table must implement lookup/indexing via __getitem__, for instance a
    /// dictionary or list.  If this operation raises LookupError, the character is
    /// left untouched.  Characters mapped to None are deleted.
    #[pymethod("translate(self, table, /)")]
    fn translate(vm: &Vm, this: &Value, table: &Value) -> PyResult {
        let text = text_of(this);
        let mut out = StrBuf::with_capacity(text.len());
        let done = match text {
            StrView::Latin1(bytes) if bytes.is_ascii() => {
                translate_ascii(vm, bytes, table, &mut out)?
            }
            _ => 0,
        };
        for cp in text.slice(done, text.len()).chars() {
            match look_up(vm, table, cp)? {
                Target::Same => out.push(cp),
                Target::Char(cp) => out.push(cp),
                Target::Text(text) => out.push_view(text_of(&text)),
                Target::Nothing => {}
            }
        }
        new_large(vm, out.finish().as_view())
    }
    /// Return a translation table usable for str.translate().
    ///
    /// If there is only one argument, it must be a dictionary mapping Unicode
    /// ordinals (integers) or characters to Unicode ordinals, strings or None.
    /// Character keys will be then converted to ordinals.
    /// If there are two arguments, they must be strings of equal length, and
    /// in the resulting dictionary, each character in x will be mapped to the
    /// character at the same position in y. If there is a third argument, it
    /// must be a string, whose characters will be mapped to None in the result.
    #[pystaticmethod("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)")]
    fn maketrans(vm: &Vm, x: &Value, y: Option<&Value>, z: Option<&Value>) -> PyResult {
        let table = Ref::new(vm, Dict::default());
        match y {
            Some(y) => fill_from_strings(vm, &table, x, y, z)?,
            None => fill_from_dict(vm, &table, x)?,
        }
        Ok(table.into_value())
    }
}

/// What a table has for a character.
enum Target {
    /// Nothing: the character stays.
    Same,
    Char(u32),
    Text(Value),
    /// None: the character goes.
    Nothing,
}

fn look_up(vm: &Vm, table: &Value, cp: u32) -> PyResult<Target> {
    let key = Value::from_small_int(i64::from(cp));
    let found = match table.downcast_exact::<Dict>() {
        Some(dict) => match dict.get(vm, &key)? {
            Some(found) => found,
            None => return Ok(Target::Same),
        },
        None => match ops::get_item(vm, table, &key) {
            Ok(found) => found,
            Err(raised) => {
                drop(vm.take_exception_if(raised, &vm.exceptions.lookup_error)?);
                return Ok(Target::Same);
            }
        },
    };
    if found.is_none() {
        return Ok(Target::Nothing);
    }
    if found.is_int() {
        return match found.as_i64() {
            Some(cp @ 0..=0x10_FFFF) => Ok(Target::Char(cp as u32)),
            _ => Err(vm.value_error("character mapping must be in range(0x110000)")),
        };
    }
    match found.as_str_view() {
        Some(text) if text.len() == 1 => Ok(Target::Char(text.at(0))),
        Some(_) => Ok(Target::Text(found)),
        None => Err(wrong_target(vm)),
    }
}

#[cold]
fn wrong_target(vm: &Vm) -> Raised {
    vm.type_error("character mapping must return integer, None or str")
}

/// Translates as long as the table gives ASCII characters, each of which it is asked for once.
/// Returns how much has been translated.
fn translate_ascii(vm: &Vm, bytes: &[u8], table: &Value, out: &mut StrBuf) -> PyResult<usize> {
    const UNKNOWN: u8 = 0xFF;
    const NOTHING: u8 = 0xFE;
    let mut known = [UNKNOWN; 128];
    for (i, &byte) in bytes.iter().enumerate() {
        if known[usize::from(byte)] == UNKNOWN {
            known[usize::from(byte)] = match look_up(vm, table, u32::from(byte))? {
                Target::Same => byte,
                Target::Char(cp @ 0..0x80) => cp as u8,
                Target::Nothing => NOTHING,
                Target::Char(_) | Target::Text(_) => return Ok(i),
            };
        }
        match known[usize::from(byte)] {
            NOTHING => {}
            target => out.push_latin1(&[target]),
        }
    }
    Ok(bytes.len())
}

fn str_arg<'a>(vm: &Vm, value: &'a Value, index: usize) -> PyResult<StrView<'a>> {
    StrView::from_arg(vm, value, ArgContext { function: "maketrans", param: "", index })
}

/// Each character of `x` stands for the one of `y`, those of `z` for nothing.
fn fill_from_strings(
    vm: &Vm,
    table: &Dict,
    x: &Value,
    y: &Value,
    z: Option<&Value>,
) -> PyResult<()> {
    let y = str_arg(vm, y, 2)?;
    let z = z.map(|z| str_arg(vm, z, 3)).transpose()?;
    let Some(x) = x.as_str_view() else {
        let message = "first maketrans argument must be a string if there is a second argument";
        return Err(vm.type_error(message));
    };
    if x.len() != y.len() {
        let message = "the first two maketrans arguments must have equal length";
        return Err(vm.value_error(message));
    }
    let ordinal = |cp: u32| Value::from_small_int(i64::from(cp));
    for (from, to) in x.chars().zip(y.chars()) {
        table.insert(vm, &ordinal(from), ordinal(to))?;
    }
    for cp in z.unwrap_or(StrView::EMPTY).chars() {
        table.insert(vm, &ordinal(cp), Value::NONE)?;
    }
    Ok(())
}

/// A copy with ordinals in the place of characters.
fn fill_from_dict(vm: &Vm, table: &Dict, x: &Value) -> PyResult<()> {
    let Some(dict) = x.downcast_exact::<Dict>() else {
        let message = "if you give only one argument to maketrans it must be a dict";
        return Err(vm.type_error(message));
    };
    for (key, value) in dict.to_pairs() {
        let key = match key.as_str_view() {
            Some(text) if text.len() == 1 => Value::from_small_int(i64::from(text.at(0))),
            Some(_) => {
                let message = "string keys in translate table must be of length 1";
                return Err(vm.value_error(message));
            }
            None if key.is_int() => key,
            None => {
                let message = "keys in translate table must be strings or integers";
                return Err(vm.type_error(message));
            }
        };
        table.insert(vm, &key, value)?;
    }
    Ok(())
}
