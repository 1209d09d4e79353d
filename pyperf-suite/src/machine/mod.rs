//! What the compiler made of an engine's handlers, read off the program with objdump: how large
//! they are, how they go on, what they save. A gain of one strategy over another may be the
//! compiler's doing (merged jumps, registers that were spilled), and this is where it is seen.

#[cfg(test)]
mod tests;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use apython_reports::model::Handlers;

use crate::search_path;

/// Reads the functions that `marker` means: those whose name ends with it, or, where it ends in
/// `::`, those that it and one more name are the end of.
pub fn handlers(program: &Path, marker: &str) -> Result<Handlers, String> {
    if search_path("objdump").is_empty() {
        return Err("objdump is not on the PATH (it comes with binutils)".to_owned());
    }
    let mut child = Command::new("objdump")
        .args(["-d", "-C", "--no-show-raw-insn"])
        .arg(program)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("objdump cannot be started: {error}"))?;
    let mut reader = Reader::new(marker);
    if let Some(stdout) = child.stdout.take() {
        let mut lines = BufReader::new(stdout).split(b'\n');
        while let Some(Ok(line)) = lines.next() {
            reader.line(&String::from_utf8_lossy(&line));
        }
    }
    match child.wait() {
        Ok(status) if status.success() => reader.finish(),
        _ => Err("objdump cannot read the program".to_owned()),
    }
}

/// Takes a disassembly line by line.
struct Reader<'m> {
    marker: &'m str,
    found: Handlers,
    sizes: Vec<u64>,
    /// Where the handler that is being read begins.
    start: Option<u64>,
    saves: bool,
    last: u64,
}

impl<'m> Reader<'m> {
    fn new(marker: &'m str) -> Reader<'m> {
        Reader {
            marker,
            found: Handlers::default(),
            sizes: Vec::new(),
            start: None,
            saves: false,
            last: 0,
        }
    }

    fn line(&mut self, line: &str) {
        if let Some((address, name)) = header(line) {
            self.end();
            if means(self.marker, name) {
                self.start = Some(address);
                self.last = address;
            }
        } else if self.start.is_some()
            && let Some((address, instruction)) = instruction(line)
        {
            self.instruction(address, instruction);
        }
    }

    fn instruction(&mut self, address: u64, text: &str) {
        let (mnemonic, operands) = text.split_once(' ').unwrap_or((text, ""));
        let operands = operands.trim_start();
        if mnemonic == "int3" {
            // Between functions.
            return;
        }
        self.last = address;
        self.found.instructions += 1;
        match mnemonic {
            "jmp" if operands.starts_with('*') => self.found.indirect_jumps += 1,
            "call" => self.found.calls += 1,
            "push" => self.saves = true,
            mnemonic if mnemonic.starts_with("mov") && is_stack(operands) => {
                self.found.spills += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self) {
        if let Some(start) = self.start.take() {
            self.found.functions += 1;
            self.found.saving += u32::from(std::mem::take(&mut self.saves));
            self.sizes.push(self.last - start);
        }
    }

    fn finish(mut self) -> Result<Handlers, String> {
        self.end();
        if self.sizes.is_empty() {
            return Err(format!("no function is named {}", self.marker));
        }
        self.sizes.sort_unstable();
        self.found.bytes = self.sizes.iter().sum();
        self.found.median_bytes = self.sizes[self.sizes.len() / 2];
        Ok(self.found)
    }
}

/// `00000000002f3980 <crate::module::name>:`
fn header(line: &str) -> Option<(u64, &str)> {
    let (address, name) = line.strip_suffix(">:")?.split_once(" <")?;
    Some((u64::from_str_radix(address, 16).ok()?, name))
}

/// `  2f3980:\tjmp    *(%rdi)`
fn instruction(line: &str) -> Option<(u64, &str)> {
    let (address, text) = line.trim_start().split_once(":\t")?;
    Some((u64::from_str_radix(address, 16).ok()?, text.trim()))
}

fn means(marker: &str, name: &str) -> bool {
    match name.rsplit_once(marker) {
        Some((_, "")) => !marker.ends_with("::"),
        Some((_, last)) => marker.ends_with("::") && !last.contains(':'),
        None => false,
    }
}

/// Whether a move's target is on the stack.
fn is_stack(operands: &str) -> bool {
    operands.rsplit_once(',').is_some_and(|(_, target)| target.ends_with("(%rsp)"))
}
