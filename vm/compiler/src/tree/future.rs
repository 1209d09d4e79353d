//! The names of `from __future__ import`.

use apython_bytecode::CodeFlags;

/// The flag that a name sets; none for what every version since has. `None`: no such feature.
pub fn flag(name: &str) -> Option<CodeFlags> {
    Some(match name {
        "nested_scopes" | "generators" | "division" | "absolute_import" | "with_statement"
        | "print_function" | "unicode_literals" | "generator_stop" => CodeFlags(0),
        "barry_as_FLUFL" => CodeFlags::FUTURE_BARRY_AS_BDFL,
        "annotations" => CodeFlags::FUTURE_ANNOTATIONS,
        _ => return None,
    })
}
