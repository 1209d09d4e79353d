//! The module `sys`.

pub mod finalize;
mod functions;
mod hooks;
pub mod info;
pub(crate) mod names;
mod struct_sequence;
pub(crate) mod unraisable;

use crate::error::PyResult;
use crate::native::fill_native_module;
use crate::object::{Ref, Type};
use crate::objects::module::Module;
use crate::objects::set::{FrozenSet, table_of};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::py_module;
use std::cell::{Cell, OnceCell, RefCell};
use std::ffi::{OsStr, OsString};

pub use info::{APYTHON_VERSION, CACHE_TAG, Flags, python_version};

/// What the VM keeps for `sys`.
pub struct SysState {
    pub(crate) finalizing: Cell<bool>,
    /// In microseconds.
    pub(crate) switch_interval: Cell<u64>,
    /// `sys.UnraisableHookArgs`, made when it is needed.
    unraisable: OnceCell<Ref<Type>>,
    /// What is called with asynchronous generators: at their first step, and instead of closing
    /// them when they are dropped; None for nothing.
    pub(crate) async_hooks: RefCell<[Value; 2]>,
    /// `sys.asyncgen_hooks`, made when it is needed.
    async_hooks_class: OnceCell<Ref<Type>>,
}

impl Default for SysState {
    fn default() -> SysState {
        SysState {
            finalizing: Cell::new(false),
            switch_interval: Cell::new(5000),
            unraisable: OnceCell::new(),
            async_hooks: RefCell::new([Value::NONE, Value::NONE]),
            async_hooks_class: OnceCell::new(),
        }
    }
}

py_module! {
    name: "sys",
    functions: [
        functions::audit,
        hooks::breakpointhook,
        functions::clear_type_cache,
        functions::displayhook,
        functions::exc_info,
        functions::excepthook,
        functions::exception,
        functions::exit,
        functions::get_int_max_str_digits,
        functions::getallocatedblocks,
        hooks::get_asyncgen_hooks,
        functions::getdefaultencoding,
        functions::getfilesystemencodeerrors,
        functions::getfilesystemencoding,
        functions::getframe,
        functions::getframemodulename,
        functions::getprofile,
        functions::getrecursionlimit,
        functions::getrefcount,
        functions::getsizeof,
        functions::getswitchinterval,
        functions::gettrace,
        functions::intern,
        functions::is_finalizing,
        hooks::set_asyncgen_hooks,
        functions::set_int_max_str_digits,
        functions::setprofile,
        functions::setrecursionlimit,
        functions::setswitchinterval,
        functions::settrace,
        unraisable::unraisablehook,
    ],
}

/// Whether whoever started this process had it ignore Ctrl-C, as shells do for commands in the
/// background: then it isn't to raise KeyboardInterrupt.
pub fn interrupts_are_ignored() -> bool {
    // SAFETY: the structure is for the system to fill.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGINT, std::ptr::null(), &raw mut action) == 0
            && action.sa_sigaction == libc::SIG_IGN
    }
}

/// How the interpreter was started.
#[derive(Clone, Debug, Default)]
pub struct Startup {
    /// `sys.argv`
    pub argv: Vec<OsString>,
    /// `sys.orig_argv`
    pub orig_argv: Vec<OsString>,
    /// `sys.path`
    pub path: Vec<OsString>,
    /// `sys.warnoptions`
    pub warn_options: Vec<OsString>,
    pub executable: OsString,
    pub prefix: OsString,
    pub flags: Flags,
}

/// `sys.__doc__`
const DOC: &str = include_str!("doc.txt");

/// Completes the module `sys`, the standard streams apart.
pub(crate) fn install(vm: &Vm) -> PyResult<()> {
    let module = vm.modules.get_str(vm, "sys").and_then(|module| module.to_ref::<Module>());
    fill_native_module(vm, &module.expect("made at the start"), &MODULE)?;
    vm.sys.set_interned(&vm.names.__doc__, vm.new_str(DOC));
    vm.sys.set_str(vm, "modules", vm.modules.to_value());
    for hook in ["breakpointhook", "displayhook", "excepthook", "unraisablehook"] {
        let function = vm.sys.get_str(vm, hook).expect("just put there");
        vm.sys.set_str(vm, &format!("__{hook}__"), function);
    }
    let builtin = names::BUILTIN_MODULES.iter().map(|name| vm.intern(name)).collect();
    vm.sys.set_str(vm, "builtin_module_names", vm.new_tuple(builtin));
    let library: Vec<Value> = names::STDLIB_MODULES.iter().map(|name| vm.intern(name)).collect();
    let library = Ref::new(vm, FrozenSet::new(table_of(vm, &library)?));
    vm.sys.set_str(vm, "stdlib_module_names", library.into_value());
    Ok(())
}

impl Vm {
    /// Tells `sys` how the interpreter was started, and opens the standard streams.
    pub fn start_sys(&self, startup: &Startup) -> PyResult<()> {
        let set = |name: &str, value: Value| self.sys.set_str(self, name, value);
        let texts = |texts: &[OsString]| {
            self.new_list(texts.iter().map(|text| self.new_os_str(text)).collect())
        };
        info::install(self, startup.flags)?;
        set("argv", texts(&startup.argv));
        set("orig_argv", texts(&startup.orig_argv));
        set("path", texts(&startup.path));
        set("warnoptions", texts(&startup.warn_options));
        for name in ["executable", "_base_executable"] {
            set(name, self.new_os_str(&startup.executable));
        }
        for name in ["prefix", "exec_prefix", "base_prefix", "base_exec_prefix"] {
            set(name, self.new_os_str(&startup.prefix));
        }
        crate::io::install_standard_streams(self, startup.flags.unbuffered);
        Ok(())
    }
}

impl Vm {
    /// A str of text from the system: bytes that aren't UTF-8 become surrogates.
    pub fn new_os_str(&self, text: &OsStr) -> Value {
        use apython_text::codecs::{DecodeErrors, Encoding, decode};
        if let Some(text) = text.to_str() {
            return self.new_str(text);
        }
        let mut decoded = apython_text::StrBuf::new();
        let bytes = text.as_encoded_bytes();
        let mut errors = DecodeErrors::SurrogateEscape;
        // This handler takes all bytes.
        let _ = decode(Encoding::Utf8, bytes, true, &mut errors, &mut decoded);
        self.new_str_owned(&decoded.finish())
    }
}
