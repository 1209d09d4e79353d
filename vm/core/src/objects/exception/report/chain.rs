//! Exceptions one after another, with their messages and notes.

use super::frames::push_frames;
use super::source::SourceCache;
use super::{quietly, suggest, text_of};
use crate::object::{Ref, Type};
use crate::objects::bytes::Bytes;
use crate::objects::exception::group::{exceptions_of, is_group};
use crate::objects::exception::payload;
use crate::objects::str::to_string_lossy;
use crate::objects::traceback::Traceback;
use crate::ops;
use crate::value::Value;
use crate::vm::Vm;
use apython_text::StrBuf;
use std::collections::HashSet;

const CAUSE: &str = "The above exception was the direct cause of the following exception:\n";
const CONTEXT: &str = "During handling of the above exception, another exception occurred:\n";

/// Exceptions of a group that are shown, and how deep groups are.
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

/// Writes reports.
pub(super) struct Reporter<'a> {
    vm: &'a Vm,
    out: &'a mut StrBuf,
    sources: SourceCache,
    /// Exceptions that have been shown, by identity.
    seen: HashSet<u64>,
    /// How many groups are around what is written.
    depth: usize,
    /// The group that is being written needs a closing line.
    need_close: bool,
}

impl<'a> Reporter<'a> {
    pub(super) fn new(vm: &'a Vm, out: &'a mut StrBuf) -> Reporter<'a> {
        Reporter {
            vm,
            out,
            sources: SourceCache::default(),
            seen: HashSet::new(),
            depth: 0,
            need_close: false,
        }
    }

    /// An exception and what led to it, oldest first.
    pub(super) fn report(&mut self, exception: &Value) {
        let mut chain = vec![(exception.clone(), None)];
        loop {
            let (last, _) = chain.last().expect("begins with one");
            self.seen.insert(last.identity());
            let payload = payload(last);
            let cause = payload.cause.borrow().clone();
            let (next, separator) = if !cause.is_none() {
                (cause, CAUSE)
            } else if payload.suppress_context.get() {
                break;
            } else {
                (payload.context.borrow().clone(), CONTEXT)
            };
            if next.is_none() || self.seen.contains(&next.identity()) {
                break;
            }
            chain.push((next, Some(separator)));
        }
        let mut separator = None;
        for (exception, leads_by) in chain.into_iter().rev() {
            if let Some(separator) = separator {
                self.margin();
                self.out.push_ascii("\n");
                self.line(separator);
                self.margin();
                self.out.push_ascii("\n");
            }
            separator = leads_by;
            if is_group(self.vm, &exception) {
                self.group(&exception);
            } else {
                self.single(&exception, None);
            }
        }
    }

    fn margin(&mut self) {
        self.out.push_repeated(u32::from(' '), 2 * self.depth);
        if self.depth > 0 {
            self.out.push_ascii("| ");
        }
    }
    /// A line that ends with its line end.
    fn line(&mut self, text: &str) {
        self.margin();
        self.out.push_str(text);
    }

    /// A traceback with its heading, if there is one.
    pub(super) fn traceback(&mut self, traceback: &Value, heading: Option<&str>) {
        let Some(first) = traceback.to_ref::<Traceback>() else { return };
        let limit = self.vm.sys.get_str(self.vm, "tracebacklimit");
        let limit = limit.filter(Value::is_int).map(|limit| limit.as_i64().unwrap_or(i64::MAX));
        let limit = usize::try_from(limit.unwrap_or(1000)).unwrap_or(0);
        if limit == 0 {
            return;
        }
        match heading {
            // The margin of the outermost group's heading joins the frame below.
            Some(heading) if self.depth == 1 => {
                self.out.push_ascii("  + ");
                self.out.push_str(heading);
            }
            Some(heading) => self.line(heading),
            None => self.line("Traceback (most recent call last):\n"),
        }
        let mut text = StrBuf::new();
        push_frames(self.vm, &first, limit, &mut self.sources, &mut text);
        self.indented(&text);
    }

    /// Text of several lines, each behind the margin.
    fn indented(&mut self, text: &StrBuf) {
        if self.depth == 0 {
            return self.out.push_view(text.as_view());
        }
        let view = text.as_view();
        let mut at_start = true;
        for c in view.chars() {
            if at_start {
                self.margin();
            }
            self.out.push(c);
            at_start = c == u32::from('\n');
        }
    }

    fn single(&mut self, exception: &Value, heading: Option<&str>) {
        let traceback = payload(exception).traceback.borrow().clone();
        self.traceback(&traceback, heading);
        let notes =
            quietly(self.vm, ops::get_attr_opt(self.vm, exception, &self.vm.names.__notes__));
        let mut text = StrBuf::new();
        let shown = self.syntax_place(exception, &mut text);
        self.indented(&text);
        self.margin();
        self.message(exception.type_of(self.vm), shown.as_ref().unwrap_or(exception));
        if let Some(suggestion) = suggest::suggestion(self.vm, exception) {
            self.out.push_str(&suggestion);
        }
        self.out.push_ascii("\n");
        if let Some(Some(notes)) = notes {
            self.notes(&notes);
        }
    }

    /// `module.Class: message`
    pub(super) fn message(&mut self, class: &Ref<Type>, shown: &Value) {
        let vm = self.vm;
        let module = quietly(vm, ops::get_attr(vm, &class.to_value(), &vm.names.__module__));
        match module.filter(Value::is_str) {
            None => self.out.push_ascii("<unknown>."),
            Some(module) if module.str_eq("builtins") || module.str_eq("__main__") => {}
            Some(module) => {
                self.out.push_view(module.as_str_view().expect("a str"));
                self.out.push_ascii(".");
            }
        }
        let name = class.qualname_value();
        match name.as_str_view() {
            Some(name) => self.out.push_view(name),
            None => self.out.push_ascii("<unknown>"),
        }
        if shown.is_none() {
            return;
        }
        match quietly(vm, ops::str(vm, shown)) {
            None => self.out.push_ascii(": <exception str() failed>"),
            Some(text) => {
                let view = text.as_str_view().expect("str makes a str");
                if !view.is_empty() {
                    self.out.push_ascii(": ");
                    self.out.push_view(view);
                }
            }
        }
    }

    /// What `__notes__` holds.
    fn notes(&mut self, notes: &Value) {
        let vm = self.vm;
        let is_sequence = notes.type_of(vm).slots().getitem.is_some()
            && notes.downcast::<crate::objects::dict::Dict>().is_none();
        if !is_sequence || notes.is_str() || notes.downcast::<Bytes>().is_some() {
            let text = quietly(vm, ops::repr(vm, notes));
            let text = text.map_or("<__notes__ repr() failed>".into(), |it| to_string_lossy(&it));
            self.line(&text);
            self.out.push_ascii("\n");
            return;
        }
        let Some(items) = quietly(vm, ops::collect(vm, notes)) else { return };
        for note in items {
            let Some(text) = quietly(vm, ops::str(vm, &note)) else {
                self.line("<note str() failed>\n");
                continue;
            };
            let text = text.as_str_view().expect("str makes a str").to_utf8_lossy().into_owned();
            for line in split_lines(&text) {
                self.line(line);
            }
            self.out.push_ascii("\n");
        }
    }

    /// Where a syntax error was found; returns what is to be shown instead of the exception's
    /// text: its message alone.
    fn syntax_place(&mut self, exception: &Value, out: &mut StrBuf) -> Option<Value> {
        let vm = self.vm;
        let attribute =
            |name: &str| quietly(vm, ops::get_attr_opt(vm, exception, &vm.intern(name))).flatten();
        attribute("print_file_and_line")?;
        let number = |value: Value| -> Option<i64> {
            let index = quietly(vm, ops::index(vm, &value))?;
            index.as_i64()
        };
        let message = attribute("msg")?;
        let filename = attribute("filename")?;
        let line = number(attribute("lineno")?)?;
        let optional = |name: &str, default: i64| -> Option<i64> {
            let value = attribute(name)?;
            if value.is_none() { Some(default) } else { number(value) }
        };
        let offset = optional("offset", -1)?;
        let end_line = optional("end_lineno", line)?;
        let end_offset = optional("end_offset", -1)?;
        let text = attribute("text")?;
        let filename =
            if filename.is_none() { "<string>".to_owned() } else { text_of(vm, &filename)? };
        out.push_str(&format!("  File \"{filename}\", line {line}\n"));
        if text.is_str() {
            let text = to_string_lossy(&text);
            // Of classes that derive from SyntaxError CPython shows where the error begins.
            let exact = exception.type_of(vm).is(&vm.exceptions.syntax_error);
            let end_offset = match (exact, end_line > line) {
                (false, _) => -1,
                (true, true) => text.len() as i64,
                (true, false) => end_offset,
            };
            push_error_text(&text, offset, end_offset, out);
        }
        Some(message)
    }

    /// A group and the exceptions in it.
    fn group(&mut self, group: &Value) {
        if self.depth > MAX_GROUP_DEPTH {
            self.line(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"));
            return;
        }
        let outermost = self.depth == 0;
        if outermost {
            self.depth = 1;
        }
        self.single(group, Some("Exception Group Traceback (most recent call last):\n"));
        let exceptions = exceptions_of(group);
        let count = exceptions.len();
        let shown = if count <= MAX_GROUP_WIDTH { count } else { MAX_GROUP_WIDTH + 1 };
        self.need_close = false;
        for (number, exception) in exceptions.iter().take(shown).enumerate() {
            let last = number + 1 == shown;
            self.need_close |= last;
            let truncated = number >= MAX_GROUP_WIDTH;
            self.out.push_repeated(u32::from(' '), 2 * self.depth);
            let title = if truncated { "...".to_owned() } else { (number + 1).to_string() };
            let corner = if number == 0 { "+-" } else { "  " };
            self.out.push_str(&format!("{corner}+---------------- {title} ----------------\n"));
            self.depth += 1;
            if truncated {
                let left = count - MAX_GROUP_WIDTH;
                let s = if left > 1 { "s" } else { "" };
                self.line(&format!("and {left} more exception{s}\n"));
            } else if self.vm.check_native_stack().is_ok() {
                self.report(exception);
            }
            if last && self.need_close {
                self.out.push_repeated(u32::from(' '), 2 * self.depth);
                self.out.push_ascii("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if outermost {
            self.depth = 0;
        }
    }
}

/// Lines as `str.splitlines(True)` has them: with their ends.
fn split_lines(text: &str) -> Vec<&str> {
    let is_end = |c: char| {
        matches!(
            c,
            '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
        )
    };
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(end) = rest.find(is_end) {
        let after = &rest[end..];
        let length = if after.starts_with("\r\n") {
            2
        } else {
            after.chars().next().map_or(0, char::len_utf8)
        };
        lines.push(&rest[..end + length]);
        rest = &after[length..];
    }
    if !rest.is_empty() {
        lines.push(rest);
    }
    lines
}

/// The text of a syntax error with carets below, positions counted in characters from 1.
pub(super) fn push_error_text(text: &str, offset: i64, end_offset: i64, out: &mut StrBuf) {
    let carets = if end_offset > 0 && end_offset > offset { end_offset - offset } else { 1 };
    let mut offset = offset - 1;
    let stripped = text.trim_start_matches([' ', '\t', '\x0c']);
    offset -= (text.len() - stripped.len()) as i64;
    let mut text = stripped;
    let length = |text: &str| text.strip_suffix('\n').unwrap_or(text).len() as i64;
    offset = offset.min(length(text));
    // The line of several that the error is in.
    while let Some(end) = text.find('\n') {
        if end as i64 >= offset {
            break;
        }
        text = &text[end + 1..];
        offset -= end as i64 + 1;
    }
    out.push_ascii("    ");
    out.push_str(text);
    if !text.ends_with('\n') {
        out.push_ascii("\n");
    }
    if offset < 0 {
        return;
    }
    out.push_repeated(u32::from(' '), 4 + offset as usize);
    out.push_repeated(u32::from('^'), carets as usize);
    out.push_ascii("\n");
}
