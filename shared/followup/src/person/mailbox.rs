//! Which mailbox an address is for, as the services that deliver to it say.

use super::slip::slip_at;
use crate::inquiry::EmailAddress;

/// What a service does with the part before the `@`.
#[derive(Debug, Clone, Copy)]
struct ProviderRule {
    /// Its domains, all of one mailbox; the first stands for all.
    domains: &'static [&'static str],
    /// Dots are left out.
    ignores_dots: bool,
    /// What begins a tag, beside `+`.
    tag: Option<char>,
}

/// Services whose rules are published, by their help pages: Google ("dots don't matter in Gmail addresses"; googlemail.com is gmail.com),
/// Yahoo (a nickname and a keyword with `-`), Fastmail and Proton (several domains for one mailbox), Apple (me.com, mac.com and
/// icloud.com), Yandex and Zoho. Domains of one company where each is a mailbox of its own (hotmail.com and outlook.com) are not here.
const PROVIDERS: [ProviderRule; 6] = [
    ProviderRule {
        domains: &["gmail.com", "googlemail.com"],
        ignores_dots: true,
        tag: None,
    },
    ProviderRule {
        domains: &["icloud.com", "me.com", "mac.com"],
        ignores_dots: false,
        tag: None,
    },
    ProviderRule {
        domains: &["proton.me", "protonmail.com", "pm.me", "protonmail.ch"],
        ignores_dots: true,
        tag: None,
    },
    ProviderRule {
        domains: &["yahoo.com", "ymail.com", "rocketmail.com"],
        ignores_dots: false,
        tag: Some('-'),
    },
    ProviderRule {
        domains: &["yandex.ru", "yandex.com", "ya.ru", "yandex.by", "yandex.kz"],
        ignores_dots: false,
        tag: None,
    },
    ProviderRule {
        domains: &["fastmail.com", "fastmail.fm"],
        ignores_dots: false,
        tag: None,
    },
];
/// Domains that people mean and mistype.
const OFTEN_MISTYPED: [&str; 24] = [
    "aol.com",
    "comcast.net",
    "freenet.de",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "hotmail.de",
    "hotmail.es",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "live.com",
    "orange.fr",
    "outlook.com",
    "outlook.de",
    "t-online.de",
    "wanadoo.fr",
    "web.de",
    "yahoo.com",
    "yahoo.de",
    "yahoo.fr",
];
/// The fewest characters before the `@`, a digit among them, by which somebody is known beyond one domain: `info` and `jim.brodo` are many
/// people's.
const MIN_DISTINCT_LOCAL: usize = 6;

/// The mailbox that an address is for: without its tag, without the dots that its service leaves out, at the domain that stands for the
/// service's others. Two addresses of one mailbox are one person's.
///
/// What stands behind a `+` is a tag at every service that is known to take one (RFC 5233 calls it a subaddress), and no service is known that
/// gives `ann+x` to somebody else than `ann`.
///
/// ```
/// use followup::inquiry::EmailAddress;
/// use followup::person::mailbox;
/// let of = |address| mailbox(&EmailAddress::parse(address).unwrap());
/// assert_eq!(of("Jim.Brodo+fair@GoogleMail.com"), "jimbrodo@gmail.com");
/// assert_eq!(of("jim.brodo+fair@acme.example"), "jim.brodo@acme.example");
/// ```
#[must_use]
pub fn mailbox(address: &EmailAddress) -> String {
    let (local, domain) = parts(address);
    let rule = PROVIDERS.iter().find(|rule| rule.domains.contains(&domain));
    let untagged = |local: &str, mark: char| match local.split_once(mark) {
        Some((before, _)) if !before.is_empty() => before.to_owned(),
        Some(_) | None => local.to_owned(),
    };
    let mut name = untagged(local, '+');
    let mut at = domain;
    if let Some(rule) = rule {
        if let Some(mark) = rule.tag {
            name = untagged(&name, mark);
        }
        if rule.ignores_dots {
            name.retain(|c| c != '.');
        }
        at = rule.domains[0];
    }
    format!("{name}@{at}")
}

fn parts(address: &EmailAddress) -> (&str, &str) {
    let normalised = address.normalised();
    normalised.rsplit_once('@').unwrap_or((normalised, ""))
}

