//! Views of all widths agree with each other and with Rust's own strings.

use super::*;
use std::fmt::Write as _;

fn owned(cps: &[u32]) -> OwnedStr {
    cps.iter().copied().collect()
}

fn check_kind(cps: &[u32], expected: Kind) {
    let text = owned(cps);
    assert_eq!(text.as_view().kind(), expected, "{cps:x?}");
    assert!(text.as_view().chars().eq(cps.iter().copied()), "{cps:x?}");
    assert!(text.as_view().chars().rev().eq(cps.iter().rev().copied()), "{cps:x?}");
    assert_eq!(text.len(), cps.len());
    assert_eq!(text.as_view().get(cps.len()), None);
    for (i, &cp) in cps.iter().enumerate() {
        assert_eq!((text.as_view().get(i), text.as_view().at(i)), (Some(cp), cp));
    }
}

#[test]
fn narrowest_kind() {
    check_kind(&[], Kind::Latin1);
    check_kind(&[0x61, 0x7F], Kind::Latin1);
    check_kind(&[0x61, 0xFF], Kind::Latin1);
    check_kind(&[0x61, 0x100], Kind::Ucs2);
    check_kind(&[0xD800, 0xFFFF, 0x61], Kind::Ucs2);
    check_kind(&[0x61, 0x100, 0x1_0000], Kind::Ucs4);
    check_kind(&[0x10_FFFF, 0x61], Kind::Ucs4);
}

#[test]
fn slices_narrow() {
    let text = owned(&[0x61, 0x62, 0x100, 0x1_0000]);
    let slice = text.as_view().slice(0, 2);
    assert_eq!(slice.kind(), Kind::Ucs4);
    assert_eq!(slice.narrowest_kind(), Kind::Latin1);
    assert_eq!(slice.canonical().as_view().kind(), Kind::Latin1);
    assert_eq!(slice, StrView::ascii("ab"));
    assert!(slice.is_ascii());
    assert_eq!(&*slice.hash_bytes(), b"ab");
    assert_eq!(text.as_view().slice(1, 3).canonical().as_view().kind(), Kind::Ucs2);
    let mut buf = StrBuf::new();
    buf.push_view(slice);
    assert_eq!(buf.as_view().kind(), Kind::Latin1);
}

#[test]
fn comparison_is_by_code_points() {
    let texts = ["", "a", "ab", "b", "é", "éa", "Ā", "aĀ", "\u{FFFF}", "a\u{10000}", "\u{10000}"];
    for a in texts {
        for b in texts {
            let (va, vb) = (OwnedStr::from(a), OwnedStr::from(b));
            assert_eq!(va.as_view().cmp(&vb.as_view()), a.chars().cmp(b.chars()), "{a} {b}");
            assert_eq!(va == vb, a == b, "{a} {b}");
            assert_eq!(va.as_view().eq_str(b), a == b, "{a} {b}");
        }
    }
}

#[test]
fn utf8() {
    for text in ["", "abc", "naïve", "日本", "a🐍b"] {
        let owned = OwnedStr::from(text);
        assert_eq!(owned.as_view().to_utf8().unwrap(), text);
        assert_eq!(owned.as_view().to_wtf8(), text.as_bytes());
    }
    let lone = owned(&[0x61, 0xE9, 0xDC80, 0x1_F40D]);
    assert_eq!(lone.as_view().to_utf8(), Err(SurrogateError { position: 2 }));
    assert_eq!(lone.as_view().to_utf8_lossy(), "aé\u{FFFD}🐍");
    assert_eq!(lone.as_view().to_wtf8(), b"a\xC3\xA9\xED\xB2\x80\xF0\x9F\x90\x8D");
    assert!(matches!(OwnedStr::from("abc").as_view().to_utf8(), Ok(Cow::Borrowed(_))));
}

#[test]
fn buffer_widens() {
    let mut buf = StrBuf::with_capacity(4);
    buf.push_ascii("ab");
    buf.push_repeated(0xE9, 2);
    assert_eq!(buf.as_view().kind(), Kind::Latin1);
    buf.push_repeated(0x1_F40D, 0);
    assert_eq!(buf.as_view().kind(), Kind::Latin1);
    buf.push_str("日");
    assert_eq!(buf.as_view().kind(), Kind::Ucs2);
    write!(buf, "{}🐍", 12).unwrap();
    assert_eq!(buf.as_view().kind(), Kind::Ucs4);
    buf.push_view(OwnedStr::from("éĀ").as_view());
    assert_eq!(buf.finish().as_view().to_utf8().unwrap(), "abéé日12🐍éĀ");
}
