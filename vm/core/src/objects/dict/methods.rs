//! The methods of dict.
