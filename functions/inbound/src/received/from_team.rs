//! Mail of somebody of the team: an answer to a task is an outcome, a copy of what they wrote to the lead is a touch.

use calendar::Instant;
use chrono::Duration;
use cloud::addresses::AddressKind;
use cloud::keys::Home;
use cloud::table::commit::CommitOptions;
use cloud::table::outbox::{Content, State};
use cloud::table::texts::PersonalText;
use cloud::transact::Acted;
use cloud::{Cloud, CloudError};
use followup::event::{AnnouncementChoice, Disposition, Event, Evidence, Outcome, Unproven};
use followup::ids::{LeadId, MessageId, PersonId};
use followup::inquiry::EmailAddress;
use followup::lead::Lead;
use followup::message::{Notice, NoticeKind, StopRule};
use followup::policy::Policy;
use followup::work;
use followup::work::open_task;
use reading::report::{NamedSum, ReportedWords, read};
use wording::Words;

use super::mail::Received;
use super::sender::Alignment;
use super::teammate::is_of_team;
use super::whose::Whose;

/// How often a copy that nothing else proves counts as a touch.
const A_COPY_EACH: Duration = Duration::hours(20);

/// What follows from a mail of the team, and what its writer is told of it.
pub(super) type Heard = (Event, Option<NoticeKind>);

/// What a mail in the name of somebody of the team may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Right {
    /// What happened.
    Report,
    /// That they wrote to the lead, and nothing else.
    Touch,
    /// Nothing: it may be anybody's.
    Nothing,
}

/// What is proven of a mail that names this person as its writer.
pub(super) fn right(whose: &Whose, by: &PersonId, alignment: Alignment) -> Right {
    let made_for = |kind: AddressKind| {
        let mut proven = whose.proven.iter();
        proven.any(|proven| proven.kind == kind && proven.person.as_ref() == Some(by))
    };
    match alignment {
        // A DMARC failure outweighs a token: a task's address may have been passed on with the mail.
        Alignment::Fails => Right::Nothing,
        Alignment::Passes => Right::Report,
        Alignment::Unknown if made_for(AddressKind::Task) => Right::Report,
        Alignment::Unknown if made_for(AddressKind::Copy) => Right::Touch,
        Alignment::Unknown => Right::Nothing,
    }
}

impl Received {
    /// Lets a mail of the team happen.
    pub(super) async fn take_from_team(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        whose: &Whose,
        by: &PersonId,
    ) -> Result<(), CloudError> {
        let lead = &whose.lead;
        let heard = match right(whose, by, self.verdicts.alignment) {
            Right::Nothing => {
                tracing::warn!(person = %by, "a mail in the name of the team is not proven");
                return self.file_unproven(cloud, &lead.id, by, true).await;
            }
            // Everybody in the copy knows its address, so it counts once a day, and discharges no answer and no agreed step.
            Right::Touch if is_owed_something(lead) || has_just_written(lead, cloud.now()) => {
                return self.file_unproven(cloud, &lead.id, by, true).await;
            }
            Right::Touch => {
                let wrote = self.touch(cloud, policy, lead, by).await?;
                wrote.map(|event| (event, None))
            }
            Right::Report => self.report(cloud, policy, whose, by).await?,
        };
        let (event, tells) = match heard {
            Some(heard) => heard,
            // It was read and names no outcome: it is kept as a note, and they are asked.
            None => {
                let answer = self.may_be_answered(cloud, &lead.id).await?;
                let by = by.clone();
                (Event::NoteAdded { by, answer }, None)
            }
        };
        let tells = tells.map(|kind| Notice {
            to: by.clone(),
            lead: lead.id.clone(),
            kind,
        });
        self.happens(cloud, &lead.id, &event, tells).await
    }

    /// A copy of what they wrote to the lead, or to an address that the lead did not give.
    async fn touch(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        lead: &Lead,
        by: &PersonId,
    ) -> Result<Option<Event>, CloudError> {
        let to = self.message.to.iter().map(String::as_str);
        let wrote =
            self.is_of_lead(cloud, &lead.id, to).await? || self.went_to_others(cloud, policy);
        Ok(wrote.then(|| outcome(by, lead.task(), Disposition::Wrote, None, Evidence::Seen)))
    }

