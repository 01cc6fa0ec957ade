//! Whether a stranger can write in the name of the company and its team: what their domains publish (DMARC).

use followup::policy::Policy;

use super::findings::{DoctorFinding, Findings, Health};
use crate::dmarc::{self, Dmarc, DmarcPolicy};
use crate::dns::DnsError;
use crate::place::Deployment;

/// Domains of the company and its team that are asked about.
const MAX_DOMAINS: usize = 20;
/// The heading of the findings.
const DMARC: &str = "dmarc";

/// Whether a stranger can write in the name of the company, or of somebody whose reports by mail count.
pub(super) async fn examine(place: &Deployment, policy: &Policy, findings: &mut Findings) {
    if let Deployment::Local(_) = place {
        findings.well(DMARC, "no mail leaves this machine or comes to it");
        return;
    }
    let domains = domains(policy);
    let (asked, left) = domains.split_at(domains.len().min(MAX_DOMAINS));
    for domain in asked {
        let published = dmarc::published(domain).await;
        findings.0.push(forgeable(domain, &published));
    }
    findings.0.extend(not_asked(left));
}

/// What is said of the domains beyond those that are asked about.
fn not_asked(left: &[String]) -> Option<DoctorFinding> {
    (!left.is_empty()).then(|| DoctorFinding {
        health: Health::Note,
        what: DMARC,
        says: format!(
            "{} more domains of the team were not asked about: {MAX_DOMAINS} are at most",
            left.len()
        ),
        remedy: "look up _dmarc of each by hand".to_owned(),
    })
}

/// The domains in whose name mail is believed: the company's, then those of the team in its order.
fn domains(policy: &Policy) -> Vec<String> {
    let people = policy.active.roster.people.iter();
    let from = std::iter::once(&policy.active.company.from);
    distinct(from.chain(people.map(|person| &person.email)))
}

fn distinct<'a>(addresses: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut domains = Vec::new();
    for (_, domain) in addresses.filter_map(|address| address.rsplit_once('@')) {
        let domain = domain.trim_end_matches('>').to_ascii_lowercase();
        if !domains.contains(&domain) {
            domains.push(domain);
        }
    }
    domains
}

fn forgeable(domain: &str, published: &Result<Dmarc, DnsError>) -> DoctorFinding {
    let record = format!("publish: _dmarc.{domain} TXT \"v=DMARC1; p=quarantine\"");
    let (health, says, remedy) = match published {
        Ok(Dmarc::Missing) => (
            Health::Ill,
            format!(
                "{domain} has no DMARC record: anybody can write in its name, and of its mail only a task's address or a signature of the domain proves anything"
            ),
            record,
        ),
        Ok(Dmarc::Several(name)) => (
            Health::Ill,
            format!("{name} has several DMARC records, so that none counts"),
            format!("leave one: TXT \"v=DMARC1; p=quarantine\" at {name}"),
        ),
        Ok(Dmarc::Unreadable(name)) => (
            Health::Ill,
            format!(
                "the DMARC record at {name} names no policy that is known, so that it does not count"
            ),
            format!(
                "let it say p=quarantine or p=reject: TXT \"v=DMARC1; p=quarantine\" at {name}"
            ),
        ),
        Ok(Dmarc::Published {
            name,
            wish: DmarcPolicy::None,
        }) => (
            Health::Note,
            format!(
                "{domain} asks nobody to refuse mail that is forged in its name (p=none at {name})"
            ),
            "once all that you send is signed, say p=quarantine or p=reject".to_owned(),
        ),
        Ok(Dmarc::Published {
            name,
            wish: wish @ (DmarcPolicy::Quarantine | DmarcPolicy::Reject),
        }) => (
            Health::Well,
            format!(
                "mail that is forged in the name of {domain} is {} ({name})",
                wish.as_str()
            ),
            String::new(),
        ),
        Err(error) => (
            Health::Note,
            format!("what {domain} publishes is unknown: {error}"),
            "run this where name servers can be reached".to_owned(),
        ),
    };
    DoctorFinding {
        health,
        what: DMARC,
        says,
        remedy,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(published: Result<Dmarc, DnsError>) -> (Health, String) {
        let found = forgeable("example.com", &published);
        assert_eq!(
            found.remedy.is_empty(),
            found.health == Health::Well,
            "{found:?}"
        );
        (found.health, found.says)
    }

    fn at(wish: DmarcPolicy) -> Result<Dmarc, DnsError> {
        let name = "_dmarc.example.com".to_owned();
        Ok(Dmarc::Published { name, wish })
    }

    #[test]
    fn a_domain_that_anybody_can_write_in_the_name_of_is_ill() {
        let name = || "_dmarc.example.com".to_owned();
        for published in [
            Dmarc::Missing,
            Dmarc::Several(name()),
            Dmarc::Unreadable(name()),
        ] {
            assert_eq!(shown(Ok(published)).0, Health::Ill);
        }
        let (health, says) = shown(at(DmarcPolicy::None));
        assert_eq!(health, Health::Note);
        assert!(says.contains("p=none at _dmarc.example.com"));
        for wish in [DmarcPolicy::Quarantine, DmarcPolicy::Reject] {
            assert_eq!(shown(at(wish)).0, Health::Well);
        }
    }

    #[test]
    fn what_cannot_be_asked_is_unknown_and_not_missing() {
        let (health, says) = shown(Err(DnsError::Silence("nobody".to_owned())));
        assert_eq!(health, Health::Note);
        assert!(says.contains("unknown") && !says.contains("no DMARC record"));
    }

    #[test]
    fn what_would_be_right_is_said_as_it_is_published() {
        let found = forgeable("example.com", &Ok(Dmarc::Missing));
        assert_eq!(
            found.remedy,
            "publish: _dmarc.example.com TXT \"v=DMARC1; p=quarantine\""
        );
    }

    #[test]
    fn each_domain_is_asked_about_once_and_twenty_of_them() {
        let of = |count: usize| -> Vec<String> {
            let addresses: Vec<String> = (0..count)
                .flat_map(|number| ["ana", "BEN"].map(|name| format!("{name}@D{number}.example")))
                .collect();
            distinct(addresses.iter())
        };
        assert_eq!(of(2), ["d0.example", "d1.example"]);
        for (count, left) in [(MAX_DOMAINS, 0), (MAX_DOMAINS + 1, 1)] {
            let domains = of(count);
            let (asked, rest) = domains.split_at(domains.len().min(MAX_DOMAINS));
            assert_eq!((asked.len(), rest.len()), (MAX_DOMAINS, left));
            assert_eq!(not_asked(rest).is_some(), left > 0);
        }
    }
}
