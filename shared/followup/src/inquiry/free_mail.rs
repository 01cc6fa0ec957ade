//! Providers where anybody has an address.

/// Their domains.
const FREE_MAIL: [&str; 24] = [
    "aol.com",
    "fastmail.com",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mac.com",
    "mail.com",
    "me.com",
    "msn.com",
    "outlook.com",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yahoo.com",
    "yahoo.co.uk",
    "yandex.com",
    "ymail.com",
    "zoho.com",
];

/// Whether a domain is one where anybody has an address: it says nothing of a company, and no company can sign its mail.
///
/// ```
/// use followup::inquiry::is_free_mail;
/// assert!(is_free_mail("Gmail.com"));
/// assert!(!is_free_mail("example.com"));
/// ```
#[must_use]
pub fn is_free_mail(domain: &str) -> bool {
    FREE_MAIL
        .iter()
        .any(|known| known.eq_ignore_ascii_case(domain))
}
