//! Algorithms on text and numbers.
