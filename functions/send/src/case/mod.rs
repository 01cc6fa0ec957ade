//! A lead as a member of the team reads about it.

mod also;
mod another;
mod delay;
mod delay_mail;
mod doubted;
mod doubted_words;
mod history;
mod next;
mod note;
mod notes;
mod rang;
mod reason;
mod standing;
mod summary;

use std::sync::Arc;

use calendar::Instant;
use cloud::table::timeline::Answer;
use cloud::{Cloud, CloudError};
use followup::ids::{InquiryId, LeadId};
use followup::inquiry::{ContactWhen, DEFAULT_PHRASE, Inquiry, ListEntry};
use followup::lead::Lead;
use followup::policy::Policy;
use followup::template::Markup;
use wording::Words;
use wording::moment::LocalTimes;
use wording::script::{CallBrief, whom};
use wording::topic::{said_by_others, topic_for};

use crate::mail::links;
use crate::team::reader::TeamReader;
use another::Another;
use delay_mail::DelayMail;
use doubted_words::DoubtedWords;
use note::Note;

/// Characters of an answer that a list shows: enough to know what it takes.
const MAX_IN_LIST: usize = 400;

/// A lead, the inquiry that its follow-up speaks of, and the policy that it pinned.
#[derive(Debug, Clone)]
pub(crate) struct Case {
    pub(crate) lead: Lead,
    pub(crate) policy: Arc<Policy>,
    /// The words of who reads about it.
    pub(crate) words: Words,
    inquiry: Option<Inquiry>,
    asked_at: Instant,
    /// What else they have asked in this matter.
    also: Vec<Another>,
    /// What the team has noted, newest first; empty until [`with_notes`](Self::with_notes) has read it.
    notes: Vec<Note>,
    /// Their last answer; nothing until [`with_notes`](Self::with_notes) has read it.
    answered: Option<Answer>,
    /// The last mail in which we owned up to a delay; nothing until [`with_notes`](Self::with_notes) has read it.
    delay: Option<DelayMail>,
    /// What was written in their name, while nobody has decided whether it was them.
    doubted: DoubtedWords,
    /// Whether a mail to them is on its way by itself; known where it has to be.
    goes_out: bool,
}

/// What an inquiry is about, and its words.
fn said(words: Words, topic: &str, message: Option<&str>) -> Markup {
    let topic = Markup::paragraph(&words.they_sent(&said_by_others(words, topic)));
    let words = match message {
        Some(text) => Markup::quote(text),
        None => Markup::paragraph(&words.they_wrote_no_more()),
    };
    Markup::join([topic, words])
}

