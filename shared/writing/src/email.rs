//! The mail to a lead: which template, filled in with what.

use std::sync::Arc;

use calendar::Instant;
use cloud::table::outbox::MailWords;
use cloud::{Cloud, CloudError};
use followup::lead::Lead;
use followup::message::{Message, NotSentReason, OWN_WORDS, StopRule, TemplateProblem};
use followup::policy::Policy;
use followup::team::Person;
use followup::template::{MailLogo, Markup, Requires, SignedBy, Template, own_words};
use wording::Words;

use crate::facts::LeadFacts;
use crate::thread::Thread;
use crate::values::{values, values_to_show};

/// What a mail to a lead says.
#[derive(Debug)]
pub struct WrittenEmail {
    /// What it was rendered from.
    pub template: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// The logo that the HTML shows.
    pub logo: Option<MailLogo>,
    /// What it says, as it is kept and shown to the team: without the secrets of the links that are for the lead alone.
    pub kept: MailWords,
    /// It answers what they asked, and is no mailing from which they could unsubscribe.
    pub is_direct: bool,
}

/// A message to a lead with all that its words need.
#[derive(Debug)]
pub struct LeadEmail<'a> {
    facts: LeadFacts<'a>,
}

impl<'a> LeadEmail<'a> {
    /// What is known of it.
    pub fn facts(&self) -> &LeadFacts<'a> {
        &self.facts
    }

    /// Reads what the words need; nothing, when the inquiry was erased.
    ///
    /// # Errors
    /// The table cannot be read.
    pub async fn gather(
        cloud: &'a Cloud,
        policy: Arc<Policy>,
        lead: &'a Lead,
        message: &'a Message,
        released: bool,
        now: Instant,
    ) -> Result<Option<Self>, CloudError> {
        let facts = LeadFacts::gather(cloud, policy, lead, message, released, now).await?;
        Ok(facts.map(|facts| Self { facts }))
    }

    /// The same as a draft that this person may make their own, and signs.
    pub fn signed_by(self, person: &Person) -> Self {
        let facts = LeadFacts {
            signer: Some(person.name.clone()),
            is_draft: true,
            ..self.facts
        };
        Self { facts }
    }

    /// The same as it goes out once this person has sent it.
    pub fn sent_by(self, person: &Person) -> Self {
        let facts = LeadFacts {
            signer: Some(person.name.clone()),
            ..self.facts
        };
        Self { facts }
    }

    /// The template; while they wait for what they were promised, its owing twin (P14); where it claims an attempt that nobody made,
    /// its twin for who was written to, or its neutral one (P13).
    fn template(&self) -> Result<&Template, NotSentReason> {
        let named = |name: &str| {
            let found = self.facts.policy.text(name);
            found.ok_or_else(|| unrenderable(name, TemplateProblem::Absent))
        };
        if self.facts.lead.listed.is_some() && self.facts.message.stop_rule.is_of_the_cadence() {
            let words = self
                .facts
                .policy
                .templates
                .for_listed(&self.facts.message.template);
            let template = words.ok_or_else(|| {
                unrenderable(&self.facts.message.template, TemplateProblem::SaysTheyAsked)
            })?;
            if template.is_for_listed() {
                return Ok(template);
            }
        }
        let template = named(&self.facts.message.template)?;
        if let Some(twin) = template.owing().filter(|_| self.facts.waits_for_us()) {
            return named(twin);
        }
        let (called, wrote) = (
            self.facts.lead.call_attempts > 0,
            self.facts.lead.personal_emails > 0,
        );
        match (template.requires(), template.written()) {
            (None, _) => Ok(template),
            (Some(Requires::Attempt), _) if called => Ok(template),
            (Some(Requires::Writing), _) if wrote => Ok(template),
            (Some(Requires::Attempt), Some(twin)) if wrote => named(twin),
            (Some(Requires::Attempt | Requires::Writing), _) => {
                let twin = template
                    .neutral()
                    .ok_or_else(|| unrenderable(template.name(), TemplateProblem::NoNeutralTwin))?;
                named(twin)
            }
        }
    }

    /// What this mail says, as it leaves.
    ///
    /// # Errors
    /// What is missing.
    pub fn written(&self, thread: &Thread) -> Result<WrittenEmail, NotSentReason> {
        let values = values(&self.facts);
        let own = self.facts.own_words.as_ref();
        let (template, rendered, is_direct) = match own {
            Some(words) => {
                let rendered = own_words(&words.subject, &words.text, &values)?;
                (OWN_WORDS, rendered, false)
            }
            None => {
                let template = self.template()?;
                let rendered = template.render(&values)?;
                (template.name(), rendered, template.direct_answer())
            }
        };
        let subject = self.subject(thread).unwrap_or(rendered.subject);
        let base_url = &self.facts.cloud.settings().base_url;
        Ok(WrittenEmail {
            template: template.to_owned(),
            // What somebody wrote stays as they wrote it, for another try.
            kept: own.cloned().unwrap_or_else(|| MailWords {
                subject: subject.clone(),
                text: without_secrets(&rendered.text, base_url),
            }),
            subject,
            text: rendered.text,
            html: rendered.html,
            logo: values.into_logo(),
            is_direct,
        })
    }

    /// The subject of the conversation that the mail goes on with; none, if it opens one.
    fn subject(&self, thread: &Thread) -> Option<String> {
        if self.facts.own_words.is_some() {
            // Whoever wrote it chose its subject, in the conversation or not.
            return None;
        }
        if self.facts.message.invitation.is_some() {
            // An invitation has a subject of its own, which says when the appointment is: a reader may see no more than that.
            return None;
        }
        let opened_by = self.facts.policy.text(thread.opened_by()?)?;
        let subject = opened_by.subject(&values(&self.facts)).ok()?;
        Some(format!("Re: {subject}"))
    }

    /// When the appointment that it speaks of was made or last changed; else when the inquiry arrived.
    pub fn answers_what_was_at(&self) -> Instant {
        match (self.facts.message.stop_rule, &self.facts.lead.appointment) {
            (StopRule::Appointment | StopRule::Reminder, Some(meeting)) => meeting.at,
            (StopRule::Appointment | StopRule::Reminder, None)
            | (
                StopRule::Acknowledgement
                | StopRule::Automatic
                | StopRule::Letter
                | StopRule::Released,
                _,
            ) => self.facts.arrived_at,
        }
    }

    /// Subject and words, for a mail to the team that offers them to be sent.
    ///
    /// # Errors
    /// What is missing.
    pub fn subject_and_words(&self, thread: &Thread, say: Words) -> Result<Markup, NotSentReason> {
        let rendered = self.template()?.render(&values(&self.facts))?;
        let subject = self.subject(thread).unwrap_or(rendered.subject);
        let subject =
            Markup::inline([Markup::text(&say.subject_label()), Markup::strong(&subject)]);
        Ok(Markup::join([subject, self.words()?]))
    }

    /// Subject and words for a mail to the team that shows what was sent, without what only they are to press.
    ///
    /// # Errors
    /// What is missing.
    pub fn subject_and_words_to_show(&self) -> Result<(String, Markup), NotSentReason> {
        if let Some(own) = &self.facts.own_words {
            return Ok((own.subject.clone(), Markup::written(&own.text)));
        }
        let (template, values) = (self.template()?, values_to_show(&self.facts));
        Ok((template.subject(&values)?, template.markup(&values)?))
    }

    /// Who signs it once a person has sent it.
    ///
    /// # Errors
    /// What is missing.
    pub fn signed_by_whom(&self) -> Result<SignedBy, NotSentReason> {
        Ok(self.template()?.signed_by())
    }

    /// The words alone, for a mail to the team that shows them.
    ///
    /// # Errors
    /// What is missing.
    pub fn words(&self) -> Result<Markup, NotSentReason> {
        Ok(self.template()?.markup(&values(&self.facts))?)
    }
}

