//! Views of dicts: keys, values and items. Their iterators are in `iter`, what makes keys and
//! items like sets in `set_operations`.

mod iter;
mod set_operations;

use super::Dict;
use crate::error::PyResult;
use crate::object::{NativeObject, Ref, Type};
use crate::objects::descriptor::MappingProxy;
use crate::objects::{quick, sequence};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::StrBuf;

pub use iter::DictIter;

/// What is seen of each entry.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Keys,
    Values,
    Items,
}

/// A view of the keys, values or items; its class says the same as `part`.
pub struct DictView {
    pub dict: Ref<Dict>,
    pub part: Part,
}

impl NativeObject for DictView {
    fn class(vm: &Vm) -> &Ref<Type> {
        &vm.types.dict_keys
    }
}

impl DictView {
    pub fn of(vm: &Vm, dict: Ref<Dict>, part: Part) -> Value {
        let class = match part {
            Part::Keys => &vm.types.dict_keys,
            Part::Values => &vm.types.dict_values,
            Part::Items => &vm.types.dict_items,
        };
        Ref::new_in(class, DictView { dict, part }).into_value()
    }
    /// Whether an object is a key or an item of the dict.
    fn has(&self, vm: &Vm, item: &Value) -> PyResult<bool> {
        if self.part == Part::Keys {
            return self.dict.contains_key(vm, item);
        }
        let Some([key, value]) = item.as_tuple_items() else { return Ok(false) };
        let Some(found) = self.dict.get(vm, key)? else { return Ok(false) };
        match quick::equal(&found, value) {
            Some(same) => Ok(same),
            None => ops::equal(vm, &found, value),
        }
    }
}

fn view_of(value: &Value) -> &DictView {
    value.downcast::<DictView>().expect("a slot gets instances of its type")
}

/// What all views do.
#[pymethods(VIEW)]
impl DictView {
    #[pyslot(len)]
    fn length(_vm: &Vm, this: &Value) -> PyResult<usize> {
        Ok(view_of(this).dict.len())
    }
    #[pyslot(iter)]
    fn iter(vm: &Vm, this: &Value) -> PyResult {
        let view = view_of(this);
        Ok(DictIter::over(vm, view.dict.clone(), view.part))
    }
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let Some(_guard) = vm.repr_enter(this) else { return Ok(vm.new_str("...")) };
        let view = view_of(this);
        let items = match view.part {
            Part::Keys => view.dict.to_keys(),
            Part::Values => view.dict.to_values(),
            Part::Items => {
                let pairs = view.dict.to_pairs().into_iter();
                pairs.map(|(key, value)| vm.new_pair(key, value)).collect()
            }
        };
        let mut text = StrBuf::new();
        text.push_str(&this.type_name(vm));
        text.push_ascii("([");
        sequence::repr_items(vm, &mut text, |at| items.get(at))?;
        text.push_ascii("])");
        Ok(vm.new_str_owned(&text.finish()))
    }
    /// dictionary that this view refers to
    #[pygetter("mapping")]
    fn mapping(&self, vm: &Vm) -> Ref<MappingProxy> {
        Ref::new(vm, MappingProxy { mapping: self.dict.to_value() })
    }
}

#[pymethods(KEYS)]
impl DictView {
    /// Return a reverse iterator over the dict keys.
    #[pymethod("__reversed__(self, /)", no_text)]
    fn reversed_keys(&self, vm: &Vm) -> Value {
        DictIter::backwards_over(vm, self.dict.clone(), self.part)
    }
}

#[pymethods(VALUES)]
impl DictView {
    /// Return a reverse iterator over the dict values.
    #[pymethod("__reversed__(self, /)", no_text)]
    fn reversed_values(&self, vm: &Vm) -> Value {
        DictIter::backwards_over(vm, self.dict.clone(), self.part)
    }
}

#[pymethods(ITEMS)]
impl DictView {
    /// Return a reverse iterator over the dict items.
    #[pymethod("__reversed__(self, /)", no_text)]
    fn reversed_items(&self, vm: &Vm) -> Value {
        DictIter::backwards_over(vm, self.dict.clone(), self.part)
    }
}
