//! The methods of dict.

use super::operators::update_with;
use super::views::{DictIter, DictView, Part};
use super::{Dict, of};
use crate::error::PyResult;
use crate::native::{Args, NativeDef, receiver};
use crate::object::Ref;
use crate::objects::generic;
use crate::objects::str::Str;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

#[pymethods(METHODS)]
impl Dict {
    /// D.__sizeof__() -> size of D in memory, in bytes
    #[pymethod("__sizeof__(self, /)", no_text)]
    fn sizeof(&self, _vm: &Vm) -> usize {
        sizeof_as_cpython(self)
    }
    /// Return the value for key if key is in the dictionary, else default.
    #[pymethod("get(self, key, default=None, /)", raw)]
    fn get_or_default(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, key, default) = bind(vm, args, Dict::GET_OR_DEFAULT_DEF)?;
        let found = receiver::<Dict>(vm, this, "get")?.get(vm, key)?;
        Ok(found.or_else(|| default.cloned()).unwrap_or(Value::NONE))
    }
    /// Insert key with a value of default if key is not in the dictionary.
    ///
    /// Return the value for key if key is in the dictionary, else default.
    #[pymethod("setdefault(self, key, default=None, /)", raw)]
    fn setdefault(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, key, default) = bind(vm, args, Dict::SETDEFAULT_DEF)?;
        let dict = receiver::<Dict>(vm, this, "setdefault")?;
        dict.get_or_insert(vm, key, default.unwrap_or(&Value::NONE))
    }
    /// D.pop(k[,d]) -> v, remove specified key and return the corresponding value.
    ///
    /// If the key is not found, return the default if given; otherwise,
    /// raise a KeyError.
    #[pymethod("pop(self, key, default=<unrepresentable>, /)")]
    fn pop(&self, vm: &Vm, key: &Value, default: Option<&Value>) -> PyResult {
        // As in CPython, nothing is hashed to look into an empty dict.
        let removed = if self.is_empty() { None } else { self.remove(vm, key)? };
        removed.or_else(|| default.cloned()).ok_or_else(|| vm.key_error(key))
    }
    /// Remove and return a (key, value) pair as a 2-tuple.
    ///
    /// Pairs are returned in LIFO (last-in, first-out) order.
    /// Raises KeyError if the dict is empty.
    #[pymethod("popitem(self, /)")]
    fn popitem(&self, vm: &Vm) -> PyResult {
        match self.table.pop_last() {
            Some(entry) => Ok(vm.new_pair(entry.key, entry.value)),
            None => {
                let message = vm.new_str("popitem(): dictionary is empty");
                Err(vm.key_error(&message))
            }
        }
    }
    /// D.keys() -> a set-like object providing a view on D's keys
    #[pymethod("keys(self, /)", no_text)]
    fn keys(vm: &Vm, this: &Value) -> PyResult {
        Ok(DictView::of(vm, dict_ref(vm, this, "keys")?, Part::Keys))
    }
    /// D.items() -> a set-like object providing a view on D's items
    #[pymethod("items(self, /)", no_text)]
    fn items(vm: &Vm, this: &Value) -> PyResult {
        Ok(DictView::of(vm, dict_ref(vm, this, "items")?, Part::Items))
    }
    /// D.values() -> an object providing a view on D's values
    #[pymethod("values(self, /)", no_text)]
    fn values(vm: &Vm, this: &Value) -> PyResult {
        Ok(DictView::of(vm, dict_ref(vm, this, "values")?, Part::Values))
    }
    /// D.update([E, ]**F) -> None.  Update D from dict/iterable E and F.
    /// If E is present and has a .keys() method, then does:  for k in E: D[k] = E[k]
    /// If E is present and lacks a .keys() method, then does:  for k, v in E: D[k] = v
    /// In either case, this is followed by: for k in F:  D[k] = F[k]
    #[pymethod("update", raw)]
    fn update(vm: &Vm, args: Args<'_>) -> PyResult {
        let Some((this, args)) = args.split_first() else {
            return Err(vm.type_error("unbound method dict.update() needs an argument"));
        };
        receiver::<Dict>(vm, this, "update")?;
        update_with(vm, this, "update", args)?;
        Ok(Value::NONE)
    }
    /// Create a new dictionary with keys from iterable and values set to value.
    #[pyclassmethod("fromkeys(cls, iterable, value=None, /)")]
    fn fromkeys(vm: &Vm, cls: &Value, iterable: &Value, value: Option<&Value>) -> PyResult {
        let none = Value::NONE;
        from_keys(vm, cls, iterable, value.unwrap_or(&none))
    }
    /// D.clear() -> None.  Remove all items from D.
    #[pymethod("clear(self, /)", no_text)]
    fn clear_items(&self, _vm: &Vm) {
        self.clear();
    }
    /// D.copy() -> a shallow copy of D
    #[pymethod("copy(self, /)", no_text)]
    fn shallow_copy(&self, vm: &Vm) -> Ref<Dict> {
        Ref::new(vm, self.copy())
    }
    /// Return a reverse iterator over the dict keys.
    #[pymethod("__reversed__(self, /)")]
    fn reversed(vm: &Vm, this: &Value) -> PyResult {
        Ok(DictIter::backwards_over(vm, dict_ref(vm, this, "__reversed__")?, Part::Keys))
    }
    /// See PEP 585
    #[pyclassmethod("__class_getitem__(cls, item, /)", no_text)]
    fn class_getitem(vm: &Vm, cls: &Value, item: &Value) -> Value {
        generic::alias(vm, cls, item)
    }
}

