//! Private names.

use crate::names::{Name, Names};

/// The name that `name` stands for in a class: `__x` is `_Class__x`.
pub fn mangle(names: &mut Names, class: Option<Name>, name: Name) -> Name {
    let text = names.str(name);
    let Some(class) = class else { return name };
    if !text.starts_with("__") || text.ends_with("__") || text.contains('.') {
        return name;
    }
    let class = names.str(class).trim_start_matches('_');
    if class.is_empty() {
        return name;
    }
    let mangled = format!("_{class}{text}");
    names.intern(&mangled)
}
