//! `py_module! { name: "math", doc: "...", functions: [...], attributes: [...], exec: exec }`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Ident, LitStr, Path, Result, Token, bracketed};

use super::{Parts, module_static};
use crate::attribute::conditions;
use crate::docs::doc_text;
use crate::runtime::{Runtime, companion};

pub(crate) fn expand(native: &Runtime, input: TokenStream) -> TokenStream {
    match syn::parse2::<ModuleList>(input) {
        Ok(list) => module_static(native, &list.name, &list.parts),
        Err(error) => error.to_compile_error(),
    }
}

struct ModuleList {
    name: LitStr,
    parts: Parts,
}

impl Parse for ModuleList {
    fn parse(input: ParseStream) -> Result<ModuleList> {
        let attributes = input.call(Attribute::parse_outer)?;
        let mut parts = Parts { doc: doc_text(&attributes), ..Parts::default() };
        let mut name = None;
        let mut seen: Vec<String> = Vec::new();
        while !input.is_empty() {
            let field: Ident = input.parse()?;
            if seen.iter().any(|earlier| field == earlier) {
                return Err(Error::new(field.span(), format!("`{field}` is given twice")));
            }
            seen.push(field.to_string());
            input.parse::<Token![:]>()?;
            match field.to_string().as_str() {
                "name" => name = Some(input.parse()?),
                "doc" => parts.doc = Some(input.parse::<LitStr>()?.value()),
                "functions" => parts.functions = paths(input, "_DEF", quote!(&))?,
                "attributes" => parts.attributes = paths(input, "_ATTR", quote!())?,
                "exec" => parts.exec = Some(input.parse::<Path>()?.into_token_stream()),
                other => {
                    let message = format!(
                        "expected `name`, `doc`, `functions`, `attributes` or `exec`, found `{other}`"
                    );
                    return Err(Error::new(field.span(), message));
                }
            }
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
            }
        }
        let name = name.ok_or_else(|| {
            Error::new(Span::call_site(), "expected `name: \"...\"` among the fields")
        })?;
        Ok(ModuleList { name, parts })
    }
}

/// `[a, #[cfg(unix)] b::c]`, each path leading to its function's declaration.
fn paths(input: ParseStream, suffix: &str, prefix: TokenStream) -> Result<Vec<TokenStream>> {
    let content;
    bracketed!(content in input);
    let entries = Punctuated::<Entry, Token![,]>::parse_terminated(&content)?;
    let paths = entries.into_iter().map(|Entry { attributes, mut path }| {
        let last = path.segments.last_mut().expect("a path has a segment");
        last.ident = companion(&last.ident, suffix);
        let conditions = conditions(&attributes);
        quote!(#(#conditions)* #prefix #path)
    });
    Ok(paths.collect())
}

struct Entry {
    attributes: Vec<Attribute>,
    path: Path,
}

impl Parse for Entry {
    fn parse(input: ParseStream) -> Result<Entry> {
        Ok(Entry {
            attributes: input.call(Attribute::parse_outer)?,
            path: input.call(Path::parse_mod_style)?,
        })
    }
}
