//! What `sys` says of the interpreter: versions, limits of numbers, flags.

use super::struct_sequence::{self, StructSequence, struct_sequence};
use crate::error::PyResult;
use crate::object::Ref;
use crate::objects::dict::Dict;
use crate::objects::int::text::DEFAULT_MAX_STR_DIGITS;
use crate::objects::namespace::Namespace;
use crate::value::Value;
use crate::vm::Vm;
use std::sync::OnceLock;

/// The version of Python whose language and library this is.
pub const PYTHON_VERSION: (u8, u8, u8) = (3, 12, 1);
pub const HEX_VERSION: i64 = 0x030c_01f0;
/// What compiled files are named after.
pub const CACHE_TAG: &str = "apython-312";

/// `3.12.1`
pub fn python_version() -> String {
    let (major, minor, micro) = PYTHON_VERSION;
    format!("{major}.{minor}.{micro}")
}

/// The interpreter's own version.
pub const APYTHON_VERSION: &str = env!("CARGO_PKG_VERSION");

struct_sequence!(VERSION_INFO "sys.version_info" "sys.version_info\n\nVersion information as a named tuple." {
    0 "major" "Major release number";
    1 "minor" "Minor release number";
    2 "micro" "Patch release number";
    3 "releaselevel" "'alpha', 'beta', 'candidate', or 'final'";
    4 "serial" "Serial release number";
});

struct_sequence!(FLOAT_INFO "sys.float_info" "sys.float_info\n\nA named tuple holding information about the float type. It contains low level\ninformation about the precision and internal representation. Please study\nyour system's :file:`float.h` for more information." {
    0 "max" "DBL_MAX -- maximum representable finite float";
    1 "max_exp" "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable";
    2 "max_10_exp" "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable";
    3 "min" "DBL_MIN -- Minimum positive normalized float";
    4 "min_exp" "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float";
    5 "min_10_exp" "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float";
    6 "dig" "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float";
    7 "mant_dig" "DBL_MANT_DIG -- mantissa digits";
    8 "epsilon" "DBL_EPSILON -- Difference between 1 and the next representable float";
    9 "radix" "FLT_RADIX -- radix of exponent";
    10 "rounds" "FLT_ROUNDS -- rounding mode used for arithmetic operations";
});

struct_sequence!(INT_INFO "sys.int_info" "sys.int_info\n\nA named tuple that holds information about Python's\ninternal representation of integers.  The attributes are read only." {
    0 "bits_per_digit" "size of a digit in bits";
    1 "sizeof_digit" "size in bytes of the C type used to represent a digit";
    2 "default_max_str_digits" "maximum string conversion digits limitation";
    3 "str_digits_check_threshold" "minimum positive value for int_max_str_digits";
});

struct_sequence!(HASH_INFO "sys.hash_info" "hash_info\n\nA named tuple providing parameters used for computing hashes.\nThe attributes are read only." {
    0 "width" "width of the type used for hashing, in bits";
    1 "modulus" "prime number giving the modulus on which the hash function is based";
    2 "inf" "value to be used for hash of a positive infinity";
    3 "nan" "value to be used for hash of a nan";
    4 "imag" "multiplier used for the imaginary part of a complex number";
    5 "algorithm" "name of the algorithm for hashing of str, bytes and memoryviews";
    6 "hash_bits" "internal output size of hash algorithm";
    7 "seed_bits" "seed size of hash algorithm";
    8 "cutoff" "small string optimization cutoff";
});

struct_sequence!(FLAGS "sys.flags" "sys.flags\n\nFlags provided through command line arguments or environment vars." {
    0 "debug" "-d";
    1 "inspect" "-i";
    2 "interactive" "-i";
    3 "optimize" "-O or -OO";
    4 "dont_write_bytecode" "-B";
    5 "no_user_site" "-s";
    6 "no_site" "-S";
    7 "ignore_environment" "-E";
    8 "verbose" "-v";
    9 "bytes_warning" "-b";
    10 "quiet" "-q";
    11 "hash_randomization" "-R";
    12 "isolated" "-I";
    13 "dev_mode" "-X dev";
    14 "utf8_mode" "-X utf8";
    15 "warn_default_encoding" "-X warn_default_encoding";
    16 "safe_path" "-P";
    17 "int_max_str_digits" "-X int_max_str_digits";
});

