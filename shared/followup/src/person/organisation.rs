//! Which company somebody writes from: a domain that is no mail provider's, or the name that they typed.

use crate::inquiry::{folded, is_free_mail, is_legal_form};

/// Names that are kept for documentation (RFC 2606, RFC 6761): whoever gives one is at no company, and those below stand for one each.
const PLACEHOLDERS: [&str; 3] = ["example.com", "example.net", "example.org"];
/// The fewest letters of a company's name that compare.
const MIN_COMPANY_CHARS: usize = 3;

/// The organisation of a domain, by the name that it registered (the Public Suffix List says how much of it that is); nothing, where
/// anybody has a mailbox.
///
/// ```
/// use followup::person::organisation;
/// assert_eq!(organisation("mail.acme.co.uk"), Some("acme.co.uk"));
/// assert_eq!(organisation("gmail.com"), None);
/// assert_eq!(organisation("example.com"), None);
/// assert_eq!(organisation("mail.brodo.example.com"), Some("brodo.example.com"));
/// ```
#[must_use]
pub fn organisation(domain: &str) -> Option<&str> {
    if PLACEHOLDERS.contains(&domain) || is_free_mail(domain) {
        return None;
    }
    let below = PLACEHOLDERS.iter().find_map(|placeholder| {
        let name = domain.strip_suffix(placeholder)?.strip_suffix('.')?;
        let label = name.rsplit('.').next()?;
        Some(&domain[domain.len() - placeholder.len() - 1 - label.len()..])
    });
    let registered = below.or_else(|| psl::domain_str(domain))?;
    (!is_free_mail(registered)).then_some(registered)
}

/// The first label of an organisation's domain, as a company's name compares.
pub(super) fn label(organisation: &str) -> String {
    let label = organisation.split('.').next().unwrap_or("");
    label.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A company's name as it compares: without case, marks, spaces and legal forms; nothing, where too little is left.
pub(super) fn company_key(name: &str) -> Option<String> {
    let plain = folded(name).replace('&', " and ");
    let key: String = plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty() && !is_legal_form(word) && *word != "and")
        .collect();
    (key.chars().count() >= MIN_COMPANY_CHARS).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_companys_name_compares_without_its_legal_form() {
        for (one, other) in [
            ("Brodo & Sons Ltd.", "BRODO AND SONS"),
            ("Müller GmbH & Co. KG", "Muller"),
            ("Acme, Inc.", "acme"),
        ] {
            assert_eq!(company_key(one), company_key(other), "{one}, {other}");
            assert!(company_key(one).is_some(), "{one}");
        }
        assert_ne!(company_key("Brodo Steel"), company_key("Brodo Foods"));
        assert_eq!(company_key("AG"), None);
    }
}
