//! Reading objdump's output.

use super::*;

const TEXT: &str = "\
program:     file format elf64-x86-64

0000000000001000 <vm::threaded::functions::add>:
    1000:\tmov    (%rdi),%rax
    1003:\tadd    $0x10,%rdi
    1007:\tjmp    *(%rdi)
    1009:\tint3
    100a:\tint3

0000000000001010 <vm::threaded::functions::call>:
    1010:\tpush   %rbx
    1011:\tmov    %rax,0x8(%rsp)
    1016:\tmov    0x8(%rsp),%rax
    101b:\tcall   3000 <vm::slow>
    1020:\tpop    %rbx
    1021:\tjmp    3010 <vm::next>

0000000000001030 <vm::threaded::functions::add::path>:
    1030:\tjmp    *%rax

0000000000001040 <vm::threaded::run>:
    1040:\tret
";

fn read(marker: &str) -> Result<Handlers, String> {
    let mut reader = Reader::new(marker);
    TEXT.lines().for_each(|line| reader.line(line));
    reader.finish()
}

#[test]
fn handlers_are_found_and_summed_up() {
    let expected = Handlers {
        functions: 2,
        bytes: 7 + 17,
        median_bytes: 17,
        instructions: 9,
        indirect_jumps: 1,
        calls: 1,
        saving: 1,
        spills: 1,
    };
    assert_eq!(read("threaded::functions::"), Ok(expected));
}

#[test]
fn a_name_means_one_function() {
    assert_eq!(read("threaded::run").map(|found| found.functions), Ok(1));
    assert_eq!(read("threaded::ru"), Err("no function is named threaded::ru".to_owned()));
    assert_eq!(read("none::"), Err("no function is named none::".to_owned()));
}

#[test]
fn moves_to_the_stack_are_spills() {
    let check = |operands, expected| assert_eq!(is_stack(operands), expected, "{operands}");
    check("%rax,0x8(%rsp)", true);
    check("%rax,(%rsp)", true);
    check("0x8(%rsp),%rax", false);
    check("$0x0,0x10(%rsp)", true);
    check("%rax,(%rdi)", false);
}
