//! Source lines for tracebacks, kept for the length of one report.

use crate::objects::list::List;
use crate::objects::str::to_string_lossy;
use crate::vm::Vm;
use apython_text::StrBuf;
use apython_text::codecs::{DecodeErrors, Encoding, decode};
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::rc::Rc;

/// The lines of files that were asked for, without their line ends.
#[derive(Default)]
pub(super) struct SourceCache {
    files: HashMap<String, Option<Rc<Vec<String>>>>,
}

impl SourceCache {
    /// A line, counted from 1.
    pub(super) fn line(&mut self, vm: &Vm, filename: &str, number: u32) -> Option<String> {
        let lines = self.files.entry(filename.to_owned()).or_insert_with(|| read(vm, filename));
        let index = usize::try_from(number).ok()?.checked_sub(1)?;
        lines.as_ref()?.get(index).cloned()
    }
}

/// The lines of a source file, looked for beside the modules if it isn't where it was.
fn read(vm: &Vm, filename: &str) -> Option<Rc<Vec<String>>> {
    // `<string>` and the like are no files.
    if filename.starts_with('<') && filename.ends_with('>') {
        return None;
    }
    let bytes = fs::read(filename).ok().or_else(|| read_beside_modules(vm, filename))?;
    Some(Rc::new(decode_source(&bytes)?.split('\n').map(str::to_owned).collect()))
}

fn read_beside_modules(vm: &Vm, filename: &str) -> Option<Vec<u8>> {
    let tail = Path::new(filename).file_name()?;
    let path = vm.sys.get_interned(&vm.names.path)?;
    let entries = path.downcast::<List>()?.to_vec();
    entries
        .iter()
        .filter(|entry| entry.is_str())
        .find_map(|entry| fs::read(Path::new(&to_string_lossy(entry)).join(tail)).ok())
}

/// The text of a source file, with `\n` for all line ends; nothing if it can't be decoded.
pub(crate) fn decode_source(bytes: &[u8]) -> Option<String> {
    let (marked, rest) = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => (true, rest),
        None => (false, bytes),
    };
    let encoding = match declared_encoding(rest) {
        Some(name) if !marked => Encoding::by_name(&name)?,
        _ => Encoding::Utf8,
    };
    let mut text = StrBuf::new();
    decode(encoding, rest, true, &mut DecodeErrors::Strict, &mut text).ok()?;
    let text = text.as_view().to_utf8_lossy().replace("\r\n", "\n").replace('\r', "\n");
    Some(text)
}

/// The encoding that a comment in one of the first two lines names, as PEP 263 has it.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    for line in bytes.split(|&byte| byte == b'\n').take(2) {
        let start = line.iter().position(|byte| !matches!(byte, b' ' | b'\t' | b'\x0c'));
        let Some(start) = start else { continue };
        if line[start] != b'#' {
            return None;
        }
        let comment = String::from_utf8_lossy(&line[start..]).into_owned();
        if let Some((_, after)) = comment.split_once("coding")
            && let Some(after) = after.strip_prefix([':', '='])
        {
            let name = after.trim_start_matches([' ', '\t']);
            let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || "-_.".contains(c)));
            let name = &name[..end.unwrap_or(name.len())];
            if !name.is_empty() {
                return Some(name.to_owned());
            }
        }
    }
    None
}
