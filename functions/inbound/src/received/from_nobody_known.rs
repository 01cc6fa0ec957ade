//! Mail of somebody whom nobody knows: it is an inquiry.

use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use cloud::table::commit::CommitOptions;
use cloud::table::texts::PersonalText;
use cloud::transact::Acted;
use cloud::{Cloud, CloudError};
use followup::event::{Event, Unproven};
use followup::form::Acknowledge;
use followup::inquiry::{EmailAddress, Inquiry, MAX_TEXT_CHARS, PersonName, clipped, many_lines};
use followup::language::KnownLanguage;
use followup::lead::Block;
use followup::policy::Policy;
use reading::{MailClass, Wish, language_of};
use wording::Words;

use super::mail::Received;
use super::sender::Alignment;
use super::teammate::is_of_team;

/// The name of the form that a mail stands for, and its source.
pub(super) const MAIL: &str = followup::source::BY_MAIL;
/// The one source, for the limits, of all mail whose sender's domain says that it is not theirs.
pub(super) const FORGED: &str = "a mail whose sender is forged";
/// Words of a mail that asks for silence and for nothing else: a sentence of a person's, or what a program writes for one.
const MAX_WORDS_OF_WISH: usize = 25;
/// Addresses in a wish for silence of which it is looked up whether they are a lead's.
const MAX_NAMED: usize = 4;

impl Received {
    /// Lets it arrive as a form does: once, judged, acknowledged at most once a day.
    pub(super) async fn take_from_nobody_known(
        &self,
        cloud: &Cloud,
        policy: Option<&Policy>,
    ) -> Result<(), CloudError> {
        let kind = self.message.classification.kind;
        let from = self.message.from.as_deref();
        let from = from.filter(|from| !policy.is_some_and(|policy| is_ours(policy, from)));
        let email = from.and_then(|from| EmailAddress::parse(from).ok());
        let (MailClass::Reply, Some(email)) = (kind, email) else {
            tracing::warn!(kind = kind.as_str(), "a received mail is about no lead");
            return Ok(());
        };
        // The sender whom a forged mail names did not write it: a person reads it, and no acknowledgement goes out.
        let is_forged = self.verdicts.alignment == Alignment::Fails;
        let found = &self.message.classification;
        let wish = found.wish(&self.message.from_name);
        // What is kept of them is theirs to have erased: a person reads that, however short it is.
        let demands = found.demands_erasure();
        let wants_silence = self.silence_of(wish, demands);
        if let Some(block) = wants_silence.filter(|_| !is_forged) {
            cloud.suppress_address(&email, block, cloud.now()).await?;
        }
        if wants_silence.is_some() {
            self.doubt_whom_it_names(cloud, Words::of(policy)).await?;
        }
        if wish.is_some_and(|wish| self.is_all(wish)) && !demands {
            tracing::info!("somebody whom nobody knows wants nothing of us");
            return Ok(());
        }
        let inquiry = Inquiry {
            // The time that the law gives begins with their own words.
            demands_erasure: demands && !is_forged,
            ..self.inquiry(Some(email), policy)
        };
        let forecast = cloud.trusted_forecast(cloud.now()).await;
        let arrival = Arrival {
            promises: true,
            inquiry: &inquiry,
            // Identifiers are derived from the time: handed over again, the mail makes the same lead.
            at: self.at.map_or(cloud.now(), |at| at.min(cloud.now())),
            request: RequestKey::Given(&self.dedup_id),
            payload: &self.dedup_id,
            // All forged mail counts as from one network, so that its limits hold whatever names it uses.
            network: is_forged.then_some(FORGED),
            policy,
            forecast: &forecast,
            acknowledge: if is_forged || wants_silence.is_some() {
                Acknowledge::Off
            } else {
                Acknowledge::Baton
            },
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

    /// Somebody whom nobody knows wants silence for a lead: whoever has that lead is asked, since it may be the lead's other mailbox, and
    /// anybody's lie.
    async fn doubt_whom_it_names(&self, cloud: &Cloud, words: Words) -> Result<(), CloudError> {
        let text = self.text_with_subject();
        let named = text.split_whitespace().filter(|word| word.contains('@'));
        for word in named.take(MAX_NAMED) {
            let Some(lead) = self.known(cloud, Some(word)).await? else {
                continue;
            };
            let from = self.message.from.as_deref().unwrap_or_default();
            let came_from = words.noted_came_from(from);
            let options = CommitOptions {
                payload: Some(PersonalText::mail(format!("{text}\n\n{came_from}"))),
                dedup_key: Some(self.dedup_id.clone()),
                ..CommitOptions::default()
            };
            let event = Event::Unproven(Unproven::Silence);
            let acted = cloud.act(&lead, &event, cloud.now(), &options).await?;
            if acted == Acted::NoLead {
                tracing::warn!("a stranger's wish names a lead that is not there");
            }
            return Ok(());
        }
        Ok(())
    }

    /// The wish for no more mail, if it is one. For no contact at all by any channel it takes the proof that it is theirs. Who demands to be
    /// forgotten wants no mail, either.
    fn silence_of(&self, wish: Option<Wish>, demands_erasure: bool) -> Option<Block> {
        match wish {
            Some(Wish::Stop) if self.verdicts.alignment == Alignment::Passes => {
                Some(Block::DoNotContact)
            }
            Some(Wish::Stop | Wish::Unsubscribe) => Some(Block::Unsubscribed),
            Some(Wish::NotInterested) | None => demands_erasure.then_some(Block::Unsubscribed),
        }
    }

    /// Whether a wish is all that they wrote: there is nothing to answer, and nobody to thank for it.
    fn is_all(&self, wish: Wish) -> bool {
        match wish {
            // Hardly a word besides.
            Wish::NotInterested => true,
            Wish::Stop | Wish::Unsubscribe => {
                self.text_with_subject().split_whitespace().count() <= MAX_WORDS_OF_WISH
            }
        }
    }

    /// What it asks, as a form would say it.
    pub(super) fn inquiry(&self, email: Option<EmailAddress>, policy: Option<&Policy>) -> Inquiry {
        let text = self.text_with_subject();
        let written_in = language_of(&text);
        let company = policy.map(|policy| &policy.active.company);
        let spoken = company.map(|company| &company.languages);
        let language = spoken.and_then(|spoken| spoken.nearest(written_in?));
        let words = Words::said_in(policy, language);
        Inquiry {
            form: MAIL.to_owned(),
            source: MAIL.to_owned(),
            name: PersonName::parse(&self.message.from_name)
                .unwrap_or_else(|_| PersonName::unknown_caller()),
            email,
            phone: None,
            company: None,
            topic: None,
            topic_phrase: words.phrase_inquiry(),
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
            shown: None,
            medium: Default::default(),
            external_id: None,
            origin: Default::default(),
            promise: None,
            all_taken: false,
            language: language.map(KnownLanguage::Detected),
            written_in: written_in.map(str::to_owned),
            typed: None,
            taken_down_by: None,
            demands_erasure: false,
        }
    }
}

/// Whether an address is the company's own, or of somebody of the team.
pub(super) fn is_ours(policy: &Policy, address: &str) -> bool {
    policy.active.company.from.eq_ignore_ascii_case(address) || is_of_team(policy, address)
}
