//! Running a program: from the command line to the exit status.

use crate::options::{Options, Target};
use apython_core::exec::install_interrupt_handler;
use apython_core::import::{self, CompileError, compile_file, read_code};
use apython_core::objects::exception::{Exception, report};
use apython_core::objects::str::to_string_lossy;
use apython_core::sys::{Flags, Startup, finalize};
use apython_core::{PyResult, Raised, Value, Vm, VmConfig, io, ops};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The version of the language and its library that programs see.
pub const PYTHON_VERSION: &str = "3.12.1";
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The exit status where standard output could not be flushed, as CPython's.
const FLUSH_FAILED: u8 = 120;
/// The exit status of a file that can't be run.
const CANNOT_RUN: u8 = 2;

/// `PYTHONHASHSEED`: a number, or "random".
fn hash_seed() -> Result<Option<u32>, String> {
    match std::env::var("PYTHONHASHSEED") {
        Err(_) => Ok(None),
        Ok(text) if text.is_empty() || text == "random" => Ok(None),
        Ok(text) => text.parse().map(Some).map_err(|_| {
            "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]".to_owned()
        }),
    }
}

/// Runs what the command line names.
pub fn run(options: Options) -> ExitCode {
    let seed = match hash_seed() {
        Ok(seed) => seed,
        Err(message) => {
            eprintln!("apython: {message}");
            return ExitCode::FAILURE;
        }
    };
    let vm = Vm::new(VmConfig { hash_seed: seed });
    vm.exec.form.set(options.form);
    vm.exec.dispatch.set(options.dispatch.unwrap_or_default());
    if options.stats {
        vm.start_stats();
    }
    for module in apython_stdlib::modules() {
        vm.register_native_module(module);
    }
    install_interrupt_handler(&vm);
    let status = run_in(&vm, &options);
    if let Some(report) = vm.stats_report() {
        eprint!("{report}");
    }
    if options.dump_code {
        eprint!("{}", vm.dump_code());
    }
    finalize::finalize_modules(&vm);
    let flushed = io::flush_standard_streams(&vm);
    match status {
        Status::Code(0) if !flushed => ExitCode::from(FLUSH_FAILED),
        Status::Code(code) => ExitCode::from(code),
        Status::Interrupted => die_of_interrupt(),
    }
}

/// How a program ended.
enum Status {
    Code(u8),
    /// By an uncaught KeyboardInterrupt.
    Interrupted,
}

/// Ends the process as the signal would have, so that a shell sees what happened.
fn die_of_interrupt() -> ExitCode {
    apython_core::exec::raise_interrupt_signal();
    ExitCode::from(130)
}

fn run_in(vm: &Vm, options: &Options) -> Status {
    let program = match &options.target {
        Target::File(path) => path.to_string_lossy().into_owned(),
        Target::Module(_) => "-m".to_owned(),
    };
    let directory = match &options.target {
        Target::File(path) => script_directory(path),
        Target::Module(_) => std::env::current_dir().unwrap_or_default(),
    };
    if let Err(raised) = start_sys(vm, options, program, &directory) {
        return ended(vm, raised);
    }
    let result = match &options.target {
        Target::File(path) => match load(vm, path) {
            Ok(code) => run_main(vm, path, code),
            Err(status) => return status,
        },
        Target::Module(name) => match find_module(vm, name) {
            Ok((path, code)) => run_main(vm, &path, code),
            Err(message) => {
                eprintln!("{}: {message}", executable());
                return Status::Code(1);
            }
        },
    };
    match result {
        Ok(()) => Status::Code(0),
        Err(raised) => ended(vm, raised),
    }
}

/// The folder of a script, in which imports look first.
fn script_directory(path: &Path) -> PathBuf {
    let resolved = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    if resolved.is_dir() {
        return resolved;
    }
    resolved.parent().map(Path::to_owned).unwrap_or_default()
}

fn executable() -> String {
    std::env::current_exe().map_or_else(|_| "apython".into(), |path| path.display().to_string())
}

fn start_sys(vm: &Vm, options: &Options, program: String, directory: &Path) -> PyResult<()> {
    let text = |argument: &std::ffi::OsString| argument.to_string_lossy().into_owned();
    let mut argv = vec![program];
    argv.extend(options.arguments.iter().map(text));
    let mut path = vec![directory.display().to_string()];
    let more = std::env::var_os("PYTHONPATH").unwrap_or_default();
    path.extend(
        std::env::split_paths(&more)
            .filter(|path| !path.as_os_str().is_empty())
            .map(|path| path.display().to_string()),
    );
    vm.start_sys(&Startup {
        argv,
        orig_argv: std::env::args_os().map(|argument| text(&argument)).collect(),
        path,
        executable: executable(),
        prefix: String::new(),
        flags: Flags::default(),
    })
}

