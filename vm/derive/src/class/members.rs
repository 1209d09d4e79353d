//! Collects the marked functions of a class, one kind of marker at a time.

use proc_macro2::TokenStream;
use quote::quote;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Attribute, Error, FnArg, Ident, ImplItemFn, LitStr, Result, Token, Type};

use crate::attribute::{Declaration, Marker, conditions};
use crate::docs::doc_text;
use crate::function::{self, Callee, Kind, Order, attribute_pair, into_result, receiver_of};
use crate::runtime::{Runtime, companion, local, optional_text};

/// A property while its getter and setter are being met.
struct Property {
    name: LitStr,
    conditions: Vec<TokenStream>,
    doc: Option<String>,
    get: Option<TokenStream>,
    set: Option<TokenStream>,
    is_member: bool,
}

pub(super) struct Members<'a> {
    native: &'a Runtime,
    class: &'a Type,
    finished: Finished,
    properties: Vec<Property>,
    method_names: Vec<String>,
    slot_names: Vec<String>,
}

/// The pieces of the class's constants, in the order of the source.
#[derive(Default)]
pub(super) struct Finished {
    pub(super) constants: Vec<TokenStream>,
    pub(super) methods: Vec<TokenStream>,
    pub(super) getsets: Vec<TokenStream>,
    pub(super) attributes: Vec<TokenStream>,
    pub(super) slots: Vec<TokenStream>,
}