    /// What a report says, if it can be read as one, and what its writer is told.
    async fn report(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        whose: &Whose,
        by: &PersonId,
    ) -> Result<Option<Heard>, CloudError> {
        let lead = &whose.lead;
        let to = self.message.to.iter().map(String::as_str);
        if self.is_of_lead(cloud, &lead.id, to).await? {
            let wrote = self.touch(cloud, policy, lead, by).await?;
            return Ok(wrote.map(|event| (event, None)));
        }
        let words = self.reported_words(cloud, policy, by);
        // What they say of themselves counts, whoever has the lead by now.
        if let Some(heard) = self.said_of_themselves(cloud, &lead.id, by, words).await? {
            return Ok(Some(heard));
        }
        // Who does not have it any more was asked for three lines: whatever they say is for whoever has it now.
        if lead.was_handed_over_by(by) {
            return Ok(None);
        }
        let task = self.task(&lead.id);
        let of_another = is_of_another_cycle(task.as_deref(), whose);
        let task = task.unwrap_or_else(|| lead.task());
        let said =
            |disposition, next_at| outcome(by, task.clone(), disposition, next_at, Evidence::Said);
        let won = |amount| Outcome {
            amount: Some(amount),
            ..reported(by, task.clone(), Disposition::Won, None, Evidence::Said)
        };
        match words {
            Some(_) if of_another => Ok(None),
            // Where no task is open, "done" names no outcome.
            Some(ReportedWords::Outcome(Disposition::Done, _))
                if open_task(policy, lead).is_none() =>
            {
                Ok(None)
            }
            Some(ReportedWords::Outcome(disposition, next_at)) => {
                let receipt = self.receipt(cloud, &lead.id, Some(disposition)).await?;
                Ok(Some((said(disposition, next_at), receipt)))
            }
            Some(ReportedWords::WonFor(NamedSum::Of(amount))) => {
                let receipt = self
                    .receipt(cloud, &lead.id, Some(Disposition::Won))
                    .await?;
                Ok(Some((Event::Outcome(won(amount)), receipt)))
            }
            Some(ReportedWords::WonForWhichSum) => {
                let asks = self.asks_for_sum(cloud, &lead.id).await?;
                Ok(Some((said(Disposition::Won, None), asks)))
            }
            // Nothing but a sum says that something was won, and it can be read in two ways: their words are kept, and the buttons come back.
            Some(ReportedWords::WonFor(NamedSum::Unclear)) => Ok(None),
            // Nothing counts before it is said which day is meant: until then their words are a note.
            Some(ReportedWords::WhichDate { outcome, near, far }) => {
                let (by, answer) = (by.clone(), false);
                let asks = self.may_be_answered(cloud, &lead.id).await?;
                let asks = asks.then_some(NoticeKind::WhichDate { outcome, near, far });
                Ok(Some((Event::NoteAdded { by, answer }, asks)))
            }
            Some(ReportedWords::Choice(choice)) => {
                self.choice(
                    cloud,
                    &lead.id,
                    by,
                    choice,
                    said(Disposition::Reached, None),
                )
                .await
            }
            // A copy of what they wrote to an address that the lead did not give.
            Some(ReportedWords::Away { .. } | ReportedWords::Back) | None => {
                let wrote = self.touch(cloud, policy, lead, by).await?;
                Ok(wrote.map(|event| (event, None)))
            }
        }
    }

    /// What the first words of the mail report, read in its writer's language and the company's currency.
    pub(super) fn reported_words(
        &self,
        cloud: &Cloud,
        policy: &Policy,
        by: &PersonId,
    ) -> Option<ReportedWords> {
        let language = Words::for_person(&policy.active, by).language;
        let currency = &policy.active.figures.currency;
        let text = self.text();
        read(&text, language, policy.calendar(), currency, cloud.now())
    }

    /// What is to become of a mail that was announced, or that they are in touch already.
    async fn choice(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        by: &PersonId,
        choice: AnnouncementChoice,
        in_touch: Event,
    ) -> Result<Option<Heard>, CloudError> {
        let event = match (choice, announced(cloud, lead).await?) {
            (choice, Some(message)) => Event::AnnouncementAnswered {
                message,
                choice,
                by: by.clone(),
            },
            (AnnouncementChoice::InTouch, None) => in_touch,
            (AnnouncementChoice::SendNow | AnnouncementChoice::Stop, None) => return Ok(None),
        };
        let receipt = self.receipt(cloud, lead, None).await?;
        Ok(Some((event, receipt)))
    }

    /// The notice that a report is recorded; `None` where no automatic mail may go to its writer.
    async fn receipt(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        outcome: Option<Disposition>,
    ) -> Result<Option<NoticeKind>, CloudError> {
        let may = self.may_be_answered(cloud, lead).await?;
        Ok(may.then_some(NoticeKind::Receipt {
            outcome,
            asks_for_sum: false,
        }))
    }

    /// The notice that a win is recorded, and that its sum is asked for; `None` where no automatic mail may go to its writer.
    async fn asks_for_sum(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
    ) -> Result<Option<NoticeKind>, CloudError> {
        let may = self.may_be_answered(cloud, lead).await?;
        Ok(may.then_some(NoticeKind::Receipt {
            outcome: Some(Disposition::Won),
            asks_for_sum: true,
        }))
    }

    /// Whether an automatic answer about the lead may go to its writer.
    pub(super) async fn may_be_answered(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
    ) -> Result<bool, CloudError> {
        let (mail, now) = (&self.dedup_id, cloud.now());
        match self.writers_address() {
            Some(from) => cloud.may_answer(&from, lead, mail, now).await,
            None => Ok(false),
        }
    }

    /// The address that it names as its writer's.
    fn writers_address(&self) -> Option<EmailAddress> {
        let from = self.message.from.as_deref();
        from.and_then(|from| EmailAddress::parse(from).ok())
    }