/// The code of a script; a message to standard error otherwise.
fn load(vm: &Vm, path: &Path) -> Result<apython_bytecode::CodeObject, Status> {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    if let Err(error) = std::fs::File::open(path) {
        let number = error.raw_os_error().unwrap_or(0);
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        eprintln!(
            "{}: can't open file '{}': [Errno {number}] {text}",
            executable(),
            absolute.display()
        );
        return Err(Status::Code(CANNOT_RUN));
    }
    if path.is_dir() {
        let main = ["__main__.py", "__main__.pyc"].map(|name| path.join(name));
        return match main.iter().find(|main| main.is_file()) {
            Some(main) => load(vm, main),
            None => {
                let (program, path) = (executable(), absolute.display());
                eprintln!("{program}: can't find '__main__' module in '{path}'");
                Err(Status::Code(1))
            }
        };
    }
    let read = if path.extension().is_some_and(|extension| extension == "pyc") {
        read_code(path)
    } else {
        compile_file(&absolute).map(|(code, _)| code)
    };
    read.map_err(|error| refused(&error))
}

/// Says why there is no code. A compiler's own words stand alone, as CPython's would.
fn refused(error: &CompileError) -> Status {
    match error {
        CompileError::Refused(text) => eprintln!("{text}"),
        CompileError::Pyc(..) => eprintln!("RuntimeError: {error}"),
        error => eprintln!("apython: {error}"),
    }
    Status::Code(1)
}

/// Runs code as the module `__main__`.
fn run_main(vm: &Vm, path: &Path, code: apython_bytecode::CodeObject) -> PyResult<()> {
    let module = vm.new_module("__main__", None);
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let file = vm.new_str(&absolute.display().to_string());
    module.dict.set_str(vm, "__file__", file);
    module.dict.set_str(vm, "__cached__", Value::NONE);
    vm.modules.set_str(vm, "__main__", module.to_value());
    import::run_module_code(vm, &module, code)
}

/// The file and code of a module to be run as a program.
fn find_module(
    vm: &Vm,
    name: &str,
) -> Result<(PathBuf, apython_bytecode::CodeObject), String> {
    let relative: PathBuf = name.split('.').collect();
    let path = vm.sys.get_str(vm, "path").unwrap_or(Value::NONE);
    let directories = match ops::collect(vm, &path) {
        Ok(directories) => directories,
        Err(raised) => {
            drop(vm.take_exception(raised));
            Vec::new()
        }
    };
    for directory in directories {
        let base = Path::new(&to_string_lossy(&directory)).join(&relative);
        for file in [base.join("__main__.py"), base.with_extension("py")] {
            if file.is_file() {
                let (code, _) = compile_file(&file).map_err(|error| error.to_string())?;
                return Ok((file, code));
            }
        }
        let compiled = base.with_extension("pyc");
        if compiled.is_file() {
            let code = read_code(&compiled).map_err(|error| error.to_string())?;
            return Ok((compiled, code));
        }
    }
    Err(format!("No module named {name}"))
}

/// What an exception that ended the program says.
fn ended(vm: &Vm, raised: Raised) -> Status {
    let exception = vm.take_exception(raised);
    let class = exception.type_of(vm);
    if class.is_subtype_of(&vm.exceptions.system_exit) {
        return exit_status(vm, &exception);
    }
    let interrupted = class.is_subtype_of(&vm.exceptions.keyboard_interrupt);
    report::display_uncaught(vm, &exception);
    if interrupted { Status::Interrupted } else { Status::Code(1) }
}

/// The status of a SystemExit: a number, nothing for 0, or a message for 1.
fn exit_status(vm: &Vm, exception: &Value) -> Status {
    let code = match ops::get_attr(vm, exception, &vm.names.code) {
        Ok(code) => code,
        Err(raised) => {
            drop(vm.take_exception(raised));
            exception.clone()
        }
    };
    debug_assert!(exception.downcast::<Exception>().is_some());
    if code.is_none() {
        return Status::Code(0);
    }
    if code.is_int() {
        // What doesn't fit is what CPython makes of it: -1, of which the shell sees the byte.
        return Status::Code(code.as_i64().unwrap_or(-1) as u8);
    }
    match ops::str(vm, &code) {
        Ok(text) => report::write_stderr(vm, &format!("{}\n", to_string_lossy(&text))),
        Err(raised) => drop(vm.take_exception(raised)),
    }
    Status::Code(1)
}