struct_sequence!(THREAD_INFO "sys.thread_info" "sys.thread_info\n\nA named tuple holding information about the thread implementation." {
    0 "name" "name of the thread implementation";
    1 "lock" "name of the lock implementation";
    2 "version" "name and version of the thread library";
});

/// The smallest limit but none that `sys.set_int_max_str_digits` takes.
pub(super) const MIN_MAX_STR_DIGITS: i64 = 640;

fn version_info(vm: &Vm) -> PyResult {
    let (major, minor, micro) = PYTHON_VERSION;
    let number = |number: u8| Value::from_small_int(i64::from(number));
    let items = vec![number(major), number(minor), number(micro), vm.intern("final"), number(0)];
    struct_sequence::make(vm, &VERSION_INFO, items)
}

fn float_info(vm: &Vm) -> PyResult {
    let int = |number: i32| Value::from_small_int(i64::from(number));
    struct_sequence::make(
        vm,
        &FLOAT_INFO,
        vec![
            Value::from_f64(f64::MAX),
            int(f64::MAX_EXP),
            int(f64::MAX_10_EXP),
            Value::from_f64(f64::MIN_POSITIVE),
            int(f64::MIN_EXP),
            int(f64::MIN_10_EXP),
            int(f64::DIGITS as i32),
            int(f64::MANTISSA_DIGITS as i32),
            Value::from_f64(f64::EPSILON),
            int(f64::RADIX as i32),
            int(1),
        ],
    )
}

fn int_info(vm: &Vm) -> PyResult {
    // As CPython's integers are, to programs that look.
    let numbers = [30, 4, DEFAULT_MAX_STR_DIGITS as i64, MIN_MAX_STR_DIGITS];
    struct_sequence::make(vm, &INT_INFO, numbers.map(Value::from_small_int).into())
}

fn hash_info(vm: &Vm) -> PyResult {
    let int = |number| Value::from_int(vm, number);
    let items = vec![
        int(64),
        int((1 << 61) - 1),
        int(314_159),
        int(0),
        int(1_000_003),
        vm.intern("siphash13"),
        int(64),
        int(128),
        int(0),
    ];
    struct_sequence::make(vm, &HASH_INFO, items)
}

/// What the command line and the environment say about how to run.
#[derive(Clone, Copy, Default, Debug)]
pub struct Flags {
    pub dont_write_bytecode: bool,
    pub unbuffered: bool,
    /// `-i`
    pub interactive: bool,
    /// `-q`
    pub quiet: bool,
}

/// CPython's UTF-8 mode: `PYTHONUTF8`, else whether the locale is that of C. Texts are UTF-8 in
/// any case; programs see the mode in `sys.flags` and in the name of the encoding of files.
pub(crate) fn utf8_mode() -> bool {
    static MODE: OnceLock<bool> = OnceLock::new();
    *MODE.get_or_init(|| match std::env::var("PYTHONUTF8").as_deref() {
        Ok("1") => true,
        Ok("0") => false,
        _ => is_plain_locale(),
    })
}

fn is_plain_locale() -> bool {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(set).unwrap_or_default();
    match named.as_str() {
        "" | "C" | "POSIX" => true,
        "C.UTF-8" | "C.utf8" => false,
        // One that isn't installed is as good as none.
        // SAFETY: the names end with a zero, and no other thread is running yet that could ask
        // for the locale.
        _ => unsafe {
            let known = !libc::setlocale(libc::LC_CTYPE, c"".as_ptr()).is_null();
            libc::setlocale(libc::LC_CTYPE, c"C".as_ptr());
            !known
        },
    }
}

