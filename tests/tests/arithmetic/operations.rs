//! Operators and conversions over random operands.

use crate::batch::Group;
use crate::values::Values;

/// Operators that every number has.
pub const NUMBER: &[&str] = &[
    "a + b",
    "a - b",
    "a * b",
    "a / b",
    "a // b",
    "a % b",
    "divmod(a, b)",
    "(a < b, a <= b, a == b, a != b, a > b, a >= b)",
    "(a + b, b + a, a - b, b - a, a * b, b * a)",
    "(b // a, b % a, b / a)",
    "a if a < b else b",
    "(min(a, b), max(a, b), sorted([a, b]))",
    "a - (a // b) * b",
    "[x for x in (a, b, a - b) if x > 0]",
    "(a == b, a == b and hash(a) == hash(b))",
    "sum([a, b, a])",
];

/// Operators of ints.
pub const INTEGER: &[&str] = &[
    "a + b",
    "a - b",
    "a * b",
    "a / b",
    "a // b",
    "a % b",
    "divmod(a, b)",
    "a & b",
    "a | b",
    "a ^ b",
    "(a & ~b) + (a | -b)",
    "(a < b, a <= b, a == b, a != b, a > b, a >= b)",
    "a * b - b * (a - 1)",
    "(a + b) // 2 - (a >> 1)",
    "sum([a, b, -a, 1])",
    "(a - b) * (a + b) == a * a - b * b",
    "(divmod(b, a), divmod(-a, b))",
    "(hash(a), hash(b), hash(a * b))",
];

/// Every binary operator, in place too.
pub const ALL: &[&str] = &[
    "a + b",
    "a - b",
    "a * b if not hasattr(a, '__len__') and not hasattr(b, '__len__') else None",
    "a / b",
    "a // b",
    "a % b",
    "a & b",
    "a | b",
    "a ^ b",
    "a @ b",
    "divmod(a, b)",
    "a < b",
    "a <= b",
    "a > b",
    "a >= b",
    "a == b",
    "a != b",
    "(a == b, b == a)",
    "min(a, b)",
    "a and b",
    "a or b",
    "(bool(a), not b)",
    "a\nr += b",
    "a\nr -= b",
    "a\nr /= b",
    "a\nr //= b",
    "a\nr %= b",
    "a\nr &= b",
    "a\nr |= b",
    "a\nr ^= b",
];

/// One operator over many operands. Operands come in runs of one kind, so that a site
/// settles on a kind and is then surprised.
pub fn binary(
    values: &mut Values,
    operators: &[&str],
    operand: impl Fn(&mut Values) -> String,
) -> Group {
    let expression = operators[values.rng.usize(0..operators.len())];
    let mut cases = Vec::new();
    for _ in 0..values.rng.usize(1..4) {
        let length = values.rng.usize(3..25);
        let kind = values.rng.u32(0..3);
        for _ in 0..length {
            let mut next = || match kind {
                0 => values.small_int().to_string(),
                1 => values.modest_float(),
                _ => operand(values),
            };
            let (a, b) = (next(), next());
            cases.push(format!("{a}, {b}"));
        }
    }
    // The last run is always of the wanted kind.
    for _ in 0..values.rng.usize(10..30) {
        let (a, b) = (operand(values), operand(values));
        cases.push(if values.chance(5) { format!("{a}, {a}") } else { format!("{a}, {b}") });
    }
    Group::expression(expression, "a, b", cases)
}

/// `**`, `pow` and shifts, whose right operand decides the size of the result.
pub fn powers_and_shifts(values: &mut Values) -> Group {
    let kind = values.rng.usize(0..7);
    let count = values.rng.usize(20..60);
    let mut cases = Vec::new();
    for _ in 0..count {
        cases.push(match kind {
            0 => format!("{}, {}", values.modest_int(), values.rng.i32(-3..=40)),
            1 => format!("{}, {}", values.int(), shift(values)),
            2 => format!("{}, {}", values.int(), shift(values)),
            3 => format!("{}, {}, {}", values.int(), values.modest_int(), values.modest_int()),
            4 => format!("{}, {}", values.float(), values.float()),
            5 => format!("{}, {}", values.modest_float(), values.small_int()),
            _ => format!("{}, {}", values.small_int(), values.modest_float()),
        });
    }
    // A negative base with a fractional exponent has a complex result, which these tests
    // leave alone.
    let power = "a ** b if not (a < 0 and b % 1) else None";
    let (expression, parameters) = match kind {
        0 => ("(a ** b, pow(a, b))", "a, b"),
        1 => ("a << b", "a, b"),
        2 => ("(a >> b, a >> b << b)", "a, b"),
        3 => ("pow(a, b, c)", "a, b, c"),
        _ => (power, "a, b"),
    };
    Group::expression(expression, parameters, cases)
}

fn shift(values: &mut Values) -> String {
    match values.rng.u32(0..20) {
        0 => values.rng.i32(-5..0).to_string(),
        1..12 => values.rng.i32(0..=70).to_string(),
        _ => values.rng.i32(0..=400).to_string(),
    }
}

/// Functions of one number.
pub fn unary(values: &mut Values) -> Group {
    const BOTH: &[&str] = &[
        "(-a, +a, abs(a))",
        "(repr(a), str(a), f'{a}', '%s' % a)",
        "(bool(a), not a)",
        // Hashes of NaNs are those of their addresses.
        "hash(a) if a == a else None",
        "float(a)",
        "int(a)",
        "round(a)",
        "a.as_integer_ratio()",
        "a.is_integer()",
        "[round(a, n) for n in range(-4, 5)]",
        "(a.real, a.imag, a.conjugate())",
        "(a.__floor__(), a.__ceil__(), a.__trunc__())",
        "float(repr(a)) == a",
        "(a + 1, a - 1, 1 + a, 1 - a, a * 2, a / 2, a // 2, a % 2)",
        "(a == int(a), int(a) < a, int(a) > a)",
        "(a * 0, a * 1, 0 - a, a - a)",
    ];
    const INT: &[&str] = &[
        "(~a, -a, +a)",
        "(a.bit_length(), a.bit_count())",
        "(hex(a), oct(a), bin(a))",
        "int(str(a)) == a",
        "a.to_bytes((a.bit_length() + 8) // 8, 'big', signed=True)",
        "int.from_bytes(a.to_bytes((a.bit_length() + 8) // 8, 'little', signed=True), 'little')",
        "int(float(a))",
        "(float(a) == a, float(a) < a, float(a) > a)",
        "(a & 255, a | 1, a ^ -1, a >> 3, a << 3, a & -a)",
        "(a // 7, a % 7, -a // 7, -a % 7, a // -7, a % -7)",
        "(a / 3, a / 10**20, 10**20 / a)",
    ];
    const FLOAT: &[&str] = &[
        "(a.hex(), float.fromhex(a.hex()) == a or a != a)",
        "(a // 1, a % 1, a // -1, a % -1)",
        "(a < 2**53, a == 2**53, a > 2**63, a <= -2**63)",
        "(a * a, a + a, a - a, a / a)",
        "a ** 2",
        "(int(a * 2), int(a / 2))",
        "abs(a) ** 0.5",
    ];
    let (expressions, kind) = match values.rng.u32(0..4) {
        0 => (INT, 0),
        1 => (FLOAT, 1),
        other => (BOTH, other % 2),
    };
    let expression = expressions[values.rng.usize(0..expressions.len())];
    let cases = (0..values.rng.usize(20..50))
        .map(|_| if kind == 0 { values.int() } else { values.float() })
        .collect();
    Group::expression(expression, "a", cases)
}
