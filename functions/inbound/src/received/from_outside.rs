//! Mail that nobody of the team wrote: a lead's own words, or what a machine says about a lead's address.

use cloud::addresses::AddressKind;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::OutboxItem;
use cloud::table::texts::PersonalText;
use cloud::transact::Acted;
use cloud::{Cloud, CloudError};
use followup::event::{Event, MachineReply, Sign, Unproven};
use followup::inquiry::EmailAddress;
use reading::{MailClass, Wish};

use super::mail::Received;
use super::sender::Alignment;
use super::whose::Whose;
use crate::event::not_delivered;

/// What is added for the rep to the words of somebody who is not interested.
const SUGGESTION: &str =
    "(They say that they are not interested. If you agree, press \"Lost\" or \"Not now\".)";

/// How sure it is that the lead wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Proof {
    /// The address that the lead began with, and with it an address or a mail of ours that only they were given, or an aligned signature.
    Theirs,
    /// Somebody who was given an address or a mail of ours: a colleague of theirs, or a second mailbox.
    AboutThem,
    /// Nothing proves it: anybody may have written it.
    Nothing,
}

impl Received {
    /// How sure it is that the lead wrote it.
    async fn proof(&self, cloud: &Cloud, whose: &Whose) -> Result<Proof, CloudError> {
        let from = self.message.from.as_deref();
        let mut own = vec![cloud.first_address(&whose.lead.id).await?];
        for merged in &whose.lead.merged {
            own.push(cloud.first_address(merged).await?);
        }
        let is_given = from
            .and_then(|from| EmailAddress::parse(from).ok())
            .is_some_and(|from| {
                let mut own = own.iter().flatten();
                own.any(|own| from.normalised() == own.normalised())
            });
        let kind = whose.proven.as_ref().map(|proven| proven.kind);
        let was_given = kind == Some(AddressKind::Lead) || whose.knows_our_mail;
        Ok(match self.verdicts.alignment {
            // Their own domain says that it is not theirs.
            Alignment::Fails => Proof::Nothing,
            Alignment::Passes if is_given => Proof::Theirs,
            Alignment::Passes | Alignment::Unknown if is_given && was_given => Proof::Theirs,
            // A copy's address is seen by whoever is in the copy.
            Alignment::Passes | Alignment::Unknown
                if was_given || kind == Some(AddressKind::Copy) =>
            {
                Proof::AboutThem
            }
            Alignment::Passes | Alignment::Unknown => Proof::Nothing,
        })
    }

    /// Whether it returns a mail of ours to this lead, about an address that the lead gave: a report of a failure or of a complaint
    /// counts with nothing less.
    async fn returns_our_mail(&self, cloud: &Cloud, whose: &Whose) -> Result<bool, CloudError> {
        let about = self.message.classification.recipient.as_deref();
        // Whoever was passed a mail of ours knows its identifier, and could report a failure in the lead's name.
        let is_forged = self.verdicts.alignment == Alignment::Fails;
        Ok(!is_forged
            && whose.knows_our_mail
            && self.is_of_lead(cloud, &whose.lead.id, about).await?)
    }

