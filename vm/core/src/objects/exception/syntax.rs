//! `SyntaxError`.

use super::base::set_args;
use super::fields::fields;
use super::{Exception, payload};
use crate::error::PyResult;
use crate::native::{Args, check_no_keywords};
use crate::objects::int::Int;
use crate::objects::str::to_string_lossy;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_derive::pymethods;

/// Numbers of native attributes.
pub(crate) mod field {
    pub(crate) const MSG: usize = 0;
    pub(crate) const FILENAME: usize = 1;
    pub(crate) const LINENO: usize = 2;
    pub(crate) const OFFSET: usize = 3;
    pub(crate) const TEXT: usize = 4;
    pub(crate) const END_LINENO: usize = 5;
    pub(crate) const END_OFFSET: usize = 6;
    pub(crate) const PRINT_FILE_AND_LINE: usize = 7;
}

fields!(FIELDS {
    field::MSG, "msg", "exception msg";
    field::FILENAME, "filename", "exception filename";
    field::LINENO, "lineno", "exception lineno";
    field::OFFSET, "offset", "exception offset";
    field::TEXT, "text", "exception text";
    field::END_LINENO, "end_lineno", "exception end lineno";
    field::END_OFFSET, "end_offset", "exception end offset";
    field::PRINT_FILE_AND_LINE, "print_file_and_line", "exception print_file_and_line";
});

/// Sets the place: file name, line, offset, text, and perhaps end line and end offset.
fn set_place(vm: &Vm, this: &Value, place: &Value) -> PyResult<()> {
    let parts = ops::collect(vm, place)?;
    let given = parts.len();
    if !(4..=6).contains(&given) {
        let (bound, limit) = if given < 4 { ("least", 4) } else { ("most", 6) };
        let message = format!("function takes at {bound} {limit} arguments ({given} given)");
        return Err(vm.type_error(message));
    }
    for (part, number) in parts.into_iter().zip(field::FILENAME..) {
        payload(this).set_field(number, part);
    }
    if given == 5 {
        return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
    }
    Ok(())
}

#[pymethods(SYNTAX_ERROR)]
impl Exception {
    #[pyslot(init)]
    fn init_syntax_error(vm: &Vm, this: &Value, args: Args<'_>) -> PyResult<()> {
        if args.has_keywords() {
            check_no_keywords(vm, &this.type_name(vm), args)?;
        }
        set_args(vm, this, args);
        if let Some(message) = args.positional().first() {
            payload(this).set_field(field::MSG, message.clone());
        }
        match args.positional() {
            [_, place] => set_place(vm, this, place),
            _ => Ok(()),
        }
    }
    #[pyslot(str)]
    fn str_syntax_error(vm: &Vm, this: &Value) -> PyResult {
        let exception = payload(this);
        let message = exception.field(field::MSG).bound().unwrap_or(Value::NONE);
        let message = ops::str(vm, &message)?;
        let filename = exception.field(field::FILENAME);
        let line = exception.field(field::LINENO);
        let file = filename.is_str().then(|| {
            let path = to_string_lossy(&filename);
            path.rsplit('/').next().unwrap_or_default().to_owned()
        });
        let has_line = line.is_small_int() || line.downcast_exact::<Int>().is_some();
        let line = has_line.then(|| line.as_i64().unwrap_or(-1));
        let place = match (file, line) {
            (None, None) => return Ok(message),
            (Some(file), Some(line)) => format!(" ({file}, line {line})"),
            (Some(file), None) => format!(" ({file})"),
            (None, Some(line)) => format!(" (line {line})"),
        };
        let mut text = apython_text::StrBuf::new();
        text.push_view(message.as_str_view().expect("str makes a str"));
        text.push_str(&place);
        Ok(vm.new_str_owned(&text.finish()))
    }
}

/// Where a syntax error was found.
pub struct SyntaxPlace<'a> {
    pub filename: &'a Value,
    pub line: i64,
    /// In characters, from 1.
    pub offset: i64,
    pub end_line: Option<i64>,
    /// -1 where nobody knows.
    pub end_offset: Option<i64>,
    pub text: Option<&'a str>,
}

impl Vm {
    /// A `SyntaxError` (or one of its subclasses) found in a source file.
    pub fn new_syntax_error(
        &self,
        class: &crate::object::Ref<crate::object::Type>,
        message: &str,
        place: &SyntaxPlace<'_>,
    ) -> Value {
        let number = Value::from_small_int;
        let parts = vec![
            place.filename.clone(),
            number(place.line),
            number(place.offset),
            place.text.map_or(Value::NONE, |text| self.new_str(text)),
            place.end_line.map_or(Value::NONE, number),
            place.end_offset.map_or(Value::NONE, number),
        ];
        super::new(self, class, vec![self.new_str(message), self.new_tuple(parts)])
    }
}
