//! Mail that nobody of the team wrote: a lead's own words, or what a machine says about a lead's address.

use cloud::table::act::Acted;
use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use cloud::table::lead::With;
use cloud::{Cloud, CloudError};
use followup::event::{Event, Heard, Sign};
use followup::form::Acknowledge;
use followup::ids::LeadId;
use followup::inquiry::{
    DEFAULT_PHRASE, EmailAddress, Inquiry, MAX_TEXT_CHARS, PersonName, clipped, many_lines,
};
use followup::policy::Policy;

use super::Received;
use crate::mail::{Kind, Wish, wish};

/// The name of the form that a mail stands for, and its source.
pub(super) const MAIL: &str = "mail";
/// What is added to the words of who has no interest, for the rep.
const SUGGESTION: &str =
    "(They say that they are not interested. If you agree, press \"Lost\" or \"Not now\".)";

impl Received {
    /// Lets a mail about a lead happen to it.
    pub(super) async fn take_from_outside(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
    ) -> Result<(), CloudError> {
        let told = &self.letter.told;
        let text = self.text();
        let (event, note) = match told.kind {
            Kind::Own | Kind::Other => return Ok(()),
            Kind::AutoReply => (
                Event::Heard(Heard::AutoReply { back: told.until }),
                Some(text),
            ),
            // Another address that failed is one that somebody passed a mail on to.
            Kind::Bounce
                if told.hard
                    && self
                        .is_of_lead(cloud, lead, told.recipient.as_deref())
                        .await? =>
            {
                (Event::Sign(Sign::Bounced), None)
            }
            Kind::Bounce => (Event::Heard(Heard::NotTaken), None),
            Kind::Delay => (Event::Heard(Heard::Delayed), None),
            Kind::Complaint => (Event::Sign(Sign::Complained), None),
            Kind::Reply => match wish(&text, &self.letter.from_name) {
                Some(Wish::Stop) => (Event::Sign(Sign::DoNotContact), Some(text)),
                Some(Wish::Unsubscribe) => (Event::Sign(Sign::Unsubscribed), Some(text)),
                Some(Wish::NotInterested) => (
                    Event::Sign(Sign::Replied),
                    Some(format!("{text}\n\n{SUGGESTION}")),
                ),
                None => (Event::Sign(Sign::Replied), Some(self.text_to_read())),
            },
        };
        let from = self.letter.from.as_deref();
        let note = match (note, from) {
            (Some(note), Some(from)) if !self.is_of_lead(cloud, lead, [from]).await? => {
                Some(format!("{note}\n\n(It came from {from}.)"))
            }
            (note, _) => note,
        };
        let with = With {
            note: note.filter(|note| !note.is_empty()),
            once: Some(self.known_by.clone()),
            ..With::default()
        };
        let acted = cloud.act(lead, &event, cloud.now(), &with).await?;
        if acted == Acted::NoLead {
            tracing::warn!("a received mail names a lead that is not there");
        }
        Ok(())
    }

    /// A mail of somebody whom nobody knows is an inquiry, and arrives as one does: once, judged, acknowledged at most once a day.
    pub(super) async fn take_from_nobody_known(
        &self,
        cloud: &Cloud,
        policy: Option<&Policy>,
    ) -> Result<(), CloudError> {
        let is_ours = |address: &str| {
            policy.is_some_and(|policy| {
                let people = &policy.setting.roster.people;
                policy.setting.company.from.eq_ignore_ascii_case(address)
                    || people
                        .iter()
                        .any(|person| person.email.eq_ignore_ascii_case(address))
            })
        };
        let from = self.letter.from.as_deref().filter(|from| !is_ours(from));
        let (Kind::Reply, Some(email)) = (
            self.letter.told.kind,
            from.and_then(|from| EmailAddress::parse(from).ok()),
        ) else {
            tracing::warn!(
                kind = self.letter.told.kind.as_str(),
                "a received mail is about no lead"
            );
            return Ok(());
        };
        let text = self.text_to_read();
        let inquiry = Inquiry {
            form: MAIL.to_owned(),
            source: MAIL.to_owned(),
            name: PersonName::parse(&self.letter.from_name)
                .unwrap_or_else(|_| PersonName::unknown_caller()),
            email: Some(email),
            phone: None,
            company: None,
            topic: None,
            topic_phrase: DEFAULT_PHRASE.to_owned(),
            message: Some(clipped(&many_lines(&text), MAX_TEXT_CHARS))
                .filter(|text| !text.is_empty()),
            timeframe: None,
            budget: None,
            contact_when: Default::default(),
            contact_how: Default::default(),
            consent: None,
            answers: Default::default(),
            attribution: Default::default(),
            suspicion: None,
        };
        let arrival = Arrival {
            inquiry: &inquiry,
            // Identifiers are derived from it: a second try makes the same lead.
            at: self.at.map_or(cloud.now(), |at| at.min(cloud.now())),
            request: RequestKey::Given(&self.known_by),
            payload: &self.known_by,
            network: None,
            policy,
            acknowledge: Acknowledge::Baton,
        };
        match cloud.accept(&arrival).await {
            Ok(accepted) => {
                tracing::info!(lead = %accepted.lead, "a mail became an inquiry");
                Ok(())
            }
            Err(AcceptError::KeyReused) => Ok(()),
            Err(AcceptError::Cloud(error)) => Err(error),
        }
    }
}
