//! Where to call, write to and read more about somebody.

use followup::inquiry::{Inquiry, is_free_mail};
use followup::lead::Lead;
use followup::template::Markup;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use wording::Words;
use wording::phone::shown;

/// Characters of a search at most.
const MAX_SEARCH: usize = 200;
const SEARCH: &str = "https://duckduckgo.com/?q=";
const PEOPLE: &str = "https://www.linkedin.com/search/results/people/?keywords=";
/// What stays as it is in an address: the rest could begin a header of the mail that the link opens.
const ADDRESS: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'.')
    .remove(b'-')
    .remove(b'_')
    .remove(b'+')
    .remove(b'@');
/// A telephone link; the number alone, when it is not to be called.
pub(crate) fn call(words: Words, inquiry: &Inquiry, lead: &Lead) -> Option<Markup> {
    let phone = inquiry.phone.as_ref()?;
    let number = shown(words, phone);
    if !lead.may_call() {
        return Some(Markup::text(&words.number_not_to_call(&number)));
    }
    Some(Markup::link(&number, &format!("tel:{}", phone.as_str())))
}

/// What stands before how to reach somebody in whose name silence was asked for, until their owner has decided.
pub(crate) fn warning(words: Words, lead: &Lead) -> Option<Markup> {
    lead.may_want_silence()
        .then(|| Markup::warning(&words.may_want_silence()))
}

/// A link that writes to them; the address alone, when it is not to be written to.
pub(crate) fn write(words: Words, inquiry: &Inquiry, lead: &Lead) -> Option<Markup> {
    let address = inquiry.email.as_ref()?.ascii();
    if !lead.may_be_answered() {
        return Some(Markup::text(&words.address_not_to_write(&address)));
    }
    let target = format!("mailto:{}", utf8_percent_encode(&address, ADDRESS));
    Some(Markup::link(&address, &target))
}

/// Everything that helps before a call, one line each.
pub(crate) fn links(words: Words, inquiry: &Inquiry, lead: &Lead) -> Markup {
    let mut lines: Vec<Markup> = warning(words, lead).into_iter().collect();
    if let Some(call) = call(words, inquiry, lead) {
        lines.push(Markup::inline([Markup::text(&words.call_them()), call]));
    }
    if let Some(write) = write(words, inquiry, lead) {
        lines.push(Markup::inline([
            Markup::text(&words.write_to_them()),
            write,
        ]));
    }
    let company = inquiry.company.as_deref().unwrap_or_default();
    let domain = inquiry
        .email
        .as_ref()
        .map(|email| email.domain())
        .filter(|domain| !is_free_mail(domain));
    if let Some(name) = inquiry.name.usable() {
        let who = format!("{name} {company}");
        lines.push(Markup::link(
            &words.look_up_on_the_web(),
            &search(SEARCH, &who),
        ));
        lines.push(Markup::link(
            &words.look_up_on_linkedin(),
            &search(PEOPLE, &who),
        ));
    }
    let about = match (company, domain) {
        ("", None) => None,
        ("", Some(domain)) => Some(domain.to_owned()),
        (company, None) => Some(company.to_owned()),
        (company, Some(domain)) => Some(format!("{company} {domain}")),
    };
    if let Some(about) = about {
        let label = words.look_up(&about);
        lines.push(Markup::link(&label, &search(SEARCH, &about)));
    }
    if lines.is_empty() {
        return Markup::paragraph(&words.nothing_to_reach_them());
    }
    Markup::items(lines)
}

fn search(engine: &str, what: &str) -> String {
    let words: Vec<&str> = what.split_whitespace().collect();
    let words: String = words.join(" ").chars().take(MAX_SEARCH).collect();
    format!("{engine}{}", utf8_percent_encode(&words, NON_ALPHANUMERIC))
}
