//! The first thing in which two code objects differ.

use std::fmt::Display;

use apython_bytecode::dis::repr;
use apython_bytecode::opcode::Operand;
use apython_bytecode::tables::{LineTable, Position, parse_exception_table};
use apython_bytecode::{CodeObject, Const, Instr};

/// What differs, and how.
#[derive(Debug, PartialEq)]
pub(in crate::commands) struct Difference {
    /// What the totals count it as.
    pub(in crate::commands) kind: &'static str,
    pub(in crate::commands) text: String,
}

impl Difference {
    pub(in crate::commands) fn new(kind: &'static str, text: impl Into<String>) -> Difference {
        Difference { kind, text: text.into() }
    }
}

/// Of `expected` and those nested in it, the first that is different.
pub(in crate::commands) fn first(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    let own = own(found, expected);
    let own = own.map(|difference| Difference {
        text: format!("{}: {}", expected.qualname, difference.text),
        ..difference
    });
    own.or_else(|| {
        let pairs = found.consts.iter().zip(&expected.consts);
        pairs.into_iter().find_map(|pair| match pair {
            (Const::Code(found), Const::Code(expected)) => first(found, expected),
            _ => None,
        })
    })
}

fn own(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    instruction(found, expected)
        .or_else(|| constant(found, expected))
        .or_else(|| number(found, expected))
        .or_else(|| location(found, expected))
        .or_else(|| handler(found, expected))
        .or_else(|| text(found, expected))
}

/// `None` where both are the same; missing ones are called so.
fn differ<T: PartialEq>(
    kind: &'static str,
    what: impl Display,
    found: Option<T>,
    expected: Option<T>,
    show: impl Fn(&T) -> String,
) -> Option<Difference> {
    if found == expected {
        return None;
    }
    let [found, expected] =
        [&found, &expected].map(|side| side.as_ref().map_or_else(|| "none".to_owned(), &show));
    Some(Difference::new(kind, format!("{what}: found {found}, expected {expected}")))
}

/// The first pair that differs.
fn first_pair<T: PartialEq>(found: &[T], expected: &[T]) -> Option<usize> {
    let longer = found.len().max(expected.len());
    (0..longer).find(|&at| found.get(at) != expected.get(at))
}

/// Instructions count as the same if their names and constants are: what is amiss then is the
/// table.
fn instruction(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    if found.code == expected.code {
        return None;
    }
    let decode = |code: &CodeObject| -> Vec<(String, u32)> {
        let show = |instr: Instr| (instruction_text(code, &instr), instr.offset);
        code.instructions().flatten().map(show).collect()
    };
    let (ours, theirs) = (decode(found), decode(expected));
    let texts = |side: &[(String, u32)]| -> Vec<String> {
        side.iter().map(|(text, _)| text.clone()).collect()
    };
    let (our_texts, their_texts) = (texts(&ours), texts(&theirs));
    let Some(at) = first_pair(&our_texts, &their_texts) else {
        return first_pair(&found.code, &expected.code)
            .map(|at| Difference::new("instruction", format!("byte {at} of the code")));
    };
    let lines = LineTable::parse(&expected.linetable, expected.firstlineno).unwrap_or_default();
    let offset = theirs.get(at).or(theirs.last()).map_or(0, |row| row.1);
    let line = lines.line_of(offset).map_or_else(|| "no line".to_owned(), |n| format!("line {n}"));
    differ(
        "instruction",
        format_args!("instruction {at}, {line}"),
        our_texts.get(at),
        their_texts.get(at),
        |text| (*text).clone(),
    )
}

fn instruction_text(code: &CodeObject, instr: &Instr) -> String {
    let name = instr.opcode.name();
    let text = |index: u32| code.names.get(index as usize).map(|name| name.to_string());
    let meaning = match instr.opcode.operand() {
        Operand::None => return name.to_owned(),
        Operand::Const => code.consts.get(instr.arg as usize).map(short),
        Operand::Name => text(instr.arg),
        Operand::NameMethod | Operand::NameNull => text(instr.arg >> 1),
        Operand::NameSuper => text(instr.arg >> 2),
        Operand::Local | Operand::Deref => {
            code.localsplusnames.get(instr.arg as usize).map(|name| name.to_string())
        }
        Operand::JumpForward | Operand::JumpBackward => {
            instr.target().map(|target| format!("to {target}"))
        }
        _ => None,
    };
    match meaning {
        Some(meaning) => format!("{name} {} ({meaning})", instr.arg),
        None => format!("{name} {}", instr.arg),
    }
}

/// A constant, not too long. Code objects by their names.
fn short(value: &Const) -> String {
    const MOST: usize = 60;
    let text = match value {
        Const::Code(code) => format!("<code {}>", code.qualname),
        value => repr(value),
    };
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text,
    }
}