impl<'a> Members<'a> {
    pub(super) fn new(native: &'a Runtime, class: &'a Type) -> Members<'a> {
        Members {
            native,
            class,
            finished: Finished::default(),
            properties: Vec::new(),
            method_names: Vec::new(),
            slot_names: Vec::new(),
        }
    }

    /// `alias` counts the methods that the function has been declared as before.
    pub(super) fn add(
        &mut self,
        function: &ImplItemFn,
        marker: Marker,
        attribute: &Attribute,
        alias: usize,
    ) -> Result<()> {
        match marker {
            Marker::Method => self.method(function, Kind::Method, attribute, alias),
            Marker::ClassMethod => self.method(function, Kind::ClassMethod, attribute, alias),
            Marker::StaticMethod => self.method(function, Kind::StaticMethod, attribute, alias),
            Marker::Getter => self.getter(function, attribute),
            Marker::Setter => self.setter(function, attribute),
            Marker::Attr => self.attribute(function, attribute),
            Marker::Slot => self.slots(function, attribute),
            Marker::Function | Marker::Exec => {
                let message = "this belongs in a module; in a class, use #[pymethod], \
                               #[pyclassmethod] or #[pystaticmethod]";
                Err(Error::new(attribute.span(), message))
            }
        }
    }

    fn path(&self, function: &ImplItemFn) -> TokenStream {
        let (class, ident) = (self.class, &function.sig.ident);
        quote!(<#class>::#ident)
    }

    fn method(
        &mut self,
        function: &ImplItemFn,
        kind: Kind,
        attribute: &Attribute,
        alias: usize,
    ) -> Result<()> {
        let declaration: Declaration = attribute.parse_args()?;
        // Under a condition, two functions may share a name.
        let conditions = conditions(&function.attrs);
        if conditions.is_empty() {
            if self.method_names.contains(&declaration.name) {
                let name = &declaration.name;
                return Err(declaration.error(format!("`{name}` is declared twice")));
            }
            self.method_names.push(declaration.name.clone());
        }
        let native = self.native;
        let callee = Callee {
            path: self.path(function),
            class: Some(self.class),
            signature: &function.sig,
            doc: doc_text(&function.attrs),
        };
        let definition = function::definition(native, &declaration, kind, &callee)?;
        let name = constant_name(&function.sig.ident, alias);
        let summary = format!("Declares `{}`.", declaration.name);
        let table = local("__DEF");
        // A static behind the constant: one address, wherever the constant is used.
        self.finished.constants.push(quote! {
            #(#conditions)*
            #[doc = #summary]
            pub const #name: &'static #native::NativeDef = {
                static #table: #native::NativeDef = #definition;
                &#table
            };
        });
        self.finished.methods.push(quote!(#(#conditions)* Self::#name));
        Ok(())
    }

    fn property(&mut self, name: LitStr, function: &ImplItemFn) -> &mut Property {
        let value = name.value();
        let at = self.properties.iter().position(|property| property.name.value() == value);
        let at = at.unwrap_or_else(|| {
            let conditions = conditions(&function.attrs);
            self.properties.push(Property {
                name,
                conditions: conditions.iter().map(|condition| quote!(#condition)).collect(),
                doc: None,
                get: None,
                set: None,
                is_member: false,
            });
            self.properties.len() - 1
        });
        &mut self.properties[at]
    }

    /// `path(this, vm)` or `path(vm, this)`, after the cast that `&self` needs.
    fn accessor_call(
        &self,
        function: &ImplItemFn,
        name: &LitStr,
        count: usize,
        last: TokenStream,
    ) -> Result<(TokenStream, TokenStream)> {
        let order = receiver_of(&function.sig)?;
        if function.sig.inputs.len() != count {
            let message = format!(
                "expected {} parameters, as in `{}`",
                count,
                if count == 2 {
                    "fn(vm: &Vm, this: &Value) -> T"
                } else {
                    "fn(vm: &Vm, this: &Value, value: Option<&Value>) -> PyResult<()>"
                }
            );
            return Err(Error::new(function.sig.inputs.span(), message));
        }
        let (vm, this, path) = (local("vm"), local("this"), self.path(function));
        Ok(match order {
            Order::VmThenValue => (quote!(), quote!(#path(#vm, #this #last))),
            Order::SelfThenVm => {
                let (native, class) = (self.native, self.class);
                let cast = quote!(let #this = #native::receiver::<#class>(#vm, #this, #name)?;);
                (cast, quote!(#path(#this, #vm #last)))
            }
        })
    }

    fn getter(&mut self, function: &ImplItemFn, attribute: &Attribute) -> Result<()> {
        let GetterName { name, is_member } = attribute.parse_args()?;
        let (cast, call) = self.accessor_call(function, &name, 2, quote!())?;
        let (vm, this) = (local("vm"), local("this"));
        let result = into_result(self.native, &vm, call);
        let doc = doc_text(&function.attrs);
        let property = self.property(name.clone(), function);
        if property.get.is_some() {
            return Err(twice(&name, "getter"));
        }
        property.get = Some(quote!(|#vm, #this| { #cast #result }));
        property.is_member = is_member;
        property.doc = doc.or(property.doc.take());
        Ok(())
    }

    fn setter(&mut self, function: &ImplItemFn, attribute: &Attribute) -> Result<()> {
        let name: LitStr = attribute.parse_args()?;
        let (vm, this, value) = (local("vm"), local("this"), local("value"));
        let (cast, call) = self.accessor_call(function, &name, 3, quote!(, #value))?;
        let doc = doc_text(&function.attrs);
        let property = self.property(name.clone(), function);
        if property.set.is_some() {
            return Err(twice(&name, "setter"));
        }
        property.set = Some(quote!(|#vm, #this, #value| { #cast #call }));
        property.doc = property.doc.take().or(doc);
        Ok(())
    }

    fn attribute(&mut self, function: &ImplItemFn, attribute: &Attribute) -> Result<()> {
        let name: LitStr = attribute.parse_args()?;
        let pair = attribute_pair(self.native, &name, &self.path(function), &function.sig)?;
        let conditions = conditions(&function.attrs);
        self.finished.attributes.push(quote!(#(#conditions)* #pair));
        Ok(())
    }

    fn slots(&mut self, function: &ImplItemFn, attribute: &Attribute) -> Result<()> {
        let fields =
            attribute.parse_args_with(Punctuated::<SlotPath, Token![,]>::parse_terminated)?;
        if fields.is_empty() {
            return Err(Error::new(attribute.span(), "expected a slot's name"));
        }
        if let Some(FnArg::Receiver(this)) = function.sig.inputs.first() {
            let message = "a slot takes the slot's own signature, without `self`";
            return Err(Error::new(this.span(), message));
        }
        let conditions = conditions(&function.attrs);
        let (table, path) = (local("slots"), self.path(function));
        for SlotPath(fields) in &fields {
            let name = quote!(#fields).to_string();
            if conditions.is_empty() {
                if self.slot_names.contains(&name) {
                    let message = format!("the slot `{name}` is filled twice");
                    return Err(Error::new(fields.span(), message));
                }
                self.slot_names.push(name);
            }
            self.finished.slots.push(quote! {
                #(#conditions)*
                { #table.#fields = ::core::option::Option::Some(#path); }
            });
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Finished> {
        let native = self.native;
        for property in &self.properties {
            let Property { name, conditions, doc, get, set, is_member } = property;
            let Some(get) = get else {
                let message = format!("`{}` has a setter but no getter", name.value());
                return Err(Error::new(name.span(), message));
            };
            let doc = optional_text(doc.as_deref());
            let set = match set {
                Some(set) => quote!(::core::option::Option::Some(#set)),
                None => quote!(::core::option::Option::None),
            };
            self.finished.getsets.push(quote! {
                #(#conditions)*
                #native::GetSetDef {
                    name: #name,
                    doc: #doc,
                    get: #get,
                    set: #set,
                    is_member: #is_member,
                }
            });
        }
        Ok(self.finished)
    }
}

/// `NAME_DEF`, and for a function with several Python names `NAME_DEF_2` and so on as well.
fn constant_name(function: &Ident, alias: usize) -> Ident {
    match alias {
        0 => companion(function, "_DEF"),
        earlier => companion(function, &format!("_DEF_{}", earlier + 1)),
    }
}

fn twice(name: &LitStr, what: &str) -> Error {
    Error::new(name.span(), format!("`{}` has two {what}s", name.value()))
}

/// `"size"`, or `"size", member` for what CPython keeps in a field of the object.
struct GetterName {
    name: LitStr,
    is_member: bool,
}

impl Parse for GetterName {
    fn parse(input: ParseStream) -> Result<GetterName> {
        let name = input.parse()?;
        if input.is_empty() {
            return Ok(GetterName { name, is_member: false });
        }
        input.parse::<Token![,]>()?;
        let option: Ident = input.parse()?;
        if option != "member" {
            return Err(Error::new(option.span(), "expected `member`"));
        }
        Ok(GetterName { name, is_member: true })
    }
}

/// `repr`, or `number.add` where slots are grouped.
struct SlotPath(Punctuated<Ident, Token![.]>);

impl Parse for SlotPath {
    fn parse(input: ParseStream) -> Result<SlotPath> {
        Punctuated::parse_separated_nonempty_with(input, syn::ext::IdentExt::parse_any)
            .map(SlotPath)
    }
}
