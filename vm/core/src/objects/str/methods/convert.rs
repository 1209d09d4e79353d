//! Filling in values, and encoding.

use super::formatting::{self, Arguments};
use super::{Str, build, codec, text_of};
use crate::error::PyResult;
use crate::native::{ArgContext, Args};
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;
use apython_text::search::find_char;

#[pymethods(CONVERT)]
impl Str {
    /// Encode the string using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding in which to encode the string.
    ///   errors
    ///     The error handling scheme to use for encoding errors.
    ///     The default is 'strict' meaning that encoding errors raise a
    ///     UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and
    ///     'xmlcharrefreplace' as well as any other name registered with
    ///     codecs.register_error that can handle UnicodeEncodeErrors.
    #[pymethod("encode(self, encoding='utf-8', errors='strict')", raw)]
    fn encode(vm: &Vm, args: Args<'_>) -> PyResult {
        let [this, encoding, errors] = Str::ENCODE_DEF.signature.bind(vm, args)?;
        let context = |param, index| ArgContext { function: "encode", param, index };
        let encoding = codec::name_arg(vm, encoding, context("encoding", 1))?;
        let errors = codec::name_arg(vm, errors, context("errors", 2))?;
        let this = this.expect("a method has a receiver");
        codec::encode(vm, this, encoding.as_deref(), errors.as_deref())
    }
    /// S.format(*args, **kwargs) -> str
    ///
    /// Return a formatted version of S, using substitutions from args and kwargs.
    /// The substitutions are identified by braces ('{' and '}').
    #[pymethod("format", raw)]
    fn format(vm: &Vm, args: Args<'_>) -> PyResult {
        let (this, args) = args.split_first().expect("a method has a receiver");
        fill_in(vm, this, Arguments::Call(args))
    }
    /// S.format_map(mapping) -> str
    ///
    /// Return a formatted version of S, using substitutions from mapping.
    /// The substitutions are identified by braces ('{' and '}').
    #[pymethod("format_map(self, mapping, /)", no_text)]
    fn format_map(vm: &Vm, this: &Value, mapping: &Value) -> PyResult {
        fill_in(vm, this, Arguments::Mapping(mapping))
    }
}

/// Fills in the fields; without any, and without doubled braces, the str stays what it is.
fn fill_in(vm: &Vm, this: &Value, arguments: Arguments<'_>) -> PyResult {
    let text = text_of(this);
    if ['{', '}'].into_iter().all(|brace| find_char(text, u32::from(brace)).is_none()) {
        return Ok(this.clone());
    }
    build::built(vm, |out| formatting::format(vm, text, arguments, out))
}
