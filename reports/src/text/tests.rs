//! Every part of the text is there, and numbers take the unit that suits them.

use super::*;
use crate::analysis::sample_results;

#[test]
fn durations() {
    let check = |seconds, expected: &str| assert_eq!(duration(seconds), expected);
    check(123.4, "123 s");
    check(1.234, "1.23 s");
    check(0.25, "250 ms");
    check(0.0123, "12.30 ms");
    check(4.5e-5, "45.00 us");
    check(2e-8, "20.0 ns");
}

#[test]
fn shows_every_part() {
    let results = sample_results();
    let analysis = Analysis::new(&results);
    let text = show(&analysis, &[2]);
    for part in [
        "limits\n",
        "quick run of 2024-02-29 12:00 UTC, complete; 3 processes a cell",
        "warning: load: load is 3.0 on 2 processors",
        "pass   mean   ",
        "fast                     2.83x [2.83, 2.83]      4.00x          2.00x          1.00x ~ ",
        "2.00x          1.00x pi",
        "  nbody           40.00 ms           4.00x",
        "1.00x ~",
        "dispatch: fast over others, all workloads\n  twin                     match          1.26x",
        "isolated       4.00 ms [4.00 ms, 4.00 ms]",
        "median 2.0 %, largest 2.0 %, 3 workloads",
        "instructions 10000000 a call",
        "pypy3                    did not take part: pypy3 is not on the PATH",
        "<lua>                    fib<&>: wrong answer: expected '1', found '<b>2</b>'",
        "<lua>                    no twin in Lua: nbody",
    ] {
        assert!(text.contains(part), "{part:?} is not in:\n{text}");
    }
}

#[test]
fn limits_are_lines() {
    let results = sample_results();
    let text = figures(&Analysis::new(&results).outcomes());
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("pass   mean"), "{text}");
    assert!(lines[0].ends_with("2.83x [2.83, 2.83], at least 2.50 wanted: 2 workloads"));
    assert!(lines[1].starts_with("short  minimum"), "{text}");
    assert!(lines[2].contains("not measured, at least 1.00 wanted: nobody did not take part"));
}
