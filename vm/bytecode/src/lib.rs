//! Python 3.12 bytecode.
