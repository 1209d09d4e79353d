//! Searching against python3.12, on strings of mixed widths and on bytes.

use super::*;
use crate::OwnedStr;
use crate::reference::{Rng, compare, plain};

/// Short strings over few letters, so that there is much to find; of one of three widths.
fn random_text(rng: &mut Rng, longest: usize) -> String {
    let alphabets =
        ["ab", "ab \t\n", "aé", "ab日", "a日 \u{2028}\r\n", "a🐍b", "ab\u{85}\u{1c}\x0b"];
    let alphabet: Vec<char> = rng.pick(&alphabets).chars().collect();
    (0..rng.below(longest + 1)).map(|_| alphabet[rng.below(alphabet.len())]).collect()
}

/// Texts as comma-separated code points, so that a line can hold any.
fn encode(text: &str) -> String {
    text.chars().map(|c| format!("{:x}", u32::from(c))).collect::<Vec<_>>().join(",")
}

fn decode(text: &str) -> OwnedStr {
    text.split(',')
        .filter(|cp| !cp.is_empty())
        .map(|cp| u32::from_str_radix(cp, 16).unwrap())
        .collect()
}

const DECODE: &str = "
def decode(s): return ''.join(chr(int(c, 16)) for c in s.split(',') if c)
def join(parts): return '[' + '|'.join(map(plain, parts)) + ']'
";

fn pieces(text: StrView<'_>, ranges: impl Iterator<Item = Range<usize>>, reverse: bool) -> String {
    let mut parts: Vec<_> = ranges.map(|r| plain(text.slice(r.start, r.end))).collect();
    if reverse {
        parts.reverse();
    }
    format!("[{}]", parts.join("|"))
}

fn cases(seed: u64, count: usize) -> Vec<String> {
    let mut rng = Rng(seed);
    (0..count)
        .map(|_| {
            let longest = [8, 30, 200][rng.below(3)];
            let (a, b, c) = (
                random_text(&mut rng, longest),
                random_text(&mut rng, 3),
                random_text(&mut rng, 3),
            );
            format!("{};{};{};{}", encode(&a), encode(&b), encode(&c), rng.below(5) as i64 - 1)
        })
        .collect()
}

struct Case {
    text: OwnedStr,
    other: OwnedStr,
    third: OwnedStr,
    most: Option<usize>,
}

fn case(line: &str) -> Case {
    let fields: Vec<&str> = line.split(';').collect();
    Case {
        text: decode(fields[0]),
        other: decode(fields[1]),
        third: decode(fields[2]),
        most: fields[3].parse().ok(),
    }
}

#[test]
fn finding() {
    let script = format!(
        "{DECODE}for line in lines():
    a, b, c, n = line.split(';')
    a, b, c = map(decode, (a, b, c))
    print(a.find(b), a.rfind(b), a.count(b), a.startswith(b), a.endswith(b), plain(a.replace(b, c, int(n))))"
    );
    compare(&script, &cases(41, 20_000), |line| {
        let Case { text, other, third, most } = case(line);
        let (text, other) = (text.as_view(), other.as_view());
        let index = |found: Option<usize>| found.map_or(-1, |i| i as i64);
        let bool = |b: bool| if b { "True" } else { "False" };
        let replaced = replace(text, other, third.as_view(), most).unwrap();
        if let Some(replaced) = &replaced {
            assert_eq!(replaced.as_view().kind(), replaced.as_view().narrowest_kind(), "{line}");
        }
        format!(
            "{} {} {} {} {} {}",
            index(find(text, other)),
            index(rfind(text, other)),
            count(text, other),
            bool(starts_with(text, other)),
            bool(ends_with(text, other)),
            plain(replaced.as_ref().map_or(text, |r| r.as_view()))
        )
    });
}

