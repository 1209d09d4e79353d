//! The lines of a traceback.

use super::carets::caret_line;
use super::source::SourceCache;
use crate::object::Ref;
use crate::objects::str::to_string_lossy;
use crate::objects::traceback::Traceback;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;

/// So many times in a row the same line is shown.
const RECURSIVE_CUTOFF: usize = 3;

fn push_repeated(count: usize, out: &mut StrBuf) {
    if count > RECURSIVE_CUTOFF {
        let more = count - RECURSIVE_CUTOFF;
        let s = if more > 1 { "s" } else { "" };
        out.push_str(&format!("  [Previous line repeated {more} more time{s}]\n"));
    }
}

/// The last `limit` entries of a traceback.
pub(super) fn push_frames(
    vm: &Vm,
    first: &Ref<Traceback>,
    limit: usize,
    sources: &mut SourceCache,
    out: &mut StrBuf,
) {
    let mut entries = Vec::new();
    let mut next = Some(first.clone());
    while let Some(entry) = next {
        next = entry.next.borrow().to_ref::<Traceback>();
        entries.push(entry);
    }
    let skipped = entries.len().saturating_sub(limit);
    let mut last: Option<(Value, Option<u32>, Value)> = None;
    let mut count = 0;
    for entry in &entries[skipped..] {
        let code = &entry.frame.code;
        let line = entry.line();
        let same = last.as_ref().is_some_and(|(filename, last_line, name)| {
            code.filename.is(filename) && *last_line == line && code.name.is(name)
        });
        if !same {
            push_repeated(count, out);
            last = Some((code.filename.clone(), line, code.name.clone()));
            count = 0;
        }
        count += 1;
        if count <= RECURSIVE_CUTOFF {
            push_entry(vm, entry, line.unwrap_or(0), sources, out);
        }
    }
    push_repeated(count, out);
}

fn push_entry(vm: &Vm, entry: &Traceback, line: u32, sources: &mut SourceCache, out: &mut StrBuf) {
    let code = &entry.frame.code;
    let view = |text: &'_ Value| text.as_str_view().map(|view| view.to_owned_str());
    out.push_ascii("  File \"");
    if let Some(filename) = view(&code.filename) {
        out.push_view(filename.as_view());
    }
    out.push_str(&format!("\", line {line}, in "));
    if let Some(name) = view(&code.name) {
        out.push_view(name.as_view());
    }
    out.push_ascii("\n");
    let filename = to_string_lossy(&code.filename);
    let Some(source) = sources.line(vm, &filename, line) else { return };
    out.push_ascii("    ");
    out.push_str(source.trim_start_matches([' ', '\t', '\x0c']));
    out.push_ascii("\n");
    let position = code.line_table().position_of(entry.lasti);
    if let Some(carets) = caret_line(&source, position) {
        out.push_str(&carets);
        out.push_ascii("\n");
    }
}
