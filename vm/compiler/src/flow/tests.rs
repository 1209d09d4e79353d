//! Passes on small sequences: what goes in and what comes out, as text.

use apython_bytecode::{CodeFlags, Opcode, Text};

use super::*;
use crate::location::Location;
use crate::names::Names;
use crate::sequence::Op;

fn unit(consts: Vec<Const>, locals: usize) -> Unit {
    let mut names = Names::new();
    Unit {
        name: Text::new("f"),
        qualname: Text::new("f"),
        argcount: 0,
        posonlyargcount: 0,
        kwonlyargcount: 0,
        flags: CodeFlags::default(),
        firstlineno: 1,
        consts,
        names: Vec::new(),
        varnames: (0..locals).map(|local| names.intern(&format!("v{local}"))).collect(),
        cellvars: Vec::new(),
        freevars: Vec::new(),
        hidden: Vec::new(),
    }
}

/// `NAME`, `NAME arg`, `NAME arg @line`, `label:`; a jump's argument is a label's number.
fn sequence(text: &str) -> Sequence {
    let mut sequence = Sequence { labels: vec![u32::MAX; 8], ..Sequence::default() };
    for item in text.split(';').map(str::trim) {
        if let Some(label) = item.strip_suffix(':') {
            let label: usize = label.parse().expect("the number of a label");
            sequence.labels[label] = sequence.instructions.len() as u32;
            continue;
        }
        let (item, line) = item.split_once(" @").unwrap_or((item, "1"));
        let (name, arg) = item.split_once(' ').unwrap_or((item, "0"));
        let line = line.parse().expect("a line");
        let at = match line {
            -1 => Location::NONE,
            line => Location::new(line, line, 0, 1),
        };
        sequence.push(op(name), arg.parse().expect("a number"), at);
    }
    sequence
}

fn op(name: &str) -> Op {
    match name {
        "JUMP" => Op::Jump,
        "SETUP_FINALLY" => Op::SetupFinally,
        "POP_BLOCK" => Op::PopBlock,
        _ => {
            let named = |opcode: &&Opcode| opcode.name() == name;
            Op::Code(*Opcode::ALL.iter().find(named).expect("the name of an opcode"))
        }
    }
}

fn check_with(consts: &[Const], locals: usize, text: &str, expected: &str) -> Vec<Const> {
    let mut cache = ConstCache::new();
    let consts = consts.iter().map(|value| cache.merge(value.clone())).collect();
    let optimized =
        optimize(&mut unit(consts, locals), &sequence(text), &mut cache).expect("a good sequence");
    let graph = &optimized.graph;
    let instrs = graph.chain().flat_map(|block| graph.instrs(block));
    let found: Vec<String> = instrs
        .map(|instr| match instr.op {
            Op::Code(opcode) if opcode.has_arg() => format!("{} {}", opcode.name(), instr.arg),
            Op::Code(opcode) => opcode.name().to_owned(),
            op => format!("{op:?}"),
        })
        .collect();
    assert_eq!(found.join("; "), expected, "{text}");
    optimized.consts
}

fn check(text: &str, expected: &str) {
    check_with(&[Const::None, Const::Int(1), Const::Int(2)], 3, text, expected);
}

#[test]
fn constants_decide_branches() {
    check("LOAD_CONST 1; RETURN_VALUE", "RETURN_CONST 1");
    check(
        "LOAD_CONST 1; POP_JUMP_IF_FALSE 0; LOAD_CONST 2; RETURN_VALUE; 0:; LOAD_CONST 1; \
         RETURN_VALUE",
        "RETURN_CONST 1",
    );
    check(
        "LOAD_NAME 0; LOAD_CONST 0; IS_OP 0; POP_JUMP_IF_FALSE 0; LOAD_CONST 1; RETURN_VALUE; \
         0:; LOAD_CONST 2; RETURN_VALUE",
        "LOAD_NAME 0; POP_JUMP_IF_NOT_NONE 1; RETURN_CONST 1; RETURN_CONST 2",
    );
}

