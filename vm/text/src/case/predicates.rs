//! `str.isalpha()` and its family.

use crate::unicode;
use crate::view::StrView;

macro_rules! all_predicates {
    ($($name:ident, $of_char:path;)*) => {$(
        /// Whether there is text, all of it of this kind.
        pub fn $name(text: StrView<'_>) -> bool {
            !text.is_empty() && text.chars().all($of_char)
        }
    )*};
}

all_predicates! {
    is_alpha, unicode::is_alpha;
    is_alnum, unicode::is_alnum;
    is_decimal, unicode::is_decimal;
    is_digit, unicode::is_digit;
    is_numeric, unicode::is_numeric;
    is_space, unicode::is_space;
}

/// `text.isprintable()`: true for the empty string.
pub fn is_printable(text: StrView<'_>) -> bool {
    text.chars().all(unicode::is_printable)
}

/// `text.isidentifier()`. Keywords are identifiers too.
pub fn is_identifier(text: StrView<'_>) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|cp| cp == u32::from('_') || unicode::is_identifier_start(cp))
        && chars.all(unicode::is_identifier_continue)
}

/// `text.islower()`: cased text without upper or title case.
pub fn is_lower(text: StrView<'_>) -> bool {
    cased_without(text, unicode::is_lower, unicode::is_upper)
}

/// `text.isupper()`: cased text without lower or title case.
pub fn is_upper(text: StrView<'_>) -> bool {
    cased_without(text, unicode::is_upper, unicode::is_lower)
}

fn cased_without(text: StrView<'_>, wanted: fn(u32) -> bool, other: fn(u32) -> bool) -> bool {
    let mut found = false;
    for cp in text.chars() {
        if other(cp) || unicode::is_title(cp) {
            return false;
        }
        found |= wanted(cp);
    }
    found
}

/// `text.istitle()`: upper and title case begin words, lower case continues them.
pub fn is_title(text: StrView<'_>) -> bool {
    let (mut found, mut in_word) = (false, false);
    for cp in text.chars() {
        if unicode::is_upper(cp) || unicode::is_title(cp) {
            if in_word {
                return false;
            }
            (found, in_word) = (true, true);
        } else if unicode::is_lower(cp) {
            if !in_word {
                return false;
            }
        } else {
            in_word = false;
        }
    }
    found
}
