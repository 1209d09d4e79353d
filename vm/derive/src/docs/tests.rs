//! Comments of either kind.

use super::doc_text;

#[track_caller]
fn check(comment: &str, expected: Option<&str>) {
    let item: syn::ItemFn = syn::parse_str(&format!("{comment}\nfn f() {{}}")).expect("a function");
    assert_eq!(doc_text(&item.attrs).as_deref(), expected);
}

#[test]
fn texts() {
    check("", None);
    check("#[inline]", None);
    check("///", None);
    check("/// One line.", Some("One line."));
    check("///\n/// Text.  \n///\n///     code\n///", Some("Text.\n\n    code"));
    check("///Tight.\n/// Spaced.", Some("Tight.\n Spaced."));
    check("/// Before.\n#[inline]\n/// After.", Some("Before.\nAfter."));
    check("/** Block. */", Some("Block."));
    check("/**\nFirst.\n  Second.\n*/", Some("First.\n  Second."));
    check("#[doc = \"Given.\"]", Some("Given."));
}
