//! What somebody of the team answers to a mail about several leads: it is about the one that they name, and about none where they name none.

use std::collections::BTreeSet;

use cloud::addresses::{AddressKind, Proven};
use cloud::keys::Key;
use cloud::table::outbox::{Content, OutboxItem};
use cloud::{Cloud, CloudError};
use followup::digest::Digest;
use followup::ids::{LeadId, PersonId};
use followup::lead::Lead;
use followup::message::DigestKind;
use followup::policy::Policy;
use reading::fold;
use reading::report::ReportedWords;

use super::mail::Received;
use super::sender::Alignment;
use super::whose::Whose;

/// Leads that an answer to a list may name, and that are looked at.
const MAX_CANDIDATES: usize = 100;
/// Letters of a part of a name by which a lead is known, at least: "Al" is a word of too many.
const MIN_PART: usize = 3;

/// A lead that an answer may be about, with the words of its name.
struct MeantLead {
    lead: Lead,
    name: Vec<String>,
}

impl Received {
    /// Lets an answer to a list happen, if it is one that is proven.
    pub(super) async fn is_answer_to_list(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        own_mails: &[OutboxItem],
    ) -> Result<bool, CloudError> {
        let Some(by) = self.answers_list_of(cloud, policy, own_mails).await? else {
            return Ok(false);
        };
        let ids = may_be_meant(cloud, &by, own_mails).await?;
        let is_of_themselves = matches!(
            self.reported_words(cloud, policy, &by),
            Some(ReportedWords::Away { .. } | ReportedWords::Back)
        );
        let meant = if is_of_themselves {
            // What they say of themselves is noted beside any lead of theirs, and names none.
            first_of(cloud, &ids)
                .await?
                .map(|lead| (lead, self.clone()))
        } else {
            self.named_one(cloud, &ids).await?
        };
        let Some((lead, about)) = meant else {
            self.ask_which_lead(cloud, &by).await?;
            return Ok(true);
        };
        let whose = Whose {
            proven: Some(Proven {
                kind: AddressKind::Task,
                person: Some(by.clone()),
                cycle: lead.cycle,
            }),
            lead,
            knows_our_mail: false,
        };
        Box::pin(about.take_from_team(cloud, policy, &whose, &by)).await?;
        Ok(true)
    }

    /// The one of these leads that it names, with what it says of it; nothing, where it names none, or several.
    async fn named_one(
        &self,
        cloud: &Cloud,
        ids: &[LeadId],
    ) -> Result<Option<(Lead, Self)>, CloudError> {
        let mut candidates = candidates(cloud, ids).await?;
        let text = self.text();
        let names = candidates.iter().map(|one| &one.name);
        let [one] = named(&text, names)[..] else {
            return Ok(None);
        };
        let MeantLead { lead, name } = candidates.swap_remove(one);
        Ok(Some((lead, self.without(&name))))
    }

    /// Whose list it answers: by the address of that person's lists, or by a mail of ours about several leads that their domain says they
    /// answered.
    async fn answers_list_of(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        own_mails: &[OutboxItem],
    ) -> Result<Option<PersonId>, CloudError> {
        if self.verdicts.alignment == Alignment::Fails {
            return Ok(None);
        }
        let Some(writer) = self.teammate(cloud, policy).await? else {
            return Ok(None);
        };
        let domain = cloud.settings().reply_domain.as_deref().unwrap_or_default();
        let claimed = self.claimed(domain);
        for list in claimed.iter().filter(|one| one.kind == AddressKind::List) {
            let proven = cloud.proven(list, [&writer], 0).await;
            if proven.is_some() {
                return Ok(Some(writer));
            }
        }
        let is_signed = self.verdicts.alignment == Alignment::Passes;
        let answers = own_mails
            .first()
            .is_some_and(|mail| is_list_of(mail, &writer));
        Ok((is_signed && answers).then_some(writer))
    }

    /// The same mail without the name of the lead that it is about: what is left is the report.
    fn without(&self, name: &[String]) -> Self {
        let mut mail = self.clone();
        let text = self.text();
        let Some(line) = text.lines().find(|line| !line.trim().is_empty()) else {
            return mail;
        };
        let mut left = name.to_vec();
        let words = line.split_whitespace().filter(|word| {
            // One word may be several of a name: "O'Brien", "Anne-Marie".
            let said = parts(word);
            let is_name = !said.is_empty() && said.iter().all(|part| left.contains(part));
            for part in said.iter().filter(|_| is_name) {
                // Each counts once: "Will: will call" says something of Will.
                if let Some(at) = left.iter().position(|one| one == part) {
                    left.remove(at);
                }
            }
            !is_name
        });
        let rest: Vec<&str> = words.collect();
        let rest = text.replacen(line, &rest.join(" "), 1);
        mail.message.classification.text = Some(rest);
        mail
    }

    /// Asks which lead is meant. Machines that answer each other are held to so many an hour.
    async fn ask_which_lead(&self, cloud: &Cloud, by: &PersonId) -> Result<(), CloudError> {
        // What is asked here is asked about no lead: it counts for none.
        let counted = LeadId::derive(&["no lead of", by.as_str()]);
        if !self.may_be_answered(cloud, &counted).await? {
            tracing::warn!(person = %by, "too many answers to lists name no lead");
            return Ok(());
        }
        let digest = Digest::names_no_lead(by, &self.dedup_id, cloud.now());
        cloud.mail_at_once(digest).await
    }
}