/// The beginning of a text.
fn in_short(text: &str) -> String {
    let mut short: String = text.chars().take(MAX_IN_LIST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl Case {
    /// How times are said to the team.
    pub(crate) fn times(&self) -> LocalTimes {
        LocalTimes::new(self.words, self.policy.calendar().tz())
    }

    /// Reads a lead as it is now.
    pub(crate) async fn read(
        reader: &TeamReader<'_>,
        id: &LeadId,
    ) -> Result<Option<Self>, CloudError> {
        let Some(stored) = reader.cloud.resolved_lead(id).await? else {
            return Ok(None);
        };
        Self::of(reader, stored.lead).await.map(Some)
    }

    /// Reads a lead that a mail about others speaks of, too. One that cannot be read is logged and left out, so that the mail leaves.
    pub(crate) async fn readable(
        reader: &TeamReader<'_>,
        id: &LeadId,
    ) -> Result<Option<Self>, CloudError> {
        match Self::read(reader, id).await {
            Err(error) if !error.worth_retrying() => {
                tracing::error!(lead = %id, %error, "a lead is left out of a mail");
                Ok(None)
            }
            read => read,
        }
    }

    /// Reads what belongs to a lead that was read.
    pub(crate) async fn of(reader: &TeamReader<'_>, lead: Lead) -> Result<Self, CloudError> {
        let cloud = reader.cloud;
        let id = lead.inquiry.clone();
        let policy = cloud.policy_for(reader.active, &lead).await?;
        let mut case = Self {
            asked_at: lead.arrived_at,
            lead,
            policy,
            words: reader.words(),
            inquiry: None,
            also: Vec::new(),
            notes: Vec::new(),
            answered: None,
            delay: None,
            doubted: DoubtedWords::default(),
            goes_out: false,
        };
        case.speak_of(cloud, &id).await?;
        case.read_also(cloud).await?;
        case.read_doubted(cloud).await?;
        Ok(case)
    }

    async fn speak_of(&mut self, cloud: &Cloud, id: &InquiryId) -> Result<(), CloudError> {
        if let Some((inquiry, fact)) = cloud.arrived(&self.lead.id, id).await? {
            self.asked_at = fact.at;
            let inquiry = self.lead.with_promise_now(id, inquiry);
            self.inquiry = Some(cloud.completed(&self.lead, inquiry).await?);
        }
        Ok(())
    }

    /// Whom it is about.
    pub(crate) fn name(&self) -> String {
        whom(self.words, self.inquiry.as_ref())
    }

    /// Their name, company and number, for one line of a list.
    pub(crate) fn who(&self) -> Markup {
        let name = Markup::strong(&self.name());
        let Some(inquiry) = &self.inquiry else {
            return name;
        };
        let company = Markup::text(inquiry.company.as_deref().unwrap_or_default());
        let (call, write) = (
            links::call(self.words, inquiry, &self.lead),
            links::write(self.words, inquiry, &self.lead),
        );
        let reach = if self.lead.is_called() {
            call.or(write)
        } else {
            write.or(call)
        };
        Markup::commas([name, company, reach.unwrap_or_default()])
    }

    /// When the inquiry came that its follow-up speaks of.
    pub(crate) fn asked_at(&self) -> Instant {
        self.asked_at
    }

    /// What they asked about, as a phrase, in the words of who reads about it.
    pub(crate) fn topic(&self) -> String {
        let inquiry = self.inquiry.as_ref();
        inquiry.map_or_else(
            || DEFAULT_PHRASE.to_owned(),
            |inquiry| topic_for(&self.policy, self.words, inquiry),
        )
    }

    /// What is known for a call to them, or for what is done on another channel.
    pub(crate) fn brief(&self) -> CallBrief<'_> {
        CallBrief {
            policy: &self.policy,
            lead: &self.lead,
            inquiry: self.inquiry.as_ref(),
            asked_at: self.asked_at,
            rang_last: self.rang_last().is_some(),
            words: self.words,
        }
    }

    /// The inquiry that its follow-up speaks of.
    pub(crate) fn inquiry(&self) -> Option<&Inquiry> {
        self.inquiry.as_ref()
    }

    /// What the inquiry that the follow-up speaks of says, quoted.
    fn asked_alone(&self) -> Markup {
        if let Some(entry) = self.list_entry() {
            return self.on_the_list(entry);
        }
        let inquiry = self.inquiry.as_ref();
        let came = self.came_at(inquiry, self.asked_at);
        match inquiry.zip(came) {
            Some((inquiry, came)) => self.with_their_message(&came, inquiry),
            None => {
                let message = inquiry.and_then(|one| one.message.as_deref());
                said(self.words, &self.topic(), message)
            }
        }
    }

    /// The row of a list that they are known from.
    fn list_entry(&self) -> Option<&ListEntry> {
        self.inquiry.as_ref()?.origin.entry()
    }

    /// Whether they have asked nothing: they are known from a list alone.
    pub(crate) fn is_listed(&self) -> bool {
        self.list_entry().is_some()
    }

    /// That they are on a list, and which.
    fn which_list(&self, entry: &ListEntry) -> String {
        match &entry.came_from {
            Some(place) => self.words.listed_from(place),
            None => self.words.listed(),
        }
    }

    /// What a list says of them, and that it is all there is.
    fn on_the_list(&self, entry: &ListEntry) -> Markup {
        let words = self.words;
        let mut said = vec![self.which_list(entry)];
        if self.lead.heard_at.is_none() {
            said.push(words.listed_nothing_came());
        }
        if let Some(day) = entry.asked_at {
            said.push(words.listed_asked_on(&day.to_string()));
        }
        said.push(match &entry.consent {
            Some(_) => words.listed_consent(),
            None => words.listed_no_consent(),
        });
        let said = said.join(" ");
        let message = self.inquiry.as_ref().and_then(|one| one.message.as_deref());
        let noted = message.map_or_else(Markup::default, Markup::quote);
        Markup::join([Markup::paragraph(&said), noted])
    }

    /// When they want to hear from us.
    pub(crate) fn when(&self) -> String {
        match self.lead.contact.when {
            ContactWhen::Now => self.words.contact_now(),
            ContactWhen::Week => self.words.contact_week(),
            ContactWhen::Later => self.words.contact_later(),
        }
    }

    /// Where to call, write and read more.
    pub(crate) fn links(&self) -> Markup {
        match &self.inquiry {
            Some(inquiry) => links::links(self.words, inquiry, &self.lead),
            None => Markup::paragraph(&self.words.their_data_erased()),
        }
    }
}
