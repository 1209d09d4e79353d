//! Tests of signatures and conversions.
