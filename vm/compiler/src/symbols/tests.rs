//! What names are.

use super::{Binding, Scope, SymbolTable, build};
use crate::error::CompileError;
use crate::names::Names;
use crate::options::{Mode, Options};
use crate::tree::parse;

fn table(source: &str) -> (Result<SymbolTable, CompileError>, Names) {
    let options = Options::new("<test>", Mode::Exec);
    let mut names = Names::new();
    let parsed = parse(source, &options, &mut names, &mut Vec::new()).expect(source);
    (build(&parsed, &options, &mut names), names)
}

/// `scope: name binding, ...` of every scope, in the order they were entered.
fn summary(source: &str) -> String {
    let (table, names) = table(source);
    let table = table.expect(source);
    let describe = |scope: &Scope| {
        let mut symbols: Vec<String> = scope
            .symbols
            .iter()
            .map(|(name, symbol)| format!("{} {}", names.str(*name), letter(symbol.binding)))
            .collect();
        symbols.sort();
        format!("{}: {}", names.str(scope.name), symbols.join(", "))
    };
    table.scopes.iter().map(describe).collect::<Vec<_>>().join("; ")
}

fn letter(binding: Binding) -> &'static str {
    match binding {
        Binding::Local => "local",
        Binding::GlobalExplicit => "global!",
        Binding::GlobalImplicit => "global",
        Binding::Free => "free",
        Binding::Cell => "cell",
    }
}

#[test]
fn bindings() {
    for (source, expected) in [
        ("x = 1\nprint(x)\n", "top: print global, x local"),
        ("def f(a):\n  return lambda: a\n", "top: f local; f: a cell; lambda: a free"),
        ("def f():\n  global x\n  x = 1\n", "top: f local, x global!; f: x global!"),
        (
            "def f():\n  x = 1\n  def g():\n    nonlocal x\n    x = 2\n",
            "top: f local; f: g local, x cell; g: x free",
        ),
        (
            "class C:\n  def f(self): super()\n",
            "top: C local; C: f local; f: __class__ free, self local, super global",
        ),
        ("class C:\n  __x = 1\n", "top: C local; C: _C__x local"),
        (
            "def f(y):\n  [x for x in y]\n",
            "top: f local; f: x local, y local; listcomp: .0 local, x local",
        ),
    ] {
        assert_eq!(summary(source), expected, "{source}");
    }
}

#[test]
fn errors() {
    for (source, expected) in [
        ("nonlocal x\n", "nonlocal declaration not allowed at module level"),
        ("def f():\n  nonlocal x\n", "no binding for nonlocal 'x' found"),
        ("def f(a, a): pass\n", "duplicate argument 'a' in function definition"),
        ("def f(a):\n  global a\n", "name 'a' is parameter and global"),
        ("x = 1\nglobal x\n", "name 'x' is assigned to before global declaration"),
        ("print(x)\nglobal x\n", "name 'x' is used prior to global declaration"),
        ("def f():\n  from a import *\n", "import * only allowed at module level"),
        ("[(yield) for x in y]\n", "'yield' inside list comprehension"),
        (
            "[x := 1 for x in y]\n",
            "assignment expression cannot rebind comprehension iteration variable 'x'",
        ),
        ("type A = (yield)\n", "yield expression cannot be used within a type alias"),
        ("def f[T, T](): pass\n", "duplicate type parameter 'T'"),
    ] {
        let error = table(source).0.expect_err(source);
        assert_eq!(error.message, expected, "{source}");
    }
}
