//! Reads `name(parameters)`.
//!
//! The grammar is Python's for parameters without annotations. Defaults are the constants that
//! the runtime can hold; `...` and `<unrepresentable>` mean that only the function knows. Names
//! of constants, bytes and `()` are kept as text and treated likewise, except `sys.maxsize`.

use std::fmt;

use super::{DefaultValue, Param, ParamKind, Signature};

/// What is wrong and where, shown under the text since the compiler can't point into a literal.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SignatureError {
    text: String,
    /// In characters from the start.
    column: usize,
    message: String,
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let SignatureError { text, column, message } = self;
        write!(f, "{message}\n    {text}\n    {:column$}^", "")
    }
}

/// Names that no constant has, in lower case.
const MISSPELT: [&str; 5] = ["none", "true", "false", "null", "nil"];

type Parsed<T> = Result<T, SignatureError>;

/// The name, and the signature where there is one.
pub(crate) fn parse(text: &str) -> Parsed<(String, Option<Signature>)> {
    let mut parser = Parser { text, chars: text.chars().collect(), at: 0 };
    let name = parser.identifier("a function's name")?;
    parser.space();
    if parser.at_end() {
        return Ok((name, None));
    }
    parser.expect('(')?;
    let params = parser.params()?;
    parser.expect(')')?;
    parser.space();
    if !parser.at_end() {
        return Err(parser.error("expected the end of the signature"));
    }
    Ok((name, Some(Signature { params })))
}

struct Parser<'t> {
    text: &'t str,
    chars: Vec<char>,
    at: usize,
}

/// How far the parameter list has come.
#[derive(Default)]
struct Progress {
    params: Vec<Param>,
    slash: bool,
    /// `*` or `*args` was seen: what follows is keyword-only.
    star: bool,
    /// A bare `*` still waits for its first parameter.
    bare_star: Option<usize>,
    keywords: bool,
}

