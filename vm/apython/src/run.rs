//! Running a program: from the command line to the exit status.

use crate::options::{Options, Target};
use crate::repl::Repl;
use apython_core::exec::{install_interrupt_handler, raise_interrupt_signal};
use apython_core::import::{MainProgram, Session, absolute};
use apython_core::objects::exception::report;
use apython_core::sys::{Flags, Startup, finalize, interrupts_are_ignored};
use apython_core::{PyResult, Raised, Value, Vm, VmConfig, io, ops};
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Read};
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The version of the language and its library that programs see.
pub const PYTHON_VERSION: &str = "3.12.1";
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The exit status where standard output could not be flushed, as CPython's.
const FLUSH_FAILED: u8 = 120;
/// The exit status of a file that can't be run.
const CANNOT_RUN: u8 = 2;

/// How a program ended.
enum Status {
    Code(u8),
    /// By an uncaught KeyboardInterrupt.
    Interrupted,
}

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

/// An environment variable is set to something.
fn is_set(name: &str) -> bool {
    std::env::var_os(name).is_some_and(|value| !value.is_empty())
}

/// `-O` as often as it is given, or `PYTHONOPTIMIZE`: a number, or anything for 1.
fn optimize_level(options: &Options) -> u8 {
    let variable = std::env::var("PYTHONOPTIMIZE").unwrap_or_default();
    let environment = if variable.is_empty() { 0 } else { variable.parse().unwrap_or(1) };
    options.optimize.max(environment).min(2)
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
    let vm = Vm::new(VmConfig { hash_seed: seed, optimize: optimize_level(&options) });
    vm.exec.form.set(options.form);
    vm.exec.dispatch.set(options.dispatch.unwrap_or_default());
    if options.stats {
        vm.start_stats();
    }
    for module in apython_stdlib::modules() {
        vm.register_native_module(module);
    }
    if !interrupts_are_ignored() {
        install_interrupt_handler(&vm);
    }
    let status = match run_target(&vm, &options) {
        Ok(status) => status,
        Err(raised) => ended(&vm, raised),
    };
    let status = finish(&vm, status);
    if let Some(report) = vm.stats_report() {
        eprint!("{report}");
    }
    if options.dump_code {
        eprint!("{}", vm.dump_code());
    }
    match status {
        Status::Code(code) => leave(code),
        Status::Interrupted => {
            raise_interrupt_signal();
            leave(130)
        }
    }
}

/// Lets go of what the program holds, and flushes what it has written.
fn finish(vm: &Vm, status: Status) -> Status {
    let mut flushed = io::flush_standard_streams(vm);
    finalize::finalize_modules(vm);
    if flushed {
        // Finalizers may have printed.
        flushed = io::flush_standard_streams(vm);
    }
    match status {
        Status::Code(_) if !flushed => Status::Code(FLUSH_FAILED),
        status => status,
    }
}

/// Ends the process. Nothing that is still in memory needs to be freed one by one.
fn leave(code: u8) -> ! {
    std::process::exit(i32::from(code))
}

fn run_target(vm: &Vm, options: &Options) -> PyResult<Status> {
    let program = match &options.target {
        Target::File(path) => match File::of(path) {
            Ok(file) => {
                start_sys(vm, options, path.as_os_str(), Some(file.path()))?;
                match file {
                    File::Script(path) => MainProgram::of_file(vm, &path)?,
                    File::Directory(path) => match MainProgram::of_directory(vm, &path)? {
                        Some(program) => program,
                        None => return Ok(no_main(&path)),
                    },
                }
            }
            Err(message) => {
                eprintln!("{}: {message}", program_name());
                return Ok(Status::Code(CANNOT_RUN));
            }
        },
        Target::Text(text) => {
            start_sys(vm, options, OsStr::new("-c"), None)?;
            MainProgram::of_text(vm, text.as_bytes(), true, "<string>")?
        }
        Target::StandardInput { named } => {
            let name = if *named { "-" } else { "" };
            start_sys(vm, options, OsStr::new(name), None)?;
            if options.interactive || std::io::stdin().is_terminal() {
                return repl(vm, options, Session::new(vm), !options.quiet);
            }
            let mut source = Vec::new();
            if let Err(error) = std::io::stdin().lock().read_to_end(&mut source) {
                eprintln!("apython: cannot read standard input: {error}");
                return Ok(Status::Code(CANNOT_RUN));
            }
            MainProgram::of_text(vm, &source, false, "<stdin>")?
        }
        Target::Module(name) => {
            let directory = std::env::current_dir().unwrap_or_default();
            start_sys(vm, options, OsStr::new("-m"), Some(&directory))?;
            match MainProgram::of_module(vm, name)? {
                Ok((program, path)) => {
                    set_first_argument(vm, &path);
                    program
                }
                Err(message) => {
                    eprintln!("{}: {message}", executable().display());
                    return Ok(Status::Code(1));
                }
            }
        }
    };
    if !options.interactive {
        program.run(vm)?;
        return Ok(Status::Code(0));
    }
    let session = Session::after(&program);
    if let Err(raised) = program.run(vm) {
        // Even an exit ends the program only: the prompt is there to look at what it left.
        ended(vm, raised);
    }
    repl(vm, options, session, false)
}

/// Reads and runs statements until there are no more, or one ends the program.
fn repl(vm: &Vm, options: &Options, session: Session, greets: bool) -> PyResult<Status> {
    if greets && !options.quiet {
        eprintln!("Python {PYTHON_VERSION} (apython {VERSION})");
        let names = r#""help", "copyright", "credits" or "license""#;
        eprintln!("Type {names} for more information.");
    }
    match Repl::new(vm, session).run() {
        Ok(()) => Ok(Status::Code(0)),
        Err(raised) => Ok(ended(vm, raised)),
    }
}

