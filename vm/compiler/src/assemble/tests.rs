//! The flow passes and the assembler against CPython's, on what its code generator makes of the
//! modules of its library.

use apython_bytecode::marshal::load;
use apython_bytecode::{CodeFlags, CodeObject, Const, Opcode};

use super::*;
use crate::constants::Constants;
use crate::location::Location;
use crate::names::Name;
use crate::sequence::{Label, Op};
use crate::support;

/// Python: for each module its path, the generated instructions (six numbers each), what else
/// there is to know, and the code object.
const SCRIPT: &str = r#"
import _testinternalcapi, array, ast, marshal
for path in sys.stdin.read().splitlines() or sorted(
        glob.glob(os.path.join(LIB, '**', '*.py'), recursive=True))[::int(sys.argv[1])]:
    try:
        with open(path, 'rb') as file:
            source = file.read()
        code = compile(source, 'f', 'exec', dont_inherit=True, optimize=0)
        tree = compile(source, 'f', 'exec', ast.PyCF_ONLY_AST, dont_inherit=True)
    except (SyntaxError, ValueError, RecursionError):
        continue
    if code.co_flags & 0x1000000:
        continue
    instructions, unit = _testinternalcapi.compiler_codegen(tree, 'f', 0)
    emit(path.encode())
    emit(array.array('i', [number for row in instructions for number in row]).tobytes())
    constants = [key[1] if type(key) is tuple else key for key in unit['consts']]
    emit(marshal.dumps((tuple(constants), tuple(unit['names']), tuple(unit['varnames']),
        tuple(unit['cellvars']), tuple(unit['freevars']), code.co_flags)))
    emit(marshal.dumps(code))
"#;

/// Where the comparison cannot succeed.
const SKIPPED: [&str; 5] = [
    // What CPython tells of generated code leaves out labels that nothing jumps to, but they
    // keep a `NOP` alive.
    "curses/has_key.py",
    "pip/_vendor/rich/live.py",
    "test/test_unicode_file_functions.py",
    "tkinter/__init__.py",
    // A NaN among the constants of a function.
    "test/test_float.py",
];

#[test]
fn modules_are_assembled_as_by_cpython() {
    let step = std::env::var("APYTHON_TEST_STEP").unwrap_or_else(|_| "25".to_owned());
    let script = [support::PRELUDE, SCRIPT].concat();
    let Some(output) = support::run(&script, &[&step]) else { return };
    let chunks = support::chunks(&output);
    let mut different = Vec::new();
    for module in chunks.chunks_exact(4) {
        let path = String::from_utf8_lossy(module[0]);
        if SKIPPED.iter().any(|known| path.ends_with(known)) {
            continue;
        }
        let Ok(Const::Code(expected)) = load(module[3]) else { panic!("{path}: no code object") };
        let mut names = Names::new();
        let (unit, mut cache) = unit(module[2], &mut names);
        let sequence = sequence(module[1]);
        let found = assemble(unit, sequence, &Text::new("f"), &names, &mut cache);
        match found {
            Ok(found) => {
                if let Some(difference) = difference(&found, &expected) {
                    different.push(format!("{path}: {difference}"));
                }
            }
            Err(error) => different.push(format!("{path}: {error}")),
        }
    }
    let counts = format!("{} of {} modules", different.len(), chunks.len() / 4);
    assert!(different.is_empty(), "{counts} differ:\n{}", different.join("\n"));
}

