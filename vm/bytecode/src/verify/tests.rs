//! Tests of what the verifier refuses. That it accepts what CPython's compiler makes is tested in
//! `tests/library.rs`.

use Opcode::*;

use super::*;
use crate::code::{CodeFlags, LocalKind};
use crate::tables::{LineTableWriter, Position, encode_exception_table};
use crate::{Opcode, Text};

/// Instructions as bytes, with their caches and `EXTENDED_ARG`.
fn assemble(instructions: &[(Opcode, u32)]) -> Vec<u8> {
    let mut code = Vec::new();
    for &(opcode, arg) in instructions {
        for shift in [24, 16, 8] {
            if arg >> shift != 0 {
                code.extend([EXTENDED_ARG as u8, (arg >> shift) as u8]);
            }
        }
        code.extend([opcode as u8, arg as u8]);
        code.extend(std::iter::repeat_n(0, opcode.cache_entries() * 2));
    }
    code
}

/// A function with two parameters `a` and `b`, a local `c`, a cell `d` and a free variable `e`;
/// names `x` and `y`; constants `None`, 1, `('k',)`, a code object without and one with a free
/// variable.
fn function(instructions: &[(Opcode, u32)]) -> CodeObject {
    let plain = |free: bool| {
        let code = assemble(&[(RESUME, 0), (RETURN_CONST, 0)]);
        let (names, kinds) = match free {
            true => (vec!["e".into()], vec![LocalKind::FREE]),
            false => (Vec::new(), Vec::new()),
        };
        Const::Code(Rc::new(CodeObject {
            localsplusnames: names,
            localspluskinds: kinds,
            consts: vec![Const::None],
            ..empty("nested", code)
        }))
    };
    let kinds = [LocalKind::LOCAL; 3].into_iter().chain([LocalKind::CELL, LocalKind::FREE]);
    CodeObject {
        argcount: 2,
        consts: vec![
            Const::None,
            Const::Int(1),
            Const::Tuple([Const::Str("k".into())].into()),
            plain(false),
            plain(true),
        ],
        names: vec!["x".into(), "y".into()],
        localsplusnames: ["a", "b", "c", "d", "e"].map(Text::new).to_vec(),
        localspluskinds: kinds.collect(),
        ..empty("f", assemble(instructions))
    }
}

fn empty(name: &str, code: Vec<u8>) -> CodeObject {
    let mut lines = LineTableWriter::new(1);
    lines.push(Position { line: Some(1), ..Position::default() }, (code.len() / 2) as u32);
    CodeObject {
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        stacksize: 8,
        flags: CodeFlags::OPTIMIZED | CodeFlags::NEWLOCALS,
        code: code.into(),
        consts: Vec::new(),
        names: Vec::new(),
        localsplusnames: Vec::new(),
        localspluskinds: Vec::new(),
        filename: "test.py".into(),
        name: name.into(),
        qualname: name.into(),
        firstlineno: 1,
        linetable: lines.finish().into(),
        exceptiontable: Box::default(),
    }
}

fn check_code(code: &CodeObject, expected: Result<(), &str>) {
    let found = verify(code).map(drop).map_err(|error| error.to_string());
    let found = found
        .as_ref()
        .map(|&()| ())
        .map_err(|message| message.strip_prefix("invalid code object 'f'").unwrap_or(message));
    assert_eq!(found, expected, "{}", crate::dis::disassemble(code));
}

fn check(instructions: &[(Opcode, u32)], expected: Result<(), &str>) {
    check_code(&function(instructions), expected);
}

