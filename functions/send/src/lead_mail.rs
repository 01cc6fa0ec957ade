//! The words to a lead: which template, filled in with what, under which headers.

use std::sync::Arc;

use calendar::Instant;
use cloud::addresses::AddressKind;
use cloud::links::{Link, OFFER_LINK, Purpose};
use cloud::mail::Mail;
use cloud::table::outbox::Outgoing;
use cloud::{Cloud, CloudError};
use followup::inquiry::{EmailAddress, Inquiry, PersonName};
use followup::law;
use followup::lead::Lead;
use followup::message::{Class, Draft, NotSentReason, TemplateProblem};
use followup::policy::Policy;
use followup::promise::{date, next_contact};
use followup::team::Person;
use followup::template::{Markup, Requires, Template, Values, Variable};
use followup::timeline::{Actor, EntryKind};

use crate::meeting::{Event, times_url};
use crate::mime::{Invitation, Written};
use crate::office::{
    AUTO_GENERATED, AUTO_SUBMITTED, LEAD_TAG, MAIL_TAG, MESSAGE_TAG, own_id, reply_address, sender,
};
use crate::thread::Thread;

/// The value of `Auto-Submitted` in what answers by itself.
const AUTO_REPLIED: &str = "auto-replied";

/// A message to a lead and all that its words may need.
#[derive(Debug)]
pub(crate) struct Letter<'a> {
    cloud: &'a Cloud,
    policy: Arc<Policy>,
    lead: &'a Lead,
    draft: &'a Draft,
    inquiry: Inquiry,
    arrived_at: Instant,
    /// Where it goes: the inquiry's address, or another of the same person.
    address: Option<EmailAddress>,
    /// Who released it.
    signer: Option<String>,
    /// Until when a team of one is away.
    away_until: Option<Instant>,
    /// Whether received mail is known to come back here.
    receives: bool,
    now: Instant,
}

impl<'a> Letter<'a> {
    /// Reads what the words need; nothing, when the inquiry was erased.
    pub(crate) async fn gather(
        cloud: &'a Cloud,
        policy: Arc<Policy>,
        lead: &'a Lead,
        draft: &'a Draft,
        released: bool,
        now: Instant,
    ) -> Result<Option<Self>, CloudError> {
        let Some((inquiry, fact)) = cloud.arrived(&draft.lead, &draft.inquiry).await? else {
            return Ok(None);
        };
        let address = match (&inquiry.email, draft.class) {
            (Some(email), _) => Some(email.clone()),
            (None, Class::Acknowledgement) => None,
            // They left it with another inquiry.
            (None, Class::Automatic | Class::Appointment | Class::Reminder | Class::Released) => {
                cloud
                    .inquiries(&draft.lead)
                    .await?
                    .into_iter()
                    .find_map(|(_, inquiry)| inquiry.email)
            }
        };
        let signer = if released || draft.class == Class::Released {
            signer(cloud, &policy, lead).await?
        } else {
            None
        };
        let away_until = away_until(cloud, &policy, now).await?;
        let receives = cloud.received_mail().await?.is_verified(now);
        Ok(Some(Self {
            cloud,
            policy,
            lead,
            draft,
            inquiry,
            arrived_at: fact.at,
            address,
            signer,
            away_until,
            receives,
            now,
        }))
    }

    /// Where it goes.
    pub(crate) fn address(&self) -> Option<&EmailAddress> {
        self.address.as_ref()
    }

    /// Whether received mail is known to come back here.
    pub(crate) fn receives(&self) -> bool {
        self.receives
    }

    /// The same words, signed by this person.
    pub(crate) fn signed_by(self, person: &Person) -> Self {
        Self {
            signer: Some(person.name.clone()),
            ..self
        }
    }

