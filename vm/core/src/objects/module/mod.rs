//! Modules.

mod methods;

pub(crate) use methods::get_attribute_opt;

use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::value::Value;
use crate::vm::Vm;

pub struct Module {
    pub dict: Ref<Dict>,
}

super::native_object!(Module, MODULE, module);

/// What the namespace of a new module has.
pub(crate) fn fill_dict(vm: &Vm, dict: &Dict, name: &str, doc: Option<&str>) {
    let doc = doc.map_or(Value::NONE, |doc| vm.new_str(doc));
    fill_dict_values(vm, dict, vm.intern(name), doc);
}

fn fill_dict_values(vm: &Vm, dict: &Dict, name: Value, doc: Value) {
    dict.set_interned(&vm.names.__name__, name);
    dict.set_interned(&vm.names.__doc__, doc);
    for absent in [&vm.names.__package__, &vm.names.__loader__, &vm.names.__spec__] {
        dict.set_interned(absent, Value::NONE);
    }
}

impl Vm {
    /// A module with `__name__`, `__doc__`, `__package__`, `__loader__` and `__spec__`.
    pub fn new_module(&self, name: &str, doc: Option<&str>) -> Ref<Module> {
        let dict = Ref::new(self, Dict::default());
        fill_dict(self, &dict, name, doc);
        Ref::new(self, Module { dict })
    }
}
