//! A message to a lead, and what is read for its words.

use std::sync::Arc;

use calendar::Instant;
use cloud::addresses::AddressKind;
use cloud::links::{Link, Purpose};
use cloud::mail::mailbox;
use cloud::table::outbox::MailWords;
use cloud::{Cloud, CloudError};
use followup::booking::MeetingWay;
use followup::inquiry::{EmailAddress, Inquiry, PhoneNumber};
use followup::language::{KnownLanguage, Language};
use followup::lead::Lead;
use followup::message::{Message, StopRule};
use followup::policy::Policy;
use followup::team::Person;
use followup::timeline::{Actor, EntryKind};
use followup::work;

use wording::Words;
use wording::moment::LocalTimes;

use crate::sender::{reply_address, team_sender};

/// A message to a lead and all that its words may need.
#[derive(Debug)]
pub struct LeadFacts<'a> {
    /// Where it is read.
    pub cloud: &'a Cloud,
    /// As it is said in their language.
    pub policy: Arc<Policy>,
    /// To whom.
    pub lead: &'a Lead,
    /// What is sent, and by which rule it stops.
    pub message: &'a Message,
    /// What it answers.
    pub inquiry: Inquiry,
    /// When that arrived.
    pub arrived_at: Instant,
    /// Where it goes: the inquiry's address, or another of the same person.
    pub address: Option<EmailAddress>,
    /// The number that is called at an appointment, if they left one with any inquiry.
    pub number: Option<PhoneNumber>,
    /// What a person wrote in their own words.
    pub own_words: Option<MailWords>,
    /// Who released it.
    pub signer: Option<String>,
    /// A person may make the words their own, and knows what we owe.
    pub is_draft: bool,
    /// Until when a team of one is away.
    pub away_until: Option<Instant>,
    /// Whether received mail is known to come back here.
    pub receives: bool,
    /// As of when.
    pub now: Instant,
}

impl<'a> LeadFacts<'a> {
    /// The words in which the company writes to them.
    pub fn words(&self) -> Words {
        Words::from(&self.policy.active.company)
    }

    /// How times are said to them.
    pub fn times(&self) -> LocalTimes {
        LocalTimes::of_office(&self.policy.active)
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
        let Some((inquiry, fact)) = cloud.arrived(&message.lead, &message.inquiry).await? else {
            return Ok(None);
        };
        let own_words = match &message.written_by {
            None => None,
            // An erasure has taken them.
            Some(_) => match cloud.words_of_mail(&message.lead, &message.id).await? {
                None => return Ok(None),
                words => words,
            },
        };
        let policy = policy.said_in(language(lead, message, &inquiry));
        let inquiry = lead.with_promise_now(&message.inquiry, inquiry);
        let address = match (&inquiry.email, message.stop_rule) {
            (Some(email), _) => Some(email.clone()),
            (None, StopRule::Acknowledgement) => None,
            // They left it with another inquiry.
            (
                None,
                StopRule::Automatic
                | StopRule::Appointment
                | StopRule::Reminder
                | StopRule::Letter
                | StopRule::Released,
            ) => cloud
                .inquiries(&message.lead)
                .await?
                .into_iter()
                .find_map(|(_, inquiry)| inquiry.email),
        };
        let by_hand = released || message.stop_rule == StopRule::Released;
        let signer = match &message.written_by {
            Some(person) => policy.active.roster.get(person).map(|one| one.name.clone()),
            None if by_hand => signer(cloud, &policy, lead).await?,
            None => None,
        };
        let number = match &message.invitation {
            Some(_) => cloud.completed(lead, inquiry.clone()).await?.phone,
            None => None,
        };
        let away_until = away_until(cloud, &policy, now).await?;
        let receives = cloud.received_mail().await?.is_verified(now);
        Ok(Some(Self {
            cloud,
            policy,
            lead,
            message,
            inquiry,
            arrived_at: fact.at,
            address,
            number,
            own_words,
            signer,
            is_draft: false,
            away_until,
            receives,
            now,
        }))
    }

    /// Who has the lead; of an appointment, whom it is with; of own words, whose they are.
    pub fn owner(&self) -> Option<&Person> {
        let invited = self.message.invitation.as_ref().map(|one| &one.rep);
        let meant = invited.or(self.message.written_by.as_ref());
        self.policy.active.roster.get(meant.or(self.lead.rep())?)
    }

    /// Who stands as the sender: whoever wrote it, by name; else the team.
    pub fn sender(&self) -> String {
        let company = &self.policy.active.company;
        match self.signer.as_ref().filter(|_| self.own_words.is_some()) {
            Some(name) => mailbox(&self.words().signature(&company.name, name), &company.from),
            None => team_sender(company),
        }
    }

    /// How they meet at the appointment that the message is about.
    pub fn way(&self) -> MeetingWay<'_> {
        self.policy
            .meeting_way(self.lead, self.number.as_ref(), self.owner())
    }

    /// Whether they wait for what they should have had from us when this leaves.
    pub fn waits_for_us(&self) -> bool {
        let leaves = self.now.max(self.message.not_before);
        !self.is_draft
            && self.message.stop_rule.is_of_the_cadence()
            && work::late(&self.policy, self.lead, leaves).is_some()
    }

    /// Where an answer goes.
    pub fn reply_to(&self) -> String {
        reply_address(
            self.cloud,
            AddressKind::Lead,
            self.lead,
            None,
            self.receives,
        )
        .or_else(|| self.owner().map(|owner| owner.email.clone()))
        .unwrap_or_else(|| self.policy.active.company.from.clone())
    }

    /// Where they stop our mail.
    pub fn stop_url(&self) -> String {
        let stop = Link {
            purpose: Purpose::Stop,
            lead: Some(self.message.lead.clone()),
            person: None,
            // Whose wish it is: the address of this inquiry, and no other of the lead.
            task: self.message.inquiry.to_string(),
            expires: None,
        };
        let settings = self.cloud.settings();
        stop.url(&settings.base_url, &self.cloud.keys())
    }
}

/// The language in which a message is written to a lead: the lead's own; what confirms an inquiry is in that of the inquiry, whose page
/// has announced it.
fn language(lead: &Lead, message: &Message, inquiry: &Inquiry) -> Option<Language> {
    let confirms = message.stop_rule == StopRule::Acknowledgement;
    let own = inquiry.language.filter(|_| confirms);
    own.or(lead.language).map(KnownLanguage::language)
}

/// Who released what waits for a lead: the person of the last verdict on its timeline.
async fn signer(cloud: &Cloud, policy: &Policy, lead: &Lead) -> Result<Option<String>, CloudError> {
    let timeline = cloud.timeline(&lead.id).await?;
    let person = timeline.iter().rev().find_map(|line| match &line.entry.by {
        Actor::Person(person) if line.entry.kind() == EntryKind::Verdict => Some(person),
        Actor::Person(_) | Actor::Baton | Actor::Lead => None,
    });
    Ok(person
        .and_then(|person| policy.active.roster.get(person))
        .map(|person| person.name.clone()))
}

/// Until when a team of one is away; nothing for a team in which somebody else is there.
async fn away_until(
    cloud: &Cloud,
    policy: &Policy,
    now: Instant,
) -> Result<Option<Instant>, CloudError> {
    let [person] = &policy.active.roster.people[..] else {
        return Ok(None);
    };
    let load = cloud.team(&policy.active).await?.load(&person.id);
    Ok(load.back_at(now))
}