    /// The template; where it claims an attempt that nobody made, its twin for who was written to, or its neutral
    /// one (P13).
    fn template(&self) -> Result<&Template, NotSentReason> {
        let named = |name: &str| {
            let found = self.policy.templates.get(name);
            found.ok_or_else(|| unrenderable(name, TemplateProblem::Absent))
        };
        if self.lead.listed.is_some() && self.is_of_a_step() {
            let words = self.policy.templates.for_listed(&self.draft.template);
            let template = words.ok_or_else(|| {
                unrenderable(&self.draft.template, TemplateProblem::SaysTheyAsked)
            })?;
            if template.is_for_listed() {
                return Ok(template);
            }
        }
        let template = named(&self.draft.template)?;
        let (called, wrote) = (self.lead.attempts > 0, self.lead.writings > 0);
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

    /// Whether it is of the cadence, or a person's: what is about an appointment answers what they did.
    fn is_of_a_step(&self) -> bool {
        match self.draft.class {
            Class::Automatic | Class::Released => true,
            Class::Acknowledgement | Class::Appointment | Class::Reminder => false,
        }
    }

    /// Where the address of who is on a list is from.
    fn came_from(&self) -> Option<String> {
        self.inquiry.origin.entry()?.came_from.clone()
    }

    /// Who has the lead; of an appointment, whom it is with.
    fn owner(&self) -> Option<&Person> {
        let invited = self.draft.invitation.as_ref().map(|one| &one.rep);
        self.policy.setting.roster.get(invited.or(self.lead.rep())?)
    }

    /// Where they choose a time, if they can.
    fn booking_url(&self) -> Option<String> {
        let offered = self.policy.setting.booking.is_some() && self.lead.may_book();
        offered.then(|| times_url(self.cloud, self.lead, self.now))
    }

    /// When the appointment is, in the lead's zone.
    fn meeting_time(&self) -> Option<String> {
        let meant = self.draft.invitation.as_ref()?;
        let said = meant.zone.stretch(meant.time.from, meant.time.to);
        let other = self.lead.meeting_of(meant).and_then(|meeting| meeting.or);
        Some(match other {
            Some(or) => {
                let to = or + (meant.time.to - meant.time.from);
                format!("{said}, or {}", meant.zone.stretch(or, to))
            }
            None => said,
        })
    }

    /// Where an answer goes.
    fn reply_to(&self) -> String {
        reply_address(
            self.cloud,
            AddressKind::Lead,
            self.lead,
            None,
            self.receives,
        )
        .or_else(|| self.owner().map(|owner| owner.email.clone()))
        .unwrap_or_else(|| self.policy.setting.company.from.clone())
    }

    fn stop_url(&self) -> String {
        let stop = Link {
            purpose: Purpose::Stop,
            lead: self.draft.lead.clone(),
            person: None,
            // Whose wish it is: the address of this inquiry, and no other of the lead.
            task: self.draft.inquiry.to_string(),
            expires: None,
        };
        let settings = self.cloud.settings();
        stop.url(&settings.base_url, &self.cloud.keys())
    }

    /// Where they may say yes to the newsletter; nobody is asked who has said so.
    fn offer_url(&self) -> Option<String> {
        let offers = match self.draft.class {
            // Whoever ticked the box confirms it: anybody can tick it beside somebody's address.
            Class::Acknowledgement => self.inquiry.consent.is_some(),
            // Where the law wants a follow-up to be about the inquiry alone, nothing else is offered.
            Class::Automatic | Class::Appointment | Class::Reminder | Class::Released => {
                !law::of(&self.policy, self.lead).strictly
            }
        };
        if !offers || self.lead.contact.opted_in || !self.lead.may_write() {
            return None;
        }
        let offer = Link {
            purpose: Purpose::OptIn,
            lead: self.draft.lead.clone(),
            person: None,
            task: self.draft.step.clone(),
            expires: Some(self.now + OFFER_LINK),
        };
        let settings = self.cloud.settings();
        Some(offer.url(&settings.base_url, &self.cloud.keys()))
    }

    fn values(&self) -> Values {
        let company = &self.policy.setting.company;
        let inquiry = &self.inquiry;
        let calendar = self.policy.calendar();
        // Who is away turns to it on the return: what is promised counts from there.
        let from = self
            .away_until
            .map_or(self.arrived_at, |until| until.max(self.arrived_at));
        let greeting = match inquiry.name.first().or_else(|| inquiry.name.usable()) {
            Some(name) => format!("Hello {name}"),
            None => "Hello".to_owned(),
        };
        let signature = self.signer.as_ref().unwrap_or(&company.team_name);
        let question = &self.policy.rules.criteria.question;
        // A company is echoed on the same terms as a name.
        let lead_company = inquiry
            .company
            .as_deref()
            .and_then(|company| PersonName::parse(company).ok())
            .and_then(|company| company.usable().map(str::to_owned));
        let owner = self.owner();
        let optional = [
            (Variable::FirstName, inquiry.name.first().map(str::to_owned)),
            (Variable::FullName, inquiry.name.usable().map(str::to_owned)),
            (Variable::LeadCompany, lead_company),
            (Variable::RepName, owner.map(|owner| owner.name.clone())),
            (
                Variable::RepFirstName,
                owner.map(|owner| owner.first_name().to_owned()),
            ),
            (
                Variable::RepPhone,
                owner.and_then(|owner| owner.phone.clone()),
            ),
            (Variable::TeamPhone, company.phone.clone()),
            (
                Variable::Question,
                question.as_ref().map(|question| question.ask.clone()),
            ),
            (
                Variable::AwayUntil,
                self.away_until.map(|until| date(calendar, until)),
            ),
            (Variable::MeetingTime, self.meeting_time()),
            (Variable::CameFrom, self.came_from()),
        ];
        let values = Values::new()
            .text(Variable::Topic, &inquiry.topic_phrase)
            .text(Variable::AskedOn, date(calendar, self.arrived_at))
            .text(Variable::CompanyName, &company.name)
            .text(Variable::CompanyLegalName, &company.legal_name)
            .text(Variable::PostalAddress, &company.postal_address)
            .url(Variable::PrivacyUrl, &company.privacy_url)
            .url(Variable::StopUrl, self.stop_url())
            .text(Variable::TeamName, &company.team_name)
            .text(Variable::RepOrTeamName, signature)
            .url(Variable::Website, &company.website)
            .text(Variable::Hours, &company.hours)
            .text(
                Variable::NextContact,
                next_contact(&self.policy, inquiry, from, self.now),
            )
            .text(Variable::Greeting, greeting)
            .text(Variable::ReplyAddress, self.reply_to());
        let values = match self.offer_url() {
            Some(url) => values.url(Variable::OptInUrl, url),
            None => values,
        };
        let values = match self.booking_url() {
            Some(url) => values.url(Variable::BookingUrl, url),
            None => values,
        };
        optional
            .into_iter()
            .fold(values, |values, (variable, text)| match text {
                Some(text) => values.text(variable, text),
                None => values,
            })
    }

    /// The name of the template that it is rendered from, and the mail.
    ///
    /// The error says what is missing.
    pub(crate) fn mail(
        &self,
        to: &EmailAddress,
        thread: &Thread,
        message: &Outgoing,
    ) -> Result<(String, Mail), NotSentReason> {
        let template = self.template()?;
        let rendered = template.render(&self.values())?;
        let mut headers = thread.headers();
        let by_a_person = message.released || self.draft.class == Class::Released;
        if self.draft.class == Class::Acknowledgement {
            headers.push((AUTO_SUBMITTED, AUTO_REPLIED.to_owned()));
        } else if !by_a_person {
            headers.push((AUTO_SUBMITTED, AUTO_GENERATED.to_owned()));
        }
        if !template.direct_answer() {
            headers.push(("List-Unsubscribe", format!("<{}>", self.stop_url())));
            headers.push((
                "List-Unsubscribe-Post",
                "List-Unsubscribe=One-Click".to_owned(),
            ));
        }
        let written = Written {
            id: own_id(self.cloud, &self.draft.id, message.claims + 1),
            at: self.now,
            from: sender(&self.policy.setting.company),
            to: to.ascii(),
            reply_to: self.reply_to(),
            subject: self.subject(thread).unwrap_or(rendered.subject),
            headers,
            text: rendered.text,
            html: rendered.html,
            invitation: self.calendar(to),
            tags: vec![
                (LEAD_TAG, self.draft.lead.to_string()),
                (MESSAGE_TAG, self.draft.id.to_string()),
                (MAIL_TAG, template.name().to_owned()),
            ],
        };
        Ok((template.name().to_owned(), written.mail()))
    }

    /// The subject of the conversation that the mail goes on with; none, if it opens one.
    fn subject(&self, thread: &Thread) -> Option<String> {
        if self.draft.invitation.is_some() {
            // When the appointment is stands in the subject, for who sees no more than that.
            return None;
        }
        let opened_by = self.policy.templates.get(thread.opened_by()?)?;
        let subject = opened_by.subject(&self.values()).ok()?;
        Some(format!("Re: {subject}"))
    }

    /// What their calendar is to take in, change or take out.
    fn calendar(&self, to: &EmailAddress) -> Option<Invitation> {
        let invitation = self.draft.invitation.as_ref()?;
        let company = &self.policy.setting.company;
        let rep = self.owner();
        let with = rep.map_or(company.team_name.as_str(), |rep| rep.name.as_str());
        let url = times_url(self.cloud, self.lead, self.now);
        let event = Event {
            summary: format!("{}: {}", company.name, self.inquiry.topic_phrase),
            description: format!("With {with}.\nTo move or cancel it: {url}"),
            lead: Some((self.inquiry.name.usable().map(str::to_owned), to.ascii())),
            rep,
        };
        event.part(self.cloud, company, self.lead, invitation, self.now)
    }

    /// When the appointment was made that it speaks of, or last changed; else when the inquiry arrived.
    pub(crate) fn answers_what_was_at(&self) -> Instant {
        match (self.draft.class, &self.lead.appointment) {
            (Class::Appointment | Class::Reminder, Some(meeting)) => meeting.at,
            (Class::Appointment | Class::Reminder, None)
            | (Class::Acknowledgement | Class::Automatic | Class::Released, _) => self.arrived_at,
        }
    }

    /// Subject and words, for a mail to the team that offers them to be sent.
    pub(crate) fn subject_and_words(&self, thread: &Thread) -> Result<Markup, NotSentReason> {
        let rendered = self.template()?.render(&self.values())?;
        let subject = self.subject(thread).unwrap_or(rendered.subject);
        let subject = Markup::inline([Markup::text("Subject:"), Markup::strong(&subject)]);
        Ok(Markup::join([subject, self.words()?]))
    }

    /// The words alone, for a mail to the team that shows them.
    pub(crate) fn words(&self) -> Result<Markup, NotSentReason> {
        Ok(self.template()?.markup(&self.values())?)
    }
}

/// That a template cannot be rendered, before anything is filled in.
fn unrenderable(template: &str, problem: TemplateProblem) -> NotSentReason {
    NotSentReason::Unrenderable {
        template: template.to_owned(),
        problem,
    }
}

/// Who released what waits for a lead: the person of the last verdict on its timeline.
async fn signer(cloud: &Cloud, policy: &Policy, lead: &Lead) -> Result<Option<String>, CloudError> {
    let timeline = cloud.timeline(&lead.id).await?;
    let person = timeline.iter().rev().find_map(|line| match &line.entry.by {
        Actor::Person(person) if line.entry.kind() == EntryKind::Verdict => Some(person),
        Actor::Person(_) | Actor::Baton | Actor::Lead => None,
    });
    Ok(person
        .and_then(|person| policy.setting.roster.get(person))
        .map(|person| person.name.clone()))
}

/// Until when a team of one is away; nothing for a team in which somebody else is there.
async fn away_until(
    cloud: &Cloud,
    policy: &Policy,
    now: Instant,
) -> Result<Option<Instant>, CloudError> {
    let [person] = policy.setting.roster.people.as_slice() else {
        return Ok(None);
    };
    let load = cloud.team().await?.load(&person.id);
    Ok(load.away_until.filter(|_| load.is_away(now)))
}