    /// Lets a mail about a lead happen to it.
    pub(super) async fn take_from_outside(
        &self,
        cloud: &Cloud,
        whose: &Whose,
        own_mails: &[OutboxItem],
    ) -> Result<(), CloudError> {
        let lead = &whose.lead.id;
        let found = &self.message.classification;
        let text = self.text();
        let proof = self.proof(cloud, whose).await?;
        let returned = self.returns_our_mail(cloud, whose).await?;
        let is_soft = found.kind == MailClass::Bounce && returned && !found.hard;
        if let Some(mail) = own_mails.first().filter(|_| is_soft) {
            return not_delivered(cloud, mail, &self.dedup_id).await;
        }
        let is_hard = found.kind == MailClass::Bounce && returned && found.hard;
        let tries = own_mails.first().filter(|_| is_hard);
        if let Some((mail, id)) = tries.and_then(|mail| Some((mail, mail.ses_id.as_ref()?))) {
            // Which of their mails came back, for whoever reads what was sent.
            cloud.mail_returned(&mail.key(), id).await?;
        }
        let (event, note) = match found.kind {
            MailClass::Own | MailClass::Other => return Ok(()),
            MailClass::AutoReply => match proof {
                Proof::Theirs => (
                    Event::MachineReplied(MachineReply::AutoReply { back: found.until }),
                    Some(text),
                ),
                // The absence of somebody else puts nothing off.
                Proof::AboutThem => (
                    Event::MachineReplied(MachineReply::AutoReply { back: None }),
                    Some(text),
                ),
                Proof::Nothing => (Event::Unproven(Unproven::Away), Some(text)),
            },
            MailClass::Bounce | MailClass::Delay if !returned => {
                (Event::Unproven(Unproven::Failure), Some(String::new()))
            }
            MailClass::Bounce if found.hard => (Event::Sign(Sign::Bounced), None),
            MailClass::Bounce => (Event::MachineReplied(MachineReply::SoftBounced), None),
            MailClass::Delay => (Event::MachineReplied(MachineReply::Delayed), None),
            MailClass::Complaint if !returned => {
                (Event::Unproven(Unproven::Complaint), Some(String::new()))
            }
            MailClass::Complaint => (Event::Sign(Sign::Complained), None),
            MailClass::Reply => self.said(&text, proof),
        };
        let from = self.message.from.as_deref();
        let note = match (note, from) {
            (Some(note), Some(from)) if !self.is_of_lead(cloud, lead, [from]).await? => {
                let words = format!("{note}\n\n(It came from {from}.)");
                Some(words.trim_start().to_owned())
            }
            (note, _) => note,
        };
        let options = CommitOptions {
            payload: note.filter(|note| !note.is_empty()).map(PersonalText::mail),
            dedup_key: Some(self.dedup_id.clone()),
            ..CommitOptions::default()
        };
        let now = cloud.now();
        match cloud.act(lead, &event, now, &options).await? {
            Acted::NoLead => tracing::warn!("a received mail names a lead that is not there"),
            // What they wrote waits for nobody who is away.
            Acted::Done(decision) => cloud.pass_on_now(&decision.lead, now).await?,
            Acted::Nothing(_) | Acted::NoPolicy => {}
        }
        Ok(())
    }

    /// What a person's words are: a wish for silence is believed of the lead alone.
    fn said(&self, text: &str, proof: Proof) -> (Event, Option<String>) {
        let wish = self.message.classification.wish(&self.message.from_name);
        let (event, note) = self.wished(text, wish, proof);
        // What is kept of them is theirs to have erased; whoever leads the team hears so, whatever else they wrote.
        if !self.message.classification.demands_erasure() {
            return (event, note);
        }
        if let Event::Sign(sign) = event {
            let at = self.at;
            return (Event::ErasureDemanded { sign, at }, note);
        }
        // Unproven, it is a wish for silence: whoever is asked about it reads the words.
        (Event::Unproven(Unproven::Silence), note)
    }

    /// The same, but for a demand to erase.
    fn wished(&self, text: &str, wish: Option<Wish>, proof: Proof) -> (Event, Option<String>) {
        let text = || Some(text.to_owned());
        match (wish, proof) {
            (Some(Wish::Stop), Proof::Theirs) => (Event::Sign(Sign::DoNotContact), text()),
            (Some(Wish::Unsubscribe), Proof::Theirs) => (Event::Sign(Sign::Unsubscribed), text()),
            (Some(Wish::Stop | Wish::Unsubscribe), Proof::AboutThem | Proof::Nothing) => {
                (Event::Unproven(Unproven::Silence), text())
            }
            (Some(Wish::NotInterested), Proof::Theirs | Proof::AboutThem) => (
                Event::Sign(Sign::Replied),
                text().map(|text| format!("{text}\n\n{SUGGESTION}")),
            ),
            (None, Proof::Theirs | Proof::AboutThem) => {
                (Event::Sign(Sign::Replied), Some(self.text_to_read()))
            }
            (Some(Wish::NotInterested) | None, Proof::Nothing) => {
                (Event::Unproven(Unproven::Words), Some(self.text_to_read()))
            }
        }
    }
}
