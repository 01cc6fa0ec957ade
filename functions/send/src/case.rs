//! A lead as a member of the team reads about it.

use std::sync::Arc;

use cloud::{Cloud, CloudError};
use followup::decide::{Actor, EntryKind};
use followup::event::Sign;
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::{ContactHow, ContactWhen, DEFAULT_PHRASE, Inquiry};
use followup::lead::{Block, Lead};
use followup::policy::{Policy, StepKind, Track};
use followup::promise::{date, moment};
use followup::team::Person;
use followup::template::{Markup, Values, Variable};
use followup::time::Instant;

use crate::duty;
use crate::links;

/// Whom a mail is about when nothing is known of them.
const SOMEBODY: &str = "Somebody";
/// The script when the lead's policy has no better one.
const FIRST_CALL: &str = "script_call";
const CALLBACK: &str = "script_callback";
const NEXT_STEP: &str = "script_next_step";

/// A lead, the inquiry that its follow-up speaks of, and the policy that it pinned.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) lead: Lead,
    pub(crate) policy: Arc<Policy>,
    inquiry: Option<Inquiry>,
    asked_at: Instant,
}

impl Case {
    /// Reads a lead as it is now.
    pub(crate) async fn read(
        cloud: &Cloud,
        active: &Arc<Policy>,
        id: &LeadId,
    ) -> Result<Option<Self>, CloudError> {
        let Some(stored) = cloud.resolved_lead(id).await? else {
            return Ok(None);
        };
        Self::of(cloud, active, stored.lead).await.map(Some)
    }

    /// Reads what belongs to a lead that was read.
    pub(crate) async fn of(
        cloud: &Cloud,
        active: &Arc<Policy>,
        lead: Lead,
    ) -> Result<Self, CloudError> {
        let id = lead.inquiry.clone();
        let policy = cloud.policy_for(active, &lead).await?;
        let mut case = Self {
            asked_at: lead.arrived_at,
            lead,
            policy,
            inquiry: None,
        };
        case.speak_of(cloud, &id).await?;
        Ok(case)
    }

    async fn speak_of(&mut self, cloud: &Cloud, id: &InquiryId) -> Result<(), CloudError> {
        if let Some(inquiry) = cloud.inquiry(&self.lead.id, id).await? {
            let fact = cloud.arrival_fact(&self.lead.id, id).await?;
            self.asked_at = fact.map_or(self.lead.arrived_at, |fact| fact.at);
            self.inquiry = Some(inquiry);
        }
        Ok(())
    }

