//! Mail that a program wrote about somebody, by the rules of a source: whom it is about is the inquiry, and the program is thanked for nothing.

use calendar::Instant;
use cloud::table::arrivals::{AcceptError, Arrival, RequestKey};
use cloud::{Cloud, CloudError};
use followup::form::{Acknowledge, Form, MapsTo};
use followup::inquiry::{EmailAddress, Inquiry, Suspicion};
use followup::language::KnownLanguage;
use followup::policy::Policy;
use followup::source::{InquiryRule, for_review};
use reading::{MailClass, language_of};
use serde_json::{Value, json};
use wording::{Words, medium, topic};

use super::from_nobody_known::{FORGED, MAIL, is_ours};
use super::mail::Received;
use super::sender::Alignment;

/// The one source, for the limits, of what programs write whom no rule knows.
const PROGRAMS: &str = "a mail of a program that no rule knows";

/// A source whose mail it is, and what stands in its subject where the pattern has `*`; nothing, where it fits none.
struct Known<'a> {
    rule: &'a InquiryRule,
    subject: Option<Vec<String>>,
}

impl Received {
    /// Takes a mail that a source wrote; whether it was one.
    pub(super) async fn is_taken_as_a_sources(
        &self,
        cloud: &Cloud,
        policy: &Policy,
    ) -> Result<bool, CloudError> {
        match self.message.classification.kind {
            MailClass::Reply | MailClass::AutoReply | MailClass::Other => {}
            MailClass::Own | MailClass::Bounce | MailClass::Delay | MailClass::Complaint => {
                return Ok(false);
            }
        }
        let Some(known) = self.known_source(policy) else {
            return Ok(false);
        };
        let Some(form) = policy.active.forms.get(&known.rule.form) else {
            return Err(CloudError::Corrupt {
                kind: "policy",
                reason: "the source's form is not there".to_owned(),
            });
        };
        let now = self.at.map_or(cloud.now(), |at| at.min(cloud.now()));
        let inquiry = self.read_by(policy, &known, form, now);
        let acknowledge = match inquiry.suspicion {
            Some(_) => Acknowledge::Off,
            None => known.rule.acknowledge(form),
        };
        self.arrive(cloud, policy, &inquiry, acknowledge).await?;
        Ok(true)
    }