/// Receiver, key and default: the arguments of the hottest methods.
#[inline]
fn bind<'a>(
    vm: &Vm,
    args: Args<'a>,
    def: &'static NativeDef,
) -> PyResult<(&'a Value, &'a Value, Option<&'a Value>)> {
    if !args.has_keywords() {
        match args.values() {
            [this, key] => return Ok((this, key, None)),
            [this, key, default] => return Ok((this, key, Some(default))),
            _ => {}
        }
    }
    let [this, key, default] = def.signature.bind::<3>(vm, args)?;
    Ok((this.expect("bound"), key.expect("bound"), default))
}

fn dict_ref(vm: &Vm, this: &Value, method: &'static str) -> PyResult<Ref<Dict>> {
    receiver::<Dict>(vm, this, method)?;
    Ok(this.to_ref().expect("the receiver is a dict"))
}

fn from_keys(vm: &Vm, class: &Value, iterable: &Value, value: &Value) -> PyResult {
    let result = ops::call_values(vm, class, &[])?;
    let exact = result.downcast_exact::<Dict>().is_some();
    if exact && of(&result).is_empty() {
        if let Some(source) = iterable.downcast_exact::<Dict>() {
            copy_keys(source, of(&result), value);
            return Ok(result);
        }
        if let Some(source) = iterable.as_set_table() {
            let target = &of(&result).table;
            target.reserve_for(source.len());
            for entry in source.live_entries() {
                target.push_new(entry.key.clone(), entry.hash, value.clone());
            }
            return Ok(result);
        }
    }
    let iterator = ops::iter(vm, iterable)?;
    while let Some(key) = ops::next(vm, &iterator)? {
        if exact {
            of(&result).insert(vm, &key, value.clone())?;
        } else {
            ops::set_item(vm, &result, &key, value)?;
        }
    }
    Ok(result)
}

/// Puts the keys of a dict into an empty one, each with the same value.
fn copy_keys(source: &Dict, target: &Dict, value: &Value) {
    target.table.reserve_for(source.len());
    for entry in source.table.live_entries() {
        target.table.push_new(entry.key.clone(), entry.hash, value.clone());
    }
}

/// As large as CPython's dict with these keys: the object, and its keys with a header, an
/// index of the narrowest integers that do, and entries, which don't hold hashes if all keys
/// are strings.
fn sizeof_as_cpython(dict: &Dict) -> usize {
    const OBJECT: usize = 48;
    const KEYS_HEADER: usize = 32;
    let log2 = u32::from(dict.table.log2_places());
    if log2 == 0 {
        return OBJECT;
    }
    let index_width = match log2 {
        ..8 => 1,
        8..16 => 2,
        16..32 => 4,
        _ => 8,
    };
    let only_strings =
        dict.table.live_entries().all(|entry| entry.key.downcast_exact::<Str>().is_some());
    let entry = if only_strings { 16 } else { 24 };
    OBJECT + KEYS_HEADER + (index_width << log2) + (2usize << log2) / 3 * entry
}
