//! Case of `bytes`: ASCII alone.
//!
//! `lower` and `upper` are `to_ascii_lowercase` and `to_ascii_uppercase`.

/// `bytes.capitalize()`.
pub fn bytes_capitalize(bytes: &[u8]) -> Vec<u8> {
    let mut out = bytes.to_ascii_lowercase();
    if let Some(first) = out.first_mut() {
        first.make_ascii_uppercase();
    }
    out
}

/// `bytes.swapcase()`.
pub fn bytes_swapcase(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().map(|b| if b.is_ascii_alphabetic() { b ^ 0x20 } else { *b }).collect()
}

/// `bytes.title()`.
pub fn bytes_title(bytes: &[u8]) -> Vec<u8> {
    let mut in_word = false;
    let map = |b: &u8| {
        let mapped = if in_word { b.to_ascii_lowercase() } else { b.to_ascii_uppercase() };
        in_word = b.is_ascii_alphabetic();
        mapped
    };
    bytes.iter().map(map).collect()
}

/// The predicates that `bytes` has, by the name of their method; `None` for other names.
pub fn bytes_predicate(name: &str, bytes: &[u8]) -> Option<bool> {
    let all = |of: fn(&u8) -> bool| !bytes.is_empty() && bytes.iter().all(of);
    Some(match name {
        "isalnum" => all(u8::is_ascii_alphanumeric),
        "isalpha" => all(u8::is_ascii_alphabetic),
        "isdigit" => all(u8::is_ascii_digit),
        "isspace" => all(|b| matches!(b, b' ' | b'\t'..=b'\r')),
        "isascii" => bytes.is_ascii(),
        "islower" => only(bytes, u8::is_ascii_lowercase, u8::is_ascii_uppercase),
        "isupper" => only(bytes, u8::is_ascii_uppercase, u8::is_ascii_lowercase),
        "istitle" => is_title(bytes),
        _ => return None,
    })
}

fn only(bytes: &[u8], wanted: fn(&u8) -> bool, other: fn(&u8) -> bool) -> bool {
    bytes.iter().any(wanted) && !bytes.iter().any(other)
}

fn is_title(bytes: &[u8]) -> bool {
    let (mut found, mut in_word) = (false, false);
    for byte in bytes {
        let misplaced = match byte {
            b'A'..=b'Z' => in_word,
            b'a'..=b'z' => !in_word,
            _ => false,
        };
        if misplaced {
            return false;
        }
        in_word = byte.is_ascii_alphabetic();
        found |= in_word;
    }
    found
}