    /// The source whose mail it is: of several, the one whose subject it has.
    fn known_source<'a>(&self, policy: &'a Policy) -> Option<Known<'a>> {
        let from = self.message.from.as_deref()?;
        let subject = &self.message.notice.subject;
        let all = policy.active.inlets.values();
        let mut of_sender = all.filter_map(|source| {
            let (mail, rule) = source.mail().filter(|(mail, _)| mail.is_of(from))?;
            Some(Known {
                rule,
                subject: mail.read_subject(subject),
            })
        });
        let first = of_sender.next()?;
        if first.subject.is_some() {
            return Some(first);
        }
        let better = of_sender.find(|known| known.subject.is_some());
        Some(better.unwrap_or(first))
    }

    /// The inquiry of whom it is about. What is not proven to be this sender's, and what the rule does not understand, is looked at first.
    fn read_by(&self, policy: &Policy, known: &Known<'_>, form: &Form, now: Instant) -> Inquiry {
        let (rule, code) = (known.rule, &policy.active.company.country_code);
        let text = self.text_of_notice();
        let came = known.subject.as_ref().map(|stars| self.as_json(stars));
        let parts = came.as_ref().map(|came| rule.mapping.parts(came));
        let part = parts.and_then(|parts| parts.first().copied().cloned());
        let filled = part
            .as_ref()
            .map(|part| self.without_its_own(policy, form, rule.mapping.filled(part)));
        let read = filled.as_ref().map(|filled| form.read(filled, now, code));
        let inquiry = match read {
            Some(Ok(inquiry)) => inquiry,
            Some(Err(_)) | None => {
                let filled = filled.unwrap_or_default();
                for_review(form, &filled, &text, now, code)
            }
        };
        let is_proven = self.verdicts.alignment == Alignment::Passes;
        let unproven = (!is_proven).then_some(Suspicion::Unproven);
        let inquiry = Inquiry {
            suspicion: inquiry.suspicion.or(unproven),
            ..rule.own(inquiry, part.as_ref())
        };
        in_their_language(policy, form, inquiry)
    }

    /// What was filled in, but for an address of the program's or of ours: nobody is written to there.
    fn without_its_own(
        &self,
        policy: &Policy,
        form: &Form,
        filled: Vec<(String, String)>,
    ) -> Vec<(String, String)> {
        let robot = self.message.from.as_deref().unwrap_or_default();
        let is_theirs = |(name, value): &(String, String)| {
            let is_address = form
                .field(name)
                .is_some_and(|field| matches!(field.maps_to, MapsTo::Email | MapsTo::Reach));
            let address = EmailAddress::typed(value).ok();
            let given = address.as_ref().map(EmailAddress::as_str);
            !is_address
                || given.is_none_or(|given| {
                    !given.eq_ignore_ascii_case(robot) && !is_ours(policy, given)
                })
        };
        filled.into_iter().filter(is_theirs).collect()
    }

    /// The mail as a source's paths see it.
    fn as_json(&self, stars: &[String]) -> Value {
        let notice = &self.message.notice;
        let (answer, answer_name) = match &notice.reply_to {
            Some((address, name)) => (Some(address), Some(name)),
            None => (None, None),
        };
        json!({
            "from": { "email": self.message.from, "name": self.message.from_name },
            "reply_to": { "email": answer, "name": answer_name },
            "subject": notice.subject,
            "stars": stars,
            "lines": notice.lines,
            "links": notice.links,
            "text": notice.text,
        })
    }

    /// All that a person has to read of it.
    fn text_of_notice(&self) -> String {
        let notice = &self.message.notice;
        format!("{}\n\n{}", notice.subject, notice.text)
            .trim()
            .to_owned()
    }

    /// What a program wrote whom no rule knows: a person reads it, and nobody is thanked.
    pub(super) async fn take_from_a_program(
        &self,
        cloud: &Cloud,
        policy: &Policy,
    ) -> Result<(), CloudError> {
        let inquiry = Inquiry {
            message: Some(self.text_of_notice()),
            email: None,
            suspicion: Some(Suspicion::NotUnderstood),
            ..self.inquiry(None, Some(policy))
        };
        self.arrive(cloud, policy, &inquiry, Acknowledge::Off).await
    }

    /// Lets it arrive as a form does: once, however often it is handed over.
    async fn arrive(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        inquiry: &Inquiry,
        acknowledge: Acknowledge,
    ) -> Result<(), CloudError> {
        let forecast = cloud.trusted_forecast(cloud.now()).await;
        let is_written_to = acknowledge == Acknowledge::Baton && inquiry.email.is_some();
        let arrival = Arrival {
            promises: is_written_to,
            inquiry,
            // Identifiers are derived from the time: handed over again, the mail makes the same lead.
            at: self.at.map_or(cloud.now(), |at| at.min(cloud.now())),
            request: RequestKey::Given(&self.dedup_id),
            payload: &self.dedup_id,
            network: match self.verdicts.alignment {
                Alignment::Fails => Some(FORGED),
                Alignment::Passes | Alignment::Unknown if inquiry.form == MAIL => Some(PROGRAMS),
                Alignment::Passes | Alignment::Unknown => None,
            },
            policy: Some(policy),
            forecast: &forecast,
            acknowledge,
        };
        match cloud.accept(&arrival).await {
            Ok(accepted) => {
                tracing::info!(lead = %accepted.lead, source = %inquiry.source, "a program's mail became an inquiry");
                Ok(())
            }
            Err(AcceptError::KeyReused) => Ok(()),
            Err(AcceptError::Cloud(error)) => Err(error),
        }
    }
}

/// An inquiry in the language of whom it is about, as far as their words tell it: the program's own say nothing of it.
fn in_their_language(policy: &Policy, form: &Form, inquiry: Inquiry) -> Inquiry {
    let written_in = inquiry.message.as_deref().and_then(language_of);
    let spoken = &policy.active.company.languages;
    let detected = written_in.and_then(|tag| spoken.nearest(tag));
    let language = inquiry.language.or(detected.map(KnownLanguage::Detected));
    let said = language.map(KnownLanguage::language);
    let active = said.and_then(|said| policy.active.translations.get(&said));
    let form = active
        .and_then(|active| active.forms.get(&form.name))
        .unwrap_or(form);
    let phrase = topic::phrase(form, inquiry.topic.as_deref()).to_owned();
    let inquiry = Inquiry {
        language,
        topic_phrase: phrase,
        written_in: written_in.map(str::to_owned),
        ..inquiry
    };
    medium::spoken_of(Words::said_in(Some(policy), said), inquiry)
}
