//! Finding programs, what they declare, what their hashes follow; the collection itself.

use super::*;

/// A folder of programs made of `(path, content)` pairs.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("temporary folder");
    for (path, content) in files {
        let path = root.path().join(path);
        fs::create_dir_all(path.parent().expect("has a parent")).expect("made");
        fs::write(path, content).expect("written");
    }
    root
}

fn only(root: &Path) -> Program {
    let mut found = programs(root).expect("listed");
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}

#[test]
fn programs_are_told_from_modules() {
    let root = folder(&[
        ("b/two.py", ""),
        ("a/one.py", ""),
        ("a/mod_helper.py", ""),
        ("a/package/__init__.py", ""),
        ("a/one.stdin", ""),
        ("a/notes.txt", ""),
        ("stray.py", ""),
    ]);
    let names: Vec<_> =
        programs(root.path()).expect("listed").into_iter().map(|p| p.name).collect();
    assert_eq!(names, ["a/one", "b/two"]);
}

#[test]
fn declared_status() {
    let cases = [
        ("print()\n", Some(0)),
        ("# exit: 3\n", Some(3)),
        ("# exit: -2\nx\n", Some(-2)),
        ("x\n# exit: 3\n", Some(0)),
        ("# exit: many\n", None),
        ("", Some(0)),
    ];
    for (source, expected) in cases {
        let root = folder(&[("s/p.py", source)]);
        let found = only(root.path()).declared_status().ok().and_then(Status::code);
        assert_eq!(found, expected, "{source:?}");
    }
}

#[test]
fn invocations_carry_arguments_and_input() {
    let root = folder(&[("s/p.py", ""), ("s/p.args", "-v\ntwo words\n"), ("s/p.stdin", "x")]);
    let invocation = only(root.path())
        .invocation(Path::new("/bin/engine"), &["--flag".to_owned()])
        .expect("made");
    assert_eq!(invocation.shown(), "/bin/engine --flag s/p.py -v two words");
    assert_eq!(invocation.arguments.len(), 4);
    assert_eq!(invocation.directory, root.path());
    assert_eq!(invocation.stdin, Some(root.path().join("s/p.stdin")));
}

#[test]
fn the_hash_follows_every_input() {
    let files = [("s/p.py", "1"), ("s/mod_m.py", "2"), ("s/pkg/__init__.py", "3")];
    let root = folder(&files);
    let program = only(root.path());
    let mut seen = vec![program.content_hash().expect("hashed")];
    assert_eq!(program.content_hash().expect("hashed"), seen[0]);
    for (path, content) in
        [("s/p.py", "a"), ("s/mod_m.py", "b"), ("s/pkg/__init__.py", "c"), ("s/p.args", "d")]
    {
        fs::write(root.path().join(path), content).expect("written");
        let hash = program.content_hash().expect("hashed");
        assert!(!seen.contains(&hash), "{path} is not in the hash");
        seen.push(hash);
    }
    fs::create_dir(root.path().join("s/__pycache__")).expect("made");
    fs::write(root.path().join("s/__pycache__/x.py"), "").expect("written");
    assert_eq!(program.content_hash().expect("hashed"), seen[4]);
}

#[test]
fn the_collection_is_large_and_well_formed() {
    let all = programs(&programs_dir()).expect("listed");
    assert!(all.len() >= 170, "only {} programs", all.len());
    for program in all {
        program.declared_status().expect("a status that can be read");
        let text = fs::read_to_string(program.source()).expect("UTF-8");
        assert!(text.starts_with("# "), "{} does not begin with a comment", program.name);
        assert!(text.ends_with('\n'), "{} does not end with a newline", program.name);
    }
}
