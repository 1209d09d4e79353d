//! Number literals.

use apython_bytecode::{BigInt, Const};
use apython_text::int::{Int, ParseIntError, parse_int_bytes};
use ruff_python_ast as ast;

use super::{Lower, Lowered, Refusal};
use crate::error::{CompileError, ErrorKind, Place, Warning, WarningCategory};
use crate::location::Location;
use crate::tree::{Expr, checks};

/// `sys.get_int_max_str_digits()` as it is unless a program sets it.
const MAX_DIGITS: usize = 4300;

impl Lower<'_> {
    pub(super) fn number(&mut self, node: &ast::ExprNumberLiteral) -> Lowered<Expr> {
        let at = self.lines.locate(node.range);
        self.check_end(node, at)?;
        let value = match &node.value {
            ast::Number::Int(value) => match value.as_i64() {
                Some(value) => Const::Int(value),
                None => self.big_literal(node, at)?,
            },
            ast::Number::Float(value) => Const::Float(*value),
            ast::Number::Complex { real, imag } => Const::Complex(*real, *imag),
        };
        Ok(self.constant(at, value))
    }

    fn big_literal(&self, node: &ast::ExprNumberLiteral, at: Location) -> Lowered<Const> {
        match parse_int_bytes(self.text(node.range).as_bytes(), 0, MAX_DIGITS) {
            Ok(value) => Ok(int_const(value)),
            Err(ParseIntError::TooManyDigits(digits)) => Err(too_many_digits(digits, at).into()),
            Err(ParseIntError::Invalid) => Err(Refusal::At(node.range.start())),
        }
    }

    /// CPython warns of a keyword right behind a number, and refuses other words there.
    fn check_end(&mut self, node: &ast::ExprNumberLiteral, at: Location) -> Lowered<()> {
        let end = node.range.end().to_usize();
        let next = self.source.as_bytes().get(end).copied().unwrap_or(b' ');
        if !next.is_ascii_alphabetic() {
            return Ok(());
        }
        if !checks::may_follow_number(&self.source[end..]) {
            return Err(Refusal::At(node.range.start()));
        }
        let kind = match self.text(node.range).as_bytes() {
            [b'0', b'x' | b'X', ..] => "hexadecimal",
            [b'0', b'o' | b'O', ..] => "octal",
            [b'0', b'b' | b'B', ..] => "binary",
            [.., b'j' | b'J'] => "imaginary",
            _ => "decimal",
        };
        let last = at.end_column - 1;
        self.warnings.push(Warning {
            category: WarningCategory::Syntax,
            message: format!("invalid {kind} literal"),
            at: Location::new(at.end_line, at.end_line, last, last),
        });
        Ok(())
    }
}

/// The constant of an integer of any size.
pub(in crate::tree) fn int_const(value: Int) -> Const {
    let big = match value {
        Int::Small(value) => return Const::Int(value),
        Int::Wide(value) => rug::Integer::from(value),
        Int::Big(value) => value,
    };
    let digits = digits_of(&big);
    BigInt { negative: big.is_negative(), digits }.into_const()
}

/// Digits of 15 bits, the least significant first.
fn digits_of(value: &rug::Integer) -> Vec<u16> {
    let limbs: Vec<u64> = value.to_digits(rug::integer::Order::Lsf);
    let mut digits = Vec::with_capacity(limbs.len() * 64 / 15 + 1);
    let (mut window, mut bits) = (0u128, 0);
    for limb in limbs {
        window |= u128::from(limb) << bits;
        bits += 64;
        while bits >= 15 {
            digits.push((window & 0x7fff) as u16);
            window >>= 15;
            bits -= 15;
        }
    }
    digits.push(window as u16);
    while digits.last() == Some(&0) {
        digits.pop();
    }
    digits
}

/// A SyntaxError with a line but no column.
#[cold]
fn too_many_digits(digits: usize, at: Location) -> CompileError {
    let message = format!(
        "Exceeds the limit ({MAX_DIGITS} digits) for integer string conversion: value has {digits} \
         digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for \
         huge integer literals to avoid decimal conversion limits."
    );
    let place = Place {
        line: at.line,
        offset: -1,
        end_line: Some(at.end_line),
        end_offset: Some(-1),
        text: None,
    };
    CompileError { kind: ErrorKind::Syntax, message, place: Some(place) }
}
