//! `%` formatting of str and bytes: the arguments, and what they are asked for.

use crate::error::{PyResult, Raised};
use crate::objects::int::{self, IntView};
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::float::NumBuf;
use apython_text::int::exceeds_decimal_digits;
use apython_text::percent::{self, Conversion, Directive, PercentHost, Star};
use apython_text::search::Flavor;
use apython_text::{StrBuf, StrView, TextError};

/// Appends `format % args`. Bytes are formatted as Latin-1, and so is the result.
pub(crate) fn format(
    vm: &Vm,
    format: StrView<'_>,
    flavor: Flavor,
    args: &Value,
    out: &mut StrBuf,
) -> PyResult<()> {
    let mut host = Host::new(vm, flavor, args);
    percent::percent_format(format, flavor, &mut host, out)
        .and_then(|()| host.check_all_used().map_err(Failure::Text))
        .map_err(|failure| match failure {
            Failure::Text(error) => vm.text_error(error),
            Failure::Raised(raised) => raised,
        })
}

/// Refuses arguments for a format that takes none.
pub(super) fn check_no_arguments(vm: &Vm, flavor: Flavor, args: &Value) -> PyResult<()> {
    Host::new(vm, flavor, args).check_all_used().map_err(|error| vm.text_error(error))
}

/// Whether the right operand can be asked for keys.
fn is_mapping(vm: &Vm, args: &Value, flavor: Flavor) -> bool {
    let excluded = args.as_tuple_items().is_some()
        || args.is_str()
        || (flavor == Flavor::Bytes && args.as_bytes_slice().is_some());
    !excluded && args.type_of(vm).slots().getitem.is_some()
}

enum Failure {
    Text(TextError),
    Raised(Raised),
}

impl From<TextError> for Failure {
    fn from(error: TextError) -> Failure {
        Failure::Text(error)
    }
}

impl From<Raised> for Failure {
    fn from(raised: Raised) -> Failure {
        Failure::Raised(raised)
    }
}

/// Where the next argument comes from.
enum Source {
    /// The tuple's item at this place.
    Tuple(usize),
    /// The right operand itself, or a mapping's value; once.
    Single(Option<Value>),
}

struct Host<'a> {
    vm: &'a Vm,
    flavor: Flavor,
    args: &'a Value,
    is_mapping: bool,
    source: Source,
}

