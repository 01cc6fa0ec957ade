//! What happened when the clock of a demo was moved: what was written on timelines meanwhile, and what was mailed. What was foreseen is
//! not repeated for it: it may have come otherwise.

use std::collections::{BTreeMap, BTreeSet};

use calendar::Instant;
use cloud::table::lead::StoredLead;
use cloud::table::timeline::StoredEntry;
use followup::ids::LeadId;
use followup::policy::Policy;
use followup::timeline::Fact;
use local::AcceptedMail;
use wording::fact::line;
use wording::foreseen::PolicyReader;
use wording::{Words, with_capital};

use crate::controls::coming::{ComingEvent, called};
use crate::deployment::LocalDeployment;

/// Lines of timelines that are told of one by one.
const MOST_LINES: usize = 5;
/// Mails that are told of one by one.
const MOST_MAILS: usize = 3;

/// Up to where everything is known: what came after it is news.
#[derive(Debug)]
pub(super) struct NewsStart {
    at: Instant,
    /// Lines that were written at that very moment, before it was looked.
    known: BTreeSet<String>,
    mails: usize,
}

impl NewsStart {
    /// Everything that has happened is known.
    pub(super) fn now(deployment: &LocalDeployment) -> Self {
        let at = deployment.cloud().now();
        let known = deployment.probe().lines_since(at).unwrap_or_default();
        Self {
            at,
            known: known.into_iter().map(|(_, entry)| entry.id).collect(),
            mails: deployment.mailbox().len(),
        }
    }

    /// What happened since, where this was let come: of its lead first.
    pub(super) fn news(
        &self,
        deployment: &LocalDeployment,
        policy: Option<&Policy>,
        let_come: Option<&ComingEvent>,
    ) -> Vec<String> {
        let lines = deployment.probe().lines_since(self.at);
        let mut lines = lines.unwrap_or_default();
        lines.retain(|(_, entry)| !self.known.contains(&entry.id) && !is_mail(&entry.entry.fact));
        lines.sort_by_key(|(lead, _)| let_come.is_none_or(|event| event.lead != *lead));
        let mails = deployment.mailbox().since(self.mails);
        let mut news = Vec::new();
        if let Some(event) = let_come
            && lines.iter().all(|(lead, _)| *lead != event.lead)
        {
            let is_mailed = mails
                .iter()
                .any(|mail| mail.lead.as_deref() == Some(event.lead.as_str()));
            if event.is_written_nowhere() {
                news.push(with_capital(&event.what));
            } else if !is_mailed {
                news.push(format!("Nothing has changed for {}", event.name));
            }
        }
        if let Some(policy) = policy {
            news.extend(written(deployment, policy, &lines));
        }
        news.extend(mailed(policy, &mails));
        if news.is_empty() {
            news.push("Nothing that anybody could see".to_owned());
        }
        news
    }
}

/// Whether that is a mail which was sent: whoever looks on is told of the mail itself.
fn is_mail(fact: &Fact) -> bool {
    matches!(fact, Fact::Sent { .. })
}

/// What was written on timelines, told to whoever looks on: of whom and what, the first few one by one.
fn written(
    deployment: &LocalDeployment,
    policy: &Policy,
    lines: &[(LeadId, StoredEntry)],
) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let items = deployment.probe().leads().unwrap_or_default();
    let leads = items.iter().filter_map(|item| StoredLead::parse(item).ok());
    let leads: BTreeMap<LeadId, StoredLead> = leads
        .map(|stored| (stored.lead.id.clone(), stored))
        .collect();
    let reader = PolicyReader {
        active: &policy.active,
        words: Words::default(),
    };
    let told = lines.iter().take(MOST_LINES).map(|(lead, entry)| {
        let name = leads.get(lead);
        let name = name.map(|stored| called(deployment, &stored.lead));
        let name = name.unwrap_or_else(|| "somebody".to_owned());
        format!("{}: {}", with_capital(&name), line(&entry.entry, &reader))
    });
    with_rest(told.collect(), lines.len(), "line")
}

/// What was mailed, told to whoever looks on: to whom and about what, the first few one by one.
fn mailed(policy: Option<&Policy>, mails: &[AcceptedMail]) -> Vec<String> {
    let team = policy
        .iter()
        .flat_map(|policy| &policy.active.roster.people);
    let team: Vec<_> = team.collect();
    let reader = |mail: &AcceptedMail| {
        let mut members = team.iter();
        let member = members.find(|person| mail.is_to(person.email.as_str()));
        let address = mail
            .recipients()
            .next()
            .map(|(_, address)| address.to_owned());
        member.map_or_else(|| address.unwrap_or_default(), |person| person.name.clone())
    };
    let first = mails.iter().take(MOST_MAILS);
    let told = first.map(|mail| format!("Mail to {}: {}", reader(mail), mail.subject));
    with_rest(told.collect(), mails.len(), "mail")
}

/// The first of all of them, and how many there are beside them.
fn with_rest(mut told: Vec<String>, all: usize, what: &str) -> Vec<String> {
    match all.saturating_sub(told.len()) {
        0 => {}
        1 => told.push(format!("and one {what} more")),
        more => told.push(format!("and {more} {what}s more")),
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beside_the_first_few_it_is_said_how_many_more_there_are() {
        let of = |all| with_rest(vec!["Ana".to_owned(), "Bo".to_owned()], all, "line");
        assert_eq!(of(2), ["Ana", "Bo"]);
        assert_eq!(of(3), ["Ana", "Bo", "and one line more"]);
        assert_eq!(of(5), ["Ana", "Bo", "and 3 lines more"]);
    }
}
