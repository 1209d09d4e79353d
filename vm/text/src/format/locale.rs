//! How a locale writes numbers: what the presentation type `n` uses.

/// The numeric part of a C locale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumericLocale {
    pub decimal_point: std::borrow::Cow<'static, str>,
    pub thousands_separator: std::borrow::Cow<'static, str>,
    /// Sizes of groups from the right, as in C's `lconv`: the end repeats the last size,
    /// [`NumericLocale::NO_MORE`] ends grouping.
    pub grouping: std::borrow::Cow<'static, [u8]>,
}

impl NumericLocale {
    /// In `grouping`: all digits that are left are one group (C's `CHAR_MAX`).
    pub const NO_MORE: u8 = 127;

    /// The C locale, in which Python starts.
    pub const C: NumericLocale = NumericLocale {
        decimal_point: std::borrow::Cow::Borrowed("."),
        thousands_separator: std::borrow::Cow::Borrowed(""),
        grouping: std::borrow::Cow::Borrowed(&[NumericLocale::NO_MORE]),
    };
}
