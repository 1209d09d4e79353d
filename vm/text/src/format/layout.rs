//! Where the parts of a number go: padding, sign, prefix, grouped digits, the rest.

use super::spec::{Align, FormatSpec, Grouping, Sign};
use super::{NumericLocale, reserve};
use crate::error::TextResult;
use crate::view::{StrBuf, StrView};
use smallvec::SmallVec;

/// A number's text, in parts.
pub(super) struct Parts<'a> {
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a [u8],
    /// The digits before the point or the exponent, which can be grouped.
    pub digits: &'a [u8],
    /// Whether a decimal point follows.
    pub point: bool,
    /// What follows the digits and the point; anything for the type `c`.
    pub rest: StrView<'a>,
}

impl<'a> Parts<'a> {
    /// From the plain text of a float, perhaps with a percent sign.
    pub fn of_float(text: &'a [u8]) -> Parts<'a> {
        let (negative, text) = match text {
            [b'-', rest @ ..] => (true, rest),
            _ => (false, text),
        };
        let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
        let (digits, rest) = text.split_at(digits);
        let (point, rest) = match rest {
            [b'.', rest @ ..] => (true, rest),
            _ => (false, rest),
        };
        Parts { negative, prefix: b"", digits, point, rest: StrView::Latin1(rest) }
    }
}

/// What separates groups of digits, and what a decimal point is.
pub(super) struct Separators<'a> {
    pub point: &'a str,
    separator: &'a str,
    grouping: &'a [u8],
}

impl<'a> Separators<'a> {
    /// For a specification; the locale counts for the type `n` alone.
    pub fn of(spec: &FormatSpec, locale: &'a NumericLocale) -> Separators<'a> {
        if spec.code == u32::from('n') {
            return Separators {
                point: &locale.decimal_point,
                separator: &locale.thousands_separator,
                grouping: &locale.grouping,
            };
        }
        let (separator, grouping): (_, &[u8]) = match spec.grouping {
            Grouping::None => ("", &[]),
            Grouping::Comma => (",", &[3]),
            Grouping::Underscore => ("_", &[3]),
            Grouping::UnderscoreFour => ("_", &[4]),
        };
        Separators { point: ".", separator, grouping }
    }
}

/// One group of digits: zeros put before those of the number.
#[derive(Copy, Clone)]
struct Group {
    zeros: usize,
    digits: usize,
}

type Groups = SmallVec<[Group; 16]>;

/// The groups from the right, at least `min_width` wide with their separators.
fn groups_of(digits: usize, min_width: usize, separators: &Separators<'_>) -> Groups {
    let mut groups = Groups::new();
    let separator_len = separators.separator.chars().count() as isize;
    let (mut remaining, mut min_width) = (digits, min_width as isize);
    let wanted = |remaining: usize, min_width: isize| remaining.max(min_width.max(1) as usize);
    let group = |size: usize, remaining: usize| Group {
        zeros: size.saturating_sub(remaining),
        digits: remaining.min(size),
    };
    let mut sizes = separators.grouping.iter().copied();
    let mut size = 0;
    loop {
        match sizes.next() {
            // The last size repeats; without any there is one group.
            Some(0) | None if size > 0 => {}
            None | Some(0 | NumericLocale::NO_MORE..) => {
                groups.push(group(wanted(remaining, min_width), remaining));
                return groups;
            }
            Some(next) => size = usize::from(next),
        }
        let len = size.min(wanted(remaining, min_width));
        groups.push(group(len, remaining));
        remaining -= remaining.min(len);
        min_width -= len as isize;
        if remaining == 0 && min_width <= 0 {
            return groups;
        }
        min_width -= separator_len;
    }
}

fn sign_of(negative: bool, sign: Option<Sign>) -> Option<u8> {
    match (negative, sign) {
        (true, _) => Some(b'-'),
        (false, Some(Sign::Plus)) => Some(b'+'),
        (false, Some(Sign::Space)) => Some(b' '),
        (false, _) => None,
    }
}

/// How much padding goes to the left, after the sign, and to the right.
fn distribute(padding: usize, align: Align) -> (usize, usize, usize) {
    match align {
        Align::Left => (0, 0, padding),
        Align::Right => (padding, 0, 0),
        Align::Center => (padding / 2, 0, padding - padding / 2),
        Align::AfterSign => (0, padding, 0),
    }
}

/// Writes a number as `spec` says.
pub(super) fn write_number(
    parts: &Parts<'_>,
    spec: &FormatSpec,
    separators: &Separators<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    let sign = sign_of(parts.negative, spec.sign);
    let point = if parts.point { separators.point } else { "" };
    let others =
        usize::from(sign.is_some()) + parts.prefix.len() + point.chars().count() + parts.rest.len();
    let width = spec.width.unwrap_or(0);
    let zero_filled = spec.fill == u32::from('0') && spec.align == Align::AfterSign;
    let min_width = if zero_filled { width.saturating_sub(others) } else { 0 };
    reserve(out, width.max(others + parts.digits.len() * 2))?;

    let groups = match parts.digits.len() {
        // `inf`, or a character: there is nothing to group.
        0 => Groups::new(),
        digits if separators.grouping.is_empty() => {
            let zeros = min_width.saturating_sub(digits);
            Groups::from_slice(&[Group { zeros, digits }])
        }
        digits => groups_of(digits, min_width, separators),
    };
    let separator_len = separators.separator.chars().count();
    let grouped = groups.iter().map(|g| g.zeros + g.digits).sum::<usize>()
        + groups.len().saturating_sub(1) * separator_len;
    let (left, middle, right) = distribute(width.saturating_sub(others + grouped), spec.align);

    out.push_repeated(spec.fill, left);
    if let Some(sign) = sign {
        out.push_latin1(&[sign]);
    }
    out.push_latin1(parts.prefix);
    out.push_repeated(spec.fill, middle);
    let mut digits = parts.digits;
    for (i, group) in groups.iter().rev().enumerate() {
        if i > 0 {
            out.push_str(separators.separator);
        }
        out.push_repeated(u32::from('0'), group.zeros);
        let (now, later) = digits.split_at(group.digits);
        out.push_latin1(now);
        digits = later;
    }
    out.push_str(point);
    out.push_view(parts.rest);
    out.push_repeated(spec.fill, right);
    Ok(())
}

/// Writes what `content` does, `len` code points long, padded as text is.
pub(super) fn write_padded(
    len: usize,
    spec: &FormatSpec,
    out: &mut StrBuf,
    content: impl FnOnce(&mut StrBuf) -> TextResult<()>,
) -> TextResult<()> {
    let padding = spec.width.unwrap_or(0).saturating_sub(len);
    reserve(out, len.saturating_add(padding))?;
    let (left, middle, right) = distribute(padding, spec.align);
    out.push_repeated(spec.fill, left);
    content(out)?;
    // Text has no sign to pad after.
    out.push_repeated(spec.fill, middle + right);
    Ok(())
}
