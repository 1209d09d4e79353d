//! vm/apython
fn main() {}
