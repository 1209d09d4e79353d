//! Every hash against python3.12 with PYTHONHASHSEED=0, and known values under other seeds.

use super::*;
use crate::OwnedStr;
use crate::reference::{Rng, compare};

fn hash_str(key: HashKey, text: &str) -> i64 {
    hash_bytes(key, &OwnedStr::from(text).as_view().hash_bytes())
}

#[test]
fn seeded_strings() {
    let check = |seed, text: &str, expected| {
        assert_eq!(hash_str(HashKey::from_seed(seed), text), expected, "{seed} {text:?}");
    };
    check(0, "", 0);
    check(0, "abc", -4594863902769663758);
    check(1, "abc", -4667308735975688587);
    check(42, "naïve", -8095583506289061895);
    check(4294967295, "日本🐍", -1259356612536626627);
}

#[test]
fn strings() {
    let mut rng = Rng(1);
    let lines: Vec<String> = (0..400)
        .map(|n| {
            let alphabets = ["abc xyz", "aé", "aé日", "a🐍日"];
            let alphabet: Vec<char> = rng.pick(&alphabets).chars().collect();
            (0..n % 40).map(|_| alphabet[rng.below(alphabet.len())]).collect()
        })
        .collect();
    let script = "import sys\nfor line in sys.stdin: print(hash(line[:-1]))";
    compare(script, &lines, |text| hash_str(HashKey::default(), text).to_string());
}

#[test]
fn integers() {
    let mut rng = Rng(2);
    let mut lines: Vec<String> =
        ["0", "-1", "-2", "2305843009213693951", "2305843009213693950"].map(String::from).to_vec();
    for size in 1..60 {
        for _ in 0..8 {
            let digits: String =
                (0..size * 5).map(|_| char::from(b'0' + rng.below(10) as u8)).collect();
            lines.push(format!("{}{digits}", if rng.one_in(2) { "-1" } else { "1" }));
        }
    }
    compare("import sys\nfor line in sys.stdin: print(hash(int(line)))", &lines, |text| {
        let big = hash_bigint(&text.parse().unwrap());
        if let Ok(wide) = text.parse::<i128>() {
            assert_eq!(hash_i128(wide), big, "{text}");
        }
        if let Ok(small) = text.parse::<i64>() {
            assert_eq!(hash_i64(small), big, "{text}");
        }
        big.to_string()
    });
}

#[test]
fn floats() {
    let mut rng = Rng(3);
    let mut lines: Vec<String> = [
        "0.0",
        "-0.0",
        "1.0",
        "-1.0",
        "-2.0",
        "inf",
        "-inf",
        "0.5",
        "5e-324",
        "1e308",
        "1e18",
        "2305843009213693951.0",
        "2305843009213693952.0",
        "-9223372036854775808.0",
        "1e19",
    ]
    .map(String::from)
    .to_vec();
    lines.extend(
        (0..2000)
            .map(|_| f64::from_bits(rng.next()))
            .filter(|x| !x.is_nan())
            .map(|x| x.to_string()),
    );
    compare("import sys\nfor line in sys.stdin: print(hash(float(line)))", &lines, |text| {
        hash_f64(text.parse().unwrap()).unwrap().to_string()
    });
    assert_eq!(hash_f64(f64::NAN), None);
}

#[test]
fn combiners() {
    let mut rng = Rng(4);
    let lines: Vec<String> = (0..500)
        .map(|_| {
            let mut items: Vec<i64> =
                (0..rng.below(30)).map(|_| rng.next() as i64 >> (rng.below(60) + 3)).collect();
            items.sort();
            items.dedup();
            format!("{items:?}")
        })
        .collect();
    let script = "import sys
for line in sys.stdin:
    t = eval(line)
    print(hash(tuple(t)), hash(frozenset(t)), hash(complex(len(t), -1.0)))";
    compare(script, &lines, |text| {
        let (mut tuple, mut set, mut count) = (TupleHasher::new(), FrozenSetHasher::new(), 0);
        for item in text.trim_matches(['[', ']']).split(", ").filter(|item| !item.is_empty()) {
            let hash = hash_i64(item.parse().unwrap());
            tuple.add(hash);
            set.add(hash);
            count += 1;
        }
        format!("{} {} {}", tuple.finish(), set.finish(), hash_complex(count, -2))
    });
}
