//! Parsing, printing and refusing.

use super::{DefaultValue, ParamKind, Receiver, parse};

/// CPython's own, made by `cpython_signatures.py`.
const CPYTHON: &str = include_str!("cpython_signatures.txt");

/// One line a parameter: kind, name, default.
fn shown(text: &str) -> String {
    let (name, signature) = parse(text).unwrap_or_else(|error| panic!("{error}"));
    let Some(signature) = signature else { return format!("{name}: no signature") };
    let params = signature.params.iter().map(|param| {
        let kind = match param.kind {
            ParamKind::PositionalOnly => "only",
            ParamKind::PositionalOrKeyword => "both",
            ParamKind::VarArgs => "*",
            ParamKind::KeywordOnly => "keyword",
            ParamKind::VarKeywords => "**",
        };
        match &param.default {
            DefaultValue::Required => format!("{kind} {}", param.name),
            default => format!("{kind} {}={default:?}", param.name),
        }
    });
    format!("{name}: {}", params.collect::<Vec<_>>().join("; "))
}

#[track_caller]
fn check(text: &str, expected: &str) {
    assert_eq!(shown(text), expected);
}

#[test]
fn kinds() {
    check("f", "f: no signature");
    check(" f ( ) ", "f: ");
    check("f(a)", "f: both a");
    check("f(a, b,)", "f: both a; both b");
    check("f(a, /)", "f: only a");
    check("f(a, /, b, *, c)", "f: only a; both b; keyword c");
    check(
        "f(a, b=1, /, c=2, *d, e, f=3, **g)",
        "f: only a; only b=Int(1); both c=Int(2); * d; keyword e; keyword f=Int(3); ** g",
    );
    check("f(*, b=1, c)", "f: keyword b=Int(1); keyword c");
    check("f(* args, ** kwargs)", "f: * args; ** kwargs");
    check("f(größe, _x1)", "f: both größe; both _x1");
}

