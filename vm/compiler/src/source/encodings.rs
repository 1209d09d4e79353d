//! Declared encodings: names as Python's `encodings` package has them, decoders of `encoding_rs`.

use encoding_rs::Encoding;

/// Decodes a source whose encoding is not UTF-8 by name.
///
/// # Errors
/// The message of the SyntaxError.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<String, String> {
    let normal = normalize(name);
    match normal.as_str() {
        "utf_8" | "utf8" | "u8" | "utf" | "cp65001" | "utf8_ucs2" | "utf8_ucs4" => utf8(bytes),
        "utf_8_sig" => utf8(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
        "ascii" | "us_ascii" | "646" | "ansi_x3.4_1968" | "ansi_x3_4_1968" | "iso646_us" => {
            ascii(bytes)
        }
        "latin_1" | "iso_8859_1" | "iso8859_1" | "latin1" | "l1" | "latin" | "8859" | "cp819"
        | "ibm819" | "iso8859" | "iso_ir_100" => {
            Ok(bytes.iter().map(|&byte| char::from(byte)).collect())
        }
        "rot13" | "rot_13" | "hex" | "hex_codec" | "base64" | "base_64" | "base64_codec"
        | "bz2" | "bz2_codec" | "zlib" | "zip" | "zlib_codec" | "uu" | "uu_codec" | "quopri"
        | "quopri_codec" | "quoted_printable" | "quotedprintable" => Err(format!(
            "'{name}' is not a text encoding; use codecs.decode() to handle arbitrary codecs"
        )),
        _ => match by_label(&normal) {
            Some(encoding) => other(encoding, &normal, bytes),
            None => Err(format!("unknown encoding: {name}")),
        },
    }
}

/// Lower case; everything else than letters, digits and dots is one underscore.
fn normalize(name: &str) -> String {
    let mut normal = String::with_capacity(name.len());
    for char in name.chars() {
        if char.is_ascii_alphanumeric() || char == '.' {
            normal.push(char.to_ascii_lowercase());
        } else if !normal.is_empty() && !normal.ends_with('_') {
            normal.push('_');
        }
    }
    normal.trim_end_matches('_').to_owned()
}

/// The decoder of a name, where Python's and the web's meaning agree.
fn by_label(normal: &str) -> Option<&'static Encoding> {
    let label = match normal {
        "cp932" | "ms932" | "mskanji" | "ms_kanji" | "windows_31j" | "shift_jis" | "shiftjis"
        | "sjis" | "s_jis" | "csshiftjis" => "shift_jis",
        "cp949" | "949" | "ms949" | "uhc" | "euc_kr" | "euckr" | "korean" | "ksc5601"
        | "ks_c_5601" | "ks_c_5601_1987" | "ksx1001" | "ks_x_1001" => "euc-kr",
        "cp936" | "936" | "ms936" | "gbk" | "gb2312" | "chinese" | "csiso58gb231280" | "euc_cn"
        | "euccn" | "eucgb2312_cn" | "gb2312_1980" | "gb2312_80" | "iso_ir_58" => "gbk",
        "gb18030" | "gb18030_2000" => "gb18030",
        "cp950" | "950" | "ms950" | "big5" | "big5_tw" | "csbig5" | "big5hkscs" | "big5_hkscs"
        | "hkscs" => "big5",
        "euc_jp" | "eucjp" | "ujis" | "u_jis" => "euc-jp",
        "iso2022_jp" | "csiso2022jp" | "iso2022jp" | "iso_2022_jp" => "iso-2022-jp",
        "koi8_r" | "cskoi8r" => "koi8-r",
        "koi8_u" => "koi8-u",
        "cp866" | "866" | "ibm866" | "csibm866" => "ibm866",
        "cp874" => "windows-874",
        "mac_roman" | "macintosh" | "macroman" => "macintosh",
        "mac_cyrillic" | "maccyrillic" => "x-mac-cyrillic",
        _ => return windows(normal).or_else(|| iso_8859(normal)),
    };
    Encoding::for_label(label.as_bytes())
}