#[test]
fn accepts_small_functions() {
    check(&[(RETURN_CONST, 0)], Ok(()));
    check(&[(LOAD_FAST, 0), (LOAD_FAST, 1), (BINARY_OP, 0), (RETURN_VALUE, 0)], Ok(()));
    // while a: b; in a loop that jumps back over its caches
    check(&[(LOAD_FAST, 0), (POP_JUMP_IF_FALSE, 1), (JUMP_BACKWARD, 3), (RETURN_CONST, 0)], Ok(()));
    check(
        &[
            (LOAD_FAST, 0),
            (GET_ITER, 0),
            (FOR_ITER, 2),
            (STORE_FAST, 2),
            (JUMP_BACKWARD, 4),
            (END_FOR, 0),
            (RETURN_CONST, 0),
        ],
        Ok(()),
    );
    check(
        &[
            (PUSH_NULL, 0),
            (LOAD_FAST, 0),
            (LOAD_CONST, 1),
            (KW_NAMES, 2),
            (CALL, 1),
            (RETURN_VALUE, 0),
        ],
        Ok(()),
    );
    check(
        &[
            (COPY_FREE_VARS, 1),
            (MAKE_CELL, 3),
            (LOAD_CLOSURE, 3),
            (BUILD_TUPLE, 1),
            (LOAD_CONST, 4),
            (MAKE_FUNCTION, 8),
            (STORE_DEREF, 3),
            (LOAD_DEREF, 4),
            (RETURN_VALUE, 0),
        ],
        Ok(()),
    );
}

#[test]
fn refuses_code_that_does_not_decode() {
    let with = |bytes: &[u8]| CodeObject { code: bytes.into(), ..function(&[]) };
    check_code(&with(&[]), Err(": there are no instructions"));
    check_code(&with(&[9]), Err(": the code has an odd number of bytes"));
    check_code(&with(&[200, 0]), Err(", code unit 0: unknown opcode 200"));
    check_code(&with(&[122, 0]), Err(", code unit 0: the code ends within an instruction"));
    check_code(
        &with(&[9, 0, 6, 0]),
        Err(", code unit 1: BINARY_OP_ADD_FLOAT is an instruction of a running interpreter"),
    );
    let forbidden =
        |name| format!(", code unit 0 ({name}): this instruction must not be in a file");
    check(&[(CACHE, 0)], Err(&forbidden("CACHE")));
    check(&[(RESERVED, 0)], Err(&forbidden("RESERVED")));
    check(&[(INTERPRETER_EXIT, 0)], Err(&forbidden("INTERPRETER_EXIT")));
}

#[test]
fn refuses_operands_out_of_range() {
    let check = |opcode: Opcode, arg: u32, expected: &str| {
        let expected = format!(", code unit 0 ({}): {expected}", opcode.name());
        check(&[(opcode, arg)], Err(&expected));
    };
    check(LOAD_CONST, 5, "index 5 is out of range, there are 5 constants");
    check(RETURN_CONST, 255, "index 255 is out of range, there are 5 constants");
    check(STORE_NAME, 2, "index 2 is out of range, there are 2 names");
    check(LOAD_ATTR, 4, "index 2 is out of range, there are 2 names");
    check(LOAD_GLOBAL, 5, "index 2 is out of range, there are 2 names");
    check(LOAD_SUPER_ATTR, 8, "index 2 is out of range, there are 2 names");
    check(LOAD_FAST, 5, "index 5 is out of range, there are 5 local slots");
    check(LOAD_FAST, 4, "slot 4 is not a local variable or a cell");
    check(STORE_FAST, 4, "slot 4 is not a local variable or a cell");
    check(LOAD_DEREF, 0, "slot 0 is not a cell or free variable");
    check(LOAD_CLOSURE, 2, "slot 2 is not a cell or free variable");
    check(MAKE_CELL, 2, "slot 2 is not a cell or free variable");
    check(BINARY_OP, 26, "the operand is 26, expected a binary operator");
    check(COMPARE_OP, 96, "the operand is 96, expected a comparison");
    check(CALL_INTRINSIC_1, 0, "the operand is 0, expected an intrinsic function");
    check(CALL_INTRINSIC_1, 12, "the operand is 12, expected an intrinsic function");
    check(CALL_INTRINSIC_2, 5, "the operand is 5, expected an intrinsic function");
    check(MAKE_FUNCTION, 16, "the operand is 16, expected 0 to 15");
    check(RESUME, 4, "the operand is 4, expected 0 to 3");
    check(FORMAT_VALUE, 8, "the operand is 8, expected 0 to 7");
    check(RAISE_VARARGS, 3, "the operand is 3, expected 0, 1 or 2");
    check(RERAISE, 3, "the operand is 3, expected 0, 1 or 2");
    check(GET_AWAITABLE, 3, "the operand is 3, expected 0, 1 or 2");
    check(BUILD_SLICE, 4, "the operand is 4, expected 2 or 3");
    check(IS_OP, 2, "the operand is 2, expected 0 or 1");
    check(SWAP, 0, "the operand is 0, expected 1 or more");
    check(COPY, 0, "the operand is 0, expected 1 or more");
    check(LIST_APPEND, 0, "the operand is 0, expected 1 or more");
    check(MATCH_CLASS, 0, "stack underflow: 3 entries needed, 0 there");
    check(COPY_FREE_VARS, 2, "the operand is 2, expected the number of free variables");
}

