//! pyperf-suite
