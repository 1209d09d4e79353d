//! `co_lnotab`: the line table in the form of Python 3.9, pairs of differences in bytes of code
//! and in lines.

use super::Code;

pub(super) fn of_code(code: &Code) -> Vec<u8> {
    let mut table = Vec::new();
    let (mut offset, mut line) = (0u32, code.source.firstlineno);
    for entry in code.line_table().entries() {
        // Code that belongs to no line counts to the one before.
        let Some(next) = entry.position.line.filter(|&next| next != line) else { continue };
        let start = entry.start * 2;
        push_delta(&mut table, start - offset, i64::from(next) - i64::from(line));
        (offset, line) = (start, next);
    }
    table
}

fn push_delta(table: &mut Vec<u8>, mut bytes: u32, mut lines: i64) {
    while bytes > 255 {
        table.extend([255, 0]);
        bytes -= 255;
    }
    while !(-128..=127).contains(&lines) {
        let step = lines.clamp(-128, 127);
        table.extend([bytes as u8, step as i8 as u8]);
        bytes = 0;
        lines -= step;
    }
    table.extend([bytes as u8, lines as i8 as u8]);
}
