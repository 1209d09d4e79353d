//! Attribute macros for native code.