/// Whether a mail of ours is about several leads of this reader, or about none.
fn is_list_of(mail: &OutboxItem, reader: &PersonId) -> bool {
    let Content::Team(digest) = &mail.content else {
        return false;
    };
    let is_list = digest.kind.is_list() || digest.kind == DigestKind::NamesNoLead;
    let leads: BTreeSet<&LeadId> = mail.notices.iter().map(|notice| &notice.lead).collect();
    is_list && digest.to == *reader && (leads.len() != 1 || digest.kind == DigestKind::Morning)
}

/// The leads of the list, and whatever else its reader has: so many at most, each once.
async fn may_be_meant(
    cloud: &Cloud,
    by: &PersonId,
    own_mails: &[OutboxItem],
) -> Result<Vec<LeadId>, CloudError> {
    let told = own_mails.iter().flat_map(|mail| &mail.notices);
    let mut ids: Vec<LeadId> = told.map(|notice| notice.lead.clone()).collect();
    ids.extend(cloud.owned(by.as_str()).await?.leads);
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(id.clone()));
    ids.truncate(MAX_CANDIDATES);
    Ok(ids)
}

/// The first of these leads that is there.
async fn first_of(cloud: &Cloud, ids: &[LeadId]) -> Result<Option<Lead>, CloudError> {
    for id in ids {
        if let Some(stored) = cloud.resolved_lead(id).await? {
            return Ok(Some(stored.lead));
        }
    }
    Ok(None)
}

/// These leads as they are now, with their names: read together, since most of them are not meant.
async fn candidates(cloud: &Cloud, ids: &[LeadId]) -> Result<Vec<MeantLead>, CloudError> {
    let keys: Vec<Key> = ids.iter().map(Key::lead).collect();
    let ahead = cloud.reading_ahead(&keys).await;
    let ahead = ahead.reading_inquiries_ahead().await;
    let mut found: Vec<MeantLead> = Vec::new();
    for id in ids {
        let Some(stored) = ahead.resolved_lead(id).await? else {
            continue;
        };
        let lead = stored.lead;
        if found.iter().any(|known| known.lead.id == lead.id) {
            continue;
        }
        let inquiry = ahead.arrived(&lead.id, &lead.inquiry).await?;
        let name = inquiry.map(|(inquiry, _)| parts(inquiry.name.full()));
        let name = name.unwrap_or_default();
        found.push(MeantLead { lead, name });
    }
    Ok(found)
}

/// The words of a text, as they are compared.
fn parts(text: &str) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Which of these names a text has: whole, or where it has none, by a part of one in its first line, where a report begins.
fn named<'a>(text: &str, names: impl IntoIterator<Item = &'a Vec<String>>) -> Vec<usize> {
    let said = parts(text);
    let first = text.lines().find(|line| !line.trim().is_empty());
    let begins = parts(first.unwrap_or_default());
    let (mut whole, mut by_part) = (Vec::new(), Vec::new());
    for (at, name) in names.into_iter().enumerate() {
        let mut long = name.iter().filter(|part| part.chars().count() >= MIN_PART);
        if long.any(|part| begins.contains(part)) {
            by_part.push(at);
        }
        if !name.is_empty() && name.iter().all(|part| said.contains(part)) {
            whole.push(at);
        }
    }
    if whole.is_empty() { by_part } else { whole }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_lead_is_known_by_its_name_and_two_of_one_name_are_two() {
        let names = ["Fay Lind", "Ben Ott", "Fay \u{d6}zdemir"].map(parts);
        for (text, expected) in [
            ("Fay Lind: reached", vec![0]),
            ("reached ben, call Tue", vec![1]),
            ("ozdemir: vm", vec![2]),
            ("Fay: vm", vec![0, 2]),
            ("Fay Lind: vm\nBen Ott: reached", vec![0, 1]),
            ("reached", vec![]),
        ] {
            assert_eq!(named(text, &names), expected, "{text}");
        }
    }

    #[test]
    fn the_words_of_a_name_are_none_of_the_report() {
        for (name, text, expected) in [
            ("Fay Lind", "Fay Lind: reached", "reached"),
            ("Mary O'Brien", "Mary O'Brien: reached", "reached"),
            ("Mary O'Brien", "reached O\u{2019}Brien", "reached"),
            ("Anne-Marie Roy", "Anne-Marie: vm, call Tue", "vm, call Tue"),
            ("Fay Lind", "reached Fay and Ben", "reached and Ben"),
            ("Will Roy", "Will: will call Tue", "will call Tue"),
            ("Jon Jon", "Jon Jon: vm", "vm"),
        ] {
            let raw = format!(
                "From: sam@example.com\r\nSubject: Re: Today\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
            );
            let mail = Received::read(&json!({}), raw.as_bytes()).unwrap();
            assert_eq!(mail.without(&parts(name)).text(), expected, "{text}");
        }
    }
}
