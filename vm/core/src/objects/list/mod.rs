//! list: the payload and what native code does with it. What syntax does is in `operators`,
//! what programs call by name in `methods`.

mod extend;
mod iter;
mod methods;
mod operators;
mod slicing;
mod sort;
mod storage;

use crate::object::Ref;
use crate::value::Value;
use crate::vm::Vm;

pub use iter::{ListIter, ListReverseIter};
pub use sort::sort_values;
pub use storage::List;

super::native_object!(List, LIST, list);

impl Vm {
    pub fn new_list(&self, items: Vec<Value>) -> Value {
        Ref::new(self, List::from_vec(items)).into_value()
    }
}

/// The payload of a slot's receiver.
#[inline(always)]
fn of(value: &Value) -> &List {
    value.downcast::<List>().expect("a slot gets instances of its type")
}
