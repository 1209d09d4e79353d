//! Properties and case mappings of code points, as CPython 3.12 has them (Unicode 15.0).
//!
//! The tables are generated from CPython itself (`tools/gen_unicode.py`). Code points above
//! 0x10FFFF must not be asked about.

mod aliases;
mod names;
#[rustfmt::skip]
mod tables;

#[cfg(test)]
mod tests;

pub use names::{by_name, name};

/// The version of the Unicode data.
pub const UNICODE_VERSION: &str = "15.0.0";

struct Record {
    flags: u16,
    /// The value as a digit, 255 for none.
    digit: u8,
    /// What to add for the first code point of each mapping.
    upper: i32,
    lower: i32,
    title: i32,
}

#[inline]
fn record(cp: u32) -> &'static Record {
    let block = usize::from(tables::STAGE1[(cp >> tables::SHIFT) as usize]);
    let offset = (cp & ((1 << tables::SHIFT) - 1)) as usize;
    &tables::RECORDS[usize::from(tables::STAGE2[(block << tables::SHIFT) + offset])]
}

macro_rules! predicates {
    ($($(#[$doc:meta])* $name:ident = $flags:expr;)*) => {
        $(
            $(#[$doc])*
            #[inline]
            pub fn $name(cp: u32) -> bool {
                record(cp).flags & ($flags) != 0
            }
        )*
    };
}

predicates! {
    is_alpha = tables::ALPHA;
    is_decimal = tables::DECIMAL;
    is_digit = tables::DIGIT;
    is_numeric = tables::NUMERIC;
    is_alnum = tables::ALPHA | tables::DECIMAL | tables::DIGIT | tables::NUMERIC;
    is_lower = tables::LOWER;
    is_upper = tables::UPPER;
    /// Title case proper (category Lt), such as U+01C5.
    is_title = tables::TITLE;
    /// Ends a line for `str.splitlines`.
    is_line_break = tables::LINE_BREAK;
    is_identifier_start = tables::XID_START;
    is_identifier_continue = tables::XID_CONTINUE;
    is_cased = tables::CASED;
    is_case_ignorable = tables::CASE_IGNORABLE;
}

/// Whether `repr` shows the code point as it is.
#[inline]
pub fn is_printable(cp: u32) -> bool {
    match cp {
        0..0x7F => cp >= 0x20,
        _ => record(cp).flags & tables::PRINTABLE != 0,
    }
}

/// White space as `str.isspace` and `str.split` have it.
#[inline]
pub fn is_space(cp: u32) -> bool {
    match cp {
        0..0x80 => is_ascii_space(cp),
        _ => record(cp).flags & tables::SPACE != 0,
    }
}

#[inline]
fn is_ascii_space(cp: u32) -> bool {
    const MASK: u64 = 0x1F << 9 | 0xF << 28 | 1 << 32;
    cp < 64 && MASK >> cp & 1 != 0
}

/// The value of a decimal digit of any script (`unicodedata.decimal`).
#[inline]
pub fn decimal_digit_value(cp: u32) -> Option<u32> {
    match cp {
        0..0x80 => cp.checked_sub(0x30).filter(|&v| v < 10),
        _ => {
            let record = record(cp);
            (record.flags & tables::DECIMAL != 0).then(|| u32::from(record.digit))
        }
    }
}

/// The value of a digit of any kind, superscripts included (`unicodedata.digit`).
#[inline]
pub fn digit_value(cp: u32) -> Option<u32> {
    let digit = record(cp).digit;
    (digit != 255).then(|| u32::from(digit))
}

#[inline]
fn shifted(cp: u32, delta: i32) -> u32 {
    cp.wrapping_add_signed(delta)
}

/// The lower-case form as one code point (the first of several), as `re` uses it.
#[inline]
pub fn simple_lower(cp: u32) -> u32 {
    shifted(cp, record(cp).lower)
}

/// The upper-case form as one code point (the first of several), as `re` uses it.
#[inline]
pub fn simple_upper(cp: u32) -> u32 {
    shifted(cp, record(cp).upper)
}

/// One to three code points.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    cps: [u32; 3],
}

impl Mapped {
    #[inline]
    fn one(cp: u32) -> Mapped {
        Mapped { cps: [cp, 0, 0] }
    }

    /// No mapping has U+0000 but as its first code point, so zeros end it.
    #[inline]
    pub fn as_slice(&self) -> &[u32] {
        match self.cps {
            [_, 0, _] => &self.cps[..1],
            [_, _, 0] => &self.cps[..2],
            _ => &self.cps,
        }
    }
}

#[cold]
fn special(table: &[(u32, [u32; 3])], cp: u32) -> Option<Mapped> {
    let index = table.binary_search_by_key(&cp, |row| row.0).ok()?;
    Some(Mapped { cps: table[index].1 })
}

/// The full lower-case form, the final sigma's context apart.
#[inline]
pub fn to_lower(cp: u32) -> Mapped {
    let record = record(cp);
    if record.flags & tables::SPECIAL_CASE != 0
        && let Some(mapped) = special(&tables::SPECIAL_LOWER, cp)
    {
        return mapped;
    }
    Mapped::one(shifted(cp, record.lower))
}

/// The full upper-case form.
#[inline]
pub fn to_upper(cp: u32) -> Mapped {
    let record = record(cp);
    if record.flags & tables::SPECIAL_CASE != 0
        && let Some(mapped) = special(&tables::SPECIAL_UPPER, cp)
    {
        return mapped;
    }
    Mapped::one(shifted(cp, record.upper))
}

/// The full title-case form.
#[inline]
pub fn to_title(cp: u32) -> Mapped {
    let record = record(cp);
    if record.flags & tables::SPECIAL_CASE != 0
        && let Some(mapped) = special(&tables::SPECIAL_TITLE, cp)
    {
        return mapped;
    }
    Mapped::one(shifted(cp, record.title))
}

/// The full case folding (`str.casefold`).
#[inline]
pub fn to_folded(cp: u32) -> Mapped {
    if record(cp).flags & tables::SPECIAL_FOLD != 0
        && let Some(mapped) = special(&tables::SPECIAL_FOLD_MAP, cp)
    {
        return mapped;
    }
    to_lower(cp)
}
