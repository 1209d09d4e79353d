//! The bytes of a code object: instructions, source positions and exception handlers, written in
//! one pass.

use apython_bytecode::Opcode;
use apython_bytecode::tables::{ExceptionEntry, LineTableWriter, Position, encode_exception_table};

use crate::error::{CompileError, ErrorKind};
use crate::flow::{BlockId, Graph, Instr};
use crate::location::Location;
use crate::sequence::Op;

/// The three of them.
pub(super) struct Tables {
    pub(super) code: Box<[u8]>,
    pub(super) lines: Box<[u8]>,
    pub(super) exceptions: Box<[u8]>,
}

pub(super) fn write(graph: &Graph, firstlineno: u32) -> Result<Tables, CompileError> {
    let units = graph.code_units();
    let mut code = Vec::with_capacity(units * 2);
    // Few take more than a byte and a half for a unit.
    let mut lines = Lines {
        writer: LineTableWriter::with_capacity(firstlineno, units + units / 2),
        at: Location::NONE,
        units: 0,
    };
    let mut handlers = Handlers { graph, entries: Vec::new(), handler: None, start: 0 };
    for block in graph.chain() {
        for instr in graph.instrs(block) {
            let offset = code.len();
            handlers.push(instr.handler, offset / 2);
            emit(&mut code, instr)?;
            lines.push(instr.at, (code.len() - offset) / 2);
        }
    }
    handlers.push(None, code.len() / 2);
    Ok(Tables {
        code: code.into_boxed_slice(),
        lines: lines.finish(),
        exceptions: encode_exception_table(&handlers.entries).into_boxed_slice(),
    })
}

fn emit(code: &mut Vec<u8>, instr: &Instr) -> Result<(), CompileError> {
    let Op::Code(opcode) = instr.op else {
        let message = format!("{:?} is left for the assembler", instr.op);
        return Err(CompileError::plain(ErrorKind::System, message));
    };
    for shift in [24, 16, 8] {
        if instr.arg >> shift != 0 {
            code.extend([Opcode::EXTENDED_ARG as u8, (instr.arg >> shift) as u8]);
        }
    }
    code.extend([opcode as u8, instr.arg as u8]);
    code.resize(code.len() + 2 * opcode.cache_entries(), 0);
    Ok(())
}

/// Gathers units of one location.
struct Lines {
    writer: LineTableWriter,
    at: Location,
    units: u32,
}

impl Lines {
    fn push(&mut self, at: Location, units: usize) {
        if at != self.at {
            self.writer.push(position(self.at), self.units);
            (self.at, self.units) = (at, 0);
        }
        self.units += units as u32;
    }

    fn finish(mut self) -> Box<[u8]> {
        self.writer.push(position(self.at), self.units);
        self.writer.finish().into_boxed_slice()
    }
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

/// Makes an entry of each run of instructions with one handler.
struct Handlers<'a> {
    graph: &'a Graph,
    entries: Vec<ExceptionEntry>,
    handler: Option<BlockId>,
    start: u32,
}

impl Handlers<'_> {
    /// From `offset` on, exceptions go to `handler`.
    fn push(&mut self, handler: Option<BlockId>, offset: usize) {
        if handler == self.handler {
            return;
        }
        if let Some(of_run) = self.handler {
            let block = &self.graph[of_run];
            let lasti = block.preserve_lasti;
            // Without the exception, and the offset below it.
            let depth = block.start_depth.saturating_sub(1 + i32::from(lasti));
            self.entries.push(ExceptionEntry {
                start: self.start,
                end: offset as u32,
                target: block.offset,
                depth: u32::try_from(depth).unwrap_or_default(),
                lasti,
            });
        }
        self.handler = handler;
        self.start = offset as u32;
    }
}