#[test]
fn refuses_bad_jumps() {
    check(
        &[(JUMP_FORWARD, 1), (RETURN_CONST, 0)],
        Err(
            ", code unit 0 (JUMP_FORWARD): the jump goes to code unit 2, where no instruction begins",
        ),
    );
    check(
        &[(JUMP_BACKWARD, 2), (RETURN_CONST, 0)],
        Err(", code unit 0 (JUMP_BACKWARD): the jump goes to before the first instruction"),
    );
    // Into the cache, and behind the EXTENDED_ARG.
    check(
        &[(JUMP_FORWARD, 1), (BINARY_SUBSCR, 0), (RETURN_CONST, 0)],
        Err(
            ", code unit 0 (JUMP_FORWARD): the jump goes to code unit 2, where no instruction begins",
        ),
    );
    check(
        &[(JUMP_FORWARD, 1), (BUILD_LIST, 256), (RETURN_VALUE, 0)],
        Err(
            ", code unit 0 (JUMP_FORWARD): the jump goes to code unit 2, where no instruction begins",
        ),
    );
    check(&[(NOP, 0)], Err(", code unit 0 (NOP): control runs off the end of the code"));
    check(
        &[(LOAD_FAST, 0), (GET_ITER, 0), (FOR_ITER, 0), (RETURN_VALUE, 0)],
        Err(", code unit 2 (FOR_ITER): FOR_ITER does not jump to an END_FOR"),
    );
    check(
        &[(JUMP_FORWARD, 0), (END_FOR, 0), (RETURN_CONST, 0)],
        Err(", code unit 0 (JUMP_FORWARD): a jump that is no FOR_ITER goes to an END_FOR"),
    );
    check(
        &[(LOAD_FAST, 0), (COPY, 1), (END_FOR, 0), (RETURN_CONST, 0)],
        Err(", code unit 1 (COPY): control falls into an END_FOR"),
    );
}

#[test]
fn refuses_bad_stacks() {
    check(
        &[(POP_TOP, 0), (RETURN_CONST, 0)],
        Err(", code unit 0 (POP_TOP): stack underflow: 1 entries needed, 0 there"),
    );
    check(
        &[(LOAD_FAST, 0), (SWAP, 2), (RETURN_VALUE, 0)],
        Err(", code unit 1 (SWAP): stack underflow: 2 entries needed, 1 there"),
    );
    let too_deep: Vec<_> = (0..9).map(|_| (LOAD_FAST, 0)).collect();
    check(
        &too_deep,
        Err(", code unit 8 (LOAD_FAST): stack overflow: 9 entries, co_stacksize is 8"),
    );
    check(
        &[(LOAD_FAST, 0), (UNPACK_SEQUENCE, u32::MAX), (RETURN_CONST, 0)],
        Err(
            ", code unit 4 (UNPACK_SEQUENCE): stack overflow: 4294967295 entries, co_stacksize is 8",
        ),
    );
    check(
        &[(LOAD_FAST, 0), (POP_JUMP_IF_TRUE, 1), (LOAD_FAST, 0), (RETURN_CONST, 0)],
        Err(
            ", code unit 3 (RETURN_CONST): the stack at code unit 3 has 1 entries on this path, 0 on another",
        ),
    );
    check(
        &[(LOAD_FAST, 0), (JUMP_BACKWARD, 2)],
        Err(
            ", code unit 1 (JUMP_BACKWARD): the stack at code unit 0 has 1 entries on this path, 0 on another",
        ),
    );
    check(
        &[(LOAD_FAST, 0), (RETURN_CONST, 0)],
        Err(", code unit 1 (RETURN_CONST): 1 entries are left on the stack"),
    );
}

