//! The machine code of hot handlers, in the release binary: no saved registers, no calls, and
//! a jump at the end. Threaded dispatch rests on it: the compiler is not obliged to make tail
//! calls, and a slow path in the wrong place costs every execution.

use apython_tests::engine::find_apython;
use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

/// Handlers that must set up no frame: those of arithmetic, jumps, loops and moves.
const FRAMELESS: &[&str] = &[
    "add_int_rr",
    "add_int_rk",
    "add_float_rr",
    "add_float_rk",
    "add_float_kr",
    "sub_int_rr",
    "sub_int_rk",
    "sub_float_rr",
    "mul_int_rr",
    "mul_float_rr",
    "mul_float_kr",
    "div_float_rr",
    "div_int_rr",
    "and_int_rk",
    "rshift_int_rk",
    "if_lt_int_rr",
    "if_lt_int_rk",
    "if_ge_int_rk",
    "if_lt_int_loop_rr",
    "unless_le_float_rk",
    "jump",
    "jump_back",
    "jump_if_false",
    "jump_if_true",
    "copy",
    "copy_local",
    "take",
    "load_const_local",
    "for_range",
    "for_range_loop",
    "for_list_loop",
];

/// Handlers that may save registers, but must end in jumps and call nothing.
const CALL_FREE: &[&str] = &[
    "call_python",
    "call_python_method",
    "return_value",
    "return_const",
    "get_item_list_int",
    "get_item_tuple_rk",
    "set_item_list_int",
    "set_item_list_rk",
    "set_item_list_rr",
    "load_attr_slot",
    "store_attr_slot",
    "load_method_cached",
    "load_global_cached",
];

/// The instructions of each threaded handler, by the handler's name.
fn handlers(disassembly: &str) -> HashMap<&str, Vec<&str>> {
    let marker = "threaded::functions::";
    let mut handlers = HashMap::new();
    let mut current: Option<&str> = None;
    for line in disassembly.lines() {
        if line.ends_with(">:") {
            current = line
                .split_once(marker)
                .map(|(_, name)| name.trim_end_matches(">:"))
                .filter(|name| !name.contains(':'));
            continue;
        }
        if let (Some(name), Some((_, instruction))) = (current, line.split_once(":\t")) {
            handlers.entry(name).or_insert_with(Vec::new).push(instruction.trim());
        }
    }
    handlers
}

fn mnemonic(instruction: &str) -> &str {
    instruction.split_whitespace().next().unwrap_or_default()
}

fn disassembly(binary: &Path) -> String {
    let output = Command::new("objdump")
        .args(["-d", "--no-show-raw-insn", "-C"])
        .arg(binary)
        .output()
        .expect("objdump can be run: install binutils");
    assert!(output.status.success(), "objdump failed");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// A handler that calls the next one instead of jumping to it lets the native stack grow with
/// every instruction. Calls of the C library go through addresses relative to the instruction.
#[test]
fn no_handler_calls_the_next_one() {
    let binary = find_apython().expect("apython has been built");
    if binary.to_string_lossy().contains("debug") {
        eprintln!("not optimised: {} isn't looked at", binary.display());
        return;
    }
    let text = disassembly(&binary);
    let handlers = handlers(&text);
    assert!(handlers.len() > 100, "only {} handlers were found", handlers.len());
    let mut wrong = Vec::new();
    for (name, code) in &handlers {
        for instruction in code {
            if instruction.starts_with("call   *") && !instruction.contains("(%rip)") {
                wrong.push(format!("{name}: {instruction}"));
            }
        }
    }
    wrong.sort();
    assert!(wrong.is_empty(), "handlers that call:\n{}", wrong.join("\n"));
}

#[test]
fn hot_handlers_set_up_no_frame() {
    let binary = find_apython().expect("apython has been built");
    if !binary.to_string_lossy().contains("release") {
        eprintln!("not a release build: {} isn't looked at", binary.display());
        return;
    }
    let text = disassembly(&binary);
    let handlers = handlers(&text);
    let mut wrong = Vec::new();
    for &name in FRAMELESS.iter().chain(CALL_FREE) {
        let Some(code) = handlers.get(name) else {
            wrong.push(format!("{name}: no such symbol in the binary"));
            continue;
        };
        let frameless = FRAMELESS.contains(&name);
        for instruction in code {
            let op = mnemonic(instruction);
            if op.starts_with("call") || op.starts_with("ret") || (frameless && op == "push") {
                wrong.push(format!("{name}: {instruction}"));
            }
        }
        if !code.iter().any(|instruction| instruction.starts_with("jmp    *")) {
            wrong.push(format!("{name}: no indirect jump to the next handler"));
        }
    }
    assert!(wrong.is_empty(), "handlers that do more than they should:\n{}", wrong.join("\n"));
}
