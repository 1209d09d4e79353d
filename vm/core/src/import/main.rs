//! The module `__main__`.

use super::compile::{Request, compile};
use super::find::{Found, file_of, find_module};
use super::load::{code_of, run_code};
use super::runpy;
use super::source::{code_of_program, code_of_pyc};
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::exception::payload;
use crate::objects::exception::simple::field;
use crate::objects::module::Module;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_compiler::Mode;
use std::path::{Path, PathBuf};

/// A program that is ready to run.
pub struct MainProgram {
    pub code: Ref<Code>,
    pub module: Ref<Module>,
    /// Where CPython would run it through `runpy`, in whose frames.
    within: &'static [runpy::Place],
}

impl MainProgram {
    /// A file: `.pyc` by its name, else source.
    pub fn of_file(vm: &Vm, path: &Path) -> PyResult<MainProgram> {
        let path = absolute(path);
        let module = new_main(vm, &path);
        let is_compiled = path.extension().is_some_and(|extension| extension == "pyc");
        let code = if is_compiled {
            code_of_pyc(vm, &path, "__main__")?
        } else {
            code_of_program(vm, &path)?
        };
        Ok(MainProgram { code, module, within: &[] })
    }

    /// A program's text, which no file holds: `filename` is such as `<string>`.
    pub fn of_text(vm: &Vm, source: &[u8], is_text: bool, filename: &str) -> PyResult<MainProgram> {
        let module = new_bare_main(vm);
        let filename = filename.as_bytes();
        let request =
            Request { source, is_text, filename, mode: Mode::Exec, flags: 0, optimize: -1 };
        let code = vm.new_code(compile(vm, &request)?.code)?;
        Ok(MainProgram { code, module, within: &[] })
    }

    /// The `__main__` of a directory, if it has one.
    pub fn of_directory(vm: &Vm, directory: &Path) -> PyResult<Option<MainProgram>> {
        let Some(found) = file_of(&directory.join("__main__")) else { return Ok(None) };
        let (Found::Source(path) | Found::Compiled(path)) = &found else { return Ok(None) };
        let module = new_main(vm, &absolute(path));
        module.dict.set_interned(&vm.names.__package__, vm.empty_str.clone());
        let code = code_of(vm, &found, "__main__")?.expect("a file has code");
        Ok(Some(MainProgram { code, module, within: &runpy::RUNNING }))
    }

    /// A module that `sys.path` has, as `-m` names it: the program and its file. The error is
    /// what to tell the user.
    pub fn of_module(vm: &Vm, name: &str) -> PyResult<Result<(MainProgram, PathBuf), String>> {
        let mut package_path = None;
        if let Some((package, _)) = name.rsplit_once('.') {
            match runpy::within(vm, &runpy::IMPORTING_PARENT, || vm.import_module(package)) {
                Ok(module) => {
                    package_path = ops::get_attr_opt(vm, &module, &vm.names.__path__)?;
                    if package_path.is_none() {
                        return Ok(Err(format!(
                            "Error while finding module specification for '{name}' \
                             (ModuleNotFoundError: __path__ attribute not found on '{package}' \
                             while trying to find '{name}')"
                        )));
                    }
                }
                Err(raised) => {
                    let error = vm.take_exception_if(raised, &vm.exceptions.import_error)?;
                    if !is_about(&error, package) {
                        return Err(vm.raise_as_is(error));
                    }
                    return Ok(Err(format!(
                        "Error while finding module specification for '{name}' \
                         (ModuleNotFoundError: No module named '{package}')"
                    )));
                }
            }
        }
        let Some(found) = find_module(vm, name, package_path.as_ref())? else {
            return Ok(Err(format!("No module named {name}")));
        };
        let (found, package) = match found {
            Found::Native(_) => {
                return Ok(Err(format!("No code object available for {name}")));
            }
            Found::Package(_, directory) => {
                // The package is imported, then its `__main__` runs.
                runpy::within(vm, &runpy::IMPORTING_PACKAGE, || vm.import_module(name))?;
                match file_of(&directory.join("__main__")) {
                    Some(found) => (found, name),
                    None => return Ok(Err(cannot_execute(name))),
                }
            }
            Found::Namespace(_) => return Ok(Err(cannot_execute(name))),
            found => (found, name.rsplit_once('.').map_or("", |(package, _)| package)),
        };
        let (Found::Source(path) | Found::Compiled(path)) = &found else {
            return Ok(Err(format!("No code object available for {name}")));
        };
        let path = absolute(path);
        let module = new_main(vm, &path);
        module.dict.set_interned(&vm.names.__package__, vm.intern(package));
        let code = code_of(vm, &found, "__main__")?.expect("a file has code");
        Ok(Ok((MainProgram { code, module, within: &runpy::RUNNING }, path)))
    }

    /// Runs the program.
    pub fn run(&self, vm: &Vm) -> PyResult<()> {
        let run = || run_code(vm, self.code.clone(), &self.module).map(drop);
        runpy::within(vm, self.within, run)
    }
}

/// Whether an ImportError is about a package, or one that it is in.
fn is_about(error: &Value, package: &str) -> bool {
    let name = payload(error).field(field::MODULE_NAME);
    if !name.is_str() {
        return false;
    }
    let name = to_string_lossy(&name);
    package.strip_prefix(&name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn cannot_execute(name: &str) -> String {
    format!(
        "No module named {name}.__main__; '{name}' is a package and cannot be directly executed"
    )
}

/// A path below the working directory, with all that it says: as CPython makes `__file__`.
pub fn absolute(path: &Path) -> PathBuf {
    if path.is_absolute() {
        return path.to_owned();
    }
    let mut absolute = std::env::current_dir().unwrap_or_default().into_os_string();
    if !path.as_os_str().is_empty() {
        absolute.push("/");
        absolute.push(path);
    }
    absolute.into()
}

/// The module `__main__` for a file.
fn new_main(vm: &Vm, path: &Path) -> Ref<Module> {
    let module = new_bare_main(vm);
    let dict = &module.dict;
    dict.set_interned(&vm.names.__file__, vm.new_os_str(path.as_os_str()));
    dict.set_str(vm, "__cached__", Value::NONE);
    module
}

/// The module `__main__`, not of a file.
pub(super) fn new_bare_main(vm: &Vm) -> Ref<Module> {
    let module = vm.new_module("__main__", None);
    let dict = &module.dict;
    dict.set_interned(&vm.names.__annotations__, Ref::new(vm, Dict::default()).into_value());
    if let Some(builtins) = vm.modules.get_interned(&vm.names.builtins) {
        dict.set_interned(&vm.names.__builtins__, builtins);
    }
    vm.modules.set_interned(&vm.names.__main__, module.to_value());
    module
}