impl<'a> Host<'a> {
    fn new(vm: &'a Vm, flavor: Flavor, args: &'a Value) -> Host<'a> {
        let source = match args.as_tuple_items() {
            Some(_) => Source::Tuple(0),
            None => Source::Single(Some(args.clone())),
        };
        Host { vm, flavor, args, is_mapping: is_mapping(vm, args, flavor), source }
    }

    fn next(&mut self) -> Result<Value, TextError> {
        let next = match &mut self.source {
            Source::Tuple(at) => {
                let item = self.args.as_tuple_items().and_then(|items| items.get(*at)).cloned();
                *at += 1;
                item
            }
            Source::Single(value) => value.take(),
        };
        next.ok_or_else(percent::not_enough_arguments)
    }

    fn check_all_used(&self) -> Result<(), TextError> {
        let left = match &self.source {
            Source::Tuple(at) => self.args.as_tuple_items().is_some_and(|items| *at < items.len()),
            Source::Single(value) => value.is_some(),
        };
        if left && !self.is_mapping {
            return Err(percent::not_all_converted(self.flavor));
        }
        Ok(())
    }

    fn write_text(
        &self,
        directive: &Directive,
        text: PyResult,
        out: &mut StrBuf,
    ) -> Result<(), Failure> {
        let text = text?;
        let view = text.as_str_view().expect("the text of an object is a str");
        Ok(percent::write_text(directive, view, out)?)
    }

    /// `%d` and `%x`: an int, or what stands for one.
    fn integer(&self, directive: &Directive, value: &Value) -> Result<Value, Failure> {
        if value.is_int() {
            return Ok(value.clone());
        }
        let vm = self.vm;
        let slots = value.type_of(vm).slots();
        if slots.int.is_some() || slots.index.is_some() || slots.float.is_some() {
            let number = match directive.conversion() {
                Conversion::Radix => ops::index(vm, value),
                _ => int::construct::from_object(vm, value),
            };
            match number {
                Ok(number) => return Ok(number),
                Err(raised) => drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?),
            }
        }
        let mut directive = *directive;
        if self.flavor == Flavor::Bytes && directive.code == u32::from('i') {
            directive.code = u32::from('d');
        }
        Err(directive.number_required(&value.type_name(vm)).into())
    }

    fn write_int(
        &self,
        directive: &Directive,
        value: &Value,
        out: &mut StrBuf,
    ) -> Result<(), Failure> {
        let number = self.integer(directive, value)?;
        let view = int::expect_view(&number);
        let limit = int::text::max_str_digits();
        if directive.conversion() == Conversion::Decimal
            && limit > 0
            && matches!(view, IntView::Big(_))
            && exceeds_decimal_digits(view.to_text_ref(), limit)
        {
            // Refused with the message of all such conversions.
            int::text::push_str(self.vm, view, &mut NumBuf::new())?;
        }
        Ok(percent::write_int(directive, view.to_text_ref(), out)?)
    }

    fn float(&self, value: &Value) -> Result<f64, Failure> {
        let vm = self.vm;
        match (ops::to_float(vm, value), self.flavor) {
            (Ok(x), _) => Ok(x),
            (Err(raised), Flavor::Str) => Err(raised.into()),
            (Err(raised), Flavor::Bytes) => {
                drop(vm.take_exception(raised));
                Err(percent::float_required(Flavor::Bytes, &value.type_name(vm)).into())
            }
        }
    }

    /// `%c`: the code point, or the byte.
    fn character(&self, value: &Value) -> Result<u32, Failure> {
        let (vm, flavor) = (self.vm, self.flavor);
        let required = || Failure::from(percent::char_required(flavor));
        let (text, limit) = match flavor {
            Flavor::Str => (value.as_str_view(), 0x10_FFFF),
            Flavor::Bytes => (value.as_bytes_slice().map(StrView::Latin1), 0xFF),
        };
        if let Some(text) = text {
            return if text.len() == 1 { Ok(text.at(0)) } else { Err(required()) };
        }
        let number = match ops::index(vm, value) {
            Ok(number) => number,
            Err(raised) => {
                drop(vm.take_exception_if(raised, &vm.exceptions.type_error)?);
                return Err(required());
            }
        };
        match number.as_i64() {
            Some(cp @ 0..) if cp <= limit => Ok(cp as u32),
            _ => Err(percent::char_out_of_range(flavor).into()),
        }
    }

    /// `%s` of bytes: what is bytes or makes them.
    fn write_bytes(
        &self,
        directive: &Directive,
        value: &Value,
        out: &mut StrBuf,
    ) -> Result<(), Failure> {
        let vm = self.vm;
        if let Some(bytes) = value.as_bytes_slice() {
            return Ok(percent::write_text(directive, StrView::Latin1(bytes), out)?);
        }
        let Some(made) = crate::objects::bytes::from_dunder(vm, value)? else {
            let found = value.type_name(vm);
            let message = "%b requires a bytes-like object, or an object that implements __bytes__";
            return Err(vm.type_error(format!("{message}, not '{found}'")).into());
        };
        let bytes = made.as_bytes_slice().expect("`__bytes__` made bytes");
        Ok(percent::write_text(directive, StrView::Latin1(bytes), out)?)
    }
}

impl PercentHost for Host<'_> {
    type Error = Failure;

    fn require_mapping(&mut self) -> Result<(), Failure> {
        if self.is_mapping { Ok(()) } else { Err(percent::mapping_required().into()) }
    }

    fn select(&mut self, key: StrView<'_>) -> Result<(), Failure> {
        let key = match (self.flavor, key) {
            (Flavor::Bytes, StrView::Latin1(bytes)) => self.vm.new_bytes(bytes),
            _ => self.vm.new_str_view(key),
        };
        let value = ops::get_item(self.vm, self.args, &key)?;
        self.source = Source::Single(Some(value));
        Ok(())
    }

    fn star(&mut self) -> Result<Star, Failure> {
        let value = self.next()?;
        Ok(match value.as_int_view() {
            Some(IntView::Small(x)) => Star::Int(x),
            Some(_) => Star::TooLarge,
            None => Star::NotAnInt,
        })
    }

    fn write(&mut self, directive: &Directive, out: &mut StrBuf) -> Result<(), Failure> {
        let (vm, value) = (self.vm, self.next()?);
        match directive.conversion() {
            Conversion::Str => match self.flavor {
                Flavor::Str => self.write_text(directive, ops::str(vm, &value), out),
                Flavor::Bytes => self.write_bytes(directive, &value, out),
            },
            Conversion::Repr => self.write_text(directive, ops::repr(vm, &value), out),
            Conversion::Ascii => self.write_text(directive, ops::ascii(vm, &value), out),
            Conversion::Decimal | Conversion::Radix => self.write_int(directive, &value, out),
            Conversion::Float => Ok(percent::write_float(directive, self.float(&value)?, out)?),
            Conversion::Char => Ok(percent::write_char(directive, self.character(&value)?, out)?),
            Conversion::Unsupported => Err(directive.unsupported().into()),
        }
    }
}
