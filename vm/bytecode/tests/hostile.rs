//! Damaged and hostile input: never a panic, never a hang, errors that say where, and the same
//! errors as CPython's.

mod support;

use apython_bytecode::marshal::{Flags, dump, load};
use apython_bytecode::{CodeObject, Const, dis, read_pyc, verify, write_pyc};
use support::Random;

/// Modules of all kinds, small enough to be damaged many times.
const SMALL: &str = "^(abc|bisect|colorsys|contextlib|copyreg|fnmatch|genericpath|heapq|keyword|\
                     operator|queue|reprlib|sched|this|types|asyncio/(queues|locks|timeouts)|\
                     test/test_(patma_guards|opcodes|asyncgen|type_aliases|unpack_ex))\\.py$";

/// Everything that is done with a code object.
fn exercise(code: &CodeObject) -> bool {
    let verified = verify(code);
    dis::disassemble(code);
    let header = apython_bytecode::PycHeader::Timestamp { mtime: 0, size: 0 };
    let written = write_pyc(header, code, Flags::Predicted).expect("what was read is not too deep");
    let (_, again) = read_pyc(&written).expect("what was written");
    // NaN isn't equal to itself.
    assert_eq!(format!("{again:?}"), format!("{code:?}"));
    verified.is_ok()
}

#[test]
fn damaged_files_are_errors_not_panics() {
    let mut random = Random(0x1234_5678_9abc_def1);
    let (mut unreadable, mut refused, mut accepted) = (0, 0, 0);
    let modules = support::modules(SMALL, 1);
    for module in &modules {
        for _ in 0..60 {
            let mut bytes = module.pyc.clone();
            random.mutate(&mut bytes);
            match read_pyc(&bytes) {
                Ok((_, code)) => {
                    if exercise(&code) {
                        accepted += 1;
                    } else {
                        refused += 1;
                    }
                }
                Err(error) => {
                    unreadable += 1;
                    assert!(error.offset() <= bytes.len(), "{error}");
                    assert!(!error.to_string().is_empty());
                }
            }
        }
    }
    println!("{unreadable} unreadable, {refused} refused, {accepted} accepted");
    assert!(modules.is_empty() || unreadable > 100 && refused > 10 && accepted > 10);
}

#[test]
fn every_truncation_is_an_error() {
    for module in support::modules("^(keyword|test/test_patma_guards|copyreg)\\.py$", 1) {
        for length in 0..module.pyc.len() {
            let error = read_pyc(&module.pyc[..length]).expect_err("a truncated file was read");
            assert!(error.offset() <= length, "{error}");
        }
    }
}

/// Damage within code objects, past which marshal can't stand guard.
#[test]
fn damaged_code_is_refused_or_harmless() {
    let mut random = Random(0xfeed_beef_dead_cafe);
    let (mut refused, mut accepted) = (0, 0);
    let modules = support::modules(SMALL, 1);
    for module in &modules {
        let (_, code) = read_pyc(&module.pyc).expect("a module of the library reads");
        let mut codes = Vec::new();
        flatten(&code, &mut codes);
        for _ in 0..150 {
            let mut code = codes[random.number(codes.len())].clone();
            damage(&mut code, &mut random);
            match verify(&code) {
                Ok(_) => accepted += 1,
                Err(error) => {
                    refused += 1;
                    let units = code.units() as u32;
                    assert!(error.offset().is_none_or(|offset| offset <= units), "{error}");
                }
            }
            dis::disassemble_one(&code, &mut String::new());
        }
    }
    println!("{refused} refused, {accepted} accepted");
    assert!(modules.is_empty() || refused > 1000 && accepted > 100);
}

fn flatten(code: &CodeObject, codes: &mut Vec<CodeObject>) {
    for item in &code.consts {
        if let Const::Code(nested) = item {
            flatten(nested, codes);
        }
    }
    codes.push(code.clone());
}

fn damage(code: &mut CodeObject, random: &mut Random) {
    let bytes = |bytes: &mut Box<[u8]>, random: &mut Random| {
        let mut vec = bytes.to_vec();
        random.mutate(&mut vec);
        *bytes = vec.into();
    };
    match random.number(10) {
        0 => bytes(&mut code.exceptiontable, random),
        1 => bytes(&mut code.linetable, random),
        2 => {
            code.consts.pop();
        }
        3 => {
            code.names.pop();
        }
        4 => {
            code.localsplusnames.pop();
            code.localspluskinds.pop();
        }
        5 => code.stacksize = random.number(code.stacksize as usize + 2) as u32,
        6 => code.flags.0 ^= 1 << random.number(10),
        _ => {
            // Whole instructions, so that some code is still well-formed.
            for _ in 0..1 + random.number(2) {
                let units = code.units();
                let at = 2 * random.number(units);
                match random.number(3) {
                    0 => code.code[at] = random.number(178) as u8,
                    1 => code.code[at + 1] = random.number(32) as u8,
                    _ => {
                        let from = 2 * random.number(units);
                        code.code.copy_within(from..from + 2, at);
                    }
                }
            }
        }
    }
}

