//! What the tests of modules share: a VM with one module, whose functions are called natively.

use apython_core::native::{Args, ModuleDef, new_native_module};
use apython_core::object::Ref;
use apython_core::objects::exception::Exception;
use apython_core::objects::module::Module as ModuleObject;
use apython_core::objects::str::to_string_lossy;
use apython_core::{OwnedVm, PyResult, Value, Vm, VmConfig, ops};
use rug::Integer;
use rug::ops::Pow;

pub(crate) struct Module {
    module: Ref<ModuleObject>,
    vm: OwnedVm,
}

impl Module {
    pub(crate) fn new(def: &'static ModuleDef) -> Module {
        let vm = Vm::new(VmConfig { hash_seed: Some(0), ..VmConfig::default() });
        let module = new_native_module(&vm, def).expect("a module");
        vm.modules.set_str(&vm, def.name, module.to_value());
        Module { module, vm }
    }
    pub(crate) fn vm(&self) -> &Vm {
        &self.vm
    }
    /// Calls the function or class of this name.
    pub(crate) fn call(&self, name: &str, args: &[Value]) -> PyResult {
        let function = self.module.dict.get_str(&self.vm, name).expect("the module has it");
        ops::call(&self.vm, &function, Args::from_positional(args))
    }
    /// Checks the repr of what the function returns, or "Type: message" of what it raises.
    #[track_caller]
    pub(crate) fn check(&self, name: &str, args: &[Value], expected: &str) {
        let result = self.call(name, args).and_then(|result| self.vm.repr_text(&result));
        assert_eq!(self.shown(result), expected, "{name}");
    }
    /// The text, or "Type: message" of the exception.
    pub(crate) fn shown(&self, result: PyResult<String>) -> String {
        result.unwrap_or_else(|raised| {
            let exception = self.vm.take_exception(raised);
            let payload = exception.downcast::<Exception>().expect("an exception");
            let args = payload.args.borrow().clone();
            let message = args.as_tuple_items().and_then(|args| args.first()).map(to_string_lossy);
            format!("{}: {}", exception.type_name(&self.vm), message.unwrap_or_default())
        })
    }
}

pub(crate) fn int(x: i64) -> Value {
    Value::from_small_int(x)
}

pub(crate) fn float(x: f64) -> Value {
    Value::from_f64(x)
}

pub(crate) fn text(vm: &Vm, text: &str) -> Value {
    vm.new_str(text)
}

/// `base ** exponent`
pub(crate) fn big(vm: &Vm, base: u32, exponent: u32) -> Value {
    Value::from_integer(vm, Integer::from(base).pow(exponent))
}

/// A list of the characters.
pub(crate) fn letters(vm: &Vm, text: &str) -> Value {
    vm.new_list(text.chars().map(|c| vm.new_str(&c.to_string())).collect())
}
