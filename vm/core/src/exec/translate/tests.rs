//! Goldens of the translation.