fn flags(vm: &Vm, flags: Flags) -> PyResult {
    let mut numbers = [0i64; 18];
    numbers[1] = i64::from(flags.interactive);
    numbers[2] = i64::from(flags.interactive);
    numbers[3] = i64::from(vm.config.optimize);
    numbers[10] = i64::from(flags.quiet);
    numbers[4] = i64::from(flags.dont_write_bytecode);
    numbers[11] = i64::from(vm.config.hash_seed != Some(0));
    numbers[14] = i64::from(utf8_mode());
    numbers[17] = DEFAULT_MAX_STR_DIGITS as i64;
    let mut items = numbers.map(Value::from_small_int);
    for truth in [13, 16] {
        items[truth] = Value::FALSE;
    }
    struct_sequence::make(vm, &FLAGS, items.into())
}

fn implementation(vm: &Vm, version: &Value) -> Value {
    let dict = Ref::new(vm, Dict::default());
    for (name, value) in [
        ("name", vm.intern("apython")),
        ("cache_tag", vm.intern(CACHE_TAG)),
        ("version", version.clone()),
        ("hexversion", Value::from_small_int(HEX_VERSION)),
        ("_multiarch", vm.intern("x86_64-linux-gnu")),
    ] {
        dict.set_str(vm, name, value);
    }
    Ref::new(vm, Namespace { dict }).into_value()
}

const COPYRIGHT: &str = "Copyright (c) 2001-2023 Python Software Foundation.\nAll Rights \
    Reserved.\n\nCopyright (c) 2000 BeOpen.com.\nAll Rights Reserved.\n\nCopyright (c) 1995-2001 \
    Corporation for National Research Initiatives.\nAll Rights Reserved.\n\nCopyright (c) \
    1991-1995 Stichting Mathematisch Centrum, Amsterdam.\nAll Rights Reserved.";

/// Puts constants into `sys`.
pub(super) fn install(vm: &Vm, how: Flags) -> PyResult<()> {
    let set = |name: &str, value: Value| vm.sys.set_str(vm, name, value);
    let version = version_info(vm)?;
    set("implementation", implementation(vm, &version));
    set("version_info", version);
    let text = format!("{} (apython {APYTHON_VERSION}) [rustc]", python_version());
    set("version", vm.new_str(&text));
    set("hexversion", Value::from_small_int(HEX_VERSION));
    set("api_version", Value::from_small_int(1013));
    set("copyright", vm.new_str(COPYRIGHT));
    set("platform", vm.intern("linux"));
    set("platlibdir", vm.intern("lib"));
    set("byteorder", vm.intern("little"));
    set("maxsize", Value::from_int(vm, i64::MAX));
    set("maxunicode", Value::from_small_int(0x10_FFFF));
    set("float_repr_style", vm.intern("short"));
    set("abiflags", vm.empty_str.clone());
    set("float_info", float_info(vm)?);
    set("int_info", int_info(vm)?);
    set("hash_info", hash_info(vm)?);
    set("flags", flags(vm, how)?);
    set("dont_write_bytecode", Value::from_bool(how.dont_write_bytecode));
    let parts = ["pthread", "semaphore"].map(|part| vm.intern(part));
    let [name, lock] = parts;
    set("thread_info", struct_sequence::make(vm, &THREAD_INFO, vec![name, lock, Value::NONE])?);
    set("_xoptions", Ref::new(vm, Dict::default()).into_value());
    set("pycache_prefix", Value::NONE);
    set("meta_path", vm.new_list(vec![]));
    set("path_hooks", vm.new_list(vec![]));
    set("path_importer_cache", Ref::new(vm, Dict::default()).into_value());
    let parts = ["apython", "", ""].map(|part| vm.intern(part));
    set("_git", vm.new_tuple(parts.into()));
    Ok(())
}
