//! Lists of known failures: what they say of a program, and lists that are wrong.

use super::*;

const LIST: &str = r#"
[[failure]]
program = "ints/power"
reason = "not written yet"

[[failure]]
program = "floats/repr"
reason = "stack form only"
strategies = ["threaded-stack", "match-stack"]
"#;

fn list(text: &str) -> KnownFailures {
    KnownFailures::parse(text).expect("a list")
}

fn strategy(name: &str) -> Strategy {
    *Strategy::ALL.iter().find(|s| s.name() == name).expect("a strategy")
}

#[test]
fn reasons() {
    let list = list(LIST);
    let cases = [
        ("ints/power", "threaded-register", Some("not written yet")),
        ("ints/power", "table-stack", Some("not written yet")),
        ("floats/repr", "threaded-stack", Some("stack form only")),
        ("floats/repr", "threaded-register", None),
        ("floats/other", "threaded-stack", None),
    ];
    for (program, name, expected) in cases {
        assert_eq!(list.reason(program, strategy(name)), expected, "{program} {name}");
    }
}

#[test]
fn verdicts() {
    let list = list(LIST);
    let threaded = strategy("threaded-register");
    let failed = || Err("differs".to_owned());
    assert_eq!(list.judge("ints/other", threaded, Ok(())), Ok(()));
    assert_eq!(list.judge("ints/other", threaded, failed()), failed());
    assert_eq!(list.judge("ints/power", threaded, failed()), Ok(()));
    let unexpected = list.judge("ints/power", threaded, Ok(())).unwrap_err();
    assert!(unexpected.contains("remove it from the list"), "{unexpected}");
    assert_eq!(list.judge("floats/repr", threaded, failed()), failed());
}

#[test]
fn bad_lists() {
    let programs = ["ints/power", "floats/repr"]
        .map(|name| Program { name: name.to_owned(), root: "/".into() });
    assert_eq!(list(LIST).check(&programs), Ok(()));
    assert_eq!(list("").check(&programs), Ok(()));
    let entry = |program: &str, rest: &str| {
        format!("[[failure]]\nprogram = \"{program}\"\nreason = \"r\"\n{rest}\n")
    };
    let power = entry("ints/power", "");
    let cases = [
        (entry("ints/gone", ""), "no such program"),
        (entry("ints/power", "strategies = [\"threaded\"]"), "no strategy threaded"),
        (power.replace("\"r\"", "\" \""), "a reason is wanted"),
        (power.repeat(2), "listed twice"),
    ];
    for (text, expected) in cases {
        let found = list(&text).check(&programs).unwrap_err();
        assert!(found.contains(expected), "{found}");
    }
    for text in ["[[failure]]\nprogram = \"x\"\n", "failure = 5", &entry("x", "why = \"?\"")] {
        assert!(KnownFailures::parse(text).is_err(), "{text}");
    }
}