/// A text without the secrets of the links to pages of ours: who of the team reads what was sent is not to act in the lead's name by it.
fn without_secrets(text: &str, base_url: &str) -> String {
    let mut parts = text.split(base_url);
    let mut shown = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        shown.push_str(base_url);
        let page = part.strip_prefix('/').and_then(|rest| rest.split_once('/'));
        let of_link = page.filter(|(letter, _)| letter.chars().count() == 1);
        if let Some((letter, token)) = of_link {
            let is_of_token = |c: char| c.is_ascii_alphanumeric() || "-_.~".contains(c);
            let rest = token.trim_start_matches(is_of_token);
            for piece in ["/", letter, "/…", rest] {
                shown.push_str(piece);
            }
        } else {
            shown.push_str(part);
        }
    }
    shown
}

/// That a template cannot be rendered, before anything is filled in.
fn unrenderable(template: &str, problem: TemplateProblem) -> NotSentReason {
    NotSentReason::Unrenderable {
        template: template.to_owned(),
        problem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_of_a_link_to_a_page_of_ours_is_where_it_leads() {
        let kept = |text| without_secrets(text, "https://desk.example.com");
        assert_eq!(
            kept(
                "Book: https://desk.example.com/b/k1.aZ-_9 (or call)\nStop: https://desk.example.com/s/k1.x\n"
            ),
            "Book: https://desk.example.com/b/… (or call)\nStop: https://desk.example.com/s/…\n"
        );
        for whole in [
            "See https://www.example.com/p/privacy.",
            "https://desk.example.com/privacy/page",
            "https://desk.example.com",
            "",
        ] {
            assert_eq!(kept(whole), whole);
        }
    }
}