#[test]
fn defaults() {
    check("f(a=None)", "f: both a=None");
    check("f(a=True, b=False)", "f: both a=Bool(true); both b=Bool(false)");
    check("f(a = 12 , b=-1, c=1_000)", "f: both a=Int(12); both b=Int(-1); both c=Int(1000)");
    check("f(a=0x1F, b=-0b11, c=0o777)", "f: both a=Int(31); both b=Int(-3); both c=Int(511)");
    check("f(a=9223372036854775807)", "f: both a=Int(9223372036854775807)");
    check("f(a=-9223372036854775808)", "f: both a=Int(-9223372036854775808)");
    check("f(a=1.5, b=-.5, c=1.)", "f: both a=Float(1.5); both b=Float(-0.5); both c=Float(1.0)");
    check("f(a=1e-09, b=2E+3)", "f: both a=Float(1e-9); both b=Float(2000.0)");
    check("f(a='x', b=\"it's\")", r#"f: both a=Str("x"); both b=Str("it's")"#);
    check(r"f(a='\n\t\\\'', b=')')", r#"f: both a=Str("\n\t\\'"); both b=Str(")")"#);
    check("f(a=..., b=<unrepresentable>)", "f: both a=Unset; both b=Unset");
    check("f(a=(), b=b'\\n', c=os.SEEK_SET)", "f: both a=Unset; both b=Unset; both c=Unset");
    check("f(a=MFD_CLOEXEC, b=b)", "f: both a=Unset; both b=Unset");
    check("f(a=sys.maxsize)", "f: both a=Int(9223372036854775807)");
}

#[track_caller]
fn check_text(text: &str, receiver: Receiver, expected: &str) {
    let (name, signature) = parse(text).unwrap();
    let mut signature = signature.unwrap();
    assert!(!receiver.is_parameter() || signature.with_receiver());
    assert_eq!(signature.text(&name, receiver), expected);
}

#[test]
fn texts() {
    use Receiver::{Class, Instance, Module, Nobody};
    check_text("f()", Module, "($module, /)");
    check_text("f(a)", Module, "($module, /, a)");
    check_text("f(a,/,*,b = 1)", Module, "($module, a, /, *, b=1)");
    check_text("f(*args,sep = ' ',**rest)", Module, "($module, /, *args, sep=' ', **rest)");
    check_text("f(a=1_000, b=0x10, c=1e-09)", Module, "($module, /, a=1_000, b=0x10, c=1e-09)");
    check_text("f(a=..., /)", Module, "($module, a=<unrepresentable>, /)");
    check_text("f(self)", Instance, "($self, /)");
    check_text("f(self, a)", Instance, "($self, /, a)");
    check_text("f(this, a, /)", Instance, "($self, a, /)");
    check_text("f(self, *, key)", Instance, "($self, /, *, key)");
    check_text("f(cls, a=(), /)", Class, "($type, a=(), /)");
    check_text("f()", Nobody, "()");
    check_text("f(a, b=None)", Nobody, "(a, b=None)");
    check_text("f(a, /, b)", Nobody, "(a, /, b)");
}

/// Every native function of CPython's built-in modules: read and printed again, its text is the
/// same, line breaks included.
#[test]
fn texts_of_cpython() {
    let mut count = 0;
    for line in CPYTHON.lines() {
        let original = line.replace('↵', "\n");
        let (name, text) = original.split_at(original.find('(').expect("a signature"));
        let (receiver, written) = match text.split_at_checked(2) {
            Some(("($", rest)) if rest.starts_with("module") => (Receiver::Module, rest),
            Some(("($", rest)) if rest.starts_with("self") => (Receiver::Instance, rest),
            Some(("($", rest)) if rest.starts_with("type") => (Receiver::Class, rest),
            _ => (Receiver::Nobody, &text[1..]),
        };
        // The module is no parameter, and a slash after it alone belongs to none.
        let written = match receiver {
            Receiver::Module => {
                let rest = written.trim_start_matches("module").trim_start_matches(',');
                rest.trim_start().strip_prefix('/').map_or(rest, |r| r.trim_start_matches(','))
            }
            _ => written,
        };
        check_text(&format!("{name}({written}"), receiver, text);
        count += 1;
    }
    assert!(count > 500, "{count}");
}

#[track_caller]
fn check_error(text: &str, column: usize, message: &str) {
    let found = parse(text).expect_err(text).to_string();
    let expected = format!("{message}\n    {text}\n    {:column$}^", "");
    assert_eq!(found, expected);
}

#[test]
fn errors() {
    let default = "expected a default: None, True, False, a number, a string, `...`, \
                   <unrepresentable> or a constant's name";
    check_error("", 0, "expected a function's name");
    check_error("(a)", 0, "expected a function's name");
    check_error("f(a", 3, "expected `)`");
    check_error("f(a b)", 4, "expected `)`");
    check_error("f(a) -> b", 5, "expected the end of the signature");
    check_error("f(,)", 2, "expected a parameter");
    check_error("f(a, 1)", 5, "expected a parameter");
    check_error("f(a, a)", 5, "duplicate parameter `a`");
    check_error("f(/)", 2, "expected a parameter before `/`");
    check_error("f(a, /, b, /)", 11, "`/` may stand only once");
    check_error("f(*, a, /)", 8, "`/` must stand before `*`");
    check_error("f(*)", 2, "expected a parameter after the bare `*`");
    check_error("f(a, *, **k)", 5, "expected a parameter after the bare `*`");
    check_error("f(*, *a)", 5, "`*` may stand only once");
    check_error("f(*a, *, b)", 6, "`*` may stand only once");
    check_error("f(**k, a)", 7, "nothing may follow the `**` parameter");
    check_error("f(*a=1)", 4, "a parameter with `*` cannot have a default");
    let order = "parameter without a default follows parameter with a default";
    check_error("f(a=1, b)", 7, order);
    check_error("f(a=1, /, b)", 10, order);
    check_error("f(a=)", 4, default);
    check_error("f(a=NULL)", 4, &format!("{default}, found `NULL`"));
    check_error("f(a=none)", 4, &format!("{default}, found `none`"));
    check_error("f(a=[])", 4, default);
    check_error("f(a=os.)", 7, "expected an attribute's name");
    check_error("f(a='x)", 4, "unterminated string");
    check_error("f(a='\\q')", 6, "expected one of the escapes \\n \\t \\r \\0 \\\\ \\' \\\"");
    check_error("f(a=9223372036854775808)", 4, "expected a number that fits 64 bits");
    check_error("f(a=1x)", 4, "expected a number that fits 64 bits");
    check_error("f(a=1e999)", 4, "expected a number that fits 64 bits");
}
