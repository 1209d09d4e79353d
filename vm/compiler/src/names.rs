//! Identifiers, interned: a [`Name`] is a number that stands for its text.

use apython_bytecode::Text;
use rustc_hash::FxHashMap;

/// An identifier of one compilation. Equal names are equal numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name(u32);

/// The identifiers of one compilation.
#[derive(Debug, Default)]
pub struct Names {
    texts: Vec<Text>,
    by_text: FxHashMap<Box<str>, Name>,
}

impl Names {
    pub fn new() -> Names {
        Names::default()
    }

    /// The name with that text.
    pub fn intern(&mut self, text: &str) -> Name {
        if let Some(&name) = self.by_text.get(text) {
            return name;
        }
        let name = Name(self.texts.len() as u32);
        self.texts.push(Text::interned(text));
        self.by_text.insert(text.into(), name);
        name
    }

    /// The name with that text, if it has been interned.
    pub fn find(&self, text: &str) -> Option<Name> {
        self.by_text.get(text).copied()
    }

    /// The text as code objects hold it, shared by all its uses.
    pub fn text(&self, name: Name) -> &Text {
        &self.texts[name.0 as usize]
    }

    pub fn str(&self, name: Name) -> &str {
        self.text(name).to_str().unwrap_or_default()
    }
}
