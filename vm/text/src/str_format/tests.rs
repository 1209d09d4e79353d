//! `str.format` against python3.12, with arguments that record what is asked of them.

use super::*;
use crate::reference::{Rng, compare, plain};
use crate::{OwnedStr, StrBuf};

/// A class that answers every look-up with itself and the way it was reached by.
const SCRIPT: &str = "
class Way:
    def __init__(self, way): self.__way = way
    def __getattribute__(self, name):
        if name == '_Way__way' or name.startswith('__'): return object.__getattribute__(self, name)
        return Way(f'{self.__way}.{name}')
    def __getitem__(self, key):
        return Way(f'{self.__way}[{key!r}]' if isinstance(key, str) else f'{self.__way}[{key}]')
    def __str__(self): return f'str({self.__way})'
    def __repr__(self): return f'repr({self.__way})'
    def __format__(self, spec): return f'<{self.__way}:{spec}>'
class Keys:
    def __getitem__(self, key): return Way('key')
args = [Way(f'arg{i}') for i in range(20)]
keys = {k: Way('key-' + k) for k in ('a', 'bc', 'x y', '', 'é')}
for s in lines():
    try: print(plain(s.format(*args, **keys)))
    except IndexError: print('no such argument')
    except KeyError as e: print('no such key')
    except ValueError as e: print(plain(str(e)))
";

/// What `Way.__format__` does, and `str.__format__` after a conversion.
fn render(
    way: &str,
    conversion: Option<Conversion>,
    spec: StrView<'_>,
    out: &mut StrBuf,
) -> TextResult<()> {
    let spec_text = spec.to_utf8().unwrap();
    let text = match conversion {
        None => {
            out.push_str(&format!("<{way}:{spec_text}>"));
            return Ok(());
        }
        Some(Conversion::Str) => format!("str({way})"),
        Some(_) => format!("repr({way})"),
    };
    let context = crate::format::FormatContext::new("str");
    crate::format::format_str(OwnedStr::from(text).as_view(), spec, &context, out)
}

fn expand(
    text: StrView<'_>,
    depth: usize,
    numbers: &mut AutoNumber,
    out: &mut StrBuf,
) -> TextResult<()> {
    if depth == 0 {
        return Err(too_deep());
    }
    for piece in Markup::new(text) {
        let piece = piece?;
        out.push_view(piece.literal);
        let Some(field) = piece.field else { continue };
        let name = numbers.field_name(field.name)?;
        let mut way = match name.first {
            First::Index(index) if index < 20 => format!("arg{index}"),
            First::Index(_) => return Err(TextError::value("no such argument")),
            First::Key(key) => match &*key.to_utf8().unwrap() {
                key @ ("a" | "bc" | "x y" | "é" | "") => format!("key-{key}"),
                _ => return Err(TextError::value("no such key")),
            },
        };
        for accessor in name.rest {
            way += &match accessor? {
                Accessor::Attribute(name) => format!(".{}", name.to_utf8().unwrap()),
                Accessor::Index(index) => format!("[{index}]"),
                Accessor::Key(key) => {
                    let mut repr = StrBuf::new();
                    crate::repr::push_repr(key, &mut repr);
                    format!("[{}]", repr.as_view().to_utf8().unwrap())
                }
            };
        }
        let conversion = field.conversion.map(Conversion::of).transpose()?;
        if field.nested {
            let mut spec = StrBuf::new();
            expand(field.spec, depth - 1, numbers, &mut spec)?;
            render(&way, conversion, spec.as_view(), out)?;
        } else {
            render(&way, conversion, field.spec, out)?;
        }
    }
    Ok(())
}

#[test]
fn random_formats() {
    let mut rng = Rng(71);
    let pieces = [
        "{",
        "}",
        "{}",
        "{0}",
        "{a}",
        "{{",
        "}}",
        "text",
        ":",
        "!r",
        "!s",
        "!a",
        "!",
        "!x",
        "!é",
        "[0]",
        "[k]",
        ".attr",
        "[",
        "]",
        ".",
        "{:>{}}",
        "{1:{0}}",
        "{0!r:>20}",
        "{0:{1:{2}}}",
        "é",
        "日",
        "{a.b[c].d[10]}",
        "{a[b}c]}",
        "{0[",
        "\u{661}",
        "99999999999999999999",
        "{bc:",
        "{x y}",
        "{q}",
        "12",
        "{25}",
        " ",
        "!!",
        "::",
    ];
    let lines: Vec<String> =
        (0..40_000).map(|_| (0..1 + rng.below(6)).map(|_| rng.pick(&pieces)).collect()).collect();
    compare(SCRIPT, &lines, |line| {
        let (text, mut out) = (OwnedStr::from(line), StrBuf::new());
        match expand(text.as_view(), MAX_DEPTH, &mut AutoNumber::default(), &mut out) {
            Ok(()) => plain(out.as_view()),
            Err(error) => plain(error.message()),
        }
    });
}
