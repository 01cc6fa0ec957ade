//! Providers where anybody has an address.

/// Their domains, one a line in the order of their bytes: see `data/README.md`.
const SHARED_MAIL_DOMAINS: &str = include_str!("../../data/shared_mail_domains.txt");

/// Whether a domain is one where anybody has an address: it says nothing of a company, and no company can sign its mail.
///
/// ```
/// use followup::inquiry::is_free_mail;
/// assert!(is_free_mail("Gmail.com"));
/// assert!(is_free_mail("mailinator.com"));
/// assert!(!is_free_mail("example.com"));
/// ```
#[must_use]
pub fn is_free_mail(domain: &str) -> bool {
    has_line(SHARED_MAIL_DOMAINS, &domain.to_ascii_lowercase())
}

/// Whether a text whose lines are in order has this line. It is looked up where it stands: a start unpacks no table.
fn has_line(text: &str, wanted: &str) -> bool {
    let (mut from, mut to) = (0, text.len());
    while from < to {
        let middle = usize::midpoint(from, to);
        let start = text[from..middle]
            .rfind('\n')
            .map_or(from, |at| from + at + 1);
        let end = text[start..].find('\n').map_or(text.len(), |at| start + at);
        match text[start..end].cmp(wanted) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => from = end + 1,
            std::cmp::Ordering::Greater => to = start,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_domain_of_the_list_is_found_and_nothing_between_two() {
        let mut before = "";
        for domain in SHARED_MAIL_DOMAINS.lines() {
            assert!(before < domain, "{before} stands before {domain}");
            assert!(is_free_mail(domain), "{domain}");
            assert!(!is_free_mail(&format!("{domain}-")), "{domain}-");
            before = domain;
        }
        for company in [
            "",
            "a",
            "zzzzz.zz",
            "example.com",
            "acme.example",
            "mail.example.org",
        ] {
            assert!(!is_free_mail(company), "{company}");
        }
    }
}
