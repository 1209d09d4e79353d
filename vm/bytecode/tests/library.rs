//! The crate against CPython's library: everything python3.12 compiles reads, verifies and
//! agrees with what Python itself says of it.

mod support;

use apython_bytecode::marshal::{Flags, Reader, VERSION, dump};
use apython_bytecode::opcode::{BINARY_OPS, COMPARE_OPS, INTRINSICS_1, INTRINSICS_2};
use apython_bytecode::pyc::HEADER_SIZE;
use apython_bytecode::tables::{
    LineTable, LineTableWriter, encode_exception_table, parse_exception_table,
};
use apython_bytecode::{CodeObject, Const, Opcode, read_pyc, verify};

/// Everything but the test suite's own modules, which `verifies_the_test_suite` takes.
const LIBRARY: &str = "^(?!test/)";

#[test]
fn verifies_the_library() {
    check_verifies(LIBRARY);
}

#[test]
fn verifies_the_test_suite() {
    check_verifies("^test/");
}

fn check_verifies(pattern: &str) {
    let mut failures = Vec::new();
    let modules = support::modules(pattern, 1);
    for module in &modules {
        match read_pyc(&module.pyc) {
            Ok((_, code)) => {
                if let Err(error) = verify(&code) {
                    failures.push(format!("{}: {error}", module.name));
                }
            }
            Err(error) => failures.push(format!("{}: {error}", module.name)),
        }
    }
    let counts = format!("{} of {} modules", failures.len(), modules.len());
    assert!(failures.is_empty(), "{counts} fail:\n{}", failures.join("\n"));
}

/// With the flags that were read, and with those the writer itself sets.
#[test]
fn writes_the_library_as_cpython_does() {
    let mut different = Vec::new();
    for module in support::modules("", 1) {
        let body = &module.pyc[HEADER_SIZE..];
        let mut reader = Reader::new(body);
        let value = reader.read_object().expect("a module of the library reads");
        for flags in [Flags::Recorded(reader.flags()), Flags::Predicted] {
            if dump(&value, VERSION, flags).as_deref() != Ok(body) {
                let kind = if matches!(flags, Flags::Predicted) { "predicted" } else { "recorded" };
                different.push(format!("{} ({kind} flags)", module.name));
            }
        }
    }
    assert!(different.is_empty(), "written differently: {different:?}");
}

#[test]
fn stack_effects_are_those_of_dis() {
    let script = r#"
import dis, opcode
for number in range(256):
    name = opcode.opname[number]
    if name.startswith(('<', 'INSTRUMENTED')):
        continue
    for arg in [*range(20), 255, 256, 257, 70000]:
        for jump in None, True, False:
            has_arg = number >= opcode.HAVE_ARGUMENT
            print(number, arg, jump, dis.stack_effect(number, arg if has_arg else None, jump=jump))
"#;
    let Some(output) = support::run(script, &[]) else { return };
    let output = String::from_utf8(output).expect("ASCII");
    let mut opcodes = std::collections::HashSet::new();
    for line in output.lines() {
        let fields: Vec<&str> = line.split(' ').collect();
        let number: u8 = fields[0].parse().expect("a number");
        let arg = fields[1].parse().expect("a number");
        let jump = match fields[2] {
            "None" => None,
            other => Some(other == "True"),
        };
        let opcode = Opcode::from_u8(number).expect("an opcode that Python has");
        opcodes.insert(opcode);
        assert_eq!(opcode.stack_effect(arg, jump).to_string(), fields[3], "{opcode:?} {arg}");
    }
    assert_eq!(opcodes.len(), Opcode::ALL.len());
}

