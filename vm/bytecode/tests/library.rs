//! The crate against CPython's library: everything python3.12 compiles reads, verifies and
//! agrees with what Python itself says of it.

mod support;

use apython_bytecode::{read_pyc, verify};

/// Everything but the test suite's own modules, which `verifies_the_test_suite` takes.
const LIBRARY: &str = "^(?!test/)";

#[test]
fn verifies_the_library() {
    check_verifies(LIBRARY);
}

#[test]
fn verifies_the_test_suite() {
    check_verifies("^test/");
}

fn check_verifies(pattern: &str) {
    let mut failures = Vec::new();
    let modules = support::modules(pattern, 1);
    for module in &modules {
        match read_pyc(&module.pyc) {
            Ok((_, code)) => {
                if let Err(error) = verify(&code) {
                    failures.push(format!("{}: {error}", module.name));
                }
            }
            Err(error) => failures.push(format!("{}: {error}", module.name)),
        }
    }
    let counts = format!("{} of {} modules", failures.len(), modules.len());
    assert!(failures.is_empty(), "{counts} fail:\n{}", failures.join("\n"));
}
