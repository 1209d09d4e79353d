//! The errors of CPython 3.12 for short wrong sources.