fn no_main(directory: &Path) -> Status {
    let directory = absolute(directory);
    let (program, directory) = (program_name(), directory.display());
    eprintln!("{program}: can't find '__main__' module in '{directory}'");
    Status::Code(1)
}

/// What the command line names, looked at.
enum File {
    Script(PathBuf),
    Directory(PathBuf),
}

impl File {
    /// The file, if it can be opened; a message otherwise.
    fn of(path: &Path) -> Result<File, String> {
        if path.is_dir() || path.as_os_str().is_empty() {
            return Ok(File::Directory(path.to_owned()));
        }
        match std::fs::File::open(path) {
            Ok(_) => Ok(File::Script(path.to_owned())),
            Err(error) => {
                let number = error.raw_os_error().unwrap_or(0);
                let text = error.to_string();
                let text = text.split(" (os error").next().unwrap_or_default();
                let path = absolute(path);
                Err(format!("can't open file '{}': [Errno {number}] {text}", path.display()))
            }
        }
    }
    fn path(&self) -> &Path {
        let (File::Script(path) | File::Directory(path)) = self;
        path
    }
}

/// The directory of a script, links resolved; a directory stands for itself.
fn import_directory(target: &Path) -> PathBuf {
    if target.is_dir() {
        return absolute(target);
    }
    let resolved = target.canonicalize().unwrap_or_else(|_| absolute(target));
    resolved.parent().map(Path::to_owned).unwrap_or_default()
}

/// How the command was called, as messages show it.
fn program_name() -> String {
    let name = std::env::args_os().next();
    name.map_or_else(|| "apython".into(), |name| name.to_string_lossy().into_owned())
}

fn executable() -> PathBuf {
    std::env::current_exe().unwrap_or_else(|_| "apython".into())
}

/// What `PYTHONWARNINGS` and the command line say about warnings.
fn warn_options(options: &Options) -> Vec<OsString> {
    let environment = std::env::var_os("PYTHONWARNINGS").unwrap_or_default();
    let parts = environment.as_encoded_bytes().split(|&byte| byte == b',');
    let parts = parts.filter(|part| !part.is_empty());
    let mut all: Vec<OsString> = parts.map(|part| OsStr::from_bytes(part).to_owned()).collect();
    all.extend(options.warnings.iter().cloned());
    all
}

/// Modules are found beside the target, or where the command was called.
fn start_sys(vm: &Vm, options: &Options, program: &OsStr, target: Option<&Path>) -> PyResult<()> {
    let mut argv = vec![program.to_owned()];
    argv.extend(options.arguments.iter().cloned());
    let mut path: Vec<OsString> =
        vec![target.map(import_directory).unwrap_or_default().into_os_string()];
    if let Some(more) = std::env::var_os("PYTHONPATH") {
        let more = std::env::split_paths(&more).filter(|entry| !entry.as_os_str().is_empty());
        path.extend(more.map(|entry| absolute(&entry).into_os_string()));
    }
    let executable = executable();
    let prefix = executable.parent().and_then(Path::parent).unwrap_or(Path::new("/"));
    vm.start_sys(&Startup {
        argv,
        orig_argv: std::env::args_os().collect(),
        path,
        prefix: prefix.as_os_str().to_owned(),
        warn_options: warn_options(options),
        executable: executable.into_os_string(),
        flags: Flags {
            dont_write_bytecode: options.dont_write_bytecode || is_set("PYTHONDONTWRITEBYTECODE"),
            unbuffered: is_set("PYTHONUNBUFFERED"),
            interactive: options.interactive,
            quiet: options.quiet,
        },
    })?;
    if !warn_options(options).is_empty() {
        // That module reads them. Where there is none, there is nobody to filter warnings for.
        if let Err(raised) = vm.import_module("warnings") {
            drop(vm.take_exception_if(raised, &vm.exceptions.import_error)?);
        }
    }
    Ok(())
}

/// `sys.argv[0]` of a module that is run as a program is its file.
fn set_first_argument(vm: &Vm, path: &Path) {
    let argv = vm.sys.get_str(vm, "argv");
    if let Some(argv) = argv {
        let path = vm.new_os_str(path.as_os_str());
        if let Err(raised) = ops::set_item(vm, &argv, &Value::from_small_int(0), &path) {
            drop(vm.take_exception(raised));
        }
    }
}

/// What an exception that ended the program says.
fn ended(vm: &Vm, raised: Raised) -> Status {
    let exception = vm.take_exception(raised);
    let class = exception.type_of(vm);
    if class.is_subtype_of(&vm.exceptions.system_exit) {
        return exit_status(vm, &exception);
    }
    let interrupted = class.is_subtype_of(&vm.exceptions.keyboard_interrupt);
    // A hook may end the program its own way.
    if let Err(raised) = report::display_uncaught(vm, &exception) {
        let exit = vm.take_exception(raised);
        return exit_status(vm, &exit);
    }
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
    if code.is_none() {
        return Status::Code(0);
    }
    if code.is_int() {
        let Some(number) = code.as_i64() else {
            report::write_stderr(vm, "OverflowError: Python int too large to convert to C long\n");
            // What CPython makes of it: -1, of which the shell sees a byte.
            return Status::Code(u8::MAX);
        };
        return Status::Code(number as u8);
    }
    report::write_exit_message(vm, &code);
    Status::Code(1)
}