#[test]
fn tuples_are_folded() {
    let consts = [Const::None, Const::Int(1), Const::Int(2)];
    let folded = check_with(
        &consts,
        0,
        "LOAD_CONST 1; LOAD_CONST 2; BUILD_TUPLE 2; RETURN_VALUE",
        "LOAD_CONST 1; RETURN_VALUE",
    );
    let tuple = Const::Tuple(consts[1..].into());
    assert_eq!(folded, [Const::None, tuple]);
    check(
        "LOAD_NAME 0; LOAD_NAME 1; BUILD_TUPLE 2; UNPACK_SEQUENCE 2; STORE_FAST 0; STORE_FAST 1; \
         LOAD_CONST 0; RETURN_VALUE",
        "LOAD_NAME 0; LOAD_NAME 1; STORE_FAST 1; STORE_FAST 0; RETURN_CONST 0",
    );
}

#[test]
fn swaps_are_few() {
    check(
        "LOAD_NAME 0; LOAD_NAME 1; LOAD_NAME 2; SWAP 3; SWAP 2; SWAP 3; SWAP 2; \
         STORE_NAME 0; STORE_NAME 1; STORE_NAME 2; LOAD_CONST 0; RETURN_VALUE",
        "LOAD_NAME 0; LOAD_NAME 1; LOAD_NAME 2; SWAP 2; SWAP 3; STORE_NAME 0; STORE_NAME 1; \
         STORE_NAME 2; RETURN_CONST 0",
    );
    // Both stores are to one variable: their order counts.
    check(
        "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0; STORE_FAST 0; LOAD_CONST 0; RETURN_VALUE",
        "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0; STORE_FAST 0; RETURN_CONST 0",
    );
    // On two lines a tracer would see the difference.
    check(
        "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0; STORE_FAST 1 @2; LOAD_CONST 0; \
         RETURN_VALUE",
        "LOAD_NAME 0; LOAD_NAME 1; SWAP 2; STORE_FAST 0; STORE_FAST 1; RETURN_CONST 0",
    );
}

#[test]
fn unbound_variables_are_checked() {
    check(
        "LOAD_FAST 0; POP_TOP; LOAD_FAST 0; RETURN_VALUE",
        "LOAD_FAST_CHECK 0; POP_TOP; LOAD_FAST 0; RETURN_VALUE",
    );
    check(
        "LOAD_CONST 1; STORE_FAST 0; 0:; LOAD_FAST 0; POP_TOP; DELETE_FAST 0; JUMP 0",
        "LOAD_CONST 1; STORE_FAST 0; LOAD_FAST_CHECK 0; POP_TOP; DELETE_FAST 0; JUMP_BACKWARD 4",
    );
}

#[test]
fn handlers_stand_at_the_end() {
    let tail = "LOAD_NAME 1; POP_TOP; LOAD_NAME 1; POP_TOP; LOAD_NAME 1; RETURN_VALUE";
    check(
        &format!(
            "SETUP_FINALLY 0; LOAD_NAME 0; POP_TOP; POP_BLOCK; JUMP 1; 0:; PUSH_EXC_INFO; \
             POP_TOP; POP_EXCEPT; JUMP 1; 1:; {tail}"
        ),
        &format!(
            "LOAD_NAME 0; POP_TOP; {tail}; PUSH_EXC_INFO; POP_TOP; POP_EXCEPT; JUMP_BACKWARD 10"
        ),
    );
}

#[test]
fn jumps_grow_until_they_fit() {
    let far = "LOAD_NAME 0; POP_TOP; ".repeat(200);
    let text = format!(
        "0:; LOAD_NAME 0; POP_JUMP_IF_FALSE 1; {far} JUMP 0; 1:; LOAD_CONST 0 @2; RETURN_VALUE @2"
    );
    let expected =
        format!("LOAD_NAME 0; POP_JUMP_IF_FALSE 402; {far}JUMP_BACKWARD 405; RETURN_CONST 0");
    check(&text, &expected);
}

#[test]
fn bad_sequences_are_errors() {
    let mut cache = ConstCache::new();
    for text in ["JUMP 3", "JUMP 9", "LOAD_CONST 5; RETURN_VALUE", "LOAD_NAME 0; 0:"] {
        assert!(optimize(&mut unit(vec![], 0), &sequence(text), &mut cache).is_err(), "{text}");
    }
}

#[test]
fn jumps_are_those_of_the_list_of_opcodes() {
    for &opcode in Opcode::ALL {
        assert_eq!(Op::Code(opcode).is_jump(), opcode.has_jump(), "{opcode:?}");
    }
}