#[test]
fn splitting() {
    let script = format!(
        "{DECODE}for line in lines():
    a, b, c, n = line.split(';')
    a, b, n = decode(a), decode(b), int(n)
    print(join(a.split(b, n)) + join(a.rsplit(b, n)) if b else '', join(a.split(None, n)),
          join(a.rsplit(None, n)), join(a.splitlines()), join(a.splitlines(True)),
          plain(a.strip()), plain(a.lstrip(b)), plain(a.rstrip(b)), plain(a.strip(b)),
          plain(a.expandtabs(n)))"
    );
    compare(&script, &cases(42, 20_000), |line| {
        let Case { text, other, most, .. } = case(line);
        let (text, other) = (text.as_view(), other.as_view());
        let by_separator = match other.is_empty() {
            true => String::new(),
            false => {
                pieces(text, split(text, other, most), false)
                    + &pieces(text, rsplit(text, other, most), true)
            }
        };
        let stripped = |range: Range<usize>| plain(text.slice(range.start, range.end));
        let expanded = expand_tabs(text, most.map_or(-1, |n| n as i64)).unwrap();
        [
            by_separator,
            pieces(text, split_spaces(text, most, Flavor::Str), false),
            pieces(text, rsplit_spaces(text, most, Flavor::Str), true),
            pieces(text, split_lines(text, false, Flavor::Str), false),
            pieces(text, split_lines(text, true, Flavor::Str), false),
            stripped(strip_spaces(text, Side::Both, Flavor::Str)),
            stripped(strip(text, Side::Left, other)),
            stripped(strip(text, Side::Right, other)),
            stripped(strip(text, Side::Both, other)),
            plain(expanded.as_ref().map_or(text, |e| e.as_view())),
        ]
        .join(" ")
    });
}

#[test]
fn bytes() {
    let script = format!(
        "{DECODE}for line in lines():
    a, b, c, n = line.split(';')
    a, n = decode(a).encode('utf-8'), int(n)
    show = lambda parts: join(p.decode('latin-1') for p in parts)
    print(show(a.split(None, n)), show(a.rsplit(None, n)), show(a.splitlines()), show([a.strip()]))"
    );
    compare(&script, &cases(43, 5000), |line| {
        let Case { text, most, .. } = case(line);
        let bytes = text.as_view().to_wtf8();
        let text = StrView::Latin1(&bytes);
        [
            pieces(text, split_spaces(text, most, Flavor::Bytes), false),
            pieces(text, rsplit_spaces(text, most, Flavor::Bytes), true),
            pieces(text, split_lines(text, false, Flavor::Bytes), false),
            pieces(text, std::iter::once(strip_spaces(text, Side::Both, Flavor::Bytes)), false),
        ]
        .join(" ")
    });
}

#[test]
fn pathological_needles_take_linear_time() {
    let repeated = |c: char, n: usize| c.to_string().repeat(n);
    for wide in ['日', '🐍'] {
        let hay = OwnedStr::from(repeated(wide, 200_000));
        let half = repeated(wide, 50_000);
        let check = |needle: String| {
            let needle = OwnedStr::from(needle);
            assert_eq!(find(hay.as_view(), needle.as_view()), None);
            assert_eq!(rfind(hay.as_view(), needle.as_view()), None);
        };
        check(format!("{half}a"));
        check(format!("a{half}"));
        check(format!("{half}a{half}"));
        let there = OwnedStr::from(format!(
            "{}b{half}b{}",
            repeated(wide, 100_000),
            repeated(wide, 100_000)
        ));
        let needle = OwnedStr::from(format!("b{half}b"));
        assert_eq!(find(there.as_view(), needle.as_view()), Some(100_000));
        assert_eq!(rfind(there.as_view(), needle.as_view()), Some(100_000));
    }
}

#[test]
fn clipping() {
    let check = |start, end, expected| assert_eq!(clip(start, end, 5), expected);
    check(None, None, Some(0..5));
    check(Some(-2), None, Some(3..5));
    check(Some(-9), Some(-1), Some(0..4));
    check(Some(5), None, Some(5..5));
    check(Some(6), None, None);
    check(Some(3), Some(2), None);
    check(Some(i64::MIN), Some(i64::MAX), Some(0..5));
}
