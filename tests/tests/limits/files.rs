//! Files that are missing, are directories, or are not what they claim to be.

use std::fs;

use apython_tests::Status;

use super::Setting;

#[test]
fn missing_files() {
    let setting = Setting::new();
    setting.check_arguments(&["missing.py"]);
    setting.check_arguments(&["no/such/directory/missing.py"]);
    setting.check_arguments(&["missing"]);
    setting.check_arguments(&["missing.pyc"]);
    setting.write("file.py", "print(1)\n");
    setting.check_arguments(&["file.py/below"]);
}

#[test]
fn directories() {
    let setting = Setting::new();
    setting.write("empty/notes.txt", "");
    setting.check_arguments(&["empty"]);
    setting.check_arguments(&["empty/"]);
    setting.write(
        "runnable/__main__.py",
        "import sys\nimport sibling\nprint(__name__, sibling.value, sys.argv)\n",
    );
    setting.write("runnable/sibling.py", "value = 'beside __main__'\n");
    setting.check_arguments(&["runnable", "argument"]);
    setting.check_arguments(&["runnable/__main__.py"]);
}

/// CPython runs a directory through `runpy`, whose two frames its traceback begins with.
#[test]
fn failing_directory() {
    let setting = Setting::new();
    setting.write("failing/__main__.py", "def f():\n    1 / 0\n\n\nf()\n");
    setting.check_arguments(&["failing"]);
}

/// Programs of `programs/` share a directory, and write no files.
#[test]
fn files_for_reading_and_writing() {
    let setting = Setting::new();
    setting.write("program.py", include_str!("reading_and_writing.py"));
    setting.check_arguments(&["program.py"]);
}

#[test]
fn odd_sources() {
    let setting = Setting::new();
    let cases: &[(&str, &[u8])] = &[
        ("empty.py", b""),
        ("comment.py", b"# nothing else"),
        ("no_newline.py", b"print('no newline')"),
        ("windows.py", b"print('a')\r\nif True:\r\n    print('b')\r\n"),
        ("bom.py", b"\xef\xbb\xbfprint('after a byte order mark')\n"),
        ("latin.py", b"# -*- coding: latin-1 -*-\nprint(len('\xe9\xe8'), '\xe9')\n"),
        ("without_ending", b"print(__name__, __file__.rpartition('/')[2])\n"),
        ("spaces in name.py", b"print('found')\n"),
        ("form_feed.py", b"\x0cprint('after a form feed')\n"),
    ];
    for (name, content) in cases {
        setting.write(name, content);
        setting.check_arguments(&[name]);
    }
}

/// The `.pyc` that python3.12 makes of a program.
fn compiled(setting: &Setting, source: &str) -> Vec<u8> {
    setting.write("source.py", source);
    const SCRIPT: &str = "import py_compile; \
        py_compile.compile('source.py', cfile='source.pyc', dfile='source.py', doraise=True)";
    let outcome = setting.run(&setting.python, &["-c", SCRIPT]);
    assert_eq!(outcome.status, Status::Exit(0), "{}", outcome.stderr_text());
    fs::read(setting.path().join("source.pyc")).expect("made")
}

const PROGRAM: &str = "
import sys


class Greeter:
    def __init__(self, name):
        self.name = name

    def greet(self, times=2):
        return [f'hello {self.name} {n}' for n in range(times)]


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


try:
    print(Greeter('world').greet(), fib(10), 2**70, 1.5, b'bytes', (1, 'two'), __name__)
    raise ValueError('caught')
except ValueError as e:
    print(e)
";

#[test]
fn compiled_files() {
    let setting = Setting::new();
    compiled(&setting, PROGRAM);
    setting.check_arguments(&["source.pyc"]);
    compiled(&setting, "def f():\n    return 1 / 0\n\n\nf()\n");
    setting.check_arguments(&["source.pyc"]);
}

#[test]
fn wrong_magic() {
    let setting = Setting::new();
    let good = compiled(&setting, PROGRAM);
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("python 3.11", [&[0xa7, 0x0d, 0x0d, 0x0a], &good[4..]].concat()),
        ("python 3.13", [&[0xf3, 0x0d, 0x0d, 0x0a], &good[4..]].concat()),
        ("zero", [&[0, 0, 0, 0], &good[4..]].concat()),
        ("text", b"print('this is source')\n".to_vec()),
    ];
    for (name, content) in cases {
        setting.write("bad.pyc", content);
        let outcome = setting.run(&setting.apython, &["bad.pyc"]);
        let expected = setting.as_apython(setting.run(&setting.python, &["bad.pyc"]));
        assert_eq!(
            (outcome.status, outcome.stderr_text()),
            (expected.status, expected.stderr_text()),
            "{name}"
        );
    }
}

#[test]
fn truncated_compiled_files() {
    let setting = Setting::new();
    let good = compiled(&setting, PROGRAM);
    for length in (0..good.len()).step_by(good.len() / 60 + 1).chain([1, 4, 8, 15, 16, 17]) {
        setting.write("short.pyc", &good[..length]);
        let outcome = setting.run(&setting.apython, &["short.pyc"]);
        assert_eq!(outcome.status, Status::Exit(1), "{length} bytes: {}", outcome.stderr_text());
        assert!(!outcome.stderr.is_empty(), "{length} bytes");
    }
    // Messages, where python3.12 is sure to notice too.
    for length in [16, 17, good.len() / 2, good.len() - 1] {
        setting.write("short.pyc", &good[..length]);
        setting.check_arguments(&["short.pyc"]);
    }
}

#[test]
fn compiled_files_that_hold_no_code() {
    let setting = Setting::new();
    let header = compiled(&setting, "")[..16].to_vec();
    for value in [&b"N"[..], b"i\x05\x00\x00\x00", b"T", b"(\x00\x00\x00\x00", b"?", b"\x00", b"c"]
    {
        setting.write("value.pyc", [&header, value].concat());
        setting.check_arguments(&["value.pyc"]);
    }
}

/// Damage anywhere in the file ends in an exception or in some run or other, but never
/// in a crash or a hang.
#[test]
fn damaged_compiled_files() {
    let setting = Setting::new();
    let good = compiled(&setting, PROGRAM);
    let mut rng = fastrand::Rng::with_seed(7);
    for round in 0..150 {
        let mut bytes = good.clone();
        for _ in 0..rng.usize(1..4) {
            let at = rng.usize(16..bytes.len());
            bytes[at] = if rng.bool() { bytes[at] ^ (1 << rng.u8(0..8)) } else { rng.u8(..) };
        }
        setting.write("damaged.pyc", &bytes);
        let outcome = setting
            .invocation(&setting.apython)
            .arg("damaged.pyc")
            .timeout(std::time::Duration::from_secs(20))
            .run()
            .expect("starts");
        let orderly = matches!(outcome.status, Status::Exit(code) if code < 3);
        assert!(
            orderly && !outcome.stderr_text().contains("panicked at"),
            "round {round}: {}\n{}\nkept as {}",
            outcome.status,
            outcome.stderr_text(),
            keep(&bytes, round).display()
        );
    }
}

/// Puts an input that fails where it outlives the test.
fn keep(bytes: &[u8], round: u32) -> std::path::PathBuf {
    let path =
        std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("damaged_{round}.pyc"));
    fs::write(&path, bytes).expect("written");
    path
}