#[test]
fn refuses_entries_of_the_wrong_kind() {
    check(
        &[(PUSH_NULL, 0), (RETURN_VALUE, 0)],
        Err(", code unit 1 (RETURN_VALUE): the stack entry is not an object, but may be NULL"),
    );
    check(
        &[(LOAD_FAST, 0), (LOAD_ATTR, 1), (POP_TOP, 0), (RETURN_VALUE, 0)],
        Err(", code unit 12 (RETURN_VALUE): the stack entry is not an object, but may be NULL"),
    );
    check(
        &[(LOAD_FAST, 0), (LOAD_FAST, 0), (LIST_APPEND, 1), (RETURN_VALUE, 0)],
        Err(", code unit 2 (LIST_APPEND): the stack entry is not a list this code made"),
    );
    check(
        &[(LOAD_FAST, 0), (MAKE_FUNCTION, 0), (RETURN_VALUE, 0)],
        Err(", code unit 1 (MAKE_FUNCTION): the stack entry is not a constant code object"),
    );
    check(
        &[(LOAD_CONST, 4), (MAKE_FUNCTION, 0), (RETURN_VALUE, 0)],
        Err(
            ", code unit 1 (MAKE_FUNCTION): the stack entry is not a closure as long as the free variables",
        ),
    );
    check(
        &[
            (LOAD_FAST, 0),
            (LOAD_FAST, 0),
            (BUILD_TUPLE, 0),
            (CALL_FUNCTION_EX, 0),
            (RETURN_VALUE, 0),
        ],
        Err(", code unit 3 (CALL_FUNCTION_EX): the stack entry is not NULL below the callable"),
    );
    check(
        &[(LOAD_FAST, 0), (POP_EXCEPT, 0), (RETURN_CONST, 0)],
        Err(", code unit 1 (POP_EXCEPT): the stack entry is not what PUSH_EXC_INFO saved"),
    );
    check(
        &[(LOAD_FAST, 0), (LOAD_FAST, 0), (RERAISE, 1)],
        Err(", code unit 2 (RERAISE): the stack entry is not the offset a handler was given"),
    );
    check(&[(LOAD_FAST, 0), (LOAD_CONST, 2), (BUILD_CONST_KEY_MAP, 1), (RETURN_VALUE, 0)], Ok(()));
    check(
        &[(LOAD_CONST, 2), (BUILD_CONST_KEY_MAP, 0), (RETURN_VALUE, 0)],
        Err(
            ", code unit 1 (BUILD_CONST_KEY_MAP): the stack entry is not a constant tuple with a key for each value",
        ),
    );
}

#[test]
fn refuses_unbound_slots() {
    check(
        &[(LOAD_FAST, 2), (RETURN_VALUE, 0)],
        Err(", code unit 0 (LOAD_FAST): slot 2 may be unbound"),
    );
    check(&[(LOAD_FAST_CHECK, 2), (POP_TOP, 0), (LOAD_FAST, 2), (RETURN_VALUE, 0)], Ok(()));
    check(
        &[(DELETE_FAST, 0), (LOAD_FAST, 0), (RETURN_VALUE, 0)],
        Err(", code unit 1 (LOAD_FAST): slot 0 may be unbound"),
    );
    // Bound on one of two paths.
    check(
        &[
            (LOAD_FAST, 0),
            (POP_JUMP_IF_TRUE, 2),
            (LOAD_FAST, 0),
            (STORE_FAST, 2),
            (LOAD_FAST, 2),
            (RETURN_VALUE, 0),
        ],
        Err(", code unit 4 (LOAD_FAST): slot 2 may be unbound"),
    );
    check(
        &[(LOAD_DEREF, 3), (RETURN_VALUE, 0)],
        Err(", code unit 0 (LOAD_DEREF): slot 3 may be unbound"),
    );
    check(
        &[(LOAD_CLOSURE, 4), (RETURN_VALUE, 0)],
        Err(", code unit 0 (LOAD_CLOSURE): slot 4 may be unbound"),
    );
    check(
        &[(MAKE_CELL, 3), (LOAD_CONST, 0), (STORE_FAST, 3), (RETURN_CONST, 0)],
        Err(", code unit 2 (STORE_FAST): the slot holds a cell"),
    );
    check(
        &[(NOP, 0), (COPY_FREE_VARS, 1), (RETURN_CONST, 0)],
        Err(", code unit 1 (COPY_FREE_VARS): it is not the first instruction"),
    );
}

