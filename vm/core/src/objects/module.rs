//! Modules.

use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;

pub struct Module {
    pub dict: Ref<Dict>,
}

super::native_object!(Module, MODULE, module);

impl Vm {
    /// A module with `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__`.
    pub fn new_module(&self, name: &str, doc: Option<&str>) -> Ref<Module> {
        let dict = Ref::new(self, Dict::default());
        dict.set_str(self, "__name__", self.new_str(name));
        dict.set_str(self, "__doc__", doc.map_or(Value::NONE, |doc| self.new_str(doc)));
        for absent in ["__package__", "__loader__", "__spec__"] {
            dict.set_str(self, absent, Value::NONE);
        }
        Ref::new(self, Module { dict })
    }
}
