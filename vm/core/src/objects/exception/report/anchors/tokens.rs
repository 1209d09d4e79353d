//! Tokens of an expression on one line: what is between brackets makes one token.

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    Name,
    Number,
    String,
    Operator,
    /// `(...)`
    Group,
    /// `[...]`
    Brackets,
    /// `{...}`
    Braces,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub(super) kind: TokenKind,
    pub(super) text: &'a str,
    pub(super) start: usize,
}

impl<'a> Token<'a> {
    /// The text between the brackets.
    pub(super) fn inner(&self) -> &'a str {
        &self.text[1..self.text.len() - 1]
    }
    /// Whether it makes a larger expression of what stands before it.
    pub(super) fn continues_primary(&self) -> bool {
        matches!(self.kind, TokenKind::Group | TokenKind::Brackets) || self.text == "."
    }
}

pub(super) fn is_keyword(name: &str) -> bool {
    #[rustfmt::skip]
    const KEYWORDS: [&str; 32] = [
        "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
        "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is",
        "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield",
    ];
    KEYWORDS.contains(&name)
}

/// The longest first.
const OPERATORS: [&str; 45] = [
    "**=", "//=", ">>=", "<<=", "...", "!=", "->", "+=", "-=", "*=", "/=", "%=", "@=", "&=", "|=",
    "^=", "==", "<=", ">=", "<<", ">>", "**", "//", ":=", "+", "-", "*", "/", "%", "@", "&", "|",
    "^", "~", "<", ">", "=", ".", ",", ":", ";", "!", "`", "$", "?",
];

/// The tokens of a text; nothing if it has none that belong to a complete expression.
pub(super) fn tokenize(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if matches!(c, ' ' | '\t' | '\x0c') {
            at += 1;
            continue;
        }
        if c == '#' {
            break;
        }
        let (kind, end) = token_at(text, at, c)?;
        tokens.push(Token { kind, text: &text[at..end], start: at });
        at = end;
    }
    Some(tokens)
}

/// The kind and the end of the token at `at`, which begins with `c`.
fn token_at(text: &str, at: usize, c: char) -> Option<(TokenKind, usize)> {
    let rest = &text[at..];
    let starts_number =
        c.is_ascii_digit() || (c == '.' && rest[1..].starts_with(|c: char| c.is_ascii_digit()));
    if starts_number {
        return Some((TokenKind::Number, at + number_length(rest)));
    }
    if let Some(quoted) = string_prefix(rest) {
        return Some((TokenKind::String, string_end(text, at, quoted)?));
    }
    if c == '_' || c.is_alphabetic() || !c.is_ascii() {
        let end = rest.find(|c: char| !(c == '_' || c.is_alphanumeric() || !c.is_ascii()));
        return Some((TokenKind::Name, at + end.unwrap_or(rest.len())));
    }
    let kind = match c {
        '(' => TokenKind::Group,
        '[' => TokenKind::Brackets,
        '{' => TokenKind::Braces,
        _ => {
            let operator = OPERATORS.iter().find(|operator| rest.starts_with(**operator))?;
            return Some((TokenKind::Operator, at + operator.len()));
        }
    };
    Some((kind, bracket_end(text, at)?))
}

/// The length of a number: digits, letters and points, and a sign after an exponent's `e`.
fn number_length(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let hexadecimal = rest.len() > 1 && matches!(bytes[1], b'x' | b'X');
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let exponent = end > 0 && matches!(bytes[end - 1], b'e' | b'E') && !hexadecimal;
        let part = byte.is_ascii_alphanumeric()
            || matches!(byte, b'_' | b'.')
            || (matches!(byte, b'+' | b'-') && exponent);
        if !part || keyword_follows(&rest[end..]) {
            break;
        }
        end += 1;
    }
    end
}

/// `1if x else y` is a number and a keyword.
fn keyword_follows(rest: &str) -> bool {
    let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    matches!(&rest[..end], "if" | "else" | "and" | "or" | "in" | "is" | "not" | "for")
}

/// The length of the prefix of a string literal and whether it is an f-string, if one stands
/// here.
fn string_prefix(rest: &str) -> Option<(usize, bool)> {
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    if length > 2 || !matches!(rest.as_bytes().get(length), Some(b'"' | b'\'')) {
        return None;
    }
    let prefix = rest[..length].to_ascii_lowercase();
    match prefix.as_str() {
        "" | "r" | "b" | "u" | "br" | "rb" => Some((length, false)),
        "f" | "fr" | "rf" => Some((length, true)),
        _ => None,
    }
}

/// The end of the string literal at `at`.
fn string_end(text: &str, at: usize, (prefix, formatted): (usize, bool)) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = at + prefix;
    let quote = bytes[at];
    let triple = bytes[at..].starts_with(&[quote; 3]);
    let delimiter = if triple { vec![quote; 3] } else { vec![quote] };
    at += delimiter.len();
    loop {
        if bytes[at..].starts_with(&delimiter) {
            return Some(at + delimiter.len());
        }
        match *bytes.get(at)? {
            b'\\' => at += 2,
            b'{' if formatted && bytes.get(at + 1) == Some(&b'{') => at += 2,
            b'{' if formatted => at = replacement_end(text, at)?,
            _ => at += 1,
        }
        if at > bytes.len() {
            return None;
        }
    }
}

/// The end of the replacement field at `at` in an f-string: its expression may hold strings
/// with the same quotes, its format more fields.
fn replacement_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = at + 1;
    let mut in_format = false;
    loop {
        match *bytes.get(at)? {
            b'}' => return Some(at + 1),
            b'{' if in_format => at = replacement_end(text, at)?,
            b':' if !in_format => {
                in_format = true;
                at += 1;
            }
            _ if in_format => at += 1,
            b'(' | b'[' | b'{' => at = bracket_end(text, at)?,
            _ => match string_prefix(&text[at..]) {
                Some(prefix) => at = string_end(text, at, prefix)?,
                None => at += text[at..].chars().next().map_or(1, char::len_utf8),
            },
        }
    }
}

/// The end of the brackets that open at `at`.
fn bracket_end(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let close = match bytes[at] {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    };
    let mut at = at + 1;
    loop {
        match *bytes.get(at)? {
            byte if byte == close => return Some(at + 1),
            b')' | b']' | b'}' => return None,
            b'(' | b'[' | b'{' => at = bracket_end(text, at)?,
            byte if byte.is_ascii_alphabetic() || byte == b'_' => {
                at = match string_prefix(&text[at..]) {
                    Some(prefix) => string_end(text, at, prefix)?,
                    None => {
                        let rest = &text[at..];
                        let end = rest.find(|c: char| !(c == '_' || c.is_alphanumeric()));
                        at + end.unwrap_or(rest.len())
                    }
                };
            }
            b'"' | b'\'' => at = string_end(text, at, (0, false))?,
            _ => at += text[at..].chars().next().map_or(1, char::len_utf8),
        }
    }
}
