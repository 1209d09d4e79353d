//! The declaration of an encoding: a comment in one of the first two lines.

/// The encoding that a source declares, with the two names that CPython knows by heart made
/// uniform: `utf-8` and `iso-8859-1`.
pub(super) fn declared(source: &[u8]) -> Option<String> {
    let mut lines = source.split(|&byte| matches!(byte, b'\n' | b'\r')).take(3);
    // An empty line may be the middle of `\r\n`.
    let first = lines.next()?;
    if let Some(name) = in_line(first) {
        return Some(uniform(name));
    }
    if !is_blank_or_comment(first) {
        return None;
    }
    let second = match source.get(first.len()..first.len() + 2) {
        Some(b"\r\n") => lines.nth(1)?,
        _ => lines.next()?,
    };
    in_line(second).map(uniform)
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0c)
}

/// Whether the next line may still declare an encoding.
fn is_blank_or_comment(line: &[u8]) -> bool {
    matches!(line.iter().find(|&&byte| !is_space(byte)), None | Some(b'#'))
}

/// `coding`, a colon or an equals sign, and a name, in a comment.
fn in_line(line: &[u8]) -> Option<&[u8]> {
    let start = line.iter().position(|&byte| !is_space(byte))?;
    let comment = line[start..].strip_prefix(b"#")?;
    let mut from = 0;
    while let Some(found) = memchr::memmem::find(&comment[from..], b"coding") {
        from += found + b"coding".len();
        let Some((b':' | b'=', rest)) = comment[from..].split_first() else { continue };
        let spaces = rest.iter().take_while(|&&byte| matches!(byte, b' ' | b'\t')).count();
        let rest = &rest[spaces..];
        let is_name =
            |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
        let length = rest.iter().take_while(is_name).count();
        if length > 0 {
            return Some(&rest[..length]);
        }
    }
    None
}

fn uniform(name: &[u8]) -> String {
    let name: String = name.iter().map(|&byte| char::from(byte)).collect();
    let start: String = name
        .chars()
        .take(12)
        .map(|c| if c == '_' { '-' } else { c.to_ascii_lowercase() })
        .collect();
    let is = |wanted: &str| {
        start.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    if is("utf-8") {
        "utf-8".to_owned()
    } else if ["latin-1", "iso-8859-1", "iso-latin-1"].into_iter().any(is) {
        "iso-8859-1".to_owned()
    } else {
        name
    }
}