/// What `marshal.loads` says of the same damaged data; and where it reads, the value.
#[test]
fn marshal_reads_and_refuses_as_cpython_does() {
    let objects = r#"
import marshal, random, sys
random.seed(2)
def value(depth=0):
    kind = random.randrange(16 if depth < 4 else 9)
    if kind == 0: return random.choice([None, True, False, ..., StopIteration])
    if kind == 1: return random.randrange(-300, 300)
    if kind == 2: return random.randrange(-2 ** 100, 2 ** 100) >> random.randrange(100)
    if kind == 3: return random.choice([0.0, -0.0, 1.5, 1e300, 1e-7, float('inf'), random.random()])
    if kind == 4: return complex(random.random(), -1)
    if kind == 5: return ''.join(random.choices('ab_\xe9\u20ac\U0001f600\ud800', k=random.randrange(5)))
    if kind == 6: return random.choice(['name', 'other', 'x' * 300])
    if kind == 7: return random.choice([b'', b'a', b'bytes'])
    if kind == 8: return random.choice([(), frozenset()])
    items = [value(depth + 1) for _ in range(random.randrange(4))]
    if kind <= 11: return tuple(items)
    if kind == 12: return items
    if kind == 13: return {random.randrange(9): item for item in items}
    try:
        return random.choice([set, frozenset])(items)
    except TypeError:
        return items
for _ in range(400):
    data = marshal.dumps(value(), random.randrange(5))
    sys.stdout.buffer.write(len(data).to_bytes(4, 'little') + data)
"#;
    let loads = r#"
import marshal, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 ** 30, 2 ** 30))
stream = sys.stdin.buffer.read()
def emit(data):
    sys.stdout.buffer.write(len(data).to_bytes(4, 'little') + data)
at = 0
while at < len(stream):
    size = int.from_bytes(stream[at:at + 4], 'little')
    data = stream[at + 4:at + 4 + size]
    at += 4 + size
    try:
        value = marshal.loads(data)
    except BaseException as error:
        emit(f'{type(error).__name__}: {error}'.encode('utf-8', 'surrogatepass'))
    else:
        try:
            emit(b'=' + marshal.dumps(value, 2))
        except ValueError:
            emit(b'recursive')
"#;
    let Some(output) = support::run(objects, &[]) else { return };
    let mut random = Random(77);
    let mut cases = Vec::new();
    for data in support::chunks(&output) {
        for _ in 0..20 {
            let mut data = data.to_vec();
            random.mutate(&mut data);
            // Code objects made of garbage can crash CPython.
            if !data.iter().any(|byte| byte & 0x7f == b'c') {
                cases.push(data);
            }
        }
    }
    let input: Vec<u8> = cases.iter().flat_map(|data| support::chunk(data)).collect();
    let Some(output) = support::run_with_input(loads, &[], &input) else { return };
    let answers = support::chunks(&output);
    assert_eq!(answers.len(), cases.len());
    let mut compared = 0;
    for (data, expected) in cases.iter().zip(answers) {
        compared += usize::from(agrees(data, expected));
    }
    assert!(compared > 5000, "only {compared} cases");
}

/// Whether the case could be compared; that it agrees is asserted.
fn agrees(data: &[u8], expected: &[u8]) -> bool {
    let found = load(data);
    let found = match &found {
        Ok(value) => {
            if has_hashed(value) {
                // Python drops equal elements.
                return false;
            }
            let value = dump(value, 2, Flags::Predicted).expect("what was read can be written");
            [b"=".as_slice(), &value].concat()
        }
        Err(error) => {
            let (exception, message) = error.exception();
            if message.contains("recursive") {
                return false;
            }
            format!("{exception}: {message}").into_bytes()
        }
    };
    if expected.starts_with(b"MemoryError") {
        return false;
    }
    let show = |bytes: &[u8]| bytes.escape_ascii().to_string();
    assert_eq!(show(&found), show(expected), "{}", show(data));
    true
}

fn has_hashed(value: &Const) -> bool {
    match value {
        Const::Dict(_) | Const::Set(_) | Const::FrozenSet(_) => true,
        Const::Tuple(items) | Const::List(items) => items.iter().any(has_hashed),
        _ => false,
    }
}