#[test]
fn refuses_bad_keyword_names() {
    let call = |names, count| {
        [
            (PUSH_NULL, 0),
            (LOAD_FAST, 0),
            (LOAD_FAST, 1),
            (KW_NAMES, names),
            (CALL, count),
            (RETURN_VALUE, 0),
        ]
    };
    check(&call(2, 1), Ok(()));
    check(&call(1, 1), Err(", code unit 3 (KW_NAMES): the stack entry is not a tuple of strings"));
    check(
        &call(2, 0),
        Err(", code unit 3 (KW_NAMES): KW_NAMES has more names than CALL has arguments"),
    );
    check(
        &[(KW_NAMES, 2), (RETURN_CONST, 0)],
        Err(", code unit 0 (KW_NAMES): KW_NAMES is not followed by CALL"),
    );
}

/// `try: a.x` with a handler at unit 11 that returns.
fn with_handler(entry: ExceptionEntry) -> CodeObject {
    let instructions = [
        (LOAD_FAST, 0),
        (LOAD_ATTR, 0),
        (RETURN_VALUE, 0),
        (PUSH_EXC_INFO, 0),
        (POP_TOP, 0),
        (POP_EXCEPT, 0),
        (RETURN_CONST, 0),
    ];
    let exceptiontable = encode_exception_table(&[entry]).into();
    CodeObject { exceptiontable, ..function(&instructions) }
}

#[test]
fn refuses_bad_exception_tables() {
    let entry =
        |start, end, target, depth, lasti| ExceptionEntry { start, end, target, depth, lasti };
    let check = |entry, expected: Result<(), &str>| check_code(&with_handler(entry), expected);
    check(entry(0, 11, 12, 0, false), Ok(()));
    check(entry(0, 12, 12, 0, false), Ok(()));
    let bad = |problem: &str| format!(": exception table, entry 0: {problem}");
    check(entry(0, 0, 12, 0, false), Err(&bad("the range is empty")));
    check(entry(2, 11, 12, 0, false), Err(&bad("the range starts within an instruction")));
    check(entry(0, 2, 12, 0, false), Err(&bad("the range ends within an instruction")));
    check(entry(0, 99, 12, 0, false), Err(&bad("the range ends after the code")));
    check(entry(0, 11, 2, 0, false), Err(&bad("no instruction begins at the handler")));
    check(entry(0, 11, 12, 8, false), Err(&bad("the depth is greater than co_stacksize")));
    check(
        entry(0, 11, 12, 1, false),
        Err(
            ", code unit 1 (LOAD_ATTR): fewer than the 1 stack entries are left that the handler at code unit 12 expects",
        ),
    );
    check(
        entry(0, 11, 12, 0, true),
        Err(", code unit 15 (RETURN_CONST): 1 entries are left on the stack"),
    );
    let call = [
        (PUSH_NULL, 0),
        (LOAD_FAST, 0),
        (LOAD_FAST, 1),
        (KW_NAMES, 2),
        (CALL, 1),
        (RETURN_VALUE, 0),
    ];
    let splitting = encode_exception_table(&[entry(0, 4, 0, 0, false)]).into();
    check_code(
        &CodeObject { exceptiontable: splitting, ..function(&call) },
        Err(&bad("it comes between KW_NAMES and its CALL")),
    );
    let twice = [entry(0, 11, 12, 0, false), entry(1, 12, 12, 0, false)];
    let code = CodeObject {
        exceptiontable: encode_exception_table(&twice).into(),
        ..with_handler(twice[0])
    };
    check_code(
        &code,
        Err(": exception table, entry 1: the range overlaps or precedes the one before it"),
    );
    let code = CodeObject { exceptiontable: [1, 2].into(), ..with_handler(twice[0]) };
    check_code(&code, Err(": exception table: an entry's mark is misplaced at byte 0"));
}

