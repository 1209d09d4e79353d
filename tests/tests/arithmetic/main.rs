//! Property tests of numbers: random operands, conversions, texts and small functions,
//! run by python3.12 and by apython, which must print the same to the last digit and
//! the same message where they raise.
//!
//! Cases come from a seed, so a failure can be repeated. Environment:
//! `APYTHON_PROPERTY_CASES` (cases per subject, default 15000), `APYTHON_PROPERTY_SEED`,
//! and what `differential.rs` reads to find the interpreters. The program of a failing
//! batch is kept, and named in the failure.

#![forbid(unsafe_code)]

mod batch;
mod functions;
mod operations;
mod texts;
mod values;

use batch::{Batch, Group};
use values::Values;

/// Cases in one program: enough to make starting interpreters cheap, few enough for a
/// failing program to be looked at.
const BATCH: usize = 1500;

fn cases_per_subject() -> usize {
    environment("APYTHON_PROPERTY_CASES").unwrap_or(15_000)
}

fn seed() -> u64 {
    environment("APYTHON_PROPERTY_SEED").unwrap_or(20_240_229)
}

fn environment<T: std::str::FromStr>(name: &str) -> Option<T> {
    let text = std::env::var(name).ok()?;
    Some(text.parse().unwrap_or_else(|_| panic!("{name}={text} is not a number")))
}

/// Fills batches with groups until there are cases enough, and compares each.
fn check(subject: &str, mut group: impl FnMut(&mut Values) -> Group) {
    let mut remaining = cases_per_subject();
    let mut number = 0;
    while remaining > 0 {
        let mut values = Values::new(seed(), subject, number);
        let mut batch = Batch::new(subject, number);
        while batch.len() < BATCH.min(remaining) {
            batch.push(group(&mut values));
        }
        remaining = remaining.saturating_sub(batch.len());
        if let Err(report) = batch.compare() {
            panic!("seed {}, batch {number} of {subject}: {report}", seed());
        }
        number += 1;
    }
}

#[test]
fn integers() {
    check("integers", |v| operations::binary(v, operations::INTEGER, Values::int));
}

#[test]
fn floats() {
    check("floats", |v| operations::binary(v, operations::NUMBER, Values::float));
}

#[test]
fn mixed_operands() {
    check("mixed operands", |v| operations::binary(v, operations::ALL, Values::any_number));
}

#[test]
fn operands_of_other_types() {
    check("operands of other types", |v| operations::binary(v, operations::ALL, Values::anything));
}

#[test]
fn powers_and_shifts() {
    check("powers and shifts", operations::powers_and_shifts);
}

#[test]
fn conversions() {
    check("conversions", operations::unary);
}

#[test]
fn parsing() {
    check("parsing", texts::parsing);
}

#[test]
fn formatting() {
    check("formatting", texts::formatting);
}

#[test]
fn random_functions() {
    check("random functions", functions::group);
}
