//! Where to call, write to and read more about somebody.

use followup::inquiry::{Inquiry, is_free_mail};
use followup::lead::Lead;
use followup::template::Markup;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Characters of a search at most.
const MAX_SEARCH: usize = 200;
/// What stands before the number of somebody in whose name silence was asked for, without a proof.
const MAY_WANT_SILENCE: &str =
    "Perhaps they want to be left alone: please decide before you call or write.";
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
pub(crate) fn call(inquiry: &Inquiry, lead: &Lead) -> Option<Markup> {
    let phone = inquiry.phone.as_ref()?;
    if !lead.may_call() {
        return Some(Markup::text(&format!("{} (do not call)", phone.display())));
    }
    Some(Markup::link(
        &phone.display(),
        &format!("tel:{}", phone.as_str()),
    ))
}

/// What stands before how to reach somebody in whose name silence was asked for, until their owner has decided.
pub(crate) fn warning(lead: &Lead) -> Option<Markup> {
    lead.may_want_silence()
        .then(|| Markup::warning(MAY_WANT_SILENCE))
}

/// A link that writes to them; the address alone, when it is not to be written to.
pub(crate) fn write(inquiry: &Inquiry, lead: &Lead) -> Option<Markup> {
    let address = inquiry.email.as_ref()?.ascii();
    if !lead.may_be_answered() {
        return Some(Markup::text(&format!("{address} (do not write)")));
    }
    let target = format!("mailto:{}", utf8_percent_encode(&address, ADDRESS));
    Some(Markup::link(&address, &target))
}

/// Everything that helps before a call, one line each.
pub(crate) fn links(inquiry: &Inquiry, lead: &Lead) -> Markup {
    let mut lines: Vec<Markup> = warning(lead).into_iter().collect();
    if let Some(call) = call(inquiry, lead) {
        lines.push(Markup::inline([Markup::text("Call"), call]));
    }
    if let Some(write) = write(inquiry, lead) {
        lines.push(Markup::inline([Markup::text("Write to"), write]));
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
            "Look them up on the web",
            &search(SEARCH, &who),
        ));
        lines.push(Markup::link(
            "Look them up on LinkedIn",
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
        let label = format!("Look up {about}");
        lines.push(Markup::link(&label, &search(SEARCH, &about)));
    }
    if lines.is_empty() {
        return Markup::paragraph("They left nothing to reach them by.");
    }
    Markup::items(lines)
}

fn search(engine: &str, what: &str) -> String {
    let words: Vec<&str> = what.split_whitespace().collect();
    let words: String = words.join(" ").chars().take(MAX_SEARCH).collect();
    format!("{engine}{}", utf8_percent_encode(&words, NON_ALPHANUMERIC))
}