#[test]
fn refuses_contradictory_layouts() {
    let check = |change: fn(&mut CodeObject), expected: &str| {
        let mut code = function(&[(RETURN_CONST, 0)]);
        change(&mut code);
        check_code(&code, Err(expected));
    };
    check(|code| code.argcount = 4, ": more parameters than locals");
    check(
        |code| code.flags |= CodeFlags::VARARGS | CodeFlags::VARKEYWORDS,
        ": more parameters than locals",
    );
    check(|code| code.posonlyargcount = 3, ": more positional-only than positional parameters");
    check(
        |code| code.localspluskinds.truncate(1),
        ": there are not as many kinds of local slots as names",
    );
    check(|code| code.localspluskinds[0] = LocalKind(0), ": a local slot has an unknown kind");
    check(
        |code| code.localspluskinds.swap(0, 4),
        ": local slots are not in the order locals, cells, free variables",
    );
    check(
        |code| code.flags |= CodeFlags::GENERATOR | CodeFlags::COROUTINE,
        ": it is more than one of generator, coroutine and async generator",
    );
    check(|code| code.stacksize = MAX_STACK + 1, ": co_stacksize is too large");
    check(
        |code| code.linetable = [0].into(),
        ": line table: an entry's mark is misplaced at byte 0",
    );
}

#[test]
fn generators_begin_with_return_generator() {
    let check = |instructions: &[(Opcode, u32)], expected| {
        let mut code = function(instructions);
        code.flags |= CodeFlags::GENERATOR;
        check_code(&code, expected);
    };
    let body = [(POP_TOP, 0), (LOAD_FAST, 0), (YIELD_VALUE, 1), (RETURN_VALUE, 0)];
    check(&[[(RETURN_GENERATOR, 0)].as_slice(), &body].concat(), Ok(()));
    check(&body, Err(", code unit 0 (POP_TOP): stack underflow: 1 entries needed, 0 there"));
    check(
        &[(LOAD_FAST, 0), (RETURN_VALUE, 0)],
        Err(", code unit 0 (LOAD_FAST): it comes before RETURN_GENERATOR"),
    );
    check_code(
        &function(&[(RETURN_GENERATOR, 0), (RETURN_VALUE, 0)]),
        Err(", code unit 0 (RETURN_GENERATOR): it is not at the start of a generator"),
    );
    check_code(
        &function(&body[1..]),
        Err(", code unit 1 (YIELD_VALUE): it is in what is no generator or coroutine"),
    );
}

#[test]
fn nested_code_is_verified_once() {
    let mut code = Rc::new(function(&[(RETURN_CONST, 0)]));
    for _ in 0..200 {
        let consts = vec![
            Const::Code(code.clone()),
            Const::Tuple([Const::Code(code.clone()), Const::Code(code)].into()),
        ];
        code = Rc::new(CodeObject { consts, ..function(&[(RETURN_CONST, 0)]) });
    }
    check_code(&code, Ok(()));
    let bad = Rc::new(CodeObject { qualname: "deep".into(), ..function(&[(NOP, 0)]) });
    let tuple = Const::Tuple([Const::Code(bad)].into());
    let code = CodeObject { consts: vec![tuple], ..function(&[(RETURN_CONST, 0)]) };
    check_code(
        &code,
        Err("invalid code object 'deep', code unit 0 (NOP): control runs off the end of the code"),
    );
}

#[test]
fn depths_and_blocks() {
    let code = function(&[
        (LOAD_FAST, 0),
        (GET_ITER, 0),
        (FOR_ITER, 2),
        (STORE_FAST, 2),
        (JUMP_BACKWARD, 4),
        (END_FOR, 0),
        (RETURN_CONST, 0),
        (BUILD_LIST, 256),
        (RETURN_VALUE, 0),
    ]);
    let verified = verify(&code).expect("a valid function");
    let depths: Vec<_> = (0..12).map(|unit| verified.depth_at(unit)).collect();
    let (zero, one, two) = (Some(0), Some(1), Some(2));
    assert_eq!(depths, [zero, one, one, None, two, one, two, zero, None, None, None, None]);
    assert_eq!(verified.block_starts(), [0, 2, 4, 6, 8]);
    assert!(verified.is_block_start(6) && !verified.is_block_start(5));
    assert_eq!(verified.max_depth(), 2);
    assert_eq!(verified.instructions().len(), 9);
}
