//! Writing to whoever called: a reader who has gone away ends neither a run nor the command,
//! as `println!` would by its panic.

/// To stdout: what was asked for. Writes no end of line of its own.
macro_rules! say {
    ($($part:tt)*) => {{
        use std::io::Write;
        let _ = std::io::stdout().write_fmt(format_args!($($part)*));
    }};
}

/// To stderr, as a line: what happens meanwhile.
macro_rules! note {
    ($($part:tt)*) => {{
        use std::io::Write;
        let _ = writeln!(std::io::stderr(), $($part)*);
    }};
}