/// How like two addresses are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AddressLikeness {
    /// One of them is missing.
    Unknown,
    /// The same.
    Same,
    /// Two addresses of one mailbox.
    SameMailbox,
    /// The same but for one slip of the fingers.
    Mistyped,
    /// Different, at one organisation that is no mail provider.
    SameOrganisation,
    /// The same before the `@`, and distinct enough to be one person's, at different services.
    SameLocalPart,
    /// Nothing in common.
    Other,
}

/// An address as it compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ComparedAddress {
    normalised: String,
    pub(super) mailbox: String,
    pub(super) organisation: Option<String>,
}

impl ComparedAddress {
    pub(super) fn of(address: &EmailAddress) -> Self {
        Self {
            normalised: address.normalised().to_owned(),
            mailbox: mailbox(address),
            organisation: super::organisation::organisation(address.domain()).map(str::to_owned),
        }
    }

    /// What stands before the `@` of the mailbox.
    pub(super) fn local(&self) -> &str {
        self.mailbox.rsplit_once('@').map_or("", |(local, _)| local)
    }

    /// The same without dots.
    pub(super) fn undotted(&self) -> String {
        self.local().replace('.', "")
    }

    fn is_distinct(&self) -> bool {
        let local = self.undotted();
        local.len() >= MIN_DISTINCT_LOCAL && local.contains(|c: char| c.is_ascii_digit())
    }

    pub(super) fn domain(&self) -> &str {
        self.mailbox
            .rsplit_once('@')
            .map_or("", |(_, domain)| domain)
    }

    pub(super) fn likeness(&self, other: &Self) -> AddressLikeness {
        if self.normalised == other.normalised {
            return AddressLikeness::Same;
        }
        if self.mailbox == other.mailbox {
            return AddressLikeness::SameMailbox;
        }
        // One of the services may leave dots out.
        let is_local = self.undotted() == other.undotted();
        let is_provider = is_local && is_mistyped_provider(self.domain(), other.domain());
        if is_provider || is_mistyped(self, other) {
            AddressLikeness::Mistyped
        } else if self.organisation.is_some() && self.organisation == other.organisation {
            AddressLikeness::SameOrganisation
        } else if is_local && self.is_distinct() {
            AddressLikeness::SameLocalPart
        } else {
            AddressLikeness::Other
        }
    }

    /// Whether two addresses of one organisation differ in a number alone, as a second John Smith gets one.
    pub(super) fn is_numbered_like(&self, other: &Self) -> bool {
        let bare = |local: &str| {
            local
                .trim_end_matches(|c: char| c.is_ascii_digit())
                .to_owned()
        };
        bare(self.local()) == bare(other.local())
    }
}

fn is_mistyped_provider(one: &str, other: &str) -> bool {
    let known = |domain: &str| OFTEN_MISTYPED.contains(&domain);
    known(one) != known(other) && slip_at(one, other).is_some()
}

/// One slip in one of the two parts. A digit is no slip: `ann1` and `ann2` are two mailboxes that somebody chose.
fn is_mistyped(one: &ComparedAddress, other: &ComparedAddress) -> bool {
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    if digits(&one.mailbox) != digits(&other.mailbox) {
        return false;
    }
    let (same_local, same_domain) = (one.local() == other.local(), one.domain() == other.domain());
    let of_locals = same_domain && slip_at(one.local(), other.local()).is_some();
    of_locals || (same_local && slip_at(one.domain(), other.domain()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_mailbox_has_many_addresses_and_no_other_mailbox_has_them() {
        for (one, other, is_one) in [
            ("ann@example.com", "ANN@Example.com", true),
            ("ann@example.com", "ann+news@example.com", true),
            ("a.n.n@gmail.com", "ann+x@googlemail.com", true),
            ("ann@me.com", "ann@icloud.com", true),
            ("a.nn@proton.me", "ann@pm.me", true),
            ("ann-lists@yahoo.com", "ann@yahoo.com", true),
            ("a.nn@example.com", "ann@example.com", false),
            ("a.nn@icloud.com", "ann@icloud.com", false),
            ("ann-lists@gmail.com", "ann@gmail.com", false),
            ("ann@hotmail.com", "ann@outlook.com", false),
            ("+x@example.com", "+y@example.com", false),
        ] {
            let of = |address| mailbox(&EmailAddress::parse(address).unwrap());
            assert_eq!(of(one) == of(other), is_one, "{one} {other}");
        }
    }
}