    /// Whether it was written to somebody who is neither of the team nor ours.
    fn went_to_others(&self, cloud: &Cloud, policy: &Policy) -> bool {
        let domain = cloud.settings().reply_domain.as_deref().unwrap_or_default();
        let company = &policy.active.company;
        self.message.to.iter().any(|address| {
            let host = address.rsplit_once('@').map_or("", |(_, host)| host);
            let is_ours =
                host.eq_ignore_ascii_case(domain) || company.from.eq_ignore_ascii_case(address);
            !is_ours && !is_of_team(policy, address)
        })
    }

    /// Files a report in somebody's name that nothing proves to be theirs: it moves nothing, and they are asked back once a day for each lead.
    ///
    /// `is_known`: the address is known as theirs, so that there is nothing to ask about it.
    pub(super) async fn file_unproven(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        by: &PersonId,
        is_known: bool,
    ) -> Result<(), CloudError> {
        let (from, mail) = (self.writers_address(), &self.dedup_id);
        let hash = from
            .as_ref()
            .map(|from| cloud.address_hash(from.normalised()));
        let asks = match &from {
            Some(from) => cloud.may_ask_back(from, lead, mail, cloud.now()).await?,
            None => false,
        };
        let event = Event::Unproven(Unproven::Report {
            by: by.clone(),
            from: hash.filter(|_| !is_known),
            asks,
        });
        self.happens(cloud, lead, &event, None).await
    }

    /// Lets the event happen to the lead, once, with the words of the mail, and tells its writer.
    async fn happens(
        &self,
        cloud: &Cloud,
        lead: &LeadId,
        event: &Event,
        tells: Option<Notice>,
    ) -> Result<(), CloudError> {
        let from = self.message.from.as_deref();
        let text = self.text_to_read();
        let is_of_team = !matches!(event, Event::Unproven(_));
        let note = match from {
            // Whoever is asked whether it was them reads where it came from.
            Some(from) if !is_of_team => format!("{text}\n\n(It came from {from}.)"),
            Some(_) | None => text,
        };
        let kept = if is_of_team {
            PersonalText::note
        } else {
            PersonalText::mail
        };
        let options = CommitOptions {
            payload: Some(note).filter(|text| !text.is_empty()).map(kept),
            dedup_key: Some(self.dedup_id.clone()),
            notices: tells.into_iter().collect(),
            ..CommitOptions::default()
        };
        let acted = cloud.act(lead, event, cloud.now(), &options).await?;
        if acted == Acted::NoLead {
            tracing::warn!("a mail of the team names a lead that is not there");
        }
        Ok(())
    }
}

/// Whether a person of the team owes them what they asked for or agreed.
fn is_owed_something(lead: &Lead) -> bool {
    work::owed(lead).is_some_and(|owed| !owed.kind.is_first_touch())
}

/// Whether a mail from the team to the lead was recorded less than [`A_COPY_EACH`] ago.
fn has_just_written(lead: &Lead, now: Instant) -> bool {
    lead.last_outcome
        .as_ref()
        .is_some_and(|last| last.disposition == Disposition::Wrote && now - last.at < A_COPY_EACH)
}

fn outcome(
    by: &PersonId,
    task: String,
    disposition: Disposition,
    next_at: Option<Instant>,
    known: Evidence,
) -> Event {
    Event::Outcome(reported(by, task, disposition, next_at, known))
}

fn reported(
    by: &PersonId,
    task: String,
    disposition: Disposition,
    next_at: Option<Instant>,
    known: Evidence,
) -> Outcome {
    Outcome {
        by: by.clone(),
        task,
        disposition,
        next_at,
        again: false,
        link: None,
        amount: None,
        known,
    }
}

/// Whether a report is about another cycle of the lead: "won" to a task of last year would close a lead that has come back since.
fn is_of_another_cycle(task: Option<&str>, whose: &Whose) -> bool {
    let proven = whose.proven.as_ref().map(|proven| proven.cycle);
    let cycle = task.and_then(cycle_of).or(proven);
    cycle.is_some_and(|cycle| cycle != whose.lead.cycle)
}

/// The cycle in the name of a task: 2 of `c2_inbound_0` and of `c2r1_inbound_0`.
fn cycle_of(task: &str) -> Option<u32> {
    let rest = task.strip_prefix('c')?;
    let end = rest.find(|letter: char| !letter.is_ascii_digit())?;
    rest[..end].parse().ok()
}

/// The mail to the lead that was announced and waits.
async fn announced(cloud: &Cloud, lead: &LeadId) -> Result<Option<MessageId>, CloudError> {
    let messages = cloud.messages(&Home::Lead(lead.clone())).await?;
    let mut waiting: Vec<_> = messages
        .iter()
        .filter(|message| message.state == State::Pending && !message.released)
        .filter(|message| match &message.content {
            Content::Lead(message) => message.stop_rule == StopRule::Automatic,
            Content::Team(_) | Content::Lost { .. } => false,
        })
        .collect();
    waiting.sort_by_key(|message| message.due_at);
    Ok(waiting.first().map(|message| message.id().clone()))
}