#[test]
fn opcodes_are_those_of_cpython() {
    let script = r#"
import opcode
for number in range(256):
    name = opcode.opname[number]
    if not name.startswith(('<', 'INSTRUMENTED')):
        jumps = number in opcode.hasjrel or number in opcode.hasjabs
        print(number, name, opcode._inline_cache_entries[number], number in opcode.hasarg, jumps)
print(*(f'{name} {symbol}' for name, symbol in opcode._nb_ops))
print(*opcode.cmp_op)
print(*opcode._intrinsic_1_descs)
print(*opcode._intrinsic_2_descs)
"#;
    let Some(output) = support::run(script, &[]) else { return };
    let python = |value: bool| if value { "True" } else { "False" };
    let mut expected = String::new();
    for &opcode in Opcode::ALL {
        let (has_arg, has_jump) = (python(opcode.has_arg()), python(opcode.has_jump()));
        let (name, caches) = (opcode.name(), opcode.cache_entries());
        expected += &format!("{} {name} {caches} {has_arg} {has_jump}\n", opcode as u8);
    }
    let operators = BINARY_OPS.map(|(name, symbol)| format!("{name} {symbol}"));
    expected += &format!("{}\n", operators.join(" "));
    expected += &format!("{}\n", COMPARE_OPS.join(" "));
    expected += &format!("{}\n", INTRINSICS_1.join(" "));
    expected += &format!("{}\n", INTRINSICS_2.join(" "));
    assert_eq!(String::from_utf8_lossy(&output), expected);
}

/// Every code object: `co_lines()`, `co_positions()` and the exception table, as Python has them;
/// and the writers give the same bytes again.
#[test]
fn tables_are_those_of_cpython() {
    let script = format!(
        "{}{}",
        support::PRELUDE,
        r#"
import array, dis, marshal

def flat(rows):
    return array.array('i', [-1 if item is None else item for row in rows for item in row])

def walk(code):
    emit(flat(code.co_lines()).tobytes())
    emit(flat(code.co_positions()).tobytes())
    emit(flat(dis._parse_exception_table(code)).tobytes())
    for item in code.co_consts:
        if hasattr(item, 'co_code'):
            walk(item)

for name, data in modules('', 11):
    emit(data)
    walk(marshal.loads(data[16:]))
    emit(b'end')
"#
    );
    let Some(output) = support::run(&script, &[]) else { return };
    let chunks = support::chunks(&output);
    for module in chunks.split(|chunk| *chunk == b"end").filter(|module| !module.is_empty()) {
        let (_, code) = read_pyc(module[0]).expect("a module of the library reads");
        let mut tables = Vec::new();
        collect_tables(&code, &mut tables);
        assert!(module[1..] == tables, "the tables of {} differ", code.filename);
    }
}

fn collect_tables(code: &CodeObject, tables: &mut Vec<Vec<u8>>) {
    let table = LineTable::parse(&code.linetable, code.firstlineno).expect("a line table");
    let number = |value: Option<u32>| value.map_or(-1, |value| value as i32).to_le_bytes();
    let bytes = |offset: u32| (offset as i32 * 2).to_le_bytes();
    let lines =
        table.lines().flat_map(|range| [bytes(range.start), bytes(range.end), number(range.line)]);
    tables.push(lines.flatten().collect());
    let positions = table.positions(code.units() as u32).flat_map(|position| {
        [position.line, position.end_line, position.column, position.end_column].map(number)
    });
    tables.push(positions.flatten().collect());
    let entries = parse_exception_table(&code.exceptiontable).expect("an exception table");
    let exceptions = entries.iter().flat_map(|entry| {
        let depth = (entry.depth as i32).to_le_bytes();
        let lasti = i32::from(entry.lasti).to_le_bytes();
        [bytes(entry.start), bytes(entry.end), bytes(entry.target), depth, lasti]
    });
    tables.push(exceptions.flatten().collect());

    assert_eq!(encode_exception_table(&entries), *code.exceptiontable);
    let mut writer = LineTableWriter::new(code.firstlineno);
    for entry in table.entries() {
        writer.push(entry.position, entry.end - entry.start);
    }
    assert_eq!(writer.finish(), *code.linetable, "{}", code.qualname);

    for item in &code.consts {
        if let Const::Code(nested) = item {
            collect_tables(nested, tables);
        }
    }
}
