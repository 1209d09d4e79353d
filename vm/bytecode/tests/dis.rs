//! Listings against those of CPython's `dis`, and what they rest on.

mod support;

use apython_bytecode::dis::{disassemble, repr};
use apython_bytecode::{Const, Text, read_pyc};

/// Modules with every kind of statement, from the library and the test suite.
const SYNTAX: &str = "^test/test_(patma|grammar|except_star|type_params|generators|coroutines|\
                      asyncgen|listcomps|fstring|syntax|named_expressions|extcall|super)\\.py$";

#[test]
fn lists_the_library_as_dis_does() {
    check_listings("^(?!test/)", 16);
}

#[test]
fn lists_every_kind_of_statement_as_dis_does() {
    check_listings(SYNTAX, 1);
}

fn check_listings(pattern: &str, step: usize) {
    let script = format!(
        "{}{}",
        support::PRELUDE,
        r#"
import dis, io, marshal

for name, data in modules(sys.argv[1], int(sys.argv[2])):
    listing = io.StringIO()
    dis.dis(marshal.loads(data[16:]), file=listing)
    # What the disassembler leaves out.
    text = re.sub(r'(?<=<code object )(.*?) at 0x[0-9a-f]+(?=, file)', r'\1', listing.getvalue())
    emit(name.encode()); emit(data); emit(text.encode('utf-8', 'backslashreplace'))
"#
    );
    let Some(output) = support::run(&script, &[pattern, &step.to_string()]) else { return };
    let chunks = support::chunks(&output);
    let modules = chunks.chunks_exact(3);
    assert!(modules.len() > 10, "only {} modules", modules.len());
    for module in modules {
        let name = String::from_utf8_lossy(module[0]);
        let (_, code) = read_pyc(module[1]).expect("a module of the library reads");
        let (found, expected) = (disassemble(&code), String::from_utf8_lossy(module[2]));
        let mut expected_lines = expected.lines();
        for (number, found) in found.lines().enumerate() {
            let expected = expected_lines.next().unwrap_or("the end of the listing");
            assert!(same_line(found, expected), "{name}, line {number}:\n{found}\n{expected}");
        }
        assert_eq!(expected_lines.next(), None, "{name}: the listing ends early");
    }
}

/// Python shows the elements of sets in the order of their hashes.
fn same_line(found: &str, expected: &str) -> bool {
    let sorted = |line: &str| {
        let mut chars: Vec<char> = line.chars().collect();
        chars.sort_unstable();
        chars
    };
    found == expected || found.contains("frozenset({") && sorted(found) == sorted(expected)
}

#[test]
fn the_table_of_printable_characters_is_fresh() {
    let Some(output) = support::run(include_str!("printable.py"), &[]) else { return };
    assert!(
        output == include_bytes!("../src/dis/printable.rs"),
        "stale: regenerate it with python3.12 tests/printable.py > src/dis/printable.rs"
    );
}

#[test]
fn reprs_of_all_characters_and_many_numbers_are_those_of_cpython() {
    let script = r#"
import random, struct, sys
sys.stdout.reconfigure(encoding='utf-8')
for start in range(0, 0x110000, 0x100):
    print(repr(''.join(map(chr, range(start, start + 0x100)))))
random.seed(1)
for _ in range(20000):
    bits = random.getrandbits(64)
    print(bits, repr(struct.unpack('<d', bits.to_bytes(8, 'little'))[0]))
    value = random.randrange(10 ** 6) * 10.0 ** random.randrange(-12, 20)
    print(struct.unpack('<Q', struct.pack('<d', value))[0], repr(value))
"#;
    let Some(output) = support::run(script, &[]) else { return };
    let output = String::from_utf8(output).expect("UTF-8");
    let mut lines = output.lines();
    for start in (0..0x11_0000u32).step_by(0x100) {
        let bytes: Vec<u8> = (start..start + 0x100).flat_map(encode).collect();
        let text = Text::from_bytes(&bytes, false).expect("text");
        assert_eq!(Some(repr(&Const::Str(text)).as_str()), lines.next(), "{start:#x}");
    }
    assert_eq!(lines.clone().count(), 40_000);
    for line in lines {
        let (bits, expected) = line.split_once(' ').expect("two fields");
        let value = f64::from_bits(bits.parse().expect("bits"));
        assert_eq!(repr(&Const::Float(value)), expected);
    }
}

/// UTF-8, of surrogates too.
fn encode(code: u32) -> Vec<u8> {
    match char::from_u32(code) {
        Some(c) => c.encode_utf8(&mut [0; 4]).as_bytes().to_vec(),
        None => vec![0xed, 0x80 | (code >> 6 & 0x3f) as u8, 0x80 | (code & 0x3f) as u8],
    }
}
