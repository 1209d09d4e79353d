//! How generated code reaches the `native` module of `apython-core`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

/// The path of `native`, as the crate being compiled must write it.
pub(crate) struct Runtime(TokenStream);

impl Runtime {
    /// Judges by what cargo tells the compiler. Integration tests of `apython-core` belong to its
    /// package but are crates of their own, so the crate's name decides where it is known.
    pub(crate) fn of_expansion() -> Runtime {
        let package = std::env::var("CARGO_PKG_NAME").ok();
        let krate = std::env::var("CARGO_CRATE_NAME").ok();
        Runtime::of_crate(package.as_deref(), krate.as_deref())
    }

    pub(crate) fn of_crate(package: Option<&str>, krate: Option<&str>) -> Runtime {
        let inside = package == Some("apython-core") && krate.is_none_or(|k| k == "apython_core");
        Runtime(if inside { quote!(crate::native) } else { quote!(::apython_core::native) })
    }
}

impl ToTokens for Runtime {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.0.to_tokens(tokens);
    }
}

/// A local variable of generated code: hygienic, so it never captures a function of that name.
pub(crate) fn local(name: &str) -> Ident {
    Ident::new(name, Span::mixed_site())
}

/// The optional text as an `Option<&'static str>` expression.
pub(crate) fn optional_text(text: Option<&str>) -> TokenStream {
    match text {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

/// `sorted` -> `SORTED` + suffix: where a declaration is found.
pub(crate) fn companion(function: &Ident, suffix: &str) -> Ident {
    let name = function.to_string();
    let plain = name.strip_prefix("r#").unwrap_or(&name);
    Ident::new(&format!("{}{suffix}", plain.to_uppercase()), function.span())
}