    /// The same lead with the inquiry that joined it last.
    pub(crate) async fn latest(mut self, cloud: &Cloud) -> Result<Self, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        let joined = timeline.iter().rev().find_map(|line| {
            (line.entry.kind == EntryKind::Joined)
                .then(|| InquiryId::parse(&line.entry.because).ok())
                .flatten()
        });
        if let Some(id) = joined {
            self.speak_of(cloud, &id).await?;
        }
        Ok(self)
    }

    /// Whom it is about.
    pub(crate) fn name(&self) -> String {
        let Some(inquiry) = &self.inquiry else {
            return SOMEBODY.to_owned();
        };
        match (inquiry.name.usable(), &inquiry.phone) {
            (Some(name), _) => name.to_owned(),
            (None, Some(phone)) => phone.display(),
            (None, None) => SOMEBODY.to_owned(),
        }
    }

    /// Their company and number, for one line of a list.
    pub(crate) fn particulars(&self) -> Markup {
        let Some(inquiry) = &self.inquiry else {
            return Markup::default();
        };
        let company = Markup::text(inquiry.company.as_deref().unwrap_or_default());
        let reach = links::call(inquiry).or_else(|| links::write(inquiry));
        Markup::inline([company, reach.unwrap_or_default()])
    }

    /// What they asked about, as a phrase.
    pub(crate) fn topic(&self) -> &str {
        self.inquiry
            .as_ref()
            .map_or(DEFAULT_PHRASE, |inquiry| &inquiry.topic_phrase)
    }

    /// What they wrote, quoted.
    pub(crate) fn asked(&self) -> Markup {
        let topic = Markup::paragraph(&format!("They sent {}.", self.third_person()));
        match self
            .inquiry
            .as_ref()
            .and_then(|inquiry| inquiry.message.as_deref())
        {
            Some(text) => Markup::join([topic, Markup::quote(text)]),
            None => Markup::join([topic, Markup::paragraph("They wrote nothing more.")]),
        }
    }

    /// The topic as somebody else says it: "a question about our prices".
    fn third_person(&self) -> String {
        let topic = self.topic();
        match topic.strip_prefix("your ") {
            Some(rest) if rest.starts_with(['a', 'e', 'i', 'o']) => format!("an {rest}"),
            Some(rest) => format!("a {rest}"),
            None => topic.to_owned(),
        }
    }

    /// What they answered: the text of their last reply, if it is kept here.
    pub(crate) async fn answered(&self, cloud: &Cloud) -> Result<Markup, CloudError> {
        let timeline = cloud.timeline(&self.lead.id).await?;
        let reply = timeline.iter().rev().find(|line| {
            line.entry.kind == EntryKind::Sign
                && line.entry.by == Actor::Lead
                && line.entry.because == Sign::Replied.as_str()
        });
        if let Some(reply) = reply {
            // The text belongs to the first line of the decision.
            for line in timeline.iter().filter(|line| line.at == reply.at) {
                if let Some(text) = cloud.note(&self.lead.id, &line.id).await? {
                    return Ok(Markup::quote(&text));
                }
            }
            return Ok(Markup::paragraph(
                "Their words are in the mailbox that they answered; they are not kept here.",
            ));
        }
        Ok(self.asked())
    }

    /// Who it is, line by line.
    pub(crate) fn summary(&self, now: Instant) -> Markup {
        let lead = &self.lead;
        let calendar = self.policy.calendar();
        let mut lines: Vec<Markup> = Vec::new();
        let mut line = |label: &str, text: &str| {
            if !text.trim().is_empty() {
                lines.push(Markup::text(&format!("{label}: {text}")));
            }
        };
        if let Some(inquiry) = &self.inquiry {
            if inquiry.name.usable().is_none() && !inquiry.name.is_placeholder() {
                line("Name as typed", inquiry.name.full());
            }
            line("Company", inquiry.company.as_deref().unwrap_or_default());
            line(
                "Phone",
                &inquiry
                    .phone
                    .as_ref()
                    .map_or_else(String::new, |phone| phone.display()),
            );
            line(
                "Email",
                inquiry.email.as_ref().map_or("", |email| email.as_str()),
            );
            line(
                "Timeframe",
                inquiry.timeframe.as_deref().unwrap_or_default(),
            );
            line("Budget", inquiry.budget.as_deref().unwrap_or_default());
        }
        line("Wants to hear from us", self.when());
        line(
            "Preferably",
            match lead.contact.how {
                ContactHow::Any => "",
                ContactHow::Phone => "by phone",
                ContactHow::Email => "in writing",
            },
        );
        line("Asked", &moment(calendar, self.asked_at, now));
        line("Came by", &lead.source);
        if let Some(score) = lead.score {
            let unqualified = if lead.unqualified {
                ", not qualified in time"
            } else {
                ""
            };
            line("Points", &format!("{score}{unqualified}"));
        }
        if lead.inquiries > 1 {
            line("Inquiries", &lead.inquiries.to_string());
        }
        let attempts = match lead.attempts {
            1 => "1 attempt".to_owned(),
            attempts => format!("{attempts} attempts"),
        };
        line(
            "So far",
            &match (&lead.touched_at, lead.attempts) {
                (None, 0) => "no contact with a person".to_owned(),
                (None, _) => attempts,
                (Some(at), _) => {
                    format!("{attempts}, first contact {}", moment(calendar, *at, now))
                }
            },
        );
        if let Some(last) = &lead.last_outcome {
            line(
                "Last reported",
                &format!("{}, {}", last.disposition.label(), date(calendar, last.at)),
            );
        }
        line(
            "Careful",
            match lead.blocked {
                None => "",
                Some(Block::Unsubscribed) => "they stopped our mail",
                Some(Block::Bounced) => "their address does not work",
                Some(Block::Complained) => "they reported our mail as unwanted",
                Some(Block::DoNotContact) => "they are not to be contacted",
            },
        );
        Markup::items(lines)
    }

    /// When they want to hear from us.
    pub(crate) fn when(&self) -> &'static str {
        match self.lead.contact.when {
            ContactWhen::Now => "as soon as we can",
            ContactWhen::Week => "within a week",
            ContactWhen::Later => "later",
        }
    }

    /// Where to call, write and read more.
    pub(crate) fn links(&self) -> Markup {
        self.inquiry
            .as_ref()
            .map_or_else(|| Markup::paragraph("Their data was erased."), links::links)
    }

    /// What to say in the call that is next. The error says what is missing.
    pub(crate) fn script(&self, person: &Person) -> Result<Markup, String> {
        let name = self.script_name();
        let template = self
            .policy
            .templates
            .get(name)
            .ok_or_else(|| format!("there is no template `{name}`"))?;
        let values = Values::new()
            .text(Variable::CompanyName, &self.policy.setting.company.name)
            .text(Variable::StaffFirstName, person.first_name())
            .text(Variable::LeadName, self.name())
            .text(Variable::Topic, self.topic())
            .text(
                Variable::AskedOn,
                date(self.policy.calendar(), self.asked_at),
            );
        template.markup(&values).map_err(|error| error.to_string())
    }

    fn script_name(&self) -> &str {
        if duty::clock(&self.lead).is_some_and(|clock| !clock.duty.is_first_touch()) {
            return NEXT_STEP;
        }
        match duty::step(&self.policy, &self.lead) {
            // They had asked for later, and the date has come.
            Some((step, _))
                if self.lead.contact.when == ContactWhen::Later
                    && self.lead.attempts == 0
                    && step.kind == StepKind::Call =>
            {
                CALLBACK
            }
            Some((step, _)) if step.kind == StepKind::Call => &step.template,
            Some(_) | None => FIRST_CALL,
        }
    }

    /// The step whose words a rep may make their own: the first mail of the lead's track.
    pub(crate) fn mail_to_write(&self) -> Option<(&str, &str)> {
        let cadence = &self.policy.rules.cadence;
        let track = match duty::pursuit(&self.lead).map(|pursuit| &pursuit.phase) {
            Some(followup::lead::Phase::Cadence(progress)) => progress.track,
            Some(followup::lead::Phase::Person(_)) => Track::Conversation,
            None => Track::Inbound,
        };
        cadence
            .steps(track)
            .iter()
            .chain(&cadence.inbound)
            .find(|step| step.kind == StepKind::Mail)
            .map(|step| (step.name.as_str(), step.template.as_str()))
    }
}
