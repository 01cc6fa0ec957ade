//! What a domain publishes of mail in its name (RFC 7489, and RFC 9989 for where it is looked for).
//!
//! Without a policy, anybody's mail may carry an address of the domain: then only a task's address, or a signature of the domain
//! itself, proves who wrote.

use crate::dns::{DnsError, texts};

/// Labels of the longest name above a domain that is asked, so that nobody's name of a hundred labels costs a hundred questions.
const MAX_LABELS_ABOVE: usize = 7;
/// Labels of the last name that is asked: nobody publishes a policy for a whole top-level domain's companies.
const FEWEST_LABELS: usize = 2;
/// How a record begins.
const VERSION: &str = "v=DMARC1";

/// What receivers are asked to do with mail that only claims to be of the domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DmarcPolicy {
    /// To take it as any other (`p=none`).
    None,
    /// To set it aside.
    Quarantine,
    /// To refuse it.
    Reject,
}

impl DmarcPolicy {
    /// What becomes of such a mail, in words.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::None => "taken",
            Self::Quarantine => "set aside",
            Self::Reject => "refused",
        }
    }
}

/// What a domain publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Dmarc {
    /// Neither it nor a domain above it has a record.
    Missing,
    /// Several records stand at a name, so that none counts.
    Several(String),
    /// The record at a name cannot be understood.
    Unreadable(String),
    /// The record at a name counts.
    Published { name: String, wish: DmarcPolicy },
}

/// What a domain publishes, or the next above it that does.
pub(crate) async fn published(domain: &str) -> Result<Dmarc, DnsError> {
    for name in names(domain) {
        let found = read(&name, domain, &texts(&name).await?);
        if found != Dmarc::Missing {
            return Ok(found);
        }
    }
    Ok(Dmarc::Missing)
}

/// Where to look, in this order.
fn names(domain: &str) -> Vec<String> {
    let domain = domain.trim_end_matches('.').to_ascii_lowercase();
    let labels: Vec<&str> = domain.split('.').collect();
    let above = (1..labels.len()).filter(|from| {
        let left = labels.len() - from;
        (FEWEST_LABELS..=MAX_LABELS_ABOVE).contains(&left)
    });
    std::iter::once(0)
        .chain(above)
        .map(|from| format!("_dmarc.{}", labels[from..].join(".")))
        .collect()
}

fn read(name: &str, domain: &str, texts: &[String]) -> Dmarc {
    let mut records = texts.iter().filter(|text| is_record(text));
    let Some(record) = records.next() else {
        return Dmarc::Missing;
    };
    if records.next().is_some() {
        return Dmarc::Several(name.to_owned());
    }
    let tag = |wanted: &str| {
        record.split(';').find_map(|tag| {
            let (key, value) = tag.split_once('=')?;
            key.trim()
                .eq_ignore_ascii_case(wanted)
                .then(|| value.trim().to_ascii_lowercase())
        })
    };
    let is_own = name
        .strip_prefix("_dmarc.")
        .is_some_and(|own| own.eq_ignore_ascii_case(domain.trim_end_matches('.')));
    let below = if is_own { None } else { tag("sp") };
    let wish = match below.or_else(|| tag("p")).as_deref() {
        Some("none") => DmarcPolicy::None,
        Some("quarantine") => DmarcPolicy::Quarantine,
        Some("reject") => DmarcPolicy::Reject,
        Some(_) | None => return Dmarc::Unreadable(name.to_owned()),
    };
    Dmarc::Published {
        name: name.to_owned(),
        wish,
    }
}

/// Whether a text is a record: its first tag is the version, written just so.
fn is_record(text: &str) -> bool {
    let first = text.split(';').next().unwrap_or_default();
    first
        .split_once('=')
        .is_some_and(|(key, value)| format!("{}={}", key.trim(), value.trim()) == VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_at(name: &str, texts: &[&str]) -> Dmarc {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        read(name, "mail.example.com", &texts)
    }

    fn published(name: &str, wish: DmarcPolicy) -> Dmarc {
        let name = name.to_owned();
        Dmarc::Published { name, wish }
    }

    #[test]
    fn it_is_looked_for_at_the_domain_and_above_it_but_at_no_top_level_domain() {
        assert_eq!(
            names("Mail.Example.com."),
            ["_dmarc.mail.example.com", "_dmarc.example.com"]
        );
        assert_eq!(names("example.com"), ["_dmarc.example.com"]);
        assert_eq!(names("localhost"), ["_dmarc.localhost"]);
    }

    #[test]
    fn of_a_long_domain_what_is_next_above_it_is_left_out() {
        let eight = names("b.c.d.e.f.g.h.com");
        assert_eq!(eight.len(), MAX_LABELS_ABOVE);
        assert_eq!(eight[1], "_dmarc.c.d.e.f.g.h.com");
        let nine = names("a.b.c.d.e.f.g.h.com");
        assert_eq!(nine.len(), MAX_LABELS_ABOVE);
        assert_eq!(nine[0], "_dmarc.a.b.c.d.e.f.g.h.com");
        assert_eq!(nine[1..], eight[1..]);
    }

    #[test]
    fn a_record_says_what_is_wished() {
        let own = "_dmarc.mail.example.com";
        for (text, wish) in [
            ("v=DMARC1; p=none", DmarcPolicy::None),
            ("v=DMARC1;p=quarantine;sp=none", DmarcPolicy::Quarantine),
            (
                "v = DMARC1 ; P = Reject ; rua=mailto:a@example.com",
                DmarcPolicy::Reject,
            ),
        ] {
            assert_eq!(read_at(own, &["other", text]), published(own, wish));
        }
    }

    #[test]
    fn what_is_published_above_may_wish_something_else_for_what_is_below() {
        let above = "_dmarc.example.com";
        let both = read_at(above, &["v=DMARC1; p=reject; sp=none"]);
        assert_eq!(both, published(above, DmarcPolicy::None));
        let one = read_at(above, &["v=DMARC1; p=reject"]);
        assert_eq!(one, published(above, DmarcPolicy::Reject));
    }

    #[test]
    fn what_does_not_count_is_told_apart() {
        let own = "_dmarc.mail.example.com";
        assert_eq!(read_at(own, &[]), Dmarc::Missing);
        for other in ["v=spf1 -all", "v=DMARC12; p=none", "p=none; v=DMARC1", ""] {
            assert_eq!(read_at(own, &[other]), Dmarc::Missing, "{other}");
        }
        let twice = read_at(own, &["v=DMARC1; p=none", "v=DMARC1; p=reject"]);
        assert_eq!(twice, Dmarc::Several(own.to_owned()));
        for wrong in ["v=DMARC1", "v=DMARC1; p=monitor"] {
            assert_eq!(read_at(own, &[wrong]), Dmarc::Unreadable(own.to_owned()));
        }
    }
}