/// The first thing that differs. Frozen sets have no order.
fn difference(found: &CodeObject, expected: &CodeObject) -> Option<String> {
    let instructions = |code: &CodeObject| code.instructions().flatten().collect::<Vec<_>>();
    let (ours, theirs) = (instructions(found), instructions(expected));
    if let Some(at) = (0..ours.len().max(theirs.len())).find(|&at| ours.get(at) != theirs.get(at)) {
        return Some(format!(
            "instruction {at}: {:?}, expected {:?}",
            ours.get(at),
            theirs.get(at)
        ));
    }
    // No NaN equals another.
    let is_nan = |value: &Const| matches!(value, Const::Float(number) if number.is_nan());
    let numbers =
        |code: &CodeObject| code.consts.iter().filter(|value| !is_nan(value)).cloned().collect();
    let consts = |code: &CodeObject| Const::Tuple(numbers(code));
    let fields = [
        ("stack size", found.stacksize == expected.stacksize),
        ("constants", crate::constants::same(&consts(found), &consts(expected))),
        ("names", found.names == expected.names),
        ("locals", found.localsplusnames == expected.localsplusnames),
        ("kinds of locals", found.localspluskinds == expected.localspluskinds),
        ("line table", found.linetable == expected.linetable),
        ("exception table", found.exceptiontable == expected.exceptiontable),
    ];
    fields.into_iter().find(|field| !field.1).map(|field| field.0.to_owned())
}

fn unit(data: &[u8], names: &mut Names) -> (Unit, ConstCache) {
    let Ok(Const::Tuple(fields)) = load(data) else { panic!("a tuple") };
    let tuple = |value: &Const| match value {
        Const::Tuple(items) => items.to_vec(),
        other => panic!("expected a tuple, found {other:?}"),
    };
    let mut names_of = |value: &Const| -> Vec<Name> {
        let items = tuple(value);
        let text = |item: &Const| match item {
            Const::Str(text) => names.intern(text.to_str().expect("no surrogates")),
            other => panic!("expected a name, found {other:?}"),
        };
        items.iter().map(text).collect()
    };
    let Const::Int(flags) = fields[5] else { panic!("flags") };
    let (mut cache, mut consts) = (ConstCache::new(), Constants::new());
    for value in tuple(&fields[0]) {
        consts.add(value, &mut cache);
    }
    let unit = Unit {
        name: Text::new("<module>"),
        qualname: Text::new("<module>"),
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        flags: CodeFlags(flags as u32),
        firstlineno: 1,
        consts: consts.into_vec(),
        names: names_of(&fields[1]),
        varnames: names_of(&fields[2]),
        cellvars: names_of(&fields[3]),
        freevars: names_of(&fields[4]),
        hidden: names_of(&fields[2]),
    };
    (unit, cache)
}

fn sequence(data: &[u8]) -> Sequence {
    let numbers: Vec<i32> = data
        .chunks_exact(4)
        .map(|bytes| i32::from_le_bytes(bytes.try_into().expect("four bytes")))
        .collect();
    let rows: Vec<&[i32]> = numbers.chunks_exact(6).collect();
    let labels = (0..rows.len() as u32).collect();
    let mut sequence = Sequence { labels, ..Sequence::default() };
    for row in rows {
        let at = Location::new(row[2], row[3], row[4], row[5]);
        let op = op(row[0]);
        match op.has_target() {
            true => sequence.jump(op, Label(row[1] as u32), at),
            false => sequence.push(op, row[1] as u32, at),
        }
    }
    // Only the labels that something jumps to.
    let mut is_target = vec![false; sequence.labels.len()];
    for instruction in sequence.instructions.iter().filter(|row| row.op.has_target()) {
        is_target[instruction.arg as usize] = true;
    }
    for (label, _) in sequence.labels.iter_mut().zip(is_target).filter(|(_, used)| !used) {
        *label = u32::MAX;
    }
    sequence
}

fn op(number: i32) -> Op {
    match number {
        256 => Op::SetupFinally,
        257 => Op::SetupCleanup,
        258 => Op::SetupWith,
        259 => Op::PopBlock,
        260 => Op::Jump,
        261 => Op::JumpNoInterrupt,
        266 => Op::StoreFastMaybeNull,
        _ => Op::Code(
            u8::try_from(number).ok().and_then(Opcode::from_u8).expect("an opcode of the file"),
        ),
    }
}