impl Parser<'_> {
    fn params(&mut self) -> Parsed<Vec<Param>> {
        let mut progress = Progress::default();
        loop {
            self.space();
            if self.peek() == Some(')') {
                break;
            }
            self.param(&mut progress)?;
            self.space();
            if self.peek() != Some(',') {
                break;
            }
            self.at += 1;
        }
        match progress.bare_star {
            Some(column) => Err(self.error_at(column, "expected a parameter after the bare `*`")),
            None => Ok(progress.params),
        }
    }

    fn param(&mut self, progress: &mut Progress) -> Parsed<()> {
        let start = self.at;
        if progress.keywords {
            return Err(self.error("nothing may follow the `**` parameter"));
        }
        if self.eat("/") {
            return self.slash(start, progress);
        }
        let kind = if self.eat("**") {
            if let Some(column) = progress.bare_star {
                return Err(self.error_at(column, "expected a parameter after the bare `*`"));
            }
            progress.keywords = true;
            ParamKind::VarKeywords
        } else if self.eat("*") {
            if progress.star {
                return Err(self.error_at(start, "`*` may stand only once"));
            }
            progress.star = true;
            self.space();
            if matches!(self.peek(), None | Some(',' | ')')) {
                progress.bare_star = Some(start);
                return Ok(());
            }
            ParamKind::VarArgs
        } else if progress.star {
            progress.bare_star = None;
            ParamKind::KeywordOnly
        } else {
            ParamKind::PositionalOrKeyword
        };
        self.space();
        let name_at = self.at;
        let name = self.identifier("a parameter")?;
        if progress.params.iter().any(|param| param.name == name) {
            return Err(self.error_at(name_at, format!("duplicate parameter `{name}`")));
        }
        let (default, default_text) = self.default_of(kind)?;
        let param = Param { name, kind, default, default_text };
        self.check_order(name_at, &param, progress)?;
        progress.params.push(param);
        Ok(())
    }

    fn slash(&self, start: usize, progress: &mut Progress) -> Parsed<()> {
        if progress.slash {
            return Err(self.error_at(start, "`/` may stand only once"));
        }
        if progress.star {
            return Err(self.error_at(start, "`/` must stand before `*`"));
        }
        if progress.params.is_empty() {
            return Err(self.error_at(start, "expected a parameter before `/`"));
        }
        progress.slash = true;
        for param in &mut progress.params {
            param.kind = ParamKind::PositionalOnly;
        }
        Ok(())
    }

    fn check_order(&self, column: usize, param: &Param, progress: &Progress) -> Parsed<()> {
        let after_default =
            progress.params.last().is_some_and(|last| last.default != DefaultValue::Required);
        if param.is_positional() && param.default == DefaultValue::Required && after_default {
            let message = "parameter without a default follows parameter with a default";
            return Err(self.error_at(column, message));
        }
        Ok(())
    }

    /// `=default`, where it stands, and its text.
    fn default_of(&mut self, kind: ParamKind) -> Parsed<(DefaultValue, String)> {
        self.space();
        if self.peek() != Some('=') {
            return Ok((DefaultValue::Required, String::new()));
        }
        if matches!(kind, ParamKind::VarArgs | ParamKind::VarKeywords) {
            return Err(self.error("a parameter with `*` cannot have a default"));
        }
        self.at += 1;
        self.space();
        let start = self.at;
        let value = self.default_value()?;
        let text: String = self.chars[start..self.at].iter().collect();
        let text = if text == "..." { "<unrepresentable>".to_owned() } else { text };
        Ok((value, text))
    }

    fn default_value(&mut self) -> Parsed<DefaultValue> {
        if self.eat("<unrepresentable>") || self.eat("...") || self.eat("()") {
            return Ok(DefaultValue::Unset);
        }
        match self.peek() {
            Some('b') if matches!(self.chars.get(self.at + 1), Some('\'' | '"')) => {
                self.at += 1;
                self.string()?;
                Ok(DefaultValue::Unset)
            }
            Some('\'' | '"') => self.string().map(DefaultValue::Str),
            Some('0'..='9' | '-' | '.') => self.number(),
            _ => self.name_default(),
        }
    }

    fn name_default(&mut self) -> Parsed<DefaultValue> {
        let start = self.at;
        let expected = "a default: None, True, False, a number, a string, `...`, \
                        <unrepresentable> or a constant's name";
        let mut name = self.identifier(expected)?;
        while self.peek() == Some('.') {
            self.at += 1;
            name.push('.');
            name.push_str(&self.identifier("an attribute's name")?);
        }
        match name.as_str() {
            "None" => Ok(DefaultValue::None),
            "True" => Ok(DefaultValue::Bool(true)),
            "False" => Ok(DefaultValue::Bool(false)),
            "sys.maxsize" => Ok(DefaultValue::Int(i64::MAX)),
            _ if MISSPELT.contains(&name.to_lowercase().as_str()) => {
                Err(self.error_at(start, format!("expected {expected}, found `{name}`")))
            }
            _ => Ok(DefaultValue::Unset),
        }
    }

    fn number(&mut self) -> Parsed<DefaultValue> {
        let start = self.at;
        self.eat("-");
        while let Some(c) = self.peek() {
            let exponent_sign = matches!(c, '+' | '-')
                && matches!(self.chars[self.at - 1], 'e' | 'E')
                && !self.is_hex(start);
            if !(c.is_ascii_alphanumeric() || c == '.' || c == '_' || exponent_sign) {
                break;
            }
            self.at += 1;
        }
        let text: String = self.chars[start..self.at].iter().filter(|c| **c != '_').collect();
        number_value(&text)
            .ok_or_else(|| self.error_at(start, "expected a number that fits 64 bits"))
    }

    fn is_hex(&self, start: usize) -> bool {
        let digits = start + usize::from(self.chars[start] == '-');
        matches!(self.chars.get(digits + 1), Some('x' | 'X'))
    }

    fn string(&mut self) -> Parsed<String> {
        let start = self.at;
        let quote = self.chars[start];
        self.at += 1;
        let mut value = String::new();
        loop {
            let Some(c) = self.peek() else {
                return Err(self.error_at(start, "unterminated string"));
            };
            self.at += 1;
            match c {
                c if c == quote => return Ok(value),
                '\\' => value.push(self.escape()?),
                c => value.push(c),
            }
        }
    }

    fn escape(&mut self) -> Parsed<char> {
        let c = match self.peek() {
            Some('n') => '\n',
            Some('t') => '\t',
            Some('r') => '\r',
            Some('0') => '\0',
            Some(c @ ('\\' | '\'' | '"')) => c,
            _ => {
                return Err(self.error("expected one of the escapes \\n \\t \\r \\0 \\\\ \\' \\\""));
            }
        };
        self.at += 1;
        Ok(c)
    }

    fn identifier(&mut self, expected: &str) -> Parsed<String> {
        self.space();
        let start = self.at;
        let begins = |c: char| c.is_alphabetic() || c == '_';
        if self.peek().is_some_and(begins) {
            while self.peek().is_some_and(|c| c.is_alphanumeric() || c == '_') {
                self.at += 1;
            }
            return Ok(self.chars[start..self.at].iter().collect());
        }
        Err(self.error(format!("expected {expected}")))
    }

    fn expect(&mut self, wanted: char) -> Parsed<()> {
        self.space();
        if self.peek() == Some(wanted) {
            self.at += 1;
            return Ok(());
        }
        Err(self.error(format!("expected `{wanted}`")))
    }

    fn eat(&mut self, wanted: &str) -> bool {
        let count = wanted.chars().count();
        let found = self.chars[self.at..].iter().take(count).copied().eq(wanted.chars());
        if found {
            self.at += count;
        }
        found
    }

    fn space(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    fn at_end(&self) -> bool {
        self.at == self.chars.len()
    }

    fn error(&self, message: impl Into<String>) -> SignatureError {
        self.error_at(self.at, message)
    }

    fn error_at(&self, column: usize, message: impl Into<String>) -> SignatureError {
        SignatureError { text: self.text.to_owned(), column, message: message.into() }
    }
}

fn number_value(text: &str) -> Option<DefaultValue> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let radix = match digits.get(..2) {
        Some("0x" | "0X") => 16,
        Some("0o" | "0O") => 8,
        Some("0b" | "0B") => 2,
        _ => 10,
    };
    if radix != 10 {
        let value = i64::from_str_radix(&format!("{sign}{}", &digits[2..]), radix).ok()?;
        return Some(DefaultValue::Int(value));
    }
    if digits.bytes().all(|b| b.is_ascii_digit()) {
        return text.parse().ok().map(DefaultValue::Int);
    }
    let float: f64 = text.parse().ok()?;
    float.is_finite().then_some(DefaultValue::Float(float))
}
