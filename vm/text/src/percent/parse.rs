//! Reading a format and driving the host.

use super::{Directive, PercentHost, Star, ascii_digit};
use crate::error::{TextError, TextResult};
use crate::search::{Flavor, find_char};
use crate::view::{StrBuf, StrView};

pub(super) struct Parser<'a> {
    format: StrView<'a>,
    flavor: Flavor,
    pos: usize,
}

const PERCENT: u32 = '%' as u32;

impl<'a> Parser<'a> {
    pub fn new(format: StrView<'a>, flavor: Flavor) -> Parser<'a> {
        Parser { format, flavor, pos: 0 }
    }

    pub fn run<H: PercentHost>(mut self, host: &mut H, out: &mut StrBuf) -> Result<(), H::Error> {
        loop {
            let rest = self.format.slice(self.pos, self.format.len());
            let Some(at) = find_char(rest, PERCENT) else {
                out.push_view(rest);
                return Ok(());
            };
            out.push_view(rest.slice(0, at));
            self.pos += at + 1;
            if self.peek() == Some(PERCENT) {
                // With anything between them the second is no letter of a conversion.
                out.push(PERCENT);
                self.pos += 1;
                continue;
            }
            let directive = self.directive(host)?;
            host.write(&directive, out)?;
        }
    }

    fn peek(&self) -> Option<u32> {
        self.format.get(self.pos)
    }

    /// What follows a percent sign.
    fn directive<H: PercentHost>(&mut self, host: &mut H) -> Result<Directive, H::Error> {
        let mut directive = Directive::new(self.flavor);
        // Most conversions are nothing but their letter.
        if let Some(code @ (0x61..=0x67 | 0x69 | 0x6F..=0x78)) = self.peek() {
            directive.code = code;
            directive.index = self.pos;
            self.pos += 1;
            return Ok(directive);
        }
        if self.peek() == Some(u32::from('(')) {
            host.require_mapping()?;
            self.pos += 1;
            host.select(self.key()?)?;
        }
        self.flags(&mut directive);
        if self.take_star() {
            self.star_width(host.star()?, &mut directive)?;
        } else {
            directive.width = self.number(i64::MAX, "width too big")?;
        }
        if self.peek() == Some(u32::from('.')) {
            self.pos += 1;
            directive.precision = Some(if self.take_star() {
                star_precision(host.star()?)?
            } else {
                let too_big = match self.flavor {
                    Flavor::Str => "precision too big",
                    Flavor::Bytes => "prec too big",
                };
                self.number(i64::from(i32::MAX), too_big)?.unwrap_or(0)
            });
        }
        if matches!(self.peek().and_then(char::from_u32), Some('h' | 'l' | 'L')) {
            self.pos += 1;
        }
        directive.code = self.peek().ok_or_else(|| TextError::value("incomplete format"))?;
        directive.index = self.pos;
        self.pos += 1;
        Ok(directive)
    }

    /// A key up to the parenthesis that closes it; there may be pairs within.
    fn key(&mut self) -> TextResult<StrView<'a>> {
        let start = self.pos;
        let mut open = 1;
        while let Some(cp) = self.peek() {
            self.pos += 1;
            match char::from_u32(cp) {
                Some('(') => open += 1,
                Some(')') => open -= 1,
                _ => {}
            }
            if open == 0 {
                return Ok(self.format.slice(start, self.pos - 1));
            }
        }
        Err(TextError::value("incomplete format key"))
    }

    fn flags(&mut self, directive: &mut Directive) {
        while let Some(cp) = self.peek() {
            match char::from_u32(cp) {
                Some('-') => directive.left = true,
                Some('+') => directive.plus = true,
                Some(' ') => directive.blank = true,
                Some('#') => directive.alternate = true,
                Some('0') => directive.zero = true,
                _ => return,
            }
            self.pos += 1;
        }
    }

    fn take_star(&mut self) -> bool {
        let found = self.peek() == Some(u32::from('*'));
        self.pos += usize::from(found);
        found
    }

    fn star_width(&self, star: Star, directive: &mut Directive) -> TextResult<()> {
        let width = match star {
            Star::Int(width) => width,
            Star::NotAnInt => return Err(TextError::type_error("* wants int")),
            Star::TooLarge => {
                let message = "Python int too large to convert to C ssize_t";
                return Err(TextError::overflow(message));
            }
        };
        directive.left |= width < 0;
        directive.width = Some(width.unsigned_abs() as usize);
        Ok(())
    }

    /// Digits; more than `most` is an error.
    fn number(&mut self, most: i64, too_big: &str) -> TextResult<Option<usize>> {
        let mut value = None;
        while let Some(digit) = self.peek().and_then(ascii_digit) {
            let so_far: i64 = value.unwrap_or(0);
            if so_far > (most - digit) / 10 {
                return Err(TextError::value(too_big));
            }
            value = Some(so_far * 10 + digit);
            self.pos += 1;
        }
        Ok(value.map(|value| value as usize))
    }
}

fn star_precision(star: Star) -> TextResult<usize> {
    match star {
        Star::NotAnInt => Err(TextError::type_error("* wants int")),
        Star::Int(precision) if i32::try_from(precision).is_ok() => Ok(precision.max(0) as usize),
        _ => Err(TextError::overflow("Python int too large to convert to C int")),
    }
}
