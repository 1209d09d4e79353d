//! Padding against python3.12.

use super::*;
use crate::reference::{Rng, compare, plain};

#[test]
fn random_widths() {
    let mut rng = Rng(101);
    let texts = ["", "a", "-1", "+", "-", "é", "日本", "🐍b", "hello", "+12x"];
    let lines: Vec<String> = (0..3000)
        .map(|_| {
            let fill = rng.pick(&["x", "é", "日", "🐍"]);
            format!("{}\t{}\t{fill}", rng.pick(&texts), rng.below(16) as i64 - 3)
        })
        .collect();
    let script = "
for line in lines():
    s, n, f = line.split('\\t')
    n = int(n)
    print(*map(plain, (s.ljust(n, f), s.rjust(n, f), s.center(n, f), s.zfill(n))), sep='|')";
    compare(script, &lines, |line| {
        let fields: Vec<&str> = line.split('\t').collect();
        let (text, width) = (OwnedStr::from(fields[0]), fields[1].parse().unwrap());
        let (text, fill) = (text.as_view(), u32::from(fields[2].chars().next().unwrap()));
        [
            ljust(text, width, fill),
            rjust(text, width, fill),
            center(text, width, fill),
            zfill(text, width),
        ]
        .map(|padded| padded.unwrap().map_or(plain(text), |padded| plain(padded.as_view())))
        .join("|")
    });
}

#[test]
fn absurd_widths() {
    let text = StrView::ascii("x");
    let error = ljust(text, i64::MAX, 0x20).unwrap_err();
    assert_eq!(error.to_string(), "MemoryError: ");
}