fn constant(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    let longer = found.consts.len().max(expected.consts.len());
    (0..longer).find_map(|at| {
        let (ours, theirs) = (found.consts.get(at), expected.consts.get(at));
        let is_same = match (ours, theirs) {
            (Some(ours), Some(theirs)) => same_constant(ours, theirs),
            _ => false,
        };
        if is_same {
            return None;
        }
        let show = |side: Option<&Const>| {
            side.map_or_else(
                || "none".to_owned(),
                |value| format!("{} {}", kind_of(value), short(value)),
            )
        };
        let text = format!("constant {at}: found {}, expected {}", show(ours), show(theirs));
        Some(Difference::new("constant", text))
    })
}

fn kind_of(value: &Const) -> &'static str {
    match value {
        Const::Str(text) if text.is_interned() => "interned str",
        value => value.type_name(),
    }
}

/// To the bit, but for nested code objects, which are looked at by themselves.
fn same_constant(a: &Const, b: &Const) -> bool {
    let all = |a: &[Const], b: &[Const]| {
        a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_constant(a, b))
    };
    match (a, b) {
        (Const::Code(_), Const::Code(_)) => true,
        (Const::Float(a), Const::Float(b)) => a.to_bits() == b.to_bits(),
        (Const::Complex(real_a, imag_a), Const::Complex(real_b, imag_b)) => {
            real_a.to_bits() == real_b.to_bits() && imag_a.to_bits() == imag_b.to_bits()
        }
        (Const::Str(a), Const::Str(b)) => a == b && a.is_interned() == b.is_interned(),
        (Const::Tuple(a), Const::Tuple(b)) | (Const::FrozenSet(a), Const::FrozenSet(b)) => {
            all(a, b)
        }
        _ => a == b,
    }
}

fn number(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    let numbers = |code: &CodeObject| {
        [
            ("argument count", code.argcount),
            ("positional-only count", code.posonlyargcount),
            ("keyword-only count", code.kwonlyargcount),
            ("stack size", code.stacksize),
            ("flags", code.flags.0),
            ("first line", code.firstlineno),
        ]
    };
    let mut pairs = numbers(found).into_iter().zip(numbers(expected));
    pairs.find_map(|((what, found), (_, expected))| {
        differ(what, what, Some(found), Some(expected), |number| format!("{number:#x}"))
    })
}

fn location(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    if found.linetable == expected.linetable {
        return None;
    }
    let parse = |code: &CodeObject| LineTable::parse(&code.linetable, code.firstlineno);
    let (Ok(ours), Ok(theirs)) = (parse(found), parse(expected)) else {
        return Some(Difference::new("line table", "a line table that cannot be read"));
    };
    let Some(at) = first_pair(ours.entries(), theirs.entries()) else {
        return Some(Difference::new("line table", "the same positions in other forms"));
    };
    let unit = theirs.entries().get(at).map_or(0, |entry| entry.start);
    let covered = expected.instructions().flatten().find(|instr| instr.next_offset > unit);
    let name = covered.map(|instr| instruction_text(expected, &instr)).unwrap_or_default();
    differ(
        "line table",
        format_args!("line table, entry {at}, {name}"),
        ours.entries().get(at),
        theirs.entries().get(at),
        |entry| format!("{} for units {} to {}", place(entry.position), entry.start, entry.end),
    )
}

fn place(position: Position) -> String {
    let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let Position { line, end_line, column, end_column } = position;
    let [line, end_line, column, end_column] = [line, end_line, column, end_column].map(number);
    format!("{line}:{column} to {end_line}:{end_column}")
}

fn handler(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    if found.exceptiontable == expected.exceptiontable {
        return None;
    }
    let parse = |code: &CodeObject| parse_exception_table(&code.exceptiontable).unwrap_or_default();
    let (ours, theirs) = (parse(found), parse(expected));
    let at = first_pair(&ours, &theirs).unwrap_or_default();
    differ(
        "exception table",
        format_args!("exception table, entry {at}"),
        ours.get(at),
        theirs.get(at),
        |entry| format!("{entry:?}"),
    )
}

/// Names and file name, by what they say and by whether they are interned.
fn text(found: &CodeObject, expected: &CodeObject) -> Option<Difference> {
    let texts = |code: &CodeObject| {
        let names = code.names.iter().map(|name| ("name", name));
        let kinds = code.localsplusnames.iter().map(|name| ("local variable", name));
        let own = [
            ("file name", &code.filename),
            ("name of the code", &code.name),
            ("qualified name", &code.qualname),
        ];
        let all = names.chain(kinds).chain(own);
        all.map(|(what, text)| (what, text.clone(), text.is_interned())).collect::<Vec<_>>()
    };
    let (ours, theirs) = (texts(found), texts(expected));
    if let Some(at) = first_pair(&ours, &theirs) {
        let what = theirs.get(at).or(ours.get(at)).map_or("name", |row| row.0);
        return differ("name", what, ours.get(at), theirs.get(at), |row| {
            format!("{}{}", if row.2 { "interned " } else { "" }, row.1)
        });
    }
    let kinds = [found, expected].map(|code| Some(&code.localspluskinds));
    let [ours, theirs] = kinds;
    differ("kind of a local variable", "kinds of local variables", ours, theirs, |kinds| {
        format!("{kinds:?}")
    })
}

#[cfg(test)]
mod tests;
