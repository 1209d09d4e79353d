//! The tables of a code object: source positions and exception handlers.

use apython_bytecode::tables::{ExceptionEntry, LineTableWriter, Position, encode_exception_table};

use crate::flow::{BlockId, Graph};
use crate::location::Location;

/// The line table.
pub(super) fn locations(graph: &Graph, firstlineno: u32) -> Box<[u8]> {
    let mut writer = LineTableWriter::new(firstlineno);
    let (mut at, mut units) = (Location::NONE, 0);
    for block in graph.chain() {
        for instr in graph.instrs(block) {
            if instr.at != at {
                writer.push(position(at), units);
                (at, units) = (instr.at, 0);
            }
            units += instr.size();
        }
    }
    writer.push(position(at), units);
    writer.finish().into_boxed_slice()
}

fn position(at: Location) -> Position {
    let known = |number: i32| u32::try_from(number).ok();
    if at.line < 0 {
        return Position::default();
    }
    Position {
        line: known(at.line),
        end_line: known(at.end_line),
        column: known(at.column),
        end_column: known(at.end_column),
    }
}

/// The exception table: an entry for each run of instructions with one handler.
pub(super) fn exceptions(graph: &Graph) -> Box<[u8]> {
    let mut entries = Vec::new();
    let mut handler: Option<BlockId> = None;
    let (mut start, mut offset) = (0, 0);
    for block in graph.chain() {
        for instr in graph.instrs(block) {
            if instr.handler != handler {
                entries.extend(entry(graph, handler, start, offset));
                handler = instr.handler;
                start = offset;
            }
            offset += instr.size();
        }
    }
    entries.extend(entry(graph, handler, start, offset));
    encode_exception_table(&entries).into_boxed_slice()
}

fn entry(graph: &Graph, handler: Option<BlockId>, start: u32, end: u32) -> Option<ExceptionEntry> {
    let block = &graph[handler?];
    let lasti = block.preserve_lasti;
    // Without the exception, and the offset below it.
    let depth = u32::try_from(block.start_depth - 1 - i32::from(lasti)).unwrap_or_default();
    Some(ExceptionEntry { start, end, target: block.offset, depth, lasti })
}
