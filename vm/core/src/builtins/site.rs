//! What CPython's `site` adds to `builtins`: `exit` and `quit`.

use crate::error::PyResult;
use crate::native::{Args, ClassOptions, Param, ParamKind, Signature, new_native_class};
use crate::object::{NativeObject, Ref, Type};
use crate::objects::payload;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

struct Quitter {
    name: &'static str,
}

impl NativeObject for Quitter {
    fn class(vm: &Vm) -> &Ref<Type> {
        vm.class_of::<Quitter>()
    }
}

static CALL: Signature = Signature {
    name: "Quitter.__call__",
    params: &[Param {
        name: "code",
        kind: ParamKind::PositionalOrKeyword,
        default: crate::native::Default::None,
    }],
    text: None,
    is_method: false,
};

#[pymethods]
impl Quitter {
    #[pyslot(repr)]
    fn repr(vm: &Vm, this: &Value) -> PyResult {
        let name = payload::<Quitter>(this).name;
        Ok(vm.new_str(&format!("Use {name}() or Ctrl-D (i.e. EOF) to exit")))
    }
    #[pyslot(call)]
    fn call(vm: &Vm, _this: &Value, args: Args<'_>) -> PyResult {
        let [code] = CALL.bind::<1>(vm, args)?;
        // A shell with several threads on it would hang in reading otherwise.
        let stdin = vm.sys.get_interned(&vm.names.stdin);
        if let Some(stdin) = stdin
            && let Err(raised) = ops::call_method(vm, &stdin, &vm.names.close, &[])
        {
            drop(vm.take_exception(raised));
        }
        let code = code.cloned().unwrap_or(Value::NONE);
        Err(vm.raise_args(&vm.exceptions.system_exit, vec![code]))
    }
    #[pygetter("name")]
    fn name(&self, vm: &Vm) -> Value {
        vm.intern(self.name)
    }
    #[pygetter("eof")]
    fn eof(&self, vm: &Vm) -> Value {
        vm.intern("Ctrl-D (i.e. EOF)")
    }
}

pub(super) fn install(vm: &Vm) -> PyResult<()> {
    let options = ClassOptions::default();
    new_native_class::<Quitter>(vm, "_sitebuiltins.Quitter", &[Quitter::DEF], &options)?;
    for name in ["quit", "exit"] {
        vm.builtins.set_str(vm, name, Ref::new(vm, Quitter { name }).into_value());
    }
    Ok(())
}