fn windows(normal: &str) -> Option<&'static Encoding> {
    let number =
        ["cp", "windows_", ""].into_iter().find_map(|prefix| normal.strip_prefix(prefix))?;
    let is_known = matches!(
        number,
        "1250" | "1251" | "1252" | "1253" | "1254" | "1255" | "1256" | "1257" | "1258"
    );
    is_known.then(|| Encoding::for_label(format!("windows-{number}").as_bytes())).flatten()
}

/// The parts of ISO 8859 that the web has not replaced by those of Windows.
fn iso_8859(normal: &str) -> Option<&'static Encoding> {
    let part = match normal {
        "latin2" | "l2" => "2",
        "latin3" | "l3" => "3",
        "latin4" | "l4" => "4",
        "cyrillic" => "5",
        "arabic" => "6",
        "greek" | "greek8" => "7",
        "hebrew" => "8",
        "latin6" | "l6" => "10",
        "latin7" | "l7" => "13",
        "latin8" | "l8" => "14",
        "latin9" | "l9" => "15",
        "latin10" | "l10" => "16",
        _ => ["iso_8859_", "iso8859_", "iso_8859"]
            .into_iter()
            .find_map(|p| normal.strip_prefix(p))?,
    };
    let is_known =
        matches!(part, "2" | "3" | "4" | "5" | "6" | "7" | "8" | "10" | "13" | "14" | "15" | "16");
    is_known.then(|| Encoding::for_label(format!("iso-8859-{part}").as_bytes())).flatten()
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    match apython_bytecode::Text::from_bytes(bytes, false) {
        Ok(text) if text.to_str().is_some() => Ok(text.to_string_lossy()),
        Ok(_) => {
            // A surrogate, which only Python's own strings may hold.
            let at = std::str::from_utf8(bytes).err().map_or(0, |error| error.valid_up_to());
            Err(undecodable("utf-8", bytes, at, at + 1, "invalid continuation byte"))
        }
        Err(error) => Err(undecodable("utf-8", bytes, error.start, error.end, error.reason)),
    }
}

fn ascii(bytes: &[u8]) -> Result<String, String> {
    match bytes.iter().position(|byte| !byte.is_ascii()) {
        Some(at) => Err(undecodable("ascii", bytes, at, at + 1, "ordinal not in range(128)")),
        None => Ok(String::from_utf8_lossy(bytes).into_owned()),
    }
}

fn other(encoding: &'static Encoding, name: &str, bytes: &[u8]) -> Result<String, String> {
    if encoding.is_single_byte() {
        return single_byte(encoding, bytes);
    }
    if let Some(text) = encoding.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text.into_owned());
    }
    // The shortest beginning that cannot be decoded ends with what is wrong.
    let decodes = |length: usize| {
        encoding.decode_without_bom_handling_and_without_replacement(&bytes[..length]).is_some()
    };
    let good = (0..=bytes.len()).take_while(|&length| length == 0 || decodes(length)).count() - 1;
    Err(undecodable(name, bytes, good, good + 1, "illegal multibyte sequence"))
}

/// Where a byte has no character, the web has control characters, and Python has nothing.
fn single_byte(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, String> {
    let mut text = String::with_capacity(bytes.len());
    for (at, &byte) in bytes.iter().enumerate() {
        if byte.is_ascii() {
            text.push(char::from(byte));
            continue;
        }
        let decoded = encoding.decode_without_bom_handling_and_without_replacement(&bytes[at..=at]);
        let is_control = |char: char| ('\u{80}'..='\u{9f}').contains(&char);
        match decoded.and_then(|text| text.chars().next()) {
            Some(char) if !is_control(char) || encoding.name().starts_with("ISO") => {
                text.push(char)
            }
            _ => {
                let reason = "character maps to <undefined>";
                return Err(undecodable("charmap", bytes, at, at + 1, reason));
            }
        }
    }
    Ok(text)
}

/// What a UnicodeDecodeError says.
pub(super) fn undecodable(
    codec: &str,
    bytes: &[u8],
    start: usize,
    end: usize,
    reason: &str,
) -> String {
    if end - start > 1 {
        let last = end - 1;
        return format!("'{codec}' codec can't decode bytes in position {start}-{last}: {reason}");
    }
    let byte = bytes.get(start).copied().unwrap_or_default();
    format!("'{codec}' codec can't decode byte {byte:#04x} in position {start}: {reason}")
}
