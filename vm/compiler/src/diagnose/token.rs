//! Tokens as CPython's tokenizer makes them.

/// What a token is. Every keyword is a kind of its own; soft keywords are names.
#[rustfmt::skip]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    EndMarker, Newline, Indent, Dedent,
    Name, Number, String, FStringStart, FStringMiddle, FStringEnd,
    /// Only made with `type_comments`, which compiling never asks for.
    TypeComment,
    LPar, RPar, LSqb, RSqb, LBrace, RBrace,
    Colon, Comma, Semi, Dot, Ellipsis, Arrow, Exclamation, AtSign,
    Plus, Minus, Star, Slash, VBar, Amper, Percent, Circumflex, Tilde,
    LeftShift, RightShift, DoubleStar, DoubleSlash,
    Less, Greater, Equal, EqEqual, NotEqual, LessEqual, GreaterEqual, ColonEqual,
    PlusEqual, MinEqual, StarEqual, SlashEqual, PercentEqual, AmperEqual, VBarEqual,
    CircumflexEqual, LeftShiftEqual, RightShiftEqual, DoubleStarEqual, DoubleSlashEqual, AtEqual,
    /// A character that no token starts with, such as `$`.
    Op,
    /// Where the tokenizer gave up.
    Error,
    FalseLiteral, NoneLiteral, TrueLiteral,
    And, As, Assert, Async, Await, Break, Class, Continue, Def, Del, Elif, Else, Except,
    Finally, For, From, Global, If, Import, In, Is, Lambda, Nonlocal, Not, Or, Pass, Raise,
    Return, Try, While, With, Yield,
}

/// A piece of source. Lines count from 1, columns count bytes from 0; a column is -1 where the
/// token has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub line: i32,
    pub column: i32,
    pub end_line: i32,
    pub end_column: i32,
}

#[derive(Clone, Copy, Debug)]
pub struct Token {
    pub kind: Kind,
    pub span: Span,
    /// The text's place in the source; empty where there is none.
    pub start: usize,
    pub end: usize,
    /// How many brackets are open behind it.
    pub level: usize,
    /// It ends an expression of an f-string whose text is shown (`f"{x=}"`).
    pub shows_text: bool,
}

impl Kind {
    /// Tokens that stand for the layout of lines; a node does not end with one.
    pub fn is_layout(self) -> bool {
        matches!(self, Kind::EndMarker | Kind::Newline | Kind::Indent | Kind::Dedent)
    }

    /// Those whose text may go over several lines.
    pub fn is_string(self) -> bool {
        matches!(self, Kind::String | Kind::FStringStart | Kind::FStringMiddle | Kind::FStringEnd)
    }

    /// The keyword with that text, or a name.
    #[rustfmt::skip]
    pub fn of_word(word: &[u8]) -> Kind {
        match word {
            b"False" => Kind::FalseLiteral, b"None" => Kind::NoneLiteral,
            b"True" => Kind::TrueLiteral, b"and" => Kind::And, b"as" => Kind::As,
            b"assert" => Kind::Assert, b"async" => Kind::Async, b"await" => Kind::Await,
            b"break" => Kind::Break, b"class" => Kind::Class, b"continue" => Kind::Continue,
            b"def" => Kind::Def, b"del" => Kind::Del, b"elif" => Kind::Elif,
            b"else" => Kind::Else, b"except" => Kind::Except, b"finally" => Kind::Finally,
            b"for" => Kind::For, b"from" => Kind::From, b"global" => Kind::Global,
            b"if" => Kind::If, b"import" => Kind::Import, b"in" => Kind::In, b"is" => Kind::Is,
            b"lambda" => Kind::Lambda, b"nonlocal" => Kind::Nonlocal, b"not" => Kind::Not,
            b"or" => Kind::Or, b"pass" => Kind::Pass, b"raise" => Kind::Raise,
            b"return" => Kind::Return, b"try" => Kind::Try, b"while" => Kind::While,
            b"with" => Kind::With, b"yield" => Kind::Yield,
            _ => Kind::Name,
        }
    }

    /// The operator or bracket of one character.
    #[rustfmt::skip]
    pub fn of_one(first: u8) -> Kind {
        match first {
            b'(' => Kind::LPar, b')' => Kind::RPar, b'[' => Kind::LSqb, b']' => Kind::RSqb,
            b'{' => Kind::LBrace, b'}' => Kind::RBrace, b':' => Kind::Colon, b',' => Kind::Comma,
            b';' => Kind::Semi, b'.' => Kind::Dot, b'!' => Kind::Exclamation, b'@' => Kind::AtSign,
            b'+' => Kind::Plus, b'-' => Kind::Minus, b'*' => Kind::Star, b'/' => Kind::Slash,
            b'|' => Kind::VBar, b'&' => Kind::Amper, b'%' => Kind::Percent,
            b'^' => Kind::Circumflex, b'~' => Kind::Tilde, b'<' => Kind::Less,
            b'>' => Kind::Greater, b'=' => Kind::Equal,
            _ => Kind::Op,
        }
    }

    #[rustfmt::skip]
    pub fn of_two(first: u8, second: u8) -> Option<Kind> {
        Some(match [first, second] {
            [b'!', b'='] | [b'<', b'>'] => Kind::NotEqual,
            [b'%', b'='] => Kind::PercentEqual, [b'&', b'='] => Kind::AmperEqual,
            [b'*', b'*'] => Kind::DoubleStar, [b'*', b'='] => Kind::StarEqual,
            [b'+', b'='] => Kind::PlusEqual, [b'-', b'='] => Kind::MinEqual,
            [b'-', b'>'] => Kind::Arrow, [b'/', b'/'] => Kind::DoubleSlash,
            [b'/', b'='] => Kind::SlashEqual, [b':', b'='] => Kind::ColonEqual,
            [b'<', b'<'] => Kind::LeftShift, [b'<', b'='] => Kind::LessEqual,
            [b'=', b'='] => Kind::EqEqual, [b'>', b'='] => Kind::GreaterEqual,
            [b'>', b'>'] => Kind::RightShift, [b'@', b'='] => Kind::AtEqual,
            [b'^', b'='] => Kind::CircumflexEqual, [b'|', b'='] => Kind::VBarEqual,
            _ => return None,
        })
    }

    /// An operator of two characters with one more.
    pub fn of_three(pair: Kind, third: u8) -> Option<Kind> {
        Some(match (pair, third) {
            (Kind::DoubleStar, b'=') => Kind::DoubleStarEqual,
            (Kind::DoubleSlash, b'=') => Kind::DoubleSlashEqual,
            (Kind::LeftShift, b'=') => Kind::LeftShiftEqual,
            (Kind::RightShift, b'=') => Kind::RightShiftEqual,
            _ => return None,
        })
    }

    /// As messages show an opening or closing token that must follow.
    pub fn text(self) -> &'static str {
        match self {
            Kind::Colon => ":",
            Kind::LPar => "(",
            _ => "",
        }
    }
}
